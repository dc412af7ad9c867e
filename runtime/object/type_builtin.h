// Types made from constants: object/type.h names the public entries.
#ifndef TARE_OBJECT_TYPE_BUILTIN_H
#define TARE_OBJECT_TYPE_BUILTIN_H

#include "object/type.h"

// Blocks and shapes for all rows of builtin_types.def, so that strings, tuples and dicts can be
// made before their types stand.
TareStatus tare_type_builtin_reserve(TareRuntime *rt) TARE_CHECKED;
TareStatus tare_type_builtin_init(TareRuntime *rt, TareTypeId id, const char *name, TareTypeId base,
                                  const TareTypeSpec *spec) TARE_CHECKED;
// Gives a built-in type that no other rests on a second base, which must have the same layout or
// less. Before it is populated.
TareStatus tare_type_builtin_add_base(TareRuntime *rt, TareTypeId id,
                                      TareTypeId second) TARE_CHECKED;
TareStatus tare_type_builtin_populate(TareRuntime *rt, TareTypeId id) TARE_CHECKED;
TARE_NEW TareValue tare_type_builtin_new(TareRuntime *rt, const char *module, const char *name,
                                         TareTypeId base, const TareTypeSpec *spec);
// Takes down what the built-in types hold, and then their blocks: the last objects of the heap.
void tare_type_builtin_deinit(TareRuntime *rt);
void tare_type_builtin_free(TareRuntime *rt);

#endif
