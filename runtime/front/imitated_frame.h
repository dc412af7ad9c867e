// How many words a frame of a generator takes in the CPython that is imitated, beyond the variables
// that it has here: the deepest stack of that compiler's code, and variables of comprehensions that
// it keeps in the function around. Sums over the tree: a value takes a place, and what is
// evaluated later lies on top of it. No code is made.
#ifndef TARE_FRONT_IMITATED_FRAME_H
#define TARE_FRONT_IMITATED_FRAME_H

#include "front/compiler_parts.h"
#include "object/cpython.h"

enum { TARE_IMITATED_NAMES = 32 };

// Different names.
typedef struct TareImitatedNames {
    TareTreeString items[TARE_IMITATED_NAMES];
    uint32_t count;
    bool is_full;
} TareImitatedNames;

typedef struct TareImitatedFrame {
    TareUnit *unit;
    TareCpythonId release;
    uint32_t highest;      // places in use at some time
    uint32_t with_depth;   // `with` statements around
    bool is_unknown;       // something that is not modelled was met
} TareImitatedFrame;

// Adds the variables of the comprehension `scope` and of those within, but not of generators: from
// 3.12 on the function around has them all, and each comprehension puts by those that it uses.
void tare_imitated_frame_collect(TareImitatedNames *self, const TareScope *scope);

// The words for a unit that is a generator or coroutine; 0: not known, or none is imitated.
uint8_t tare_imitated_frame_measure(TareUnit *unit);

// Something lies in place `depth - 1`, the lowest being 0.
static inline void tare_imitated_frame_reach(TareImitatedFrame *self, uint32_t depth) {
    if (depth > self->highest) self->highest = depth;
}

// imitated_expression.c. `base`: places taken before. Evaluates to one place.
void tare_imitated_expression_visit(TareImitatedFrame *self, Expression *e, uint32_t base);
// A condition that is jumped on: no value is left.
void tare_imitated_expression_visit_condition(TareImitatedFrame *self, Expression *e,
                                              uint32_t base);
// Stores the value in the place below `base`.
void tare_imitated_expression_visit_target(TareImitatedFrame *self, Expression *e, uint32_t base);
// What a loop goes over: displays of constants are constants there.
void tare_imitated_expression_visit_iterable(TareImitatedFrame *self, Expression *e,
                                             uint32_t base);
// The clauses of a comprehension from number `i` on, and the element; the first clause's iterator
// lies below `base` already.
void tare_imitated_expression_visit_clauses(TareImitatedFrame *self, Expression *e, size_t i,
                                            uint32_t base);
// A function object of the scope that `node` opens.
void tare_imitated_expression_visit_function(TareImitatedFrame *self, const void *node,
                                             const TareTreeParameters *parameters, uint32_t base);
// Arguments of a call, or bases of a class, from `base` on; `before`: further ones there already.
void tare_imitated_expression_visit_arguments(TareImitatedFrame *self,
                                              const TareTreeExpressionList *arguments,
                                              const TareTreeKeywordList *keywords,
                                              uint32_t before, uint32_t base);

#endif
