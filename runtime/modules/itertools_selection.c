// product, permutations and both kinds of combinations: rows of items picked from pools, by places
// that step like the wheels of a counter. Each row is a new tuple made from the places.
#include "modules/itertools.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/operator.h"
#include "types/container.h"
#include "types/int.h"

//   +0 header  +8 pool  +16 places, a block of its own  +24 lengths and marks
typedef struct Selection {
    TareObject header;
    TareValue pool;    // a tuple; of product: one tuple for each place
    uint32_t *places;  // which item is at each place; of permutations also where items of equal
                       // rank begin to repeat: all items in order, then a countdown a place
    uint32_t pool_count;
    uint32_t row_count;  // places in a row
    uint32_t place_count;
    bool has_begun;
    bool is_over;
} Selection;

static Selection *of(TareValue v) { return (Selection *)tare_value_get_object(v); }

size_t tare_itertools_count_places(TareValue v) { return of(v)->place_count; }

// ---- making ------------------------------------------------------------------------------------

static TareValue new_selection(TareRuntime *rt, TareType *type, TareValue stolen_pool,
                               size_t row_count, size_t place_count) {
    TareValue v = tare_itertools_new_steal(rt, type, &stolen_pool, 1);
    if (tare_value_is_absent(v)) return v;
    Selection *self = of(v);
    self->pool_count = (uint32_t)tare_tuple_of(self->pool)->length;
    if (place_count > UINT32_MAX / sizeof *self->places)
        (void)tare_error_raise_memory(rt);
    else if (place_count)
        self->places = tare_alloc_data(rt, place_count * sizeof *self->places);
    if (tare_error_is_pending(rt)) {
        tare_release(rt, v);
        return TARE_ABSENT;
    }
    self->row_count = (uint32_t)row_count;
    self->place_count = (uint32_t)place_count;
    if (place_count) memset(self->places, 0, place_count * sizeof *self->places);
    return v;
}

static TareValue new_tuple(TareRuntime *rt, TareValue iterable) {
    if (tare_value_is_exact(iterable, TARE_TYPE_TUPLE)) return tare_retain(iterable);
    return tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), iterable);
}

static TareStatus check_row(TareRuntime *rt, int64_t count) {
    if (count >= 0) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "r must be non-negative");
}

// The arguments iterable and r of both kinds of combinations, as a selection.
static TareValue create_picked(TareRuntime *rt, TareType *type, const TareArguments *arguments,
                               const char *name) {
    static const char *const names[] = {"iterable", "r"};
    TareParameters parameters = {name, names, 2, 0, 2, 2};
    TareValue given[2];
    int64_t count;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK ||
        tare_operator_index_size(rt, given[1], &count) != TARE_OK)
        return TARE_ABSENT;
    TareValue pool = new_tuple(rt, given[0]);
    if (tare_value_is_absent(pool)) return pool;
    if (check_row(rt, count) == TARE_OK)
        return new_selection(rt, type, pool, (size_t)count, (size_t)count);
    tare_release(rt, pool);
    return TARE_ABSENT;
}

static TareValue combinations_create(TareRuntime *rt, TareType *type,
                                     const TareArguments *arguments) {
    TareValue v = create_picked(rt, type, arguments, "combinations");
    if (tare_value_is_absent(v)) return v;
    Selection *self = of(v);
    for (uint32_t i = 0; i < self->row_count; i++) self->places[i] = i;
    self->is_over = self->row_count > self->pool_count;
    return v;
}

static TareValue repeated_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    TareValue v = create_picked(rt, type, arguments, "combinations_with_replacement");
    if (!tare_value_is_absent(v)) of(v)->is_over = of(v)->row_count && !of(v)->pool_count;
    return v;
}

// How many items a permutation has: all of them for None.
static TareStatus read_row(TareRuntime *rt, TareValue v, int64_t all, int64_t *out) {
    *out = all;
    if (tare_value_is_absent(v) || tare_value_is_none(v)) return TARE_OK;
    if (!tare_int_is(rt, v)) return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "Expected int as r");
    if (tare_operator_index_size(rt, v, out) != TARE_OK) return TARE_ERROR;
    return check_row(rt, *out);
}

static TareValue permutations_create(TareRuntime *rt, TareType *type,
                                     const TareArguments *arguments) {
    static const char *const names[] = {"iterable", "r"};
    static const TareParameters parameters = {"permutations", names, 2, 0, 2, 1};
    TareValue given[2];
    int64_t count;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareValue pool = new_tuple(rt, given[0]);
    if (tare_value_is_absent(pool)) return pool;
    size_t all = tare_tuple_of(pool)->length;
    if (read_row(rt, given[1], (int64_t)all, &count) != TARE_OK) {
        tare_release(rt, pool);
        return TARE_ABSENT;
    }
    TareValue v = new_selection(rt, type, pool, (size_t)count, all + (size_t)count);
    if (tare_value_is_absent(v)) return v;
    Selection *self = of(v);
    for (uint32_t i = 0; i < all; i++) self->places[i] = i;
    for (uint32_t i = 0; i < count; i++) self->places[all + i] = (uint32_t)all - i;
    self->is_over = (size_t)count > all;
    return v;
}

