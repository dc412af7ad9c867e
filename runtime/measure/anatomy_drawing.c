// A block drawn with box characters: a box a region, offsets above, four boxes a line. What a box
// is, is written in it, so the colours are only a help.
#include <stdio.h>

#include "measure/anatomy_report.h"

enum { BOXES_A_LINE = 4, BOX_WIDTH = 17, SHOWN_BOXES = 16 };

typedef struct Drawing {
    const TareAnatomyRow *rows[SHOWN_BOXES];
    size_t count;
    size_t left_out_count;
    size_t end_bytes;
    TareText *text;
} Drawing;

static const char *find_colour(const char *kind) {
    static const struct {
        const char *kind, *colour;
    } colours[] = {
        {"header", TARE_SHEET_BLUE},  {"references", TARE_SHEET_GREEN},
        {"pointer", TARE_SHEET_BLUE}, {"spare", TARE_SHEET_DIM},
        {"slack", TARE_SHEET_RED},    {"padding", TARE_SHEET_RED},
    };
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (!strcmp(colours[i].kind, kind)) return colours[i].colour;
    return TARE_SHEET_YELLOW;
}

static void append_repeated(TareText *text, const char *piece, size_t count) {
    for (size_t i = 0; i < count; i++) tare_text_append_string(text, piece);
}

// Content in exactly BOX_WIDTH columns. Bytes beyond ASCII are kept whole.
static void append_content(TareText *text, const char *content) {
    size_t used = 0;
    bool is_cut = tare_sheet_measure_width(content) > BOX_WIDTH - 2;
    tare_text_append_char(text, ' ');
    while (*content && used < (size_t)(BOX_WIDTH - 2 - is_cut)) {
        char character[5] = {*content++};
        for (size_t i = 1; i < 4 && ((unsigned char)*content & 0xc0) == 0x80; i++)
            character[i] = *content++;
        size_t width = tare_sheet_measure_width(character);
        if (used + width > (size_t)(BOX_WIDTH - 2 - is_cut)) break;
        used += width;
        tare_text_append_string(text, character);
    }
    if (is_cut) tare_text_append_string(text, "…");
    tare_text_append_repeat(text, ' ', BOX_WIDTH - 1 - used - is_cut);
}

static void append_border(Drawing *self, size_t count, const char *left, const char *middle,
                          const char *right) {
    tare_text_append_string(self->text, "  ");
    tare_text_append_string(self->text, left);
    for (size_t i = 0; i < count; i++) {
        append_repeated(self->text, "─", BOX_WIDTH);
        tare_text_append_string(self->text, i + 1 < count ? middle : right);
    }
    tare_text_append_char(self->text, '\n');
}

// The first line of a box: its name and bytes; the second: what stands there.
static void append_inside(Drawing *self, size_t first, size_t count, bool wants_value) {
    char name[128];
    tare_text_append_string(self->text, "  │");
    for (size_t i = first; i < first + count; i++) {
        const TareAnatomyRow *row = self->rows[i];
        const char *label = *row->label ? row->label : row->kind;
        snprintf(name, sizeof name, "%s %zu", label, row->size_bytes);
        tare_text_append_string(self->text, find_colour(row->kind));
        append_content(self->text, wants_value ? row->value : name);
        tare_text_append_string(self->text, TARE_SHEET_PLAIN "│");
    }
    tare_text_append_char(self->text, '\n');
}

static void append_offsets(Drawing *self, size_t first, size_t count) {
    char offset[32];
    tare_text_append_string(self->text, "  " TARE_SHEET_DIM);
    for (size_t i = first; i < first + count; i++) {
        snprintf(offset, sizeof offset, "+%zu", self->rows[i]->offset_bytes);
        tare_text_append_format(self->text, "%-*s", BOX_WIDTH + 1, offset);
    }
    bool is_end = first + count == self->count && !self->left_out_count;
    if (is_end) tare_text_append_format(self->text, "+%zu", self->end_bytes);
    tare_text_append_string(self->text, TARE_SHEET_PLAIN "\n");
}

static void gather_rows(Drawing *self, const TareAnatomy *anatomy, size_t index) {
    for (size_t i = 0; i < anatomy->rows.count; i++) {
        const TareAnatomyRow *row = tare_vector_get(&anatomy->rows, i);
        if (row->block != index) continue;
        if (self->count < SHOWN_BOXES) self->rows[self->count++] = row;
        else self->left_out_count++;
    }
}

void tare_anatomy_drawing_append(const TareAnatomy *anatomy, size_t index, TareText *text) {
    Drawing self = {.text = text};
    self.end_bytes = tare_anatomy_block(anatomy, index)->taken_bytes;
    gather_rows(&self, anatomy, index);
    for (size_t first = 0; first < self.count; first += BOXES_A_LINE) {
        size_t count = self.count - first < BOXES_A_LINE ? self.count - first : BOXES_A_LINE;
        append_offsets(&self, first, count);
        append_border(&self, count, "┌", "┬", "┐");
        append_inside(&self, first, count, false);
        append_inside(&self, first, count, true);
        append_border(&self, count, "└", "┴", "┘");
    }
    if (self.left_out_count)
        tare_text_append_format(text, "  … %zu more regions", self.left_out_count);
    else if (text->length_bytes) text->bytes[--text->length_bytes] = 0;
}
