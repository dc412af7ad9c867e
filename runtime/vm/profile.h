// Events of calls: what profilers are told, and what settrace.h needs. Off, the machine only finds
// that there is none where it looks at its flag anyway, and at calls of natives; on, every function
// of the language entered and left, and every native called, is told.
#ifndef TARE_VM_PROFILE_H
#define TARE_VM_PROFILE_H

#include "vm/frame.h"

typedef enum TareProfileEvent {
    TARE_PROFILE_CALL,           // a frame begins, or a generator goes on
    TARE_PROFILE_RETURN,         // a frame ends, by an exception too, or a generator yields
    TARE_PROFILE_NATIVE_CALL,    // a function written in C is called
    TARE_PROFILE_NATIVE_RETURN,
    TARE_PROFILE_NATIVE_ERROR,
} TareProfileEvent;

// `native` is the function for the events of natives, else absent. May run the program; whatever
// is pending is put aside meanwhile. No events are told of what it does.
typedef void (*TareProfileListener)(TareRuntime *rt, void *context, TareProfileEvent event,
                                    TareFrame *frame, TareValue native);

typedef struct TareProfile {
    TareProfileListener listener;
    void *context;
    bool is_busy;  // an event is being told, or a function of sys.settrace runs
} TareProfile;

// Tells `listener` from now on; NULL: nobody. MemoryError.
TareStatus tare_profile_set(TareRuntime *rt, TareProfileListener listener,
                            void *context) TARE_CHECKED;
// Sets rt->profile as there is a listener, or a function of sys.settrace, or neither.
void tare_profile_refresh(TareRuntime *rt);
// To be called while rt->profile is not NULL: the innermost frame has just begun to run; `frame`
// stops running. The first may leave pending what a function of sys.settrace raised.
void tare_profile_enter(TareRuntime *rt);
void tare_profile_leave(TareRuntime *rt, TareFrame *frame);
// Whether natives of that kind are told of.
bool tare_profile_is_native(TareValue callee);
// A native of the innermost frame.
void tare_profile_tell_native(TareRuntime *rt, TareProfileEvent event, TareValue callee);

#endif
