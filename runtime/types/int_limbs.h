// Ints as rows of limbs: the view through which arithmetic reads any int, immediate or not, scratch
// rows for results, and the making of an int from a row. Knows no operator.
#ifndef TARE_TYPES_INT_LIMBS_H
#define TARE_TYPES_INT_LIMBS_H

#include "types/int.h"

#define TARE_INT_LIMBS_LOCAL 40

// Magnitude and sign of an int; valid as long as the value and the view are. Never copied, because
// `limbs` may point at `single`.
typedef struct TareIntView {
    const uint64_t *limbs;
    size_t count;  // no high limb is zero; 0 limbs: zero
    bool negative;
    uint64_t single;
} TareIntView;

// A row to compute in: inside the struct while it is short, else a table.
typedef struct TareIntScratch {
    uint64_t *limbs;
    size_t capacity;
    uint64_t local[TARE_INT_LIMBS_LOCAL];
} TareIntScratch;

void tare_int_limbs_view(TareIntView *self, TareValue v);
// Room for `count` limbs, contents undefined; MemoryError.
TareStatus tare_int_limbs_take(TareRuntime *rt, TareIntScratch *self, size_t count) TARE_CHECKED;
void tare_int_limbs_drop(TareRuntime *rt, TareIntScratch *self);
// The int of that magnitude and sign; high zero limbs are dropped.
TARE_NEW TareValue tare_int_limbs_new(TareRuntime *rt, const uint64_t *limbs, size_t count,
                                      bool negative);
// The same from a scratch row, which it drops.
TARE_NEW TareValue tare_int_limbs_finish(TareRuntime *rt, TareIntScratch *scratch, size_t count,
                                         bool negative);
// out = limbs << bits, of count + bits / 64 + 1 limbs; rows do not overlap.
void tare_int_limbs_shift_left(uint64_t *out, const uint64_t *limbs, size_t count, size_t bits);
size_t tare_int_limbs_bits(const uint64_t *limbs, size_t count);
static inline size_t tare_int_limbs_trim(const uint64_t *limbs, size_t count) {
    while (count > 0 && limbs[count - 1] == 0) count--;
    return count;
}
// The top 64 bits of a nonzero magnitude, the lowest of them set if any bit below is: what rounds
// to the same double. *exponent: the power of two of the lowest.
uint64_t tare_int_limbs_top(const uint64_t *limbs, size_t count, int64_t *exponent);
// top * 2^exponent rounded once to nearest even, infinite when too large.
double tare_int_limbs_round(uint64_t top, int64_t exponent);

#endif
