// Running as a version of CPython.
#include "measure/estimate_imitation.h"

#include <string.h>

#include "measure/estimate.h"
#include "object/imitation.h"

#define PREFIX "cpython-"

static const char versions[] =
#define VERSION(identifier, name, ...) ", " PREFIX name
#include "object/cpython_versions.def"
#undef VERSION
    ;

const TareCpython *tare_estimate_imitation_find(const char *name) {
    size_t bytes = strlen(PREFIX);
    return strncmp(name, PREFIX, bytes) ? NULL : tare_cpython_find(name + bytes);
}

const char *tare_estimate_imitation_versions(void) { return versions + strlen(", "); }

static size_t imitated_size(TareRuntime *rt, TareValue v, bool is_whole) {
    TareEstimate estimate = tare_estimate_measure(rt, rt->imitation->version, v, 0, false);
    return is_whole ? estimate.getsizeof_bytes : estimate.sizeof_bytes;
}

TareStatus tare_estimate_imitation_start(TareRuntime *rt, const char *name) {
    const TareCpython *version = tare_estimate_imitation_find(name);
    if (!version) return TARE_ERROR;
    rt->hooks.imitated_size = imitated_size;
    return tare_imitation_init(rt, version);
}
