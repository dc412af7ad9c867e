// Times full collections for an object, in order and in random order, and the longest automatic
// pause while cycles are made and dropped beside many live objects. Nothing of the machine runs.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "collect/collect.h"
#include "collect/observer.h"
#include "types/list.h"
#include "types/registry.h"

enum { PAUSES = 1 << 20, CHURN_PER_LIVE = 2 };

typedef struct Watch {
    TareObserver observer;
    uint32_t count;
    double start_ns;
    double pauses_ns[PAUSES];
} Watch;

static double now_ns(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void note_pause(TareObserver *observer, TareRuntime *rt, bool begins) {
    Watch *self = (Watch *)observer;
    double now = now_ns(CLOCK_MONOTONIC);
    if (begins) self->start_ns = now;
    else if (self->count < PAUSES) self->pauses_ns[self->count++] = now - self->start_ns;
}

static int compare(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static void *check(void *block) {
    if (block) return block;
    fprintf(stderr, "memory ended\n");
    exit(2);
}

// Whoever allocates passes safe points.
static void poll(TareRuntime *rt) {
    if (!rt->collect_due) return;
    rt->collect_due = false;
    tare_collect_automatic(rt);
}

static uint64_t next_random(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

// A list of `count` tuples, each of which refers to two others of them: its neighbours, or any.
static TareValue build(TareRuntime *rt, size_t count, bool is_random) {
    TareValue root = tare_list_new(rt, count);
    for (size_t i = 0; i < count; i++) {
        TareValue tuple = tare_tuple_new(rt, 3);
        check(tare_value_get_object(tuple));
        tare_tuple_of(tuple)->items[2] = tare_value_from_small_int((int64_t)i);
        if (tare_list_append_steal(rt, tare_list_of(root), tuple) != TARE_OK) exit(2);
        poll(rt);
    }
    TareValue *items = tare_list_of(root)->items;
    uint64_t state = 1;
    for (size_t i = 0; i < count; i++) {
        size_t a = is_random ? next_random(&state) % count : (i + 1) % count;
        size_t b = is_random ? next_random(&state) % count : (i + count - 1) % count;
        tare_tuple_of(items[i])->items[0] = tare_retain(items[a]);
        tare_tuple_of(items[i])->items[1] = tare_retain(items[b]);
    }
    return root;
}

// Tuples never change in the language, so the collector relies on something else to open their
// cycles: here they are opened by hand.
static void drop(TareRuntime *rt, TareValue root) {
    TareList *list = tare_list_of(root);
    for (uint32_t i = 0; i < list->length; i++) {
        tare_slot_clear(rt, &tare_tuple_of(list->items[i])->items[0]);
        tare_slot_clear(rt, &tare_tuple_of(list->items[i])->items[1]);
    }
    tare_release(rt, root);
    if (tare_collect_run(rt, 2) < 0) exit(2);
}

static void time_full(TareRuntime *rt, size_t count, bool is_random) {
    tare_collect_set_enabled(rt, false);
    TareValue root = build(rt, count, is_random);
    double best = 1e30;
    for (int round = 0; round < 3; round++) {
        double start = now_ns(CLOCK_PROCESS_CPUTIME_ID);
        if (tare_collect_run(rt, 2) < 0) exit(2);
        double ns = (now_ns(CLOCK_PROCESS_CPUTIME_ID) - start) / (double)count;
        if (ns < best) best = ns;
    }
    printf("full collection, %8zu live, %-8s %7.1f ns an object\n", count,
           is_random ? "random" : "in order", best);
    drop(rt, root);
}

// A list that holds itself; owned.
static TareValue make_cycle(TareRuntime *rt) {
    TareValue list = tare_list_new(rt, 1);
    check(tare_value_get_object(list));
    if (tare_list_append(rt, tare_list_of(list), list) != TARE_OK) exit(2);
    return list;
}

// Live objects stay, cycles come and go, and every tenth lives long enough to grow old.
static void time_pauses(TareRuntime *rt, size_t count, Watch *watch) {
    tare_collect_set_enabled(rt, true);
    rt->collector->history = &watch->observer;
    TareValue root = build(rt, count, true);
    watch->count = 0;
    TareValue held = tare_list_new(rt, 0);
    for (size_t i = 0; i < CHURN_PER_LIVE * count; i++) {
        TareValue cycle = make_cycle(rt);
        if (i % 10 == 0 && tare_list_append(rt, tare_list_of(held), cycle) != TARE_OK) exit(2);
        tare_release(rt, cycle);
        if (i % 200000 == 199999) tare_list_clear(rt, tare_list_of(held));
        poll(rt);
    }
    rt->collector->history = NULL;
    qsort(watch->pauses_ns, watch->count, sizeof(double), compare);
    double *sorted = watch->pauses_ns;
    uint32_t n = watch->count;
    if (n) printf("automatic pauses, %8zu live: %6u, p50 %.3f ms, p99 %.3f ms, max %.3f ms\n", count,
                  n, sorted[n / 2] / 1e6, sorted[n - 1 - n / 100] / 1e6, sorted[n - 1] / 1e6);
    tare_release(rt, held);
    drop(rt, root);
}

int main(int argc, char **argv) {
    size_t largest = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
    TareSystem system;
    tare_system_init(&system);
    TareRuntime *rt = check(calloc(1, sizeof *rt));
    Watch *watch = check(calloc(1, sizeof *watch));
    watch->observer.pause = note_pause;
    tare_heap_init(&rt->heap, &system);
    if (tare_runtime_init_objects(rt) != TARE_OK || tare_registry_init(rt) != TARE_OK ||
        tare_collect_init(rt) != TARE_OK)
        return 2;
    for (size_t count = 1000000; count <= largest; count *= 10) {
        time_full(rt, count, false);
        time_full(rt, count, true);
    }
    for (size_t count = 1000000; count <= largest; count = count == 1000000 ? 5000000 : 2 * count)
        time_pauses(rt, count, watch);
    return 0;
}
