// The heap as an SQLite database. SQLite itself has no part in it: objects come in the order of
// their numbers, so that tables and nearly all indexes can be written from the first page to the
// last. Only references by what they lead to have to be sorted.
#include <errno.h>

#include "collect/collect.h"
#include "measure/anatomy.h"
#include "measure/database_tree.h"
#include "measure/history.h"
#include "measure/number_sort.h"
#include "measure/snapshot.h"
#include "measure/snapshot_layouts.h"
#include "modules/own_size.h"

typedef enum Item {
    TYPES, OBJECTS, REFERENCES, LAYOUTS, PARTS, EVENTS, REGIONS,
    REFERENCES_TO, REFERENCES_FROM, LAYOUTS_ID, ITEM_COUNT
} Item;

static const TareDatabaseItem schema[ITEM_COUNT] = {
    [TYPES] = {"table", "types", "types",
               "CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT, base TEXT,"
               " fixed_bytes INTEGER)", 0},
    [OBJECTS] = {"table", "objects", "objects",
                 "CREATE TABLE objects (id INTEGER PRIMARY KEY, type_id INTEGER REFERENCES types,"
                 " value TEXT, own_bytes INTEGER, slack_bytes INTEGER, reference_count INTEGER,"
                 " generation TEXT, is_root INTEGER, layout_id INTEGER)", 0},
    [REFERENCES] = {"table", "references", "references",
                    "CREATE TABLE \"references\" (from_id INTEGER, to_id INTEGER, kind TEXT,"
                    " name TEXT)", 0},
    [LAYOUTS] = {"table", "layouts", "layouts",
                 "CREATE TABLE layouts (id INTEGER, block INTEGER, block_name TEXT,"
                 " size_bytes INTEGER, kind TEXT, name TEXT)", 0},
    [PARTS] = {"table", "parts", "parts", "CREATE TABLE parts (name TEXT, own_bytes INTEGER)", 0},
    [EVENTS] = {"table", "events", "events",
                "CREATE TABLE events (number INTEGER PRIMARY KEY, generation INTEGER, reason TEXT,"
                " failed INTEGER, start_ns INTEGER, duration_ns INTEGER, pause_ns INTEGER,"
                " longest_pause_ns INTEGER, visited INTEGER, unreachable INTEGER,"
                " resurrected INTEGER, freed INTEGER, uncollectable INTEGER, freed_bytes INTEGER,"
                " heap_bytes INTEGER, freed_most TEXT)", 0},
    [REGIONS] = {"view", "regions", "regions",
                 "CREATE VIEW regions AS SELECT objects.id AS object_id, block, block_name,"
                 " size_bytes, kind, name FROM objects JOIN layouts ON layouts.id = layout_id", 0},
    [REFERENCES_TO] = {"index", "references_to", "references",
                       "CREATE INDEX references_to ON \"references\" (to_id)", 0},
    [REFERENCES_FROM] = {"index", "references_from", "references",
                         "CREATE INDEX references_from ON \"references\" (from_id)", 0},
    [LAYOUTS_ID] = {"index", "layouts_id", "layouts", "CREATE INDEX layouts_id ON layouts (id)", 0},
};

enum { LEAST_SORTED = 1024, MOST_SORTED = 128 * 1024, OBJECTS_A_SORTED = 32 };

typedef struct Writer {
    TareReferences references;
    TareSnapshotLayouts layouts;
    TareSnapshot *snapshot;
    TareDatabase database;
    TareDatabaseTree trees[ITEM_COUNT];
    TareDatabaseRow row;   // at hand
    TareNumberSort by_target;
    uint64_t id;           // of the object at hand
    uint64_t owned_bytes;
    uint64_t reference_count, layout_row_count, sorted_count;
} Writer;

static void add_number(Writer *self, uint64_t number) {
    tare_database_row_add_number(&self->row, number);
}

static void add_text(Writer *self, const char *text) {
    tare_database_row_add_text(&self->row, text);
}