// The argument repeat of product, which alone may be given by keyword.
static TareStatus read_repeat(TareRuntime *rt, const TareType *type, const TareArguments *arguments,
                              int64_t *out) {
    static const char *const names[] = {"repeat"};
    static const TareParameters parameters = {"product", names, 1, 0, 0, 0};
    const TareValue *keywords = arguments->values + arguments->positional_count;
    TareArguments given = {keywords, 0, arguments->keyword_names};
    TareValue repeat;
    *out = 1;
    if (tare_native_bind(rt, &parameters, &given, &repeat) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(repeat)) return TARE_OK;
    if (tare_operator_index_size(rt, repeat, out) != TARE_OK) return TARE_ERROR;
    if (*out < 0)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "repeat argument cannot be negative");
    if (*out && arguments->positional_count > INT64_MAX / sizeof(TareValue) / (size_t)*out)
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "repeat argument too large");
    return TARE_OK;
}

static TareValue product_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    int64_t repeat;
    size_t given = arguments->positional_count;
    if (read_repeat(rt, type, arguments, &repeat) != TARE_OK) return TARE_ABSENT;
    if (repeat == 0) given = 0;
    size_t count = given * (size_t)repeat;
    TareValue pools = tare_tuple_new(rt, count);
    if (tare_value_is_absent(pools)) return pools;
    for (size_t i = 0; i < count; i++) {
        TareValue *items = tare_tuple_of(pools)->items;
        items[i] = i < given ? new_tuple(rt, arguments->values[i]) : tare_retain(items[i - given]);
        if (!tare_value_is_absent(items[i])) continue;
        tare_release(rt, pools);
        return TARE_ABSENT;
    }
    return new_selection(rt, type, pools, count, count);
}

// ---- stepping ----------------------------------------------------------------------------------

static TareValue new_row(TareRuntime *rt, const Selection *self) {
    TareValue row = tare_tuple_new(rt, self->row_count);
    if (tare_value_is_absent(row)) return row;
    const TareValue *pool = tare_tuple_of(self->pool)->items;
    TareValue *items = tare_tuple_of(row)->items;
    for (uint32_t i = 0; i < self->row_count; i++) items[i] = tare_retain(pool[self->places[i]]);
    return row;
}

static bool step_combinations(Selection *self) {
    uint32_t *places = self->places, spare = self->pool_count - self->row_count;
    uint32_t i = self->row_count;
    while (i && places[i - 1] == i - 1 + spare) i--;
    if (!i) return false;
    places[i - 1]++;
    for (; i < self->row_count; i++) places[i] = places[i - 1] + 1;
    return true;
}

static bool step_repeated(Selection *self) {
    uint32_t *places = self->places, i = self->row_count;
    while (i && places[i - 1] == self->pool_count - 1) i--;
    if (!i) return false;
    uint32_t next = places[i - 1] + 1;
    for (i--; i < self->row_count; i++) places[i] = next;
    return true;
}

// Each countdown that runs out turns its place's item behind the others, so that all is in order
// again; one that does not swaps its place's item with the one so far from the end.
static bool step_permutations(Selection *self) {
    uint32_t *places = self->places, *left = places + self->pool_count, all = self->pool_count;
    for (uint32_t i = self->row_count; i-- > 0;) {
        uint32_t first = places[i];
        if (--left[i]) {
            places[i] = places[all - left[i]];
            places[all - left[i]] = first;
            return true;
        }
        memmove(places + i, places + i + 1, (all - i - 1) * sizeof *places);
        places[all - 1] = first;
        left[i] = all - i;
    }
    return false;
}

static TareValue next_row(TareRuntime *rt, TareValue v, bool (*step)(Selection *self)) {
    Selection *self = of(v);
    if (self->is_over) return TARE_ABSENT;
    if (self->has_begun && !step(self)) {
        self->is_over = true;
        return TARE_ABSENT;
    }
    self->has_begun = true;
    return new_row(rt, self);
}

static TareValue combinations_next(TareRuntime *rt, TareValue v) {
    return next_row(rt, v, step_combinations);
}

static TareValue repeated_next(TareRuntime *rt, TareValue v) {
    return next_row(rt, v, step_repeated);
}

static TareValue permutations_next(TareRuntime *rt, TareValue v) {
    return next_row(rt, v, step_permutations);
}

