// Operators on any values: which slots of which operand are tried, and in what order. Knows no
// type; the order and the words of errors are those of the language's reference implementation.
#include "object/operator.h"

#include "object/attribute.h"
#include "object/error.h"

typedef struct OperatorWords {
    const char *plain;
    const char *in_place;
} OperatorWords;

static const OperatorWords words[TARE_OPERATOR_COUNT] = {
    [TARE_OPERATOR_ADD] = {"+", "+="},
    [TARE_OPERATOR_SUBTRACT] = {"-", "-="},
    [TARE_OPERATOR_MULTIPLY] = {"*", "*="},
    [TARE_OPERATOR_MATRIX_MULTIPLY] = {"@", "@="},
    [TARE_OPERATOR_TRUE_DIVIDE] = {"/", "/="},
    [TARE_OPERATOR_FLOOR_DIVIDE] = {"//", "//="},
    [TARE_OPERATOR_REMAINDER] = {"%", "%="},
    [TARE_OPERATOR_POWER] = {"** or pow()", "**="},
    [TARE_OPERATOR_LEFT_SHIFT] = {"<<", "<<="},
    [TARE_OPERATOR_RIGHT_SHIFT] = {">>", ">>="},
    [TARE_OPERATOR_AND] = {"&", "&="},
    [TARE_OPERATOR_XOR] = {"^", "^="},
    [TARE_OPERATOR_OR] = {"|", "|="},
    [TARE_OPERATOR_DIVMOD] = {"divmod()", "divmod()"},
};

static bool is_not_implemented(TareValue v) {
    return tare_value_is_same(v, TARE_NOT_IMPLEMENTED);
}

// Left's slot, then right's; right's first where its type is a subclass with a slot of its own.
// NotImplemented when neither knows what to do.
static TareValue try_binary(TareRuntime *rt, TareOperator op, TareValue left, TareValue right) {
    TareType *left_type = tare_type_get(rt, left);
    TareType *right_type = tare_type_get(rt, right);
    TareBinarySlot left_slot = left_type->slots.binary[op];
    TareBinarySlot right_slot = NULL;
    if (left_type != right_type) {
        right_slot = right_type->slots.binary[op];
        if (right_slot == left_slot) right_slot = NULL;
    }
    if (left_slot) {
        if (right_slot && tare_type_is_subtype(right_type, left_type)) {
            TareValue result = right_slot(rt, left, right);
            if (!is_not_implemented(result)) return result;
            right_slot = NULL;
        }
        TareValue result = left_slot(rt, left, right);
        if (!is_not_implemented(result)) return result;
    }
    return right_slot ? right_slot(rt, left, right) : TARE_NOT_IMPLEMENTED;
}

// Whether `v` is the function print, of which `print >> file` is an old habit.
static bool is_print(TareRuntime *rt, TareValue v) {
    if (!tare_value_is_exact(v, TARE_TYPE_BUILTIN_FUNCTION)) return false;
    TareValue name = tare_attribute_get(rt, v, TARE_RUNTIME_NAME(rt, dunder_name));
    if (tare_value_is_absent(name)) {
        tare_error_clear(rt);
        return false;
    }
    bool is_it = tare_value_is_exact(name, TARE_TYPE_STR) &&
                 tare_string_equals_c(tare_string_of(name), "print");
    tare_release(rt, name);
    return is_it;
}

static TareValue refuse_operands(TareRuntime *rt, TareOperator op, const char *word,
                                 TareValue left, TareValue right) {
    const char *hint = "";
    if (op == TARE_OPERATOR_RIGHT_SHIFT && word == words[op].plain && is_print(rt, left)) {
        hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?";
    }
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "unsupported operand type(s) for %s: '%.100T' and '%.100T'%s", word,
                            left, right, hint);
}

// sequence * count, with `slot` of the sequence's type.
static TareValue repeat_sequence(TareRuntime *rt, TareBinarySlot slot, TareValue sequence,
                                 TareValue count) {
    TareTypeSlots *slots = &tare_type_get(rt, count)->slots;
    if (!slots->index) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can't multiply sequence by non-int of type '%.200T'", count);
    }
    int64_t number;
    if (tare_operator_index_int64(rt, count, false, TARE_TYPE_OVERFLOW_ERROR, &number) != TARE_OK)
        return TARE_ABSENT;
    TareValue exact = rt->hooks.new_int(rt, number);
    if (tare_value_is_absent(exact)) return TARE_ABSENT;
    TareValue result = slot(rt, sequence, exact);
    tare_release(rt, exact);
    return result;
}

