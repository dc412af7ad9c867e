// From text to bytes.
#include "object/error.h"
#include "types/bytes.h"
#include "types/codecs_private.h"
#include "types/str_name.h"

typedef struct Encoder {
    TareRuntime *rt;
    const TareCodec *codec;
    TareString *text;
    const char *errors;
    TareText out;
} Encoder;

static bool is_surrogate(uint32_t point) { return point >= 0xd800 && point <= 0xdfff; }

static bool is_encodable(const Encoder *self, uint32_t point) {
    if (self->codec->kind == TARE_CODEC_ASCII) return point < 0x80;
    if (self->codec->kind == TARE_CODEC_LATIN_1) return point < 0x100;
    if (self->codec->kind == TARE_CODEC_TABLE)
        return tare_codecs_table_find(self->codec->table, point) >= 0;
    return !is_surrogate(point);
}

static void put_unit(Encoder *self, uint32_t unit, unsigned bytes) {
    for (unsigned i = 0; i < bytes; i++) {
        unsigned shift = 8 * (self->codec->is_big_endian ? bytes - 1 - i : i);
        tare_text_append_char(&self->out, (char)(unit >> shift));
    }
}

// Any point, surrogates too.
static void put(Encoder *self, uint32_t point) {
    switch (self->codec->kind) {
    case TARE_CODEC_ASCII:
    case TARE_CODEC_LATIN_1:
        tare_text_append_char(&self->out, (char)point);
        return;
    case TARE_CODEC_TABLE:
        tare_text_append_char(&self->out,
                              (char)tare_codecs_table_find(self->codec->table, point));
        return;
    case TARE_CODEC_UTF_8:
        tare_text_append_code_point(&self->out, point);
        return;
    case TARE_CODEC_UTF_32:
        put_unit(self, point, 4);
        return;
    case TARE_CODEC_UTF_16:
        break;
    }
    if (point < 0x10000) {
        put_unit(self, point, 2);
        return;
    }
    put_unit(self, 0xd800 + ((point - 0x10000) >> 10), 2);
    put_unit(self, 0xdc00 + (point & 0x3ff), 2);
}

static void put_ascii(Encoder *self, const char *text) {
    for (; *text; text++) put(self, (uint8_t)*text);
}

static TareStatus fail(Encoder *self, size_t start, size_t end) {
    const char *reason = self->codec->kind == TARE_CODEC_ASCII     ? "ordinal not in range(128)"
                         : self->codec->kind == TARE_CODEC_LATIN_1 ? "ordinal not in range(256)"
                         : self->codec->kind == TARE_CODEC_TABLE   ? "character maps to <undefined>"
                                                                   : "surrogates not allowed";
    return tare_codecs_fail(self->rt, TARE_TYPE_UNICODE_ENCODE_ERROR, self->codec->name,
                            tare_value_from_object(self->text), start, end, reason);
}

static void put_name(Encoder *self, const char *name) {
    put_ascii(self, "\\N{");
    put_ascii(self, name);
    put_ascii(self, "}");
}

static void put_replacement(Encoder *self, TareCodecErrors handler, uint32_t point) {
    TareText text;
    char name[TARE_STR_NAME_BYTES];
    if (handler == TARE_CODEC_NAME && tare_str_name_get(point, name)) {
        put_name(self, name);
        return;
    }
    if (handler == TARE_CODEC_REPLACE) put(self, '?');
    if (handler == TARE_CODEC_SURROGATE_PASS) put(self, point);
    if (handler == TARE_CODEC_SURROGATE_ESCAPE)
        tare_text_append_char(&self->out, (char)(point - 0xdc00));
    if (handler != TARE_CODEC_BACKSLASH && handler != TARE_CODEC_XML &&
        handler != TARE_CODEC_NAME)
        return;
    tare_text_init(&text, self->out.allocator);
    const char *format = handler == TARE_CODEC_XML ? "&#%u;"
                         : point < 0x100           ? "\\x%02x"
                         : point < 0x10000         ? "\\u%04x"
                                                   : "\\U%08x";
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    tare_text_append_format(&text, format, point);
#pragma GCC diagnostic pop
    if (text.failed) self->out.failed = true;
    put_ascii(self, tare_text_get(&text));
    tare_text_deinit(&text);
}

// What to do with characters start..end, which the encoding does not have.
static TareStatus handle(Encoder *self, size_t start, size_t end) {
    TareCodecErrors handler = tare_codecs_find_errors(self->errors);
    if (handler == TARE_CODEC_UNKNOWN) return tare_codecs_refuse_handler(self->rt, self->errors);
    bool is_multibyte = self->codec->kind >= TARE_CODEC_UTF_8;
    if (handler == TARE_CODEC_STRICT ||
        (handler == TARE_CODEC_SURROGATE_PASS && !is_multibyte))
        return fail(self, start, end);
    for (size_t i = start; i < end; i++) {
        uint32_t point = tare_string_get(self->text, i);
        if (handler == TARE_CODEC_SURROGATE_ESCAPE && (point < 0xdc80 || point > 0xdcff))
            return fail(self, self->codec->kind == TARE_CODEC_TABLE ? start : i, end);
        put_replacement(self, handler, point);
    }
    return TARE_OK;
}

static TareStatus encode_all(Encoder *self) {
    const TareString *text = self->text;
    if (self->codec->has_mark) put(self, 0xfeff);
    if (text->is_ascii && self->codec->kind <= TARE_CODEC_UTF_8) {
        tare_text_append(&self->out, text->characters, text->length);
        return TARE_OK;
    }
    for (size_t i = 0; i < text->length;) {
        uint32_t point = tare_string_get(text, i);
        if (is_encodable(self, point)) {
            put(self, point);
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < text->length && !is_encodable(self, tare_string_get(text, end))) end++;
        if (handle(self, i, end) != TARE_OK) return TARE_ERROR;
        i = end;
    }
    return TARE_OK;
}

TareValue tare_codecs_encode(TareRuntime *rt, TareString *text, const char *encoding,
                             const char *errors) {
    TareValue result = TARE_ABSENT;
    Encoder encoder = {.rt = rt, .text = text, .errors = errors};
    encoder.codec = tare_codecs_find(rt, encoding);
    if (!encoder.codec) return TARE_ABSENT;
    tare_text_init(&encoder.out, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    TareStatus status = encode_all(&encoder);
    if (encoder.out.failed)
        (void)tare_error_raise_memory(rt);
    else if (status == TARE_OK)
        result = tare_bytes_new(rt, tare_text_get(&encoder.out), encoder.out.length_bytes);
    tare_text_deinit(&encoder.out);
    return result;
}
