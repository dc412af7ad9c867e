// What the rows of a census are called.
#ifndef TARE_MEASURE_CENSUS_NAMES_H
#define TARE_MEASURE_CENSUS_NAMES_H

#include "measure/census.h"

// Keys that are no address of a type and no number of a shape, a line or a generation.
enum {
    TARE_CENSUS_NAMES_ROOTS = 1,     // kept from outside of the heap, or by several
    TARE_CENSUS_NAMES_GARBAGE = 2,   // waits for the collector
    TARE_CENSUS_NAMES_UNTRACKED = 4, // the collector does not follow it
};

// The name of the group with that key, to which `object` belongs; in the census's arena. NULL when
// memory ends.
const char *tare_census_names_make(TareCensus *self, uint64_t key, const TareObject *object);

#endif
