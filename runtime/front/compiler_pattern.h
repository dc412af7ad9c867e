// The state of compiling one pattern of a match statement. A pattern's values stay in temporaries
// from `base` on until the whole pattern has matched or failed; only then are names bound and
// temporaries cleared.
#ifndef TARE_FRONT_COMPILER_PATTERN_H
#define TARE_FRONT_COMPILER_PATTERN_H

#include "front/compiler_parts.h"

typedef struct TarePatternCapture {
    TareTreeString name;
    int index;  // register that holds the value
} TarePatternCapture;

typedef struct TarePatternState {
    TareUnit *unit;
    uint32_t base;
    bool allows_irrefutable;
    TareVector captures;  // TarePatternCapture
    // By the number of temporaries that are live: where to go when something does not match.
    uint32_t fail_labels[TARE_UNIT_MAX_REGISTERS];
} TarePatternState;

void tare_compiler_pattern_init(TarePatternState *self, TareUnit *unit, bool allows_irrefutable);
void tare_compiler_pattern_deinit(TarePatternState *self);
// Matches the value in register `subject`, which is kept; failure jumps to a fail label.
void tare_compiler_pattern_emit(TarePatternState *self, const TareTreePattern *pattern,
                                int subject);
// Jumps, when the condition of `opcode` on a and b holds, to where the pattern has failed.
void tare_compiler_pattern_fail_if(TarePatternState *self, TareOpcode opcode, int a, int b);
// Behind the code of success: clears what failed attempts left, and goes on after it.
void tare_compiler_pattern_emit_failure(TarePatternState *self);
// Clears the temporaries from base on, but those in `is_moved` (by register).
void tare_compiler_pattern_clear(TarePatternState *self, const bool *is_moved);
void tare_compiler_pattern_capture(TarePatternState *self, const TareTreePattern *pattern,
                                   TareTreeString name, int index);
static inline TarePatternCapture *tare_compiler_pattern_get(const TarePatternState *self,
                                                            size_t i) {
    return tare_vector_get(&self->captures, i);
}

// compiler_pattern_parts.c: the kinds with patterns inside
void tare_compiler_pattern_parts_emit_sequence(TarePatternState *self,
                                               const TareTreePattern *pattern, int subject);
void tare_compiler_pattern_parts_emit_mapping(TarePatternState *self,
                                              const TareTreePattern *pattern, int subject);
void tare_compiler_pattern_parts_emit_class(TarePatternState *self, const TareTreePattern *pattern,
                                            int subject);

#endif
