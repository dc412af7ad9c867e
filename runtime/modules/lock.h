// The locks of threads: _thread.lock, which any thread may release, and _thread.RLock, which the
// thread that holds it may take again. Who waits stands in the lock's queue; a lock that is given
// up is not handed over, so that whoever comes first may take it.
#ifndef TARE_MODULES_LOCK_H
#define TARE_MODULES_LOCK_H

#include "object/alloc.h"

extern const TareTypeSpec tare_lock_spec, tare_lock_recursive_spec;
// An open lock of the type of tare_lock_spec.
TARE_NEW TareValue tare_lock_new(TareRuntime *rt, TareType *type);

#endif
