// The type object: what every value can do unless its class says otherwise. Copying by
// __reduce_ex__ is object_reduce.c.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/layout.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"
#include "types/object_reduce.h"
#include "types/object_type.h"

extern const TareTypeSpec tare_object_spec;

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    size_t bytes = rt->shapes[self->shape_id]->type->instance_bytes;
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *self, "header");
    tare_instance_describe_tail(rt, self, bytes, sizeof *self, describer);
}

// ---- birth -------------------------------------------------------------------------------------

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments);

static bool has_arguments(const TareArguments *arguments) {
    return arguments->positional_count || tare_native_keyword_count(arguments);
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (TARE_LIKELY(!has_arguments(arguments))) return TARE_OK;
    TareType *type = tare_type_get(rt, self);
    if (type->slots.initialize != initialize)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
            "object.__init__() takes exactly one argument (the instance to initialize)");
    if (type->slots.create == create)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
            "%N.__init__() takes exactly one argument (the instance to initialize)", type);
    return TARE_OK;
}

// "Can't instantiate abstract class X with abstract methods a, b".
static TareValue refuse_abstract(TareRuntime *rt, TareType *type) {
    TareValue names = tare_attribute_get_c(rt, tare_value_from_object(type), "__abstractmethods__");
    if (tare_value_is_absent(names)) return names;
    TareValue list = tare_list_new_iterable(rt, names);
    tare_release(rt, names);
    if (tare_value_is_absent(list)) return list;
    if (tare_list_sort(rt, tare_list_of(list), TARE_NONE, false) == TARE_OK) {
        TareValue comma = tare_string_new_c(rt, ", ");
        TareString *join = tare_string_of(tare_string_new_c(rt, "join"));
        TareValue joined = tare_call_method(rt, comma, join, &list, 1);
        if (!tare_value_is_absent(joined))
            tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                             "Can't instantiate abstract class %N with abstract method%s %S", type,
                             tare_list_of(list)->length > 1 ? "s" : "", joined);
        tare_release(rt, joined);
        tare_release_object(rt, join);
        tare_release(rt, comma);
    }
    tare_release(rt, list);
    return TARE_ABSENT;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (TARE_UNLIKELY(has_arguments(arguments))) {
        if (type->slots.create != create)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->slots.initialize == initialize)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%N() takes no arguments", type);
    }
    if (TARE_UNLIKELY(type->flags & TARE_TYPE_IS_ABSTRACT)) return refuse_abstract(rt, type);
    return tare_value_from_object(tare_alloc_instance(rt, type, 0));
}

// ---- what it says of itself --------------------------------------------------------------------

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareValue type = tare_value_from_object(tare_type_get(rt, self));
    TareValue module = tare_attribute_get(rt, type, TARE_RUNTIME_NAME(rt, dunder_module));
    if (tare_value_is_absent(module)) tare_error_clear(rt);
    TareValue name = tare_attribute_get(rt, type, TARE_RUNTIME_NAME(rt, dunder_qualname));
    TareValue text = TARE_ABSENT;
    if (!tare_value_is_absent(name)) {
        bool is_named = !tare_value_is_absent(module) &&
                        tare_value_is_exact(module, TARE_TYPE_STR) &&
                        !tare_string_equals_c(tare_string_of(module), "builtins");
        unsigned long long address = self.bits;
        text = is_named
                   ? tare_container_format(rt, "<%S.%S object at 0x%llx>", module, name, address)
                   : tare_container_format(rt, "<%S object at 0x%llx>", name, address);
    }
    tare_release(rt, name);
    tare_release(rt, module);
    return text;
}

static TareValue str(TareRuntime *rt, TareValue self) { return tare_protocol_repr(rt, self); }

// Addresses are multiples of 8: the low bits go to the top, where tables do not look.
static int64_t hash(TareRuntime *rt, TareValue self) {
    int64_t result = (int64_t)(self.bits >> 4 | self.bits << 60);
    return result == -1 ? -2 : result;
}

static TareValue compare_unequal(TareRuntime *rt, TareValue left, TareValue right) {
    TareType *type = tare_type_get(rt, left);
    TareValue equal = type->slots.compare(rt, left, right, TARE_COMPARISON_EQUAL);
    if (tare_value_is_absent(equal) || tare_value_is_same(equal, TARE_NOT_IMPLEMENTED))
        return equal;
    int truth = tare_protocol_truth(rt, equal);
    tare_release(rt, equal);
    return truth < 0 ? TARE_ABSENT : tare_value_from_bool(!truth);
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (op == TARE_COMPARISON_NOT_EQUAL) return compare_unequal(rt, left, right);
    if (op == TARE_COMPARISON_EQUAL && tare_value_is_same(left, right)) return TARE_TRUE;
    return TARE_NOT_IMPLEMENTED;
}

