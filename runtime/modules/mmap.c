// The type mmap: birth, items, bytes for views, end; and the module with its constants.
#include "modules/mmap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "object/alloc.h"
#include "object/buffer.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/intern.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/module.h"
#include "types/slice.h"

// ---- state -------------------------------------------------------------------------------------

TareStatus tare_mmap_check(TareRuntime *rt, const TareMmap *self) {
    if (self->data) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "mmap closed or invalid");
}

TareStatus tare_mmap_check_writable(TareRuntime *rt, const TareMmap *self) {
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ERROR;
    if (self->access != TARE_MMAP_READ) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "mmap can't modify a readonly memory map.");
}

void tare_mmap_unmap(TareMmap *self) {
    if (self->data) munmap(self->data, self->length);
    if (self->data && self->descriptor >= 0) close(self->descriptor);
    self->data = NULL;
    self->descriptor = -1;
    self->length = self->position = 0;
}

static void finalize(TareRuntime *rt, TareObject *object) { tare_mmap_unmap((TareMmap *)object); }

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareMmap *self = (TareMmap *)object;
    TareType *type = rt->shapes[object->shape_id]->type;
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    tare_describe_block(describer, self, type->instance_bytes,
                        is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT, "mmap");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->data,
                         sizeof *self - offsetof(TareMmap, data),
                         "address, length, position, offset, descriptor, exports, access");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, type->instance_bytes, sizeof *self, describer);
}

// ---- birth -------------------------------------------------------------------------------------

typedef struct Request {
    int64_t descriptor, length, flags, protection, access, offset;
} Request;

static TareStatus read_request(TareRuntime *rt, const TareArguments *arguments, Request *out) {
    static const char *const names[] = {"fileno", "length", "flags", "prot", "access", "offset"};
    static const TareParameters parameters = {"mmap", names, 6, 0, 6, 2};
    *out = (Request){.flags = MAP_SHARED, .protection = PROT_READ | PROT_WRITE};
    int64_t *fields[6] = {&out->descriptor, &out->length, &out->flags,
                          &out->protection, &out->access, &out->offset};
    TareValue values[6];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ERROR;
    for (int i = 0; i < 6; i++) {
        bool is_size = i == 1 || i == 5;
        if (tare_value_is_absent(values[i])) continue;
        TareStatus status = is_size ? tare_operator_index_size(rt, values[i], fields[i])
                                    : tare_operator_index_int(rt, values[i], fields[i]);
        if (status != TARE_OK) return status;
    }
    if (out->length < 0 || out->offset < 0)
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "memory mapped %s must be positive",
                               out->length < 0 ? "length" : "offset");
    return TARE_OK;
}

static TareStatus settle_access(TareRuntime *rt, Request *self) {
    const int both = PROT_READ | PROT_WRITE;
    if (self->access != TARE_MMAP_DEFAULT &&
        (self->flags != MAP_SHARED || self->protection != both))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "mmap can't specify both access and flags, prot.");
    switch (self->access) {
    case TARE_MMAP_READ:
        self->protection = PROT_READ;
        return TARE_OK;
    case TARE_MMAP_WRITE:
        return TARE_OK;
    case TARE_MMAP_COPY:
        self->flags = MAP_PRIVATE;
        return TARE_OK;
    case TARE_MMAP_DEFAULT:
        if ((self->protection & both) != both)
            self->access = self->protection & PROT_WRITE ? TARE_MMAP_WRITE : TARE_MMAP_READ;
        return TARE_OK;
    default:
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "mmap invalid access parameter.");
    }
}

// Length 0 means all of the file from the offset on.
static TareStatus settle_length(TareRuntime *rt, Request *self) {
    struct stat status;
    const char *fault = NULL;
    if (self->descriptor == -1 || fstat((int)self->descriptor, &status) < 0 ||
        !S_ISREG(status.st_mode))
        return TARE_OK;
    int64_t size = status.st_size;
    if (self->length == 0 && size == 0)
        fault = "cannot mmap an empty file";
    else if (self->length == 0 && self->offset >= size)
        fault = "mmap offset is greater than file size";
    else if (self->offset > size || size - self->offset < self->length)
        fault = "mmap length is greater than file size";
    if (fault) return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s", fault);
    if (self->length == 0) self->length = size - self->offset;
    return TARE_OK;
}

