// A dict in a version of CPython: its object and its table of keys.
#include "measure/estimate.h"
#include "object/imitation.h"

static bool has_only_strings(const TareTable *table) {
    size_t cursor = 0;
    TareValue key, value;
    while (tare_table_next(table, &cursor, &key, &value))
        if (!tare_value_is_exact(key, TARE_TYPE_STR)) return false;
    return true;
}

// The table that `count` insertions, one by one, make.
static unsigned grown_log2(const TareCpython *version, size_t count) {
    unsigned log2 = tare_cpython_keys_log2(version, 0);
    while (tare_cpython_usable(log2) < count)
        log2 = tare_cpython_keys_log2(version, tare_cpython_usable(log2) * 3);
    return log2;
}

void tare_estimate_dict_measure(TareEstimator *self, const TareTable *table,
                                size_t object_bytes) {
    tare_estimate_add_block(self, object_bytes);
    size_t bytes = 0;
    if (self->is_exact) {
        TareKeys keys = tare_imitation_keys_get(table);
        bytes = tare_imitation_dict_bytes(self->rt, keys) - self->version->dict_bytes;
    } else if (table->live_count) {
        self->result.is_measured = false;
        bytes = tare_cpython_keys_bytes(self->version,
                                        grown_log2(self->version, table->live_count),
                                        has_only_strings(table));
    }
    self->result.getsizeof_bytes += bytes;
    self->result.sizeof_bytes += bytes;
    tare_estimate_add_block(self, bytes);
}
