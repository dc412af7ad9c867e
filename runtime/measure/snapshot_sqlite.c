// The heap as an SQLite database, written in one transaction to a file beside its place. SQLite
// takes memory of its own meanwhile: its page cache of at most 4 MB, and as much to sort an index.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "collect/collect.h"
#include "measure/anatomy.h"
#include "measure/history.h"
#include "measure/snapshot.h"
#include "measure/snapshot_batch.h"
#include "measure/snapshot_layouts.h"
#include "modules/own_size.h"

// The tables, each with its batch.
typedef enum Table { TYPES, OBJECTS, REFERENCES, LAYOUTS, PARTS, EVENTS, TABLE_COUNT } Table;

static const struct {
    const char *name;
    size_t column_count;
} tables[TABLE_COUNT] = {
    [TYPES] = {"types", 4},     [OBJECTS] = {"objects", 9}, [REFERENCES] = {"references", 4},
    [LAYOUTS] = {"layouts", 6}, [PARTS] = {"parts", 2},     [EVENTS] = {"events", 16},
};

static const char schema[] =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA cache_size = -4000;"
    "BEGIN;"
    "CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT, base TEXT, fixed_bytes INTEGER);"
    "CREATE TABLE objects (id INTEGER PRIMARY KEY, type_id INTEGER REFERENCES types, value TEXT,"
    " own_bytes INTEGER, slack_bytes INTEGER, reference_count INTEGER, generation TEXT,"
    " is_root INTEGER, layout_id INTEGER);"
    "CREATE TABLE \"references\" (from_id INTEGER, to_id INTEGER, kind TEXT, name TEXT);"
    "CREATE TABLE layouts (id INTEGER, block INTEGER, block_name TEXT, size_bytes INTEGER,"
    " kind TEXT, name TEXT);"
    "CREATE VIEW regions AS SELECT objects.id AS object_id, block, block_name, size_bytes, kind,"
    " name FROM objects JOIN layouts ON layouts.id = layout_id;"
    "CREATE TABLE parts (name TEXT, own_bytes INTEGER);"
    "CREATE TABLE events (number INTEGER PRIMARY KEY, generation INTEGER, reason TEXT,"
    " failed INTEGER, start_ns INTEGER, duration_ns INTEGER, pause_ns INTEGER,"
    " longest_pause_ns INTEGER, visited INTEGER, unreachable INTEGER, resurrected INTEGER,"
    " freed INTEGER, uncollectable INTEGER, freed_bytes INTEGER, heap_bytes INTEGER,"
    " freed_most TEXT);";

static const char *const last_statements[] = {
    "CREATE INDEX references_to ON \"references\" (to_id)",
    "CREATE INDEX references_from ON \"references\" (from_id)",
    "CREATE INDEX layouts_id ON layouts (id)",
    "COMMIT",
};

typedef struct Writer {
    TareReferences references;
    TareSnapshotLayouts layouts;
    TareSnapshot *snapshot;
    sqlite3 *database;
    TareSnapshotBatch batches[TABLE_COUNT];
    uint64_t id;             // of the object at hand
    uint64_t owned_bytes;
    int code;                // of SQLite; what failed first
} Writer;

static void check(Writer *self, int code) {
    if (self->code == SQLITE_OK) self->code = code;
}

#define ADD_NUMBER(table, number) tare_snapshot_batch_add_number(&self->batches[table], number)
#define ADD_FIXED(table, text) tare_snapshot_batch_add_fixed(&self->batches[table], text)

static void add_type_name(Writer *self, const TareType *type) {
    tare_string_append_to(tare_reference_type_name(type),
                          tare_snapshot_batch_begin_text(&self->batches[TYPES]));
    tare_snapshot_batch_end_text(&self->batches[TYPES]);
}

// ---- rows ----

static void write_type(Writer *self, const TareType *type) {
    ADD_NUMBER(TYPES, self->id);
    add_type_name(self, type);
    if (type->base) add_type_name(self, type->base);
    else tare_snapshot_batch_add_null(&self->batches[TYPES]);
    ADD_NUMBER(TYPES, type->instance_bytes);
}

