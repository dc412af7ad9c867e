// Cycles over the old generation while the graph is changed between slices, against an oracle that
// knows every reference: what is alive is never touched, and what was garbage when a cycle began is
// gone when it ends. TARE_SOAK_ROUNDS in the environment makes it longer.
#include "types/runtime_fixture.h"

#include "collect/collect.h"
#include "collect/old.h"
#include "collect/tracked.h"
#include "collect/verify.h"
#include "types/list.h"

enum { NODE_COUNT = 96, LINK_LIMIT = 12, ROUND_COUNT = 300, SLICE_LIMIT = 100000 };

// Node i is a list whose first item is the int i and whose other items are nodes. The oracle keeps
// the same links; `object` is borrowed and only looked at while the oracle says that it lives.
typedef struct Node {
    bool exists;
    TareValue object;
    TareValue held;  // owned by the test, or absent
    size_t link_count;
    size_t links[LINK_LIMIT];
} Node;

typedef struct Graph {
    TareRuntime *rt;
    Node nodes[NODE_COUNT];
    bool is_live[NODE_COUNT];
    size_t died_count;  // nodes that nobody held any longer, ever
    uint64_t seed;
} Graph;

static int start(void **state) {
    if (start_runtime(state)) return -1;
    return tare_collect_init(*state) == TARE_OK ? 0 : -1;
}

static size_t next_random(Graph *self, size_t limit) {
    self->seed = self->seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(self->seed >> 33) % limit;
}

static void reach(Graph *self, size_t i) {
    if (self->is_live[i]) return;
    self->is_live[i] = true;
    for (size_t k = 0; k < self->nodes[i].link_count; k++) reach(self, self->nodes[i].links[k]);
}

static void find_live(Graph *self) {
    memset(self->is_live, 0, sizeof self->is_live);
    for (size_t i = 0; i < NODE_COUNT; i++)
        if (!tare_value_is_absent(self->nodes[i].held)) reach(self, i);
    for (size_t i = 0; i < NODE_COUNT; i++) {
        if (self->is_live[i]) continue;
        self->died_count += self->nodes[i].exists;
        self->nodes[i].exists = false;
    }
}

// ---- what the program does between slices ----

static void make(Graph *self, size_t i) {
    Node *node = &self->nodes[i];
    TareValue list = tare_list_new(self->rt, 0);
    assert_int_equal(tare_list_append(self->rt, tare_list_of(list),
                                      tare_value_from_small_int((int64_t)i)), TARE_OK);
    *node = (Node){.exists = true, .object = list, .held = list};
}

static void hold(Graph *self, size_t i) {
    Node *node = &self->nodes[i];
    if (tare_value_is_absent(node->held)) node->held = tare_retain(node->object);
}

static void let_go(Graph *self, size_t i) { tare_slot_clear(self->rt, &self->nodes[i].held); }

static void link(Graph *self, size_t from, size_t to) {
    Node *node = &self->nodes[from];
    if (node->link_count == LINK_LIMIT) return;
    TareList *list = tare_list_of(node->object);
    assert_int_equal(tare_list_append(self->rt, list, self->nodes[to].object), TARE_OK);
    node->links[node->link_count++] = to;
}

// The last reference of `from` moves, uncounted, to `to`: taken from one slot, stored in another.
static void move(Graph *self, size_t from, size_t to) {
    Node *source = &self->nodes[from], *target = &self->nodes[to];
    if (!source->link_count || target->link_count == LINK_LIMIT) return;
    TareList *list = tare_list_of(source->object);
    TareValue moved = list->items[--list->length];
    assert_int_equal(tare_list_append_steal(self->rt, tare_list_of(target->object), moved),
                     TARE_OK);
    target->links[target->link_count++] = source->links[--source->link_count];
}

// No count changes either: a slot's reference becomes the program's own, or the other way round.
static void take(Graph *self, size_t from) {
    Node *source = &self->nodes[from];
    if (!source->link_count) return;
    Node *target = &self->nodes[source->links[source->link_count - 1]];
    if (!tare_value_is_absent(target->held)) return;
    TareList *list = tare_list_of(source->object);
    target->held = list->items[--list->length];
    source->link_count--;
}

static void put(Graph *self, size_t from, size_t to) {
    Node *source = &self->nodes[from], *target = &self->nodes[to];
    if (tare_value_is_absent(source->held) || target->link_count == LINK_LIMIT) return;
    TareValue moved = source->held;
    source->held = TARE_ABSENT;
    assert_int_equal(tare_list_append_steal(self->rt, tare_list_of(target->object), moved),
                     TARE_OK);
    target->links[target->link_count++] = from;
}

