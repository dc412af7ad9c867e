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
bool tare_generator_is(TareRuntime *rt, TareValue v);

#endif
