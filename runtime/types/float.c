// The type float: IEEE doubles, immediate wherever the word can hold them. Arithmetic is the
// machine's; what the language adds is floored division, the errors, and comparison with ints that
// is exact. Texts are in float_text.c, float(...) and the methods in float_natives.c.
#include "types/float.h"

#include <errno.h>
#include <math.h>

#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/instance.h"
#include "types/complex.h"
#include "types/float_natives.h"
#include "types/int.h"
#include "types/str_format.h"

TareValue tare_float_new_boxed(TareRuntime *rt, double number) {
    TareFloat *self = tare_alloc_builtin(rt, TARE_TYPE_FLOAT);
    if (!self) return TARE_ABSENT;
    self->number = number;
    return tare_value_from_object(self);
}

bool tare_float_is(TareRuntime *rt, TareValue v) {
    if (tare_value_is_small_float(v)) return true;
    return tare_value_is_object(v) && (tare_value_get_object(v)->shape_id == TARE_TYPE_FLOAT ||
                                       tare_type_is_instance(rt, v, TARE_TYPE_FLOAT));
}

TareStatus tare_float_from_slot(TareRuntime *rt, TareValue v, double *out) {
    TareValue result = tare_type_get(rt, v)->slots.to_float(rt, v);
    if (tare_value_is_absent(result)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    if (tare_float_is(rt, result)) {
        *out = tare_float_get(result);
        if (!tare_value_is_small_float(result) && !tare_value_is_exact(result, TARE_TYPE_FLOAT))
            status = tare_error_warn(rt, TARE_TYPE_DEPRECATION_WARNING,
                                     "%.50T.__float__ returned non-float (type %.50T).  The "
                                     "ability to return an instance of a strict subclass of float "
                                     "is deprecated, and may be removed in a future version of "
                                     "Python.",
                                     v, result);
    } else {
        status = tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                 "%.50T.__float__ returned non-float (type %.50T)", v, result);
    }
    tare_release(rt, result);
    return status;
}

TareStatus tare_float_from_value(TareRuntime *rt, TareValue v, double *out) {
    if (tare_float_is(rt, v)) {
        *out = tare_float_get(v);
        return TARE_OK;
    }
    TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    if (slots->to_float) return tare_float_from_slot(rt, v, out);
    if (!slots->index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "must be real number, not %.50T", v);
    TareValue index = tare_operator_index(rt, v);
    if (tare_value_is_absent(index)) return TARE_ERROR;
    TareStatus status = tare_int_to_double(rt, index, out);
    tare_release(rt, index);
    return status;
}

void tare_float_append_repr(TareText *text, double number) {
    static const TareFloatStyle style = {.type = 'r', .dot_zero = true};
    tare_float_text_append(text, number, &style);
}

// The residue modulo 2^61 - 1 of the fraction that the number is, so that equal numbers of all
// types hash alike; taken 28 bits of the mantissa at a time.
int64_t tare_float_hash(double number) {
    if (isinf(number)) return number > 0 ? 314159 : -314159;
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    int exponent;
    double mantissa = frexp(fabs(number), &exponent);
    uint64_t residue = 0;
    while (mantissa != 0) {
        residue = ((residue << 28) & modulus) | residue >> (61 - 28);
        mantissa *= 268435456.0;
        exponent -= 28;
        uint64_t digit = (uint64_t)mantissa;
        mantissa -= (double)digit;
        residue += digit;
        if (residue >= modulus) residue -= modulus;
    }
    unsigned shift = (unsigned)(exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61);
    residue = shift ? (((residue << shift) & modulus) | residue >> (61 - shift)) : residue;
    int64_t hash = number < 0 ? -(int64_t)residue : (int64_t)residue;
    return hash == -1 ? -2 : hash;
}

// ---- arithmetic ------------------------------------------------------------------------------

static TareValue refuse_zero(TareRuntime *rt, const char *message) {
    return tare_error_raise(rt, TARE_TYPE_ZERO_DIVISION_ERROR, "%s", message);
}

