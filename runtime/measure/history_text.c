// The history of collections as a table for people.
#include <string.h>

#include "measure/history.h"
#include "measure/sheet.h"

static void append_time(TareText *text, uint64_t ns) {
    if (ns < 1000000) tare_text_append_format(text, "%9.1f µs", (double)ns / 1e3);
    else tare_text_append_format(text, "%9.2f ms", (double)ns / 1e6);
}

// With separators, at the right of so many columns.
static void append_count(TareText *text, uint64_t number, size_t width_count) {
    size_t length = 1;
    for (uint64_t rest = number; rest >= 10; rest /= 10) length++;
    for (length += (length - 1) / 3; length < width_count; length++)
        tare_text_append_char(text, ' ');
    tare_sheet_append_number((int64_t)number, text);
}

// On a line of their own, which the row has no place for.
static void append_types(TareText *text, const TareHistoryEvent *event) {
    if (event->type_count) tare_text_append_string(text, "        ");
    for (size_t i = 0; i < event->type_count && i < 3; i++) {
        if (i) tare_text_append_string(text, ", ");
        append_count(text, event->types[i].count, 0);
        tare_text_append_format(text, " %s", event->types[i].name);
    }
    if (event->type_count > 3) tare_text_append_string(text, ", ...");
    if (event->type_count) tare_text_append_char(text, '\n');
}

static void append_event(TareText *text, const TareHistoryEvent *event) {
    append_count(text, event->number, 6);
    tare_text_append_format(text, " %3d  %-9s ", event->generation, tare_history_reason(event));
    append_count(text, event->visited_count, 9);
    append_count(text, event->collected_count, 10);
    append_count(text, event->resurrected_count, 7);
    append_count(text, event->freed_bytes, 13);
    tare_text_append_string(text, " B ");
    append_time(text, event->longest_pause_ns);
    tare_text_append_string(text, event->failed ? "  (memory ended)\n" : "\n");
    append_types(text, event);
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
    append_count(text, self->total_count, 0);
    tare_text_append_format(text, " collection%s so far; the last %zu freed ",
                            self->total_count == 1 ? "" : "s", count);
    append_count(text, collected, 0);
    tare_text_append_format(text, " objects in %.2f ms;\nthe longest pause was %.3f ms\n",
                            (double)pause_ns / 1e6, (double)longest_ns / 1e6);
    tare_text_append_string(text, "gen: generation · visited: objects looked at · freed: garbage, "
                                  "objects and bytes\nback: garbage that a finalizer kept alive · "
                                  "pause: the longest stop of the program\n");
}

void tare_history_text_append(const TareHistory *self, size_t limit, TareText *text) {
    size_t count = tare_history_count(self);
    if (!count) {
        tare_text_append_string(text, "no collection so far\n");
        return;
    }
    tare_text_append_string(text, "number gen  why         visited     freed   back"
                                  "          freed        pause\n");
    for (size_t i = count > limit ? count - limit : 0; i < count; i++)
        append_event(text, tare_history_get(self, i));
    append_sums(self, text);
}
