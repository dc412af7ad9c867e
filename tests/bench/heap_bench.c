// Times the heap's hot paths and weighs 32-byte objects; prints nanoseconds for one allocation and
// one free together, and resident bytes per object.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "memory/heap.h"

#define MANY ((size_t)5000000)

static double now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static size_t resident_bytes(void) {
    size_t size_pages = 0, resident_pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL) return 0;
    if (fscanf(file, "%zu %zu", &size_pages, &resident_pages) != 2) resident_pages = 0;
    fclose(file);
    return resident_pages * (size_t)sysconf(_SC_PAGESIZE);
}

static double time_single(TareHeap *heap, size_t rounds) {
    double start = now_ns();
    for (size_t round = 0; round < rounds; round++) {
        void *block = tare_heap_alloc(heap, 32, TARE_BLOCK_OBJECT);
        __asm__ volatile("" : "+r"(block) : : "memory");
        tare_heap_free(heap, block, 32, TARE_BLOCK_OBJECT);
    }
    return (now_ns() - start) / (double)rounds;
}

static double time_depth(TareHeap *heap, size_t depth, size_t rounds, void **blocks) {
    double start = now_ns();
    for (size_t round = 0; round < rounds; round++) {
        for (size_t i = 0; i < depth; i++) {
            blocks[i] = tare_heap_alloc(heap, 32, TARE_BLOCK_OBJECT);
            __asm__ volatile("" : : "r"(blocks[i]) : "memory");
        }
        for (size_t i = depth; i-- > 0;) tare_heap_free(heap, blocks[i], 32, TARE_BLOCK_OBJECT);
    }
    return (now_ns() - start) / (double)(rounds * depth);
}

static double time_many(TareHeap *heap, void **blocks) {
    double start = now_ns();
    for (size_t i = 0; i < MANY; i++) {
        blocks[i] = tare_heap_alloc(heap, 32, TARE_BLOCK_OBJECT);
        *(uint64_t *)blocks[i] = i;
    }
    for (size_t i = 0; i < MANY; i++) tare_heap_free(heap, blocks[i], 32, TARE_BLOCK_OBJECT);
    return (now_ns() - start) / (double)MANY;
}

static double weigh(TareHeap *heap, void **blocks) {
    size_t before_bytes = resident_bytes();
    for (size_t i = 0; i < MANY; i++) {
        blocks[i] = tare_heap_alloc(heap, 32, TARE_BLOCK_OBJECT);
        *(uint64_t *)blocks[i] = i;
    }
    double each = (double)(resident_bytes() - before_bytes) / (double)MANY;
    for (size_t i = 0; i < MANY; i++) tare_heap_free(heap, blocks[i], 32, TARE_BLOCK_OBJECT);
    return each;
}

int main(void) {
    static TareSystem system;
    static TareHeap heap;
    tare_system_init(&system);
    tare_heap_init(&heap, &system);
    void **blocks = malloc(MANY * sizeof *blocks);
    if (blocks == NULL) return 1;
    for (size_t i = 0; i < MANY; i++) blocks[i] = &heap;
    printf("resident bytes per 32-byte object  %8.3f\n", weigh(&heap, blocks));
    double many = time_many(&heap, blocks);
    for (int i = 0; i < 4; i++) {
        double again = time_many(&heap, blocks);
        if (again < many) many = again;
    }
    printf("5,000,000 allocated, then freed    %8.2f ns\n", many);
    double one = 1e9, thousand = 1e9;
    for (int i = 0; i < 5; i++) {
        double time = time_single(&heap, 20000000);
        if (time < one) one = time;
        time = time_depth(&heap, 1000, 20000, blocks);
        if (time < thousand) thousand = time;
    }
    printf("depth 1                            %8.2f ns\n", one);
    printf("depth 1000, last in first out      %8.2f ns\n", thousand);
    free(blocks);
    tare_heap_deinit(&heap);
    tare_system_deinit(&system);
    return 0;
}
