// C stacks beside that of the operating system's thread: libgc is told where the stack in use ends,
// and looks into those that are left.
#ifndef TARE_COLLECT_STACKS_H
#define TARE_COLLECT_STACKS_H

#include "memory/process.h"

typedef TareProcessStack TareStacksPlace;

// See the file of this name in runtime/collect/.
static inline void tare_stacks_add(TareStacksPlace *self, char *low, char *end) {
    tare_process_add_stack(self, low, end);
}
static inline void tare_stacks_remove(TareStacksPlace *self) { tare_process_remove_stack(self); }
static inline void tare_stacks_leave(TareStacksPlace *from, char *low, TareStacksPlace *to) {
    tare_process_leave_stack(from, low, to);
}

#endif
