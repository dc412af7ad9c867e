// Values of the struct module as bytes. Words of errors depend, as in CPython, on whether the
// machine's own type does the work or a routine for any size.
#include <math.h>

#include "base/assert.h"
#include "modules/struct.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/float.h"
#include "types/int.h"

enum { HALF_FRACTION = 10, HALF_BIAS = 15, HALF_INFINITY = 0x7c00, HALF_NAN = 0x7e00 };

// Copies so many bytes, back to front for the other byte order.
static void copy(uint8_t *to, const uint8_t *from, size_t bytes, bool is_reversed) {
    for (size_t i = 0; i < bytes; i++) to[i] = from[is_reversed ? bytes - 1 - i : i];
}

// ---- floats ------------------------------------------------------------------------------------

// IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction.
static double decode_half(uint16_t bits) {
    int exponent = bits >> HALF_FRACTION & 31, fraction = bits & 1023;
    double number = exponent ? ldexp(fraction + 1024, exponent - HALF_BIAS - HALF_FRACTION)
                             : ldexp(fraction, 1 - HALF_BIAS - HALF_FRACTION);
    if (exponent == 31) number = fraction ? (double)NAN : (double)INFINITY;
    return bits >> 15 ? -number : number;
}

// Rounded to nearest even; false when it is too large.
static bool encode_half(double number, uint16_t *out) {
    uint16_t sign = signbit(number) ? 0x8000 : 0;
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    *out = (uint16_t)(sign | (isnan(number) ? HALF_NAN : HALF_INFINITY));
    if (!isfinite(number)) return true;
    if (number == 0 || exponent - 1 < 1 - HALF_BIAS) {
        double units = rint(ldexp(fabs(number), HALF_BIAS + HALF_FRACTION - 1));
        *out = (uint16_t)(sign | (uint16_t)units);
        return true;
    }
    // The hidden bit and a carry out of the fraction both raise the exponent by one.
    double whole = rint(ldexp(fraction, HALF_FRACTION + 1));
    int bits = ((exponent - 2 + HALF_BIAS) << HALF_FRACTION) + (int)whole;
    *out = (uint16_t)(sign | (uint16_t)bits);
    return bits < HALF_INFINITY;
}

static TareValue read_float(TareRuntime *rt, const TareStructItem *item, const uint8_t *bytes) {
    double number;
    float single;
    uint16_t half;
    if (item->code == 'd') {
        memcpy(&number, bytes, sizeof number);
    } else if (item->code == 'f') {
        memcpy(&single, bytes, sizeof single);
        number = (double)single;
    } else {
        memcpy(&half, bytes, sizeof half);
        number = decode_half(half);
    }
    return tare_float_new(rt, number);
}

static TareStatus encode_float(TareRuntime *rt, const TareStructFormat *format,
                               const TareStructItem *item, TareValue v, uint8_t *bytes) {
    double number;
    uint16_t half;
    bool fits = true;
    if (tare_float_from_value(rt, v, &number) != TARE_OK)
        return tare_struct_format_fail(rt, "required argument is not a float");
    float single = (float)number;
    if (item->code == 'd') memcpy(bytes, &number, sizeof number);
    if (item->code == 'f') {
        memcpy(bytes, &single, sizeof single);
        fits = format->is_native || !isinf(single) || isinf(number);
    }
    if (item->code == 'e') {
        fits = encode_half(number, &half);
        memcpy(bytes, &half, sizeof half);
    }
    if (fits) return TARE_OK;
    if (tare_int_is(rt, v)) return tare_struct_format_fail(rt, "int too large to convert");
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "float too large to pack with %c format",
                           item->code);
}

// ---- ints --------------------------------------------------------------------------------------

static bool is_signed(char code) { return strchr("bhilqn", code) != NULL; }

static TareValue read_int(TareRuntime *rt, const TareStructItem *item, const uint8_t *bytes) {
    uint64_t raw = 0;
    memcpy(&raw, bytes, item->bytes);
    if (!is_signed(item->code)) return tare_int_new_unsigned(rt, raw);
    unsigned unused = 64 - 8u * item->bytes;
    return tare_int_new(rt, (int64_t)(raw << unused) >> unused);
}

// A C type of the machine does the work: there it is read as long where it may be negative.
static bool is_machine_type(const TareStructFormat *format, char code) {
    return format->is_native || (!format->is_big_endian && code != 'l' && code != 'L');
}

static TareStatus fail_range(TareRuntime *rt, const TareStructFormat *format,
                             const TareStructItem *item) {
    static const char *const names[] = {['b'] = "byte", ['B'] = "ubyte", ['h'] = "short",
                                        ['H'] = "ushort"};
    char quoted[] = {'\'', item->code, '\'', 0};
    bool is_named = item->bytes == 1 ||
                    (item->bytes == 2 && is_machine_type(format, item->code));
    const char *name = is_named ? names[(size_t)item->code] : quoted;
    TARE_ASSERT(item->bytes > 0 && item->bytes < 8);
    int bits = 8 * item->bytes;
    long long low = is_signed(item->code) ? -(1LL << (bits - 1)) : 0;
    long long high = is_signed(item->code) ? (1LL << (bits - 1)) - 1 : (1LL << bits) - 1;
    return tare_struct_format_fail(rt, "%s format requires %lld <= number <= %lld", name, low,
                                   high);
}

