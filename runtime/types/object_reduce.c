// object.__reduce__: (make anew, (class, arguments...), state, list items, dict items), as the
// protocol of pickling from 2 on has it.
#include "types/object_reduce.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"

// ---- state -------------------------------------------------------------------------------------

static TareStatus add_slots_of(TareRuntime *rt, TareValue self, const TareType *type,
                               TareDict *state) {
    if (tare_value_is_absent(type->slot_names)) return TARE_OK;
    TareTuple *names = tare_tuple_of(type->slot_names);
    for (size_t i = 0; i < names->length; i++) {
        bool failed;
        TareString *name = tare_string_of(names->items[i]);
        if (tare_string_equals_c(name, "__dict__") || tare_string_equals_c(name, "__weakref__"))
            continue;
        TareValue value = tare_attribute_fetch_optional(rt, self, name, &failed);
        if (failed) return TARE_ERROR;
        if (tare_value_is_absent(value)) continue;
        TareStatus status = tare_dict_set(rt, state, names->items[i], value);
        tare_release(rt, value);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

// The dict of slot values, or None when no slot is set; new reference.
static TareValue slots_state(TareRuntime *rt, TareValue self) {
    TareValue state = tare_dict_new(rt);
    TareTuple *mro = tare_type_get(rt, self)->mro;
    for (size_t i = 0; i < mro->length && !tare_value_is_absent(state); i++) {
        if (add_slots_of(rt, self, tare_type_of_value(mro->items[i]), tare_dict_of(state)) ==
            TARE_OK)
            continue;
        tare_release(rt, state);
        return TARE_ABSENT;
    }
    if (tare_value_is_absent(state) || tare_dict_of(state)->table.live_count) return state;
    tare_release(rt, state);
    return TARE_NONE;
}

TareValue tare_object_reduce_get_state(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    bool failed;
    TareValue dict =
        tare_attribute_fetch_optional(rt, self, TARE_RUNTIME_NAME(rt, dunder_dict), &failed);
    if (failed) return TARE_ABSENT;
    if (tare_value_is_absent(dict)) dict = TARE_NONE;
    if (tare_value_is_exact(dict, TARE_TYPE_DICT) && !tare_dict_of(dict)->table.live_count) {
        tare_release(rt, dict);
        dict = TARE_NONE;
    }
    TareValue slots = slots_state(rt, self);
    if (tare_value_is_absent(slots)) {
        tare_release(rt, dict);
        return slots;
    }
    if (tare_value_is_none(slots)) return dict;
    TareValue pair[] = {dict, slots};
    return tare_tuple_new_from_steal(rt, pair, 2);
}

// ---- reduce ------------------------------------------------------------------------------------

// copyreg.__newobj__: cls.__new__(cls, *args).
static TareValue make_anew(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue class = arguments->values[0];
    TareValue new = tare_attribute_get(rt, class, TARE_RUNTIME_NAME(rt, dunder_new));
    if (tare_value_is_absent(new)) return new;
    TareValue result = tare_call(rt, new, arguments);
    tare_release(rt, new);
    return result;
}

static const TareNativeDefinition make_anew_definition = {
    "__newobj__", make_anew, TARE_NATIVE_POSITIONAL, 1, TARE_NATIVE_UNLIMITED, 0, NULL};

// (class, *self.__getnewargs__()); new tuple.
static TareValue arguments_of(TareRuntime *rt, TareValue self) {
    TareValue class = tare_value_from_object(tare_type_get(rt, self));
    TareString *name = tare_string_of(tare_string_new_c(rt, "__getnewargs__"));
    if (!name) return TARE_ABSENT;
    TareValue given = tare_call_special(rt, self, name, NULL, 0), result = TARE_ABSENT;
    tare_release_object(rt, name);
    if (tare_value_is_absent(given) && tare_error_is_pending(rt)) return given;
    if (tare_value_is_absent(given)) return tare_tuple_new_from(rt, &class, 1);
    if (!tare_type_is_instance(rt, given, TARE_TYPE_TUPLE)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "__getnewargs__ should return a tuple, not '%.200T'", given);
    } else {
        size_t count = tare_tuple_of(given)->length;
        result = tare_tuple_new(rt, count + 1);
        if (!tare_value_is_absent(result)) {
            TareValue *items = tare_tuple_of(result)->items;
            items[0] = tare_retain(class);
            for (size_t i = 0; i < count; i++)
                items[i + 1] = tare_retain(tare_tuple_of(given)->items[i]);
        }
    }
    tare_release(rt, given);
    return result;
}

// iter(self) for lists, iter(self.items()) for dicts, else None.
static TareValue items_of(TareRuntime *rt, TareValue self, TareTypeId id) {
    if (!tare_type_is_instance(rt, self, id)) return TARE_NONE;
    if (id == TARE_TYPE_LIST) return tare_protocol_iterate(rt, self);
    TareValue items = tare_call_method(rt, self, TARE_RUNTIME_NAME(rt, items), NULL, 0);
    if (tare_value_is_absent(items)) return items;
    TareValue iterator = tare_protocol_iterate(rt, items);
    tare_release(rt, items);
    return iterator;
}

static TareValue state_of(TareRuntime *rt, TareValue self) {
    return tare_call_method(rt, self, TARE_RUNTIME_NAME(rt, dunder_getstate), NULL, 0);
}

// Whether the type or a class above it, but not object, has an attribute of that name.
static bool has_own(TareRuntime *rt, TareType *type, const char *text) {
    TareString *name = tare_string_of(tare_string_new_c(rt, text));
    if (!name) return true;
    TareValue found = tare_type_find(rt, type, name);
    bool is_own = !tare_value_is_absent(found) &&
                  !tare_value_is_same(found, tare_type_find(rt, rt->types[TARE_TYPE_OBJECT], name));
    tare_release_object(rt, name);
    return is_own;
}

// Whether objects of the type have parts that a module written in C gave them.
static bool is_of_module(const TareType *type) {
    while (type->base && !type->spec) type = type->base;
    return type->flags & TARE_TYPE_IS_HEAP;
}

// Whether attributes, items and the arguments of the class say all that an object is. What is
// written in C has more, unless it says by a method how it is made anew.
static bool is_told_by_state(TareRuntime *rt, TareType *type) {
    TareTypeId base = type->native_base;
    if ((base == TARE_TYPE_OBJECT && !is_of_module(type)) || base == TARE_TYPE_LIST ||
        base == TARE_TYPE_DICT || base == TARE_TYPE_NAMESPACE)
        return true;
    return has_own(rt, type, "__getnewargs__") || has_own(rt, type, "__getnewargs_ex__") ||
           has_own(rt, type, "__getstate__");
}

static TareStatus check_reducible(TareRuntime *rt, TareValue self) {
    TareType *type = tare_type_get(rt, self);
    TareTypeId base = type->native_base;
    bool has_items = base == TARE_TYPE_MEMORYVIEW || base == TARE_TYPE_CODE;
    if (type->slots.create && (type->flags & TARE_TYPE_IS_HEAP || tare_value_is_object(self)) &&
        is_told_by_state(rt, type))
        return TARE_OK;
    if (tare_error_is_pending(rt)) return TARE_ERROR;
    if (has_items)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot pickle %.200T objects", self);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot pickle '%.200T' object", self);
}

