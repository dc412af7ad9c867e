// The file's head, its list of tables, and counting pages.
#include "measure/database.h"

#include <errno.h>
#include <string.h>

#include "measure/database_tree.h"

// SQLite keeps its locks in the page at 1 GiB, so that nothing may be written there.
#define LOCK_PAGE (((uint32_t)1 << 30) / TARE_DATABASE_PAGE_BYTES + 1)

void tare_database_begin(TareDatabase *self, TareAllocator *allocator, const char *path) {
    static const char nothing[TARE_DATABASE_PAGE_BYTES] = {0};
    self->page_count = 0;
    tare_output_begin(&self->output, allocator, path);
    tare_database_put_page(self, nothing);
}

void tare_database_fail(TareDatabase *self, int error_number) {
    if (!self->output.error_number) self->output.error_number = error_number;
}

uint32_t tare_database_number_next(const TareDatabase *self, uint32_t count) {
    uint32_t number = self->page_count + 1 + count;
    bool is_beyond = self->page_count < LOCK_PAGE && number >= LOCK_PAGE;
    return is_beyond ? number + 1 : number;
}

uint32_t tare_database_put_page(TareDatabase *self, const void *page) {
    static const char nothing[TARE_DATABASE_PAGE_BYTES] = {0};
    uint32_t number = tare_database_number_next(self, 0);
    if (number != self->page_count + 1) tare_output_put(&self->output, nothing, sizeof nothing);
    tare_output_put(&self->output, page, TARE_DATABASE_PAGE_BYTES);
    return self->page_count = number;
}

static void put_number(uint8_t *place, uint32_t number) {
    for (int i = 4; i-- > 0; number >>= 8) place[i] = (uint8_t)number;
}

// What must be there is: versions 1 of reading and writing, fractions of pages that are fixed, the
// fourth format of schemas, UTF-8, and that the file was changed once.
static void write_head(const TareDatabase *self, uint8_t *page) {
    static const uint8_t fixed[] = {TARE_DATABASE_PAGE_BYTES >> 8, 0, 1, 1, 0, 64, 32, 32};
    memcpy(page, "SQLite format 3", 16);
    memcpy(page + 16, fixed, sizeof fixed);
    put_number(page + 24, 1);
    put_number(page + 28, self->page_count);
    put_number(page + 40, 1);
    put_number(page + 44, 4);
    put_number(page + 56, 1);
    put_number(page + 92, 1);
    put_number(page + 96, 3040001);
}

static void list_items(TareDatabaseTree *tree, const TareDatabaseItem *items, size_t count) {
    TareDatabaseRow row;
    tare_database_row_init(&row, tree->database->output.allocator);
    for (size_t i = 0; i < count; i++) {
        tare_database_row_clear(&row);
        tare_database_row_add_text(&row, items[i].kind);
        tare_database_row_add_text(&row, items[i].name);
        tare_database_row_add_text(&row, items[i].table);
        tare_database_row_add_number(&row, items[i].root);
        tare_database_row_add_text(&row, items[i].sql);
        tare_database_tree_add(tree, i + 1, &row);
    }
    tare_database_row_deinit(&row);
}

int tare_database_end(TareDatabase *self, const TareDatabaseItem *items, size_t count) {
    uint8_t page[TARE_DATABASE_PAGE_BYTES] = {0};
    TareDatabaseTree tree;
    tare_database_tree_init(&tree, self, false);
    list_items(&tree, items, count);
    if (!tare_database_tree_end_first(&tree, page)) tare_database_fail(self, EFBIG);
    tare_database_tree_deinit(&tree);
    write_head(self, page);
    tare_output_put_at(&self->output, 0, page, sizeof page);
    return tare_output_end(&self->output, true);
}
