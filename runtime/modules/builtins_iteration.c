// Built-in functions that walk: all, any, sum, min, max, sorted, len, iter, next.
#include "modules/builtins.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/int.h"
#include "types/iterator.h"
#include "types/list.h"

// --- all, any ---

// Whether an item of that truth is met: True, False or absent.
static TareValue meets(TareRuntime *rt, TareValue iterable, bool wanted) {
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) return iterator;
    int met = 0;
    while (!met) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        int truth = tare_protocol_truth(rt, item);
        tare_release(rt, item);
        met = truth < 0 ? -1 : truth == wanted;
    }
    tare_release(rt, iterator);
    if (met < 0 || tare_error_is_pending(rt)) return TARE_ABSENT;
    return tare_value_from_bool(met);
}

static TareValue builtin_all(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue met = meets(rt, arguments->values[0], false);
    if (tare_value_is_absent(met)) return met;
    return tare_value_from_bool(tare_value_is_false(met));
}

static TareValue builtin_any(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return meets(rt, arguments->values[0], true);
}

// --- sum ---

// The sum so far: an int64, a double, or any value.
typedef struct Sum {
    enum { SUM_INT, SUM_FLOAT, SUM_ANY } kind;
    int64_t whole;
    double real;
    TareValue value;  // owned, for SUM_ANY
} Sum;

static TareStatus refuse_text_start(TareRuntime *rt, TareValue start) {
    const char *what = NULL;
    if (tare_type_is_instance(rt, start, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "sum() can't sum strings [use ''.join(seq) instead]");
    if (tare_type_is_instance(rt, start, TARE_TYPE_BYTES)) what = "bytes";
    if (tare_type_is_instance(rt, start, TARE_TYPE_BYTEARRAY)) what = "bytearray";
    if (!what) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "sum() can't sum %s [use b''.join(seq) instead]", what);
}

static bool sum_is_fast(const Sum *sum, TareValue item) {
    if (sum->kind == SUM_INT)
        return tare_value_is_small_int(item) || tare_value_is_small_float(item);
    return sum->kind == SUM_FLOAT &&
           (tare_value_is_small_int(item) || tare_value_is_small_float(item));
}

// Adds without making values; false when the int sum would not fit.
static bool add_fast(Sum *sum, TareValue item) {
    if (tare_value_is_small_float(item)) {
        if (sum->kind == SUM_INT) sum->real = (double)sum->whole;
        sum->kind = SUM_FLOAT;
        sum->real += tare_value_get_small_float(item);
        return true;
    }
    int64_t number = tare_value_get_small_int(item);
    if (sum->kind == SUM_FLOAT) {
        sum->real += (double)number;
        return true;
    }
    return !__builtin_add_overflow(sum->whole, number, &sum->whole);
}

static TareValue take_sum(TareRuntime *rt, Sum *sum) {
    if (sum->kind == SUM_INT) return tare_int_new(rt, sum->whole);
    if (sum->kind == SUM_FLOAT) return tare_float_new(rt, sum->real);
    return sum->value;
}

static TareStatus add_item(TareRuntime *rt, Sum *sum, TareValue item) {
    int64_t saved = sum->whole;
    if (sum_is_fast(sum, item)) {
        if (add_fast(sum, item)) return TARE_OK;
        sum->whole = saved;
    }
    TareValue so_far = take_sum(rt, sum);
    sum->kind = SUM_ANY;
    sum->value = TARE_ABSENT;
    if (tare_value_is_absent(so_far)) return TARE_ERROR;
    sum->value = tare_operator_binary(rt, TARE_OPERATOR_ADD, so_far, item);
    tare_release(rt, so_far);
    return tare_value_is_absent(sum->value) ? TARE_ERROR : TARE_OK;
}

static Sum begin_sum(TareValue start) {
    if (tare_value_is_absent(start)) return (Sum){.kind = SUM_INT};
    if (tare_value_is_small_int(start))
        return (Sum){.kind = SUM_INT, .whole = tare_value_get_small_int(start)};
    if (tare_value_is_small_float(start))
        return (Sum){.kind = SUM_FLOAT, .real = tare_value_get_small_float(start)};
    return (Sum){.kind = SUM_ANY, .value = tare_retain(start)};
}

