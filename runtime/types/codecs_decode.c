// From bytes to text.
#include "object/error.h"
#include "object/string_builder.h"
#include "types/bytes.h"
#include "types/codecs_private.h"

typedef struct Decoder {
    TareRuntime *rt;
    TareCodec codec;  // a copy: a byte order mark decides the order
    const uint8_t *data;
    size_t length;
    const char *errors;
    TareStringBuilder out;
    const char *reason;  // of the last malformed unit
} Decoder;

static bool is_surrogate(uint32_t point) { return point >= 0xd800 && point <= 0xdfff; }

static size_t malformed(Decoder *self, uint32_t *point, const char *reason, size_t bytes) {
    self->reason = reason;
    *point = UINT32_MAX;
    return bytes;
}

static size_t next_utf8(Decoder *self, size_t at, uint32_t *point) {
    const uint8_t *bytes = self->data + at;
    size_t rest = self->length - at, used = tare_string_decode_utf8(bytes, rest, point);
    if (bytes[0] == 0xed && rest > 1 && bytes[1] >= 0xa0 && bytes[1] < 0xc0)
        return malformed(self, point, "invalid continuation byte", 1);
    if (*point != UINT32_MAX) return used;
    if (bytes[0] < 0xc2 || bytes[0] > 0xf4) return malformed(self, point, "invalid start byte", 1);
    bool at_end = used == rest && used < (bytes[0] < 0xe0 ? 2u : bytes[0] < 0xf0 ? 3u : 4u);
    return malformed(self, point, at_end ? "unexpected end of data" : "invalid continuation byte",
                     used);
}

static uint32_t unit_at(const Decoder *self, size_t at, unsigned bytes) {
    uint32_t unit = 0;
    for (unsigned i = 0; i < bytes; i++)
        unit |= (uint32_t)self->data[at + i] << 8 * (self->codec.is_big_endian ? bytes - 1 - i : i);
    return unit;
}

static size_t next_utf16(Decoder *self, size_t at, uint32_t *point) {
    size_t rest = self->length - at;
    if (rest < 2) return malformed(self, point, "truncated data", rest);
    uint32_t unit = unit_at(self, at, 2);
    *point = unit;
    if (!is_surrogate(unit)) return 2;
    if (unit >= 0xdc00) return malformed(self, point, "illegal encoding", 2);
    if (rest < 4) return malformed(self, point, "unexpected end of data", rest);
    uint32_t low = unit_at(self, at + 2, 2);
    if (low < 0xdc00 || low > 0xdfff) return malformed(self, point, "illegal UTF-16 surrogate", 2);
    *point = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
    return 4;
}

static size_t next_utf32(Decoder *self, size_t at, uint32_t *point) {
    size_t rest = self->length - at;
    if (rest < 4) return malformed(self, point, "truncated data", rest);
    *point = unit_at(self, at, 4);
    if (*point > 0x10ffff) return malformed(self, point, "code point not in range(0x110000)", 4);
    if (is_surrogate(*point))
        return malformed(self, point, "code point in surrogate code point range(0xd800, 0xe000)",
                         4);
    return 4;
}

// One character from `at`: how many bytes it took. *point is UINT32_MAX when malformed.
static size_t next(Decoder *self, size_t at, uint32_t *point) {
    switch (self->codec.kind) {
    case TARE_CODEC_UTF_8:
        return next_utf8(self, at, point);
    case TARE_CODEC_UTF_16:
        return next_utf16(self, at, point);
    case TARE_CODEC_UTF_32:
        return next_utf32(self, at, point);
    case TARE_CODEC_LATIN_1:
    case TARE_CODEC_TABLE:
    case TARE_CODEC_ASCII:
        break;
    }
    *point = self->data[at];
    if (*point < 0x80 || self->codec.kind == TARE_CODEC_LATIN_1) return 1;
    if (self->codec.kind == TARE_CODEC_TABLE) {
        *point = self->codec.table->points[*point - 0x80];
        return *point ? 1 : malformed(self, point, "character maps to <undefined>", 1);
    }
    return malformed(self, point, "ordinal not in range(128)", 1);
}

// ---- error handlers ----------------------------------------------------------------------------

static TareStatus fail(Decoder *self, size_t start, size_t end) {
    TareValue object = tare_bytes_new(self->rt, self->data, self->length);
    if (tare_value_is_absent(object)) return TARE_ERROR;
    TareStatus status = tare_codecs_fail(self->rt, TARE_TYPE_UNICODE_DECODE_ERROR, self->codec.name,
                                         object, start, end, self->reason);
    tare_release(self->rt, object);
    return status;
}

// Bytes from 0x80 up as lone surrogates: how many were taken, 0 when the first is none of those.
static size_t escape(Decoder *self, size_t start, size_t end) {
    size_t i = start;
    for (; i < end && self->data[i] >= 0x80; i++)
        tare_string_builder_append_point(&self->out, 0xdc00u + self->data[i]);
    return i - start;
}

