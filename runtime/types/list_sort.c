// Sorting of lists: a stable merge sort that finds the runs already there, lengthens short ones by
// binary insertion, and merges neighbours so that their lengths stay balanced. Merging gallops
// (exponential, then binary search) while one side keeps winning.
// The list is empty while it is sorted, since comparisons run the program; the items are always a
// permutation of what they were, whatever fails.
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/list.h"

// Runs shorter than 32..64 items are lengthened.
#define RUN_MINIMUM 64
// Run lengths on the stack grow like the Fibonacci numbers, so it never holds more.
#define RUNS_MAXIMUM 96
#define GALLOP_AFTER 7

typedef struct Run {
    size_t start;
    size_t length;
} Run;

// What all keys are, which decides how they are compared. Branches instead of a pointer, since an
// indirect call can cost more than the comparison.
typedef enum KeyKind { KEYS_ANY, KEYS_INTS, KEYS_FLOATS, KEYS_STRINGS, KEYS_TUPLES } KeyKind;

typedef struct Sorter {
    TareRuntime *rt;
    TareValue *keys;     // what is compared
    TareValue *values;   // moved along with the keys; NULL when the items are their own keys
    TareValue *scratch;  // room for the shorter run of a merge, keys then values
    size_t scratch_count;
    KeyKind kind;
    Run runs[RUNS_MAXIMUM];
    size_t run_count;
} Sorter;

// --- Comparing ---

static int is_less_any(TareRuntime *rt, TareValue left, TareValue right) {
    return tare_protocol_compare_truth(rt, left, right, TARE_COMPARISON_LESS);
}

static bool are_strings(TareValue left, TareValue right) {
    return tare_value_is_exact(left, TARE_TYPE_STR) && tare_value_is_exact(right, TARE_TYPE_STR);
}

// Goes on as long as items are ints or texts, in which nothing of the program can run.
static int is_less_tuple(TareRuntime *rt, TareValue left, TareValue right) {
    const TareTuple *a = tare_tuple_of(left), *b = tare_tuple_of(right);
    for (size_t i = 0; i < a->length && i < b->length; i++) {
        TareValue first = a->items[i], second = b->items[i];
        if (tare_value_is_same(first, second)) continue;
        if (tare_value_is_small_int(first) && tare_value_is_small_int(second))
            return (int64_t)first.bits < (int64_t)second.bits;
        if (!are_strings(first, second)) return is_less_any(rt, left, right);
        int order = tare_string_compare(tare_string_of(first), tare_string_of(second));
        if (order != 0) return order < 0;
    }
    return a->length < b->length;
}

// 1 when left < right, 0, or -1 on error.
static inline int is_less(const Sorter *self, TareValue left, TareValue right) {
    // The tag is the same in both, so the words compare as the numbers do.
    if (self->kind == KEYS_INTS) return (int64_t)left.bits < (int64_t)right.bits;
    if (self->kind == KEYS_FLOATS)
        return tare_value_get_small_float(left) < tare_value_get_small_float(right);
    if (self->kind == KEYS_STRINGS)
        return tare_string_compare(tare_string_of(left), tare_string_of(right)) < 0;
    if (self->kind == KEYS_TUPLES) return is_less_tuple(self->rt, left, right);
    return is_less_any(self->rt, left, right);
}

static KeyKind kind_of(TareValue key) {
    if (tare_value_is_small_int(key)) return KEYS_INTS;
    if (tare_value_is_small_float(key)) return KEYS_FLOATS;
    if (tare_value_is_exact(key, TARE_TYPE_STR)) return KEYS_STRINGS;
    return tare_value_is_exact(key, TARE_TYPE_TUPLE) ? KEYS_TUPLES : KEYS_ANY;
}

static void choose_comparison(Sorter *self, size_t count) {
    self->kind = count > 0 ? kind_of(self->keys[0]) : KEYS_ANY;
    for (size_t i = 1; i < count && self->kind != KEYS_ANY; i++)
        if (kind_of(self->keys[i]) != self->kind) self->kind = KEYS_ANY;
}