static void unlink(Graph *self, size_t from) {
    Node *node = &self->nodes[from];
    if (!node->link_count) return;
    TareList *list = tare_list_of(node->object);
    TareValue last = list->items[--list->length];
    node->link_count--;
    tare_release(self->rt, last);
}

// Only what lives can be reached by a program.
static void mutate(Graph *self) {
    find_live(self);
    size_t i = next_random(self, NODE_COUNT), k = next_random(self, NODE_COUNT);
    size_t choice = next_random(self, 20);
    if (!self->nodes[i].exists) {
        if (choice < 10) make(self, i);
        return;
    }
    if (choice < 4 && self->nodes[k].exists) link(self, i, k);
    else if (choice < 7 && self->nodes[k].exists) move(self, i, k);
    else if (choice < 8) unlink(self, i);
    else if (choice < 9) hold(self, i);
    else if (choice < 11) take(self, i);
    else if (choice < 14 && self->nodes[k].exists) put(self, i, k);
    else let_go(self, i);
    find_live(self);
}

// ---- what must hold ----

static void check_nodes(Graph *self) {
    find_live(self);
    for (size_t i = 0; i < NODE_COUNT; i++) {
        const Node *node = &self->nodes[i];
        if (!node->exists) continue;
        const TareList *list = tare_list_of(node->object);
        assert_int_equal(list->header.shape_id, TARE_TYPE_LIST);
        assert_int_equal(list->length, node->link_count + 1);
        assert_int_equal(tare_value_get_small_int(list->items[0]), i);
        for (size_t k = 0; k < node->link_count; k++)
            assert_true(tare_value_is_same(list->items[k + 1],
                                           self->nodes[node->links[k]].object));
    }
}

static size_t count_lists(TareRuntime *rt) {
    return tare_shape_of_id(rt, TARE_TYPE_LIST)->instance_count;
}

static size_t count_existing(const Graph *self) {
    size_t count = 0;
    for (size_t i = 0; i < NODE_COUNT; i++) count += self->nodes[i].exists;
    return count;
}

// Runs a cycle to its end, with changes between its slices; afterwards no list lives that was
// garbage when it began: of those that no node is, there are no more than died meanwhile.
static void run_cycle(Graph *self, size_t mutation_count) {
    TareRuntime *rt = self->rt;
    find_live(self);
    size_t died_before = self->died_count;
    tare_old_start(rt);
    size_t slices = 0;
    while (tare_old_is_active(rt)) {
        tare_old_work(rt);
        for (size_t i = 0; i < mutation_count; i++) mutate(self);
        check_nodes(self);
        assert_true(++slices < SLICE_LIMIT);
    }
    assert_true(count_lists(rt) - count_existing(self) <= self->died_count - died_before);
    assert_true(tare_verify_heap(rt));
}

static size_t count_rounds(void) {
    const char *rounds = getenv("TARE_SOAK_ROUNDS");
    return rounds ? strtoul(rounds, NULL, 10) : ROUND_COUNT;
}

static void the_oracle_agrees(void **state) {
    Graph graph = {.rt = *state, .seed = 1};
    size_t lists_outside = count_lists(graph.rt);
    assert_int_equal(lists_outside, 0);
    for (size_t round = 0; round < count_rounds(); round++) {
        for (size_t i = 0; i < 200; i++) mutate(&graph);
        // All that lives and all that is garbage so far becomes old, without being collected.
        assert_true(tare_collect_run(graph.rt, round % 3 == 0 ? 1 : 0) >= 0);
        assert_true(tare_collect_run(graph.rt, 1) >= 0);
        run_cycle(&graph, round % 4);
        check_nodes(&graph);
    }
    for (size_t i = 0; i < NODE_COUNT; i++)
        if (graph.nodes[i].exists) let_go(&graph, i);
    assert_true(tare_collect_run(graph.rt, 2) >= 0);
    assert_int_equal(count_lists(graph.rt), 0);
}

