// The list object: its row of items, growth, and the slots. Methods are in list_methods.c,
// subscripts in list_index.c, sorting in list_sort.c.
// [T1] length <= capacity; items is NULL exactly when capacity is 0, but while a version of CPython
// is imitated: there an emptied list may refer to itself, as it keeps an empty row there.
#include "types/list.h"

#include "object/error.h"
#include "object/imitation.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/iterator.h"
#include "types/sequence.h"

#define LENGTH_MAXIMUM ((size_t)UINT32_MAX - 64)
// So many items leave through the C stack when a part of a list is replaced.
#define STACK_ITEMS 16
// The imitated versions' guess at what an iterator gives that tells no length.
#define UNKNOWN_LENGTH 8

// --- Storage ---

static TareStatus set_capacity(TareRuntime *rt, TareList *self, size_t capacity) {
    if (capacity > LENGTH_MAXIMUM) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    size_t old_bytes = self->capacity * sizeof(TareValue);
    TareValue *items = NULL;
    if (capacity == 0) {
        if (old_bytes) tare_alloc_free_table(rt, self->items, old_bytes);
    } else {
        size_t bytes = capacity * sizeof(TareValue);
        items = old_bytes ? tare_alloc_resize_table(rt, self->items, old_bytes, bytes)
                            : tare_alloc_table(rt, bytes);
        if (!items) return TARE_ERROR;
    }
    self->items = items;
    self->capacity = (uint32_t)capacity;
    return TARE_OK;
}

// The capacity that the imitated version has after a change of length.
static TareStatus imitate(TareRuntime *rt, TareList *self, size_t old_length, size_t length) {
    size_t capacity =
        tare_cpython_list_capacity(rt->imitation->version, self->capacity, old_length, length);
    if (capacity == self->capacity) return TARE_OK;
    if (set_capacity(rt, self, capacity) != TARE_OK) return TARE_ERROR;
    // Emptied by a change of length, which CPython tells from one that never had a row.
    if (capacity == 0) self->items = (TareValue *)self;
    return TARE_OK;
}

// An eighth more than asked for, rounded to four: appending stays linear, and slack under 12.5 %.
static TareStatus grow(TareRuntime *rt, TareList *self, size_t length) {
    if (TARE_UNLIKELY(rt->imitation)) return imitate(rt, self, self->length, length);
    size_t capacity = (length + (length >> 3) + 6) & ~(size_t)3;
    // A long extension is taken exactly, as it rarely goes on.
    if (self->length == 0 && length > 1) capacity = length;
    else if (length - self->length > capacity - length) capacity = (length + 3) & ~(size_t)3;
    return set_capacity(rt, self, capacity);
}

TareStatus tare_list_reserve(TareRuntime *rt, TareList *self, size_t capacity) {
    return capacity <= self->capacity ? TARE_OK : set_capacity(rt, self, capacity);
}

// Gives memory back when less than half is used; failing to is no error.
static void shrink(TareRuntime *rt, TareList *self) {
    if (self->length >= self->capacity / 2) return;
    if (TARE_UNLIKELY(rt->imitation)) {
        if (imitate(rt, self, self->length, self->length) != TARE_OK) tare_error_clear(rt);
        return;
    }
    size_t capacity =
        self->length ? (self->length + (self->length >> 3) + 6) & ~(size_t)3 : 0;
    if (capacity < self->capacity && set_capacity(rt, self, capacity) != TARE_OK)
        tare_error_clear(rt);
}

void tare_list_fit(TareRuntime *rt, TareList *self) { shrink(rt, self); }

void tare_list_clear(TareRuntime *rt, TareList *self) {
    TareValue *items = self->items;
    size_t length = self->length, capacity = self->capacity;
    self->items = NULL;
    if (!capacity) return;
    self->length = self->capacity = 0;
    while (length > 0) tare_release(rt, items[--length]);
    tare_alloc_free_table(rt, items, capacity * sizeof(TareValue));
}

