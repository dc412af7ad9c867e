// The type type: making classes, calling them, their attributes. Computed attributes are
// type_attributes.c.
#include "types/generic_alias.h"
#include "types/type_type.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/intern.h"
#include "object/layout.h"
#include "object/mro.h"
#include "object/protocol.h"
#include "object/type_create.h"
#include "object/type_links.h"
#include "types/container.h"
#include "types/list.h"
#include "types/object_type.h"

extern const TareTypeSpec tare_type_spec;

// ---- blocks ------------------------------------------------------------------------------------

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareType *self = (TareType *)object;
    char *numbers = (char *)(object + 1), *names = (char *)&self->name;
    char *shapes = (char *)&self->instance_shape, *slots = (char *)&self->subclasses;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, numbers, (size_t)(names - numbers),
                         "flags and layout");
    tare_describe_region(describer, TARE_REGION_REFERENCES, names, (size_t)(shapes - names),
                         "names, bases and attributes");
    tare_describe_region(describer, TARE_REGION_POINTER, shapes, 2 * sizeof(void *), "shapes");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->slot_names, sizeof(TareValue),
                         "slot names");
    tare_describe_region(describer, TARE_REGION_POINTER, slots,
                         (size_t)((char *)(self + 1) - slots), "links and slots");
    tare_instance_describe_tail(rt, object, sizeof *self, sizeof *self, describer);
}

// No instance is left, since each holds a reference; so nobody asks for the shapes any more.
static void finalize(TareRuntime *rt, TareObject *object) {
    TareType *self = (TareType *)object;
    TareShape *shape = self->instance_shape, *dict_shape = self->dict_shape;
    self->instance_shape = self->dict_shape = NULL;
    tare_type_links_delete(rt, self);
    if (dict_shape && dict_shape != shape) tare_shape_delete_tree(rt, dict_shape);
    if (shape) tare_shape_delete_tree(rt, shape);
}

// ---- type(name, bases, namespace) --------------------------------------------------------------

static TareStatus check_argument(TareRuntime *rt, const TareArguments *arguments, size_t index,
                                 TareTypeId id) {
    if (tare_type_is_instance(rt, arguments->values[index], id)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "type.__new__() argument %zu must be %N, not %K", index + 1,
                           rt->types[id], arguments->values[index]);
}

// What stands in place of a class is resolved by class statements alone.
static TareStatus check_bases(TareRuntime *rt, TareTuple *bases) {
    for (size_t i = 0; i < bases->length; i++) {
        if (tare_type_is_instance(rt, bases->items[i], TARE_TYPE_TYPE)) continue;
        bool failed;
        TareValue method = tare_attribute_fetch_optional(
            rt, bases->items[i], TARE_RUNTIME_NAME(rt, dunder_mro_entries), &failed);
        bool is_resolvable = !tare_value_is_absent(method);
        tare_release(rt, method);
        if (failed) return TARE_ERROR;
        if (is_resolvable)
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                "type() doesn't support MRO entry resolution; use types.new_class()");
    }
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *metaclass, const TareArguments *arguments) {
    if (arguments->positional_count != 3)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "type.__new__() takes exactly 3 arguments (%zu given)",
                                arguments->positional_count);
    if (check_argument(rt, arguments, 0, TARE_TYPE_STR) != TARE_OK ||
        check_argument(rt, arguments, 1, TARE_TYPE_TUPLE) != TARE_OK ||
        check_argument(rt, arguments, 2, TARE_TYPE_DICT) != TARE_OK)
        return TARE_ABSENT;
    TareTuple *bases = tare_tuple_of(arguments->values[1]);
    if (check_bases(rt, bases) != TARE_OK) return TARE_ABSENT;
    TareType *winner = tare_type_create_choose_metaclass(rt, metaclass, bases);
    if (!winner) return TARE_ABSENT;
    if (winner != metaclass && winner->slots.create != create)
        return winner->slots.create(rt, winner, arguments);
    return tare_type_new(rt, winner, tare_string_of(arguments->values[0]), bases,
                         tare_dict_of(arguments->values[2]), arguments);
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    if (count == 1 && tare_native_keyword_count(arguments))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "type.__init__() takes no keyword arguments");
    if (count == 1 || count == 3) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "type.__init__() takes 1 or 3 arguments");
}

