// A runtime with objects and types but no machine, for tests of containers.
#ifndef TARE_TESTS_RUNTIME_FIXTURE_H
#define TARE_TESTS_RUNTIME_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "object/protocol.h"
#include "types/int.h"
#include "types/registry.h"

typedef struct RuntimeFixture {
    TareSystem system;
    TareRuntime runtime;
} RuntimeFixture;

static inline int start_runtime(void **state) {
    RuntimeFixture *fixture = calloc(1, sizeof *fixture);
    tare_system_init(&fixture->system);
    tare_heap_init(&fixture->runtime.heap, &fixture->system);
    if (tare_runtime_init_objects(&fixture->runtime) != TARE_OK) return -1;
    if (tare_registry_init(&fixture->runtime) != TARE_OK) return -1;
    *state = &fixture->runtime;
    return 0;
}

static inline void assert_repr(TareRuntime *rt, TareValue v, const char *expected) {
    TareValue text = tare_protocol_repr(rt, v);
    assert_false(tare_value_is_absent(text));
    assert_true(tare_string_equals_c(tare_string_of(text), expected));
    tare_release(rt, text);
}

#endif
