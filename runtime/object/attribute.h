// Attribute access as the language defines it.
#ifndef TARE_OBJECT_ATTRIBUTE_H
#define TARE_OBJECT_ATTRIBUTE_H

#include "object/runtime.h"

// Through the type's slots, __getattribute__ and __getattr__ included.
TARE_NEW TareValue tare_attribute_get(TareRuntime *rt, TareValue object, TareString *name);
TARE_NEW TareValue tare_attribute_get_c(TareRuntime *rt, TareValue object, const char *name);
// Absent without an error pending where get would raise AttributeError; *failed tells another
// error from absence.
TARE_NEW TareValue tare_attribute_fetch_optional(TareRuntime *rt, TareValue object,
                                                 TareString *name, bool *failed);
TareStatus tare_attribute_set(TareRuntime *rt, TareValue object, TareString *name,
                              TareValue value) TARE_CHECKED;
TareStatus tare_attribute_delete(TareRuntime *rt, TareValue object,
                                 TareString *name) TARE_CHECKED;
// object.__getattribute__ and object.__setattr__ (absent value: delete): the generic slots.
TARE_NEW TareValue tare_attribute_get_generic(TareRuntime *rt, TareValue object, TareString *name);
// What object.__getattribute__ finds; absent, with no error pending, where it finds nothing.
TARE_NEW TareValue tare_attribute_fetch_generic(TareRuntime *rt, TareValue object,
                                                TareString *name);
TareStatus tare_attribute_set_generic(TareRuntime *rt, TareValue object, TareString *name,
                                      TareValue value) TARE_CHECKED;
// A special method of the type bound to the object, or absent with no error when there is none.
TARE_NEW TareValue tare_attribute_fetch_special(TareRuntime *rt, TareValue object,
                                                TareString *name);
// For `object.name(...)`: *method (new) and whether to pass `object` as first argument. When the
// attribute is a plain function-like descriptor of the type, no bound method is made.
TareStatus tare_attribute_fetch_method(TareRuntime *rt, TareValue object, TareString *name,
                                       TareValue *method, bool *pass_self) TARE_CHECKED;

// What an inline cache may keep for reading `name` from objects of `shape`.
typedef enum TareAttributeKind {
    TARE_ATTRIBUTE_UNCACHEABLE,
    TARE_ATTRIBUTE_SLOT,    // word at byte `position` of the object (absent there: not cached path)
    TARE_ATTRIBUTE_VALUES,  // word `position` of the values block
    TARE_ATTRIBUTE_METHOD,  // `method`, a function-like descriptor of the class, not shadowed
    TARE_ATTRIBUTE_APPEND,  // writing only: adds key `name`, moving to shape `next_shape_id`
} TareAttributeKind;

// The guard of a cache: the object's shape id, and type->version unchanged.
typedef struct TareAttributeCache {
    uint32_t shape_id;      // 0 (object itself): empty
    uint32_t type_version;
    uint32_t position;
    uint32_t next_shape_id;
    TareAttributeKind kind;
    TareType *type;         // borrowed: valid while an object of that shape exists
    TareValue method;       // borrowed: valid while the version is the same
} TareAttributeCache;

// Fills the cache for a later read, method load or write; kind UNCACHEABLE when nothing holds.
void tare_attribute_describe_get(TareRuntime *rt, TareValue object, TareString *name,
                                 TareAttributeCache *cache);
void tare_attribute_describe_set(TareRuntime *rt, TareValue object, TareString *name,
                                 TareAttributeCache *cache);

#endif
