// The type _thread._local: attributes of each thread. Every thread has a dict for each such object
// that it has looked at; the object itself holds that of the thread that looked last.
#ifndef TARE_MODULES_THREAD_LOCAL_H
#define TARE_MODULES_THREAD_LOCAL_H

#include "object/alloc.h"

extern const TareTypeSpec tare_thread_local_spec;

#endif