static void write_reference(void *context, const TareReference *reference) {
    Writer *self = context;
    TareSnapshotBatch *batch = &self->batches[REFERENCES];
    ADD_NUMBER(REFERENCES, self->id);
    ADD_NUMBER(REFERENCES, tare_snapshot_identify(self->snapshot, reference->child));
    ADD_FIXED(REFERENCES, tare_reference_kind_names[reference->kind]);
    tare_reference_append(self->snapshot->rt, reference, tare_snapshot_batch_begin_text(batch));
    tare_snapshot_batch_end_text(batch);
}

static void write_row(Writer *self, uint32_t place, TareObject *object, const TareType *type) {
    static const char *const generations[] = {"0", "1", "2", "frozen", "untracked"};
    TareSnapshot *snapshot = self->snapshot;
    TareSnapshotBatch *batch = &self->batches[OBJECTS];
    TareValue v = tare_value_from_object(object);
    TareOwnSize size = tare_own_size_measure(snapshot->rt, v);
    uint8_t side = *tare_side_of(object);
    self->owned_bytes += size.taken_bytes;
    ADD_NUMBER(OBJECTS, self->id);
    ADD_NUMBER(OBJECTS, tare_snapshot_identify(snapshot, &type->header));
    tare_anatomy_value_append(snapshot->rt, v, tare_snapshot_batch_begin_text(batch));
    tare_snapshot_batch_end_text(batch);
    ADD_NUMBER(OBJECTS, size.taken_bytes);
    ADD_NUMBER(OBJECTS, size.taken_bytes - size.requested_bytes);
    if ((int32_t)object->count < 0) tare_snapshot_batch_add_null(batch);
    else ADD_NUMBER(OBJECTS, object->count);
    ADD_FIXED(OBJECTS,
              generations[side & TARE_SIDE_TRACKED ? tare_side_generation(side) : 4]);
    ADD_NUMBER(OBJECTS, tare_roots_is_root(&snapshot->roots, place, object));
    ADD_NUMBER(OBJECTS, tare_snapshot_layouts_find(&self->layouts, snapshot->rt, object));
}

static void write_object(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    TareSnapshot *snapshot = self->snapshot;
    const TareType *type = tare_shape_of_id(snapshot->rt, object->shape_id)->type;
    tare_progress_tell(snapshot->progress, "writing objects", place,
                       snapshot->numbering.place_count);
    if (self->code != SQLITE_OK) return;
    self->id = tare_snapshot_identify(snapshot, object);
    write_row(self, place, object, type);
    if (tare_type_is_instance(snapshot->rt, tare_value_from_object(object), TARE_TYPE_TYPE))
        write_type(self, (const TareType *)object);
    tare_reference_visit(&self->references, object);
}

static void write_layouts(Writer *self) {
    for (size_t i = 0; i < self->layouts.layouts.count; i++) {
        const TareSnapshotLayout *layout = tare_vector_get(&self->layouts.layouts, i);
        const TareSnapshotRegion *region = tare_vector_get(&self->layouts.regions, layout->first);
        for (const TareSnapshotRegion *end = region + layout->count; region < end; region++) {
            ADD_NUMBER(LAYOUTS, i);
            ADD_NUMBER(LAYOUTS, region->block);
            ADD_FIXED(LAYOUTS, region->block_name);
            ADD_NUMBER(LAYOUTS, region->size_bytes);
            ADD_FIXED(LAYOUTS, tare_anatomy_name_kind(region->kind));
            ADD_FIXED(LAYOUTS, region->name);
        }
    }
}

static void write_parts(Writer *self) {
    TareSnapshotPart parts[TARE_SNAPSHOT_PART_COUNT];
    tare_snapshot_list_parts(self->snapshot, self->owned_bytes, parts);
    for (size_t i = 0; i < TARE_SNAPSHOT_PART_COUNT; i++) {
        ADD_FIXED(PARTS, parts[i].name);
        ADD_NUMBER(PARTS, parts[i].bytes);
    }
}

