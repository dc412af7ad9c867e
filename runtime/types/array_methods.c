// Methods and attributes of arrays.
#include "object/buffer.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/array.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/list.h"
#include "types/slice.h"

#define FILE_BLOCK_BYTES 65536

static TareArray *of(TareValue v) { return tare_array_of(v); }
static TareValue none_if(TareStatus status) { return status == TARE_OK ? TARE_NONE : TARE_ABSENT; }

// ---- items -------------------------------------------------------------------------------------

static TareValue append(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_array_append(rt, of(self), arguments->values[0]));
}

static TareValue extend(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_array_extend(rt, of(self), arguments->values[0]));
}

static TareValue insert(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareArray *array = of(self);
    uint8_t bytes[8];
    int64_t index;
    if (tare_operator_index_size(rt, arguments->values[0], &index) != TARE_OK ||
        tare_array_item_encode(rt, array->typecode, arguments->values[1], bytes) != TARE_OK)
        return TARE_ABSENT;
    int64_t length = (int64_t)array->length;
    if (index < 0) index = index + length < 0 ? 0 : index + length;
    if (index > length) index = length;
    if (tare_array_make_gap(rt, array, (size_t)index, (size_t)index, 1) != TARE_OK)
        return TARE_ABSENT;
    memcpy(tare_array_at(array, (size_t)index), bytes, array->item_bytes);
    return TARE_NONE;
}

static TareValue pop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareArray *array = of(self);
    int64_t index = -1;
    if (arguments->positional_count &&
        tare_operator_index_size(rt, arguments->values[0], &index) != TARE_OK)
        return TARE_ABSENT;
    if (array->length == 0)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop from empty array");
    if (index < 0) index += (int64_t)array->length;
    if (index < 0 || index >= (int64_t)array->length)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop index out of range");
    TareValue item = tare_array_item_read(rt, array, (size_t)index);
    if (!tare_value_is_absent(item) &&
        tare_array_make_gap(rt, array, (size_t)index, (size_t)index + 1, 0) != TARE_OK)
        tare_slot_clear(rt, &item);
    return item;
}

// The place of an equal item between the bounds, -1 when there is none, -2 on error.
static int64_t find(TareRuntime *rt, const TareArray *self, TareValue item, int64_t start,
                    int64_t stop) {
    for (int64_t i = start; i < stop && i < (int64_t)self->length; i++) {
        TareValue own = tare_array_item_read(rt, self, (size_t)i);
        int same = tare_value_is_absent(own) ? -1 : tare_protocol_equals(rt, own, item);
        tare_release(rt, own);
        if (same) return same < 0 ? -2 : i;
    }
    return -1;
}

static TareValue index_of(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    int64_t length = (int64_t)of(self)->length, start = 0, stop = INT64_MAX;
    size_t count = arguments->positional_count;
    if (count > 1 && tare_slice_read_bound(rt, values[1], length, &start) != TARE_OK)
        return TARE_ABSENT;
    if (count > 2 && tare_slice_read_bound(rt, values[2], length, &stop) != TARE_OK)
        return TARE_ABSENT;
    int64_t place = find(rt, of(self), values[0], start, stop);
    if (place >= 0) return tare_int_new(rt, place);
    if (place == -2) return TARE_ABSENT;
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "array.index(x): x not in array");
}

static TareValue remove_item(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareArray *array = of(self);
    int64_t place = find(rt, array, arguments->values[0], 0, INT64_MAX);
    if (place == -2) return TARE_ABSENT;
    if (place < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "array.remove(x): x not in array");
    if ((size_t)place >= array->length) return TARE_NONE;  // a comparison has changed the array
    return none_if(tare_array_make_gap(rt, array, (size_t)place, (size_t)place + 1, 0));
}

static TareValue count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t found = 0, place = -1;
    while ((place = find(rt, of(self), arguments->values[0], place + 1, INT64_MAX)) >= 0) found++;
    return place == -2 ? TARE_ABSENT : tare_int_new(rt, found);
}

static void swap_bytes(uint8_t *left, uint8_t *right, size_t bytes) {
    uint8_t held[8];
    memcpy(held, left, bytes);
    memcpy(left, right, bytes);
    memcpy(right, held, bytes);
}

static TareValue reverse(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareArray *array = of(self);
    for (size_t i = 0, j = array->length; i + 1 < j; i++) {
        j--;
        swap_bytes(tare_array_at(array, i), tare_array_at(array, j), array->item_bytes);
    }
    return TARE_NONE;
}

static TareValue byteswap(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareArray *array = of(self);
    for (size_t i = 0; i < array->length; i++) {
        uint8_t *item = tare_array_at(array, i);
        for (size_t k = 0; k < array->item_bytes / 2u; k++)
            swap_bytes(item + k, item + array->item_bytes - 1 - k, 1);
    }
    return TARE_NONE;
}

