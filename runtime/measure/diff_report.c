// The instrument `diff`: what is new, gone, grown and shrunk since a mark, or between two.
#include "measure/census_changes.h"
#include "object/error.h"

TareStatus tare_diff_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report);

// The mark of a word; NULL and ValueError when it was not set.
static const TareCensus *find_mark(TareRuntime *rt, const char *name) {
    const TareCensus *mark = tare_marks_find(rt, name);
    if (!mark)
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "there is no mark '%s'; mark() sets one", name);
    return mark;
}

static TareStatus compare_with_now(TareRuntime *rt, const TareCensus *before,
                                   TareInstrumentReport *report) {
    TareCensus now;
    TareStatus status = tare_census_changes_take(rt, &now);
    if (status == TARE_OK && !before)
        tare_instrument_add_text(report, "there is no mark: all is new (%mark sets one)");
    if (status == TARE_OK) status = tare_census_changes_report(report, before, &now, false);
    tare_census_deinit(&now);
    return status;
}

TareStatus tare_diff_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report) {
    const TareCensus *marks[2] = {tare_marks_find(rt, TARE_MARK_UNNAMED), NULL};
    if (request->word_count > 2)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "there are two marks to compare at most");
    for (size_t i = 0; i < request->word_count; i++)
        if (!(marks[i] = find_mark(rt, request->words[i]))) return TARE_ERROR;
    TareStatus status = marks[1] ? tare_census_changes_report(report, marks[0], marks[1], false)
                                 : compare_with_now(rt, marks[0], report);
    if (status != TARE_OK) tare_error_raise_memory(rt);
    return status;
}
