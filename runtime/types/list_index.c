// Subscripts of lists: items and slices, read, set and deleted.
#include "object/error.h"
#include "object/imitation.h"
#include "types/container.h"
#include "types/list.h"
#include "types/sequence.h"
#include "types/slice.h"

// The range of a slice key, fitted to the length that the list has after the key's parts ran.
static TareStatus read_slice(TareRuntime *rt, TareList *self, TareValue key,
                             TareSliceRange *range) {
    int64_t start, stop, step;
    if (tare_slice_unpack(rt, key, &start, &stop, &step) != TARE_OK) return TARE_ERROR;
    *range = tare_slice_fit(self->length, start, stop, step);
    return TARE_OK;
}

static TareValue get_slice(TareRuntime *rt, TareList *self, TareValue key) {
    TareSliceRange range;
    if (read_slice(rt, self, key, &range) != TARE_OK) return TARE_ABSENT;
    if (range.count <= 0) return tare_list_new(rt, 0);
    if (range.step == 1)
        return tare_list_new_from(rt, self->items + range.start, (size_t)range.count);
    TareValue result = tare_list_new(rt, (size_t)range.count);
    if (tare_value_is_absent(result)) return result;
    TareList *list = tare_list_of(result);
    for (int64_t i = 0; i < range.count; i++)
        list->items[list->length++] = tare_retain(self->items[range.start + i * range.step]);
    return result;
}

TareValue tare_list_index_get(TareRuntime *rt, TareValue self, TareValue key) {
    TareList *list = tare_list_of(self);
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return get_slice(rt, list, key);
    int64_t index;
    if (tare_sequence_read_index(rt, key, "list", &index) != TARE_OK) return TARE_ABSENT;
    if (index < 0) index += list->length;
    if (index < 0 || index >= list->length)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "list index out of range");
    return tare_retain(list->items[index]);
}

// From 3.13 on CPython keeps the room.
static void delete_one(TareRuntime *rt, TareList *self, size_t index) {
    if (TARE_UNLIKELY(rt->imitation) &&
        tare_cpython_release(rt->imitation->version) >= TARE_CPYTHON_3_13)
        tare_release(rt, tare_list_cut(self, index));
    else tare_list_delete(rt, self, index);
}

static TareStatus set_one(TareRuntime *rt, TareList *self, TareValue key, TareValue value) {
    int64_t index;
    if (tare_sequence_read_index(rt, key, "list", &index) != TARE_OK) return TARE_ERROR;
    if (index < 0) index += self->length;
    if (index < 0 || index >= self->length)
        return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "list assignment index out of range");
    if (tare_value_is_absent(value)) delete_one(rt, self, (size_t)index);
    else tare_slot_set_steal(rt, &self->items[index], tare_retain(value));
    return TARE_OK;
}

// Deletes every step-th item: those that stay close up, those that go are released at the end.
static TareStatus delete_extended(TareRuntime *rt, TareList *self, TareSliceRange range) {
    if (range.count <= 0) return TARE_OK;
    if (range.step < 0) {
        range.start += range.step * (range.count - 1);
        range.step = -range.step;
    }
    size_t bytes = (size_t)range.count * sizeof(TareValue);
    TareValue *gone = tare_alloc_table(rt, bytes);
    if (!gone) return TARE_ERROR;
    size_t to = (size_t)range.start;
    int64_t taken = 0;
    for (size_t from = to; from < self->length; from++) {
        if (taken < range.count && (int64_t)from == range.start + taken * range.step)
            gone[taken++] = self->items[from];
        else self->items[to++] = self->items[from];
    }
    self->length = (uint32_t)to;
    if (TARE_UNLIKELY(rt->imitation)) tare_list_fit(rt, self);
    for (int64_t i = 0; i < taken; i++) tare_release(rt, gone[i]);
    tare_alloc_free_table(rt, gone, bytes);
    return TARE_OK;
}

static TareStatus set_extended(TareRuntime *rt, TareList *self, TareSliceRange range,
                               TareSequenceRow row) {
    if ((int64_t)row.length != range.count)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "attempt to assign sequence of size %zu to extended slice of size "
                               "%lld",
                               row.length, (long long)range.count);
    if (range.count == 0) return TARE_OK;
    size_t bytes = row.length * sizeof(TareValue);
    TareValue *old = tare_alloc_table(rt, bytes);
    if (!old) return TARE_ERROR;
    // All are retained before any is written: the row may be the list itself.
    for (size_t i = 0; i < row.length; i++) old[i] = tare_retain(row.items[i]);
    for (size_t i = 0; i < row.length; i++) {
        TareValue *slot = &self->items[range.start + (int64_t)i * range.step];
        TareValue fresh = old[i];
        old[i] = *slot;
        *slot = fresh;
    }
    for (size_t i = 0; i < row.length; i++) tare_release(rt, old[i]);
    tare_alloc_free_table(rt, old, bytes);
    return TARE_OK;
}

static TareStatus set_slice(TareRuntime *rt, TareList *self, TareValue key, TareValue value) {
    TareSliceRange range;
    int64_t start, stop, step;
    if (tare_slice_unpack(rt, key, &start, &stop, &step) != TARE_OK) return TARE_ERROR;
    TareValue source = TARE_ABSENT;
    if (!tare_value_is_absent(value)) {
        source = tare_container_gather(rt, value, step == 1 ? "can only assign an iterable"
                                                            : "must assign iterable to extended "
                                                              "slice");
        if (tare_value_is_absent(source)) return TARE_ERROR;
    }
    // Gathering ran the program, so the length is asked for only now.
    range = tare_slice_fit(self->length, start, stop, step);
    TareSequenceRow row = {NULL, 0};
    if (!tare_value_is_absent(value)) row = tare_sequence_row(rt, source);
    TareStatus status;
    if (step == 1)
        status = tare_list_splice(rt, self, (size_t)range.start,
                                  (size_t)(range.start + range.count), row.items, row.length);
    else if (tare_value_is_absent(value)) status = delete_extended(rt, self, range);
    else status = set_extended(rt, self, range, row);
    tare_release(rt, source);
    return status;
}

TareStatus tare_list_index_set(TareRuntime *rt, TareValue self, TareValue key, TareValue value) {
    if (tare_value_is_exact(key, TARE_TYPE_SLICE))
        return set_slice(rt, tare_list_of(self), key, value);
    return set_one(rt, tare_list_of(self), key, value);
}
