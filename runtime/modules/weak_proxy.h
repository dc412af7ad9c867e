// weakref.proxy: forwards every operation to an object that it does not keep alive.
#ifndef TARE_MODULES_WEAK_PROXY_H
#define TARE_MODULES_WEAK_PROXY_H

#include "object/type.h"

extern const TareTypeSpec tare_weak_proxy_spec;
extern const TareTypeSpec tare_weak_proxy_callable_spec;

#endif
