// The type array: storage, birth from any source, comparison, repr.
#include "types/array.h"

#include "object/buffer.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/list.h"

#define LENGTH_MAXIMUM (SIZE_MAX / 32)

// ---- storage -----------------------------------------------------------------------------------

static TareStatus set_capacity(TareRuntime *rt, TareArray *self, size_t capacity) {
    size_t old_bytes = self->capacity * self->item_bytes, bytes = capacity * self->item_bytes;
    uint8_t *data = NULL;
    if (bytes == old_bytes) return TARE_OK;
    if (bytes == 0) {
        tare_alloc_free_table(rt, self->data, old_bytes);
    } else {
        data = self->data ? tare_alloc_resize_table(rt, self->data, old_bytes, bytes)
                          : tare_alloc_data(rt, bytes);
        if (!data) return TARE_ERROR;
    }
    self->data = data;
    self->capacity = capacity;
    return TARE_OK;
}

static TareStatus check_length(TareRuntime *rt, size_t length) {
    if (length <= LENGTH_MAXIMUM) return TARE_OK;
    (void)tare_error_raise_memory(rt);
    return TARE_ERROR;
}

TareValue tare_array_new(TareRuntime *rt, TareType *type, char typecode, size_t length) {
    if (check_length(rt, length) != TARE_OK) return TARE_ABSENT;
    TareArray *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->typecode = typecode;
    self->item_bytes = (uint8_t)tare_array_item_bytes(typecode);
    if (set_capacity(rt, self, length) != TARE_OK) {
        tare_release_object(rt, self);
        return TARE_ABSENT;
    }
    self->length = length;
    return tare_value_from_object(self);
}

// Room grows and shrinks as in CPython, so that both tell the same of what appending costs.
TareStatus tare_array_resize(TareRuntime *rt, TareArray *self, size_t length) {
    if (self->export_count > 0 && length != self->length)
        return tare_error_fail(rt, TARE_TYPE_BUFFER_ERROR,
                               "cannot resize an array that is exporting buffers");
    if (check_length(rt, length) != TARE_OK) return TARE_ERROR;
    bool fits = self->data && length <= self->capacity && self->length < length + 16;
    size_t capacity = length ? (length >> 4) + (self->length < 8 ? 3 : 7) + length : 0;
    if (!fits && set_capacity(rt, self, capacity) != TARE_OK) return TARE_ERROR;
    self->length = length;
    return TARE_OK;
}

TareStatus tare_array_make_gap(TareRuntime *rt, TareArray *self, size_t start, size_t end,
                               size_t count) {
    size_t tail = self->length - end, length = start + count + tail;
    if (length > self->length && tare_array_resize(rt, self, length) != TARE_OK) return TARE_ERROR;
    if (length < self->length && self->export_count > 0) return tare_array_resize(rt, self, length);
    if (tail && count != end - start)
        memmove(tare_array_at(self, start + count), tare_array_at(self, end),
                tail * self->item_bytes);
    return length < self->length ? tare_array_resize(rt, self, length) : TARE_OK;
}

TareStatus tare_array_append_bytes(TareRuntime *rt, TareArray *self, const uint8_t *data,
                                   size_t length_bytes) {
    size_t old_length = self->length;
    if (length_bytes % self->item_bytes)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "bytes length not a multiple of item size");
    if (length_bytes == 0) return TARE_OK;
    if (tare_array_resize(rt, self, old_length + length_bytes / self->item_bytes) != TARE_OK)
        return TARE_ERROR;
    memcpy(tare_array_at(self, old_length), data, length_bytes);
    return TARE_OK;
}

TareStatus tare_array_append_text(TareRuntime *rt, TareArray *self, const TareString *text) {
    size_t old_length = self->length;
    if (tare_array_resize(rt, self, old_length + text->length) != TARE_OK) return TARE_ERROR;
    for (size_t i = 0; i < text->length; i++) {
        uint32_t point = tare_string_get(text, i);
        memcpy(tare_array_at(self, old_length + i), &point, sizeof point);
    }
    return TARE_OK;
}

