// Filling a dict from a mapping or from pairs: dict.update and the constructor.
#include <stdio.h>
#include <string.h>

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/dict_update.h"
#include "types/sequence.h"

static TareStatus imitate_merge(TareRuntime *rt, TareDict *self, TareDict *source) {
    TareKeys keys = tare_imitation_keys_get(&self->table);
    TareKeys other = tare_imitation_keys_get(&source->table);
    tare_imitation_keys_merge(rt, &keys, self->table.live_count, other, source->table.live_count);
    return tare_imitation_adopt(rt, &self->table, keys);
}

// The pairs of another dict. Setting them may run the program, which may change either dict.
static TareStatus update_from_dict(TareRuntime *rt, TareDict *self, TareDict *source) {
    if (self == source || source->table.live_count == 0) return TARE_OK;
    if (TARE_UNLIKELY(rt->imitation) && imitate_merge(rt, self, source) != TARE_OK)
        return TARE_ERROR;
    if (self->table.live_count == 0 && self->table.used_count == 0 && !rt->imitation)
        return tare_table_copy(rt, &self->table, &source->table);
    size_t cursor = 0;
    TareValue key, value;
    uint32_t live_count = source->table.live_count;
    while (tare_table_next(&source->table, &cursor, &key, &value)) {
        uint64_t hash = tare_table_entry_hash(&source->table, cursor);
        tare_retain(key);
        tare_retain(value);
        TareStatus status = tare_table_set(rt, &self->table, key, hash, value);
        tare_release(rt, value);
        tare_release(rt, key);
        if (status != TARE_OK) return status;
        if (source->table.live_count != live_count)
            return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "dict mutated during update");
    }
    return TARE_OK;
}

TareStatus tare_dict_update_visit_steal(TareRuntime *rt, TareValue source, TareValue stolen_keys,
                                        TareDictUpdateVisit visit, void *context) {
    TareValue iterator = tare_protocol_iterate(rt, stolen_keys);
    tare_release(rt, stolen_keys);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue key = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(key)) break;
        TareValue value = tare_protocol_get_item(rt, source, key);
        status = TARE_ERROR;
        if (!tare_value_is_absent(value)) status = visit(rt, context, key, value);
        tare_release(rt, value);
        tare_release(rt, key);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

static TareStatus set_item(TareRuntime *rt, void *dict, TareValue key, TareValue value) {
    return tare_dict_set(rt, dict, key, value);
}

// What has keys() and items by key; takes over the bound method.
static TareStatus update_from_mapping_steal(TareRuntime *rt, TareDict *self, TareValue source,
                                            TareValue stolen_keys_method) {
    TareValue keys = tare_call_0(rt, stolen_keys_method);
    tare_release(rt, stolen_keys_method);
    if (tare_value_is_absent(keys)) return TARE_ERROR;
    return tare_dict_update_visit_steal(rt, source, keys, set_item, self);
}

static TareStatus set_pair(TareRuntime *rt, TareDict *self, TareValue pair, size_t place) {
    char message[96];
    snprintf(message, sizeof message,
             "cannot convert dictionary update sequence element #%zu to a sequence", place);
    TareValue gathered = tare_container_gather(rt, pair, message);
    if (tare_value_is_absent(gathered)) return TARE_ERROR;
    TareSequenceRow row = tare_sequence_row(rt, gathered);
    TareStatus status;
    if (row.length == 2) {
        // Held here: a list could change while the key is compared.
        TareValue key = tare_retain(row.items[0]), value = tare_retain(row.items[1]);
        status = tare_dict_set(rt, self, key, value);
        tare_release(rt, value);
        tare_release(rt, key);
    } else {
        status = tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                 "dictionary update sequence element #%zu has length %zu; 2 is "
                                 "required",
                                 place, row.length);
    }
    tare_release(rt, gathered);
    return status;
}

static TareStatus update_from_pairs(TareRuntime *rt, TareDict *self, TareValue source) {
    TareValue iterator = tare_protocol_iterate(rt, source);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    for (size_t place = 0; status == TARE_OK; place++) {
        TareValue pair = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(pair)) break;
        status = set_pair(rt, self, pair, place);
        tare_release(rt, pair);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

// A subclass that walks its keys as dict does is a dict here too.
static bool is_plain_dict(TareRuntime *rt, TareValue source) {
    TareType *type = tare_type_get(rt, source);
    return type->native_base == TARE_TYPE_DICT &&
           type->slots.iterate == rt->types[TARE_TYPE_DICT]->slots.iterate;
}

TareStatus tare_dict_update_from_mapping(TareRuntime *rt, TareDict *self, TareValue source) {
    if (is_plain_dict(rt, source)) return update_from_dict(rt, self, tare_dict_of(source));
    TareValue keys = tare_attribute_get(rt, source, TARE_RUNTIME_NAME(rt, keys));
    if (tare_value_is_absent(keys)) return TARE_ERROR;
    return update_from_mapping_steal(rt, self, source, keys);
}

TareStatus tare_dict_update_from(TareRuntime *rt, TareDict *self, TareValue source) {
    if (is_plain_dict(rt, source)) return update_from_dict(rt, self, tare_dict_of(source));
    bool failed = false;
    TareValue keys = tare_attribute_fetch_optional(rt, source, TARE_RUNTIME_NAME(rt, keys),
                                                   &failed);
    if (failed) return TARE_ERROR;
    if (!tare_value_is_absent(keys)) return update_from_mapping_steal(rt, self, source, keys);
    return update_from_pairs(rt, self, source);
}

// update(), and in 3.8 dict() too, merges a dict of the keywords; else they are added one by one.
static TareStatus imitate_keywords(TareRuntime *rt, TareDict *self, const char *function_name,
                                   size_t count) {
    if (strcmp(function_name, "update") != 0 && rt->imitation->version->id != TARE_CPYTHON_3_8)
        return TARE_OK;
    TareKeys keys = tare_imitation_keys_get(&self->table);
    tare_imitation_keys_merge(rt, &keys, self->table.live_count,
                              tare_imitation_keys_of_keywords(rt, count), count);
    return tare_imitation_adopt(rt, &self->table, keys);
}

TareStatus tare_dict_update_arguments(TareRuntime *rt, TareDict *self, const char *function_name,
                                      const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    if (count > 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s expected at most 1 argument, got %zu", function_name, count);
    if (count == 1 && tare_dict_update_from(rt, self, arguments->values[0]) != TARE_OK)
        return TARE_ERROR;
    if (TARE_UNLIKELY(rt->imitation) &&
        imitate_keywords(rt, self, function_name, tare_native_keyword_count(arguments)) != TARE_OK)
        return TARE_ERROR;
    for (size_t i = 0; i < tare_native_keyword_count(arguments); i++)
        if (tare_dict_set(rt, self, arguments->keyword_names->items[i],
                          arguments->values[count + i]) != TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}
