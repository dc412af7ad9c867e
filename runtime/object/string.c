// The str object itself: birth in the narrowest width, hash, order, slices, and the way from and
// to UTF-8. Knows nothing of the methods of the type, which are in types/str_*.c.
#include "object/string.h"

#include "base/short_bytes.h"
#include "base/hash.h"
#include "object/alloc.h"
#include "object/error.h"

#define HASH_SEED UINT64_C(0x7a7265737472)
#define REPLACEMENT_POINT 0xfffd

size_t tare_string_block_bytes(size_t length, unsigned width_log2) {
    return sizeof(TareString) + ((length + 1) << width_log2);
}

static unsigned width_for(uint32_t highest) {
    return highest < 0x100 ? 0 : highest < 0x10000 ? 1 : 2;
}

static TareString *allocate(TareRuntime *rt, size_t length, uint32_t highest) {
    unsigned width_log2 = width_for(highest);
    if (length >= UINT32_MAX) {
        (void)tare_error_raise_memory(rt);
        return NULL;
    }
    TareString *self = tare_alloc_object(rt, rt->shapes[TARE_TYPE_STR],
                                         tare_string_block_bytes(length, width_log2));
    if (!self) return NULL;
    self->length = (uint32_t)length;
    self->width_log2 = width_log2 & 3;
    self->is_ascii = highest < 0x80;
    memset(self->characters + (length << width_log2), 0, (size_t)1 << width_log2);
    return self;
}

TareValue tare_string_new(TareRuntime *rt, size_t length, uint32_t highest) {
    if (length == 0 && rt->empty_string)
        return tare_retain(tare_value_from_object(rt->empty_string));
    TareString *self = allocate(rt, length, length ? highest : 0);
    return self ? tare_value_from_object(self) : TARE_ABSENT;
}

TareValue tare_string_new_point(TareRuntime *rt, uint32_t point) {
    if (point < 256 && rt->latin1_strings[point])
        return tare_retain(tare_value_from_object(rt->latin1_strings[point]));
    TareString *self = allocate(rt, 1, point);
    if (!self) return TARE_ABSENT;
    tare_string_put(self, 0, point);
    return tare_value_from_object(self);
}

TareStatus tare_string_init_shared(TareRuntime *rt) {
    if (!rt->empty_string) {
        rt->empty_string = allocate(rt, 0, 0);
        if (!rt->empty_string) return TARE_ERROR;
        tare_object_make_immortal(&rt->empty_string->header);
    }
    for (uint32_t point = 0; point < 256; point++) {
        if (rt->latin1_strings[point]) continue;
        TareValue v = tare_string_new_point(rt, point);
        if (tare_value_is_absent(v)) return TARE_ERROR;
        rt->latin1_strings[point] = tare_string_of(v);
        tare_object_make_immortal(&rt->latin1_strings[point]->header);
    }
    return TARE_OK;
}

void tare_string_put(TareString *self, size_t index, uint32_t point) {
    if (self->width_log2 == 0)
        ((uint8_t *)self->characters)[index] = (uint8_t)point;
    else if (self->width_log2 == 1)
        ((uint16_t *)self->characters)[index] = (uint16_t)point;
    else
        ((uint32_t *)self->characters)[index] = point;
}

void tare_string_copy(TareString *self, size_t at, const TareString *from, size_t start,
                      size_t count) {
    unsigned to_width = self->width_log2, from_width = from->width_log2;
    if (to_width == from_width) {
        tare_short_bytes_copy(self->characters + (at << to_width),
                              from->characters + (start << from_width), count << to_width);
        return;
    }
    for (size_t i = 0; i < count; i++)
        tare_string_put(self, at + i, tare_string_get(from, start + i));
}

static uint32_t highest_of_bytes(const uint8_t *bytes, size_t count) {
    uint64_t words = 0;
    uint32_t all = 0;
    for (; count >= 8; count -= 8, bytes += 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        words |= word;
    }
    for (; count > 0; count--) all |= *bytes++;
    if (words & UINT64_C(0x8080808080808080)) all |= 0xff;
    return all;
}

uint32_t tare_string_highest(const TareString *self, size_t start, size_t end) {
    if (self->is_ascii) return 0x7f;
    if (self->width_log2 == 0)
        return highest_of_bytes((const uint8_t *)self->characters + start, end - start);
    uint32_t all = 0;
    for (size_t i = start; i < end; i++) all |= tare_string_get(self, i);
    return all;
}

