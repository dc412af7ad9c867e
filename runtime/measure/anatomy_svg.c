// An anatomy as SVG: a row of boxes a block, 12 pixels a byte, so that widths tell sizes; regions
// of more than 32 bytes are drawn as wide as 32 and say so in their text.
#include <stdio.h>

#include "measure/anatomy_report.h"

enum {
    BYTE_PIXELS = 12,
    LARGEST_BYTES = 32,
    SMALLEST_BYTES = 4,
    LEFT_PIXELS = 20,
    LINE_PIXELS = 800,
    BOX_PIXELS = 46,
    ROW_PIXELS = 80,
    CHARACTER_PIXELS = 7,
    SHOWN_ROWS = 64,
};

typedef struct Kind {
    const char *name, *fill;
} Kind;

static const Kind kinds[] = {
    {"header", "#cfe2f3"}, {"count", "#fff2cc"}, {"references", "#d9ead3"},
    {"pointer", "#d0e0e3"}, {"number", "#fce5cd"}, {"text", "#fff9e6"},
    {"index", "#ead1dc"}, {"spare", "#f3f3f3"}, {"raw", "#e6e6e6"},
    {"padding", "#f4cccc"}, {"slack", "#f4cccc"},
};

static const char *find_fill(const char *kind) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].name, kind)) return kinds[i].fill;
    return "#ffffff";
}

// At most `limit` characters, with what XML reserves escaped.
static void append_escaped(TareText *text, const char *content, size_t limit) {
    bool is_cut = tare_sheet_measure_width(content) > limit;
    size_t used = 0, room = is_cut && limit ? limit - 1 : limit;
    for (; *content && (used < room || ((unsigned char)*content & 0xc0) == 0x80); content++) {
        unsigned char byte = (unsigned char)*content;
        used += (byte & 0xc0) != 0x80;
        if (byte == '&') tare_text_append_string(text, "&amp;");
        else if (byte == '<') tare_text_append_string(text, "&lt;");
        else if (byte == '>') tare_text_append_string(text, "&gt;");
        else tare_text_append_char(text, byte < 32 ? '?' : *content);
    }
    if (is_cut) tare_text_append_string(text, "…");
}

static void append_label(TareText *text, size_t x, size_t y, const char *style,
                         const char *content, size_t limit) {
    tare_text_append_format(text, "<text x=\"%zu\" y=\"%zu\"%s>", x, y, style);
    append_escaped(text, content, limit);
    tare_text_append_string(text, "</text>\n");
}

static size_t box_width(const TareAnatomyRow *row) {
    size_t bytes = row->size_bytes;
    if (bytes > LARGEST_BYTES) bytes = LARGEST_BYTES;
    if (bytes < SMALLEST_BYTES) bytes = SMALLEST_BYTES;
    return bytes * BYTE_PIXELS;
}

static void append_box(TareText *text, const TareAnatomyRow *row, size_t x, size_t y) {
    char words[128];
    size_t width = box_width(row), limit = (width - 8) / CHARACTER_PIXELS;
    tare_text_append_format(text,
                            "<rect x=\"%zu\" y=\"%zu\" width=\"%zu\" height=\"%d\" fill=\"%s\" "
                            "stroke=\"#444\"%s/>\n",
                            x, y, width, BOX_PIXELS, find_fill(row->kind),
                            strcmp(row->kind, "slack") ? "" : " stroke-dasharray=\"4 3\"");
    snprintf(words, sizeof words, "+%zu", row->offset_bytes);
    append_label(text, x, y - 4, " class=\"o\"", words, 16);
    snprintf(words, sizeof words, "%s %zu", *row->label ? row->label : row->kind,
             row->size_bytes);
    append_label(text, x + 5, y + 18, " class=\"n\"", words, limit);
    append_label(text, x + 5, y + 36, "", row->value, limit);
}

// Draws a block from `y` on; where the next one may begin.
static size_t append_block(const TareAnatomy *anatomy, size_t index, size_t y, TareText *text) {
    const TareAnatomyBlock *block = tare_anatomy_block(anatomy, index);
    size_t x = LEFT_PIXELS, shown = 0;
    tare_text_append_format(text, "<text x=\"%d\" y=\"%zu\" class=\"n\">", LEFT_PIXELS, y);
    append_escaped(text, block->name, 40);
    tare_text_append_format(text, ": %zu B</text>\n", block->taken_bytes);
    y += 28;
    for (size_t i = 0; i < anatomy->rows.count; i++) {
        const TareAnatomyRow *row = tare_vector_get(&anatomy->rows, i);
        if (row->block != index || shown++ >= SHOWN_ROWS) continue;
        if (x + box_width(row) > LEFT_PIXELS + LINE_PIXELS) {
            x = LEFT_PIXELS;
            y += ROW_PIXELS - 10;
        }
        append_box(text, row, x, y);
        x += box_width(row);
    }
    return y + ROW_PIXELS;
}

static bool has_kind(const TareAnatomy *anatomy, const char *kind) {
    for (size_t i = 0; i < anatomy->rows.count; i++) {
        const TareAnatomyRow *row = tare_vector_get(&anatomy->rows, i);
        if (!strcmp(row->kind, kind)) return true;
    }
    return false;
}

static void append_legend(const TareAnatomy *anatomy, size_t y, TareText *text) {
    size_t x = LEFT_PIXELS;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!has_kind(anatomy, kinds[i].name)) continue;
        tare_text_append_format(text,
                                "<rect x=\"%zu\" y=\"%zu\" width=\"14\" height=\"14\" "
                                "fill=\"%s\" stroke=\"#444\"/>\n",
                                x, y - 11, kinds[i].fill);
        append_label(text, x + 20, y, "", kinds[i].name, 16);
        x += 40 + strlen(kinds[i].name) * CHARACTER_PIXELS;
    }
}

void tare_anatomy_svg_append(const TareAnatomy *anatomy, TareText *text) {
    TareText body;
    tare_text_init(&body, text->allocator);
    size_t y = 58;
    for (size_t i = 0; i < anatomy->blocks.count; i++) y = append_block(anatomy, i, y, &body);
    append_legend(anatomy, y, &body);
    tare_text_append_format(text,
                            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
                            "height=\"%zu\" viewBox=\"0 0 %d %zu\">\n"
                            "<style>text{font:12px monospace;fill:#222}.n{font-weight:bold}"
                            ".o{font-size:10px;fill:#666}</style>\n"
                            "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
                            LINE_PIXELS + 2 * LEFT_PIXELS, y + 20, LINE_PIXELS + 2 * LEFT_PIXELS,
                            y + 20);
    tare_text_append_format(text, "<text x=\"%d\" y=\"28\" class=\"n\">", LEFT_PIXELS);
    append_escaped(text, anatomy->type_name, 40);
    tare_text_append_format(text, ": %zu B of its own</text>\n", anatomy->taken_bytes);
    tare_text_append_string(text, tare_text_get(&body));
    tare_text_append_string(text, "</svg>\n");
    text->failed |= body.failed;
    tare_text_deinit(&body);
}
