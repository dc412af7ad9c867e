// Iterators over dicts: keys, values and items, forwards and backwards.
#include "object/error.h"
#include "types/container.h"
#include "types/dict_views.h"
#include "types/int.h"
#include "types/list.h"

static TareDictIterator *iterator_of(TareValue v) {
    return (TareDictIterator *)tare_value_get_object(v);
}

static bool is_reverse(TareTypeId kind) { return kind >= TARE_TYPE_DICT_REVERSE_KEY_ITERATOR; }

TareValue tare_dict_iterator_new(TareRuntime *rt, TareTypeId kind, TareValue dict) {
    TareDictIterator *self = tare_alloc_builtin(rt, kind);
    if (!self) return TARE_ABSENT;
    const TareTable *table = &tare_dict_of(dict)->table;
    self->dict = tare_retain(dict);
    self->cursor = is_reverse(kind) ? table->used_count : 0;
    self->expected_count = self->remaining_count = table->live_count;
    return tare_value_from_object(self);
}

bool tare_dict_iterator_advance(TareRuntime *rt, TareDictIterator *self, TareValue *key,
                                TareValue *value) {
    if (tare_value_is_absent(self->dict)) return false;
    const TareTable *table = &tare_dict_of(self->dict)->table;
    if (table->live_count != self->expected_count) {
        self->expected_count = UINT32_MAX;  // stays an error
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
    else tare_slot_clear(rt, &self->dict);
    return found;
}

static TareValue next_key(TareRuntime *rt, TareValue v) {
    TareValue key, value;
    bool found = tare_dict_iterator_advance(rt, iterator_of(v), &key, &value);
    return found ? tare_retain(key) : TARE_ABSENT;
}

static TareValue next_value(TareRuntime *rt, TareValue v) {
    TareValue key, value;
    bool found = tare_dict_iterator_advance(rt, iterator_of(v), &key, &value);
    return found ? tare_retain(value) : TARE_ABSENT;
}

static TareValue next_item(TareRuntime *rt, TareValue v) {
    TareValue key, value;
    if (!tare_dict_iterator_advance(rt, iterator_of(v), &key, &value)) return TARE_ABSENT;
    return tare_tuple_pack(rt, key, value);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(TareDictIterator), "position");
}

static TareValue length_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareDictIterator *self = iterator_of(v);
    bool valid = !tare_value_is_absent(self->dict) &&
                 tare_dict_of(self->dict)->table.live_count == self->expected_count;
    return tare_int_new(rt, valid ? self->remaining_count : 0);
}

// (iter, ([what is left],)); the iterator itself does not move.
static TareValue iterator_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareDictIterator *self = iterator_of(v);
    TareDictIterator saved = *self;
    TareValue dict = tare_retain(self->dict);
    TareValue list = tare_list_new_iterable(rt, v);
    self->cursor = saved.cursor;
    self->expected_count = saved.expected_count;
    self->remaining_count = saved.remaining_count;
    tare_slot_set_steal(rt, &self->dict, dict);
    if (tare_value_is_absent(list)) return list;
    TareValue result = tare_container_new_reduced(rt, "iter", list, TARE_ABSENT);
    tare_release(rt, list);
    return result;
}

static const TareNativeDefinition methods[] = {
    {"__length_hint__", length_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {NULL},
};

#define ITERATOR_SPEC(symbol, next_slot) \
    const TareTypeSpec tare_##symbol##_spec = { \
        .instance_bytes = sizeof(TareDictIterator), \
        .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN, \
        .reference_count = 1, \
        .methods = methods, \
        .slots = {.describe = describe, \
                  .iterate = tare_container_return_self, \
                  .next = next_slot}, \
    }

ITERATOR_SPEC(dict_key_iterator, next_key);
ITERATOR_SPEC(dict_value_iterator, next_value);
ITERATOR_SPEC(dict_item_iterator, next_item);
ITERATOR_SPEC(dict_reverse_key_iterator, next_key);
ITERATOR_SPEC(dict_reverse_value_iterator, next_value);
ITERATOR_SPEC(dict_reverse_item_iterator, next_item);
