// Constants and names of a unit, each once. Constants are the same when type and value are, down
// to the sign of zero: 1, 1.0 and True are three.
#include "base/hash.h"
#include "front/unit.h"
#include "object/error.h"
#include "object/intern.h"
#include "types/bytes.h"
#include "types/complex.h"
#include "types/float.h"
#include "types/int.h"

static uint64_t hash_double(double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return tare_hash_integer(bits);
}

static uint64_t hash_constant(TareValue value) {
    uint64_t type = tare_value_shape_id(value);
    switch (type) {
    case TARE_TYPE_INT:
        return tare_hash_combine(type, (uint64_t)tare_int_hash(value));
    case TARE_TYPE_FLOAT:
        return tare_hash_combine(type, hash_double(tare_float_get(value)));
    case TARE_TYPE_STR:
        return tare_hash_combine(type, tare_string_hash(tare_string_of(value)));
    case TARE_TYPE_BYTES:
        return tare_hash_bytes(tare_bytes_of(value)->data, tare_bytes_of(value)->length, type);
    case TARE_TYPE_COMPLEX:
        return tare_hash_combine(hash_double(tare_complex_of(value)->real),
                                 hash_double(tare_complex_of(value)->imaginary));
    case TARE_TYPE_TUPLE: {
        uint64_t hash = type;
        for (size_t i = 0; i < tare_tuple_of(value)->length; i++)
            hash = tare_hash_combine(hash, hash_constant(tare_tuple_of(value)->items[i]));
        return hash;
    }
    default:
        return tare_hash_integer(value.bits);
    }
}

// By bits: 0.0 and -0.0 are two constants, and a NaN is one.
static bool is_same_double(double a, double b) {
    uint64_t a_bits, b_bits;
    memcpy(&a_bits, &a, sizeof a);
    memcpy(&b_bits, &b, sizeof b);
    return a_bits == b_bits;
}

static bool is_same_complex(const TareComplex *a, const TareComplex *b) {
    return is_same_double(a->real, b->real) && is_same_double(a->imaginary, b->imaginary);
}

static bool is_same_bytes(const TareBytes *a, const TareBytes *b) {
    return a->length == b->length && memcmp(a->data, b->data, a->length) == 0;
}

static bool is_same_constant(TareValue a, TareValue b);

static bool is_same_tuple(const TareTuple *a, const TareTuple *b) {
    if (a->length != b->length) return false;
    for (size_t i = 0; i < a->length; i++) {
        if (!is_same_constant(a->items[i], b->items[i])) return false;
    }
    return true;
}

static bool is_same_constant(TareValue a, TareValue b) {
    if (tare_value_is_same(a, b)) return true;
    uint32_t type = tare_value_shape_id(a);
    if (type != tare_value_shape_id(b)) return false;
    switch (type) {
    case TARE_TYPE_INT:
        return tare_int_compare(a, b) == 0;
    case TARE_TYPE_FLOAT:
        return is_same_double(tare_float_get(a), tare_float_get(b));
    case TARE_TYPE_STR:
        return tare_string_equals(tare_string_of(a), tare_string_of(b));
    case TARE_TYPE_BYTES:
        return is_same_bytes(tare_bytes_of(a), tare_bytes_of(b));
    case TARE_TYPE_COMPLEX:
        return is_same_complex(tare_complex_of(a), tare_complex_of(b));
    case TARE_TYPE_TUPLE:
        return is_same_tuple(tare_tuple_of(a), tare_tuple_of(b));
    default:
        return false;
    }
}

// ---- the index: positions + 1 in open addressing ---------------------------------------------

typedef bool (*IsEntry)(const TareVector *entries, size_t position, const void *key);

static bool is_constant_entry(const TareVector *entries, size_t position, const void *key) {
    return is_same_constant(*(TareValue *)tare_vector_get(entries, position),
                            *(const TareValue *)key);
}

static bool is_name_entry(const TareVector *entries, size_t position, const void *key) {
    return *(TareString **)tare_vector_get(entries, position) == *(TareString *const *)key;
}

static uint32_t *find_slot(const TareVector *index, const TareVector *entries, uint64_t hash,
                           IsEntry is_entry, const void *key) {
    size_t mask = index->count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t *slot = tare_vector_get(index, i);
        if (*slot == 0 || is_entry(entries, *slot - 1, key)) return slot;
    }
}

static uint64_t hash_name(const TareString *name) { return tare_hash_integer((uintptr_t)name); }

static uint64_t hash_entry(const TareVector *entries, size_t position, bool is_name) {
    if (is_name) return hash_name(*(TareString **)tare_vector_get(entries, position));
    return hash_constant(*(TareValue *)tare_vector_get(entries, position));
}

static void put_entry(TareVector *index, uint64_t hash, size_t position) {
    size_t mask = index->count - 1;
    size_t i = hash & mask;
    while (*(uint32_t *)tare_vector_get(index, i)) i = (i + 1) & mask;
    *(uint32_t *)tare_vector_get(index, i) = (uint32_t)position + 1;
}

// Keeps the index at most half full.
static bool grow_index(TareVector *index, const TareVector *entries, bool is_name) {
    if (index->count > entries->count * 2) return true;
    size_t wanted = index->count ? index->count * 2 : 16;
    while (index->count < wanted) {
        if (!tare_vector_push(index)) return false;
    }
    memset(index->items, 0, index->count * sizeof(uint32_t));
    for (size_t i = 0; i < entries->count; i++)
        put_entry(index, hash_entry(entries, i, is_name), i);
    return true;
}

static void fail_memory(TareUnit *self) {
    if (!tare_unit_has_failed(self)) tare_error_raise_memory(self->compiler->rt);
    tare_unit_fail_pending(self);
}

