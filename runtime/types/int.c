// The type int: making ints, reading them, and the slots. Arithmetic proper is in int_arithmetic.c,
// int_power.c and int_bits.c; int(...) and the methods are in int_new.c and int_methods.c.
#include "types/int.h"

#include <gmp.h>
#include <math.h>

#include "object/error.h"
#include "object/instance.h"
#include "types/float.h"
#include "types/int_arithmetic.h"
#include "types/int_natives.h"
#include "types/int_text.h"
#include "types/str_format.h"

static TareValue new_boxed(TareRuntime *rt, int64_t n) {
    TareInt *self = tare_alloc_object(rt, tare_shape_of_id(rt, TARE_TYPE_INT),
                                      sizeof(TareInt) + (n != 0) * sizeof(uint64_t));
    if (!self) return TARE_ABSENT;
    self->size = (n > 0) - (n < 0);
    if (n) self->limbs[0] = n < 0 ? -(uint64_t)n : (uint64_t)n;
    return tare_value_from_object(self);
}

static TareValue new_cached(TareRuntime *rt, int64_t n) {
    TareValue *place = &rt->small_ints[n - TARE_RUNTIME_SMALL_INT_MIN];
    if (tare_value_is_absent(*place)) {
        *place = new_boxed(rt, n);
        if (tare_value_is_absent(*place)) return TARE_ABSENT;
        tare_object_make_immortal(tare_value_get_object(*place));
    }
    return tare_retain(*place);
}

TareValue tare_int_new(TareRuntime *rt, int64_t n) {
    if (TARE_LIKELY(!rt->boxed_numbers && tare_value_fits_small_int(n)))
        return tare_value_from_small_int(n);
    uint64_t index = (uint64_t)n - (uint64_t)TARE_RUNTIME_SMALL_INT_MIN;  // wraps for others
    if (rt->boxed_numbers && index < TARE_RUNTIME_SMALL_INT_COUNT)
        return new_cached(rt, n);
    return new_boxed(rt, n);
}

TareValue tare_int_new_unsigned(TareRuntime *rt, uint64_t n) {
    return n <= (uint64_t)INT64_MAX ? tare_int_new(rt, (int64_t)n)
                                    : tare_int_limbs_new(rt, &n, 1, false);
}

bool tare_int_is(TareRuntime *rt, TareValue v) {
    if (tare_value_is_small_int(v) || tare_value_is_bool(v)) return true;
    return tare_value_is_object(v) && (tare_value_get_object(v)->shape_id == TARE_TYPE_INT ||
                                       tare_type_is_instance(rt, v, TARE_TYPE_INT));
}

bool tare_int_to_int64(TareValue v, int64_t *out) {
    if (tare_value_is_small_int(v)) {
        *out = tare_value_get_small_int(v);
        return true;
    }
    TareIntView view;
    tare_int_limbs_view(&view, v);
    uint64_t magnitude = view.count ? view.limbs[0] : 0;
    uint64_t bound = (uint64_t)INT64_MAX + view.negative;
    bool fits = view.count <= 1 && magnitude <= bound;
    if (!fits) magnitude = bound;
    *out = (int64_t)(view.negative ? -magnitude : magnitude);
    return fits;
}

TareStatus tare_int_to_double(TareRuntime *rt, TareValue v, double *out) {
    TareIntView view;
    tare_int_limbs_view(&view, v);
    *out = 0.0;
    if (view.count == 0) return TARE_OK;
    int64_t exponent;
    uint64_t top = tare_int_limbs_top(view.limbs, view.count, &exponent);
    double magnitude = tare_int_limbs_round(top, exponent);
    if (isinf(magnitude))
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "int too large to convert to float");
    *out = view.negative ? -magnitude : magnitude;
    return TARE_OK;
}

TareValue tare_int_new_double(TareRuntime *rt, double number) {
    if (isnan(number)) {
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "cannot convert float NaN to integer");
    }
    if (isinf(number)) {
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "cannot convert float infinity to integer");
    }
    if (fabs(number) < 0x1p62) return tare_int_new(rt, (int64_t)number);
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(number), &exponent), 53);
    uint64_t row[20];  // 1024 bits and the room that a shift wants
    size_t shift = (size_t)exponent - 53;
    tare_int_limbs_shift_left(row, &mantissa, 1, shift);
    return tare_int_limbs_new(rt, row, shift / 64 + 2, number < 0);
}

