// Source lines in reports. Carets: a binary operation marks its operator, a subscript its brackets,
// anything else the whole part; none where the part is the whole line.
#include "types/report_source.h"

#include <ctype.h>
#include <stdio.h>

#include "object/error.h"
#include "types/exception.h"

// Reads line `number` (from 1) of the file into `line`, without its end; false when there is none.
static bool read_line(TareRuntime *rt, TareString *filename, int number, TareText *line) {
    TareText path;
    tare_text_init(&path, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    FILE *file = NULL;
    if (!rt->forbids_files) file = fopen(tare_string_utf8(rt, filename, &path), "rb");
    tare_text_deinit(&path);
    if (!file) return false;
    int at = 1, byte;
    while (at <= number && (byte = getc(file)) != EOF) {
        if (byte == '\n')
            at++;
        else if (at == number && byte != '\r')
            tare_text_append_char(line, (char)byte);
    }
    fclose(file);
    return line->length_bytes > 0;
}

static const char *const operator_texts[] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                             "**", "<<", ">>", "&", "^", "|"};

// The text of the operator that an instruction applies; NULL for others.
static const char *operator_of(uint32_t opcode) {
    if (opcode >= TARE_OPCODE_ADD && opcode <= TARE_OPCODE_OR)
        return operator_texts[opcode - TARE_OPCODE_ADD];
    if (opcode == TARE_OPCODE_ADD_INT) return "+";
    if (opcode == TARE_OPCODE_SUBTRACT_INT) return "-";
    return NULL;
}

// Behind the string literal that begins at `at`.
static size_t skip_string(const char *segment, size_t at, size_t end) {
    char quote = segment[at++];
    while (at < end && segment[at] != quote) at += segment[at] == '\\' ? 2 : 1;
    return at + 1;
}

static bool is_operator_char(char c) { return c && strchr("+-*/%@<>&|^~=", c); }

// Finds the operator of a left-associative chain: its last occurrence outside brackets and strings
// that is no sign (POWER associates to the right: the first).
static bool find_operator(const char *segment, size_t length, const char *symbol, size_t *start) {
    int depth = 0;
    bool found = false, after_operand = false;
    size_t width = strlen(symbol);
    for (size_t i = 0; i < length;) {
        char c = segment[i];
        if (c == '"' || c == '\'') {
            i = skip_string(segment, i, length);
            after_operand = true;
            continue;
        }
        if (strchr("([{", c)) depth++;
        if (strchr(")]}", c)) depth--;
        size_t run = 0;
        while (i + run < length && is_operator_char(segment[i + run]) && run < 2) run++;
        if (run == 2 && segment[i] != segment[i + 1]) run = 1;
        if (run && depth == 0 && after_operand && run == width &&
            !strncmp(segment + i, symbol, width)) {
            *start = i;
            found = true;
            if (!strcmp(symbol, "**")) return true;
        }
        if (run)
            after_operand = false;
        else if (!isspace((unsigned char)c))
            after_operand = true;
        i += run ? run : 1;
    }
    return found;
}

// The bracket that opens the subscript which ends the segment.
static bool find_subscript(const char *segment, size_t length, size_t *start) {
    int depth = 0;
    for (size_t i = length; i-- > 0;) {
        if (strchr(")]}", segment[i])) depth++;
        if (strchr("([{", segment[i]) && --depth == 0) {
            *start = i;
            return segment[i] == '[' && i > 0;
        }
    }
    return false;
}