// ---- calling a class ---------------------------------------------------------------------------

static TareValue call(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareType *type = tare_type_of_value(self);
    if (TARE_UNLIKELY(type == rt->types[TARE_TYPE_TYPE])) {
        bool has_keywords = tare_native_keyword_count(arguments);
        if (arguments->positional_count == 1 && !has_keywords)
            return tare_retain(tare_value_from_object(tare_type_get(rt, arguments->values[0])));
        if (arguments->positional_count == 1)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                    "type() takes no keyword arguments");
        if (arguments->positional_count != 3)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "type() takes 1 or 3 arguments");
    }
    if (TARE_UNLIKELY(!type->slots.create))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "cannot create '%N' instances", type);
    TareValue made = type->slots.create(rt, type, arguments);
    if (tare_value_is_absent(made)) return made;
    TareType *made_type = tare_type_get(rt, made);
    if (made_type != type && !tare_type_is_subtype(made_type, type)) return made;
    if (made_type->slots.initialize(rt, made, arguments) == TARE_OK) return made;
    tare_release(rt, made);
    return TARE_ABSENT;
}

// ---- attributes --------------------------------------------------------------------------------

static TareValue bind(TareRuntime *rt, TareValue found, TareValue instance, TareType *owner) {
    TareType *type = tare_type_get(rt, found);
    if (!type->slots.descriptor_get) return tare_retain(found);
    tare_retain(found);
    TareValue value = type->slots.descriptor_get(rt, found, instance, owner);
    tare_release(rt, found);
    return value;
}

// Like the generic look-up, but what the class itself or its bases have is bound, to no instance.
static TareValue get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    TareType *type = tare_type_of_value(self), *metaclass = tare_type_get(rt, self);
    TareValue meta_found = tare_type_find(rt, metaclass, name);
    if (!tare_value_is_absent(meta_found)) {
        const TareTypeSlots *slots = &tare_type_get(rt, meta_found)->slots;
        if (slots->descriptor_get && slots->descriptor_set)
            return bind(rt, meta_found, self, metaclass);
    }
    TareValue found = tare_type_find(rt, type, name);
    if (!tare_value_is_absent(found)) return bind(rt, found, TARE_ABSENT, type);
    if (!tare_value_is_absent(meta_found)) return bind(rt, meta_found, self, metaclass);
    return tare_error_raise_attribute(rt, self, tare_value_from_object(name));
}

static TareStatus set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                TareValue value) {
    TareType *type = tare_type_of_value(self), *metaclass = tare_type_get(rt, self);
    if (type->flags & TARE_TYPE_IS_IMMUTABLE)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "cannot set %R attribute of immutable type '%N'",
                               tare_value_from_object(name), type);
    TareValue found = tare_type_find(rt, metaclass, name);
    if (!tare_value_is_absent(found)) {
        TareType *found_type = tare_type_get(rt, found);
        if (found_type->slots.descriptor_set) {
            tare_retain(found);
            TareStatus status = found_type->slots.descriptor_set(rt, found, self, value);
            tare_release(rt, found);
            return status;
        }
    }
    tare_retain_object(name);
    TareStatus status = TARE_ERROR;
    TareString *key = tare_intern_string_steal(rt, name);
    if (key) {
        status = tare_type_set(rt, type, key, value);
        tare_release_object(rt, key);
    }
    return status;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareValue module = tare_type_attributes_fetch_module(rt, tare_type_of_value(self));
    if (tare_value_is_absent(module)) {
        if (tare_error_is(rt, TARE_TYPE_MEMORY_ERROR)) return TARE_ABSENT;
        tare_error_clear(rt);
    }
    TareValue name = tare_type_attributes_fetch_qualified_name(rt, tare_type_of_value(self));
    TareValue text = TARE_ABSENT;
    if (!tare_value_is_absent(name)) {
        bool is_named = !tare_value_is_absent(module) &&
                        tare_value_is_exact(module, TARE_TYPE_STR) &&
                        !tare_string_equals_c(tare_string_of(module), "builtins");
        text = is_named ? tare_container_format(rt, "<class '%S.%S'>", module, name)
                        : tare_container_format(rt, "<class '%S'>", name);
    }
    tare_release(rt, name);
    tare_release(rt, module);
    return text;
}

