// The wrapper of lru_cache. The table gives for each key the result, or with a limit the place of
// its node in the order of use.
//
// Comparing keys and calling the function run the program, which may come back to this very wrapper
// and change it. `changes` counts what adds, removes or moves nodes: where it moved while a step
// was half done, or an entry did not go where it was missing, the wrapper forgets all that it
// remembers, which is always allowed.
#include "modules/lru_cache.h"

#include "modules/functools.h"
#include "modules/lru_order.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/function.h"
#include "types/int.h"

//   +0 header  +8 dict word  +16 function  +24 type of cache_info()  +32 mark  +40 table
//   +64 order  +96 limit, hits, misses, changes, typed
typedef struct LruCache {
    TareObject header;
    void *dict_word;
    TareValue function;
    TareValue info_type;
    TareValue mark;  // stands before keywords in keys; absent until there are some
    TareTable table;
    TareLruOrder order;
    int64_t limit;  // -1: none
    uint64_t hits;
    uint64_t misses;
    uint64_t changes;
    uint64_t is_typed;
} LruCache;

static LruCache *of(TareValue v) { return (LruCache *)tare_value_get_object(v); }

static void forget_all(TareRuntime *rt, LruCache *self) {
    TareLruOrder order = self->order;
    tare_lru_order_init(&self->order);
    self->changes++;
    tare_table_clear(rt, &self->table);
    tare_lru_order_clear(rt, &order);
}

// ---- keys --------------------------------------------------------------------------------------

typedef struct Key {
    TareValue value;
    uint64_t hash;
} Key;

static bool is_simple(TareValue v) {
    return tare_value_is_exact(v, TARE_TYPE_STR) || tare_value_is_exact(v, TARE_TYPE_INT);
}

static TareStatus make_mark(TareRuntime *rt, LruCache *self) {
    if (!tare_value_is_absent(self->mark)) return TARE_OK;
    void *mark = tare_alloc_builtin(rt, TARE_TYPE_OBJECT);
    if (!mark) return TARE_ERROR;
    tare_slot_set_steal(rt, &self->mark, tare_value_from_object(mark));
    return TARE_OK;
}

// Positional arguments; the mark, names and values; with `typed` the types of all values.
static TareValue make_long_key(TareRuntime *rt, LruCache *self, const TareArguments *arguments) {
    size_t positional = arguments->positional_count;
    size_t keywords = tare_native_keyword_count(arguments);
    size_t values = positional + keywords;
    size_t length = positional + (keywords ? 1 + 2 * keywords : 0) + (self->is_typed ? values : 0);
    if (keywords && make_mark(rt, self) != TARE_OK) return TARE_ABSENT;
    TareValue row = tare_tuple_new(rt, length);
    if (tare_value_is_absent(row)) return row;
    TareValue *item = tare_tuple_of(row)->items;
    for (size_t i = 0; i < positional; i++) *item++ = tare_retain(arguments->values[i]);
    if (keywords) *item++ = tare_retain(self->mark);
    for (size_t i = 0; i < keywords; i++) {
        *item++ = tare_retain(arguments->keyword_names->items[i]);
        *item++ = tare_retain(arguments->values[positional + i]);
    }
    for (size_t i = 0; i < values && self->is_typed; i++)
        *item++ = tare_retain(tare_value_from_object(tare_type_get(rt, arguments->values[i])));
    return row;
}

// The table asks texts and small ints for their hash itself.
static TareStatus make_key(TareRuntime *rt, LruCache *self, const TareArguments *arguments,
                           Key *out) {
    const TareValue *values = arguments->values;
    size_t count = arguments->positional_count;
    *out = (Key){TARE_ABSENT, 0};
    if (self->is_typed || tare_native_keyword_count(arguments))
        out->value = make_long_key(rt, self, arguments);
    else if (count == 1 && is_simple(values[0])) out->value = tare_retain(values[0]);
    else out->value = tare_tuple_new_from(rt, values, count);
    if (tare_value_is_absent(out->value)) return TARE_ERROR;
    if (tare_value_is_exact(out->value, TARE_TYPE_STR) || tare_value_is_small_int(out->value))
        return TARE_OK;
    if (tare_protocol_hash(rt, out->value, &out->hash) == TARE_OK) return TARE_OK;
    tare_slot_clear(rt, &out->value);
    return TARE_ERROR;
}

// ---- calls -------------------------------------------------------------------------------------

