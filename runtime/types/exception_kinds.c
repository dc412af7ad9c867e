// The kinds of exceptions with fields of their own. A row names the fields; a kind's subclasses
// among the built-ins share its row.
#include "types/exception_kinds.h"

#include <errno.h>
#include <stdio.h>

#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/exception_group.h"

enum { MAXIMUM_FIELDS = 7 };

typedef struct Kind {
    TareTypeId id;
    uint8_t field_count;
    const TareTypeSpec *spec;
} Kind;

static TareValue get_field(TareValue self, int index) {
    TareValue v = tare_exception_of(self)->fields[index];
    return tare_value_is_absent(v) ? TARE_NONE : tare_retain(v);
}

static TareStatus set_field(TareRuntime *rt, TareValue self, int index, TareValue value) {
    tare_slot_set_steal(rt, &tare_exception_of(self)->fields[index], tare_retain(value));
    return TARE_OK;
}

#define FIELD(index)                                                                  \
    static TareValue get_##index(TareRuntime *rt, TareValue self) {                   \
        (void)rt;                                                                     \
        return get_field(self, index);                                                \
    }                                                                                 \
    static TareStatus set_##index(TareRuntime *rt, TareValue self, TareValue value) { \
        return set_field(rt, self, index, value);                                     \
    }
FIELD(0)
FIELD(1)
FIELD(2)
FIELD(3)
FIELD(4)
FIELD(5)
FIELD(6)
#undef FIELD

#define AT(index, name) \
    { name, get_##index, set_##index, NULL }
static const TareAttributeDefinition stop_iteration[] = {AT(0, "value"), {0}};
static const TareAttributeDefinition system_exit[] = {AT(0, "code"), {0}};
static const TareAttributeDefinition import_error[] = {
    AT(0, "msg"), AT(1, "name"), AT(2, "path"), {0}};
static const TareAttributeDefinition name_error[] = {AT(0, "name"), {0}};
static const TareAttributeDefinition attribute_error[] = {AT(0, "name"), AT(1, "obj"), {0}};
static const TareAttributeDefinition os_error[] = {
    AT(0, "errno"), AT(1, "strerror"), AT(2, "filename"), AT(3, "filename2"), {0}};
static const TareAttributeDefinition syntax_error[] = {
    AT(0, "msg"),  AT(1, "filename"),   AT(2, "lineno"),     AT(3, "offset"),
    AT(4, "text"), AT(5, "end_lineno"), AT(6, "end_offset"), {0}};
static const TareAttributeDefinition unicode_error[] = {
    AT(0, "encoding"), AT(1, "object"), AT(2, "start"), AT(3, "end"), AT(4, "reason"), {0}};

#define SPEC(symbol, count)                                                    \
    static const TareTypeSpec symbol##_spec = {                                \
        .instance_bytes = sizeof(TareException) + (count) * sizeof(TareValue), \
        .flags = TARE_TYPE_IS_BASE | TARE_TYPE_ALLOWS_WEAK,                    \
        .attributes = symbol,                                                  \
    };
SPEC(stop_iteration, 1)
SPEC(system_exit, 1)
SPEC(import_error, 3)
SPEC(name_error, 1)
SPEC(attribute_error, 2)
SPEC(os_error, 4)
SPEC(syntax_error, 7)
SPEC(unicode_error, 5)

static const TareTypeSpec plain_spec = {
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_ALLOWS_WEAK,
};

static const Kind kinds[] = {
    {TARE_TYPE_BASE_EXCEPTION, 0, &tare_exception_base_spec},
    {TARE_TYPE_BASE_EXCEPTION_GROUP, 2, &tare_exception_group_spec},
    {TARE_TYPE_STOP_ITERATION, 1, &stop_iteration_spec},
    {TARE_TYPE_SYSTEM_EXIT, 1, &system_exit_spec},
    {TARE_TYPE_IMPORT_ERROR, 3, &import_error_spec},
    {TARE_TYPE_NAME_ERROR, 1, &name_error_spec},
    {TARE_TYPE_ATTRIBUTE_ERROR, 2, &attribute_error_spec},
    {TARE_TYPE_OS_ERROR, 4, &os_error_spec},
    {TARE_TYPE_SYNTAX_ERROR, 7, &syntax_error_spec},
    {TARE_TYPE_UNICODE_DECODE_ERROR, 5, &unicode_error_spec},
    {TARE_TYPE_UNICODE_ENCODE_ERROR, 5, &unicode_error_spec},
    {TARE_TYPE_UNICODE_TRANSLATE_ERROR, 5, &unicode_error_spec},
};

