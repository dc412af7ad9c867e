// The bytes that an object lets others see, and change if it allows: what memoryview, files and
// struct work on. Types that have such bytes fill the slot get_buffer.
#ifndef TARE_OBJECT_BUFFER_H
#define TARE_OBJECT_BUFFER_H

#include "object/runtime.h"
#include "object/type.h"

// Borrowed: valid until the object changes, or while its export count is raised.
struct TareBuffer {
    uint8_t *data;  // never NULL
    size_t length_bytes;
    uint32_t *export_count;  // how many views keep the bytes in place; NULL where they never move
    char format;             // of an item, native, as the struct module names it
    uint8_t item_bytes;
    bool is_read_only;
};

static inline bool tare_buffer_is(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->slots.get_buffer != NULL;
}
// TypeError "a bytes-like object is required, not 'T'"; the type may refuse (a released view).
TareStatus tare_buffer_get(TareRuntime *rt, TareValue v, TareBuffer *out) TARE_CHECKED;

#endif
