// The instrument `growth`: types with more objects than at the last look.
#include "measure/census_changes.h"
#include "object/error.h"

TareStatus tare_growth_report(TareRuntime *rt, const TareRequest *request,
                              TareInstrumentReport *report);

TareStatus tare_growth_report(TareRuntime *rt, const TareRequest *request,
                              TareInstrumentReport *report) {
    TareCensus census;
    if (request->word_count)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "growth() takes no words");
    TareStatus status = tare_census_changes_take(rt, &census);
    if (status == TARE_OK)
        status = tare_census_changes_report(report, tare_marks_find(rt, TARE_MARK_GROWTH),
                                            &census, true);
    if (status == TARE_OK) status = tare_marks_set_steal(rt, TARE_MARK_GROWTH, &census);
    if (status != TARE_OK) tare_census_deinit(&census);
    if (status != TARE_OK) tare_error_raise_memory(rt);
    return status;
}