static TareValue buffer_info(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue items[2] = {tare_int_new_unsigned(rt, (uintptr_t)of(self)->data),
                          tare_int_new(rt, (int64_t)of(self)->length)};
    TareValue pair = tare_tuple_new_from_steal(rt, items, 2);
    for (int i = 0; i < 2 && tare_value_is_absent(pair); i++) tare_release(rt, items[i]);
    return pair;
}

// ---- to and from others ------------------------------------------------------------------------

static TareValue tolist(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareArray *array = of(self);
    TareValue list = tare_list_new(rt, array->length);
    for (size_t i = 0; i < array->length && !tare_value_is_absent(list); i++) {
        TareValue item = tare_array_item_read(rt, array, i);
        if (tare_value_is_absent(item) ||
            tare_list_append_steal(rt, tare_list_of(list), item) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

// What fails in the middle is taken back.
static TareValue fromlist(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue source = arguments->values[0];
    TareArray *array = of(self);
    if (!tare_type_is_instance(rt, source, TARE_TYPE_LIST))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "arg must be list");
    size_t old_length = array->length, count = tare_list_of(source)->length;
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < count && status == TARE_OK; i++) {
        TareValue item = tare_retain(tare_list_of(source)->items[i]);
        status = tare_array_append(rt, array, item);
        tare_release(rt, item);
        if (status == TARE_OK && tare_list_of(source)->length != count)
            status = tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR,
                                     "list changed size during iteration");
    }
    if (status == TARE_OK) return TARE_NONE;
    if (array->length > old_length && array->export_count == 0) array->length = old_length;
    return TARE_ABSENT;
}

static TareValue tobytes(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareArray *array = of(self);
    return tare_bytes_new(rt, array->length ? array->data : (const uint8_t *)"",
                          array->length * array->item_bytes);
}

static TareValue frombytes(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareBuffer buffer;
    if (tare_buffer_get(rt, arguments->values[0], &buffer) != TARE_OK) return TARE_ABSENT;
    if (buffer.item_bytes != 1)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a bytes-like object is required");
    // Its own bytes, or those of a view on it, would move.
    if (buffer.export_count == &of(self)->export_count) {
        TareValue copy = tare_bytes_new(rt, buffer.data, buffer.length_bytes);
        if (tare_value_is_absent(copy)) return copy;
        TareStatus status = tare_array_append_bytes(rt, of(self), tare_bytes_of(copy)->data,
                                                    tare_bytes_of(copy)->length);
        tare_release(rt, copy);
        return none_if(status);
    }
    return none_if(tare_array_append_bytes(rt, of(self), buffer.data, buffer.length_bytes));
}

static TareStatus check_text(TareRuntime *rt, TareValue self, const char *name) {
    if (of(self)->typecode == 'u') return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "%s() may only be called on unicode type arrays", name);
}

static TareValue tounicode(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareArray *array = of(self);
    if (check_text(rt, self, "tounicode") != TARE_OK) return TARE_ABSENT;
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    for (size_t i = 0; i < array->length; i++) {
        TareValue character = tare_array_item_read(rt, array, i);
        if (tare_value_is_absent(character)) {
            tare_string_builder_deinit(&builder);
            return character;
        }
        tare_string_builder_append(&builder, tare_string_of(character));
        tare_release(rt, character);
    }
    return tare_string_builder_finish(&builder);
}

TareValue tare_array_methods_fetch_all(TareRuntime *rt, TareValue self) {
    return of(self)->typecode == 'u' ? tounicode(rt, self, NULL) : tolist(rt, self, NULL);
}

static TareValue fromunicode(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue text = arguments->values[0];
    if (!tare_type_is_instance(rt, text, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "fromunicode() argument must be str, not %T", text);
    if (check_text(rt, self, "fromunicode") != TARE_OK) return TARE_ABSENT;
    return none_if(tare_array_append_text(rt, of(self), tare_string_of(text)));
}

static TareValue tofile(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    size_t at = 0;
    while (at < of(self)->length * of(self)->item_bytes) {
        size_t left = of(self)->length * of(self)->item_bytes - at;
        size_t bytes = left < FILE_BLOCK_BYTES ? left : FILE_BLOCK_BYTES;
        TareValue block = tare_bytes_new(rt, of(self)->data + at, bytes);
        if (tare_value_is_absent(block)) return block;
        TareValue written = tare_call_method(rt, arguments->values[0],
                                             TARE_RUNTIME_NAME(rt, write), &block, 1);
        tare_release(rt, block);
        if (tare_value_is_absent(written)) return written;
        tare_release(rt, written);
        at += bytes;
    }
    return TARE_NONE;
}

static TareStatus append_read(TareRuntime *rt, TareArray *self, TareValue data, size_t wanted) {
    if (!tare_type_is_instance(rt, data, TARE_TYPE_BYTES))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "read() didn't return bytes");
    size_t length = tare_bytes_of(data)->length;
    TareStatus status = tare_array_append_bytes(rt, self, tare_bytes_of(data)->data, length);
    if (status != TARE_OK || length == wanted) return status;
    return tare_error_fail(rt, TARE_TYPE_EOF_ERROR, "read() didn't return enough bytes");
}

