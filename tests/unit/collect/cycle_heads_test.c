// Graphs whose cycles hide behind few heads or many, before or behind what leads to them: a
// collection finds just what an oracle does, however soon it may end its marking.
#include "types/runtime_fixture.h"

#include "collect/collect.h"
#include "types/list.h"

enum { NODE_LIMIT = 20000 };

// Lists, in order of their making; the oracle knows who refers to whom.
typedef struct Graph {
    TareRuntime *rt;
    size_t count;
    TareValue nodes[NODE_LIMIT];
    bool is_reached[NODE_LIMIT];
    uint64_t seed;
} Graph;

static int start(void **state) {
    if (start_runtime(state)) return -1;
    TareRuntime *rt = *state;
    if (tare_collect_init(rt) != TARE_OK) return -1;
    tare_collect_set_enabled(rt, false);
    return 0;
}

static size_t next_random(Graph *self, size_t limit) {
    self->seed = self->seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(self->seed >> 33) % limit;
}

// The first item of node i is i.
static Graph *make(void **state, size_t count) {
    static Graph graph;
    graph = (Graph){.rt = *state, .count = count, .seed = count};
    for (size_t i = 0; i < count; i++) {
        graph.nodes[i] = tare_list_new(graph.rt, 0);
        assert_int_equal(tare_list_append(graph.rt, tare_list_of(graph.nodes[i]),
                                          tare_value_from_small_int((int64_t)i)), TARE_OK);
    }
    return &graph;
}

static void link(Graph *self, size_t from, size_t to) {
    assert_int_equal(tare_list_append(self->rt, tare_list_of(self->nodes[from]), self->nodes[to]),
                     TARE_OK);
}

static size_t count_lists(TareRuntime *rt) {
    return tare_shape_of_id(rt, TARE_TYPE_LIST)->instance_count;
}

static size_t reach(Graph *self, size_t first) {
    static size_t stack[NODE_LIMIT];
    size_t depth = 0, reached = 0;
    if (!self->is_reached[first]) stack[depth++] = first;
    self->is_reached[first] = true;
    while (depth) {
        const TareList *list = tare_list_of(self->nodes[stack[--depth]]);
        reached++;
        for (size_t i = 1; i < list->length; i++) {
            const TareList *child = tare_list_of(list->items[i]);
            size_t next = (size_t)tare_value_get_small_int(child->items[0]);
            if (!self->is_reached[next]) stack[depth++] = next;
            self->is_reached[next] = true;
        }
    }
    return reached;
}

// Keeps the first `kept` nodes alone and collects: what these reach is left. Then all goes.
static void check(Graph *self, size_t kept, int generation) {
    TareRuntime *rt = self->rt;
    size_t reached = 0;
    for (size_t i = 0; i < kept; i++) reached += reach(self, i);
    for (size_t i = kept; i < self->count; i++) tare_release(rt, self->nodes[i]);
    int64_t left = (int64_t)count_lists(rt);
    assert_int_equal(tare_collect_run(rt, generation), left - (int64_t)reached);
    assert_int_equal(count_lists(rt), reached);
    for (size_t i = 0; i < kept; i++) tare_release(rt, self->nodes[i]);
    left = (int64_t)count_lists(rt);
    assert_int_equal(tare_collect_run(rt, 2), left);
    assert_int_equal(count_lists(rt), 0);
}

static void chains_and_trees_have_none(void **state) {
    for (int way = 0; way < 4; way++) {
        Graph *graph = make(state, 3000);
        for (size_t i = 1; i < graph->count; i++) {
            size_t other = way / 2 ? (i - 1) / 2 : i - 1;
            link(graph, way % 2 ? i : other, way % 2 ? other : i);
        }
        check(graph, way % 2, way % 3);
    }
}

static void a_loop_of_one_is_a_head(void **state) {
    Graph *graph = make(state, 3);
    link(graph, 1, 1);
    link(graph, 0, 2);
    check(graph, 1, 0);
}

static void one_cycle_among_many_objects_is_found(void **state) {
    for (size_t at = 0; at < 3; at++) {
        Graph *graph = make(state, 9000);
        size_t first = (size_t[]){1, 4000, 8998}[at];
        for (size_t i = 2; i < graph->count; i++)
            if (i != first && i != first + 1) link(graph, 0, i);
        link(graph, first, first + 1);
        link(graph, first + 1, first);
        check(graph, 1, (int)at);
    }
}

// The rings of the living hang behind a list so long that it is followed last, garbage beside them.
static void cycles_behind_long_rows_live(void **state) {
    Graph *graph = make(state, 6000);
    for (size_t i = 1; i < graph->count; i += 2) {
        if (i % 3) link(graph, 0, i);
        link(graph, i, i + 1 < graph->count ? i + 1 : i);
        if (i + 1 < graph->count) link(graph, i + 1, i);
    }
    check(graph, 1, 1);
}

// More heads than are listed.
static void very_many_heads_are_too_many(void **state) {
    Graph *graph = make(state, NODE_LIMIT);
    for (size_t i = 0; i < graph->count; i++) link(graph, i, i ^ 1);
    check(graph, graph->count / 2 + 1, 2);
}

static void any_graph(void **state) {
    for (size_t round = 0; round < 60; round++) {
        Graph *graph = make(state, 2 + round * round % 1777);
        graph->seed += round;
        size_t links = graph->count * (round % 5) / 2;
        size_t reach_back = 1 + next_random(graph, graph->count);
        for (size_t i = 0; i < links; i++) {
            size_t from = next_random(graph, graph->count);
            link(graph, from, (from + next_random(graph, reach_back)) % graph->count);
        }
        check(graph, next_random(graph, graph->count), (int)(round % 3));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(chains_and_trees_have_none, start),
        cmocka_unit_test_setup(a_loop_of_one_is_a_head, start),
        cmocka_unit_test_setup(one_cycle_among_many_objects_is_found, start),
        cmocka_unit_test_setup(cycles_behind_long_rows_live, start),
        cmocka_unit_test_setup(very_many_heads_are_too_many, start),
        cmocka_unit_test_setup(any_graph, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
