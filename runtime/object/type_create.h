// The making of classes of the language, and the rules of their layout.
#ifndef TARE_OBJECT_TYPE_CREATE_H
#define TARE_OBJECT_TYPE_CREATE_H

#include "object/type.h"

TARE_NEW TareValue tare_type_create_class(TareRuntime *rt, TareType *metaclass, TareString *name,
                                          TareTuple *bases, TareDict *namespace,
                                          const TareArguments *keywords);
// The most derived of `metaclass` and the metaclasses of the bases; borrowed. NULL and TypeError
// on conflict.
TareType *tare_type_create_choose_metaclass(TareRuntime *rt, TareType *metaclass,
                                            TareTuple *bases);
// The order of bases as the metaclass has it: mro() where that is overridden. New tuple.
TARE_NEW TareValue tare_type_create_order(TareRuntime *rt, TareType *self);
// cls.__bases__ = bases.
TareStatus tare_type_create_set_bases(TareRuntime *rt, TareType *self,
                                      TareValue value) TARE_CHECKED;
// ValueError for a name with a null character in it.
TareStatus tare_type_create_check_name(TareRuntime *rt, const TareString *name) TARE_CHECKED;

#endif
