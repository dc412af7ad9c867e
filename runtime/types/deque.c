// The type deque: its ring, birth, comparison and repr.
#include "types/deque.h"

#include <stdio.h>

#include "object/error.h"
#include "object/instance.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/int.h"
#include "types/list.h"

enum { CAPACITY_LEAST = 4 };
#define CAPACITY_MAXIMUM (UINT64_C(1) << 58)

// ---- the ring ----------------------------------------------------------------------------------

// Moves all items into a ring of `capacity`, at least as many.
static TareStatus set_capacity(TareRuntime *rt, TareDeque *self, uint64_t capacity) {
    TareValue *ring = NULL;
    if (capacity > CAPACITY_MAXIMUM) {
        (void)tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    if (capacity) {
        ring = tare_alloc_table(rt, capacity * sizeof *ring);
        if (!ring) return TARE_ERROR;
        for (uint64_t i = 0; i < capacity; i++)
            ring[(self->start + i) & (capacity - 1)] =
                i < self->length ? *tare_deque_at(self, i) : TARE_ABSENT;
    }
    TareValue *old_ring = self->ring;
    uint64_t old_capacity = self->capacity;
    self->ring = ring;
    self->capacity = capacity;
    if (old_ring) tare_alloc_free_table(rt, old_ring, old_capacity * sizeof *ring);
    return TARE_OK;
}

static TareStatus make_room(TareRuntime *rt, TareDeque *self) {
    if (self->length < self->capacity) return TARE_OK;
    return set_capacity(rt, self, self->capacity ? self->capacity * 2 : CAPACITY_LEAST);
}

// Gives half of a ring back of which but a quarter is used; what cannot be had, stays.
static void give_room(TareRuntime *rt, TareDeque *self) {
    if (self->capacity <= 4 * (size_t)CAPACITY_LEAST || self->length * 4 > self->capacity) return;
    if (set_capacity(rt, self, self->capacity / 2) != TARE_OK) tare_error_clear(rt);
}

TareStatus tare_deque_append(TareRuntime *rt, TareDeque *self, TareValue item) {
    if (make_room(rt, self) != TARE_OK) return TARE_ERROR;
    *tare_deque_at(self, self->length) = tare_retain(item);
    self->length++;
    self->changes++;
    if (self->limit >= 0 && self->length > (uint64_t)self->limit)
        tare_release(rt, tare_deque_take(rt, self, 0));
    return TARE_OK;
}

TareStatus tare_deque_append_left(TareRuntime *rt, TareDeque *self, TareValue item) {
    if (make_room(rt, self) != TARE_OK) return TARE_ERROR;
    self->start--;
    self->length++;
    self->changes++;
    *tare_deque_at(self, 0) = tare_retain(item);
    if (self->limit >= 0 && self->length > (uint64_t)self->limit)
        tare_release(rt, tare_deque_take(rt, self, self->length - 1));
    return TARE_OK;
}

// The shorter side closes up.
TareValue tare_deque_take(TareRuntime *rt, TareDeque *self, uint64_t i) {
    TareValue item = *tare_deque_at(self, i);
    if (i < self->length / 2) {
        for (uint64_t k = i; k > 0; k--) *tare_deque_at(self, k) = *tare_deque_at(self, k - 1);
        *tare_deque_at(self, 0) = TARE_ABSENT;
        self->start++;
    } else {
        for (uint64_t k = i; k + 1 < self->length; k++)
            *tare_deque_at(self, k) = *tare_deque_at(self, k + 1);
        *tare_deque_at(self, self->length - 1) = TARE_ABSENT;
    }
    self->length--;
    self->changes++;
    give_room(rt, self);
    return item;
}

TareStatus tare_deque_insert(TareRuntime *rt, TareDeque *self, uint64_t i, TareValue item) {
    if (make_room(rt, self) != TARE_OK) return TARE_ERROR;
    if (i < self->length && i <= self->length / 2) {
        self->start--;
        for (uint64_t k = 0; k < i; k++) *tare_deque_at(self, k) = *tare_deque_at(self, k + 1);
    } else {
        for (uint64_t k = self->length; k > i; k--)
            *tare_deque_at(self, k) = *tare_deque_at(self, k - 1);
    }
    *tare_deque_at(self, i) = tare_retain(item);
    self->length++;
    self->changes++;
    return TARE_OK;
}

static void turn_right(TareDeque *self) {
    TareValue *from = tare_deque_at(self, self->length - 1), item = *from;
    *from = TARE_ABSENT;
    self->start--;
    *tare_deque_at(self, 0) = item;
}

static void turn_left(TareDeque *self) {
    TareValue *from = tare_deque_at(self, 0), item = *from;
    *from = TARE_ABSENT;
    self->start++;
    *tare_deque_at(self, self->length - 1) = item;
}

void tare_deque_rotate(TareDeque *self, int64_t steps) {
    int64_t length = (int64_t)self->length;
    if (length < 2) return;
    steps %= length;
    if (steps > length / 2) steps -= length;
    if (steps < -(length / 2)) steps += length;
    self->changes++;
    for (; steps > 0; steps--) turn_right(self);
    for (; steps < 0; steps++) turn_left(self);
}

// Empty before anything is released.
void tare_deque_clear(TareRuntime *rt, TareDeque *self) {
    TareDeque old = *self;
    self->ring = NULL;
    self->capacity = self->length = 0;
    if (old.length) self->start = TARE_DEQUE_MIDDLE;
    self->changes++;
    if (!old.ring) return;
    for (uint64_t i = 0; i < old.length; i++) tare_release(rt, *tare_deque_at(&old, i));
    tare_alloc_free_table(rt, old.ring, old.capacity * sizeof *old.ring);
}

TareValue tare_deque_fetch_list(TareRuntime *rt, TareDeque *self) {
    TareValue list = tare_list_new(rt, self->length);
    for (uint64_t i = 0; i < self->length && !tare_value_is_absent(list); i++)
        if (tare_list_append(rt, tare_list_of(list), *tare_deque_at(self, i)) != TARE_OK)
            tare_slot_clear(rt, &list);
    return list;
}

TareStatus tare_deque_extend(TareRuntime *rt, TareDeque *self, TareValue iterable) {
    bool is_own = tare_value_is_same(iterable, tare_value_from_object(self));
    TareValue source = is_own ? tare_deque_fetch_list(rt, self) : tare_retain(iterable);
    if (tare_value_is_absent(source)) return TARE_ERROR;
    TareValue iterator = tare_protocol_iterate(rt, source);
    tare_release(rt, source);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    tare_deque_begin(self, 1);
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = tare_deque_append(rt, self, item);
        tare_release(rt, item);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

// ---- birth -------------------------------------------------------------------------------------

TareValue tare_deque_new(TareRuntime *rt, TareType *type, int64_t limit) {
    TareDeque *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->limit = limit;
    self->start = TARE_DEQUE_MIDDLE;
    return tare_value_from_object(self);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_deque_new(rt, type, -1);
}

static TareStatus read_limit(TareRuntime *rt, TareValue v, int64_t *out) {
    *out = -1;
    if (tare_value_is_absent(v) || tare_value_is_same(v, TARE_NONE)) return TARE_OK;
    if (!tare_int_is(rt, v))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "an integer is required");
    bool fits = tare_int_to_int64(v, out);
    if (*out < 0)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "maxlen must be non-negative");
    if (fits) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                           "Python int too large to convert to C ssize_t");
}

