// Times the heap's hot paths beside the C library's malloc, by turns, and weighs 32-byte objects;
// prints nanoseconds for one allocation and one free together, and resident bytes per object.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "memory/heap.h"

#define MANY ((size_t)5000000)

enum { ROUNDS = 5, SINGLES = 10000000, DEPTH = 1000 };

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

static inline void *take(TareHeap *heap) { return tare_heap_alloc(heap, 32, TARE_BLOCK_OBJECT); }
static inline void give(TareHeap *heap, void *block) {
    tare_heap_free(heap, block, 32, TARE_BLOCK_OBJECT);
}
static inline void *take_malloc(TareHeap *heap) { return malloc(32); }
static inline void give_malloc(TareHeap *heap, void *block) { free(block); }

// The same three loops over either of them, with direct calls.
#define TIMES(suffix, TAKE, GIVE)                                                                 \
    static double time_single##suffix(TareHeap *heap, size_t rounds) {                            \
        double start = now_ns();                                                                  \
        for (size_t round = 0; round < rounds; round++) {                                         \
            void *block = TAKE(heap);                                                             \
            __asm__ volatile("" : "+r"(block) : : "memory");                                      \
            GIVE(heap, block);                                                                    \
        }                                                                                         \
        return (now_ns() - start) / (double)rounds;                                               \
    }                                                                                             \
    static double time_depth##suffix(TareHeap *heap, size_t depth, size_t rounds,                 \
                                     void **blocks) {                                             \
        double start = now_ns();                                                                  \
        for (size_t round = 0; round < rounds; round++) {                                         \
            for (size_t i = 0; i < depth; i++) {                                                  \
                blocks[i] = TAKE(heap);                                                           \
                __asm__ volatile("" : : "r"(blocks[i]) : "memory");                               \
            }                                                                                     \
            for (size_t i = depth; i-- > 0;) GIVE(heap, blocks[i]);                               \
        }                                                                                         \
        return (now_ns() - start) / (double)(rounds * depth);                                     \
    }                                                                                             \
    static double time_many##suffix(TareHeap *heap, void **blocks) {                              \
        double start = now_ns();                                                                  \
        for (size_t i = 0; i < MANY; i++) {                                                       \
            blocks[i] = TAKE(heap);                                                               \
            *(uint64_t *)blocks[i] = i;                                                           \
        }                                                                                         \
        for (size_t i = 0; i < MANY; i++) GIVE(heap, blocks[i]);                                  \
        return (now_ns() - start) / (double)MANY;                                                 \
    }

TIMES(, take, give)
TIMES(_malloc, take_malloc, give_malloc)

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

static double least(double a, double b) { return a < b ? a : b; }

static void print_row(const char *name, const double *ns) {
    printf("%-34s %8.2f %8.2f %8.2f\n", name, ns[0], ns[1], ns[0] / ns[1]);
}

// By turns, the least of the rounds.
static void time_all(TareHeap *heap, void **blocks) {
    double one[2] = {1e9, 1e9}, deep[2] = {1e9, 1e9}, many[2] = {1e9, 1e9};
    for (int i = 0; i < ROUNDS; i++) {
        one[0] = least(one[0], time_single(heap, SINGLES));
        one[1] = least(one[1], time_single_malloc(heap, SINGLES));
        deep[0] = least(deep[0], time_depth(heap, DEPTH, SINGLES / DEPTH, blocks));
        deep[1] = least(deep[1], time_depth_malloc(heap, DEPTH, SINGLES / DEPTH, blocks));
        many[0] = least(many[0], time_many(heap, blocks));
        many[1] = least(many[1], time_many_malloc(heap, blocks));
    }
    printf("%-34s %8s %8s %8s\n", "ns for one allocated and freed", "tare", "malloc", "ratio");
    print_row("depth 1", one);
    print_row("depth 1000, last in first out", deep);
    print_row("5,000,000 allocated, then freed", many);
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
    time_all(&heap, blocks);
    free(blocks);
    tare_heap_deinit(&heap);
    tare_system_deinit(&system);
    return 0;
}