static TareStatus map(TareRuntime *rt, TareMmap *self, const Request *request) {
    int descriptor = -1, flags = (int)request->flags;
    if (request->descriptor == -1)
        flags |= MAP_ANONYMOUS;
    else
        descriptor = fcntl((int)request->descriptor, F_DUPFD_CLOEXEC, 0);
    bool is_open = request->descriptor == -1 || descriptor >= 0;
    void *data = is_open ? mmap(NULL, (size_t)request->length, (int)request->protection, flags,
                                descriptor, request->offset)
                         : MAP_FAILED;
    if (data == MAP_FAILED) {
        int error = errno;
        if (descriptor >= 0) close(descriptor);
        (void)tare_error_raise_errno(rt, error, TARE_ABSENT);
        return TARE_ERROR;
    }
    self->data = data;
    self->length = (uint64_t)request->length;
    self->offset = request->offset;
    self->descriptor = descriptor;
    self->access = (uint32_t)request->access;
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    Request request;
    if (read_request(rt, arguments, &request) != TARE_OK ||
        settle_access(rt, &request) != TARE_OK || settle_length(rt, &request) != TARE_OK)
        return TARE_ABSENT;
    TareMmap *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->descriptor = -1;
    TareValue v = tare_value_from_object(self);
    if (map(rt, self, &request) != TARE_OK) tare_slot_clear(rt, &v);
    return v;
}

// ---- bytes -------------------------------------------------------------------------------------

static TareStatus get_buffer(TareRuntime *rt, TareValue v, TareBuffer *out) {
    TareMmap *self = tare_mmap_of(v);
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ERROR;
    *out = (TareBuffer){
        self->data, self->length, &self->export_count, 'B', 1, self->access == TARE_MMAP_READ};
    return TARE_OK;
}

static int64_t length(TareRuntime *rt, TareValue v) {
    if (tare_mmap_check(rt, tare_mmap_of(v)) != TARE_OK) return -1;
    return (int64_t)tare_mmap_of(v)->length;
}

// The place of a key; its __index__ may have closed the map.
static TareStatus read_index(TareRuntime *rt, const TareMmap *self, TareValue key, size_t *out) {
    int64_t index;
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "mmap indices must be integers");
    if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, &index) != TARE_OK ||
        tare_mmap_check(rt, self) != TARE_OK)
        return TARE_ERROR;
    if (index < 0) index += (int64_t)self->length;
    *out = (size_t)index;
    if (index >= 0 && *out < self->length) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "mmap index out of range");
}

static TareStatus read_slice(TareRuntime *rt, const TareMmap *self, TareValue key,
                             TareSliceRange *out) {
    int64_t start, stop, step;
    if (tare_slice_unpack(rt, key, &start, &stop, &step) != TARE_OK ||
        tare_mmap_check(rt, self) != TARE_OK)
        return TARE_ERROR;
    *out = tare_slice_fit((int64_t)self->length, start, stop, step);
    return TARE_OK;
}

static TareValue get_item(TareRuntime *rt, TareValue v, TareValue key) {
    const TareMmap *self = tare_mmap_of(v);
    TareSliceRange range;
    size_t index;
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_exact(key, TARE_TYPE_SLICE)) {
        if (read_index(rt, self, key, &index) != TARE_OK) return TARE_ABSENT;
        return tare_int_new(rt, self->data[index]);
    }
    if (read_slice(rt, self, key, &range) != TARE_OK) return TARE_ABSENT;
    TareValue bytes = tare_bytes_new(rt, NULL, (size_t)range.count);
    if (tare_value_is_absent(bytes)) return bytes;
    for (int64_t i = 0; i < range.count; i++)
        tare_bytes_of(bytes)->data[i] = self->data[range.start + i * range.step];
    return bytes;
}

static TareStatus set_slice(TareRuntime *rt, TareMmap *self, TareValue key, TareValue value) {
    TareSliceRange range;
    TareBuffer buffer;
    if (read_slice(rt, self, key, &range) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "mmap object doesn't support slice deletion");
    if (tare_buffer_get(rt, value, &buffer) != TARE_OK) return TARE_ERROR;
    if (buffer.length_bytes != (size_t)range.count)
        return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "mmap slice assignment is wrong size");
    if (range.step == 1 && range.count) {
        memmove(self->data + range.start, buffer.data, buffer.length_bytes);
        return TARE_OK;
    }
    for (int64_t i = 0; i < range.count; i++)
        self->data[range.start + i * range.step] = buffer.data[i];
    return TARE_OK;
}

