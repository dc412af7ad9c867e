// The batch, and the virtual table through which SQLite reads it.
#include "measure/snapshot_batch.h"

#include <string.h>

enum { ROWS = 512 };

// ---- what SQLite sees ----

typedef struct Source {
    sqlite3_vtab base;
    TareSnapshotBatch *batch;
} Source;

typedef struct Cursor {
    sqlite3_vtab_cursor base;
    size_t row;
} Cursor;

static TareSnapshotBatch *batch_of(sqlite3_vtab_cursor *cursor) {
    return ((Source *)cursor->pVtab)->batch;
}

static int connect(sqlite3 *database, void *context, int count, const char *const *arguments,
                   sqlite3_vtab **table, char **message) {
    static const char columns[] = "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p";
    TareSnapshotBatch *batch = context;
    char text[64];
    sqlite3_snprintf(sizeof text, text, "CREATE TABLE batch(%.*s)",
                     (int)(2 * batch->column_count - 1), columns);
    Source *source = sqlite3_malloc(sizeof *source);
    if (!source) return SQLITE_NOMEM;
    *source = (Source){.batch = batch};
    *table = &source->base;
    return sqlite3_declare_vtab(database, text);
}

static int disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int plan(sqlite3_vtab *table, sqlite3_index_info *info) {
    info->estimatedCost = info->estimatedRows = ROWS;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **place) {
    Cursor *cursor = sqlite3_malloc(sizeof *cursor);
    if (!cursor) return SQLITE_NOMEM;
    *cursor = (Cursor){.row = 0};
    *place = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int rewind_cursor(sqlite3_vtab_cursor *cursor, int index, const char *name, int count,
                         sqlite3_value **values) {
    ((Cursor *)cursor)->row = 0;
    return SQLITE_OK;
}

static int advance(sqlite3_vtab_cursor *cursor) {
    ((Cursor *)cursor)->row++;
    return SQLITE_OK;
}

static int is_at_end(sqlite3_vtab_cursor *cursor) {
    const TareSnapshotBatch *batch = batch_of(cursor);
    return ((Cursor *)cursor)->row * batch->column_count >= batch->cell_count;
}

static int tell_cell(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column) {
    const TareSnapshotBatch *batch = batch_of(cursor);
    const TareSnapshotCell *cell =
        &batch->cells[((Cursor *)cursor)->row * batch->column_count + (size_t)column];
    if (cell->kind == TARE_SNAPSHOT_NUMBER) sqlite3_result_int64(result, cell->number);
    else if (cell->kind == TARE_SNAPSHOT_NULL) sqlite3_result_null(result);
    else
        sqlite3_result_text(result,
                            cell->fixed ? cell->fixed
                                        : tare_text_get(&batch->texts) + cell->number,
                            cell->kind, SQLITE_STATIC);
    return SQLITE_OK;
}

static int tell_row(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row) {
    *row = (sqlite3_int64)((Cursor *)cursor)->row;
    return SQLITE_OK;
}

static const sqlite3_module module = {
    .xConnect = connect, .xBestIndex = plan, .xDisconnect = disconnect, .xOpen = open_cursor,
    .xClose = close_cursor, .xFilter = rewind_cursor, .xNext = advance, .xEof = is_at_end,
    .xColumn = tell_cell, .xRowid = tell_row,
};

// ---- filling it ----

void tare_snapshot_batch_init(TareSnapshotBatch *self, TareAllocator *allocator, sqlite3 *database,
                              const char *table, size_t column_count) {
    *self = (TareSnapshotBatch){.allocator = allocator, .table = table,
                                .column_count = column_count, .code = SQLITE_NOMEM};
    tare_text_init(&self->texts, allocator);
    self->capacity_count = ROWS * column_count;
    self->cells = allocator->resize(allocator, NULL, 0, self->capacity_count * sizeof *self->cells);
    if (!self->cells) return;
    char name[64], text[160];
    sqlite3_snprintf(sizeof name, name, "batch_of_%s", table);
    sqlite3_snprintf(sizeof text, text, "INSERT INTO \"%s\" SELECT * FROM \"%s\"", table, name);
    self->code = sqlite3_create_module_v2(database, name, &module, self, NULL);
    if (self->code == SQLITE_OK)
        self->code = sqlite3_prepare_v2(database, text, -1, &self->insertion, NULL);
}

void tare_snapshot_batch_deinit(TareSnapshotBatch *self) {
    sqlite3_finalize(self->insertion);
    if (self->cells)
        self->allocator->resize(self->allocator, self->cells,
                                self->capacity_count * sizeof *self->cells, 0);
    if (self->allocator) tare_text_deinit(&self->texts);
}

void tare_snapshot_batch_flush(TareSnapshotBatch *self) {
    if (self->code == SQLITE_OK && self->texts.failed) self->code = SQLITE_NOMEM;
    if (self->code == SQLITE_OK && self->cell_count) {
        int code = sqlite3_step(self->insertion);
        if (code != SQLITE_DONE) self->code = code;
        sqlite3_reset(self->insertion);
    }
    self->cell_count = 0;
    tare_text_clear(&self->texts);
}

static void push(TareSnapshotBatch *self, TareSnapshotCell cell) {
    if (self->code != SQLITE_OK) return;
    self->cells[self->cell_count++] = cell;
    if (self->cell_count == self->capacity_count) tare_snapshot_batch_flush(self);
}

void tare_snapshot_batch_add_number(TareSnapshotBatch *self, uint64_t number) {
    push(self, (TareSnapshotCell){NULL, (int64_t)number, TARE_SNAPSHOT_NUMBER});
}

void tare_snapshot_batch_add_null(TareSnapshotBatch *self) {
    push(self, (TareSnapshotCell){NULL, 0, TARE_SNAPSHOT_NULL});
}

void tare_snapshot_batch_add_fixed(TareSnapshotBatch *self, const char *text) {
    push(self, (TareSnapshotCell){text, 0, (int32_t)strlen(text)});
}

// The cell is complete only at the end of its text: until then it is behind those that count.
TareText *tare_snapshot_batch_begin_text(TareSnapshotBatch *self) {
    if (self->code == SQLITE_OK)
        self->cells[self->cell_count].number = (int64_t)self->texts.length_bytes;
    return &self->texts;
}

void tare_snapshot_batch_end_text(TareSnapshotBatch *self) {
    if (self->code != SQLITE_OK) return;
    int64_t start = self->cells[self->cell_count].number;
    int64_t bytes = (int64_t)self->texts.length_bytes - start;
    push(self, (TareSnapshotCell){NULL, start, (int32_t)bytes});
}
