// Database files as SQLite sees them: whole, in order, with all values as they were given. And the
// sorting that indexes need.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "measure/database_tree.h"
#include "measure/number_sort.h"
#include "memory/system.h"

enum { MOST_NUMBERS = 14, MANY_ROWS = 100000 };

static const uint64_t numbers[MOST_NUMBERS] = {
    0, 1, 2, 127, 128, 32767, 32768, 8388607, 8388608, 2147483647, 2147483648,
    140737488355327, 140737488355328, INT64_MAX,
};

typedef struct World {
    TareSystem system;
    TareAllocator *allocator;
    char path[64];
    TareDatabase database;
    TareDatabaseTree table, index;
    TareDatabaseRow row;
} World;

static void begin(World *self) {
    tare_system_init(&self->system);
    self->allocator = tare_system_allocator(&self->system, TARE_PURPOSE_INSTRUMENTS);
    snprintf(self->path, sizeof self->path, "/tmp/tare_database_test_%ld", (long)getpid());
    tare_database_begin(&self->database, self->allocator, self->path);
    tare_database_tree_init(&self->table, &self->database, false);
    tare_database_tree_init(&self->index, &self->database, true);
    tare_database_row_init(&self->row, self->allocator);
}

static int end(World *self) {
    TareDatabaseItem items[] = {
        {"table", "t", "t", "CREATE TABLE t (key INTEGER PRIMARY KEY, number INTEGER, text TEXT)",
         tare_database_tree_end(&self->table)},
        {"index", "i", "t", "CREATE INDEX i ON t (number)", tare_database_tree_end(&self->index)},
        {"view", "v", "v", "CREATE VIEW v AS SELECT key FROM t", 0},
    };
    tare_database_tree_deinit(&self->table);
    tare_database_tree_deinit(&self->index);
    tare_database_row_deinit(&self->row);
    int error_number = tare_database_end(&self->database, items, 3);
    assert_int_equal(self->system.ledger.total_bytes, 0);
    return error_number;
}

static void add_row(World *self, uint64_t key, uint64_t number, size_t text_bytes) {
    tare_database_row_clear(&self->row);
    tare_database_row_add_null(&self->row);
    tare_database_row_add_number(&self->row, number);
    TareText *text = tare_database_row_begin_text(&self->row);
    for (size_t i = 0; i < text_bytes; i++) tare_text_append_char(text, (char)('a' + i % 23));
    tare_database_row_end_text(&self->row);
    tare_database_tree_add(&self->table, key, &self->row);
}

