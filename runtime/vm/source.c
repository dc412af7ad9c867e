// Source files.
#include "vm/source.h"

#include <errno.h>
#include <stdio.h>

#include "object/error.h"

static TareStatus fail(TareRuntime *rt, const char *path) {
    int error_number = errno;
    TareValue filename = tare_string_new_c(rt, path);
    if (tare_value_is_absent(filename)) return TARE_ERROR;
    tare_error_raise_errno(rt, error_number, filename);
    tare_release(rt, filename);
    return TARE_ERROR;
}

TareStatus tare_source_read(TareRuntime *rt, const char *path, TareText *source) {
    FILE *file = fopen(path, "rb");
    if (!file) return fail(rt, path);
    char buffer[16 * 1024];
    size_t count;
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        tare_text_append(source, buffer, count);
    bool failed = ferror(file);
    TareStatus status = failed ? fail(rt, path) : TARE_OK;
    fclose(file);
    if (status == TARE_OK && source->failed) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    return status;
}
