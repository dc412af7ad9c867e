// Whole blocks of bytes mixed into a state of words. The words of states and keys are passed as
// bytes in the order of this machine; what surrounds the blocks is the library's.
#include "modules/digest.h"

#include <string.h>

#include "object/error.h"
#include "types/bytes.h"
#include "types/module.h"

typedef struct Words32 {
    uint32_t state[8];
    uint32_t keys[64];
} Words32;

typedef struct Words64 {
    uint64_t state[8];
    uint64_t keys[80];
} Words64;

static uint32_t left32(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }
static uint32_t right32(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }
static uint64_t right64(uint64_t x, unsigned n) { return x >> n | x << (64 - n); }

static uint32_t read_big32(const uint8_t *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t read_little32(const uint8_t *p) {
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

// ---- MD5 and SHA-1 -----------------------------------------------------------------------------

static uint32_t mix_md5(size_t round, uint32_t b, uint32_t c, uint32_t d) {
    switch (round) {
    case 0:
        return (b & c) | (~b & d);
    case 1:
        return (d & b) | (~d & c);
    case 2:
        return b ^ c ^ d;
    default:
        return c ^ (b | ~d);
    }
}

static void take_md5(Words32 *self, const uint8_t *block) {
    static const uint8_t turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    static const uint8_t steps[4] = {1, 5, 3, 7}, starts[4] = {0, 1, 5, 0};
    uint32_t a = self->state[0], b = self->state[1], c = self->state[2], d = self->state[3];
    for (size_t i = 0; i < 64; i++) {
        size_t round = i / 16, from = (steps[round] * i + starts[round]) % 16;
        uint32_t sum =
            a + mix_md5(round, b, c, d) + self->keys[i] + read_little32(block + 4 * from);
        a = d;
        d = c;
        c = b;
        b += left32(sum, turns[round][i % 4]);
    }
    self->state[0] += a;
    self->state[1] += b;
    self->state[2] += c;
    self->state[3] += d;
}

static void take_sha1(Words32 *self, const uint8_t *block) {
    uint32_t w[80], s[5];
    memcpy(s, self->state, sizeof s);
    for (size_t i = 0; i < 16; i++) w[i] = read_big32(block + 4 * i);
    for (unsigned i = 16; i < 80; i++)
        w[i] = left32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (unsigned i = 0; i < 80; i++) {
        uint32_t mixed = i < 20   ? (s[1] & s[2]) | (~s[1] & s[3])
                         : i < 40 ? s[1] ^ s[2] ^ s[3]
                         : i < 60 ? (s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])
                                  : s[1] ^ s[2] ^ s[3];
        uint32_t next = left32(s[0], 5) + mixed + s[4] + self->keys[i / 20] + w[i];
        s[4] = s[3];
        s[3] = s[2];
        s[2] = left32(s[1], 30);
        s[1] = s[0];
        s[0] = next;
    }
    for (unsigned i = 0; i < 5; i++) self->state[i] += s[i];
}

// ---- SHA-2 -------------------------------------------------------------------------------------

static void take_sha256(Words32 *self, const uint8_t *block) {
    uint32_t w[64], s[8];
    memcpy(s, self->state, sizeof s);
    for (size_t i = 0; i < 16; i++) w[i] = read_big32(block + 4 * i);
    for (unsigned i = 16; i < 64; i++) {
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (right32(x, 7) ^ right32(x, 18) ^ x >> 3) +
               (right32(y, 17) ^ right32(y, 19) ^ y >> 10);
    }
    for (unsigned i = 0; i < 64; i++) {
        uint32_t turned = right32(s[4], 6) ^ right32(s[4], 11) ^ right32(s[4], 25);
        uint32_t first = s[7] + turned + ((s[4] & s[5]) ^ (~s[4] & s[6])) + self->keys[i] + w[i];
        turned = right32(s[0], 2) ^ right32(s[0], 13) ^ right32(s[0], 22);
        uint32_t second = turned + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (unsigned i = 0; i < 8; i++) self->state[i] += s[i];
}

static void take_sha512(Words64 *self, const uint8_t *block) {
    uint64_t w[80], s[8];
    memcpy(s, self->state, sizeof s);
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint64_t)read_big32(block + 8 * i) << 32 | read_big32(block + 8 * i + 4);
    for (unsigned i = 16; i < 80; i++) {
        uint64_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (right64(x, 1) ^ right64(x, 8) ^ x >> 7) +
               (right64(y, 19) ^ right64(y, 61) ^ y >> 6);
    }
    for (unsigned i = 0; i < 80; i++) {
        uint64_t turned = right64(s[4], 14) ^ right64(s[4], 18) ^ right64(s[4], 41);
        uint64_t first = s[7] + turned + ((s[4] & s[5]) ^ (~s[4] & s[6])) + self->keys[i] + w[i];
        turned = right64(s[0], 28) ^ right64(s[0], 34) ^ right64(s[0], 39);
        uint64_t second = turned + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (unsigned i = 0; i < 8; i++) self->state[i] += s[i];
}

// ---- the module --------------------------------------------------------------------------------

// The bytes of an argument that the library gives; false with the error pending.
static bool read_words(TareRuntime *rt, TareValue v, size_t limit_bytes, void *out) {
    if (!tare_value_is_exact(v, TARE_TYPE_BYTES) || tare_bytes_of(v)->length > limit_bytes) {
        (void)tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "words are expected");
        return false;
    }
    memcpy(out, tare_bytes_of(v)->data, tare_bytes_of(v)->length);
    return true;
}

// take(state, keys, data): the state after all whole blocks of `data`, which is bytes.
static TareValue take_short(TareRuntime *rt, const TareArguments *arguments,
                            void (*take)(Words32 *self, const uint8_t *block)) {
    Words32 words = {0};
    const TareValue *v = arguments->values;
    if (!read_words(rt, v[0], sizeof words.state, words.state) ||
        !read_words(rt, v[1], sizeof words.keys, words.keys) ||
        !tare_value_is_exact(v[2], TARE_TYPE_BYTES))
        return tare_error_is_pending(rt)
                   ? TARE_ABSENT
                   : tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "bytes are expected");
    const TareBytes *data = tare_bytes_of(v[2]);
    for (size_t at = 0; at + 64 <= data->length; at += 64) take(&words, data->data + at);
    return tare_bytes_new(rt, words.state, tare_bytes_of(v[0])->length);
}

