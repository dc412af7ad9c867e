// The heap's front door: sizes, side bytes, law 1 under random work, failure, limits, tracing.
#include "memory/memory_test.h"

#define SLOT_COUNT 2000

typedef struct Slot {
    unsigned char *block;
    size_t bytes;
    TareBlockKind kind;
    unsigned char tag;
} Slot;

static size_t random_bytes(MemoryTest *test) {
    uint64_t group = memory_test_random(test, 100);
    if (group < 70) return memory_test_random(test, 200);
    if (group < 90) return memory_test_random(test, 4000);
    if (group < 98) return memory_test_random(test, 60000);
    return memory_test_random(test, 2500000);
}

static void check_tags(const Slot *slot, size_t bytes) {
    for (size_t i = 0; i < bytes; i += 1 + bytes / 16) {
        assert_int_equal(slot->block[i], slot->tag);
    }
}

static void fill(Slot *slot, void *block, size_t bytes) {
    slot->block = block;
    slot->bytes = bytes;
    memset(block, slot->tag, bytes);
}

static void step(MemoryTest *test, Slot *slot) {
    size_t bytes = random_bytes(test);
    if (slot->block == NULL) {
        slot->kind = (TareBlockKind)memory_test_random(test, TARE_BLOCK_KIND_COUNT);
        slot->tag = (unsigned char)memory_test_random(test, 256);
        void *block = tare_heap_alloc(&test->heap, bytes, slot->kind);
        if (block == NULL) return;
        fill(slot, block, bytes);
        bool is_tracked = slot->kind == TARE_BLOCK_OBJECT && bytes % 2 == 0;
        if (is_tracked) tare_heap_track(&test->heap, block);
    } else if (memory_test_random(test, 3) == 0) {
        check_tags(slot, slot->bytes);
        void *block = tare_heap_resize(&test->heap, slot->block, slot->bytes, bytes, slot->kind);
        if (block == NULL) return;
        slot->block = block;
        check_tags(slot, bytes < slot->bytes ? bytes : slot->bytes);
        fill(slot, block, bytes);
    } else {
        check_tags(slot, slot->bytes);
        tare_heap_free(&test->heap, slot->block, slot->bytes, slot->kind);
        slot->block = NULL;
    }
}

static void free_all(MemoryTest *test, Slot *slots) {
    for (int i = 0; i < SLOT_COUNT; i++) {
        if (slots[i].block == NULL) continue;
        tare_heap_free(&test->heap, slots[i].block, slots[i].bytes, slots[i].kind);
    }
}

static void churn(MemoryTest *test, Slot *slots, int rounds) {
    for (int i = 0; i < rounds; i++) {
        step(test, &slots[memory_test_random(test, SLOT_COUNT)]);
        if (i % 10000 == 0) assert_true(tare_heap_is_valid(&test->heap));
        if (i % 25000 == 0) tare_heap_trim(&test->heap);
    }
}

static void check_live_bytes(MemoryTest *test, const Slot *slots) {
    size_t live_bytes = 0;
    for (int i = 0; i < SLOT_COUNT; i++) {
        if (slots[i].block != NULL) live_bytes += slots[i].bytes;
    }
    TareHeapTotals totals;
    assert_true(tare_heap_check_sum(&test->heap, &totals));
    assert_int_equal(totals.live_bytes, live_bytes);
    assert_int_equal(totals.live_bytes + totals.slack_bytes + totals.free_bytes +
                         totals.metadata_bytes,
                     test->system.ledger.total_bytes);
}

static void the_sum_holds_under_random_work(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    static Slot slots[SLOT_COUNT];
    memset(slots, 0, sizeof slots);
    churn(test, slots, 60000);
    check_live_bytes(test, slots);
    free_all(test, slots);
    assert_int_equal(tare_heap_young_allocations(&test->heap), 0);
    assert_int_equal(tare_heap_slack_bytes(&test->heap), 0);
    memory_test_delete(test);
}

static void failing_allocations_leave_the_heap_whole(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    static Slot slots[SLOT_COUNT];
    memset(slots, 0, sizeof slots);
    for (int i = 0; i < 300; i++) {
        if (i % 3 == 0)
            tare_system_fail_from(&test->system, 1 + memory_test_random(test, 20));
        else
            tare_system_fail_nth(&test->system, 1 + memory_test_random(test, 50));
        for (int j = 0; j < 60; j++) step(test, &slots[memory_test_random(test, SLOT_COUNT)]);
        tare_system_fail_nth(&test->system, 0);
        if (i % 20 == 0) assert_true(tare_heap_is_valid(&test->heap));
    }
    check_live_bytes(test, slots);
    free_all(test, slots);
    memory_test_delete(test);
}

