// The instrument `diff`: what is new, gone, grown and shrunk since the mark.
#include "measure/census_changes.h"
#include "object/error.h"

TareStatus tare_diff_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report);

TareStatus tare_diff_report(TareRuntime *rt, const TareRequest *request,
                            TareInstrumentReport *report) {
    TareCensus census;
    const TareCensus *mark = tare_marks_find(rt, TARE_MARK_SET);
    TareStatus status = tare_census_changes_take(rt, &census);
    if (status == TARE_OK && !mark)
        tare_instrument_add_text(report, "there is no mark: all is new (%mark sets one)");
    if (status == TARE_OK)
        status = tare_census_changes_report(report, mark, &census, false);
    tare_census_deinit(&census);
    if (status != TARE_OK) tare_error_raise_memory(rt);
    return status;
}