// The base of each built-in exception, from the table of types.
static TareTypeId base_of(TareTypeId id) {
    static const uint16_t bases[] = {
#define TYPE(identifier, symbol, name, base) TARE_TYPE_##base,
#define EXCEPTION(identifier, name, base) TARE_TYPE_##base,
#include "object/builtin_types.def"
#undef TYPE
#undef EXCEPTION
    };
    return (TareTypeId)bases[id];
}

// The row that `id` shares with the nearest kind above it.
static const Kind *find_kind(TareTypeId id) {
    for (; id != TARE_TYPE_OBJECT; id = base_of(id))
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (kinds[i].id == id) return &kinds[i];
    return &kinds[0];
}

const TareTypeSpec *tare_exception_get_spec(TareTypeId id);

const TareTypeSpec *tare_exception_get_spec(TareTypeId id) {
    const Kind *kind = find_kind(id);
    return kind->id == id ? kind->spec : &plain_spec;
}

uint8_t tare_exception_kinds_count_fields(TareTypeId id) { return find_kind(id)->field_count; }

TareValue *tare_exception_stop_value(TareException *self) { return &self->fields[0]; }

TareValue tare_exception_import_name(const TareException *self) { return self->fields[1]; }

void tare_exception_set_import(TareRuntime *rt, TareException *self, TareValue name,
                               TareValue path) {
    tare_slot_set_steal(rt, &self->fields[1], tare_retain(name));
    tare_slot_set_steal(rt, &self->fields[2], tare_retain(path));
}

TareTypeId tare_exception_kinds_of_errno(int error_number) {
    switch (error_number) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
        return TARE_TYPE_BLOCKING_IO_ERROR;
    case EPIPE:
    case ESHUTDOWN:
        return TARE_TYPE_BROKEN_PIPE_ERROR;
    case ECHILD:
        return TARE_TYPE_CHILD_PROCESS_ERROR;
    case ECONNABORTED:
        return TARE_TYPE_CONNECTION_ABORTED_ERROR;
    case ECONNREFUSED:
        return TARE_TYPE_CONNECTION_REFUSED_ERROR;
    case ECONNRESET:
        return TARE_TYPE_CONNECTION_RESET_ERROR;
    case EEXIST:
        return TARE_TYPE_FILE_EXISTS_ERROR;
    case ENOENT:
        return TARE_TYPE_FILE_NOT_FOUND_ERROR;
    case EISDIR:
        return TARE_TYPE_IS_A_DIRECTORY_ERROR;
    case ENOTDIR:
        return TARE_TYPE_NOT_A_DIRECTORY_ERROR;
    case EINTR:
        return TARE_TYPE_INTERRUPTED_ERROR;
    case EACCES:
    case EPERM:
        return TARE_TYPE_PERMISSION_ERROR;
    case ESRCH:
        return TARE_TYPE_PROCESS_LOOKUP_ERROR;
    case ETIMEDOUT:
        return TARE_TYPE_TIMEOUT_ERROR;
    default:
        return TARE_TYPE_OS_ERROR;
    }
}

TareType *tare_exception_kinds_choose_type(TareRuntime *rt, TareType *type,
                                           const TareArguments *arguments) {
    if (type != rt->types[TARE_TYPE_OS_ERROR] || arguments->positional_count < 2) return type;
    int64_t number;
    if (!tare_int_is(rt, arguments->values[0]) || !tare_int_to_int64(arguments->values[0], &number))
        return type;
    return rt->types[tare_exception_kinds_of_errno((int)number)];
}

