// The type bytes. What it shares with bytearray is in byte_*.c.
#include "types/bytes.h"

#include "base/hash.h"
#include "object/buffer.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/operator.h"
#include "types/byte_iterator.h"
#include "types/byte_methods.h"
#include "types/int.h"

#define HASH_SEED UINT64_C(0x7365747962)

static TareBytes *start(TareBytes *self, const void *data, size_t length) {
    if (!self) return NULL;
    self->length = length;
    self->hash = -1;
    if (data && length) memcpy(self->data, data, length);
    self->data[length] = 0;
    return self;
}

TareValue tare_bytes_new(TareRuntime *rt, const void *data, size_t length) {
    if (length > SIZE_MAX / 2) return tare_error_raise_memory(rt);
    TareBytes *self = tare_alloc_object(rt, rt->shapes[TARE_TYPE_BYTES], sizeof *self + length + 1);
    self = start(self, data, length);
    return self ? tare_value_from_object(self) : TARE_ABSENT;
}

TareStatus tare_bytes_get_view(TareRuntime *rt, TareValue v, const uint8_t **data, size_t *length) {
    TareBuffer buffer;
    if (tare_buffer_get(rt, v, &buffer) != TARE_OK) return TARE_ERROR;
    *data = buffer.data;
    *length = buffer.length_bytes;
    return TARE_OK;
}

static TareStatus get_buffer(TareRuntime *rt, TareValue v, TareBuffer *out) {
    TareBytes *self = tare_bytes_of(v);
    *out = (TareBuffer){self->data, self->length, NULL, 'B', 1, true};
    return TARE_OK;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareBytes *self = (TareBytes *)object;
    TareType *type = rt->shapes[object->shape_id]->type;
    size_t tail = ((size_t)type->slot_count + (type->dict_offset != 0)) * sizeof(TareValue);
    size_t bytes = type->instance_bytes + self->length + 1, end = sizeof *self + self->length;
    if (tail) bytes = (bytes + 7) & ~(size_t)7;
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    tare_describe_block(describer, self, bytes, is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT,
                        "bytes");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->length, 16, "length, hash");
    tare_describe_region(describer, TARE_REGION_TEXT, self->data, self->length, "bytes");
    tare_describe_region(describer, TARE_REGION_PADDING, (char *)self + end, bytes - tail - end,
                         "end of bytes");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, bytes, sizeof *self, describer);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    bool is_plain = type == rt->types[TARE_TYPE_BYTES];
    // bytes(b) is b itself.
    if (is_plain && arguments->positional_count == 1 && !tare_native_keyword_count(arguments) &&
        tare_value_is_exact(arguments->values[0], TARE_TYPE_BYTES))
        return tare_retain(arguments->values[0]);
    TareText text;
    TareBytes *self = NULL;
    tare_byte_methods_init_text(rt, &text);
    if (tare_byte_methods_read_source(rt, "bytes", arguments, &text) == TARE_OK) {
        size_t extra = text.length_bytes + 1;
        self = is_plain ? tare_alloc_object(rt, rt->shapes[TARE_TYPE_BYTES], sizeof *self + extra)
                        : tare_alloc_instance(rt, type, extra);
        self = start(self, text.bytes, text.length_bytes);
    }
    tare_text_deinit(&text);
    return self ? tare_value_from_object(self) : TARE_ABSENT;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareText text;
    tare_byte_methods_init_text(rt, &text);
    tare_byte_methods_append_repr(tare_byte_methods_view(rt, self), false, &text);
    TareValue result = text.failed ? tare_error_raise_memory(rt)
                                   : tare_string_new_utf8(rt, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    return result;
}

static int64_t hash(TareRuntime *rt, TareValue v) {
    TareBytes *self = tare_bytes_of(v);
    if (self->hash == -1)
        self->hash = (int64_t)(tare_hash_bytes(self->data, self->length, HASH_SEED) >> 1);
    return self->hash;
}

static int64_t length(TareRuntime *rt, TareValue self) {
    return (int64_t)tare_bytes_of(self)->length;
}

static TareValue get_item(TareRuntime *rt, TareValue self, TareValue key) {
    int64_t index, count = (int64_t)tare_bytes_of(self)->length;
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return tare_byte_methods_slice(rt, self, key);
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "byte indices must be integers or slices, not %.200T", key);
    if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, &index) != TARE_OK)
        return TARE_ABSENT;
    if (index < 0) index += count;
    if (index < 0 || index >= count)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "index out of range");
    return tare_int_new(rt, tare_bytes_of(self)->data[index]);
}

static TareValue concatenate(TareRuntime *rt, TareValue left, TareValue right) {
    if (tare_value_is_exact(right, TARE_TYPE_BYTES) && tare_bytes_of(left)->length == 0)
        return tare_retain(right);
    return tare_byte_methods_concatenate(rt, left, right);
}

static TareValue as_bytes(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (tare_value_is_exact(self, TARE_TYPE_BYTES)) return tare_retain(self);
    return tare_bytes_new(rt, tare_bytes_of(self)->data, tare_bytes_of(self)->length);
}

static TareValue get_new_arguments(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareValue copy = tare_bytes_new(rt, tare_bytes_of(self)->data, tare_bytes_of(self)->length);
    if (tare_value_is_absent(copy)) return copy;
    TareValue result = tare_tuple_new_from_steal(rt, &copy, 1);
    if (tare_value_is_absent(result)) tare_release(rt, copy);
    return result;
}

static const TareNativeDefinition methods[] = {
    TARE_BYTE_METHODS,
    {"__bytes__", as_bytes, TARE_BYTE_NONE, "The bytes themselves."},
    {"__getnewargs__", get_new_arguments, TARE_BYTE_NONE, NULL},
    {NULL},
};

const TareTypeSpec tare_bytes_spec = {
    .instance_bytes = sizeof(TareBytes),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_IS_VARIABLE |
             TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_MATCHES_SELF,
    .methods = methods,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
           "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
           "bytes() -> empty bytes object",
    .slots =
        {
            .describe = describe,
            .get_buffer = get_buffer,
            .create = create,
            .repr = repr,
            .hash = hash,
            .compare = tare_byte_methods_compare,
            .iterate = tare_byte_iterator_new,
            .length = length,
            .get_item = get_item,
            .contains = tare_byte_methods_contains,
            .concatenate = concatenate,
            .repeat = tare_byte_methods_repeat,
            .binary[TARE_OPERATOR_REMAINDER] = tare_byte_methods_remainder,
        },
};
