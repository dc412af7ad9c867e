// Automatic pauses beside many live objects while cycles are made and dropped. Usage:
// pauses_bench LIVE sliced|whole tenth|all. Of the cycles a tenth grow old, or all; the old
// generation is collected by slices, or all at once. Prints a line for
// tests/bench/collector_report.py: pauses in ms of CPU time, the longest in ms that passed on the
// wall, the peak of all memory, and what the whole took.
#include <string.h>

#include "bench_graph.h"
#include "collect/observer.h"
#include "collect/old.h"

enum { PAUSES = 1 << 21, CHURN_PER_LIVE = 4, HELD_COUNT = 200000 };

typedef struct Watch {
    TareObserver observer;
    uint32_t count;
    double start_ns, start_wall_ns;
    double longest_wall_ns;
    double total_ns;
    double pauses_ns[PAUSES];
} Watch;

static void note_pause(TareObserver *observer, TareRuntime *rt, bool begins) {
    Watch *self = (Watch *)observer;
    double now = bench_cpu_ns(), wall = bench_now_ns(CLOCK_MONOTONIC);
    if (begins) {
        self->start_ns = now;
        self->start_wall_ns = wall;
        return;
    }
    if (wall - self->start_wall_ns > self->longest_wall_ns)
        self->longest_wall_ns = wall - self->start_wall_ns;
    self->total_ns += now - self->start_ns;
    if (self->count < PAUSES) self->pauses_ns[self->count++] = now - self->start_ns;
}

static int compare(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

// A list that holds itself; owned.
static TareValue make_cycle(TareRuntime *rt) {
    TareValue list = tare_list_new(rt, 1);
    bench_check(tare_value_get_object(list));
    if (tare_list_append(rt, tare_list_of(list), list) != TARE_OK) exit(2);
    return list;
}

// One place of the ring for each cycle that grows old: there it stays until its turn comes again.
static void churn(TareRuntime *rt, size_t count, size_t held_each, bool is_whole) {
    TareValue ring = bench_tuple(rt, HELD_COUNT / held_each);
    for (size_t i = 0; i < count; i++) {
        TareValue cycle = make_cycle(rt);
        if (i % held_each == 0)
            tare_slot_set_steal(rt, &tare_tuple_of(ring)->items[i % HELD_COUNT / held_each],
                                cycle);
        else
            tare_release(rt, cycle);
        bench_poll(rt);
        if (is_whole && tare_old_is_active(rt) && tare_collect_run(rt, 2) < 0) exit(2);
    }
    tare_release(rt, ring);
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    size_t live_count = strtoul(argv[1], NULL, 10);
    bool is_whole = strcmp(argv[2], "whole") == 0;
    TareSystem system;
    TareRuntime *rt = bench_start(&system);
    Watch *watch = bench_check(calloc(1, sizeof *watch));
    watch->observer.pause = note_pause;
    rt->collector->history = &watch->observer;
    TareValue root = bench_build(rt, live_count, BENCH_RANDOM_LINKS);
    if (tare_collect_run(rt, 2) < 0) exit(2);
    watch->count = 0;
    watch->total_ns = watch->longest_wall_ns = 0;
    tare_ledger_reset_peak(&system.ledger);
    double start = bench_cpu_ns();
    churn(rt, CHURN_PER_LIVE * live_count, strcmp(argv[3], "all") == 0 ? 1 : 10, is_whole);
    double all_ns = bench_cpu_ns() - start;
    rt->collector->history = NULL;
    uint32_t n = watch->count;
    double *sorted = watch->pauses_ns;
    qsort(sorted, n, sizeof *sorted, compare);
    if (n == 0) return 1;
    printf("pauses tare-%s-%s %zu %u %.4f %.4f %.4f %.4f %zu %.1f %.1f\n", argv[2], argv[3],
           live_count, n, sorted[n / 2] / 1e6, sorted[n - 1 - n / 100] / 1e6, sorted[n - 1] / 1e6,
           watch->longest_wall_ns / 1e6, system.ledger.peak_bytes / 1024, watch->total_ns / 1e6,
           all_ns / 1e6);
    bench_drop(rt, root);
    return 0;
}
