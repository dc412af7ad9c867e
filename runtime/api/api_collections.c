// The history of collections as the host gets it.
#include <errno.h>
#include <string.h>

#include "api/api_state.h"
#include "measure/history.h"

char *tare_describe_collections(TareRuntime *rt, size_t limit) {
    TareText text;
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    tare_text_init(&text, allocator);
    tare_history_text_append((const TareHistory *)rt->collector->history, limit, &text);
    char *copy = text.failed ? NULL : strdup(tare_text_get(&text));
    tare_text_deinit(&text);
    return copy;
}

int tare_trace_collections(TareRuntime *rt, const char *path) {
    TareHistory *history = (TareHistory *)rt->collector->history;
    if (!history) return ENOMEM;
    return tare_history_trace_open(history, path) ? 0 : errno ? errno : ENOMEM;
}