static void set_from(TareRuntime *rt, TareException *self, int index, TareValue value) {
    tare_slot_set_steal(rt, &self->fields[index], tare_retain(value));
}

// Keyword arguments that an exception takes into fields; others are refused.
static TareStatus take_keywords(TareRuntime *rt, TareException *self, const char *type_name,
                                const TareArguments *arguments, const char *const *names) {
    size_t count = tare_native_keyword_count(arguments);
    for (size_t i = 0; i < count; i++) {
        TareString *given = tare_string_of(arguments->keyword_names->items[i]);
        int index = -1;
        for (int j = 0; names && names[j]; j++)
            if (names[j][0] && tare_string_equals_c(given, names[j])) index = j;
        if (index < 0 && !names)
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() takes no keyword arguments",
                                   type_name);
        if (index < 0)
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "'%U' is an invalid keyword argument for %s()", given,
                                   type_name);
        set_from(rt, self, index, arguments->values[arguments->positional_count + i]);
    }
    return TARE_OK;
}

static TareStatus initialize_os_error(TareRuntime *rt, TareException *self, TareTuple *args) {
    if (args->length < 2 || args->length > 5) return TARE_OK;
    set_from(rt, self, 0, args->items[0]);
    set_from(rt, self, 1, args->items[1]);
    if (args->length < 3 || tare_value_is_none(args->items[2])) return TARE_OK;
    set_from(rt, self, 2, args->items[2]);
    if (args->length == 5) set_from(rt, self, 3, args->items[4]);
    TareValue pair = tare_tuple_slice(rt, args, 0, 2);
    if (tare_value_is_absent(pair)) return TARE_ERROR;
    tare_slot_set_steal(rt, &self->args, pair);
    return TARE_OK;
}

static TareStatus initialize_syntax_error(TareRuntime *rt, TareException *self, TareTuple *args) {
    if (args->length >= 1) set_from(rt, self, 0, args->items[0]);
    if (args->length != 2) return TARE_OK;
    TareValue place =
        tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), args->items[1]);
    if (tare_value_is_absent(place)) return TARE_ERROR;
    TareTuple *items = tare_tuple_of(place);
    bool fits = items->length == 4 || items->length == 6;
    for (size_t i = 0; fits && i < items->length; i++)
        set_from(rt, self, (int)i + 1, items->items[i]);
    size_t length = items->length;
    tare_release(rt, place);
    if (fits) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           length == 5  ? "end_offset must be provided when end_lineno is provided"
                           : length < 4 ? "function missing required argument 'offset' (pos 3)"
                                        : "function takes at most 6 arguments (7 given)");
}

static TareStatus initialize_unicode_error(TareRuntime *rt, TareException *self, TareTuple *args,
                                           TareTypeId id) {
    size_t expected = id == TARE_TYPE_UNICODE_TRANSLATE_ERROR ? 4 : 5;
    if (args->length != expected)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "function takes exactly %zu arguments (%zu given)", expected,
                               args->length);
    for (size_t i = 0; i < expected; i++)
        set_from(rt, self, (int)(i + 5 - expected), args->items[i]);
    return TARE_OK;
}

