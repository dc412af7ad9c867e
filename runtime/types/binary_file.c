// The buffer of files: reading, writing, seeking and closing a descriptor. What programs call is in
// binary_file_methods.c.
#include "types/binary_file.h"

#include <errno.h>
#include <unistd.h>

#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/container.h"

enum { BUFFER_BYTES = 8192 };

TareValue tare_binary_file_new(TareRuntime *rt, int fd, TareValue name, const char *mode,
                               unsigned flags) {
    TareValue mode_text = tare_string_new_c(rt, mode);
    if (tare_value_is_absent(mode_text)) return mode_text;
    TareBinaryFile *self = tare_alloc_builtin(rt, TARE_TYPE_BINARY_FILE);
    if (!self) {
        tare_release(rt, mode_text);
        return TARE_ABSENT;
    }
    self->name = tare_retain(name);
    self->mode = mode_text;
    self->fd = fd;
    self->is_readable = flags & TARE_BINARY_FILE_READS;
    self->is_writable = flags & TARE_BINARY_FILE_WRITES;
    self->closes_fd = !(flags & TARE_BINARY_FILE_KEEPS_FD);
    return tare_value_from_object(self);
}

void tare_binary_file_init_text(TareRuntime *rt, TareText *text) {
    tare_text_init(text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
}

TareStatus tare_binary_file_check_open(TareRuntime *rt, const TareBinaryFile *self,
                                       const char *message) {
    if (self->fd >= 0) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s", message);
}

TareValue tare_binary_file_fetch_unsupported(TareRuntime *rt) {
    TareDict *home = rt->types[TARE_TYPE_BINARY_FILE]->attributes;
    TareValue found = tare_dict_find_c(rt, home, "_UnsupportedOperation");
    if (!tare_value_is_absent(found)) return tare_retain(found);
    TareValue result = TARE_ABSENT;
    TareValue name = tare_string_new_c(rt, "UnsupportedOperation");
    TareValue module = tare_string_new_c(rt, "io");
    TareValue bases = tare_tuple_pack(rt, tare_value_from_object(rt->types[TARE_TYPE_OS_ERROR]),
                                      tare_value_from_object(rt->types[TARE_TYPE_VALUE_ERROR]));
    TareValue namespace = tare_dict_new(rt);
    if (tare_value_is_absent(name) || tare_value_is_absent(module) ||
        tare_value_is_absent(bases) || tare_value_is_absent(namespace) ||
        tare_dict_set_c(rt, tare_dict_of(namespace), "__module__", module) != TARE_OK)
        goto done;
    result = tare_type_new(rt, rt->types[TARE_TYPE_TYPE], tare_string_of(name),
                           tare_tuple_of(bases), tare_dict_of(namespace), NULL);
    if (!tare_value_is_absent(result) &&
        tare_dict_set_c(rt, home, "_UnsupportedOperation", result) != TARE_OK)
        tare_slot_clear(rt, &result);
done:
    tare_release(rt, namespace);
    tare_release(rt, bases);
    tare_release(rt, module);
    tare_release(rt, name);
    return result;
}

void tare_binary_file_forget_unsupported(TareRuntime *rt) {
    TareDict *home = rt->types[TARE_TYPE_BINARY_FILE]->attributes;
    TareValue name = tare_string_new_c(rt, "_UnsupportedOperation");
    if (tare_value_is_absent(name) || tare_dict_delete(rt, home, name) < 0) tare_error_clear(rt);
    tare_release(rt, name);
}

TareStatus tare_binary_file_refuse(TareRuntime *rt, const char *message) {
    TareValue type = tare_binary_file_fetch_unsupported(rt);
    if (tare_value_is_absent(type)) return TARE_ERROR;
    TareValue text = tare_string_new_c(rt, message);
    TareValue exception = TARE_ABSENT;
    if (!tare_value_is_absent(text)) exception = tare_call_1(rt, type, text);
    if (!tare_value_is_absent(exception)) tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    tare_release(rt, text);
    tare_release(rt, type);
    return TARE_ERROR;
}

static TareStatus ensure_buffer(TareRuntime *rt, TareBinaryFile *self) {
    if (self->data) return TARE_OK;
    self->data = tare_alloc_data(rt, BUFFER_BYTES);
    if (!self->data) return TARE_ERROR;
    self->capacity = BUFFER_BYTES;
    return TARE_OK;
}

static ssize_t read_some(TareRuntime *rt, TareBinaryFile *self, void *into, size_t bytes) {
    for (;;) {
        ssize_t got = read(self->fd, into, bytes);
        if (got >= 0) return got;
        if (errno != EINTR) {
            tare_error_raise_errno(rt, errno, TARE_ABSENT);
            return -1;
        }
        if (tare_error_check_interrupt(rt) != TARE_OK) return -1;
    }
}

int tare_binary_file_fill(TareRuntime *rt, TareBinaryFile *self) {
    if (self->is_dirty && tare_binary_file_flush(rt, self) != TARE_OK) return -1;
    if (ensure_buffer(rt, self) != TARE_OK) return -1;
    if (self->start > 0) {
        memmove(self->data, self->data + self->start, self->end - self->start);
        self->end -= self->start;
        self->start = 0;
    }
    if (self->end == self->capacity) return 1;
    ssize_t got = read_some(rt, self, self->data + self->end, self->capacity - self->end);
    if (got < 0) return -1;
    self->end += (uint32_t)got;
    return got > 0;
}

TareStatus tare_binary_file_read(TareRuntime *rt, TareBinaryFile *self, int64_t count,
                                 TareText *out) {
    uint64_t left = count < 0 ? UINT64_MAX : (uint64_t)count;
    while (left > 0) {
        if (self->is_dirty || self->start == self->end) {
            int more = tare_binary_file_fill(rt, self);
            if (more < 0) return TARE_ERROR;
            if (more == 0) break;
        }
        size_t step = self->end - self->start;
        if (step > left) step = (size_t)left;
        tare_text_append(out, (const char *)self->data + self->start, step);
        self->start += (uint32_t)step;
        left -= step;
        if (out->failed) break;
    }
    if (!out->failed) return TARE_OK;
    tare_error_raise_memory(rt);
    return TARE_ERROR;
}

TareStatus tare_binary_file_read_line(TareRuntime *rt, TareBinaryFile *self, int64_t limit,
                                      TareText *out) {
    uint64_t left = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    while (left > 0) {
        if (self->is_dirty || self->start == self->end) {
            int more = tare_binary_file_fill(rt, self);
            if (more < 0) return TARE_ERROR;
            if (more == 0) break;
        }
        const uint8_t *from = self->data + self->start;
        size_t step = self->end - self->start;
        if (step > left) step = (size_t)left;
        const uint8_t *newline = memchr(from, '\n', step);
        if (newline) step = (size_t)(newline - from) + 1;
        tare_text_append(out, (const char *)from, step);
        self->start += (uint32_t)step;
        left -= step;
        if (newline || out->failed) break;
    }
    if (!out->failed) return TARE_OK;
    tare_error_raise_memory(rt);
    return TARE_ERROR;
}

static TareStatus write_all(TareRuntime *rt, TareBinaryFile *self, const uint8_t *data,
                            size_t bytes) {
    if (self->writer) {
        if (bytes) self->writer(self->host, (const char *)data, bytes);
        return TARE_OK;
    }
    while (bytes > 0) {
        ssize_t put = write(self->fd, data, bytes);
        if (put >= 0) {
            data += put;
            bytes -= (size_t)put;
        } else if (errno != EINTR) {
            tare_error_raise_errno(rt, errno, TARE_ABSENT);
            return TARE_ERROR;
        } else if (tare_error_check_interrupt(rt) != TARE_OK) {
            return TARE_ERROR;
        }
    }
    return TARE_OK;
}

// What was read ahead lies behind the position that the program sees: goes back to that.
static void drop_read_ahead(TareBinaryFile *self) {
    if (!self->is_dirty && self->end > self->start)
        (void)!lseek(self->fd, -(off_t)(self->end - self->start), SEEK_CUR);
    self->start = self->end = 0;
}

TareStatus tare_binary_file_write(TareRuntime *rt, TareBinaryFile *self, const void *data,
                                  size_t data_bytes) {
    if (!self->is_dirty) drop_read_ahead(self);
    if (!self->is_unbuffered && ensure_buffer(rt, self) != TARE_OK) return TARE_ERROR;
    if (self->end + data_bytes > self->capacity &&
        tare_binary_file_flush(rt, self) != TARE_OK)
        return TARE_ERROR;
    if (self->is_unbuffered || data_bytes >= self->capacity)
        return write_all(rt, self, data, data_bytes);
    memcpy(self->data + self->end, data, data_bytes);
    self->end += (uint32_t)data_bytes;
    self->is_dirty = true;
    return TARE_OK;
}

TareStatus tare_binary_file_flush(TareRuntime *rt, TareBinaryFile *self) {
    if (!self->is_dirty) return TARE_OK;
    uint32_t start = self->start, end = self->end;
    self->start = self->end = 0;
    self->is_dirty = false;
    return write_all(rt, self, self->data + start, end - start);
}

TareStatus tare_binary_file_close(TareRuntime *rt, TareBinaryFile *self) {
    if (self->fd < 0) return TARE_OK;
    TareStatus status = tare_binary_file_flush(rt, self);
    int fd = self->fd;
    self->fd = -1;
    self->start = self->end = 0;
    self->is_dirty = false;
    if (self->closes_fd && close(fd) != 0 && status == TARE_OK) {
        tare_error_raise_errno(rt, errno, TARE_ABSENT);
        return TARE_ERROR;
    }
    return status;
}

int64_t tare_binary_file_tell(TareRuntime *rt, TareBinaryFile *self) {
    off_t at = lseek(self->fd, 0, SEEK_CUR);
    if (at < 0) {
        tare_error_raise_errno(rt, errno, TARE_ABSENT);
        return -1;
    }
    int64_t buffered = (int64_t)(self->end - self->start);
    return self->is_dirty ? at + buffered : at - buffered;
}

int64_t tare_binary_file_seek(TareRuntime *rt, TareBinaryFile *self, int64_t offset, int whence) {
    if (tare_binary_file_flush(rt, self) != TARE_OK) return -1;
    drop_read_ahead(self);
    off_t at = lseek(self->fd, (off_t)offset, whence);
    if (at < 0) {
        tare_error_raise_errno(rt, errno, TARE_ABSENT);
        return -1;
    }
    return at;
}

TareStatus tare_binary_file_truncate(TareRuntime *rt, TareBinaryFile *self, int64_t length) {
    if (tare_binary_file_flush(rt, self) != TARE_OK) return TARE_ERROR;
    if (ftruncate(self->fd, (off_t)length) == 0) return TARE_OK;
    tare_error_raise_errno(rt, errno, TARE_ABSENT);
    return TARE_ERROR;
}

TareStatus tare_binary_file_read_count(TareRuntime *rt, TareValue v, int64_t *out) {
    *out = -1;
    if (tare_value_is_absent(v) || tare_value_is_none(v)) return TARE_OK;
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "argument should be integer or None, not '%T'", v);
    return tare_operator_index_int64(rt, v, false, TARE_TYPE_OVERFLOW_ERROR, out);
}

