// What the instruments keep beside a runtime: hangs from rt->measure from start to end.
#ifndef TARE_MEASURE_MEASURE_H
#define TARE_MEASURE_MEASURE_H

#include "object/runtime.h"

// `word` is where the reference stands.
typedef void (*TareMeasureVisit)(void *context, const TareValue *word);

typedef struct TareMeasure {
    // Calls `visit` for each handle of the host. The api layer's; may be NULL.
    void (*visit_handles)(TareRuntime *rt, TareMeasureVisit visit, void *context);
    size_t width_count;  // columns in which reports print in the language
    struct TareMark *marks;  // marks.h; NULL before one is set
} TareMeasure;

#endif
