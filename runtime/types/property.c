// property: an attribute that three functions compute.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/type_type.h"

extern const TareTypeSpec tare_property_spec;

typedef struct TareProperty {
    TareObject header;
    TareValue functions[3];  // get, set, delete; absent: none
    TareValue doc;
    TareValue name;          // as __set_name__ told; absent: not known
    uint64_t has_getter_doc; // the doc is the getter's
} TareProperty;

enum { GET, SET, DELETE };

static TareProperty *property_of(TareValue v) { return (TareProperty *)tare_value_get_object(v); }

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 5, sizeof(TareProperty), "flags");
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_value_from_object(tare_alloc_instance(rt, type, 0));
}

static TareValue unless_none(TareValue v) {
    return tare_value_is_absent(v) || tare_value_is_none(v) ? TARE_ABSENT : tare_retain(v);
}

// Where no doc is given, the getter's. Subclasses keep it in their dict, as CPython does.
static TareStatus take_doc(TareRuntime *rt, TareValue value, TareValue given) {
    TareProperty *self = property_of(value);
    TareValue doc = unless_none(given);
    self->has_getter_doc = 0;
    if (tare_value_is_absent(doc) && !tare_value_is_absent(self->functions[GET])) {
        bool failed;
        doc = tare_attribute_fetch_optional(rt, self->functions[GET],
                                            TARE_RUNTIME_NAME(rt, dunder_doc), &failed);
        if (failed) return TARE_ERROR;
        self->has_getter_doc = !tare_value_is_absent(doc);
    }
    tare_slot_set_steal(rt, &self->doc, doc);
    bool is_subclass = tare_type_get(rt, value) != rt->types[TARE_TYPE_PROPERTY];
    if (!is_subclass || !self->has_getter_doc || !tare_type_get(rt, value)->dict_offset)
        return TARE_OK;
    return tare_instance_set(rt, &self->header, TARE_RUNTIME_NAME(rt, dunder_doc), doc);
}

static TareStatus initialize(TareRuntime *rt, TareValue value, const TareArguments *arguments) {
    static const char *const names[] = {"fget", "fset", "fdel", "doc"};
    static const TareParameters parameters = {"property", names, 4, 0, 4, 0};
    TareValue given[4];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ERROR;
    TareProperty *self = property_of(value);
    for (size_t i = GET; i <= DELETE; i++)
        tare_slot_set_steal(rt, &self->functions[i], unless_none(given[i]));
    return take_doc(rt, value, given[3]);
}

// ---- as descriptor -----------------------------------------------------------------------------

static void refuse(TareRuntime *rt, TareProperty *self, TareValue instance, const char *what) {
    TareValue owner = tare_type_attributes_fetch_qualified_name(rt, tare_type_get(rt, instance));
    if (tare_value_is_absent(owner)) return;
    if (tare_value_is_absent(self->name))
        tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "property of %R object has no %s", owner,
                         what);
    else
        tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "property %R of %R object has no %s",
                         self->name, owner, what);
    tare_release(rt, owner);
}

static TareValue descriptor_get(TareRuntime *rt, TareValue value, TareValue instance,
                                TareType *owner) {
    if (tare_value_is_absent(instance)) return tare_retain(value);
    TareProperty *self = property_of(value);
    if (TARE_LIKELY(!tare_value_is_absent(self->functions[GET])))
        return tare_call_1(rt, self->functions[GET], instance);
    refuse(rt, self, instance, "getter");
    return TARE_ABSENT;
}

static TareStatus descriptor_set(TareRuntime *rt, TareValue value, TareValue instance,
                                 TareValue new_value) {
    TareProperty *self = property_of(value);
    bool deletes = tare_value_is_absent(new_value);
    TareValue function = self->functions[deletes ? DELETE : SET];
    if (tare_value_is_absent(function)) {
        refuse(rt, self, instance, deletes ? "deleter" : "setter");
        return TARE_ERROR;
    }
    TareValue result = deletes ? tare_call_1(rt, function, instance)
                               : tare_call_2(rt, function, instance, new_value);
    tare_release(rt, result);
    return tare_value_is_absent(result) ? TARE_ERROR : TARE_OK;
}

// ---- methods -----------------------------------------------------------------------------------