// What + and * mean for sequences, once no number wanted the operands.
static TareValue try_sequence(TareRuntime *rt, TareOperator op, TareValue left, TareValue right,
                              bool in_place) {
    TareTypeSlots *slots = &tare_type_get(rt, left)->slots;
    if (op == TARE_OPERATOR_ADD) {
        TareBinarySlot slot = in_place ? slots->concatenate_in_place : NULL;
        if (!slot) slot = slots->concatenate;
        return slot ? slot(rt, left, right) : TARE_NOT_IMPLEMENTED;
    }
    if (op != TARE_OPERATOR_MULTIPLY) return TARE_NOT_IMPLEMENTED;
    TareBinarySlot slot = in_place ? slots->repeat_in_place : NULL;
    if (!slot) slot = slots->repeat;
    if (slot) return repeat_sequence(rt, slot, left, right);
    // What is a sequence in any way, and so every instance of a class, is on its own with *=.
    if (in_place && (slots->length || slots->contains ||
                     tare_type_get(rt, left)->flags & TARE_TYPE_IS_HEAP))
        return TARE_NOT_IMPLEMENTED;
    slot = tare_type_get(rt, right)->slots.repeat;
    return slot ? repeat_sequence(rt, slot, right, left) : TARE_NOT_IMPLEMENTED;
}

TareValue tare_operator_binary(TareRuntime *rt, TareOperator op, TareValue left, TareValue right) {
    TareValue result = try_binary(rt, op, left, right);
    if (!is_not_implemented(result)) return result;
    result = try_sequence(rt, op, left, right, false);
    if (!is_not_implemented(result)) return result;
    return refuse_operands(rt, op, words[op].plain, left, right);
}

TareValue tare_operator_in_place(TareRuntime *rt, TareOperator op, TareValue left,
                                 TareValue right) {
    TareBinarySlot slot = tare_type_get(rt, left)->slots.in_place[op];
    if (slot) {
        TareValue result = slot(rt, left, right);
        if (!is_not_implemented(result)) return result;
    }
    TareValue result = try_binary(rt, op, left, right);
    if (!is_not_implemented(result)) return result;
    result = try_sequence(rt, op, left, right, true);
    if (!is_not_implemented(result)) return result;
    return refuse_operands(rt, op, words[op].in_place, left, right);
}

typedef TareValue (*PowerSlot)(TareRuntime *rt, TareValue base, TareValue exponent,
                               TareValue modulus);

// The slots of base, exponent and modulus, each once, a subclass's before its base's.
static TareValue try_power(TareRuntime *rt, TareValue base, TareValue exponent, TareValue modulus) {
    TareType *base_type = tare_type_get(rt, base);
    TareType *exponent_type = tare_type_get(rt, exponent);
    PowerSlot first = base_type->slots.power_modulo;
    PowerSlot second = exponent_type->slots.power_modulo;
    PowerSlot third = tare_type_get(rt, modulus)->slots.power_modulo;
    if (third == first || third == second) third = NULL;
    if (second == first) second = NULL;
    if (first && second && tare_type_is_subtype(exponent_type, base_type)) {
        PowerSlot swapped = first;
        first = second;
        second = swapped;
    }
    PowerSlot slots[] = {first, second, third};
    for (int i = 0; i < 3; i++) {
        if (!slots[i]) continue;
        TareValue result = slots[i](rt, base, exponent, modulus);
        if (!is_not_implemented(result)) return result;
    }
    return TARE_NOT_IMPLEMENTED;
}

TareValue tare_operator_power(TareRuntime *rt, TareValue base, TareValue exponent,
                              TareValue modulus) {
    if (tare_value_is_none(modulus))
        return tare_operator_binary(rt, TARE_OPERATOR_POWER, base, exponent);
    TareValue result = try_power(rt, base, exponent, modulus);
    if (!is_not_implemented(result)) return result;
    return tare_error_raise(
        rt, TARE_TYPE_TYPE_ERROR,
        "unsupported operand type(s) for ** or pow(): '%.100T', '%.100T', '%.100T'", base,
        exponent, modulus);
}

