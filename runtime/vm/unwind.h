// What happens to a frame when an exception is pending.
#ifndef TARE_VM_UNWIND_H
#define TARE_VM_UNWIND_H

#include "vm/frame.h"

// Adds the frame to the pending exception's traceback (unless it is raised again) and looks for a
// handler: the instruction to continue at, with the exception in its register, or NULL.
const uint32_t *tare_unwind_frame(TareRuntime *rt, TareFrame *frame, bool is_raised_again);

#endif