// A surrogate as the encoding would write it: how many bytes, 0 when there is none.
static size_t pass_surrogate(Decoder *self, size_t start) {
    size_t rest = self->length - start, bytes = 0;
    uint32_t point = 0;
    if (self->codec.kind == TARE_CODEC_UTF_8 && rest >= 3)
        bytes = tare_string_decode_utf8(self->data + start, rest, &point);
    if (self->codec.kind == TARE_CODEC_UTF_16 && rest >= 2) point = unit_at(self, start, bytes = 2);
    if (self->codec.kind == TARE_CODEC_UTF_32 && rest >= 4) point = unit_at(self, start, bytes = 4);
    if (!bytes || !is_surrogate(point)) return 0;
    tare_string_builder_append_point(&self->out, point);
    return bytes;
}

static void put_escapes(Decoder *self, size_t start, size_t end) {
    for (size_t i = start; i < end; i++) {
        tare_string_builder_append_c(&self->out, "\\x");
        tare_string_builder_append_point(&self->out,
                                         (uint8_t) "0123456789abcdef"[self->data[i] >> 4]);
        tare_string_builder_append_point(&self->out,
                                         (uint8_t) "0123456789abcdef"[self->data[i] & 15]);
    }
}

// Deals with the malformed bytes; how many are done with, 0 with the error pending.
static size_t handle(Decoder *self, size_t start, size_t bytes) {
    TareCodecErrors handler = tare_codecs_find_errors(self->errors);
    size_t done = bytes;
    switch (handler) {
    case TARE_CODEC_IGNORE:
        return done;
    case TARE_CODEC_REPLACE:
        tare_string_builder_append_point(&self->out, 0xfffd);
        return done;
    case TARE_CODEC_BACKSLASH:
        put_escapes(self, start, start + bytes);
        return done;
    case TARE_CODEC_SURROGATE_ESCAPE:
        done = escape(self, start, start + bytes);
        break;
    case TARE_CODEC_SURROGATE_PASS:
        done = pass_surrogate(self, start);
        break;
    case TARE_CODEC_XML:
    case TARE_CODEC_NAME:
        (void)tare_error_raise(self->rt, TARE_TYPE_TYPE_ERROR,
                               "don't know how to handle UnicodeDecodeError in error callback");
        return 0;
    case TARE_CODEC_UNKNOWN:
        (void)tare_codecs_refuse_handler(self->rt, self->errors);
        return 0;
    case TARE_CODEC_STRICT:
        done = 0;
        break;
    }
    if (done == 0) (void)fail(self, start, start + bytes);
    return done;
}

// Bytes of the mark at the beginning; it decides the order of bytes.
static size_t skip_mark(Decoder *self) {
    const uint8_t *data = self->data;
    if (self->codec.kind == TARE_CODEC_UTF_8)
        return self->length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    unsigned bytes = self->codec.kind == TARE_CODEC_UTF_16 ? 2 : 4;
    bool is_little = true, has_mark = false;
    if (self->length >= bytes) {
        self->codec.is_big_endian = true;
        bool is_big = unit_at(self, 0, bytes) == 0xfeff;
        self->codec.is_big_endian = false;
        has_mark = is_big || unit_at(self, 0, bytes) == 0xfeff;
        is_little = !is_big;
    }
    self->codec.is_big_endian = !is_little;
    if (bytes == 2)
        self->codec.name = is_little ? "utf-16-le" : "utf-16-be";
    else
        self->codec.name = is_little ? "utf-32-le" : "utf-32-be";
    return has_mark ? bytes : 0;
}

static void decode_all(Decoder *self) {
    size_t at = self->codec.has_mark ? skip_mark(self) : 0;
    while (at < self->length) {
        uint32_t point;
        size_t bytes = next(self, at, &point);
        if (point == UINT32_MAX)
            bytes = handle(self, at, bytes);
        else
            tare_string_builder_append_point(&self->out, point);
        if (bytes == 0) return;
        at += bytes;
    }
}

static bool is_ascii(const uint8_t *data, size_t length) {
    uint8_t all = 0;
    for (size_t i = 0; i < length; i++) all |= data[i];
    return all < 0x80;
}

TareValue tare_codecs_decode(TareRuntime *rt, const uint8_t *data, size_t length,
                             const char *encoding, const char *errors) {
    const TareCodec *codec = tare_codecs_find(rt, encoding);
    if (!codec) return TARE_ABSENT;
    if (codec->kind <= TARE_CODEC_UTF_8 && is_ascii(data, length))
        return tare_string_new_utf8(rt, (const char *)data, length);
    Decoder decoder = {rt, *codec, data, length, errors, .reason = ""};
    tare_string_builder_init(&decoder.out, rt);
    decode_all(&decoder);
    // Finishing gives nothing while an exception is pending.
    return tare_string_builder_finish(&decoder.out);
}
