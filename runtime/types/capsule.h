// Capsules: a function of the host, with its context, as a callable of the language.
//   +0 header  +8 name  +16 call  +24 function  +32 context
#ifndef TARE_TYPES_CAPSULE_H
#define TARE_TYPES_CAPSULE_H

#include "object/alloc.h"
#include "object/native.h"

typedef struct TareCapsule TareCapsule;

struct TareCapsule {
    TareObject header;
    TareValue name;  // str
    // Called with the capsule; reads what it needs from the other two.
    TareValue (*call)(TareRuntime *rt, TareCapsule *self, const TareArguments *arguments);
    void (*function)(void);
    void *context;
};

static inline TareCapsule *tare_capsule_of(TareValue v) {
    return (TareCapsule *)tare_value_get_object(v);
}

// A capsule of that name whose other fields the caller sets.
TARE_NEW TareValue tare_capsule_new(TareRuntime *rt, const char *name);

#endif