TareStatus tare_array_append(TareRuntime *rt, TareArray *self, TareValue item) {
    uint8_t bytes[8];
    if (tare_array_item_encode(rt, self->typecode, item, bytes) != TARE_OK ||
        tare_array_resize(rt, self, self->length + 1) != TARE_OK)
        return TARE_ERROR;
    memcpy(tare_array_at(self, self->length - 1), bytes, self->item_bytes);
    return TARE_OK;
}

TareStatus tare_array_check_same_code(TareRuntime *rt, const TareArray *self,
                                      const TareArray *other) {
    if (self->typecode == other->typecode) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "bad argument type for built-in operation");
}

static TareStatus extend_array(TareRuntime *rt, TareArray *self, const TareArray *source) {
    size_t old_length = self->length, count = source->length;
    if (self->typecode != source->typecode)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "can only extend with array of same kind");
    if (count == 0) return TARE_OK;
    if (tare_array_resize(rt, self, old_length + count) != TARE_OK) return TARE_ERROR;
    // The address is asked for only now: the source may be the array itself.
    memcpy(tare_array_at(self, old_length), source->data, count * self->item_bytes);
    return TARE_OK;
}

TareStatus tare_array_extend(TareRuntime *rt, TareArray *self, TareValue source) {
    if (tare_array_is(rt, source)) return extend_array(rt, self, tare_array_of(source));
    TareValue iterator = tare_protocol_iterate(rt, source);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = tare_array_append(rt, self, item);
        tare_release(rt, item);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareArray *self = (TareArray *)object;
    TareType *type = rt->shapes[object->shape_id]->type;
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    size_t used = self->length * self->item_bytes, room = self->capacity * self->item_bytes;
    tare_describe_block(describer, self, type->instance_bytes,
                        is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT, "array");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->data, sizeof self->data, "items");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->length, 24,
                         "length, capacity, exports, typecode");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, type->instance_bytes, sizeof *self, describer);
    if (!self->data) return;
    tare_describe_block(describer, self->data, room, TARE_BLOCK_TABLE, "items");
    tare_describe_region(describer, TARE_REGION_NUMBER, self->data, used, "items");
    tare_describe_region(describer, TARE_REGION_SPARE, self->data + used, room - used,
                         "room for more items");
}

// ---- birth -------------------------------------------------------------------------------------

static TareStatus read_typecode(TareRuntime *rt, const TareArguments *arguments, char *out) {
    size_t count = arguments->positional_count;
    if (count < 1 || count > 2)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "array() takes at %s %d argument%s (%zu given)",
                               count ? "most" : "least", count ? 2 : 1, count ? "s" : "", count);
    TareValue code = arguments->values[0];
    if (!tare_type_is_instance(rt, code, TARE_TYPE_STR) || tare_string_of(code)->length != 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "array() argument 1 must be a unicode character, not %T", code);
    uint32_t point = tare_string_get(tare_string_of(code), 0);
    *out = point < 0x80 ? (char)point : '?';
    return TARE_OK;
}

static TareStatus check_source(TareRuntime *rt, char typecode, TareValue source) {
    const char *what = NULL;
    if (typecode == 'u' || tare_value_is_absent(source)) return TARE_OK;
    if (tare_type_is_instance(rt, source, TARE_TYPE_STR)) what = "str";
    if (tare_array_is(rt, source) && tare_array_of(source)->typecode == 'u')
        what = "unicode array";
    if (!what) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "cannot use a %s to initialize an array with typecode '%c'", what,
                           typecode);
}

// The items of a list or tuple, for which there is room already. Reading one may run the program,
// which may change the list.
static TareStatus fill_from_row(TareRuntime *rt, TareArray *self, TareValue source) {
    for (size_t i = 0; i < self->length; i++) {
        TareValue index = tare_int_new(rt, (int64_t)i), item = TARE_ABSENT;
        uint8_t bytes[8];
        if (!tare_value_is_absent(index)) item = tare_protocol_get_item(rt, source, index);
        tare_release(rt, index);
        if (tare_value_is_absent(item)) return TARE_ERROR;
        TareStatus status = tare_array_item_encode(rt, self->typecode, item, bytes);
        tare_release(rt, item);
        if (status != TARE_OK) return status;
        if (i < self->length) memcpy(tare_array_at(self, i), bytes, self->item_bytes);
    }
    return TARE_OK;
}

