// The Mersenne Twister MT19937 as an object: 624 words of state, seeded by an int of any size, so
// that a seed gives the same numbers as in CPython.
#include "modules/random.h"

#include <sys/random.h>

#include "object/alloc.h"
#include "object/error.h"
#include "object/layout.h"
#include "object/operator.h"
#include "object/tuple.h"
#include "types/float.h"
#include "types/int_limbs.h"
#include "types/module.h"

enum { WORDS = 624, MIDDLE = 397 };

//   +0 header  +8 uint32 position of the next word (WORDS: all used)  +16 words
typedef struct Twister {
    TareObject header;
    uint32_t position;
    uint32_t words[WORDS];
} Twister;

static Twister *twister_of(TareValue v) { return (Twister *)tare_value_get_object(v); }

// ---- the generator -----------------------------------------------------------------------------

static uint32_t mix(uint32_t high, uint32_t low) {
    uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
}

static void refill(Twister *self) {
    uint32_t *w = self->words;
    for (int i = 0; i < WORDS; i++)
        w[i] = w[(i + MIDDLE) % WORDS] ^ mix(w[i], w[(i + 1) % WORDS]);
    self->position = 0;
}

static uint32_t next_word(Twister *self) {
    if (self->position >= WORDS) refill(self);
    uint32_t y = self->words[self->position++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static double next_double(Twister *self) {
    uint32_t high = next_word(self) >> 5, low = next_word(self) >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

static void seed_word(Twister *self, uint32_t seed) {
    uint32_t *w = self->words;
    w[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) w[i] = 1812433253u * (w[i - 1] ^ (w[i - 1] >> 30)) + i;
    self->position = WORDS;
}

// Seeds by `count` words of 32 bits, at least one.
static void seed_words(Twister *self, const uint32_t *key, size_t count) {
    uint32_t *w = self->words;
    seed_word(self, 19650218u);
    size_t i = 1, j = 0;
    for (size_t k = count > WORDS ? count : WORDS; k; k--) {
        w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i >= WORDS) {
            w[0] = w[WORDS - 1];
            i = 1;
        }
        if (++j >= count) j = 0;
    }
    for (size_t k = WORDS - 1; k; k--) {
        w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i >= WORDS) {
            w[0] = w[WORDS - 1];
            i = 1;
        }
    }
    w[0] = 0x80000000u;
}

// ---- methods -----------------------------------------------------------------------------------

static TareValue twister_random(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_float_new(rt, next_double(twister_of(self)));
}

static TareValue refuse_argument(TareRuntime *rt, TareValue v) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "'%T' object cannot be interpreted as an integer", v);
}

// seed(n): the magnitude of the int counts.
static TareValue twister_seed(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (!tare_int_is(rt, arguments->values[0])) return refuse_argument(rt, arguments->values[0]);
    TareIntView view;
    tare_int_limbs_view(&view, arguments->values[0]);
    size_t count = (tare_int_limbs_bits(view.limbs, view.count) + 31) / 32;
    if (count == 0) count = 1;
    uint32_t *key = tare_alloc_data(rt, count * sizeof *key);
    if (!key) return TARE_ABSENT;
    for (size_t i = 0; i < count; i++)
        key[i] = i / 2 < view.count ? (uint32_t)(view.limbs[i / 2] >> (i % 2 * 32)) : 0;
    seed_words(twister_of(self), key, count);
    tare_alloc_free_table(rt, key, count * sizeof *key);
    return TARE_NONE;
}

static TareValue twister_seed_system(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    uint32_t key[16] = {0};
    if (getrandom(key, sizeof key, 0) < 0) key[0] = (uint32_t)rt->hash_seed;
    seed_words(twister_of(self), key, 16);
    return TARE_NONE;
}

