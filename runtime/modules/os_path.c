// Paths from values, and the errors of calls with paths.
#include "modules/os_path.h"

#include <errno.h>
#include <string.h>

#include "object/call.h"
#include "object/error.h"
#include "types/binary_file.h"
#include "types/bytes.h"

static TareStatus read_text(TareRuntime *rt, TareOsPath *self, TareValue v) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) {
        tare_string_append_to(tare_string_of(v), &self->text);
    } else if (tare_type_is_instance(rt, v, TARE_TYPE_BYTES)) {
        tare_text_append(&self->text, (const char *)tare_bytes_of(v)->data,
                         tare_bytes_of(v)->length);
    } else {
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "expected str, bytes or os.PathLike object, not %T", v);
    }
    self->bytes = tare_text_get(&self->text);
    if (strlen(self->bytes) == self->text.length_bytes) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "embedded null byte");
}

TareStatus tare_os_path_init(TareRuntime *rt, TareOsPath *self, TareValue v) {
    *self = (TareOsPath){.given = tare_retain(v)};
    tare_binary_file_init_text(rt, &self->text);
    if (rt->forbids_files) {
        (void)tare_error_raise_errno(rt, EACCES, v);
        return TARE_ERROR;
    }
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR) ||
        tare_type_is_instance(rt, v, TARE_TYPE_BYTES))
        return read_text(rt, self, v);
    TareValue name = tare_string_new_c(rt, "__fspath__");
    if (tare_value_is_absent(name)) return TARE_ERROR;
    TareValue inner = tare_call_special(rt, v, tare_string_of(name), NULL, 0);
    tare_release(rt, name);
    if (tare_value_is_absent(inner))
        return tare_error_is_pending(rt) ? TARE_ERROR : read_text(rt, self, v);
    tare_slot_set_steal(rt, &self->given, inner);
    return read_text(rt, self, self->given);
}

void tare_os_path_deinit(TareRuntime *rt, TareOsPath *self) {
    tare_text_deinit(&self->text);
    tare_slot_clear(rt, &self->given);
}

TareValue tare_os_path_finish(TareRuntime *rt, TareOsPath *self, int result) {
    TareValue v = result < 0 ? tare_error_raise_errno(rt, errno, self->given) : TARE_NONE;
    tare_os_path_deinit(rt, self);
    return v;
}

TareValue tare_os_path_fail(TareRuntime *rt, TareOsPath *self) {
    tare_os_path_deinit(rt, self);
    return TARE_ABSENT;
}

// OSError(errno, words, first, None, second).
static TareValue raise_pair(TareRuntime *rt, int error_number, TareValue first, TareValue second) {
    TareValue values[] = {tare_value_from_small_int(error_number), TARE_ABSENT, first, TARE_NONE,
                          second};
    values[1] = tare_string_new_c(rt, strerror(error_number));
    if (tare_value_is_absent(values[1])) return TARE_ABSENT;
    TareValue exception =
        tare_call_values(rt, tare_value_from_object(rt->types[TARE_TYPE_OS_ERROR]), values, 5);
    tare_release(rt, values[1]);
    if (tare_value_is_absent(exception)) return TARE_ABSENT;
    (void)tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return TARE_ABSENT;
}

TareValue tare_os_path_pair(TareRuntime *rt, const TareArguments *arguments,
                            int (*call)(const char *first, const char *second)) {
    TareOsPath first, second;
    TareValue result = TARE_ABSENT;
    if (tare_os_path_init(rt, &first, arguments->values[0]) != TARE_OK)
        return tare_os_path_fail(rt, &first);
    if (tare_os_path_init(rt, &second, arguments->values[1]) == TARE_OK)
        result = call(first.bytes, second.bytes) == 0
                     ? TARE_NONE
                     : raise_pair(rt, errno, first.given, second.given);
    tare_os_path_deinit(rt, &second);
    tare_os_path_deinit(rt, &first);
    return result;
}
