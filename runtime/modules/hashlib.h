// The module _hashlib: digests by nettle. lib/hashlib.py and lib/hmac.py are what programs import.
#ifndef TARE_MODULES_HASHLIB_H
#define TARE_MODULES_HASHLIB_H

#include <nettle/nettle-meta.h>

#include "object/alloc.h"

typedef struct TareHashlibAlgorithm {
    const char *name;  // the language's
    const struct nettle_hash *hash;
    // Gives as many bytes as are asked for; ends the context. NULL: the digest has its own size.
    void (*squeeze)(void *context, size_t length, uint8_t *digest);
} TareHashlibAlgorithm;

TARE_NEW TareValue tare_hashlib_new_module(TareRuntime *rt);

// The algorithm that goes by the name, in one of the spellings of OpenSSL; NULL and TypeError or
// ValueError.
const TareHashlibAlgorithm *tare_hashlib_find(TareRuntime *rt, TareValue name);

// hashlib_sponge.c: digests of any length, over nettle's permutation of SHA-3.
extern const struct nettle_hash tare_hashlib_sponge_128, tare_hashlib_sponge_256;
void tare_hashlib_sponge_squeeze(void *context, size_t length, uint8_t *digest);

// hashlib_key.c: what is made of digests and a secret.
TareValue tare_hashlib_key_derive(TareRuntime *rt, TareValue self, const TareArguments *arguments);
TareValue tare_hashlib_key_compare(TareRuntime *rt, TareValue self, const TareArguments *arguments);

#endif
