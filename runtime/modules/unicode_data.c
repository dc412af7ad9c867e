// The module unicodedata: Unicode 14.0 by libunistring, whose version that is.
#include "modules/unicode_data.h"

#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/unicode.h"
#include "modules/unicode_width.h"
#include "object/buffer.h"
#include "object/error.h"
#include "object/string_builder.h"
#include "types/float.h"
#include "types/int.h"
#include "types/module.h"
#include "types/str_name.h"

// ---- arguments ---------------------------------------------------------------------------------

static TareStatus read_point(TareRuntime *rt, TareValue v, const char *where, uint32_t *out) {
    if (!tare_type_is_instance(rt, v, TARE_TYPE_STR) || tare_string_of(v)->length != 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s must be a unicode character, not %T",
                               where, v);
    *out = tare_string_get(tare_string_of(v), 0);
    return TARE_OK;
}

// The second argument, or ValueError when there is none.
static TareValue fall_back(TareRuntime *rt, const TareArguments *arguments, const char *reason) {
    if (arguments->positional_count < 2)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%s", reason);
    return tare_retain(arguments->values[1]);
}

// ---- names -------------------------------------------------------------------------------------

static TareValue name(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    uint32_t point;
    char text[TARE_STR_NAME_BYTES];
    if (read_point(rt, arguments->values[0], "name() argument 1", &point) != TARE_OK)
        return TARE_ABSENT;
    if (tare_str_name_get(point, text)) return tare_string_new_c(rt, text);
    return fall_back(rt, arguments, "no such name");
}

static TareValue raise_unknown(TareRuntime *rt, const char *bytes, size_t length) {
    TareValue text = tare_string_new_utf8(rt, bytes, length);
    if (!tare_value_is_absent(text))
        (void)tare_error_raise(rt, TARE_TYPE_KEY_ERROR, "undefined character name '%S'", text);
    tare_release(rt, text);
    return TARE_ABSENT;
}

static TareValue find(TareRuntime *rt, const char *bytes, size_t length) {
    if (length >= TARE_STR_NAME_BYTES)
        return tare_error_raise(rt, TARE_TYPE_KEY_ERROR, "name too long");
    uint32_t point = tare_str_name_find(bytes, length);
    if (point == TARE_STR_NAME_UNKNOWN) return raise_unknown(rt, bytes, length);
    return tare_string_new_point(rt, point);
}

static TareValue lookup(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareValue v = arguments->values[0], result;
    TareBuffer buffer;
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) {
        TareText scratch;
        tare_text_init(&scratch, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
        const char *text = tare_string_utf8(rt, tare_string_of(v), &scratch);
        size_t length = tare_string_of(v)->is_ascii ? tare_string_of(v)->length : strlen(text);
        result = scratch.failed ? tare_error_raise_memory(rt) : find(rt, text, length);
        tare_text_deinit(&scratch);
        return result;
    }
    if (tare_buffer_get(rt, v, &buffer) != TARE_OK) return TARE_ABSENT;
    return find(rt, (const char *)buffer.data, buffer.length_bytes);
}

// ---- properties --------------------------------------------------------------------------------

static bool is_assigned(uint32_t point) {
    return uc_general_category(point).bitmask != UC_CATEGORY_MASK_Cn;
}

static TareValue category(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    uint32_t point;
    if (read_point(rt, arguments->values[0], "category() argument", &point) != TARE_OK)
        return TARE_ABSENT;
    return tare_string_new_c(rt, uc_general_category_name(uc_general_category(point)));
}

static TareValue bidirectional(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    static const char *const isolates[] = {"LRI", "RLI", "FSI", "PDI"};
    uint32_t point;
    if (read_point(rt, arguments->values[0], "bidirectional() argument", &point) != TARE_OK)
        return TARE_ABSENT;
    if (point >= 0x2066 && point <= 0x2069) return tare_string_new_c(rt, isolates[point - 0x2066]);
    const char *text = is_assigned(point) ? uc_bidi_category_name(uc_bidi_category(point)) : "";
    return tare_string_new_c(rt, text);
}

static TareValue combining(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    uint32_t point;
    if (read_point(rt, arguments->values[0], "combining() argument", &point) != TARE_OK)
        return TARE_ABSENT;
    return tare_int_new(rt, uc_combining_class(point));
}

