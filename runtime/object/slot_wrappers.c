// Slots of native types as methods.
#include "object/slot_wrappers.h"

#include "object/error.h"
#include "object/operator.h"
#include "object/tuple.h"

#define tare_slot_wrappers_DEFINE(name)                                                      \
    TareValue tare_slot_wrappers_##name(TareRuntime *rt, const TareSlotRow *row, TareType *owner, \
                                        TareValue self, const TareArguments *arguments)

static bool check_count(TareRuntime *rt, const TareArguments *arguments, size_t expected) {
    if (arguments->positional_count == expected) return true;
    // CPython leaves the place of a name empty where there are two.
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%sexpected %zu argument%s, got %zu",
                     expected == 2 ? " " : "", expected, expected == 1 ? "" : "s",
                     arguments->positional_count);
    return false;
}

static bool check_range(TareRuntime *rt, const TareArguments *arguments, size_t minimum,
                        size_t maximum) {
    size_t count = arguments->positional_count;
    if (count >= minimum && count <= maximum) return true;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, " expected at %s %zu argument%s, got %zu",
                     count < minimum ? "least" : "most", count < minimum ? minimum : maximum,
                     (count < minimum ? minimum : maximum) == 1 ? "" : "s", count);
    return false;
}

static inline TareValue none_of_status(TareStatus status) {
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static inline TareBinarySlot binary_slot(TareType *owner, const TareSlotRow *row) {
    return (TareBinarySlot)*tare_slot_definitions_at(&owner->slots, row->offset);
}

tare_slot_wrappers_DEFINE(unary) {
    if (!check_count(rt, arguments, 0)) return TARE_ABSENT;
    return ((TareUnarySlot)*tare_slot_definitions_at(&owner->slots, row->offset))(rt, self);
}

tare_slot_wrappers_DEFINE(next) {
    if (!check_count(rt, arguments, 0)) return TARE_ABSENT;
    TareValue value = owner->slots.next(rt, self);
    if (tare_value_is_absent(value) && !tare_error_is_pending(rt))
        tare_error_raise_value(rt, TARE_TYPE_STOP_ITERATION, TARE_ABSENT);
    return value;
}

tare_slot_wrappers_DEFINE(binary) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return binary_slot(owner, row)(rt, self, arguments->values[0]);
}

tare_slot_wrappers_DEFINE(reflected) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return binary_slot(owner, row)(rt, arguments->values[0], self);
}

tare_slot_wrappers_DEFINE(in_place) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return binary_slot(owner, row)(rt, self, arguments->values[0]);
}

static TareValue power(TareRuntime *rt, TareType *owner, TareValue base, TareValue exponent,
                       const TareArguments *arguments) {
    bool has_modulus = arguments->positional_count == 2 &&
                       !tare_value_is_none(arguments->values[1]);
    if (!has_modulus) return owner->slots.binary[TARE_OPERATOR_POWER](rt, base, exponent);
    if (!owner->slots.power_modulo) return TARE_NOT_IMPLEMENTED;
    return owner->slots.power_modulo(rt, base, exponent, arguments->values[1]);
}

tare_slot_wrappers_DEFINE(power) {
    if (!check_range(rt, arguments, 1, 2)) return TARE_ABSENT;
    return power(rt, owner, self, arguments->values[0], arguments);
}

tare_slot_wrappers_DEFINE(reflected_power) {
    if (!check_range(rt, arguments, 1, 2)) return TARE_ABSENT;
    return power(rt, owner, arguments->values[0], self, arguments);
}

tare_slot_wrappers_DEFINE(sequence) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return binary_slot(owner, row)(rt, self, arguments->values[0]);
}

tare_slot_wrappers_DEFINE(repeat) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    TareValue count = tare_operator_index(rt, arguments->values[0]);
    if (tare_value_is_absent(count)) return count;
    TareValue result = binary_slot(owner, row)(rt, self, count);
    tare_release(rt, count);
    return result;
}

tare_slot_wrappers_DEFINE(compare) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return owner->slots.compare(rt, self, arguments->values[0], (TareComparison)row->argument);
}

tare_slot_wrappers_DEFINE(hash) {
    if (!check_count(rt, arguments, 0)) return TARE_ABSENT;
    int64_t hash = owner->slots.hash(rt, self);
    return hash == -1 ? TARE_ABSENT : rt->hooks.new_int(rt, hash);
}

