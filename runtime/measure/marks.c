// Each mark is a block of its own, made when it is first set.
#include "measure/marks.h"

#include <stdio.h>
#include <string.h>

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

static TareMark *find_mark(const TareRuntime *rt, const char *name) {
    TareMark *mark = rt->measure->marks;
    while (mark && strncmp(mark->name, name, sizeof mark->name - 1) != 0) mark = mark->next;
    return mark;
}

static TareMark *add_mark(TareRuntime *rt, const char *name) {
    TareMark *mark = instruments(rt)->resize(instruments(rt), NULL, 0, sizeof *mark);
    if (!mark) return NULL;
    snprintf(mark->name, sizeof mark->name, "%s", name);
    mark->next = rt->measure->marks;
    rt->measure->marks = mark;
    return mark;
}

TareStatus tare_marks_set_steal(TareRuntime *rt, const char *name,
                                const TareCensus *stolen_census) {
    TareMark *mark = find_mark(rt, name);
    if (mark) tare_census_deinit(&mark->census);
    else mark = add_mark(rt, name);
    if (!mark) return TARE_ERROR;
    mark->census = *stolen_census;
    return TARE_OK;
}

const TareCensus *tare_marks_find(const TareRuntime *rt, const char *name) {
    const TareMark *mark = find_mark(rt, name);
    return mark ? &mark->census : NULL;
}

void tare_marks_deinit(TareRuntime *rt) {
    TareMark *next = rt->measure->marks;
    rt->measure->marks = NULL;
    for (TareMark *mark; (mark = next);) {
        next = mark->next;
        tare_census_deinit(&mark->census);
        instruments(rt)->resize(instruments(rt), mark, sizeof *mark, 0);
    }
}
