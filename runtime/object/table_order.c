// While the first entry is dead its value is the number of dead entries that begin there, if that
// is known: whoever takes the first keys out one by one need not walk over all that went before.
#include "object/table_order.h"

#include "object/table_index.h"

// The position of the first live entry of a table that has one; notes it down.
static size_t find_first(TareTable *self) {
    TareValue *first = tare_table_entry(self, 0);
    if (!tare_value_is_absent(first[0])) return 0;
    size_t position =
        tare_value_is_small_int(first[1]) ? (size_t)tare_value_get_small_int(first[1]) : 1;
    while (tare_value_is_absent(*tare_table_entry(self, position))) position++;
    first[1] = tare_value_from_small_int((int64_t)position);
    return position;
}

int tare_table_order_pop_first(TareRuntime *rt, TareTable *self, TareValue *key, TareValue *value) {
    int found = 0;
    // Deleting may compare keys, and so run the program: what was first may be gone.
    while (self->live_count && found == 0) {
        const TareValue *entry = tare_table_entry(self, find_first(self));
        *key = tare_retain(entry[0]);
        found = tare_table_delete(rt, self, *key, tare_table_hash_at(self, entry), value);
        if (found <= 0) tare_release(rt, *key);
    }
    return found;
}

static int add_all(TareRuntime *rt, TareTable *self, const TareTable *source) {
    size_t cursor = 0;
    TareValue key, value, present;
    while (tare_table_next(source, &cursor, &key, &value))
        if (tare_table_set_default(rt, self, key, tare_table_entry_hash(source, cursor), value,
                                   &present) < 0)
            return -1;
    return 1;
}

// A table that begins with the key takes the place of this one.
static int move_to_front(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                         TareValue value) {
    TareTable old;
    tare_table_init(&old);
    if (tare_table_copy(rt, &old, self) != TARE_OK) return -1;
    tare_table_clear(rt, self);
    int result = tare_table_set(rt, self, key, hash, value) == TARE_OK ? 1 : -1;
    if (result > 0) result = add_all(rt, self, &old);
    tare_table_clear(rt, &old);
    return result;
}

int tare_table_order_move(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                          bool to_end) {
    TareValue value;
    int found = tare_table_find(rt, self, key, hash, &value);
    if (found <= 0) return found;
    size_t last = self->used_count - 1;  // never a dead one
    if (to_end && tare_value_is_same(*tare_table_entry(self, last), key)) return 1;
    if (!to_end) {
        tare_retain(value);
        found = move_to_front(rt, self, key, hash, value);
        tare_release(rt, value);
        return found;
    }
    found = tare_table_delete(rt, self, key, hash, &value);
    if (found <= 0) return found;
    TareStatus status = tare_table_set(rt, self, key, hash, value);
    tare_release(rt, value);
    return status == TARE_OK ? 1 : -1;
}
