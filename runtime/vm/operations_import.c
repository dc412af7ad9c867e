// Instructions of import statements.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "vm/import.h"
#include "vm/operations.h"
#include "vm/registers.h"

#define A (tare_code_get_a(word))
#define B (tare_code_get_b(word))
#define BX (tare_code_get_bx(word))

TareStatus tare_operations_IMPORT_NAME(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                       uint32_t extra) {
    TareValue module = tare_import_module(rt, tare_registers_get_name(frame, BX),
                                          tare_value_from_object(frame->globals),
                                          frame->registers[A], (int)extra);
    tare_registers_drop(rt, frame, A);
    return tare_registers_finish_steal(rt, frame, A, module);
}

TareStatus tare_operations_IMPORT_FROM(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                       uint32_t extra) {
    TareValue v = tare_import_from(rt, frame->registers[B], tare_registers_get_name(frame, extra));
    return tare_registers_finish_steal(rt, frame, A, v);
}

static TareStatus copy_name(TareRuntime *rt, TareFrame *frame, TareValue module, TareValue name) {
    if (!tare_type_is_instance(rt, name, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "Item in __all__ must be str, not %T",
                               name);
    TareValue v = tare_attribute_get(rt, module, tare_string_of(name));
    if (tare_value_is_absent(v)) return TARE_ERROR;
    TareStatus status = tare_protocol_set_item(rt, frame->namespace, name, v);
    tare_release(rt, v);
    return status;
}

// Copies the names that `names` yields; without __all__ only those that begin with no underscore.
static TareStatus copy_names(TareRuntime *rt, TareFrame *frame, TareValue module, TareValue names,
                             bool only_public) {
    TareValue iterator = tare_protocol_iterate(rt, names);
    TareStatus status = tare_value_is_absent(iterator) ? TARE_ERROR : TARE_OK;
    while (status == TARE_OK) {
        TareValue name = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(name)) {
            if (tare_error_is_pending(rt)) status = TARE_ERROR;
            break;
        }
        bool is_private = only_public && tare_value_is_exact(name, TARE_TYPE_STR) &&
                          tare_string_of(name)->length &&
                          tare_string_get(tare_string_of(name), 0) == '_';
        if (!is_private) status = copy_name(rt, frame, module, name);
        tare_release(rt, name);
    }
    tare_release(rt, iterator);
    return status;
}

TareStatus tare_operations_IMPORT_STAR(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue module = tare_registers_take(frame, A);
    bool failed;
    TareValue names = tare_attribute_fetch_optional(rt, module, TARE_RUNTIME_NAME(rt, dunder_all),
                                                    &failed);
    bool only_public = tare_value_is_absent(names);
    if (only_public && !failed) {
        TareValue dict = tare_attribute_get(rt, module, TARE_RUNTIME_NAME(rt, dunder_dict));
        if (!tare_value_is_absent(dict))
            names = tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_LIST]), dict);
        tare_release(rt, dict);
    }
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(names)) status = copy_names(rt, frame, module, names, only_public);
    tare_release(rt, names);
    tare_release(rt, module);
    return status;
}
