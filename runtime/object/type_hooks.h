// What a new class tells others of itself: __set_name__ of its attributes, __init_subclass__ of the
// class above it.
#ifndef TARE_OBJECT_TYPE_HOOKS_H
#define TARE_OBJECT_TYPE_HOOKS_H

#include "object/type.h"

// `keywords` are the class statement's, without metaclass; positional arguments are ignored.
TareStatus tare_type_hooks_run(TareRuntime *rt, TareType *self,
                               const TareArguments *keywords) TARE_CHECKED;

#endif
