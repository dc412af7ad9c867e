// Methods of mmap: a file's, and those of memory.
#define _GNU_SOURCE  // for mremap
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/mmap.h"
#include "object/buffer.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/byte_methods.h"
#include "types/bytes.h"
#include "types/int.h"

static TareMmap *of(TareValue v) { return tare_mmap_of(v); }
static TareValue none_if(TareStatus status) { return status == TARE_OK ? TARE_NONE : TARE_ABSENT; }

// The count of arguments where CPython parses them by a format.
static TareStatus check_count(TareRuntime *rt, const char *name, const TareArguments *arguments,
                              size_t least, size_t most) {
    size_t count = arguments->positional_count;
    if (tare_native_refuse_keywords(rt, name, arguments) != TARE_OK) return TARE_ERROR;
    if (count >= least && count <= most) return TARE_OK;
    size_t limit = count < least ? least : most;
    const char *bound = least == most ? "exactly" : count < least ? "at least" : "at most";
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() takes %s %zu argument%s (%zu given)",
                           name, bound, limit, limit == 1 ? "" : "s", count);
}

static TareValue fail_value(TareRuntime *rt, const char *words) {
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%s", words);
}

// ---- as a file ---------------------------------------------------------------------------------

static TareValue take(TareRuntime *rt, TareMmap *self, uint64_t count) {
    TareValue bytes = tare_bytes_new(rt, self->data + self->position, count);
    if (!tare_value_is_absent(bytes)) self->position += count;
    return bytes;
}

static TareValue read_bytes(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    int64_t wanted = -1;
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ABSENT;
    if (arguments->positional_count && !tare_value_is_same(arguments->values[0], TARE_NONE) &&
        !tare_type_get(rt, arguments->values[0])->slots.index)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "argument should be integer or None, not '%T'",
                                arguments->values[0]);
    if (arguments->positional_count && !tare_value_is_same(arguments->values[0], TARE_NONE) &&
        (tare_operator_index_size(rt, arguments->values[0], &wanted) != TARE_OK ||
         tare_mmap_check(rt, self) != TARE_OK))
        return TARE_ABSENT;
    uint64_t left = self->position < self->length ? self->length - self->position : 0;
    return take(rt, self, wanted < 0 || (uint64_t)wanted > left ? left : (uint64_t)wanted);
}

static TareValue read_byte(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ABSENT;
    if (self->position >= self->length) return fail_value(rt, "read byte out of range");
    return tare_int_new(rt, self->data[self->position++]);
}

static TareValue read_line(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ABSENT;
    uint64_t left = self->position < self->length ? self->length - self->position : 0;
    const uint8_t *from = self->data + self->position;
    const uint8_t *end = left ? memchr(from, '\n', left) : NULL;
    return take(rt, self, end ? (uint64_t)(end + 1 - from) : left);
}

static TareValue write_bytes(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    TareBuffer buffer;
    if (tare_mmap_check(rt, self) != TARE_OK ||
        tare_buffer_get(rt, arguments->values[0], &buffer) != TARE_OK ||
        tare_mmap_check_writable(rt, self) != TARE_OK)
        return TARE_ABSENT;
    if (self->position > self->length || self->length - self->position < buffer.length_bytes)
        return fail_value(rt, "data out of range");
    if (buffer.length_bytes)
        memmove(self->data + self->position, buffer.data, buffer.length_bytes);
    self->position += buffer.length_bytes;
    return tare_int_new(rt, (int64_t)buffer.length_bytes);
}

static TareValue write_byte(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    int64_t byte;
    if (tare_mmap_check(rt, self) != TARE_OK ||
        tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &byte) != TARE_OK)
        return TARE_ABSENT;
    if (byte < 0 || byte > UINT8_MAX)
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "unsigned byte integer is %s",
                                byte < 0 ? "less than minimum" : "greater than maximum");
    if (tare_mmap_check_writable(rt, self) != TARE_OK) return TARE_ABSENT;
    if (self->position >= self->length) return fail_value(rt, "write byte out of range");
    self->data[self->position++] = (uint8_t)byte;
    return TARE_NONE;
}

static TareValue seek(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    int64_t distance, whence = 0, place;
    if (tare_mmap_check(rt, self) != TARE_OK ||
        check_count(rt, "seek", arguments, 1, 2) != TARE_OK ||
        tare_operator_index_size(rt, arguments->values[0], &distance) != TARE_OK ||
        (arguments->positional_count > 1 &&
         tare_operator_index_int(rt, arguments->values[1], &whence) != TARE_OK) ||
        tare_mmap_check(rt, self) != TARE_OK)
        return TARE_ABSENT;
    int64_t bases[3] = {0, (int64_t)self->position, (int64_t)self->length};
    if (whence < 0 || whence > 2) return fail_value(rt, "unknown seek type");
    if (__builtin_add_overflow(bases[whence], distance, &place) || place < 0 ||
        place > (int64_t)self->length)
        return fail_value(rt, "seek out of range");
    self->position = (uint64_t)place;
    return TARE_NONE;
}

