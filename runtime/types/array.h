// array.array: numbers of one machine type, or code points, side by side in one block.
//   +0 header  +8 pointer to the items (NULL while capacity is 0)  +16 uint64 length
//   +24 uint64 capacity, both in items  +32 uint32 export count: views open on it; it cannot change
//   its length then  +36 typecode  +37 bytes of an item
#ifndef TARE_TYPES_ARRAY_H
#define TARE_TYPES_ARRAY_H

#include "object/alloc.h"

typedef struct TareArray {
    TareObject header;
    uint8_t *data;
    uint64_t length;
    uint64_t capacity;
    uint32_t export_count;
    char typecode;
    uint8_t item_bytes;
} TareArray;

static inline TareArray *tare_array_of(TareValue v) {
    return (TareArray *)tare_value_get_object(v);
}
static inline uint8_t *tare_array_at(const TareArray *self, size_t index) {
    return self->data + index * self->item_bytes;
}
static inline bool tare_array_is(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->native_base == TARE_TYPE_ARRAY;
}

// An array of exactly `length` items, contents undefined.
TARE_NEW TareValue tare_array_new(TareRuntime *rt, TareType *type, char typecode, size_t length);
// Makes the length what is asked, new items undefined; BufferError while exported.
TareStatus tare_array_resize(TareRuntime *rt, TareArray *self, size_t length) TARE_CHECKED;
// Puts `count` items, undefined, in place of those from `start` to `end`.
TareStatus tare_array_make_gap(TareRuntime *rt, TareArray *self, size_t start, size_t end,
                               size_t count) TARE_CHECKED;
TareStatus tare_array_append(TareRuntime *rt, TareArray *self, TareValue item) TARE_CHECKED;
// Appends the items of an array of the same typecode, or of any iterable.
TareStatus tare_array_extend(TareRuntime *rt, TareArray *self, TareValue source) TARE_CHECKED;
// Appends machine values; ValueError when they are no whole number of items.
TareStatus tare_array_append_bytes(TareRuntime *rt, TareArray *self, const uint8_t *data,
                                   size_t length_bytes) TARE_CHECKED;
TareStatus tare_array_append_text(TareRuntime *rt, TareArray *self,
                                  const TareString *text) TARE_CHECKED;
// TypeError of operands whose typecodes differ.
TareStatus tare_array_check_same_code(TareRuntime *rt, const TareArray *self,
                                      const TareArray *other) TARE_CHECKED;

// array_item.c: bytes of an item of the typecode, 0 for none.
size_t tare_array_item_bytes(char typecode);
TARE_NEW TareValue tare_array_item_read(TareRuntime *rt, const TareArray *self, size_t index);
// The bytes of an item that has the value v, at most 8. Runs the program, which may change the
// array meanwhile.
TareStatus tare_array_item_encode(TareRuntime *rt, char typecode, TareValue v,
                                  uint8_t *to) TARE_CHECKED;

// array_index.c: the slots of self[key] and of operators.
TareValue tare_array_index_get(TareRuntime *rt, TareValue self, TareValue key);
TareStatus tare_array_index_set(TareRuntime *rt, TareValue self, TareValue key, TareValue value);
TareValue tare_array_index_concatenate(TareRuntime *rt, TareValue left, TareValue right);
TareValue tare_array_index_repeat(TareRuntime *rt, TareValue self, TareValue count);
TareValue tare_array_index_extend_in_place(TareRuntime *rt, TareValue self, TareValue right);
TareValue tare_array_index_repeat_in_place(TareRuntime *rt, TareValue self, TareValue count);

// array_methods.c and array_iterator.c.
extern const TareNativeDefinition tare_array_methods[];
// All items: a list, of characters a str.
TARE_NEW TareValue tare_array_methods_fetch_all(TareRuntime *rt, TareValue self);
extern const TareAttributeDefinition tare_array_attributes[];
TareValue tare_array_iterator_new(TareRuntime *rt, TareValue array);

#endif
