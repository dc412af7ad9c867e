// The heap as an SQLite database, written in one transaction to a file beside its place. SQLite
// takes memory of its own meanwhile: its page cache, some 2 MB.
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "measure/anatomy.h"
#include "measure/snapshot.h"
#include "modules/own_size.h"

typedef enum Statement {
    INSERT_TYPE, INSERT_OBJECT, INSERT_REFERENCE, INSERT_REGION, INSERT_PART, STATEMENT_COUNT
} Statement;

static const char schema[] =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    "BEGIN;"
    "CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL, base TEXT,"
    " fixed_bytes INTEGER NOT NULL);"
    "CREATE TABLE objects (id INTEGER PRIMARY KEY, type_id INTEGER NOT NULL REFERENCES types,"
    " value TEXT NOT NULL, own_bytes INTEGER NOT NULL, slack_bytes INTEGER NOT NULL,"
    " reference_count INTEGER, generation TEXT NOT NULL, is_root INTEGER NOT NULL);"
    "CREATE TABLE \"references\" (from_id INTEGER NOT NULL, to_id INTEGER NOT NULL,"
    " kind TEXT NOT NULL, name TEXT NOT NULL);"
    "CREATE TABLE regions (object_id INTEGER NOT NULL, block INTEGER NOT NULL,"
    " block_name TEXT NOT NULL, size_bytes INTEGER NOT NULL, kind TEXT NOT NULL,"
    " name TEXT NOT NULL);"
    "CREATE TABLE parts (name TEXT PRIMARY KEY, own_bytes INTEGER NOT NULL);";

static const char *const statements[STATEMENT_COUNT] = {
    [INSERT_TYPE] = "INSERT OR IGNORE INTO types VALUES (?, ?, ?, ?)",
    [INSERT_OBJECT] = "INSERT INTO objects VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [INSERT_REFERENCE] = "INSERT INTO \"references\" VALUES (?, ?, ?, ?)",
    [INSERT_REGION] = "INSERT INTO regions VALUES (?, ?, ?, ?, ?, ?)",
    [INSERT_PART] = "INSERT INTO parts VALUES (?, ?)",
};

static const char indexes[] =
    "CREATE INDEX references_to ON \"references\" (to_id);"
    "CREATE INDEX references_from ON \"references\" (from_id);"
    "CREATE INDEX objects_type ON objects (type_id);"
    "COMMIT;";

typedef struct Writer {
    TareDescriber regions;
    TareReferences references;
    TareSnapshot *snapshot;
    sqlite3 *database;
    sqlite3_stmt *prepared[STATEMENT_COUNT];
    TareText text;
    int64_t id;              // of the object at hand
    int64_t block;
    const char *block_name;
    uint64_t owned_bytes;
    uint32_t last_shape;
    int code;                // of SQLite; what failed first
} Writer;

static void check(Writer *self, int code) {
    if (self->code == SQLITE_OK && code != SQLITE_OK && code != SQLITE_DONE) self->code = code;
}

static void bind_text(Writer *self, Statement statement, int column, const char *text,
                      size_t bytes) {
    check(self, sqlite3_bind_text(self->prepared[statement], column, text, (int)bytes,
                                  SQLITE_TRANSIENT));
}

static void bind_built(Writer *self, Statement statement, int column) {
    bind_text(self, statement, column, tare_text_get(&self->text), self->text.length_bytes);
    tare_text_clear(&self->text);
}

static void bind_number(Writer *self, Statement statement, int column, uint64_t number) {
    check(self, sqlite3_bind_int64(self->prepared[statement], column, (int64_t)number));
}

static void insert(Writer *self, Statement statement) {
    if (self->code == SQLITE_OK) check(self, sqlite3_step(self->prepared[statement]));
    sqlite3_reset(self->prepared[statement]);
}

// ---- rows ----

static void write_type(Writer *self, const TareType *type) {
    bind_number(self, INSERT_TYPE, 1, tare_snapshot_identify(self->snapshot, &type->header));
    tare_string_append_to(tare_reference_type_name(type), &self->text);
    bind_built(self, INSERT_TYPE, 2);
    if (type->base) tare_string_append_to(tare_reference_type_name(type->base), &self->text);
    bind_built(self, INSERT_TYPE, 3);
    bind_number(self, INSERT_TYPE, 4, type->instance_bytes);
    insert(self, INSERT_TYPE);
}

static void write_reference(void *context, const TareReference *reference) {
    Writer *self = context;
    const char *kind = tare_reference_kind_names[reference->kind];
    bind_number(self, INSERT_REFERENCE, 1, (uint64_t)self->id);
    bind_number(self, INSERT_REFERENCE, 2,
                tare_snapshot_identify(self->snapshot, reference->child));
    bind_text(self, INSERT_REFERENCE, 3, kind, strlen(kind));
    tare_reference_append(self->snapshot->rt, reference, &self->text);
    bind_built(self, INSERT_REFERENCE, 4);
    insert(self, INSERT_REFERENCE);
}

static void begin_block(TareDescriber *base, void *start, size_t bytes, TareBlockKind kind,
                        const char *name) {
    Writer *self = (Writer *)base;
    self->block++;
    self->block_name = name;
}

static void write_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                         const char *name) {
    Writer *self = (Writer *)base;
    const char *kind_name = tare_anatomy_name_kind(kind);
    bind_number(self, INSERT_REGION, 1, (uint64_t)self->id);
    bind_number(self, INSERT_REGION, 2, (uint64_t)self->block);
    bind_text(self, INSERT_REGION, 3, self->block_name, strlen(self->block_name));
    bind_number(self, INSERT_REGION, 4, bytes);
    bind_text(self, INSERT_REGION, 5, kind_name, strlen(kind_name));
    bind_text(self, INSERT_REGION, 6, name, strlen(name));
    insert(self, INSERT_REGION);
}