static const TareTuple *pool_at(const Selection *self, size_t i) {
    return tare_tuple_of(tare_tuple_of(self->pool)->items[i]);
}

static bool step_product(Selection *self) {
    for (uint32_t i = self->row_count; i-- > 0;) {
        if (++self->places[i] < pool_at(self, i)->length) return true;
        self->places[i] = 0;
    }
    return false;
}

static bool has_empty_pool(const Selection *self) {
    for (uint32_t i = 0; i < self->row_count; i++)
        if (pool_at(self, i)->length == 0) return true;
    return false;
}

static TareValue product_next(TareRuntime *rt, TareValue v) {
    Selection *self = of(v);
    if (!self->is_over)
        self->is_over = self->has_begun ? !step_product(self) : has_empty_pool(self);
    self->has_begun = true;
    if (self->is_over) return TARE_ABSENT;
    TareValue row = tare_tuple_new(rt, self->row_count);
    if (tare_value_is_absent(row)) return row;
    for (uint32_t i = 0; i < self->row_count; i++)
        tare_tuple_of(row)->items[i] = tare_retain(pool_at(self, i)->items[self->places[i]]);
    return row;
}

// ---- pickling ----------------------------------------------------------------------------------

static TareValue new_numbers(TareRuntime *rt, const uint32_t *numbers, size_t count) {
    TareValue tuple = tare_tuple_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(tuple); i++)
        tare_tuple_of(tuple)->items[i] = tare_value_from_small_int(numbers[i]);
    return tuple;
}

// (type, (pool, r)) before the first row, with the state after; over, it is one of nothing.
static TareValue reduce_steal(TareRuntime *rt, TareValue v, TareValue stolen_state) {
    const Selection *self = of(v);
    TareValue nothing = tare_tuple_new(rt, 0), result = TARE_ABSENT;
    if (tare_value_is_absent(nothing)) return nothing;
    bool is_ended = self->has_begun && self->is_over;
    TareValue values[2] = {is_ended ? nothing : self->pool,
                           tare_value_from_small_int(self->row_count)};
    bool has_state = self->has_begun && !self->is_over;
    if (!tare_value_is_absent(stolen_state))
        result =
            tare_itertools_new_reduced(rt, v, values, 2, has_state ? stolen_state : TARE_ABSENT);
    tare_release(rt, stolen_state);
    tare_release(rt, nothing);
    return result;
}

static TareValue combinations_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return reduce_steal(rt, v, new_numbers(rt, of(v)->places, of(v)->row_count));
}

static TareValue permutations_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Selection *self = of(v);
    TareValue places = new_numbers(rt, self->places, self->pool_count), state = TARE_ABSENT;
    TareValue left = new_numbers(rt, self->places + self->pool_count, self->row_count);
    if (!tare_value_is_absent(places) && !tare_value_is_absent(left))
        state = tare_tuple_pack(rt, places, left);
    tare_release(rt, places);
    tare_release(rt, left);
    return reduce_steal(rt, v, state);
}

static TareValue product_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Selection *self = of(v);
    TareValue type = tare_value_from_object(tare_type_get(rt, v)), result = TARE_ABSENT;
    if (self->is_over) {
        TareValue nothing = tare_tuple_new(rt, 0);
        if (tare_value_is_absent(nothing)) return nothing;
        result = tare_itertools_new_reduced(rt, v, &nothing, 1, TARE_ABSENT);
        tare_release(rt, nothing);
        return result;
    }
    TareValue parts[3] = {type, self->pool, TARE_ABSENT};
    if (self->has_begun) parts[2] = new_numbers(rt, self->places, self->row_count);
    if (!self->has_begun || !tare_value_is_absent(parts[2]))
        result = tare_tuple_new_from(rt, parts, self->has_begun ? 3 : 2);
    tare_release(rt, parts[2]);
    return result;
}

// A number of a state, moved into lowest..highest.
static TareStatus read_place(TareRuntime *rt, TareValue v, int64_t lowest, int64_t highest,
                             uint32_t *out) {
    int64_t number;
    if (!tare_int_is(rt, v))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "an integer is required");
    if (tare_operator_index_size(rt, v, &number) != TARE_OK) return TARE_ERROR;
    *out = (uint32_t)(number > highest ? highest : number < lowest ? lowest : number);
    return TARE_OK;
}

static TareStatus check_numbers(TareRuntime *rt, TareValue v, size_t count) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_TUPLE) && tare_tuple_of(v)->length == count)
        return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "invalid arguments");
}

