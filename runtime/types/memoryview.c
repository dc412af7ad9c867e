// The type memoryview. It keeps its owner alive and, while it is not released, from moving its
// bytes; so what it shows is always there.
#include "types/memoryview.h"

#include "object/buffer.h"
#include "object/error.h"
#include "object/layout.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/byte_methods.h"
#include "types/memoryview_methods.h"
#include "types/slice.h"

// ---- life --------------------------------------------------------------------------------------

// Counts one view more or less on what the owner shows.
static void count_export(TareRuntime *rt, TareValue owner, uint32_t change) {
    TareBuffer buffer;
    if (tare_value_is_absent(owner)) return;
    TareStatus status = tare_type_get(rt, owner)->slots.get_buffer(rt, owner, &buffer);
    TARE_ASSERT(status == TARE_OK);
    if (status == TARE_OK && buffer.export_count) *buffer.export_count += change;
}

TareValue tare_memoryview_new_like(TareRuntime *rt, const TareMemoryView *model) {
    TareMemoryView *self = tare_alloc_builtin(rt, TARE_TYPE_MEMORYVIEW);
    if (!self) return TARE_ABSENT;
    TareObject header = self->header;
    *self = *model;
    self->header = header;
    self->hash = -1;
    tare_retain(self->owner);
    count_export(rt, self->owner, 1);
    return tare_value_from_object(self);
}

void tare_memoryview_release(TareRuntime *rt, TareMemoryView *self) {
    count_export(rt, self->owner, (uint32_t)-1);
    tare_slot_clear(rt, &self->owner);
}

static void finalize(TareRuntime *rt, TareObject *object) {
    tare_memoryview_release(rt, (TareMemoryView *)object);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareMemoryView *self = (TareMemoryView *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "memoryview");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->owner, sizeof self->owner,
                         "owner");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->first,
                         sizeof *self - offsetof(TareMemoryView, first),
                         "first item, length, stride, hash, format");
}

// A view, not yet an object, of all bytes of `source`.
static TareStatus show_all(TareRuntime *rt, TareValue source, TareMemoryView *out) {
    TareBuffer buffer;
    if (tare_buffer_get(rt, source, &buffer) != TARE_OK) return TARE_ERROR;
    *out = (TareMemoryView){.owner = source,
                            .first = buffer.data,
                            .length = buffer.length_bytes / buffer.item_bytes,
                            .stride_bytes = buffer.item_bytes,
                            .format = buffer.format,
                            .item_bytes = buffer.item_bytes,
                            .is_read_only = buffer.is_read_only};
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"object"};
    static const TareParameters parameters = {"memoryview", names, 1, 0, 1, 1};
    TareValue source;
    if (tare_native_bind(rt, &parameters, arguments, &source) != TARE_OK) return TARE_ABSENT;
    TareTypeId base = tare_type_get(rt, source)->native_base;
    if (base == TARE_TYPE_MEMORYVIEW) {
        if (tare_memoryview_check(rt, source) != TARE_OK) return TARE_ABSENT;
        return tare_memoryview_new_like(rt, tare_memoryview_of(source));
    }
    if (!tare_buffer_is(rt, source))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "memoryview: a bytes-like object is required, not '%.200T'",
                                source);
    TareMemoryView model;
    if (show_all(rt, source, &model) != TARE_OK) return TARE_ABSENT;
    return tare_memoryview_new_like(rt, &model);
}

// ---- contents ----------------------------------------------------------------------------------

TareStatus tare_memoryview_check(TareRuntime *rt, TareValue self) {
    if (!tare_value_is_absent(tare_memoryview_of(self)->owner)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "operation forbidden on released memoryview object");
}

uint8_t *tare_memoryview_item(TareRuntime *rt, const TareMemoryView *self, size_t index) {
    return self->first + (int64_t)index * self->stride_bytes;
}

bool tare_memoryview_is_contiguous(const TareMemoryView *self) {
    return self->stride_bytes == self->item_bytes || self->length <= 1;
}

