// The making of tuples. What a tuple can do is in types/tuple_type.c.
#include "object/tuple.h"

#include "object/alloc.h"

static TareTuple *new_tuple(TareRuntime *rt, size_t length) {
    const TareShape *shape = rt->types[TARE_TYPE_TUPLE]->instance_shape;
    TareTuple *self = tare_alloc_object(rt, shape, sizeof(TareTuple) + length * sizeof(TareValue));
    if (self) self->length = length;
    return self;
}

static TareValue get_empty(TareRuntime *rt) {
    tare_retain_object(rt->empty_tuple);
    return tare_value_from_object(rt->empty_tuple);
}

TareValue tare_tuple_new(TareRuntime *rt, size_t length) {
    if (length == 0 && rt->empty_tuple) return get_empty(rt);
    return tare_value_from_object(new_tuple(rt, length));
}

TareValue tare_tuple_new_from(TareRuntime *rt, const TareValue *items, size_t length) {
    TareValue tuple = tare_tuple_new_from_steal(rt, items, length);
    if (!tare_value_is_absent(tuple))
        for (size_t i = 0; i < length; i++) tare_retain(items[i]);
    return tuple;
}

// On failure the items still belong to the caller.
TareValue tare_tuple_new_from_steal(TareRuntime *rt, const TareValue *stolen_items,
                                    size_t length) {
    if (length == 0) return tare_tuple_new(rt, 0);
    TareTuple *self = new_tuple(rt, length);
    if (self) memcpy(self->items, stolen_items, length * sizeof(TareValue));
    return tare_value_from_object(self);
}

TareValue tare_tuple_pack(TareRuntime *rt, TareValue first, TareValue second) {
    TareValue items[2] = {first, second};
    return tare_tuple_new_from(rt, items, tare_value_is_absent(second) ? 1 : 2);
}

TareValue tare_tuple_slice(TareRuntime *rt, TareTuple *self, size_t start, size_t end) {
    if (end > self->length) end = self->length;
    if (start > end) start = end;
    if (end - start == self->length && self->header.shape_id == TARE_TYPE_TUPLE) {
        tare_retain_object(self);
        return tare_value_from_object(self);
    }
    return tare_tuple_new_from(rt, self->items + start, end - start);
}