static void the_nth_small_block_fails_and_the_next_does_not(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    // Warm, so that no page has to be taken while the switch counts.
    void *first = tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT);
    tare_system_fail_nth(&test->system, 3);
    assert_non_null(tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT));
    assert_non_null(tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT));
    assert_null(tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT));
    assert_non_null(tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT));
    assert_false(test->heap.is_parked);
    tare_system_fail_from(&test->system, 1);
    assert_null(tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT));
    assert_null(tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT));
    tare_heap_free(&test->heap, first, 32, TARE_BLOCK_OBJECT);
    tare_system_fail_nth(&test->system, 0);
    assert_non_null(tare_heap_alloc(&test->heap, 32, TARE_BLOCK_OBJECT));
    memory_test_delete(test);
}

static void each_step_of_taking_the_first_block_may_fail(void **state) {
    (void)state;
    static const size_t sizes[] = {32, 50000, 3000000};
    for (size_t i = 0; i < 3; i++) {
        MemoryTest *test = memory_test_new();
        uint64_t n = 1;
        void *block = NULL;
        for (; block == NULL && n < 20; n++) {
            tare_system_fail_nth(&test->system, n);
            block = tare_heap_alloc(&test->heap, sizes[i], TARE_BLOCK_TABLE);
            assert_true(tare_heap_is_valid(&test->heap));
        }
        tare_system_fail_nth(&test->system, 0);
        assert_in_range(n, 4, 10);
        tare_heap_free(&test->heap, block, sizes[i], TARE_BLOCK_TABLE);
        memory_test_delete(test);
    }
}

static void the_limit_ends_memory_and_freeing_brings_it_back(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    size_t limit_bytes = (size_t)1024 * 1024;
    tare_system_set_limit(&test->system, limit_bytes);
    void **last = NULL;
    size_t count = 0;
    for (void **block; (block = tare_heap_alloc(&test->heap, 64, TARE_BLOCK_TABLE)) != NULL;) {
        *block = last;
        last = block;
        count++;
    }
    assert_true(count > 14500 && count <= limit_bytes / 64);
    assert_true(test->system.ledger.total_bytes <= limit_bytes);
    assert_null(tare_heap_alloc(&test->heap, 100000, TARE_BLOCK_TABLE));
    assert_true(tare_heap_is_valid(&test->heap));
    while (last != NULL) {
        void **next = *last;
        tare_heap_free(&test->heap, last, 64, TARE_BLOCK_TABLE);
        last = next;
    }
    // The empty pages kept for reuse give way to a block of another size.
    void *large = tare_heap_alloc(&test->heap, 800000, TARE_BLOCK_TABLE);
    assert_non_null(large);
    tare_heap_free(&test->heap, large, 800000, TARE_BLOCK_TABLE);
    memory_test_delete(test);
}

static void side_bytes_belong_to_their_block(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    static const size_t sizes[] = {0,   1,    8,    24,    32,    100,   128,    129,
                                   777, 2048, 5000, 16376, 16377, 70000, 3000000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *blocks[40];
        for (int j = 0; j < 40; j++) {
            blocks[j] = tare_heap_alloc(&test->heap, sizes[i], TARE_BLOCK_OBJECT);
            assert_int_equal(*tare_side_of(blocks[j]), TARE_SIDE_LIVE);
            *tare_side_of(blocks[j]) = (uint8_t)(TARE_SIDE_LIVE | j << 2);
            assert_true(tare_heap_usable_bytes(blocks[j]) >= sizes[i]);
            assert_int_equal(tare_heap_usable_bytes(blocks[j]), tare_heap_block_bytes(sizes[i]));
        }
        for (int j = 0; j < 40; j++) {
            assert_int_equal(*tare_side_of(blocks[j]), (uint8_t)(TARE_SIDE_LIVE | j << 2));
            tare_heap_free(&test->heap, blocks[j], sizes[i], TARE_BLOCK_OBJECT);
        }
    }
    memory_test_delete(test);
}

