// The types HASH and HASHXOF, an object round a context of nettle's each, the functions that make
// them, and the module.
#include "modules/hashlib.h"

#include "object/buffer.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/layout.h"
#include "object/operator.h"
#include "types/byte_methods.h"
#include "types/container.h"
#include "types/module.h"

//   +0 header  +8 algorithm (constant)  +16 context, of the size that nettle tells
typedef struct Digest {
    TareObject header;
    const TareHashlibAlgorithm *algorithm;
    _Alignas(8) uint8_t context[];
} Digest;

static const TareTypeSpec fixed_spec, endless_spec;

static Digest *of(TareValue v) { return (Digest *)tare_value_get_object(v); }

// ---- algorithms --------------------------------------------------------------------------------

static const TareHashlibAlgorithm algorithms[] = {
    {"md5", &nettle_md5, NULL},
    {"sha1", &nettle_sha1, NULL},
    {"sha224", &nettle_sha224, NULL},
    {"sha256", &nettle_sha256, NULL},
    {"sha384", &nettle_sha384, NULL},
    {"sha512", &nettle_sha512, NULL},
    {"sha3_224", &nettle_sha3_224, NULL},
    {"sha3_256", &nettle_sha3_256, NULL},
    {"sha3_384", &nettle_sha3_384, NULL},
    {"sha3_512", &nettle_sha3_512, NULL},
    {"shake_128", &tare_hashlib_sponge_128, tare_hashlib_sponge_squeeze},
    {"shake_256", &tare_hashlib_sponge_256, tare_hashlib_sponge_squeeze},
    {"ripemd160", &nettle_ripemd160, NULL},
    {"sha512_224", &nettle_sha512_224, NULL},
    {"sha512_256", &nettle_sha512_256, NULL},
    {"sm3", &nettle_sm3, NULL},
};
enum { ALGORITHM_COUNT = sizeof algorithms / sizeof *algorithms };

// OpenSSL knows "SHA3-256", "sha3-256" and "SHA-256" too: case and dashes do not count, and where
// the name has a line below, there may be a dash or nothing.
static bool goes_by(const char *name, const TareString *text) {
    for (size_t i = 0; i < text->length; i++) {
        char c = text->characters[i];
        if (c == '-' || c == '/') continue;
        if (*name == '_') name++;
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c != *name) return false;
        name++;
    }
    return !*name;
}

const TareHashlibAlgorithm *tare_hashlib_find(TareRuntime *rt, TareValue name) {
    if (!tare_type_is_instance(rt, name, TARE_TYPE_STR)) {
        (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "name must be a string");
        return NULL;
    }
    TareString *text = tare_string_of(name);
    for (size_t i = 0; i < ALGORITHM_COUNT; i++) {
        const char *own = algorithms[i].name;
        if (tare_string_equals_c(text, own) || (text->is_ascii && goes_by(own, text)))
            return &algorithms[i];
    }
    (void)tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "unsupported hash type %U", text);
    return NULL;
}

// ---- making ------------------------------------------------------------------------------------

static TareStatus feed(TareRuntime *rt, Digest *self, TareValue data) {
    const uint8_t *bytes;
    size_t length;
    if (tare_type_is_instance(rt, data, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "Strings must be encoded before hashing");
    if (!tare_buffer_is(rt, data))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "object supporting the buffer API required");
    if (tare_bytes_get_view(rt, data, &bytes, &length) != TARE_OK) return TARE_ERROR;
    self->algorithm->hash->update(self->context, length, bytes);
    return TARE_OK;
}

static TareValue new_digest(TareRuntime *rt, TareType *type, const TareHashlibAlgorithm *algorithm,
                            TareValue data) {
    Digest *self = tare_alloc_instance(rt, type, algorithm->hash->context_size);
    if (!self) return TARE_ABSENT;
    self->algorithm = algorithm;
    algorithm->hash->init(self->context);
    TareValue v = tare_value_from_object(self);
    if (tare_value_is_absent(data) || feed(rt, self, data) == TARE_OK) return v;
    tare_release(rt, v);
    return TARE_ABSENT;
}

static TareValue make(TareRuntime *rt, TareValue module, const TareHashlibAlgorithm *algorithm,
                      TareValue data) {
    const TareTypeSpec *spec = algorithm->squeeze ? &endless_spec : &fixed_spec;
    const char *name = algorithm->squeeze ? "HASHXOF" : "HASH";
    TareType *type = tare_module_find_type(rt, module, name, spec);
    return type ? new_digest(rt, type, algorithm, data) : TARE_ABSENT;
}