static TareStatus initialize(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"iterable", "maxlen"};
    static const TareParameters parameters = {"deque", names, 2, 0, 2, 0};
    TareDeque *self = tare_deque_of(v);
    TareValue values[2];
    int64_t limit;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK ||
        read_limit(rt, values[1], &limit) != TARE_OK)
        return TARE_ERROR;
    self->limit = limit;
    if (self->length) tare_deque_clear(rt, self);
    return tare_value_is_absent(values[0]) ? TARE_OK : tare_deque_extend(rt, self, values[0]);
}

// A ring whose items run over its end begins with the last of them.
static void describe_ring(TareDeque *self, TareDescriber *describer) {
    uint64_t start = self->start & (self->capacity - 1), word = sizeof *self->ring;
    uint64_t end = start + self->length;
    uint64_t wrapped = end > self->capacity ? end - self->capacity : 0;
    uint64_t last = end > self->capacity ? self->capacity : end;
    tare_describe_block(describer, self->ring, self->capacity * word, TARE_BLOCK_TABLE, "ring");
    tare_describe_region(describer, TARE_REGION_REFERENCES, self->ring, wrapped * word, "items");
    tare_describe_region(describer, TARE_REGION_SPARE, self->ring + wrapped,
                         (start - wrapped) * word, "room for more items");
    tare_describe_region(describer, TARE_REGION_REFERENCES, self->ring + start,
                         (last - start) * word, "items");
    tare_describe_region(describer, TARE_REGION_SPARE, self->ring + last,
                         (self->capacity - last) * word, "room for more items");
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareDeque *self = (TareDeque *)object;
    TareType *type = rt->shapes[object->shape_id]->type;
    tare_describe_block(describer, self, type->instance_bytes, TARE_BLOCK_OBJECT, "deque");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->ring, sizeof self->ring, "ring");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->capacity,
                         sizeof *self - offsetof(TareDeque, capacity),
                         "capacity, start, length, maxlen, changes");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, type->instance_bytes, sizeof *self, describer);
    if (self->ring) describe_ring(self, describer);
}

