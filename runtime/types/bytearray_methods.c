// The methods of bytearray that change it, and its table of methods.
#include "types/bytearray_methods.h"

#include "object/buffer.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/byte_methods.h"
#include "types/int.h"

#define OUT_OF_RANGE "byte must be in range(0, 256)"

static TareValue append(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareByteArray *self = tare_bytearray_of(v);
    uint8_t byte;
    if (tare_byte_methods_read(rt, arguments->values[0], OUT_OF_RANGE, &byte) != TARE_OK ||
        tare_bytearray_splice(rt, self, self->length, self->length, &byte, 1) != TARE_OK)
        return TARE_ABSENT;
    return TARE_NONE;
}

static TareStatus append_text(TareRuntime *rt, TareValue v, const TareText *text) {
    TareByteArray *self = tare_bytearray_of(v);
    if (text->failed) {
        (void)tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    return tare_bytearray_splice(rt, self, self->length, self->length,
                                 (const uint8_t *)tare_text_get(text), text->length_bytes);
}

// Copies first: the source may be `self`, or change it while it is walked.
static TareStatus extend_by(TareRuntime *rt, TareValue self, TareValue source) {
    TareText text;
    TareStatus status;
    tare_byte_methods_init_text(rt, &text);
    if (tare_buffer_is(rt, source)) {
        const uint8_t *data;
        size_t length;
        status = tare_bytes_get_view(rt, source, &data, &length);
        if (status == TARE_OK) tare_text_append(&text, (const char *)data, length);
    } else {
        status = tare_byte_methods_gather(rt, source, OUT_OF_RANGE, &text);
    }
    if (status == TARE_OK) status = append_text(rt, self, &text);
    tare_text_deinit(&text);
    return status;
}

static TareValue extend(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue source = arguments->values[0];
    const TareTypeSlots *slots = &tare_type_get(rt, source)->slots;
    if (!slots->iterate && !slots->get_item)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "can't extend bytearray with %.100T",
                                source);
    return extend_by(rt, self, source) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

TareValue tare_bytearray_methods_extend_in_place(TareRuntime *rt, TareValue self, TareValue right) {
    if (!tare_buffer_is(rt, right))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "can't concat %.100T to %.100T", right,
                                self);
    return extend_by(rt, self, right) == TARE_OK ? tare_retain(self) : TARE_ABSENT;
}

TareValue tare_bytearray_methods_repeat_in_place(TareRuntime *rt, TareValue v,
                                                 TareValue count_obj) {
    TareByteArray *self = tare_bytearray_of(v);
    int64_t count;
    if (tare_operator_index_size(rt, count_obj, &count) !=
        TARE_OK)
        return TARE_ABSENT;
    if (count < 0) count = 0;
    size_t unit = self->length;
    if (unit && (uint64_t)count > (uint64_t)INT64_MAX / unit) return tare_error_raise_memory(rt);
    if (tare_bytearray_resize(rt, self, unit * (size_t)count) != TARE_OK) return TARE_ABSENT;
    for (size_t done = unit; unit && done < self->length; done += unit)
        memcpy(self->data + done, self->data, unit);
    return tare_retain(v);
}

static TareValue clear(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_bytearray_resize(rt, tare_bytearray_of(self), 0) == TARE_OK ? TARE_NONE
                                                                            : TARE_ABSENT;
}

static TareValue copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_bytearray_new(rt, tare_bytearray_of(self)->data, tare_bytearray_of(self)->length);
}

static TareValue insert(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareByteArray *self = tare_bytearray_of(v);
    int64_t index;
    uint8_t byte;
    if (tare_operator_index_size(rt, arguments->values[0], &index) != TARE_OK ||
        tare_byte_methods_read(rt, arguments->values[1], OUT_OF_RANGE, &byte) != TARE_OK)
        return TARE_ABSENT;
    int64_t length = (int64_t)self->length;
    if (index < 0) index = index + length < 0 ? 0 : index + length;
    if (index > length) index = length;
    if (tare_bytearray_splice(rt, self, (size_t)index, (size_t)index, &byte, 1) != TARE_OK)
        return TARE_ABSENT;
    return TARE_NONE;
}