TareValue tare_binary_file_write_lines(TareRuntime *rt, TareValue self, TareValue lines,
                                       TareStatus (*write)(TareRuntime *rt, TareValue self,
                                                           TareValue line)) {
    TareValue iterator = tare_protocol_iterate(rt, lines);
    if (tare_value_is_absent(iterator)) return TARE_ABSENT;
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue line = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(line)) {
            if (tare_error_is_pending(rt)) status = TARE_ERROR;
            break;
        }
        status = write(rt, self, line);
        tare_release(rt, line);
    }
    tare_release(rt, iterator);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareBinaryFile *self = (TareBinaryFile *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "file");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof self->header, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->name, 16, "name, mode");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->data, 8, "buffer");
    tare_describe_region(describer, TARE_REGION_RAW, &self->capacity,
                         sizeof *self - offsetof(TareBinaryFile, capacity), "state");
    if (!self->data) return;
    tare_describe_block(describer, self->data, self->capacity, TARE_BLOCK_TABLE, "buffer");
    tare_describe_region(describer, TARE_REGION_TEXT, self->data, self->end, "bytes");
    tare_describe_region(describer, TARE_REGION_SPARE, self->data + self->end,
                         self->capacity - self->end, "spare room");
}

// Nobody can catch what goes wrong here.
void tare_binary_file_end(TareRuntime *rt, TareBinaryFile *self, TareValue shown) {
    if (self->fd >= 0 && self->closes_fd) tare_error_warn_unfinished(rt, shown);
    if (tare_binary_file_close(rt, self) != TARE_OK) tare_error_clear(rt);
}

