// The table of special methods and slots.
#include "object/slot_definitions.h"

#include <stddef.h>

#include "object/slot_functions.h"
#include "object/slot_operators.h"
#include "object/slot_wrappers.h"

#define ROW(method, slot, generic, wrapper, argument, keywords, doc)              \
    {TARE_NAME_dunder_##method, offsetof(TareTypeSlots, slot), argument, keywords, \
     (TareSlotFunction)(generic), wrapper, doc}
#define PLAIN(method, slot, function, wrapping, doc) \
    ROW(method, slot, tare_slot_functions_##function, tare_slot_wrappers_##wrapping, 0, false, doc)
#define COMPARISON(method, op, sign)                                                      \
    ROW(method, compare, tare_slot_functions_compare, tare_slot_wrappers_compare,         \
        TARE_COMPARISON_##op, false, "Return self" sign "value.")
#define BINARY(constant, word, method, sign)                                                \
    ROW(method, binary[TARE_OPERATOR_##constant], tare_slot_operators_##word,               \
        tare_slot_wrappers_binary, TARE_OPERATOR_##constant, false, "Return self" sign "value."), \
    ROW(r##method, binary[TARE_OPERATOR_##constant], tare_slot_operators_##word,            \
        tare_slot_wrappers_reflected, TARE_OPERATOR_##constant, false, "Return value" sign "self.")
#define IN_PLACE(constant, word, method, sign)                                                \
    ROW(method, in_place[TARE_OPERATOR_##constant], tare_slot_operators_in_place_##word,      \
        tare_slot_wrappers_in_place, TARE_OPERATOR_##constant, false, "Return self" sign "value.")

const TareSlotRow tare_slot_definitions_rows[] = {
    PLAIN(repr, repr, repr, unary, "Return repr(self)."),
    PLAIN(str, str, str, unary, "Return str(self)."),
    PLAIN(hash, hash, hash, hash, "Return hash(self)."),
    PLAIN(getattribute, get_attribute, get_attribute, get_attribute, "Return getattr(self, name)."),
    ROW(getattr, get_attribute, tare_slot_functions_get_attribute, NULL, 0, false, NULL),
    PLAIN(setattr, set_attribute, set_attribute, set_attribute,
          "Implement setattr(self, name, value)."),
    PLAIN(delattr, set_attribute, set_attribute, delete_attribute,
          "Implement delattr(self, name)."),
    COMPARISON(lt, LESS, "<"),
    COMPARISON(le, LESS_EQUAL, "<="),
    COMPARISON(eq, EQUAL, "=="),
    COMPARISON(ne, NOT_EQUAL, "!="),
    COMPARISON(gt, GREATER, ">"),
    COMPARISON(ge, GREATER_EQUAL, ">="),
    PLAIN(iter, iterate, iterate, unary, "Implement iter(self)."),
    PLAIN(next, next, next, next, "Implement next(self)."),
    PLAIN(get, descriptor_get, descriptor_get, descriptor_get,
          "Return an attribute of instance, which is of type owner."),
    PLAIN(set, descriptor_set, descriptor_set, descriptor_set,
          "Set an attribute of instance to value."),
    PLAIN(delete, descriptor_set, descriptor_set, descriptor_delete,
          "Delete an attribute of instance."),
    ROW(call, call, tare_slot_functions_call, tare_slot_wrappers_call, 0, true,
        "Call self as a function."),
    ROW(init, initialize, tare_slot_functions_initialize, tare_slot_wrappers_initialize, 0, true,
        "Initialize self.  See help(type(self)) for accurate signature."),
    ROW(new, create, tare_slot_functions_create, NULL, 0, true, NULL),
    ROW(del, finalize_user, tare_slot_functions_finalize, NULL, 0, false, NULL),
    PLAIN(len, length, length, length, "Return len(self)."),
    PLAIN(getitem, get_item, get_item, get_item, "Return self[key]."),
    PLAIN(setitem, set_item, set_item, set_item, "Set self[key] to value."),
    PLAIN(delitem, set_item, set_item, delete_item, "Delete self[key]."),
    PLAIN(contains, contains, contains, contains, "Return key in self."),
    {TARE_NAME_dunder_bool, offsetof(TareTypeSlots, truth), 0, false,  // bool is a macro
     (TareSlotFunction)tare_slot_functions_truth, tare_slot_wrappers_truth,
     "True if self else False"},
    PLAIN(neg, negative, negative, unary, "-self"),
    PLAIN(pos, positive, positive, unary, "+self"),
    PLAIN(abs, absolute, absolute, unary, "abs(self)"),
    PLAIN(invert, invert, invert, unary, "~self"),
    PLAIN(int, to_int, to_int, unary, "int(self)"),
    PLAIN(float, to_float, to_float, unary, "float(self)"),
    PLAIN(index, index, index, unary,
          "Return self converted to an integer, if self is suitable for use as an index into a "
          "list."),
    BINARY(ADD, add, add, "+"),
    BINARY(SUBTRACT, subtract, sub, "-"),
    BINARY(MULTIPLY, multiply, mul, "*"),
    BINARY(MATRIX_MULTIPLY, matrix_multiply, matmul, "@"),
    BINARY(TRUE_DIVIDE, true_divide, truediv, "/"),
    BINARY(FLOOR_DIVIDE, floor_divide, floordiv, "//"),
    BINARY(REMAINDER, remainder, mod, "%"),
    BINARY(LEFT_SHIFT, left_shift, lshift, "<<"),
    BINARY(RIGHT_SHIFT, right_shift, rshift, ">>"),
    BINARY(AND, and, and, "&"),
    BINARY(XOR, xor, xor, "^"),
    BINARY(OR, or, or, "|"),
    ROW(divmod, binary[TARE_OPERATOR_DIVMOD], tare_slot_operators_divmod,
        tare_slot_wrappers_binary, TARE_OPERATOR_DIVMOD, false, "Return divmod(self, value)."),
    ROW(rdivmod, binary[TARE_OPERATOR_DIVMOD], tare_slot_operators_divmod,
        tare_slot_wrappers_reflected, TARE_OPERATOR_DIVMOD, false, "Return divmod(value, self)."),
    ROW(pow, binary[TARE_OPERATOR_POWER], tare_slot_operators_power, tare_slot_wrappers_power,
        TARE_OPERATOR_POWER, false, "Return pow(self, value, mod)."),
    ROW(rpow, binary[TARE_OPERATOR_POWER], tare_slot_operators_power,
        tare_slot_wrappers_reflected_power, TARE_OPERATOR_POWER, false,
        "Return pow(value, self, mod)."),
    ROW(pow, power_modulo, tare_slot_operators_power_modulo, NULL, 0, false, NULL),
    IN_PLACE(ADD, add, iadd, "+="),
    IN_PLACE(SUBTRACT, subtract, isub, "-="),
    IN_PLACE(MULTIPLY, multiply, imul, "*="),
    IN_PLACE(MATRIX_MULTIPLY, matrix_multiply, imatmul, "@="),
    IN_PLACE(TRUE_DIVIDE, true_divide, itruediv, "/="),
    IN_PLACE(FLOOR_DIVIDE, floor_divide, ifloordiv, "//="),
    IN_PLACE(REMAINDER, remainder, imod, "%="),
    IN_PLACE(POWER, power, ipow, "**="),
    IN_PLACE(LEFT_SHIFT, left_shift, ilshift, "<<="),
    IN_PLACE(RIGHT_SHIFT, right_shift, irshift, ">>="),
    IN_PLACE(AND, and, iand, "&="),
    IN_PLACE(XOR, xor, ixor, "^="),
    IN_PLACE(OR, or, ior, "|="),
    ROW(add, concatenate, NULL, tare_slot_wrappers_sequence, 0, false, "Return self+value."),
    ROW(mul, repeat, NULL, tare_slot_wrappers_repeat, 0, false, "Return self*value."),
    ROW(rmul, repeat, NULL, tare_slot_wrappers_repeat, 0, false, "Return value*self."),
    ROW(iadd, concatenate_in_place, NULL, tare_slot_wrappers_sequence, 0, false,
        "Implement self+=value."),
    ROW(imul, repeat_in_place, NULL, tare_slot_wrappers_repeat, 0, false,
        "Implement self*=value."),
    {TARE_NAME_COUNT, UINT16_MAX, 0, false, NULL, NULL, NULL},
};
