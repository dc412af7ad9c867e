// Items of arrays: how a value becomes the bytes of a typecode and back. Words of errors are those
// of the C types that CPython reads the value into first.
#include "object/error.h"
#include "object/operator.h"
#include "types/array.h"
#include "types/float.h"
#include "types/int.h"
#include "types/memoryview.h"

size_t tare_array_item_bytes(char typecode) {
    if (typecode == 'u') return sizeof(uint32_t);
    return typecode && strchr("bBhHiIlLqQfd", typecode) ? tare_memoryview_item_bytes(typecode) : 0;
}

static TareValue read_point(TareRuntime *rt, const uint8_t *from) {
    uint32_t point;
    memcpy(&point, from, sizeof point);
    if (point <= 0x10ffff) return tare_string_new_point(rt, point);
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                            "character U+%x is not in range [U+0000; U+10ffff]", point);
}

TareValue tare_array_item_read(TareRuntime *rt, const TareArray *self, size_t index) {
    const uint8_t *from = tare_array_at(self, index);
    if (self->typecode == 'u') return read_point(rt, from);
    return tare_memoryview_item_read(rt, self->typecode, from);
}

static TareStatus fail_overflow(TareRuntime *rt, const char *words) {
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "%s", words);
}

static TareStatus check_range(TareRuntime *rt, int64_t number, int64_t low, int64_t high,
                              const char *kind) {
    if (number >= low && number <= high) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "%s is %s", kind,
                           number < low ? "less than minimum" : "greater than maximum");
}

static TareStatus read_signed(TareRuntime *rt, char typecode, TareValue v, int64_t *out) {
    TareValue index = tare_operator_index(rt, v);
    if (tare_value_is_absent(index)) return TARE_ERROR;
    bool fits = tare_int_to_int64(index, out);
    tare_release(rt, index);
    if (!fits)
        return fail_overflow(rt, typecode == 'q' ? "int too big to convert"
                                                 : "Python int too large to convert to C long");
    switch (typecode) {
    case 'b':
        if (check_range(rt, *out, INT16_MIN, INT16_MAX, "signed short integer") != TARE_OK)
            return TARE_ERROR;
        return check_range(rt, *out, INT8_MIN, INT8_MAX, "signed char");
    case 'B':
        return check_range(rt, *out, 0, UINT8_MAX, "unsigned byte integer");
    case 'h':
        return check_range(rt, *out, INT16_MIN, INT16_MAX, "signed short integer");
    case 'H':
        if (check_range(rt, *out, INT32_MIN, INT32_MAX, "signed integer") != TARE_OK)
            return TARE_ERROR;
        return check_range(rt, *out, 0, UINT16_MAX, "unsigned short");
    case 'i':
        return check_range(rt, *out, INT32_MIN, INT32_MAX, "signed integer");
    default:
        return TARE_OK;
    }
}

// For I, L and Q.
static TareStatus read_unsigned(TareRuntime *rt, char typecode, TareValue v, uint64_t *out) {
    TareValue index = tare_operator_index(rt, v);
    int64_t number;
    if (tare_value_is_absent(index)) return TARE_ERROR;
    bool fits = tare_int_to_int64(index, &number), is_negative = tare_int_sign(index) < 0;
    *out = (uint64_t)number;
    if (!fits && !is_negative && tare_int_bit_length(index) == 64) {
        *out = ((const TareInt *)tare_value_get_object(index))->limbs[0];
        fits = true;
    }
    tare_release(rt, index);
    if (is_negative)
        return fail_overflow(rt, typecode == 'Q' ? "can't convert negative int to unsigned"
                                                 : "can't convert negative value to unsigned int");
    if (!fits)
        return fail_overflow(rt, typecode == 'Q'
                                     ? "int too big to convert"
                                     : "Python int too large to convert to C unsigned long");
    if (typecode == 'I' && *out > UINT32_MAX)
        return fail_overflow(rt, "unsigned int is greater than maximum");
    return TARE_OK;
}

static TareStatus encode_point(TareRuntime *rt, TareValue v, uint8_t *to) {
    if (!tare_type_is_instance(rt, v, TARE_TYPE_STR) || tare_string_of(v)->length != 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "array item must be unicode character");
    uint32_t point = tare_string_get(tare_string_of(v), 0);
    memcpy(to, &point, sizeof point);
    return TARE_OK;
}

static TareStatus encode_float(TareRuntime *rt, char typecode, TareValue v, uint8_t *to) {
    double number;
    if (tare_float_from_value(rt, v, &number) != TARE_OK) return TARE_ERROR;
    float single = (float)number;
    if (typecode == 'f')
        memcpy(to, &single, sizeof single);
    else
        memcpy(to, &number, sizeof number);
    return TARE_OK;
}

TareStatus tare_array_item_encode(TareRuntime *rt, char typecode, TareValue v, uint8_t *to) {
    uint64_t raw;
    int64_t number;
    switch (typecode) {
    case 'u':
        return encode_point(rt, v, to);
    case 'f':
    case 'd':
        return encode_float(rt, typecode, v, to);
    case 'I':
    case 'L':
    case 'Q':
        if (read_unsigned(rt, typecode, v, &raw) != TARE_OK) return TARE_ERROR;
        break;
    default:
        if (read_signed(rt, typecode, v, &number) != TARE_OK) return TARE_ERROR;
        raw = (uint64_t)number;
    }
    memcpy(to, &raw, tare_array_item_bytes(typecode));
    return TARE_OK;
}
