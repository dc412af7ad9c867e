// complex(...) and the methods of complex.
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/complex.h"
#include "types/float.h"
#include "types/float_natives.h"
#include "types/int_text.h"

// [number][sign number]j or a number, parentheses around it allowed; false when malformed.
static bool scan(const char *bytes, const char *end, double *real, double *imaginary) {
    double first = 0;
    *real = *imaginary = 0;
    const char *after = tare_float_text_scan(bytes, end, &first);
    if (after == end && after) {
        *real = first;
        return true;
    }
    if (after && (*after == '+' || *after == '-')) {
        *real = first;
        bytes = after;
        after = tare_float_text_scan(bytes, end, &first);
        if (!after) first = *bytes == '-' ? -1 : 1, after = bytes + 1;
    } else if (!after) {
        first = *bytes == '-' ? -1 : 1;
        after = bytes + (*bytes == '+' || *bytes == '-');
    }
    *imaginary = first;
    return after < end && (*after | 0x20) == 'j' && after + 1 == end;
}

static bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

static void trim(const char **start, const char **end) {
    while (*start < *end && is_space(**start)) ++*start;
    while (*start < *end && is_space((*end)[-1])) --*end;
}

// Drops underscores between digits; false when one stands elsewhere.
static bool drop_underscores(TareText *text) {
    size_t kept = 0;
    for (size_t i = 0; i < text->length_bytes; i++) {
        char byte = text->bytes[i];
        if (byte != '_') {
            text->bytes[kept++] = byte;
            continue;
        }
        char before = kept ? text->bytes[kept - 1] : 0, next = text->bytes[i + 1];
        if (before < '0' || before > '9' || next < '0' || next > '9') return false;
    }
    text->length_bytes = kept;
    text->bytes[kept] = '\0';
    return true;
}

static TareStatus parse(TareRuntime *rt, TareValue v, double *real, double *imaginary) {
    TareText text;
    tare_int_text_init(rt, &text);
    tare_int_text_append_ascii(tare_string_of(v), &text);
    if (!text.failed && text.length_bytes && !drop_underscores(&text)) {
        tare_text_deinit(&text);
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "could not convert string to complex: %R", v);
    }
    bool fits = text.length_bytes && !text.failed;
    if (fits) {
        const char *start = text.bytes, *end = start + text.length_bytes;
        trim(&start, &end);
        if (start < end && *start == '(' && end[-1] == ')') {
            start++, end--;
            trim(&start, &end);
        }
        fits = start < end && scan(start, end, real, imaginary);
    }
    tare_text_deinit(&text);
    if (fits) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "complex() arg is a malformed string");
}

// The parts of a number by __complex__, __float__ or __index__.
static TareStatus read_number(TareRuntime *rt, TareValue v, const char *which, double *real,
                              double *imaginary) {
    *imaginary = 0;
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_exact(v, TARE_TYPE_COMPLEX))
        result = tare_call_special(rt, v, TARE_RUNTIME_NAME(rt, dunder_complex), NULL, 0);
    if (tare_value_is_absent(result) && tare_error_is_pending(rt)) return TARE_ERROR;
    TareValue source = tare_value_is_absent(result) ? v : result;
    TareStatus status = TARE_OK;
    if (tare_type_is_instance(rt, source, TARE_TYPE_COMPLEX)) {
        *real = tare_complex_of(source)->real;
        *imaginary = tare_complex_of(source)->imaginary;
    } else if (!tare_value_is_absent(result)) {
        status = tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                 "__complex__ returned non-complex (type %.200T)", result);
    } else if (!tare_type_get(rt, v)->slots.to_float && !tare_type_get(rt, v)->slots.index) {
        status = tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "complex() %s, not '%.200T'", which, v);
    } else {
        status = tare_float_from_value(rt, v, real);
    }
    tare_release(rt, result);
    return status;
}

static TareStatus read_parts(TareRuntime *rt, const TareValue *values, double *real,
                             double *imaginary) {
    double second_real = 0, second_imaginary = 0;
    bool has_second = !tare_value_is_absent(values[1]);
    *real = *imaginary = 0;
    if (!tare_value_is_absent(values[0]) && tare_type_is_instance(rt, values[0], TARE_TYPE_STR)) {
        if (!has_second) return parse(rt, values[0], real, imaginary);
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "complex() can't take second arg if first is a string");
    }
    if (has_second && tare_type_is_instance(rt, values[1], TARE_TYPE_STR)) {
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "complex() second arg can't be a string");
    }
    if (!tare_value_is_absent(values[0]) &&
        read_number(rt, values[0], "first argument must be a string or a number", real,
                    imaginary) != TARE_OK)
        return TARE_ERROR;
    if (!has_second) return TARE_OK;
    if (read_number(rt, values[1], "second argument must be a number", &second_real,
                    &second_imaginary) != TARE_OK)
        return TARE_ERROR;
    bool is_complex = tare_type_is_instance(rt, values[1], TARE_TYPE_COMPLEX);
    if (is_complex) *real -= second_imaginary;
    *imaginary = *imaginary != 0 ? *imaginary + second_real : second_real;
    return TARE_OK;
}

TareValue tare_complex_natives_create(TareRuntime *rt, TareType *type,
                                      const TareArguments *arguments) {
    static const char *const names[] = {"real", "imag"};
    static const TareParameters parameters = {"complex", names, 2, 0, 2, 0};
    TareValue values[2];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    bool is_same = type == rt->types[TARE_TYPE_COMPLEX] && tare_value_is_absent(values[1]) &&
                   tare_value_is_exact(values[0], TARE_TYPE_COMPLEX);
    if (is_same) return tare_retain(values[0]);
    double real, imaginary;
    if (read_parts(rt, values, &real, &imaginary) != TARE_OK) return TARE_ABSENT;
    TareComplex *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->real = real;
    self->imaginary = imaginary;
    return tare_value_from_object(self);
}

static TareValue conjugate(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_complex_new(rt, tare_complex_of(self)->real, -tare_complex_of(self)->imaginary);
}

static TareValue get_new_arguments(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    (void)arguments;
    TareValue parts[] = {tare_float_new(rt, tare_complex_of(self)->real),
                         tare_float_new(rt, tare_complex_of(self)->imaginary)};
    return tare_tuple_new_from_steal(rt, parts, 2);
}

static TareValue plain(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_complex_new(rt, tare_complex_of(self)->real, tare_complex_of(self)->imaginary);
}

static TareValue format(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue spec = arguments->values[0];
    if (!tare_type_is_instance(rt, spec, TARE_TYPE_STR)) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__format__() argument must be str, not %.50K", spec);
    }
    return tare_float_format_complex(rt, self, tare_string_of(spec));
}

const TareNativeDefinition tare_complex_natives_methods[] = {
    {"__getnewargs__", get_new_arguments, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"conjugate", conjugate, TARE_NATIVE_NONE, 0, 0, 0,
     "Return the complex conjugate of its argument."},
    {"__complex__", plain, TARE_NATIVE_NONE, 0, 0, 0, "Convert this value to exact type complex."},
    {"__format__", format, TARE_NATIVE_ONE, 0, 0, 0, "Convert to a string by format_spec."},
    {NULL},
};
