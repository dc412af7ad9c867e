// Functions of math over many numbers: sums, products, distances.
#include <math.h>

#include "modules/math.h"
#include "object/alloc.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/int.h"

// Shewchuk's exact sum (1997): partials that do not overlap, in order of size.
typedef struct Partials {
    double *items;
    size_t count, capacity;
    double special;  // sum of infinities and NaNs
    double infinite; // sum of infinities alone
} Partials;

static TareStatus push_partial(TareRuntime *rt, Partials *self, double x) {
    if (self->count == self->capacity) {
        size_t grown = self->capacity ? self->capacity * 2 : 32;
        double *items = tare_alloc_resize_table(rt, self->items, self->capacity * sizeof(double),
                                                grown * sizeof(double));
        if (!items) return TARE_ERROR;
        self->items = items;
        self->capacity = grown;
    }
    self->items[self->count++] = x;
    return TARE_OK;
}

static TareStatus add_number(TareRuntime *rt, Partials *self, double number) {
    double x = number;
    size_t kept = 0;
    for (size_t i = 0; i < self->count; i++) {
        double y = self->items[i];
        if (fabs(x) < fabs(y)) {
            double swapped = x;
            x = y;
            y = swapped;
        }
        volatile double high = x + y;
        volatile double rounded = high - x;
        double low = y - rounded;
        if (low != 0) self->items[kept++] = low;
        x = high;
    }
    self->count = kept;
    if (x == 0) return TARE_OK;
    if (isfinite(x)) return push_partial(rt, self, x);
    if (isfinite(number))
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "intermediate overflow in fsum");
    if (isinf(number)) self->infinite += number;
    self->special += number;
    self->count = 0;
    return TARE_OK;
}

// The sum of the partials, rounded once, half to even.
static double add_partials(const Partials *self) {
    size_t n = self->count;
    if (n == 0) return 0.0;
    volatile double high = self->items[--n];
    double low = 0;
    while (n > 0) {
        double x = high, y = self->items[--n];
        high = x + y;
        volatile double rounded = high - x;
        low = y - rounded;
        if (low != 0) break;
    }
    if (n > 0 && ((low < 0 && self->items[n - 1] < 0) || (low > 0 && self->items[n - 1] > 0))) {
        double y = low * 2;
        volatile double x = high + y;
        if (y == x - high) high = x;
    }
    return high;
}

TareValue tare_math_sum_exact(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue iterator = tare_protocol_iterate(rt, arguments->values[0]);
    if (tare_value_is_absent(iterator)) return iterator;
    Partials partials = {0};
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) {
            if (tare_error_is_pending(rt)) status = TARE_ERROR;
            break;
        }
        double number = 0;
        status = tare_float_from_value(rt, item, &number);
        tare_release(rt, item);
        if (status == TARE_OK) status = add_number(rt, &partials, number);
    }
    if (status == TARE_OK && partials.special != 0 && isnan(partials.infinite))
        status = tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "-inf + inf in fsum");
    double sum = partials.special != 0 ? partials.special : add_partials(&partials);
    tare_alloc_free_table(rt, partials.items, partials.capacity * sizeof(double));
    tare_release(rt, iterator);
    return status == TARE_OK ? tare_float_new(rt, sum) : TARE_ABSENT;
}

TareValue tare_math_sum_product(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"", "start"};
    static const TareParameters parameters = {"prod", names, 2, 1, 1, 1};
    TareValue values[2];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    TareValue result =
        tare_value_is_absent(values[1]) ? tare_int_new(rt, 1) : tare_retain(values[1]);
    TareValue iterator = tare_protocol_iterate(rt, values[0]);
    bool failed = tare_value_is_absent(iterator) || tare_value_is_absent(result);
    while (!failed) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) {
            failed = tare_error_is_pending(rt);
            break;
        }
        TareValue product = tare_operator_binary(rt, TARE_OPERATOR_MULTIPLY, result, item);
        tare_release(rt, item);
        failed = tare_value_is_absent(product);
        tare_slot_set_steal(rt, &result, product);
    }
    tare_release(rt, iterator);
    if (!failed) return result;
    tare_release(rt, result);
    return TARE_ABSENT;
}

// The length of a vector: scaled by its largest part, so that no square overflows.
static double length_of(const double *parts, size_t count) {
    double largest = 0;
    bool has_nan = false;
    for (size_t i = 0; i < count; i++) {
        if (isinf(parts[i])) return INFINITY;
        has_nan |= isnan(parts[i]);
        if (fabs(parts[i]) > largest) largest = fabs(parts[i]);
    }
    if (has_nan) return NAN;
    if (count == 2) return hypot(parts[0], parts[1]);
    if (largest == 0 || count == 1) return largest;
    int exponent;
    frexp(largest, &exponent);
    long double sum = 0;
    for (size_t i = 0; i < count; i++) {
        long double part = ldexpl(parts[i], -exponent);
        sum += part * part;
    }
    return (double)ldexpl(sqrtl(sum), exponent);
}

// The length of the vector of the values, or of their distance where `others` is given.
static TareValue measure(TareRuntime *rt, const TareValue *values, const TareValue *others,
                         size_t count) {
    double *parts = tare_alloc_data(rt, (count + 1) * sizeof(double));
    if (!parts) return TARE_ABSENT;
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < count && status == TARE_OK; i++) {
        double other = 0;
        status = tare_float_from_value(rt, values[i], &parts[i]);
        if (others && status == TARE_OK) status = tare_float_from_value(rt, others[i], &other);
        if (others) parts[i] -= other;
    }
    double length = status == TARE_OK ? length_of(parts, count) : 0;
    tare_alloc_free_table(rt, parts, (count + 1) * sizeof(double));
    return status == TARE_OK ? tare_float_new(rt, length) : TARE_ABSENT;
}

TareValue tare_math_sum_hypot(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return measure(rt, arguments->values, NULL, arguments->positional_count);
}

static TareValue fetch_tuple(TareRuntime *rt, TareValue v) {
    if (tare_value_is_exact(v, TARE_TYPE_TUPLE)) return tare_retain(v);
    return tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), v);
}

TareValue tare_math_sum_distance(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue p = fetch_tuple(rt, arguments->values[0]), result = TARE_ABSENT;
    TareValue q = tare_value_is_absent(p) ? p : fetch_tuple(rt, arguments->values[1]);
    if (!tare_value_is_absent(q)) {
        TareTuple *first = tare_tuple_of(p), *second = tare_tuple_of(q);
        result = first->length == second->length
                     ? measure(rt, first->items, second->items, first->length)
                     : tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                        "both points must have the same number of dimensions");
    }
    tare_release(rt, p);
    tare_release(rt, q);
    return result;
}
