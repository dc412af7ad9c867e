// set_iterator: walks a set or frozenset.
#include "types/set_iterator.h"

#include "object/error.h"
#include "types/container.h"
#include "types/set.h"
#include "types/table_iterator.h"

TareValue tare_set_iterator_new(TareRuntime *rt, TareValue set) {
    TareTableIterator *self = tare_alloc_builtin(rt, TARE_TYPE_SET_ITERATOR);
    if (!self) return TARE_ABSENT;
    self->walked = tare_retain(set);
    self->expected_count = self->remaining_count = tare_set_of(set)->live_count;
    return tare_value_from_object(self);
}

static TareValue next(TareRuntime *rt, TareValue v) {
    TareTableIterator *self = tare_table_iterator_of(v);
    if (tare_value_is_absent(self->walked)) return TARE_ABSENT;
    if (tare_set_of(self->walked)->live_count != self->expected_count) {
        self->expected_count = UINT32_MAX;
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                                "Set changed size during iteration");
    }
    TareValue key;
    if (tare_set_next(tare_set_of(self->walked), &self->cursor, &key)) {
        if (self->remaining_count) self->remaining_count--;
        return tare_retain(key);
    }
    tare_slot_clear(rt, &self->walked);
    return TARE_ABSENT;
}

const TareTypeSpec tare_set_iterator_spec = {
    .instance_bytes = sizeof(TareTableIterator),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN,
    .reference_count = 1,
    .methods = tare_table_iterator_methods,
    .slots = {.describe = tare_table_iterator_describe,
              .iterate = tare_container_return_self,
              .next = next},
};