static TareValue digest_md5(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return take_short(rt, arguments, take_md5);
}

static TareValue digest_sha1(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return take_short(rt, arguments, take_sha1);
}

static TareValue digest_sha256(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return take_short(rt, arguments, take_sha256);
}

static TareValue digest_sha512(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    Words64 words = {0};
    const TareValue *v = arguments->values;
    if (!read_words(rt, v[0], sizeof words.state, words.state) ||
        !read_words(rt, v[1], sizeof words.keys, words.keys))
        return TARE_ABSENT;
    if (!tare_value_is_exact(v[2], TARE_TYPE_BYTES))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "bytes are expected");
    const TareBytes *data = tare_bytes_of(v[2]);
    for (size_t at = 0; at + 128 <= data->length; at += 128) take_sha512(&words, data->data + at);
    return tare_bytes_new(rt, words.state, tare_bytes_of(v[0])->length);
}

static const TareNativeDefinition functions[] = {
    {"md5", digest_md5, TARE_NATIVE_POSITIONAL, 3, 3},
    {"sha1", digest_sha1, TARE_NATIVE_POSITIONAL, 3, 3},
    {"sha256", digest_sha256, TARE_NATIVE_POSITIONAL, 3, 3},
    {"sha512", digest_sha512, TARE_NATIVE_POSITIONAL, 3, 3},
    {NULL},
};

TareValue tare_digest_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_digest", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
