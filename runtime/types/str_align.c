// Margins: center, ljust, rjust, zfill, expandtabs, strip.
#include "base/unicode.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/string_builder.h"
#include "types/str_natives.h"

static TareValue pad(TareRuntime *rt, TareString *self, size_t before, size_t after,
                     uint32_t fill) {
    if (before == 0 && after == 0) return tare_string_slice(rt, self, 0, self->length);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_repeat(&builder, fill, before);
    tare_string_builder_append(&builder, self);
    tare_string_builder_append_repeat(&builder, fill, after);
    return tare_string_builder_finish(&builder);
}

// Reads width and fill; *margin is what is missing to the width, never negative.
static TareStatus read_width(TareRuntime *rt, const TareString *self,
                             const TareArguments *arguments, int64_t *width, size_t *margin,
                             uint32_t *fill) {
    if (tare_operator_index_size(rt, arguments->values[0], width) != TARE_OK)
        return TARE_ERROR;
    *fill = ' ';
    if (arguments->positional_count > 1) {
        TareValue fill_obj = arguments->values[1];
        if (!tare_type_is_instance(rt, fill_obj, TARE_TYPE_STR))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "The fill character must be a unicode character, not %.100T",
                                   fill_obj);
        if (tare_string_of(fill_obj)->length != 1)
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "The fill character must be exactly one character long");
        *fill = tare_string_get(tare_string_of(fill_obj), 0);
    }
    *margin = *width > (int64_t)self->length ? (size_t)*width - self->length : 0;
    return TARE_OK;
}

// The margin goes to the other side of where the text stands, or to both.
static TareValue align(TareRuntime *rt, TareString *self, const TareArguments *arguments,
                       bool is_left, bool is_right) {
    int64_t width = 0;
    size_t margin = 0;
    uint32_t fill = 0;
    if (read_width(rt, self, arguments, &width, &margin, &fill) != TARE_OK) return TARE_ABSENT;
    size_t before = is_left ? 0 : is_right ? margin : margin / 2 + (margin & (size_t)width & 1);
    return pad(rt, self, before, margin - before, fill);
}

TareValue tare_str_align_center(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return align(rt, tare_string_of(self), arguments, false, false);
}

TareValue tare_str_align_ljust(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return align(rt, tare_string_of(self), arguments, true, false);
}

TareValue tare_str_align_rjust(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return align(rt, tare_string_of(self), arguments, false, true);
}

TareValue tare_str_align_zfill(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t width;
    TareString *text = tare_string_of(self);
    if (tare_operator_index_size(rt, arguments->values[0], &width) != TARE_OK)
        return TARE_ABSENT;
    if (width <= (int64_t)text->length) return tare_string_slice(rt, text, 0, text->length);
    uint32_t first = text->length ? tare_string_get(text, 0) : 0;
    size_t sign = first == '+' || first == '-';
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_slice(&builder, text, 0, sign);
    tare_string_builder_append_repeat(&builder, '0', (size_t)width - text->length);
    tare_string_builder_append_slice(&builder, text, sign, text->length);
    return tare_string_builder_finish(&builder);
}

TareValue tare_str_align_expandtabs(TareRuntime *rt, TareValue self_obj,
                                    const TareArguments *arguments) {
    static const char *const names[] = {"tabsize"};
    static const TareParameters parameters = {"expandtabs", names, 1, 0, 1, 0};
    const TareString *self = tare_string_of(self_obj);
    TareValue tab_obj;
    int64_t tab = 8, column = 0;
    if (tare_native_bind(rt, &parameters, arguments, &tab_obj) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(tab_obj) &&
        tare_operator_index_int(rt, tab_obj, &tab) != TARE_OK)
        return TARE_ABSENT;
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    for (size_t i = 0; i < self->length; i++) {
        uint32_t point = tare_string_get(self, i);
        if (point == '\t') {
            int64_t missing = tab > 0 ? tab - column % tab : 0;
            tare_string_builder_append_repeat(&builder, ' ', (size_t)missing);
            column += missing;
            continue;
        }
        tare_string_builder_append_point(&builder, point);
        column = point == '\n' || point == '\r' ? 0 : column + 1;
    }
    return tare_string_builder_finish(&builder);
}

// ---- strip -------------------------------------------------------------------------------------

static bool is_stripped(const TareString *characters, uint32_t point) {
    if (!characters) return tare_unicode_is_space(point);
    for (size_t i = 0; i < characters->length; i++)
        if (tare_string_get(characters, i) == point) return true;
    return false;
}

static TareValue strip(TareRuntime *rt, TareValue self, const TareArguments *arguments, bool left,
                       bool right, const char *name) {
    TareString *text = tare_string_of(self);
    const TareString *characters = NULL;
    if (arguments->positional_count > 0 && !tare_value_is_none(arguments->values[0])) {
        if (!tare_type_is_instance(rt, arguments->values[0], TARE_TYPE_STR))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%s arg must be None or str", name);
        characters = tare_string_of(arguments->values[0]);
    }
    size_t start = 0, end = text->length;
    while (left && start < end && is_stripped(characters, tare_string_get(text, start))) start++;
    while (right && end > start && is_stripped(characters, tare_string_get(text, end - 1))) end--;
    return tare_string_slice(rt, text, start, end);
}

TareValue tare_str_align_strip(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return strip(rt, self, arguments, true, true, "strip");
}

TareValue tare_str_align_lstrip(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return strip(rt, self, arguments, true, false, "lstrip");
}

TareValue tare_str_align_rstrip(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return strip(rt, self, arguments, false, true, "rstrip");
}
