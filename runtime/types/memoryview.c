// The type memoryview. It keeps its owner alive and, while it is not released, from moving its
// bytes; so what it shows is always there.
#include "types/memoryview.h"

#include "object/buffer.h"
#include "object/error.h"
#include "object/layout.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "types/byte_methods.h"
#include "types/iterator.h"
#include "types/memoryview_methods.h"
#include "types/memoryview_shape.h"
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

TareValue tare_memoryview_new_like(TareRuntime *rt, const TareMemoryView *model,
                                   const uint64_t *inner) {
    size_t inner_count = model->dimension_count > 1 ? model->dimension_count - 1u : 0;
    TareMemoryView *self = tare_alloc_object(rt, rt->shapes[TARE_TYPE_MEMORYVIEW],
                                             sizeof *self + inner_count * sizeof *inner);
    if (!self) return TARE_ABSENT;
    TareObject header = self->header;
    *self = *model;
    self->header = header;
    self->hash = -1;
    self->imitated_dimension_count = model->dimension_count;
    if (inner_count) memcpy(self->inner, inner, inner_count * sizeof *inner);
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
    size_t inner_count = self->dimension_count > 1 ? self->dimension_count - 1u : 0;
    size_t bytes = sizeof *self + inner_count * sizeof *self->inner;
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "memoryview");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->owner, sizeof self->owner,
                         "owner");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->first,
                         bytes - offsetof(TareMemoryView, first),
                         "first item, length, stride, hash, format, dimensions");
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
                            .is_read_only = buffer.is_read_only,
                            .dimension_count = 1};
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
        return tare_memoryview_new_like(rt, tare_memoryview_of(source),
                                        tare_memoryview_of(source)->inner);
    }
    if (!tare_buffer_is(rt, source))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "memoryview: a bytes-like object is required, not '%.200T'",
                                source);
    TareMemoryView model;
    if (show_all(rt, source, &model) != TARE_OK) return TARE_ABSENT;
    return tare_memoryview_new_like(rt, &model, NULL);
}

// ---- contents ----------------------------------------------------------------------------------

TareStatus tare_memoryview_check(TareRuntime *rt, TareValue self) {
    if (!tare_value_is_absent(tare_memoryview_of(self)->owner)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "operation forbidden on released memoryview object");
}

// Bytes without gaps; what the owner counts keeps them in place for others too.
static TareStatus get_buffer(TareRuntime *rt, TareValue v, TareBuffer *out) {
    const TareMemoryView *self = tare_memoryview_of(v);
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ERROR;
    if (!tare_memoryview_shape_is_contiguous(self))
        return tare_error_fail(rt, TARE_TYPE_BUFFER_ERROR,
                               "memoryview: underlying buffer is not C-contiguous");
    if (tare_buffer_get(rt, self->owner, out) != TARE_OK) return TARE_ERROR;
    *out = (TareBuffer){self->first,       self->length * tare_memoryview_shape_row_bytes(self),
                        out->export_count, self->format,
                        self->item_bytes,  self->is_read_only};
    return TARE_OK;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    bool is_released = tare_value_is_absent(tare_memoryview_of(self)->owner);
    return tare_string_new_format(rt, is_released ? "<released memory at %p>" : "<memory at %p>",
                                  (void *)tare_value_get_object(self));
}

// Whether the view may be hashed: what it shows must not change.
static TareStatus check_hash(TareRuntime *rt, TareValue v) {
    const TareMemoryView *self = tare_memoryview_of(v);
    uint64_t ignored;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ERROR;
    if (!self->is_read_only)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "cannot hash writable memoryview object");
    if (!strchr("Bbc", self->format))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    TareValue owner = tare_retain(self->owner);
    TareStatus status = tare_protocol_hash(rt, owner, &ignored);
    tare_release(rt, owner);
    return status == TARE_OK ? tare_memoryview_check(rt, v) : TARE_ERROR;
}

