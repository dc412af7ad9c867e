// Buffer, temporary file, rename.
#include "measure/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/assert.h"
#include "measure/digits.h"

enum { BUFFER_BYTES = TARE_OUTPUT_BUFFER_BYTES, FORMATTED_BYTES = 512 };

static void fail(TareOutput *self, int error_number) {
    if (!self->error_number) self->error_number = error_number;
}

static void flush(TareOutput *self) {
    size_t done_bytes = 0;
    while (done_bytes < self->used_bytes && !self->error_number) {
        ssize_t n = write(self->descriptor, self->buffer + done_bytes,
                          self->used_bytes - done_bytes);
        if (n >= 0) done_bytes += (size_t)n;
        else if (errno != EINTR) fail(self, errno);
    }
    self->used_bytes = 0;
}

void tare_output_begin(TareOutput *self, TareAllocator *allocator, const char *path) {
    *self = (TareOutput){.descriptor = -1, .allocator = allocator};
    tare_text_init(&self->path, allocator);
    tare_text_init(&self->temporary, allocator);
    tare_text_append_string(&self->path, path);
    tare_text_append_format(&self->temporary, "%s.%ld.part", path, (long)getpid());
    self->buffer = allocator->resize(allocator, NULL, 0, BUFFER_BYTES);
    if (!self->buffer || self->path.failed || self->temporary.failed) {
        fail(self, ENOMEM);
        return;
    }
    self->descriptor = open(self->temporary.bytes, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (self->descriptor < 0) fail(self, errno);
}

int tare_output_end(TareOutput *self, bool is_whole) {
    bool is_open = self->descriptor >= 0;
    if (is_open) {
        flush(self);
        if (close(self->descriptor) != 0) fail(self, errno);
    }
    if (is_open && is_whole && !self->error_number &&
        rename(self->temporary.bytes, self->path.bytes) != 0)
        fail(self, errno);
    if (is_open && (!is_whole || self->error_number)) unlink(self->temporary.bytes);
    if (self->buffer) self->allocator->resize(self->allocator, self->buffer, BUFFER_BYTES, 0);
    tare_text_deinit(&self->temporary);
    tare_text_deinit(&self->path);
    return self->error_number;
}

void tare_output_put_many(TareOutput *self, const char *bytes, size_t count) {
    while (count && !self->error_number) {
        size_t part = BUFFER_BYTES - self->used_bytes;
        if (part > count) part = count;
        memcpy(self->buffer + self->used_bytes, bytes, part);
        self->used_bytes += part;
        bytes += part;
        count -= part;
        if (self->used_bytes == BUFFER_BYTES) flush(self);
    }
}

void tare_output_format(TareOutput *self, const char *format, ...) {
    char text[FORMATTED_BYTES];
    va_list arguments;
    va_start(arguments, format);
    int count = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    TARE_ASSERT(count >= 0 && count < FORMATTED_BYTES);
    tare_output_put(self, text, (size_t)count);
}

void tare_output_number(TareOutput *self, uint64_t number) {
    char digits[TARE_DIGITS_MOST], *end = digits + sizeof digits;
    const char *start = tare_digits_write(end, number);
    tare_output_put(self, start, (size_t)(end - start));
}

void tare_output_grouped(TareOutput *self, uint64_t number) {
    if (number >= 1000) {
        tare_output_grouped(self, number / 1000);
        tare_output_format(self, ",%03u", (unsigned)(number % 1000));
    } else {
        tare_output_number(self, number);
    }
}

// A surrogate, which UTF-8 in generalised form can hold and JSON's cannot: escaped.
static bool put_surrogate(TareOutput *self, const unsigned char *bytes, size_t count) {
    if (count < 3 || bytes[0] != 0xed || bytes[1] < 0xa0) return false;
    unsigned point = 0xd000u | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu);
    tare_output_format(self, "\\u%04x", point);
    return true;
}

// Whether JSON has the byte as it is; 0xed may begin a surrogate.
static bool is_plain(unsigned char byte) {
    return byte >= 32 && byte != '"' && byte != '\\' && byte != 127 && byte != 0xed;
}

void tare_output_json(TareOutput *self, const char *bytes, size_t count) {
    tare_output_put(self, "\"", 1);
    for (size_t i = 0; i < count; i++) {
        size_t start = i;
        while (i < count && is_plain((unsigned char)bytes[i])) i++;
        tare_output_put(self, bytes + start, i - start);
        if (i == count) break;
        unsigned char byte = (unsigned char)bytes[i];
        if (byte == '"' || byte == '\\') {
            char escape[] = {'\\', (char)byte};
            tare_output_put(self, escape, 2);
        } else if (byte < 32 || byte == 127) {
            tare_output_format(self, "\\u%04x", byte);
        } else if (put_surrogate(self, (const unsigned char *)bytes + i, count - i)) {
            i += 2;
        } else {
            tare_output_put(self, bytes + i, 1);
        }
    }
    tare_output_put(self, "\"", 1);
}

void tare_output_xml(TareOutput *self, const char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char byte = bytes[i];
        if (byte == '<') tare_output_string(self, "&lt;");
        else if (byte == '>') tare_output_string(self, "&gt;");
        else if (byte == '&') tare_output_string(self, "&amp;");
        else if (byte == '"') tare_output_string(self, "&quot;");
        else if ((unsigned char)byte < 32) tare_output_string(self, " ");
        else tare_output_put(self, &byte, 1);
    }
}