// The remainder has the sign of the divisor, and zero too; the quotient is floored.
static double divide_floored(double left, double right, double *remainder) {
    double rest = fmod(left, right);
    double quotient = (left - rest) / right;
    if (rest != 0) {
        if ((right < 0) != (rest < 0)) {
            rest += right;
            quotient -= 1.0;
        }
    } else {
        rest = copysign(0.0, right);
    }
    *remainder = rest;
    if (quotient == 0) return copysign(0.0, left / right);
    double floored = floor(quotient);
    return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

// OverflowError(34, 'Numerical result out of range')
static TareValue refuse_range(TareRuntime *rt) {
    TareValue arguments[] = {tare_int_new(rt, ERANGE), tare_string_new_c(rt, strerror(ERANGE))};
    TareValue type = tare_value_from_object(rt->types[TARE_TYPE_OVERFLOW_ERROR]);
    TareValue error = TARE_ABSENT;
    if (!tare_value_is_absent(arguments[0]) && !tare_value_is_absent(arguments[1]))
        error = tare_call_values(rt, type, arguments, 2);
    tare_release(rt, arguments[0]);
    tare_release(rt, arguments[1]);
    if (tare_value_is_absent(error)) return error;
    tare_error_raise_instance(rt, error);
    tare_release(rt, error);
    return TARE_ABSENT;
}

TareValue tare_float_power(TareRuntime *rt, double base, double exponent) {
    if (base == 0 && exponent < 0 && isfinite(exponent))
        return refuse_zero(rt, "0.0 cannot be raised to a negative power");
    if (base < 0 && isfinite(base) && isfinite(exponent) && exponent != floor(exponent))
        return tare_complex_power(rt, base, 0.0, exponent, 0.0);
    double result = pow(base, exponent);
    if (isinf(result) && isfinite(base) && isfinite(exponent))
        return refuse_range(rt);
    return tare_float_new(rt, result);
}

static TareValue divide_both(TareRuntime *rt, double left, double right) {
    if (right == 0) return refuse_zero(rt, "float divmod()");
    double remainder, quotient = divide_floored(left, right, &remainder);
    TareValue parts[] = {tare_float_new(rt, quotient), tare_float_new(rt, remainder)};
    TareValue pair = TARE_ABSENT;
    if (!tare_value_is_absent(parts[0]) && !tare_value_is_absent(parts[1]))
        pair = tare_tuple_pack(rt, parts[0], parts[1]);
    tare_release(rt, parts[0]);
    tare_release(rt, parts[1]);
    return pair;
}

static TareValue operate(TareRuntime *rt, TareOperator op, double left, double right) {
    double remainder;
    switch (op) {
        case TARE_OPERATOR_ADD: return tare_float_new(rt, left + right);
        case TARE_OPERATOR_SUBTRACT: return tare_float_new(rt, left - right);
        case TARE_OPERATOR_MULTIPLY: return tare_float_new(rt, left * right);
        case TARE_OPERATOR_TRUE_DIVIDE:
            if (right == 0) return refuse_zero(rt, "float division by zero");
            return tare_float_new(rt, left / right);
        case TARE_OPERATOR_FLOOR_DIVIDE:
            if (right == 0) return refuse_zero(rt, "float floor division by zero");
            return tare_float_new(rt, divide_floored(left, right, &remainder));
        case TARE_OPERATOR_REMAINDER:
            if (right == 0) return refuse_zero(rt, "float modulo");
            divide_floored(left, right, &remainder);
            return tare_float_new(rt, remainder);
        case TARE_OPERATOR_DIVMOD: return divide_both(rt, left, right);
        default: return tare_float_power(rt, left, right);
    }
}

// The double of a float or int operand: 1, 0 when it is neither, -1 on error.
static int read_operand(TareRuntime *rt, TareValue v, double *out) {
    if (tare_float_is(rt, v)) {
        *out = tare_float_get(v);
        return 1;
    }
    if (!tare_int_is(rt, v)) return 0;
    return tare_int_to_double(rt, v, out) == TARE_OK ? 1 : -1;
}

static TareValue operate_values(TareRuntime *rt, TareOperator op, TareValue left,
                                TareValue right) {
    double a, b;
    int known = read_operand(rt, left, &a);
    if (known > 0) known = read_operand(rt, right, &b);
    if (known < 0) return TARE_ABSENT;
    return known ? operate(rt, op, a, b) : TARE_NOT_IMPLEMENTED;
}

#define BINARY_SLOT(name, op)                                                 \
    static TareValue name(TareRuntime *rt, TareValue left, TareValue right) { \
        return operate_values(rt, TARE_OPERATOR_##op, left, right);           \
    }
BINARY_SLOT(slot_add, ADD)
BINARY_SLOT(slot_subtract, SUBTRACT)
BINARY_SLOT(slot_multiply, MULTIPLY)
BINARY_SLOT(slot_true_divide, TRUE_DIVIDE)
BINARY_SLOT(slot_floor_divide, FLOOR_DIVIDE)
BINARY_SLOT(slot_remainder, REMAINDER)
BINARY_SLOT(slot_divmod, DIVMOD)
BINARY_SLOT(slot_power, POWER)
#undef BINARY_SLOT

static TareValue slot_power_modulo(TareRuntime *rt, TareValue base, TareValue exponent,
                                   TareValue modulus) {
    if (!(tare_float_is(rt, base) || tare_int_is(rt, base)) ||
        !(tare_float_is(rt, exponent) || tare_int_is(rt, exponent)))
        return TARE_NOT_IMPLEMENTED;
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "pow() 3rd argument not allowed unless all arguments are integers");
}

// ---- order -----------------------------------------------------------------------------------

// Order of a finite double and an int, exactly: by the whole part, then by what is left of it.
// -2 and an error pending when memory ends.
static int compare_with_int(TareRuntime *rt, double number, TareValue integer) {
    double whole;
    double fraction = modf(number, &whole);
    TareValue truncated = tare_int_new_double(rt, whole);
    if (tare_value_is_absent(truncated)) return -2;
    int order = tare_int_compare(truncated, integer);
    tare_release(rt, truncated);
    if (order) return order < 0 ? -1 : 1;
    return (fraction > 0) - (fraction < 0);
}

static TareValue answer(double left, double right, TareComparison op) {
    switch (op) {
        case TARE_COMPARISON_LESS: return tare_value_from_bool(left < right);
        case TARE_COMPARISON_LESS_EQUAL: return tare_value_from_bool(left <= right);
        case TARE_COMPARISON_EQUAL: return tare_value_from_bool(left == right);
        case TARE_COMPARISON_NOT_EQUAL: return tare_value_from_bool(left != right);
        case TARE_COMPARISON_GREATER: return tare_value_from_bool(left > right);
        default: return tare_value_from_bool(left >= right);
    }
}

// `left` is a float; `right` anything.
static TareValue slot_compare(TareRuntime *rt, TareValue left, TareValue right,
                              TareComparison op) {
    double number = tare_float_get(left);
    if (tare_float_is(rt, right)) return answer(number, tare_float_get(right), op);
    if (!tare_int_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    if (!isfinite(number)) return answer(number, 0.0, op);
    int order = compare_with_int(rt, number, right);
    return order == -2 ? TARE_ABSENT : answer(order, 0.0, op);
}

// ---- other slots -----------------------------------------------------------------------------

static TareValue slot_repr(TareRuntime *rt, TareValue self) {
    char bytes[64];
    TareText text;
    tare_text_init_in(&text, NULL, bytes, sizeof bytes);
    tare_float_append_repr(&text, tare_float_get(self));
    return tare_string_new_utf8(rt, bytes, text.length_bytes);
}

static int64_t slot_hash(TareRuntime *rt, TareValue self) {
    double number = tare_float_get(self);
    // NaNs hash by identity, so that many of them do not fall together.
    if (isnan(number)) return (int64_t)(self.bits >> 4);
    return tare_float_hash(number);
}

static int slot_truth(TareRuntime *rt, TareValue self) { return tare_float_get(self) != 0; }
static TareValue slot_negative(TareRuntime *rt, TareValue self) {
    return tare_float_new(rt, -tare_float_get(self));
}
static TareValue slot_absolute(TareRuntime *rt, TareValue self) {
    return tare_float_new(rt, fabs(tare_float_get(self)));
}
static TareValue slot_plain(TareRuntime *rt, TareValue self) {
    if (tare_value_is_exact(self, TARE_TYPE_FLOAT)) return tare_retain(self);
    return tare_float_new(rt, tare_float_get(self));
}
static TareValue slot_to_int(TareRuntime *rt, TareValue self) {
    return tare_int_new_double(rt, tare_float_get(self));
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareFloat *self = (TareFloat *)object;
    TareType *type = tare_shape_of_id(rt, object->shape_id)->type;
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    tare_describe_block(describer, self, type->instance_bytes,
                        is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT, "float");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_NUMBER, &self->number, sizeof self->number,
                         "number");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, type->instance_bytes, sizeof *self, describer);
}

