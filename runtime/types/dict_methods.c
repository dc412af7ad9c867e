// The methods of dicts.
#include "types/dict_methods.h"

#include "object/call.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/dict_type.h"
#include "types/dict_update.h"
#include "types/dict_views.h"
#include "types/set.h"

static TareValue dict_get(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue value;
    int found = tare_dict_find(rt, tare_dict_of(self), arguments->values[0], &value);
    if (found < 0) return TARE_ABSENT;
    if (found > 0) return tare_retain(value);
    return arguments->positional_count > 1 ? tare_retain(arguments->values[1]) : TARE_NONE;
}

static TareValue dict_setdefault(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareDict *dict = tare_dict_of(self);
    TareValue key = arguments->values[0];
    TareValue value = arguments->positional_count > 1 ? arguments->values[1] : TARE_NONE;
    TareValue present;
    uint64_t hash = 0;
    // Hashed once, as the program can count it.
    if (tare_protocol_hash(rt, key, &hash) != TARE_OK) return TARE_ABSENT;
    if (tare_table_set_default(rt, &dict->table, key, hash, value, &present) < 0)
        return TARE_ABSENT;
    return tare_retain(present);
}

static TareValue dict_pop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareDict *dict = tare_dict_of(self);
    TareValue key = arguments->values[0], value;
    int found = 0;
    if (dict->table.live_count > 0) {
        uint64_t hash;
        if (tare_protocol_hash(rt, key, &hash) != TARE_OK) return TARE_ABSENT;
        found = tare_table_delete(rt, &dict->table, key, hash, &value);
    }
    if (found < 0) return TARE_ABSENT;
    if (found > 0) return value;
    if (arguments->positional_count > 1) return tare_retain(arguments->values[1]);
    return tare_error_raise_value(rt, TARE_TYPE_KEY_ERROR, key);
}

static TareValue dict_popitem(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue items[2];
    if (!tare_table_pop(rt, &tare_dict_of(self)->table, &items[0], &items[1]))
        return tare_error_raise(rt, TARE_TYPE_KEY_ERROR, "popitem(): dictionary is empty");
    TareValue pair = tare_tuple_new_from_steal(rt, items, 2);
    if (tare_value_is_absent(pair)) {
        tare_release(rt, items[0]);
        tare_release(rt, items[1]);
    }
    return pair;
}

static TareValue dict_clear(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_table_clear(rt, &tare_dict_of(self)->table);
    return TARE_NONE;
}

static TareValue dict_copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_type_copy(rt, tare_dict_of(self));
}

static TareValue dict_update(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (tare_dict_update_arguments(rt, tare_dict_of(self), "update", arguments) != TARE_OK)
        return TARE_ABSENT;
    return TARE_NONE;
}

// What the imitated version foresees for the keys of a dict or set.
static void imitate_keys(TareRuntime *rt, TareDict *self, TareValue keys) {
    bool is_dict = tare_value_is_exact(keys, TARE_TYPE_DICT);
    bool is_set = tare_value_is_exact(keys, TARE_TYPE_SET) ||
                  tare_value_is_exact(keys, TARE_TYPE_FROZENSET);
    if ((!is_dict && !is_set) || self->table.live_count) return;
    TareKeys other = is_dict ? tare_imitation_keys_get(&tare_dict_of(keys)->table) : (TareKeys){0};
    size_t count = is_dict ? tare_dict_of(keys)->table.live_count : tare_set_of(keys)->live_count;
    if (tare_imitation_adopt(rt, &self->table, tare_imitation_keys_foreseen(rt, other, count)) !=
        TARE_OK)
        tare_error_clear(rt);
}

// Sets every key of `keys` to `value` in the mapping.
static TareStatus set_each(TareRuntime *rt, TareValue mapping, TareValue keys, TareValue value) {
    TareValue iterator = tare_protocol_iterate(rt, keys);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    bool exact = tare_value_is_exact(mapping, TARE_TYPE_DICT);
    if (exact && TARE_UNLIKELY(rt->imitation)) imitate_keys(rt, tare_dict_of(mapping), keys);
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue key = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(key)) break;
        status = exact ? tare_dict_set(rt, tare_dict_of(mapping), key, value)
                       : tare_protocol_set_item(rt, mapping, key, value);
        tare_release(rt, key);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

static TareValue dict_fromkeys(TareRuntime *rt, TareValue class, const TareArguments *arguments) {
    TareValue value = arguments->positional_count > 1 ? arguments->values[1] : TARE_NONE;
    TareValue mapping = tare_call_0(rt, class);
    if (tare_value_is_absent(mapping)) return mapping;
    if (set_each(rt, mapping, arguments->values[0], value) == TARE_OK) return mapping;
    tare_release(rt, mapping);
    return TARE_ABSENT;
}

static TareValue dict_keys(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_views_new(rt, TARE_TYPE_DICT_KEYS, self);
}
static TareValue dict_values(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_views_new(rt, TARE_TYPE_DICT_VALUES, self);
}
static TareValue dict_items(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_views_new(rt, TARE_TYPE_DICT_ITEMS, self);
}
static TareValue dict_reversed(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_REVERSE_KEY_ITERATOR, self);
}

const TareNativeDefinition tare_dict_methods[] = {
    {"clear", dict_clear, TARE_NATIVE_NONE, .doc = "D.clear() -> None.  Remove all items from D."},
    {"copy", dict_copy, TARE_NATIVE_NONE, .doc = "D.copy() -> a shallow copy of D"},
    {"fromkeys", dict_fromkeys, TARE_NATIVE_POSITIONAL, 1, 2, TARE_NATIVE_CLASS,
     "Create a new dictionary with keys from iterable and values set to value."},
    {"get", dict_get, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "Return the value for key if key is in the dictionary, else default."},
    {"items", dict_items, TARE_NATIVE_NONE,
     .doc = "D.items() -> a set-like object providing a view on D's items"},
    {"keys", dict_keys, TARE_NATIVE_NONE,
     .doc = "D.keys() -> a set-like object providing a view on D's keys"},
    {"pop", dict_pop, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the "
            "key is not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem", dict_popitem, TARE_NATIVE_NONE,
     .doc = "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO "
            "(last-in, first-out) order.\nRaises KeyError if the dict is empty."},
    {"setdefault", dict_setdefault, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "Insert key with a value of default if key is not in the dictionary.\n\nReturn the "
            "value for key if key is in the dictionary, else default."},
    {"update", dict_update, TARE_NATIVE_ANY,
     .doc = "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F."},
    {"values", dict_values, TARE_NATIVE_NONE,
     .doc = "D.values() -> an object providing a view on D's values"},
    {"__reversed__", dict_reversed, TARE_NATIVE_NONE,
     .doc = "Return a reverse iterator over the dict keys."},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "See PEP 585"},
    {NULL},
};
