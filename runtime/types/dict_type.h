// What the dict type offers beyond object/dict.h.
#ifndef TARE_TYPES_DICT_TYPE_H
#define TARE_TYPES_DICT_TYPE_H

#include "object/dict.h"

// Adds the items of a mapping; AttributeError when `source` has no keys().
TareStatus tare_dict_type_update(TareRuntime *rt, TareDict *self, TareValue source) TARE_CHECKED;
TARE_NEW TareValue tare_dict_type_copy(TareRuntime *rt, TareDict *self);
// The describe slot of a native type that begins with a dict: `more_bytes` of references come
// behind.
void tare_dict_type_describe(TareRuntime *rt, TareDict *self, TareDescriber *describer,
                             size_t more_bytes, const char *more_name);
// A read-only view of a mapping: types.MappingProxyType(mapping).
TARE_NEW TareValue tare_dict_type_new_proxy(TareRuntime *rt, TareValue mapping);

#endif
