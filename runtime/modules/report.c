// The report of an exception that nobody caught, as a str.
#include "modules/report.h"

#include "object/error.h"
#include "types/binary_file.h"
#include "types/exception.h"
#include "types/module.h"

static TareValue report_format(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue exception = arguments->values[0];
    if (!tare_type_is_instance(rt, exception, TARE_TYPE_BASE_EXCEPTION))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "Exception expected for value, %T found", exception);
    TareText text;
    tare_binary_file_init_text(rt, &text);
    TareValue result = TARE_ABSENT;
    if (tare_exception_append_report(rt, exception, false, &text) == TARE_OK)
        result = tare_string_new_utf8(rt, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    return result;
}

static const TareNativeDefinition functions[] = {
    {"format", report_format, TARE_NATIVE_ONE, .doc = "The report of an exception, as a str."},
    {NULL},
};

TareValue tare_report_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_report", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
