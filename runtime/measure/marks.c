// Each mark is a block of its own, made when it is first set.
#include "measure/marks.h"

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

TareStatus tare_marks_set_steal(TareRuntime *rt, TareMarkName name,
                                const TareCensus *stolen_census) {
    TareCensus **place = &rt->measure->marks[name];
    TareAllocator *allocator = instruments(rt);
    if (*place) tare_census_deinit(*place);
    else *place = allocator->resize(allocator, NULL, 0, sizeof **place);
    if (!*place) return TARE_ERROR;
    **place = *stolen_census;
    return TARE_OK;
}

const TareCensus *tare_marks_find(const TareRuntime *rt, TareMarkName name) {
    return rt->measure->marks[name];
}

void tare_marks_deinit(TareRuntime *rt) {
    TareAllocator *allocator = instruments(rt);
    for (int name = 0; name < TARE_MARK_COUNT; name++) {
        TareCensus *mark = rt->measure->marks[name];
        if (!mark) continue;
        tare_census_deinit(mark);
        allocator->resize(allocator, mark, sizeof *mark, 0);
        rt->measure->marks[name] = NULL;
    }
}
