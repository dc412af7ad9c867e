// Operators with two operands, for classes of the language: the left operand's method, the right
// one's reflected method, and the right one first when its class refines the left one's.
#include "object/slot_operators.h"

#include "object/call.h"
#include "object/error.h"

typedef struct OperatorNames {
    uint16_t plain, reflected;  // TareName
} OperatorNames;

static const OperatorNames operator_names[TARE_OPERATOR_COUNT] = {
#define OPERATOR(constant, word, method) \
    [TARE_OPERATOR_##constant] = {TARE_NAME_dunder_##method, TARE_NAME_dunder_r##method},
    TARE_SLOT_OPERATORS_ALL OPERATOR(DIVMOD, divmod, divmod)
#undef OPERATOR
};

// The method's answer; NotImplemented where there is no method.
static TareValue ask(TareRuntime *rt, TareValue self, uint16_t name, TareValue other) {
    TareValue result = tare_call_special(rt, self, rt->names[name], &other, 1);
    if (tare_value_is_absent(result) && !tare_error_is_pending(rt)) return TARE_NOT_IMPLEMENTED;
    return result;
}

static bool is_refused(TareValue v) { return tare_value_is_same(v, TARE_NOT_IMPLEMENTED); }

// Whether the right class has a reflected method of its own, other than the left class's.
static bool overrides(TareRuntime *rt, TareType *left, TareType *right, uint16_t name) {
    TareValue theirs = tare_type_find(rt, right, rt->names[name]);
    if (tare_value_is_absent(theirs)) return false;
    return !tare_value_is_same(theirs, tare_type_find(rt, left, rt->names[name]));
}

static TareValue operate(TareRuntime *rt, TareValue left, TareValue right, TareOperator op,
                         TareBinarySlot slot) {
    TareType *left_type = tare_type_get(rt, left), *right_type = tare_type_get(rt, right);
    OperatorNames names = operator_names[op];
    bool ask_right = left_type != right_type && right_type->slots.binary[op] == slot;
    if (left_type->slots.binary[op] == slot) {
        if (ask_right && tare_type_is_subtype(right_type, left_type) &&
            overrides(rt, left_type, right_type, names.reflected)) {
            TareValue result = ask(rt, right, names.reflected, left);
            if (!is_refused(result)) return result;
            ask_right = false;
        }
        TareValue result = ask(rt, left, names.plain, right);
        if (!is_refused(result) || left_type == right_type) return result;
    }
    return ask_right ? ask(rt, right, names.reflected, left) : TARE_NOT_IMPLEMENTED;
}

static TareValue operate_in_place(TareRuntime *rt, TareValue left, TareValue right,
                                  uint16_t name) {
    return ask(rt, left, name, right);
}

#define OPERATOR(constant, word, method)                                                       \
    TareValue tare_slot_operators_##word(TareRuntime *rt, TareValue left, TareValue right) {   \
        return operate(rt, left, right, TARE_OPERATOR_##constant, tare_slot_operators_##word); \
    }
TARE_SLOT_OPERATORS_ALL
OPERATOR(DIVMOD, divmod, divmod)
#undef OPERATOR

#define OPERATOR(constant, word, method)                                                 \
    TareValue tare_slot_operators_in_place_##word(TareRuntime *rt, TareValue left,       \
                                                  TareValue right) {                     \
        return operate_in_place(rt, left, right, TARE_NAME_dunder_i##method);            \
    }
TARE_SLOT_OPERATORS_ALL
#undef OPERATOR

// With a modulus the reflected method is never asked.
TareValue tare_slot_operators_power_modulo(TareRuntime *rt, TareValue base, TareValue exponent,
                                           TareValue modulus) {
    if (tare_value_is_none(modulus)) return tare_slot_operators_power(rt, base, exponent);
    if (tare_type_get(rt, base)->slots.power_modulo != tare_slot_operators_power_modulo)
        return TARE_NOT_IMPLEMENTED;
    TareValue values[] = {exponent, modulus};
    TareValue result =
        tare_call_special(rt, base, TARE_RUNTIME_NAME(rt, dunder_pow), values, 2);
    if (tare_value_is_absent(result) && !tare_error_is_pending(rt)) return TARE_NOT_IMPLEMENTED;
    return result;
}
