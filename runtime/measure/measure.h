// What the instruments keep beside a runtime: hangs from rt->measure from start to end.
#ifndef TARE_MEASURE_MEASURE_H
#define TARE_MEASURE_MEASURE_H

#include "object/runtime.h"

// `word` is where the reference stands.
typedef void (*TareMeasureVisit)(void *context, const TareValue *word);

// The censuses that are kept: one that a person asks for, one for the look at growth.
typedef enum TareMarkName { TARE_MARK_SET, TARE_MARK_GROWTH, TARE_MARK_COUNT } TareMarkName;

typedef struct TareMeasure {
    // Calls `visit` for each handle of the host. The api layer's; may be NULL.
    void (*visit_handles)(TareRuntime *rt, TareMeasureVisit visit, void *context);
    size_t width_count;  // columns in which reports print in the language
    struct TareCensus *marks[TARE_MARK_COUNT];  // marks.h; NULL before they are set
} TareMeasure;

#endif
