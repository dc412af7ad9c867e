// A parser of XML that calls functions of the program for what it meets. What expat takes for
// itself is not counted: it hands its allocator no context, and nothing here is global.
#include "modules/expat.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

#include "object/buffer.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/module.h"

// The functions, in the order in which they are given: each may be None.
typedef enum Handler {
    HANDLE_START,
    HANDLE_END,
    HANDLE_DATA,
    HANDLE_COMMENT,
    HANDLE_INSTRUCTION,
    HANDLE_START_NAMESPACE,
    HANDLE_END_NAMESPACE,
    HANDLE_DOCTYPE,
    HANDLE_ENTITY,    // what an unknown entity stands for, of its name, line and column
    HANDLE_ENCODING,  // the 256 characters of an encoding, of its name
    HANDLER_COUNT,
} Handler;

//   +0 header  +8 the functions, a tuple  +16 expat's parser  +24 busy  +32 joins texts  +40 text
typedef struct Parser {
    TareObject header;
    TareValue handlers;
    XML_Parser expat;
    uint64_t is_busy;
    uint64_t is_terse;  // texts are joined up to the next tag, and no attributes are None
    TareText text;      // of the data that nobody was told of
} Parser;

// What expat hands to the functions below: one call of feed.
typedef struct Feed {
    TareRuntime *rt;
    Parser *parser;
    bool failed;  // an error pends
} Feed;

static const TareTypeSpec parser_spec;

static Parser *of(TareValue v) { return (Parser *)tare_value_get_object(v); }

// ---- telling -----------------------------------------------------------------------------------

static void stop(Feed *self) {
    self->failed = true;
    XML_StopParser(self->parser->expat, XML_FALSE);
}

static bool has(const Feed *self, Handler handler) {
    return !tare_value_is_none(tare_tuple_of(self->parser->handlers)->items[handler]);
}

// Calls a function if there is one, and gives what it gives; takes the values, one of which may be
// absent: an error pends then.
static TareValue ask_steal(Feed *self, Handler handler, TareValue *stolen_values, size_t count) {
    TareRuntime *rt = self->rt;
    bool is_whole = !self->failed;
    for (size_t i = 0; i < count; i++)
        if (tare_value_is_absent(stolen_values[i])) is_whole = false;
    TareValue result = TARE_ABSENT;
    if (is_whole)
        result = tare_call_values(rt, tare_tuple_of(self->parser->handlers)->items[handler],
                                  stolen_values, count);
    for (size_t i = 0; i < count; i++) tare_release(rt, stolen_values[i]);
    if (tare_value_is_absent(result)) stop(self);
    return result;
}

static void tell_steal(Feed *self, Handler handler, TareValue *stolen_values, size_t count) {
    TareValue result = ask_steal(self, handler, stolen_values, count);
    tare_release(self->rt, result);
}

static void tell_text(Feed *self, const char *bytes, size_t length) {
    TareValue text = tare_string_new_utf8(self->rt, bytes, length);
    tell_steal(self, HANDLE_DATA, &text, 1);
}

static void flush_text(Feed *self) {
    TareText *text = &self->parser->text;
    if (text->failed) {
        tare_error_raise_memory(self->rt);
        stop(self);
    }
    if (!text->length_bytes || self->failed) return;
    tell_text(self, tare_text_get(text), text->length_bytes);
    tare_text_clear(text);
}