static TareStatus fill(TareRuntime *rt, TareArray *self, TareValue source) {
    if (tare_value_is_absent(source)) return TARE_OK;
    TareTypeId base = tare_type_get(rt, source)->native_base;
    const uint8_t *data;
    size_t length;
    if (base == TARE_TYPE_LIST || base == TARE_TYPE_TUPLE) return fill_from_row(rt, self, source);
    if (base == TARE_TYPE_BYTES || base == TARE_TYPE_BYTEARRAY)
        return tare_bytes_get_view(rt, source, &data, &length) == TARE_OK
                   ? tare_array_append_bytes(rt, self, data, length)
                   : TARE_ERROR;
    if (base == TARE_TYPE_STR && self->typecode == 'u')
        return tare_array_append_text(rt, self, tare_string_of(source));
    if (!tare_array_is(rt, source)) return tare_array_extend(rt, self, source);
    if (tare_array_of(source)->typecode != self->typecode) {
        TareValue iterator = tare_array_iterator_new(rt, source);
        TareStatus status = tare_value_is_absent(iterator) ? TARE_ERROR
                                                           : tare_array_extend(rt, self, iterator);
        tare_release(rt, iterator);
        return status;
    }
    if (self->length)
        memcpy(self->data, tare_array_of(source)->data, self->length * self->item_bytes);
    return TARE_OK;
}

