// Classes of the library that are written in the language here and in C in CPython.
#include "measure/estimate.h"
#include "measure/estimate_rows.h"
#include "object/descriptor.h"
#include "object/imitation.h"
#include "types/list.h"

#define DEQUE_BLOCK_ITEMS 64
#define DEQUE_LINKS ((size_t)2)
#define ORDERED_NODE_WORDS ((size_t)4)

size_t tare_estimate_fixed_bytes(const TareEstimator *self, TareTypeId id, bool *is_collected) {
    size_t bytes = tare_estimate_rows_get(self->rt, id, self->version->id, is_collected);
    return bytes && *is_collected ? bytes - self->version->collector_bytes : bytes;
}

// What stands in the slot `name` of the instance, or absent.
static TareValue slot_value(TareRuntime *rt, TareValue v, const char *name) {
    const TareTable *attributes = &tare_type_get(rt, v)->attributes->table;
    TareValue key, descriptor;
    for (size_t cursor = 0; tare_table_next(attributes, &cursor, &key, &descriptor);) {
        if (!tare_value_is_exact(descriptor, TARE_TYPE_MEMBER_DESCRIPTOR) ||
            !tare_string_equals_c(tare_string_of(key), name))
            continue;
        const TareSlotDescriptor *slot = (void *)tare_value_get_object(descriptor);
        return *tare_instance_slot(rt, tare_value_get_object(v), (uint32_t)slot->offset);
    }
    return TARE_ABSENT;
}

static size_t deque_length(TareRuntime *rt, TareValue v) {
    TareValue row = slot_value(rt, v, "_row"), start = slot_value(rt, v, "_start");
    if (!tare_value_is_exact(row, TARE_TYPE_LIST) || !tare_value_is_small_int(start)) return 0;
    return tare_list_of(row)->length - (size_t)tare_value_get_small_int(start);
}

static void measure_deque(TareEstimator *self, TareValue v) {
    size_t block = (DEQUE_BLOCK_ITEMS + DEQUE_LINKS) * self->version->word_bytes;
    size_t length = deque_length(self->rt, v);
    size_t count = length / DEQUE_BLOCK_ITEMS + 1;
    if (length) self->result.is_measured = false;
    self->result.sizeof_bytes += count * block;
    for (size_t i = 0; i < count; i++) tare_estimate_add_block(self, block);
}

static void measure_ordered(TareEstimator *self, const TareTable *table) {
    const TareCpython *version = self->version;
    size_t slots = 0;
    if (self->is_exact) {
        TareKeys keys = tare_imitation_keys_get(table);
        if (keys.kind != TARE_KEYS_NONE) slots = (size_t)1 << keys.log2;
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

bool tare_estimate_standin_measure(TareEstimator *self, TareValue v, const TareType *type) {
    const TareStandin *standin = tare_estimate_rows_find_standin(self->rt, type);
    if (!standin) return false;
    TareEstimate *result = &self->result;
    size_t whole = standin->bytes[self->version->id];
    result->exists = whole > 0;
    if (!whole) return true;
    size_t front = standin->is_collected ? self->version->collector_bytes : 0;
    bool is_dict = standin->kind == TARE_STANDIN_DICT || standin->kind == TARE_STANDIN_ORDERED;
    result->sizeof_bytes = whole - front;
    if (is_dict) tare_estimate_dict_measure(self, &tare_dict_of(v)->table, whole);
    else tare_estimate_add_block(self, whole);
    if (is_dict) result->getsizeof_bytes = 0;
    if (standin->kind == TARE_STANDIN_ORDERED) measure_ordered(self, &tare_dict_of(v)->table);
    if (standin->kind == TARE_STANDIN_DEQUE) measure_deque(self, v);
    result->getsizeof_bytes = result->sizeof_bytes + front;
    return true;
}
