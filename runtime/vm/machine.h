// The machine's state: the stacks of frames and registers, and what the standard modules hand it.
#ifndef TARE_VM_MACHINE_H
#define TARE_VM_MACHINE_H

#include "vm/frame.h"
#include "vm/profile.h"

// Registers come in segments, linked; a window never spans two.
typedef struct TareRegisterSegment {
    struct TareRegisterSegment *previous;
    size_t bytes;
    TareValue *end;
    TareValue registers[];
} TareRegisterSegment;

typedef struct TareFrameSegment {
    struct TareFrameSegment *previous, *next;
    size_t used_count;
    TareFrame frames[];
} TareFrameSegment;

typedef struct TareMachine {
    TareRegisterSegment *registers;  // the segment in use
    TareFrameSegment *frames;
    struct TareThreads *threads;     // thread.h
    TareValue main_module;           // owned, or absent
    TareValue sys;                   // the sys module's dict, owned
    TareProfile profile;             // what rt->profile refers to while it is not NULL
    struct TareProfiler *profiler;   // modules/profiler.c; or NULL
    struct TareMeter *meter;         // modules/lines.c; or NULL
    TareValue profile_function;      // of sys.setprofile, owned; or absent
    TareValue trace_function;        // of sys.settrace, owned; or absent
    TareValue unraisable_class;      // of what sys.unraisablehook is given, owned; or absent
    // Makes the built-in module `name`: new reference; absent without error when there is none.
    TareValue (*new_builtin_module)(TareRuntime *rt, const char *name);
    // Source text of a library module written in the language, or NULL.
    const char *(*find_library_source)(const char *name, size_t *length_bytes);
} TareMachine;

TareStatus tare_machine_init(TareRuntime *rt) TARE_CHECKED;
void tare_machine_deinit(TareRuntime *rt);

// The stacks of one more thread, the first segment with that many registers. MemoryError.
TareStatus tare_machine_new_stacks(TareRuntime *rt, TareRegisterSegment **registers,
                                   TareFrameSegment **frames, size_t register_count) TARE_CHECKED;
void tare_machine_free_stacks(TareRuntime *rt, TareRegisterSegment *registers,
                              TareFrameSegment *frames);

enum { TARE_MACHINE_FRAMES = 128 };  // in a segment

// The frame when the segment is full.
TareFrame *tare_machine_push_frame_slow(TareRuntime *rt);

// A frame on the frame stack, its fields to be written by the caller; NULL and error without
// memory.
static inline TareFrame *tare_machine_push_frame(TareRuntime *rt) {
    TareFrameSegment *segment = rt->machine->frames;
    if (TARE_UNLIKELY(segment->used_count == TARE_MACHINE_FRAMES))
        return tare_machine_push_frame_slow(rt);
    return &segment->frames[segment->used_count++];
}

// Gives back the newest frame.
static inline void tare_machine_pop_frame(TareRuntime *rt, TareFrame *frame) {
    TareMachine *self = rt->machine;
    TARE_ASSERT(&self->frames->frames[self->frames->used_count - 1] == frame);
    // What stays behind would be taken for references.
    if (TARE_BOEHM) memset(frame, 0, sizeof *frame);
    if (--self->frames->used_count == 0 && self->frames->previous)
        self->frames = self->frames->previous;
}

// Room for a window of `count` registers from `wanted` on, or at the start of a new segment; NULL
// and error when memory ends. Words are absent or immediate.
TareValue *tare_machine_reserve(TareRuntime *rt, TareValue *wanted, size_t count);
// Where the window of a call from C begins.
TareValue *tare_machine_get_top(TareRuntime *rt);
// What must happen at a safe point: collection, Ctrl-C, the host's interrupt.
TareStatus tare_machine_attend(TareRuntime *rt) TARE_CHECKED;
// The same where a function has just been entered: a profiler hears of that.
TareStatus tare_machine_attend_call(TareRuntime *rt) TARE_CHECKED;

#endif
