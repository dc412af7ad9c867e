// int.to_bytes and int.from_bytes.
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/int_limbs.h"
#include "types/int_natives.h"

// Whether the order is little; -1 and ValueError for other words. Absent: big.
static int parse_order(TareRuntime *rt, const char *name, TareValue order) {
    if (tare_value_is_absent(order)) return 0;
    if (!tare_type_is_instance(rt, order, TARE_TYPE_STR)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "%s() argument 'byteorder' must be str, not %.50K",
                         name, order);
        return -1;
    }
    if (tare_string_equals_c(tare_string_of(order), "little")) return 1;
    if (tare_string_equals_c(tare_string_of(order), "big")) return 0;
    tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "byteorder must be either 'little' or 'big'");
    return -1;
}

static int parse_signed(TareRuntime *rt, TareValue v) {
    return tare_value_is_absent(v) ? 0 : tare_protocol_truth(rt, v);
}

// Two's complement of the number, little end first.
static void put_bytes(const TareIntView *view, uint8_t *out, size_t length) {
    unsigned carry = 1;
    for (size_t i = 0; i < length; i++) {
        unsigned byte = i / 8 < view->count ? view->limbs[i / 8] >> i % 8 * 8 & 0xff : 0;
        if (view->negative) {
            byte = (~byte & 0xff) + carry;
            carry = byte >> 8;
        }
        out[i] = (uint8_t)byte;
    }
}

static void reverse(uint8_t *bytes, size_t length) {
    for (size_t i = 0; i < length / 2; i++) {
        uint8_t byte = bytes[i];
        bytes[i] = bytes[length - 1 - i];
        bytes[length - 1 - i] = byte;
    }
}

// Whether the number fits `length` bytes.
static bool fits(const TareIntView *view, size_t length, bool is_signed) {
    size_t bits = tare_int_limbs_bits(view->limbs, view->count);
    if (view->count == 0) return true;
    if (!is_signed) return bits <= length * 8;
    if (bits < length * 8) return true;
    if (bits > length * 8 || !view->negative) return false;
    // -2^(8 length - 1) itself fits.
    for (size_t i = 0; i + 1 < view->count; i++) {
        if (view->limbs[i]) return false;
    }
    uint64_t top = view->limbs[view->count - 1];
    return (top & (top - 1)) == 0;
}

TareValue tare_int_bytes_to(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"length", "byteorder", "signed"};
    static const TareParameters parameters = {"to_bytes", names, 3, 0, 2, 0};
    TareValue values[3];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    int64_t length = 1;
    if (!tare_value_is_absent(values[0]) &&
        tare_operator_index_size(rt, values[0], &length) != TARE_OK)
        return TARE_ABSENT;
    int is_little = parse_order(rt, "to_bytes", values[1]);
    int is_signed = parse_signed(rt, values[2]);
    if (is_little < 0 || is_signed < 0) return TARE_ABSENT;
    if (length < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "length argument must be non-negative");
    TareIntView view;
    tare_int_limbs_view(&view, self);
    if (view.negative && !is_signed) {
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "can't convert negative int to unsigned");
    }
    if (!fits(&view, (size_t)length, is_signed))
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "int too big to convert");
    TareValue result = tare_bytes_new(rt, NULL, (size_t)length);
    if (tare_value_is_absent(result)) return result;
    put_bytes(&view, tare_bytes_of(result)->data, (size_t)length);
    if (!is_little) reverse(tare_bytes_of(result)->data, (size_t)length);
    return result;
}

static TareValue read_bytes(TareRuntime *rt, const uint8_t *data, size_t length, bool is_little,
                            bool is_signed) {
    TareIntScratch row;
    size_t count = length / 8 + 1;
    if (tare_int_limbs_take(rt, &row, count) != TARE_OK) return TARE_ABSENT;
    bool negative = is_signed && length && data[is_little ? length - 1 : 0] & 0x80;
    memset(row.limbs, negative ? 0xff : 0, count * sizeof(uint64_t));
    for (size_t i = 0; i < length; i++) {
        uint64_t byte = data[is_little ? i : length - 1 - i];
        row.limbs[i / 8] &= ~((uint64_t)0xff << i % 8 * 8);
        row.limbs[i / 8] |= byte << i % 8 * 8;
    }
    unsigned carry = 1;
    for (size_t i = 0; negative && i < count; i++) {
        row.limbs[i] = ~row.limbs[i] + carry;
        carry = carry && row.limbs[i] == 0;
    }
    return tare_int_limbs_finish(rt, &row, count, negative);
}

// bytes(v) for the argument: __bytes__, buffers and iterables of ints.
static TareValue fetch_bytes(TareRuntime *rt, TareValue v) {
    const TareValue bytes_type = tare_value_from_object(rt->types[TARE_TYPE_BYTES]);
    if (tare_type_is_instance(rt, v, TARE_TYPE_BYTES)) return tare_retain(v);
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR) || tare_int_is(rt, v)) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "cannot convert '%.200T' object to bytes",
                                v);
    }
    return tare_call_1(rt, bytes_type, v);
}

TareValue tare_int_bytes_from(TareRuntime *rt, TareValue class, const TareArguments *arguments) {
    static const char *const names[] = {"bytes", "byteorder", "signed"};
    static const TareParameters parameters = {"from_bytes", names, 3, 0, 2, 1};
    TareValue values[3];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    int is_little = parse_order(rt, "from_bytes", values[1]);
    int is_signed = parse_signed(rt, values[2]);
    if (is_little < 0 || is_signed < 0) return TARE_ABSENT;
    TareValue bytes = fetch_bytes(rt, values[0]);
    if (tare_value_is_absent(bytes)) return bytes;
    TareBytes *source = tare_bytes_of(bytes);
    TareValue number = read_bytes(rt, source->data, source->length, is_little, is_signed);
    tare_release(rt, bytes);
    if (tare_value_is_absent(number) ||
        tare_value_is_same(class, tare_value_from_object(rt->types[TARE_TYPE_INT])))
        return number;
    TareValue result = tare_call_1(rt, class, number);
    tare_release(rt, number);
    return result;
}
