// Encoding of types and values.
#include "measure/database_row.h"

#include "base/assert.h"

enum { TYPE_NULL = 0, TYPE_ZERO = 8, TYPE_TEXT = 13 };

size_t tare_database_row_encode(uint8_t *place, uint64_t number) {
    size_t bytes = 1;
    for (uint64_t rest = number >> 7; rest; rest >>= 7) bytes++;
    for (size_t i = bytes; i-- > 0; number >>= 7)
        place[i] = (uint8_t)(number & 0x7f) | (i + 1 < bytes ? 0x80 : 0);
    return bytes;
}

// Signed numbers of 1, 2, 3, 4, 6 and 8 bytes have the types 1 to 6; 0 and 1 are types.
size_t tare_database_row_encode_value(uint8_t *place, uint64_t number, uint8_t *type) {
    static const uint8_t widths[] = {1, 2, 3, 4, 6, 8};
    *type = (uint8_t)(TYPE_ZERO + number);
    if (number <= 1) return 0;
    size_t i = 0;
    while (widths[i] < 8 && number >> (widths[i] * 8 - 1)) i++;
    *type = (uint8_t)(i + 1);
    for (size_t at = widths[i]; at-- > 0; number >>= 8) place[at] = (uint8_t)number;
    return widths[i];
}

void tare_database_row_init(TareDatabaseRow *self, TareAllocator *allocator) {
    self->type_bytes = 0;
    tare_text_init(&self->values, allocator);
}

void tare_database_row_deinit(TareDatabaseRow *self) { tare_text_deinit(&self->values); }

void tare_database_row_clear(TareDatabaseRow *self) {
    self->type_bytes = 0;
    tare_text_clear(&self->values);
}

static void add_type(TareDatabaseRow *self, uint64_t type) {
    TARE_ASSERT(self->type_bytes + TARE_DATABASE_NUMBER_BYTES <= sizeof self->types);
    self->type_bytes += tare_database_row_encode(self->types + self->type_bytes, type);
}

void tare_database_row_add_number(TareDatabaseRow *self, uint64_t number) {
    uint8_t bytes[8], type;
    size_t count = tare_database_row_encode_value(bytes, number, &type);
    add_type(self, type);
    tare_text_append(&self->values, (const char *)bytes, count);
}

void tare_database_row_add_null(TareDatabaseRow *self) { add_type(self, TYPE_NULL); }

TareText *tare_database_row_begin_text(TareDatabaseRow *self) {
    self->text_start = self->values.length_bytes;
    return &self->values;
}

void tare_database_row_end_text(TareDatabaseRow *self) {
    add_type(self, TYPE_TEXT + 2 * (self->values.length_bytes - self->text_start));
}

void tare_database_row_add_text(TareDatabaseRow *self, const char *text) {
    tare_text_append_string(tare_database_row_begin_text(self), text);
    tare_database_row_end_text(self);
}
