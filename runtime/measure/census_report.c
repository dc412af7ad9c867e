// The instrument `census`: all live objects by group, and the sum of all that was taken.
#include "measure/census.h"
#include "measure/instrument.h"
#include "object/error.h"

TareStatus tare_census_report(TareRuntime *rt, const TareRequest *request,
                              TareInstrumentReport *report);

static double share(uint64_t part, uint64_t all) {
    return all ? (double)part / (double)all : 0;
}

static void add_row(TareDocument *document, TareNode *list, const TareCensusRow *row,
                    uint64_t all_bytes) {
    TareNode *map = tare_document_add_map(document, list, NULL);
    tare_document_add_text(document, map, "name", row->name);
    tare_document_add_number(document, map, "count", (int64_t)row->object_count);
    tare_document_add_number(document, map, "own_bytes", (int64_t)row->own_bytes);
    tare_document_add_real(document, map, "share", share(row->own_bytes, all_bytes));
    tare_document_add_number(document, map, "slack_bytes", (int64_t)row->slack_bytes);
    tare_document_add_real(document, map, "average_bytes",
                           (double)row->own_bytes / (double)row->object_count);
}

// The parts of what the system gave, which add up to it (law 1).
static void add_sum(TareInstrumentReport *report, const TareCensus *census) {
    uint64_t others = 0;
    for (int purpose = TARE_PURPOSE_VM_STACK; purpose < TARE_PURPOSE_COUNT; purpose++)
        others += census->ledger.taken_bytes[purpose];
    const struct {
        const char *key, *name;
        uint64_t bytes;
    } parts[] = {
        {"own_bytes", "objects", census->all.own_bytes},
        {"unowned_bytes", "tables of no object", tare_census_unowned_bytes(census)},
        {"free_bytes", "free", census->heap.free_bytes},
        {"metadata_bytes", "page metadata", census->heap.metadata_bytes},
        {"other_bytes", "all else", others},
    };
    TareDocument *document = &report->document;
    TareText *text = &report->scratch;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        tare_document_add_number(document, &document->root, parts[i].key,
                                 (int64_t)parts[i].bytes);
        tare_text_append_format(text, "%s%s ", i == 3 ? "\n+ " : i ? " + " : "", parts[i].name);
        tare_sheet_append_number((int64_t)parts[i].bytes, text);
    }
    tare_document_add_number(document, &document->root, "taken_bytes",
                             (int64_t)census->ledger.total_bytes);
    tare_document_add_bool(document, &document->root, "adds_up", census->adds_up);
    tare_text_append_string(text, "\n= ");
    tare_sheet_append_bytes(census->ledger.total_bytes, text);
    tare_text_append_string(text, census->adds_up ? " taken from the system: it adds up"
                                                  : ", but IT DOES NOT ADD UP");
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
}

static void fill_census(TareInstrumentReport *report, const TareCensus *census) {
    static const TareColumn columns[] = {
        {"count", "objects", TARE_COLUMN_COUNT},
        {"own_bytes", "bytes", TARE_COLUMN_COUNT},
        {"share", "share", TARE_COLUMN_PERCENT},
        {"slack_bytes", "slack", TARE_COLUMN_COUNT},
        {"average_bytes", "average", TARE_COLUMN_DECIMAL},
        {"name", "which", TARE_COLUMN_TEXT},
    };
    TareDocument *document = &report->document;
    tare_document_add_text(document, &document->root, "grouping",
                           tare_census_name_grouping(census->grouping));
    tare_document_add_number(document, &document->root, "count",
                             (int64_t)census->all.object_count);
    tare_document_add_number(document, &document->root, "slack_bytes",
                             (int64_t)census->all.slack_bytes);
    TareNode *rows = tare_document_add_list(document, &document->root, "rows");
    for (size_t i = 0; i < census->rows.count; i++)
        add_row(document, rows, tare_census_row(census, i), census->all.own_bytes);
    tare_instrument_add_table(report, rows, columns, sizeof columns / sizeof *columns);
    add_sum(report, census);
    report->words = TARE_SHEET_OWN | TARE_SHEET_SLACK;
}

static TareStatus choose_grouping(TareRuntime *rt, const TareRequest *request,
                                  TareCensusGrouping *grouping) {
    const char *by = tare_instrument_find_option(request, "by");
    if (!by && request->word_count) by = request->words[0];
    *grouping = by ? tare_census_find_grouping(by) : TARE_CENSUS_BY_TYPE;
    if (*grouping != TARE_CENSUS_GROUPING_COUNT) return TARE_OK;
    tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                     "by must be type, shape, line, generation or holder, not %s", by);
    return TARE_ERROR;
}

TareStatus tare_census_report(TareRuntime *rt, const TareRequest *request,
                              TareInstrumentReport *report) {
    TareCensus census;
    TareCensusGrouping grouping;
    if (choose_grouping(rt, request, &grouping) != TARE_OK) return TARE_ERROR;
    TareStatus status = tare_census_init(&census, rt, grouping, &report->progress);
    if (status == TARE_OK) fill_census(report, &census);
    tare_census_deinit(&census);
    if (status != TARE_OK) tare_error_raise_memory(rt);
    return status;
}
