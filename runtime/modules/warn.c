// Warnings that the runtime itself issues: the module `warnings` decides what becomes of them. It
// is imported at the first one, so a program that gives no cause does not pay for it.
#include "modules/warn.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/intern.h"
#include "vm/import.h"

// Calls warnings.`name`: TARE_ERROR when a filter makes the warning an exception. Without the
// module, while a runtime ends, there is nobody to warn.
static TareStatus call(TareRuntime *rt, const char *name, const TareValue *values, size_t count) {
    TareString *module_name = tare_intern_c(rt, "warnings");
    if (!module_name) return TARE_ERROR;
    TareValue module = tare_import_absolute(rt, module_name);
    tare_release_object(rt, module_name);
    if (tare_value_is_absent(module)) {
        tare_error_clear(rt);
        return TARE_OK;
    }
    TareValue function = tare_attribute_get_c(rt, module, name);
    tare_release(rt, module);
    if (tare_value_is_absent(function)) return TARE_ERROR;
    TareValue v = tare_call_values(rt, function, values, count);
    tare_release(rt, function);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    tare_release(rt, v);
    return TARE_OK;
}

// Whether nobody can have changed the filters.
static bool is_untouched(TareRuntime *rt) {
    return tare_value_is_absent(tare_dict_find_c(rt, tare_dict_of(rt->modules), "warnings"));
}

// As long as the filters are those of the start, files that nobody closed are ignored.
static TareStatus warn_unfinished(TareRuntime *rt, TareValue object) {
    if (!tare_value_is_exact(object, TARE_TYPE_COROUTINE) && is_untouched(rt)) return TARE_OK;
    return call(rt, "_warn_unfinished", &object, 1);
}

static TareStatus warn(TareRuntime *rt, TareTypeId category, TareValue message) {
    TareValue values[] = {message, tare_value_from_object(rt->types[category])};
    return call(rt, "warn", values, 2);
}

static TareStatus warn_about(TareRuntime *rt, TareTypeId category, const char *message,
                             TareValue filename, int line) {
    // By the filters of the start this is ignored in any file.
    bool is_ignored =
        category == TARE_TYPE_DEPRECATION_WARNING || category == TARE_TYPE_RESOURCE_WARNING;
    if (is_ignored && is_untouched(rt)) return TARE_OK;
    TareValue values[] = {tare_string_new_c(rt, message),
                          tare_value_from_object(rt->types[category]), filename,
                          tare_value_from_small_int(line)};
    if (tare_value_is_absent(values[0])) return TARE_ERROR;
    TareStatus status = call(rt, "warn_explicit", values, 4);
    tare_release(rt, values[0]);
    return status;
}

void tare_warn_init(TareRuntime *rt) {
    rt->hooks.warn_unfinished = warn_unfinished;
    rt->hooks.warn = warn;
    rt->hooks.warn_about = warn_about;
}
