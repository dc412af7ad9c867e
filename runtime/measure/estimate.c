// The size of one object in a version of CPython, by the type on which its class rests.
#include "measure/estimate.h"

#include "measure/estimate_rows.h"
#include "modules/own_size.h"
#include "object/imitation.h"
#include "types/array.h"
#include "types/bytearray.h"
#include "types/int.h"
#include "types/list.h"
#include "types/memoryview.h"
#include "types/set.h"
#include "vm/generator.h"

#define DIGIT_BITS 30
#define SET_INLINE 8          // entries within a set's own block
#define SHARED_INT_MIN (-5)   // ints from here to SHARED_INT_MAX are the same objects everywhere
#define SHARED_INT_MAX 256

// ---- numbers and strings ----

static size_t int_bytes(const TareEstimator *self, TareValue v) {
    size_t bits = tare_int_bit_length(v);
    size_t digits = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    if (digits < self->version->minimum_digits) digits = self->version->minimum_digits;
    return digits * 4;
}

// An exact string: characters follow the head in one block.
static size_t string_bytes(const TareEstimator *self, const TareString *string) {
    const TareCpython *version = self->version;
    size_t text = ((size_t)string->length + 1) << string->width_log2;
    if (string->is_ascii) return version->ascii_bytes + text;
    size_t bytes = version->compact_bytes + text;
    // From 3.12 on the shared one-character strings hold their UTF-8 from the start.
    bool is_shared = string->length == 1 && string->width_log2 == 0 &&
                     self->rt->latin1_strings[tare_string_get(string, 0)] == string;
    if (is_shared && tare_cpython_release(version) >= TARE_CPYTHON_3_12) bytes += 3;
    return bytes;
}

// ---- lists, sets, bytearrays ----

// Room after so many appends.
static size_t appended_capacity(const TareCpython *version, size_t length) {
    size_t capacity = 0;
    while (capacity < length)
        capacity = tare_cpython_list_capacity(version, capacity, capacity, capacity + 1);
    return capacity;
}

static size_t list_items_bytes(TareEstimator *self, const TareList *list) {
    size_t capacity = list->capacity;
    if (!self->is_exact) {
        if (capacity != list->length) capacity = appended_capacity(self->version, list->length);
        self->result.is_measured = self->result.is_measured && capacity == 0;
    }
    return capacity * self->version->word_bytes;
}

static size_t set_table_bytes(TareEstimator *self, const TareSet *set) {
    size_t capacity = set->entries ? (size_t)set->mask + 1 : SET_INLINE;
    return capacity > SET_INLINE ? capacity * 2 * self->version->word_bytes : 0;
}

static size_t bytearray_bytes(TareEstimator *self, const TareByteArray *bytes) {
    if (self->is_exact) return bytes->capacity;
    if (bytes->capacity == bytes->length) return bytes->length ? bytes->length + 1 : 0;
    size_t capacity = 0;
    for (size_t length = 0; length < bytes->length; length = capacity - 1)
        capacity = tare_cpython_bytearray_capacity(capacity, 0, length, length + 1);
    self->result.is_measured = false;
    return capacity;
}

// ---- generators ----

// Names and the deepest stack; where the compiler did not count it, it is guessed from the
// registers for temporaries.
static size_t frame_words(TareEstimator *self, const TareGenerator *generator) {
    TareCpythonId release = tare_cpython_release(self->version);
    const TareCode *code = generator->frame.code;
    if (release < TARE_CPYTHON_3_11) return 0;
    if (self->is_exact && code && code->imitated_words)
        return (size_t)code->local_count + code->imitated_words;
    self->result.is_measured = false;
    size_t stack = code ? code->register_count - code->temporary_start : 0;
    bool is_expression = code && tare_string_equals_c(code->name, "<genexpr>");
    size_t least = release >= TARE_CPYTHON_3_12 || is_expression ? 2 : 1;
    return (code ? code->local_count : 0) + (stack > least ? stack : least);
}

// ---- by type ----

