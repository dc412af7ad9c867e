// Keys derived from passwords by HMAC with any digest of fixed size, and comparison in a time that
// tells nothing of where two secrets differ.
#include <nettle/hmac.h>
#include <nettle/memops.h>
#include <nettle/pbkdf2.h>

#include "modules/hashlib.h"
#include "object/buffer.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/bytes.h"

// ---- pbkdf2_hmac -------------------------------------------------------------------------------

enum { CONTEXT_BYTES = 512 };  // more than any of nettle's needs

typedef struct Authenticator {
    const struct nettle_hash *hash;
    _Alignas(16) uint8_t outer[CONTEXT_BYTES];
    _Alignas(16) uint8_t inner[CONTEXT_BYTES];
    _Alignas(16) uint8_t state[CONTEXT_BYTES];
} Authenticator;

static void update(void *context, size_t length, const uint8_t *data) {
    Authenticator *self = context;
    hmac_update(self->state, self->hash, length, data);
}

static void finish(void *context, size_t length, uint8_t *digest) {
    Authenticator *self = context;
    hmac_digest(self->outer, self->inner, self->state, self->hash, length, digest);
}

// A length or a number of rounds: at least 1, and within what a C long holds.
static TareStatus read_number(TareRuntime *rt, TareValue v, const char *name, int64_t *out) {
    if (tare_operator_index_int64(rt, v, false, TARE_TYPE_OVERFLOW_ERROR, out) != TARE_OK)
        return TARE_ERROR;
    if (*out < 1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s must be greater than 0.", name);
    if (*out <= INT32_MAX) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "%s is too great.", name);
}

// pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)
TareValue tare_hashlib_key_derive(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"hash_name", "password", "salt", "iterations", "dklen"};
    static const TareParameters parameters = {"pbkdf2_hmac", names, 5, 0, 5, 4};
    TareValue v[5];
    const uint8_t *password, *salt;
    size_t password_bytes, salt_bytes;
    int64_t rounds;
    if (tare_native_bind(rt, &parameters, arguments, v) != TARE_OK) return TARE_ABSENT;
    const TareHashlibAlgorithm *algorithm = tare_hashlib_find(rt, v[0]);
    if (!algorithm || read_number(rt, v[3], "iteration value", &rounds) != TARE_OK)
        return TARE_ABSENT;
    const struct nettle_hash *hash = algorithm->hash;
    int64_t length = hash->digest_size;
    bool says_length = !tare_value_is_absent(v[4]) && !tare_value_is_none(v[4]);
    if (says_length && read_number(rt, v[4], "key length", &length) != TARE_OK) return TARE_ABSENT;
    if (hash->digest_size == 0 || hash->context_size > CONTEXT_BYTES)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "unsupported hash type");
    if (tare_bytes_get_view(rt, v[1], &password, &password_bytes) != TARE_OK ||
        tare_bytes_get_view(rt, v[2], &salt, &salt_bytes) != TARE_OK)
        return TARE_ABSENT;
    TareValue key = tare_bytes_new(rt, NULL, (size_t)length);
    if (tare_value_is_absent(key)) return key;
    Authenticator mac = {.hash = hash};
    hmac_set_key(mac.outer, mac.inner, mac.state, hash, password_bytes, password);
    nettle_pbkdf2(&mac, update, finish, hash->digest_size, (unsigned)rounds, salt_bytes, salt,
                  (size_t)length, tare_bytes_of(key)->data);
    return key;
}

// ---- compare_digest ----------------------------------------------------------------------------

// The characters of a str, or the bytes that another object shows.
static TareStatus view(TareRuntime *rt, TareValue v, bool is_text, const uint8_t **data,
                       size_t *length) {
    if (!is_text) return tare_bytes_get_view(rt, v, data, length);
    TareString *text = tare_string_of(v);
    if (!text->is_ascii)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "comparing strings with non-ASCII characters is not supported");
    *data = (const uint8_t *)text->characters;
    *length = text->length;
    return TARE_OK;
}

TareValue tare_hashlib_key_compare(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    const TareValue *v = arguments->values;
    const uint8_t *data[2];
    size_t length[2];
    bool is_text[2], shows_bytes[2];
    for (int i = 0; i < 2; i++) {
        is_text[i] = tare_type_is_instance(rt, v[i], TARE_TYPE_STR);
        shows_bytes[i] = tare_buffer_is(rt, v[i]);
    }
    bool are_texts = is_text[0] && is_text[1];
    if (!are_texts && !shows_bytes[0] && !shows_bytes[1])
        return tare_error_raise(
            rt, TARE_TYPE_TYPE_ERROR,
            "unsupported operand types(s) or combination of types: '%T' and '%T'", v[0], v[1]);
    if (view(rt, v[0], are_texts, &data[0], &length[0]) != TARE_OK ||
        view(rt, v[1], are_texts, &data[1], &length[1]) != TARE_OK)
        return TARE_ABSENT;
    return tare_value_from_bool(length[0] == length[1] && memeql_sec(data[0], data[1], length[0]));
}