static TareValue tell(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (tare_mmap_check(rt, of(v)) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, (int64_t)of(v)->position);
}

static TareValue size(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const TareMmap *self = of(v);
    struct stat status;
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ABSENT;
    if (fstat(self->descriptor, &status) < 0)
        return tare_error_raise_errno(rt, errno, TARE_ABSENT);
    return tare_int_new(rt, status.st_size);
}

static TareValue close_map(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (of(v)->export_count)
        return tare_error_raise(rt, TARE_TYPE_BUFFER_ERROR, "cannot close exported pointers exist");
    tare_mmap_unmap(of(v));
    return TARE_NONE;
}

static TareValue enter(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_mmap_check(rt, of(v)) == TARE_OK ? tare_retain(v) : TARE_ABSENT;
}

// ---- as memory ---------------------------------------------------------------------------------

// A bound as slices count them: from the end when negative, cut to the length.
static TareStatus read_bound(TareRuntime *rt, const TareArguments *arguments, size_t i,
                             uint64_t length, uint64_t *out) {
    int64_t bound;
    if (arguments->positional_count <= i) return TARE_OK;
    if (tare_operator_index_size(rt, arguments->values[i], &bound) != TARE_OK) return TARE_ERROR;
    if (bound < 0) bound = bound + (int64_t)length < 0 ? 0 : bound + (int64_t)length;
    *out = (uint64_t)bound > length ? length : (uint64_t)bound;
    return TARE_OK;
}

static TareValue search(TareRuntime *rt, TareValue v, const TareArguments *arguments,
                        const char *name, int64_t (*find)(TareByteView, TareByteView)) {
    TareMmap *self = of(v);
    TareBuffer needle;
    if (tare_mmap_check(rt, self) != TARE_OK || check_count(rt, name, arguments, 1, 3) != TARE_OK)
        return TARE_ABSENT;
    uint64_t start = self->position, end = self->length;
    if (!tare_buffer_is(rt, arguments->values[0])) {
        (void)!tare_buffer_get(rt, arguments->values[0], &needle);
        return TARE_ABSENT;
    }
    if (read_bound(rt, arguments, 1, self->length, &start) != TARE_OK ||
        read_bound(rt, arguments, 2, self->length, &end) != TARE_OK ||
        tare_mmap_check(rt, self) != TARE_OK ||
        tare_buffer_get(rt, arguments->values[0], &needle) != TARE_OK)
        return TARE_ABSENT;
    if (end > self->length) end = self->length;
    if (start > end) return tare_int_new(rt, -1);
    int64_t at = find((TareByteView){self->data + start, end - start},
                      (TareByteView){needle.data, needle.length_bytes});
    return tare_int_new(rt, at < 0 ? -1 : at + (int64_t)start);
}

static TareValue find_first(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return search(rt, v, arguments, "find", tare_byte_search_first);
}

static TareValue find_last(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return search(rt, v, arguments, "rfind", tare_byte_search_last);
}

static TareValue move(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    int64_t to, from, count;
    if (tare_mmap_check(rt, self) != TARE_OK ||
        check_count(rt, "move", arguments, 3, 3) != TARE_OK ||
        tare_operator_index_size(rt, arguments->values[0], &to) != TARE_OK ||
        tare_operator_index_size(rt, arguments->values[1], &from) != TARE_OK ||
        tare_operator_index_size(rt, arguments->values[2], &count) != TARE_OK ||
        tare_mmap_check_writable(rt, self) != TARE_OK)
        return TARE_ABSENT;
    int64_t length = (int64_t)self->length;
    if (to < 0 || from < 0 || count < 0 || length - to < count || length - from < count)
        return fail_value(rt, "source, destination, or count out of range");
    memmove(self->data + to, self->data + from, (size_t)count);
    return TARE_NONE;
}

static TareValue flush(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    int64_t offset = 0, count = (int64_t)self->length;
    if (tare_mmap_check(rt, self) != TARE_OK ||
        check_count(rt, "flush", arguments, 0, 2) != TARE_OK ||
        (arguments->positional_count > 0 &&
         tare_operator_index_size(rt, arguments->values[0], &offset) != TARE_OK) ||
        (arguments->positional_count > 1 &&
         tare_operator_index_size(rt, arguments->values[1], &count) != TARE_OK) ||
        tare_mmap_check(rt, self) != TARE_OK)
        return TARE_ABSENT;
    if (offset < 0 || count < 0 || (int64_t)self->length - offset < count)
        return fail_value(rt, "flush values out of range");
    bool is_private = self->access == TARE_MMAP_READ || self->access == TARE_MMAP_COPY;
    if (!is_private && msync(self->data + offset, (size_t)count, MS_SYNC) < 0)
        return tare_error_raise_errno(rt, errno, TARE_ABSENT);
    return TARE_NONE;
}

