// The type Regex: programs are compiled when a text of their width is first searched.
#include "modules/regex.h"

#include "object/alloc.h"
#include "object/buffer.h"
#include "object/call.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/layout.h"
#include "object/operator.h"
#include "object/tuple.h"
#include "types/byte_methods.h"
#include "types/int.h"
#include "types/module.h"

static TareRegex *regex_of(TareValue v) { return (TareRegex *)tare_value_get_object(v); }

// ---- texts -------------------------------------------------------------------------------------

static TareStatus view_text(TareRuntime *rt, const TareRegex *self, TareValue text,
                            TareRegexSubject *out) {
    const uint8_t *data;
    if (tare_type_is_instance(rt, text, TARE_TYPE_STR)) {
        if (self->is_bytes)
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "cannot use a bytes pattern on a string-like object");
        TareString *string = tare_string_of(text);
        *out = (TareRegexSubject){string->characters, string->length, string->width_log2};
        return TARE_OK;
    }
    if (!tare_buffer_is(rt, text))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "expected string or bytes-like object, got '%.200T'", text);
    if (!self->is_bytes)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "cannot use a string pattern on a bytes-like object");
    size_t length;
    if (tare_bytes_get_view(rt, text, &data, &length) != TARE_OK) return TARE_ERROR;
    *out = (TareRegexSubject){length ? (const void *)data : "", length, 0};
    return TARE_OK;
}

// ---- programs ----------------------------------------------------------------------------------

static TareStatus compile(TareRuntime *rt, TareRegex *self, unsigned width_log2,
                          TareRegexMode mode, bool watched, TareRegexProgram *out) {
    static const int64_t highest[] = {0xff, 0xffff, 0x10ffff};
    TareValue limit = tare_int_new(rt, highest[width_log2]);
    TareValue pattern = tare_value_is_absent(limit) ? limit : tare_call_1(rt, self->emit, limit);
    tare_release(rt, limit);
    if (tare_value_is_absent(pattern)) return TARE_ERROR;
    TareStatus status = TARE_ERROR;
    if (!tare_type_is_instance(rt, pattern, TARE_TYPE_STR) || !tare_string_of(pattern)->is_ascii)
        (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "emit() must return ASCII");
    else if (out->code) status = TARE_OK;  // made meanwhile by what emit called
    else
        status = tare_regex_engine_compile(rt, tare_string_of(pattern), width_log2, mode,
                                           self->is_unicode, watched, out);
    tare_release(rt, pattern);
    return status;
}

// Compiles; that runs the program, which may have changed a bytearray meanwhile.
static TareStatus prepare(TareRuntime *rt, TareRegexScan *scan, bool watched,
                          TareRegexProgram *program) {
    TareRegexSubject now;
    if (compile(rt, scan->regex, scan->subject.width_log2, scan->mode, watched, program) !=
            TARE_OK ||
        view_text(rt, scan->regex, scan->text, &now) != TARE_OK)
        return TARE_ERROR;
    if (now.length > scan->subject.length) now.length = scan->subject.length;
    scan->subject = now;
    if (scan->position > now.length) scan->position = now.length;
    return TARE_OK;
}

static int run(TareRuntime *rt, TareRegexScan *scan, bool watched, const size_t **offsets) {
    unsigned width_log2 = scan->subject.width_log2;
    TareRegexProgram *program = &scan->regex->programs[width_log2][scan->mode][watched];
    if (!program->code && prepare(rt, scan, watched, program) != TARE_OK) return -1;
    return tare_regex_engine_run(rt, program, &scan->subject, scan->position, scan->was_empty,
                                 watched, offsets);
}

// ---- walks --------------------------------------------------------------------------------------

static TareStatus read_position(TareRuntime *rt, TareValue v, size_t length, size_t *out) {
    int64_t number;
    if (tare_operator_index_int64(rt, v, true, TARE_TYPE_OVERFLOW_ERROR, &number) != TARE_OK)
        return TARE_ERROR;
    *out = number < 0 ? 0 : (size_t)number < length ? (size_t)number : length;
    return TARE_OK;
}

TareStatus tare_regex_begin(TareRuntime *rt, TareValue regex, TareValue text, TareValue start,
                            TareValue end, TareRegexScan *out) {
    TareRegexSubject subject;
    size_t first, last;
    TareRegex *self = regex_of(regex);
    if (view_text(rt, self, text, &subject) != TARE_OK ||
        read_position(rt, start, subject.length, &first) != TARE_OK ||
        read_position(rt, end, subject.length, &last) != TARE_OK ||
        view_text(rt, self, text, &subject) != TARE_OK)
        return TARE_ERROR;
    if (last < subject.length) subject.length = last;
    *out = (TareRegexScan){.regex = self, .text = text, .subject = subject, .position = first};
    return TARE_OK;
}

