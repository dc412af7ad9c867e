// Slots of classes of the language, but for the operators with two operands (slot_operators.c):
// each looks the special method up in the class and calls it.
#include "object/slot_functions.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"

#define METHOD(identifier) TARE_RUNTIME_NAME(rt, dunder_##identifier)

// Calls a method that the class must have; AttributeError with the bare name where it lacks it.
static TareValue call(TareRuntime *rt, TareValue self, TareString *name, const TareValue *values,
                      size_t count) {
    TareValue result = tare_call_special(rt, self, name, values, count);
    if (tare_value_is_absent(result) && !tare_error_is_pending(rt))
        tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "%U", name);
    return result;
}

static TareStatus call_for_status(TareRuntime *rt, TareValue self, TareString *name,
                                  const TareValue *values, size_t count) {
    TareValue result = call(rt, self, name, values, count);
    if (tare_value_is_absent(result)) return TARE_ERROR;
    tare_release(rt, result);
    return TARE_OK;
}

#define UNARY(slot, method)                                               \
    TareValue tare_slot_functions_##slot(TareRuntime *rt, TareValue self) { \
        return call(rt, self, METHOD(method), NULL, 0);                   \
    }
UNARY(repr, repr)
UNARY(str, str)
UNARY(next, next)
UNARY(negative, neg)
UNARY(positive, pos)
UNARY(absolute, abs)
UNARY(invert, invert)
UNARY(to_int, int)
UNARY(to_float, float)
UNARY(index, index)
#undef UNARY

static bool is_disabled(TareRuntime *rt, TareValue self, TareString *name) {
    return tare_value_is_none(tare_type_find(rt, tare_type_get(rt, self), name));
}

TareValue tare_slot_functions_iterate(TareRuntime *rt, TareValue self) {
    if (is_disabled(rt, self, METHOD(iter)))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not iterable", self);
    return call(rt, self, METHOD(iter), NULL, 0);
}

// ---- every object ------------------------------------------------------------------------------

int64_t tare_slot_functions_refuse_hash(TareRuntime *rt, TareValue self) {
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "unhashable type: '%.200T'", self);
    return -1;
}

int64_t tare_slot_functions_hash(TareRuntime *rt, TareValue self) {
    if (is_disabled(rt, self, METHOD(hash))) return tare_slot_functions_refuse_hash(rt, self);
    TareValue result = call(rt, self, METHOD(hash), NULL, 0);
    if (tare_value_is_absent(result)) return -1;
    int64_t hash = -1;
    if (!tare_type_is_instance(rt, result, TARE_TYPE_INT)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__hash__ method should return an integer");
    } else if (!rt->hooks.int_to_int64(result, &hash)) {
        hash = rt->types[TARE_TYPE_INT]->slots.hash(rt, result);
    } else if (hash == -1) {
        hash = -2;
    }
    tare_release(rt, result);
    return hash;
}

static TareString *comparison_name(TareRuntime *rt, TareComparison op) {
    static const uint16_t names[] = {TARE_NAME_dunder_lt, TARE_NAME_dunder_le, TARE_NAME_dunder_eq,
                                     TARE_NAME_dunder_ne, TARE_NAME_dunder_gt, TARE_NAME_dunder_ge};
    return rt->names[names[op]];
}

TareValue tare_slot_functions_compare(TareRuntime *rt, TareValue left, TareValue right,
                                      TareComparison op) {
    TareValue result = tare_call_special(rt, left, comparison_name(rt, op), &right, 1);
    if (tare_value_is_absent(result) && !tare_error_is_pending(rt)) return TARE_NOT_IMPLEMENTED;
    return result;
}

// __getattribute__, then __getattr__ where that raised AttributeError.
TareValue tare_slot_functions_get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    TareType *type = tare_type_get(rt, self);
    TareValue name_value = tare_value_from_object(name), result;
    bool has_hook = type->flags & TARE_TYPE_HAS_GETATTR_HOOK;
    if (!(type->flags & TARE_TYPE_HAS_CUSTOM_GETATTRIBUTE)) {
        result = has_hook ? tare_attribute_fetch_generic(rt, self, name)
                          : tare_attribute_get_generic(rt, self, name);
    } else {
        result = call(rt, self, METHOD(getattribute), &name_value, 1);
    }
    if (!tare_value_is_absent(result) || !has_hook) return result;
    if (tare_error_is_pending(rt)) {
        if (!tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR)) return result;
        tare_error_clear(rt);
    }
    return call(rt, self, METHOD(getattr), &name_value, 1);
}

TareStatus tare_slot_functions_set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                             TareValue value) {
    TareValue values[] = {tare_value_from_object(name), value};
    if (tare_value_is_absent(value)) return call_for_status(rt, self, METHOD(delattr), values, 1);
    return call_for_status(rt, self, METHOD(setattr), values, 2);
}

TareValue tare_slot_functions_call(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareValue method = tare_attribute_fetch_special(rt, self, METHOD(call));
    if (tare_value_is_absent(method)) {
        if (tare_error_is_pending(rt)) return method;
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not callable", self);
    }
    TareValue result = TARE_ABSENT;
    if (tare_call_enter(rt, " while calling a Python object") == TARE_OK) {
        result = tare_call(rt, method, arguments);
        tare_call_leave(rt);
    }
    tare_release(rt, method);
    return result;
}