static TareValue fromfile(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t wanted;
    if (tare_operator_index_size(rt, arguments->values[1], &wanted) != TARE_OK) return TARE_ABSENT;
    if (wanted < 0) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "negative count");
    if (wanted > INT64_MAX / of(self)->item_bytes) return tare_error_raise_memory(rt);
    TareValue bytes = tare_int_new(rt, wanted * of(self)->item_bytes);
    if (tare_value_is_absent(bytes)) return bytes;
    TareValue data =
        tare_call_method(rt, arguments->values[0], TARE_RUNTIME_NAME(rt, read), &bytes, 1);
    tare_release(rt, bytes);
    if (tare_value_is_absent(data)) return data;
    TareStatus status =
        append_read(rt, of(self), data, (size_t)wanted * of(self)->item_bytes);
    tare_release(rt, data);
    return none_if(status);
}

// ---- copies ------------------------------------------------------------------------------------

static TareValue copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareArray *array = of(self);
    TareValue result =
        tare_array_new(rt, rt->types[TARE_TYPE_ARRAY], array->typecode, array->length);
    if (!tare_value_is_absent(result) && array->length)
        memcpy(of(result)->data, array->data, array->length * array->item_bytes);
    return result;
}

static TareValue get_typecode(TareRuntime *rt, TareValue self) {
    return tare_string_new_point(rt, (uint8_t)of(self)->typecode);
}

static TareValue get_item_bytes(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, of(self)->item_bytes);
}

// (class, (typecode, list), dict or None)
static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    bool has_dict = tare_type_get(rt, self)->flags & TARE_TYPE_HAS_DICT;
    TareValue parts[2] = {get_typecode(rt, self), tolist(rt, self, arguments)};
    TareValue dict = has_dict ? tare_instance_fetch_dict(rt, tare_value_get_object(self))
                              : TARE_NONE;
    TareValue result = TARE_ABSENT, inner = TARE_ABSENT;
    bool is_whole = !tare_value_is_absent(parts[0]) && !tare_value_is_absent(parts[1]);
    if (is_whole && !tare_value_is_absent(dict)) inner = tare_tuple_new_from(rt, parts, 2);
    if (!tare_value_is_absent(inner)) {
        TareValue items[3] = {tare_value_from_object(tare_type_get(rt, self)), inner, dict};
        result = tare_tuple_new_from(rt, items, 3);
    }
    tare_release(rt, parts[0]);
    tare_release(rt, parts[1]);
    tare_release(rt, dict);
    tare_release(rt, inner);
    return result;
}

#define METHOD(name, function, kind, least, most, text) \
    {name, function, TARE_NATIVE_##kind, least, most, 0, text}

const TareNativeDefinition tare_array_methods[] = {
    METHOD("append", append, ONE, 1, 1, "Append new value v to the end of the array."),
    METHOD("buffer_info", buffer_info, NONE, 0, 0, "A pair of address and length in items."),
    METHOD("byteswap", byteswap, NONE, 0, 0, "Byteswap all items of the array."),
    METHOD("count", count, ONE, 1, 1, "Return number of occurrences of v in the array."),
    METHOD("extend", extend, ONE, 1, 1, "Append items to the end of the array."),
    METHOD("frombytes", frombytes, ONE, 1, 1, "Append machine values given as bytes."),
    METHOD("fromfile", fromfile, POSITIONAL, 2, 2, "Append n machine values read from a file."),
    METHOD("fromlist", fromlist, ONE, 1, 1, "Append items to array from list."),
    METHOD("fromunicode", fromunicode, ONE, 1, 1, "Append the characters of a str."),
    METHOD("index", index_of, POSITIONAL, 1, 3, "Return index of first occurrence of v."),
    METHOD("insert", insert, POSITIONAL, 2, 2, "Insert a new item v into the array before i."),
    METHOD("pop", pop, POSITIONAL, 0, 1, "Return the i-th element and delete it."),
    METHOD("remove", remove_item, ONE, 1, 1, "Remove the first occurrence of v in the array."),
    METHOD("reverse", reverse, NONE, 0, 0, "Reverse the order of the items in the array."),
    METHOD("tobytes", tobytes, NONE, 0, 0, "The machine values as bytes."),
    METHOD("tofile", tofile, ONE, 1, 1, "Write all items (as machine values) to a file."),
    METHOD("tolist", tolist, NONE, 0, 0, "A list with the same items."),
    METHOD("tounicode", tounicode, NONE, 0, 0, "The characters as a str."),
    METHOD("__copy__", copy, NONE, 0, 0, "Return a copy of the array."),
    METHOD("__deepcopy__", copy, ONE, 1, 1, "Return a copy of the array."),
    METHOD("__reduce_ex__", reduce, ONE, 1, 1, "Return state information for pickling."),
    {NULL},
};

const TareAttributeDefinition tare_array_attributes[] = {
    {"typecode", get_typecode, NULL, "The typecode character used to create the array."},
    {"itemsize", get_item_bytes, NULL, "The size, in bytes, of one array item."},
    {NULL},
};
