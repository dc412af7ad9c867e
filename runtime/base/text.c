// Appending to a growable text. Every append goes through `grow`, which keeps room for the NUL.
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/short_bytes.h"

void tare_text_init(TareText *self, TareAllocator *allocator) {
    *self = (TareText){.allocator = allocator};
}

void tare_text_init_in(TareText *self, TareAllocator *allocator, char *room, size_t room_bytes) {
    room[0] = '\0';
    *self = (TareText){
        .allocator = allocator, .room = room, .bytes = room, .capacity_bytes = room_bytes};
}

void tare_text_deinit(TareText *self) {
    if (self->bytes != self->room) {
        self->allocator->resize(self->allocator, self->bytes, self->capacity_bytes, 0);
    }
    tare_text_init(self, self->allocator);
}

void tare_text_clear(TareText *self) {
    self->length_bytes = 0;
    self->failed = false;
    if (self->bytes != NULL) self->bytes[0] = '\0';
}

// Makes room for `more_bytes` and the NUL; the first free byte, or NULL once the text has failed.
static char *grow(TareText *self, size_t more_bytes) {
    if (self->failed) return NULL;
    if (more_bytes < self->capacity_bytes - self->length_bytes) {
        return self->bytes + self->length_bytes;
    }
    if (more_bytes > SIZE_MAX / 2 - self->length_bytes) {
        self->failed = true;
        return NULL;
    }
    size_t wanted_bytes = self->length_bytes + more_bytes + 1;
    size_t half_more_bytes = self->capacity_bytes + self->capacity_bytes / 2 + 32;
    if (wanted_bytes < half_more_bytes) wanted_bytes = half_more_bytes;
    bool is_first = self->bytes == self->room;
    char *bytes = self->allocator->resize(self->allocator, is_first ? NULL : self->bytes,
                                          is_first ? 0 : self->capacity_bytes, wanted_bytes);
    if (bytes == NULL) {
        self->failed = true;
        return NULL;
    }
    if (is_first && self->length_bytes > 0) memcpy(bytes, self->room, self->length_bytes);
    self->bytes = bytes;
    self->capacity_bytes = wanted_bytes;
    return bytes + self->length_bytes;
}

static void finish(TareText *self, size_t more_bytes) {
    self->length_bytes += more_bytes;
    self->bytes[self->length_bytes] = '\0';
}

void tare_text_append(TareText *self, const char *bytes, size_t length_bytes) {
    char *room = grow(self, length_bytes);
    if (room == NULL) return;
    tare_short_bytes_copy(room, bytes, length_bytes);
    finish(self, length_bytes);
}

void tare_text_append_string(TareText *self, const char *string) {
    tare_text_append(self, string, strlen(string));
}

void tare_text_append_char(TareText *self, char byte) { tare_text_append(self, &byte, 1); }

void tare_text_append_repeat(TareText *self, char byte, size_t count) {
    char *room = grow(self, count);
    if (room == NULL) return;
    memset(room, byte, count);
    finish(self, count);
}

void tare_text_append_format(TareText *self, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *room = length < 0 ? NULL : grow(self, (size_t)length);
    if (room == NULL) {
        self->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(room, (size_t)length + 1, format, arguments);
    va_end(arguments);
    self->length_bytes += (size_t)length;
}

void tare_text_append_code_point(TareText *self, uint32_t code_point) {
    char bytes[4];
    size_t count;
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        count = 1;
    } else if (code_point < 0x800) {
        bytes[0] = (char)(0xc0 | code_point >> 6);
        count = 2;
    } else if (code_point < 0x10000) {
        bytes[0] = (char)(0xe0 | code_point >> 12);
        count = 3;
    } else {
        bytes[0] = (char)(0xf0 | code_point >> 18);
        count = 4;
    }
    for (size_t i = 1; i < count; i++) {
        bytes[i] = (char)(0x80 | (code_point >> 6 * (count - 1 - i) & 0x3f));
    }
    tare_text_append(self, bytes, count);
}

const char *tare_text_get(const TareText *self) { return self->bytes == NULL ? "" : self->bytes; }
