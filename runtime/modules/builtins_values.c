// Built-in functions of single values: numbers, characters, hashes, texts, classes.
#include "modules/builtins.h"
#include "modules/sys.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/container.h"
#include "types/int.h"

// --- Numbers ---

static TareValue builtin_abs(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_operator_absolute(rt, arguments->values[0]);
}

// Digits in `base`, the prefix after the sign.
static TareValue with_prefix(TareRuntime *rt, TareValue v, int base, const char *prefix) {
    TareValue number = tare_operator_index(rt, v);
    if (tare_value_is_absent(number)) return number;
    bool negative = tare_int_sign(number) < 0;
    TareValue digits = tare_int_to_text(rt, number, base);
    tare_release(rt, number);
    if (tare_value_is_absent(digits)) return digits;
    const char *text = tare_string_of(digits)->characters;
    TareValue result = tare_container_format(rt, "%s%s%s", negative ? "-" : "", prefix,
                                             text + (negative ? 1 : 0));
    tare_release(rt, digits);
    return result;
}

static TareValue builtin_bin(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return with_prefix(rt, arguments->values[0], 2, "0b");
}
static TareValue builtin_oct(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return with_prefix(rt, arguments->values[0], 8, "0o");
}
static TareValue builtin_hex(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return with_prefix(rt, arguments->values[0], 16, "0x");
}

static TareValue builtin_divmod(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_operator_binary(rt, TARE_OPERATOR_DIVMOD, arguments->values[0],
                                arguments->values[1]);
}

static TareValue builtin_pow(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"base", "exp", "mod"};
    static const TareParameters parameters = {"pow", names, 3, 0, 3, 2};
    TareValue given[3];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    if (tare_value_is_absent(given[2])) given[2] = TARE_NONE;
    return tare_operator_power(rt, given[0], given[1], given[2]);
}

static TareValue builtin_round(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"number", "ndigits"};
    static const TareParameters parameters = {"round", names, 2, 0, 2, 1};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    bool plain = tare_value_is_absent(given[1]) || tare_value_is_none(given[1]);
    TareValue result = tare_call_special(rt, given[0], TARE_RUNTIME_NAME(rt, dunder_round),
                                         &given[1], plain ? 0 : 1);
    if (!tare_value_is_absent(result) || tare_error_is_pending(rt)) return result;
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "type %.100T doesn't define __round__ method", given[0]);
}

// --- Characters ---

static TareValue builtin_chr(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue number = tare_operator_index(rt, arguments->values[0]);
    if (tare_value_is_absent(number)) return number;
    int64_t point;
    bool fits = tare_int_to_int64(number, &point);
    tare_release(rt, number);
    if (!fits || point > INT32_MAX || point < INT32_MIN)
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "Python int too %s to convert to C int",
                                fits && point < 0 ? "small" : "large");
    if (point < 0 || point > 0x10ffff)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "chr() arg not in range(0x110000)");
    uint32_t character = (uint32_t)point;
    return tare_string_new_points(rt, &character, 1);
}

static TareValue builtin_ord(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    size_t length;
    uint32_t point = 0;
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) {
        length = tare_string_of(v)->length;
        if (length == 1) point = tare_string_get(tare_string_of(v), 0);
    } else if (tare_type_is_instance(rt, v, TARE_TYPE_BYTES)) {
        length = tare_bytes_of(v)->length;
        if (length == 1) point = tare_bytes_of(v)->data[0];
    } else if (tare_type_is_instance(rt, v, TARE_TYPE_BYTEARRAY)) {
        length = tare_bytearray_of(v)->length;
        if (length == 1) point = tare_bytearray_of(v)->data[0];
    } else {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "ord() expected string of length 1, but %.200T found", v);
    }
    if (length == 1) return tare_int_new(rt, point);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "ord() expected a character, but string of length %zu found", length);
}

// --- Identity, hash, texts ---

static TareValue builtin_callable(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    return tare_value_from_bool(tare_call_is_callable(rt, arguments->values[0]));
}

