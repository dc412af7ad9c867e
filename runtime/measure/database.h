// Writes a database file as SQLite reads it, without SQLite: whole tables and indexes in the order
// of their keys, page after page, each page once. What SQLite takes to insert a row and to keep the
// tree in order pays for changes that a snapshot never sees. Only what a file needs that was
// written so: pages of 4096 bytes, UTF-8, nothing free in between. sqlite.org/fileformat2.html has
// the format.
#ifndef TARE_MEASURE_DATABASE_H
#define TARE_MEASURE_DATABASE_H

#include "measure/output.h"

enum { TARE_DATABASE_PAGE_BYTES = 4096, TARE_DATABASE_HEAD_BYTES = 100 };

typedef struct TareDatabase {
    TareOutput output;
    uint32_t page_count;  // written so far; the first is written at last
} TareDatabase;

// A table, index or view.
typedef struct TareDatabaseItem {
    const char *kind;   // "table", "index" or "view"
    const char *name;
    const char *table;  // whose index it is; otherwise its own name
    const char *sql;    // that creates it
    uint32_t root;      // page of its tree; 0 for views
} TareDatabaseItem;

// Begins a file beside its place (output.h). What fails is in `output.error_number`, also later;
// end with tare_database_end in any case.
void tare_database_begin(TareDatabase *self, TareAllocator *allocator, const char *path);
// Notes that something failed: an errno.
void tare_database_fail(TareDatabase *self, int error_number);
// The number that a page will have which is written after `count` others.
uint32_t tare_database_number_next(const TareDatabase *self, uint32_t count);
// Writes a page (TARE_DATABASE_PAGE_BYTES) and gives its number.
uint32_t tare_database_put_page(TareDatabase *self, const void *page);
// Writes the first page, which says what there is, and puts the file in its place. Not more than
// what fits in that page. 0, or the errno of what failed first.
int tare_database_end(TareDatabase *self, const TareDatabaseItem *items, size_t count);

#endif
