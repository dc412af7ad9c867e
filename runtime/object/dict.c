// Dict objects as the runtime itself uses them: by key and by name.
#include "object/dict.h"

#include "object/alloc.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"

TareValue tare_dict_new(TareRuntime *rt) {
    TareDict *self = tare_alloc_builtin(rt, TARE_TYPE_DICT);
    if (!self) return TARE_ABSENT;
    tare_table_init(&self->table);
    self->table.version = rt->next_dict_version += 4099;
    return tare_value_from_object(self);
}

// The table asks exact strings for their hash itself, and only when it needs it.
static TareStatus hash_key(TareRuntime *rt, TareValue key, uint64_t *hash) {
    *hash = 0;
    if (tare_value_is_exact(key, TARE_TYPE_STR) || tare_value_is_small_int(key)) return TARE_OK;
    return tare_protocol_hash(rt, key, hash);
}

// Whether key and table are of the kind where only texts can be equal to the key.
static inline bool is_text_search(const TareDict *self, TareValue key) {
    return self->table.entry_words == 2 && tare_value_is_object(key) &&
           tare_value_get_object(key)->shape_id == TARE_TYPE_STR;
}

int tare_dict_find(TareRuntime *rt, TareDict *self, TareValue key, TareValue *out) {
    if (is_text_search(self, key)) {
        TareValue found = tare_table_find_string(&self->table, tare_string_of(key));
        if (tare_value_is_absent(found)) return 0;
        *out = found;
        return 1;
    }
    uint64_t hash;
    if (hash_key(rt, key, &hash) != TARE_OK) return -1;
    return tare_table_find(rt, &self->table, key, hash, out);
}

TareStatus tare_dict_set(TareRuntime *rt, TareDict *self, TareValue key, TareValue value) {
    if (is_text_search(self, key))
        return tare_table_set_string(rt, &self->table, tare_string_of(key), value);
    uint64_t hash;
    if (hash_key(rt, key, &hash) != TARE_OK) return TARE_ERROR;
    return tare_table_set(rt, &self->table, key, hash, value);
}

int tare_dict_delete(TareRuntime *rt, TareDict *self, TareValue key) {
    uint64_t hash;
    if (hash_key(rt, key, &hash) != TARE_OK) return -1;
    return tare_table_delete(rt, &self->table, key, hash, NULL);
}

TareValue tare_dict_find_c(TareRuntime *rt, TareDict *self, const char *name) {
    TareString *key = tare_intern_c(rt, name);
    if (!key) {
        tare_error_clear(rt);
        return TARE_ABSENT;
    }
    TareValue found = tare_table_find_string(&self->table, key);
    tare_release_object(rt, key);
    return found;
}

TareStatus tare_dict_set_c(TareRuntime *rt, TareDict *self, const char *name, TareValue value) {
    TareString *key = tare_intern_c(rt, name);
    if (!key) return TARE_ERROR;
    TareStatus status = tare_table_set_string(rt, &self->table, key, value);
    tare_release_object(rt, key);
    return status;
}
