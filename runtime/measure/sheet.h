// The one renderer of what people read: tables that fit the terminal, lines with colour, and the
// footer that defines its words. Reads documents; knows nothing of the heap.
//
// Texts may hold marks, one byte each, that become colours or vanish; every other control
// character is shown as '?', so that no name in a program can steer a terminal.
#ifndef TARE_MEASURE_SHEET_H
#define TARE_MEASURE_SHEET_H

#include "measure/document.h"

#define TARE_SHEET_DIM "\001"
#define TARE_SHEET_BOLD "\002"
#define TARE_SHEET_RED "\003"
#define TARE_SHEET_GREEN "\004"
#define TARE_SHEET_YELLOW "\005"
#define TARE_SHEET_BLUE "\006"
#define TARE_SHEET_PLAIN "\017"

// How a column shows the numbers or texts under its key.
typedef enum TareColumnFormat {
    TARE_COLUMN_TEXT,     // to the left; shortened with "…" when the sheet is too wide
    TARE_COLUMN_COUNT,    // to the right, thousands separated: counts and bytes
    TARE_COLUMN_CHANGE,   // the same with its sign
    TARE_COLUMN_OFFSET,   // "+16"
    TARE_COLUMN_PERCENT,  // a real of 0..1 as "12.5 %"
    TARE_COLUMN_DECIMAL,  // a real with three places
} TareColumnFormat;

typedef struct TareColumn {
    const char *key;    // of the rows' maps; what a row does not have stays empty
    const char *title;
    TareColumnFormat format;
} TareColumn;

typedef struct TareSheetStyle {
    size_t width_count;  // columns of the terminal; 0: no limit
    bool has_colours;
} TareSheetStyle;

// The words that a footer defines.
enum TareSheetWord {
    TARE_SHEET_OWN = 1 << 0,
    TARE_SHEET_EXCLUSIVE = 1 << 1,
    TARE_SHEET_SHARED = 1 << 2,
    TARE_SHEET_RETAINED = 1 << 3,
    TARE_SHEET_SLACK = 1 << 4,
    TARE_SHEET_METADATA = 1 << 5,
};

// The rows of a list (of maps) under a line of titles.
void tare_sheet_append_table(const TareNode *rows, const TareColumn *columns, size_t count,
                             TareSheetStyle style, TareText *text);
// A text with marks, as it is to be shown; `text` gets no newline of its own.
void tare_sheet_append_marked(const char *marked, TareSheetStyle style, TareText *text);
// The same in lines that fit, broken at blanks and then indented; lines that begin with a blank are
// drawings and stay.
void tare_sheet_append_wrapped(const char *marked, TareSheetStyle style, TareText *text);
// "own: ... · slack: ..." for a mask of words, in lines that fit.
void tare_sheet_append_words(unsigned words, TareSheetStyle style, TareText *text);
// "1,234,567"
void tare_sheet_append_number(int64_t number, TareText *text);
// "1,234 B", and from 10 KiB on "12,345 B (12.1 KiB)".
void tare_sheet_append_bytes(uint64_t bytes, TareText *text);
// Columns of a terminal that a marked UTF-8 text takes.
size_t tare_sheet_measure_width(const char *marked);

#endif
