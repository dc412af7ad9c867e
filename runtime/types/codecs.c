// Encodings and error handlers by name, and the exceptions of both directions.
#include "types/codecs.h"

#include "object/call.h"
#include "object/error.h"
#include "types/codecs_private.h"
#include "types/int.h"

#define LONGEST_NAME 32

typedef struct Alias {
    const char *name;  // lower case, words joined by '-'
    TareCodec codec;
} Alias;

#define UTF_8 \
    { "utf-8", TARE_CODEC_UTF_8, false, false, NULL }
#define ASCII \
    { "ascii", TARE_CODEC_ASCII, false, false, NULL }
#define LATIN_1 \
    { "latin-1", TARE_CODEC_LATIN_1, false, false, NULL }
#define UTF_16 \
    { "utf-16", TARE_CODEC_UTF_16, false, true, NULL }
#define UTF_16_LE \
    { "utf-16-le", TARE_CODEC_UTF_16, false, false, NULL }
#define UTF_16_BE \
    { "utf-16-be", TARE_CODEC_UTF_16, true, false, NULL }
#define UTF_32 \
    { "utf-32", TARE_CODEC_UTF_32, false, true, NULL }
#define UTF_32_LE \
    { "utf-32-le", TARE_CODEC_UTF_32, false, false, NULL }
#define UTF_32_BE \
    { "utf-32-be", TARE_CODEC_UTF_32, true, false, NULL }
#define TABLE(i) \
    { "charmap", TARE_CODEC_TABLE, false, false, &tare_codecs_tables[i] }

static const Alias aliases[] = {
    {"utf-8", UTF_8},
    {"utf8", UTF_8},
    {"u8", UTF_8},
    {"utf", UTF_8},
    {"cp65001", UTF_8},
    {"ascii", ASCII},
    {"us-ascii", ASCII},
    {"646", ASCII},
    {"ansi-x3.4-1968", ASCII},
    {"latin-1", LATIN_1},
    {"latin1", LATIN_1},
    {"latin", LATIN_1},
    {"iso-8859-1", LATIN_1},
    {"iso8859-1", LATIN_1},
    {"8859", LATIN_1},
    {"l1", LATIN_1},
    {"cp819", LATIN_1},
    {"utf-16", UTF_16},
    {"utf16", UTF_16},
    {"u16", UTF_16},
    {"utf-16-le", UTF_16_LE},
    {"utf-16le", UTF_16_LE},
    {"utf-16-be", UTF_16_BE},
    {"utf-16be", UTF_16_BE},
    {"utf-32", UTF_32},
    {"utf32", UTF_32},
    {"u32", UTF_32},
    {"utf-32-le", UTF_32_LE},
    {"utf-32le", UTF_32_LE},
    {"utf-32-be", UTF_32_BE},
    {"utf-32be", UTF_32_BE},
    {"cp437", TABLE(0)},
    {"437", TABLE(0)},
    {"ibm437", TABLE(0)},
    {"cp1250", TABLE(1)},
    {"1250", TABLE(1)},
    {"windows-1250", TABLE(1)},
    {"cp1251", TABLE(2)},
    {"1251", TABLE(2)},
    {"windows-1251", TABLE(2)},
    {"cp1252", TABLE(3)},
    {"1252", TABLE(3)},
    {"windows-1252", TABLE(3)},
    {"iso8859-15", TABLE(4)},
    {"iso-8859-15", TABLE(4)},
    {"latin9", TABLE(4)},
    {"l9", TABLE(4)},
    {"utf-8-sig", {"utf-8", TARE_CODEC_UTF_8, false, true, NULL}},
};

// Lower case, with one '-' for each run of other characters than letters, digits and dots.
static bool normalize(const char *name, char *out) {
    size_t length = 0;
    bool gap = false;
    for (; *name; name++) {
        char byte = *name;
        bool is_word = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') || byte == '.';
        if (!is_word) {
            gap = true;
            continue;
        }
        if (length + 3 > LONGEST_NAME) return false;
        if (gap && length) out[length++] = '-';
        gap = false;
        out[length++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    }
    out[length] = '\0';
    return true;
}

static const TareCodec *find(const char *encoding) {
    char name[LONGEST_NAME];
    if (!encoding) return &aliases[0].codec;
    if (!normalize(encoding, name)) return NULL;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(aliases[i].name, name) == 0) return &aliases[i].codec;
    return NULL;
}

const TareCodec *tare_codecs_find(TareRuntime *rt, const char *encoding) {
    const TareCodec *codec = find(encoding);
    if (!codec)
        (void)tare_error_raise(rt, TARE_TYPE_LOOKUP_ERROR, "unknown encoding: %s", encoding);
    return codec;
}

const char *tare_codecs_find_name(const char *encoding) {
    const TareCodec *codec = find(encoding);
    if (!codec) return NULL;
    if (codec->kind == TARE_CODEC_LATIN_1) return "iso8859-1";
    if (codec->kind == TARE_CODEC_TABLE) return codec->table->name;
    return codec->kind == TARE_CODEC_UTF_8 && codec->has_mark ? "utf-8-sig" : codec->name;
}

const uint16_t *tare_codecs_find_points(const char *encoding) {
    const TareCodec *codec = find(encoding);
    return codec && codec->kind == TARE_CODEC_TABLE ? codec->table->points : NULL;
}

TareCodecErrors tare_codecs_find_errors(const char *errors) {
    static const char *const names[] = {
        "strict",          "ignore",       "replace", "backslashreplace", "xmlcharrefreplace",
        "surrogateescape", "surrogatepass", "namereplace"};
    if (!errors) return TARE_CODEC_STRICT;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], errors) == 0) return (TareCodecErrors)i;
    return TARE_CODEC_UNKNOWN;
}

TareStatus tare_codecs_refuse_handler(TareRuntime *rt, const char *errors) {
    return tare_error_fail(rt, TARE_TYPE_LOOKUP_ERROR, "unknown error handler name '%s'", errors);
}

TareStatus tare_codecs_fail(TareRuntime *rt, TareTypeId id, const char *encoding, TareValue object,
                            size_t start, size_t end, const char *reason) {
    TareValue values[5] = {TARE_ABSENT, object, tare_int_new(rt, (int64_t)start),
                           tare_int_new(rt, (int64_t)end), TARE_ABSENT};
    values[0] = tare_string_new_c(rt, encoding);
    values[4] = tare_string_new_c(rt, reason);
    if (!tare_error_is_pending(rt)) {
        TareValue type = tare_value_from_object(rt->types[id]);
        TareValue exception = tare_call_values(rt, type, values, 5);
        if (!tare_value_is_absent(exception)) (void)tare_error_raise_instance(rt, exception);
        tare_release(rt, exception);
    }
    for (int i = 0; i < 5; i++)
        if (i != 1) tare_release(rt, values[i]);
    return TARE_ERROR;
}

TareStatus tare_codecs_read_name(TareRuntime *rt, TareValue v, const char *function,
                                 const char *parameter, const char **out) {
    *out = NULL;
    if (tare_value_is_absent(v)) return TARE_OK;
    if (!tare_type_is_instance(rt, v, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() argument '%s' must be str, not %.50K", function, parameter, v);
    const TareString *text = tare_string_of(v);
    if (text->is_ascii && strlen(text->characters) != text->length)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "embedded null character");
    // No name that is known has other characters than ASCII.
    *out = text->is_ascii ? text->characters : "?";
    return TARE_OK;
}
