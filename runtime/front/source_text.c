// From a file's bytes to the lexer's buffer: byte order mark, encoding declaration, newlines.
// Guarded by tests/unit/front/parser_test.c.
#include "front/source_text.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/text.h"
#include "types/codecs.h"

typedef enum Encoding {
    ENCODING_UTF_8,
    ENCODING_LATIN_1,
    ENCODING_ASCII,
    ENCODING_TABLE,
} Encoding;

typedef struct Declaration {
    Encoding encoding;
    const uint16_t *points;  // of ENCODING_TABLE: the characters of bytes from 128 up, 0: none
    char name[40];           // as declared, or ""
} Declaration;

size_t tare_source_text_count(const char *text, size_t bytes) {
    size_t count = 0;
    for (size_t i = 0; i < bytes; i++) {
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return count;
}

static TareStatus fail_whole(TareSyntaxError *error, TareSyntaxErrorKind kind,
                             const char *message) {
    memset(error, 0, sizeof *error);
    error->kind = kind;
    snprintf(error->message, sizeof error->message, "%s", message);
    return TARE_ERROR;
}

// Where a declaration's encoding name begins in a comment line, or NULL.
static const char *find_coding(const char *line, const char *end) {
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) {
        line++;
    }
    if (line == end || *line != '#') {
        return NULL;
    }
    for (; end - line > 7; line++) {
        if (memcmp(line, "coding", 6) == 0 && (line[6] == ':' || line[6] == '=')) {
            line += 7;
            while (line < end && (*line == ' ' || *line == '\t')) {
                line++;
            }
            return line;
        }
    }
    return NULL;
}

static bool is_blank_or_comment(const char *line, const char *end) {
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f' || *line == '\r')) {
        line++;
    }
    return line == end || *line == '#';
}

static bool is_coding_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

static TareStatus find_encoding(const char *name, const char *end, Declaration *declaration,
                                TareSyntaxError *error) {
    char clean[sizeof declaration->name];
    size_t count = 0;
    for (; name + count < end && count + 1 < sizeof clean && is_coding_char(name[count]); count++) {
        clean[count] = name[count] == '_' ? '-' : name[count];
    }
    clean[count] = '\0';
    static const struct {
        const char *name;
        Encoding encoding;
    } known[] = {
        {"utf-8", ENCODING_UTF_8},        {"utf8", ENCODING_UTF_8},
        {"utf-8-sig", ENCODING_UTF_8},    {"u8", ENCODING_UTF_8},
        {"latin-1", ENCODING_LATIN_1},    {"latin1", ENCODING_LATIN_1},
        {"iso-8859-1", ENCODING_LATIN_1}, {"iso8859-1", ENCODING_LATIN_1},
        {"l1", ENCODING_LATIN_1},         {"ascii", ENCODING_ASCII},
        {"us-ascii", ENCODING_ASCII},     {"utf-8-unix", ENCODING_UTF_8},
        {"utf-8-dos", ENCODING_UTF_8},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcasecmp(known[i].name, clean) == 0) {
            declaration->encoding = known[i].encoding;
            bool is_latin_1 = known[i].encoding == ENCODING_LATIN_1;
            snprintf(declaration->name, sizeof declaration->name, "%s",
                     is_latin_1 ? "iso-8859-1" : clean);
            return TARE_OK;
        }
    }
    snprintf(declaration->name, sizeof declaration->name, "%.*s", (int)count, name);
    declaration->points = tare_codecs_find_points(clean);
    if (declaration->points) {
        declaration->encoding = ENCODING_TABLE;
        return TARE_OK;
    }
    fail_whole(error, TARE_SYNTAX_ERROR, "");
    snprintf(error->message, sizeof error->message, "unknown encoding: %.*s", (int)count, name);
    memcpy(error->encoding, declaration->name, sizeof error->encoding);
    error->offset = -1;
    return TARE_ERROR;
}

// Looks for a declaration in the first two lines.
static TareStatus read_declaration(const char *source, const char *end, Declaration *declaration,
                                   TareSyntaxError *error) {
    for (int i = 0; i < 2 && source < end; i++) {
        const char *newline = memchr(source, '\n', (size_t)(end - source));
        const char *line_end = newline != NULL ? newline : end;
        const char *name = find_coding(source, line_end);
        if (name != NULL && name < line_end && is_coding_char(*name)) {
            return find_encoding(name, line_end, declaration, error);
        }
        if (!is_blank_or_comment(source, line_end)) {
            break;
        }
        source = line_end + 1;
    }
    return TARE_OK;
}

// Index of the first byte that is no UTF-8, or `length`.
static size_t find_bad_byte(const char *text, size_t length) {
    size_t at = 0;
    while (at < length) {
        if ((unsigned char)text[at] < 128) {
            at++;
            continue;
        }
        ucs4_t c;
        int step = u8_mbtoucr(&c, (const uint8_t *)text + at, length - at);
        if (step <= 0) {
            return at;
        }
        at += (size_t)step;
    }
    return length;
}

static const char *explain_bad_byte(const char *at, const char *end) {
    unsigned char c = (unsigned char)*at;
    if (c < 0xc2 || c > 0xf4) {
        return "invalid start byte";
    }
    int needed = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
    int found = 0;
    while (found < needed && at + 1 + found < end && (at[1 + found] & 0xc0) == 0x80) {
        found++;
    }
    return at + 1 + found == end && found < needed ? "unexpected end of data"
                                                   : "invalid continuation byte";
}

