// Pairs of numbers in the order of the first, and of their coming where that is the same: sorted in
// memory some at a time, kept in a file that has no name, and merged in the end.
#ifndef TARE_MEASURE_NUMBER_SORT_H
#define TARE_MEASURE_NUMBER_SORT_H

#include "base/vector.h"

typedef struct TareNumberPair {
    uint64_t key, value;
} TareNumberPair;

typedef struct TareNumberSort {
    TareAllocator *allocator;
    const char *path;       // borrowed: beside it the file is made
    int descriptor;         // -1: all is in memory
    int error_number;       // errno of what failed first, or 0; later calls do nothing
    TareNumberPair *pairs;  // being gathered
    TareNumberPair *other;  // as much room
    size_t count, capacity_count;
    TareVector runs;        // size_t: pairs of each sorted part of the file
} TareNumberSort;

// 32 bytes are taken for each of `capacity_count`, which is at least 1; deinit in any case.
void tare_number_sort_init(TareNumberSort *self, TareAllocator *allocator, const char *path,
                           size_t capacity_count);
void tare_number_sort_deinit(TareNumberSort *self);
void tare_number_sort_add(TareNumberSort *self, uint64_t key, uint64_t value);
// Calls `visit` for each pair in order. Nothing may be added afterwards.
void tare_number_sort_visit(TareNumberSort *self,
                            void (*visit)(void *context, uint64_t key, uint64_t value),
                            void *context);

#endif