const TareTypeSpec tare_float_spec = {
    .instance_bytes = sizeof(TareFloat),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_IS_IMMUTABLE |
             TARE_TYPE_MATCHES_SELF,
    .methods = tare_float_natives_methods,
    .attributes = tare_float_natives_attributes,
    .doc = "Convert a string or number to a floating point number, if possible.",
    .slots = {
        .describe = describe, .create = tare_float_natives_create, .repr = slot_repr,
        .format = tare_float_format_value, .hash = slot_hash, .compare = slot_compare,
        .truth = slot_truth, .negative = slot_negative, .positive = slot_plain,
        .absolute = slot_absolute,
        .to_int = slot_to_int, .to_float = slot_plain, .power_modulo = slot_power_modulo,
        .binary = {
            [TARE_OPERATOR_ADD] = slot_add, [TARE_OPERATOR_SUBTRACT] = slot_subtract,
            [TARE_OPERATOR_MULTIPLY] = slot_multiply,
            [TARE_OPERATOR_TRUE_DIVIDE] = slot_true_divide,
            [TARE_OPERATOR_FLOOR_DIVIDE] = slot_floor_divide,
            [TARE_OPERATOR_REMAINDER] = slot_remainder, [TARE_OPERATOR_DIVMOD] = slot_divmod,
            [TARE_OPERATOR_POWER] = slot_power,
        },
    },
};