TareValue tare_int_parse(TareRuntime *rt, const char *text, size_t length_bytes, int base) {
    return tare_int_text_parse(rt, text, length_bytes, base);
}

TareValue tare_int_to_text(TareRuntime *rt, TareValue v, int base) {
    TareText text;
    char text_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &text, text_room);
    TareValue result = TARE_ABSENT;
    if (tare_int_text_append(rt, v, base, &text) == TARE_OK)
        result = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return result;
}

int tare_int_sign(TareValue v) {
    TareIntView view;
    tare_int_limbs_view(&view, v);
    return view.count == 0 ? 0 : view.negative ? -1 : 1;
}

// The residue modulo 2^61 - 1 of the magnitude, with the sign; -1 is taken by errors.
int64_t tare_int_hash(TareValue v) {
    __extension__ typedef unsigned __int128 Wide;
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    TareIntView view;
    tare_int_limbs_view(&view, v);
    uint64_t residue = 0;
    for (size_t i = view.count; i-- > 0;)
        residue = (uint64_t)((((Wide)residue << 64) | view.limbs[i]) % modulus);
    int64_t hash = view.negative ? -(int64_t)residue : (int64_t)residue;
    return hash == -1 ? -2 : hash;
}

int tare_int_compare(TareValue left, TareValue right) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    if (a.negative != b.negative) return a.negative ? -1 : 1;
    int order = a.count != b.count ? (a.count < b.count ? -1 : 1)
                : a.count          ? mpn_cmp(a.limbs, b.limbs, (mp_size_t)a.count)
                                   : 0;
    return a.negative ? -order : order;
}

size_t tare_int_bit_length(TareValue v) {
    TareIntView view;
    tare_int_limbs_view(&view, v);
    return tare_int_limbs_bits(view.limbs, view.count);
}

// ---- operators -------------------------------------------------------------------------------

// Two immediates of 63 bits: true and *out unless the case is for the general functions.
static bool operate_small(TareRuntime *rt, TareOperator op, int64_t a, int64_t b, TareValue *out) {
    int64_t result;
    switch (op) {
        case TARE_OPERATOR_ADD: result = a + b; break;
        case TARE_OPERATOR_SUBTRACT: result = a - b; break;
        case TARE_OPERATOR_MULTIPLY:
            if (__builtin_mul_overflow(a, b, &result)) return false;
            break;
        case TARE_OPERATOR_FLOOR_DIVIDE:
            if (b == 0) return false;
            result = a / b - (a % b != 0 && (a < 0) != (b < 0));
            break;
        case TARE_OPERATOR_REMAINDER:
            if (b == 0) return false;
            result = a % b;
            if (result && (result < 0) != (b < 0)) result += b;
            break;
        case TARE_OPERATOR_LEFT_SHIFT:
            if (b < 0 || b > 62 || a > INT64_MAX >> b || a < INT64_MIN >> b) return false;
            result = (int64_t)((uint64_t)a << b);
            break;
        case TARE_OPERATOR_RIGHT_SHIFT:
            if (b < 0) return false;
            result = a >> (b > 63 ? 63 : b);
            break;
        case TARE_OPERATOR_AND: result = a & b; break;
        case TARE_OPERATOR_OR: result = a | b; break;
        case TARE_OPERATOR_XOR: result = a ^ b; break;
        default: return false;
    }
    *out = tare_int_new(rt, result);
    return true;
}

static TareValue divide_both(TareRuntime *rt, TareValue left, TareValue right) {
    TareValue parts[2];
    if (tare_int_arithmetic_divide(rt, left, right, &parts[0], &parts[1],
                                   "integer division or modulo by zero") != TARE_OK)
        return TARE_ABSENT;
    TareValue pair = tare_tuple_pack(rt, parts[0], parts[1]);
    tare_release(rt, parts[0]);
    tare_release(rt, parts[1]);
    return pair;
}

static TareValue divide_one(TareRuntime *rt, TareOperator op, TareValue left, TareValue right) {
    bool floor = op == TARE_OPERATOR_FLOOR_DIVIDE;
    TareValue result = TARE_ABSENT;
    TareStatus status = tare_int_arithmetic_divide(
        rt, left, right, floor ? &result : NULL, floor ? NULL : &result,
        floor ? "integer division or modulo by zero" : "integer modulo by zero");
    return status == TARE_OK ? result : TARE_ABSENT;
}