// Bytes without gaps; what the owner counts keeps them in place for others too.
static TareStatus get_buffer(TareRuntime *rt, TareValue v, TareBuffer *out) {
    const TareMemoryView *self = tare_memoryview_of(v);
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ERROR;
    if (!tare_memoryview_is_contiguous(self))
        return tare_error_fail(rt, TARE_TYPE_BUFFER_ERROR,
                               "memoryview: underlying buffer is not C-contiguous");
    if (tare_buffer_get(rt, self->owner, out) != TARE_OK) return TARE_ERROR;
    *out = (TareBuffer){self->first,      self->length * self->item_bytes,
                        out->export_count, self->format,
                        self->item_bytes, self->is_read_only};
    return TARE_OK;
}

void tare_memoryview_append(TareRuntime *rt, const TareMemoryView *self, TareText *text) {
    for (size_t i = 0; i < self->length; i++)
        tare_text_append(text, (const char *)tare_memoryview_item(rt, self, i), self->item_bytes);
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    bool is_released = tare_value_is_absent(tare_memoryview_of(self)->owner);
    return tare_string_new_format(rt, is_released ? "<released memory at %p>" : "<memory at %p>",
                                  (void *)tare_value_get_object(self));
}

static int64_t hash(TareRuntime *rt, TareValue v) {
    TareMemoryView *self = tare_memoryview_of(v);
    if (self->hash != -1) return self->hash;
    if (tare_memoryview_check(rt, v) != TARE_OK) return -1;
    if (!self->is_read_only) {
        (void)tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "cannot hash writable memoryview object");
        return -1;
    }
    if (!strchr("Bbc", self->format)) {
        (void)tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                               "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    TareText text;
    uint64_t found = 0;
    tare_byte_methods_init_text(rt, &text);
    tare_memoryview_append(rt, self, &text);
    TareValue bytes = text.failed ? tare_error_raise_memory(rt)
                                  : tare_bytes_new(rt, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    if (tare_value_is_absent(bytes) || tare_protocol_hash(rt, bytes, &found) != TARE_OK) return -1;
    tare_release(rt, bytes);
    return self->hash = (int64_t)found;
}

static int64_t length(TareRuntime *rt, TareValue self) {
    if (tare_memoryview_check(rt, self) != TARE_OK) return -1;
    return (int64_t)tare_memoryview_of(self)->length;
}

// Compares item by item as values; views of another kind are made of bytes.
static int equals(TareRuntime *rt, const TareMemoryView *self, const TareMemoryView *other) {
    if (self->length != other->length || !tare_memoryview_item_bytes(self->format) ||
        !tare_memoryview_item_bytes(other->format))
        return 0;
    for (size_t i = 0; i < self->length; i++) {
        TareValue a =
            tare_memoryview_item_read(rt, self->format, tare_memoryview_item(rt, self, i));
        TareValue b =
            tare_memoryview_item_read(rt, other->format, tare_memoryview_item(rt, other, i));
        int same = -1;
        if (!tare_value_is_absent(a) && !tare_value_is_absent(b))
            same = tare_protocol_compare_truth(rt, a, b, TARE_COMPARISON_EQUAL);
        tare_release(rt, a);
        tare_release(rt, b);
        if (same != 1) return same;
    }
    return 1;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    bool is_equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    if (!is_equality || !tare_buffer_is(rt, left) ||
        !tare_buffer_is(rt, right))
        return TARE_NOT_IMPLEMENTED;
    TareMemoryView views[2];
    TareValue sides[2] = {left, right};
    bool is_released = false;
    for (int i = 0; i < 2; i++) {
        if (tare_type_get(rt, sides[i])->native_base == TARE_TYPE_MEMORYVIEW) {
            views[i] = *tare_memoryview_of(sides[i]);
            is_released = is_released || tare_value_is_absent(views[i].owner);
        } else if (show_all(rt, sides[i], &views[i]) != TARE_OK) {
            return TARE_ABSENT;
        }
    }
    int same = is_released ? tare_value_is_same(left, right) : equals(rt, &views[0], &views[1]);
    if (same < 0) return TARE_ABSENT;
    return tare_value_from_bool((op == TARE_COMPARISON_EQUAL) == (same == 1));
}

// ---- items -------------------------------------------------------------------------------------

static TareStatus read_index(TareRuntime *rt, TareValue v, TareValue key, int64_t *out) {
    const TareMemoryView *self = tare_memoryview_of(v);
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "memoryview: invalid slice key");
    if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, out) != TARE_OK)
        return TARE_ERROR;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ERROR;
    if (*out < 0) *out += (int64_t)self->length;
    if (*out >= 0 && *out < (int64_t)self->length) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "index out of bounds on dimension 1");
}

