// Union, intersection, difference: which operand is walked, and which is copied, follows CPython
// 3.11, because it decides the order of the result.
#include "types/set_algebra.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/set_table.h"

// An empty set of self's built-in kind, never of a subclass.
static TareValue new_like(TareRuntime *rt, const TareSet *self) {
    TareType *type = tare_type_get(rt, tare_value_from_object(self));
    TareSet *set = tare_alloc_builtin(rt, type->native_base == TARE_TYPE_FROZENSET
                                              ? TARE_TYPE_FROZENSET
                                              : TARE_TYPE_SET);
    if (set) set->hash = type->native_base == TARE_TYPE_FROZENSET ? -1 : 0;
    return tare_value_from_object(set);
}

static TareValue keep_if(TareRuntime *rt, TareValue set, TareStatus status) {
    if (status == TARE_OK) return set;
    tare_release(rt, set);
    return TARE_ABSENT;
}

TareValue tare_set_algebra_copy(TareRuntime *rt, TareSet *self) {
    TareValue copy = new_like(rt, self);
    if (tare_value_is_absent(copy)) return copy;
    return keep_if(rt, copy, tare_set_table_merge(rt, tare_set_of(copy), self));
}

// What is done with each item of the other operand; false ends the walk (*failed when in error).
typedef bool (*Visit)(TareRuntime *rt, void *context, TareValue key, int64_t hash, bool *failed);

static bool visit_held(TareRuntime *rt, Visit visit, void *context, TareValue key, int64_t hash,
                       bool *failed) {
    tare_retain(key);
    bool goes_on = visit(rt, context, key, hash, failed);
    tare_release(rt, key);
    return goes_on;
}

static TareStatus walk_iterable(TareRuntime *rt, TareValue other, Visit visit, void *context) {
    TareValue iterator = tare_protocol_iterate(rt, other);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    bool failed = false, goes_on = true;
    while (goes_on) {
        TareValue key = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(key)) break;
        uint64_t hash;
        failed = tare_protocol_hash(rt, key, &hash) != TARE_OK;
        goes_on = !failed && visit(rt, context, key, (int64_t)hash, &failed);
        tare_release(rt, key);
    }
    tare_release(rt, iterator);
    return failed || tare_error_is_pending(rt) ? TARE_ERROR : TARE_OK;
}

// Walks a set, a dict's keys or any iterable.
static TareStatus walk(TareRuntime *rt, TareValue other, Visit visit, void *context) {
    bool failed = false;
    size_t cursor = 0;
    TareValue key, value;
    int64_t hash;
    if (tare_set_is(rt, other)) {
        while (tare_set_table_next(tare_set_of(other), &cursor, &key, &hash))
            if (!visit_held(rt, visit, context, key, hash, &failed)) break;
        return failed ? TARE_ERROR : TARE_OK;
    }
    if (!tare_value_is_exact(other, TARE_TYPE_DICT))
        return walk_iterable(rt, other, visit, context);
    const TareTable *table = &tare_dict_of(other)->table;
    while (tare_table_next(table, &cursor, &key, &value)) {
        hash = (int64_t)tare_table_entry_hash(table, cursor);
        if (!visit_held(rt, visit, context, key, hash, &failed)) break;
    }
    return failed ? TARE_ERROR : TARE_OK;
}

// --- Intersection ---

typedef struct Selection {
    TareSet *filter;
    TareSet *result;
} Selection;

static bool add_if_in_filter(TareRuntime *rt, void *context, TareValue key, int64_t hash,
                             bool *failed) {
    Selection *selection = context;
    int found = tare_set_table_contains(rt, selection->filter, key, hash);
    if (found > 0) found = tare_set_table_add(rt, selection->result, key, hash);
    *failed = found < 0;
    return !*failed;
}

TareValue tare_set_algebra_intersection(TareRuntime *rt, TareSet *self, TareValue other) {
    if (tare_value_is_same(tare_value_from_object(self), other))
        return tare_set_algebra_copy(rt, self);
    TareValue result = new_like(rt, self);
    if (tare_value_is_absent(result)) return result;
    // The smaller set is walked.
    if (tare_set_is(rt, other) && tare_set_of(other)->live_count > self->live_count) {
        TareSet *larger = tare_set_of(other);
        other = tare_value_from_object(self);
        self = larger;
    }
    Selection selection = {self, tare_set_of(result)};
    return keep_if(rt, result, walk(rt, other, add_if_in_filter, &selection));
}

TareStatus tare_set_algebra_intersection_update(TareRuntime *rt, TareSet *self, TareValue other) {
    TareValue kept = tare_set_algebra_intersection(rt, self, other);
    if (tare_value_is_absent(kept)) return TARE_ERROR;
    tare_set_table_swap(self, tare_set_of(kept));
    tare_release(rt, kept);
    return TARE_OK;
}

// --- Difference ---

static bool discard_visited(TareRuntime *rt, void *context, TareValue key, int64_t hash,
                            bool *failed) {
    *failed = tare_set_table_discard(rt, context, key, hash) < 0;
    return !*failed;
}