static TareValue format(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue specification = arguments->values[0];
    if (!tare_type_is_instance(rt, specification, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__format__() argument must be str, not %K", specification);
    if (tare_string_of(specification)->length == 0) return tare_protocol_str(rt, self);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "unsupported format string passed to %T.__format__", self);
}

// ---- weighing ----------------------------------------------------------------------------------

typedef struct Scale {
    TareDescriber base;
    size_t bytes;
} Scale;

static void weigh_block(TareDescriber *describer, void *start, size_t bytes, TareBlockKind kind,
                        const char *name) {
    ((Scale *)describer)->bytes += bytes;
}

static TareValue measure(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (TARE_UNLIKELY(rt->hooks.imitated_size))
        return tare_int_new(rt, (int64_t)rt->hooks.imitated_size(rt, self, false));
    Scale scale = {{.wants = TARE_DESCRIBE_BLOCKS, .block = weigh_block}, 0};
    if (tare_value_is_object(self))
        tare_type_get(rt, self)->slots.describe(rt, tare_value_get_object(self), &scale.base);
    return tare_int_new(rt, (int64_t)scale.bytes);
}

// ---- dir ---------------------------------------------------------------------------------------

static TareStatus add_keys(TareRuntime *rt, TareDict *names, const TareTable *source) {
    size_t cursor = 0;
    TareValue key, value;
    TareTable copy;
    tare_table_init(&copy);
    TareStatus status = tare_table_copy(rt, &copy, source);
    while (status == TARE_OK && tare_table_next(&copy, &cursor, &key, &value))
        status = tare_dict_set(rt, names, key, TARE_NONE);
    tare_table_clear(rt, &copy);
    return status;
}

TareStatus tare_object_type_add_names(TareRuntime *rt, TareType *type, TareDict *names) {
    for (size_t i = 0; i < type->mro->length; i++) {
        TareDict *attributes = tare_type_of_value(type->mro->items[i])->attributes;
        if (add_keys(rt, names, &attributes->table) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

static TareStatus add_own_names(TareRuntime *rt, TareValue self, TareDict *names) {
    bool failed;
    TareValue dict =
        tare_attribute_fetch_optional(rt, self, TARE_RUNTIME_NAME(rt, dunder_dict), &failed);
    if (failed) return TARE_ERROR;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(dict) && tare_type_is_instance(rt, dict, TARE_TYPE_DICT))
        status = add_keys(rt, names, &tare_dict_of(dict)->table);
    tare_release(rt, dict);
    return status;
}

static TareValue list_names(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue names = tare_dict_new(rt), list = TARE_ABSENT;
    if (tare_value_is_absent(names)) return names;
    bool failed;
    TareValue class =
        tare_attribute_fetch_optional(rt, self, TARE_RUNTIME_NAME(rt, dunder_class), &failed);
    TareStatus status = failed ? TARE_ERROR : add_own_names(rt, self, tare_dict_of(names));
    if (status == TARE_OK && !tare_value_is_absent(class) &&
        tare_type_is_instance(rt, class, TARE_TYPE_TYPE))
        status = tare_object_type_add_names(rt, tare_type_of_value(class), tare_dict_of(names));
    if (status == TARE_OK) list = tare_list_new_iterable(rt, names);
    tare_release(rt, class);
    tare_release(rt, names);
    return list;
}

// ---- the rest ----------------------------------------------------------------------------------

static TareValue init_subclass(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return TARE_NONE;
}

static TareValue subclass_hook(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return TARE_NOT_IMPLEMENTED;
}

static TareValue get_class(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(tare_type_get(rt, self)));
}

static TareStatus set_class(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "can't delete __class__ attribute");
    if (!tare_type_is_instance(rt, value, TARE_TYPE_TYPE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__class__ must be set to a class, not '%T' object", value);
    if (!tare_value_is_object(self))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
            "__class__ assignment only supported for mutable types or ModuleType subclasses");
    return tare_instance_set_class(rt, tare_value_get_object(self), tare_type_of_value(value));
}

static const TareNativeDefinition methods[] = {
    {"__reduce_ex__", tare_object_reduce_by_protocol, TARE_NATIVE_ONE, 0, 0, 0,
     "Helper for pickle."},
    {"__reduce__", tare_object_reduce, TARE_NATIVE_NONE, 0, 0, 0, "Helper for pickle."},
    {"__getstate__", tare_object_reduce_get_state, TARE_NATIVE_NONE, 0, 0, 0, "Helper for pickle."},
    {"__subclasshook__", subclass_hook, TARE_NATIVE_ANY, 0, 0, TARE_NATIVE_CLASS,
     "Abstract classes can override this to customize issubclass()."},
    {"__init_subclass__", init_subclass, TARE_NATIVE_NONE, 0, 0, TARE_NATIVE_CLASS,
     "This method is called when a class is subclassed."},
    {"__format__", format, TARE_NATIVE_ONE, 0, 0, 0, "Default object formatter."},
    {"__sizeof__", measure, TARE_NATIVE_NONE, 0, 0, 0, "Size of object in memory, in bytes."},
    {"__dir__", list_names, TARE_NATIVE_NONE, 0, 0, 0, "Default dir() implementation."},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"__class__", get_class, set_class, "the object's class"},
    {NULL},
};

const TareTypeSpec tare_object_spec = {
    .instance_bytes = sizeof(TareObject),
    .flags = TARE_TYPE_IS_BASE,
    .methods = methods,
    .attributes = attributes,
    .doc =
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
        "returns a new featureless\ninstance that has no instance attributes and cannot be given "
        "any.\n",
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .str = str,
              .hash = hash,
              .compare = compare,
              .get_attribute = tare_attribute_get_generic,
              .set_attribute = tare_attribute_set_generic},
};
