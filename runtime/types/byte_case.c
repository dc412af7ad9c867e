// Case and kinds of bytes, all of ASCII.
#include "types/byte_methods.h"

static bool is_lower(uint8_t byte) { return byte >= 'a' && byte <= 'z'; }
static bool is_upper(uint8_t byte) { return byte >= 'A' && byte <= 'Z'; }
static bool is_alpha(uint8_t byte) { return is_lower(byte) || is_upper(byte); }
static bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }
static bool is_alphanumeric(uint8_t byte) { return is_alpha(byte) || is_digit(byte); }
static uint8_t to_lower(uint8_t byte) { return is_upper(byte) ? (uint8_t)(byte + 32) : byte; }
static uint8_t to_upper(uint8_t byte) { return is_lower(byte) ? (uint8_t)(byte - 32) : byte; }
static uint8_t swap(uint8_t byte) { return is_lower(byte) ? to_upper(byte) : to_lower(byte); }

bool tare_byte_case_is_space(uint8_t byte) { return byte == ' ' || (byte >= 9 && byte <= 13); }

// A copy, and its contents to be changed; NULL with the error pending.
static uint8_t *copy(TareRuntime *rt, TareValue self, TareValue *result, size_t *length) {
    TareByteView view = tare_byte_methods_view(rt, self);
    *result = tare_byte_methods_new_like(rt, self, view.data, view.length);
    *length = view.length;
    if (tare_value_is_absent(*result)) return NULL;
    return (uint8_t *)tare_byte_methods_view(rt, *result).data;
}

static TareValue map_all(TareRuntime *rt, TareValue self, uint8_t (*map)(uint8_t)) {
    TareValue result;
    size_t length;
    uint8_t *data = copy(rt, self, &result, &length);
    for (size_t i = 0; data && i < length; i++) data[i] = map(data[i]);
    return result;
}

TareValue tare_byte_case_lower(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return map_all(rt, self, to_lower);
}

TareValue tare_byte_case_upper(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return map_all(rt, self, to_upper);
}

TareValue tare_byte_case_swapcase(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return map_all(rt, self, swap);
}

TareValue tare_byte_case_title(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue result;
    size_t length;
    bool after_letter = false;
    uint8_t *data = copy(rt, self, &result, &length);
    for (size_t i = 0; data && i < length; i++) {
        bool is_letter = is_alpha(data[i]);
        data[i] = after_letter ? to_lower(data[i]) : to_upper(data[i]);
        after_letter = is_letter;
    }
    return result;
}

TareValue tare_byte_case_capitalize(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    TareValue result;
    size_t length;
    uint8_t *data = copy(rt, self, &result, &length);
    for (size_t i = 0; data && i < length; i++)
        data[i] = i == 0 ? to_upper(data[i]) : to_lower(data[i]);
    return result;
}

// ---- questions ---------------------------------------------------------------------------------

static TareValue test_all(TareRuntime *rt, TareValue self, bool (*test)(uint8_t)) {
    TareByteView view = tare_byte_methods_view(rt, self);
    for (size_t i = 0; i < view.length; i++)
        if (!test(view.data[i])) return TARE_FALSE;
    return tare_value_from_bool(view.length > 0);
}

TareValue tare_byte_case_isalnum(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return test_all(rt, self, is_alphanumeric);
}

TareValue tare_byte_case_isalpha(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return test_all(rt, self, is_alpha);
}

TareValue tare_byte_case_isdigit(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return test_all(rt, self, is_digit);
}

TareValue tare_byte_case_isspace(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return test_all(rt, self, tare_byte_case_is_space);
}

TareValue tare_byte_case_isascii(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareByteView view = tare_byte_methods_view(rt, self);
    for (size_t i = 0; i < view.length; i++)
        if (view.data[i] >= 0x80) return TARE_FALSE;
    return TARE_TRUE;
}

// At least one wanted letter and no refused one.
static TareValue test_case(TareRuntime *rt, TareValue self, bool (*wanted)(uint8_t),
                           bool (*refused)(uint8_t)) {
    TareByteView view = tare_byte_methods_view(rt, self);
    bool found = false;
    for (size_t i = 0; i < view.length; i++) {
        if (refused(view.data[i])) return TARE_FALSE;
        found = found || wanted(view.data[i]);
    }
    return tare_value_from_bool(found);
}

TareValue tare_byte_case_islower(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return test_case(rt, self, is_lower, is_upper);
}

TareValue tare_byte_case_isupper(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return test_case(rt, self, is_upper, is_lower);
}

TareValue tare_byte_case_istitle(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareByteView view = tare_byte_methods_view(rt, self);
    bool found = false, after_letter = false;
    for (size_t i = 0; i < view.length; i++) {
        uint8_t byte = view.data[i];
        if (is_upper(byte) ? after_letter : is_lower(byte) && !after_letter) return TARE_FALSE;
        after_letter = is_alpha(byte);
        found = found || after_letter;
    }
    return tare_value_from_bool(found);
}
