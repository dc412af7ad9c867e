// A table's or an index's tree of a database file, made from its leaves up while rows come in the
// order of their keys. A page is written once the next row does not fit; what has to be known of it
// above goes into the page of the level above, which is kept. So no more is in memory than a page a
// level.
#ifndef TARE_MEASURE_DATABASE_TREE_H
#define TARE_MEASURE_DATABASE_TREE_H

#include "measure/database.h"
#include "measure/database_row.h"

enum { TARE_DATABASE_MOST_LEVELS = 8 };  // each multiplies the rows by 100 at least

// A page that is being filled: its head, where each of its cells begins, and from its end on the
// cells.
typedef struct TareDatabasePage {
    uint32_t cell_count;
    uint32_t start;       // of the last cell
    uint32_t last_bytes;  // that the last cell takes
    uint8_t bytes[TARE_DATABASE_PAGE_BYTES];
} TareDatabasePage;

typedef struct TareDatabaseTree {
    TareDatabase *database;  // borrowed
    bool is_index;
    uint64_t key;            // of the last row
    size_t level_count;
    TareDatabasePage *levels[TARE_DATABASE_MOST_LEVELS];  // leaves first
} TareDatabaseTree;

// What fails later is noted in the database; deinit in any case.
void tare_database_tree_init(TareDatabaseTree *self, TareDatabase *database, bool is_index);
void tare_database_tree_deinit(TareDatabaseTree *self);
// Adds a row to a table; `key`, its integer primary key or else number, is greater than that of
// the last. A row may be of any size.
void tare_database_tree_add(TareDatabaseTree *self, uint64_t key, const TareDatabaseRow *row);
// Adds an entry to an index: a number, by which it is ordered, and the key of the row that has it.
void tare_database_tree_add_entry(TareDatabaseTree *self, uint64_t number, uint64_t key);
// Writes what is left and gives the page of the root.
uint32_t tare_database_tree_end(TareDatabaseTree *self);

// Puts all that there is into the first page of a file, from TARE_DATABASE_HEAD_BYTES on, instead;
// false if it does not fit there.
bool tare_database_tree_end_first(TareDatabaseTree *self, uint8_t *page);

#endif