int tare_regex_next(TareRuntime *rt, TareRegexScan *scan, const size_t **offsets) {
    if (scan->position > scan->subject.length) return 0;
    int found = run(rt, scan, false, offsets);
    if (found == -2) found = run(rt, scan, true, offsets);
    if (found == 1) {
        scan->was_empty = (*offsets)[0] == (*offsets)[1];
        scan->position = (*offsets)[1];
    } else if (found == 0) {
        scan->position = scan->subject.length + 1;
    }
    return found;
}

TareValue tare_regex_new_offsets(TareRuntime *rt, const TareRegexScan *scan,
                                 const size_t *offsets) {
    size_t count = 2 * ((size_t)scan->regex->group_count + 1);
    TareValue row = tare_tuple_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(row); i++) {
        TareValue item = tare_int_new(rt, (int64_t)offsets[i]);
        tare_tuple_of(row)->items[i] = item;
        if (tare_value_is_absent(item)) tare_slot_clear(rt, &row);
    }
    return row;
}

// ---- methods -----------------------------------------------------------------------------------

// match(text, start, end, mode, not empty): the offsets, or None.
static TareValue regex_match(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    TareRegexScan scan;
    const size_t *offsets;
    int64_t mode;
    if (tare_operator_index_int64(rt, values[3], true, TARE_TYPE_OVERFLOW_ERROR, &mode) !=
            TARE_OK ||
        tare_regex_begin(rt, v, values[0], values[1], values[2], &scan) != TARE_OK)
        return TARE_ABSENT;
    if (mode < 0 || mode >= TARE_REGEX_MODE_COUNT)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "there is no such mode");
    scan.mode = (TareRegexMode)mode;
    scan.was_empty = tare_value_is_true(values[4]);
    int found = tare_regex_next(rt, &scan, &offsets);
    if (found <= 0) return found ? TARE_ABSENT : TARE_NONE;
    return tare_regex_new_offsets(rt, &scan, offsets);
}

// ---- type and module ---------------------------------------------------------------------------

// Regex(emit, number of groups, is bytes, is Unicode)
static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    int64_t group_count;
    if (arguments->positional_count != 4 || tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "Regex() takes 4 arguments");
    if (tare_operator_index_int64(rt, values[1], true, TARE_TYPE_OVERFLOW_ERROR, &group_count) !=
        TARE_OK)
        return TARE_ABSENT;
    TareRegex *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->emit = tare_retain(values[0]);
    self->group_count = (uint32_t)group_count;
    self->is_bytes = tare_value_is_true(values[2]);
    self->is_unicode = tare_value_is_true(values[3]);
    return tare_value_from_object(self);
}

static void finalize(TareRuntime *rt, TareObject *object) {
    TareRegex *self = (TareRegex *)object;
    for (unsigned width = 0; width < 3; width++)
        for (int mode = 0; mode < TARE_REGEX_MODE_COUNT; mode++)
            for (int watched = 0; watched < 2; watched++)
                tare_regex_engine_deinit(&self->programs[width][mode][watched], width);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareRegex *self = (TareRegex *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "Regex");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->emit, sizeof(TareValue),
                         "emit");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->group_count,
                         offsetof(TareRegex, programs) - offsetof(TareRegex, group_count),
                         "group count, flags");
    tare_describe_region(describer, TARE_REGION_RAW, self->programs, sizeof self->programs,
                         "programs of PCRE2");
}

static const TareNativeDefinition methods[] = {
    {"match", regex_match, TARE_NATIVE_POSITIONAL, 5, 5},
    {"find", tare_regex_walk_find, TARE_NATIVE_POSITIONAL, 3, 3},
    {"split", tare_regex_walk_split, TARE_NATIVE_POSITIONAL, 2, 2},
    {"replace", tare_regex_walk_replace, TARE_NATIVE_POSITIONAL, 3, 3},
    {NULL},
};

static const TareTypeSpec regex_spec = {
    .instance_bytes = sizeof(TareRegex),
    .methods = methods,
    .slots = {.describe = describe, .finalize = finalize, .create = create},
};

// The version of CPython that is imitated: patterns know then how large their code is there.
static TareStatus add_imitated(TareRuntime *rt, TareValue module) {
    TareValue version = TARE_NONE;
    if (rt->imitation) version = tare_string_new_c(rt, rt->imitation->version->name);
    if (tare_value_is_absent(version)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, "imitated", version);
    tare_release(rt, version);
    return status;
}

TareValue tare_regex_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_regex", NULL);
    if (tare_value_is_absent(module)) return module;
    TareValue type = tare_type_new_native(rt, "_regex", "Regex", TARE_TYPE_OBJECT, &regex_spec);
    if (!tare_value_is_absent(type)) {
        TareStatus status = tare_module_set(rt, module, "Regex", type);
        tare_release(rt, type);
        if (status == TARE_OK && add_imitated(rt, module) == TARE_OK) return module;
    }
    tare_release(rt, module);
    return TARE_ABSENT;
}
