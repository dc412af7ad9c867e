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

// Names that CPython copies from the function when the holder is made.
static bool is_passed_on(TareRuntime *rt, const TareString *name) {
    static const uint16_t names[] = {TARE_NAME_dunder_module, TARE_NAME_dunder_name,
                                     TARE_NAME_dunder_qualname, TARE_NAME_dunder_doc,
                                     TARE_NAME_dunder_annotations};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (rt->names[names[i]] == name) return true;
    return false;
}

TareValue tare_method_holder_get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    TareValue function = tare_method_holder_of(self)->function;
    if (is_passed_on(rt, name) && !tare_value_is_absent(function)) {
        bool failed;
        TareValue value = tare_attribute_fetch_optional(rt, function, name, &failed);
        if (failed || !tare_value_is_absent(value)) return value;
    }
    return tare_attribute_get_generic(rt, self, name);
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

static TareValue get_dict(TareRuntime *rt, TareValue self) {
    TareMethodHolder *holder = tare_method_holder_of(self);
    if (tare_value_is_absent(holder->dict)) holder->dict = tare_dict_new(rt);
    return tare_retain(holder->dict);
}

const TareAttributeDefinition tare_method_holder_attributes[] = {
    {"__func__", get_function, NULL, NULL, true},
    {"__wrapped__", get_function, NULL, NULL, true},
    {"__isabstractmethod__", get_is_abstract, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {NULL},
};
