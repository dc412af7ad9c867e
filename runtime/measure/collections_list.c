// The events are copied before the first object is made: making them may start a collection, which
// would be one event more.
#include "measure/collections_list.h"

#include "measure/history.h"
#include "measure/report_dict.h"
#include "object/error.h"
#include "types/int.h"
#include "types/list.h"

static TareStatus add_type(TareRuntime *rt, TareValue dict, const TareHistoryType *row) {
    TareValue entry = tare_dict_new(rt);
    if (tare_value_is_absent(entry)) return TARE_ERROR;
    TareStatus status = TARE_ERROR;
    if (tare_report_dict_set_number(rt, entry, "count", row->count) == TARE_OK &&
        tare_report_dict_set_number(rt, entry, "freed_bytes", row->freed_bytes) == TARE_OK)
        status = tare_dict_set_c(rt, tare_dict_of(dict), row->name, entry);
    tare_release(rt, entry);
    return status;
}

static TareValue new_types(TareRuntime *rt, const TareHistoryEvent *event) {
    TareValue dict = tare_dict_new(rt);
    for (size_t i = 0; i < event->type_count && !tare_value_is_absent(dict); i++)
        if (add_type(rt, dict, &event->types[i]) != TARE_OK) tare_slot_clear(rt, &dict);
    if (event->others.count && !tare_value_is_absent(dict) &&
        add_type(rt, dict, &event->others) != TARE_OK)
        tare_slot_clear(rt, &dict);
    return dict;
}

static TareStatus fill_numbers(TareRuntime *rt, TareValue dict, const TareHistoryEvent *event) {
    const struct {
        const char *name;
        uint64_t number;
    } rows[] = {
        {"number", event->number},
        {"generation", (uint64_t)event->generation},
        {"start_ns", event->start_ns},
        {"duration_ns", event->duration_ns},
        {"pause_ns", event->pause_ns},
        {"longest_pause_ns", event->longest_pause_ns},
        {"pause_count", event->pause_count},
        {"visited_count", event->visited_count},
        {"unreachable_count", event->unreachable_count},
        {"resurrected_count", event->resurrected_count},
        {"collected_count", event->collected_count},
        {"uncollectable_count", event->uncollectable_count},
        {"freed_bytes", event->freed_bytes},
        {"returned_bytes", event->returned_bytes},
        {"heap_bytes", event->heap_bytes},
        {"object_count", event->object_count},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tare_report_dict_set_number(rt, dict, rows[i].name, rows[i].number) != TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

static TareValue new_event(TareRuntime *rt, const TareHistoryEvent *event) {
    TareValue dict = tare_dict_new(rt);
    if (tare_value_is_absent(dict)) return dict;
    if (fill_numbers(rt, dict, event) == TARE_OK &&
        tare_report_dict_set_text(rt, dict, "reason", tare_history_reason(event)) == TARE_OK &&
        tare_report_dict_set_steal(rt, dict, "freed_by_type", new_types(rt, event)) == TARE_OK)
        return dict;
    tare_release(rt, dict);
    return TARE_ABSENT;
}

static TareValue new_events(TareRuntime *rt, const TareHistoryEvent *events, size_t count) {
    TareValue list = tare_list_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(list); i++) {
        TareValue event = new_event(rt, &events[i]);
        if (tare_value_is_absent(event) ||
            tare_list_append_steal(rt, tare_list_of(list), event) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

// `totals` are those of before the report, whose making may itself collect.
static TareValue new_report(TareRuntime *rt, const TareHistoryEvent *events, size_t count,
                            const TareHistory *totals) {
    TareValue dict = tare_dict_new(rt);
    if (tare_value_is_absent(dict)) return dict;
    if (tare_report_dict_set_text(rt, dict, "schema", "tare.collections/1") == TARE_OK &&
        tare_report_dict_set_number(rt, dict, "total_count", totals->total_count) == TARE_OK &&
        tare_report_dict_set_number(rt, dict, "total_pause_ns", totals->total_pause_ns) ==
            TARE_OK &&
        tare_report_dict_set_number(rt, dict, "longest_pause_ns", totals->longest_pause_ns) ==
            TARE_OK &&
        tare_report_dict_set_steal(rt, dict, "events", new_events(rt, events, count)) == TARE_OK)
        return dict;
    tare_release(rt, dict);
    return TARE_ABSENT;
}

TareValue tare_collections_list_report(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    TareHistory *history = (TareHistory *)rt->collector->history;
    size_t count = tare_history_count(history);
    TareHistory totals = history ? *history : (TareHistory){0};
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    size_t bytes = (count ? count : 1) * sizeof(TareHistoryEvent);
    TareHistoryEvent *events = allocator->resize(allocator, NULL, 0, bytes);
    if (!events) return tare_error_raise_memory(rt);
    for (size_t i = 0; i < count; i++) events[i] = *tare_history_get(history, i);
    TareValue report = new_report(rt, events, count, &totals);
    allocator->resize(allocator, events, bytes, 0);
    return report;
}