static int64_t hash(TareRuntime *rt, TareValue v) {
    TareMemoryView *self = tare_memoryview_of(v);
    TareText text;
    uint64_t found = 0;
    if (self->hash != -1) return self->hash;
    if (check_hash(rt, v) != TARE_OK) return -1;
    tare_byte_methods_init_text(rt, &text);
    tare_memoryview_shape_append(self, &text);
    TareValue bytes = text.failed ? tare_error_raise_memory(rt)
                                  : tare_bytes_new(rt, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    if (tare_value_is_absent(bytes)) return -1;
    TareStatus status = tare_protocol_hash(rt, bytes, &found);
    tare_release(rt, bytes);
    return status == TARE_OK ? (self->hash = (int64_t)found) : -1;
}

static int64_t length(TareRuntime *rt, TareValue self) {
    if (tare_memoryview_check(rt, self) != TARE_OK) return -1;
    return (int64_t)tare_memoryview_of(self)->length;
}

static int equals_item(TareRuntime *rt, char format, const uint8_t *at, char other_format,
                       const uint8_t *other_at) {
    TareValue a = tare_memoryview_item_read(rt, format, at);
    TareValue b = tare_memoryview_item_read(rt, other_format, other_at);
    int same = -1;
    if (!tare_value_is_absent(a) && !tare_value_is_absent(b))
        same = tare_protocol_compare_truth(rt, a, b, TARE_COMPARISON_EQUAL);
    tare_release(rt, a);
    tare_release(rt, b);
    return same;
}

// Compares item by item as values.
static int equals(TareRuntime *rt, const TareMemoryView *self, const TareMemoryView *other) {
    if (!tare_memoryview_shape_is_same(self, other) || !tare_memoryview_item_bytes(self->format) ||
        !tare_memoryview_item_bytes(other->format))
        return 0;
    uint64_t items = self->length ? tare_memoryview_shape_row_bytes(self) / self->item_bytes : 0;
    for (size_t i = 0; i < self->length; i++) {
        const uint8_t *at = self->first + (int64_t)i * self->stride_bytes;
        const uint8_t *other_at = other->first + (int64_t)i * other->stride_bytes;
        for (uint64_t k = 0; k < items; k++) {
            int same = equals_item(rt, self->format, at + k * self->item_bytes, other->format,
                                   other_at + k * other->item_bytes);
            if (same != 1) return same;
        }
    }
    return 1;
}

// What `v` shows: of a view itself, of others all bytes, put into `room`. NULL: an error.
static const TareMemoryView *show(TareRuntime *rt, TareValue v, TareMemoryView *room) {
    if (tare_type_get(rt, v)->native_base == TARE_TYPE_MEMORYVIEW) return tare_memoryview_of(v);
    return show_all(rt, v, room) == TARE_OK ? room : NULL;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    bool is_equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    if (!is_equality || !tare_buffer_is(rt, left) || !tare_buffer_is(rt, right))
        return TARE_NOT_IMPLEMENTED;
    TareMemoryView left_room, right_room;
    const TareMemoryView *self = show(rt, left, &left_room);
    const TareMemoryView *other = self ? show(rt, right, &right_room) : NULL;
    if (!other) return TARE_ABSENT;
    bool is_released = tare_value_is_absent(self->owner) || tare_value_is_absent(other->owner);
    int same = is_released ? tare_value_is_same(left, right) : equals(rt, self, other);
    if (same < 0) return TARE_ABSENT;
    return tare_value_from_bool((op == TARE_COMPARISON_EQUAL) == (same == 1));
}

// ---- items -------------------------------------------------------------------------------------

static TareStatus refuse_key(TareRuntime *rt) {
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "memoryview: invalid slice key");
}

static TareStatus refuse_part(TareRuntime *rt, const char *what) {
    return tare_error_fail(rt, TARE_TYPE_NOT_IMPLEMENTED_ERROR, "%s not implemented", what);
}

static bool is_index(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->slots.index != NULL;
}

static bool is_slice(TareRuntime *rt, TareValue v) {
    return tare_value_is_exact(v, TARE_TYPE_SLICE);
}

static bool is_tuple_of(TareRuntime *rt, TareValue key, bool (*is_kind)(TareRuntime *, TareValue)) {
    if (!tare_type_is_instance(rt, key, TARE_TYPE_TUPLE)) return false;
    const TareTuple *tuple = tare_tuple_of(key);
    for (size_t i = 0; i < tuple->length; i++)
        if (!is_kind(rt, tuple->items[i])) return false;
    return true;
}

static bool is_slices(TareRuntime *rt, TareValue key) {
    return is_tuple_of(rt, key, is_slice) && tare_tuple_of(key)->length;
}

// The item at the indices of a tuple. Runs the program, which may release the view.
static uint8_t *find_by_tuple(TareRuntime *rt, TareValue v, const TareTuple *indices) {
    TareMemoryShape shape;
    uint8_t *at = tare_memoryview_of(v)->first;
    tare_memoryview_shape_read(tare_memoryview_of(v), &shape);
    if (indices->length < shape.count) {
        (void)refuse_part(rt, "sub-views are");
        return NULL;
    }
    if (indices->length > shape.count) {
        (void)tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                              "cannot index %d-dimension view with %zu-element tuple",
                              (int)shape.count, (size_t)indices->length);
        return NULL;
    }
    for (size_t i = 0; i < shape.count && at; i++) {
        int64_t index;
        if (tare_operator_index_int64(rt, indices->items[i], false, TARE_TYPE_INDEX_ERROR,
                                      &index) != TARE_OK)
            return NULL;
        at = tare_memoryview_shape_step(rt, &shape, i, at, index);
    }
    return at && tare_memoryview_check(rt, v) == TARE_OK ? at : NULL;
}

static uint8_t *find_by_index(TareRuntime *rt, TareValue v, TareValue key) {
    const TareMemoryView *self = tare_memoryview_of(v);
    int64_t index;
    if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, &index) != TARE_OK ||
        tare_memoryview_check(rt, v) != TARE_OK)
        return NULL;
    if (self->dimension_count > 1) {
        (void)refuse_part(rt, "multi-dimensional sub-views are");
        return NULL;
    }
    if (index < 0) index += (int64_t)self->length;
    if (index >= 0 && index < (int64_t)self->length)
        return self->first + index * self->stride_bytes;
    (void)tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "index out of bounds on dimension 1");
    return NULL;
}