// What comes on top of the fixed part: items, digits, characters.
static size_t item_bytes(TareEstimator *self, TareValue v, TareTypeId id, size_t *separate_bytes) {
    size_t word = self->version->word_bytes;
    if (!tare_value_is_object(v)) return 0;
    void *object = tare_value_get_object(v);
    switch (id) {
    case TARE_TYPE_TUPLE: return ((TareTuple *)object)->length * word;
    case TARE_TYPE_BYTES: return (size_t)tare_type_get(self->rt, v)->slots.length(self->rt, v);
    case TARE_TYPE_MEMORYVIEW:
        return 3 * word * ((TareMemoryView *)object)->imitated_dimension_count;
    case TARE_TYPE_LIST: return *separate_bytes = list_items_bytes(self, object);
    case TARE_TYPE_SET:
    case TARE_TYPE_FROZENSET: return *separate_bytes = set_table_bytes(self, object);
    case TARE_TYPE_ARRAY:
        return *separate_bytes =
                   ((TareArray *)object)->capacity * ((TareArray *)object)->item_bytes;
    case TARE_TYPE_BYTEARRAY: return *separate_bytes = bytearray_bytes(self, object);
    case TARE_TYPE_GENERATOR:
    case TARE_TYPE_COROUTINE:
    case TARE_TYPE_ASYNC_GENERATOR: return frame_words(self, object) * word;
    case TARE_TYPE_CODE: self->result.is_measured = false; return 0;
    default: return 0;
    }
}

// Words that a class of the language adds to its built-in base: slots, dict, weak references.
static size_t added_bytes(const TareEstimator *self, const TareType *type, size_t *front_bytes) {
    const TareCpython *version = self->version;
    TareCpythonId release = tare_cpython_release(version);
    size_t words = type->slot_count;
    bool adds_dict = tare_estimate_instance_adds_dict(self, type);
    bool adds_weak = tare_estimate_instance_adds_weak(self, type);
    *front_bytes = 0;
    if (adds_dict && (release <= TARE_CPYTHON_3_10 ||
                      (release == TARE_CPYTHON_3_11 && tare_estimate_rows_is_sized(type))))
        words++;
    else if (adds_dict) *front_bytes = version->managed_bytes;
    if (adds_weak && release <= TARE_CPYTHON_3_11) words++;
    else if (adds_weak) *front_bytes = version->managed_bytes;
    return words * version->word_bytes;
}

// Sets both sizes and adds the object's blocks.
static void finish(TareEstimator *self, size_t body, size_t separate, size_t front) {
    TareEstimate *result = &self->result;
    result->sizeof_bytes = body + separate;
    result->getsizeof_bytes = result->sizeof_bytes + front;
    tare_estimate_add_block(self, body + front);
    tare_estimate_add_block(self, separate);
}

// Instances of classes of the language, and exact objects of built-in types.
static void measure_object(TareEstimator *self, TareValue v, const TareType *type) {
    TareTypeId id = type->native_base;
    bool is_class = type->flags & TARE_TYPE_IS_HEAP, is_collected;
    size_t body = tare_estimate_fixed_bytes(self, id, &is_collected), front = 0, separate = 0;
    self->result.exists = body > 0;
    if (!body) return;
    size_t added = is_class ? added_bytes(self, type, &front) : 0;
    if (is_class || is_collected) front += self->version->collector_bytes;
    if (id == TARE_TYPE_INT || id == TARE_TYPE_BOOL) {
        // int.__sizeof__ does not look at what a subclass adds.
        body = tare_estimate_fixed_bytes(self, TARE_TYPE_INT, &is_collected) + int_bytes(self, v);
    } else if (id == TARE_TYPE_STR) {
        const TareString *string = tare_string_of(v);
        size_t text = ((size_t)string->length + 1) << string->width_log2;
        body = is_class ? body : string_bytes(self, string);
        if (is_class) separate = text;
    } else if (id == TARE_TYPE_DICT) {
        tare_estimate_dict_measure(self, &tare_dict_of(v)->table, body + added + front);
        self->result.getsizeof_bytes += body + added + front;
        self->result.sizeof_bytes += body + added;
        return;
    } else {
        body += added;
        size_t items = item_bytes(self, v, id, &separate);
        if (!separate) body += items;
    }
    finish(self, body, separate, front);
    if (id == TARE_TYPE_DEQUE) tare_estimate_standin_add_deque(self, v);
    if (is_class) tare_estimate_instance_measure(self, tare_value_get_object(v), body + front);
}

