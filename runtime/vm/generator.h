// Generators, coroutines and asynchronous generators: a frame that lives in the heap with its
// registers behind it.
#ifndef TARE_VM_GENERATOR_H
#define TARE_VM_GENERATOR_H

#include "vm/frame.h"

typedef enum TareGeneratorState {
    TARE_GENERATOR_CREATED,
    TARE_GENERATOR_SUSPENDED,
    TARE_GENERATOR_RUNNING,
    TARE_GENERATOR_FINISHED,
} TareGeneratorState;

typedef struct TareGenerator {
    TareObject header;
    TareFrame frame;
    TareString *name;            // owned; NULL: the code's
    TareString *qualified_name;  // owned; NULL: the code's
    uint8_t state;               // TareGeneratorState
    bool is_driven;              // asynchronous: a step of it has begun and not ended
    bool is_closed;              // asynchronous: it has ended, or was closed
    bool is_dying;               // its finalizer runs: what its frame held dies after it
    uint32_t register_count;     // the code's; the collector may take the code away first
    TareValue registers[];
} TareGenerator;

static inline TareGenerator *tare_generator_of(TareValue v) {
    return (TareGenerator *)tare_value_get_object(v);
}

// A generator (or coroutine, by the code's flags) over a bound window, whose words it takes over.
// Takes the reference to the function.
TARE_NEW TareValue tare_generator_new_steal(TareRuntime *rt, TareValue stolen_function,
                                            TareValue *stolen_window);
// Makes the generator's frame current, ready to continue with `stolen_sent` as the value of the
// yield (absent: an error is pending that the machine must raise in it). The frame's continuation
// is the caller's to set. ValueError "generator already executing" when it runs already.
TareStatus tare_generator_begin_steal(TareRuntime *rt, TareGenerator *self,
                                      TareValue stolen_sent) TARE_CHECKED;
// The frame of a generator has ended, by return or by an exception: releases what it owns.
// StopIteration that pends becomes RuntimeError.
void tare_generator_finish(TareRuntime *rt, TareGenerator *self);
// Sends a value in: the value yielded; or absent with *finished and *result (owned) set at the end,
// or absent with an error pending. `sent` borrowed.
TARE_NEW TareValue tare_generator_send(TareRuntime *rt, TareGenerator *self, TareValue sent,
                                       TareValue *result);
// throw(type, value, traceback): as tare_generator_send.
TARE_NEW TareValue tare_generator_throw(TareRuntime *rt, TareGenerator *self,
                                        const TareArguments *arguments, TareValue *result);
// close(): GeneratorExit is raised in it. RuntimeError when it yields nevertheless.
TareStatus tare_generator_close(TareRuntime *rt, TareGenerator *self) TARE_CHECKED;
// Raises StopIteration with what it returned; always absent.
TareValue tare_generator_raise_stop_steal(TareRuntime *rt, TareValue stolen_result);
// The iterator to which a suspended generator delegates, borrowed; absent when it does not.
TareValue tare_generator_get_delegate(const TareGenerator *self);
// "generator", "coroutine" or "async generator", as messages have it.
const char *tare_generator_get_kind(const TareGenerator *self);
// A generator or coroutine: what the machine may drive without a call of its methods.
bool tare_generator_is(TareRuntime *rt, TareValue v);
// Whether it is suspended at a `yield` of its own, not in what it awaits.
bool tare_generator_is_at_yield(const TareGenerator *self);

// ---- Shared by the three types: generator_methods.c
TARE_NEW TareValue tare_generator_send_method(TareRuntime *rt, TareValue self,
                                              const TareArguments *arguments);
TARE_NEW TareValue tare_generator_throw_method(TareRuntime *rt, TareValue self,
                                               const TareArguments *arguments);
TARE_NEW TareValue tare_generator_close_method(TareRuntime *rt, TareValue self,
                                               const TareArguments *arguments);
// A slot of iterators: the next value, or absent at the end.
TARE_NEW TareValue tare_generator_next(TareRuntime *rt, TareValue self);

// ---- Shared by the three types: generator_attributes.c
TARE_NEW TareValue tare_generator_get_name(TareRuntime *rt, TareValue self);
TARE_NEW TareValue tare_generator_get_qualified_name(TareRuntime *rt, TareValue self);
TareStatus tare_generator_set_name(TareRuntime *rt, TareValue self, TareValue value) TARE_CHECKED;
TareStatus tare_generator_set_qualified_name(TareRuntime *rt, TareValue self,
                                             TareValue value) TARE_CHECKED;
TARE_NEW TareValue tare_generator_get_code(TareRuntime *rt, TareValue self);
TARE_NEW TareValue tare_generator_get_running(TareRuntime *rt, TareValue self);
TARE_NEW TareValue tare_generator_get_suspended(TareRuntime *rt, TareValue self);
TARE_NEW TareValue tare_generator_get_awaited(TareRuntime *rt, TareValue self);
TARE_NEW TareValue tare_generator_get_frame(TareRuntime *rt, TareValue self);
TARE_NEW TareValue tare_generator_repr(TareRuntime *rt, TareValue self);
void tare_generator_describe(TareRuntime *rt, TareObject *object, TareDescriber *describer);
void tare_generator_destroy(TareRuntime *rt, TareObject *object);
// Runs the finally blocks of one that dies suspended.
void tare_generator_finalize(TareRuntime *rt, TareObject *object);

#endif
