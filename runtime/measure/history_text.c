// The history of collections as a table for people.
#include <string.h>

#include "measure/history.h"

static void append_time(TareText *text, uint64_t ns) {
    if (ns < 1000000) tare_text_append_format(text, "%9.1f us", (double)ns / 1e3);
    else tare_text_append_format(text, "%9.2f ms", (double)ns / 1e6);
}

static void append_types(TareText *text, const TareHistoryEvent *event) {
    for (size_t i = 0; i < event->type_count && i < 3; i++)
        tare_text_append_format(text, "%s%llu %s", i ? ", " : "",
                                (unsigned long long)event->types[i].count, event->types[i].name);
    if (event->type_count > 3) tare_text_append_string(text, ", ...");
    if (event->failed) tare_text_append_string(text, "(memory ended)");
}

static void append_event(TareText *text, const TareHistoryEvent *event) {
    tare_text_append_format(
        text, "%6llu %3d  %-9s %9llu %9llu %6llu %12llu B ", (unsigned long long)event->number,
        event->generation, tare_history_reason(event), (unsigned long long)event->visited_count,
        (unsigned long long)event->collected_count, (unsigned long long)event->resurrected_count,
        (unsigned long long)event->freed_bytes);
    append_time(text, event->longest_pause_ns);
    tare_text_append_string(text, event->type_count || event->failed ? "  " : "");
    append_types(text, event);
    tare_text_append_char(text, '\n');
}

static void append_sums(const TareHistory *self, TareText *text) {
    uint64_t pause_ns = 0, longest_ns = 0, collected = 0;
    size_t count = tare_history_count(self);
    for (size_t i = 0; i < count; i++) {
        const TareHistoryEvent *event = tare_history_get(self, i);
        pause_ns += event->pause_ns;
        collected += event->collected_count;
        if (event->longest_pause_ns > longest_ns) longest_ns = event->longest_pause_ns;
    }
    tare_text_append_format(
        text, "%llu collections so far; the last %zu freed %llu objects in %.2f ms, the longest "
        "pause %.3f ms\n", (unsigned long long)self->total_count, count,
        (unsigned long long)collected, (double)pause_ns / 1e6, (double)longest_ns / 1e6);
}

void tare_history_text_append(const TareHistory *self, size_t limit, TareText *text) {
    size_t count = tare_history_count(self);
    if (!count) {
        tare_text_append_string(text, "no collection so far\n");
        return;
    }
    tare_text_append_string(text, "number gen  why         visited     freed   back"
                                  "          freed        pause  freed by type\n");
    for (size_t i = count > limit ? count - limit : 0; i < count; i++)
        append_event(text, tare_history_get(self, i));
    append_sums(self, text);
}
