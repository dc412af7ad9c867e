// Retained sizes against an oracle that takes each object away in turn and looks what is left.
#include "types/runtime_fixture.h"

#include "collect/collect.h"
#include "measure/dominators.h"
#include "measure/edges.h"
#include "modules/own_size.h"
#include "types/list.h"

static TareProgress silence = {0};  // read alone: nobody waits

enum { LIST_COUNT = 24, ROUND_COUNT = 200 };

typedef struct World {
    TareRuntime *rt;
    TareValue lists[LIST_COUNT];
    bool is_held[LIST_COUNT];
} World;

static int start(void **state) {
    if (start_runtime(state)) return -1;
    return tare_collect_init(*state) == TARE_OK ? 0 : -1;
}

static uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static void link(World *self, size_t from, size_t to) {
    assert_int_equal(tare_list_append(self->rt, tare_list_of(self->lists[from]), self->lists[to]),
                     TARE_OK);
}

// Lists that refer to each other at random, some of them held by the test.
static void make_world(World *self, TareRuntime *rt, uint64_t *seed) {
    self->rt = rt;
    for (size_t i = 0; i < LIST_COUNT; i++) self->lists[i] = tare_list_new(rt, 0);
    size_t link_count = next_random(seed) % (3 * LIST_COUNT);
    for (size_t i = 0; i < link_count; i++)
        link(self, next_random(seed) % LIST_COUNT, next_random(seed) % LIST_COUNT);
    for (size_t i = 0; i < LIST_COUNT; i++) self->is_held[i] = next_random(seed) % 5 == 0;
    for (size_t i = 0; i < LIST_COUNT; i++)
        if (!self->is_held[i]) tare_release(rt, self->lists[i]);
}

static void end_world(World *self) {
    for (size_t i = 0; i < LIST_COUNT; i++)
        if (self->is_held[i]) tare_release(self->rt, self->lists[i]);
    assert_true(tare_collect_run(self->rt, 2) >= 0);
}

typedef struct Reach {
    TareEdges edges;
    TareObject *seen[LIST_COUNT];
    size_t count;
    const TareObject *without;
} Reach;

static void reach(void *context, TareObject *object) {
    Reach *self = context;
    if (object == self->without) return;
    for (size_t i = 0; i < self->count; i++)
        if (self->seen[i] == object) return;
    assert_true(self->count < LIST_COUNT);
    self->seen[self->count++] = object;
    tare_edges_visit(&self->edges, object);
}

static size_t bytes_without(const World *world, const TareObject *without) {
    Reach self = {.without = without};
    tare_edges_init(&self.edges, world->rt, reach, &self);
    for (size_t i = 0; i < LIST_COUNT; i++)
        if (world->is_held[i]) reach(&self, tare_value_get_object(world->lists[i]));
    size_t bytes = 0;
    for (size_t i = 0; i < self.count; i++)
        bytes += tare_own_size_measure(world->rt, tare_value_from_object(self.seen[i])).taken_bytes;
    return bytes;
}

static void retained_is_what_would_go(void **state) {
    TareRuntime *rt = *state;
    uint64_t seed = 20;
    for (size_t round = 0; round < ROUND_COUNT; round++) {
        World world;
        make_world(&world, rt, &seed);
        size_t all = bytes_without(&world, NULL), checked = 0;
        size_t before = rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS];
        TareDominators tree;
        assert_int_equal(tare_dominators_init(&tree, rt, &silence), TARE_OK);
        for (uint32_t node = 1; node < tree.node_count; node++) {
            TareObject *object = tare_dominators_object(&tree, node);
            if (object->shape_id != TARE_TYPE_LIST) continue;
            assert_int_equal(tree.retained[node], all - bytes_without(&world, object));
            checked++;
        }
        assert_true(checked > 0 || all == 0);
        tare_dominators_deinit(&tree);
        assert_int_equal(rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS], before);
        end_world(&world);
    }
}

static void numbers_and_objects_correspond(void **state) {
    TareRuntime *rt = *state;
    TareNumbering numbering;
    TareAllocator *allocator =
        tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    TareValue big = tare_list_new(rt, 0);
    assert_int_equal(tare_numbering_init(&numbering, &rt->heap, allocator), TARE_OK);
    uint32_t live_count = 0;
    for (uint32_t number = 0; number < numbering.place_count; number++) {
        TareObject *object = tare_numbering_find(&numbering, number);
        if (!object) continue;
        assert_int_equal(tare_numbering_get(&numbering, object), number);
        live_count++;
    }
    assert_int_equal(live_count, numbering.object_count);
    tare_numbering_deinit(&numbering);
    tare_release(rt, big);
}

enum { SPOKE_COUNT = 140000 };

static void append(TareRuntime *rt, TareValue list, TareValue item) {
    assert_int_equal(tare_list_append(rt, tare_list_of(list), item), TARE_OK);
}

static uint32_t find_node(const TareDominators *tree, TareValue v) {
    for (uint32_t node = 1; node < tree->node_count; node++)
        if (tare_dominators_object(tree, node) == tare_value_get_object(v)) return node;
    fail();
    return 0;
}

