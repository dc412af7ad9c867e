// Censuses that are kept to be compared with later ones: the mark that a person sets, and the one
// that every look at growth leaves. They lie in the memory of instruments.
#ifndef TARE_MEASURE_MARKS_H
#define TARE_MEASURE_MARKS_H

#include "measure/census.h"
#include "measure/measure.h"

// Puts `stolen_census`, which is taken over, in the place of the mark of that name.
TareStatus tare_marks_set_steal(TareRuntime *rt, TareMarkName name,
                                const TareCensus *stolen_census) TARE_CHECKED;
// The mark, or NULL.
const TareCensus *tare_marks_find(const TareRuntime *rt, TareMarkName name);
// Gives up all marks.
void tare_marks_deinit(TareRuntime *rt);

#endif