TareValue tare_list_cut(TareList *self, size_t index) {
    TareValue item = self->items[index];
    self->length--;
    memmove(self->items + index, self->items + index + 1,
            (self->length - index) * sizeof(TareValue));
    return item;
}

TareValue tare_list_take(TareRuntime *rt, TareList *self, size_t index) {
    TareValue item = tare_list_cut(self, index);
    if (TARE_UNLIKELY(rt->imitation && self->length == 0 &&
                      rt->imitation->version->id >= TARE_CPYTHON_3_12))
        tare_list_clear(rt, self);
    shrink(rt, self);
    return item;
}

void tare_list_delete(TareRuntime *rt, TareList *self, size_t index) {
    TareValue item = tare_list_cut(self, index);
    if (self->length == 0) tare_list_clear(rt, self);
    shrink(rt, self);
    tare_release(rt, item);
}

// Shifts the tail and writes the new items, which the list now owns.
static TareStatus replace(TareRuntime *rt, TareList *self, size_t start, size_t end,
                          const TareValue *items, size_t count) {
    size_t tail = self->length - end;
    size_t length = start + count + tail;
    if (length > self->capacity && grow(rt, self, length) != TARE_OK) return TARE_ERROR;
    TARE_ASSERT(self->items || tail + count == 0);
    if (tail)
        memmove(self->items + start + count, self->items + end, tail * sizeof(TareValue));
    if (count) memcpy(self->items + start, items, count * sizeof(TareValue));
    self->length = (uint32_t)length;
    return TARE_OK;
}

TareStatus tare_list_splice(TareRuntime *rt, TareList *self, size_t start, size_t end,
                            const TareValue *items, size_t count) {
    // The new items and the old ones stay here meanwhile: both may lie in the list itself.
    size_t old_count = end - start;
    TareValue stack[STACK_ITEMS];
    size_t bytes = (old_count + count) * sizeof(TareValue);
    TareValue *fresh = old_count + count <= STACK_ITEMS ? stack : tare_alloc_table(rt, bytes);
    if (!fresh) return TARE_ERROR;
    for (size_t i = 0; i < count; i++) fresh[i] = tare_retain(items[i]);
    TareValue *old = fresh + count;
    if (old_count) memcpy(old, self->items + start, old_count * sizeof(TareValue));
    TareStatus status = replace(rt, self, start, end, fresh, count);
    if (status == TARE_OK) {
        if (self->length == 0) tare_list_clear(rt, self);
        if (count != old_count) shrink(rt, self);
        for (size_t i = old_count; i-- > 0;) tare_release(rt, old[i]);
    } else {
        for (size_t i = 0; i < count; i++) tare_release(rt, fresh[i]);
    }
    if (fresh != stack) tare_alloc_free_table(rt, fresh, bytes);
    return status;
}

// --- Making ---

TareValue tare_list_new(TareRuntime *rt, size_t capacity) {
    TareList *self = tare_alloc_builtin(rt, TARE_TYPE_LIST);
    if (self && capacity && set_capacity(rt, self, capacity) != TARE_OK) {
        tare_release_object(rt, self);
        return TARE_ABSENT;
    }
    return tare_value_from_object(self);
}

TareValue tare_list_new_from(TareRuntime *rt, const TareValue *items, size_t length) {
    TareValue list = tare_list_new_from_steal(rt, items, length);
    if (!tare_value_is_absent(list))
        for (size_t i = 0; i < length; i++) tare_retain(items[i]);
    return list;
}

// On failure the items still belong to the caller.
TareValue tare_list_new_from_steal(TareRuntime *rt, const TareValue *stolen_items, size_t length) {
    TareValue list = tare_list_new(rt, length);
    if (tare_value_is_absent(list) || length == 0) return list;
    memcpy(tare_list_of(list)->items, stolen_items, length * sizeof(TareValue));
    tare_list_of(list)->length = (uint32_t)length;
    return list;
}

