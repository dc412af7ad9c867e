// The type complex: arithmetic, comparison, hash and text.
#include "types/complex.h"

#include <math.h>
#include <stdlib.h>

#include "object/error.h"
#include "object/instance.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/float_natives.h"
#include "types/int.h"
#include "types/int_text.h"

typedef struct Pair {
    double real, imaginary;
} Pair;

TareValue tare_complex_new(TareRuntime *rt, double real, double imaginary) {
    TareComplex *self = tare_alloc_builtin(rt, TARE_TYPE_COMPLEX);
    if (!self) return TARE_ABSENT;
    self->real = real;
    self->imaginary = imaginary;
    return tare_value_from_object(self);
}

// The parts of a number operand: 1, 0 when it is none, -1 on error.
static int read_operand(TareRuntime *rt, TareValue v, Pair *out) {
    out->imaginary = 0;
    if (tare_type_is_instance(rt, v, TARE_TYPE_COMPLEX)) {
        *out = (Pair){tare_complex_of(v)->real, tare_complex_of(v)->imaginary};
        return 1;
    }
    if (tare_float_is(rt, v)) {
        out->real = tare_float_get(v);
        return 1;
    }
    if (!tare_int_is(rt, v)) return 0;
    return tare_int_to_double(rt, v, &out->real) == TARE_OK ? 1 : -1;
}

static Pair multiply(Pair a, Pair b) {
    return (Pair){a.real * b.real - a.imaginary * b.imaginary,
                  a.real * b.imaginary + a.imaginary * b.real};
}

// Smith's method (1962): divides by the larger part of the divisor first, against overflow.
static Pair divide(Pair a, Pair b) {
    double real = fabs(b.real), imaginary = fabs(b.imaginary);
    if (real >= imaginary) {
        double ratio = b.imaginary / b.real, scale = b.real + b.imaginary * ratio;
        return (Pair){(a.real + a.imaginary * ratio) / scale,
                      (a.imaginary - a.real * ratio) / scale};
    }
    if (imaginary >= real) {
        double ratio = b.real / b.imaginary, scale = b.real * ratio + b.imaginary;
        return (Pair){(a.real * ratio + a.imaginary) / scale,
                      (a.imaginary * ratio - a.real) / scale};
    }
    return (Pair){NAN, NAN};
}

static Pair raise_to_integer(Pair base, long exponent) {
    Pair result = {1, 0}, square = base;
    for (unsigned long n = (unsigned long)labs(exponent); n; n >>= 1) {
        if (n & 1) result = multiply(result, square);
        square = multiply(square, square);
    }
    return exponent < 0 ? divide((Pair){1, 0}, result) : result;
}

static double get_phase(Pair base, Pair exponent) {
    double phase = atan2(base.imaginary, base.real) * exponent.real;
    if (exponent.imaginary == 0) return phase;
    return phase + exponent.imaginary * log(hypot(base.real, base.imaginary));
}

static Pair raise_polar(Pair base, Pair exponent) {
    double size = pow(hypot(base.real, base.imaginary), exponent.real);
    double angle = atan2(base.imaginary, base.real), phase = get_phase(base, exponent);
    if (exponent.imaginary != 0) size /= exp(angle * exponent.imaginary);
    Pair power = {size * cos(phase), size * sin(phase)};
    return power;
}

static TareValue refuse_power(TareRuntime *rt) {
    return tare_error_raise(rt, TARE_TYPE_ZERO_DIVISION_ERROR,
                            "0.0 to a negative or complex power");
}

