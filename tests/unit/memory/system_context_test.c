// Two stacks call each other by turns; locals and floating point modes stay each stack's own.
#include "memory/system_context.h"

#include <fenv.h>

#include "memory/memory_test.h"
#include "memory/system.h"

enum { STACK_BYTES = 256 * 1024, ROUNDS = 1000 };

typedef struct Partner {
    void *own, *other;  // contexts: where the partner goes on, and where the test does
    int64_t sum;
    double product;
    int rounding;
} Partner;

// Deeper in each round, so that what is kept lies at different heights.
static int64_t descend(Partner *self, int depth) {
    volatile int64_t local = depth;
    if (depth) return descend(self, depth - 1) + local;
    tare_system_context_go(&self->own, self->other);
    return local;
}

static void run(void *argument) {
    Partner *self = argument;
    (void)fesetround(FE_UPWARD);
    for (int round = 0;; round++) {
        double factor = 1.5;
        self->sum += descend(self, round % 50);
        self->product *= factor;
        self->rounding = fegetround();
    }
}

static void stacks_take_turns(void **state) {
    (void)state;
    TareSystem system;
    tare_system_init(&system);
    char *stacks[2];
    Partner partners[2];
    for (int i = 0; i < 2; i++) {
        stacks[i] = tare_system_map_stack(&system, STACK_BYTES);
        assert_non_null(stacks[i]);
        partners[i] = (Partner){.product = 1};
        partners[i].own = tare_system_context_new(stacks[i] + STACK_BYTES, stacks[i] + 4096, run,
                                                  &partners[i]);
    }
    assert_int_equal(system.stack_bytes, 2 * STACK_BYTES);
    int64_t expected = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < 2; i++)
            tare_system_context_go(&partners[i].other, partners[i].own);
        assert_int_equal(fegetround(), FE_TONEAREST);
        // What the round before has descended.
        int depth = (round - 1) % 50;
        if (round) expected += depth * (depth + 1) / 2;
        assert_int_equal(partners[0].sum, expected);
        assert_int_equal(partners[1].sum, expected);
    }
    assert_int_equal(partners[0].rounding, FE_UPWARD);
    assert_true(partners[0].product > 1e100 && partners[0].product == partners[1].product);
    for (int i = 0; i < 2; i++) tare_system_unmap_stack(&system, stacks[i], STACK_BYTES);
    tare_system_deinit(&system);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(stacks_take_turns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