tare_slot_wrappers_DEFINE(length) {
    if (!check_count(rt, arguments, 0)) return TARE_ABSENT;
    int64_t length = owner->slots.length(rt, self);
    return length == -1 ? TARE_ABSENT : rt->hooks.new_int(rt, length);
}

tare_slot_wrappers_DEFINE(truth) {
    if (!check_count(rt, arguments, 0)) return TARE_ABSENT;
    int truth = owner->slots.truth(rt, self);
    return truth < 0 ? TARE_ABSENT : tare_value_from_bool(truth);
}

tare_slot_wrappers_DEFINE(contains) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    int found = owner->slots.contains(rt, self, arguments->values[0]);
    return found < 0 ? TARE_ABSENT : tare_value_from_bool(found);
}

tare_slot_wrappers_DEFINE(get_item) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return owner->slots.get_item(rt, self, arguments->values[0]);
}

tare_slot_wrappers_DEFINE(set_item) {
    if (!check_count(rt, arguments, 2)) return TARE_ABSENT;
    const TareValue *values = arguments->values;
    return none_of_status(owner->slots.set_item(rt, self, values[0], values[1]));
}

tare_slot_wrappers_DEFINE(delete_item) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return none_of_status(owner->slots.set_item(rt, self, arguments->values[0], TARE_ABSENT));
}

static TareString *name_argument(TareRuntime *rt, TareValue name) {
    if (tare_type_is_instance(rt, name, TARE_TYPE_STR)) return tare_string_of(name);
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "attribute name must be string, not '%.200T'", name);
    return NULL;
}

tare_slot_wrappers_DEFINE(get_attribute) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    TareString *name = name_argument(rt, arguments->values[0]);
    return name ? owner->slots.get_attribute(rt, self, name) : TARE_ABSENT;
}

// object.__setattr__(a_class, ...) would go round the class's own rules.
static bool check_bypass(TareRuntime *rt, TareType *owner, TareValue self, const char *what) {
    TareType *type = tare_type_get(rt, self);
    while (type && type->flags & TARE_TYPE_IS_HEAP) type = type->base;
    if (!type || type->slots.set_attribute == owner->slots.set_attribute) return true;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "can't apply this %s to %s object", what,
                     tare_type_name_of(rt, self));
    return false;
}

tare_slot_wrappers_DEFINE(set_attribute) {
    if (!check_count(rt, arguments, 2)) return TARE_ABSENT;
    TareString *name = name_argument(rt, arguments->values[0]);
    if (!name || !check_bypass(rt, owner, self, "__setattr__")) return TARE_ABSENT;
    return none_of_status(owner->slots.set_attribute(rt, self, name, arguments->values[1]));
}

tare_slot_wrappers_DEFINE(delete_attribute) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    TareString *name = name_argument(rt, arguments->values[0]);
    if (!name || !check_bypass(rt, owner, self, "__delattr__")) return TARE_ABSENT;
    return none_of_status(owner->slots.set_attribute(rt, self, name, TARE_ABSENT));
}

tare_slot_wrappers_DEFINE(descriptor_get) {
    if (!check_range(rt, arguments, 1, 2)) return TARE_ABSENT;
    TareValue instance = arguments->values[0];
    TareValue class = arguments->positional_count == 2 ? arguments->values[1] : TARE_NONE;
    bool has_class = tare_value_is_object(class) &&
                     tare_type_is_instance(rt, class, TARE_TYPE_TYPE);
    if (!has_class && tare_value_is_none(instance))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__get__(None, None) is invalid");
    if (tare_value_is_none(instance) &&
        tare_type_of_value(class) != rt->types[TARE_TYPE_NONE])
        instance = TARE_ABSENT;
    TareType *type = has_class ? tare_type_of_value(class) : tare_type_get(rt, instance);
    return owner->slots.descriptor_get(rt, self, instance, type);
}

tare_slot_wrappers_DEFINE(descriptor_set) {
    if (!check_count(rt, arguments, 2)) return TARE_ABSENT;
    const TareValue *values = arguments->values;
    return none_of_status(owner->slots.descriptor_set(rt, self, values[0], values[1]));
}

tare_slot_wrappers_DEFINE(descriptor_delete) {
    if (!check_count(rt, arguments, 1)) return TARE_ABSENT;
    return none_of_status(
        owner->slots.descriptor_set(rt, self, arguments->values[0], TARE_ABSENT));
}

tare_slot_wrappers_DEFINE(call) { return owner->slots.call(rt, self, arguments); }

tare_slot_wrappers_DEFINE(initialize) {
    return none_of_status(owner->slots.initialize(rt, self, arguments));
}
