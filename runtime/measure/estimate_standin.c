// Classes of the library that are written in the language here and in C in CPython.
#include "measure/estimate.h"
#include "measure/estimate_rows.h"
#include "modules/itertools.h"
#include "modules/struct.h"
#include "object/imitation.h"
#include "object/instance.h"
#include "types/deque.h"
#include "types/int.h"
#include "types/list.h"

#define DEQUE_BLOCK_ITEMS ((size_t)TARE_DEQUE_BLOCK)
#define DEQUE_LINKS ((size_t)2)
#define ORDERED_NODE_WORDS ((size_t)4)
#define PATTERN_CODE_BYTES ((size_t)4)
#define STRUCT_CODE_WORDS ((size_t)4)  // for each code of a format, and one more at the end

size_t tare_estimate_fixed_bytes(const TareEstimator *self, TareTypeId id, bool *is_collected) {
    size_t bytes = tare_estimate_rows_get(self->rt, id, self->version->id, is_collected);
    return bytes && *is_collected ? bytes - self->version->collector_bytes : bytes;
}

void tare_estimate_standin_add_deque(TareEstimator *self, TareValue v) {
    size_t block = (DEQUE_BLOCK_ITEMS + DEQUE_LINKS) * self->version->word_bytes;
    size_t length = tare_deque_of(v)->length;
    // As after deque(iterable), unless it is known where its first block begins.
    size_t first = self->is_exact ? tare_deque_of(v)->start % DEQUE_BLOCK_ITEMS : 1;
    size_t count = (first + length + DEQUE_BLOCK_ITEMS - 1) / DEQUE_BLOCK_ITEMS;
    if (length && !self->is_exact) self->result.is_measured = false;
    self->result.sizeof_bytes += count * block;
    self->result.getsizeof_bytes += count * block;
    for (size_t i = 0; i < count; i++) tare_estimate_add_block(self, block);
}

static void measure_ordered(TareEstimator *self, const TareTable *table) {
    const TareCpython *version = self->version;
    size_t slots = 0;
    if (self->is_exact) {
        TareKeys keys = tare_imitation_keys_get(table);
        // Up to 3.9 an empty one has keys from the start, but no slots yet.
        bool is_new = tare_cpython_release(version) <= TARE_CPYTHON_3_9 && !table->live_count &&
                      !table->used_count;
        if (keys.kind != TARE_KEYS_NONE && !is_new) slots = (size_t)1 << keys.log2;
    } else if (table->live_count) {
        unsigned log2 = tare_cpython_keys_log2(version, table->live_count * 3 / 2);
        slots = (size_t)1 << log2;
    }
    size_t bytes = (slots + table->live_count * ORDERED_NODE_WORDS) * version->word_bytes;
    self->result.sizeof_bytes += bytes;
    tare_estimate_add_block(self, slots * version->word_bytes);
    for (size_t i = 0; i < table->live_count; i++)
        tare_estimate_add_block(self, ORDERED_NODE_WORDS * version->word_bytes);
}

// The value of a slot of a class that rests on object alone; absent when it has no such slot.
static TareValue find_slot(TareValue v, const TareType *type, const char *name) {
    if (tare_value_is_absent(type->slot_names)) return TARE_ABSENT;
    const TareTuple *names = tare_tuple_of(type->slot_names);
    for (size_t i = 0; i < names->length; i++)
        if (tare_string_equals_c(tare_string_of(names->items[i]), name))
            return ((TareValue *)(tare_value_get_object(v) + 1))[i];
    return TARE_ABSENT;
}

// Where each group begins and ends.
static size_t match_bytes(const TareEstimator *self, TareValue v, const TareType *type) {
    TareValue offsets = find_slot(v, type, "_offsets");
    if (tare_value_is_absent(offsets)) return 0;
    return (size_t)tare_type_get(self->rt, offsets)->slots.length(self->rt, offsets) *
           self->version->word_bytes;
}

static size_t struct_bytes(const TareEstimator *self, TareValue v) {
    const TareStructFormat *format = tare_struct_get_format(v);
    size_t codes = 1;
    for (size_t i = 0; i < format->item_count; i++) {
        const TareStructItem *item = &format->items[i];
        bool is_text = item->code == 's' || item->code == 'p';
        codes += item->code != 'x' && (item->count || is_text);
    }
    return codes * STRUCT_CODE_WORDS * self->version->word_bytes;
}