static TareValue call_unbounded(TareRuntime *rt, LruCache *self, const TareArguments *arguments) {
    Key key;
    if (make_key(rt, self, arguments, &key) != TARE_OK) return TARE_ABSENT;
    TareValue result = TARE_ABSENT;
    int found = tare_table_find(rt, &self->table, key.value, key.hash, &result);
    if (found > 0) {
        self->hits++;
        tare_retain(result);
    } else if (found == 0) {
        self->misses++;
        result = tare_call(rt, self->function, arguments);
        if (!tare_value_is_absent(result) &&
            tare_table_set(rt, &self->table, key.value, key.hash, result) != TARE_OK)
            tare_slot_clear(rt, &result);
    }
    tare_release(rt, key.value);
    return result;
}

// The number that the table holds for a key.
static uint32_t place_of(TareValue number) {
    int64_t place;
    (void)tare_int_to_int64(number, &place);
    return (uint32_t)place;
}

// Adds a key that is missing, below the limit.
static TareStatus add(TareRuntime *rt, LruCache *self, const Key *key, TareValue result) {
    uint64_t changes = self->changes;
    uint32_t live_count = self->table.live_count;
    if (tare_lru_order_reserve(rt, &self->order, self->limit) != TARE_OK) return TARE_ERROR;
    TareValue place = tare_int_new(rt, tare_lru_order_next(&self->order));
    if (tare_value_is_absent(place)) return TARE_ERROR;
    TareStatus status = tare_table_set(rt, &self->table, key->value, key->hash, place);
    bool is_added = self->changes == changes && self->table.live_count == live_count + 1;
    if (status == TARE_OK && is_added) {
        self->changes++;
        tare_lru_order_add(&self->order, key->value, key->hash, result);
    } else if (status == TARE_OK) {
        forget_all(rt, self);
    }
    tare_release(rt, place);
    return status;
}

// Takes the least recently used key out; *dropped is what it held, the caller's. There must be one.
static TareStatus drop_oldest(TareRuntime *rt, LruCache *self, TareLruPair *dropped) {
    uint64_t changes = self->changes;
    uint32_t oldest = self->order.oldest;
    uint64_t hash = tare_lru_order_link(&self->order, oldest)->hash;
    TareValue key = tare_retain(self->order.pairs[oldest].key), place = TARE_ABSENT;
    int found = tare_table_delete(rt, &self->table, key, hash, &place);
    if (found > 0 && self->changes == changes) {
        self->changes++;
        *dropped = tare_lru_order_remove(&self->order, place_of(place));
    } else if (found >= 0) {
        forget_all(rt, self);
    }
    tare_release(rt, place);
    tare_release(rt, key);
    return found < 0 ? TARE_ERROR : TARE_OK;
}

// A call that came back here meanwhile may have added the key already.
static TareStatus remember(TareRuntime *rt, LruCache *self, const Key *key, TareValue result) {
    TareValue place;
    int found = tare_table_find(rt, &self->table, key->value, key->hash, &place);
    if (found != 0) return found < 0 ? TARE_ERROR : TARE_OK;
    if (self->table.live_count < self->limit) return add(rt, self, key, result);
    TareLruPair dropped = {TARE_ABSENT, TARE_ABSENT};
    TareStatus status = drop_oldest(rt, self, &dropped);
    if (status == TARE_OK && self->table.live_count < self->limit)
        status = add(rt, self, key, result);
    tare_release(rt, dropped.key);
    tare_release(rt, dropped.result);
    return status;
}

static TareValue call_bounded(TareRuntime *rt, LruCache *self, const TareArguments *arguments) {
    Key key;
    if (make_key(rt, self, arguments, &key) != TARE_OK) return TARE_ABSENT;
    TareValue place, result = TARE_ABSENT;
    int found = tare_table_find(rt, &self->table, key.value, key.hash, &place);
    if (found > 0) {
        self->hits++;
        tare_lru_order_touch(&self->order, place_of(place));
        result = tare_retain(self->order.pairs[place_of(place)].result);
    } else if (found == 0) {
        self->misses++;
        result = tare_call(rt, self->function, arguments);
        if (!tare_value_is_absent(result) && remember(rt, self, &key, result) != TARE_OK)
            tare_slot_clear(rt, &result);
    }
    tare_release(rt, key.value);
    return result;
}

static TareValue call(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    LruCache *self = of(v);
    TareValue result;
    if (tare_call_enter(rt, " while calling a Python object") != TARE_OK) return TARE_ABSENT;
    tare_retain(v);
    if (self->limit == 0) {
        self->misses++;
        result = tare_call(rt, self->function, arguments);
    } else {
        result = self->limit < 0 ? call_unbounded(rt, self, arguments)
                                 : call_bounded(rt, self, arguments);
    }
    tare_release(rt, v);
    tare_call_leave(rt);
    return result;
}

