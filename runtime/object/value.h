// The value: one 64-bit word that is either a pointer to an object or the thing itself.
//
//   ...000  pointer to a TareObject (all bits zero: absent, "no value here")
//   ....1   int of 63 bits, in the upper bits
//   ...10   float whose exponent lies in the middle quarter, or a zero (see float encoding below)
//   ..100   None, False, True, Ellipsis, NotImplemented
// With boxed numbers switched on no int or float immediate is made: readers handle both forms.
#ifndef TARE_OBJECT_VALUE_H
#define TARE_OBJECT_VALUE_H

#include <string.h>

#include "base/config.h"

typedef struct TareValue {
    uint64_t bits;
} TareValue;

typedef struct TareObject TareObject;
typedef struct TareRuntime TareRuntime;
typedef struct TareType TareType;

#define TARE_ABSENT ((TareValue){0})
#define TARE_NONE ((TareValue){0x04})
#define TARE_FALSE ((TareValue){0x0c})
#define TARE_TRUE ((TareValue){0x14})
#define TARE_ELLIPSIS ((TareValue){0x1c})
#define TARE_NOT_IMPLEMENTED ((TareValue){0x24})

#define TARE_VALUE_SMALL_INT_MAX (INT64_MAX >> 1)
#define TARE_VALUE_SMALL_INT_MIN (INT64_MIN >> 1)

static inline bool tare_value_is_absent(TareValue v) { return v.bits == 0; }
static inline bool tare_value_is_same(TareValue a, TareValue b) { return a.bits == b.bits; }
static inline bool tare_value_is_none(TareValue v) { return v.bits == TARE_NONE.bits; }
static inline bool tare_value_is_true(TareValue v) { return v.bits == TARE_TRUE.bits; }
static inline bool tare_value_is_false(TareValue v) { return v.bits == TARE_FALSE.bits; }
static inline bool tare_value_is_bool(TareValue v) {
    return v.bits == TARE_FALSE.bits || v.bits == TARE_TRUE.bits;
}
static inline bool tare_value_is_small_int(TareValue v) { return v.bits & 1; }
static inline bool tare_value_is_small_float(TareValue v) { return (v.bits & 3) == 2; }
static inline bool tare_value_is_singleton(TareValue v) { return (v.bits & 7) == 4; }
// A pointer to an object; false for absent.
static inline bool tare_value_is_object(TareValue v) { return (v.bits & 7) == 0 && v.bits != 0; }

static inline TareObject *tare_value_get_object(TareValue v) {
    return (TareObject *)(uintptr_t)v.bits;
}
static inline TareValue tare_value_from_object(const void *object) {
    return (TareValue){(uint64_t)(uintptr_t)object};
}
static inline TareValue tare_value_from_bool(bool truth) { return truth ? TARE_TRUE : TARE_FALSE; }

// Only for ints known to fit 63 bits, and not with boxed numbers: others call tare_int_new.
static inline TareValue tare_value_from_small_int(int64_t n) {
    return (TareValue){((uint64_t)n << 1) | 1};
}
static inline int64_t tare_value_get_small_int(TareValue v) { return (int64_t)v.bits >> 1; }
static inline bool tare_value_fits_small_int(int64_t n) {
    return n >= TARE_VALUE_SMALL_INT_MIN && n <= TARE_VALUE_SMALL_INT_MAX;
}

// Float encoding: rotate the sign to the lowest bit, so the exponent leads, and subtract
// 0x300 << 53, after which the exponents 0x300..0x4ff have two leading zero bits to give to the
// tag. The words 0 and 1, which would be the powers 2^-255 of both signs, stand for +0.0 and -0.0.
#define TARE_VALUE_FLOAT_BIAS ((uint64_t)0x300 << 53)

// Encodes `number` into *out and says whether it fits; infinities, NaNs and exponents at the
// edges do not.
static inline bool tare_value_encode_float(double number, TareValue *out) {
    uint64_t raw;
    memcpy(&raw, &number, sizeof raw);
    uint64_t rotated = (raw << 1) | (raw >> 63);
    uint64_t payload = rotated - TARE_VALUE_FLOAT_BIAS;
    if (TARE_LIKELY(payload >> 62 == 0 && payload > 1)) {
        *out = (TareValue){payload << 2 | 2};
        return true;
    }
    if (raw << 1 == 0) {
        *out = (TareValue){rotated << 2 | 2};
        return true;
    }
    return false;
}

static inline double tare_value_get_small_float(TareValue v) {
    uint64_t payload = v.bits >> 2;
    uint64_t rotated = TARE_LIKELY(payload > 1) ? payload + TARE_VALUE_FLOAT_BIAS : payload;
    uint64_t raw = (rotated >> 1) | (rotated << 63);
    double number;
    memcpy(&number, &raw, sizeof number);
    return number;
}

#endif