static TareValue builtin_sum(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"", "start"};
    static const TareParameters parameters = {"sum", names, 2, 1, 2, 1};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareValue iterator = tare_protocol_iterate(rt, given[0]);
    if (tare_value_is_absent(iterator)) return iterator;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(given[1])) status = refuse_text_start(rt, given[1]);
    Sum sum = begin_sum(given[1]);
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = add_item(rt, &sum, item);
        tare_release(rt, item);
    }
    tare_release(rt, iterator);
    if (status == TARE_OK && !tare_error_is_pending(rt)) return take_sum(rt, &sum);
    if (sum.kind == SUM_ANY) tare_release(rt, sum.value);
    return TARE_ABSENT;
}

// --- min, max ---

typedef struct Extreme {
    TareComparison op;
    TareValue key;        // absent: none
    TareValue best;       // owned, or absent
    TareValue best_key;   // owned when there is a key function, else the same as best
} Extreme;

// Takes over `item` and keeps it if it is better than all before.
static TareStatus consider_steal(TareRuntime *rt, Extreme *extreme, TareValue stolen_item) {
    bool has_key = !tare_value_is_absent(extreme->key);
    TareValue key = has_key ? tare_call_1(rt, extreme->key, stolen_item) : stolen_item;
    int better = -1;
    if (!tare_value_is_absent(key))
        better = tare_value_is_absent(extreme->best)
                     ? 1
                     : tare_protocol_compare_truth(rt, key, extreme->best_key, extreme->op);
    if (better > 0) {
        TareValue old = extreme->best, old_key = extreme->best_key;
        extreme->best = stolen_item;
        extreme->best_key = key;
        tare_release(rt, old);
        if (has_key) tare_release(rt, old_key);
        return TARE_OK;
    }
    if (has_key) tare_release(rt, key);
    tare_release(rt, stolen_item);
    return better < 0 ? TARE_ERROR : TARE_OK;
}

static TareStatus consider_iterable(TareRuntime *rt, Extreme *extreme, TareValue iterable) {
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = consider_steal(rt, extreme, item);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

static TareStatus consider_all(TareRuntime *rt, Extreme *extreme, const TareArguments *arguments) {
    if (arguments->positional_count == 1)
        return consider_iterable(rt, extreme, arguments->values[0]);
    for (size_t i = 0; i < arguments->positional_count; i++)
        if (consider_steal(rt, extreme, tare_retain(arguments->values[i])) != TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

// Reads key and default: `given`.
static TareStatus read_extreme_options(TareRuntime *rt, const char *name,
                                       const TareArguments *arguments, TareValue *given) {
    static const char *const names[] = {"key", "default"};
    size_t count = arguments->positional_count;
    if (count == 0)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s expected at least 1 argument, got 0", name);
    TareArguments keywords = {arguments->values + count, 0, arguments->keyword_names};
    TareParameters parameters = {name, names, 2, 0, 0, 0};
    if (tare_native_bind(rt, &parameters, &keywords, given) != TARE_OK) return TARE_ERROR;
    if (count > 1 && !tare_value_is_absent(given[1]))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "Cannot specify a default for %s() with multiple positional "
                               "arguments",
                               name);
    return TARE_OK;
}

static TareValue find_extreme(TareRuntime *rt, const char *name, TareComparison op,
                              const TareArguments *arguments) {
    TareValue given[2] = {TARE_ABSENT, TARE_ABSENT};
    if (read_extreme_options(rt, name, arguments, given) != TARE_OK) return TARE_ABSENT;
    Extreme extreme = {op, given[0], TARE_ABSENT, TARE_ABSENT};
    if (!tare_value_is_absent(given[0]) && tare_value_is_none(given[0])) extreme.key = TARE_ABSENT;
    TareStatus status = consider_all(rt, &extreme, arguments);
    if (!tare_value_is_absent(extreme.key)) tare_release(rt, extreme.best_key);
    if (status != TARE_OK) {
        tare_release(rt, extreme.best);
        return TARE_ABSENT;
    }
    if (!tare_value_is_absent(extreme.best)) return extreme.best;
    if (!tare_value_is_absent(given[1])) return tare_retain(given[1]);
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%s() arg is an empty sequence", name);
}

static TareValue builtin_min(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return find_extreme(rt, "min", TARE_COMPARISON_LESS, arguments);
}

static TareValue builtin_max(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return find_extreme(rt, "max", TARE_COMPARISON_GREATER, arguments);
}

// --- sorted, len, iter, next ---

static TareValue builtin_sorted(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"key", "reverse"};
    static const TareParameters parameters = {"sort", names, 2, 0, 0, 0};
    size_t count = arguments->positional_count;
    if (count != 1)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "sorted expected 1 argument, got %zu",
                                count);
    TareValue list = tare_list_new_iterable(rt, arguments->values[0]);
    if (tare_value_is_absent(list)) return list;
    TareArguments keywords = {arguments->values + 1, 0, arguments->keyword_names};
    TareValue given[2];
    int64_t reverse = 0;
    TareStatus status = tare_native_bind(rt, &parameters, &keywords, given);
    if (status == TARE_OK && !tare_value_is_absent(given[1]))
        status = tare_operator_index_int64(rt, given[1], false, TARE_TYPE_OVERFLOW_ERROR,
                                           &reverse);
    if (status == TARE_OK)
        status = tare_list_sort(rt, tare_list_of(list),
                                tare_value_is_absent(given[0]) ? TARE_NONE : given[0],
                                reverse != 0);
    if (status == TARE_OK) return list;
    tare_release(rt, list);
    return TARE_ABSENT;
}

