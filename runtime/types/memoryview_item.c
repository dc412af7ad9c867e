// Items of memoryviews: how the bytes of each format are read and written, in native order.
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/float.h"
#include "types/int.h"
#include "types/memoryview.h"

size_t tare_memoryview_item_bytes(char format) {
    switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?':
        return 1;
    case 'h':
    case 'H':
        return 2;
    case 'i':
    case 'I':
    case 'f':
        return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
        return 8;
    default:
        return 0;
    }
}

static bool is_signed(char format) { return strchr("bhilqn", format) != NULL; }

static TareStatus fail_unknown(TareRuntime *rt, char format) {
    return tare_error_fail(rt, TARE_TYPE_NOT_IMPLEMENTED_ERROR,
                           "memoryview: format %c not supported", format);
}

static TareValue read_int(TareRuntime *rt, char format, const uint8_t *from) {
    size_t bytes = tare_memoryview_item_bytes(format);
    uint64_t raw = 0;
    if (!bytes) {
        (void)fail_unknown(rt, format);
        return TARE_ABSENT;
    }
    memcpy(&raw, from, bytes);
    if (!is_signed(format)) return tare_int_new_unsigned(rt, raw);
    unsigned unused = (unsigned)(64 - 8 * bytes);
    return tare_int_new(rt, (int64_t)(raw << unused) >> unused);
}

TareValue tare_memoryview_item_read(TareRuntime *rt, char format, const uint8_t *from) {
    float single;
    double number;
    switch (format) {
    case 'c':
        return tare_bytes_new(rt, from, 1);
    case '?':
        return tare_value_from_bool(*from != 0);
    case 'f':
        memcpy(&single, from, sizeof single);
        return tare_float_new(rt, (double)single);
    case 'd':
        memcpy(&number, from, sizeof number);
        return tare_float_new(rt, number);
    default:
        return read_int(rt, format, from);
    }
}

static TareStatus refuse(TareRuntime *rt, TareTypeId id, char format) {
    return tare_error_fail(rt, id, "memoryview: invalid %s for format '%c'",
                           id == TARE_TYPE_TYPE_ERROR ? "type" : "value", format);
}

// A pending error of the wrong type or value is told as one of the format.
static TareStatus restate(TareRuntime *rt, char format) {
    static const TareTypeId kinds[] = {TARE_TYPE_TYPE_ERROR, TARE_TYPE_OVERFLOW_ERROR,
                                       TARE_TYPE_VALUE_ERROR};
    for (int i = 0; i < 3; i++) {
        if (!tare_error_is(rt, kinds[i])) continue;
        tare_error_clear(rt);
        return refuse(rt, i == 0 ? TARE_TYPE_TYPE_ERROR : TARE_TYPE_VALUE_ERROR, format);
    }
    return TARE_ERROR;
}

// The number in 64 bits, when it fits the item.
static TareStatus read_raw(TareRuntime *rt, char format, TareValue v, uint64_t *out) {
    size_t bits = 8 * tare_memoryview_item_bytes(format);
    TARE_ASSERT(bits);
    int64_t number;
    if (!tare_type_get(rt, v)->slots.index) return refuse(rt, TARE_TYPE_TYPE_ERROR, format);
    TareValue index = tare_operator_index(rt, v);
    if (tare_value_is_absent(index)) return restate(rt, format);
    bool fits = tare_int_to_int64(index, &number);
    if (!fits && bits == 64 && !is_signed(format) && tare_int_sign(index) > 0 &&
        tare_int_bit_length(index) == 64) {
        number = (int64_t)((const TareInt *)tare_value_get_object(index))->limbs[0];
    } else if (fits && is_signed(format)) {
        fits = bits == 64 ||
               (number >= -((int64_t)1 << (bits - 1)) && number < (int64_t)1 << (bits - 1));
        if (!fits) number = 0;
        if (!fits) (void)refuse(rt, TARE_TYPE_VALUE_ERROR, format);
    } else if (!fits || number < 0 || (bits < 64 && (uint64_t)number >> bits != 0)) {
        (void)refuse(rt, TARE_TYPE_VALUE_ERROR, format);
    }
    tare_release(rt, index);
    *out = (uint64_t)number;
    return tare_error_is_pending(rt) ? TARE_ERROR : TARE_OK;
}

static TareStatus encode_float(TareRuntime *rt, char format, TareValue v, uint8_t *to) {
    double number;
    if (tare_float_from_value(rt, v, &number) != TARE_OK) return restate(rt, format);
    float single = (float)number;
    if (format == 'f')
        memcpy(to, &single, sizeof single);
    else
        memcpy(to, &number, sizeof number);
    return TARE_OK;
}

TareStatus tare_memoryview_item_encode(TareRuntime *rt, char format, TareValue v, uint8_t *to) {
    uint64_t raw;
    if (!tare_memoryview_item_bytes(format)) return fail_unknown(rt, format);
    if (format == 'f' || format == 'd') return encode_float(rt, format, v, to);
    if (format == 'c') {
        if (!tare_type_is_instance(rt, v, TARE_TYPE_BYTES))
            return refuse(rt, TARE_TYPE_TYPE_ERROR, format);
        if (tare_bytes_of(v)->length != 1) return refuse(rt, TARE_TYPE_VALUE_ERROR, format);
        *to = tare_bytes_of(v)->data[0];
        return TARE_OK;
    }
    if (format == '?') {
        int truth = tare_protocol_truth(rt, v);
        if (truth < 0) return TARE_ERROR;
        *to = (uint8_t)truth;
        return TARE_OK;
    }
    if (read_raw(rt, format, v, &raw) != TARE_OK) return TARE_ERROR;
    memcpy(to, &raw, tare_memoryview_item_bytes(format));
    return TARE_OK;
}