TareValue tare_string_new_points(TareRuntime *rt, const uint32_t *points, size_t length) {
    if (length == 1) return tare_string_new_point(rt, points[0]);
    uint32_t all = 0;
    for (size_t i = 0; i < length; i++) all |= points[i];
    TareValue v = tare_string_new(rt, length, all);
    if (tare_value_is_absent(v)) return v;
    for (size_t i = 0; i < length; i++) tare_string_put(tare_string_of(v), i, points[i]);
    return v;
}

TareValue tare_string_slice(TareRuntime *rt, TareString *self, size_t start, size_t end) {
    if (start == 0 && end == self->length && self->header.shape_id == TARE_TYPE_STR)
        return tare_retain(tare_value_from_object(self));
    if (end <= start) return tare_string_new(rt, 0, 0);
    if (end - start == 1) return tare_string_new_point(rt, tare_string_get(self, start));
    TareValue v = tare_string_new(rt, end - start, tare_string_highest(self, start, end));
    if (!tare_value_is_absent(v)) tare_string_copy(tare_string_of(v), 0, self, start, end - start);
    return v;
}

static uint32_t class_of(const TareString *self) {
    if (self->is_ascii) return 0x7f;
    return self->width_log2 == 0 ? 0xff : self->width_log2 == 1 ? 0xffff : 0x10ffff;
}

TareValue tare_string_concat(TareRuntime *rt, TareString *left, TareString *right) {
    if (left->length == 0) return tare_string_slice(rt, right, 0, right->length);
    if (right->length == 0) return tare_string_slice(rt, left, 0, left->length);
    TareValue v =
        tare_string_new(rt, (size_t)left->length + right->length, class_of(left) | class_of(right));
    if (tare_value_is_absent(v)) return v;
    tare_string_copy(tare_string_of(v), 0, left, 0, left->length);
    tare_string_copy(tare_string_of(v), left->length, right, 0, right->length);
    return v;
}

// Whether `self` may change: one reference, in no table of interned strings, and wide enough.
static bool can_grow(const TareString *self, const TareString *by) {
    return tare_object_is_unique(&self->header) && !self->is_interned &&
           self->width_log2 >= by->width_log2 && self->header.shape_id == TARE_TYPE_STR &&
           self->length && by->length && (uint64_t)self->length + by->length < UINT32_MAX / 4;
}

TareValue tare_string_append_steal(TareRuntime *rt, TareString *stolen_left, TareString *right) {
    TareString *self = stolen_left;
    if (!can_grow(self, right) || self == right) {
        TareValue v = tare_string_concat(rt, self, right);
        tare_release_object(rt, self);
        return v;
    }
    size_t length = self->length, whole = length + right->length;
    unsigned width = self->width_log2;
    TareString *grown = tare_heap_resize(&rt->heap, self, tare_string_block_bytes(length, width),
                                         tare_string_block_bytes(whole, width), TARE_BLOCK_LEAF);
    if (!grown) {
        tare_release_object(rt, self);
        tare_error_raise_memory(rt);
        return TARE_ABSENT;
    }
    grown->length = (uint32_t)whole;
    grown->hash = 0;
    grown->is_ascii = grown->is_ascii && right->is_ascii;
    tare_string_copy(grown, length, right, 0, right->length);
    memset(grown->characters + (whole << width), 0, (size_t)1 << width);
    return tare_value_from_object(grown);
}

uint32_t tare_string_hash_anew(TareString *self) {
    uint64_t hash =
        tare_hash_bytes(self->characters, (size_t)self->length << self->width_log2, HASH_SEED);
    hash = (hash ^ hash >> 28) & 0xfffffff;
    self->hash = hash ? (uint32_t)hash & 0xfffffff : 1;
    return self->hash;
}

bool tare_string_equals(const TareString *left, const TareString *right) {
    if (left == right) return true;
    if (left->length != right->length || left->width_log2 != right->width_log2) return false;
    if (left->is_interned && right->is_interned) return false;
    if (left->hash && right->hash && left->hash != right->hash) return false;
    return tare_short_bytes_equal(left->characters, right->characters,
                                  (size_t)left->length << left->width_log2);
}

