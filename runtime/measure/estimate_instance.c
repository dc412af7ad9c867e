// Instances of classes of the language: the values of their attributes, which getsizeof leaves out,
// and what key sharing has learned by the time that they are made; and classes themselves.
#include "base/bits.h"
#include "measure/estimate.h"
#include "measure/estimate_rows.h"
#include "object/imitation.h"

#define SHARED_ROOM 30  // names that a class's shared keys have room for, from 3.11 on
#define SHARED_LOG2 6
#define SPLIT_PREFIX 2  // bytes of the order of insertion beyond one a value, in 3.11 and 3.12
#define EMPTY_KEYS_LOG2 3

static bool has_flag(const TareType *type, uint32_t flag) { return type->flags & flag; }

bool tare_estimate_instance_adds_dict(const TareEstimator *self, const TareType *type) {
    if (!has_flag(type, TARE_TYPE_HAS_DICT) && !type->dict_offset) return false;
    const TareType *base = self->rt->types[type->native_base];
    if (has_flag(base, TARE_TYPE_HAS_DICT) || base->dict_offset) return false;
    return !tare_type_is_subtype(base, self->rt->types[TARE_TYPE_BASE_EXCEPTION]);
}

bool tare_estimate_instance_adds_weak(const TareEstimator *self, const TareType *type) {
    if (!has_flag(type, TARE_TYPE_ALLOWS_WEAK) || tare_estimate_rows_is_sized(type)) return false;
    const TareType *base = self->rt->types[type->native_base];
    return !has_flag(base, TARE_TYPE_ALLOWS_WEAK) ||
           tare_type_is_subtype(base, self->rt->types[TARE_TYPE_BASE_EXCEPTION]);
}

static size_t count_shapes(const TareShape *shape) {
    size_t count = shape->instance_count;
    for (const TareShape *child = shape->first_child; child; child = child->next_sibling)
        count += count_shapes(child);
    return count;
}

size_t tare_estimate_instance_count(const TareType *type) {
    return count_shapes(type->instance_shape) +
           (type->dict_shape ? type->dict_shape->instance_count : 0);
}

// ---- the values of attributes ----

// Until 3.10: the class's table of keys doubles with its first instance's attributes.
static size_t old_value_slots(const TareCpython *version, size_t count) {
    unsigned log2 = EMPTY_KEYS_LOG2;
    while (tare_cpython_usable(log2) < count)
        log2 = tare_cpython_keys_log2(version, tare_cpython_usable(log2) * 3);
    return tare_cpython_usable(log2);
}

// From 3.11 on each instance is made with one slot less than the one before, down to one to spare.
static size_t value_slots(const TareEstimator *self, const TareType *type, size_t count) {
    size_t order = self->siblings ? self->siblings : tare_estimate_instance_count(type);
    // From 3.13 on the block is taken before the birth lowers the room.
    size_t room = SHARED_ROOM + (tare_cpython_release(self->version) >= TARE_CPYTHON_3_13);
    size_t left = order < room ? room - order : 0;
    size_t slots = left > count + 1 ? left : count + 1;
    return slots > SHARED_ROOM ? SHARED_ROOM : slots;
}

static void add_old_values(TareEstimator *self, size_t count) {
    tare_estimate_add_block(self, self->version->dict_bytes);
    tare_estimate_add_block(self, old_value_slots(self->version, count) *
                                      self->version->word_bytes);
}

// The values of an instance that has `body_bytes` so far: in a block of their own, or behind it.
static void add_values(TareEstimator *self, const TareType *type, size_t count,
                       size_t body_bytes) {
    size_t word = self->version->word_bytes;
    size_t slots = value_slots(self, type, count < SHARED_ROOM ? count : SHARED_ROOM - 2);
    if (tare_cpython_release(self->version) < TARE_CPYTHON_3_13) {
        tare_estimate_add_block(self, slots * word +
                                          tare_bits_round_up(slots + SPLIT_PREFIX, word));
        return;
    }
    // The object's block, counted already, holds them too.
    size_t whole = body_bytes + (slots + 1) * word + tare_bits_round_up(slots, word);
    self->result.allocated_bytes -= tare_cpython_rounded_bytes(self->version, body_bytes);
    self->result.allocated_bytes += tare_cpython_rounded_bytes(self->version, whole);
}

