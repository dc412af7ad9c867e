// Two censuses side by side, by the names of their rows.
#include <stdlib.h>

#include "measure/census.h"

static int by_name(const void *left, const void *right) {
    const TareCensusRow *const *a = left, *const *b = right;
    return strcmp((*a)->name, (*b)->name);
}

static int64_t magnitude(int64_t n) { return n < 0 ? -n : n; }

static int by_change(const void *left, const void *right) {
    const TareCensusChange *a = left, *b = right;
    int64_t first = magnitude(a->own_bytes), second = magnitude(b->own_bytes);
    if (first != second) return first < second ? 1 : -1;
    return strcmp(a->name, b->name);
}

static TareStatus sort_rows(const TareCensus *census, TareVector *rows) {
    tare_vector_init(rows, census->names.allocator, sizeof(TareCensusRow *));
    for (size_t i = 0; i < census->rows.count; i++) {
        const TareCensusRow **place = tare_vector_push(rows);
        if (!place) return TARE_ERROR;
        *place = tare_census_row(census, i);
    }
    if (rows->count) qsort(rows->items, rows->count, sizeof(TareCensusRow *), by_name);
    return TARE_OK;
}

// Rows of the same name are added up: two classes may bear one.
static TareCensusRow take(const TareVector *rows, size_t *next, const char *name) {
    TareCensusRow sum = {.name = name};
    for (; *next < rows->count; ++*next) {
        const TareCensusRow *row = *(const TareCensusRow **)tare_vector_get(rows, *next);
        if (strcmp(row->name, name) != 0) break;
        sum.object_count += row->object_count;
        sum.own_bytes += row->own_bytes;
    }
    return sum;
}

static const char *name_at(const TareVector *rows, size_t index) {
    return index < rows->count ? (*(const TareCensusRow **)tare_vector_get(rows, index))->name
                               : NULL;
}

static TareStatus push_change(TareVector *changes, const TareCensusRow *before,
                              const TareCensusRow *after) {
    int64_t bytes = (int64_t)(after->own_bytes - before->own_bytes);
    int64_t count = (int64_t)(after->object_count - before->object_count);
    if (!bytes && !count) return TARE_OK;
    TareCensusChange *change = tare_vector_push(changes);
    if (!change) return TARE_ERROR;
    bool grows = bytes > 0 || (bytes == 0 && count > 0);
    *change = (TareCensusChange){
        .name = after->name,
        .object_count = count,
        .own_bytes = bytes,
        .after_count = after->object_count,
        .after_bytes = after->own_bytes,
        .kind = !before->object_count  ? "new"
                : !after->object_count ? "gone"
                : grows                ? "grown"
                                       : "shrunk",
    };
    return TARE_OK;
}

static TareStatus merge(const TareVector *before, const TareVector *after, TareVector *changes) {
    size_t i = 0, k = 0;
    while (i < before->count || k < after->count) {
        const char *left = name_at(before, i), *right = name_at(after, k);
        const char *name = !left || (right && strcmp(right, left) < 0) ? right : left;
        TareCensusRow old = take(before, &i, name), new = take(after, &k, name);
        if (push_change(changes, &old, &new) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

TareStatus tare_census_compare(const TareCensus *before, const TareCensus *after,
                               TareVector *changes) {
    TareVector old, new;
    TareStatus status = sort_rows(before, &old);
    if (sort_rows(after, &new) != TARE_OK) status = TARE_ERROR;
    if (status == TARE_OK) status = merge(&old, &new, changes);
    tare_vector_deinit(&old);
    tare_vector_deinit(&new);
    if (changes->count)
        qsort(changes->items, changes->count, sizeof(TareCensusChange), by_change);
    return status;
}
