// The frame of all instruments: one row in instruments.def and one function make a report, which
// is then a function of the module tare, a command of the prompt, and JSON.
//
// A report lives in the memory of instruments. While it is made, no count may move and nothing may
// be allocated in the heap; the frame looks before and after, and the footer tells (law 3).
#ifndef TARE_MEASURE_INSTRUMENT_H
#define TARE_MEASURE_INSTRUMENT_H

#include "base/vector.h"
#include "measure/progress.h"
#include "measure/sheet.h"
#include "object/runtime.h"

typedef struct TareRequestOption {
    const char *name;  // as in the instrument's list, without "="
    const char *text;  // its value; "" for a flag
} TareRequestOption;

enum { TARE_REQUEST_OPTIONS = 16, TARE_REQUEST_WORDS = 8 };

// What is asked of an instrument. All borrowed while it runs.
typedef struct TareRequest {
    TareValue subject;           // absent where the instrument takes none or none was given
    // The words through which whoever asks holds the subject (an argument's register, a handle):
    // no holders of the subject's own life, so reports leave them out.
    const TareValue *asking_words;
    size_t asking_count;
    size_t shown_count;  // 1: the machine shows the subject just now, and holds it for that
    const TareValue *values;     // all arguments given by position in the language; else NULL
    size_t value_count;
    const char *words[TARE_REQUEST_WORDS];  // those that are plain words
    size_t word_count;
    TareRequestOption options[TARE_REQUEST_OPTIONS];
    size_t option_count;
} TareRequest;

// The text of an option, "" for a flag, NULL when it was not given.
const char *tare_instrument_find_option(const TareRequest *request, const char *name);

// What the frame keeps of the heap's state around a report.
typedef struct TareObservation {
    uint64_t taken_bytes;      // all purposes but the instruments'
    uint64_t traffic_count;    // blocks born and died, ever
    uint64_t reference_sum;    // of the counts of up to 20,000 objects
    size_t object_count;       // how many those were
} TareObservation;

typedef enum TarePartKind { TARE_PART_TEXT, TARE_PART_TABLE } TarePartKind;

typedef struct TarePart {
    TarePartKind kind;
    const char *text;           // marked; of TEXT
    const TareNode *rows;       // of TABLE
    const TareColumn *columns;  // a constant
    size_t column_count;
} TarePart;

typedef struct TareInstrument TareInstrument;

typedef struct TareInstrumentReport {
    TareRuntime *rt;
    const TareInstrument *instrument;
    TareDocument document;   // what JSON and the language show; the frame adds the envelope
    TareVector parts;        // what the prompt shows, in order
    TareProgress progress;   // told to whoever waits, while it is made
    TareText scratch;        // for the instrument, to put texts together
    TareText svg;            // a picture, if it draws one
    unsigned words;          // TareSheetWord: defined in the footer
    int64_t changed_bytes;   // the observer's effect
    int64_t changed_references;
    TareText rendered;       // what was rendered last
} TareInstrumentReport;

typedef enum TareSubject {
    TARE_SUBJECT_NONE,      // takes words only
    TARE_SUBJECT_OPTIONAL,  // an expression, or nothing
    TARE_SUBJECT_REQUIRED,  // an expression
} TareSubject;

struct TareInstrument {
    const char *name;      // in the language and at the prompt; schema tare.<name>/1
    const char *aliases;   // further names at the prompt, separated by spaces
    TareSubject subject;
    const char *options;   // names separated by spaces; one that ends in '=' takes a value
    const char *usage;     // "EXPR [-o FILE.svg]"
    const char *help;      // one line
    // Fills the report. Errors pend as exceptions: ValueError or TypeError of what was asked,
    // MemoryError when the memory of instruments ends.
    TareStatus (*run)(TareRuntime *rt, const TareRequest *request, TareInstrumentReport *report);
};

// The instruments in the order of %help; NULL behind the last.
const TareInstrument *tare_instrument_get(size_t index);
// By name or alias; NULL when there is none.
const TareInstrument *tare_instrument_find(const char *name);
// Whether the instrument has that option; *takes_value tells its kind.
bool tare_instrument_has_option(const TareInstrument *self, const char *name, bool *takes_value);

// Progress of a walk over all objects of the heap.
TareProgressCount tare_instrument_count_objects(TareInstrumentReport *report, const char *what);

// Runs an instrument. Deinit also when it failed.
TareStatus tare_instrument_measure(TareRuntime *rt, const TareInstrument *self,
                                   const TareRequest *request,
                                   TareInstrumentReport *report) TARE_CHECKED;
void tare_instrument_deinit(TareInstrumentReport *report);

// ---- for the instruments themselves ----

TareAllocator *tare_instrument_allocator(TareRuntime *rt);
// Puts a line (or several, with newlines) or a table into what the prompt shows. Texts are copied.
void tare_instrument_add_text(TareInstrumentReport *report, const char *marked);
void tare_instrument_add_table(TareInstrumentReport *report, const TareNode *rows,
                               const TareColumn *columns, size_t count);
// What was put together in report->scratch: kept, and scratch emptied.
const char *tare_instrument_take_scratch(TareInstrumentReport *report);

// ---- rendering: valid until the next rendering of the same report ----

const char *tare_instrument_render_text(TareInstrumentReport *report, TareSheetStyle style);
const char *tare_instrument_render_json(TareInstrumentReport *report);

#endif