// Old garbage of every size, more references to one object than fit a byte among it.
static void old_garbage_is_found(void **state) {
    TareRuntime *rt = *state;
    TareValue hub = tare_list_new(rt, 0);
    for (size_t i = 0; i < 1000; i++) {
        TareValue list = tare_list_new(rt, 0);
        assert_int_equal(tare_list_append(rt, tare_list_of(list), hub), TARE_OK);
        assert_int_equal(tare_list_append_steal(rt, tare_list_of(hub), list), TARE_OK);
    }
    assert_int_equal(tare_collect_run(rt, 0), 0);
    assert_int_equal(tare_collect_run(rt, 1), 0);
    tare_release(rt, hub);
    tare_old_start(rt);
    while (tare_old_is_active(rt)) tare_old_work(rt);
    assert_int_equal(rt->collector->statistics[2].collected, 1001);
    assert_int_equal(count_lists(rt), 0);
}

// A chain of lists each of which holds itself and its neighbour, made in either direction, or each
// some other: all of it goes in one cycle, though no part holds more than some of them.
static void garbage_held_by_garbage_goes_at_once(void **state) {
    enum { COUNT = 5000 };
    TareRuntime *rt = *state;
    static TareValue lists[COUNT];
    for (size_t way = 0; way < 3; way++) {
        size_t step = (size_t[]){1, COUNT - 1, 1777}[way];
        for (size_t i = 0; i < COUNT; i++) {
            lists[i] = tare_list_new(rt, 0);
            assert_int_equal(tare_list_append(rt, tare_list_of(lists[i]), lists[i]), TARE_OK);
        }
        for (size_t i = 0, at = 0; i + 1 < COUNT; i++, at = (at + step) % COUNT)
            assert_int_equal(tare_list_append(rt, tare_list_of(lists[at]),
                                              lists[(at + step) % COUNT]), TARE_OK);
        assert_int_equal(tare_collect_run(rt, 1), 0);
        assert_int_equal(tare_collect_run(rt, 1), 0);
        for (size_t i = 0; i < COUNT; i++) tare_release(rt, lists[i]);
        tare_old_start(rt);
        while (tare_old_is_active(rt)) tare_old_work(rt);
        assert_int_equal(count_lists(rt), 0);
    }
}

// A reference that is now in a list, now the program's own.
typedef struct Wanderer {
    TareList *home;
    TareValue own;  // absent while it is at home
} Wanderer;

static void wander(TareRuntime *rt, Wanderer *self) {
    if (tare_value_is_absent(self->own)) {
        self->own = self->home->items[--self->home->length];
    } else {
        assert_int_equal(tare_list_append_steal(rt, self->home, self->own), TARE_OK);
        self->own = TARE_ABSENT;
    }
}

// Each refers to itself: where no cycle is, nothing would be suspected.
static Wanderer new_wanderer(TareRuntime *rt, TareValue home) {
    TareValue own = tare_list_new(rt, 0);
    assert_int_equal(tare_list_append(rt, tare_list_of(own), own), TARE_OK);
    return (Wanderer){tare_list_of(home), own};
}

// References wander while slices run, no count changing, on two levels. Some of what they lead to
// is suspected in both rounds; without the trial [C5] it would be destroyed.
static void wrong_suspicions_are_pardoned(void **state) {
    enum { COUNT = 200, ROUNDS = 60 };
    TareRuntime *rt = *state;
    static TareValue holders[COUNT];
    static Wanderer wanderers[2 * COUNT];
    Graph graph = {.rt = rt, .seed = 5};
    for (size_t i = 0; i < COUNT; i++) {
        holders[i] = tare_list_new(rt, 0);
        wanderers[i] = new_wanderer(rt, holders[i]);
        wanderers[COUNT + i] = new_wanderer(rt, wanderers[i].own);
    }
    for (size_t round = 0; round < ROUNDS; round++) {
        assert_true(tare_collect_run(rt, 1) >= 0);
        for (tare_old_start(rt); tare_old_is_active(rt); tare_old_work(rt))
            for (size_t i = 0; i < 2 * COUNT; i++)
                if (next_random(&graph, 2)) wander(rt, &wanderers[i]);
        assert_int_equal(count_lists(rt), 3 * COUNT);
        assert_true(tare_verify_heap(rt));
    }
    // Only a stress build has slices so short that it happens each time.
    assert_true(!TARE_STRESS || rt->collector->pardoned_count > 0);
    for (size_t i = 2 * COUNT; i-- > 0;) tare_slot_clear(rt, &wanderers[i].own);
    for (size_t i = 0; i < COUNT; i++) tare_release(rt, holders[i]);
    assert_true(tare_collect_run(rt, 2) > 0);
    assert_int_equal(count_lists(rt), 0);
}