static size_t places_bytes(const TareEstimator *self, TareValue v) {
    return tare_itertools_count_places(v) * self->version->word_bytes;
}

// The code behind the head, which re counts while a version is imitated.
static size_t pattern_bytes(TareEstimator *self, TareValue v, const TareType *type) {
    TareValue words = find_slot(v, type, "_words");
    int64_t count = 0;
    if (tare_value_is_absent(words) || !tare_int_to_int64(words, &count))
        self->result.is_measured = false;
    return (size_t)count * PATTERN_CODE_BYTES;
}

// The instance's own attribute whose default is in its class under the same name.
static TareValue find_own(TareRuntime *rt, TareValue v, const TareType *type, const char *name) {
    TareValue key, value;
    for (size_t at = 0; tare_table_next(&type->attributes->table, &at, &key, &value);)
        if (tare_value_is_exact(key, TARE_TYPE_STR) &&
            tare_string_equals_c(tare_string_of(key), name))
            return tare_instance_find(rt, tare_value_get_object(v), tare_string_of(key));
    return TARE_ABSENT;
}

// The buffer of a BytesIO, a bytes object, counts while nobody else has it.
static size_t buffer_bytes(TareEstimator *self, TareValue v, const TareType *type) {
    TareValue room = find_own(self->rt, v, type, "_room");
    TareValue parts = find_own(self->rt, v, type, "_parts");
    int64_t count;
    if (tare_value_is_absent(room) || !tare_int_to_int64(room, &count) || !count) return 0;
    if (!tare_value_is_absent(parts) && tare_value_is_exact(parts, TARE_TYPE_LIST)) {
        const TareList *list = tare_list_of(parts);
        bool is_whole = list->length == 1 &&
                        tare_type_get(self->rt, list->items[0])->slots.length(
                            self->rt, list->items[0]) == count;
        if (is_whole && tare_object_count(tare_value_get_object(list->items[0])) > 1) return 0;
    }
    bool is_collected;
    return tare_estimate_fixed_bytes(self, TARE_TYPE_BYTES, &is_collected) + (size_t)count;
}

// What is in the block of the object itself behind its fixed part, and in a block of its own.
static void add_parts(TareEstimator *self, TareValue v, const TareType *type,
                      TareStandinKind kind, size_t whole) {
    size_t inside = kind == TARE_STANDIN_MATCH     ? match_bytes(self, v, type)
                    : kind == TARE_STANDIN_PATTERN ? pattern_bytes(self, v, type)
                                                   : 0;
    size_t apart = kind == TARE_STANDIN_STRUCT   ? struct_bytes(self, v)
                   : kind == TARE_STANDIN_PLACES ? places_bytes(self, v)
                   : kind == TARE_STANDIN_BYTES  ? buffer_bytes(self, v, type)
                                                 : 0;
    self->result.sizeof_bytes += inside + apart;
    tare_estimate_add_block(self, whole + inside);
    if (apart) tare_estimate_add_block(self, apart);
}

bool tare_estimate_standin_measure(TareEstimator *self, TareValue v, const TareType *type) {
    const TareStandin *standin = tare_estimate_rows_find_standin(self->rt, type);
    if (!standin) return false;
    TareEstimate *result = &self->result;
    size_t whole = standin->bytes[self->version->id];
    result->exists = whole > 0;
    if (!whole) return true;
    bool is_collected = tare_estimate_rows_is_collected(standin, self->version);
    size_t front = is_collected ? self->version->collector_bytes : 0;
    bool is_dict = standin->kind == TARE_STANDIN_DICT || standin->kind == TARE_STANDIN_ORDERED;
    result->sizeof_bytes = whole - front;
    if (is_dict) tare_estimate_dict_measure(self, &tare_dict_of(v)->table, whole);
    else add_parts(self, v, type, standin->kind, whole);
    if (is_dict) result->getsizeof_bytes = 0;
    if (standin->kind == TARE_STANDIN_ORDERED) measure_ordered(self, &tare_dict_of(v)->table);
    result->getsizeof_bytes = result->sizeof_bytes + front;
    return true;
}
