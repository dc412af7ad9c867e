// Values that the host makes.
#include "api/api_state.h"
#include "object/dict.h"
#include "object/error.h"
#include "types/bytes.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

TareHandle *tare_make_none(TareRuntime *rt) { return tare_handle_new_steal(rt, TARE_NONE); }

TareHandle *tare_make_bool(TareRuntime *rt, bool truth) {
    return tare_handle_new_steal(rt, tare_value_from_bool(truth));
}

TareHandle *tare_make_int(TareRuntime *rt, int64_t number) {
    return tare_handle_new_steal(rt, tare_int_new(rt, number));
}

TareHandle *tare_make_float(TareRuntime *rt, double number) {
    return tare_handle_new_steal(rt, tare_float_new(rt, number));
}

TareHandle *tare_make_text(TareRuntime *rt, const char *text, size_t text_bytes) {
    return tare_handle_new_steal(rt, tare_string_new_utf8(rt, text, text_bytes));
}

TareHandle *tare_make_bytes(TareRuntime *rt, const void *data, size_t data_bytes) {
    return tare_handle_new_steal(rt, tare_bytes_new(rt, data, data_bytes));
}

TareHandle *tare_make_tuple(TareRuntime *rt, TareHandle *const *items, size_t count) {
    TareValue tuple = tare_tuple_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(tuple); i++)
        tare_tuple_of(tuple)->items[i] = tare_retain(items[i]->value);
    return tare_handle_new_steal(rt, tuple);
}

TareHandle *tare_make_list(TareRuntime *rt, TareHandle *const *items, size_t count) {
    TareValue list = tare_list_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(list); i++)
        if (tare_list_append(rt, tare_list_of(list), items[i]->value) != TARE_OK)
            tare_slot_clear(rt, &list);
    return tare_handle_new_steal(rt, list);
}

TareHandle *tare_make_dict(TareRuntime *rt) {
    return tare_handle_new_steal(rt, tare_dict_new(rt));
}

// ---- functions of the host ----

enum { NEAR_ARGUMENT_COUNT = 16 };

static void drop_all(TareRuntime *rt, TareHandle **handles, size_t count) {
    for (size_t i = 0; i < count; i++) tare_drop(rt, handles[i]);
}

// Calls the host with handles in `given`, which has room for all arguments.
static TareValue call_with(TareRuntime *rt, TareCapsule *self, const TareArguments *arguments,
                           TareHandle **given) {
    size_t count = arguments->positional_count;
    for (size_t i = 0; i < count; i++) {
        given[i] = tare_handle_new_steal(rt, tare_retain(arguments->values[i]));
        if (given[i]) continue;
        drop_all(rt, given, i);
        return TARE_ABSENT;
    }
    TareHostFunction function = (TareHostFunction)self->function;
    TareHandle *result = function(rt, self->context, given, count);
    drop_all(rt, given, count);
    if (!result) {
        if (tare_error_is_pending(rt)) return TARE_ABSENT;
        return tare_error_raise(rt, TARE_TYPE_SYSTEM_ERROR,
                                "%R returned NULL without setting an exception",
                                tare_value_from_object(self));
    }
    TareValue v = tare_retain(result->value);
    tare_drop(rt, result);
    return v;
}

static TareValue call_host(TareRuntime *rt, TareCapsule *self, const TareArguments *arguments) {
    if (tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%S() takes no keyword arguments",
                                self->name);
    TareHandle *near[NEAR_ARGUMENT_COUNT];
    if (arguments->positional_count <= NEAR_ARGUMENT_COUNT)
        return call_with(rt, self, arguments, near);
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_HOST);
    size_t bytes = arguments->positional_count * sizeof(TareHandle *);
    TareHandle **given = allocator->resize(allocator, NULL, 0, bytes);
    if (!given) return tare_error_raise_memory(rt);
    TareValue v = call_with(rt, self, arguments, given);
    allocator->resize(allocator, given, bytes, 0);
    return v;
}

TareHandle *tare_make_function(TareRuntime *rt, const char *name, TareHostFunction function,
                               void *context) {
    TareValue capsule = tare_capsule_new(rt, name);
    if (tare_value_is_absent(capsule)) return NULL;
    TareCapsule *self = tare_capsule_of(capsule);
    self->call = call_host;
    self->function = (void (*)(void))function;
    self->context = context;
    return tare_handle_new_steal(rt, capsule);
}