static void add_type_name(Writer *self, const TareType *type) {
    tare_string_append_to(tare_reference_type_name(type), tare_database_row_begin_text(&self->row));
    tare_database_row_end_text(&self->row);
}

static void end_row(Writer *self, Item table, uint64_t key) {
    tare_database_tree_add(&self->trees[table], key, &self->row);
    tare_database_row_clear(&self->row);
}

// The same where the key is the first column.
static void begin_row(Writer *self) { tare_database_row_add_null(&self->row); }

// ---- rows ----

static void write_type(Writer *self, const TareType *type) {
    begin_row(self);
    add_type_name(self, type);
    if (type->base) add_type_name(self, type->base);
    else tare_database_row_add_null(&self->row);
    add_number(self, type->instance_bytes);
    end_row(self, TYPES, self->id);
}

static void write_reference(void *context, const TareReference *reference) {
    Writer *self = context;
    uint64_t to = tare_snapshot_identify(self->snapshot, reference->child);
    uint64_t number = ++self->reference_count;
    add_number(self, self->id);
    add_number(self, to);
    add_text(self, tare_reference_kind_names[reference->kind]);
    tare_reference_append(self->snapshot->rt, reference, tare_database_row_begin_text(&self->row));
    tare_database_row_end_text(&self->row);
    end_row(self, REFERENCES, number);
    tare_database_tree_add_entry(&self->trees[REFERENCES_FROM], self->id, number);
    tare_number_sort_add(&self->by_target, to, number);
}

static void write_row(Writer *self, uint32_t place, TareObject *object, const TareType *type) {
    static const char *const generations[] = {"0", "1", "2", "frozen", "untracked"};
    TareSnapshot *snapshot = self->snapshot;
    TareValue v = tare_value_from_object(object);
    TareOwnSize size = tare_own_size_measure(snapshot->rt, v);
    uint8_t side = *tare_side_of(object);
    self->owned_bytes += size.taken_bytes;
    begin_row(self);
    add_number(self, tare_snapshot_identify(snapshot, &type->header));
    tare_anatomy_value_append(snapshot->rt, v, tare_database_row_begin_text(&self->row));
    tare_database_row_end_text(&self->row);
    add_number(self, size.taken_bytes);
    add_number(self, size.taken_bytes - size.requested_bytes);
    if ((int32_t)object->count < 0) tare_database_row_add_null(&self->row);
    else add_number(self, object->count);
    add_text(self, generations[side & TARE_SIDE_TRACKED ? tare_side_generation(side) : 4]);
    add_number(self, tare_roots_is_root(&snapshot->roots, place, object));
    add_number(self, tare_snapshot_layouts_find(&self->layouts, snapshot->rt, object));
    end_row(self, OBJECTS, self->id);
}

static void write_object(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    TareSnapshot *snapshot = self->snapshot;
    const TareType *type = tare_shape_of_id(snapshot->rt, object->shape_id)->type;
    tare_progress_tell(snapshot->progress, "writing objects", place,
                       snapshot->numbering.place_count);
    if (self->database.output.error_number) return;
    self->id = tare_snapshot_identify(snapshot, object);
    write_row(self, place, object, type);
    if (tare_type_is_instance(snapshot->rt, tare_value_from_object(object), TARE_TYPE_TYPE))
        write_type(self, (const TareType *)object);
    tare_reference_visit(&self->references, object);
}

static void write_region(Writer *self, uint64_t layout, const TareSnapshotRegion *region) {
    uint64_t number = ++self->layout_row_count;
    add_number(self, layout);
    add_number(self, region->block);
    add_text(self, region->block_name);
    add_number(self, region->size_bytes);
    add_text(self, tare_anatomy_name_kind(region->kind));
    add_text(self, region->name);
    end_row(self, LAYOUTS, number);
    tare_database_tree_add_entry(&self->trees[LAYOUTS_ID], layout, number);
}

