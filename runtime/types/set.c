// The types set and frozenset: making, slots and iteration. The table is set_table.c, operations
// between sets are set_algebra.c, methods set_methods.c.
#include "types/set.h"

#include "object/deferred_drop.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set_algebra.h"
#include "types/set_iterator.h"
#include "types/set_table.h"

bool tare_set_is(TareRuntime *rt, TareValue v) {
    TareTypeId base = tare_type_get(rt, v)->native_base;
    return base == TARE_TYPE_SET || base == TARE_TYPE_FROZENSET;
}

TareValue tare_set_new(TareRuntime *rt) {
    return tare_value_from_object(tare_alloc_builtin(rt, TARE_TYPE_SET));
}

TareStatus tare_set_add(TareRuntime *rt, TareSet *self, TareValue key) {
    uint64_t hash;
    if (tare_protocol_hash(rt, key, &hash) != TARE_OK) return TARE_ERROR;
    return tare_set_table_add(rt, self, key, (int64_t)hash) < 0 ? TARE_ERROR : TARE_OK;
}

static TareStatus update_from_dict(TareRuntime *rt, TareSet *self, TareDict *dict) {
    if (tare_set_table_presize(rt, self, dict->table.live_count) != TARE_OK) return TARE_ERROR;
    size_t cursor = 0;
    TareValue key, value;
    while (tare_table_next(&dict->table, &cursor, &key, &value)) {
        int64_t hash = (int64_t)tare_table_entry_hash(&dict->table, cursor);
        tare_retain(key);
        int added = tare_set_table_add(rt, self, key, hash);
        tare_release(rt, key);
        if (added < 0) return TARE_ERROR;
    }
    return TARE_OK;
}

TareStatus tare_set_update(TareRuntime *rt, TareSet *self, TareValue iterable) {
    if (tare_set_is(rt, iterable)) return tare_set_table_merge(rt, self, tare_set_of(iterable));
    if (tare_value_is_exact(iterable, TARE_TYPE_DICT))
        return update_from_dict(rt, self, tare_dict_of(iterable));
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue key = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(key)) break;
        status = tare_set_add(rt, self, key);
        tare_release(rt, key);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

// A frozen set that equals the set `key`, to look for in its place when `key` cannot be hashed:
// takes the TypeError. Absent with an error pending.
static TareValue freeze_unhashable(TareRuntime *rt, TareValue key) {
    if (!tare_error_is(rt, TARE_TYPE_TYPE_ERROR) ||
        tare_type_get(rt, key)->native_base != TARE_TYPE_SET)
        return TARE_ABSENT;
    tare_error_clear(rt);
    return tare_set_new_frozen(rt, key);
}

typedef int (*Search)(TareRuntime *rt, TareSet *self, TareValue key, int64_t hash);

static int search_by(TareRuntime *rt, TareSet *self, TareValue key, Search search) {
    uint64_t hash;
    if (tare_protocol_hash(rt, key, &hash) == TARE_OK)
        return search(rt, self, key, (int64_t)hash);
    TareValue frozen = freeze_unhashable(rt, key);
    if (tare_value_is_absent(frozen)) return -1;
    int result = -1;
    if (tare_protocol_hash(rt, frozen, &hash) == TARE_OK)
        result = search(rt, self, frozen, (int64_t)hash);
    tare_release(rt, frozen);
    return result;
}

int tare_set_contains(TareRuntime *rt, TareSet *self, TareValue key) {
    return search_by(rt, self, key, tare_set_table_contains);
}

int tare_set_discard(TareRuntime *rt, TareSet *self, TareValue key) {
    return search_by(rt, self, key, tare_set_table_discard);
}

bool tare_set_next(const TareSet *self, size_t *cursor, TareValue *key) {
    int64_t hash;
    return tare_set_table_next(self, cursor, key, &hash);
}

// --- Making ---

// A new instance of `type` with the items of `iterable` (absent: none).
static TareValue new_of_class(TareRuntime *rt, TareType *type, TareValue iterable) {
    TareSet *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    if (type->native_base == TARE_TYPE_FROZENSET) self->hash = -1;
    if (tare_value_is_absent(iterable) || tare_set_update(rt, self, iterable) == TARE_OK)
        return tare_value_from_object(self);
    tare_release_object(rt, self);
    return TARE_ABSENT;
}

TareValue tare_set_new_frozen(TareRuntime *rt, TareValue iterable) {
    return new_of_class(rt, rt->types[TARE_TYPE_FROZENSET], iterable);
}

static TareValue create_set(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return new_of_class(rt, type, TARE_ABSENT);
}

static TareStatus initialize_set(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSet *self = tare_set_of(v);
    if (tare_native_refuse_keywords(rt, "set", arguments) != TARE_OK) return TARE_ERROR;
    if (arguments->positional_count > 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "set expected at most 1 argument, got %zu",
                               arguments->positional_count);
    tare_set_table_clear(rt, self);
    self->hash = 0;
    if (arguments->positional_count == 0) return TARE_OK;
    return tare_set_update(rt, self, arguments->values[0]);
}