static TareValue refuse_operand(TareRuntime *rt, const char *word, TareValue v) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "bad operand type for %s: '%.200T'", word, v);
}

TareValue tare_operator_negative(TareRuntime *rt, TareValue v) {
    TareUnarySlot slot = tare_type_get(rt, v)->slots.negative;
    return slot ? slot(rt, v) : refuse_operand(rt, "unary -", v);
}

TareValue tare_operator_positive(TareRuntime *rt, TareValue v) {
    TareUnarySlot slot = tare_type_get(rt, v)->slots.positive;
    return slot ? slot(rt, v) : refuse_operand(rt, "unary +", v);
}

TareValue tare_operator_invert(TareRuntime *rt, TareValue v) {
    TareUnarySlot slot = tare_type_get(rt, v)->slots.invert;
    return slot ? slot(rt, v) : refuse_operand(rt, "unary ~", v);
}

TareValue tare_operator_absolute(TareRuntime *rt, TareValue v) {
    TareUnarySlot slot = tare_type_get(rt, v)->slots.absolute;
    return slot ? slot(rt, v) : refuse_operand(rt, "abs()", v);
}

TareValue tare_operator_index(TareRuntime *rt, TareValue v) {
    if (tare_value_is_small_int(v)) return v;
    if (tare_type_is_instance(rt, v, TARE_TYPE_INT)) return rt->hooks.int_to_exact(rt, v);
    TareUnarySlot slot = tare_type_get(rt, v)->slots.index;
    if (!slot) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "'%.200T' object cannot be interpreted as an integer", v);
    }
    TareValue result = slot(rt, v);
    if (tare_value_is_absent(result) || tare_value_is_small_int(result)) return result;
    if (tare_type_is_instance(rt, result, TARE_TYPE_INT)) {
        TareValue exact = TARE_ABSENT;
        if (tare_value_is_exact(result, TARE_TYPE_INT) ||
            tare_error_warn(rt, TARE_TYPE_DEPRECATION_WARNING,
                            "__index__ returned non-int (type %.200T).  The ability to return an "
                            "instance of a strict subclass of int is deprecated, and may be "
                            "removed in a future version of Python.",
                            result) == TARE_OK)
            exact = rt->hooks.int_to_exact(rt, result);
        tare_release(rt, result);
        return exact;
    }
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__index__ returned non-int (type %.200T)", result);
    tare_release(rt, result);
    return TARE_ABSENT;
}

TareStatus tare_operator_index_size(TareRuntime *rt, TareValue v, int64_t *out) {
    if (tare_value_is_small_int(v)) {
        *out = tare_value_get_small_int(v);
        return TARE_OK;
    }
    TareValue index = tare_operator_index(rt, v);
    if (tare_value_is_absent(index)) return TARE_ERROR;
    bool fits = rt->hooks.int_to_int64(index, out);
    tare_release(rt, index);
    if (fits) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                           "Python int too large to convert to C ssize_t");
}

TareStatus tare_operator_index_int(TareRuntime *rt, TareValue v, int64_t *out) {
    TareValue index = tare_operator_index(rt, v);
    if (tare_value_is_absent(index)) return TARE_ERROR;
    bool fits = rt->hooks.int_to_int64(index, out) && *out == (int)*out;
    tare_release(rt, index);
    if (fits) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                           "Python int too large to convert to C int");
}

TareStatus tare_operator_index_int64(TareRuntime *rt, TareValue v, bool clamp, TareTypeId overflow,
                                     int64_t *out) {
    if (tare_value_is_small_int(v)) {
        *out = tare_value_get_small_int(v);
        return TARE_OK;
    }
    TareValue index = tare_operator_index(rt, v);
    if (tare_value_is_absent(index)) return TARE_ERROR;
    bool fits = rt->hooks.int_to_int64(index, out);
    tare_release(rt, index);
    if (fits || clamp) return TARE_OK;
    return tare_error_fail(rt, overflow, "cannot fit '%.200T' into an index-sized integer", v);
}
