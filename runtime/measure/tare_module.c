// The module tare: a function for each instrument. What it returns are ordinary objects, made
// after everything was measured.
#include "measure/tare_module.h"

#include <stdio.h>
#include <string.h>

#include "collect/collect.h"
#include "measure/collections_list.h"
#include "measure/film_report.h"
#include "measure/instrument.h"
#include "measure/lesson_list.h"
#include "measure/measure.h"
#include "measure/report_dict.h"
#include "measure/snapshot_function.h"
#include "object/call.h"
#include "object/deferred_drop.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/module.h"
#include "types/report_type.h"
#include "vm/import.h"

enum { DEFAULT_WIDTH = 80 };

// ---- what was asked ----------------------------------------------------------------------------

// Texts of a request live in an arena until the instrument has run.
typedef struct Asking {
    TareRuntime *rt;
    const TareInstrument *instrument;
    TareRequest request;
    TareArena arena;
} Asking;

static const char *keep_string(Asking *self, TareValue v) {
    TareText text;
    tare_text_init(&text, self->arena.allocator);
    tare_string_append_to(tare_string_of(v), &text);
    const char *copy = tare_arena_copy(&self->arena, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    if (!copy) tare_error_raise_memory(self->rt);
    return copy;
}

static TareStatus take_positional(Asking *self, const TareArguments *arguments) {
    TareRequest *request = &self->request;
    request->values = arguments->values;
    request->value_count = arguments->positional_count;
    size_t first = 0;
    if (self->instrument->subject != TARE_SUBJECT_NONE && arguments->positional_count) {
        request->subject = arguments->values[0];
        request->asking_words = arguments->values;
        request->asking_count = 1;
        first = 1;
    }
    for (size_t i = first; i < arguments->positional_count; i++) {
        if (request->word_count == TARE_REQUEST_WORDS)
            return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR, "%s() got too many arguments",
                                   self->instrument->name);
        if (!tare_type_is_instance(self->rt, arguments->values[i], TARE_TYPE_STR)) continue;
        const char *word = keep_string(self, arguments->values[i]);
        if (!word) return TARE_ERROR;
        request->words[request->word_count++] = word;
    }
    return TARE_OK;
}

// The value of a keyword as text; NULL and TypeError when it has none.
static const char *read_option(Asking *self, const char *name, TareValue v, bool takes_value) {
    if (tare_value_is_true(v) && !takes_value) return "";
    if (takes_value && tare_type_is_instance(self->rt, v, TARE_TYPE_STR))
        return keep_string(self, v);
    int64_t number;
    if (takes_value && tare_type_is_instance(self->rt, v, TARE_TYPE_INT) &&
        tare_int_to_int64(v, &number)) {
        char digits[32];
        int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
        return tare_arena_copy(&self->arena, digits, (size_t)length);
    }
    tare_error_raise(self->rt, TARE_TYPE_TYPE_ERROR, "%s must be %s, not %T", name,
                     takes_value ? "a str or an int" : "True or False", v);
    return NULL;
}

static TareStatus take_keyword(Asking *self, TareValue name_value, TareValue v) {
    TareRequest *request = &self->request;
    char *name = (char *)keep_string(self, name_value);
    if (!name) return TARE_ERROR;
    for (char *cursor = name; *cursor; cursor++)
        if (*cursor == '_') *cursor = '-';
    bool takes_value;
    if (!tare_instrument_has_option(self->instrument, name, &takes_value) ||
        request->option_count == TARE_REQUEST_OPTIONS)
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                               "%s() got an unexpected keyword argument '%S'",
                               self->instrument->name, tare_string_of(name_value));
    if (tare_value_is_false(v) || tare_value_is_none(v)) return TARE_OK;
    const char *text = read_option(self, name, v, takes_value);
    if (!text) return TARE_ERROR;
    request->options[request->option_count++] = (TareRequestOption){name, text};
    return TARE_OK;
}