TareStatus tare_exception_kinds_initialize(TareRuntime *rt, TareValue self_value,
                                           const TareArguments *arguments) {
    static const char *const import_names[] = {"", "name", "path", NULL};
    static const char *const name_names[] = {"name", NULL};
    static const char *const attribute_names[] = {"name", "obj", NULL};
    TareException *self = tare_exception_of(self_value);
    TareTuple *args = tare_tuple_of(self->args);
    TareType *type = tare_type_get(rt, self_value);
    const char *type_name = tare_type_get_name(rt, type);
    TareTypeId id = find_kind(type->native_base)->id;
    const char *const *names = id == TARE_TYPE_IMPORT_ERROR      ? import_names
                               : id == TARE_TYPE_NAME_ERROR      ? name_names
                               : id == TARE_TYPE_ATTRIBUTE_ERROR ? attribute_names
                                                                 : NULL;
    for (uint8_t i = 0; names && i < self->field_count; i++)
        tare_slot_clear(rt, &self->fields[i]);
    if (take_keywords(rt, self, type_name, arguments, names) != TARE_OK) return TARE_ERROR;
    switch (id) {
    case TARE_TYPE_STOP_ITERATION:
        if (args->length) set_from(rt, self, 0, args->items[0]);
        return TARE_OK;
    case TARE_TYPE_SYSTEM_EXIT:
        if (args->length) set_from(rt, self, 0, args->length == 1 ? args->items[0] : self->args);
        return TARE_OK;
    case TARE_TYPE_IMPORT_ERROR:
        if (args->length == 1) set_from(rt, self, 0, args->items[0]);
        return TARE_OK;
    case TARE_TYPE_OS_ERROR:
        return initialize_os_error(rt, self, args);
    case TARE_TYPE_SYNTAX_ERROR:
        return initialize_syntax_error(rt, self, args);
    case TARE_TYPE_UNICODE_DECODE_ERROR:
    case TARE_TYPE_UNICODE_ENCODE_ERROR:
    case TARE_TYPE_UNICODE_TRANSLATE_ERROR:
        return initialize_unicode_error(rt, self, args, id);
    default:
        return TARE_OK;
    }
}

static TareValue format_import_error(TareException *self) {
    TareValue message = self->fields[0];
    if (tare_value_is_absent(message) || !tare_value_is_exact(message, TARE_TYPE_STR))
        return TARE_ABSENT;
    return tare_retain(message);
}

static TareValue format_values(TareRuntime *rt, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    TareValue v = tare_error_format(rt, format, arguments);
    va_end(arguments);
    return v;
}

static TareValue format_os_error(TareRuntime *rt, TareException *self) {
    TareValue *fields = self->fields;
    if (tare_value_is_absent(fields[0]) || tare_value_is_absent(fields[1])) return TARE_ABSENT;
    if (tare_value_is_absent(fields[2]))
        return format_values(rt, "[Errno %S] %S", fields[0], fields[1]);
    if (tare_value_is_absent(fields[3]))
        return format_values(rt, "[Errno %S] %S: %R", fields[0], fields[1], fields[2]);
    return format_values(rt, "[Errno %S] %S: %R -> %R", fields[0], fields[1], fields[2], fields[3]);
}

static TareValue format_syntax_error(TareRuntime *rt, TareException *self) {
    TareValue message = tare_value_is_absent(self->fields[0]) ? TARE_NONE : self->fields[0];
    TareValue filename = self->fields[1], line = self->fields[2];
    bool has_file = !tare_value_is_absent(filename) && tare_value_is_exact(filename, TARE_TYPE_STR);
    bool has_line = !tare_value_is_absent(line) && tare_int_is(rt, line);
    TareString *base = NULL;
    TareValue tail = TARE_ABSENT;
    if (has_file) {
        base = tare_string_of(filename);
        size_t start = 0;
        for (size_t i = 0; i < base->length; i++)
            if (tare_string_get(base, i) == '/') start = i + 1;
        tail = tare_string_slice(rt, base, start, base->length);
        if (tare_value_is_absent(tail)) return TARE_ABSENT;
    }
    TareValue v;
    if (has_file && has_line)
        v = format_values(rt, "%S (%S, line %S)", message, tail, line);
    else if (has_file)
        v = format_values(rt, "%S (%S)", message, tail);
    else if (has_line)
        v = format_values(rt, "%S (line %S)", message, line);
    else
        v = tare_protocol_str(rt, message);
    tare_release(rt, tail);
    return v;
}

