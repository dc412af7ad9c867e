// The table of cpython_layouts.def: fixed sizes by type and version.
#ifndef TARE_MEASURE_ESTIMATE_ROWS_H
#define TARE_MEASURE_ESTIMATE_ROWS_H

#include "object/cpython.h"
#include "object/runtime.h"

typedef enum TareStandinKind {
    TARE_STANDIN_FIXED,
    TARE_STANDIN_ORDERED,
    TARE_STANDIN_DICT,
    TARE_STANDIN_MATCH,
    TARE_STANDIN_STRUCT,
    TARE_STANDIN_PLACES,
    TARE_STANDIN_PATTERN,
    TARE_STANDIN_BYTES,
} TareStandinKind;

typedef struct TareStandin {
    const char *module, *name;
    TareStandinKind kind;
    enum { TARE_STANDIN_NEVER, TARE_STANDIN_ALWAYS, TARE_STANDIN_LATE } collected;
    uint16_t bytes[TARE_CPYTHON_COUNT];  // collector's words included
} TareStandin;

// The fixed part of a built-in type, collector's words included; 0: the version has none.
size_t tare_estimate_rows_get(TareRuntime *rt, TareTypeId id, TareCpythonId version,
                              bool *is_collected);
// A class of CPython itself.
size_t tare_estimate_rows_get_static_class(TareCpythonId version);
// Whether the collector follows objects of the class in a version; LATE: since 3.10.
bool tare_estimate_rows_is_collected(const TareStandin *self, const TareCpython *version);
// The row for a class by its module and name; NULL when there is none.
const TareStandin *tare_estimate_rows_find_standin(TareRuntime *rt, const TareType *type);
// Whether objects of the built-in type on which `type` rests vary in size, as those of int do.
bool tare_estimate_rows_is_sized(const TareType *type);

#endif