static void resizing_keeps_contents_and_side_byte(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    size_t bytes = 16;
    uint64_t *block = tare_heap_alloc(&test->heap, bytes, TARE_BLOCK_OBJECT);
    tare_heap_track(&test->heap, block);
    *tare_side_of(block) |= TARE_SIDE_HAS_WEAK;
    block[0] = 4711;
    for (int i = 0; i < 40; i++) {
        // Up to some 13 MB and down again, through all kinds of blocks.
        size_t new_bytes = i < 20 ? bytes * 2 : bytes / 2;
        block = tare_heap_resize(&test->heap, block, bytes, new_bytes, TARE_BLOCK_OBJECT);
        assert_non_null(block);
        assert_int_equal(block[0], 4711);
        if (i < 20)
            block[bytes / 8] = bytes;
        else if (new_bytes > 16)
            assert_int_equal(block[new_bytes / 16], new_bytes / 2);
        assert_int_equal(*tare_side_of(block),
                         TARE_SIDE_LIVE | TARE_SIDE_TRACKED | TARE_SIDE_HAS_WEAK);
        bytes = new_bytes;
        assert_true(tare_heap_is_valid(&test->heap));
    }
    tare_heap_free(&test->heap, block, bytes, TARE_BLOCK_OBJECT);
    memory_test_delete(test);
}

static void empty_pages_go_back(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    enum { COUNT = 600000 };
    void **blocks = malloc(COUNT * sizeof *blocks);
    assert_non_null(blocks);
    for (int i = 0; i < COUNT; i++) {
        blocks[i] = tare_heap_alloc(&test->heap, 48, TARE_BLOCK_LEAF);
    }
    size_t full_bytes = test->system.ledger.total_bytes;
    // Law: 48 bytes cost 48 and the side byte and little else.
    assert_true(full_bytes < COUNT * (size_t)50);
    for (int i = 0; i < COUNT; i++) {
        tare_heap_free(&test->heap, blocks[i], 48, TARE_BLOCK_LEAF);
    }
    free(blocks);
    assert_true(test->system.ledger.total_bytes < (size_t)5 * 1024 * 1024);
    tare_heap_trim(&test->heap);
    assert_true(test->system.ledger.total_bytes < 64 * 1024);
    memory_test_delete(test);
}

static void a_page_serves_again_when_an_eighth_is_free(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    enum { COUNT = 508, EIGHTH = 64 };  // blocks of 128 bytes in a page
    void *blocks[COUNT];
    for (int i = 0; i < COUNT; i++) {
        blocks[i] = tare_heap_alloc(&test->heap, 128, TARE_BLOCK_OBJECT);
    }
    TarePage *page = tare_page_of(blocks[0]);
    assert_ptr_equal(tare_page_of(blocks[COUNT - 1]), page);
    void *other = tare_heap_alloc(&test->heap, 128, TARE_BLOCK_OBJECT);
    assert_ptr_not_equal(tare_page_of(other), page);
    for (int i = 0; i < EIGHTH - 1; i++) {
        tare_heap_free(&test->heap, blocks[i], 128, TARE_BLOCK_OBJECT);
    }
    assert_int_equal(page->state, TARE_PAGE_FULL);
    tare_heap_free(&test->heap, blocks[EIGHTH - 1], 128, TARE_BLOCK_OBJECT);
    assert_int_equal(page->state, TARE_PAGE_AVAILABLE);
    memory_test_delete(test);
}

static void young_pages_are_listed_and_dropped(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    void *small = tare_heap_alloc(&test->heap, 40, TARE_BLOCK_OBJECT);
    void *large = tare_heap_alloc(&test->heap, 400000, TARE_BLOCK_OBJECT);
    assert_null(test->heap.young_pages);
    assert_int_equal(tare_heap_young_allocations(&test->heap), 2);
    tare_heap_reset_young(&test->heap);
    assert_int_equal(tare_heap_young_allocations(&test->heap), 0);
    tare_heap_track(&test->heap, small);
    tare_heap_track(&test->heap, large);
    assert_ptr_equal(test->heap.young_pages, tare_page_of(small));
    assert_ptr_equal(test->heap.young_pages->young_next, tare_page_of(large));
    *tare_side_of(small) = tare_side_with_generation(*tare_side_of(small), TARE_SIDE_GENERATION_2);
    tare_heap_refresh_young(&test->heap);
    assert_ptr_equal(test->heap.young_pages, tare_page_of(large));
    assert_null(test->heap.young_pages->young_next);
    tare_heap_free(&test->heap, large, 400000, TARE_BLOCK_OBJECT);
    assert_null(test->heap.young_pages);
    memory_test_delete(test);
}

static void count_block(void *context, const TareHeapBlock *block) {
    size_t *counts = context;
    assert_true(*block->side & TARE_SIDE_LIVE);
    assert_ptr_equal(tare_side_of(block->block), block->side);
    counts[block->kind]++;
}