// ---- descriptors -------------------------------------------------------------------------------

TareValue tare_slot_functions_descriptor_get(TareRuntime *rt, TareValue self, TareValue instance,
                                             TareType *owner) {
    TareValue values[] = {tare_value_is_absent(instance) ? TARE_NONE : instance,
                          owner ? tare_value_from_object(owner) : TARE_NONE};
    TareValue result = tare_call_special(rt, self, METHOD(get), values, 2);
    if (tare_value_is_absent(result) && !tare_error_is_pending(rt)) return tare_retain(self);
    return result;
}

TareStatus tare_slot_functions_descriptor_set(TareRuntime *rt, TareValue self, TareValue instance,
                                              TareValue value) {
    TareValue values[] = {instance, value};
    if (tare_value_is_absent(value)) return call_for_status(rt, self, METHOD(delete), values, 1);
    return call_for_status(rt, self, METHOD(set), values, 2);
}

// ---- containers --------------------------------------------------------------------------------

int64_t tare_slot_functions_length(TareRuntime *rt, TareValue self) {
    TareValue result = call(rt, self, METHOD(len), NULL, 0);
    if (tare_value_is_absent(result)) return -1;
    TareValue index = tare_operator_index(rt, result);
    tare_release(rt, result);
    if (tare_value_is_absent(index)) return -1;
    int64_t length;
    bool fits = rt->hooks.int_to_int64(index, &length);
    tare_release(rt, index);
    if (length < 0) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "__len__() should return >= 0");
        return -1;
    }
    if (fits) return length;
    tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                     "cannot fit 'int' into an index-sized integer");
    return -1;
}

TareValue tare_slot_functions_get_item(TareRuntime *rt, TareValue self, TareValue key) {
    return call(rt, self, METHOD(getitem), &key, 1);
}

TareStatus tare_slot_functions_set_item(TareRuntime *rt, TareValue self, TareValue key,
                                        TareValue value) {
    TareValue values[] = {key, value};
    if (tare_value_is_absent(value)) return call_for_status(rt, self, METHOD(delitem), values, 1);
    return call_for_status(rt, self, METHOD(setitem), values, 2);
}

int tare_slot_functions_contains(TareRuntime *rt, TareValue self, TareValue item) {
    if (is_disabled(rt, self, METHOD(contains))) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not a container", self);
        return -1;
    }
    TareValue result = call(rt, self, METHOD(contains), &item, 1);
    if (tare_value_is_absent(result)) return -1;
    int truth = tare_protocol_truth(rt, result);
    tare_release(rt, result);
    return truth;
}

int tare_slot_functions_truth(TareRuntime *rt, TareValue self) {
    TareValue result = call(rt, self, METHOD(bool), NULL, 0);
    if (tare_value_is_absent(result)) return -1;
    int truth = tare_value_is_true(result);
    if (!tare_value_is_bool(result)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__bool__ should return bool, returned %s",
                         tare_type_name_of(rt, result));
        truth = -1;
    }
    tare_release(rt, result);
    return truth;
}

// ---- birth and death ---------------------------------------------------------------------------

#define FEW_ARGUMENTS 8

// __new__ is a static method: it is fetched from the class and given the class itself.
TareValue tare_slot_functions_create(TareRuntime *rt, TareType *type,
                                     const TareArguments *arguments) {
    TareValue class = tare_value_from_object(type);
    TareValue method = tare_attribute_get(rt, class, METHOD(new));
    if (tare_value_is_absent(method)) return method;
    size_t count = arguments->positional_count + tare_native_keyword_count(arguments);
    TareValue few[FEW_ARGUMENTS + 1], *values = few;
    if (count > FEW_ARGUMENTS) values = tare_alloc_table(rt, (count + 1) * sizeof *values);
    TareValue result = TARE_ABSENT;
    if (values) {
        values[0] = class;
        for (size_t i = 0; i < count; i++) values[i + 1] = arguments->values[i];
        TareArguments all = {values, arguments->positional_count + 1, arguments->keyword_names};
        result = tare_call(rt, method, &all);
        if (values != few) tare_alloc_free_table(rt, values, (count + 1) * sizeof *values);
    }
    tare_release(rt, method);
    return result;
}

TareStatus tare_slot_functions_initialize(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments) {
    TareValue method = tare_attribute_fetch_special(rt, self, METHOD(init));
    if (tare_value_is_absent(method)) {
        if (tare_error_is_pending(rt)) return TARE_ERROR;
        return tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR, "__init__");
    }
    TareValue result = tare_call(rt, method, arguments);
    tare_release(rt, method);
    if (tare_value_is_absent(result)) return TARE_ERROR;
    if (tare_value_is_none(result)) return TARE_OK;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__init__() should return None, not '%.200T'",
                     result);
    tare_release(rt, result);
    return TARE_ERROR;
}

TareStatus tare_slot_functions_finalize(TareRuntime *rt, TareValue self) {
    return call_for_status(rt, self, METHOD(del), NULL, 0);
}
