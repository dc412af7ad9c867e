// The census adds up to the heap, by whatever it groups; a comparison tells what changed; and the
// snapshot's own numbers agree with each other.
#include "types/runtime_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "collect/collect.h"
#include "measure/census.h"
#include "measure/snapshot.h"
#include "types/list.h"

static int start(void **state) {
    if (start_runtime(state)) return -1;
    return tare_collect_init(*state) == TARE_OK ? 0 : -1;
}

static const TareCensusRow *find_row(const TareCensus *census, const char *name) {
    for (size_t i = 0; i < census->rows.count; i++)
        if (!strcmp(tare_census_row(census, i)->name, name)) return tare_census_row(census, i);
    return NULL;
}

static void every_grouping_adds_up(void **state) {
    TareRuntime *rt = *state;
    TareProgress silence = {0};
    size_t before = rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS];
    uint64_t expected_bytes = 0;
    for (int by = 0; by < TARE_CENSUS_GROUPING_COUNT; by++) {
        TareCensus census;
        assert_int_equal(tare_census_init(&census, rt, (TareCensusGrouping)by, &silence), TARE_OK);
        assert_true(census.adds_up);
        if (!by) expected_bytes = census.all.own_bytes;
        assert_int_equal(census.all.own_bytes, expected_bytes);
        assert_int_equal(census.all.object_count,
                         census.heap.live_count[TARE_BLOCK_OBJECT] +
                             census.heap.live_count[TARE_BLOCK_LEAF]);
        assert_true(census.all.own_bytes <= census.heap.live_bytes + census.heap.slack_bytes);
        const char *name = tare_census_name_grouping((TareCensusGrouping)by);
        assert_int_equal(tare_census_find_grouping(name), by);
        tare_census_deinit(&census);
    }
    assert_int_equal(rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS], before);
}

static void changes_are_told(void **state) {
    TareRuntime *rt = *state;
    TareProgress silence = {0};
    TareCensus before, after;
    TareVector changes;
    tare_vector_init(&changes, tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS),
                     sizeof(TareCensusChange));
    assert_int_equal(tare_census_init(&before, rt, TARE_CENSUS_BY_TYPE, &silence), TARE_OK);
    assert_null(find_row(&before, "list"));
    TareValue first = tare_list_new(rt, 0), second = tare_list_new(rt, 0);
    assert_int_equal(tare_census_init(&after, rt, TARE_CENSUS_BY_TYPE, &silence), TARE_OK);
    assert_int_equal(find_row(&after, "list")->object_count, 2);
    assert_int_equal(tare_census_compare(&before, &after, &changes), TARE_OK);
    assert_int_equal(changes.count, 1);
    const TareCensusChange *change = tare_vector_get(&changes, 0);
    assert_string_equal(change->name, "list");
    assert_string_equal(change->kind, "new");
    assert_int_equal(change->object_count, 2);
    changes.count = 0;
    assert_int_equal(tare_census_compare(&after, &before, &changes), TARE_OK);
    change = tare_vector_get(&changes, 0);
    assert_string_equal(change->kind, "gone");
    assert_int_equal(change->object_count, -2);
    tare_vector_deinit(&changes);
    tare_census_deinit(&after);
    tare_census_deinit(&before);
    tare_release(rt, first);
    tare_release(rt, second);
}

// ---- snapshots ----

static void make_path(char *path, size_t bytes, const char *ending) {
    snprintf(path, bytes, "/tmp/tare_snapshot_test_%ld%s", (long)getpid(), ending);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    long bytes = ftell(file);
    rewind(file);
    char *text = calloc((size_t)bytes + 1, 1);
    assert_int_equal(fread(text, 1, (size_t)bytes, file), (size_t)bytes);
    fclose(file);
    return text;
}

static uint64_t count_lines(const char *text, const char *beginning) {
    uint64_t count = 0;
    for (const char *line = text; line && *line; line = strchr(line, '\n') + 1)
        count += !strncmp(line, beginning, strlen(beginning));
    return count;
}

static uint64_t read_after(const char *text, const char *words) {
    const char *place = strstr(text, words);
    assert_non_null(place);
    return strtoull(place + strlen(words), NULL, 10);
}