// A property of the same class with one function replaced.
static TareValue copy_with(TareRuntime *rt, TareValue value, size_t index, TareValue function) {
    TareProperty *self = property_of(value);
    TareValue parts[4];
    for (size_t i = GET; i <= DELETE; i++) {
        TareValue part =
            i == index && !tare_value_is_none(function) ? function : self->functions[i];
        parts[i] = tare_value_is_absent(part) ? TARE_NONE : part;
    }
    bool renews_doc = self->has_getter_doc && !tare_value_is_none(parts[GET]);
    parts[3] = renews_doc || tare_value_is_absent(self->doc) ? TARE_NONE : self->doc;
    TareValue type = tare_value_from_object(tare_type_get(rt, value));
    TareValue copy = tare_call_values(rt, type, parts, 4);
    if (!tare_value_is_absent(copy) && tare_type_is_instance(rt, copy, TARE_TYPE_PROPERTY))
        tare_slot_set_steal(rt, &property_of(copy)->name, tare_retain(self->name));
    return copy;
}

static TareValue with_getter(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return copy_with(rt, self, GET, arguments->values[0]);
}

static TareValue with_setter(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return copy_with(rt, self, SET, arguments->values[0]);
}

static TareValue with_deleter(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return copy_with(rt, self, DELETE, arguments->values[0]);
}

static TareValue set_name(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count != 2)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__set_name__() takes 2 positional arguments but %zu were given",
                                arguments->positional_count);
    tare_slot_set_steal(rt, &property_of(self)->name, tare_retain(arguments->values[1]));
    return TARE_NONE;
}

static const TareNativeDefinition methods[] = {
    {"getter", with_getter, TARE_NATIVE_ONE, 0, 0, 0,
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", with_setter, TARE_NATIVE_ONE, 0, 0, 0,
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", with_deleter, TARE_NATIVE_ONE, 0, 0, 0,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", set_name, TARE_NATIVE_ANY, 0, 0, 0, "Method to set name of a property."},
    {NULL},
};

// ---- attributes --------------------------------------------------------------------------------

static TareValue none_if_absent(TareValue v) {
    return tare_value_is_absent(v) ? TARE_NONE : tare_retain(v);
}

static TareValue get_getter(TareRuntime *rt, TareValue self) {
    return none_if_absent(property_of(self)->functions[GET]);
}

static TareValue get_setter(TareRuntime *rt, TareValue self) {
    return none_if_absent(property_of(self)->functions[SET]);
}

static TareValue get_deleter(TareRuntime *rt, TareValue self) {
    return none_if_absent(property_of(self)->functions[DELETE]);
}

static TareValue get_doc(TareRuntime *rt, TareValue self) {
    return none_if_absent(property_of(self)->doc);
}

static TareStatus set_doc(TareRuntime *rt, TareValue self, TareValue value) {
    property_of(self)->has_getter_doc = 0;
    tare_slot_set_steal(rt, &property_of(self)->doc, tare_retain(value));
    return TARE_OK;
}

// 1, 0, or -1: whether `function` says that it is abstract.
static int is_abstract(TareRuntime *rt, TareValue function) {
    if (tare_value_is_absent(function)) return 0;
    TareValue answer = tare_attribute_get_c(rt, function, "__isabstractmethod__");
    if (tare_value_is_absent(answer)) {
        if (!tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR)) return -1;
        tare_error_clear(rt);
        return 0;
    }
    int truth = tare_protocol_truth(rt, answer);
    tare_release(rt, answer);
    return truth;
}

static TareValue get_is_abstract(TareRuntime *rt, TareValue self) {
    for (size_t i = GET; i <= DELETE; i++) {
        int truth = is_abstract(rt, property_of(self)->functions[i]);
        if (truth) return truth < 0 ? TARE_ABSENT : TARE_TRUE;
    }
    return TARE_FALSE;
}

static const TareAttributeDefinition attributes[] = {
    {"fget", get_getter, NULL, NULL, true},
    {"fset", get_setter, NULL, NULL, true},
    {"fdel", get_deleter, NULL, NULL, true},
    {"__doc__", get_doc, set_doc, NULL},
    {"__isabstractmethod__", get_is_abstract, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_property_spec = {
    .instance_bytes = sizeof(TareProperty),
    .flags = TARE_TYPE_IS_BASE,
    .methods = methods,
    .attributes = attributes,
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .descriptor_get = descriptor_get,
              .descriptor_set = descriptor_set},
};
