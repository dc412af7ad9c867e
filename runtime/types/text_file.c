// Text files: bytes to characters and back, and the ends of lines. What programs call is in
// text_file_methods.c.
#include "types/text_file.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/codecs.h"
#include "types/container.h"

static TareStatus set_codec(TareRuntime *rt, TareTextFile *self, const char *encoding) {
    const char *known = tare_codecs_find_name(encoding);
    if (!known)
        return tare_error_fail(rt, TARE_TYPE_LOOKUP_ERROR, "unknown encoding: %s", encoding);
    bool is_single = !strncmp(known, "iso8859", 7) || !strcmp(known, "ascii") ||
                     !strcmp(known, "latin-1") || !strncmp(known, "cp", 2);
    bool is_utf8 = !strcmp(known, "utf-8");
    self->codec = is_utf8     ? TARE_TEXT_FILE_UTF8
                  : is_single ? TARE_TEXT_FILE_BYTES
                              : TARE_TEXT_FILE_WIDE;
    return TARE_OK;
}

TareValue tare_text_file_new(TareRuntime *rt, TareValue binary, const char *mode,
                             const char *encoding, const char *errors, TareValue newline) {
    TareTextFile *self = tare_alloc_builtin(rt, TARE_TYPE_TEXT_FILE);
    if (!self) return TARE_ABSENT;
    TareValue v = tare_value_from_object(self);
    self->binary = tare_retain(binary);
    self->newline = tare_retain(newline);
    self->encoding = tare_string_new_c(rt, encoding ? encoding : "UTF-8");
    self->errors = tare_string_new_c(rt, errors ? errors : "strict");
    self->mode = tare_string_new_c(rt, mode);
    if (!tare_value_is_absent(self->encoding) && !tare_value_is_absent(self->errors) &&
        !tare_value_is_absent(self->mode) &&
        set_codec(rt, self, encoding ? encoding : "utf-8") == TARE_OK)
        return v;
    tare_release(rt, v);
    return TARE_ABSENT;
}

// ---- writing ----

static bool is_strict_utf8(const TareTextFile *self, const TareString *text) {
    return text->is_ascii ? self->codec != TARE_TEXT_FILE_WIDE : false;
}

static TareStatus write_encoded(TareRuntime *rt, TareTextFile *self, TareString *text) {
    TareBinaryFile *binary = tare_binary_file_of(self->binary);
    if (is_strict_utf8(self, text))
        return tare_binary_file_write(rt, binary, text->characters, text->length);
    TareValue bytes = tare_codecs_encode(rt, text, tare_string_of(self->encoding)->characters,
                                         tare_string_of(self->errors)->characters);
    if (tare_value_is_absent(bytes)) return TARE_ERROR;
    TareBytes *encoded = tare_bytes_of(bytes);
    TareStatus status = tare_binary_file_write(rt, binary, encoded->data, encoded->length);
    tare_release(rt, bytes);
    return status;
}

// "\n" becomes `end` in what is written.
static TareStatus write_with_ends(TareRuntime *rt, TareTextFile *self, TareString *text,
                                  TareString *end) {
    size_t start = 0;
    TareStatus status = TARE_OK;
    for (size_t i = 0; i <= text->length && status == TARE_OK; i++) {
        bool at_end = i == text->length;
        if (!at_end && tare_string_get(text, i) != '\n') continue;
        TareValue part = tare_string_slice(rt, text, start, i);
        if (tare_value_is_absent(part)) return TARE_ERROR;
        status = write_encoded(rt, self, tare_string_of(part));
        tare_release(rt, part);
        if (status == TARE_OK && !at_end) status = write_encoded(rt, self, end);
        start = i + 1;
    }
    return status;
}

static bool has_newline(const TareString *text) {
    if (text->width_log2 == 0) return memchr(text->characters, '\n', text->length) != NULL;
    for (size_t i = 0; i < text->length; i++)
        if (tare_string_get(text, i) == '\n') return true;
    return false;
}

