// Classes of the library that are written in the language here and in C in CPython.
#include "measure/estimate.h"
#include "measure/estimate_rows.h"
#include "object/imitation.h"
#include "types/deque.h"

#define DEQUE_BLOCK_ITEMS 64
#define DEQUE_LINKS ((size_t)2)
#define ORDERED_NODE_WORDS ((size_t)4)

size_t tare_estimate_fixed_bytes(const TareEstimator *self, TareTypeId id, bool *is_collected) {
    size_t bytes = tare_estimate_rows_get(self->rt, id, self->version->id, is_collected);
    return bytes && *is_collected ? bytes - self->version->collector_bytes : bytes;
}

void tare_estimate_standin_add_deque(TareEstimator *self, TareValue v) {
    size_t block = (DEQUE_BLOCK_ITEMS + DEQUE_LINKS) * self->version->word_bytes;
    size_t length = tare_deque_of(v)->length;
    size_t count = length / DEQUE_BLOCK_ITEMS + 1;
    if (length) self->result.is_measured = false;
    self->result.sizeof_bytes += count * block;
    self->result.getsizeof_bytes += count * block;
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
    result->getsizeof_bytes = result->sizeof_bytes + front;
    return true;
}