static void finalize(TareRuntime *rt, TareObject *object) {
    tare_binary_file_end(rt, (TareBinaryFile *)object, tare_value_from_object(object));
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    TareBinaryFile *self = tare_binary_file_of(v);
    const char *kind = self->is_readable && self->is_writable ? "Random"
                       : self->is_writable                    ? "Writer"
                                                              : "Reader";
    return tare_container_format(rt, "<_io.Buffered%s name=%R>", kind, self->name);
}

static TareValue next(TareRuntime *rt, TareValue v) {
    TareBinaryFile *self = tare_binary_file_of(v);
    TareText line;
    tare_binary_file_init_text(rt, &line);
    TareValue result = TARE_ABSENT;
    if (tare_binary_file_check_open(rt, self, "readline of closed file") == TARE_OK &&
        tare_binary_file_read_line(rt, self, -1, &line) == TARE_OK && line.length_bytes > 0)
        result = tare_bytes_new(rt, line.bytes, line.length_bytes);
    tare_text_deinit(&line);
    return result;
}

const TareTypeSpec tare_binary_file_spec = {
    .instance_bytes = sizeof(TareBinaryFile),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_ALLOWS_WEAK,
    .methods = tare_binary_file_methods,
    .attributes = tare_binary_file_attributes,
    .slots = {.describe = describe, .finalize = finalize, .repr = repr,
              .iterate = tare_container_return_self, .next = next},
};
