// __build_class__, the function behind class statements.
#ifndef TARE_VM_CLASS_H
#define TARE_VM_CLASS_H

#include "object/native.h"

// __build_class__(body, name, *bases, metaclass=..., **keywords).
TARE_NEW TareValue tare_class_build(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments);

#endif