// ---- birth -------------------------------------------------------------------------------------

static TareStatus read_limit(TareRuntime *rt, TareValue v, int64_t *out) {
    *out = -1;
    if (tare_value_is_none(v)) return TARE_OK;
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "maxsize should be integer or None");
    if (tare_operator_index_int64(rt, v, false, TARE_TYPE_OVERFLOW_ERROR, out) != TARE_OK)
        return TARE_ERROR;
    if (*out < 0) *out = 0;
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"user_function", "maxsize", "typed", "cache_info_type"};
    static const TareParameters parameters = {"lru_cache", names, 4, 0, 4, 4};
    TareValue values[4];
    int64_t limit;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    int is_typed = tare_protocol_truth(rt, values[2]);
    if (is_typed < 0) return TARE_ABSENT;
    if (!tare_call_is_callable(rt, values[0]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "the first argument must be callable");
    if (read_limit(rt, values[1], &limit) != TARE_OK) return TARE_ABSENT;
    LruCache *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    tare_table_init(&self->table);
    tare_lru_order_init(&self->order);
    self->function = tare_retain(values[0]);
    self->info_type = tare_retain(values[3]);
    self->limit = limit;
    self->is_typed = (uint64_t)is_typed;
    return tare_value_from_object(self);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    LruCache *self = (LruCache *)object;
    size_t bytes = rt->shapes[object->shape_id]->type->instance_bytes, word = sizeof(TareValue);
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "cache");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->function, word, "function");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->info_type, word,
                         "type of cache_info");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->mark, word,
                         "mark before keywords");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->table.block, word, "table");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->table.block + 1,
                         sizeof self->table - word, "counts and version of the table");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->order.pairs, word, "order of use");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->order.pairs + 1,
                         sizeof *self - offsetof(LruCache, order) - word,
                         "order of use, limit, hits, misses, changes, typed");
    tare_instance_describe_tail(rt, object, bytes, sizeof *self, describer);
    tare_table_describe(&self->table, describer);
    tare_lru_order_describe(&self->order, describer);
}

// ---- methods -----------------------------------------------------------------------------------

static TareValue bind(TareRuntime *rt, TareValue self, TareValue instance, TareType *owner) {
    bool is_unbound = tare_value_is_absent(instance) || tare_value_is_none(instance);
    return is_unbound ? tare_retain(self) : tare_method_new(rt, self, instance);
}

static TareValue cache_info(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    LruCache *self = of(v);
    TareValue fields[4] = {tare_int_new(rt, (int64_t)self->hits),
                           tare_int_new(rt, (int64_t)self->misses),
                           self->limit < 0 ? TARE_NONE : tare_int_new(rt, self->limit),
                           tare_int_new(rt, self->table.live_count)};
    bool is_whole = true;
    for (size_t i = 0; i < 4; i++) is_whole = is_whole && !tare_value_is_absent(fields[i]);
    TareValue result = is_whole ? tare_call_values(rt, self->info_type, fields, 4) : TARE_ABSENT;
    for (size_t i = 0; i < 4; i++) tare_release(rt, fields[i]);
    return result;
}

static TareValue cache_clear(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    of(v)->hits = of(v)->misses = 0;
    forget_all(rt, of(v));
    return TARE_NONE;
}

// Pickled by its name.
static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_attribute_get(rt, self, TARE_RUNTIME_NAME(rt, dunder_qualname));
}

static TareValue copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_retain(self);
}

static const TareNativeDefinition methods[] = {
    {"cache_info", cache_info, TARE_NATIVE_NONE, .doc = "Tell hits, misses, maxsize, currsize."},
    {"cache_clear", cache_clear, TARE_NATIVE_NONE, .doc = "Forget all results and counts."},
    {"__reduce__", reduce, TARE_NATIVE_NONE, .doc = "Return the name for pickling."},
    {"__copy__", copy, TARE_NATIVE_NONE, .doc = "Return the wrapper itself."},
    {"__deepcopy__", copy, TARE_NATIVE_ONE, .doc = "Return the wrapper itself."},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"__dict__", tare_functools_get_dict, tare_functools_set_dict, NULL},
    {NULL},
};

const TareTypeSpec tare_lru_cache_spec = {
    .instance_bytes = sizeof(LruCache),
    .flags = TARE_TYPE_HAS_DICT | TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_METHOD_LIKE,
    .methods = methods,
    .attributes = attributes,
    .doc = "_lru_cache_wrapper(user_function, maxsize, typed, cache_info_type)\n\n"
           "A function whose results are remembered.",
    .slots = {.describe = describe, .create = create, .call = call, .descriptor_get = bind},
};
