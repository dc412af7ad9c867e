// Descriptors that the runtime itself makes: methods, computed attributes and slots of types.
//
//   +0 header  +8 owner  +16 name  +24 what it stands for
#ifndef TARE_OBJECT_DESCRIPTOR_H
#define TARE_OBJECT_DESCRIPTOR_H

#include "object/native.h"
#include "object/slot_definitions.h"
#include "object/type.h"

// What all of them begin with.
typedef struct TareDescriptor {
    TareObject header;
    TareType *owner;  // owned references
    TareString *name;
} TareDescriptor;

typedef struct TareMethodDescriptor {  // method_descriptor, classmethod_descriptor
    TareObject header;
    TareType *owner;
    TareString *name;
    const TareNativeDefinition *definition;
} TareMethodDescriptor;

typedef struct TareAttributeDescriptor {  // getset_descriptor
    TareObject header;
    TareType *owner;
    TareString *name;
    const TareAttributeDefinition *definition;
} TareAttributeDescriptor;

typedef struct TareSlotDescriptor {  // member_descriptor
    TareObject header;
    TareType *owner;
    TareString *name;
    uint64_t offset;  // bytes from the start of the object; in types with a tail, of the tail
} TareSlotDescriptor;

typedef struct TareWrapperDescriptor {  // wrapper_descriptor
    TareObject header;
    TareType *owner;
    TareString *name;
    const TareSlotRow *row;
} TareWrapperDescriptor;

typedef struct TareMethodWrapper {  // method-wrapper
    TareObject header;
    TareWrapperDescriptor *descriptor;
    TareValue self;
} TareMethodWrapper;

TARE_NEW TareValue tare_descriptor_new_method(TareRuntime *rt, TareType *owner,
                                              const TareNativeDefinition *definition);
TARE_NEW TareValue tare_descriptor_new_attribute(TareRuntime *rt, TareType *owner,
                                                 const TareAttributeDefinition *definition);
TARE_NEW TareValue tare_descriptor_new_slot(TareRuntime *rt, TareType *owner, TareString *name,
                                            size_t offset);
TARE_NEW TareValue tare_descriptor_new_wrapper(TareRuntime *rt, TareType *owner,
                                               const TareSlotRow *row);
// Adds to the attributes of `owner` a descriptor for each definition; NULL tables are empty.
TareStatus tare_descriptor_add_methods(TareRuntime *rt, TareType *owner,
                                       const TareNativeDefinition *definitions) TARE_CHECKED;
TareStatus tare_descriptor_add_attributes(TareRuntime *rt, TareType *owner,
                                          const TareAttributeDefinition *definitions) TARE_CHECKED;
// A static method, or a new class method, around `function`.
TARE_NEW TareValue tare_descriptor_wrap(TareRuntime *rt, TareTypeId id, TareValue function);

// classmethod and staticmethod, whose type objects are in types/.
typedef struct TareMethodHolder {
    TareObject header;
    TareValue function;
    TareValue dict;  // attributes taken over from the function, or absent
} TareMethodHolder;

#endif