static void lines_sum_to_what_was_taken(void **state) {
    TareRuntime *rt = *state;
    TareProgress silence = {0};
    char path[64];
    make_path(path, sizeof path, ".jsonl");
    assert_int_equal(tare_snapshot_find_format(path), TARE_SNAPSHOT_JSON_LINES);
    assert_int_equal(tare_snapshot_write(rt, path, TARE_SNAPSHOT_JSON_LINES, &silence), 0);
    const TareLedger *ledger = &rt->heap.system->ledger;
    uint64_t taken =
        ledger->total_bytes - ledger->taken_bytes[TARE_PURPOSE_INSTRUMENTS];
    char *text = read_file(path);
    assert_int_equal(read_after(text, "\"taken_bytes\":"), taken);
    assert_int_equal(count_lines(text, "{\"kind\":\"object\""),
                     read_after(text, "\"object_count\":"));
    free(text);
    unlink(path);
}

// Numbers of the flat array that begins after `words`, and their sum at every `step`th place.
static uint64_t count_numbers(const char *text, const char *words, uint64_t step, uint64_t at,
                              uint64_t *sum) {
    char *cursor = strstr(text, words) + strlen(words);
    uint64_t count = 0;
    for (*sum = 0; *cursor != ']'; count++) {
        uint64_t number = strtoull(cursor, &cursor, 10);
        if (count % step == at) *sum += number;
        while (*cursor == ',' || *cursor == '\n') cursor++;
    }
    return count;
}

static void devtools_numbers_agree(void **state) {
    TareRuntime *rt = *state;
    TareProgress silence = {0};
    char path[64];
    make_path(path, sizeof path, ".heapsnapshot");
    assert_int_equal(tare_snapshot_write(rt, path, TARE_SNAPSHOT_DEVTOOLS, &silence), 0);
    char *text = read_file(path);
    uint64_t edges, bytes, ignored;
    uint64_t node_count = read_after(text, "\"node_count\":");
    uint64_t edge_count = read_after(text, "\"edge_count\":");
    assert_int_equal(count_numbers(text, "\"nodes\":[", 7, 4, &edges), 7 * node_count);
    assert_int_equal(edges, edge_count);
    assert_int_equal(count_numbers(text, "\"edges\":[", 3, 0, &ignored), 3 * edge_count);
    count_numbers(text, "\"nodes\":[", 7, 3, &bytes);
    const TareLedger *ledger = &rt->heap.system->ledger;
    assert_int_equal(bytes, ledger->total_bytes - ledger->taken_bytes[TARE_PURPOSE_INSTRUMENTS]);
    free(text);
    unlink(path);
}

static void a_database_is_made_or_nothing(void **state) {
    TareRuntime *rt = *state;
    TareProgress silence = {0};
    char path[64];
    make_path(path, sizeof path, ".db");
    assert_int_equal(tare_snapshot_write(rt, path, TARE_SNAPSHOT_SQLITE, &silence), 0);
    assert_int_equal(access(path, R_OK), 0);
    unlink(path);
    assert_int_not_equal(
        tare_snapshot_write(rt, "/nowhere/at/all.db", TARE_SNAPSHOT_SQLITE, &silence), 0);
    tare_system_fail_from(rt->heap.system, 1);
    int error_number = tare_snapshot_write(rt, path, TARE_SNAPSHOT_DEVTOOLS, &silence);
    tare_system_fail_nth(rt->heap.system, 0);
    assert_int_not_equal(error_number, 0);
    assert_int_not_equal(access(path, F_OK), 0);
}

// Wherever memory ends there is no file, and nothing stays taken.
static void the_end_of_memory_leaves_no_file(void **state) {
    TareRuntime *rt = *state;
    TareProgress silence = {0};
    char path[64];
    make_path(path, sizeof path, ".sqlite");
    size_t before = rt->heap.system->ledger.total_bytes;
    int error_number = ENOMEM;
    for (uint64_t nth = 1; error_number; nth++) {
        tare_system_fail_from(rt->heap.system, nth);
        error_number = tare_snapshot_write(rt, path, TARE_SNAPSHOT_SQLITE, &silence);
        tare_system_fail_nth(rt->heap.system, 0);
        assert_true(error_number == 0 || error_number == ENOMEM);
        assert_int_equal(access(path, F_OK) == 0, error_number == 0);
        assert_int_equal(rt->heap.system->ledger.total_bytes, before);
    }
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(every_grouping_adds_up, start),
        cmocka_unit_test_setup(changes_are_told, start),
        cmocka_unit_test_setup(lines_sum_to_what_was_taken, start),
        cmocka_unit_test_setup(devtools_numbers_agree, start),
        cmocka_unit_test_setup(a_database_is_made_or_nothing, start),
        cmocka_unit_test_setup(the_end_of_memory_leaves_no_file, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