// Takes the places of a row over, each up to what `most` allows there.
static TareValue set_places(TareRuntime *rt, TareValue v, TareValue state,
                            int64_t (*most)(const Selection *self, size_t i)) {
    Selection *self = of(v);
    if (check_numbers(rt, state, self->row_count) != TARE_OK) return TARE_ABSENT;
    for (size_t i = 0; i < self->row_count; i++) {
        if (most(self, i) < 0) {
            self->is_over = true;
            return TARE_NONE;
        }
        if (read_place(rt, tare_tuple_of(state)->items[i], 0, most(self, i), &self->places[i]) !=
            TARE_OK)
            return TARE_ABSENT;
    }
    self->has_begun = true;
    return TARE_NONE;
}

static int64_t most_combinations(const Selection *self, size_t i) {
    return (int64_t)(i + self->pool_count) - self->row_count;
}
static int64_t most_repeated(const Selection *self, size_t i) {
    return (int64_t)self->pool_count - 1;
}
static int64_t most_product(const Selection *self, size_t i) {
    return (int64_t)pool_at(self, i)->length - 1;
}

#define SET_STATE(kind)                                                 \
    static TareValue kind##_set_state(TareRuntime *rt, TareValue v,     \
                                      const TareArguments *arguments) { \
        return set_places(rt, v, arguments->values[0], most_##kind);    \
    }
SET_STATE(combinations)
SET_STATE(repeated)
SET_STATE(product)

static TareValue permutations_set_state(TareRuntime *rt, TareValue v,
                                        const TareArguments *arguments) {
    Selection *self = of(v);
    TareValue state = arguments->values[0];
    if (tare_itertools_check_state(rt, state, 2, 2) != TARE_OK) return TARE_ABSENT;
    const TareValue *parts = tare_tuple_of(state)->items;
    for (int i = 0; i < 2; i++)
        if (!tare_type_is_instance(rt, parts[i], TARE_TYPE_TUPLE))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "argument %d must be tuple, not %T",
                                    i + 1, parts[i]);
    if (check_numbers(rt, parts[0], self->pool_count) != TARE_OK ||
        check_numbers(rt, parts[1], self->row_count) != TARE_OK)
        return TARE_ABSENT;
    uint32_t all = self->pool_count;
    for (uint32_t i = 0; i < all; i++)
        if (read_place(rt, tare_tuple_of(parts[0])->items[i], 0, (int64_t)all - 1,
                       &self->places[i]) != TARE_OK)
            return TARE_ABSENT;
    for (uint32_t i = 0; i < self->row_count; i++)
        if (read_place(rt, tare_tuple_of(parts[1])->items[i], 1, (int64_t)all - i,
                       &self->places[all + i]) != TARE_OK)
            return TARE_ABSENT;
    self->has_begun = true;
    return TARE_NONE;
}

// ---- the types ---------------------------------------------------------------------------------

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Selection *self = (Selection *)object;
    size_t bytes = rt->shapes[object->shape_id]->type->instance_bytes;
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->pool, sizeof self->pool, "pool");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->places, sizeof self->places,
                         "places");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->pool_count,
                         sizeof *self - offsetof(Selection, pool_count), "lengths and marks");
    tare_instance_describe_tail(rt, object, bytes, sizeof *self, describer);
    if (!self->places) return;
    bytes = self->place_count * sizeof *self->places;
    tare_describe_block(describer, self->places, bytes, TARE_BLOCK_TABLE, "places");
    tare_describe_region(describer, TARE_REGION_INDEX, self->places, bytes, "places");
}

#define SPEC(kind, symbol, reducer, text)                   \
    static const TareNativeDefinition kind##_methods[] = {  \
        {"__reduce__", reducer, TARE_NATIVE_NONE,           \
         .doc = "Return state information for pickling."},  \
        {"__setstate__", kind##_set_state, TARE_NATIVE_ONE, \
         .doc = "Take a state over from a pickle."},        \
        {NULL},                                             \
    };                                                      \
    const TareTypeSpec tare_itertools_##symbol##_spec = {   \
        .instance_bytes = sizeof(Selection),                \
        .flags = TARE_TYPE_IS_BASE,                         \
        .methods = kind##_methods,                          \
        .doc = text,                                        \
        .slots = {.describe = describe,                     \
                  .create = kind##_create,                  \
                  .iterate = tare_container_return_self,    \
                  .next = kind##_next},                     \
    }

SPEC(combinations, combinations, combinations_reduce,
     "combinations(iterable, r)\n\nAll choices of r items, in order, each at most once.");
SPEC(repeated, combinations_with_replacement, combinations_reduce,
     "combinations_with_replacement(iterable, r)\n\nAll choices of r items, in order, each any "
     "number of times.");
SPEC(permutations, permutations, permutations_reduce,
     "permutations(iterable, r=None)\n\nAll rows of r different items, in every order.");
SPEC(product, product, product_reduce,
     "product(*iterables, repeat=1)\n\nAll rows of one item of each iterable.");
