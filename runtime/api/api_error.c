// The pending exception, as hosts see it.
#include <string.h>

#include "api/api_state.h"
#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/exception.h"
#include "types/int.h"

bool tare_has_error(TareRuntime *rt) { return tare_error_is_pending(rt); }

TareHandle *tare_fetch_error(TareRuntime *rt) {
    TareValue exception = tare_error_take(rt);
    return tare_handle_new_steal(rt, exception);
}

void tare_clear_error(TareRuntime *rt) { tare_error_clear(rt); }

bool tare_is_exiting(TareRuntime *rt) { return tare_error_is(rt, TARE_TYPE_SYSTEM_EXIT); }

bool tare_is_interrupted(TareRuntime *rt) {
    return tare_error_is(rt, TARE_TYPE_KEYBOARD_INTERRUPT);
}

const char *tare_describe_error(TareRuntime *rt, TareHandle *exception) {
    tare_text_clear(&exception->text);
    if (!tare_type_is_instance(rt, exception->value, TARE_TYPE_BASE_EXCEPTION)) return "";
    if (tare_exception_append_report(rt, exception->value, true, &exception->text) != TARE_OK)
        tare_error_clear(rt);
    return exception->text.failed ? NULL : tare_text_get(&exception->text);
}

void tare_raise(TareRuntime *rt, const char *type_name, const char *message) {
    TareTypeId id = TARE_TYPE_RUNTIME_ERROR;
    for (size_t i = TARE_TYPE_BASE_EXCEPTION; i < TARE_TYPE_COUNT; i++)
        if (!strcmp(tare_type_get_name(rt, rt->types[i]), type_name)) id = (TareTypeId)i;
    tare_error_raise(rt, id, "%s", message);
}

// Writes str(code) and a newline to sys.stderr.
static void write_code(TareRuntime *rt, TareValue code) {
    TareValue text = tare_protocol_str(rt, code);
    if (tare_value_is_absent(text)) {
        tare_error_clear(rt);
        return;
    }
    TareText line;
    tare_binary_file_init_text(rt, &line);
    tare_string_append_to(tare_string_of(text), &line);
    tare_text_append_char(&line, '\n');
    tare_sys_write_error(rt, tare_text_get(&line), line.length_bytes);
    tare_text_deinit(&line);
    tare_release(rt, text);
}

static int finish_exit(TareRuntime *rt, TareValue exception) {
    TareValue code = tare_attribute_get_c(rt, exception, "code");
    int status = 0;
    if (tare_value_is_absent(code)) {
        tare_error_clear(rt);
    } else if (tare_int_is(rt, code)) {
        int64_t number;
        (void)tare_int_to_int64(code, &number);
        status = (int)(number & 0xff);
    } else if (!tare_value_is_none(code)) {
        write_code(rt, code);
        status = 1;
    }
    tare_release(rt, code);
    return status;
}

int tare_report_error(TareRuntime *rt) {
    TareValue exception = tare_error_take(rt);
    if (tare_value_is_absent(exception)) return 0;
    int status = 1;
    tare_sys_flush(rt);
    if (tare_type_is_instance(rt, exception, TARE_TYPE_SYSTEM_EXIT)) {
        status = finish_exit(rt, exception);
    } else {
        if (tare_type_is_instance(rt, exception, TARE_TYPE_KEYBOARD_INTERRUPT)) status = 130;
        tare_sys_hooks_report(rt, exception);
    }
    tare_release(rt, exception);
    tare_error_clear(rt);
    return status;
}