TareValue tare_complex_power(TareRuntime *rt, double base_real, double base_imaginary,
                             double exponent_real, double exponent_imaginary) {
    Pair base = {base_real, base_imaginary}, exponent = {exponent_real, exponent_imaginary};
    Pair result;
    if (exponent.real == 0 && exponent.imaginary == 0) {
        result = (Pair){1, 0};
    } else if (base.real == 0 && base.imaginary == 0) {
        if (exponent.imaginary != 0 || exponent.real < 0) {
            return refuse_power(rt);
        }
        result = (Pair){0, 0};
    } else if (exponent.imaginary == 0 && exponent.real == floor(exponent.real) &&
               fabs(exponent.real) <= 100) {
        result = raise_to_integer(base, (long)exponent.real);
    } else {
        result = raise_polar(base, exponent);
        // CPython takes the sine of infinity, which is an error of the domain, for this one.
        if (isinf(get_phase(base, exponent))) return refuse_power(rt);
    }
    if (isinf(result.real) || isinf(result.imaginary))
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "complex exponentiation");
    return tare_complex_new(rt, result.real, result.imaginary);
}

static TareValue operate(TareRuntime *rt, TareOperator op, TareValue left, TareValue right) {
    Pair a, b, result;
    int known = read_operand(rt, left, &a);
    if (known > 0) known = read_operand(rt, right, &b);
    if (known <= 0) return known ? TARE_ABSENT : TARE_NOT_IMPLEMENTED;
    switch (op) {
        case TARE_OPERATOR_ADD:
            result = (Pair){a.real + b.real, a.imaginary + b.imaginary};
            break;
        case TARE_OPERATOR_SUBTRACT:
            result = (Pair){a.real - b.real, a.imaginary - b.imaginary};
            break;
        case TARE_OPERATOR_MULTIPLY: result = multiply(a, b); break;
        case TARE_OPERATOR_TRUE_DIVIDE:
            if (b.real == 0 && b.imaginary == 0) {
                return tare_error_raise(rt, TARE_TYPE_ZERO_DIVISION_ERROR,
                                        "complex division by zero");
            }
            result = divide(a, b);
            break;
        default: return tare_complex_power(rt, a.real, a.imaginary, b.real, b.imaginary);
    }
    return tare_complex_new(rt, result.real, result.imaginary);
}

#define BINARY_SLOT(name, op)                                                 \
    static TareValue name(TareRuntime *rt, TareValue left, TareValue right) { \
        return operate(rt, TARE_OPERATOR_##op, left, right);                  \
    }
BINARY_SLOT(slot_add, ADD)
BINARY_SLOT(slot_subtract, SUBTRACT)
BINARY_SLOT(slot_multiply, MULTIPLY)
BINARY_SLOT(slot_true_divide, TRUE_DIVIDE)
BINARY_SLOT(slot_power, POWER)
#undef BINARY_SLOT

static TareValue slot_power_modulo(TareRuntime *rt, TareValue base, TareValue exponent,
                                   TareValue modulus) {
    Pair parts;
    int known = read_operand(rt, base, &parts);
    if (known > 0) known = read_operand(rt, exponent, &parts);
    if (known <= 0) return known ? TARE_ABSENT : TARE_NOT_IMPLEMENTED;
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "complex modulo");
}

static TareValue slot_compare(TareRuntime *rt, TareValue left, TareValue right,
                              TareComparison op) {
    if (op != TARE_COMPARISON_EQUAL && op != TARE_COMPARISON_NOT_EQUAL)
        return TARE_NOT_IMPLEMENTED;
    TareComplex *self = tare_complex_of(left);
    bool equal;
    if (tare_type_is_instance(rt, right, TARE_TYPE_COMPLEX)) {
        equal = self->real == tare_complex_of(right)->real &&
                self->imaginary == tare_complex_of(right)->imaginary;
    } else if (tare_float_is(rt, right) || tare_int_is(rt, right)) {
        TareValue real = tare_float_new(rt, self->real);
        if (tare_value_is_absent(real)) return real;
        int same = self->imaginary == 0
                       ? tare_protocol_compare_truth(rt, real, right, TARE_COMPARISON_EQUAL)
                       : 0;
        tare_release(rt, real);
        if (same < 0) return TARE_ABSENT;
        equal = same;
    } else {
        return TARE_NOT_IMPLEMENTED;
    }
    return tare_value_from_bool(equal == (op == TARE_COMPARISON_EQUAL));
}

