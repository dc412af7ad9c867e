// What programs call on binary files.
#include "types/binary_file.h"

#include <unistd.h>

#include "object/buffer.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"

static TareValue argument(const TareArguments *arguments, size_t index) {
    return index < arguments->positional_count ? arguments->values[index] : TARE_ABSENT;
}

static TareStatus check_readable(TareRuntime *rt, TareBinaryFile *self, const char *closed) {
    if (tare_binary_file_check_open(rt, self, closed) != TARE_OK) return TARE_ERROR;
    return self->is_readable ? TARE_OK : tare_binary_file_refuse(rt, "read");
}

static TareValue finish_bytes(TareRuntime *rt, TareStatus status, TareText *text) {
    TareValue result = TARE_ABSENT;
    if (status == TARE_OK) result = tare_bytes_new(rt, text->bytes, text->length_bytes);
    tare_text_deinit(text);
    return result;
}

static TareValue file_read(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    int64_t count;
    if (check_readable(rt, self, "read of closed file") != TARE_OK ||
        tare_binary_file_read_count(rt, argument(arguments, 0), &count) != TARE_OK)
        return TARE_ABSENT;
    TareText text;
    tare_binary_file_init_text(rt, &text);
    return finish_bytes(rt, tare_binary_file_read(rt, self, count, &text), &text);
}

// Fills the bytes of `into_obj`, as far as the file goes; through a text, since an interrupt may
// run the program, which may shorten the object meanwhile.
static TareValue file_readinto(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    TareValue into_obj = arguments->values[0];
    TareBuffer buffer = {.is_read_only = true};
    if (check_readable(rt, self, "readinto of closed file") != TARE_OK) return TARE_ABSENT;
    if (tare_buffer_is(rt, into_obj) && tare_buffer_get(rt, into_obj, &buffer) != TARE_OK)
        return TARE_ABSENT;
    if (buffer.is_read_only)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "readinto() argument must be read-write bytes-like object, not %T",
                                into_obj);
    TareText text;
    size_t taken = 0;
    tare_binary_file_init_text(rt, &text);
    TareStatus status = tare_binary_file_read(rt, self, (int64_t)buffer.length_bytes, &text);
    if (status == TARE_OK) status = tare_buffer_get(rt, into_obj, &buffer);
    if (status == TARE_OK) {
        taken = text.length_bytes < buffer.length_bytes ? text.length_bytes : buffer.length_bytes;
        if (taken) memcpy(buffer.data, text.bytes, taken);
    }
    tare_text_deinit(&text);
    return status == TARE_OK ? tare_int_new(rt, (int64_t)taken) : TARE_ABSENT;
}

// What is buffered, filled once if that is nothing.
static TareValue file_peek(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    if (check_readable(rt, self, "peek of closed file") != TARE_OK) return TARE_ABSENT;
    if ((self->is_dirty || self->start == self->end) && tare_binary_file_fill(rt, self) < 0)
        return TARE_ABSENT;
    size_t count = self->end - self->start;
    return tare_bytes_new(rt, count ? self->data + self->start : (const uint8_t *)"", count);
}

static TareValue file_readline(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    int64_t limit;
    if (check_readable(rt, self, "readline of closed file") != TARE_OK ||
        tare_binary_file_read_count(rt, argument(arguments, 0), &limit) != TARE_OK)
        return TARE_ABSENT;
    TareText text;
    tare_binary_file_init_text(rt, &text);
    return finish_bytes(rt, tare_binary_file_read_line(rt, self, limit, &text), &text);
}

static TareValue file_readlines(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_list_new_iterable(rt, v);
}

static TareStatus write_counted(TareRuntime *rt, TareValue v, TareValue data_obj, size_t *written) {
    TareBinaryFile *self = tare_binary_file_of(v);
    const uint8_t *data;
    size_t length;
    if (tare_binary_file_check_open(rt, self, "write to closed file") != TARE_OK)
        return TARE_ERROR;
    if (!self->is_writable) return tare_binary_file_refuse(rt, "write");
    if (tare_bytes_get_view(rt, data_obj, &data, &length) != TARE_OK) return TARE_ERROR;
    *written = length;
    return tare_binary_file_write(rt, self, data, length);
}

