// What the host learns of values.
#include <string.h>

#include "api/api_state.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/float.h"

bool tare_is_none(TareRuntime *rt, TareHandle *handle) {
    return tare_value_is_none(handle->value);
}

bool tare_is_instance(TareRuntime *rt, TareHandle *handle, const char *type_name) {
    for (size_t id = 0; id < TARE_TYPE_COUNT; id++)
        if (!strcmp(tare_type_get_name(rt, rt->types[id]), type_name))
            return tare_type_is_instance(rt, handle->value, (TareTypeId)id);
    return false;
}

const char *tare_read_type_name(TareRuntime *rt, TareHandle *handle) {
    tare_text_clear(&handle->text);
    tare_text_append_string(&handle->text, tare_type_name_of(rt, handle->value));
    return tare_text_get(&handle->text);
}

TareOutcome tare_read_truth(TareRuntime *rt, TareHandle *handle, bool *truth) {
    int answer = tare_protocol_truth(rt, handle->value);
    *truth = answer > 0;
    return answer < 0 ? TARE_FAILED : TARE_DONE;
}

TareOutcome tare_read_int(TareRuntime *rt, TareHandle *handle, int64_t *number) {
    TareStatus status = tare_operator_index_int64(rt, handle->value, false,
                                                  TARE_TYPE_OVERFLOW_ERROR, number);
    return status == TARE_OK ? TARE_DONE : TARE_FAILED;
}

TareOutcome tare_read_float(TareRuntime *rt, TareHandle *handle, double *number) {
    TareStatus status = tare_float_from_value(rt, handle->value, number);
    return status == TARE_OK ? TARE_DONE : TARE_FAILED;
}

const char *tare_read_text(TareRuntime *rt, TareHandle *handle, size_t *text_bytes) {
    if (!tare_type_is_instance(rt, handle->value, TARE_TYPE_STR)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "expected str, not %T", handle->value);
        return NULL;
    }
    tare_text_clear(&handle->text);
    tare_string_append_to(tare_string_of(handle->value), &handle->text);
    if (handle->text.failed) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    if (text_bytes) *text_bytes = handle->text.length_bytes;
    return tare_text_get(&handle->text);
}

const void *tare_read_bytes(TareRuntime *rt, TareHandle *handle, size_t *data_bytes) {
    const uint8_t *data;
    if (tare_bytes_get_view(rt, handle->value, &data, data_bytes) != TARE_OK) return NULL;
    return data ? data : (const uint8_t *)"";
}

TareHandle *tare_fetch_repr(TareRuntime *rt, TareHandle *handle) {
    return tare_handle_new_steal(rt, tare_protocol_repr(rt, handle->value));
}

TareHandle *tare_fetch_str(TareRuntime *rt, TareHandle *handle) {
    return tare_handle_new_steal(rt, tare_protocol_str(rt, handle->value));
}