TareValue tare_list_new_iterable(TareRuntime *rt, TareValue iterable) {
    TareValue list = tare_list_new(rt, 0);
    if (tare_value_is_absent(list)) return list;
    if (tare_list_extend(rt, tare_list_of(list), iterable) == TARE_OK) return list;
    tare_release(rt, list);
    return TARE_ABSENT;
}

// On failure the item is released.
TareStatus tare_list_append_steal(TareRuntime *rt, TareList *self, TareValue stolen_item) {
    if (TARE_UNLIKELY(self->length == self->capacity) &&
        grow(rt, self, (size_t)self->length + 1) != TARE_OK) {
        tare_release(rt, stolen_item);
        return TARE_ERROR;
    }
    TARE_ASSERT(self->length < self->capacity);
    self->items[self->length++] = stolen_item;
    return TARE_OK;
}

TareStatus tare_list_append(TareRuntime *rt, TareList *self, TareValue item) {
    return tare_list_append_steal(rt, self, tare_retain(item));
}

// 3.8 adds even the first items of a display with a star to an empty list.
TareStatus tare_list_imitate_star(TareRuntime *rt, TareList *self) {
    if (rt->imitation->version->id != TARE_CPYTHON_3_8 || self->length != self->capacity)
        return TARE_OK;
    return tare_list_reserve(
        rt, self, tare_cpython_list_capacity(rt->imitation->version, 0, 0, self->length));
}

// What 3.13 walks by itself.
static bool is_hash_table(TareValue v) {
    return tare_value_is_exact(v, TARE_TYPE_DICT) || tare_value_is_exact(v, TARE_TYPE_SET) ||
           tare_value_is_exact(v, TARE_TYPE_FROZENSET) ||
           tare_value_is_exact(v, TARE_TYPE_DICT_KEYS) ||
           tare_value_is_exact(v, TARE_TYPE_DICT_VALUES) ||
           tare_value_is_exact(v, TARE_TYPE_DICT_ITEMS);
}

// The first guess of the imitated version: without items, from 3.10 on, it is taken exactly.
static TareStatus imitate_hint(TareRuntime *rt, TareList *self, TareValue iterable,
                               size_t hint) {
    const TareCpython *version = rt->imitation->version;
    if (hint > LENGTH_MAXIMUM || hint == 0) return TARE_OK;
    bool is_table = tare_cpython_release(version) >= TARE_CPYTHON_3_13 && is_hash_table(iterable);
    if (self->items || version->id < TARE_CPYTHON_3_10 || is_table)
        return imitate(rt, self, self->length, self->length + hint);
    return set_capacity(rt, self, tare_cpython_list_exact(version, hint));
}

// Room for what the iterable says that it will give; a wrong guess costs nothing but room.
static TareStatus reserve_hint(TareRuntime *rt, TareList *self, TareValue iterable) {
    int64_t hint = tare_protocol_length_hint(rt, iterable, rt->imitation ? UNKNOWN_LENGTH : 0);
    if (hint < 0) return TARE_ERROR;
    if (TARE_UNLIKELY(rt->imitation)) return imitate_hint(rt, self, iterable, (size_t)hint);
    size_t length = self->length + (size_t)hint;
    if ((size_t)hint > LENGTH_MAXIMUM || length <= self->capacity) return TARE_OK;
    if (set_capacity(rt, self, length) != TARE_OK) tare_error_clear(rt);
    return TARE_OK;
}

static TareStatus extend_row(TareRuntime *rt, TareList *self, TareValue source) {
    size_t count = tare_sequence_row(rt, source).length;
    size_t length = self->length + count;
    if (TARE_UNLIKELY(rt->imitation) && !self->items && count &&
        rt->imitation->version->id >= TARE_CPYTHON_3_10) {
        size_t capacity = tare_cpython_list_exact(rt->imitation->version, count);
        if (set_capacity(rt, self, capacity) != TARE_OK) return TARE_ERROR;
    }
    if (length > self->capacity && grow(rt, self, length) != TARE_OK) return TARE_ERROR;
    // Asked for only now: the source may be the list itself.
    const TareValue *items = tare_sequence_row(rt, source).items;
    TARE_ASSERT(self->items || count == 0);
    for (size_t i = 0; i < count; i++) self->items[self->length + i] = tare_retain(items[i]);
    self->length = (uint32_t)length;
    return TARE_OK;
}

