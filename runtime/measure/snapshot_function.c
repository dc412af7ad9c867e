// snapshot(): which file, of what.
#include "measure/snapshot_function.h"

#include <errno.h>

#include "measure/picture.h"
#include "measure/snapshot.h"
#include "modules/os_path.h"
#include "object/error.h"
#include "object/operator.h"
#include "vm/machine.h"

// A count of at least 1.
static TareStatus read_limit(TareRuntime *rt, TareValue v, int64_t *limit) {
    if (tare_value_is_absent(v)) return TARE_OK;
    if (tare_operator_index_int64(rt, v, false, TARE_TYPE_OVERFLOW_ERROR, limit) != TARE_OK)
        return TARE_ERROR;
    if (*limit >= 1 && *limit <= 100000) return TARE_OK;
    tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "limit must be from 1 to 100000");
    return TARE_ERROR;
}

static int write_snapshot(TareRuntime *rt, const char *path) {
    TareProgress progress = tare_progress_on_terminal();
    int error_number =
        tare_snapshot_write(rt, path, tare_snapshot_find_format(path), &progress);
    tare_progress_end(&progress);
    return error_number;
}

static bool is_picture_path(const char *path) {
    return tare_picture_find_format(path) != TARE_PICTURE_FORMAT_COUNT;
}

bool tare_snapshot_function_is_path(const char *path) {
    return is_picture_path(path) || tare_snapshot_find_format(path) != TARE_SNAPSHOT_FORMAT_COUNT;
}

int tare_snapshot_function_write(TareRuntime *rt, const char *path, TareValue of, uint32_t limit) {
    if (!tare_snapshot_function_is_path(path)) return EINVAL;
    if (rt->forbids_files) return EACCES;
    if (!is_picture_path(path)) return write_snapshot(rt, path);
    TareValue subject = tare_value_is_absent(of) ? rt->machine->main_module : of;
    if (!tare_value_is_object(subject)) return EINVAL;
    return tare_picture_write(rt, tare_value_get_object(subject), limit, path,
                              tare_picture_find_format(path));
}

static TareValue write(TareRuntime *rt, TareValue path, const char *text, TareValue of,
                       int64_t limit) {
    if (!tare_snapshot_function_is_path(text))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "the end of the path must name a format: .heapsnapshot, .sqlite, "
                                ".db, .jsonl, .dot or .svg");
    if (!is_picture_path(text) && !tare_value_is_absent(of))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "only pictures (.dot, .svg) are of one object");
    if (!tare_value_is_absent(of) && !tare_value_is_object(of))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "there is no object to draw");
    int error_number = tare_snapshot_function_write(rt, text, of, (uint32_t)limit);
    if (error_number == ENOMEM) return tare_error_raise_memory(rt);
    return error_number ? tare_error_raise_errno(rt, error_number, path) : TARE_NONE;
}

static TareValue report_snapshot(TareRuntime *rt, TareValue self,
                                 const TareArguments *arguments) {
    static const char *const names[] = {"path", "of", "limit"};
    static const TareParameters parameters = {"snapshot", names, 3, 0, 2, 1};
    TareValue given[3];
    int64_t limit = TARE_SNAPSHOT_PICTURE_LIMIT;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK ||
        read_limit(rt, given[2], &limit) != TARE_OK)
        return TARE_ABSENT;
    TareOsPath path;
    TareValue result = TARE_ABSENT;
    if (tare_os_path_init(rt, &path, given[0]) == TARE_OK)
        result = write(rt, path.given, path.bytes, given[1], limit);
    tare_os_path_deinit(rt, &path);
    return result;
}

const TareNativeDefinition tare_snapshot_functions[] = {
    {"snapshot", report_snapshot, TARE_NATIVE_ANY, 0, 0, 0,
     "Writes the heap to a file: .heapsnapshot, .sqlite, .jsonl; or a picture of what one object "
     "reaches: .svg, .dot."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};
