// The last step of formatting numbers: sign, prefix, groups of digits and padding put together.
#include "types/number_format.h"

#include "object/error.h"

void tare_number_format_sign(TareText *body, const TareFormatSpecification *spec, bool negative) {
    if (negative) tare_text_append_char(body, '-');
    else if (spec->sign == '+' || spec->sign == ' ') tare_text_append_char(body, spec->sign);
}

void tare_number_format_digits(TareText *body, const TareFormatSpecification *spec,
                               const char *digits, size_t digit_count, const char *rest,
                               size_t rest_bytes) {
    size_t group = tare_str_format_is_one_of(spec->type, "boxX") ? 4 : 3, zeros = 0;
    if (!spec->grouping || digit_count == 0) {
        tare_text_append(body, digits, digit_count);
        tare_text_append(body, rest, rest_bytes);
        return;
    }
    if (spec->fill == '0' && (spec->align == '=' || !spec->align) && spec->width > 0) {
        size_t taken = body->length_bytes + rest_bytes, width = (size_t)spec->width;
        size_t wanted = width > taken ? width - taken : 0, count = digit_count;
        while (count + (count - 1) / group < wanted) count++;
        zeros = count - digit_count;
    }
    for (size_t i = 0, left = digit_count + zeros; left > 0; i++, left--) {
        if (i && left % group == 0) tare_text_append_char(body, spec->grouping);
        tare_text_append_char(body, i < zeros ? '0' : digits[i - zeros]);
    }
    tare_text_append(body, rest, rest_bytes);
}

TareValue tare_number_format_finish(TareRuntime *rt, const TareFormatSpecification *spec,
                                    const TareText *body, size_t prefix_bytes) {
    if (body->failed) return tare_error_raise_memory(rt);
    return tare_str_format_pad(rt, spec, tare_text_get(body), body->length_bytes, prefix_bytes,
                               '>');
}