static TareValue pop(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareByteArray *self = tare_bytearray_of(v);
    int64_t index = -1;
    if (arguments->positional_count > 0 &&
        tare_operator_index_size(rt, arguments->values[0], &index) != TARE_OK)
        return TARE_ABSENT;
    if (self->length == 0)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop from empty bytearray");
    if (index < 0) index += (int64_t)self->length;
    if (index < 0 || index >= (int64_t)self->length)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop index out of range");
    uint8_t byte = self->data[index];
    if (tare_bytearray_remove(rt, self, (size_t)index) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, byte);
}

static TareValue remove_byte(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareByteArray *self = tare_bytearray_of(v);
    uint8_t byte;
    if (tare_byte_methods_read(rt, arguments->values[0], OUT_OF_RANGE, &byte) != TARE_OK)
        return TARE_ABSENT;
    int64_t at = tare_byte_search_first(tare_byte_methods_view(rt, v), (TareByteView){&byte, 1});
    if (at < 0) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "value not found in bytearray");
    if (tare_bytearray_remove(rt, self, (size_t)at) != TARE_OK) return TARE_ABSENT;
    return TARE_NONE;
}

static TareValue reverse(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareByteArray *self = tare_bytearray_of(v);
    for (size_t i = 0, j = self->length; i + 1 < j; i++) {
        uint8_t held = self->data[i];
        self->data[i] = self->data[--j];
        self->data[j] = held;
    }
    return TARE_NONE;
}

// The arguments from which the class makes the same bytes: of protocols before 3, as text.
static TareValue new_arguments(TareRuntime *rt, const TareByteArray *self, bool has_bytes) {
    if (has_bytes && self->length == 0) return tare_tuple_new(rt, 0);
    TareValue contents = has_bytes ? tare_bytes_new(rt, self->data, self->length)
                                   : tare_string_new(rt, self->length, 0xff);
    if (tare_value_is_absent(contents)) return contents;
    for (size_t i = 0; i < self->length && !has_bytes; i++)
        tare_string_put(tare_string_of(contents), i, self->data[i]);
    TareValue encoding = has_bytes ? TARE_ABSENT : tare_string_new_c(rt, "latin-1");
    TareValue result = TARE_ABSENT;
    if (has_bytes || !tare_value_is_absent(encoding))
        result = tare_tuple_pack(rt, contents, encoding);
    tare_release(rt, encoding);
    tare_release(rt, contents);
    return result;
}

static TareValue reduce_by(TareRuntime *rt, TareValue self, bool has_bytes) {
    TareValue type = tare_value_from_object(tare_type_get(rt, self));
    TareValue given = new_arguments(rt, tare_bytearray_of(self), has_bytes);
    if (tare_value_is_absent(given)) return given;
    TareValue result = TARE_ABSENT;
    TareValue state = tare_call_method(rt, self, TARE_RUNTIME_NAME(rt, dunder_getstate), NULL, 0);
    if (!tare_value_is_absent(state))
        result = tare_tuple_new_from(rt, (TareValue[]){type, given, state}, 3);
    tare_release(rt, state);
    tare_release(rt, given);
    return result;
}

static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return reduce_by(rt, self, false);
}

static TareValue reduce_by_protocol(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    int64_t protocol = 0;
    if (arguments->positional_count &&
        tare_operator_index_size(rt, arguments->values[0], &protocol) != TARE_OK)
        return TARE_ABSENT;
    return reduce_by(rt, self, protocol >= 3);
}

const TareNativeDefinition tare_bytearray_methods[] = {
    TARE_BYTE_METHODS,
    {"append", append, TARE_BYTE_ONE, "Adds a byte at the end."},
    {"clear", clear, TARE_BYTE_NONE, "Removes all bytes."},
    {"copy", copy, TARE_BYTE_NONE, "A copy."},
    {"extend", extend, TARE_BYTE_ONE, "Adds bytes at the end."},
    {"insert", insert, TARE_BYTE_RANGE(2, 2), "Puts a byte before an index."},
    {"pop", pop, TARE_BYTE_RANGE(0, 1), "Takes out the byte at an index, by default the last."},
    {"remove", remove_byte, TARE_BYTE_ONE, "Takes out the first such byte."},
    {"reverse", reverse, TARE_BYTE_NONE, "Turns the order around."},
    {"__reduce__", reduce, TARE_BYTE_NONE, "Return state information for pickling."},
    {"__reduce_ex__", reduce_by_protocol, TARE_BYTE_RANGE(0, 1),
     "Return state information for pickling."},
    {NULL},
};
