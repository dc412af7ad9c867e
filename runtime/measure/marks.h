// Censuses that are kept to be compared with later ones: the marks that a person sets, each by its
// name, and the one that every look at growth leaves. They lie in the memory of instruments.
#ifndef TARE_MEASURE_MARKS_H
#define TARE_MEASURE_MARKS_H

#include "measure/census.h"
#include "measure/measure.h"

// Names of at least so many bytes are cut.
enum { TARE_MARK_NAME_BYTES = 32 };

#define TARE_MARK_UNNAMED ""
#define TARE_MARK_GROWTH " growth"  // no word that a person could type

typedef struct TareMark {
    struct TareMark *next;
    char name[TARE_MARK_NAME_BYTES];
    TareCensus census;
} TareMark;

// Puts `stolen_census`, which is taken over, in the place of the mark of that name.
TareStatus tare_marks_set_steal(TareRuntime *rt, const char *name,
                                const TareCensus *stolen_census) TARE_CHECKED;
// The mark, or NULL.
const TareCensus *tare_marks_find(const TareRuntime *rt, const char *name);
// Gives up all marks.
void tare_marks_deinit(TareRuntime *rt);

#endif
