// Iterators over dicts: keys, values and items, forwards and backwards.
#include "object/error.h"
#include "types/container.h"
#include "types/dict_views.h"

static bool is_reverse(TareTypeId kind) { return kind >= TARE_TYPE_DICT_REVERSE_KEY_ITERATOR; }

TareValue tare_dict_iterator_new(TareRuntime *rt, TareTypeId kind, TareValue dict) {
    TareTableIterator *self = tare_alloc_builtin(rt, kind);
    if (!self) return TARE_ABSENT;
    const TareTable *table = &tare_dict_of(dict)->table;
    self->walked = tare_retain(dict);
    self->cursor = is_reverse(kind) ? table->used_count : 0;
    self->expected_count = self->remaining_count = table->live_count;
    return tare_value_from_object(self);
}

bool tare_dict_iterator_advance(TareRuntime *rt, TareTableIterator *self, TareValue *key,
                                TareValue *value) {
    if (tare_value_is_absent(self->walked)) return false;
    const TareTable *table = &tare_dict_of(self->walked)->table;
    if (table->live_count != self->expected_count) {
        self->expected_count = UINT32_MAX;
        tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "dictionary changed size during iteration");
        return false;
    }
    bool found = is_reverse((TareTypeId)self->header.shape_id)
                     ? tare_table_previous(table, &self->cursor, key, value)
                     : tare_table_next(table, &self->cursor, key, value);
    if (found && self->remaining_count == 0) {
        tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "dictionary keys changed during iteration");
        return false;
    }
    if (found) self->remaining_count--;
    else tare_slot_clear(rt, &self->walked);
    return found;
}

static TareValue next_key(TareRuntime *rt, TareValue v) {
    TareValue key, value;
    bool found = tare_dict_iterator_advance(rt, tare_table_iterator_of(v), &key, &value);
    return found ? tare_retain(key) : TARE_ABSENT;
}

static TareValue next_value(TareRuntime *rt, TareValue v) {
    TareValue key, value;
    bool found = tare_dict_iterator_advance(rt, tare_table_iterator_of(v), &key, &value);
    return found ? tare_retain(value) : TARE_ABSENT;
}

static TareValue next_item(TareRuntime *rt, TareValue v) {
    TareValue key, value;
    bool found = tare_dict_iterator_advance(rt, tare_table_iterator_of(v), &key, &value);
    return found ? tare_tuple_pack(rt, key, value) : TARE_ABSENT;
}

#define ITERATOR_SPEC(symbol, next_slot) \
    const TareTypeSpec tare_##symbol##_spec = { \
        .instance_bytes = sizeof(TareTableIterator), \
        .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN, \
        .reference_count = 1, \
        .methods = tare_table_iterator_methods, \
        .slots = {.describe = tare_table_iterator_describe, \
                  .iterate = tare_container_return_self, \
                  .next = next_slot}, \
    }

ITERATOR_SPEC(dict_key_iterator, next_key);
ITERATOR_SPEC(dict_value_iterator, next_value);
ITERATOR_SPEC(dict_item_iterator, next_item);
ITERATOR_SPEC(dict_reverse_key_iterator, next_key);
ITERATOR_SPEC(dict_reverse_value_iterator, next_value);
ITERATOR_SPEC(dict_reverse_item_iterator, next_item);