TareStatus tare_set_algebra_difference_update(TareRuntime *rt, TareSet *self, TareValue other) {
    if (tare_value_is_same(tare_value_from_object(self), other)) {
        tare_set_table_clear(rt, self);
        return TARE_OK;
    }
    TareValue part = tare_retain(other);
    // Much larger than self: what both have is quicker to find from self's side.
    if (tare_set_is(rt, other) && tare_set_of(other)->live_count >> 3 > self->live_count) {
        tare_release(rt, part);
        part = tare_set_algebra_intersection(rt, self, other);
        if (tare_value_is_absent(part)) return TARE_ERROR;
    }
    TareStatus status = walk(rt, part, discard_visited, self);
    tare_release(rt, part);
    return status == TARE_OK ? tare_set_table_tidy(rt, self) : status;
}

// Whether `other`, a set or exact dict, has the key.
static int has_key(TareRuntime *rt, TareValue other, TareValue key, int64_t hash) {
    TareValue value;
    if (tare_set_is(rt, other)) return tare_set_table_contains(rt, tare_set_of(other), key, hash);
    return tare_table_find(rt, &tare_dict_of(other)->table, key, (uint64_t)hash, &value);
}

// Adds what self has and `other` (a set or exact dict) lacks.
static TareStatus add_missing(TareRuntime *rt, TareSet *result, TareSet *self, TareValue other) {
    size_t cursor = 0;
    TareValue key;
    int64_t hash;
    while (tare_set_table_next(self, &cursor, &key, &hash)) {
        tare_retain(key);
        int found = has_key(rt, other, key, hash);
        int added = found == 0 ? tare_set_table_add(rt, result, key, hash) : found;
        tare_release(rt, key);
        if (added < 0) return TARE_ERROR;
    }
    return TARE_OK;
}

TareValue tare_set_algebra_difference(TareRuntime *rt, TareSet *self, TareValue other) {
    bool is_set = tare_set_is(rt, other);
    bool is_dict = tare_value_is_exact(other, TARE_TYPE_DICT);
    size_t count = is_set ? tare_set_of(other)->live_count
                   : is_dict ? tare_dict_of(other)->table.live_count
                             : 0;
    if ((!is_set && !is_dict) || self->live_count >> 2 > count) {
        TareValue copy = tare_set_algebra_copy(rt, self);
        if (tare_value_is_absent(copy)) return copy;
        return keep_if(rt, copy,
                       tare_set_algebra_difference_update(rt, tare_set_of(copy), other));
    }
    TareValue result = new_like(rt, self);
    if (tare_value_is_absent(result)) return result;
    return keep_if(rt, result, add_missing(rt, tare_set_of(result), self, other));
}

// --- Symmetric difference ---

static bool toggle_visited(TareRuntime *rt, void *context, TareValue key, int64_t hash,
                           bool *failed) {
    int found = tare_set_table_discard(rt, context, key, hash);
    if (found == 0) found = tare_set_table_add(rt, context, key, hash);
    *failed = found < 0;
    return !*failed;
}

TareStatus tare_set_algebra_symmetric_update(TareRuntime *rt, TareSet *self, TareValue other) {
    if (tare_value_is_same(tare_value_from_object(self), other)) {
        tare_set_table_clear(rt, self);
        return TARE_OK;
    }
    if (tare_set_is(rt, other) || tare_value_is_exact(other, TARE_TYPE_DICT))
        return walk(rt, other, toggle_visited, self);
    // An item that comes twice must not toggle twice.
    TareValue once = new_like(rt, self);
    if (tare_value_is_absent(once)) return TARE_ERROR;
    TareStatus status = tare_set_update(rt, tare_set_of(once), other);
    if (status == TARE_OK) status = walk(rt, once, toggle_visited, self);
    tare_release(rt, once);
    return status;
}

TareValue tare_set_algebra_symmetric_difference(TareRuntime *rt, TareSet *self, TareValue other) {
    TareValue result = new_like(rt, self);
    if (tare_value_is_absent(result)) return result;
    TareStatus status = tare_set_update(rt, tare_set_of(result), other);
    if (status == TARE_OK)
        status = tare_set_algebra_symmetric_update(rt, tare_set_of(result),
                                                   tare_value_from_object(self));
    return keep_if(rt, result, status);
}

// --- Questions ---

int tare_set_algebra_is_subset(TareRuntime *rt, TareSet *self, TareValue other) {
    TareValue whole = other;
    if (tare_set_is(rt, other)) {
        tare_retain(whole);
    } else {
        whole = tare_set_new(rt);
        if (tare_value_is_absent(whole)) return -1;
        if (tare_set_update(rt, tare_set_of(whole), other) != TARE_OK) {
            tare_release(rt, whole);
            return -1;
        }
    }
    int result = self->live_count <= tare_set_of(whole)->live_count;
    size_t cursor = 0;
    TareValue key;
    int64_t hash;
    while (result == 1 && tare_set_table_next(self, &cursor, &key, &hash)) {
        tare_retain(key);
        result = tare_set_table_contains(rt, tare_set_of(whole), key, hash);
        tare_release(rt, key);
    }
    tare_release(rt, whole);
    return result;
}

typedef struct Meeting {
    TareSet *set;
    bool met;
} Meeting;

static bool visit_until_met(TareRuntime *rt, void *context, TareValue key, int64_t hash,
                            bool *failed) {
    Meeting *meeting = context;
    int found = tare_set_table_contains(rt, meeting->set, key, hash);
    *failed = found < 0;
    meeting->met = found > 0;
    return found == 0;
}

int tare_set_algebra_is_disjoint(TareRuntime *rt, TareSet *self, TareValue other) {
    Meeting meeting = {self, false};
    if (walk(rt, other, visit_until_met, &meeting) != TARE_OK) return -1;
    return !meeting.met;
}
