// The type defaultdict. Looking up is dict's, which asks __missing__ where it finds nothing.
#include "modules/default_dict.h"

#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/dict_type.h"
#include "types/dict_update.h"

//   +0 dict  +32 factory
typedef struct DefaultDict {
    TareDict dict;
    TareValue factory;  // absent: None
} DefaultDict;

static DefaultDict *of(TareValue v) { return (DefaultDict *)tare_value_get_object(v); }

static TareValue fetch_factory(TareRuntime *rt, TareValue v) {
    return tare_value_is_absent(of(v)->factory) ? TARE_NONE : tare_retain(of(v)->factory);
}

static TareStatus set_factory(TareRuntime *rt, TareValue v, TareValue value) {
    tare_slot_set_steal(rt, &of(v)->factory, tare_retain(value));
    return TARE_OK;
}

static TareStatus initialize(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareArguments rest = *arguments;
    TareValue factory = TARE_ABSENT;
    if (rest.positional_count) {
        factory = rest.values[0];
        rest.values++;
        rest.positional_count--;
        if (tare_value_is_none(factory))
            factory = TARE_ABSENT;
        else if (!tare_call_is_callable(rt, factory))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "first argument must be callable or None");
    }
    if (set_factory(rt, v, factory) != TARE_OK) return TARE_ERROR;
    return tare_dict_update_arguments(rt, &of(v)->dict, "dict", &rest);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    DefaultDict *self = (DefaultDict *)object;
    tare_dict_type_describe(rt, &self->dict, describer, sizeof self->factory, "default factory");
}

// ---- what is missing ---------------------------------------------------------------------------

static TareValue make_missing(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue key = arguments->values[0], factory = fetch_factory(rt, self);
    if (tare_value_is_none(factory)) return tare_error_raise_value(rt, TARE_TYPE_KEY_ERROR, key);
    TareValue value = tare_call_0(rt, factory);
    if (!tare_value_is_absent(value) && tare_protocol_set_item(rt, self, key, value) != TARE_OK)
        tare_slot_clear(rt, &value);
    tare_release(rt, factory);
    return value;
}

// ---- repr --------------------------------------------------------------------------------------

// A factory may refer to the dict, as a bound method of what holds it does.
static TareValue factory_text(TareRuntime *rt, TareValue self) {
    TareValue factory = fetch_factory(rt, self), text = TARE_ABSENT;
    int entered = tare_value_is_none(factory) ? 0 : tare_protocol_enter_repr(rt, factory);
    if (entered > 0) text = tare_string_new_c(rt, "...");
    if (entered == 0) text = tare_protocol_repr(rt, factory);
    if (entered == 0 && !tare_value_is_none(factory)) tare_protocol_leave_repr(rt, factory);
    tare_release(rt, factory);
    return text;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareValue dict = rt->types[TARE_TYPE_DICT]->slots.repr(rt, self);
    if (tare_value_is_absent(dict)) return dict;
    TareValue factory = factory_text(rt, self), text = TARE_ABSENT;
    const char *name = tare_type_get_short_name(rt, tare_type_get(rt, self));
    if (!tare_value_is_absent(factory))
        text = tare_container_format(rt, "%s(%S, %S)", name, factory, dict);
    tare_release(rt, factory);
    tare_release(rt, dict);
    return text;
}

// ---- copies ------------------------------------------------------------------------------------

// Made by calling the class, with the same factory and what is in `source`.
static TareValue make_alike(TareRuntime *rt, TareValue self, TareValue source) {
    TareValue factory = fetch_factory(rt, self);
    TareValue type = tare_value_from_object(tare_type_get(rt, self));
    TareValue result = tare_call_2(rt, type, factory, source);
    tare_release(rt, factory);
    return result;
}

static TareValue copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return make_alike(rt, self, self);
}

static TareValue combine(TareRuntime *rt, TareValue left, TareValue right) {
    bool is_left = tare_type_get(rt, left)->slots.describe == describe;
    if (!tare_type_is_instance(rt, is_left ? right : left, TARE_TYPE_DICT))
        return TARE_NOT_IMPLEMENTED;
    TareValue result = make_alike(rt, is_left ? left : right, left);
    if (tare_value_is_absent(result)) return result;
    TareStatus status = TARE_ERROR;
    if (tare_type_is_instance(rt, result, TARE_TYPE_DICT))
        status = tare_dict_update_from(rt, tare_dict_of(result), right);
    else
        (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a copy of a dict must be a dict");
    if (status != TARE_OK) tare_slot_clear(rt, &result);
    return result;
}

// (type, (factory,) or (), None, None, iterator over items)
static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue factory = fetch_factory(rt, self), result = TARE_ABSENT, items = TARE_ABSENT;
    TareValue parts[5] = {tare_value_from_object(tare_type_get(rt, self)), TARE_ABSENT, TARE_NONE,
                          TARE_NONE, TARE_ABSENT};
    parts[1] = tare_tuple_new_from(rt, &factory, tare_value_is_none(factory) ? 0 : 1);
    if (!tare_value_is_absent(parts[1]))
        items = tare_call_method(rt, self, TARE_RUNTIME_NAME(rt, items), NULL, 0);
    if (!tare_value_is_absent(items)) parts[4] = tare_protocol_iterate(rt, items);
    if (!tare_value_is_absent(parts[4])) result = tare_tuple_new_from(rt, parts, 5);
    tare_release(rt, items);
    tare_release(rt, parts[1]);
    tare_release(rt, parts[4]);
    tare_release(rt, factory);
    return result;
}

static const TareNativeDefinition methods[] = {
    {"__missing__", make_missing, TARE_NATIVE_ONE,
     .doc = "Set the key to what the factory makes, and return that; KeyError without factory."},
    {"copy", copy, TARE_NATIVE_NONE, .doc = "D.copy() -> a shallow copy of D."},
    {"__copy__", copy, TARE_NATIVE_NONE, .doc = "D.copy() -> a shallow copy of D."},
    {"__reduce__", reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "See PEP 585"},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"default_factory", fetch_factory, set_factory, "what makes missing values, or None", true},
    {NULL},
};

const TareTypeSpec tare_default_dict_spec = {
    .instance_bytes = sizeof(DefaultDict),
    .flags = TARE_TYPE_IS_BASE,
    .methods = methods,
    .attributes = attributes,
    .doc = "defaultdict(default_factory=None, /, [...])\n\n"
           "A dict that calls the factory for a key that a subscript does not find.",
    .slots = {.describe = describe,
              .initialize = initialize,
              .repr = repr,
              .binary = {[TARE_OPERATOR_OR] = combine}},
};
