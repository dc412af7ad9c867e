// super: attributes of the classes that follow one in an object's order of bases.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "types/container.h"

extern const TareTypeSpec tare_super_spec;

typedef struct TareSuper {
    TareObject header;
    TareValue type;         // where the search begins after; absent: not initialised
    TareValue object;       // absent: unbound
    TareValue object_type;  // whose order is searched
} TareSuper;

static TareSuper *super_of(TareValue v) { return (TareSuper *)tare_value_get_object(v); }

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 3, sizeof(TareSuper), "");
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_value_from_object(tare_alloc_instance(rt, type, 0));
}

// The type whose order `object` is searched by: itself, if it is a subclass; its own type; or what
// it claims to be as __class__. New reference; absent with TypeError.
static TareValue check(TareRuntime *rt, TareType *type, TareValue object) {
    if (tare_type_is_instance(rt, object, TARE_TYPE_TYPE) &&
        tare_type_is_subtype(tare_type_of_value(object), type))
        return tare_retain(object);
    TareType *object_type = tare_type_get(rt, object);
    if (tare_type_is_subtype(object_type, type))
        return tare_retain(tare_value_from_object(object_type));
    bool failed;
    TareValue claimed =
        tare_attribute_fetch_optional(rt, object, TARE_RUNTIME_NAME(rt, dunder_class), &failed);
    if (failed) return TARE_ABSENT;
    if (!tare_value_is_absent(claimed) && tare_type_is_instance(rt, claimed, TARE_TYPE_TYPE) &&
        tare_type_is_subtype(tare_type_of_value(claimed), type))
        return claimed;
    tare_release(rt, claimed);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "super(type, obj): obj must be an instance or subtype of type");
}

static TareStatus fill(TareRuntime *rt, TareSuper *self, TareValue type, TareValue object) {
    if (!tare_type_is_instance(rt, type, TARE_TYPE_TYPE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "super() argument 1 must be a type, not %T", type);
    TareValue object_type = TARE_ABSENT;
    if (!tare_value_is_absent(object)) {
        object_type = check(rt, tare_type_of_value(type), object);
        if (tare_value_is_absent(object_type)) return TARE_ERROR;
    }
    tare_slot_set_steal(rt, &self->type, tare_retain(type));
    tare_slot_set_steal(rt, &self->object, tare_retain(object));
    tare_slot_set_steal(rt, &self->object_type, object_type);
    return TARE_OK;
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    if (tare_native_refuse_keywords(rt, "super", arguments) != TARE_OK) return TARE_ERROR;
    if (count > 2)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "super() expected at most 2 arguments, got %zu", count);
    TareValue type = count > 0 ? arguments->values[0] : TARE_ABSENT;
    TareValue object = count > 1 ? arguments->values[1] : TARE_ABSENT;
    if (count == 2 && tare_value_is_none(object)) object = TARE_ABSENT;
    if (count == 0) {
        if (!rt->hooks.get_super_context)
            return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "super(): no arguments");
        if (rt->hooks.get_super_context(rt, &type, &object) != TARE_OK) return TARE_ERROR;
    }
    return fill(rt, super_of(self), type, object);
}

// The attribute from the classes after `type` in the order, bound; absent with or without error.
static TareValue search(TareRuntime *rt, TareSuper *self, TareString *name) {
    TareType *object_type = tare_type_of_value(self->object_type);
    TareTuple *order = object_type->mro;
    if (!order) return TARE_ABSENT;  // the class is being made, and its mro() asks
    size_t i = 0;
    while (i < order->length && !tare_value_is_same(order->items[i], self->type)) i++;
    TareValue found = tare_type_find_from(order, i + 1, name);
    if (tare_value_is_absent(found)) return found;
    TareType *found_type = tare_type_get(rt, found);
    tare_retain(found);
    if (!found_type->slots.descriptor_get) return found;
    bool is_class = tare_value_is_same(self->object, self->object_type);
    TareValue value = found_type->slots.descriptor_get(
        rt, found, is_class ? TARE_ABSENT : self->object, object_type);
    tare_release(rt, found);
    return value;
}

static TareValue get_attribute(TareRuntime *rt, TareValue value, TareString *name) {
    TareSuper *self = super_of(value);
    bool skips = tare_value_is_absent(self->object_type) ||
                 name == TARE_RUNTIME_NAME(rt, dunder_class);
    if (!skips) {
        TareValue found = search(rt, self, name);
        if (!tare_value_is_absent(found) || tare_error_is_pending(rt)) return found;
    }
    return tare_attribute_get_generic(rt, value, name);
}

static TareValue descriptor_get(TareRuntime *rt, TareValue value, TareValue instance,
                                TareType *owner) {
    TareSuper *self = super_of(value);
    if (tare_value_is_absent(instance) || tare_value_is_none(instance) ||
        !tare_value_is_absent(self->object))
        return tare_retain(value);
    TareType *kind = tare_type_get(rt, value);
    if (kind != rt->types[TARE_TYPE_SUPER]) {
        TareValue pair[] = {self->type, instance};
        if (tare_value_is_absent(self->type)) pair[0] = TARE_NONE;
        return tare_call(rt, tare_value_from_object(kind), &(TareArguments){pair, 2, NULL});
    }
    TareSuper *bound = tare_alloc_builtin(rt, TARE_TYPE_SUPER);
    if (!bound) return TARE_ABSENT;
    if (fill(rt, bound, self->type, instance) == TARE_OK) return tare_value_from_object(bound);
    tare_release_object(rt, bound);
    return TARE_ABSENT;
}

static TareValue repr(TareRuntime *rt, TareValue value) {
    TareSuper *self = super_of(value);
    if (tare_value_is_absent(self->type))
        return tare_string_new_c(rt, "<super: <class 'NULL'>, NULL>");
    const TareType *type = tare_type_of_value(self->type);
    if (tare_value_is_absent(self->object_type))
        return tare_container_format(rt, "<super: <class '%N'>, NULL>", type);
    return tare_container_format(rt, "<super: <class '%N'>, <%N object>>", type,
                                 tare_type_of_value(self->object_type));
}

static TareValue none_if_absent(TareValue v) {
    return tare_value_is_absent(v) ? TARE_NONE : tare_retain(v);
}

static TareValue get_type(TareRuntime *rt, TareValue self) {
    return none_if_absent(super_of(self)->type);
}

static TareValue get_object(TareRuntime *rt, TareValue self) {
    return none_if_absent(super_of(self)->object);
}

static TareValue get_object_type(TareRuntime *rt, TareValue self) {
    return none_if_absent(super_of(self)->object_type);
}

static const TareAttributeDefinition attributes[] = {
    {"__thisclass__", get_type, NULL, "the class invoking super()", true},
    {"__self__", get_object, NULL, "the instance invoking super(); may be None", true},
    {"__self_class__", get_object_type, NULL,
     "the type of the instance invoking super(); may be None"},
    {NULL},
};

const TareTypeSpec tare_super_spec = {
    .instance_bytes = sizeof(TareSuper),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_PLAIN,
    .reference_count = 3,
    .attributes = attributes,
    .doc = "super() -> same as super(__class__, <first argument>)\n"
           "super(type) -> unbound super object\n"
           "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
           "super(type, type2) -> bound super object; requires issubclass(type2, type)",
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .get_attribute = get_attribute,
              .descriptor_get = descriptor_get},
};
