// --trace-gc: collections as Trace Event JSON, which Perfetto and chrome://tracing open. Each is an
// X event with a duration, those in slices in a row of their own, for the young ones come between
// their slices; the size of the heap and the number of objects are C events. Times are in
// microseconds since the runtime began.
#define _GNU_SOURCE 1
#include <fcntl.h>
#include <unistd.h>

#include "measure/history.h"

enum { FLUSH_BYTES = 32 * 1024 };

struct TareHistoryTrace {
    int descriptor;
    TareText text;  // what is not written yet
};

static void flush(struct TareHistoryTrace *self) {
    const char *bytes = tare_text_get(&self->text);
    size_t left = self->text.length_bytes;
    while (left) {
        ssize_t written = write(self->descriptor, bytes, left);
        if (written <= 0) break;
        bytes += written;
        left -= (size_t)written;
    }
    tare_text_clear(&self->text);
}

bool tare_history_trace_open(TareHistory *self, const char *path) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) return false;
    TareAllocator *allocator = self->ring.allocator;
    self->trace = allocator->resize(allocator, NULL, 0, sizeof *self->trace);
    if (!self->trace) {
        close(descriptor);
        return false;
    }
    self->trace->descriptor = descriptor;
    tare_text_init(&self->trace->text, allocator);
    tare_text_append_string(
        &self->trace->text,
        "{\"schema\":\"tare.gc_trace/1\",\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"
        "{\"name\":\"process_name\",\"ph\":\"M\",\"pid\":1,\"tid\":1,"
        "\"args\":{\"name\":\"tare\"}},\n"
        "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":1,"
        "\"args\":{\"name\":\"collector\"}},\n"
        "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":2,"
        "\"args\":{\"name\":\"collections in slices\"}}");
    return true;
}

// Names of types are the program's: quotes, backslashes and control characters are escaped.
static void append_quoted(TareText *text, const char *string) {
    tare_text_append_char(text, '"');
    for (; *string; string++) {
        unsigned char byte = (unsigned char)*string;
        if (byte == '"' || byte == '\\') tare_text_append_format(text, "\\%c", byte);
        else if (byte < 32) tare_text_append_format(text, "\\u%04x", byte);
        else tare_text_append_char(text, (char)byte);
    }
    tare_text_append_char(text, '"');
}

static void append_number(TareText *text, const char *name, uint64_t number) {
    tare_text_append_format(text, ",\"%s\":%llu", name, (unsigned long long)number);
}

static void append_arguments(TareText *text, const TareHistoryEvent *event) {
    tare_text_append_format(text, "\"generation\":%d,\"reason\":\"%s\"", event->generation,
                            tare_history_reason(event));
    append_number(text, "number", event->number);
    append_number(text, "visited_count", event->visited_count);
    append_number(text, "unreachable_count", event->unreachable_count);
    append_number(text, "collected_count", event->collected_count);
    append_number(text, "resurrected_count", event->resurrected_count);
    append_number(text, "uncollectable_count", event->uncollectable_count);
    append_number(text, "freed_bytes", event->freed_bytes);
    append_number(text, "returned_bytes", event->returned_bytes);
    append_number(text, "pause_count", event->pause_count);
    append_number(text, "pause_ns", event->pause_ns);
    append_number(text, "longest_pause_ns", event->longest_pause_ns);
    tare_text_append_string(text, ",\"freed_by_type\":{");
    for (size_t i = 0; i < event->type_count; i++) {
        if (i) tare_text_append_char(text, ',');
        append_quoted(text, event->types[i].name);
        tare_text_append_format(text, ":%llu", (unsigned long long)event->types[i].count);
    }
    tare_text_append_char(text, '}');
}

void tare_history_trace_write(TareHistory *self, const TareHistoryEvent *event) {
    TareText *text = &self->trace->text;
    double start_us = (double)event->start_ns / 1e3;
    double end_us = start_us + (double)event->duration_ns / 1e3;
    tare_text_append_format(text,
                            ",\n{\"name\":\"generation %d\",\"cat\":\"gc\",\"ph\":\"X\",\"pid\":1,"
                            "\"tid\":%d,\"ts\":%.3f,\"dur\":%.3f,\"args\":{",
                            event->generation, event->pause_count > 1 ? 2 : 1, start_us,
                            (double)event->duration_ns / 1e3);
    append_arguments(text, event);
    tare_text_append_format(text,
                            "}},\n{\"name\":\"heap\",\"ph\":\"C\",\"pid\":1,\"tid\":1,"
                            "\"ts\":%.3f,\"args\":{\"heap_bytes\":%llu}}",
                            end_us, (unsigned long long)event->heap_bytes);
    tare_text_append_format(text,
                            ",\n{\"name\":\"objects\",\"ph\":\"C\",\"pid\":1,\"tid\":1,"
                            "\"ts\":%.3f,\"args\":{\"object_count\":%llu}}",
                            end_us, (unsigned long long)event->object_count);
    if (text->length_bytes > FLUSH_BYTES) flush(self->trace);
}

void tare_history_trace_close(TareHistory *self) {
    struct TareHistoryTrace *trace = self->trace;
    if (!trace) return;
    tare_text_append_string(&trace->text, "\n]}\n");
    flush(trace);
    close(trace->descriptor);
    tare_text_deinit(&trace->text);
    self->ring.allocator->resize(self->ring.allocator, trace, sizeof *trace, 0);
    self->trace = NULL;
}