static void add_own_table(TareEstimator *self, size_t count) {
    unsigned log2 = EMPTY_KEYS_LOG2;
    while (tare_cpython_usable(log2) < count) log2++;
    tare_estimate_add_block(self, self->version->dict_bytes);
    tare_estimate_add_block(self, tare_cpython_keys_bytes(self->version, log2, true));
}

void tare_estimate_instance_measure(TareEstimator *self, TareObject *object, size_t body_bytes) {
    TareRuntime *rt = self->rt;
    const TareShape *shape = rt->shapes[object->shape_id];
    const TareType *type = shape->type;
    if (!type->dict_offset || !tare_estimate_instance_adds_dict(self, type)) return;
    const TareDict *dict =
        shape->kind == TARE_SHAPE_DICT ? *tare_instance_dict_word(rt, object) : NULL;
    size_t count = dict ? dict->table.live_count : shape->key_count;
    TareCpythonId release = tare_cpython_release(self->version);
    if (release <= TARE_CPYTHON_3_10) {
        if (count && !(dict && self->skips_dicts)) add_old_values(self, count);
        return;
    }
    if (type->native_base == TARE_TYPE_OBJECT) add_values(self, type, count, body_bytes);
    if (dict && self->skips_dicts) return;
    if (count >= SHARED_ROOM || type->native_base != TARE_TYPE_OBJECT) add_own_table(self, count);
    else if (dict) tare_estimate_add_block(self, self->version->dict_bytes);
}

// ---- classes ----

static size_t shared_keys_bytes(TareEstimator *self, const TareType *type) {
    TareCpythonId release = tare_cpython_release(self->version);
    bool adds_dict = tare_estimate_instance_adds_dict(self, type);
    if (release >= TARE_CPYTHON_3_11) {
        bool shares = adds_dict && (release > TARE_CPYTHON_3_11 ||
                                    !tare_estimate_rows_is_sized(type));
        return shares ? tare_cpython_keys_bytes(self->version, SHARED_LOG2, true) : 0;
    }
    const TareType *base = self->rt->types[type->native_base];
    bool has_dict = adds_dict || type->dict_offset || base->dict_offset ||
                    has_flag(base, TARE_TYPE_HAS_DICT) || type->native_base == TARE_TYPE_TYPE ||
                    tare_type_is_subtype(base, self->rt->types[TARE_TYPE_BASE_EXCEPTION]);
    unsigned log2 = EMPTY_KEYS_LOG2;
    if (self->is_exact) {
        const TareSharedKeys *shared = tare_imitation_get_class(self->rt, type);
        if (shared) log2 = shared->log2;
        if (shared && !shared->is_shared) has_dict = false;
    }
    return has_dict ? tare_cpython_keys_bytes(self->version, log2, true) : 0;
}

void tare_estimate_instance_measure_class(TareEstimator *self, const TareType *type) {
    TareEstimate *result = &self->result;
    if (!has_flag(type, TARE_TYPE_IS_HEAP)) {
        // 3.11 and 3.12 charge the collector's words also where there are none.
        TareCpythonId release = tare_cpython_release(self->version);
        bool is_charged = release == TARE_CPYTHON_3_11 || release == TARE_CPYTHON_3_12;
        result->getsizeof_bytes = tare_estimate_rows_get_static_class(self->version->id);
        result->sizeof_bytes =
            result->getsizeof_bytes - (is_charged ? self->version->collector_bytes : 0);
        return;
    }
    bool is_collected;
    size_t collector = self->version->collector_bytes;
    size_t fixed = tare_estimate_fixed_bytes(self, TARE_TYPE_TYPE, &is_collected);
    size_t keys = shared_keys_bytes(self, type);
    result->sizeof_bytes = fixed + keys;
    result->getsizeof_bytes = result->sizeof_bytes + collector;
    tare_estimate_add_block(self, fixed + collector);
    tare_estimate_add_block(self, keys);
}
