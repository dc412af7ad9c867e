// What the container types and their iterators share: describing objects of fixed fields,
// gathering iterables, subscripting classes, and the pieces that __reduce__ returns.
#ifndef TARE_TYPES_CONTAINER_H
#define TARE_TYPES_CONTAINER_H

#include "object/instance.h"

// Describes an object whose fixed part is the header, then `reference_count` references, then
// machine words; `state_name` names those.
void tare_container_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer,
                             size_t reference_count, size_t fixed_bytes, const char *state_name);
// cls.__class_getitem__(key): a types.GenericAlias. A native of flag TARE_NATIVE_CLASS.
TareValue tare_container_class_getitem(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments);
// A list or tuple of what `iterable` gives (it itself when it is one). TypeError with `message`
// when it is not iterable.
TARE_NEW TareValue tare_container_gather(TareRuntime *rt, TareValue iterable, const char *message);
// A tuple of iterators over each of the values.
TARE_NEW TareValue tare_container_iterate_each(TareRuntime *rt, const TareValue *values,
                                               size_t count);
// (builtins.name, (argument,)) or, with a state, (builtins.name, (argument,), state).
TARE_NEW TareValue tare_container_new_reduced(TareRuntime *rt, const char *name, TareValue argument,
                                              TareValue state);
// (type, arguments) for what its own type makes again; takes over the tuple of arguments.
TARE_NEW TareValue tare_container_new_reduced_type_steal(TareRuntime *rt, TareValue self,
                                                         TareValue stolen_arguments);
// A new str with the formats of object/error.h.
TARE_NEW TareValue tare_container_format(TareRuntime *rt, const char *format, ...);
// iter(self) is self.
TareValue tare_container_return_self(TareRuntime *rt, TareValue self);

#endif