TareValue tare_object_reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (check_reducible(rt, self) != TARE_OK) return TARE_ABSENT;
    TareValue parts[5] = {
        tare_native_new_function(rt, &make_anew_definition, TARE_ABSENT, "copyreg")};
    if (!tare_value_is_absent(parts[0])) parts[1] = arguments_of(rt, self);
    if (!tare_value_is_absent(parts[1])) parts[2] = state_of(rt, self);
    if (!tare_value_is_absent(parts[2])) parts[3] = items_of(rt, self, TARE_TYPE_LIST);
    if (!tare_value_is_absent(parts[3])) parts[4] = items_of(rt, self, TARE_TYPE_DICT);
    if (!tare_value_is_absent(parts[4])) return tare_tuple_new_from_steal(rt, parts, 5);
    for (size_t i = 0; i < 5; i++) tare_release(rt, parts[i]);
    return TARE_ABSENT;
}

TareValue tare_object_reduce_by_protocol(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments) {
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_reduce);
    TareValue own = tare_type_find(rt, tare_type_get(rt, self), name);
    if (!tare_value_is_same(own, tare_type_find(rt, rt->types[TARE_TYPE_OBJECT], name)))
        return tare_call_method(rt, self, name, NULL, 0);
    return tare_object_reduce(rt, self, NULL);
}
