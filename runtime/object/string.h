// The str object: the text that names everything, so the object model itself rests on it. Its
// methods are in types/str_*.c.
// Characters are code points, lone surrogates included. Strings never change after birth.
#ifndef TARE_OBJECT_STRING_H
#define TARE_OBJECT_STRING_H

#include "base/text.h"
#include "object/object.h"

//   +0   header
//   +8   uint32  length        in characters; longer texts are refused as out of memory
//   +12  uint32  hash:28 (0: not yet known) | width_log2:2 | ascii:1 | interned:1
//   +16  characters of 1, 2 or 4 bytes, the narrowest that fits all, then one NUL character
typedef struct TareString {
    TareObject header;
    uint32_t length;
    uint32_t hash : 28;
    uint32_t width_log2 : 2;
    uint32_t is_ascii : 1;
    uint32_t is_interned : 1;
    char characters[];
} TareString;

static inline TareString *tare_string_of(TareValue v) {
    return (TareString *)tare_value_get_object(v);
}
// The code point at `index`, which must lie within the length.
static inline uint32_t tare_string_get(const TareString *self, size_t index) {
    if (self->width_log2 == 0) return ((const uint8_t *)self->characters)[index];
    if (self->width_log2 == 1) return ((const uint16_t *)self->characters)[index];
    return ((const uint32_t *)self->characters)[index];
}

// A string of `length` characters, none above `highest`, contents to be written by the caller
// (who must really use a character of that class, so that the narrowest width is kept). Absent and
// MemoryError when memory ends. Length 0 gives the shared empty string.
TARE_NEW TareValue tare_string_new(TareRuntime *rt, size_t length, uint32_t highest);
// From valid UTF-8 (lone surrogates in generalised form allowed, what is malformed is replaced).
TARE_NEW TareValue tare_string_new_utf8(TareRuntime *rt, const char *bytes, size_t length_bytes);
// The same from a text that was built; MemoryError when the building failed.
TARE_NEW TareValue tare_string_new_text(TareRuntime *rt, const TareText *text);
TARE_NEW TareValue tare_string_new_c(TareRuntime *rt, const char *utf8);
TARE_NEW TareValue tare_string_new_format(TareRuntime *rt, const char *format, ...)
    TARE_PRINTF(2, 3);
TARE_NEW TareValue tare_string_new_points(TareRuntime *rt, const uint32_t *points, size_t length);
// Characters start..end of `self`; the string itself where that is all of it.
TARE_NEW TareValue tare_string_slice(TareRuntime *rt, TareString *self, size_t start, size_t end);
TARE_NEW TareValue tare_string_concat(TareRuntime *rt, TareString *left, TareString *right);
// The same, taking `stolen_left`; where nobody else holds it, it grows in place.
TARE_NEW TareValue tare_string_append_steal(TareRuntime *rt, TareString *stolen_left,
                                            TareString *right);
// The string of one character, shared where it is below 256.
TARE_NEW TareValue tare_string_new_point(TareRuntime *rt, uint32_t point);
// Writes a character; only while the string is being built.
void tare_string_put(TareString *self, size_t index, uint32_t point);
// Copies `count` characters of `from` from `start` on to position `at`; only while `self` is being
// built, and its width must do for them.
void tare_string_copy(TareString *self, size_t at, const TareString *from, size_t start,
                      size_t count);
// At least as high as every character start..end and of the same class of width: what
// tare_string_new wants to know of them.
uint32_t tare_string_highest(const TareString *self, size_t start, size_t end);

// Cached in the string; never 0.
uint32_t tare_string_hash_anew(TareString *self);
static inline uint32_t tare_string_hash(TareString *self) {
    return TARE_LIKELY(self->hash) ? self->hash : tare_string_hash_anew(self);
}
bool tare_string_equals(const TareString *left, const TareString *right);
bool tare_string_equals_c(const TareString *self, const char *ascii);
// Order by code points: negative, 0, positive.
int tare_string_compare(const TareString *left, const TareString *right);

// The text as UTF-8, for messages and system calls: for ASCII the string's own bytes; else a copy
// that lives as long as the runtime keeps the string's bytes: until the next call with the same
// `scratch`, a TareText that the caller owns. Surrogates come out in generalised form.
const char *tare_string_utf8(TareRuntime *rt, const TareString *self, TareText *scratch);
// Appends the text to `text` as UTF-8.
void tare_string_append_to(const TareString *self, TareText *text);

// One code point from bytes (at least one of them): how many it took; *point is UINT32_MAX when
// malformed, with the bytes to skip. Surrogates count as well-formed.
size_t tare_string_decode_utf8(const uint8_t *bytes, size_t length_bytes, uint32_t *point);

// Makes the empty string and the one-character strings; once the type str stands.
TareStatus tare_string_init_shared(TareRuntime *rt) TARE_CHECKED;
// Bytes of the object's block for that length and width.
size_t tare_string_block_bytes(size_t length, unsigned width_log2);

#endif
