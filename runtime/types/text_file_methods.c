// What programs call on text files.
#include "types/text_file.h"

#include <unistd.h>

#include "object/attribute.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"

static const char closed_message[] = "I/O operation on closed file.";

static TareStatus check_open(TareRuntime *rt, TareValue v) {
    return tare_binary_file_check_open(rt, tare_text_file_get_binary(v), closed_message);
}

static TareValue file_read(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int64_t count;
    TareValue count_obj = arguments->positional_count ? arguments->values[0] : TARE_ABSENT;
    if (tare_binary_file_read_count(rt, count_obj, &count) != TARE_OK) return TARE_ABSENT;
    return tare_text_file_read(rt, v, count);
}

static TareValue file_readline(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int64_t limit;
    TareValue limit_obj = arguments->positional_count ? arguments->values[0] : TARE_ABSENT;
    if (tare_binary_file_read_count(rt, limit_obj, &limit) != TARE_OK) return TARE_ABSENT;
    return tare_text_file_read_line(rt, v, limit);
}

// Lines until their lengths add up to more than the hint.
static TareValue file_readlines(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int64_t hint, total = 0;
    TareValue hint_obj = arguments->positional_count ? arguments->values[0] : TARE_ABSENT;
    if (tare_binary_file_read_count(rt, hint_obj, &hint) != TARE_OK) return TARE_ABSENT;
    TareValue lines = tare_list_new(rt, 0);
    TareStatus status = tare_value_is_absent(lines) ? TARE_ERROR : TARE_OK;
    while (status == TARE_OK && (hint <= 0 || total < hint)) {
        TareValue line = tare_text_file_read_line(rt, v, -1);
        if (tare_value_is_absent(line)) {
            status = TARE_ERROR;
            break;
        }
        size_t length = tare_string_of(line)->length;
        if (length) status = tare_list_append(rt, tare_list_of(lines), line);
        tare_release(rt, line);
        total += (int64_t)length;
        if (!length) break;
    }
    if (status == TARE_OK) return lines;
    tare_release(rt, lines);
    return TARE_ABSENT;
}

static TareStatus write_value(TareRuntime *rt, TareValue v, TareValue text_obj) {
    if (!tare_type_is_instance(rt, text_obj, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "write() argument must be str, not %K",
                               text_obj);
    return tare_text_file_write(rt, v, tare_string_of(text_obj));
}

static TareValue file_write(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue text_obj = arguments->values[0];
    if (write_value(rt, v, text_obj) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, tare_string_of(text_obj)->length);
}

static TareValue file_writelines(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_binary_file_write_lines(rt, v, arguments->values[0], write_value);
}

static TareValue file_seek(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int64_t offset, whence = 0;
    if (check_open(rt, v) != TARE_OK ||
        tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &offset) != TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count > 1 &&
        tare_operator_index_int64(rt, arguments->values[1], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &whence) != TARE_OK)
        return TARE_ABSENT;
    if (whence != 0 && offset != 0) {
        const char *words = whence == 1 ? "can't do nonzero cur-relative seeks"
                                        : "can't do nonzero end-relative seeks";
        (void)!tare_binary_file_refuse(rt, words);
        return TARE_ABSENT;
    }
    if (offset < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "negative seek position %lld",
                                (long long)offset);
    int64_t at = whence == 1 ? tare_binary_file_tell(rt, tare_text_file_get_binary(v))
                             : tare_binary_file_seek(rt, tare_text_file_get_binary(v), offset,
                                                     (int)whence);
    return at < 0 ? TARE_ABSENT : tare_int_new(rt, at);
}

static TareValue file_tell(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (check_open(rt, v) != TARE_OK) return TARE_ABSENT;
    int64_t at = tare_binary_file_tell(rt, tare_text_file_get_binary(v));
    return at < 0 ? TARE_ABSENT : tare_int_new(rt, at);
}

static TareValue file_truncate(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int64_t length;
    TareValue length_obj = arguments->positional_count ? arguments->values[0] : TARE_ABSENT;
    if (check_open(rt, v) != TARE_OK ||
        tare_binary_file_read_count(rt, length_obj, &length) != TARE_OK)
        return TARE_ABSENT;
    TareBinaryFile *binary = tare_text_file_get_binary(v);
    if (!binary->is_writable) {
        (void)!tare_binary_file_refuse(rt, "truncate");
        return TARE_ABSENT;
    }
    if (length < 0) length = tare_binary_file_tell(rt, binary);
    if (length < 0 || tare_binary_file_truncate(rt, binary, length) != TARE_OK)
        return TARE_ABSENT;
    return tare_int_new(rt, length);
}

