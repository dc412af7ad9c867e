// What the host does with values: calls, attributes, items, iteration.
#include "api/api_state.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "vm/import.h"
#include "vm/machine.h"

enum { NEAR_ARGUMENT_COUNT = 16 };

static TareOutcome outcome(TareStatus status) {
    return status == TARE_OK ? TARE_DONE : TARE_FAILED;
}

TareHandle *tare_fetch_main(TareRuntime *rt) {
    return tare_handle_new_steal(rt, tare_retain(rt->machine->main_module));
}

TareHandle *tare_import(TareRuntime *rt, const char *name) {
    tare_lifecycle_enter(rt);
    TareString *text = tare_intern_c(rt, name);
    if (!text) return NULL;
    TareValue module = tare_import_absolute(rt, text);
    tare_release_object(rt, text);
    return tare_handle_new_steal(rt, module);
}

// A row of the values of handles: in `near` if they fit, else in memory of the host's.
static TareValue *open_row(TareRuntime *rt, TareHandle *const *handles, size_t count,
                           TareValue *near) {
    TareValue *row = near;
    if (count > NEAR_ARGUMENT_COUNT) {
        TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_HOST);
        row = allocator->resize(allocator, NULL, 0, count * sizeof *row);
        if (!row) {
            tare_error_raise_memory(rt);
            return NULL;
        }
    }
    for (size_t i = 0; i < count; i++) row[i] = handles[i]->value;
    return row;
}

static void close_row(TareRuntime *rt, TareValue *row, size_t count, const TareValue *near) {
    if (row == near) return;
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_HOST);
    allocator->resize(allocator, row, count * sizeof *row, 0);
}

TareHandle *tare_invoke(TareRuntime *rt, TareHandle *callable, TareHandle *const *arguments,
                        size_t count) {
    tare_lifecycle_enter(rt);
    TareValue near[NEAR_ARGUMENT_COUNT];
    TareValue *row = open_row(rt, arguments, count, near);
    if (!row) return NULL;
    TareValue result = tare_call_values(rt, callable->value, row, count);
    close_row(rt, row, count, near);
    return tare_handle_new_steal(rt, result);
}

TareHandle *tare_invoke_method(TareRuntime *rt, TareHandle *object, const char *name,
                               TareHandle *const *arguments, size_t count) {
    TareHandle *method = tare_fetch_attribute(rt, object, name);
    if (!method) return NULL;
    TareHandle *result = tare_invoke(rt, method, arguments, count);
    tare_drop(rt, method);
    return result;
}

TareHandle *tare_fetch_attribute(TareRuntime *rt, TareHandle *object, const char *name) {
    return tare_handle_new_steal(rt, tare_attribute_get_c(rt, object->value, name));
}

TareOutcome tare_store_attribute(TareRuntime *rt, TareHandle *object, const char *name,
                                 TareHandle *value) {
    TareString *text = tare_intern_c(rt, name);
    if (!text) return TARE_FAILED;
    TareStatus status = tare_attribute_set(rt, object->value, text, value->value);
    tare_release_object(rt, text);
    return outcome(status);
}

TareOutcome tare_remove_attribute(TareRuntime *rt, TareHandle *object, const char *name) {
    TareString *text = tare_intern_c(rt, name);
    if (!text) return TARE_FAILED;
    TareStatus status = tare_attribute_delete(rt, object->value, text);
    tare_release_object(rt, text);
    return outcome(status);
}

TareHandle *tare_fetch_item(TareRuntime *rt, TareHandle *container, TareHandle *key) {
    return tare_handle_new_steal(rt, tare_protocol_get_item(rt, container->value, key->value));
}

TareOutcome tare_store_item(TareRuntime *rt, TareHandle *container, TareHandle *key,
                            TareHandle *value) {
    return outcome(tare_protocol_set_item(rt, container->value, key->value, value->value));
}

TareOutcome tare_remove_item(TareRuntime *rt, TareHandle *container, TareHandle *key) {
    return outcome(tare_protocol_delete_item(rt, container->value, key->value));
}

int64_t tare_read_length(TareRuntime *rt, TareHandle *container) {
    return tare_protocol_length(rt, container->value);
}

TareHandle *tare_fetch_iterator(TareRuntime *rt, TareHandle *iterable) {
    return tare_handle_new_steal(rt, tare_protocol_iterate(rt, iterable->value));
}

TareHandle *tare_fetch_next(TareRuntime *rt, TareHandle *iterator) {
    return tare_handle_new_steal(rt, tare_protocol_next(rt, iterator->value));
}