static int64_t slot_hash(TareRuntime *rt, TareValue self) {
    TareComplex *number = tare_complex_of(self);
    uint64_t real = isnan(number->real) ? self.bits >> 4 : (uint64_t)tare_float_hash(number->real);
    uint64_t imaginary = isnan(number->imaginary) ? self.bits >> 4
                                                  : (uint64_t)tare_float_hash(number->imaginary);
    int64_t hash = (int64_t)(real + 1000003 * imaginary);
    return hash == -1 ? -2 : hash;
}

static TareValue slot_repr(TareRuntime *rt, TareValue self) {
    static const TareFloatStyle style = {.type = 'r'};
    TareComplex *number = tare_complex_of(self);
    bool is_bare = number->real == 0 && !signbit(number->real);
    TareText text;
    tare_int_text_init(rt, &text);
    if (!is_bare) {
        tare_text_append_char(&text, '(');
        tare_float_text_append(&text, number->real, &style);
        if (!signbit(number->imaginary) || isnan(number->imaginary))
            tare_text_append_char(&text, '+');
    }
    tare_float_text_append(&text, number->imaginary, &style);
    tare_text_append_string(&text, is_bare ? "j" : "j)");
    TareValue result = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return result;
}

static int slot_truth(TareRuntime *rt, TareValue self) {
    return tare_complex_of(self)->real != 0 || tare_complex_of(self)->imaginary != 0;
}
static TareValue slot_negative(TareRuntime *rt, TareValue self) {
    return tare_complex_new(rt, -tare_complex_of(self)->real, -tare_complex_of(self)->imaginary);
}
static TareValue slot_positive(TareRuntime *rt, TareValue self) {
    if (tare_value_is_exact(self, TARE_TYPE_COMPLEX)) return tare_retain(self);
    return tare_complex_new(rt, tare_complex_of(self)->real, tare_complex_of(self)->imaginary);
}
static TareValue slot_absolute(TareRuntime *rt, TareValue self) {
    double real = tare_complex_of(self)->real, imaginary = tare_complex_of(self)->imaginary;
    double length = hypot(real, imaginary);
    if (isinf(length) && isfinite(real) && isfinite(imaginary))
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "absolute value too large");
    return tare_float_new(rt, length);
}

static TareValue get_real(TareRuntime *rt, TareValue self) {
    return tare_float_new(rt, tare_complex_of(self)->real);
}
static TareValue get_imaginary(TareRuntime *rt, TareValue self) {
    return tare_float_new(rt, tare_complex_of(self)->imaginary);
}

static const TareAttributeDefinition attributes[] = {
    {"real", get_real, NULL, "the real part of a complex number", true},
    {"imag", get_imaginary, NULL, "the imaginary part of a complex number", true},
    {NULL},
};

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareComplex *self = (TareComplex *)object;
    TareType *type = tare_shape_of_id(rt, object->shape_id)->type;
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    tare_describe_block(describer, self, type->instance_bytes,
                        is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT, "complex");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_NUMBER, &self->real, 8, "real part");
    tare_describe_region(describer, TARE_REGION_NUMBER, &self->imaginary, 8, "imaginary part");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, type->instance_bytes, sizeof *self, describer);
}

const TareTypeSpec tare_complex_spec = {
    .instance_bytes = sizeof(TareComplex),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_IS_IMMUTABLE,
    .methods = tare_complex_natives_methods,
    .attributes = attributes,
    .doc = "Create a complex number from a string or numbers.",
    .slots = {
        .describe = describe, .create = tare_complex_natives_create, .repr = slot_repr,
        .hash = slot_hash, .compare = slot_compare, .truth = slot_truth,
        .negative = slot_negative, .positive = slot_positive, .absolute = slot_absolute,
        .power_modulo = slot_power_modulo,
        .binary = {
            [TARE_OPERATOR_ADD] = slot_add, [TARE_OPERATOR_SUBTRACT] = slot_subtract,
            [TARE_OPERATOR_MULTIPLY] = slot_multiply,
            [TARE_OPERATOR_TRUE_DIVIDE] = slot_true_divide, [TARE_OPERATOR_POWER] = slot_power,
        },
    },
};
