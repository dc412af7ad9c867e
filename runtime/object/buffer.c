// Asking any value for its bytes.
#include "object/buffer.h"

#include "object/error.h"

TareStatus tare_buffer_get(TareRuntime *rt, TareValue v, TareBuffer *out) {
    const TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    if (slots->get_buffer) return slots->get_buffer(rt, v, out);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "a bytes-like object is required, not '%.100T'", v);
}