TareStatus tare_text_file_write(TareRuntime *rt, TareValue v, TareString *text) {
    TareTextFile *self = tare_text_file_of(v);
    TareBinaryFile *binary = tare_binary_file_of(self->binary);
    if (tare_binary_file_check_open(rt, binary, "I/O operation on closed file.") != TARE_OK)
        return TARE_ERROR;
    if (!binary->is_writable) return tare_binary_file_refuse(rt, "not writable");
    TareString *end = tare_value_is_absent(self->newline) ? NULL : tare_string_of(self->newline);
    bool translates = end && end->length > 0 && !tare_string_equals_c(end, "\n");
    TareStatus status = translates ? write_with_ends(rt, self, text, end)
                                   : write_encoded(rt, self, text);
    if (status == TARE_OK &&
        (self->is_write_through || (self->is_line_buffered && has_newline(text))))
        status = tare_binary_file_flush(rt, binary);
    return status;
}

TareStatus tare_text_file_flush(TareRuntime *rt, TareValue v) {
    TareBinaryFile *binary = tare_text_file_get_binary(v);
    if (tare_binary_file_check_open(rt, binary, "I/O operation on closed file.") != TARE_OK)
        return TARE_ERROR;
    return tare_binary_file_flush(rt, binary);
}

// ---- reading ----

// The next byte: 0..255, -1 at the end, -2 on error.
static int next_byte(TareRuntime *rt, TareBinaryFile *file) {
    if (file->is_dirty || file->start == file->end) {
        int more = tare_binary_file_fill(rt, file);
        if (more <= 0) return more == 0 ? -1 : -2;
    }
    return file->data[file->start++];
}

// Whether the byte that comes next is `wanted`: then takes it. -1 on error.
static int take_byte(TareRuntime *rt, TareBinaryFile *file, int wanted) {
    int byte = next_byte(rt, file);
    if (byte == -2) return -1;
    if (byte == wanted) return 1;
    if (byte >= 0) file->start--;
    return 0;
}

typedef struct LineReader {
    TareTextFile *file;
    TareBinaryFile *binary;
    TareText text;  // raw bytes, line ends already translated
    bool is_universal;   // newline absent: every end becomes "\n"
    bool ends_anywhere;  // "\r", "\n" and "\r\n" end a line (newline absent or "")
    char own_end[3];     // else this does
} LineReader;

static void init_reader(TareRuntime *rt, LineReader *reader, TareTextFile *file) {
    *reader = (LineReader){.file = file, .binary = tare_binary_file_of(file->binary)};
    tare_binary_file_init_text(rt, &reader->text);
    reader->is_universal = tare_value_is_absent(file->newline);
    TareString *newline = reader->is_universal ? NULL : tare_string_of(file->newline);
    reader->ends_anywhere = !newline || newline->length == 0;
    if (!reader->ends_anywhere) memcpy(reader->own_end, newline->characters, newline->length);
}

// Puts `byte` into the text, with the line end that it may begin. 1: a line has ended, 0: not, -1.
static int append_byte(TareRuntime *rt, LineReader *reader, int byte) {
    TareText *text = &reader->text;
    if (byte == '\r' && reader->ends_anywhere) {
        int pair = take_byte(rt, reader->binary, '\n');
        if (pair < 0) return -1;
        if (reader->is_universal) tare_text_append_char(text, '\n');
        else tare_text_append(text, "\r\n", pair ? 2 : 1);
        return 1;
    }
    tare_text_append_char(text, (char)byte);
    if (reader->ends_anywhere) return byte == '\n';
    size_t length = strlen(reader->own_end);
    return text->length_bytes >= length &&
           !memcmp(text->bytes + text->length_bytes - length, reader->own_end, length);
}

// Copies what lies in the buffer up to the next byte that needs a look.
static void append_plain(LineReader *reader) {
    TareBinaryFile *file = reader->binary;
    const uint8_t *from = file->data + file->start;
    size_t count = 0, available = file->end - file->start;
    while (count < available && from[count] != '\n' && from[count] != '\r') count++;
    tare_text_append(&reader->text, (const char *)from, count);
    file->start += (uint32_t)count;
}