static TareStatus advise_range(TareRuntime *rt, TareMmap *self, int64_t advice, int64_t start,
                               int64_t count) {
    if (start < 0 || start >= (int64_t)self->length)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "madvise start out of bounds");
    if (count < 0)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "madvise length invalid");
    if (count > (int64_t)self->length - start) count = (int64_t)self->length - start;
    if (madvise(self->data + start, (size_t)count, (int)advice) == 0) return TARE_OK;
    (void)tare_error_raise_errno(rt, errno, TARE_ABSENT);
    return TARE_ERROR;
}

static TareValue advise(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    int64_t values[3] = {0, 0, (int64_t)self->length};
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ABSENT;
    for (size_t i = 0; i < arguments->positional_count; i++)
        if (tare_operator_index_size(rt, arguments->values[i], &values[i]) != TARE_OK)
            return TARE_ABSENT;
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ABSENT;
    return none_if(advise_range(rt, self, values[0], values[1], values[2]));
}

static TareStatus check_resizable(TareRuntime *rt, const TareMmap *self) {
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ERROR;
    if (self->export_count)
        return tare_error_fail(rt, TARE_TYPE_BUFFER_ERROR,
                               "mmap can't resize with extant buffers exported.");
    if (self->access == TARE_MMAP_DEFAULT || self->access == TARE_MMAP_WRITE) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "mmap can't resize a readonly or copy-on-write memory map.");
}

static TareValue resize(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMmap *self = of(v);
    int64_t length;
    if (check_resizable(rt, self) != TARE_OK ||
        tare_operator_index_size(rt, arguments->values[0], &length) != TARE_OK ||
        check_resizable(rt, self) != TARE_OK)
        return TARE_ABSENT;
    if (length < 0 || length > INT64_MAX - self->offset)
        return fail_value(rt, "new size out of range");
    if (self->descriptor >= 0 && ftruncate(self->descriptor, self->offset + length) < 0)
        return tare_error_raise_errno(rt, errno, TARE_ABSENT);
    void *data = mremap(self->data, self->length, (size_t)length, MREMAP_MAYMOVE);
    if (data == MAP_FAILED) return tare_error_raise_errno(rt, errno, TARE_ABSENT);
    self->data = data;
    self->length = (uint64_t)length;
    return TARE_NONE;
}

static TareValue get_closed(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(!of(v)->data);
}

#define METHOD(name, function, kind, least, most, text) \
    {name, function, TARE_NATIVE_##kind, least, most, 0, text}

const TareNativeDefinition tare_mmap_methods[] = {
    METHOD("close", close_map, NONE, 0, 0, "Gives the memory back."),
    METHOD("find", find_first, ANY, 0, 0, "First place of the bytes, or -1."),
    METHOD("flush", flush, ANY, 0, 0, "Writes what was changed to the file."),
    METHOD("madvise", advise, POSITIONAL, 1, 3, "Tells the system how it will be used."),
    METHOD("move", move, ANY, 0, 0, "Copies count bytes from src to dest."),
    METHOD("read", read_bytes, POSITIONAL, 0, 1, "Bytes from the position on."),
    METHOD("read_byte", read_byte, NONE, 0, 0, "The byte at the position as an int."),
    METHOD("readline", read_line, NONE, 0, 0, "The bytes up to the end of the line."),
    METHOD("resize", resize, ONE, 1, 1, "Changes the length of map and file."),
    METHOD("rfind", find_last, ANY, 0, 0, "Last place of the bytes, or -1."),
    METHOD("seek", seek, ANY, 0, 0, "Sets the position."),
    METHOD("size", size, NONE, 0, 0, "Bytes of the file."),
    METHOD("tell", tell, NONE, 0, 0, "The position."),
    METHOD("write", write_bytes, ONE, 1, 1, "Writes bytes at the position; returns how many."),
    METHOD("write_byte", write_byte, ONE, 1, 1, "Writes one byte given as an int."),
    METHOD("__enter__", enter, NONE, 0, 0, NULL),
    METHOD("__exit__", close_map, POSITIONAL, 0, TARE_NATIVE_UNLIMITED, NULL),
    {NULL},
};

const TareAttributeDefinition tare_mmap_attributes[] = {
    {"closed", get_closed, NULL, "Whether the map was closed."},
    {NULL},
};
