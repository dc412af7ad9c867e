// A row of a table or an entry of an index on its way into a database file: SQLite's record, the
// types of all columns first and then their values.
#ifndef TARE_MEASURE_DATABASE_ROW_H
#define TARE_MEASURE_DATABASE_ROW_H

#include "base/text.h"

enum { TARE_DATABASE_MOST_COLUMNS = 16, TARE_DATABASE_NUMBER_BYTES = 9 };

typedef struct TareDatabaseRow {
    uint8_t types[TARE_DATABASE_MOST_COLUMNS * TARE_DATABASE_NUMBER_BYTES];
    size_t type_bytes;
    TareText values;
    size_t text_start;
} TareDatabaseRow;

// Writes a number below 2^56 as SQLite does, seven bits a byte, and gives the bytes that it took.
size_t tare_database_row_encode(uint8_t *place, uint64_t number);
// Writes a number as a column's value, of at most 8 bytes: gives their count, and its type.
size_t tare_database_row_encode_value(uint8_t *place, uint64_t number, uint8_t *type);

void tare_database_row_init(TareDatabaseRow *self, TareAllocator *allocator);
void tare_database_row_deinit(TareDatabaseRow *self);
void tare_database_row_clear(TareDatabaseRow *self);
// The next column's value. A column that is the table's integer primary key is null: the key is
// given with the row.
void tare_database_row_add_number(TareDatabaseRow *self, uint64_t number);
void tare_database_row_add_null(TareDatabaseRow *self);
void tare_database_row_add_text(TareDatabaseRow *self, const char *text);
// A text that the caller appends between the two calls to what the first gives.
TareText *tare_database_row_begin_text(TareDatabaseRow *self);
void tare_database_row_end_text(TareDatabaseRow *self);

#endif