// ---- the whole ---------------------------------------------------------------------------------

static int64_t length(TareRuntime *rt, TareValue self) {
    return (int64_t)tare_deque_of(self)->length;
}

static TareStatus read_index(TareRuntime *rt, TareValue self, TareValue key, uint64_t *out) {
    int64_t index;
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "sequence index must be integer, not '%.200T'", key);
    if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, &index) != TARE_OK)
        return TARE_ERROR;
    if (index < 0) index += (int64_t)tare_deque_of(self)->length;
    *out = (uint64_t)index;
    if (index >= 0 && *out < tare_deque_of(self)->length) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "deque index out of range");
}

static TareValue get_item(TareRuntime *rt, TareValue self, TareValue key) {
    uint64_t index;
    if (read_index(rt, self, key, &index) != TARE_OK) return TARE_ABSENT;
    return tare_retain(*tare_deque_at(tare_deque_of(self), index));
}

static TareStatus set_item(TareRuntime *rt, TareValue self, TareValue key, TareValue value) {
    TareDeque *deque = tare_deque_of(self);
    uint64_t index;
    if (read_index(rt, self, key, &index) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(value)) tare_release(rt, tare_deque_take(rt, deque, index));
    else tare_slot_set_steal(rt, tare_deque_at(deque, index), tare_retain(value));
    return TARE_OK;
}

static int contains(TareRuntime *rt, TareValue self, TareValue item) {
    int64_t place = tare_deque_methods_find(rt, tare_deque_of(self), item, 0, INT64_MAX,
                                            TARE_TYPE_RUNTIME_ERROR);
    return place == -2 ? -1 : place >= 0;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_deque_is(rt, left) || !tare_deque_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    const TareDeque *a = tare_deque_of(left), *b = tare_deque_of(right);
    bool is_equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    if (is_equality && a->length != b->length)
        return tare_value_from_bool(op == TARE_COMPARISON_NOT_EQUAL);
    uint64_t a_changes = a->changes, b_changes = b->changes;
    for (uint64_t i = 0; i < a->length && i < b->length; i++) {
        TareValue x = tare_retain(*tare_deque_at(a, i)), y = tare_retain(*tare_deque_at(b, i));
        int same = tare_protocol_equals(rt, x, y);
        bool is_end = same == 0 && !is_equality;
        TareValue result = is_end ? tare_protocol_compare(rt, x, y, op) : TARE_ABSENT;
        tare_release(rt, x);
        tare_release(rt, y);
        if (same < 0 || is_end) return result;
        if (same == 0) return tare_value_from_bool(op == TARE_COMPARISON_NOT_EQUAL);
        if (a->changes != a_changes || b->changes != b_changes)
            return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "deque mutated during iteration");
    }
    TareValue sizes[2] = {tare_int_new(rt, (int64_t)a->length),
                          tare_int_new(rt, (int64_t)b->length)};
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(sizes[0]) && !tare_value_is_absent(sizes[1]))
        result = tare_protocol_compare(rt, sizes[0], sizes[1], op);
    tare_release(rt, sizes[0]);
    tare_release(rt, sizes[1]);
    return result;
}