static TareValue create_frozen(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    bool exact = type == rt->types[TARE_TYPE_FROZENSET];
    if (tare_native_refuse_keywords_new(rt, type, TARE_TYPE_FROZENSET, "frozenset", arguments) !=
        TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count > 1)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "frozenset expected at most 1 argument, got %zu",
                                arguments->positional_count);
    if (arguments->positional_count == 0) return new_of_class(rt, type, TARE_ABSENT);
    TareValue iterable = arguments->values[0];
    if (exact && tare_value_is_exact(iterable, TARE_TYPE_FROZENSET)) return tare_retain(iterable);
    return new_of_class(rt, type, iterable);
}

// --- Slots ---

static void describe_entries(TareSet *self, TareDescriber *describer) {
    size_t capacity = (size_t)self->mask + 1;
    tare_describe_block(describer, self->entries, capacity * sizeof(TareSetEntry),
                        TARE_BLOCK_TABLE, "table");
    for (size_t i = 0; i < capacity; i++) {
        TareSetEntry *entry = &self->entries[i];
        bool live = tare_set_table_is_live(entry);
        tare_describe_region(describer, live ? TARE_REGION_REFERENCES : TARE_REGION_SPARE,
                             &entry->key, 8, live ? "item" : "room for an item");
        tare_describe_region(describer, live ? TARE_REGION_RAW : TARE_REGION_SPARE, &entry->hash, 8,
                             live ? "hash" : "room for a hash");
    }
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareSet *self = (TareSet *)object;
    char *start = (char *)self;
    size_t block_bytes = tare_type_get(rt, tare_value_from_object(self))->instance_bytes;
    tare_describe_block(describer, self, block_bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, start, 8, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, start + 8, 8, "table");
    tare_describe_region(describer, TARE_REGION_COUNT, start + 16, sizeof(TareSet) - 16,
                         "counts, version and hash");
    tare_instance_describe_tail(rt, object, block_bytes, sizeof(TareSet), describer);
    if (self->entries) describe_entries(self, describer);
}

static void destroy(TareRuntime *rt, TareObject *object) {
    if (object->shape_id >= TARE_TYPE_COUNT) {
        tare_dealloc_by_description(rt, object);
        return;
    }
    TareSet *self = (TareSet *)object;
    bool has_begun = self->live_count && !self->used_count;
    if (tare_deferred_drop_is_active(rt) &&
        (has_begun || self->live_count > TARE_DEFERRED_DROP_PIECE) &&
        !tare_set_table_clear_piece(rt, self, TARE_DEFERRED_DROP_PIECE) &&
        tare_deferred_drop_push_rest(rt, object))
        return;
    tare_set_table_clear(rt, self);
    tare_dealloc_free_block(rt, object, sizeof(TareSet));
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    bool plain = tare_value_is_exact(v, TARE_TYPE_SET);
    if (tare_set_of(v)->live_count == 0) return tare_container_format(rt, "%T()", v);
    int entered = tare_protocol_enter_repr(rt, v);
    if (entered < 0) return TARE_ABSENT;
    if (entered > 0) return tare_container_format(rt, "%T(...)", v);
    TareValue result = TARE_ABSENT, text = TARE_ABSENT;
    TareValue list = tare_list_new_iterable(rt, v);
    if (!tare_value_is_absent(list)) text = tare_protocol_repr(rt, list);
    if (!tare_value_is_absent(text)) {
        TareString *whole = tare_string_of(text);
        TareValue inner = tare_string_slice(rt, whole, 1, whole->length - 1);
        if (!tare_value_is_absent(inner)) {
            result = plain ? tare_container_format(rt, "{%U}", tare_string_of(inner))
                           : tare_container_format(rt, "%T({%U})", v, tare_string_of(inner));
        }
        tare_release(rt, inner);
    }
    tare_release(rt, text);
    tare_release(rt, list);
    tare_protocol_leave_repr(rt, v);
    return result;
}

static uint64_t shuffle_bits(uint64_t hash) {
    return ((hash ^ UINT64_C(89869747)) ^ (hash << 16)) * UINT64_C(3644798167);
}

// Independent of the order of items; the numbers are those of the reference implementation.
static int64_t get_hash(TareRuntime *rt, TareValue v) {
    TareSet *self = tare_set_of(v);
    if (self->hash != -1) return self->hash;
    uint64_t mixed = 0;
    size_t cursor = 0;
    TareValue key;
    int64_t hash;
    while (tare_set_table_next(self, &cursor, &key, &hash)) mixed ^= shuffle_bits((uint64_t)hash);
    mixed ^= ((uint64_t)self->live_count + 1) * UINT64_C(1927868237);
    mixed ^= (mixed >> 11) ^ (mixed >> 25);
    mixed = mixed * 69069 + UINT64_C(907133923);
    if (mixed == UINT64_MAX) mixed = UINT64_C(590923713);
    self->hash = (int64_t)mixed;
    return self->hash;
}