bool tare_string_equals_c(const TareString *self, const char *ascii) {
    size_t length = strlen(ascii);
    return self->length == length && self->width_log2 == 0 &&
           memcmp(self->characters, ascii, length) == 0;
}

int tare_string_compare(const TareString *left, const TareString *right) {
    size_t common = left->length < right->length ? left->length : right->length;
    if (left->width_log2 == 0 && right->width_log2 == 0) {
        int order = memcmp(left->characters, right->characters, common);
        if (order) return order;
    } else {
        for (size_t i = 0; i < common; i++) {
            uint32_t a = tare_string_get(left, i), b = tare_string_get(right, i);
            if (a != b) return a < b ? -1 : 1;
        }
    }
    return left->length < right->length ? -1 : left->length > right->length;
}

// ---- UTF-8 -------------------------------------------------------------------------------------

static size_t malformed(uint32_t *point, size_t skip_bytes) {
    *point = UINT32_MAX;
    return skip_bytes;
}

size_t tare_string_decode_utf8(const uint8_t *bytes, size_t length_bytes, uint32_t *point) {
    uint32_t first = bytes[0];
    if (first < 0x80) {
        *point = first;
        return 1;
    }
    if (first < 0xc2 || first > 0xf4) return malformed(point, 1);
    size_t more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    uint32_t value = first & (0x3f >> more);
    for (size_t i = 1; i <= more; i++) {
        if (i >= length_bytes || (bytes[i] & 0xc0) != 0x80) return malformed(point, i);
        value = value << 6 | (bytes[i] & 0x3f);
        if (i == 1 && ((first == 0xe0 && value < 0x20) || (first == 0xf0 && value < 0x10) ||
                       (first == 0xf4 && value >= 0x110)))
            return malformed(point, 1);
    }
    *point = value;
    return more + 1;
}

static uint32_t next_point(const uint8_t **cursor, const uint8_t *end) {
    uint32_t point;
    *cursor += tare_string_decode_utf8(*cursor, (size_t)(end - *cursor), &point);
    return point == UINT32_MAX ? REPLACEMENT_POINT : point;
}

TareValue tare_string_new_utf8(TareRuntime *rt, const char *bytes, size_t length_bytes) {
    const uint8_t *start = (const uint8_t *)bytes, *end = start + length_bytes;
    if (length_bytes == 0) return tare_string_new(rt, 0, 0);
    if (highest_of_bytes(start, length_bytes) < 0x80) {
        if (length_bytes == 1) return tare_string_new_point(rt, start[0]);
        TareValue v = tare_string_new(rt, length_bytes, 0x7f);
        if (!tare_value_is_absent(v))
            tare_short_bytes_copy(tare_string_of(v)->characters, bytes, length_bytes);
        return v;
    }
    size_t length = 0;
    uint32_t all = 0, last = 0;
    for (const uint8_t *cursor = start; cursor < end; length++)
        all |= last = next_point(&cursor, end);
    if (length == 1) return tare_string_new_point(rt, last);
    TareValue v = tare_string_new(rt, length, all);
    if (tare_value_is_absent(v)) return v;
    const uint8_t *cursor = start;
    for (size_t i = 0; i < length; i++)
        tare_string_put(tare_string_of(v), i, next_point(&cursor, end));
    return v;
}

TareValue tare_string_new_text(TareRuntime *rt, const TareText *text) {
    if (text->failed) return tare_error_raise_memory(rt);
    return tare_string_new_utf8(rt, tare_text_get(text), text->length_bytes);
}

TareValue tare_string_new_c(TareRuntime *rt, const char *utf8) {
    return tare_string_new_utf8(rt, utf8, strlen(utf8));
}

TareValue tare_string_new_format(TareRuntime *rt, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    TareValue v = tare_error_format(rt, format, arguments);
    va_end(arguments);
    return v;
}

void tare_string_append_to(const TareString *self, TareText *text) {
    if (self->is_ascii) {
        tare_text_append(text, self->characters, self->length);
        return;
    }
    for (size_t i = 0; i < self->length; i++)
        tare_text_append_code_point(text, tare_string_get(self, i));
}

const char *tare_string_utf8(TareRuntime *rt, const TareString *self, TareText *scratch) {
    if (self->is_ascii) return self->characters;
    tare_text_clear(scratch);
    tare_string_append_to(self, scratch);
    return tare_text_get(scratch);
}