// The character or byte that could not be converted, as messages show it.
static TareValue format_culprit(TareRuntime *rt, TareException *self, int64_t start, bool decodes) {
    TareValue index = tare_int_new(rt, start);
    TareValue item = tare_protocol_get_item(rt, self->fields[1], index);
    tare_release(rt, index);
    if (tare_value_is_absent(item)) return item;
    char text[32];
    int64_t byte;
    if (decodes && tare_int_is(rt, item) && tare_int_to_int64(item, &byte)) {
        snprintf(text, sizeof text, "byte 0x%02x", (unsigned)byte);
    } else if (tare_value_is_exact(item, TARE_TYPE_STR) && tare_string_of(item)->length == 1) {
        uint32_t point = tare_string_get(tare_string_of(item), 0);
        snprintf(text, sizeof text,
                 point < 0x100     ? "character '\\x%02x'"
                 : point < 0x10000 ? "character '\\u%04x'"
                                   : "character '\\U%08x'",
                 point);
    } else {
        text[0] = 0;
    }
    tare_release(rt, item);
    return tare_string_new_c(rt, text);
}

static TareValue format_unicode_error(TareRuntime *rt, TareException *self, TareTypeId id) {
    TareValue *fields = self->fields;
    int64_t start, end;
    bool complete = !tare_value_is_absent(fields[2]) && !tare_value_is_absent(fields[3]) &&
                    tare_int_is(rt, fields[2]) && tare_int_is(rt, fields[3]) &&
                    tare_int_to_int64(fields[2], &start) && tare_int_to_int64(fields[3], &end);
    if (!complete) return TARE_ABSENT;
    bool decodes = id == TARE_TYPE_UNICODE_DECODE_ERROR;
    bool translates = id == TARE_TYPE_UNICODE_TRANSLATE_ERROR;
    const char *verb = decodes ? "decode" : translates ? "translate" : "encode";
    TareValue codec =
        translates ? tare_string_new_c(rt, "") : format_values(rt, "'%S' codec ", fields[0]);
    TareValue v;
    if (end == start + 1) {
        TareValue culprit = format_culprit(rt, self, start, decodes);
        v = tare_value_is_absent(culprit)
                ? TARE_ABSENT
                : format_values(rt, "%Scan't %s %S in position %lld: %S", codec, verb, culprit,
                                (long long)start, fields[4]);
        tare_release(rt, culprit);
    } else {
        v = format_values(rt, "%Scan't %s %s in position %lld-%lld: %S", codec, verb,
                          decodes ? "bytes" : "characters", (long long)start, (long long)end - 1,
                          fields[4]);
    }
    tare_release(rt, codec);
    return v;
}

static TareValue format_plain(TareRuntime *rt, TareException *self) {
    TareTuple *args = tare_tuple_of(self->args);
    if (args->length == 0) return tare_string_new(rt, 0, 0);
    if (args->length > 1) return tare_protocol_str(rt, self->args);
    bool is_key_error =
        tare_type_is_instance(rt, tare_value_from_object(self), TARE_TYPE_KEY_ERROR);
    return is_key_error ? tare_protocol_repr(rt, args->items[0])
                        : tare_protocol_str(rt, args->items[0]);
}

TareValue tare_exception_kinds_str(TareRuntime *rt, TareValue self_value) {
    TareException *self = tare_exception_of(self_value);
    TareTypeId id = find_kind(tare_type_get(rt, self_value)->native_base)->id;
    TareValue v = TARE_ABSENT;
    switch (id) {
    case TARE_TYPE_IMPORT_ERROR:
        v = format_import_error(self);
        break;
    case TARE_TYPE_OS_ERROR:
        v = format_os_error(rt, self);
        break;
    case TARE_TYPE_SYNTAX_ERROR:
        v = format_syntax_error(rt, self);
        break;
    case TARE_TYPE_BASE_EXCEPTION_GROUP:
        v = tare_exception_group_str(rt, self);
        break;
    case TARE_TYPE_UNICODE_DECODE_ERROR:
    case TARE_TYPE_UNICODE_ENCODE_ERROR:
    case TARE_TYPE_UNICODE_TRANSLATE_ERROR:
        v = format_unicode_error(rt, self, id);
        break;
    default:
        break;
    }
    if (!tare_value_is_absent(v) || tare_error_is_pending(rt)) return v;
    return format_plain(rt, self);
}
