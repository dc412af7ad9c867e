// The messages of gc.DEBUG_STATS and gc.DEBUG_COLLECTABLE.
#include "collect/messages.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "collect/collect.h"
#include "object/protocol.h"

static bool is_asked(const TareRuntime *rt, uint32_t flag) {
    return rt->collector->debug_flags & flag && !rt->collector->is_forced && rt->hooks.write_error;
}

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void TARE_PRINTF(2, 3) tell(TareRuntime *rt, const char *format, ...) {
    char line[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    size_t bytes = length < (int)sizeof line ? (size_t)length : sizeof line - 1;
    rt->hooks.write_error(rt, line, bytes);
}

static void count_block(void *counts, const TareHeapBlock *block) {
    if (*block->side & TARE_SIDE_TRACKED)
        ((size_t *)counts)[tare_side_generation(*block->side)]++;
}

TareMessagesClock tare_messages_tell_start(TareRuntime *rt, int generation) {
    if (!is_asked(rt, TARE_COLLECT_DEBUG_STATISTICS)) return (TareMessagesClock){0};
    size_t counts[TARE_COLLECT_GENERATIONS + 1] = {0};
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS, count_block, counts);
    tell(rt, "gc: collecting generation %d...\n", generation);
    tell(rt, "gc: objects in each generation: %zu %zu %zu\n", counts[0], counts[1], counts[2]);
    tell(rt, "gc: objects in permanent generation: %zu\n", counts[TARE_SIDE_FROZEN]);
    return (TareMessagesClock){now_ns()};
}

void tare_messages_tell_end(TareRuntime *rt, TareMessagesClock clock, int64_t found) {
    if (!clock.start_ns || !is_asked(rt, TARE_COLLECT_DEBUG_STATISTICS)) return;
    tell(rt, "gc: done, %" PRId64 " unreachable, 0 uncollectable, %.4fs elapsed\n",
         found < 0 ? 0 : found, (double)(now_ns() - clock.start_ns) / 1e9);
}

void tare_messages_tell_collectable(TareTrial *garbage) {
    TareRuntime *rt = garbage->rt;
    if (!is_asked(rt, TARE_COLLECT_DEBUG_COLLECTABLE)) return;
    for (size_t i = 0; i < garbage->candidates.count; i++) {
        TareObject *object = tare_trial_get(garbage, i);
        TareValue v = tare_value_from_object(object);
        tell(rt, "gc: collectable <%.200s %p>\n", tare_type_get_name(rt, tare_type_get(rt, v)),
             (void *)object);
    }
}