static TareValue twister_bits(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t bits;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &bits) != TARE_OK)
        return TARE_ABSENT;
    if (bits < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "number of bits must be non-negative");
    if (bits == 0) return tare_int_new(rt, 0);
    Twister *twister = twister_of(self);
    if (bits <= 32) return tare_int_new(rt, next_word(twister) >> (32 - bits));
    size_t count = ((size_t)bits + 63) / 64;
    TareIntScratch scratch;
    if (tare_int_limbs_take(rt, &scratch, count) != TARE_OK) return TARE_ABSENT;
    memset(scratch.limbs, 0, count * sizeof *scratch.limbs);
    for (size_t i = 0; bits > 0; i++, bits -= 32) {
        uint32_t word = next_word(twister);
        if (bits < 32) word >>= 32 - bits;
        scratch.limbs[i / 2] |= (uint64_t)word << (i % 2 * 32);
    }
    return tare_int_limbs_finish(rt, &scratch, count, false);
}

static TareValue twister_get_state(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareValue state = tare_tuple_new(rt, WORDS + 1);
    if (tare_value_is_absent(state)) return state;
    for (size_t i = 0; i < WORDS; i++)
        tare_tuple_of(state)->items[i] = tare_int_new(rt, twister_of(self)->words[i]);
    tare_tuple_of(state)->items[WORDS] = tare_int_new(rt, twister_of(self)->position);
    if (!tare_error_is_pending(rt)) return state;
    tare_release(rt, state);
    return TARE_ABSENT;
}

static TareValue twister_set_state(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareValue state = arguments->values[0];
    if (!tare_type_is_instance(rt, state, TARE_TYPE_TUPLE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "state vector must be a tuple");
    if (tare_tuple_of(state)->length != WORDS + 1)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "state vector is the wrong size");
    uint32_t words[WORDS + 1];
    for (size_t i = 0; i <= WORDS; i++) {
        int64_t word;
        if (tare_operator_index_int64(rt, tare_tuple_of(state)->items[i], false,
                                      TARE_TYPE_OVERFLOW_ERROR, &word) != TARE_OK)
            return TARE_ABSENT;
        words[i] = (uint32_t)word;
    }
    if (words[WORDS] > WORDS)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "invalid state");
    memcpy(twister_of(self)->words, words, sizeof twister_of(self)->words);
    twister_of(self)->position = words[WORDS];
    return TARE_NONE;
}

// ---- type and module ---------------------------------------------------------------------------

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    Twister *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    seed_word(self, 5489u);
    return tare_value_from_object(self);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Twister *self = (Twister *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_LEAF, "Twister");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->position, sizeof self->position,
                         "position");
    tare_describe_region(describer, TARE_REGION_NUMBER, self->words,
                         sizeof *self - offsetof(Twister, words), "state");
}

static const TareNativeDefinition methods[] = {
    {"random", twister_random, TARE_NATIVE_NONE, .doc = "random() -> x in the interval [0, 1)."},
    {"seed", twister_seed, TARE_NATIVE_ONE},
    {"seed_system", twister_seed_system, TARE_NATIVE_NONE},
    {"getrandbits", twister_bits, TARE_NATIVE_ONE,
     .doc = "getrandbits(k) -> x.  Generates an int with k random bits."},
    {"getstate", twister_get_state, TARE_NATIVE_NONE},
    {"setstate", twister_set_state, TARE_NATIVE_ONE},
    {NULL},
};

static const TareTypeSpec twister_spec = {
    .instance_bytes = sizeof(Twister),
    .flags = TARE_TYPE_IS_LEAF,
    .methods = methods,
    .slots = {.describe = describe, .create = create},
};

TareValue tare_random_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_random", NULL);
    if (tare_value_is_absent(module)) return module;
    TareValue type = tare_type_new_native(rt, "_random", "Twister", TARE_TYPE_OBJECT,
                                          &twister_spec);
    if (!tare_value_is_absent(type)) {
        TareStatus status = tare_module_set(rt, module, "Twister", type);
        tare_release(rt, type);
        if (status == TARE_OK) return module;
    }
    tare_release(rt, module);
    return TARE_ABSENT;
}