// Characters, not bytes, of UTF-8 text.
static size_t count_characters(const char *text, size_t length_bytes) {
    size_t count = 0;
    for (size_t i = 0; i < length_bytes; i++) count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

// What of a part of a line is marked by ^, the rest being ~: the operator or the subscript that
// failed. Without one *mark_length is 0.
static void find_marks(const char *segment, size_t length, uint32_t opcode, size_t *mark,
                       size_t *mark_length) {
    const char *symbol = operator_of(opcode);
    *mark = *mark_length = 0;
    if (symbol && find_operator(segment, length, symbol, mark))
        *mark_length = strlen(symbol);
    else if (opcode == TARE_OPCODE_GET_ITEM && find_subscript(segment, length, mark))
        *mark_length = length - *mark;
}

// The line of carets under the bytes [from, to) of a line; none where they are all of it and
// nothing in them is to be marked.
static void append_carets(const char *line, size_t from, size_t to, uint32_t opcode, size_t indent,
                          bool is_whole, TareText *text) {
    const char *segment = line + from;
    size_t length = to - from, mark, mark_length;
    find_marks(segment, length, opcode, &mark, &mark_length);
    if (is_whole && !mark_length) return;
    tare_text_append_string(text, "    ");
    tare_text_append_repeat(text, ' ', count_characters(line + indent, from - indent));
    if (!mark_length) {
        tare_text_append_repeat(text, '^', count_characters(segment, length));
    } else {
        tare_text_append_repeat(text, '~', count_characters(segment, mark));
        tare_text_append_repeat(text, '^', count_characters(segment + mark, mark_length));
        tare_text_append_repeat(
            text, '~', count_characters(segment + mark + mark_length, length - mark - mark_length));
    }
    tare_text_append_char(text, '\n');
}

void tare_report_source_append(TareRuntime *rt, TareString *filename, const TarePosition *position,
                               uint32_t opcode, TareText *text) {
    TareText line;
    tare_text_init(&line, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    if (position->line > 0 && read_line(rt, filename, position->line, &line)) {
        const char *bytes = tare_text_get(&line);
        size_t indent = 0, end = line.length_bytes;
        while (indent < end && isspace((unsigned char)bytes[indent])) indent++;
        while (end > indent && isspace((unsigned char)bytes[end - 1])) end--;
        tare_text_append_string(text, "    ");
        tare_text_append(text, bytes + indent, end - indent);
        tare_text_append_char(text, '\n');
        bool is_one_line = position->end_line == position->line;
        size_t from = position->column < 0 ? indent : (size_t)position->column;
        size_t to = is_one_line && position->end_column >= 0 ? (size_t)position->end_column : end;
        if (to > end) to = end;
        bool is_whole = from == indent && to == end;
        if (position->column >= 0 && from < to && from >= indent)
            append_carets(bytes, from, to, is_one_line ? opcode : TARE_OPCODE_NOP, indent, is_whole,
                          text);
    }
    tare_text_deinit(&line);
}

void tare_report_source_append_syntax(TareRuntime *rt, TareString *line, int64_t offset,
                                      int64_t end_offset, TareText *text) {
    (void)rt;
    size_t start = 0, end = line->length;
    while (end > 0 && strchr("\r\n", (int)tare_string_get(line, end - 1) & 0x7f) &&
           tare_string_get(line, end - 1) < 0x80)
        end--;
    while (start < end && strchr(" \t\f", (int)tare_string_get(line, start) & 0x7f) &&
           tare_string_get(line, start) < 0x80)
        start++;
    tare_text_append_string(text, "    ");
    for (size_t i = start; i < end; i++)
        tare_text_append_code_point(text, tare_string_get(line, i));
    tare_text_append_char(text, '\n');
    if (offset < 1) return;
    if (end_offset == 0) end_offset = offset;
    int64_t from = offset - 1 - (int64_t)start;
    int64_t to = end_offset < 0 ? (int64_t)(end - start) : end_offset - 1 - (int64_t)start;
    if (from < 0) return;  // the place is in the indentation: the line says enough
    if (to <= from) to = from + 1;
    tare_text_append_string(text, "    ");
    tare_text_append_repeat(text, ' ', (size_t)from);
    tare_text_append_repeat(text, '^', (size_t)(to - from));
    tare_text_append_char(text, '\n');
}
