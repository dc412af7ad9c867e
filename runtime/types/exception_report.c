// The printed report of an exception: its traceback with source lines and carets, its causes and
// contexts. The form is CPython 3.11's (documented in its "traceback" module's manual).
#include <stdio.h>

#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "bytecode/code.h"
#include "types/exception.h"
#include "types/int.h"
#include "types/report_source.h"
#include "types/suggestion.h"
#include "base/vector.h"

enum { REPEATS_SHOWN = 3, CHAIN_LIMIT = 1000, GROUP_LIMIT = 10, WIDTH_LIMIT = 15 };

static TareTraceback *traceback_of(TareValue v) {
    return (TareTraceback *)tare_value_get_object(v);
}

static bool is_same_place(const TareTraceback *left, const TareTraceback *right) {
    TareCode *left_code = tare_code_of(left->code), *right_code = tare_code_of(right->code);
    return tare_traceback_get_line(left) == tare_traceback_get_line(right) &&
           left_code->name == right_code->name &&
           tare_string_equals(left_code->filename, right_code->filename);
}

static void append_entry(TareRuntime *rt, const TareTraceback *entry, TareText *text) {
    TareCode *code = tare_code_of(entry->code);
    tare_text_append_string(text, "  File \"");
    tare_string_append_to(code->filename, text);
    tare_text_append_format(text, "\", line %u, in ", tare_traceback_get_line(entry));
    tare_string_append_to(code->name, text);
    tare_text_append_char(text, '\n');
    TarePosition position = tare_code_get_position(code, entry->offset);
    uint32_t opcode = tare_code_get_opcode(tare_code_get_unmarked(code)[entry->offset]);
    tare_report_source_append(rt, code->filename, &position, opcode, text);
}

static void append_repeats(TareText *text, size_t count) {
    if (count > REPEATS_SHOWN)
        tare_text_append_format(text, "  [Previous line repeated %zu more time%s]\n",
                                count - REPEATS_SHOWN, count - REPEATS_SHOWN == 1 ? "" : "s");
}

static void append_traceback(TareRuntime *rt, TareValue first, TareText *text) {
    const TareTraceback *last = NULL;
    size_t repeats = 0;
    for (TareValue v = first; !tare_value_is_absent(v); v = traceback_of(v)->next) {
        const TareTraceback *entry = traceback_of(v);
        if (!last || !is_same_place(entry, last)) {
            append_repeats(text, repeats);
            repeats = 0;
        }
        last = entry;
        if (++repeats <= REPEATS_SHOWN) append_entry(rt, entry, text);
    }
    append_repeats(text, repeats);
}

// Appends str(v), or CPython's words when that fails.
static void append_str(TareRuntime *rt, TareValue v, const char *fallback, TareText *text) {
    TareValue string = tare_protocol_str(rt, v);
    if (tare_value_is_absent(string)) {
        tare_error_clear(rt);
        tare_text_append_string(text, fallback);
        return;
    }
    tare_string_append_to(tare_string_of(string), text);
    tare_release(rt, string);
}

static void append_type_name(TareRuntime *rt, TareType *type, TareText *text) {
    bool failed;
    TareValue module = tare_attribute_fetch_optional(rt, tare_value_from_object(type),
                                                     TARE_RUNTIME_NAME(rt, dunder_module), &failed);
    if (failed) tare_error_clear(rt);
    if (!tare_value_is_absent(module) && tare_value_is_exact(module, TARE_TYPE_STR)) {
        TareString *name = tare_string_of(module);
        if (!tare_string_equals_c(name, "builtins") && !tare_string_equals_c(name, "__main__")) {
            tare_string_append_to(name, text);
            tare_text_append_char(text, '.');
        }
    }
    tare_release(rt, module);
    if (type->qualified_name)
        tare_string_append_to(type->qualified_name, text);
    else
        tare_text_append_string(text, tare_type_get_name(rt, type));
}

