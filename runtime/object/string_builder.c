// Growing texts: the characters stand in a block of the runtime's tables, widened when the first
// wider character comes.
#include "object/string_builder.h"

#include "base/short_bytes.h"
#include "object/alloc.h"
#include "object/error.h"

static TareAllocator *allocator_of(TareStringBuilder *self) {
    return tare_system_allocator(self->rt->heap.system, TARE_PURPOSE_TABLES);
}

void tare_string_builder_init(TareStringBuilder *self, TareRuntime *rt) {
    self->rt = rt;
    self->characters = NULL;
    self->length = self->capacity_bytes = 0;
    self->highest = self->width_log2 = 0;
    self->failed = false;
}

void tare_string_builder_deinit(TareStringBuilder *self) {
    TareAllocator *allocator = allocator_of(self);
    if (self->characters && self->characters != self->first)
        allocator->resize(allocator, self->characters, self->capacity_bytes, 0);
    tare_string_builder_init(self, self->rt);
}

static bool resize(TareStringBuilder *self, size_t bytes) {
    TareAllocator *allocator = allocator_of(self);
    bool is_first = self->characters == self->first;
    void *block = is_first ? allocator->resize(allocator, NULL, 0, bytes)
                           : allocator->resize(allocator, self->characters, self->capacity_bytes,
                                               bytes);
    if (!block) {
        self->failed = true;
        return false;
    }
    if (is_first) memcpy(block, self->first, self->length << self->width_log2);
    self->characters = block;
    self->capacity_bytes = bytes;
    return true;
}

static uint32_t get(const void *characters, unsigned width_log2, size_t index) {
    if (width_log2 == 0) return ((const uint8_t *)characters)[index];
    if (width_log2 == 1) return ((const uint16_t *)characters)[index];
    return ((const uint32_t *)characters)[index];
}

static void put(void *characters, unsigned width_log2, size_t index, uint32_t point) {
    if (width_log2 == 0)
        ((uint8_t *)characters)[index] = (uint8_t)point;
    else if (width_log2 == 1)
        ((uint16_t *)characters)[index] = (uint16_t)point;
    else
        ((uint32_t *)characters)[index] = point;
}

// Widens from the end, so that no character is overwritten before it is read.
static bool widen(TareStringBuilder *self, unsigned width_log2) {
    size_t bytes = self->length << width_log2;
    if (self->capacity_bytes < bytes && !resize(self, bytes + bytes / 2)) return false;
    for (size_t i = self->length; i-- > 0;)
        put(self->characters, width_log2, i, get(self->characters, self->width_log2, i));
    self->width_log2 = width_log2;
    return true;
}

// Room for `count` more characters, none above `highest`.
static bool reserve(TareStringBuilder *self, size_t count, uint32_t highest) {
    if (self->failed) return false;
    if (count >= UINT32_MAX - self->length) return self->failed = true, false;
    unsigned width_log2 = highest < 0x100 ? 0 : highest < 0x10000 ? 1 : 2;
    if (width_log2 > self->width_log2 && !widen(self, width_log2)) return false;
    self->highest |= highest;
    size_t bytes = (self->length + count) << self->width_log2;
    if (bytes <= self->capacity_bytes) return true;
    if (!self->characters && bytes <= sizeof self->first) {
        self->characters = self->first;
        self->capacity_bytes = sizeof self->first;
        return true;
    }
    size_t grown = self->capacity_bytes + self->capacity_bytes / 2;
    return resize(self, bytes > grown ? bytes : grown);
}

void tare_string_builder_append_slice(TareStringBuilder *self, const TareString *string,
                                      size_t start, size_t end) {
    if (end <= start || !reserve(self, end - start, tare_string_highest(string, start, end)))
        return;
    if (self->width_log2 == string->width_log2) {
        tare_short_bytes_copy((char *)self->characters + (self->length << self->width_log2),
                              string->characters + (start << string->width_log2),
                              (end - start) << self->width_log2);
    } else {
        for (size_t i = start; i < end; i++)
            put(self->characters, self->width_log2, self->length + i - start,
                tare_string_get(string, i));
    }
    self->length += end - start;
}

void tare_string_builder_append(TareStringBuilder *self, const TareString *string) {
    tare_string_builder_append_slice(self, string, 0, string->length);
}

void tare_string_builder_append_point(TareStringBuilder *self, uint32_t point) {
    if (reserve(self, 1, point)) put(self->characters, self->width_log2, self->length++, point);
}

void tare_string_builder_append_repeat(TareStringBuilder *self, uint32_t point, size_t count) {
    if (count == 0 || !reserve(self, count, point)) return;
    for (size_t i = 0; i < count; i++)
        put(self->characters, self->width_log2, self->length + i, point);
    self->length += count;
}

void tare_string_builder_append_ascii(TareStringBuilder *self, const char *text, size_t length) {
    if (length == 0 || !reserve(self, length, 0x7f)) return;
    if (self->width_log2 == 0) {
        tare_short_bytes_copy((char *)self->characters + self->length, text, length);
    } else {
        for (size_t i = 0; i < length; i++)
            put(self->characters, self->width_log2, self->length + i, (uint8_t)text[i]);
    }
    self->length += length;
}

void tare_string_builder_append_c(TareStringBuilder *self, const char *ascii) {
    tare_string_builder_append_ascii(self, ascii, strlen(ascii));
}

void tare_string_builder_append_utf8(TareStringBuilder *self, const char *text,
                                     size_t length_bytes) {
    const uint8_t *cursor = (const uint8_t *)text, *end = cursor + length_bytes;
    while (cursor < end) {
        const uint8_t *start = cursor;
        while (cursor < end && *cursor < 0x80) cursor++;
        tare_string_builder_append_ascii(self, (const char *)start, (size_t)(cursor - start));
        if (cursor == end) return;
        uint32_t point;
        cursor += tare_string_decode_utf8(cursor, (size_t)(end - cursor), &point);
        tare_string_builder_append_point(self, point == UINT32_MAX ? 0xfffd : point);
    }
}

TareValue tare_string_builder_finish(TareStringBuilder *self) {
    TareRuntime *rt = self->rt;
    TareValue v;
    if (tare_error_is_pending(rt))
        v = TARE_ABSENT;
    else if (self->failed)
        v = tare_error_raise_memory(rt);
    else if (self->length == 1)
        v = tare_string_new_point(rt, get(self->characters, self->width_log2, 0));
    else {
        v = tare_string_new(rt, self->length, self->highest);
        if (!tare_value_is_absent(v) && self->length)
            tare_short_bytes_copy(tare_string_of(v)->characters, self->characters,
                                  self->length << self->width_log2);
    }
    tare_string_builder_deinit(self);
    return v;
}