static TareValue file_flush(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_text_file_flush(rt, v) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue file_close(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *binary = tare_text_file_get_binary(v);
    return tare_binary_file_close(rt, binary) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue file_fileno(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (check_open(rt, v) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, tare_text_file_get_binary(v)->fd);
}

static TareValue file_isatty(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (check_open(rt, v) != TARE_OK) return TARE_ABSENT;
    TareBinaryFile *binary = tare_text_file_get_binary(v);
    return tare_value_from_bool(!binary->writer && isatty(binary->fd));
}

static TareValue file_readable(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (check_open(rt, v) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(tare_text_file_get_binary(v)->is_readable);
}

static TareValue file_writable(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (check_open(rt, v) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(tare_text_file_get_binary(v)->is_writable);
}

static TareValue file_seekable(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (check_open(rt, v) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(lseek(tare_text_file_get_binary(v)->fd, 0, SEEK_CUR) >= 0);
}

static TareValue file_enter(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return check_open(rt, v) == TARE_OK ? tare_retain(v) : TARE_ABSENT;
}

// reconfigure(line_buffering=..., write_through=...): the others stay as they are.
static TareValue file_reconfigure(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareTextFile *self = tare_text_file_of(v);
    static const char *const names[] = {"line_buffering", "write_through"};
    bool *const switches[] = {&self->is_line_buffered, &self->is_write_through};
    for (int i = 0; i < 2; i++) {
        TareValue given = tare_native_find_keyword(arguments, names[i]);
        if (tare_value_is_absent(given) || tare_value_is_none(given)) continue;
        int truth = tare_protocol_truth(rt, given);
        if (truth < 0) return TARE_ABSENT;
        *switches[i] = truth;
    }
    return TARE_NONE;
}

static TareValue get_closed(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(tare_text_file_get_binary(v)->fd < 0);
}
static TareValue get_name(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_text_file_get_binary(v)->name);
}
static TareValue get_mode(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_text_file_of(v)->mode);
}
static TareValue get_encoding(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_text_file_of(v)->encoding);
}
static TareValue get_errors(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_text_file_of(v)->errors);
}
static TareValue get_buffer(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_text_file_of(v)->binary);
}
static TareValue get_newlines(TareRuntime *rt, TareValue v) { return TARE_NONE; }
static TareValue get_line_buffering(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(tare_text_file_of(v)->is_line_buffered);
}

static TareValue get_write_through(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(tare_text_file_of(v)->is_write_through);
}

#define ANY_COUNT TARE_NATIVE_UNLIMITED
const TareNativeDefinition tare_text_file_methods[] = {
    {"read", file_read, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Read up to size characters."},
    {"readline", file_readline, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Read one line."},
    {"readlines", file_readlines, TARE_NATIVE_POSITIONAL, 0, 1, 0, "List the lines that follow."},
    {"write", file_write, TARE_NATIVE_ONE, 0, 0, 0, "Write a str; returns its length."},
    {"writelines", file_writelines, TARE_NATIVE_ONE, 0, 0, 0, "Write each item of an iterable."},
    {"seek", file_seek, TARE_NATIVE_POSITIONAL, 1, 2, 0, "Go to a position."},
    {"tell", file_tell, TARE_NATIVE_NONE, 0, 0, 0, "The position."},
    {"truncate", file_truncate, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Cut the file."},
    {"flush", file_flush, TARE_NATIVE_NONE, 0, 0, 0, "Write out what is held back."},
    {"close", file_close, TARE_NATIVE_NONE, 0, 0, 0, "Flush and close."},
    {"fileno", file_fileno, TARE_NATIVE_NONE, 0, 0, 0, "The descriptor."},
    {"isatty", file_isatty, TARE_NATIVE_NONE, 0, 0, 0, "Whether it is a terminal."},
    {"readable", file_readable, TARE_NATIVE_NONE, 0, 0, 0, "Whether it can be read."},
    {"writable", file_writable, TARE_NATIVE_NONE, 0, 0, 0, "Whether it can be written."},
    {"seekable", file_seekable, TARE_NATIVE_NONE, 0, 0, 0, "Whether it has positions."},
    {"reconfigure", file_reconfigure, TARE_NATIVE_ANY, 0, 0, 0, "Change how it writes."},
    {"__enter__", file_enter, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__exit__", file_close, TARE_NATIVE_POSITIONAL, 0, ANY_COUNT, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

const TareAttributeDefinition tare_text_file_attributes[] = {
    {"closed", get_closed, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {"mode", get_mode, NULL, NULL},
    {"encoding", get_encoding, NULL, NULL},
    {"errors", get_errors, NULL, NULL},
    {"buffer", get_buffer, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL},
    {"write_through", get_write_through, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
