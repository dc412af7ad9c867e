// What the files of the instrument `estimate` share.
#ifndef TARE_MEASURE_ESTIMATE_REPORT_H
#define TARE_MEASURE_ESTIMATE_REPORT_H

#include "measure/estimate.h"
#include "measure/instrument.h"

// The sums of several objects, one a version.
typedef struct TareEstimateSum {
    size_t count;
    size_t here_bytes;   // own bytes here
    size_t boxed_bytes;  // with numbers that are objects
    struct {
        size_t getsizeof_bytes, allocated_bytes, number_bytes;
        bool exists, is_measured;
    } versions[TARE_CPYTHON_COUNT];
} TareEstimateSum;

// Adds an object. `siblings` and `skips_dicts` as in estimate.h.
void tare_estimate_report_add(TareRuntime *rt, TareEstimateSum *sum, TareValue v, size_t siblings,
                              bool skips_dicts);
// The rows of all versions and of tare, as a table and as the list `key` of the document.
void tare_estimate_report_show(TareInstrumentReport *report, const char *key,
                               const TareEstimateSum *sum);
// The list alone.
TareNode *tare_estimate_report_add_versions(TareDocument *document, TareNode *parent,
                                            const char *key, const TareEstimateSum *sum);
// estimate_heap.c: the whole heap by type; a class with its instances.
TareStatus tare_estimate_heap_report(TareRuntime *rt, TareInstrumentReport *report) TARE_CHECKED;
TareStatus tare_estimate_heap_report_class(TareRuntime *rt, TareType *type,
                                           TareInstrumentReport *report) TARE_CHECKED;

#endif
