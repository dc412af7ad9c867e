// Calls on descriptors, the numbers of open files. Where the host forbids files they answer with
// PermissionError.
#include "modules/os_descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "object/alloc.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/tuple.h"
#include "types/bytes.h"
#include "types/int.h"

static TareValue fail(TareRuntime *rt) {
    return tare_error_raise_errno(rt, rt->forbids_files ? EACCES : errno, TARE_ABSENT);
}

static TareStatus read_number(TareRuntime *rt, const TareArguments *arguments, size_t index,
                              int64_t *number) {
    return tare_operator_index_int64(rt, arguments->values[index], false, TARE_TYPE_OVERFLOW_ERROR,
                                     number);
}

// The first argument; refused where the call may not be made at all.
static TareStatus read_descriptor(TareRuntime *rt, const TareArguments *arguments,
                                  int *descriptor) {
    int64_t number;
    if (read_number(rt, arguments, 0, &number) != TARE_OK) return TARE_ERROR;
    *descriptor = number == (int)number ? (int)number : -1;
    if (!rt->forbids_files) return TARE_OK;
    (void)fail(rt);
    return TARE_ERROR;
}

#define DESCRIPTOR_CALL(name)                                                             \
    static TareValue os_##name(TareRuntime *rt, TareValue self, const TareArguments *a) { \
        int descriptor;                                                                   \
        if (read_descriptor(rt, a, &descriptor) != TARE_OK) return TARE_ABSENT;           \
        return name(descriptor) < 0 ? fail(rt) : TARE_NONE;                               \
    }
DESCRIPTOR_CALL(close)
DESCRIPTOR_CALL(fsync)
#undef DESCRIPTOR_CALL

static TareValue read_bytes(TareRuntime *rt, int descriptor, size_t size) {
    char *data = tare_alloc_data(rt, size);
    if (!data) return TARE_ABSENT;
    ssize_t count = read(descriptor, data, size);
    TareValue result = count < 0 ? fail(rt) : tare_bytes_new(rt, data, (size_t)count);
    tare_alloc_free_table(rt, data, size);
    return result;
}

static TareValue os_read(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int descriptor;
    int64_t size;
    if (read_descriptor(rt, arguments, &descriptor) != TARE_OK ||
        read_number(rt, arguments, 1, &size) != TARE_OK)
        return TARE_ABSENT;
    errno = EINVAL;
    return size < 0 ? fail(rt) : read_bytes(rt, descriptor, (size_t)size);
}

static TareValue os_write(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int descriptor;
    const uint8_t *data;
    size_t length;
    if (read_descriptor(rt, arguments, &descriptor) != TARE_OK ||
        tare_bytes_get_view(rt, arguments->values[1], &data, &length) != TARE_OK)
        return TARE_ABSENT;
    ssize_t count = write(descriptor, data, length);
    return count < 0 ? fail(rt) : tare_int_new(rt, count);
}

static TareValue os_lseek(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int descriptor;
    int64_t offset, whence;
    if (read_descriptor(rt, arguments, &descriptor) != TARE_OK ||
        read_number(rt, arguments, 1, &offset) != TARE_OK ||
        read_number(rt, arguments, 2, &whence) != TARE_OK)
        return TARE_ABSENT;
    off_t position = lseek(descriptor, offset, (int)whence);
    return position < 0 ? fail(rt) : tare_int_new(rt, position);
}

static TareValue os_ftruncate(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int descriptor;
    int64_t length;
    if (read_descriptor(rt, arguments, &descriptor) != TARE_OK ||
        read_number(rt, arguments, 1, &length) != TARE_OK)
        return TARE_ABSENT;
    return ftruncate(descriptor, length) < 0 ? fail(rt) : TARE_NONE;
}

static TareValue os_dup(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int descriptor;
    if (read_descriptor(rt, arguments, &descriptor) != TARE_OK) return TARE_ABSENT;
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? fail(rt) : tare_int_new(rt, copy);
}

static TareValue os_pipe(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int ends[2];
    if (rt->forbids_files || pipe(ends) < 0) return fail(rt);
    for (int i = 0; i < 2; i++) (void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    TareValue numbers[] = {tare_int_new(rt, ends[0]), tare_int_new(rt, ends[1])};
    return tare_tuple_new_from_steal(rt, numbers, 2);
}

const TareNativeDefinition tare_os_descriptor_functions[] = {
    {"close", os_close, TARE_NATIVE_ONE},
    {"fsync", os_fsync, TARE_NATIVE_ONE},
    {"read", os_read, TARE_NATIVE_POSITIONAL, 2, 2},
    {"write", os_write, TARE_NATIVE_POSITIONAL, 2, 2},
    {"lseek", os_lseek, TARE_NATIVE_POSITIONAL, 3, 3},
    {"ftruncate", os_ftruncate, TARE_NATIVE_POSITIONAL, 2, 2},
    {"dup", os_dup, TARE_NATIVE_ONE},
    {"pipe", os_pipe, TARE_NATIVE_NONE},
    {NULL},
};
