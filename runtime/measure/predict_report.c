// The instrument `predict`: the anatomy of an object beside a guess of its own bytes, and the
// thought that is likely behind a wrong one.
#include <errno.h>
#include <stdlib.h>

#include "measure/anatomy_report.h"
#include "measure/misconception.h"
#include "object/error.h"
#include "types/int.h"

TareStatus tare_predict_report(TareRuntime *rt, const TareRequest *request,
                               TareInstrumentReport *report);

// ---- the guess ----

static TareStatus refuse_guess(TareRuntime *rt) {
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "the guess must be a number of bytes");
}

// The second argument of the function: an int, or None for no guess.
static TareStatus read_argument(TareRuntime *rt, TareValue v, int64_t *guess) {
    if (tare_value_is_none(v)) return TARE_OK;
    if (!tare_type_is_instance(rt, v, TARE_TYPE_INT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "the guess must be an int, not %T", v);
    return tare_int_to_int64(v, guess) && *guess >= 0 ? TARE_OK : refuse_guess(rt);
}

static TareStatus read_text(TareRuntime *rt, const char *text, int64_t *guess) {
    char *end;
    errno = 0;
    *guess = strtoll(text, &end, 10);
    return !errno && end != text && !*end && *guess >= 0 ? TARE_OK : refuse_guess(rt);
}

// -1 when none was made.
static TareStatus read_guess(TareRuntime *rt, const TareRequest *request, int64_t *guess) {
    *guess = -1;
    const char *text = tare_instrument_find_option(request, "guess");
    if (text) return read_text(rt, text, guess);
    return request->value_count > 1 ? read_argument(rt, request->values[1], guess) : TARE_OK;
}

// ---- what is said of it ----

static void show_verdict(int64_t guess, size_t own_bytes, const char *thought,
                         TareInstrumentReport *report) {
    TareText *text = &report->scratch;
    bool is_right = (uint64_t)guess == own_bytes;
    tare_text_append_string(text, is_right ? TARE_SHEET_GREEN : TARE_SHEET_BOLD "you said ");
    tare_sheet_append_number(guess, text);
    tare_text_append_string(text, is_right ? " B: that is right" : " B, it is ");
    if (!is_right) {
        tare_sheet_append_number((int64_t)own_bytes, text);
        tare_text_append_string(text, " B");
    }
    tare_text_append_string(text, TARE_SHEET_PLAIN);
    if (*thought) tare_text_append_format(text, "\nperhaps %s", thought);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
}

static void fill_verdict(const TareAnatomy *anatomy, int64_t guess, TareInstrumentReport *report) {
    TareDocument *document = &report->document;
    bool is_right = (uint64_t)guess == anatomy->taken_bytes;
    if (!is_right) tare_misconception_append(anatomy, (size_t)guess, &report->scratch);
    const char *thought = tare_instrument_take_scratch(report);
    tare_document_add_number(document, &document->root, "guess_bytes", guess);
    tare_document_add_bool(document, &document->root, "is_right", is_right);
    tare_document_add_text(document, &document->root, "thought", thought);
    show_verdict(guess, anatomy->taken_bytes, thought, report);
}

static void fill_nothing(TareInstrumentReport *report) {
    TareDocument *document = &report->document;
    tare_document_add_null(document, &document->root, "guess_bytes");
    tare_document_add_null(document, &document->root, "is_right");
    tare_document_add_text(document, &document->root, "thought", "");
}

TareStatus tare_predict_report(TareRuntime *rt, const TareRequest *request,
                               TareInstrumentReport *report) {
    int64_t guess;
    if (read_guess(rt, request, &guess) != TARE_OK) return TARE_ERROR;
    TareAnatomy anatomy;
    TareStatus status = tare_anatomy_init(rt, &anatomy, request->subject, request->asking_count);
    if (status == TARE_OK) {
        tare_anatomy_report_fill(rt, &anatomy, report);
        if (guess < 0)
            fill_nothing(report);
        else
            fill_verdict(&anatomy, guess, report);
    } else {
        tare_error_raise_memory(rt);
    }
    tare_anatomy_deinit(&anatomy);
    return status;
}