// The place that a SyntaxError names, ahead of its own line.
static void append_syntax_place(TareRuntime *rt, TareException *self, TareText *text) {
    int64_t numbers[4] = {0};  // line, offset, end line, end offset
    static const int fields[] = {2, 3, 5, 6};
    for (int i = 0; i < 4; i++) {
        TareValue v = self->fields[fields[i]];
        if (!tare_value_is_absent(v) && tare_int_is(rt, v)) tare_int_to_int64(v, &numbers[i]);
    }
    if (tare_value_is_absent(self->fields[2]) || tare_value_is_none(self->fields[2])) return;
    tare_text_append_string(text, "  File \"");
    TareValue filename = self->fields[1];
    if (tare_value_is_absent(filename) || tare_value_is_none(filename))
        tare_text_append_string(text, "<string>");
    else
        append_str(rt, filename, "???", text);
    tare_text_append_format(text, "\", line %lld\n", (long long)numbers[0]);
    TareValue line = self->fields[4];
    if (!tare_value_is_absent(line) && tare_value_is_exact(line, TARE_TYPE_STR))
        tare_report_source_append_syntax(
            rt, tare_string_of(line), numbers[1],
            numbers[2] == numbers[0] || numbers[2] <= 0 ? numbers[3] : -1, text);
}

static void append_notes(TareRuntime *rt, TareValue exception, TareText *text) {
    bool failed;
    TareValue notes =
        tare_attribute_fetch_optional(rt, exception, TARE_RUNTIME_NAME(rt, dunder_notes), &failed);
    if (failed) tare_error_clear(rt);
    if (tare_value_is_absent(notes)) return;
    TareValue iterator = tare_protocol_iterate(rt, notes);
    TareValue note;
    while (!tare_value_is_absent(iterator) &&
           !tare_value_is_absent(note = tare_protocol_next(rt, iterator))) {
        append_str(rt, note, "<note str() failed>", text);
        tare_text_append_char(text, '\n');
        tare_release(rt, note);
    }
    tare_error_clear(rt);
    tare_release(rt, iterator);
    tare_release(rt, notes);
}

// What is printed goes to `text`; inside groups each line gets a margin.
typedef struct Report {
    TareRuntime *rt;
    TareText *text;
    bool suggests;  // the nearest names for misspelt ones
    unsigned group_depth;
    TareVector seen;     // exceptions printed so far: TareObject *
    bool needs_closing;  // the last member of the innermost open group is being printed
} Report;

// "Type: message" and the notes.
static void append_final_line(const Report *report, TareValue exception, TareText *text) {
    TareRuntime *rt = report->rt;
    TareException *self = tare_exception_of(exception);
    bool is_syntax = tare_type_is_instance(rt, exception, TARE_TYPE_SYNTAX_ERROR);
    if (is_syntax) append_syntax_place(rt, self, text);
    append_type_name(rt, tare_type_get(rt, exception), text);
    size_t before = text->length_bytes;
    tare_text_append_string(text, ": ");
    bool has_message = is_syntax && !tare_value_is_absent(self->fields[0]) &&
                       !tare_value_is_absent(self->fields[2]);
    append_str(rt, has_message ? self->fields[0] : exception, "<exception str() failed>", text);
    if (text->length_bytes == before + 2) {
        text->length_bytes = before;
        if (text->bytes) text->bytes[before] = 0;
    }
    if (!is_syntax && report->suggests) tare_suggestion_append(rt, exception, text);
    tare_text_append_char(text, '\n');
    append_notes(rt, exception, text);
}

// ---- chains and groups -------------------------------------------------------------------------

static void append_indent(Report *self) {
    for (unsigned i = 0; i < self->group_depth; i++) tare_text_append_string(self->text, "  ");
}

static void append_lines(Report *self, const char *lines, size_t length, char margin) {
    if (self->group_depth == 0) {
        tare_text_append(self->text, lines, length);
        return;
    }
    while (length) {
        const char *end = memchr(lines, '\n', length);
        size_t line_length = end ? (size_t)(end - lines) + 1 : length;
        append_indent(self);
        tare_text_append_char(self->text, margin);
        tare_text_append_char(self->text, ' ');
        tare_text_append(self->text, lines, line_length);
        lines += line_length;
        length -= line_length;
    }
}

static void append_string(Report *self, const char *lines) {
    append_lines(self, lines, strlen(lines), '|');
}