static TareValue mirrored(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    uint32_t point;
    if (read_point(rt, arguments->values[0], "mirrored() argument", &point) != TARE_OK)
        return TARE_ABSENT;
    ucs4_t other;
    return tare_int_new(rt, uc_mirror_char(point, &other));
}

// CPython 3.11 calls all that is not assigned full.
static TareValue east_asian_width(TareRuntime *rt, TareValue module,
                                  const TareArguments *arguments) {
    uint32_t point;
    if (read_point(rt, arguments->values[0], "east_asian_width() argument", &point) != TARE_OK)
        return TARE_ABSENT;
    return tare_string_new_c(rt, is_assigned(point) ? tare_unicode_width_get(point) : "F");
}

static TareValue decomposition(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    static const char *const tags[] = {
        "",           "<font>",   "<noBreak>", "<initial>",  "<medial>",   "<final>",
        "<isolated>", "<circle>", "<super>",   "<sub>",      "<vertical>", "<wide>",
        "<narrow>",   "<small>",  "<square>",  "<fraction>", "<compat>"};
    uint32_t point;
    if (read_point(rt, arguments->values[0], "decomposition() argument", &point) != TARE_OK)
        return TARE_ABSENT;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag = 0;
    bool is_syllable = point >= 0xac00 && point <= 0xd7a3;  // decomposed by rule
    int count = is_syllable ? -1 : uc_decomposition(point, &tag, parts);
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    if (count > 0) tare_text_append_format(&text, "%s", tags[tag]);
    for (int i = 0; i < count; i++)
        tare_text_append_format(&text, "%s%04X", text.length_bytes ? " " : "", (unsigned)parts[i]);
    TareValue result = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return result;
}

// ---- numbers -----------------------------------------------------------------------------------

static TareValue decimal(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    uint32_t point;
    if (read_point(rt, arguments->values[0], "decimal() argument 1", &point) != TARE_OK)
        return TARE_ABSENT;
    int value = uc_decimal_value(point);
    return value < 0 ? fall_back(rt, arguments, "not a decimal") : tare_int_new(rt, value);
}

static TareValue digit(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    uint32_t point;
    if (read_point(rt, arguments->values[0], "digit() argument 1", &point) != TARE_OK)
        return TARE_ABSENT;
    int value = uc_digit_value(point);
    return value < 0 ? fall_back(rt, arguments, "not a digit") : tare_int_new(rt, value);
}

static TareValue numeric(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    uint32_t point;
    if (read_point(rt, arguments->values[0], "numeric() argument 1", &point) != TARE_OK)
        return TARE_ABSENT;
    double number;
    if (!tare_unicode_number(point, &number))
        return fall_back(rt, arguments, "not a numeric character");
    return tare_float_new(rt, number);
}

// ---- normal forms ------------------------------------------------------------------------------

static uninorm_t read_form(TareRuntime *rt, TareValue v) {
    static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD"};
    const uninorm_t forms[] = {UNINORM_NFC, UNINORM_NFD, UNINORM_NFKC, UNINORM_NFKD};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tare_string_equals_c(tare_string_of(v), names[i])) return forms[i];
    (void)tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "invalid normalization form");
    return NULL;
}

static TareStatus check_texts(TareRuntime *rt, const char *function, const TareValue *values) {
    for (int i = 0; i < 2; i++)
        if (!tare_type_is_instance(rt, values[i], TARE_TYPE_STR))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() argument %d must be str, not %T",
                                   function, i + 1, values[i]);
    return TARE_OK;
}

// The library replaces lone surrogates, so they stand between the pieces that it sees.
static TareStatus append_normal(TareRuntime *rt, uninorm_t form, const uint32_t *points,
                                size_t count, TareStringBuilder *out) {
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && (points[end] < 0xd800 || points[end] > 0xdfff)) end++;
        size_t length = 0;
        uint32_t *piece = end > i ? u32_normalize(form, points + i, end - i, NULL, &length) : NULL;
        if (end > i && !piece) {
            (void)tare_error_raise_memory(rt);
            return TARE_ERROR;
        }
        for (size_t k = 0; k < length; k++) tare_string_builder_append_point(out, piece[k]);
        free(piece);
        if (end < count) tare_string_builder_append_point(out, points[end++]);
        i = end;
    }
    return TARE_OK;
}