// A name as it is known here: expat puts the namespace in front, with "}" behind it.
static TareValue make_name(Feed *self, const char *name) {
    if (!strchr(name, '}')) {
        TareString *plain = tare_intern_utf8(self->rt, name, strlen(name));
        return plain ? tare_value_from_object(plain) : TARE_ABSENT;
    }
    TareText text;
    char room[256];
    tare_text_init_in(&text, tare_system_allocator(self->rt->heap.system, TARE_PURPOSE_TABLES),
                      room, sizeof room);
    tare_text_append_char(&text, '{');
    tare_text_append_string(&text, name);
    TareString *whole = NULL;
    if (text.failed) tare_error_raise_memory(self->rt);
    else whole = tare_intern_utf8(self->rt, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    return whole ? tare_value_from_object(whole) : TARE_ABSENT;
}

static TareValue make_text(Feed *self, const char *text) {
    return text ? tare_string_new_utf8(self->rt, text, strlen(text)) : TARE_NONE;
}

// ---- what expat meets --------------------------------------------------------------------------

static TareStatus add_attribute(Feed *self, TareDict *dict, const char *name, const char *text) {
    TareValue key = make_name(self, name);
    if (tare_value_is_absent(key)) return TARE_ERROR;
    TareValue value = make_text(self, text);
    TareStatus status = tare_value_is_absent(value)
                            ? TARE_ERROR
                            : tare_table_set_string(self->rt, &dict->table, tare_string_of(key),
                                                    value);
    tare_release(self->rt, value);
    tare_release(self->rt, key);
    return status;
}

static TareValue make_attributes(Feed *self, const char **attributes) {
    if (!*attributes && self->parser->is_terse) return TARE_NONE;
    TareValue dict = tare_dict_new(self->rt);
    if (tare_value_is_absent(dict)) return dict;
    for (; *attributes; attributes += 2) {
        if (add_attribute(self, tare_dict_of(dict), attributes[0], attributes[1]) == TARE_OK)
            continue;
        tare_release(self->rt, dict);
        return TARE_ABSENT;
    }
    return dict;
}

static void meet_start(void *context, const char *name, const char **attributes) {
    Feed *self = context;
    flush_text(self);
    if (self->failed || !has(self, HANDLE_START)) return;
    TareValue values[] = {make_name(self, name), make_attributes(self, attributes)};
    tell_steal(self, HANDLE_START, values, 2);
}

static void meet_end(void *context, const char *name) {
    Feed *self = context;
    flush_text(self);
    if (self->failed || !has(self, HANDLE_END)) return;
    TareValue value = make_name(self, name);
    tell_steal(self, HANDLE_END, &value, 1);
}

static void meet_data(void *context, const char *bytes, int length) {
    Feed *self = context;
    if (self->failed || !has(self, HANDLE_DATA)) return;
    if (self->parser->is_terse) tare_text_append(&self->parser->text, bytes, (size_t)length);
    else tell_text(self, bytes, (size_t)length);
}

static void meet_comment(void *context, const char *text) {
    Feed *self = context;
    if (self->failed || !has(self, HANDLE_COMMENT)) return;
    flush_text(self);
    TareValue value = make_text(self, text);
    tell_steal(self, HANDLE_COMMENT, &value, 1);
}

static void meet_instruction(void *context, const char *target, const char *text) {
    Feed *self = context;
    if (self->failed || !has(self, HANDLE_INSTRUCTION)) return;
    flush_text(self);
    TareValue values[] = {make_text(self, target), make_text(self, text)};
    tell_steal(self, HANDLE_INSTRUCTION, values, 2);
}

static void meet_start_namespace(void *context, const char *prefix, const char *uri) {
    Feed *self = context;
    flush_text(self);
    if (self->failed || !has(self, HANDLE_START_NAMESPACE)) return;
    TareValue values[] = {make_text(self, prefix ? prefix : ""), make_text(self, uri ? uri : "")};
    tell_steal(self, HANDLE_START_NAMESPACE, values, 2);
}

static void meet_end_namespace(void *context, const char *prefix) {
    Feed *self = context;
    if (self->failed || !has(self, HANDLE_END_NAMESPACE)) return;
    TareValue value = make_text(self, prefix ? prefix : "");
    tell_steal(self, HANDLE_END_NAMESPACE, &value, 1);
}

static void meet_doctype(void *context, const char *name, const char *system, const char *public,
                         int has_subset) {
    Feed *self = context;
    if (self->failed || !has(self, HANDLE_DOCTYPE)) return;
    TareValue values[] = {make_text(self, name), make_text(self, public), make_text(self, system)};
    tell_steal(self, HANDLE_DOCTYPE, values, 3);
}

// Entities that expat does not know come here, where a document type may define them elsewhere.
static void meet_rest(void *context, const char *bytes, int length) {
    Feed *self = context;
    if (self->failed || length < 2 || bytes[0] != '&' || !has(self, HANDLE_ENTITY)) return;
    XML_Parser expat = self->parser->expat;
    TareValue values[] = {tare_string_new_utf8(self->rt, bytes + 1, (size_t)length - 2),
                          tare_int_new(self->rt, (int64_t)XML_GetErrorLineNumber(expat)),
                          tare_int_new(self->rt, (int64_t)XML_GetErrorColumnNumber(expat))};
    TareValue text = ask_steal(self, HANDLE_ENTITY, values, 3);
    if (tare_value_is_absent(text)) return;
    TareText utf8;
    tare_text_init(&utf8, tare_system_allocator(self->rt->heap.system, TARE_PURPOSE_TABLES));
    TareValue shown = tare_protocol_str(self->rt, text);
    tare_release(self->rt, text);
    if (tare_value_is_absent(shown)) {
        stop(self);
    } else {
        tare_string_append_to(tare_string_of(shown), &utf8);
        meet_data(self, tare_text_get(&utf8), (int)utf8.length_bytes);
    }
    tare_release(self->rt, shown);
    tare_text_deinit(&utf8);
}

// Encodings of one byte a character are known by what the program decodes.
static int meet_encoding(void *context, const char *name, XML_Encoding *encoding) {
    Feed *self = context;
    if (self->failed || !has(self, HANDLE_ENCODING)) return XML_STATUS_ERROR;
    TareValue value = make_text(self, name);
    TareValue table = ask_steal(self, HANDLE_ENCODING, &value, 1);
    bool is_table = !tare_value_is_absent(table) && tare_value_is_exact(table, TARE_TYPE_STR) &&
                    tare_string_of(table)->length == 256;
    for (size_t i = 0; i < 256 && is_table; i++) {
        uint32_t point = tare_string_get(tare_string_of(table), i);
        encoding->map[i] = point == 0xfffd ? -1 : (int)point;
    }
    encoding->data = NULL;
    encoding->convert = NULL;
    encoding->release = NULL;
    tare_release(self->rt, table);
    return is_table ? XML_STATUS_OK : XML_STATUS_ERROR;
}

// ---- the parser --------------------------------------------------------------------------------

static void set_handlers(XML_Parser expat, bool has_comments, bool has_instructions) {
    XML_SetElementHandler(expat, meet_start, meet_end);
    XML_SetCharacterDataHandler(expat, meet_data);
    if (has_comments) XML_SetCommentHandler(expat, meet_comment);
    if (has_instructions) XML_SetProcessingInstructionHandler(expat, meet_instruction);
    XML_SetNamespaceDeclHandler(expat, meet_start_namespace, meet_end_namespace);
    XML_SetStartDoctypeDeclHandler(expat, meet_doctype);
    XML_SetDefaultHandlerExpand(expat, meet_rest);
}

static TareStatus read_encoding(TareRuntime *rt, TareValue given, char *out, size_t bytes) {
    out[0] = 0;
    if (tare_value_is_none(given)) return TARE_OK;
    if (!tare_type_is_instance(rt, given, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "XMLParser() argument 'encoding' must be str or None, not %T",
                               given);
    const TareString *name = tare_string_of(given);
    for (size_t i = 0; i < name->length && i + 1 < bytes; i++) {
        uint32_t point = tare_string_get(name, i);
        out[i] = point < 0x80 ? (char)point : '?';
        out[i + 1] = 0;
    }
    return TARE_OK;
}

// parser(encoding or None, is_terse, handlers): a tuple of functions or None.
static TareValue new_parser(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareValue handlers = arguments->values[2];
    char encoding[64];
    if (read_encoding(rt, arguments->values[0], encoding, sizeof encoding) != TARE_OK)
        return TARE_ABSENT;
    if (!tare_value_is_exact(handlers, TARE_TYPE_TUPLE) ||
        tare_tuple_of(handlers)->length != HANDLER_COUNT)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a tuple of %d handlers is required",
                                HANDLER_COUNT);
    TareType *type = tare_module_find_type(rt, module, "Parser", &parser_spec);
    Parser *self = type ? tare_alloc_instance(rt, type, 0) : NULL;
    if (!self) return TARE_ABSENT;
    tare_text_init(&self->text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    self->handlers = tare_retain(handlers);
    self->is_terse = tare_value_is_true(arguments->values[1]);
    self->expat = XML_ParserCreate_MM(*encoding ? encoding : NULL, NULL, "}");
    if (!self->expat) {
        tare_release_object(rt, self);
        tare_error_raise_memory(rt);
        return TARE_ABSENT;
    }
    const TareValue *items = tare_tuple_of(handlers)->items;
    set_handlers(self->expat, !tare_value_is_none(items[HANDLE_COMMENT]),
                 !tare_value_is_none(items[HANDLE_INSTRUCTION]));
    return tare_value_from_object(self);
}

// None, or what is wrong: (code, message, line, column).
static TareValue describe_problem(TareRuntime *rt, XML_Parser expat) {
    enum XML_Error code = XML_GetErrorCode(expat);
    TareValue items[] = {
        tare_int_new(rt, code),
        tare_string_new_c(rt, XML_ErrorString(code)),
        tare_int_new(rt, (int64_t)XML_GetErrorLineNumber(expat)),
        tare_int_new(rt, (int64_t)XML_GetErrorColumnNumber(expat)),
    };
    TareValue problem = tare_value_is_absent(items[1]) ? TARE_ABSENT
                                                       : tare_tuple_new_from(rt, items, 4);
    for (int i = 0; i < 4; i++) tare_release(rt, items[i]);
    return problem;
}

static TareValue parse(Feed *self, const char *bytes, size_t length, bool is_last) {
    XML_Parser expat = self->parser->expat;
    XML_SetUserData(expat, self);
    XML_SetUnknownEncodingHandler(expat, meet_encoding, self);
    enum XML_Status status = XML_STATUS_OK;
    do {
        int count = length > INT_MAX / 2 ? INT_MAX / 2 : (int)length;
        length -= (size_t)count;
        status = XML_Parse(expat, bytes, count, is_last && !length);
        bytes += count;
    } while (length && status == XML_STATUS_OK && !self->failed);
    if (self->failed) return TARE_ABSENT;
    return status == XML_STATUS_OK ? TARE_NONE : describe_problem(self->rt, expat);
}

static TareValue feed_bytes(TareRuntime *rt, Parser *parser, const char *bytes, size_t length,
                            bool is_last) {
    if (parser->is_busy)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "the parser is being fed already");
    Feed feed = {.rt = rt, .parser = parser};
    parser->is_busy = true;
    tare_retain_object(parser);
    TareValue result = parse(&feed, bytes, length, is_last);
    parser->is_busy = false;
    tare_release_object(rt, parser);
    return result;
}

// feed(data, is_last): a str, or bytes.
static TareValue parser_feed(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue data = arguments->values[0];
    bool is_last = tare_value_is_true(arguments->values[1]);
    if (!tare_type_is_instance(rt, data, TARE_TYPE_STR)) {
        TareBuffer buffer;
        if (tare_buffer_get(rt, data, &buffer) != TARE_OK) return TARE_ABSENT;
        if (buffer.export_count) ++*buffer.export_count;
        TareValue result = feed_bytes(rt, of(v), (const char *)buffer.data, buffer.length_bytes,
                                      is_last);
        if (buffer.export_count) --*buffer.export_count;
        return result;
    }
    // Whatever its declaration says: the text comes as UTF-8. Too late after the first.
    if (!of(v)->is_busy) (void)XML_SetEncoding(of(v)->expat, "utf-8");
    TareText utf8;
    tare_text_init(&utf8, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    tare_string_append_to(tare_string_of(data), &utf8);
    TareValue result = TARE_ABSENT;
    if (utf8.failed) tare_error_raise_memory(rt);
    else result = feed_bytes(rt, of(v), tare_text_get(&utf8), utf8.length_bytes, is_last);
    tare_text_deinit(&utf8);
    return result;
}

static const TareNativeDefinition parser_methods[] = {
    {"feed", parser_feed, TARE_NATIVE_POSITIONAL, 2, 2,
     .doc = "feed(data, is_last)\n\nNone, or what is wrong: (code, message, line, column)."},
    {NULL},
};

static void finalize(TareRuntime *rt, TareObject *object) {
    Parser *self = (Parser *)object;
    if (self->expat) XML_ParserFree(self->expat);
    self->expat = NULL;
    tare_text_deinit(&self->text);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(Parser), "expat's parser, text");
}

static const TareTypeSpec parser_spec = {
    .instance_bytes = sizeof(Parser),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = parser_methods,
    .slots = {.describe = describe, .finalize = finalize},
};

static const TareNativeDefinition functions[] = {
    {"parser", new_parser, TARE_NATIVE_POSITIONAL, 3, 3,
     .doc = "parser(encoding, is_terse, handlers)\n\nA parser that calls the handlers."},
    {NULL},
};

TareValue tare_expat_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_expat", NULL);
    if (tare_value_is_absent(module)) return module;
    TareValue type = tare_type_new_native(rt, "_expat", "Parser", TARE_TYPE_OBJECT, &parser_spec);
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_set_steal(rt, module, "Parser", type) == TARE_OK &&
        tare_module_set_steal(rt, module, "version",
                              tare_string_new_format(rt, "Expat %d.%d.%d", XML_MAJOR_VERSION,
                                                     XML_MINOR_VERSION, XML_MICRO_VERSION)) ==
            TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