static void bind_object(Writer *self, uint32_t place, TareObject *object) {
    static const char *const generations[] = {"0", "1", "2", "frozen", "untracked"};
    TareSnapshot *snapshot = self->snapshot;
    TareValue v = tare_value_from_object(object);
    TareOwnSize size = tare_own_size_measure(snapshot->rt, v);
    uint8_t side = *tare_side_of(object);
    const char *generation = generations[side & TARE_SIDE_TRACKED ? tare_side_generation(side) : 4];
    self->owned_bytes += size.taken_bytes;
    bind_number(self, INSERT_OBJECT, 1, (uint64_t)self->id);
    const TareType *type = tare_type_get(snapshot->rt, v);
    bind_number(self, INSERT_OBJECT, 2, tare_snapshot_identify(snapshot, &type->header));
    tare_anatomy_value_append(snapshot->rt, v, &self->text);
    bind_built(self, INSERT_OBJECT, 3);
    bind_number(self, INSERT_OBJECT, 4, size.taken_bytes);
    bind_number(self, INSERT_OBJECT, 5, size.taken_bytes - size.requested_bytes);
    if ((int32_t)object->count < 0)
        check(self, sqlite3_bind_null(self->prepared[INSERT_OBJECT], 6));
    else bind_number(self, INSERT_OBJECT, 6, object->count);
    bind_text(self, INSERT_OBJECT, 7, generation, strlen(generation));
    bind_number(self, INSERT_OBJECT, 8, tare_roots_is_root(&snapshot->roots, place, object));
}

static void write_object(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    TareSnapshot *snapshot = self->snapshot;
    const TareType *type = tare_shape_of_id(snapshot->rt, object->shape_id)->type;
    tare_progress_tell(snapshot->progress, "writing objects", place,
                       snapshot->numbering.place_count);
    if (self->code != SQLITE_OK) return;
    if (object->shape_id != self->last_shape) write_type(self, type);
    self->last_shape = object->shape_id;
    self->id = (int64_t)tare_snapshot_identify(snapshot, object);
    bind_object(self, place, object);
    insert(self, INSERT_OBJECT);
    tare_reference_visit(&self->references, object);
    self->block = -1;
    if (type->slots.describe) type->slots.describe(snapshot->rt, object, &self->regions);
}

static void write_parts(Writer *self) {
    TareSnapshotPart parts[TARE_SNAPSHOT_PART_COUNT];
    tare_snapshot_list_parts(self->snapshot, self->owned_bytes, parts);
    for (size_t i = 0; i < TARE_SNAPSHOT_PART_COUNT; i++) {
        bind_text(self, INSERT_PART, 1, parts[i].name, strlen(parts[i].name));
        bind_number(self, INSERT_PART, 2, parts[i].bytes);
        insert(self, INSERT_PART);
    }
}

// ---- the file ----

// SQLite does not tell why a file cannot be made; the system does.
static int create(const char *path) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) return errno;
    close(descriptor);
    return 0;
}

static int errno_of(int code) {
    switch (code & 0xff) {
    case SQLITE_OK: return 0;
    case SQLITE_FULL: return ENOSPC;
    case SQLITE_NOMEM: return ENOMEM;
    default: return EIO;
    }
}

static void fill(Writer *self) {
    check(self, sqlite3_exec(self->database, schema, NULL, NULL, NULL));
    for (int i = 0; i < STATEMENT_COUNT && self->code == SQLITE_OK; i++)
        check(self, sqlite3_prepare_v2(self->database, statements[i], -1, &self->prepared[i],
                                       NULL));
    if (self->code == SQLITE_OK)
        tare_numbering_visit(&self->snapshot->numbering, write_object, self);
    if (self->code == SQLITE_OK) write_parts(self);
    if (self->code == SQLITE_OK)
        check(self, sqlite3_exec(self->database, indexes, NULL, NULL, NULL));
    for (int i = 0; i < STATEMENT_COUNT; i++) sqlite3_finalize(self->prepared[i]);
}

static void ignore_implied(TareDescriber *base, TareValue target, const char *name) {}

int tare_snapshot_sqlite_write(TareSnapshot *snapshot, const char *path) {
    Writer self = {
        .regions = {TARE_DESCRIBE_ALL & ~TARE_DESCRIBE_IMPLIED, begin_block, write_region,
                    ignore_implied},
        .snapshot = snapshot,
        .last_shape = UINT32_MAX,
    };
    TareText temporary;
    tare_text_init(&self.text, snapshot->allocator);
    tare_text_init(&temporary, snapshot->allocator);
    tare_text_append_format(&temporary, "%s.%ld.part", path, (long)getpid());
    tare_reference_init(&self.references, snapshot->rt, write_reference, &self);
    int error_number = temporary.failed ? ENOMEM : create(tare_text_get(&temporary));
    if (!error_number) {
        check(&self, sqlite3_open(tare_text_get(&temporary), &self.database));
        if (self.code == SQLITE_OK) fill(&self);
        check(&self, sqlite3_close(self.database));
        error_number = self.text.failed ? ENOMEM : errno_of(self.code);
        if (!error_number && rename(tare_text_get(&temporary), path) != 0) error_number = errno;
        if (error_number) unlink(tare_text_get(&temporary));
    }
    tare_text_deinit(&temporary);
    tare_text_deinit(&self.text);
    return error_number;
}
