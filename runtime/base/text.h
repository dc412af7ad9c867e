// A growable byte text, always NUL-terminated once non-empty; the builder of messages and reports.
// A failed append sets `failed` and later appends do nothing, so callers check once at the end.
#ifndef TARE_BASE_TEXT_H
#define TARE_BASE_TEXT_H

#include "base/allocator.h"

typedef struct TareText {
    TareAllocator *allocator;  // borrowed, outlives the text
    char *room;                // borrowed: where it began, or NULL
    char *bytes;               // NULL while empty, unless it began in a room
    size_t length_bytes;       // without the terminating NUL
    size_t capacity_bytes;
    bool failed;  // memory ended during an append; sticky
} TareText;

void tare_text_init(TareText *self, TareAllocator *allocator);
// The same, but the text begins in `room`, which outlives it, and moves to the allocator only when
// it outgrows that: short texts ask for no memory. At least one byte.
void tare_text_init_in(TareText *self, TareAllocator *allocator, char *room, size_t room_bytes);
void tare_text_deinit(TareText *self);
void tare_text_clear(TareText *self);
void tare_text_append(TareText *self, const char *bytes, size_t length_bytes);
void tare_text_append_string(TareText *self, const char *string);
void tare_text_append_char(TareText *self, char byte);
void tare_text_append_repeat(TareText *self, char byte, size_t count);
void tare_text_append_format(TareText *self, const char *format, ...) TARE_PRINTF(2, 3);
// Appends `code_point` as UTF-8 (surrogates too, in the generalised form).
void tare_text_append_code_point(TareText *self, uint32_t code_point);
// The text so far; "" while empty. Valid until the next change.
const char *tare_text_get(const TareText *self);

#endif