static TareValue normalize_string(TareRuntime *rt, uninorm_t form, TareString *text) {
    if (text->is_ascii) return tare_retain(tare_value_from_object(text));
    size_t bytes = text->length * sizeof(uint32_t);
    uint32_t *points = tare_alloc_data(rt, bytes);
    if (!points) return TARE_ABSENT;
    for (size_t i = 0; i < text->length; i++) points[i] = tare_string_get(text, i);
    TareStringBuilder out;
    tare_string_builder_init(&out, rt);
    TareStatus status = append_normal(rt, form, points, text->length, &out);
    tare_alloc_free_table(rt, points, bytes);
    if (status == TARE_OK) return tare_string_builder_finish(&out);
    tare_string_builder_deinit(&out);
    return TARE_ABSENT;
}

static TareValue normalize(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    if (check_texts(rt, "normalize", values) != TARE_OK) return TARE_ABSENT;
    if (tare_string_of(values[1])->length == 0) return tare_retain(values[1]);
    uninorm_t form = read_form(rt, values[0]);
    return form ? normalize_string(rt, form, tare_string_of(values[1])) : TARE_ABSENT;
}

static TareValue is_normalized(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    if (check_texts(rt, "is_normalized", values) != TARE_OK) return TARE_ABSENT;
    if (tare_string_of(values[1])->length == 0) return TARE_TRUE;
    uninorm_t form = read_form(rt, values[0]);
    if (!form) return TARE_ABSENT;
    TareValue normal = normalize_string(rt, form, tare_string_of(values[1]));
    if (tare_value_is_absent(normal)) return normal;
    bool is_same = tare_string_equals(tare_string_of(normal), tare_string_of(values[1]));
    tare_release(rt, normal);
    return is_same ? TARE_TRUE : TARE_FALSE;
}

// ---- the module --------------------------------------------------------------------------------

static const TareNativeDefinition functions[] = {
    {"bidirectional", bidirectional, TARE_NATIVE_ONE, 0, 0, 0,
     "The class of direction of the character, or ''."},
    {"category", category, TARE_NATIVE_ONE, 0, 0, 0, "The general category of the character."},
    {"combining", combining, TARE_NATIVE_ONE, 0, 0, 0,
     "The canonical combining class of the character, 0 if it has none."},
    {"decimal", decimal, TARE_NATIVE_POSITIONAL, 1, 2, 0,
     "The value of the decimal digit; else the default, or ValueError."},
    {"decomposition", decomposition, TARE_NATIVE_ONE, 0, 0, 0,
     "The mapping of the character to others, or ''."},
    {"digit", digit, TARE_NATIVE_POSITIONAL, 1, 2, 0,
     "The value of the digit; else the default, or ValueError."},
    {"east_asian_width", east_asian_width, TARE_NATIVE_ONE, 0, 0, 0,
     "The East Asian width of the character."},
    {"is_normalized", is_normalized, TARE_NATIVE_POSITIONAL, 2, 2, 0,
     "Whether the text is in that normal form."},
    {"lookup", lookup, TARE_NATIVE_ONE, 0, 0, 0, "The character of that name, or KeyError."},
    {"mirrored", mirrored, TARE_NATIVE_ONE, 0, 0, 0,
     "1 if the character is mirrored in text from right to left, else 0."},
    {"name", name, TARE_NATIVE_POSITIONAL, 1, 2, 0,
     "The name of the character; else the default, or ValueError."},
    {"normalize", normalize, TARE_NATIVE_POSITIONAL, 2, 2, 0,
     "The text in the normal form NFC, NFKC, NFD or NFKD."},
    {"numeric", numeric, TARE_NATIVE_POSITIONAL, 1, 2, 0,
     "The number that the character stands for; else the default, or ValueError."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_unicode_data_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "unicodedata", "Properties of characters.");
    if (tare_value_is_absent(module)) return module;
    TareValue version = tare_string_new_c(rt, "14.0.0");
    TareStatus status = tare_value_is_absent(version)
                            ? TARE_ERROR
                            : tare_module_set(rt, module, "unidata_version", version);
    if (status == TARE_OK) status = tare_module_add_functions(rt, module, functions);
    tare_release(rt, version);
    if (status != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