// Rings of which each holds the next, all old.
static void make_old_rings(TareRuntime *rt) {
    enum { COUNT = 300 };
    TareValue head = TARE_ABSENT;
    for (size_t i = 0; i < COUNT; i++) {
        TareValue list = tare_list_new(rt, 0);
        assert_int_equal(tare_list_append(rt, tare_list_of(list), list), TARE_OK);
        if (i) assert_int_equal(tare_list_append_steal(rt, tare_list_of(list), head), TARE_OK);
        head = list;
    }
    assert_int_equal(tare_collect_run(rt, 1), 0);
    assert_int_equal(tare_collect_run(rt, 1), 0);
    tare_release(rt, head);
}

// Each allocation of a cycle in turn: nothing is harmed, and the next cycle does what was left.
// A ring too large to be freed in one slice, half freed.
static void leave_half_a_ring(TareRuntime *rt, size_t count) {
    TareValue first = tare_list_new(rt, 0), last = first;
    for (size_t i = 1; i < count; i++) {
        TareValue next = tare_list_new(rt, 0);
        assert_int_equal(tare_list_append_steal(rt, tare_list_of(last), next), TARE_OK);
        last = next;
    }
    assert_int_equal(tare_list_append_steal(rt, tare_list_of(last), first), TARE_OK);
    tare_retain(first);
    assert_int_equal(tare_collect_run(rt, 1), 0);
    assert_int_equal(tare_collect_run(rt, 1), 0);
    tare_release(rt, first);
    tare_old_start(rt);
    while (tare_old_is_active(rt) && count_lists(rt) == count) tare_old_work(rt);
    assert_in_range(count_lists(rt), 1, count - 1);
}

static void a_giant_is_freed_in_slices(void **state) {
    enum { COUNT = 50000 };
    TareRuntime *rt = *state;
    leave_half_a_ring(rt, COUNT);
    assert_int_equal(tare_collect_run(rt, 0), 0);
    while (tare_old_is_active(rt)) tare_old_work(rt);
    assert_int_equal(count_lists(rt), 0);
    assert_int_equal(rt->collector->statistics[2].collected, COUNT);
    leave_half_a_ring(rt, COUNT);
    assert_int_equal(tare_collect_run(rt, 2), 0);
    assert_int_equal(count_lists(rt), 0);
    leave_half_a_ring(rt, COUNT);
    tare_collect_set_enabled(rt, false);
    assert_int_equal(count_lists(rt), 0);
    tare_collect_set_enabled(rt, true);
}

// The program is shown no object that is being taken apart.
static void walks_wait_for_the_rest_of_a_giant(void **state) {
    TareRuntime *rt = *state;
    leave_half_a_ring(rt, 50000);
    TareVector objects;
    tare_vector_init(&objects, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR),
                     sizeof(TareObject *));
    assert_int_equal(tare_tracked_gather(rt, -1, &objects), TARE_OK);
    assert_int_equal(count_lists(rt), 0);
    assert_true(tare_old_is_active(rt));
    for (size_t i = 0; i < objects.count; i++)
        tare_release_object(rt, *(TareObject **)tare_vector_get(&objects, i));
    tare_vector_deinit(&objects);
    tare_old_abandon(rt);
}

static void the_end_of_memory_loses_nothing(void **state) {
    TareRuntime *rt = *state;
    uint64_t nth = 0;
    bool fired;
    do {
        make_old_rings(rt);
        tare_system_fail_nth(rt->heap.system, ++nth);
        tare_old_start(rt);
        while (tare_old_is_active(rt)) tare_old_work(rt);
        fired = !rt->heap.system->is_failing_armed;
        tare_system_fail_nth(rt->heap.system, 0);
        assert_true(tare_heap_is_valid(&rt->heap));
        assert_true(tare_verify_heap(rt));
        tare_old_start(rt);
        while (tare_old_is_active(rt)) tare_old_work(rt);
        assert_int_equal(count_lists(rt), 0);
    } while (fired);
    assert_true(nth > 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_oracle_agrees, start),
        cmocka_unit_test_setup(old_garbage_is_found, start),
        cmocka_unit_test_setup(wrong_suspicions_are_pardoned, start),
        cmocka_unit_test_setup(garbage_held_by_garbage_goes_at_once, start),
        cmocka_unit_test_setup(a_giant_is_freed_in_slices, start),
        cmocka_unit_test_setup(walks_wait_for_the_rest_of_a_giant, start),
        cmocka_unit_test_setup(the_end_of_memory_loses_nothing, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
