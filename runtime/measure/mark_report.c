// The instrument `mark`: keeps a census for `diff`.
#include "measure/census_changes.h"
#include "object/error.h"

TareStatus tare_mark_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report);

TareStatus tare_mark_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report) {
    TareCensus census;
    TareDocument *document = &report->document;
    const char *name = request->word_count ? request->words[0] : TARE_MARK_UNNAMED;
    if (request->word_count > 1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "a mark has one word for a name");
    TareStatus status = tare_census_changes_take(rt, &census);
    TareCensusRow all = census.all;
    if (status == TARE_OK) status = tare_marks_set_steal(rt, name, &census);
    if (status != TARE_OK) {
        tare_census_deinit(&census);
        tare_error_raise_memory(rt);
        return status;
    }
    tare_document_add_number(document, &document->root, "count", (int64_t)all.object_count);
    tare_document_add_number(document, &document->root, "own_bytes", (int64_t)all.own_bytes);
    tare_document_add_text(document, &document->root, "name", name);
    tare_text_append_format(&report->scratch, "marked%s%s: ", *name ? " " : "", name);
    tare_sheet_append_number((int64_t)all.object_count, &report->scratch);
    tare_text_append_string(&report->scratch, " objects, ");
    tare_sheet_append_bytes(all.own_bytes, &report->scratch);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    return TARE_OK;
}
