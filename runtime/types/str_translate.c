// Character by character through a table: translate and maketrans.
#include "base/unicode.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/int.h"
#include "types/str_natives.h"

// Appends what the table gives for a character; a LookupError keeps the character.
static TareStatus append_translated(TareRuntime *rt, TareStringBuilder *builder, uint32_t point,
                                    TareValue replacement) {
    int64_t number;
    if (tare_value_is_absent(replacement)) {
        if (!tare_error_is(rt, TARE_TYPE_LOOKUP_ERROR)) return TARE_ERROR;
        tare_error_clear(rt);
        tare_string_builder_append_point(builder, point);
        return TARE_OK;
    }
    if (tare_value_is_none(replacement)) return TARE_OK;
    if (tare_type_is_instance(rt, replacement, TARE_TYPE_STR)) {
        tare_string_builder_append(builder, tare_string_of(replacement));
        return TARE_OK;
    }
    if (!tare_int_is(rt, replacement))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "character mapping must return integer, None or str");
    if (!tare_int_to_int64(replacement, &number) || number < 0 || number > TARE_UNICODE_HIGHEST)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "character mapping must be in range(0x110000)");
    tare_string_builder_append_point(builder, (uint32_t)number);
    return TARE_OK;
}

TareValue tare_str_translate_translate(TareRuntime *rt, TareValue self_obj,
                                       const TareArguments *arguments) {
    const TareString *self = tare_string_of(self_obj);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    for (size_t i = 0; i < self->length; i++) {
        uint32_t point = tare_string_get(self, i);
        TareValue key = tare_int_new(rt, point);
        if (tare_value_is_absent(key)) break;
        TareValue replacement = tare_protocol_get_item(rt, arguments->values[0], key);
        tare_release(rt, key);
        TareStatus status = append_translated(rt, &builder, point, replacement);
        tare_release(rt, replacement);
        if (status != TARE_OK) break;
    }
    return tare_string_builder_finish(&builder);
}

// ---- maketrans ---------------------------------------------------------------------------------

static TareStatus map_point(TareRuntime *rt, TareDict *table, uint32_t point, TareValue value) {
    TareValue key = tare_int_new(rt, point);
    if (tare_value_is_absent(key)) return TARE_ERROR;
    TareStatus status = tare_dict_set(rt, table, key, value);
    tare_release(rt, key);
    return status;
}

static TareStatus map_texts(TareRuntime *rt, TareDict *table, const TareString *from,
                            const TareString *to) {
    for (size_t i = 0; i < from->length; i++) {
        TareValue value = TARE_NONE;
        if (to) value = tare_int_new(rt, tare_string_get(to, i));
        if (tare_value_is_absent(value)) return TARE_ERROR;
        TareStatus status = map_point(rt, table, tare_string_get(from, i), value);
        tare_release(rt, value);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

static TareStatus map_texts_checked(TareRuntime *rt, TareDict *table,
                                    const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    if (!tare_type_is_instance(rt, values[0], TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "first maketrans argument must be a string if there is a second "
                               "argument");
    if (tare_string_of(values[0])->length != tare_string_of(values[1])->length)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "the first two maketrans arguments must have equal length");
    if (map_texts(rt, table, tare_string_of(values[0]), tare_string_of(values[1])) != TARE_OK)
        return TARE_ERROR;
    if (arguments->positional_count < 3) return TARE_OK;
    return map_texts(rt, table, tare_string_of(values[2]), NULL);
}

static TareStatus map_pair(TareRuntime *rt, TareDict *table, TareValue key, TareValue value) {
    if (tare_type_is_instance(rt, key, TARE_TYPE_STR)) {
        if (tare_string_of(key)->length != 1)
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                   "string keys in translate table must be of length 1");
        return map_point(rt, table, tare_string_get(tare_string_of(key), 0), value);
    }
    if (tare_int_is(rt, key)) return tare_dict_set(rt, table, key, value);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "keys in translate table must be strings or integers");
}

static TareStatus map_dict(TareRuntime *rt, TareDict *table, TareValue source) {
    size_t cursor = 0;
    TareValue key, value;
    if (!tare_value_is_exact(source, TARE_TYPE_DICT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "if you give only one argument to maketrans it must be a dict");
    while (tare_table_next(&tare_dict_of(source)->table, &cursor, &key, &value))
        if (map_pair(rt, table, key, value) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

TareValue tare_str_translate_maketrans(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    for (size_t i = 1; i < arguments->positional_count; i++) {
        const char *words = i == 1 ? "maketrans() argument 2" : "maketrans() argument 3";
        if (tare_str_search_check_argument(rt, arguments->values[i], words) != TARE_OK)
            return TARE_ABSENT;
    }
    TareValue table = tare_dict_new(rt);
    if (tare_value_is_absent(table)) return table;
    TareStatus status = arguments->positional_count > 1
                            ? map_texts_checked(rt, tare_dict_of(table), arguments)
                            : map_dict(rt, tare_dict_of(table), arguments->values[0]);
    if (status == TARE_OK) return table;
    tare_release(rt, table);
    return TARE_ABSENT;
}