TareValue tare_int_operate(TareRuntime *rt, TareOperator op, TareValue left, TareValue right) {
    TareValue result;
    if (tare_value_is_small_int(left) && tare_value_is_small_int(right) &&
        operate_small(rt, op, tare_value_get_small_int(left), tare_value_get_small_int(right),
                      &result))
        return result;
    switch (op) {
        case TARE_OPERATOR_ADD: return tare_int_arithmetic_add(rt, left, right);
        case TARE_OPERATOR_SUBTRACT: return tare_int_arithmetic_subtract(rt, left, right);
        case TARE_OPERATOR_MULTIPLY: return tare_int_arithmetic_multiply(rt, left, right);
        case TARE_OPERATOR_TRUE_DIVIDE: return tare_int_arithmetic_true_divide(rt, left, right);
        case TARE_OPERATOR_FLOOR_DIVIDE:
        case TARE_OPERATOR_REMAINDER: return divide_one(rt, op, left, right);
        case TARE_OPERATOR_DIVMOD: return divide_both(rt, left, right);
        case TARE_OPERATOR_POWER: return tare_int_power(rt, left, right);
        case TARE_OPERATOR_LEFT_SHIFT: return tare_int_bits_shift_left(rt, left, right);
        case TARE_OPERATOR_RIGHT_SHIFT: return tare_int_bits_shift_right(rt, left, right);
        case TARE_OPERATOR_AND:
        case TARE_OPERATOR_OR:
        case TARE_OPERATOR_XOR: return tare_int_bits_combine(rt, op, left, right);
        default: return TARE_NOT_IMPLEMENTED;
    }
}

// ---- slots -----------------------------------------------------------------------------------

#define BINARY_SLOT(name, op)                                                       \
    static TareValue name(TareRuntime *rt, TareValue left, TareValue right) {       \
        if (!tare_int_is(rt, left) || !tare_int_is(rt, right))                      \
            return TARE_NOT_IMPLEMENTED;                                            \
        return tare_int_operate(rt, TARE_OPERATOR_##op, left, right);               \
    }
BINARY_SLOT(slot_add, ADD)
BINARY_SLOT(slot_subtract, SUBTRACT)
BINARY_SLOT(slot_multiply, MULTIPLY)
BINARY_SLOT(slot_true_divide, TRUE_DIVIDE)
BINARY_SLOT(slot_floor_divide, FLOOR_DIVIDE)
BINARY_SLOT(slot_remainder, REMAINDER)
BINARY_SLOT(slot_divmod, DIVMOD)
BINARY_SLOT(slot_power, POWER)
BINARY_SLOT(slot_left_shift, LEFT_SHIFT)
BINARY_SLOT(slot_right_shift, RIGHT_SHIFT)
BINARY_SLOT(slot_and, AND)
BINARY_SLOT(slot_or, OR)
BINARY_SLOT(slot_xor, XOR)
#undef BINARY_SLOT

static TareValue slot_power_modulo(TareRuntime *rt, TareValue base, TareValue exponent,
                                   TareValue modulus) {
    if (!tare_int_is(rt, base) || !tare_int_is(rt, exponent) || !tare_int_is(rt, modulus))
        return TARE_NOT_IMPLEMENTED;
    return tare_int_power_modulo(rt, base, exponent, modulus);
}

static TareValue slot_compare(TareRuntime *rt, TareValue left, TareValue right,
                              TareComparison op) {
    if (!tare_int_is(rt, left) || !tare_int_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    int order = tare_int_compare(left, right);
    switch (op) {
        case TARE_COMPARISON_LESS: return tare_value_from_bool(order < 0);
        case TARE_COMPARISON_LESS_EQUAL: return tare_value_from_bool(order <= 0);
        case TARE_COMPARISON_EQUAL: return tare_value_from_bool(order == 0);
        case TARE_COMPARISON_NOT_EQUAL: return tare_value_from_bool(order != 0);
        case TARE_COMPARISON_GREATER: return tare_value_from_bool(order > 0);
        default: return tare_value_from_bool(order >= 0);
    }
}

static TareValue slot_repr(TareRuntime *rt, TareValue self) {
    if (tare_value_is_small_int(self))
        return tare_int_text_new_small(rt, tare_value_get_small_int(self));
    return tare_int_to_text(rt, self, 10);
}
static int64_t slot_hash(TareRuntime *rt, TareValue self) { return tare_int_hash(self); }
static int slot_truth(TareRuntime *rt, TareValue self) { return tare_int_sign(self) != 0; }
static TareValue slot_negative(TareRuntime *rt, TareValue self) {
    return tare_int_arithmetic_negate(rt, self);
}
static TareValue slot_absolute(TareRuntime *rt, TareValue self) {
    if (tare_int_sign(self) < 0) return tare_int_arithmetic_negate(rt, self);
    return tare_int_natives_plain(rt, self);
}
static TareValue slot_invert(TareRuntime *rt, TareValue self) {
    return tare_int_bits_invert(rt, self);
}
static TareValue slot_to_float(TareRuntime *rt, TareValue self) {
    double number;
    if (tare_int_to_double(rt, self, &number) != TARE_OK) return TARE_ABSENT;
    return tare_float_new(rt, number);
}

static size_t block_bytes(const TareType *type, const TareInt *self) {
    size_t count = (size_t)(self->size < 0 ? -self->size : self->size);
    return type->instance_bytes + count * sizeof(uint64_t);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareInt *self = (TareInt *)object;
    TareType *type = tare_shape_of_id(rt, object->shape_id)->type;
    size_t bytes = block_bytes(type, self);
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    tare_describe_block(describer, self, bytes, is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT,
                        "int");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->size, sizeof self->size,
                         "sign and limb count");
    tare_describe_region(describer, TARE_REGION_NUMBER, self->limbs,
                         bytes - type->instance_bytes, "limbs");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, bytes, sizeof *self, describer);
}

