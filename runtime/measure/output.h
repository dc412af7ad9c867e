// A file being written, through a buffer in the memory of instruments. It is made beside its place
// and takes that place only once it is whole, so a failure leaves nothing behind and an older file
// untouched.
#ifndef TARE_MEASURE_OUTPUT_H
#define TARE_MEASURE_OUTPUT_H

#include "base/text.h"
#include "object/string.h"

enum { TARE_OUTPUT_BUFFER_BYTES = 64 * 1024 };

typedef struct TareOutput {
    TareText path;       // where it is to be
    TareText temporary;  // where it is until then
    int descriptor;      // -1: not open
    int error_number;    // errno of what failed first, or 0; later writes do nothing
    size_t used_bytes;
    char *buffer;
    TareAllocator *allocator;
} TareOutput;

// tare_output_put for any count; that does it inline where it is few bytes.
void tare_output_put_many(TareOutput *self, const char *bytes, size_t count);

// Begins a file; what fails is in error_number. End with tare_output_end in any case.
void tare_output_begin(TareOutput *self, TareAllocator *allocator, const char *path);
// Puts the file in its place, or takes it away when anything failed or `is_whole` is false. 0, or
// an errno.
int tare_output_end(TareOutput *self, bool is_whole);

static inline void tare_output_put(TareOutput *self, const char *bytes, size_t count) {
    if (self->used_bytes + count >= TARE_OUTPUT_BUFFER_BYTES || self->error_number) {
        tare_output_put_many(self, bytes, count);
        return;
    }
    memcpy(self->buffer + self->used_bytes, bytes, count);
    self->used_bytes += count;
}
static inline void tare_output_string(TareOutput *self, const char *string) {
    tare_output_put(self, string, strlen(string));
}
// `format` must not make more than 511 bytes.
void tare_output_format(TareOutput *self, const char *format, ...) TARE_PRINTF(2, 3);
void tare_output_number(TareOutput *self, uint64_t number);
// The same with commas between thousands.
void tare_output_grouped(TareOutput *self, uint64_t number);
// UTF-8 as a JSON string, quotes included. Surrogates become \u escapes.
void tare_output_json(TareOutput *self, const char *bytes, size_t count);
// Text for XML and HTML.
void tare_output_xml(TareOutput *self, const char *bytes, size_t count);

#endif