static int equals(TareRuntime *rt, TareSet *left, TareSet *right) {
    if (left->live_count != right->live_count) return 0;
    return tare_set_algebra_is_subset(rt, left, tare_value_from_object(right));
}

static int is_superset(TareRuntime *rt, TareSet *left, TareSet *right) {
    return tare_set_algebra_is_subset(rt, right, tare_value_from_object(left));
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_set_is(rt, left) || !tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    TareSet *a = tare_set_of(left), *b = tare_set_of(right);
    int result = 0;
    switch (op) {
    case TARE_COMPARISON_EQUAL: result = equals(rt, a, b); break;
    case TARE_COMPARISON_NOT_EQUAL:
        result = equals(rt, a, b);
        if (result >= 0) result = !result;
        break;
    case TARE_COMPARISON_LESS_EQUAL: result = is_superset(rt, b, a); break;
    case TARE_COMPARISON_GREATER_EQUAL: result = is_superset(rt, a, b); break;
    case TARE_COMPARISON_LESS:
        if (a->live_count < b->live_count) result = is_superset(rt, b, a);
        break;
    case TARE_COMPARISON_GREATER:
        if (a->live_count > b->live_count) result = is_superset(rt, a, b);
        break;
    }
    return result < 0 ? TARE_ABSENT : tare_value_from_bool(result);
}

static int64_t get_length(TareRuntime *rt, TareValue self) {
    return tare_set_of(self)->live_count;
}

static int contains(TareRuntime *rt, TareValue self, TareValue key) {
    return tare_set_contains(rt, tare_set_of(self), key);
}

// --- Operators: both operands must be sets ---

static TareValue op_subtract(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, left) || !tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    return tare_set_algebra_difference(rt, tare_set_of(left), right);
}
static TareValue op_and(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, left) || !tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    return tare_set_algebra_intersection(rt, tare_set_of(left), right);
}
static TareValue op_xor(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, left) || !tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    return tare_set_algebra_symmetric_difference(rt, tare_set_of(left), right);
}
static TareValue op_or(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, left) || !tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    TareValue copy = tare_set_algebra_copy(rt, tare_set_of(left));
    if (tare_value_is_absent(copy) || tare_value_is_same(left, right)) return copy;
    if (tare_set_table_merge(rt, tare_set_of(copy), tare_set_of(right)) == TARE_OK) return copy;
    tare_release(rt, copy);
    return TARE_ABSENT;
}

static TareValue self_if(TareValue self, TareStatus status) {
    return status == TARE_OK ? tare_retain(self) : TARE_ABSENT;
}

static TareValue subtract_in_place(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    return self_if(left, tare_set_algebra_difference_update(rt, tare_set_of(left), right));
}
static TareValue and_in_place(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    return self_if(left, tare_set_algebra_intersection_update(rt, tare_set_of(left), right));
}
static TareValue xor_in_place(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    return self_if(left, tare_set_algebra_symmetric_update(rt, tare_set_of(left), right));
}
static TareValue or_in_place(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_set_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    return self_if(left, tare_set_update(rt, tare_set_of(left), right));
}

#define SHARED_SLOTS \
    .describe = describe, \
    .destroy = destroy, .repr = repr, .compare = compare, \
    .iterate = tare_set_iterator_new, \
    .length = get_length, .contains = contains, \
    .binary = {[TARE_OPERATOR_SUBTRACT] = op_subtract, \
               [TARE_OPERATOR_AND] = op_and, \
               [TARE_OPERATOR_XOR] = op_xor, \
               [TARE_OPERATOR_OR] = op_or}

const TareTypeSpec tare_set_spec = {
    .instance_bytes = sizeof(TareSet),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_MATCHES_SELF | TARE_TYPE_ALLOWS_WEAK,
    .methods = tare_set_methods,
    .doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered "
           "collection of unique elements.",
    .slots = {SHARED_SLOTS,
              .create = create_set,
              .initialize = initialize_set,
              .in_place = {[TARE_OPERATOR_SUBTRACT] = subtract_in_place,
                           [TARE_OPERATOR_AND] = and_in_place,
                           [TARE_OPERATOR_XOR] = xor_in_place,
                           [TARE_OPERATOR_OR] = or_in_place}},
};

const TareTypeSpec tare_frozenset_spec = {
    .instance_bytes = sizeof(TareSet),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_MATCHES_SELF | TARE_TYPE_ALLOWS_WEAK,
    .methods = tare_set_frozen_methods,
    .doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\n"
           "Build an immutable unordered collection of unique elements.",
    .slots = {SHARED_SLOTS, .create = create_frozen, .hash = get_hash},
};