static bool begins_character(const TareTextFile *self, int byte) {
    return self->codec != TARE_TEXT_FILE_UTF8 || (byte & 0xc0) != 0x80;
}

static TareValue finish_reader(TareRuntime *rt, LineReader *reader, TareStatus status) {
    TareValue result = TARE_ABSENT;
    TareText *text = &reader->text;
    if (status == TARE_OK && text->failed) {
        tare_error_raise_memory(rt);
    } else if (status == TARE_OK) {
        result = tare_codecs_decode(rt, (const uint8_t *)tare_text_get(text), text->length_bytes,
                                    tare_string_of(reader->file->encoding)->characters,
                                    tare_string_of(reader->file->errors)->characters);
    }
    tare_text_deinit(text);
    return result;
}

// Reads `count` characters (-1: no limit), or up to the end of a line if `one_line`.
static TareValue read_characters(TareRuntime *rt, TareTextFile *self, int64_t count,
                                 bool one_line) {
    LineReader reader;
    init_reader(rt, &reader, self);
    TareStatus status = TARE_OK;
    for (int64_t taken = 0;;) {
        if (count < 0 && self->codec != TARE_TEXT_FILE_WIDE && !reader.binary->is_dirty)
            append_plain(&reader);
        int byte = next_byte(rt, reader.binary);
        if (byte < 0 || reader.text.failed) {
            status = byte == -2 ? TARE_ERROR : TARE_OK;
            break;
        }
        if (begins_character(self, byte) && count >= 0 && taken++ == count) {
            reader.binary->start--;
            break;
        }
        int ended = append_byte(rt, &reader, byte);
        if (ended < 0) status = TARE_ERROR;
        if (ended < 0 || (ended && one_line)) break;
    }
    return finish_reader(rt, &reader, status);
}

static TareStatus check_readable(TareRuntime *rt, TareBinaryFile *binary) {
    if (tare_binary_file_check_open(rt, binary, "I/O operation on closed file.") != TARE_OK)
        return TARE_ERROR;
    return binary->is_readable ? TARE_OK : tare_binary_file_refuse(rt, "not readable");
}

TareValue tare_text_file_read_line(TareRuntime *rt, TareValue v, int64_t limit) {
    if (check_readable(rt, tare_text_file_get_binary(v)) != TARE_OK) return TARE_ABSENT;
    return read_characters(rt, tare_text_file_of(v), limit, true);
}

TareValue tare_text_file_read(TareRuntime *rt, TareValue v, int64_t count) {
    if (check_readable(rt, tare_text_file_get_binary(v)) != TARE_OK) return TARE_ABSENT;
    return read_characters(rt, tare_text_file_of(v), count, false);
}

// ---- the type ----

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareTextFile *self = (TareTextFile *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "file");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof self->header, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->binary, 40,
                         "buffer, encoding, errors, newline, mode");
    tare_describe_region(describer, TARE_REGION_RAW, &self->codec,
                         sizeof *self - offsetof(TareTextFile, codec), "state");
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    TareTextFile *self = tare_text_file_of(v);
    return tare_container_format(rt, "<_io.TextIOWrapper name=%R mode=%R encoding=%R>",
                                 tare_binary_file_of(self->binary)->name, self->mode,
                                 self->encoding);
}

static TareValue next(TareRuntime *rt, TareValue v) {
    TareValue line = tare_text_file_read_line(rt, v, -1);
    if (tare_value_is_absent(line) || tare_string_of(line)->length > 0) return line;
    tare_release(rt, line);
    return TARE_ABSENT;
}

static void finalize(TareRuntime *rt, TareObject *object) {
    TareValue self = tare_value_from_object(object);
    if (!tare_value_is_absent(tare_text_file_of(self)->binary))
        tare_binary_file_end(rt, tare_text_file_get_binary(self), self);
}

const TareTypeSpec tare_text_file_spec = {
    .instance_bytes = sizeof(TareTextFile),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_ALLOWS_WEAK,
    .methods = tare_text_file_methods,
    .attributes = tare_text_file_attributes,
    .slots = {.describe = describe, .finalize = finalize, .repr = repr,
              .iterate = tare_container_return_self, .next = next},
};