static void visiting_finds_every_live_block_of_a_kind(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    void *freed[100];
    for (size_t i = 0; i < 5000; i++) {
        void *block = tare_heap_alloc(&test->heap, i, TARE_BLOCK_OBJECT);
        assert_non_null(tare_heap_alloc(&test->heap, i * 7, TARE_BLOCK_TABLE));
        if (i % 50 == 0) freed[i / 50] = block;
    }
    for (size_t i = 0; i < 100; i++) {
        tare_heap_free(&test->heap, freed[i], i * 50, TARE_BLOCK_OBJECT);
    }
    size_t counts[TARE_BLOCK_KIND_COUNT] = {0};
    tare_heap_visit_blocks(&test->heap, TARE_HEAP_ALL_KINDS, count_block, counts);
    assert_int_equal(counts[TARE_BLOCK_OBJECT], 4900);
    assert_int_equal(counts[TARE_BLOCK_LEAF], 0);
    assert_int_equal(counts[TARE_BLOCK_TABLE], 5000);
    memset(counts, 0, sizeof counts);
    tare_heap_visit_blocks(&test->heap, TARE_HEAP_TABLES, count_block, counts);
    assert_int_equal(counts[TARE_BLOCK_OBJECT], 0);
    assert_int_equal(counts[TARE_BLOCK_TABLE], 5000);
    memory_test_delete(test);
}

typedef struct Seen {
    size_t allocs, frees, resizes, held_bytes;
} Seen;

static void see_alloc(void *context, void *block, size_t bytes, TareBlockKind kind) {
    (void)block, (void)kind;
    Seen *seen = context;
    seen->allocs++;
    seen->held_bytes += bytes;
}

static void see_free(void *context, void *block, size_t bytes, TareBlockKind kind) {
    (void)block, (void)kind;
    Seen *seen = context;
    seen->frees++;
    seen->held_bytes -= bytes;
}

static void see_resize(void *context, void *old_block, size_t old_bytes, void *new_block,
                       size_t new_bytes, TareBlockKind kind) {
    (void)old_block, (void)new_block, (void)kind;
    Seen *seen = context;
    seen->resizes++;
    seen->held_bytes += new_bytes - old_bytes;
}

static void a_trace_point_sees_everything_while_it_is_installed(void **state) {
    (void)state;
    MemoryTest *test = memory_test_new();
    Seen seen = {0};
    TareTracePoint trace = {see_alloc, see_free, see_resize, &seen};
    void *before = tare_heap_alloc(&test->heap, 24, TARE_BLOCK_LEAF);
    tare_heap_set_trace(&test->heap, &trace);
    void *block = tare_heap_alloc(&test->heap, 24, TARE_BLOCK_LEAF);
    block = tare_heap_resize(&test->heap, block, 24, 90000, TARE_BLOCK_LEAF);
    void *kept = tare_heap_alloc(&test->heap, 100, TARE_BLOCK_OBJECT);
    tare_heap_free(&test->heap, block, 90000, TARE_BLOCK_LEAF);
    tare_heap_set_trace(&test->heap, NULL);
    tare_heap_free(&test->heap, kept, 100, TARE_BLOCK_OBJECT);
    tare_heap_free(&test->heap, before, 24, TARE_BLOCK_LEAF);
    assert_int_equal(seen.allocs, 2);
    assert_int_equal(seen.resizes, 1);
    assert_int_equal(seen.frees, 1);
    assert_int_equal(seen.held_bytes, 100);
    memory_test_delete(test);
}

static void small_blocks_cost_about_one_byte_of_metadata(void **state) {
    (void)state;
    assert_true(tare_heap_metadata_share(32) <= 1100);
    assert_true(tare_heap_metadata_share(24) <= 1100);
    assert_int_equal(tare_heap_block_bytes(0), 8);
    assert_int_equal(tare_heap_block_bytes(33), 40);
    assert_int_equal(tare_heap_block_bytes(20000), 20480);
    assert_int_equal(tare_heap_metadata_share(20000), 128000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sum_holds_under_random_work),
        cmocka_unit_test(failing_allocations_leave_the_heap_whole),
        cmocka_unit_test(the_nth_small_block_fails_and_the_next_does_not),
        cmocka_unit_test(each_step_of_taking_the_first_block_may_fail),
        cmocka_unit_test(the_limit_ends_memory_and_freeing_brings_it_back),
        cmocka_unit_test(side_bytes_belong_to_their_block),
        cmocka_unit_test(resizing_keeps_contents_and_side_byte),
        cmocka_unit_test(empty_pages_go_back),
        cmocka_unit_test(a_page_serves_again_when_an_eighth_is_free),
        cmocka_unit_test(young_pages_are_listed_and_dropped),
        cmocka_unit_test(visiting_finds_every_live_block_of_a_kind),
        cmocka_unit_test(a_trace_point_sees_everything_while_it_is_installed),
        cmocka_unit_test(small_blocks_cost_about_one_byte_of_metadata),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
