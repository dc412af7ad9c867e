// Chunks, runs and huge blocks: what is handed out is apart, accounted for, and comes back.
#include "memory/chunk.h"

#include "memory/huge.h"
#include "memory/large.h"
#include "memory/memory_test.h"

static void runs_do_not_overlap_and_are_reused(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    TareChunkPool *pool = &test->heap.pool;
    TarePage *pages[200];
    for (uint32_t i = 0; i < 200; i++) {
        pages[i] = tare_large_alloc(pool, 17000 + i * 5000, TARE_BLOCK_TABLE);
        assert_non_null(pages[i]);
        memset(pages[i]->blocks, (int)i, pages[i]->block_bytes);
        pages[i]->large_side = TARE_SIDE_LIVE;
    }
    for (uint32_t i = 0; i < 200; i++) {
        unsigned char *block = (unsigned char *)pages[i]->blocks;
        assert_int_equal(block[0], i);
        assert_int_equal(block[pages[i]->block_bytes - 1], i);
        assert_ptr_equal(tare_page_of(block), pages[i]);
        if (i % 2 == 0) tare_large_free(pool, pages[i]);
    }
    size_t chunk_count = pool->chunk_count;
    for (uint32_t i = 0; i < 100; i++) {
        TarePage *page = tare_large_alloc(pool, 50000, TARE_BLOCK_LEAF);
        page->large_side = TARE_SIDE_LIVE;
    }
    assert_int_equal(pool->chunk_count, chunk_count);
    memory_test_delete(test);
}

static void a_large_block_takes_system_pages_not_units(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    size_t *taken_bytes = test->system.ledger.taken_bytes;
    TarePage *page = tare_large_alloc(&test->heap.pool, 70000, TARE_BLOCK_TABLE);
    assert_int_equal(taken_bytes[TARE_PURPOSE_LARGE_BLOCKS], 73728);
    assert_int_equal(page->unit_count, 2);
    page = tare_large_resize(&test->heap.pool, page, 20000);
    assert_int_equal(taken_bytes[TARE_PURPOSE_LARGE_BLOCKS], 20480);
    assert_int_equal(page->unit_count, 1);
    page = tare_large_resize(&test->heap.pool, page, 200000);
    assert_int_equal(taken_bytes[TARE_PURPOSE_LARGE_BLOCKS], 200704);
    tare_large_free(&test->heap.pool, page);
    assert_int_equal(taken_bytes[TARE_PURPOSE_LARGE_BLOCKS], 0);
    memory_test_delete(test);
}

static void a_huge_block_grows_without_copying(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    TareChunkPool *pool = &test->heap.pool;
    size_t bytes = (size_t)2 * 1024 * 1024;
    TarePage *page = tare_huge_take(pool, bytes, TARE_BLOCK_TABLE);
    TarePage *neighbour = tare_huge_take(pool, bytes, TARE_BLOCK_TABLE);
    page->large_side = neighbour->large_side = TARE_SIDE_LIVE;
    memset(page->blocks, 7, bytes);
    for (int i = 0; i < 6; i++) {
        page = tare_huge_resize(pool, page, bytes * 2);
        assert_non_null(page);
        assert_int_equal(page->blocks[bytes - 1], 7);
        assert_ptr_equal(tare_page_of(page->blocks), page);
        assert_ptr_equal(page->side, &page->large_side);
        bytes *= 2;
        memset(page->blocks, 7, bytes);
        assert_true(tare_heap_is_valid(&test->heap));
    }
    assert_int_equal(test->system.ledger.taken_bytes[TARE_PURPOSE_PAGE_METADATA],
                     2 * TARE_HUGE_HEADER_BYTES);
    tare_huge_give(pool, page);
    tare_huge_give(pool, neighbour);
    assert_int_equal(test->system.ledger.total_bytes, 0);
    memory_test_delete(test);
}

static void purging_leaves_as_much_as_asked(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    TareChunkPool *pool = &test->heap.pool;
    TarePage *pages[40];
    for (int i = 0; i < 40; i++) pages[i] = tare_large_alloc(pool, 65536, TARE_BLOCK_TABLE);
    for (int i = 0; i < 40; i++) tare_large_free(pool, pages[i]);
    assert_int_equal(test->system.ledger.taken_bytes[TARE_PURPOSE_FREE_PAGES], 40 * 65536);
    assert_true(tare_heap_is_valid(&test->heap));
    tare_chunk_purge(pool);
    assert_int_equal(test->system.ledger.taken_bytes[TARE_PURPOSE_FREE_PAGES], 0);
    memory_test_delete(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_do_not_overlap_and_are_reused),
        cmocka_unit_test(a_large_block_takes_system_pages_not_units),
        cmocka_unit_test(a_huge_block_grows_without_copying),
        cmocka_unit_test(purging_leaves_as_much_as_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