// Items whose number is known beforehand get just the room that they need.
static size_t count_known(TareRuntime *rt, char typecode, TareValue source) {
    if (tare_value_is_absent(source)) return 0;
    TareTypeId base = tare_type_get(rt, source)->native_base;
    if (base == TARE_TYPE_LIST) return tare_list_of(source)->length;
    if (base == TARE_TYPE_TUPLE) return tare_tuple_of(source)->length;
    if (!tare_array_is(rt, source) || tare_array_of(source)->typecode != typecode) return 0;
    return tare_array_of(source)->length;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    char typecode = 0;
    if (tare_native_refuse_keywords_new(rt, type, TARE_TYPE_ARRAY, "array.array", arguments) !=
            TARE_OK ||
        read_typecode(rt, arguments, &typecode) != TARE_OK)
        return TARE_ABSENT;
    TareValue source = arguments->positional_count > 1 ? arguments->values[1] : TARE_ABSENT;
    if (check_source(rt, typecode, source) != TARE_OK) return TARE_ABSENT;
    if (!tare_array_item_bytes(typecode))
        return tare_error_raise(
            rt, TARE_TYPE_VALUE_ERROR,
            "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    TareValue self = tare_array_new(rt, type, typecode, count_known(rt, typecode, source));
    if (!tare_value_is_absent(self) && fill(rt, tare_array_of(self), source) != TARE_OK)
        tare_slot_clear(rt, &self);
    return self;
}

// ---- the whole ---------------------------------------------------------------------------------

static int64_t length(TareRuntime *rt, TareValue self) {
    return (int64_t)tare_array_of(self)->length;
}

static TareStatus get_buffer(TareRuntime *rt, TareValue v, TareBuffer *out) {
    TareArray *self = tare_array_of(v);
    uint8_t *data = self->data ? self->data : (uint8_t *)&self->data;  // of no bytes
    char format = self->typecode == 'u' ? 'w' : self->typecode;
    *out = (TareBuffer){data,   self->length * self->item_bytes, &self->export_count,
                        format, self->item_bytes,                false};
    return TARE_OK;
}

static void append_head(TareRuntime *rt, TareStringBuilder *builder, TareValue self) {
    const char *name = tare_type_get_short_name(rt, tare_type_get(rt, self));
    tare_string_builder_append_utf8(builder, name, strlen(name));
    tare_string_builder_append_c(builder, "('");
    tare_string_builder_append_point(builder, (uint8_t)tare_array_of(self)->typecode);
    tare_string_builder_append_c(builder, "'");
}

// array('i'), array('i', [1, 2]), array('u', 'text')
static TareValue repr(TareRuntime *rt, TareValue self) {
    TareStringBuilder builder;
    TareValue text = TARE_ABSENT;
    tare_string_builder_init(&builder, rt);
    append_head(rt, &builder, self);
    if (tare_array_of(self)->length) {
        TareValue items = tare_array_methods_fetch_all(rt, self);
        if (!tare_value_is_absent(items)) text = tare_protocol_repr(rt, items);
        tare_release(rt, items);
        if (tare_value_is_absent(text)) {
            tare_string_builder_deinit(&builder);
            return text;
        }
        tare_string_builder_append_c(&builder, ", ");
        tare_string_builder_append(&builder, tare_string_of(text));
        tare_release(rt, text);
    }
    tare_string_builder_append_c(&builder, ")");
    return tare_string_builder_finish(&builder);
}

// The first place where two arrays differ as values: the shorter length when none does; -1: error.
static int64_t find_difference(TareRuntime *rt, const TareArray *left, const TareArray *right) {
    for (size_t i = 0; i < left->length && i < right->length; i++) {
        TareValue a = tare_array_item_read(rt, left, i);
        TareValue b = tare_value_is_absent(a) ? a : tare_array_item_read(rt, right, i);
        int same = -1;
        if (!tare_value_is_absent(b)) same = tare_protocol_equals(rt, a, b);
        tare_release(rt, a);
        tare_release(rt, b);
        if (same < 0) return -1;
        if (!same) return (int64_t)i;
    }
    return (int64_t)(left->length < right->length ? left->length : right->length);
}

static TareValue compare_numbers(uint64_t left, uint64_t right, TareComparison op) {
    bool results[] = {
        [TARE_COMPARISON_LESS] = left < right,     [TARE_COMPARISON_LESS_EQUAL] = left <= right,
        [TARE_COMPARISON_EQUAL] = left == right,   [TARE_COMPARISON_NOT_EQUAL] = left != right,
        [TARE_COMPARISON_GREATER] = left > right,  [TARE_COMPARISON_GREATER_EQUAL] = left >= right};
    return tare_value_from_bool(results[op]);
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_array_is(rt, left) || !tare_array_is(rt, right)) return TARE_NOT_IMPLEMENTED;
    const TareArray *a = tare_array_of(left), *b = tare_array_of(right);
    bool is_equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    if (is_equality && a->length != b->length)
        return tare_value_from_bool(op == TARE_COMPARISON_NOT_EQUAL);
    int64_t at = find_difference(rt, a, b);
    if (at < 0) return TARE_ABSENT;
    if ((size_t)at >= a->length || (size_t)at >= b->length)
        return compare_numbers(a->length, b->length, op);
    if (is_equality) return tare_value_from_bool(op == TARE_COMPARISON_NOT_EQUAL);
    TareValue x = tare_array_item_read(rt, a, (size_t)at);
    TareValue y = tare_array_item_read(rt, b, (size_t)at);
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(x) && !tare_value_is_absent(y))
        result = tare_protocol_compare(rt, x, y, op);
    tare_release(rt, x);
    tare_release(rt, y);
    return result;
}

static int contains(TareRuntime *rt, TareValue self, TareValue item) {
    const TareArray *array = tare_array_of(self);
    for (size_t i = 0; i < array->length; i++) {
        TareValue own = tare_array_item_read(rt, array, i);
        int same = tare_value_is_absent(own) ? -1 : tare_protocol_equals(rt, own, item);
        tare_release(rt, own);
        if (same) return same;
    }
    return 0;
}

const TareTypeSpec tare_array_spec = {
    .instance_bytes = sizeof(TareArray),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_SEQUENCE,
    .methods = tare_array_methods,
    .attributes = tare_array_attributes,
    .doc = "array(typecode [, initializer]) -> array\n\n"
           "A row of numbers of one machine type, or of characters.",
    .slots =
        {
            .describe = describe,
            .get_buffer = get_buffer,
            .create = create,
            .repr = repr,
            .compare = compare,
            .iterate = tare_array_iterator_new,
            .length = length,
            .get_item = tare_array_index_get,
            .set_item = tare_array_index_set,
            .contains = contains,
            .concatenate = tare_array_index_concatenate,
            .repeat = tare_array_index_repeat,
            .concatenate_in_place = tare_array_index_extend_in_place,
            .repeat_in_place = tare_array_index_repeat_in_place,
        },
};
