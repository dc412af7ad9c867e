// Margins and tables: center, ljust, rjust, zfill, expandtabs, strip, translate, maketrans.
#include "object/error.h"
#include "object/operator.h"
#include "types/byte_methods.h"

static TareValue pad(TareRuntime *rt, TareValue self, size_t before, size_t after, uint8_t fill) {
    TareByteView view = tare_byte_methods_view(rt, self);
    TareText text;
    if (before + after == 0 && tare_value_is_exact(self, TARE_TYPE_BYTES)) return tare_retain(self);
    tare_byte_methods_init_text(rt, &text);
    tare_text_append_repeat(&text, (char)fill, before);
    tare_text_append(&text, (const char *)view.data, view.length);
    tare_text_append_repeat(&text, (char)fill, after);
    return tare_byte_methods_finish(rt, self, &text);
}

static TareStatus read_width(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                             const char *name, int64_t *width, size_t *margin, uint8_t *fill) {
    if (tare_operator_index_size(rt, arguments->values[0], width) != TARE_OK)
        return TARE_ERROR;
    *fill = ' ';
    if (arguments->positional_count > 1) {
        TareValue fill_obj = arguments->values[1];
        TareTypeId base = tare_type_get(rt, fill_obj)->native_base;
        bool is_kind = base == TARE_TYPE_BYTES || base == TARE_TYPE_BYTEARRAY;
        if (!is_kind || tare_byte_methods_view(rt, fill_obj).length != 1)
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "%s() argument 2 must be a byte string of length 1, not %.50K",
                                   name, fill_obj);
        *fill = tare_byte_methods_view(rt, fill_obj).data[0];
    }
    size_t length = tare_byte_methods_view(rt, self).length;
    *margin = *width > (int64_t)length ? (size_t)*width - length : 0;
    return TARE_OK;
}

// The margin goes to the other side of where the bytes stand, or to both.
static TareValue align(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                       const char *name, bool is_left, bool is_right) {
    int64_t width = 0;
    size_t margin = 0;
    uint8_t fill = 0;
    if (read_width(rt, self, arguments, name, &width, &margin, &fill) != TARE_OK)
        return TARE_ABSENT;
    size_t before = is_left ? 0 : is_right ? margin : margin / 2 + (margin & (size_t)width & 1);
    return pad(rt, self, before, margin - before, fill);
}

TareValue tare_byte_align_center(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return align(rt, self, arguments, "center", false, false);
}

TareValue tare_byte_align_ljust(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return align(rt, self, arguments, "ljust", true, false);
}

TareValue tare_byte_align_rjust(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return align(rt, self, arguments, "rjust", false, true);
}

TareValue tare_byte_align_zfill(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t width = 0;
    size_t margin = 0;
    uint8_t fill = 0;
    TareText text;
    if (read_width(rt, self, arguments, "zfill", &width, &margin, &fill) != TARE_OK)
        return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, self);
    if (margin == 0) return pad(rt, self, 0, 0, fill);
    size_t sign = view.length > 0 && (view.data[0] == '+' || view.data[0] == '-');
    tare_byte_methods_init_text(rt, &text);
    tare_text_append(&text, (const char *)view.data, sign);
    tare_text_append_repeat(&text, '0', margin);
    tare_text_append(&text, (const char *)view.data + sign, view.length - sign);
    return tare_byte_methods_finish(rt, self, &text);
}

TareValue tare_byte_align_expandtabs(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    static const char *const names[] = {"tabsize"};
    static const TareParameters parameters = {"expandtabs", names, 1, 0, 1, 0};
    TareValue tab_obj;
    TareText text;
    int64_t tab = 8, column = 0;
    if (tare_native_bind(rt, &parameters, arguments, &tab_obj) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(tab_obj) &&
        tare_operator_index_int(rt, tab_obj, &tab) != TARE_OK)
        return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, self);
    tare_byte_methods_init_text(rt, &text);
    for (size_t i = 0; i < view.length; i++) {
        if (view.data[i] == '\t') {
            int64_t missing = tab > 0 ? tab - column % tab : 0;
            tare_text_append_repeat(&text, ' ', (size_t)missing);
            column += missing;
            continue;
        }
        tare_text_append_char(&text, (char)view.data[i]);
        column = view.data[i] == '\n' || view.data[i] == '\r' ? 0 : column + 1;
    }
    return tare_byte_methods_finish(rt, self, &text);
}