// new(name, string=b'', *, usedforsecurity=True)
static TareValue new_by_name(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    static const char *const names[] = {"name", "string", "usedforsecurity"};
    static const TareParameters parameters = {"new", names, 3, 0, 2, 1};
    TareValue v[3];
    if (tare_native_bind(rt, &parameters, arguments, v) != TARE_OK) return TARE_ABSENT;
    const TareHashlibAlgorithm *algorithm = tare_hashlib_find(rt, v[0]);
    return algorithm ? make(rt, module, algorithm, v[1]) : TARE_ABSENT;
}

// openssl_NAME(string=b'', *, usedforsecurity=True)
static TareValue new_known(TareRuntime *rt, TareValue module, const TareArguments *arguments,
                           const char *function_name, size_t index) {
    static const char *const names[] = {"string", "usedforsecurity"};
    TareParameters parameters = {function_name, names, 2, 0, 1, 0};
    TareValue v[2];
    if (tare_native_bind(rt, &parameters, arguments, v) != TARE_OK) return TARE_ABSENT;
    return make(rt, module, &algorithms[index], v[0]);
}

#define NEW(name, index)                                                  \
    static TareValue new_##name(TareRuntime *rt, TareValue module,        \
                                const TareArguments *arguments) {         \
        return new_known(rt, module, arguments, "openssl_" #name, index); \
    }
NEW(md5, 0)
NEW(sha1, 1)
NEW(sha224, 2)
NEW(sha256, 3)
NEW(sha384, 4)
NEW(sha512, 5)
NEW(sha3_224, 6)
NEW(sha3_256, 7)
NEW(sha3_384, 8)
NEW(sha3_512, 9)
NEW(shake_128, 10)
NEW(shake_256, 11)

// ---- methods -----------------------------------------------------------------------------------

static TareValue digest_update(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return feed(rt, of(v), arguments->values[0]) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue digest_copy(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Digest *self = of(v);
    TareValue copy = new_digest(rt, tare_type_get(rt, v), self->algorithm, TARE_ABSENT);
    if (tare_value_is_absent(copy)) return copy;
    memcpy(of(copy)->context, self->context, self->algorithm->hash->context_size);
    return copy;
}

// The digest of what came so far: of a copy, for telling it ends the context.
static TareValue finish(TareRuntime *rt, TareValue v, size_t length) {
    TareValue copy = digest_copy(rt, v, NULL);
    TareValue result = tare_value_is_absent(copy) ? copy : tare_bytes_new(rt, NULL, length);
    if (!tare_value_is_absent(result)) {
        Digest *self = of(copy);
        uint8_t *to = tare_bytes_of(result)->data;
        if (self->algorithm->squeeze)
            self->algorithm->squeeze(self->context, length, to);
        else
            self->algorithm->hash->digest(self->context, length, to);
    }
    tare_release(rt, copy);
    return result;
}

static TareValue in_hexadecimal_steal(TareRuntime *rt, TareValue stolen_digest) {
    if (tare_value_is_absent(stolen_digest)) return stolen_digest;
    TareValue text = tare_byte_hex_format(rt, stolen_digest, &(TareArguments){0});
    tare_release(rt, stolen_digest);
    return text;
}

static TareValue fixed_digest(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return finish(rt, v, of(v)->algorithm->hash->digest_size);
}

static TareValue fixed_hexdigest(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return in_hexadecimal_steal(rt, fixed_digest(rt, v, arguments));
}

static TareValue finish_endless(TareRuntime *rt, TareValue v, const TareArguments *arguments,
                                const char *function_name) {
    static const char *const names[] = {"length"};
    TareParameters parameters = {function_name, names, 1, 0, 1, 1};
    TareValue length_obj;
    int64_t length;
    if (tare_native_bind(rt, &parameters, arguments, &length_obj) != TARE_OK ||
        tare_operator_index_size(rt, length_obj, &length) != TARE_OK)
        return TARE_ABSENT;
    if (length >= 0) return finish(rt, v, (size_t)length);
    return tare_error_raise(rt, TARE_TYPE_SYSTEM_ERROR,
                            "Negative size passed to PyBytes_FromStringAndSize");
}

static TareValue endless_digest(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return finish_endless(rt, v, arguments, "digest");
}

static TareValue endless_hexdigest(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return in_hexadecimal_steal(rt, finish_endless(rt, v, arguments, "hexdigest"));
}

static TareValue get_name(TareRuntime *rt, TareValue v) {
    return tare_string_new_c(rt, of(v)->algorithm->name);
}

static TareValue get_digest_size(TareRuntime *rt, TareValue v) {
    return tare_value_from_small_int((int64_t)of(v)->algorithm->hash->digest_size);
}

static TareValue get_block_size(TareRuntime *rt, TareValue v) {
    return tare_value_from_small_int((int64_t)of(v)->algorithm->hash->block_size);
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    return tare_container_format(rt, "<%s %T object @ 0x%llx>", of(v)->algorithm->name, v,
                                 (unsigned long long)(uintptr_t)tare_value_get_object(v));
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Digest *self = (Digest *)object;
    size_t context_bytes = self->algorithm ? self->algorithm->hash->context_size : 0;
    tare_describe_block(describer, self, sizeof *self + context_bytes, TARE_BLOCK_LEAF, "digest");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_RAW, &self->algorithm, sizeof self->algorithm,
                         "algorithm");
    tare_describe_region(describer, TARE_REGION_RAW, self->context, context_bytes, "state");
}

// ---- types and module --------------------------------------------------------------------------

static const TareAttributeDefinition attributes[] = {
    {"digest_size", get_digest_size},
    {"block_size", get_block_size},
    {"name", get_name, .doc = "algorithm name."},
    {NULL},
};

#define METHODS(kind, digest_kind)                                                              \
    {"update", digest_update, TARE_NATIVE_ONE, .doc = "Takes in more bytes."},                  \
        {"digest", kind##_digest, digest_kind, .doc = "The digest of the bytes so far."},       \
        {"hexdigest", kind##_hexdigest, digest_kind, .doc = "The same as hexadecimal digits."}, \
        {"copy", digest_copy, TARE_NATIVE_NONE, .doc = "Another digest in the same state."}, {  \
        NULL                                                                                    \
    }
static const TareNativeDefinition fixed_methods[] = {METHODS(fixed, TARE_NATIVE_NONE)};
static const TareNativeDefinition endless_methods[] = {METHODS(endless, TARE_NATIVE_ANY)};

#define SPEC(table)                                                                       \
    {                                                                                     \
        .instance_bytes = sizeof(Digest),                                                 \
        .flags = TARE_TYPE_IS_LEAF | TARE_TYPE_IS_VARIABLE | TARE_TYPE_NO_INSTANTIATION | \
                 TARE_TYPE_IS_IMMUTABLE,                                                  \
        .methods = table, .attributes = attributes,                                       \
        .doc = "A digest of the bytes that it is given.",                                 \
        .slots = {.describe = describe, .repr = repr},                                    \
    }
static const TareTypeSpec fixed_spec = SPEC(fixed_methods);
static const TareTypeSpec endless_spec = SPEC(endless_methods);

#define MAKER(name) \
    { "openssl_" #name, new_##name, TARE_NATIVE_ANY }
static const TareNativeDefinition functions[] = {
    MAKER(md5),
    MAKER(sha1),
    MAKER(sha224),
    MAKER(sha256),
    MAKER(sha384),
    MAKER(sha512),
    MAKER(sha3_224),
    MAKER(sha3_256),
    MAKER(sha3_384),
    MAKER(sha3_512),
    MAKER(shake_128),
    MAKER(shake_256),
    {"new", new_by_name, TARE_NATIVE_ANY},
    {"pbkdf2_hmac", tare_hashlib_key_derive, TARE_NATIVE_ANY},
    {"compare_digest", tare_hashlib_key_compare, TARE_NATIVE_POSITIONAL, 2, 2},
    {NULL},
};

static TareValue new_names(TareRuntime *rt) {
    TareValue names = tare_tuple_new(rt, ALGORITHM_COUNT);
    for (size_t i = 0; i < ALGORITHM_COUNT && !tare_value_is_absent(names); i++) {
        TareValue name = tare_string_new_c(rt, algorithms[i].name);
        tare_tuple_of(names)->items[i] = name;
        if (tare_value_is_absent(name)) tare_slot_clear(rt, &names);
    }
    return names;
}

static TareValue new_type(TareRuntime *rt, const char *name, const TareTypeSpec *spec) {
    return tare_type_new_native(rt, "_hashlib", name, TARE_TYPE_OBJECT, spec);
}

TareValue tare_hashlib_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_hashlib", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_set_steal(rt, module, "HASH", new_type(rt, "HASH", &fixed_spec)) == TARE_OK &&
        tare_module_set_steal(rt, module, "HASHXOF", new_type(rt, "HASHXOF", &endless_spec)) ==
            TARE_OK &&
        tare_module_set_steal(rt, module, "openssl_md_meth_names", new_names(rt)) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
