// Rows of changes, and their sums.
#include "measure/census_changes.h"

TareStatus tare_census_changes_take(TareRuntime *rt, TareCensus *census) {
    TareProgress silence = {0};
    return tare_census_init(census, rt, TARE_CENSUS_BY_TYPE, &silence);
}

static void add_change(TareDocument *document, TareNode *list, const TareCensusChange *change) {
    TareNode *map = tare_document_add_map(document, list, NULL);
    tare_document_add_text(document, map, "name", change->name);
    tare_document_add_text(document, map, "what", change->kind);
    tare_document_add_number(document, map, "count_change", change->object_count);
    tare_document_add_number(document, map, "byte_change", change->own_bytes);
    tare_document_add_number(document, map, "count", (int64_t)change->after_count);
    tare_document_add_number(document, map, "own_bytes", (int64_t)change->after_bytes);
}

static void fill_changes(TareInstrumentReport *report, const TareVector *changes,
                         bool growth_only) {
    static const TareColumn columns[] = {
        {"count_change", "objects", TARE_COLUMN_CHANGE},
        {"byte_change", "bytes", TARE_COLUMN_CHANGE},
        {"count", "objects now", TARE_COLUMN_COUNT},
        {"own_bytes", "bytes now", TARE_COLUMN_COUNT},
        {"what", "what", TARE_COLUMN_TEXT},
        {"name", "type", TARE_COLUMN_TEXT},
    };
    TareDocument *document = &report->document;
    TareNode *rows = tare_document_add_list(document, &document->root, "rows");
    int64_t count = 0, bytes = 0;
    size_t row_count = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const TareCensusChange *change = tare_vector_get(changes, i);
        if (growth_only && change->object_count <= 0) continue;
        add_change(document, rows, change);
        count += change->object_count;
        bytes += change->own_bytes;
        row_count++;
    }
    tare_document_add_number(document, &document->root, "count_change", count);
    tare_document_add_number(document, &document->root, "byte_change", bytes);
    if (row_count)
        tare_instrument_add_table(report, rows, columns, sizeof columns / sizeof *columns);
    else tare_instrument_add_text(report, "nothing changed");
    report->words = TARE_SHEET_OWN;
}

TareStatus tare_census_changes_report(TareInstrumentReport *report, const TareCensus *before,
                                      const TareCensus *after, bool growth_only) {
    TareCensus nothing = {.grouping = after->grouping};
    TareVector changes;
    tare_arena_init(&nothing.names, after->names.allocator);
    tare_vector_init(&changes, after->names.allocator, sizeof(TareCensusChange));
    TareStatus status = tare_census_compare(before ? before : &nothing, after, &changes);
    if (status == TARE_OK) fill_changes(report, &changes, growth_only);
    tare_vector_deinit(&changes);
    tare_arena_deinit(&nothing.names);
    return status;
}