// --- Moving keys and values together ---

static void move_items(Sorter *self, size_t to, size_t from, size_t count) {
    memmove(self->keys + to, self->keys + from, count * sizeof(TareValue));
    if (self->values)
        memmove(self->values + to, self->values + from, count * sizeof(TareValue));
}

static void save_items(Sorter *self, size_t from, size_t count) {
    memcpy(self->scratch, self->keys + from, count * sizeof(TareValue));
    if (self->values)
        memcpy(self->scratch + self->scratch_count, self->values + from,
               count * sizeof(TareValue));
}

static void put_saved(Sorter *self, size_t to, size_t from, size_t count) {
    memcpy(self->keys + to, self->scratch + from, count * sizeof(TareValue));
    if (self->values)
        memcpy(self->values + to, self->scratch + self->scratch_count + from,
               count * sizeof(TareValue));
}

// One item at a time, as most are moved in merges.
static inline void move_item(Sorter *self, size_t to, size_t from) {
    self->keys[to] = self->keys[from];
    if (self->values) self->values[to] = self->values[from];
}

static inline void put_saved_item(Sorter *self, size_t to, size_t from) {
    self->keys[to] = self->scratch[from];
    if (self->values) self->values[to] = self->scratch[self->scratch_count + from];
}

static void reverse_items(TareValue *items, size_t count) {
    for (size_t i = 0, k = count; i + 1 < k; i++) {
        TareValue swapped = items[--k];
        items[k] = items[i];
        items[i] = swapped;
    }
}

static void reverse_range(Sorter *self, size_t start, size_t count) {
    reverse_items(self->keys + start, count);
    if (self->values) reverse_items(self->values + start, count);
}

// --- Runs ---

// The length of the run at `start`; one that strictly descends is reversed. 0 on error.
static size_t find_run(Sorter *self, size_t start, size_t end) {
    if (end - start < 2) return end - start;
    int descends = is_less(self, self->keys[start + 1], self->keys[start]);
    if (descends < 0) return 0;
    size_t i = start + 2;
    for (; i < end; i++) {
        int less = is_less(self, self->keys[i], self->keys[i - 1]);
        if (less < 0) return 0;
        if (less != descends) break;
    }
    if (descends) reverse_range(self, start, i - start);
    return i - start;
}

// Sorts start..end, of which the first `sorted` items are in order, by binary insertion.
static TareStatus insert_items(Sorter *self, size_t start, size_t sorted, size_t end) {
    for (size_t i = start + sorted; i < end; i++) {
        TareValue key = self->keys[i];
        size_t low = start, high = i;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            int less = is_less(self, key, self->keys[middle]);
            if (less < 0) return TARE_ERROR;
            if (less) high = middle;
            else low = middle + 1;
        }
        TareValue value = self->values ? self->values[i] : TARE_ABSENT;
        move_items(self, low + 1, low, i - low);
        self->keys[low] = key;
        if (self->values) self->values[low] = value;
    }
    return TARE_OK;
}

// --- Merging ---

// How many of the `count` sorted keys stand before `key`: those less than it, or, with
// `after_equal`, those not greater. Looks from the front in doubling steps. -1 on error.
static int64_t gallop(Sorter *self, TareValue key, const TareValue *keys, size_t count,
                      bool after_equal) {
    size_t low = 0, high = count;
    size_t step = 1;
    bool doubling = true;
    while (low < high) {
        size_t probe = doubling ? low + step - 1 : low + (high - low) / 2;
        if (probe >= high) {
            probe = low + (high - low) / 2;
            doubling = false;
        }
        int less = after_equal ? is_less(self, key, keys[probe])
                               : is_less(self, keys[probe], key);
        if (less < 0) return -1;
        bool before = after_equal ? !less : less;
        if (before) low = probe + 1;
        else high = probe;
        if (!before) doubling = false;
        step *= 2;
    }
    return (int64_t)low;
}