// The first column of the first row, as a text.
static void assert_answer(sqlite3 *database, const char *question, const char *expected) {
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(database, question, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal(sqlite3_column_text(statement, 0), expected);
    sqlite3_finalize(statement);
}

static sqlite3 *open_database(const World *self) {
    sqlite3 *database;
    int code = sqlite3_open_v2(self->path, &database, SQLITE_OPEN_READWRITE, NULL);
    assert_int_equal(code, SQLITE_OK);
    assert_answer(database, "PRAGMA integrity_check", "ok");
    return database;
}

static void close_database(const World *self, sqlite3 *database) {
    sqlite3_close(database);
    unlink(self->path);
}

static void nothing_is_a_database_too(void **state) {
    World world;
    begin(&world);
    assert_int_equal(end(&world), 0);
    sqlite3 *database = open_database(&world);
    assert_answer(database, "SELECT count(*) FROM v", "0");
    close_database(&world, database);
}

static void numbers_are_what_they_were(void **state) {
    World world;
    begin(&world);
    for (size_t i = 0; i < MOST_NUMBERS; i++) {
        add_row(&world, i + 1, numbers[i], i);
        tare_database_tree_add_entry(&world.index, numbers[i], i + 1);
    }
    assert_int_equal(end(&world), 0);
    sqlite3 *database = open_database(&world);
    for (size_t i = 0; i < MOST_NUMBERS; i++) {
        char question[80], expected[24];
        snprintf(question, sizeof question, "SELECT number FROM t WHERE key = %zu", i + 1);
        snprintf(expected, sizeof expected, "%llu", (unsigned long long)numbers[i]);
        assert_answer(database, question, expected);
    }
    close_database(&world, database);
}

// Texts of all lengths about those at which another page begins.
static void texts_may_be_long(void **state) {
    static const size_t around[] = {100, 470, 4061, 4570, 8150, 12240, 100000};
    World world;
    begin(&world);
    uint64_t key = 0;
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        for (size_t bytes = around[i] - 60; bytes < around[i] + 60; bytes++) {
            add_row(&world, ++key, bytes, bytes);
            tare_database_tree_add_entry(&world.index, bytes, key);
        }
    assert_int_equal(end(&world), 0);
    sqlite3 *database = open_database(&world);
    assert_answer(database, "SELECT count(*) FROM t WHERE length(text) = number", "840");
    assert_answer(database, "SELECT substr(text, 99990, 4) FROM t WHERE number = 100000", "ijkl");
    close_database(&world, database);
}

// Trees of several levels; the keys of the index come out of order and are sorted.
static void add_entry(void *context, uint64_t number, uint64_t key) {
    tare_database_tree_add_entry(context, number, key);
}

static void many_rows_are_found(void **state) {
    World world;
    begin(&world);
    TareNumberSort sort;
    tare_number_sort_init(&sort, world.allocator, world.path, 5000);
    for (uint64_t key = 1; key <= MANY_ROWS; key++) {
        uint64_t number = key * 7919 % 100003 * 1000003;
        add_row(&world, 3 * key, number, key % 40);
        tare_number_sort_add(&sort, number, 3 * key);
    }
    tare_number_sort_visit(&sort, add_entry, &world.index);
    assert_int_equal(sort.error_number, 0);
    tare_number_sort_deinit(&sort);
    assert_int_equal(end(&world), 0);
    sqlite3 *database = open_database(&world);
    assert_answer(database, "SELECT count(*) FROM t NOT INDEXED", "100000");
    assert_answer(database, "SELECT sum(key) FROM t", "15000150000");
    assert_answer(database, "SELECT count(*) FROM t WHERE number = 7919 * 1000003", "1");
    assert_answer(database, "SELECT number FROM t WHERE key = 150000", "38123114369");
    assert_int_equal(sqlite3_exec(database, "DELETE FROM t WHERE key % 2; INSERT INTO t VALUES"
                                  " (1, 2, 'x'); VACUUM", NULL, NULL, NULL), SQLITE_OK);
    assert_answer(database, "PRAGMA integrity_check", "ok");
    close_database(&world, database);
}

// SQLite leaves the page at 1 GiB alone.
static void the_page_of_locks_is_left_out(void **state) {
    TareDatabase database = {.page_count = 262143};
    assert_int_equal(tare_database_number_next(&database, 0), 262144);
    assert_int_equal(tare_database_number_next(&database, 1), 262146);
    database.page_count = 262144;
    assert_int_equal(tare_database_number_next(&database, 0), 262146);
    database.page_count = 262146;
    assert_int_equal(tare_database_number_next(&database, 0), 262147);
}

typedef struct Order {
    uint64_t key, value, count;
} Order;

static void check_order(void *context, uint64_t key, uint64_t value) {
    Order *last = context;
    assert_true(last->count == 0 || last->key < key || (last->key == key && last->value < value));
    assert_int_equal(key, value * 48271 % 997);
    *last = (Order){key, value, last->count + 1};
}

static void equal_keys_stay_in_order(void **state) {
    TareSystem system;
    tare_system_init(&system);
    TareAllocator *allocator = tare_system_allocator(&system, TARE_PURPOSE_INSTRUMENTS);
    for (size_t capacity = 1; capacity <= 4096; capacity *= 4) {
        TareNumberSort sort;
        Order last = {0};
        tare_number_sort_init(&sort, allocator, "/tmp/tare_number_sort", capacity);
        size_t count = capacity * (capacity < 64 ? capacity : 64);
        for (uint64_t i = 0; i < count; i++) tare_number_sort_add(&sort, i * 48271 % 997, i);
        tare_number_sort_visit(&sort, check_order, &last);
        assert_int_equal(sort.error_number, 0);
        assert_int_equal(last.count, count);
        tare_number_sort_deinit(&sort);
    }
    assert_int_equal(system.ledger.total_bytes, 0);
}

// More parts than there is room to read one pair of each.
static void what_does_not_fit_is_told(void **state) {
    TareSystem system;
    tare_system_init(&system);
    TareNumberSort sort;
    Order last = {0};
    tare_number_sort_init(&sort, tare_system_allocator(&system, TARE_PURPOSE_INSTRUMENTS),
                          "/tmp/tare_number_sort", 2);
    for (uint64_t i = 0; i < 100; i++) tare_number_sort_add(&sort, i * 48271 % 997, i);
    tare_number_sort_visit(&sort, check_order, &last);
    assert_int_not_equal(sort.error_number, 0);
    tare_number_sort_deinit(&sort);
    tare_number_sort_init(&sort, tare_system_allocator(&system, TARE_PURPOSE_INSTRUMENTS),
                          "/nowhere/at/all", 2);
    for (uint64_t i = 0; i < 100; i++) tare_number_sort_add(&sort, i, i);
    assert_int_not_equal(sort.error_number, 0);
    tare_number_sort_deinit(&sort);
    assert_int_equal(system.ledger.total_bytes, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_a_database_too),
        cmocka_unit_test(numbers_are_what_they_were),
        cmocka_unit_test(texts_may_be_long),
        cmocka_unit_test(many_rows_are_found),
        cmocka_unit_test(the_page_of_locks_is_left_out),
        cmocka_unit_test(equal_keys_stay_in_order),
        cmocka_unit_test(what_does_not_fit_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