// ---- strip -------------------------------------------------------------------------------------

static TareValue strip(TareRuntime *rt, TareValue self, const TareArguments *arguments, bool left,
                       bool right) {
    bool stripped[256] = {false};
    TareByteView view, set;
    for (int byte = 0; byte < 256; byte++) stripped[byte] = tare_byte_case_is_space((uint8_t)byte);
    if (arguments->positional_count > 0 && !tare_value_is_none(arguments->values[0])) {
        if (tare_bytes_get_view(rt, arguments->values[0], &set.data, &set.length) != TARE_OK)
            return TARE_ABSENT;
        memset(stripped, 0, sizeof stripped);
        for (size_t i = 0; i < set.length; i++) stripped[set.data[i]] = true;
    }
    view = tare_byte_methods_view(rt, self);
    size_t start = 0, end = view.length;
    while (left && start < end && stripped[view.data[start]]) start++;
    while (right && end > start && stripped[view.data[end - 1]]) end--;
    if (end - start == view.length && tare_value_is_exact(self, TARE_TYPE_BYTES))
        return tare_retain(self);
    return tare_byte_methods_new_like(rt, self, view.data + start, end - start);
}

TareValue tare_byte_align_strip(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return strip(rt, self, arguments, true, true);
}

TareValue tare_byte_align_lstrip(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return strip(rt, self, arguments, true, false);
}

TareValue tare_byte_align_rstrip(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return strip(rt, self, arguments, false, true);
}

// ---- tables ------------------------------------------------------------------------------------

TareValue tare_byte_align_translate(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    static const char *const names[] = {"table", "delete"};
    static const TareParameters parameters = {"translate", names, 2, 1, 2, 1};
    TareValue values[2];
    TareByteView table = {NULL, 0}, deleted = {NULL, 0};
    bool is_deleted[256] = {false};
    TareText text;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_none(values[0])) {
        if (tare_bytes_get_view(rt, values[0], &table.data, &table.length) != TARE_OK)
            return TARE_ABSENT;
        if (table.length != 256)
            return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                    "translation table must be 256 characters long");
    }
    if (!tare_value_is_absent(values[1]) &&
        tare_bytes_get_view(rt, values[1], &deleted.data, &deleted.length) != TARE_OK)
        return TARE_ABSENT;
    for (size_t i = 0; i < deleted.length; i++) is_deleted[deleted.data[i]] = true;
    TareByteView view = tare_byte_methods_view(rt, self);
    tare_byte_methods_init_text(rt, &text);
    for (size_t i = 0; i < view.length; i++) {
        uint8_t byte = view.data[i];
        if (!is_deleted[byte])
            tare_text_append_char(&text, (char)(table.data ? table.data[byte] : byte));
    }
    return tare_byte_methods_finish(rt, self, &text);
}

TareValue tare_byte_align_maketrans(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    TareByteView from, to;
    uint8_t table[256];
    if (tare_bytes_get_view(rt, arguments->values[0], &from.data, &from.length) != TARE_OK ||
        tare_bytes_get_view(rt, arguments->values[1], &to.data, &to.length) != TARE_OK)
        return TARE_ABSENT;
    if (from.length != to.length)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "maketrans arguments must have same length");
    for (int byte = 0; byte < 256; byte++) table[byte] = (uint8_t)byte;
    for (size_t i = 0; i < from.length; i++) table[from.data[i]] = to.data[i];
    return tare_bytes_new(rt, table, sizeof table);
}