// The state of a merge upwards: the left run is saved in the scratch.
typedef struct Merge {
    size_t left, left_end;    // in the scratch
    size_t right, right_end;  // in the row
    size_t to;
} Merge;

// Moves whole stretches: first of the left run, then of the right one.
static TareStatus merge_stretch(Sorter *self, Merge *m) {
    int64_t count = gallop(self, self->keys[m->right], self->scratch + m->left,
                           m->left_end - m->left, true);
    if (count < 0) return TARE_ERROR;
    put_saved(self, m->to, m->left, (size_t)count);
    m->to += (size_t)count;
    m->left += (size_t)count;
    if (m->left == m->left_end) return TARE_OK;
    count = gallop(self, self->scratch[m->left], self->keys + m->right, m->right_end - m->right,
                   false);
    if (count < 0) return TARE_ERROR;
    move_items(self, m->to, m->right, (size_t)count);
    m->to += (size_t)count;
    m->right += (size_t)count;
    return TARE_OK;
}

// Merges item by item until a side runs out, or wins so often that stretches pay.
static TareStatus merge_single(Sorter *self, Merge *m) {
    int left_wins = 0, right_wins = 0;
    while (m->left < m->left_end && m->right < m->right_end) {
        int less = is_less(self, self->keys[m->right], self->scratch[m->left]);
        if (less < 0) return TARE_ERROR;
        if (less) {
            move_item(self, m->to++, m->right++);
            left_wins = 0;
            if (++right_wins >= GALLOP_AFTER) return TARE_OK;
        } else {
            put_saved_item(self, m->to++, m->left++);
            right_wins = 0;
            if (++left_wins >= GALLOP_AFTER) return TARE_OK;
        }
    }
    return TARE_OK;
}

static TareStatus reserve_scratch(Sorter *self, size_t count) {
    if (count <= self->scratch_count) return TARE_OK;
    size_t words = self->values ? 2 : 1;
    size_t old_bytes = self->scratch_count * words * sizeof(TareValue);
    if (self->scratch) tare_alloc_free_table(self->rt, self->scratch, old_bytes);
    self->scratch_count = 0;
    self->scratch = tare_alloc_table(self->rt, count * words * sizeof(TareValue));
    if (!self->scratch) return TARE_ERROR;
    self->scratch_count = count;
    return TARE_OK;
}

// Merges two neighbouring runs.
static TareStatus merge_runs(Sorter *self, Run left, Run right) {
    // What already stands in its place at both ends need not move.
    int64_t skipped = gallop(self, self->keys[right.start], self->keys + left.start, left.length,
                             true);
    if (skipped < 0) return TARE_ERROR;
    left.start += (size_t)skipped;
    left.length -= (size_t)skipped;
    if (left.length == 0) return TARE_OK;
    int64_t kept = gallop(self, self->keys[left.start + left.length - 1], self->keys + right.start,
                          right.length, false);
    if (kept < 0) return TARE_ERROR;
    if (reserve_scratch(self, left.length) != TARE_OK) return TARE_ERROR;
    save_items(self, left.start, left.length);
    Merge m = {0, left.length, right.start, right.start + (size_t)kept, left.start};
    TareStatus status = TARE_OK;
    while (status == TARE_OK && m.left < m.left_end && m.right < m.right_end) {
        status = merge_single(self, &m);
        if (status == TARE_OK && m.left < m.left_end && m.right < m.right_end)
            status = merge_stretch(self, &m);
    }
    put_saved(self, m.to, m.left, m.left_end - m.left);
    return status;
}

static TareStatus merge_at(Sorter *self, size_t i) {
    Run left = self->runs[i], right = self->runs[i + 1];
    self->runs[i].length += right.length;
    self->run_count--;
    for (size_t k = i + 1; k < self->run_count; k++) self->runs[k] = self->runs[k + 1];
    return merge_runs(self, left, right);
}

