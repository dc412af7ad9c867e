// What the collector costs where only its work is timed; nothing of the machine runs. Prints lines
// of a name and numbers for tests/bench/collector_report.py:
// `full ORDER LIVE`: CPU ns an object of a full collection, and of the same by slices;
// `trees`: CPU ns a node of binary trees that are made and dropped;
// `idle`: CPU ns a store of references with no cycle of the old generation open, and with one open.
#include <string.h>

#include "bench_graph.h"
#include "collect/old.h"

enum { ROUNDS = 5, TREE_DEPTH = 16, TREE_COUNT = 8, STORES = 4000000, STORE_LIVE = 100000 };

static double least(double a, double b) { return a < b ? a : b; }

static double time_whole(TareRuntime *rt) {
    double start = bench_cpu_ns();
    if (tare_collect_run(rt, 2) < 0) exit(2);
    return bench_cpu_ns() - start;
}

static double time_slices(TareRuntime *rt) {
    double start = bench_cpu_ns();
    tare_old_start(rt);
    while (tare_old_is_active(rt)) tare_old_work(rt);
    return bench_cpu_ns() - start;
}

static void time_full(TareRuntime *rt, const char *order, size_t count) {
    tare_collect_set_enabled(rt, false);
    TareValue root = bench_build(rt, count, bench_links_of(order));
    double whole = time_whole(rt), slices = 1e30;
    for (int round = 0; round < ROUNDS; round++) {
        whole = least(whole, time_whole(rt));
        slices = least(slices, time_slices(rt));
    }
    printf("full tare %s %zu %.1f %.1f\n", order, count, whole / (double)count,
           slices / (double)count);
    bench_drop(rt, root);
}

// ---- trees -------------------------------------------------------------------------------------

static TareValue make_tree(TareRuntime *rt, int depth) {
    TareValue node = bench_tuple(rt, 2);
    if (depth == 0) return node;
    tare_tuple_of(node)->items[0] = make_tree(rt, depth - 1);
    tare_tuple_of(node)->items[1] = make_tree(rt, depth - 1);
    bench_poll(rt);
    return node;
}

static void time_trees(TareRuntime *rt, bool is_enabled) {
    tare_collect_set_enabled(rt, is_enabled);
    double best = 1e30;
    for (int round = 0; round < ROUNDS; round++) {
        double start = bench_cpu_ns();
        for (int i = 0; i < TREE_COUNT; i++) tare_release(rt, make_tree(rt, TREE_DEPTH));
        best = least(best, bench_cpu_ns() - start);
    }
    printf("trees tare%s %.2f\n", is_enabled ? "" : "-collector-off",
           best / (TREE_COUNT * ((2 << TREE_DEPTH) - 1.0)));
}

// ---- stores ------------------------------------------------------------------------------------

static double time_stores(TareRuntime *rt, TareValue root) {
    TareValue *items = tare_list_of(root)->items;
    uint64_t state = 1;
    double start = bench_cpu_ns();
    for (size_t i = 0; i < STORES; i++) {
        uint64_t random = bench_next_random(&state);
        TareValue *slot = &tare_tuple_of(items[random % STORE_LIVE])->items[0];
        tare_slot_set_steal(rt, slot, tare_retain(items[random / 64 % STORE_LIVE]));
    }
    return (bench_cpu_ns() - start) / STORES;
}

// A cycle that is open and does not go on: what the program pays for its being there.
static void time_idle(TareRuntime *rt) {
    tare_collect_set_enabled(rt, false);
    TareValue root = bench_build(rt, STORE_LIVE, BENCH_RANDOM_LINKS);
    if (tare_collect_run(rt, 2) < 0) exit(2);
    double idle = 1e30, open = 1e30;
    for (int round = 0; round < ROUNDS; round++) {
        idle = least(idle, time_stores(rt, root));
        tare_old_start(rt);
        for (int i = 0; i < 4 && tare_old_is_active(rt); i++) tare_old_work(rt);
        open = least(open, time_stores(rt, root));
        tare_old_abandon(rt);
    }
    printf("idle tare %.2f %.2f\n", idle, open);
    bench_drop(rt, root);
}

int main(int argc, char **argv) {
    TareSystem system;
    TareRuntime *rt = bench_start(&system);
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "full") == 0 && argc == 4)
        time_full(rt, argv[2], strtoul(argv[3], NULL, 10));
    else if (strcmp(what, "trees") == 0)
        for (int on = 1; on >= 0; on--) time_trees(rt, on);
    else if (strcmp(what, "idle") == 0)
        time_idle(rt);
    else
        return 2;
    return 0;
}
