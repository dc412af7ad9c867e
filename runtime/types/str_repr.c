// repr of texts: quotes and escapes as the language reads them back.
#include "base/unicode.h"
#include "object/string_builder.h"
#include "types/str_natives.h"

static void append_hex(TareStringBuilder *builder, char letter, uint32_t point, int digits) {
    tare_string_builder_append_point(builder, '\\');
    tare_string_builder_append_point(builder, (uint8_t)letter);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        tare_string_builder_append_point(builder,
                                         (uint8_t) "0123456789abcdef"[point >> shift & 15]);
}

static void append_escaped(TareStringBuilder *builder, uint32_t point, uint32_t quote,
                           bool ascii_only) {
    const char *escape = point == '\t'   ? "\\t"
                         : point == '\n' ? "\\n"
                         : point == '\r' ? "\\r"
                                         : NULL;
    if (escape) {
        tare_string_builder_append_ascii(builder, escape, 2);
    } else if (point == '\\' || point == quote) {
        tare_string_builder_append_point(builder, '\\');
        tare_string_builder_append_point(builder, point);
    } else if (tare_unicode_is_printable(point) && (point < 0x80 || !ascii_only)) {
        tare_string_builder_append_point(builder, point);
    } else if (point < 0x100) {
        append_hex(builder, 'x', point, 2);
    } else if (point < 0x10000) {
        append_hex(builder, 'u', point, 4);
    } else {
        append_hex(builder, 'U', point, 8);
    }
}

static uint32_t choose_quote(const TareString *self) {
    bool has_single = false;
    for (size_t i = 0; i < self->length; i++) {
        uint32_t point = tare_string_get(self, i);
        if (point == '"') return '\'';
        if (point == '\'') has_single = true;
    }
    return has_single ? '"' : '\'';
}

TareValue tare_str_repr_new(TareRuntime *rt, TareString *self, bool ascii_only) {
    uint32_t quote = choose_quote(self);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_point(&builder, quote);
    for (size_t i = 0; i < self->length; i++)
        append_escaped(&builder, tare_string_get(self, i), quote, ascii_only);
    tare_string_builder_append_point(&builder, quote);
    return tare_string_builder_finish(&builder);
}
