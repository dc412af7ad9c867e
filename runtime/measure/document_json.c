// A document as JSON.
#include <inttypes.h>
#include <math.h>

#include "measure/document.h"
#include "types/float.h"

// Bytes of UTF-8 go through as they are; control characters are escaped.
void tare_document_append_quoted(const char *utf8, TareText *text) {
    tare_text_append_char(text, '"');
    for (const char *cursor = utf8; *cursor; cursor++) {
        unsigned char byte = (unsigned char)*cursor;
        if (byte == '"' || byte == '\\') tare_text_append_format(text, "\\%c", byte);
        else if (byte == '\n') tare_text_append_string(text, "\\n");
        else if (byte < 32 || byte == 127) tare_text_append_format(text, "\\u%04x", byte);
        else tare_text_append_char(text, *cursor);
    }
    tare_text_append_char(text, '"');
}

static void append_node(const TareNode *self, size_t level, TareText *text);

static void start_line(size_t level, TareText *text) {
    tare_text_append_char(text, '\n');
    tare_text_append_repeat(text, ' ', 2 * level);
}

static void append_children(const TareNode *self, size_t level, TareText *text) {
    bool is_map = self->kind == TARE_NODE_MAP;
    tare_text_append_char(text, is_map ? '{' : '[');
    for (const TareNode *child = self->children.first; child; child = child->next) {
        start_line(level + 1, text);
        if (is_map) {
            tare_document_append_quoted(child->key, text);
            tare_text_append_string(text, ": ");
        }
        append_node(child, level + 1, text);
        if (child->next) tare_text_append_char(text, ',');
    }
    if (self->children.first) start_line(level, text);
    tare_text_append_char(text, is_map ? '}' : ']');
}

static void append_node(const TareNode *self, size_t level, TareText *text) {
    switch (self->kind) {
    case TARE_NODE_NULL: tare_text_append_string(text, "null"); return;
    case TARE_NODE_BOOL: tare_text_append_string(text, self->truth ? "true" : "false"); return;
    case TARE_NODE_NUMBER: tare_text_append_format(text, "%" PRId64, self->number); return;
    case TARE_NODE_REAL:
        if (isfinite(self->real)) tare_float_append_repr(text, self->real);
        else tare_text_append_string(text, "null");
        return;
    case TARE_NODE_TEXT: tare_document_append_quoted(self->text, text); return;
    default: append_children(self, level, text);
    }
}

void tare_document_append_json(const TareNode *self, TareText *text) {
    append_node(self, 0, text);
    tare_text_append_char(text, '\n');
}
