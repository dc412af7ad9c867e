// What the instruments `diff` and `growth` share: a census now, and what changed since another.
#ifndef TARE_MEASURE_CENSUS_CHANGES_H
#define TARE_MEASURE_CENSUS_CHANGES_H

#include "measure/instrument.h"
#include "measure/marks.h"

// A census by type of the heap as it is; deinit also after TARE_ERROR.
TareStatus tare_census_changes_take(TareRuntime *rt, TareCensus *census) TARE_CHECKED;
// Puts what changed from `before`, which may be NULL, to `after` into the report; of types that
// have more objects alone, if `growth_only`.
TareStatus tare_census_changes_report(TareInstrumentReport *report, const TareCensus *before,
                                      const TareCensus *after, bool growth_only) TARE_CHECKED;

#endif
