// The instruments: reports on one object, on the heap, or on what happened, as text and as JSON.
//
// A report is made in the memory of instruments: it moves no count, makes nothing in the heap and
// runs nothing of the program. docs/instruments.md shows each.
#ifndef TARE_INSTRUMENTS_H
#define TARE_INSTRUMENTS_H

#include "tare/tare.h"

#ifdef __cplusplus
extern "C" {
#endif

// A report; opaque. Ends with tare_end_report, before its runtime closes.
typedef struct TareReport TareReport;

// What an instrument looks at.
typedef enum TareTakes {
    TARE_TAKES_WORDS,       // plain words, or nothing
    TARE_TAKES_ANY_OBJECT,  // an object, or nothing
    TARE_TAKES_OBJECT,      // an object
} TareTakes;

// One instrument; all texts are constants.
typedef struct TareInstrumentInfo {
    const char *name;
    const char *aliases;  // further names, separated by spaces
    TareTakes takes;
    const char *options;  // names separated by spaces; those that end in '=' take a value
    const char *usage;    // "EXPR [-o FILE.svg]"
    const char *help;     // one line
} TareInstrumentInfo;

// The instruments in the order in which they are listed: false behind the last.
TARE_API bool tare_list_instruments(size_t index, TareInstrumentInfo *info);

// The instrument of that name or alias: false when there is none.
TARE_API bool tare_find_instrument(const char *name, TareInstrumentInfo *info);

// Runs an instrument. `subject` may be NULL; it does not count as a reference. `options` are
// "name" or "name=value", `words` plain words; all are borrowed for the call. NULL with an
// exception pending: ValueError or TypeError when that cannot be asked, MemoryError.
TARE_API TareReport *tare_measure(TareRuntime *rt, const char *instrument, TareHandle *subject,
                                  const char *const *words, size_t word_count,
                                  const char *const *options, size_t option_count);

// The report as text for a terminal of `width` columns (0: no limit), in colours or without; lines
// end in newlines. Lives until the report is shown again or ends; NULL when memory ends.
TARE_API const char *tare_show_report(TareReport *report, size_t width, bool has_colours);

// The report as JSON, by docs/schemas/<name>-1.json. Lives as tare_show_report's text.
TARE_API const char *tare_show_report_json(TareReport *report);

// The report's picture as SVG, or NULL when it has none; lives as long as the report.
TARE_API const char *tare_show_report_svg(TareReport *report);

// Ends a report; NULL is allowed.
TARE_API void tare_end_report(TareReport *report);

// Whether the end of the path names a format: .heapsnapshot, .sqlite, .db, .jsonl, .ndjson for the
// whole heap, .dot, .svg for a picture.
TARE_API bool tare_is_snapshot_path(const char *path);

// Writes the heap to a file as the end of its path says, or a picture of what `of` reaches (NULL:
// the namespace of __main__). 0, or an errno: EINVAL for a path that names no format, ENOMEM when
// memory ended. Then there is no file but the one that was there before.
TARE_API int tare_write_snapshot(TareRuntime *rt, const char *path, TareHandle *of);

// How many columns reports take where a program prints them; 80 unless set.
TARE_API void tare_set_report_width(TareRuntime *rt, size_t width);

#ifdef __cplusplus
}
#endif

#endif
