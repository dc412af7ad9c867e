// What the api layer keeps beside a runtime. The runtime is the first field, so that a pointer to
// one is a pointer to the other.
#ifndef TARE_API_API_STATE_H
#define TARE_API_API_STATE_H

#include "measure/measure.h"
#include "modules/sys.h"
#include "object/runtime.h"
#include "tare/tare.h"
#include "types/capsule.h"

// One owned reference of the host; in a list, so that what is left open can be ended and counted.
struct TareHandle {
    TareValue value;
    TareHandle *next, *previous;
    TareText text;  // what tare_read_text and its like gave out; lives as long as the handle
};

typedef struct TareApiState {
    TareRuntime rt;
    TareSystem system;
    TareSysHost host;
    uint8_t flags[TARE_FLAG_COUNT];
    TareMeasure measure;
    TareHandle *handles;  // newest first
    size_t handle_count;
    TareShownListener shown;  // while tare_run_interactive runs
    void *shown_context;
} TareApiState;

static inline TareApiState *tare_api_state_of(TareRuntime *rt) { return (TareApiState *)rt; }

// A handle that takes over the reference; NULL when the value is absent (an exception pends) or
// memory ends (MemoryError).
TareHandle *tare_handle_new_steal(TareRuntime *rt, TareValue stolen_value);
// Ends all handles.
void tare_handle_drop_all(TareRuntime *rt);
// How many handles refer to the object.
size_t tare_handle_count_for(TareRuntime *rt, TareValue v);
// Calls `visit` with the word of each handle.
void tare_handle_visit(TareRuntime *rt, TareMeasureVisit visit, void *context);
// To be called where the host enters: measures how deep C may recurse on this thread.
void tare_lifecycle_enter(TareRuntime *rt);
// Ends what a program made: atexit, modules, cycles. Afterwards only the runtime's own is left.
void tare_shutdown_program(TareRuntime *rt);

// The names of types by shape, kept in the memory of instruments, because the types are gone when
// leaks are counted.
typedef struct TareLeakNames {
    char (*names)[64];
    size_t count;
} TareLeakNames;
void tare_leaks_prepare(TareRuntime *rt, TareLeakNames *self);
// Counts the live objects, tells the listener, and frees the names.
size_t tare_leaks_report(TareRuntime *rt, TareLeakNames *names, TareLeakListener listener,
                         void *context);

#endif
