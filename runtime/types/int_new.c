// int(...): ints from numbers, text and bytes, and instances of subclasses.
#include "object/buffer.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/call.h"
#include "types/bytes.h"
#include "types/int_limbs.h"
#include "types/int_natives.h"
#include "types/int_text.h"

// From the ASCII text of `v`, which the error names.
static TareValue parse_or_refuse(TareRuntime *rt, const char *bytes, size_t length, int base,
                                 TareValue v) {
    TareValue result = tare_int_text_parse(rt, bytes, length, base);
    if (!tare_value_is_absent(result) || tare_error_is_pending(rt)) return result;
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                            "invalid literal for int() with base %d: %.200R", base, v);
}

static TareValue from_string(TareRuntime *rt, TareValue v, int base) {
    TareText text;
    char text_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &text, text_room);
    tare_int_text_append_ascii(tare_string_of(v), &text);
    TareValue result = text.failed
                           ? tare_error_raise_memory(rt)
                           : parse_or_refuse(rt, tare_text_get(&text), text.length_bytes, base, v);
    tare_text_deinit(&text);
    return result;
}

// What may be read to another base than 10.
static bool is_bytes(TareRuntime *rt, TareValue v) {
    return tare_type_is_instance(rt, v, TARE_TYPE_BYTES) ||
           tare_type_is_instance(rt, v, TARE_TYPE_BYTEARRAY);
}

static TareValue from_bytes_like(TareRuntime *rt, TareValue v, int base) {
    const uint8_t *data;
    size_t length;
    if (tare_bytes_get_view(rt, v, &data, &length) != TARE_OK) return TARE_ABSENT;
    TareValue copy = tare_bytes_new(rt, data, length);
    if (tare_value_is_absent(copy)) return copy;
    TareValue result =
        parse_or_refuse(rt, (const char *)tare_bytes_of(copy)->data, length, base, copy);
    tare_release(rt, copy);
    return result;
}

// What __int__ gave must be an int; __trunc__ may give anything that has __index__.
static TareValue check_result_steal(TareRuntime *rt, TareValue stolen_result) {
    if (tare_value_is_absent(stolen_result)) return TARE_ABSENT;
    TareValue result = TARE_ABSENT;
    bool is_exact =
        tare_value_is_small_int(stolen_result) || tare_value_is_exact(stolen_result, TARE_TYPE_INT);
    if (tare_int_is(rt, stolen_result)) {
        if (is_exact || tare_error_warn(rt, TARE_TYPE_DEPRECATION_WARNING,
                                        "__int__ returned non-int (type %.200T).  The ability to "
                                        "return an instance of a strict subclass of int is "
                                        "deprecated, and may be removed in a future version of "
                                        "Python.",
                                        stolen_result) == TARE_OK)
            result = tare_int_natives_plain(rt, stolen_result);
    } else {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__int__ returned non-int (type %.200T)",
                         stolen_result);
    }
    tare_release(rt, stolen_result);
    return result;
}

static TareValue from_trunc_steal(TareRuntime *rt, TareValue stolen_result) {
    TareValue result = TARE_ABSENT;
    if (tare_type_get(rt, stolen_result)->slots.index) {
        result = tare_operator_index(rt, stolen_result);
    } else {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__trunc__ returned non-Integral (type %.200T)",
                         stolen_result);
    }
    tare_release(rt, stolen_result);
    return result;
}

TareValue tare_int_new_from_value(TareRuntime *rt, TareValue v) {
    TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    if (slots->to_int) return check_result_steal(rt, slots->to_int(rt, v));
    if (slots->index) return tare_operator_index(rt, v);
    TareValue truncated = tare_call_special(rt, v, TARE_RUNTIME_NAME(rt, dunder_trunc), NULL, 0);
    if (!tare_value_is_absent(truncated)) {
        if (tare_error_warn(rt, TARE_TYPE_DEPRECATION_WARNING,
                            "The delegation of int() to __trunc__ is deprecated.") == TARE_OK)
            return from_trunc_steal(rt, truncated);
        tare_release(rt, truncated);
        return TARE_ABSENT;
    }
    if (tare_error_is_pending(rt)) return TARE_ABSENT;
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) return from_string(rt, v, 10);
    if (tare_buffer_is(rt, v)) return from_bytes_like(rt, v, 10);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "int() argument must be a string, a bytes-like object or a real "
                            "number, not '%.200T'",
                            v);
}

TareValue tare_int_new_from_text(TareRuntime *rt, TareValue v, TareValue base_value) {
    int64_t base;
    if (tare_operator_index_int64(rt, base_value, true, TARE_TYPE_VALUE_ERROR, &base) != TARE_OK)
        return TARE_ABSENT;
    if ((base != 0 && base < 2) || base > 36) {
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "int() base must be >= 2 and <= 36, or 0");
    }
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) return from_string(rt, v, (int)base);
    if (is_bytes(rt, v)) return from_bytes_like(rt, v, (int)base);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "int() can't convert non-string with explicit base");
}

TareValue tare_int_new_instance_steal(TareRuntime *rt, TareType *type, TareValue stolen_number) {
    if (tare_value_is_absent(stolen_number)) return TARE_ABSENT;
    TareIntView view;
    tare_int_limbs_view(&view, stolen_number);
    TareInt *self = tare_alloc_instance(rt, type, view.count * sizeof(uint64_t));
    if (self) {
        self->size = view.negative ? -(int64_t)view.count : (int64_t)view.count;
        memcpy(self->limbs, view.limbs, view.count * sizeof(uint64_t));
    }
    tare_release(rt, stolen_number);
    return tare_value_from_object(self);
}