// Where the item stands that `key` names; NULL: an error. Runs the program.
static uint8_t *find(TareRuntime *rt, TareValue v, TareValue key) {
    if (tare_memoryview_of(v)->dimension_count == 0) {
        if (is_tuple_of(rt, key, is_index) && tare_tuple_of(key)->length == 0)
            return tare_memoryview_of(v)->first;
        (void)tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "invalid indexing of 0-dim memory");
        return NULL;
    }
    if (is_index(rt, key)) return find_by_index(rt, v, key);
    if (is_tuple_of(rt, key, is_index)) return find_by_tuple(rt, v, tare_tuple_of(key));
    (void)(is_slices(rt, key) ? refuse_part(rt, "multi-dimensional slicing is") : refuse_key(rt));
    return NULL;
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
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    if (self->dimension_count == 0 && tare_value_is_same(key, TARE_ELLIPSIS)) return tare_retain(v);
    if (self->dimension_count > 0 && is_slice(rt, key)) {
        if (cut(rt, v, key, &part) != TARE_OK) return TARE_ABSENT;
        return tare_memoryview_new_like(rt, &part, self->inner);
    }
    const uint8_t *at = find(rt, v, key);
    return at ? tare_memoryview_item_read(rt, self->format, at) : TARE_ABSENT;
}

static TareStatus set_part(TareRuntime *rt, const TareMemoryView *part, TareValue value) {
    TareMemoryView room;
    TareText text;
    const TareMemoryView *source = show(rt, value, &room);
    if (!source || (source != &room && tare_memoryview_check(rt, value) != TARE_OK))
        return TARE_ERROR;
    if (source->dimension_count != 1 || source->format != part->format ||
        source->length != part->length)
        return tare_error_fail(
            rt, TARE_TYPE_VALUE_ERROR,
            "memoryview assignment: lvalue and rvalue have different structures");
    // A copy first: both sides may show the same bytes.
    tare_byte_methods_init_text(rt, &text);
    tare_memoryview_shape_append(source, &text);
    if (text.failed) (void)tare_error_raise_memory(rt);
    for (size_t i = 0; i < part->length && !text.failed; i++)
        memcpy(part->first + (int64_t)i * part->stride_bytes, text.bytes + i * part->item_bytes,
               part->item_bytes);
    TareStatus status = text.failed ? TARE_ERROR : TARE_OK;
    tare_text_deinit(&text);
    return status;
}

static TareStatus set_one(TareRuntime *rt, TareValue v, uint8_t *at, TareValue value) {
    const TareMemoryView *self = tare_memoryview_of(v);
    uint8_t item[8];
    if (!at || tare_memoryview_item_encode(rt, self->format, value, item) != TARE_OK ||
        tare_memoryview_check(rt, v) != TARE_OK)
        return TARE_ERROR;
    memcpy(at, item, self->item_bytes);
    return TARE_OK;
}

static TareStatus set_item(TareRuntime *rt, TareValue v, TareValue key, TareValue value) {
    const TareMemoryView *self = tare_memoryview_of(v);
    TareMemoryView part;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ERROR;
    if (self->is_read_only)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot modify read-only memory");
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot delete memory");
    if (self->dimension_count == 0)
        return set_one(
            rt, v, tare_value_is_same(key, TARE_ELLIPSIS) ? self->first : find(rt, v, key), value);
    if (is_slice(rt, key) && self->dimension_count == 1) {
        if (cut(rt, v, key, &part) != TARE_OK) return TARE_ERROR;
        return set_part(rt, &part, value);
    }
    if (is_slice(rt, key) || is_slices(rt, key))
        return tare_error_fail(rt, TARE_TYPE_NOT_IMPLEMENTED_ERROR,
                               "memoryview slice assignments are currently restricted to ndim = 1");
    if (is_index(rt, key) && self->dimension_count > 1) return refuse_part(rt, "sub-views are");
    return set_one(rt, v, find(rt, v, key), value);
}

static TareValue iterate(TareRuntime *rt, TareValue v) {
    size_t count = tare_memoryview_of(v)->dimension_count;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    if (count == 1) return tare_iterator_new_sequence(rt, v);
    if (count == 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "invalid indexing of 0-dim memory");
    (void)refuse_part(rt, "multi-dimensional sub-views are");
    return TARE_ABSENT;
}

const TareTypeSpec tare_memoryview_spec = {
    .instance_bytes = sizeof(TareMemoryView),
    .flags = TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_IS_VARIABLE | TARE_TYPE_ALLOWS_WEAK |
             TARE_TYPE_IS_SEQUENCE,
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
            .iterate = iterate,
            .get_item = get_item,
            .set_item = set_item,
        },
};