// "deque([1, 2], maxlen=5)" from the text of the list.
static TareValue wrap_text(TareRuntime *rt, TareValue self, TareValue text) {
    const char *name = tare_type_get_short_name(rt, tare_type_get(rt, self));
    TareStringBuilder builder;
    char limit[40];
    snprintf(limit, sizeof limit, ", maxlen=%lld", (long long)tare_deque_of(self)->limit);
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_utf8(&builder, name, strlen(name));
    tare_string_builder_append_c(&builder, "(");
    tare_string_builder_append(&builder, tare_string_of(text));
    if (tare_deque_of(self)->limit >= 0) tare_string_builder_append_c(&builder, limit);
    tare_string_builder_append_c(&builder, ")");
    return tare_string_builder_finish(&builder);
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    int entered = tare_protocol_enter_repr(rt, self);
    if (entered < 0) return TARE_ABSENT;
    if (entered > 0) return tare_string_new_c(rt, "[...]");
    TareValue list = tare_deque_fetch_list(rt, tare_deque_of(self));
    TareValue text = tare_value_is_absent(list) ? list : tare_protocol_repr(rt, list);
    tare_release(rt, list);
    tare_protocol_leave_repr(rt, self);
    if (tare_value_is_absent(text)) return text;
    TareValue result = wrap_text(rt, self, text);
    tare_release(rt, text);
    return result;
}

// ---- operators ---------------------------------------------------------------------------------

static TareValue concatenate(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_deque_is(rt, right))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can only concatenate deque (not \"%.200T\") to deque", right);
    TareValue result = tare_deque_methods_copy(rt, left);
    if (tare_value_is_absent(result)) return result;
    if (!tare_deque_is(rt, result)) {
        tare_release(rt, result);
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a copy of a deque must be a deque");
    }
    if (tare_deque_extend(rt, tare_deque_of(result), right) != TARE_OK)
        tare_slot_clear(rt, &result);
    return result;
}

static TareValue extend_in_place(TareRuntime *rt, TareValue self, TareValue right) {
    return tare_deque_extend(rt, tare_deque_of(self), right) == TARE_OK ? tare_retain(self)
                                                                        : TARE_ABSENT;
}

static TareValue repeat_in_place(TareRuntime *rt, TareValue self, TareValue count_obj) {
    TareDeque *deque = tare_deque_of(self);
    int64_t count;
    uint64_t whole;
    if (tare_operator_index_int64(rt, count_obj, false, TARE_TYPE_OVERFLOW_ERROR, &count) !=
        TARE_OK)
        return TARE_ABSENT;
    if (count <= 0) tare_deque_clear(rt, deque);
    if (deque->length && (__builtin_mul_overflow((uint64_t)count, deque->length, &whole) ||
                          whole > CAPACITY_MAXIMUM))
        return tare_error_raise_memory(rt);
    TareValue list = tare_deque_fetch_list(rt, deque);
    if (tare_value_is_absent(list)) return list;
    TareStatus status = TARE_OK;
    // Beyond the limit all rounds leave the same items.
    int64_t rounds = tare_list_of(list)->length ? count : 0;
    for (int64_t i = 1; i < rounds && status == TARE_OK; i++)
        status = tare_deque_extend(rt, deque, list);
    tare_release(rt, list);
    return status == TARE_OK ? tare_retain(self) : TARE_ABSENT;
}

static TareValue repeat(TareRuntime *rt, TareValue self, TareValue count) {
    TareValue copy = tare_deque_methods_copy(rt, self);
    if (tare_value_is_absent(copy)) return copy;
    TareValue result = TARE_ABSENT;
    if (tare_deque_is(rt, copy)) result = repeat_in_place(rt, copy, count);
    else (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a copy of a deque must be a deque");
    tare_release(rt, copy);
    return result;
}

const TareTypeSpec tare_deque_spec = {
    .instance_bytes = sizeof(TareDeque),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_SEQUENCE,
    .methods = tare_deque_methods,
    .attributes = tare_deque_attributes,
    .doc = "deque([iterable[, maxlen]]) --> deque object\n\n"
           "A queue that grows and shrinks at both ends.",
    .slots =
        {
            .describe = describe,
            .create = create,
            .initialize = initialize,
            .repr = repr,
            .compare = compare,
            .iterate = tare_deque_iterator_new,
            .length = length,
            .get_item = get_item,
            .set_item = set_item,
            .contains = contains,
            .concatenate = concatenate,
            .repeat = repeat,
            .concatenate_in_place = extend_in_place,
            .repeat_in_place = repeat_in_place,
        },
};