static void write_layouts(Writer *self) {
    for (size_t i = 0; i < self->layouts.layouts.count; i++) {
        const TareSnapshotLayout *layout = tare_vector_get(&self->layouts.layouts, i);
        for (size_t k = 0; k < layout->count; k++)
            write_region(self, i, tare_vector_get(&self->layouts.regions, layout->first + k));
    }
}

static void write_parts(Writer *self) {
    TareSnapshotPart parts[TARE_SNAPSHOT_PART_COUNT];
    tare_snapshot_list_parts(self->snapshot, self->owned_bytes, parts);
    for (size_t i = 0; i < TARE_SNAPSHOT_PART_COUNT; i++) {
        add_text(self, parts[i].name);
        add_number(self, parts[i].bytes);
        end_row(self, PARTS, i + 1);
    }
}

static void write_event(Writer *self, const TareHistoryEvent *event) {
    begin_row(self);
    add_number(self, (uint64_t)event->generation);
    add_text(self, tare_history_reason(event));
    const uint64_t numbers[] = {
        event->failed,           event->start_ns,          event->duration_ns,
        event->pause_ns,         event->longest_pause_ns,  event->visited_count,
        event->unreachable_count, event->resurrected_count, event->collected_count,
        event->uncollectable_count, event->freed_bytes,     event->heap_bytes,
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) add_number(self, numbers[i]);
    if (event->type_count) add_text(self, event->types[0].name);
    else tare_database_row_add_null(&self->row);
    end_row(self, EVENTS, event->number);
}

static void write_events(Writer *self) {
    const TareHistory *history = (const TareHistory *)self->snapshot->rt->collector->history;
    for (size_t i = 0; i < tare_history_count(history); i++)
        write_event(self, tare_history_get(history, i));
}

// ---- the file ----

static void write_target(void *context, uint64_t to, uint64_t reference) {
    Writer *self = context;
    tare_progress_tell(self->snapshot->progress, "writing an index", self->sorted_count++,
                       self->reference_count);
    tare_database_tree_add_entry(&self->trees[REFERENCES_TO], to, reference);
}

static int end_file(Writer *self) {
    TareDatabaseItem items[ITEM_COUNT];
    for (int i = 0; i < ITEM_COUNT; i++) {
        items[i] = schema[i];
        if (i != REGIONS) items[i].root = tare_database_tree_end(&self->trees[i]);
        tare_database_tree_deinit(&self->trees[i]);
    }
    if (self->by_target.error_number)
        tare_database_fail(&self->database, self->by_target.error_number);
    if (self->layouts.failed) tare_database_fail(&self->database, ENOMEM);
    return tare_database_end(&self->database, items, ITEM_COUNT);
}

static size_t count_sorted(const TareSnapshot *snapshot) {
    size_t count = snapshot->numbering.object_count / OBJECTS_A_SORTED;
    if (count < LEAST_SORTED) return LEAST_SORTED;
    return count < MOST_SORTED ? count : MOST_SORTED;
}

int tare_snapshot_sqlite_write(TareSnapshot *snapshot, const char *path) {
    Writer self = {.snapshot = snapshot};
    TareAllocator *allocator = snapshot->allocator;
    tare_database_begin(&self.database, allocator, path);
    for (int i = 0; i < ITEM_COUNT; i++)
        tare_database_tree_init(&self.trees[i], &self.database, i >= REFERENCES_TO);
    tare_database_row_init(&self.row, allocator);
    tare_reference_init(&self.references, snapshot->rt, write_reference, &self);
    tare_snapshot_layouts_init(&self.layouts, allocator);
    tare_number_sort_init(&self.by_target, allocator, path, count_sorted(snapshot));
    tare_numbering_visit(&snapshot->numbering, write_object, &self);
    write_layouts(&self);
    write_parts(&self);
    write_events(&self);
    tare_number_sort_visit(&self.by_target, write_target, &self);
    int error_number = end_file(&self);
    tare_number_sort_deinit(&self.by_target);
    tare_snapshot_layouts_deinit(&self.layouts);
    tare_database_row_deinit(&self.row);
    return error_number;
}
