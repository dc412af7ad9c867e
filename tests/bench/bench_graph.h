// What the benchmarks of the collector share: a runtime without machine and modules, clocks, and
// graphs of tuples. Whatever fails ends the program.
#ifndef TARE_BENCH_GRAPH_H
#define TARE_BENCH_GRAPH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "collect/collect.h"
#include "types/list.h"
#include "types/registry.h"

static inline double bench_now_ns(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

// Other programs share the machine: what this one takes is its CPU time.
static inline double bench_cpu_ns(void) { return bench_now_ns(CLOCK_THREAD_CPUTIME_ID); }

static inline void *bench_check(void *block) {
    if (block) return block;
    fprintf(stderr, "memory ended\n");
    exit(2);
}

static inline uint64_t bench_next_random(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

static inline TareRuntime *bench_start(TareSystem *system) {
    tare_system_init(system);
    TareRuntime *rt = bench_check(calloc(1, sizeof *rt));
    tare_heap_init(&rt->heap, system);
    if (tare_runtime_init_objects(rt) != TARE_OK || tare_registry_init(rt) != TARE_OK ||
        tare_collect_init(rt) != TARE_OK)
        exit(2);
    return rt;
}

// Whoever allocates passes safe points.
static inline void bench_poll(TareRuntime *rt) {
    if (!rt->collect_due) return;
    rt->collect_due = false;
    tare_collect_automatic(rt);
}

// A tuple, checked; owned.
static inline TareValue bench_tuple(TareRuntime *rt, size_t length) {
    TareValue tuple = tare_tuple_new(rt, length);
    bench_check(tare_value_get_object(tuple));
    return tuple;
}

// Which of the objects each refers to: to none, as records do; to both neighbours; or to any two.
typedef enum BenchLinks { BENCH_NO_LINKS, BENCH_NEIGHBOURS, BENCH_RANDOM_LINKS } BenchLinks;

static inline BenchLinks bench_links_of(const char *order) {
    if (strcmp(order, "unlinked") == 0) return BENCH_NO_LINKS;
    return strcmp(order, "random") == 0 ? BENCH_RANDOM_LINKS : BENCH_NEIGHBOURS;
}

// A list of `count` tuples.
static inline TareValue bench_build(TareRuntime *rt, size_t count, BenchLinks links) {
    TareValue root = tare_list_new(rt, count);
    for (size_t i = 0; i < count; i++) {
        TareValue tuple = bench_tuple(rt, 3);
        tare_tuple_of(tuple)->items[2] = tare_value_from_small_int((int64_t)i);
        if (tare_list_append_steal(rt, tare_list_of(root), tuple) != TARE_OK) exit(2);
        bench_poll(rt);
    }
    TareValue *items = tare_list_of(root)->items;
    uint64_t state = 1;
    for (size_t i = 0; links && i < count; i++) {
        bool is_random = links == BENCH_RANDOM_LINKS;
        size_t a = is_random ? bench_next_random(&state) % count : (i + 1) % count;
        size_t b = is_random ? bench_next_random(&state) % count : (i + count - 1) % count;
        tare_tuple_of(items[i])->items[0] = tare_retain(items[a]);
        tare_tuple_of(items[i])->items[1] = tare_retain(items[b]);
    }
    return root;
}

// Tuples never change in the language, so the collector relies on something else to open their
// cycles: here they are opened by hand.
static inline void bench_drop(TareRuntime *rt, TareValue root) {
    TareList *list = tare_list_of(root);
    for (uint32_t i = 0; i < list->length; i++) {
        tare_slot_clear(rt, &tare_tuple_of(list->items[i])->items[0]);
        tare_slot_clear(rt, &tare_tuple_of(list->items[i])->items[1]);
    }
    tare_release(rt, root);
    if (tare_collect_run(rt, 2) < 0) exit(2);
}

#endif