// A byte that the declared encoding, which is not UTF-8, lacks.
static TareStatus fail_declared(const char *text, size_t at, const Declaration *declaration,
                                TareSyntaxError *error) {
    fail_whole(error, TARE_SYNTAX_ERROR, "");
    bool is_ascii = declaration->encoding == ENCODING_ASCII;
    snprintf(error->message, sizeof error->message,
             "'%s' codec can't decode byte 0x%02x in position %zu: %s",
             is_ascii ? "ascii" : "charmap", (uint8_t)text[at], at,
             is_ascii ? "ordinal not in range(128)" : "character maps to <undefined>");
    memcpy(error->encoding, declaration->name, sizeof error->encoding);
    error->offset = -1;
    return TARE_ERROR;
}

static TareStatus fail_bad_byte(const char *text, size_t length, size_t at,
                                TareSyntaxError *error) {
    fail_whole(error, TARE_SYNTAX_ERROR, "");
    const char *line = text;
    error->line = 1;
    for (size_t i = 0; i < at; i++) {
        if (text[i] == '\n') {
            error->line++;
            line = text + i + 1;
        }
    }
    const char *newline = memchr(line, '\n', (size_t)(text + length - line));
    const char *line_end = newline != NULL ? newline + 1 : text + length;
    error->offset = (int64_t)tare_source_text_count(line, (size_t)(line_end - line));
    error->end_line = error->line;
    error->end_offset = error->offset;
    error->text = line;
    error->text_bytes = (size_t)(line_end - line);
    error->bad_byte = (uint8_t)text[at];
    snprintf(error->message, sizeof error->message,
             "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position 0: %s",
             (uint8_t)text[at], explain_bad_byte(text + at, text + length));
    return TARE_ERROR;
}

static bool is_decodable(const Declaration *declaration, unsigned char c) {
    if (c < 128 || declaration->encoding == ENCODING_LATIN_1) return true;
    return declaration->encoding == ENCODING_TABLE && declaration->points[c - 128] != 0;
}

static TareStatus check_bytes(const char *text, size_t length, const Declaration *declaration,
                              TareSyntaxError *error) {
    if (memchr(text, '\0', length) != NULL) {
        return fail_whole(error, TARE_SYNTAX_VALUE_ERROR,
                          "source code string cannot contain null bytes");
    }
    size_t bad = 0;
    if (declaration->encoding == ENCODING_UTF_8) {
        bad = find_bad_byte(text, length);
        return bad == length ? TARE_OK : fail_bad_byte(text, length, bad, error);
    }
    while (bad < length && is_decodable(declaration, (unsigned char)text[bad])) bad++;
    return bad == length ? TARE_OK : fail_declared(text, bad, declaration, error);
}

static char *put_point(char *to, uint32_t c) {
    if (c < 0x800) {
        *to++ = (char)(0xc0 | (c >> 6));
    } else {
        *to++ = (char)(0xe0 | (c >> 12));
        *to++ = (char)(0x80 | ((c >> 6) & 0x3f));
    }
    *to++ = (char)(0x80 | (c & 0x3f));
    return to;
}

// Copies, with newlines made `\n` and all made UTF-8. Returns the end of the copy.
static char *copy_bytes(char *to, const char *from, const char *end,
                        const Declaration *declaration) {
    while (from < end) {
        unsigned char c = (unsigned char)*from++;
        if (c == '\r') {
            from += from < end && *from == '\n';
            *to++ = '\n';
        } else if (c >= 128 && declaration->encoding == ENCODING_LATIN_1) {
            to = put_point(to, c);
        } else if (c >= 128 && declaration->encoding == ENCODING_TABLE) {
            to = put_point(to, declaration->points[c - 128]);
        } else {
            *to++ = (char)c;
        }
    }
    return to;
}

// A mark says UTF-8, and the declaration something else.
static TareStatus fail_marked(const Declaration *declaration, TareSyntaxError *error) {
    fail_whole(error, TARE_SYNTAX_ERROR, "");
    snprintf(error->message, sizeof error->message, "encoding problem: %s with BOM",
             declaration->name);
    snprintf(error->encoding, sizeof error->encoding, "%.30s with BOM", declaration->name);
    error->offset = -1;
    return TARE_ERROR;
}

TareStatus tare_source_text_init(TareSourceText *self, TareArena *arena, const char *source,
                                 size_t length_bytes, bool is_decoded, TareSyntaxError *error) {
    Declaration declaration = {ENCODING_UTF_8, NULL, ""};
    bool has_mark = length_bytes >= 3 && memcmp(source, "\xef\xbb\xbf", 3) == 0;
    if (has_mark) {
        source += 3;
        length_bytes -= 3;
    }
    const char *end = source + length_bytes;
    if (!is_decoded && read_declaration(source, end, &declaration, error) != TARE_OK) {
        return TARE_ERROR;
    }
    if (has_mark && declaration.encoding != ENCODING_UTF_8) {
        return fail_marked(&declaration, error);
    }
    if (check_bytes(source, length_bytes, &declaration, error) != TARE_OK) {
        return TARE_ERROR;
    }
    size_t growth = declaration.encoding == ENCODING_TABLE ? 3 : 2;
    size_t room = (declaration.encoding == ENCODING_UTF_8 ? 1 : growth) * length_bytes + 2;
    char *bytes = room < UINT32_MAX / 2 ? tare_arena_alloc(arena, room) : NULL;
    if (bytes == NULL) {
        return fail_whole(error, TARE_SYNTAX_MEMORY_ERROR, "");
    }
    char *to = copy_bytes(bytes, source, end, &declaration);
    self->ends_without_newline = to > bytes && to[-1] != '\n';
    if (self->ends_without_newline) {
        *to++ = '\n';
    }
    *to = '\0';
    self->bytes = bytes;
    self->length_bytes = (size_t)(to - bytes);
    return TARE_OK;
}
