// What classmethod and staticmethod share.
#include "types/method_holder.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"

void tare_method_holder_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(TareMethodHolder), "");
}

TareValue tare_method_holder_create(TareRuntime *rt, TareType *type,
                                    const TareArguments *arguments) {
    return tare_value_from_object(tare_alloc_instance(rt, type, 0));
}

TareStatus tare_method_holder_initialize(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments, const char *name) {
    if (tare_native_refuse_keywords(rt, name, arguments) != TARE_OK) return TARE_ERROR;
    if (arguments->positional_count != 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s expected 1 argument, got %zu", name,
                               arguments->positional_count);
    tare_slot_set_steal(rt, &tare_method_holder_of(self)->function,
                        tare_retain(arguments->values[0]));
    return TARE_OK;
}

// Names that CPython copies from the function when the holder is made; here, when the holder's dict
// is first wanted, until which they are asked of the function.
static const uint16_t passed_on[] = {TARE_NAME_dunder_module, TARE_NAME_dunder_name,
                                     TARE_NAME_dunder_qualname, TARE_NAME_dunder_doc,
                                     TARE_NAME_dunder_annotations};
enum { PASSED_ON_COUNT = sizeof passed_on / sizeof *passed_on };

static bool is_passed_on(TareRuntime *rt, const TareString *name) {
    for (size_t i = 0; i < PASSED_ON_COUNT; i++)
        if (rt->names[passed_on[i]] == name) return true;
    return false;
}

// Whether the type keeps the attribute by a descriptor of its own that can set.
static bool is_of_type(TareRuntime *rt, TareValue self, TareString *name) {
    TareValue found = tare_type_find(rt, tare_type_get(rt, self), name);
    return !tare_value_is_absent(found) && tare_type_get(rt, found)->slots.descriptor_set;
}

TareValue tare_method_holder_get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    TareMethodHolder *holder = tare_method_holder_of(self);
    if (!tare_value_is_absent(holder->dict)) {
        TareValue kept = tare_table_find_string(&tare_dict_of(holder->dict)->table, name);
        if (!tare_value_is_absent(kept) && !is_of_type(rt, self, name)) return tare_retain(kept);
    } else if (is_passed_on(rt, name) && !tare_value_is_absent(holder->function)) {
        bool failed;
        TareValue value = tare_attribute_fetch_optional(rt, holder->function, name, &failed);
        if (failed || !tare_value_is_absent(value)) return value;
    }
    return tare_attribute_get_generic(rt, self, name);
}

static TareStatus pass_on(TareRuntime *rt, TareMethodHolder *holder, TareDict *dict) {
    for (size_t i = 0; i < PASSED_ON_COUNT && !tare_value_is_absent(holder->function); i++) {
        TareString *name = rt->names[passed_on[i]];
        bool failed;
        TareValue value = tare_attribute_fetch_optional(rt, holder->function, name, &failed);
        if (failed) return TARE_ERROR;
        if (tare_value_is_absent(value)) continue;
        TareStatus status = tare_table_set_string(rt, &dict->table, name, value);
        tare_release(rt, value);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

static TareValue get_dict(TareRuntime *rt, TareValue self) {
    TareMethodHolder *holder = tare_method_holder_of(self);
    if (tare_value_is_absent(holder->dict)) {
        TareValue dict = tare_dict_new(rt);
        if (tare_value_is_absent(dict)) return dict;
        if (pass_on(rt, holder, tare_dict_of(dict)) != TARE_OK) {
            tare_release(rt, dict);
            return TARE_ABSENT;
        }
        tare_slot_set_steal(rt, &holder->dict, dict);
    }
    return tare_retain(holder->dict);
}

TareStatus tare_method_holder_set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                            TareValue value) {
    if (is_of_type(rt, self, name)) return tare_attribute_set_generic(rt, self, name, value);
    TareValue dict = get_dict(rt, self);
    if (tare_value_is_absent(dict)) return TARE_ERROR;
    TareTable *table = &tare_dict_of(dict)->table;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(value))
        status = tare_table_set_string(rt, table, name, value);
    else if (tare_table_delete_string(rt, table, name) == 0)
        status = tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR,
                                 "'%.100T' object has no attribute '%U'", self, name);
    tare_release(rt, dict);
    return status;
}

static TareValue get_function(TareRuntime *rt, TareValue self) {
    TareValue function = tare_method_holder_of(self)->function;
    return tare_value_is_absent(function) ? TARE_NONE : tare_retain(function);
}

static TareValue get_is_abstract(TareRuntime *rt, TareValue self) {
    TareValue function = tare_method_holder_of(self)->function;
    if (tare_value_is_absent(function)) return TARE_FALSE;
    TareValue value = tare_attribute_get_c(rt, function, "__isabstractmethod__");
    if (tare_value_is_absent(value)) {
        if (!tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR)) return TARE_ABSENT;
        tare_error_clear(rt);
        return TARE_FALSE;
    }
    int truth = tare_protocol_truth(rt, value);
    tare_release(rt, value);
    return truth < 0 ? TARE_ABSENT : tare_value_from_bool(truth);
}

const TareAttributeDefinition tare_method_holder_attributes[] = {
    {"__func__", get_function, NULL, NULL, true},
    {"__wrapped__", get_function, NULL, NULL, true},
    {"__isabstractmethod__", get_is_abstract, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {NULL},
};