static TareValue builtin_hash(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    uint64_t hash;
    if (tare_protocol_hash(rt, arguments->values[0], &hash) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, (int64_t)hash);
}

// The word itself: an address, or for immediates what tells them apart.
static TareValue builtin_id(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new_unsigned(rt, arguments->values[0].bits);
}

static TareValue builtin_repr(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_protocol_repr(rt, arguments->values[0]);
}

static TareValue builtin_ascii(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_protocol_ascii(rt, arguments->values[0]);
}

static TareValue builtin_format(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue specification = TARE_ABSENT;
    if (arguments->positional_count > 1) {
        specification = arguments->values[1];
        if (!tare_type_is_instance(rt, specification, TARE_TYPE_STR))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                    "format() argument 2 must be str, not %K", specification);
    }
    return tare_protocol_format(rt, arguments->values[0], specification);
}

// --- Classes ---

static TareValue builtin_isinstance(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    int result = tare_protocol_is_instance(rt, arguments->values[0], arguments->values[1]);
    return result < 0 ? TARE_ABSENT : tare_value_from_bool(result);
}

static TareValue builtin_issubclass(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    int result = tare_protocol_is_subclass(rt, arguments->values[0], arguments->values[1]);
    return result < 0 ? TARE_ABSENT : tare_value_from_bool(result);
}

static TareValue builtin_exit(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue none = TARE_NONE;
    TareArguments without = {&none, 1, NULL};
    return tare_sys_exit(rt, self, arguments->positional_count ? arguments : &without);
}

const TareNativeDefinition tare_builtins_values_functions[] = {
    {"abs", builtin_abs, TARE_NATIVE_ONE, .doc = "Return the absolute value of the argument."},
    {"ascii", builtin_ascii, TARE_NATIVE_ONE,
     .doc = "Return an ASCII-only representation of an object."},
    {"bin", builtin_bin, TARE_NATIVE_ONE,
     .doc = "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   "
            "'0b1010101010101010101010'"},
    {"oct", builtin_oct, TARE_NATIVE_ONE, .doc = "Return the octal representation of an integer."},
    {"hex", builtin_hex, TARE_NATIVE_ONE,
     .doc = "Return the hexadecimal representation of an integer."},
    {"callable", builtin_callable, TARE_NATIVE_ONE,
     .doc = "Return whether the object is callable (i.e., some kind of function)."},
    {"chr", builtin_chr, TARE_NATIVE_ONE,
     .doc = "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
    {"ord", builtin_ord, TARE_NATIVE_ONE,
     .doc = "Return the Unicode code point for a one-character string."},
    {"divmod", builtin_divmod, TARE_NATIVE_POSITIONAL, 2, 2,
     .doc = "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
    {"pow", builtin_pow, TARE_NATIVE_ANY,
     .doc = "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments."},
    {"round", builtin_round, TARE_NATIVE_ANY,
     .doc = "Round a number to a given precision in decimal digits."},
    {"hash", builtin_hash, TARE_NATIVE_ONE, .doc = "Return the hash value for the given object."},
    {"exit", builtin_exit, TARE_NATIVE_POSITIONAL, 0, 1, .doc = "Leave the program."},
    {"quit", builtin_exit, TARE_NATIVE_POSITIONAL, 0, 1, .doc = "Leave the program."},
    {"id", builtin_id, TARE_NATIVE_ONE, .doc = "Return the identity of an object."},
    {"repr", builtin_repr, TARE_NATIVE_ONE,
     .doc = "Return the canonical string representation of the object."},
    {"format", builtin_format, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "Return value.__format__(format_spec)"},
    {"isinstance", builtin_isinstance, TARE_NATIVE_POSITIONAL, 2, 2, TARE_NATIVE_IS_TYPE_TEST,
     .doc = "Return whether an object is an instance of a class or of a subclass thereof."},
    {"issubclass", builtin_issubclass, TARE_NATIVE_POSITIONAL, 2, 2,
     .doc = "Return whether 'cls' is derived from another class or is the same class."},
    {NULL},
};
