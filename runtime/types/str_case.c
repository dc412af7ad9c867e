// Case: lower, upper, title, capitalize, swapcase, casefold, with Unicode's full mappings.
#include "base/unicode.h"
#include "object/imitation.h"
#include "object/string_builder.h"
#include "types/str_natives.h"

// A capital sigma becomes a final one where a cased letter stands before and none after it, looking
// through what casing ignores.
static uint32_t lower_sigma(const TareString *self, size_t at) {
    size_t before = at, after = at + 1;
    while (before > 0 && tare_unicode_is_case_ignorable(tare_string_get(self, before - 1)))
        before--;
    if (before == 0 || !tare_unicode_is_cased(tare_string_get(self, before - 1))) return 0x3c3;
    while (after < self->length && tare_unicode_is_case_ignorable(tare_string_get(self, after)))
        after++;
    bool is_final =
        after == self->length || !tare_unicode_is_cased(tare_string_get(self, after));
    return is_final ? 0x3c2 : 0x3c3;
}

static size_t lower_at(const TareString *self, size_t at, uint32_t *out) {
    uint32_t point = tare_string_get(self, at);
    if (point != 0x3a3) return tare_unicode_to_lower(point, out);
    out[0] = lower_sigma(self, at);
    return 1;
}

typedef enum CaseKind {
    CASE_LOWER,
    CASE_UPPER,
    CASE_TITLE,
    CASE_CAPITAL,
    CASE_SWAPPED,
    CASE_FOLDED
} CaseKind;

// `after_cased`: the character before is a cased letter.
static size_t convert(const TareString *self, size_t at, CaseKind kind, bool after_cased,
                      uint32_t *out) {
    uint32_t point = tare_string_get(self, at);
    switch (kind) {
    case CASE_LOWER:
        return lower_at(self, at, out);
    case CASE_UPPER:
        return tare_unicode_to_upper(point, out);
    case CASE_FOLDED:
        return tare_unicode_fold(point, out);
    case CASE_TITLE:
        return after_cased ? lower_at(self, at, out) : tare_unicode_to_title(point, out);
    case CASE_CAPITAL:
        return at > 0 ? lower_at(self, at, out) : tare_unicode_to_title(point, out);
    case CASE_SWAPPED:
        if (tare_unicode_is_upper(point)) return lower_at(self, at, out);
        if (tare_unicode_is_lower(point)) return tare_unicode_to_upper(point, out);
    }
    out[0] = point;
    return 1;
}

// ASCII stays ASCII and keeps its length.
static TareValue convert_ascii(TareRuntime *rt, const TareString *self, CaseKind kind) {
    TareValue result = tare_string_new(rt, self->length, 0x7f);
    if (tare_value_is_absent(result)) return result;
    char *to = tare_string_of(result)->characters;
    bool after_cased = false;
    for (size_t i = 0; i < self->length; i++) {
        char byte = self->characters[i];
        bool is_upper = byte >= 'A' && byte <= 'Z', is_lower = byte >= 'a' && byte <= 'z';
        bool wants_upper = kind == CASE_UPPER || (kind == CASE_TITLE && !after_cased) ||
                           (kind == CASE_CAPITAL && i == 0) || (kind == CASE_SWAPPED && is_lower);
        if (wants_upper)
            to[i] = (char)(is_lower ? byte - 32 : byte);
        else
            to[i] = (char)(is_upper ? byte + 32 : byte);
        after_cased = is_upper || is_lower;
    }
    return result;
}

static TareValue convert_all(TareRuntime *rt, TareValue self_obj, CaseKind kind) {
    const TareString *self = tare_string_of(self_obj);
    if (self->is_ascii && self->length != 1) return convert_ascii(rt, self, kind);
    TareStringBuilder builder;
    bool after_cased = false;
    tare_string_builder_init(&builder, rt);
    for (size_t i = 0; i < self->length; i++) {
        uint32_t out[TARE_UNICODE_EXPANSION_MAX];
        size_t count = convert(self, i, kind, after_cased, out);
        for (size_t k = 0; k < count; k++) tare_string_builder_append_point(&builder, out[k]);
        if (kind == CASE_TITLE) after_cased = tare_unicode_is_cased(tare_string_get(self, i));
    }
    TareValue result = tare_string_builder_finish(&builder);
    return TARE_UNLIKELY(rt->imitation) ? tare_imitation_unshare_steal(rt, result) : result;
}

TareValue tare_str_case_lower(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return convert_all(rt, self, CASE_LOWER);
}

TareValue tare_str_case_upper(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return convert_all(rt, self, CASE_UPPER);
}

TareValue tare_str_case_title(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return convert_all(rt, self, CASE_TITLE);
}

TareValue tare_str_case_capitalize(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    return convert_all(rt, self, CASE_CAPITAL);
}

TareValue tare_str_case_swapcase(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return convert_all(rt, self, CASE_SWAPPED);
}

TareValue tare_str_case_casefold(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return convert_all(rt, self, CASE_FOLDED);
}