static TareValue builtin_len(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t length = tare_protocol_length(rt, arguments->values[0]);
    return length < 0 ? TARE_ABSENT : tare_int_new(rt, length);
}

static TareValue builtin_iter(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count == 1) return tare_protocol_iterate(rt, arguments->values[0]);
    if (!tare_call_is_callable(rt, arguments->values[0]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "iter(v, w): v must be callable");
    return tare_callable_iterator_new(rt, arguments->values[0], arguments->values[1]);
}

static TareValue builtin_next(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue iterator = arguments->values[0];
    TareUnarySlot slot = tare_type_get(rt, iterator)->slots.next;
    if (!slot)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not an iterator",
                                iterator);
    // The slot itself, since a StopIteration that it leaves pending may carry a value.
    TareValue item = slot(rt, iterator);
    if (!tare_value_is_absent(item)) return item;
    bool pending = tare_error_is_pending(rt);
    if (arguments->positional_count == 1) {
        if (!pending) tare_error_raise_value(rt, TARE_TYPE_STOP_ITERATION, TARE_ABSENT);
        return TARE_ABSENT;
    }
    if (pending) {
        if (!tare_error_is(rt, TARE_TYPE_STOP_ITERATION)) return TARE_ABSENT;
        tare_error_clear(rt);
    }
    return tare_retain(arguments->values[1]);
}

const TareNativeDefinition tare_builtins_iteration_functions[] = {
    {"all", builtin_all, TARE_NATIVE_ONE,
     .doc = "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable "
            "is empty, return True."},
    {"any", builtin_any, TARE_NATIVE_ONE,
     .doc = "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is "
            "empty, return False."},
    {"sum", builtin_sum, TARE_NATIVE_ANY,
     .doc = "Return the sum of a 'start' value (default: 0) plus an iterable of numbers"},
    {"min", builtin_min, TARE_NATIVE_ANY,
     .doc = "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, "
            "key=func]) -> value"},
    {"max", builtin_max, TARE_NATIVE_ANY,
     .doc = "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, "
            "key=func]) -> value"},
    {"sorted", builtin_sorted, TARE_NATIVE_ANY,
     .doc = "Return a new list containing all items from the iterable in ascending order."},
    {"len", builtin_len, TARE_NATIVE_ONE, .flags = TARE_NATIVE_IS_LENGTH,
     .doc = "Return the number of items in a container."},
    {"iter", builtin_iter, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator"},
    {"next", builtin_next, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "next(iterator[, default])\n\nReturn the next item from the iterator."},
    {NULL},
};
