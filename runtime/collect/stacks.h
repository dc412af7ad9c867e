// C stacks beside that of the operating system's thread, for a collector that looks for references
// in stacks. Counting does not: here every function does nothing. The Boehm build has its own file.
#ifndef TARE_COLLECT_STACKS_H
#define TARE_COLLECT_STACKS_H

#include "base/config.h"

typedef struct TareStacksPlace {
    uint8_t nothing;
} TareStacksPlace;

// A stack that is left: all from `low` up to `end` may hold references.
static inline void tare_stacks_add(TareStacksPlace *self, char *low, char *end) {
    (void)self, (void)low, (void)end;
}
static inline void tare_stacks_remove(TareStacksPlace *self) { (void)self; }
// The stack in use is left at `low`, and `to` is in use from now on. What was never added is the
// stack of the operating system's thread.
static inline void tare_stacks_leave(TareStacksPlace *from, char *low, TareStacksPlace *to) {
    (void)from, (void)low, (void)to;
}

#endif