static void destroy(TareRuntime *rt, TareObject *object) {
    if (object->shape_id != TARE_TYPE_INT) {
        tare_dealloc_by_description(rt, object);
        return;
    }
    tare_dealloc_free_block(rt, object,
                            block_bytes(rt->types[TARE_TYPE_INT], (TareInt *)object));
}

static TareStatus populate(TareRuntime *rt, TareType *type) {
    rt->hooks.int_to_int64 = tare_int_to_int64;
    rt->hooks.new_int = tare_int_new;
    rt->hooks.int_to_exact = tare_int_natives_plain;
    rt->int_digit_limit = TARE_INT_TEXT_DIGIT_LIMIT;
    return TARE_OK;
}

const TareTypeSpec tare_int_spec = {
    .instance_bytes = sizeof(TareInt),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_IS_VARIABLE |
             TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_MATCHES_SELF,
    .methods = tare_int_natives_methods,
    .attributes = tare_int_natives_attributes,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer",
    .populate = populate,
    .slots = {
        .describe = describe, .destroy = destroy, .create = tare_int_natives_create,
        .repr = slot_repr, .format = tare_int_format_value, .hash = slot_hash,
        .compare = slot_compare, .truth = slot_truth,
        .negative = slot_negative, .positive = tare_int_natives_plain, .absolute = slot_absolute,
        .invert = slot_invert, .to_int = tare_int_natives_plain, .to_float = slot_to_float,
        .index = tare_int_natives_plain, .power_modulo = slot_power_modulo,
        .binary = {
            [TARE_OPERATOR_ADD] = slot_add, [TARE_OPERATOR_SUBTRACT] = slot_subtract,
            [TARE_OPERATOR_MULTIPLY] = slot_multiply,
            [TARE_OPERATOR_TRUE_DIVIDE] = slot_true_divide,
            [TARE_OPERATOR_FLOOR_DIVIDE] = slot_floor_divide,
            [TARE_OPERATOR_REMAINDER] = slot_remainder, [TARE_OPERATOR_DIVMOD] = slot_divmod,
            [TARE_OPERATOR_POWER] = slot_power, [TARE_OPERATOR_LEFT_SHIFT] = slot_left_shift,
            [TARE_OPERATOR_RIGHT_SHIFT] = slot_right_shift, [TARE_OPERATOR_AND] = slot_and,
            [TARE_OPERATOR_OR] = slot_or, [TARE_OPERATOR_XOR] = slot_xor,
        },
    },
};
