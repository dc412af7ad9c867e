// Positions come out of their packed form as they went in.
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "bytecode/position_table.h"

static void *resize(TareAllocator *self, void *block, size_t old_bytes, size_t new_bytes) {
    if (new_bytes) return realloc(block, new_bytes);
    free(block);
    return NULL;
}

static void packs_and_unpacks(void **state) {
    static const TarePosition positions[] = {
        {7, 7, 0, 5}, {7, 9, 4, 1}, {-1, -1, -1, -1}, {3, 3, -1, -1}, {70000, 70001, 300, 2},
    };
    TareAllocator allocator = {resize};
    TarePositionWriter writer;
    tare_position_table_init(&writer, &allocator, 7);
    for (size_t i = 0; i < 5; i++) {
        tare_position_table_push(&writer, positions[i], 1);
        tare_position_table_push(&writer, positions[i], (uint32_t)i + 1);
    }
    tare_position_table_finish(&writer);
    TareCode code = {.first_line = 7, .positions = (uint8_t *)writer.bytes.bytes,
                     .position_bytes = (uint32_t)writer.bytes.length_bytes};
    TarePositionReader reader;
    tare_position_table_read(&reader, &code);
    for (size_t i = 0; i < 5; i++) {
        assert_true(tare_position_table_next(&reader));
        assert_int_equal(reader.limit - reader.start, i + 2);
        assert_memory_equal(&reader.position, &positions[i], sizeof positions[i]);
    }
    assert_false(tare_position_table_next(&reader));
    assert_int_equal(tare_code_get_position(&code, 2).end_line, 9);
    assert_int_equal(tare_code_get_position(&code, 1000).line, -1);
    tare_position_table_deinit(&writer);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(packs_and_unpacks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