static void write_event(Writer *self, const TareHistoryEvent *event) {
    ADD_NUMBER(EVENTS, event->number);
    ADD_NUMBER(EVENTS, (uint64_t)event->generation);
    ADD_FIXED(EVENTS, tare_history_reason(event));
    ADD_NUMBER(EVENTS, event->failed);
    ADD_NUMBER(EVENTS, event->start_ns);
    ADD_NUMBER(EVENTS, event->duration_ns);
    ADD_NUMBER(EVENTS, event->pause_ns);
    ADD_NUMBER(EVENTS, event->longest_pause_ns);
    ADD_NUMBER(EVENTS, event->visited_count);
    ADD_NUMBER(EVENTS, event->unreachable_count);
    ADD_NUMBER(EVENTS, event->resurrected_count);
    ADD_NUMBER(EVENTS, event->collected_count);
    ADD_NUMBER(EVENTS, event->uncollectable_count);
    ADD_NUMBER(EVENTS, event->freed_bytes);
    ADD_NUMBER(EVENTS, event->heap_bytes);
    if (event->type_count) ADD_FIXED(EVENTS, event->types[0].name);
    else tare_snapshot_batch_add_null(&self->batches[EVENTS]);
}

static void write_events(Writer *self) {
    const TareHistory *history = (const TareHistory *)self->snapshot->rt->collector->history;
    for (size_t i = 0; i < tare_history_count(history); i++)
        write_event(self, tare_history_get(history, i));
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

// The index by what references lead to has to be sorted, which takes a third of the time.
static void finish(Writer *self) {
    size_t count = sizeof last_statements / sizeof *last_statements;
    TareProgress *progress = self->snapshot->progress;
    for (size_t i = 0; i < count && self->code == SQLITE_OK; i++) {
        if (progress->start_ns) tare_progress_show(progress, "writing indexes", i, count);
        check(self, sqlite3_exec(self->database, last_statements[i], NULL, NULL, NULL));
    }
}

static void fill(Writer *self, TareAllocator *allocator) {
    check(self, sqlite3_exec(self->database, schema, NULL, NULL, NULL));
    for (int i = 0; i < TABLE_COUNT && self->code == SQLITE_OK; i++) {
        tare_snapshot_batch_init(&self->batches[i], allocator, self->database, tables[i].name,
                                 tables[i].column_count);
        check(self, self->batches[i].code);
    }
    if (self->code == SQLITE_OK) {
        tare_numbering_visit(&self->snapshot->numbering, write_object, self);
        write_layouts(self);
        write_parts(self);
        write_events(self);
    }
    for (int i = 0; i < TABLE_COUNT && self->code == SQLITE_OK; i++) {
        tare_snapshot_batch_flush(&self->batches[i]);
        check(self, self->batches[i].code);
    }
    finish(self);
    for (int i = 0; i < TABLE_COUNT; i++) tare_snapshot_batch_deinit(&self->batches[i]);
}

int tare_snapshot_sqlite_write(TareSnapshot *snapshot, const char *path) {
    Writer self = {.snapshot = snapshot};
    TareText temporary;
    tare_text_init(&temporary, snapshot->allocator);
    tare_text_append_format(&temporary, "%s.%ld.part", path, (long)getpid());
    tare_reference_init(&self.references, snapshot->rt, write_reference, &self);
    tare_snapshot_layouts_init(&self.layouts, snapshot->allocator);
    int error_number = temporary.failed ? ENOMEM : create(tare_text_get(&temporary));
    if (!error_number) {
        check(&self, sqlite3_open_v2(tare_text_get(&temporary), &self.database,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
        if (self.code == SQLITE_OK) fill(&self, snapshot->allocator);
        check(&self, sqlite3_close(self.database));
        error_number = self.layouts.failed ? ENOMEM : errno_of(self.code);
        if (!error_number && rename(tare_text_get(&temporary), path) != 0) error_number = errno;
        if (error_number) unlink(tare_text_get(&temporary));
    }
    tare_snapshot_layouts_deinit(&self.layouts);
    tare_text_deinit(&temporary);
    return error_number;
}