// What a number does not fit: a C type that it is read into first, or the item itself.
static TareStatus refuse(TareRuntime *rt, const TareStructFormat *format,
                         const TareStructItem *item, bool fits_long, bool is_negative) {
    bool is_small = item->bytes < 8;
    bool reads_unsigned = !is_signed(item->code) && item->bytes > 1 &&
                          !(item->code == 'H' && is_machine_type(format, 'H'));
    if (item->code == 'P' || (!is_small && !is_machine_type(format, item->code)))
        return tare_struct_format_fail(rt, "int too large to convert");
    if (!is_small || !fits_long || (reads_unsigned && is_negative))
        return tare_struct_format_fail(rt, "argument out of range");
    return fail_range(rt, format, item);
}

static TareStatus read_index(TareRuntime *rt, TareValue v, TareValue *out) {
    if (!tare_type_get(rt, v)->slots.index)
        return tare_struct_format_fail(rt, "required argument is not an integer");
    *out = tare_operator_index(rt, v);
    return tare_value_is_absent(*out) ? TARE_ERROR : TARE_OK;
}

static TareStatus encode_int(TareRuntime *rt, const TareStructFormat *format,
                             const TareStructItem *item, TareValue v, uint8_t *bytes) {
    TareValue index = TARE_ABSENT;
    int64_t number;
    if (read_index(rt, v, &index) != TARE_OK) return TARE_ERROR;
    bool fits_long = tare_int_to_int64(index, &number), fits = fits_long;
    bool is_negative = tare_int_sign(index) < 0, takes_sign = is_signed(item->code);
    unsigned unused = 64 - 8u * item->bytes;
    uint64_t raw = (uint64_t)number;
    if (!fits_long && !is_negative && !takes_sign && item->bytes == 8 &&
        tare_int_bit_length(index) == 64) {
        raw = ((const TareInt *)tare_value_get_object(index))->limbs[0];
        fits = true;
    } else if (takes_sign) {
        fits = fits && (int64_t)(raw << unused) >> unused == number;
    } else if (item->code != 'P') {
        fits = fits && !is_negative && raw << unused >> unused == raw;
    }
    tare_release(rt, index);
    if (!fits) return refuse(rt, format, item, fits_long, is_negative);
    memcpy(bytes, &raw, item->bytes);
    return TARE_OK;
}

// ---- text --------------------------------------------------------------------------------------

static TareStatus write_text(TareRuntime *rt, const TareStructItem *item, TareValue v,
                             uint8_t *to) {
    const uint8_t *data;
    size_t length, room = item->count;
    TareTypeId base = tare_type_get(rt, v)->native_base;
    if (base != TARE_TYPE_BYTES && base != TARE_TYPE_BYTEARRAY)
        return tare_struct_format_fail(rt, "argument for '%c' must be a bytes object", item->code);
    if (tare_bytes_get_view(rt, v, &data, &length) != TARE_OK) return TARE_ERROR;
    if (room == 0) return TARE_OK;
    if (item->code == 'p') {
        room--;
        size_t told = length < room ? length : room;
        *to++ = (uint8_t)(told < UINT8_MAX ? told : UINT8_MAX);
    }
    if (length) memcpy(to, data, length < room ? length : room);
    return TARE_OK;
}

static TareValue read_text(TareRuntime *rt, const TareStructItem *item, const uint8_t *from) {
    size_t length = item->count;
    if (item->code == 'p' && length) {
        length = *from < length ? *from : length - 1;
        from++;
    }
    return tare_bytes_new(rt, from, length);
}

static TareStatus write_character(TareRuntime *rt, TareValue v, uint8_t *to) {
    if (!tare_type_is_instance(rt, v, TARE_TYPE_BYTES) || tare_bytes_of(v)->length != 1)
        return tare_struct_format_fail(rt, "char format requires a bytes object of length 1");
    *to = tare_bytes_of(v)->data[0];
    return TARE_OK;
}

static TareStatus write_truth(TareRuntime *rt, TareValue v, uint8_t *to) {
    int truth = tare_protocol_truth(rt, v);
    *to = truth > 0;
    return truth < 0 ? TARE_ERROR : TARE_OK;
}

// ---- any ---------------------------------------------------------------------------------------

TareValue tare_struct_item_read(TareRuntime *rt, const TareStructFormat *format,
                                const TareStructItem *item, const uint8_t *from) {
    uint8_t bytes[8];
    switch (item->code) {
    case 's': case 'p':
        return read_text(rt, item, from);
    case 'c':
        return tare_bytes_new(rt, from, 1);
    case '?':
        return tare_value_from_bool(*from != 0);
    }
    copy(bytes, from, item->bytes, format->is_big_endian);
    if (strchr("efd", item->code)) return read_float(rt, item, bytes);
    return read_int(rt, item, bytes);
}

TareStatus tare_struct_item_write(TareRuntime *rt, const TareStructFormat *format,
                                  const TareStructItem *item, TareValue v, uint8_t *to) {
    uint8_t bytes[8] = {0};
    switch (item->code) {
    case 's': case 'p':
        return write_text(rt, item, v, to);
    case 'c':
        return write_character(rt, v, to);
    case '?':
        return write_truth(rt, v, to);
    }
    bool is_float = strchr("efd", item->code);
    TareStatus status = is_float ? encode_float(rt, format, item, v, bytes)
                                 : encode_int(rt, format, item, v, bytes);
    if (status == TARE_OK) copy(to, bytes, item->bytes, format->is_big_endian);
    return status;
}
