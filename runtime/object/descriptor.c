// The making of descriptors.
#include "object/descriptor.h"

#include <string.h>

#include "object/alloc.h"
#include "object/intern.h"
#include "object/native_function.h"
#include "object/runtime.h"

// Takes over the reference to the name, which may be NULL after a failure.
static TareDescriptor *new_descriptor_steal(TareRuntime *rt, TareTypeId id, TareType *owner,
                                            TareString *stolen_name) {
    TareDescriptor *self = stolen_name ? tare_alloc_builtin(rt, id) : NULL;
    if (!self) {
        if (stolen_name) tare_release_object(rt, stolen_name);
        return NULL;
    }
    tare_retain_object(owner);
    self->owner = owner;
    self->name = stolen_name;
    return self;
}

TARE_NEW TareValue tare_descriptor_new_method(TareRuntime *rt, TareType *owner,
                                              const TareNativeDefinition *definition) {
    TareTypeId id = definition->flags & TARE_NATIVE_CLASS ? TARE_TYPE_CLASS_METHOD_DESCRIPTOR
                                                          : TARE_TYPE_METHOD_DESCRIPTOR;
    TareString *name = tare_intern_c(rt, definition->name);
    TareMethodDescriptor *self = (void *)new_descriptor_steal(rt, id, owner, name);
    if (self) self->definition = definition;
    return tare_value_from_object(self);
}

TARE_NEW TareValue tare_descriptor_new_attribute(TareRuntime *rt, TareType *owner,
                                                 const TareAttributeDefinition *definition) {
    TareString *name = tare_intern_c(rt, definition->name);
    TareAttributeDescriptor *self =
        (void *)new_descriptor_steal(rt, TARE_TYPE_GETSET_DESCRIPTOR, owner, name);
    if (self) self->definition = definition;
    return tare_value_from_object(self);
}

TARE_NEW TareValue tare_descriptor_new_slot(TareRuntime *rt, TareType *owner, TareString *name,
                                            size_t offset) {
    tare_retain_object(name);
    TareSlotDescriptor *self =
        (void *)new_descriptor_steal(rt, TARE_TYPE_MEMBER_DESCRIPTOR, owner, name);
    if (self) self->offset = offset;
    return tare_value_from_object(self);
}

TARE_NEW TareValue tare_descriptor_new_wrapper(TareRuntime *rt, TareType *owner,
                                               const TareSlotRow *row) {
    TareString *name = rt->names[row->name];
    tare_retain_object(name);
    TareWrapperDescriptor *self =
        (void *)new_descriptor_steal(rt, TARE_TYPE_WRAPPER_DESCRIPTOR, owner, name);
    if (self) self->row = row;
    return tare_value_from_object(self);
}

TARE_NEW TareValue tare_descriptor_wrap(TareRuntime *rt, TareTypeId id, TareValue function) {
    TareMethodHolder *self = tare_alloc_builtin(rt, id);
    if (self) self->function = tare_retain(function);
    return tare_value_from_object(self);
}

static TareValue new_for_definition(TareRuntime *rt, TareType *owner,
                                    const TareNativeDefinition *definition) {
    if (!(definition->flags & TARE_NATIVE_STATIC))
        return tare_descriptor_new_method(rt, owner, definition);
    TareValue function = tare_native_new_function(rt, definition, tare_value_from_object(owner),
                                                  NULL);
    if (tare_value_is_absent(function)) return function;
    TareValue holder = tare_descriptor_wrap(rt, TARE_TYPE_STATIC_METHOD, function);
    tare_release(rt, function);
    return holder;
}

// Takes over the value; absent means that making it failed.
static TareStatus add_steal(TareRuntime *rt, TareType *owner, const char *name,
                            TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    TareString *key = tare_intern_c(rt, name);
    TareStatus status = TARE_ERROR;
    if (key) {
        status = tare_table_set_string(rt, &owner->attributes->table, key, stolen_value);
        tare_release_object(rt, key);
    }
    tare_release(rt, stolen_value);
    return status;
}

TareStatus tare_descriptor_add_methods(TareRuntime *rt, TareType *owner,
                                       const TareNativeDefinition *definitions) {
    for (; definitions && definitions->name; definitions++) {
        TareValue value = new_for_definition(rt, owner, definitions);
        if (add_steal(rt, owner, definitions->name, value) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

TareStatus tare_descriptor_add_attributes(TareRuntime *rt, TareType *owner,
                                          const TareAttributeDefinition *definitions) {
    for (; definitions && definitions->name; definitions++) {
        TareValue value = tare_descriptor_new_attribute(rt, owner, definitions);
        if (add_steal(rt, owner, definitions->name, value) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}
