// Classes of records. Each name is a property whose getter is a native bound to the position;
// __repr__ is a property too, whose value is a native bound to the instance.
#include "modules/record.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/int.h"

static TareValue get_field(TareRuntime *rt, TareValue position, const TareArguments *arguments) {
    int64_t index;
    if (!tare_type_is_instance(rt, arguments->values[0], TARE_TYPE_TUPLE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "descriptor for records doesn't apply to a '%.100T' object",
                                arguments->values[0]);
    TareTuple *self = tare_tuple_of(arguments->values[0]);
    if (!tare_int_to_int64(position, &index) || (uint64_t)index >= self->length) return TARE_NONE;
    return tare_retain(self->items[index]);
}

static const TareNativeDefinition field_definition = {"get_field", get_field, TARE_NATIVE_ONE,
                                                      0, 0, 0, NULL};

// "sys.version_info(major=3, ...)"
static TareValue represent(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareTuple *self = tare_tuple_of(v);
    TareType *type = tare_type_get(rt, v);
    TareValue names = tare_attribute_get_c(rt, tare_value_from_object(type), "__match_args__");
    TareValue module = tare_attribute_get_c(rt, tare_value_from_object(type), "__module__");
    if (tare_value_is_absent(names) || tare_value_is_absent(module)) {
        tare_release(rt, names);
        return TARE_ABSENT;
    }
    TareStringBuilder text;
    tare_string_builder_init(&text, rt);
    tare_string_builder_append(&text, tare_string_of(module));
    tare_string_builder_append_c(&text, ".");
    tare_string_builder_append(&text, type->name);
    size_t count = tare_tuple_of(names)->length;
    for (size_t i = 0; i < count && i < self->length && !tare_error_is_pending(rt); i++) {
        tare_string_builder_append_c(&text, i ? ", " : "(");
        tare_string_builder_append(&text, tare_string_of(tare_tuple_of(names)->items[i]));
        tare_string_builder_append_c(&text, "=");
        TareValue item = tare_protocol_repr(rt, self->items[i]);
        if (tare_value_is_absent(item)) break;
        tare_string_builder_append(&text, tare_string_of(item));
        tare_release(rt, item);
    }
    tare_string_builder_append_c(&text, ")");
    tare_release(rt, module);
    tare_release(rt, names);
    return tare_string_builder_finish(&text);
}

static const TareNativeDefinition repr_definition = {"__repr__", represent, TARE_NATIVE_NONE,
                                                     0, 0, 0, NULL};

static TareValue bind_repr(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_native_new_function(rt, &repr_definition, arguments->values[0], NULL);
}

static const TareNativeDefinition bind_definition = {"__repr__", bind_repr, TARE_NATIVE_ONE,
                                                     0, 0, 0, NULL};

static TareStatus add_property(TareRuntime *rt, TareDict *namespace, const char *name,
                               const TareNativeDefinition *definition, TareValue bound) {
    TareValue getter = tare_native_new_function(rt, definition, bound, NULL);
    TareValue property = TARE_ABSENT;
    if (!tare_value_is_absent(getter))
        property = tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_PROPERTY]), getter);
    tare_release(rt, getter);
    if (tare_value_is_absent(property)) return TARE_ERROR;
    TareStatus status = tare_dict_set_c(rt, namespace, name, property);
    tare_release(rt, property);
    return status;
}

static TareStatus set_owned(TareRuntime *rt, TareDict *namespace, const char *name,
                            TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    TareStatus status = tare_dict_set_c(rt, namespace, name, stolen_value);
    tare_release(rt, stolen_value);
    return status;
}

static TareValue new_names(TareRuntime *rt, const TareRecordSpec *spec) {
    TareValue names = tare_tuple_new(rt, spec->field_count);
    for (size_t i = 0; i < spec->field_count && !tare_value_is_absent(names); i++) {
        TareValue name = tare_string_new_c(rt, spec->fields[i]);
        tare_tuple_of(names)->items[i] = name;
        if (tare_value_is_absent(name)) tare_slot_clear(rt, &names);
    }
    return names;
}

static TareStatus fill_namespace(TareRuntime *rt, TareDict *namespace,
                                 const TareRecordSpec *spec) {
    TareValue no_slots = tare_retain(tare_value_from_object(rt->empty_tuple));
    if (set_owned(rt, namespace, "__slots__", no_slots) != TARE_OK ||
        set_owned(rt, namespace, "__module__", tare_string_new_c(rt, spec->module)) != TARE_OK ||
        set_owned(rt, namespace, "__match_args__", new_names(rt, spec)) != TARE_OK ||
        add_property(rt, namespace, "__repr__", &bind_definition, TARE_ABSENT) != TARE_OK)
        return TARE_ERROR;
    for (size_t i = 0; i < spec->field_count; i++) {
        TareValue position = tare_int_new(rt, (int64_t)i);
        TareStatus status = add_property(rt, namespace, spec->fields[i], &field_definition,
                                         position);
        tare_release(rt, position);
        if (status != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

TareValue tare_record_new_class(TareRuntime *rt, const TareRecordSpec *spec) {
    TareValue result = TARE_ABSENT, bases = TARE_ABSENT;
    TareValue namespace = tare_dict_new(rt);
    TareValue name = tare_string_new_c(rt, spec->name);
    TareValue tuple = tare_value_from_object(rt->types[TARE_TYPE_TUPLE]);
    if (!tare_value_is_absent(namespace) && !tare_value_is_absent(name) &&
        fill_namespace(rt, tare_dict_of(namespace), spec) == TARE_OK)
        bases = tare_tuple_new_from(rt, &tuple, 1);
    if (!tare_value_is_absent(bases))
        result = tare_type_new(rt, rt->types[TARE_TYPE_TYPE], tare_string_of(name),
                               tare_tuple_of(bases), tare_dict_of(namespace), NULL);
    if (!tare_value_is_absent(result)) tare_type_of_value(result)->flags |= TARE_TYPE_IS_IMMUTABLE;
    tare_release(rt, bases);
    tare_release(rt, name);
    tare_release(rt, namespace);
    return result;
}

TareValue tare_record_new_steal(TareRuntime *rt, TareValue class, const TareValue *stolen_items,
                                size_t count) {
    bool failed = tare_value_is_absent(class);
    for (size_t i = 0; i < count; i++) failed |= tare_value_is_absent(stolen_items[i]);
    TareTuple *self = NULL;
    if (!failed)
        self = tare_alloc_instance(rt, tare_type_of_value(class), count * sizeof(TareValue));
    if (!self) {
        for (size_t i = 0; i < count; i++) tare_release(rt, stolen_items[i]);
        return TARE_ABSENT;
    }
    self->length = count;
    memcpy(self->items, stolen_items, count * sizeof(TareValue));
    return tare_value_from_object(self);
}

TareValue tare_record_new_single_steal(TareRuntime *rt, const TareRecordSpec *spec,
                                       const TareValue *stolen_items) {
    TareValue class = tare_record_new_class(rt, spec);
    TareValue result = tare_record_new_steal(rt, class, stolen_items, spec->field_count);
    tare_release(rt, class);
    return result;
}