static TareStatus write_value(TareRuntime *rt, TareValue v, TareValue data_obj) {
    size_t written;
    return write_counted(rt, v, data_obj, &written);
}

static TareValue file_write(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    size_t written = 0;
    if (write_counted(rt, v, arguments->values[0], &written) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, (int64_t)written);
}

static TareValue file_writelines(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_binary_file_write_lines(rt, v, arguments->values[0], write_value);
}

static TareValue file_seek(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    int64_t offset, whence = 0;
    if (tare_binary_file_check_open(rt, self, "seek of closed file") != TARE_OK ||
        tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &offset) != TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count > 1 &&
        tare_operator_index_int64(rt, arguments->values[1], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &whence) != TARE_OK)
        return TARE_ABSENT;
    int64_t at = tare_binary_file_seek(rt, self, offset, (int)whence);
    return at < 0 ? TARE_ABSENT : tare_int_new(rt, at);
}

static TareValue file_tell(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    if (tare_binary_file_check_open(rt, self, "tell of closed file") != TARE_OK)
        return TARE_ABSENT;
    int64_t at = tare_binary_file_tell(rt, self);
    return at < 0 ? TARE_ABSENT : tare_int_new(rt, at);
}

static TareValue file_truncate(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    int64_t length;
    if (tare_binary_file_check_open(rt, self, "truncate of closed file") != TARE_OK ||
        tare_binary_file_read_count(rt, argument(arguments, 0), &length) != TARE_OK)
        return TARE_ABSENT;
    if (!self->is_writable) {
        (void)!tare_binary_file_refuse(rt, "truncate");
        return TARE_ABSENT;
    }
    if (length < 0) length = tare_binary_file_tell(rt, self);
    if (length < 0 || tare_binary_file_truncate(rt, self, length) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, length);
}

static TareValue file_flush(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    if (tare_binary_file_check_open(rt, self, "flush of closed file") != TARE_OK)
        return TARE_ABSENT;
    return tare_binary_file_flush(rt, self) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue file_close(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_binary_file_close(rt, tare_binary_file_of(v)) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static const char closed_message[] = "I/O operation on closed file.";

static TareValue file_fileno(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    if (tare_binary_file_check_open(rt, self, closed_message) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, self->fd);
}

static TareValue file_isatty(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareBinaryFile *self = tare_binary_file_of(v);
    if (tare_binary_file_check_open(rt, self, closed_message) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(!self->writer && isatty(self->fd));
}

static TareValue file_readable(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_value_from_bool(tare_binary_file_of(v)->is_readable);
}

static TareValue file_writable(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_value_from_bool(tare_binary_file_of(v)->is_writable);
}

static TareValue file_seekable(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_value_from_bool(lseek(tare_binary_file_of(v)->fd, 0, SEEK_CUR) >= 0);
}

static TareValue file_enter(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (tare_binary_file_check_open(rt, tare_binary_file_of(v), closed_message) != TARE_OK)
        return TARE_ABSENT;
    return tare_retain(v);
}

static TareValue get_closed(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(tare_binary_file_of(v)->fd < 0);
}
static TareValue get_name(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_binary_file_of(v)->name);
}
static TareValue get_mode(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_binary_file_of(v)->mode);
}

#define ANY_COUNT TARE_NATIVE_UNLIMITED
const TareNativeDefinition tare_binary_file_methods[] = {
    {"read", file_read, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Read up to size bytes."},
    {"read1", file_read, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Read up to size bytes."},
    {"readinto", file_readinto, TARE_NATIVE_ONE, 0, 0, 0, "Read into a buffer; returns how much."},
    {"readinto1", file_readinto, TARE_NATIVE_ONE, 0, 0, 0, "Read into a buffer; returns how much."},
    {"peek", file_peek, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Bytes to come, without taking them."},
    {"readline", file_readline, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Read one line."},
    {"readlines", file_readlines, TARE_NATIVE_POSITIONAL, 0, 1, 0, "List the lines that follow."},
    {"write", file_write, TARE_NATIVE_ONE, 0, 0, 0, "Write bytes; returns how many."},
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
    {"__enter__", file_enter, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__exit__", file_close, TARE_NATIVE_POSITIONAL, 0, ANY_COUNT, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

const TareAttributeDefinition tare_binary_file_attributes[] = {
    {"closed", get_closed, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {"mode", get_mode, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
