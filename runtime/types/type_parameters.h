// The type variables among the arguments of an alias or union, and filling them in: what
// list[T][int] does. A variable is whatever has __typing_subst__; this knows no class of typing.
#ifndef TARE_TYPES_TYPE_PARAMETERS_H
#define TARE_TYPES_TYPE_PARAMETERS_H

#include "object/tuple.h"

// The variables of `arguments` and of the aliases among them, each once, in order: a tuple.
TARE_NEW TareValue tare_type_parameters_collect(TareRuntime *rt, TareTuple *arguments);
// The tuple of arguments of `self` with `given`, a type or tuple of types, in place of its
// variables. TypeError where there are none, or not as many.
TARE_NEW TareValue tare_type_parameters_fill(TareRuntime *rt, TareValue self, TareTuple *arguments,
                                             TareValue given);

#endif
