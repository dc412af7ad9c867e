// Widths are counted in columns of a terminal, after marks are taken out. A table that is too wide
// takes from its widest column of text, again and again, down to a width at which names still tell.
#include "measure/sheet.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <uniwidth.h>

enum {
    MAXIMUM_COLUMNS = 16, LEAST_TEXT_WIDTH = 8, GAP_WIDTH = 2, INDENT_WIDTH = 2,
    LEAST_WRAPPED_WIDTH = 20,
};

static const struct {
    char mark;
    const char *escape;
} marks[] = {
    {'\001', "\033[2m"},  {'\002', "\033[1m"},  {'\003', "\033[31m"}, {'\004', "\033[32m"},
    {'\005', "\033[33m"}, {'\006', "\033[36m"}, {'\017', "\033[0m"},
};

static const char *find_escape(char byte) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].mark == byte) return marks[i].escape;
    return NULL;
}

// ---- text --------------------------------------------------------------------------------------

// One character: its bytes and its columns. Marks take no column.
static size_t step(const char *cursor, size_t *width) {
    ucs4_t point;
    int bytes = u8_strmbtouc(&point, (const uint8_t *)cursor);
    if (bytes <= 0) {
        *width = 1;
        return 1;
    }
    int columns = uc_width(point, "UTF-8");
    if (point < 32) *width = !find_escape((char)point);
    else *width = columns > 0 ? (size_t)columns : 0;
    return (size_t)bytes;
}

size_t tare_sheet_measure_width(const char *marked) {
    size_t total = 0, width;
    while (*marked) {
        marked += step(marked, &width);
        total += width;
    }
    return total;
}

static void append_byte(char byte, TareSheetStyle style, TareText *text) {
    const char *escape = find_escape(byte);
    if (escape) tare_text_append_string(text, style.has_colours ? escape : "");
    else if (byte == '\n' || (unsigned char)byte >= 32) tare_text_append_char(text, byte);
    else tare_text_append_char(text, '?');
}

void tare_sheet_append_marked(const char *marked, TareSheetStyle style, TareText *text) {
    for (; *marked; marked++) append_byte(*marked, style, text);
}

// Bytes of the line up to where it is to be broken: all of it, or up to the last blank that fits.
static size_t find_break(const char *line, size_t limit) {
    size_t used = 0, width, end = 0;
    for (const char *cursor = line; *cursor && *cursor != '\n'; used += width) {
        if (*cursor == ' ' && used <= limit && cursor != line) end = (size_t)(cursor - line);
        cursor += step(cursor, &width);
        if (used + width > limit && end) return end;
    }
    return strcspn(line, "\n");
}

void tare_sheet_append_wrapped(const char *marked, TareSheetStyle style, TareText *text) {
    bool is_drawing = *marked == ' ', continues = false;
    while (*marked) {
        size_t limit = style.width_count - (continues ? INDENT_WIDTH : 0);
        bool fits = is_drawing || style.width_count <= LEAST_WRAPPED_WIDTH;
        size_t bytes = fits ? strcspn(marked, "\n") : find_break(marked, limit);
        if (continues) tare_text_append_repeat(text, ' ', INDENT_WIDTH);
        for (size_t i = 0; i < bytes; i++) append_byte(marked[i], style, text);
        marked += bytes;
        continues = *marked == ' ';
        if (*marked) tare_text_append_char(text, '\n');
        if (*marked == '\n') is_drawing = marked[1] == ' ';
        if (*marked) marked++;
    }
}

// The text in `limit` columns, its end left out if need be; returns the columns used.
static size_t append_fitted(const char *marked, size_t limit, TareSheetStyle style,
                            TareText *text) {
    size_t total = tare_sheet_measure_width(marked), used = 0, width;
    bool is_cut = total > limit;
    while (*marked) {
        size_t bytes = step(marked, &width);
        if (is_cut && used + width > limit - 1) break;
        for (size_t i = 0; i < bytes; i++) append_byte(marked[i] == '\n' ? '\t' : marked[i], style,
                                                       text);
        marked += bytes;
        used += width;
    }
    if (is_cut) {
        tare_sheet_append_marked("…" TARE_SHEET_PLAIN, style, text);
        used++;
    }
    return used;
}

// ---- numbers -----------------------------------------------------------------------------------

static void append_unsigned(uint64_t number, TareText *text) {
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0) tare_text_append_char(text, ',');
        tare_text_append_char(text, digits[i]);
    }
}

void tare_sheet_append_number(int64_t number, TareText *text) {
    if (number < 0) tare_text_append_char(text, '-');
    append_unsigned(number < 0 ? -(uint64_t)number : (uint64_t)number, text);
}

void tare_sheet_append_bytes(uint64_t bytes, TareText *text) {
    static const char *const units[] = {"KiB", "MiB", "GiB", "TiB"};
    append_unsigned(bytes, text);
    tare_text_append_string(text, " B");
    if (bytes < 10240) return;
    double scaled = (double)bytes / 1024;
    size_t unit = 0;
    for (; scaled >= 1024 && unit < 3; unit++) scaled /= 1024;
    tare_text_append_format(text, " (%.1f %s)", scaled, units[unit]);
}

static double real_of(const TareNode *cell) {
    return cell->kind == TARE_NODE_REAL ? cell->real : (double)cell->number;
}

// Three places; the whole part has separators.
static void append_decimal(double number, TareText *text) {
    char digits[64];
    snprintf(digits, sizeof digits, "%.3f", number);
    char *point = strchr(digits, '.');
    tare_sheet_append_number(strtoll(digits, NULL, 10), text);
    tare_text_append_string(text, point ? point : "");
}