static TareStatus set_item(TareRuntime *rt, TareValue v, TareValue key, TareValue value) {
    TareMmap *self = tare_mmap_of(v);
    size_t index;
    int64_t byte;
    if (tare_mmap_check_writable(rt, self) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return set_slice(rt, self, key, value);
    if (read_index(rt, self, key, &index) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "mmap doesn't support item deletion");
    if (!tare_type_get(rt, value)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "mmap item value must be an int");
    if (tare_operator_index_int64(rt, value, false, TARE_TYPE_TYPE_ERROR, &byte) != TARE_OK)
        return TARE_ERROR;
    if (byte < 0 || byte > UINT8_MAX)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "mmap item value must be in range(0, 256)");
    if (tare_mmap_check(rt, self) != TARE_OK) return TARE_ERROR;
    if (index < self->length) self->data[index] = (uint8_t)byte;
    return TARE_OK;
}

// One by one the bytes are bytes objects, unlike those of a subscript.
static TareValue iterate(TareRuntime *rt, TareValue v) {
    TareValue view = tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_MEMORYVIEW]), v);
    TareValue format = tare_string_new_c(rt, "c"), characters = TARE_ABSENT, result = TARE_ABSENT;
    TareString *cast = tare_intern_c(rt, "cast");
    if (!tare_value_is_absent(view) && !tare_value_is_absent(format) && cast)
        characters = tare_call_method(rt, view, cast, &format, 1);
    if (!tare_value_is_absent(characters)) result = tare_protocol_iterate(rt, characters);
    if (cast) tare_release_object(rt, cast);
    tare_release(rt, view);
    tare_release(rt, format);
    tare_release(rt, characters);
    return result;
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    static const char *const names[] = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE",
                                        "ACCESS_COPY"};
    const TareMmap *self = tare_mmap_of(v);
    const char *type_name = tare_type_name_of(rt, v);
    if (!self->data) return tare_string_new_format(rt, "<%s closed=True>", type_name);
    return tare_string_new_format(
        rt, "<%s closed=False, access=%s, length=%llu, pos=%llu, offset=%lld>", type_name,
        names[self->access], (unsigned long long)self->length, (unsigned long long)self->position,
        (long long)self->offset);
}

static const TareTypeSpec mmap_spec = {
    .instance_bytes = sizeof(TareMmap),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_ALLOWS_WEAK,
    .methods = tare_mmap_methods,
    .attributes = tare_mmap_attributes,
    .doc = "mmap(fileno, length[, flags[, prot[, access[, offset]]]])\n\n"
           "Bytes of a file, or anonymous memory for the file number -1.",
    .slots =
        {
            .describe = describe,
            .finalize = finalize,
            .get_buffer = get_buffer,
            .create = create,
            .repr = repr,
            .iterate = iterate,
            .length = length,
            .get_item = get_item,
            .set_item = set_item,
        },
};

// ---- the module --------------------------------------------------------------------------------

static const TareModuleConstant constants[] = {
    {"ACCESS_COPY", TARE_MMAP_COPY},  {"ACCESS_DEFAULT", TARE_MMAP_DEFAULT},
    {"ACCESS_READ", TARE_MMAP_READ},  {"ACCESS_WRITE", TARE_MMAP_WRITE},
    {"MADV_DONTNEED", MADV_DONTNEED}, {"MADV_NORMAL", MADV_NORMAL},
    {"MADV_RANDOM", MADV_RANDOM},     {"MADV_SEQUENTIAL", MADV_SEQUENTIAL},
    {"MADV_WILLNEED", MADV_WILLNEED}, {"MAP_ANON", MAP_ANON},
    {"MAP_ANONYMOUS", MAP_ANONYMOUS}, {"MAP_NORESERVE", MAP_NORESERVE},
    {"MAP_POPULATE", MAP_POPULATE},   {"MAP_PRIVATE", MAP_PRIVATE},
    {"MAP_SHARED", MAP_SHARED},       {"PROT_EXEC", PROT_EXEC},
    {"PROT_READ", PROT_READ},         {"PROT_WRITE", PROT_WRITE},
};

static TareStatus fill(TareRuntime *rt, TareValue module) {
    int64_t page_bytes = sysconf(_SC_PAGESIZE);
    const TareModuleConstant pages[] = {{"PAGESIZE", page_bytes},
                                        {"ALLOCATIONGRANULARITY", page_bytes}};
    if (tare_module_add_constants(rt, module, constants, sizeof constants / sizeof *constants) !=
            TARE_OK ||
        tare_module_add_constants(rt, module, pages, 2) != TARE_OK ||
        tare_module_set(rt, module, "error",
                        tare_value_from_object(rt->types[TARE_TYPE_OS_ERROR])) != TARE_OK)
        return TARE_ERROR;
    return tare_module_set_steal(
        rt, module, "mmap", tare_type_new_native(rt, "mmap", "mmap", TARE_TYPE_OBJECT, &mmap_spec));
}

TareValue tare_mmap_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "mmap", NULL);
    if (!tare_value_is_absent(module) && fill(rt, module) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