TareStatus tare_list_extend(TareRuntime *rt, TareList *self, TareValue iterable) {
    if (tare_value_is_exact(iterable, TARE_TYPE_LIST) ||
        tare_value_is_exact(iterable, TARE_TYPE_TUPLE))
        return extend_row(rt, self, iterable);
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = reserve_hint(rt, self, iterable);
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = tare_list_append_steal(rt, self, item);
    }
    tare_release(rt, iterator);
    shrink(rt, self);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

TareValue tare_list_to_tuple(TareRuntime *rt, TareList *self) {
    return tare_tuple_new_from(rt, self->items, self->length);
}

// --- Slots ---

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareList *self = (TareList *)object;
    char *start = (char *)self;
    size_t block_bytes = tare_type_get(rt, tare_value_from_object(self))->instance_bytes;
    tare_describe_block(describer, self, block_bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, start, 8, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, start + 8, 8, "items");
    tare_describe_region(describer, TARE_REGION_COUNT, start + 16, 8, "length and capacity");
    tare_instance_describe_tail(rt, object, block_bytes, sizeof(TareList), describer);
    if (!self->capacity) return;
    tare_describe_block(describer, self->items, self->capacity * sizeof(TareValue),
                        TARE_BLOCK_TABLE, "items");
    tare_describe_region(describer, TARE_REGION_REFERENCES, self->items,
                         self->length * sizeof(TareValue), "items");
    tare_describe_region(describer, TARE_REGION_SPARE, self->items + self->length,
                         (self->capacity - self->length) * sizeof(TareValue),
                         "room for more items");
}

// Exact lists need no description to be taken apart; instances of subclasses have more to give up.
static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_value_from_object(tare_alloc_instance(rt, type, 0));
}

// list(iterable) asks for the length first, until 3.12.
static TareStatus imitate_call(TareRuntime *rt, TareList *self, TareValue iterable) {
    const TareCpython *version = rt->imitation->version;
    if (tare_cpython_release(version) > TARE_CPYTHON_3_12 ||
        !tare_type_get(rt, iterable)->slots.length)
        return TARE_OK;
    int64_t length = tare_protocol_length(rt, iterable);
    if (length < 0) return TARE_ERROR;
    return length ? tare_list_reserve(rt, self, tare_cpython_list_exact(version, (size_t)length))
                  : TARE_OK;
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    // A subclass with a __new__ of its own has used them there.
    bool is_own = tare_type_get(rt, self)->slots.create == create;
    if (is_own && tare_native_refuse_keywords(rt, "list", arguments) != TARE_OK) return TARE_ERROR;
    if (arguments->positional_count > 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "list expected at most 1 argument, got %zu",
                               arguments->positional_count);
    tare_list_clear(rt, tare_list_of(self));
    if (arguments->positional_count == 0) return TARE_OK;
    if (TARE_UNLIKELY(rt->imitation) &&
        imitate_call(rt, tare_list_of(self), arguments->values[0]) != TARE_OK)
        return TARE_ERROR;
    return tare_list_extend(rt, tare_list_of(self), arguments->values[0]);
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    return tare_sequence_repr(rt, self, '[', ']');
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_type_is_instance(rt, left, TARE_TYPE_LIST) ||
        !tare_type_is_instance(rt, right, TARE_TYPE_LIST))
        return TARE_NOT_IMPLEMENTED;
    return tare_sequence_compare(rt, left, right, op);
}

static int64_t get_length(TareRuntime *rt, TareValue self) { return tare_list_of(self)->length; }