// ---- methods -----------------------------------------------------------------------------------

static TareValue compute_order(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareType *type = tare_type_of_value(self);
    TareValue order = tare_mro_new(rt, type, type->bases);
    if (tare_value_is_absent(order)) return order;
    TareValue list =
        tare_list_new_from(rt, tare_tuple_of(order)->items, tare_tuple_of(order)->length);
    tare_release(rt, order);
    return list;
}

static TareValue list_subclasses(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue list = tare_list_new(rt, 0);
    TareTypeLink *link = tare_type_of_value(self)->subclasses;
    for (; link && !tare_value_is_absent(list); link = link->next) {
        TareValue subclass = tare_value_from_object(link->subclass);
        if (tare_list_append(rt, tare_list_of(list), subclass) == TARE_OK) continue;
        tare_release(rt, list);
        return TARE_ABSENT;
    }
    return list;
}

static TareValue prepare(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_new(rt);
}

static TareValue check_instance(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int result = tare_protocol_is_plain_instance(rt, arguments->values[0], self);
    return result < 0 ? TARE_ABSENT : tare_value_from_bool(result);
}

static TareValue check_subclass(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int result = tare_protocol_is_plain_subclass(rt, arguments->values[0], self);
    return result < 0 ? TARE_ABSENT : tare_value_from_bool(result);
}

static TareValue list_names(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue names = tare_dict_new(rt), list = TARE_ABSENT;
    if (tare_value_is_absent(names)) return names;
    if (tare_object_type_add_names(rt, tare_type_of_value(self), tare_dict_of(names)) == TARE_OK)
        list = tare_list_new_iterable(rt, names);
    tare_release(rt, names);
    return list;
}

static const TareNativeDefinition methods[] = {
    {"mro", compute_order, TARE_NATIVE_NONE, 0, 0, 0, "Return a type's method resolution order."},
    {"__subclasses__", list_subclasses, TARE_NATIVE_NONE, 0, 0, 0,
     "Return a list of immediate subclasses."},
    {"__prepare__", prepare, TARE_NATIVE_ANY, 0, 0, TARE_NATIVE_CLASS,
     "__prepare__() -> dict\nused to create the namespace for the class statement"},
    {"__instancecheck__", check_instance, TARE_NATIVE_ONE, 0, 0, 0,
     "Check if an object is an instance."},
    {"__subclasscheck__", check_subclass, TARE_NATIVE_ONE, 0, 0, 0,
     "Check if a class is a subclass."},
    {"__dir__", list_names, TARE_NATIVE_NONE, 0, 0, 0,
     "Specialized __dir__ implementation for types."},
    {NULL},
};

const TareTypeSpec tare_type_spec = {
    .instance_bytes = sizeof(TareType),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_ALLOWS_WEAK,
    .methods = methods,
    .attributes = tare_type_attributes,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .slots = {.describe = describe,
              .finalize = finalize,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .get_attribute = get_attribute,
              .set_attribute = set_attribute,
              .binary = {[TARE_OPERATOR_OR] = tare_union_combine},
              .call = call},
};
