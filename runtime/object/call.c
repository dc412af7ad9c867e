// Calling any value, and the guard of C recursion. How a function of the language runs is the
// business of its type's call slot.
#include "object/call.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/error.h"

// More arguments than this are gathered in a table instead of on the C stack.
#define STACK_ARGUMENTS 16

static bool is_stack_low(const TareRuntime *rt) {
    return (char *)__builtin_frame_address(0) < rt->execution.c_stack_limit;
}

static TareStatus fail_recursion(TareRuntime *rt, const char *where) {
    return tare_error_fail(rt, TARE_TYPE_RECURSION_ERROR, "maximum recursion depth exceeded%s",
                           where);
}

TareStatus tare_call_enter(TareRuntime *rt, const char *where) {
    if (TARE_UNLIKELY(rt->execution.depth >= rt->execution.recursion_limit || is_stack_low(rt)))
        return fail_recursion(rt, where);
    rt->execution.depth++;
    return TARE_OK;
}

TareStatus tare_call_check_stack(TareRuntime *rt) {
    return TARE_UNLIKELY(is_stack_low(rt)) ? fail_recursion(rt, "") : TARE_OK;
}

bool tare_call_is_callable(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->slots.call != NULL;
}

// The depth of the language's own calls is counted by the machine; here only the C stack is.
TareValue tare_call(TareRuntime *rt, TareValue callable, const TareArguments *arguments) {
    TareValue (*call)(TareRuntime *, TareValue, const TareArguments *) =
        tare_type_get(rt, callable)->slots.call;
    if (TARE_UNLIKELY(!call))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%T' object is not callable", callable);
    if (TARE_UNLIKELY(is_stack_low(rt))) {
        fail_recursion(rt, " while calling a Python object");
        return TARE_ABSENT;
    }
    return call(rt, callable, arguments);
}

TareValue tare_call_values(TareRuntime *rt, TareValue callable, const TareValue *values,
                           size_t count) {
    return tare_call(rt, callable, &(TareArguments){values, count, NULL});
}

TareValue tare_call_0(TareRuntime *rt, TareValue callable) {
    return tare_call(rt, callable, &(TareArguments){NULL, 0, NULL});
}

TareValue tare_call_1(TareRuntime *rt, TareValue callable, TareValue argument) {
    return tare_call(rt, callable, &(TareArguments){&argument, 1, NULL});
}

TareValue tare_call_2(TareRuntime *rt, TareValue callable, TareValue first, TareValue second) {
    TareValue values[2] = {first, second};
    return tare_call(rt, callable, &(TareArguments){values, 2, NULL});
}

// Calls `callable` with `first` in front of the values.
static TareValue call_with_first(TareRuntime *rt, TareValue callable, TareValue first,
                                 const TareValue *values, size_t count) {
    TareValue stack[STACK_ARGUMENTS];
    size_t bytes = (count + 1) * sizeof(TareValue);
    TareValue *all = count < STACK_ARGUMENTS ? stack : tare_alloc_table(rt, bytes);
    if (!all) return TARE_ABSENT;
    all[0] = first;
    for (size_t i = 0; i < count; i++) all[i + 1] = values[i];
    TareValue result = tare_call_values(rt, callable, all, count + 1);
    if (all != stack) tare_alloc_free_table(rt, all, bytes);
    return result;
}

TareValue tare_call_method(TareRuntime *rt, TareValue object, TareString *name,
                           const TareValue *values, size_t count) {
    TareValue method;
    bool pass_self;
    if (tare_attribute_fetch_method(rt, object, name, &method, &pass_self) != TARE_OK)
        return TARE_ABSENT;
    TareValue result = pass_self ? call_with_first(rt, method, object, values, count)
                                 : tare_call_values(rt, method, values, count);
    tare_release(rt, method);
    return result;
}

TareValue tare_call_special(TareRuntime *rt, TareValue object, TareString *name,
                            const TareValue *values, size_t count) {
    TareType *type = tare_type_get(rt, object);
    TareValue method = tare_retain(tare_type_find(rt, type, name));
    if (tare_value_is_absent(method)) return TARE_ABSENT;
    TareType *method_type = tare_type_get(rt, method);
    TareValue result;
    if (method_type->flags & TARE_TYPE_IS_METHOD_LIKE) {
        result = call_with_first(rt, method, object, values, count);
    } else {
        if (method_type->slots.descriptor_get) {
            TareValue bound = method_type->slots.descriptor_get(rt, method, object, type);
            tare_release(rt, method);
            if (tare_value_is_absent(bound)) return TARE_ABSENT;
            method = bound;
        }
        result = tare_call_values(rt, method, values, count);
    }
    tare_release(rt, method);
    return result;
}

// Splits `keywords` into names (new tuple) and values, which are appended to `all`, retained.
static TareTuple *spread_keywords(TareRuntime *rt, TareDict *keywords, TareValue *all) {
    TareValue names = tare_tuple_new(rt, keywords->table.live_count);
    if (tare_value_is_absent(names)) return NULL;
    TareTuple *tuple = tare_tuple_of(names);
    size_t cursor = 0;
    TareValue key, value;
    for (size_t i = 0; tare_table_next(&keywords->table, &cursor, &key, &value); i++) {
        if (!tare_type_is_instance(rt, key, TARE_TYPE_STR)) {
            while (i > 0) tare_release(rt, all[--i]);
            tare_release(rt, names);
            tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "keywords must be strings");
            return NULL;
        }
        tuple->items[i] = tare_retain(key);
        all[i] = tare_retain(value);
    }
    return tuple;
}

TareValue tare_call_spread(TareRuntime *rt, TareValue callable, TareTuple *positional,
                           TareDict *keywords) {
    size_t count = positional->length;
    size_t keyword_count = keywords ? keywords->table.live_count : 0;
    if (keyword_count == 0) return tare_call_values(rt, callable, positional->items, count);
    size_t bytes = (count + keyword_count) * sizeof(TareValue);
    TareValue *all = tare_alloc_table(rt, bytes);
    if (!all) return TARE_ABSENT;
    memcpy(all, positional->items, count * sizeof *all);
    TareTuple *names = spread_keywords(rt, keywords, all + count);
    TareValue result = TARE_ABSENT;
    if (names) {
        result = tare_call(rt, callable, &(TareArguments){all, count, names});
        for (size_t i = 0; i < keyword_count; i++) tare_release(rt, all[count + i]);
        tare_release_object(rt, names);
    }
    tare_alloc_free_table(rt, all, bytes);
    return result;
}