static TareValue concatenate(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_type_is_instance(rt, right, TARE_TYPE_LIST))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can only concatenate list (not \"%.200T\") to list", right);
    TareList *a = tare_list_of(left), *b = tare_list_of(right);
    TareValue result = tare_list_new(rt, (size_t)a->length + b->length);
    if (tare_value_is_absent(result)) return result;
    TareList *sum = tare_list_of(result);
    for (size_t i = 0; i < a->length; i++) sum->items[sum->length++] = tare_retain(a->items[i]);
    for (size_t i = 0; i < b->length; i++) sum->items[sum->length++] = tare_retain(b->items[i]);
    return result;
}

static TareValue concatenate_in_place(TareRuntime *rt, TareValue left, TareValue right) {
    if (tare_list_extend(rt, tare_list_of(left), right) != TARE_OK) return TARE_ABSENT;
    return tare_retain(left);
}

// Appends `times - 1` copies of the first `length` items.
static TareStatus append_copies(TareRuntime *rt, TareList *self, size_t length, int64_t times) {
    if (times <= 1 || length == 0) return TARE_OK;
    if ((size_t)times > LENGTH_MAXIMUM / length) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    if (tare_list_reserve(rt, self, length * (size_t)times) != TARE_OK) return TARE_ERROR;
    for (int64_t i = 1; i < times; i++)
        for (size_t k = 0; k < length; k++)
            self->items[self->length++] = tare_retain(self->items[k]);
    return TARE_OK;
}

static TareValue repeat(TareRuntime *rt, TareValue self, TareValue count) {
    int64_t times;
    if (tare_operator_index_int64(rt, count, false, TARE_TYPE_OVERFLOW_ERROR, &times) != TARE_OK)
        return TARE_ABSENT;
    TareList *source = tare_list_of(self);
    size_t length = times > 0 ? source->length : 0;
    TareValue result = tare_list_new(rt, 0);
    if (tare_value_is_absent(result) || length == 0) return result;
    TareList *list = tare_list_of(result);
    if ((size_t)times <= LENGTH_MAXIMUM / length &&
        tare_list_reserve(rt, list, length * (size_t)times) == TARE_OK &&
        tare_list_splice(rt, list, 0, 0, source->items, length) == TARE_OK &&
        append_copies(rt, list, length, times) == TARE_OK)
        return result;
    tare_release(rt, result);
    if (!tare_error_is_pending(rt)) tare_error_raise_memory(rt);
    return TARE_ABSENT;
}

static TareValue repeat_in_place(TareRuntime *rt, TareValue self, TareValue count) {
    int64_t times;
    if (tare_operator_index_int64(rt, count, false, TARE_TYPE_OVERFLOW_ERROR, &times) != TARE_OK)
        return TARE_ABSENT;
    TareList *list = tare_list_of(self);
    if (times > 1 && list->length && rt->imitation &&
        (size_t)times <= LENGTH_MAXIMUM / list->length &&
        imitate(rt, list, list->length, list->length * (size_t)times) != TARE_OK)
        return TARE_ABSENT;
    if (times <= 0) tare_list_clear(rt, list);
    else if (append_copies(rt, list, list->length, times) != TARE_OK) return TARE_ABSENT;
    return tare_retain(self);
}

const TareTypeSpec tare_list_spec = {
    .instance_bytes = sizeof(TareList),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_SEQUENCE | TARE_TYPE_MATCHES_SELF,
    .methods = tare_list_methods,
    .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new "
           "empty list.\nThe argument must be an iterable if specified.",
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .compare = compare,
              .iterate = tare_iterator_new_list,
              .length = get_length,
              .get_item = tare_list_index_get,
              .set_item = tare_list_index_set,
              .contains = tare_sequence_contains,
              .concatenate = concatenate,
              .repeat = repeat,
              .concatenate_in_place = concatenate_in_place,
              .repeat_in_place = repeat_in_place},
};
