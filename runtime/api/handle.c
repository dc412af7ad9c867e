// Handles: references of the host, and the texts given out with them.
#include "api/api_state.h"
#include "object/error.h"

static TareAllocator *host_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_HOST);
}

TareHandle *tare_handle_new_steal(TareRuntime *rt, TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return NULL;
    TareApiState *state = tare_api_state_of(rt);
    TareAllocator *allocator = host_allocator(rt);
    TareHandle *handle = allocator->resize(allocator, NULL, 0, sizeof *handle);
    if (!handle) {
        tare_release(rt, stolen_value);
        tare_error_raise_memory(rt);
        return NULL;
    }
    *handle = (TareHandle){.value = stolen_value, .next = state->handles};
    tare_text_init(&handle->text, allocator);
    if (state->handles) state->handles->previous = handle;
    state->handles = handle;
    state->handle_count++;
    return handle;
}

TareHandle *tare_keep(TareRuntime *rt, TareHandle *handle) {
    return tare_handle_new_steal(rt, tare_retain(handle->value));
}

void tare_drop(TareRuntime *rt, TareHandle *handle) {
    if (!handle) return;
    TareApiState *state = tare_api_state_of(rt);
    if (handle->previous) handle->previous->next = handle->next;
    else state->handles = handle->next;
    if (handle->next) handle->next->previous = handle->previous;
    state->handle_count--;
    TareValue value = handle->value;
    tare_text_deinit(&handle->text);
    TareAllocator *allocator = host_allocator(rt);
    allocator->resize(allocator, handle, sizeof *handle, 0);
    tare_release(rt, value);
}

void tare_handle_drop_all(TareRuntime *rt) {
    while (tare_api_state_of(rt)->handles) tare_drop(rt, tare_api_state_of(rt)->handles);
}

size_t tare_count_handles(TareRuntime *rt) { return tare_api_state_of(rt)->handle_count; }

size_t tare_handle_count_for(TareRuntime *rt, TareValue v) {
    size_t count = 0;
    for (TareHandle *handle = tare_api_state_of(rt)->handles; handle; handle = handle->next)
        count += tare_value_is_same(handle->value, v);
    return count;
}

void tare_handle_visit(TareRuntime *rt, TareMeasureVisit visit, void *context) {
    for (TareHandle *handle = tare_api_state_of(rt)->handles; handle; handle = handle->next)
        visit(context, &handle->value);
}