// Keeps every run longer than the next two together; with `all`, merges until one is left.
static TareStatus balance_runs(Sorter *self, bool all) {
    while (self->run_count > 1) {
        Run *runs = self->runs;
        size_t i = self->run_count - 2;
        bool crowded =
            (i > 0 && runs[i - 1].length <= runs[i].length + runs[i + 1].length) ||
            (i > 1 && runs[i - 2].length <= runs[i - 1].length + runs[i].length);
        if (!all && !crowded && runs[i].length > runs[i + 1].length) return TARE_OK;
        if (i > 0 && (crowded || all) && runs[i - 1].length < runs[i + 1].length) i--;
        if (merge_at(self, i) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

static size_t choose_minimum_run(size_t count) {
    size_t odd = 0;
    for (; count >= RUN_MINIMUM; count >>= 1) odd |= count & 1;
    return count + odd;
}

static TareStatus sort_items(Sorter *self, size_t count) {
    size_t minimum = choose_minimum_run(count);
    for (size_t start = 0; start < count;) {
        size_t length = find_run(self, start, count);
        if (length == 0) return TARE_ERROR;
        if (length < minimum) {
            size_t forced = count - start < minimum ? count - start : minimum;
            if (insert_items(self, start, length, start + forced) != TARE_OK) return TARE_ERROR;
            length = forced;
        }
        self->runs[self->run_count++] = (Run){start, length};
        if (balance_runs(self, false) != TARE_OK) return TARE_ERROR;
        start += length;
    }
    return balance_runs(self, true);
}

// --- The list around it ---

// Fills the sorter's keys with key(item) for each value.
static TareStatus make_keys(Sorter *self, TareValue key, size_t count) {
    TareRuntime *rt = self->rt;
    self->keys = tare_alloc_table(rt, count * sizeof(TareValue));
    if (!self->keys) return TARE_ERROR;
    for (size_t i = 0; i < count; i++) {
        self->keys[i] = tare_call_1(rt, key, self->values[i]);
        if (!tare_value_is_absent(self->keys[i])) continue;
        while (i > 0) tare_release(rt, self->keys[--i]);
        tare_alloc_free_table(rt, self->keys, count * sizeof(TareValue));
        self->keys = NULL;
        return TARE_ERROR;
    }
    return TARE_OK;
}

static TareStatus sort_row(TareRuntime *rt, TareValue *items, size_t count, TareValue key,
                           bool reverse) {
    Sorter sorter = {.rt = rt, .keys = items};
    Sorter *self = &sorter;
    TareStatus status = TARE_OK;
    if (!tare_value_is_none(key)) {
        self->values = items;
        status = make_keys(self, key, count);
    }
    if (status == TARE_OK) {
        choose_comparison(self, count);
        // Reversed before and after, equal items keep their order.
        if (reverse) reverse_range(self, 0, count);
        status = sort_items(self, count);
        if (reverse) reverse_range(self, 0, count);
    }
    if (self->scratch)
        tare_alloc_free_table(rt, self->scratch,
                              self->scratch_count * (self->values ? 2 : 1) * sizeof(TareValue));
    if (self->values && self->keys) {
        for (size_t i = 0; i < count; i++) tare_release(rt, self->keys[i]);
        tare_alloc_free_table(rt, self->keys, count * sizeof(TareValue));
    }
    return status;
}

TareStatus tare_list_sort(TareRuntime *rt, TareList *self, TareValue key, bool reverse) {
    TareList taken = *self;
    if (taken.length == 0) return TARE_OK;
    self->items = NULL;
    self->length = self->capacity = 0;
    TareStatus status = sort_row(rt, taken.items, taken.length, key, reverse);
    TareList changed = *self;
    self->items = taken.items;
    self->length = taken.length;
    self->capacity = taken.capacity;
    if (!changed.items) return status;
    if (status == TARE_OK)
        status = tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "list modified during sort");
    while (changed.length > 0) tare_release(rt, changed.items[--changed.length]);
    if (changed.capacity)
        tare_alloc_free_table(rt, changed.items, changed.capacity * sizeof(TareValue));
    return status;
}
