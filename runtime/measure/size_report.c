// The instrument `size`: own, exclusive, shared and retained bytes of one object together.
#include <stdio.h>

#include "measure/instrument.h"
#include "measure/reach.h"
#include "object/error.h"

TareStatus tare_size_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report);

static void add_size_row(TareInstrumentReport *report, TareNode *rows, const char *name,
                         TareReachSum sum, const char *meaning) {
    TareDocument *document = &report->document;
    char key[32];
    snprintf(key, sizeof key, "%s_bytes", name);
    tare_document_add_number(document, &document->root, tare_document_keep(document, key),
                             (int64_t)sum.bytes);
    snprintf(key, sizeof key, "%s_count", name);
    tare_document_add_number(document, &document->root, tare_document_keep(document, key),
                             (int64_t)sum.count);
    TareNode *row = tare_document_add_map(document, rows, NULL);
    tare_document_add_text(document, row, "size", name);
    tare_document_add_number(document, row, "bytes", (int64_t)sum.bytes);
    tare_document_add_number(document, row, "count", (int64_t)sum.count);
    tare_document_add_text(document, row, "meaning", meaning);
}

static void fill_sizes(TareRuntime *rt, const TareRequest *request, const TareReachSums *sizes,
                       TareInstrumentReport *report) {
    static const TareColumn columns[] = {
        {"size", "size", TARE_COLUMN_TEXT},
        {"bytes", "bytes", TARE_COLUMN_COUNT},
        {"count", "objects", TARE_COLUMN_COUNT},
        {"meaning", "which is", TARE_COLUMN_TEXT},
    };
    TareDocument *document = &report->document;
    const char *name = tare_type_name_of(rt, request->subject);
    tare_document_add_text(document, &document->root, "type_name", name);
    TareNode *rows = tare_arena_alloc(&document->arena, sizeof *rows);
    if (rows) rows->kind = TARE_NODE_LIST;
    add_size_row(report, rows, "own", sizes->own, "its blocks");
    add_size_row(report, rows, "exclusive", sizes->exclusive, "it and what nothing else refers to");
    add_size_row(report, rows, "shared", sizes->shared, "what it reaches and others too");
    add_size_row(report, rows, "reached", sizes->reached, "all that it leads to, without code");
    add_size_row(report, rows, "retained", sizes->retained, "would go if it went");
    tare_text_append_format(
        &report->scratch, TARE_SHEET_BOLD "%s" TARE_SHEET_PLAIN "%s", name,
        tare_value_is_object(request->subject) ? "" : ": the value is the word that refers to it");
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    tare_instrument_add_table(report, rows, columns, sizeof columns / sizeof *columns);
    tare_instrument_add_text(report, TARE_SHEET_DIM
                             "classes, modules, functions and code are not followed, unless only "
                             "it\nkeeps them" TARE_SHEET_PLAIN);
}

TareStatus tare_size_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report) {
    TareReachSums sizes = {.own = {0}};
    TareStatus status = TARE_OK;
    if (tare_value_is_object(request->subject))
        status = tare_reach_measure(rt, tare_value_get_object(request->subject), &sizes,
                                    &report->progress);
    if (status != TARE_OK) tare_error_raise_memory(rt);
    if (status == TARE_OK) fill_sizes(rt, request, &sizes, report);
    return status;
}
