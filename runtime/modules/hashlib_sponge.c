// SHAKE128 and SHAKE256, of which nettle has the second only, and no more than one answer of it:
// bytes are mixed into the first words of SHA-3's state, and taken out of them.
// Source: FIPS 202, sections 4 and 6.2.
#include <nettle/sha3.h>
#include <string.h>

#include "modules/hashlib.h"

typedef struct Sponge {
    struct sha3_state state;
    uint32_t rate_bytes;  // how much of the state is mixed with the input
    uint32_t position;    // below rate_bytes
} Sponge;

static void mix(Sponge *self, uint32_t at, uint8_t byte) {
    self->state.a[at / 8] ^= (uint64_t)byte << at % 8 * 8;
}

static void init(Sponge *self, uint32_t rate_bytes) {
    memset(self, 0, sizeof *self);
    self->rate_bytes = rate_bytes;
}

static void init_128(void *context) { init(context, 168); }
static void init_256(void *context) { init(context, 136); }

static void update(void *context, size_t length, const uint8_t *data) {
    Sponge *self = context;
    for (size_t i = 0; i < length; i++) {
        mix(self, self->position, data[i]);
        if (++self->position < self->rate_bytes) continue;
        sha3_permute(&self->state);
        self->position = 0;
    }
}

void tare_hashlib_sponge_squeeze(void *context, size_t length, uint8_t *digest) {
    Sponge *self = context;
    mix(self, self->position, 0x1f);  // the suffix 1111 of these functions, and the first bit of
    mix(self, self->rate_bytes - 1, 0x80);  // the padding; its last bit
    for (size_t i = 0; i < length; i++) {
        uint32_t at = (uint32_t)(i % self->rate_bytes);
        if (at == 0) sha3_permute(&self->state);
        digest[i] = (uint8_t)(self->state.a[at / 8] >> at % 8 * 8);
    }
}

const struct nettle_hash tare_hashlib_sponge_128 = {
    "shake128", sizeof(Sponge), 0, 168, init_128, update, tare_hashlib_sponge_squeeze};
const struct nettle_hash tare_hashlib_sponge_256 = {
    "shake256", sizeof(Sponge), 0, 136, init_256, update, tare_hashlib_sponge_squeeze};