void tare_estimate_add_block(TareEstimator *self, size_t request_bytes) {
    if (!request_bytes) return;
    self->result.allocated_bytes += tare_cpython_rounded_bytes(self->version, request_bytes);
    self->result.block_count++;
}

// Ints and floats that CPython shares or keeps for good cost nothing more.
static bool is_shared_number(TareValue v) {
    int64_t n;
    return tare_value_is_small_int(v) && tare_int_to_int64(v, &n) && n >= SHARED_INT_MIN &&
           n <= SHARED_INT_MAX;
}

static size_t boxed_bytes(TareEstimator *self, TareValue v) {
    bool is_collected;
    if (is_shared_number(v)) return 0;
    TareTypeId id = tare_value_is_small_int(v) ? TARE_TYPE_INT : TARE_TYPE_FLOAT;
    size_t bytes = tare_estimate_fixed_bytes(self, id, &is_collected);
    if (id == TARE_TYPE_INT) bytes += int_bytes(self, v);
    return tare_cpython_rounded_bytes(self->version, bytes);
}

typedef struct NumberCounter {
    TareDescriber base;
    TareEstimator *estimator;
    size_t here_bytes;
    size_t there_bytes;
} NumberCounter;

static void count_numbers(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                          const char *name) {
    NumberCounter *self = (NumberCounter *)base;
    const TareValue *words = start;
    for (size_t i = 0; i < bytes / sizeof *words; i++) {
        bool is_int = tare_value_is_small_int(words[i]);
        if (!is_int && !tare_value_is_small_float(words[i])) continue;
        if (self->estimator) self->there_bytes += boxed_bytes(self->estimator, words[i]);
        if (!is_shared_number(words[i]))
            self->here_bytes += tare_heap_block_bytes(is_int ? sizeof(TareInt) + 8 : 16);
    }
}

static NumberCounter walk_numbers(TareRuntime *rt, TareValue v, TareEstimator *estimator) {
    NumberCounter counter = {.base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES),
                                      .region = count_numbers},
                             .estimator = estimator};
    const TareType *type = tare_type_get(rt, v);
    if (tare_value_is_object(v) && type->slots.describe)
        type->slots.describe(rt, tare_value_get_object(v), &counter.base);
    return counter;
}

TareEstimate tare_estimate_measure(TareRuntime *rt, const TareCpython *version, TareValue v,
                                   size_t siblings, bool skips_dicts) {
    TareEstimator self = {.rt = rt,
                          .version = version,
                          .is_exact = rt->imitation && rt->imitation->version == version,
                          .siblings = siblings,
                          .skips_dicts = skips_dicts,
                          .result = {.exists = true, .is_measured = version->is_measured}};
    const TareType *type = tare_type_get(rt, v);
    if (type->native_base == TARE_TYPE_TYPE)
        tare_estimate_instance_measure_class(&self, tare_type_of_value(v));
    else if (!tare_estimate_standin_measure(&self, v, type)) measure_object(&self, v, type);
    self.result.number_bytes = walk_numbers(rt, v, &self).there_bytes;
    return self.result;
}

TareEstimateHere tare_estimate_measure_here(TareRuntime *rt, TareValue v) {
    TareOwnSize own = tare_own_size_measure(rt, v);
    TareEstimateHere here = {.own_bytes = own.taken_bytes, .boxed_bytes = own.taken_bytes};
    here.boxed_bytes += walk_numbers(rt, v, NULL).here_bytes;
    if (own.block_count == 0 && tare_value_is_small_int(v) && !is_shared_number(v))
        here.boxed_bytes = tare_heap_block_bytes(sizeof(TareInt) + 8);
    if (tare_value_is_small_float(v)) here.boxed_bytes = tare_heap_block_bytes(16);
    return here;
}