static TareStatus take_arguments(Asking *self, const TareArguments *arguments) {
    if (take_positional(self, arguments) != TARE_OK) return TARE_ERROR;
    for (size_t i = 0; i < tare_native_keyword_count(arguments); i++)
        if (take_keyword(self, arguments->keyword_names->items[i],
                         arguments->values[arguments->positional_count + i]) != TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

// ---- what comes back ---------------------------------------------------------------------------

static TareValue new_text(TareRuntime *rt, const char *text) {
    if (!text) return tare_error_raise_memory(rt);
    size_t bytes = strlen(text);
    while (bytes && text[bytes - 1] == '\n') bytes--;
    return tare_string_new_utf8(rt, text, bytes);
}

static TareValue new_report(TareRuntime *rt, TareInstrumentReport *report) {
    TareSheetStyle style = {.width_count = rt->measure ? rt->measure->width_count : DEFAULT_WIDTH};
    TareValue result = TARE_ABSENT, table = TARE_ABSENT, json = TARE_ABSENT;
    TareValue picture = TARE_NONE;
    TareValue fields = tare_document_new_value(rt, &report->document.root);
    if (!tare_value_is_absent(fields))
        table = new_text(rt, tare_instrument_render_text(report, style));
    if (!tare_value_is_absent(table)) json = new_text(rt, tare_instrument_render_json(report));
    if (!tare_value_is_absent(json) && report->svg.length_bytes)
        picture = new_text(rt, tare_text_get(&report->svg));
    if (!tare_value_is_absent(json) && !tare_value_is_absent(picture))
        result = tare_report_type_new(rt, fields, table, json, picture);
    tare_release(rt, picture);
    tare_release(rt, json);
    tare_release(rt, table);
    tare_release(rt, fields);
    return result;
}

static TareValue ask(TareRuntime *rt, const char *name, const TareArguments *arguments) {
    Asking asking = {.rt = rt, .instrument = tare_instrument_find(name)};
    tare_arena_init(&asking.arena, tare_instrument_allocator(rt));
    TareValue result = TARE_ABSENT;
    if (take_arguments(&asking, arguments) == TARE_OK) {
        TareInstrumentReport report;
        if (tare_instrument_measure(rt, asking.instrument, &asking.request, &report) == TARE_OK)
            result = new_report(rt, &report);
        tare_instrument_deinit(&report);
    }
    tare_arena_deinit(&asking.arena);
    return result;
}

#define INSTRUMENT(name, aliases, subject, options, usage, help)                                   \
    static TareValue ask_##name(TareRuntime *rt, TareValue self, const TareArguments *arguments) { \
        return ask(rt, #name, arguments);                                                          \
    }
#include "measure/instruments.def"
#undef INSTRUMENT

// ---- heap --------------------------------------------------------------------------------------

static TareStatus fill_heap(TareRuntime *rt, TareValue dict, const TareHeapTotals *totals,
                            const TareLedger *ledger) {
    const struct {
        const char *name;
        size_t number;
    } rows[] = {
        {"live_bytes", totals->live_bytes},
        {"slack_bytes", totals->slack_bytes},
        {"free_bytes", totals->free_bytes},
        {"metadata_bytes", totals->metadata_bytes},
        {"taken_bytes", ledger->total_bytes},
        {"peak_bytes", ledger->peak_bytes},
        {"object_count",
         totals->live_count[TARE_BLOCK_OBJECT] + totals->live_count[TARE_BLOCK_LEAF]},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tare_report_dict_set_number(rt, dict, rows[i].name, rows[i].number) != TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

static TareValue report_heap(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareHeapTotals totals;
    bool adds_up = tare_heap_check_sum(&rt->heap, &totals);
    TareLedger ledger = rt->heap.system->ledger;
    TareValue dict = tare_dict_new(rt);
    if (tare_value_is_absent(dict)) return dict;
    if (fill_heap(rt, dict, &totals, &ledger) == TARE_OK &&
        tare_dict_set_c(rt, tare_dict_of(dict), "adds_up", tare_value_from_bool(adds_up)) ==
            TARE_OK &&
        (!TARE_BOEHM || tare_report_dict_set_number(rt, dict, "kept_by_look_count",
                                                    tare_collect_count_kept(rt)) == TARE_OK))
        return dict;
    tare_release(rt, dict);
    return TARE_ABSENT;
}

// ---- what is written in the language ----

// Calls what a module that is written in the language has under that name.
static TareValue call_library(TareRuntime *rt, const char *module_name, const char *function_name,
                              const TareArguments *arguments) {
    TareValue name = tare_string_new_c(rt, module_name);
    if (tare_value_is_absent(name)) return name;
    TareValue module = tare_import_absolute(rt, tare_string_of(name));
    tare_release(rt, name);
    if (tare_value_is_absent(module)) return module;
    TareValue function = tare_dict_find_c(rt, tare_module_of(module)->dict, function_name);
    TareValue result =
        tare_value_is_absent(function) ? function : tare_call(rt, function, arguments);
    tare_release(rt, module);
    return result;
}

// A context manager that keeps the account.
static TareValue new_trace(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return call_library(rt, "_trace", "Trace", arguments);
}

static TareValue go_through_lesson(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    return call_library(rt, "_lesson", "lesson", arguments);
}

static TareValue list_lessons(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return call_library(rt, "_lesson", "titles", arguments);
}

static TareValue set_deferred_drop(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    (void)self;
    int is_on = tare_protocol_truth(rt, arguments->values[0]);
    if (is_on < 0) return TARE_ABSENT;
    tare_deferred_drop_set(rt, is_on);
    return TARE_NONE;
}

static TareValue get_deferred_drop(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    (void)self, (void)arguments;
    return tare_value_from_bool(tare_deferred_drop_is_on(rt));
}

// ---- the module --------------------------------------------------------------------------------

static const TareNativeDefinition functions[] = {
#define INSTRUMENT(name, aliases, subject, options, usage, help) \
    {#name, ask_##name, TARE_NATIVE_ANY, 0, 0, 0, usage "\n\n" help},
#include "measure/instruments.def"
#undef INSTRUMENT
    {"trace", new_trace, TARE_NATIVE_ANY, 0, 0, 0,
     "with tare.trace() as t: the exact account of allocations by line."},
    {"lesson", go_through_lesson, TARE_NATIVE_ANY, 0, 0, 0,
     "lesson(name, guesses=()): goes through a guided tour with these guesses."},
    {"lessons", list_lessons, TARE_NATIVE_NONE, 0, 0, 0, "The names and titles of the tours."},
    {"_lessons", tare_lesson_list_texts, TARE_NATIVE_NONE, 0, 0, 0,
     "The names and texts of the tours."},
    {"heap", report_heap, TARE_NATIVE_NONE, 0, 0, 0,
     "All that the runtime has taken from the system, by purpose."},
    {"collections", tare_collections_list_report, TARE_NATIVE_NONE, 0, 0, 0,
     "The newest collections of the cycle collector, each with what it visited and freed."},
    {"film", tare_film_report_make, TARE_NATIVE_ANY, 0, 0, 0,
     "Every step of the first collection that a function starts; without one, of gc.collect()."},
    {"set_deferred_drop", set_deferred_drop, TARE_NATIVE_ONE, 0, 0, 0,
     "Whether big structures that die are freed in slices, so that dropping one is no pause."},
    {"get_deferred_drop", get_deferred_drop, TARE_NATIVE_NONE, 0, 0, 0,
     "Whether big structures that die are freed in slices."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

// The other names of an instrument lead to the same function, but for those that are taken: heap()
// is a function of its own.
static TareStatus add_aliases(TareRuntime *rt, TareValue module, const TareInstrument *instrument) {
    TareDict *dict = tare_module_of(module)->dict;
    TareValue function = tare_dict_find_c(rt, dict, instrument->name);
    for (const char *word = instrument->aliases; *word; word += strspn(word, " ")) {
        char name[32];
        size_t length = strcspn(word, " ");
        snprintf(name, sizeof name, "%.*s", (int)length, word);
        word += length;
        if (tare_value_is_absent(tare_dict_find_c(rt, dict, name)) &&
            tare_dict_set_c(rt, dict, name, function) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}

static TareStatus add_all_aliases(TareRuntime *rt, TareValue module) {
    const TareInstrument *instrument;
    for (size_t i = 0; (instrument = tare_instrument_get(i)); i++)
        if (add_aliases(rt, module, instrument) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

TareValue tare_tare_module_new(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "tare", "What objects weigh.");
    if (tare_value_is_absent(module)) return module;
    TareValue version = tare_string_new_c(rt, TARE_VERSION);
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_add_functions(rt, module, tare_snapshot_functions) == TARE_OK &&
        add_all_aliases(rt, module) == TARE_OK && !tare_value_is_absent(version) &&
        tare_module_set(rt, module, "__version__", version) == TARE_OK) {
        tare_release(rt, version);
        return module;
    }
    tare_release(rt, version);
    tare_release(rt, module);
    return TARE_ABSENT;
}
