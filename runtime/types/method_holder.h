// What classmethod and staticmethod share: one function, whose name and doc they pass on.
#ifndef TARE_TYPES_METHOD_HOLDER_H
#define TARE_TYPES_METHOD_HOLDER_H

#include "object/descriptor.h"

static inline TareMethodHolder *tare_method_holder_of(TareValue v) {
    return (TareMethodHolder *)tare_value_get_object(v);
}

extern const TareAttributeDefinition tare_method_holder_attributes[];

void tare_method_holder_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer);
TareValue tare_method_holder_create(TareRuntime *rt, TareType *type,
                                    const TareArguments *arguments);
TareStatus tare_method_holder_initialize(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments,
                                         const char *name) TARE_CHECKED;
// Generic, and __name__ and its like from the function.
TareValue tare_method_holder_get_attribute(TareRuntime *rt, TareValue self, TareString *name);
// Into the holder's dict, but for what the type's own descriptors keep.
TareStatus tare_method_holder_set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                            TareValue value) TARE_CHECKED;

#endif