// A hub holds spokes that all refer back to it, more than 16 bits count; the first and the last
// also to a list that the hub's holder has.
static void many_may_refer_to_what_holds_them(void **state) {
    TareRuntime *rt = *state;
    TareValue top = tare_list_new(rt, 0), hub = tare_list_new(rt, 0), shared = tare_list_new(rt, 0);
    append(rt, top, hub);
    for (size_t i = 0; i < SPOKE_COUNT; i++) {
        TareValue spoke = tare_list_new(rt, 1);
        append(rt, spoke, hub);
        if (i % (SPOKE_COUNT - 1) == 0) append(rt, spoke, shared);
        append(rt, hub, spoke);
        tare_release(rt, spoke);
    }
    append(rt, top, shared);
    tare_release(rt, hub);
    tare_release(rt, shared);
    tare_ledger_reset_peak(&rt->heap.system->ledger);
    size_t before = rt->heap.system->ledger.total_bytes;
    TareDominators tree;
    assert_int_equal(tare_dominators_init(&tree, rt, &silence), TARE_OK);
    assert_true(rt->heap.system->ledger.peak_bytes - before < 24 * (size_t)SPOKE_COUNT);
    uint32_t top_node = find_node(&tree, top), hub_node = find_node(&tree, hub);
    assert_int_equal(tree.dominators[top_node], 0);
    assert_int_equal(tree.dominators[hub_node], top_node);
    assert_int_equal(tree.dominators[find_node(&tree, shared)], top_node);
    assert_int_equal(tree.retained[top_node],
                     tree.retained[hub_node] +
                         tare_own_size_measure(rt, top).taken_bytes +
                         tare_own_size_measure(rt, shared).taken_bytes);
    tare_dominators_deinit(&tree);
    tare_release(rt, top);
    assert_true(tare_collect_run(rt, 2) >= SPOKE_COUNT);
}

enum { CLUSTER_COUNT = 200, CLUSTER_SIZE = 100, DEGREE = 8, DENSE_COUNT = 20000 };

// Clusters of lists that are entered at their heads alone; in each all lists refer to eight others.
typedef struct Dense {
    TareValue lists[DENSE_COUNT];
    uint32_t targets[DENSE_COUNT][DEGREE];
    bool is_reached[DENSE_COUNT];
    uint32_t waiting[DENSE_COUNT];
} Dense;

static void make_dense(Dense *self, TareRuntime *rt) {
    uint64_t seed = 7;
    for (size_t i = 0; i < DENSE_COUNT; i++) self->lists[i] = tare_list_new(rt, DEGREE);
    for (size_t i = 0; i < DENSE_COUNT; i++)
        for (size_t k = 0; k < DEGREE; k++) {
            bool leads_on = i % CLUSTER_SIZE == 0 && k < DEGREE / 2;
            size_t cluster = leads_on ? next_random(&seed) % CLUSTER_COUNT : i / CLUSTER_SIZE;
            size_t within = leads_on ? 0 : 1 + next_random(&seed) % (CLUSTER_SIZE - 1);
            self->targets[i][k] = (uint32_t)(cluster * CLUSTER_SIZE + within);
            append(rt, self->lists[i], self->lists[self->targets[i][k]]);
        }
    for (size_t i = 1; i < DENSE_COUNT; i++) tare_release(rt, self->lists[i]);
}

// DENSE_COUNT: without none.
static size_t count_reached(Dense *self, size_t without) {
    size_t count = 0, waiting_count = 0;
    memset(self->is_reached, 0, sizeof self->is_reached);
    if (without < DENSE_COUNT) self->is_reached[without] = true;
    self->is_reached[0] = true;
    self->waiting[waiting_count++] = 0;
    while (waiting_count) {
        uint32_t list = self->waiting[--waiting_count];
        count++;
        for (size_t k = 0; k < DEGREE; k++) {
            uint32_t target = self->targets[list][k];
            if (self->is_reached[target]) continue;
            self->is_reached[target] = true;
            self->waiting[waiting_count++] = target;
        }
    }
    return count;
}

// There is no room for all holders at once: they are listed in portions, within the budget.
static void dense_graphs_are_read_in_portions(void **state) {
    TareRuntime *rt = *state;
    Dense *dense = calloc(1, sizeof *dense);
    make_dense(dense, rt);
    size_t own_bytes = tare_own_size_measure(rt, dense->lists[0]).taken_bytes;
    tare_ledger_reset_peak(&rt->heap.system->ledger);
    size_t before = rt->heap.system->ledger.total_bytes;
    size_t all = count_reached(dense, DENSE_COUNT);
    TareDominators tree;
    assert_int_equal(tare_dominators_init(&tree, rt, &silence), TARE_OK);
    size_t limit = 24 * (size_t)tree.numbering.object_count;
    assert_true(rt->heap.system->ledger.peak_bytes - before < limit);
    for (size_t i = CLUSTER_SIZE; i < DENSE_COUNT; i += i < 3000 ? 25 : CLUSTER_SIZE) {
        size_t left = count_reached(dense, i);
        if (left == all) continue;  // garbage from the start
        uint32_t node = find_node(&tree, dense->lists[i]);
        assert_int_equal(tree.retained[node], (all - left) * own_bytes);
    }
    tare_dominators_deinit(&tree);
    tare_release(rt, dense->lists[0]);
    free(dense);
    assert_true(tare_collect_run(rt, 2) > 0);
}

static void the_end_of_memory_is_told(void **state) {
    TareRuntime *rt = *state;
    TareStatus status = TARE_ERROR;
    for (uint64_t nth = 1; status != TARE_OK; nth++) {
        TareDominators tree;
        tare_system_fail_from(rt->heap.system, nth);
        status = tare_dominators_init(&tree, rt, &silence);
        tare_system_fail_nth(rt->heap.system, 0);
        tare_dominators_deinit(&tree);
        assert_true(nth < 1000);
    }
    assert_true(tare_heap_check_sum(&rt->heap, NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(retained_is_what_would_go, start),
        cmocka_unit_test_setup(numbers_and_objects_correspond, start),
        cmocka_unit_test_setup(many_may_refer_to_what_holds_them, start),
        cmocka_unit_test_setup(dense_graphs_are_read_in_portions, start),
        cmocka_unit_test_setup(the_end_of_memory_is_told, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
