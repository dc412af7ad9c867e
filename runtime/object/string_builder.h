// A text that grows character by character and becomes a str: 1, 2 or 4 bytes a character while
// it grows, as in the str. A failed append sets `failed`, later ones do nothing, and
// tare_string_builder_finish then raises MemoryError: callers check once.
#ifndef TARE_OBJECT_STRING_BUILDER_H
#define TARE_OBJECT_STRING_BUILDER_H

#include "object/string.h"

enum { TARE_STRING_BUILDER_FIRST_BYTES = 120 };

typedef struct TareStringBuilder {
    TareRuntime *rt;
    void *characters;  // NULL while empty
    size_t length;     // in characters
    size_t capacity_bytes;
    uint32_t highest;  // bitwise or of all characters: tells their class of width
    unsigned width_log2;
    bool failed;
    // Where short texts stand, of characters of any width: never copy the struct.
    _Alignas(uint32_t) char first[TARE_STRING_BUILDER_FIRST_BYTES];
} TareStringBuilder;

void tare_string_builder_init(TareStringBuilder *self, TareRuntime *rt);
void tare_string_builder_deinit(TareStringBuilder *self);
void tare_string_builder_append(TareStringBuilder *self, const TareString *string);
void tare_string_builder_append_slice(TareStringBuilder *self, const TareString *string,
                                      size_t start, size_t end);
void tare_string_builder_append_point(TareStringBuilder *self, uint32_t point);
void tare_string_builder_append_repeat(TareStringBuilder *self, uint32_t point, size_t count);
void tare_string_builder_append_ascii(TareStringBuilder *self, const char *text, size_t length);
void tare_string_builder_append_c(TareStringBuilder *self, const char *ascii);
void tare_string_builder_append_utf8(TareStringBuilder *self, const char *text,
                                     size_t length_bytes);
// The str, after which the builder is empty and needs no deinit. When an exception is pending
// already nothing is made and absent is returned.
TARE_NEW TareValue tare_string_builder_finish(TareStringBuilder *self);

#endif
