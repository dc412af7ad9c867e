// What the dominator tree of a large heap costs: prints, for graphs of tuples of some shapes, CPU
// time and the most memory of instruments, an object. The argument is the number of tuples.
#include <string.h>

#include "bench_graph.h"
#include "measure/dominators.h"

typedef enum Shape { IN_ORDER, TREE, RANDOM } Shape;

static const char *const shape_names[] = {"neighbours", "tree", "random"};

enum { HELD_COUNT = 100, DEFAULT_COUNT = 10000000 };

// The tuple that item `k` of tuple `i` refers to; `count`: none.
static size_t choose(Shape shape, size_t i, size_t k, size_t degree, size_t count,
                     uint64_t *state) {
    if (shape == RANDOM) return bench_next_random(state) % count;
    if (shape == IN_ORDER) return (i + (k % 2 ? count - k / 2 - 1 : k / 2 + 1)) % count;
    size_t child = i * degree + k + 1;
    return child < count ? child : count;
}

// Tuples of which some are held from outside, the others by each other alone; what none refers to
// stays held.
static void build(TareRuntime *rt, Shape shape, size_t degree, size_t count) {
    TareValue *items = bench_check(malloc(count * sizeof *items));
    uint64_t state = 1;
    for (size_t i = 0; i < count; i++) items[i] = bench_tuple(rt, degree);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < degree; k++) {
            size_t to = choose(shape, i, k, degree, count, &state);
            if (to < count) tare_tuple_of(items[i])->items[k] = tare_retain(items[to]);
        }
    for (size_t i = HELD_COUNT; i < count; i++)
        if (tare_value_get_object(items[i])->count > 1) tare_release(rt, items[i]);
    free(items);
}

// The heap is not taken down: that would take longer than all else.
static void time_tree(Shape shape, size_t degree, size_t count) {
    TareSystem memory;
    TareRuntime *rt = bench_start(&memory);
    tare_collect_set_enabled(rt, false);
    build(rt, shape, degree, count);
    TareProgress silence = {0};
    tare_ledger_reset_peak(&memory.ledger);
    size_t before_bytes = memory.ledger.total_bytes;
    double start = bench_cpu_ns();
    TareDominators tree;
    if (tare_dominators_init(&tree, rt, &silence) != TARE_OK) exit(2);
    double ns = bench_cpu_ns() - start, objects = tree.numbering.object_count;
    printf("| %s, %zu references | %.1f | %.0f | %.2f |\n", shape_names[shape], degree, ns / 1e9,
           ns / objects, (double)(memory.ledger.peak_bytes - before_bytes) / objects);
    fflush(stdout);
}

static const struct {
    Shape shape;
    size_t degree;
} graphs[] = {{IN_ORDER, 1}, {IN_ORDER, 4}, {TREE, 2}, {RANDOM, 2}, {RANDOM, 4}, {RANDOM, 8}};

// Each graph has a process of its own.
int main(int count, char **arguments) {
    size_t tuples = count > 1 ? strtoull(arguments[1], NULL, 10) : DEFAULT_COUNT;
    if (count > 2) {
        size_t which = strtoull(arguments[2], NULL, 10);
        time_tree(graphs[which].shape, graphs[which].degree, tuples);
        return 0;
    }
    printf("| %zu objects | CPU s | ns an object | bytes an object |\n|---|---|---|---|\n", tuples);
    fflush(stdout);
    for (size_t i = 0; i < sizeof graphs / sizeof *graphs; i++) {
        char command[512];
        snprintf(command, sizeof command, "'%s' %zu %zu", arguments[0], tuples, i);
        if (system(command) != 0) return 2;
    }
    return 0;
}
