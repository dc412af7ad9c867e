// Questions to a whole text: isalpha and its kin.
#include "base/unicode.h"
#include "types/str_natives.h"

// Whether the text is not empty and each character passes.
static TareValue test_all(TareValue self_obj, bool (*test)(uint32_t point)) {
    const TareString *self = tare_string_of(self_obj);
    for (size_t i = 0; i < self->length; i++)
        if (!test(tare_string_get(self, i))) return TARE_FALSE;
    return tare_value_from_bool(self->length > 0);
}

static bool is_alphanumeric(uint32_t point) {
    return tare_unicode_is_alpha(point) || tare_unicode_is_numeric(point) ||
           tare_unicode_is_digit(point);
}

#define PREDICATE(name, test)                                             \
    TareValue tare_str_predicate_##name(TareRuntime *rt, TareValue self,  \
                                        const TareArguments *arguments) { \
        return test_all(self, test);                                      \
    }

PREDICATE(isalnum, is_alphanumeric)
PREDICATE(isalpha, tare_unicode_is_alpha)
PREDICATE(isdecimal, tare_unicode_is_decimal)
PREDICATE(isdigit, tare_unicode_is_digit)
PREDICATE(isnumeric, tare_unicode_is_numeric)
PREDICATE(isspace, tare_unicode_is_space)
#undef PREDICATE

TareValue tare_str_predicate_isascii(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    return tare_value_from_bool(tare_string_of(self)->is_ascii);
}

TareValue tare_str_predicate_isprintable(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments) {
    if (tare_string_of(self)->length == 0) return TARE_TRUE;
    return test_all(self, tare_unicode_is_printable);
}

bool tare_str_predicate_is_identifier(const TareString *self) {
    if (self->length == 0 || !tare_unicode_is_identifier_start(tare_string_get(self, 0)))
        return false;
    for (size_t i = 1; i < self->length; i++)
        if (!tare_unicode_is_identifier_continue(tare_string_get(self, i))) return false;
    return true;
}

TareValue tare_str_predicate_isidentifier(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments) {
    return tare_value_from_bool(tare_str_predicate_is_identifier(tare_string_of(self)));
}

// At least one cased letter, and none for which `refused` or which is in title case.
static TareValue test_case(TareValue self_obj, bool (*wanted)(uint32_t),
                           bool (*refused)(uint32_t)) {
    const TareString *self = tare_string_of(self_obj);
    bool found = false;
    for (size_t i = 0; i < self->length; i++) {
        uint32_t point = tare_string_get(self, i);
        if (refused(point) || tare_unicode_is_title(point)) return TARE_FALSE;
        found = found || wanted(point);
    }
    return tare_value_from_bool(found);
}

TareValue tare_str_predicate_islower(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    return test_case(self, tare_unicode_is_lower, tare_unicode_is_upper);
}

TareValue tare_str_predicate_isupper(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    return test_case(self, tare_unicode_is_upper, tare_unicode_is_lower);
}

TareValue tare_str_predicate_istitle(TareRuntime *rt, TareValue self_obj,
                                     const TareArguments *arguments) {
    const TareString *self = tare_string_of(self_obj);
    bool found = false, after_cased = false;
    for (size_t i = 0; i < self->length; i++) {
        uint32_t point = tare_string_get(self, i);
        bool begins = tare_unicode_is_upper(point) || tare_unicode_is_title(point);
        bool goes_on = !begins && tare_unicode_is_lower(point);
        if ((begins && after_cased) || (goes_on && !after_cased)) return TARE_FALSE;
        after_cased = begins || goes_on;
        found = found || after_cased;
    }
    return tare_value_from_bool(found);
}
