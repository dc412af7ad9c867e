// Exception groups: BaseExceptionGroup and ExceptionGroup, and what except* needs of them.
#ifndef TARE_TYPES_EXCEPTION_GROUP_H
#define TARE_TYPES_EXCEPTION_GROUP_H

#include "types/exception.h"

extern const TareTypeSpec tare_exception_group_spec;

// Fields, set by __new__: 0 the message, 1 the tuple of exceptions.
TARE_NEW TareValue tare_exception_group_str(TareRuntime *rt, TareException *self);

#endif