// What a cell shows, before it is fitted.
static void append_cell(const TareNode *cell, TareColumnFormat format, TareText *text) {
    if (!cell || cell->kind == TARE_NODE_NULL) return;
    if (cell->kind == TARE_NODE_TEXT) {
        tare_text_append_string(text, cell->text);
        return;
    }
    if (cell->kind == TARE_NODE_BOOL) {
        tare_text_append_string(text, cell->truth ? "yes" : "no");
        return;
    }
    switch (format) {
    case TARE_COLUMN_CHANGE:
        if (cell->number > 0) tare_text_append_char(text, '+');
        tare_sheet_append_number(cell->number, text);
        return;
    case TARE_COLUMN_OFFSET: tare_text_append_format(text, "+%" PRId64, cell->number); return;
    case TARE_COLUMN_PERCENT:
        tare_text_append_format(text, "%.1f %%", 100 * real_of(cell));
        return;
    case TARE_COLUMN_DECIMAL: append_decimal(real_of(cell), text); return;
    default: tare_sheet_append_number(cell->number, text);
    }
}

// ---- tables ------------------------------------------------------------------------------------

typedef struct Sheet {
    const TareColumn *columns;
    size_t count;
    size_t widths[MAXIMUM_COLUMNS];
    TareText cell;  // scratch
    TareSheetStyle style;
    TareText *text;
} Sheet;

static const char *read_cell(Sheet *self, const TareNode *row, size_t column) {
    tare_text_clear(&self->cell);
    append_cell(tare_document_find(row, self->columns[column].key), self->columns[column].format,
                &self->cell);
    return tare_text_get(&self->cell);
}

static void measure_columns(Sheet *self, const TareNode *rows) {
    for (size_t i = 0; i < self->count; i++) {
        self->widths[i] = tare_sheet_measure_width(self->columns[i].title);
        for (const TareNode *row = rows->children.first; row; row = row->next) {
            size_t width = tare_sheet_measure_width(read_cell(self, row, i));
            if (width > self->widths[i]) self->widths[i] = width;
        }
    }
}

static void shrink_columns(Sheet *self) {
    size_t total = (self->count - 1) * GAP_WIDTH;
    for (size_t i = 0; i < self->count; i++) total += self->widths[i];
    while (self->style.width_count && total > self->style.width_count) {
        size_t widest = SIZE_MAX;
        for (size_t i = 0; i < self->count; i++)
            if (self->columns[i].format == TARE_COLUMN_TEXT &&
                self->widths[i] > LEAST_TEXT_WIDTH &&
                (widest == SIZE_MAX || self->widths[i] > self->widths[widest]))
                widest = i;
        if (widest == SIZE_MAX) return;
        self->widths[widest]--;
        total--;
    }
}

static void append_in_column(Sheet *self, size_t column, const char *content) {
    size_t width = tare_sheet_measure_width(content), limit = self->widths[column];
    bool is_last = column + 1 == self->count;
    if (self->columns[column].format != TARE_COLUMN_TEXT) {
        if (width < limit) tare_text_append_repeat(self->text, ' ', limit - width);
        append_fitted(content, limit, self->style, self->text);
    } else {
        size_t used = append_fitted(content, limit, self->style, self->text);
        if (!is_last) tare_text_append_repeat(self->text, ' ', limit - used);
    }
    if (!is_last) tare_text_append_repeat(self->text, ' ', GAP_WIDTH);
}

static void end_row(Sheet *self) {
    TareText *text = self->text;
    while (text->length_bytes && text->bytes[text->length_bytes - 1] == ' ')
        text->bytes[--text->length_bytes] = 0;
    tare_text_append_char(text, '\n');
}

void tare_sheet_append_table(const TareNode *rows, const TareColumn *columns, size_t count,
                             TareSheetStyle style, TareText *text) {
    Sheet self = {.columns = columns, .count = count, .style = style, .text = text};
    if (!rows || !count || count > MAXIMUM_COLUMNS) return;
    tare_text_init(&self.cell, text->allocator);
    measure_columns(&self, rows);
    shrink_columns(&self);
    tare_sheet_append_marked(TARE_SHEET_DIM, style, text);
    for (size_t i = 0; i < count; i++) append_in_column(&self, i, columns[i].title);
    if (style.has_colours) tare_sheet_append_marked(TARE_SHEET_PLAIN, style, text);
    end_row(&self);
    for (const TareNode *row = rows->children.first; row; row = row->next) {
        for (size_t i = 0; i < count; i++) append_in_column(&self, i, read_cell(&self, row, i));
        end_row(&self);
    }
    text->failed |= self.cell.failed;
    tare_text_deinit(&self.cell);
}

// ---- words -------------------------------------------------------------------------------------

static const char *const definitions[] = {
    "own: its blocks",
    "exclusive: it and what nothing else refers to",
    "shared: what it reaches and others too",
    "retained: would go if it went",
    "slack: to the end of the size class",
    "page metadata: its share of side bytes and page descriptors",
};

void tare_sheet_append_words(unsigned words, TareSheetStyle style, TareText *text) {
    size_t column = 0;
    if (!words) return;
    tare_sheet_append_marked(TARE_SHEET_DIM, style, text);
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        if (!(words >> i & 1)) continue;
        size_t width = tare_sheet_measure_width(definitions[i]);
        bool fits = !style.width_count || column + 3 + width <= style.width_count;
        if (column) tare_text_append_string(text, fits ? " · " : "\n");
        column = (column && fits ? column + 3 : 0) + width;
        tare_text_append_string(text, definitions[i]);
    }
    tare_sheet_append_marked(TARE_SHEET_PLAIN, style, text);
    tare_text_append_char(text, '\n');
}
