// Running as a version of CPython: starts the imitation and lets sys.getsizeof ask the estimate.
#ifndef TARE_MEASURE_ESTIMATE_IMITATION_H
#define TARE_MEASURE_ESTIMATE_IMITATION_H

#include "object/cpython.h"
#include "object/runtime.h"

// The version named "cpython-3.11" and so on; NULL when there is none.
const TareCpython *tare_estimate_imitation_find(const char *name);
// Their names, separated by ", ".
const char *tare_estimate_imitation_versions(void);
// In a runtime without objects.
TareStatus tare_estimate_imitation_start(TareRuntime *rt, const char *name) TARE_CHECKED;

#endif