// The part that a slice picks, not yet an object.
static TareStatus cut(TareRuntime *rt, TareValue v, TareValue slice, TareMemoryView *out) {
    const TareMemoryView *self = tare_memoryview_of(v);
    int64_t start, stop, step;
    if (tare_slice_unpack(rt, slice, &start, &stop, &step) != TARE_OK ||
        tare_memoryview_check(rt, v) != TARE_OK)
        return TARE_ERROR;
    TareSliceRange range = tare_slice_fit((int64_t)self->length, start, stop, step);
    *out = *self;
    out->first += range.start * self->stride_bytes;
    out->stride_bytes = self->stride_bytes * range.step;
    out->length = (uint64_t)range.count;
    return TARE_OK;
}

static TareValue get_item(TareRuntime *rt, TareValue v, TareValue key) {
    const TareMemoryView *self = tare_memoryview_of(v);
    TareMemoryView part;
    int64_t index;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    if (tare_value_is_same(key, TARE_ELLIPSIS)) return tare_retain(v);
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) {
        if (cut(rt, v, key, &part) != TARE_OK) return TARE_ABSENT;
        return tare_memoryview_new_like(rt, &part);
    }
    if (read_index(rt, v, key, &index) != TARE_OK) return TARE_ABSENT;
    return tare_memoryview_item_read(rt, self->format,
                                     tare_memoryview_item(rt, self, (size_t)index));
}

static TareStatus set_part(TareRuntime *rt, const TareMemoryView *part, TareValue value) {
    TareBuffer buffer;
    if (tare_buffer_get(rt, value, &buffer) != TARE_OK) return TARE_ERROR;
    if (buffer.format != part->format || buffer.length_bytes != part->length * part->item_bytes)
        return tare_error_fail(
            rt, TARE_TYPE_VALUE_ERROR,
            "memoryview assignment: lvalue and rvalue have different structures");
    // A copy first: both sides may show the same bytes.
    TareValue held = tare_bytes_new(rt, buffer.data, buffer.length_bytes);
    if (tare_value_is_absent(held)) return TARE_ERROR;
    for (size_t i = 0; i < part->length; i++)
        memcpy(tare_memoryview_item(rt, part, i), tare_bytes_of(held)->data + i * part->item_bytes,
               part->item_bytes);
    tare_release(rt, held);
    return TARE_OK;
}

static TareStatus set_one(TareRuntime *rt, TareValue v, size_t index, TareValue value) {
    const TareMemoryView *self = tare_memoryview_of(v);
    uint8_t item[8];
    if (tare_memoryview_item_encode(rt, self->format, value, item) != TARE_OK ||
        tare_memoryview_check(rt, v) != TARE_OK)
        return TARE_ERROR;
    memcpy(tare_memoryview_item(rt, self, index), item, self->item_bytes);
    return TARE_OK;
}

static TareStatus set_item(TareRuntime *rt, TareValue v, TareValue key, TareValue value) {
    const TareMemoryView *self = tare_memoryview_of(v);
    TareMemoryView part;
    int64_t index;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ERROR;
    if (self->is_read_only)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot modify read-only memory");
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot delete memory");
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) {
        if (cut(rt, v, key, &part) != TARE_OK) return TARE_ERROR;
        return set_part(rt, &part, value);
    }
    if (read_index(rt, v, key, &index) != TARE_OK) return TARE_ERROR;
    return set_one(rt, v, (size_t)index, value);
}

const TareTypeSpec tare_memoryview_spec = {
    .instance_bytes = sizeof(TareMemoryView),
    .flags = TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_SEQUENCE,
    .methods = tare_memoryview_methods,
    .attributes = tare_memoryview_attributes,
    .doc = "Create a new memoryview object which references the given object.",
    .slots =
        {
            .describe = describe,
            .get_buffer = get_buffer,
            .finalize = finalize,
            .create = create,
            .repr = repr,
            .hash = hash,
            .compare = compare,
            .length = length,
            .get_item = get_item,
            .set_item = set_item,
        },
};
