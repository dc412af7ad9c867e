// Instruments as the host uses them.
#include <string.h>

#include "api/api_state.h"
#include "measure/instrument.h"
#include "measure/measure.h"
#include "measure/snapshot_function.h"
#include "object/error.h"
#include "tare/instruments.h"

struct TareReport {
    TareInstrumentReport inner;
};

static bool tell(const TareInstrument *self, TareInstrumentInfo *info) {
    if (!self) return false;
    *info = (TareInstrumentInfo){self->name, self->aliases, (TareTakes)self->subject,
                                 self->options, self->usage, self->help};
    return true;
}

bool tare_list_instruments(size_t index, TareInstrumentInfo *info) {
    return tell(tare_instrument_get(index), info);
}

bool tare_find_instrument(const char *name, TareInstrumentInfo *info) {
    return tell(tare_instrument_find(name), info);
}

// "name=value" into its halves; the name is copied, since it ends at the '='.
static TareStatus take_option(TareRuntime *rt, const TareInstrument *instrument, const char *text,
                              TareArena *arena, TareRequest *request) {
    const char *equals = strchr(text, '=');
    size_t name_bytes = equals ? (size_t)(equals - text) : strlen(text);
    const char *name = tare_arena_copy(arena, text, name_bytes);
    bool takes_value;
    if (!name) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    if (!tare_instrument_has_option(instrument, name, &takes_value))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s has no option --%s",
                               instrument->name, name);
    if (takes_value != (equals != NULL))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               takes_value ? "--%s needs a value" : "--%s takes no value", name);
    if (request->option_count == TARE_REQUEST_OPTIONS)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "too many options");
    request->options[request->option_count++] = (TareRequestOption){name, equals ? equals + 1 : ""};
    return TARE_OK;
}

static TareStatus take_request(TareRuntime *rt, const TareInstrument *instrument,
                               const char *const *words, size_t word_count,
                               const char *const *options, size_t option_count, TareArena *arena,
                               TareRequest *request) {
    if (word_count > TARE_REQUEST_WORDS)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "too many words");
    for (size_t i = 0; i < word_count; i++) request->words[request->word_count++] = words[i];
    for (size_t i = 0; i < option_count; i++)
        if (take_option(rt, instrument, options[i], arena, request) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

static TareReport *run(TareRuntime *rt, const TareInstrument *instrument,
                       const TareRequest *request) {
    TareAllocator *allocator = tare_instrument_allocator(rt);
    TareReport *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    if (tare_instrument_measure(rt, instrument, request, &self->inner) == TARE_OK) return self;
    tare_end_report(self);
    return NULL;
}

TareReport *tare_measure(TareRuntime *rt, const char *instrument, TareHandle *subject,
                         const char *const *words, size_t word_count,
                         const char *const *options, size_t option_count) {
    tare_lifecycle_enter(rt);
    const TareInstrument *found = tare_instrument_find(instrument);
    if (!found) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "there is no instrument '%s'", instrument);
        return NULL;
    }
    TareRequest request = {.subject = TARE_ABSENT};
    if (subject) {
        request.subject = subject->value;
        request.asking_words = &subject->value;
        request.asking_count = 1;
        request.shown_count = tare_api_state_of(rt)->shown != NULL;
    }
    TareArena arena;
    tare_arena_init(&arena, tare_instrument_allocator(rt));
    TareReport *report = NULL;
    if (take_request(rt, found, words, word_count, options, option_count, &arena, &request) ==
        TARE_OK)
        report = run(rt, found, &request);
    tare_arena_deinit(&arena);
    return report;
}

const char *tare_show_report(TareReport *report, size_t width, bool has_colours) {
    return tare_instrument_render_text(&report->inner, (TareSheetStyle){width, has_colours});
}

const char *tare_show_report_json(TareReport *report) {
    return tare_instrument_render_json(&report->inner);
}

const char *tare_show_report_svg(TareReport *report) {
    return report->inner.svg.length_bytes ? tare_text_get(&report->inner.svg) : NULL;
}

void tare_end_report(TareReport *report) {
    if (!report) return;
    TareAllocator *allocator = tare_instrument_allocator(report->inner.rt);
    tare_instrument_deinit(&report->inner);
    allocator->resize(allocator, report, sizeof *report, 0);
}

void tare_set_report_width(TareRuntime *rt, size_t width) { rt->measure->width_count = width; }

bool tare_is_snapshot_path(const char *path) { return tare_snapshot_function_is_path(path); }

int tare_write_snapshot(TareRuntime *rt, const char *path, TareHandle *of) {
    tare_lifecycle_enter(rt);
    return tare_snapshot_function_write(rt, path, of ? of->value : TARE_ABSENT,
                                        TARE_SNAPSHOT_PICTURE_LIMIT);
}