// The traceback, if any, and the line with the message.
static void append_own_part(Report *self, TareValue exception, bool is_group, char margin) {
    TareException *object = tare_exception_of(exception);
    if (!tare_value_is_absent(object->traceback)) {
        const char *title = is_group ? "Exception Group Traceback (most recent call last):\n"
                                     : "Traceback (most recent call last):\n";
        append_lines(self, title, strlen(title), margin);
    }
    TareText part;
    tare_text_init(&part, tare_system_allocator(self->rt->heap.system, TARE_PURPOSE_TABLES));
    if (!tare_value_is_absent(object->traceback))
        append_traceback(self->rt, object->traceback, &part);
    append_final_line(self, exception, &part);
    append_lines(self, tare_text_get(&part), part.length_bytes, '|');
    tare_text_deinit(&part);
}

static void append_chain(Report *self, TareValue exception, int depth);

static void append_member(Report *self, TareTuple *members, size_t i, size_t shown, int depth) {
    bool is_cut = i >= WIDTH_LIMIT;
    if (i + 1 == shown) self->needs_closing = true;
    append_indent(self);
    tare_text_append_string(self->text, i == 0 ? "+-" : "  ");
    if (is_cut) tare_text_append_string(self->text, "+---------------- ... ----------------\n");
    else tare_text_append_format(self->text, "+---------------- %zu ----------------\n", i + 1);
    self->group_depth++;
    if (is_cut) {
        size_t rest = members->length - WIDTH_LIMIT;
        char line[64];
        snprintf(line, sizeof line, "and %zu more exception%s\n", rest, rest == 1 ? "" : "s");
        append_string(self, line);
    } else {
        append_chain(self, members->items[i], depth + 1);
    }
    if (i + 1 == shown && self->needs_closing) {
        append_indent(self);
        tare_text_append_string(self->text, "+------------------------------------\n");
        self->needs_closing = false;
    }
    self->group_depth--;
}

static void append_group(Report *self, TareValue exception, int depth) {
    if (self->group_depth > GROUP_LIMIT) {
        append_string(self, "... (max_group_depth is 10)\n");
        return;
    }
    bool is_outermost = self->group_depth == 0;
    if (is_outermost) self->group_depth++;
    append_own_part(self, exception, true, is_outermost ? '+' : '|');
    TareTuple *members = tare_tuple_of(tare_exception_of(exception)->fields[1]);
    size_t shown = members->length <= WIDTH_LIMIT ? members->length : WIDTH_LIMIT + 1;
    for (size_t i = 0; i < shown; i++) append_member(self, members, i, shown, depth);
    if (is_outermost) self->group_depth = 0;
}

static bool is_group(TareRuntime *rt, TareValue v) {
    return tare_type_is_instance(rt, v, TARE_TYPE_BASE_EXCEPTION_GROUP) &&
           !tare_value_is_absent(tare_exception_of(v)->fields[1]);
}

// Nothing is printed twice, in whatever way it hangs together.
static bool is_new(const Report *self, TareValue exception) {
    for (size_t i = 0; i < self->seen.count; i++)
        if (*(TareObject **)tare_vector_get(&self->seen, i) == tare_value_get_object(exception))
            return false;
    return true;
}

static void append_chain(Report *self, TareValue exception, int depth) {
    TareException *object = tare_exception_of(exception);
    TareObject **place = tare_vector_push(&self->seen);
    if (place) *place = tare_value_get_object(exception);
    if (depth < CHAIN_LIMIT && place) {
        if (!tare_value_is_absent(object->cause)) {
            if (is_new(self, object->cause)) {
                append_chain(self, object->cause, depth + 1);
                append_string(self, "\nThe above exception was the direct cause of the "
                                    "following exception:\n\n");
            }
        } else if (!tare_value_is_absent(object->context) && !object->suppress_context &&
                   is_new(self, object->context)) {
            append_chain(self, object->context, depth + 1);
            append_string(self, "\nDuring handling of the above exception, another "
                                "exception occurred:\n\n");
        }
    }
    if (is_group(self->rt, exception)) append_group(self, exception, depth);
    else append_own_part(self, exception, false, '|');
}

TareStatus tare_exception_append_report(TareRuntime *rt, TareValue exception, bool suggests,
                                        TareText *text) {
    Report report = {.rt = rt, .text = text, .suggests = suggests};
    tare_vector_init(&report.seen,
                     tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES),
                     sizeof(TareObject *));
    append_chain(&report, exception, 0);
    tare_vector_deinit(&report.seen);
    if (text->failed) tare_error_raise_memory(rt);
    return text->failed ? TARE_ERROR : TARE_OK;
}