static TareValue intern_constant_steal(TareRuntime *rt, TareValue stolen_value);

static TareValue intern_items_steal(TareRuntime *rt, TareValue stolen_tuple) {
    TareTuple *tuple = tare_tuple_of(stolen_tuple);
    for (size_t i = 0; i < tuple->length; i++) {
        TareValue item = intern_constant_steal(rt, tuple->items[i]);
        tuple->items[i] = item;
        if (!tare_value_is_absent(item)) continue;
        tare_release(rt, stolen_tuple);
        return TARE_ABSENT;
    }
    return stolen_tuple;
}

// Texts that look like names are mostly keys or attributes: interned, they compare by pointer.
static TareValue intern_constant_steal(TareRuntime *rt, TareValue stolen_value) {
    if (tare_value_is_exact(stolen_value, TARE_TYPE_TUPLE))
        return intern_items_steal(rt, stolen_value);
    if (!tare_value_is_exact(stolen_value, TARE_TYPE_STR)) return stolen_value;
    TareString *string = tare_string_of(stolen_value);
    if (string->is_interned || !string->is_ascii || string->length == 0) return stolen_value;
    for (size_t i = 0; i < string->length; i++) {
        char c = string->characters[i];
        bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '_';
        if (!is_word) return stolen_value;
    }
    return tare_value_from_object(tare_intern_string_steal(rt, string));
}

uint32_t tare_constant_pool_add_steal(TareUnit *self, TareValue stolen_value) {
    TareRuntime *rt = self->compiler->rt;
    if (!tare_value_is_absent(stolen_value)) stolen_value = intern_constant_steal(rt, stolen_value);
    if (tare_value_is_absent(stolen_value)) {
        tare_unit_fail_pending(self);
        return 0;
    }
    if (!tare_unit_has_failed(self) && grow_index(&self->constant_index, &self->constants, false)) {
        uint32_t *slot = find_slot(&self->constant_index, &self->constants,
                                   hash_constant(stolen_value), is_constant_entry, &stolen_value);
        if (*slot) {
            tare_release(rt, stolen_value);
            return *slot - 1;
        }
        TareValue *entry = tare_vector_push(&self->constants);
        if (entry) {
            *entry = stolen_value;
            return (*slot = (uint32_t)self->constants.count) - 1;
        }
    }
    tare_release(rt, stolen_value);
    fail_memory(self);
    return 0;
}

static uint32_t add_interned(TareUnit *self, TareString *stolen_name) {
    if (!tare_unit_has_failed(self) && grow_index(&self->name_index, &self->names, true)) {
        uint32_t *slot = find_slot(&self->name_index, &self->names, hash_name(stolen_name),
                                   is_name_entry, &stolen_name);
        if (*slot) {
            tare_release_object(self->compiler->rt, stolen_name);
            return *slot - 1;
        }
        TareString **entry = tare_vector_push(&self->names);
        if (entry) {
            *entry = stolen_name;
            return (*slot = (uint32_t)self->names.count) - 1;
        }
    }
    tare_release_object(self->compiler->rt, stolen_name);
    fail_memory(self);
    return 0;
}

uint32_t tare_constant_pool_add_name(TareUnit *self, TareTreeString name) {
    TareString *interned = tare_intern_utf8(self->compiler->rt, name.bytes, name.length_bytes);
    if (!interned) {
        tare_unit_fail_pending(self);
        return 0;
    }
    uint32_t index = add_interned(self, interned);
    if (index > 0xffff) tare_unit_fail(self, self->scope->span, "too many names in one block");
    return index & 0xffff;
}

static bool load_without_pool(TareUnit *self, TareValue value, int target) {
    if (tare_value_is_none(value)) {
        tare_unit_emit(self, TARE_OPCODE_LOAD_NONE, target, 0, 0);
        return true;
    }
    if (tare_value_is_bool(value)) {
        bool truth = tare_value_is_true(value);
        tare_unit_emit(self, truth ? TARE_OPCODE_LOAD_TRUE : TARE_OPCODE_LOAD_FALSE, target, 0, 0);
        return true;
    }
    int64_t number;
    if (!tare_value_is_exact(value, TARE_TYPE_INT) || !tare_int_to_int64(value, &number) ||
        number < INT16_MIN || number > INT16_MAX)
        return false;
    // Equal numbers of one block are one object where numbers are objects.
    bool is_shared = number >= TARE_RUNTIME_SMALL_INT_MIN &&
                     number < TARE_RUNTIME_SMALL_INT_MIN + TARE_RUNTIME_SMALL_INT_COUNT;
    if (self->compiler->rt->boxed_numbers && !is_shared) return false;
    tare_unit_emit_wide(self, TARE_OPCODE_LOAD_INT, target, (int32_t)number);
    return true;
}

int tare_constant_pool_load_steal(TareUnit *self, TareValue stolen_value, int target) {
    int result = tare_unit_get_result(self, target);
    if (!tare_value_is_absent(stolen_value) && load_without_pool(self, stolen_value, result)) {
        tare_release(self->compiler->rt, stolen_value);
        return result;
    }
    uint32_t index = tare_constant_pool_add_steal(self, stolen_value);
    if (index > 0xffff)
        tare_unit_emit_extra(self, TARE_OPCODE_LOAD_CONSTANT_LONG, result, 0, 0, index);
    else
        tare_unit_emit_wide(self, TARE_OPCODE_LOAD_CONSTANT, result, (int32_t)index);
    return result;
}

int tare_constant_pool_load_text(TareUnit *self, TareTreeString text, int target) {
    TareString *string = tare_intern_utf8(self->compiler->rt, text.bytes, text.length_bytes);
    TareValue value = string ? tare_value_from_object(string) : TARE_ABSENT;
    return tare_constant_pool_load_steal(self, value, target);
}
