// libgc beside what tests/bench/collector_bench.c and pauses_bench.c measure: the same graphs of the
// same blocks, made with GC_malloc and no runtime; and trees by malloc and free. Usage:
// `full ORDER LIVE`, `pauses LIVE`, `trees`. GC_ENABLE_INCREMENTAL in the environment chooses
// libgc's other mode.
//
// libgc works in steps of which it does not tell, so a pause is what 64 allocations take, where
// that is above 20 us of CPU time.
#include <gc/gc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { ROUNDS = 5, TREE_DEPTH = 16, TREE_COUNT = 8, PAUSES = 1 << 21, BATCH = 64 };
enum { CHURN_PER_LIVE = 4, HELD_COUNT = 20000, SHORTEST_NS = 20000 };

typedef struct Node {
    uint64_t head[2];
    struct Node *links[2];
    uint64_t number;
} Node;

typedef struct Cycle {
    uint64_t head[2];
    struct Cycle **items;
    uint64_t length;
} Cycle;

typedef struct Tree {
    uint64_t head[2];
    struct Tree *left, *right;
} Tree;

static double cpu_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void *check(void *block) {
    if (block) return block;
    fprintf(stderr, "memory ended\n");
    exit(2);
}

static uint64_t next_random(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

static Node **build(size_t count, const char *order) {
    Node **nodes = check(GC_malloc(count * sizeof *nodes));
    for (size_t i = 0; i < count; i++) {
        nodes[i] = check(GC_malloc(sizeof **nodes));
        GC_end_stubborn_change(&nodes[i]);
        nodes[i]->number = i;
    }
    int is_random = strcmp(order, "random") == 0;
    uint64_t state = 1;
    for (size_t i = 0; i < count && strcmp(order, "unlinked") != 0; i++) {
        size_t a = is_random ? next_random(&state) % count : (i + 1) % count;
        size_t b = is_random ? next_random(&state) % count : (i + count - 1) % count;
        nodes[i]->links[0] = nodes[a];
        nodes[i]->links[1] = nodes[b];
        GC_end_stubborn_change(nodes[i]);
    }
    return nodes;
}

static void time_full(const char *order, size_t count) {
    Node **nodes = build(count, order);
    double best = 1e30;
    for (int round = 0; round < ROUNDS; round++) {
        double start = cpu_ns();
        GC_gcollect();
        double took = cpu_ns() - start;
        if (took < best) best = took;
    }
    printf("full libgc %s %zu %.1f -\n", order, count, best / (double)count);
    GC_reachable_here(nodes);
}

// ---- pauses ------------------------------------------------------------------------------------

static double pauses_ns[PAUSES];
static uint32_t pause_count;

static int compare(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static Cycle *make_cycle(void) {
    Cycle *cycle = check(GC_malloc(sizeof *cycle));
    cycle->items = check(GC_malloc(4 * sizeof *cycle->items));
    cycle->items[0] = cycle;
    GC_end_stubborn_change(cycle->items);
    GC_end_stubborn_change(cycle);
    return cycle;
}

static void churn(size_t count) {
    Cycle **ring = check(GC_malloc(HELD_COUNT * sizeof *ring));
    double last = cpu_ns();
    for (size_t i = 0; i < count; i++) {
        Cycle *cycle = make_cycle();
        if (i % 10 == 0) {
            ring[i / 10 % HELD_COUNT] = cycle;
            GC_end_stubborn_change(&ring[i / 10 % HELD_COUNT]);
        }
        if (i % BATCH) continue;
        double now = cpu_ns();
        if (now - last > SHORTEST_NS && pause_count < PAUSES) pauses_ns[pause_count++] = now - last;
        last = now;
    }
    GC_reachable_here(ring);
}

static void time_pauses(size_t live_count) {
    Node **nodes = build(live_count, "random");
    GC_gcollect();
    double start = cpu_ns(), total = 0;
    churn(CHURN_PER_LIVE * live_count);
    double all_ns = cpu_ns() - start;
    uint32_t n = pause_count;
    if (!n) exit(1);
    qsort(pauses_ns, n, sizeof *pauses_ns, compare);
    for (uint32_t i = 0; i < n; i++) total += pauses_ns[i];
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("pauses %s %zu %u %.4f %.4f %.4f - %ld %.1f %.1f\n",
           getenv("GC_ENABLE_INCREMENTAL") ? "libgc-incremental" : "libgc", live_count, n,
           pauses_ns[n / 2] / 1e6, pauses_ns[n - 1 - n / 100] / 1e6, pauses_ns[n - 1] / 1e6,
           usage.ru_maxrss, total / 1e6, all_ns / 1e6);
    GC_reachable_here(nodes);
}

// ---- trees -------------------------------------------------------------------------------------

static Tree *make_collected(int depth) {
    Tree *node = check(GC_malloc(sizeof *node));
    if (depth == 0) return node;
    node->left = make_collected(depth - 1);
    node->right = make_collected(depth - 1);
    return node;
}

static Tree *make_by_hand(int depth) {
    Tree *node = check(calloc(1, sizeof *node));
    if (depth == 0) return node;
    node->left = make_by_hand(depth - 1);
    node->right = make_by_hand(depth - 1);
    return node;
}

static void free_by_hand(Tree *node) {
    if (!node) return;
    free_by_hand(node->left);
    free_by_hand(node->right);
    free(node);
}

static void time_trees(void) {
    double collected = 1e30, by_hand = 1e30;
    for (int round = 0; round < ROUNDS; round++) {
        double start = cpu_ns();
        for (int i = 0; i < TREE_COUNT; i++) GC_reachable_here(make_collected(TREE_DEPTH));
        double middle = cpu_ns();
        for (int i = 0; i < TREE_COUNT; i++) free_by_hand(make_by_hand(TREE_DEPTH));
        double end = cpu_ns();
        if (middle - start < collected) collected = middle - start;
        if (end - middle < by_hand) by_hand = end - middle;
    }
    double node_count = TREE_COUNT * ((2 << TREE_DEPTH) - 1.0);
    printf("trees libgc %.2f\ntrees malloc %.2f\n", collected / node_count, by_hand / node_count);
}

int main(int argc, char **argv) {
    GC_INIT();
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "full") == 0 && argc == 4)
        time_full(argv[2], strtoul(argv[3], NULL, 10));
    else if (strcmp(what, "pauses") == 0 && argc == 3)
        time_pauses(strtoul(argv[2], NULL, 10));
    else if (strcmp(what, "trees") == 0)
        time_trees();
    else
        return 2;
    return 0;
}
