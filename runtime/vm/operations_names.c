// Instructions on variables: far locals, cells, globals, names of a namespace.
#include "object/attribute.h"
#include "base/text.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/module.h"
#include "vm/operations.h"
#include "vm/registers.h"

#define A (tare_code_get_a(word))
#define B (tare_code_get_b(word))
#define BX (tare_code_get_bx(word))

TareStatus tare_operations_raise_unbound(TareRuntime *rt, const TareFrame *frame,
                                         uint32_t register_index) {
    const TareCode *code = frame->code;
    TareString *name = tare_code_get_local_name(code, register_index);
    if (register_index >= (uint32_t)(code->temporary_start - code->free_count) &&
        register_index < code->temporary_start)
        return tare_error_fail(rt, TARE_TYPE_NAME_ERROR,
                               "cannot access free variable '%U' where it is not associated with a "
                               "value in enclosing scope", name);
    return tare_error_fail(rt, TARE_TYPE_UNBOUND_LOCAL_ERROR,
                           "cannot access local variable '%U' where it is not associated with a "
                           "value", name);
}

TareStatus tare_operations_GET_FAR(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = frame->registers[BX];
    if (tare_value_is_absent(v)) return tare_operations_raise_unbound(rt, frame, BX);
    tare_registers_set_steal(rt, frame, A, tare_retain(v));
    return TARE_OK;
}

TareStatus tare_operations_SET_FAR(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    tare_registers_set_steal(rt, frame, BX, tare_registers_take(frame, A));
    return TARE_OK;
}

TareStatus tare_operations_DELETE_FAR(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    if (tare_value_is_absent(frame->registers[BX]))
        return tare_operations_raise_unbound(rt, frame, BX);
    tare_slot_clear(rt, &frame->registers[BX]);
    return TARE_OK;
}

TareStatus tare_operations_MAKE_CELL(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue cell = tare_cell_new(rt, frame->registers[A]);
    return tare_registers_finish_steal(rt, frame, A, cell);
}

TareStatus tare_operations_COPY_FREE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareTuple *closure = tare_function_of(frame->function)->closure;
    for (uint32_t i = 0; i < B; i++)
        tare_registers_set_steal(rt, frame, A + i, tare_retain(closure->items[i]));
    return TARE_OK;
}

TareStatus tare_operations_DELETE_CELL(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareCell *cell = tare_cell_of(frame->registers[A]);
    if (tare_value_is_absent(cell->contents)) return tare_operations_raise_unbound(rt, frame, A);
    tare_slot_clear(rt, &cell->contents);
    return TARE_OK;
}

static TareStatus raise_name_error(TareRuntime *rt, TareString *name) {
    tare_error_raise(rt, TARE_TYPE_NAME_ERROR, "name '%U' is not defined", name);
    TareValue error = tare_error_take(rt);
    bool named = tare_attribute_set(rt, error, TARE_RUNTIME_NAME(rt, name),
                                    tare_value_from_object(name)) == TARE_OK;
    if (named) tare_error_restore_steal(rt, error);
    else tare_release(rt, error);
    return TARE_ERROR;
}

// Looks `name` up in the frame's namespace, a dict or any mapping: 1 with *out new, 0, -1.
static int find_in_namespace(TareRuntime *rt, TareValue namespace, TareString *name,
                             TareValue *out) {
    if (tare_value_is_exact(namespace, TARE_TYPE_DICT)) {
        *out = tare_retain(tare_table_find_string(&tare_dict_of(namespace)->table, name));
        return !tare_value_is_absent(*out);
    }
    *out = tare_protocol_get_item(rt, namespace, tare_value_from_object(name));
    if (!tare_value_is_absent(*out)) return 1;
    if (!tare_error_is(rt, TARE_TYPE_KEY_ERROR)) return -1;
    tare_error_clear(rt);
    return 0;
}

TareStatus tare_operations_GET_CLASS_CELL(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                          uint32_t extra) {
    TareValue v;
    int found = find_in_namespace(rt, frame->namespace, tare_registers_get_name(frame, extra), &v);
    if (found < 0) return TARE_ERROR;
    if (!found) {
        v = tare_retain(tare_cell_of(frame->registers[B])->contents);
        if (tare_value_is_absent(v)) return tare_operations_raise_unbound(rt, frame, B);
    }
    tare_registers_set_steal(rt, frame, A, v);
    return TARE_OK;
}

// What an own `__builtins__` in globals, a dict or a module, has in place of the usual: borrowed.
static TareValue find_in_own_builtins(TareRuntime *rt, TareValue builtins, TareString *name) {
    if (tare_value_is_exact(builtins, TARE_TYPE_MODULE))
        builtins = tare_value_from_object(((TareModule *)tare_value_get_object(builtins))->dict);
    if (!tare_type_is_instance(rt, builtins, TARE_TYPE_DICT)) return TARE_ABSENT;
    return tare_table_find_string(&tare_dict_of(builtins)->table, name);
}

static bool has_usual_builtins(TareRuntime *rt, TareValue builtins) {
    if (tare_value_is_exact(builtins, TARE_TYPE_MODULE))
        builtins = tare_value_from_object(((TareModule *)tare_value_get_object(builtins))->dict);
    return tare_value_is_absent(builtins) || tare_value_is_same(builtins, rt->builtins);
}

// Finds a global or built-in and fills the cache; borrowed, absent without error when missing.
static TareValue find_global(TareRuntime *rt, TareFrame *frame, TareString *name,
                             TareInlineCache *cache) {
    const TareTable *globals = &frame->globals->table;
    const TareTable *table = globals;
    size_t position = tare_table_find_position(table, name);
    if (position == SIZE_MAX) {
        TareValue own = tare_table_find_string(globals, TARE_RUNTIME_NAME(rt, dunder_builtins));
        if (TARE_UNLIKELY(!has_usual_builtins(rt, own))) return find_in_own_builtins(rt, own, name);
        table = &tare_dict_of(rt->builtins)->table;
        position = tare_table_find_position(table, name);
        if (position == SIZE_MAX) return TARE_ABSENT;
    }
    cache->global.table = globals;
    cache->global.globals_version = globals->version;
    cache->global.builtins_version = table->version;
    cache->global.position = (uint32_t)position;
    cache->global.in_builtins = table != globals;
    return *tare_table_value_at(table, position);
}

TareStatus tare_operations_GET_GLOBAL(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                      uint32_t extra) {
    TareString *name = tare_registers_get_name(frame, extra & 0xffff);
    TareValue v = find_global(rt, frame, name, &frame->code->caches[extra >> 16]);
    if (tare_value_is_absent(v)) return raise_name_error(rt, name);
    tare_registers_set_steal(rt, frame, A, tare_retain(v));
    return TARE_OK;
}

TareStatus tare_operations_SET_GLOBAL(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareString *name = tare_registers_get_name(frame, BX);
    TareStatus status =
        tare_table_set_string(rt, &frame->globals->table, name, frame->registers[A]);
    tare_registers_drop(rt, frame, A);
    return status;
}

TareStatus tare_operations_DELETE_GLOBAL(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareString *name = tare_registers_get_name(frame, BX);
    int found = tare_table_delete_string(rt, &frame->globals->table, name);
    if (found == 0) return raise_name_error(rt, name);
    return found < 0 ? TARE_ERROR : TARE_OK;
}

TareStatus tare_operations_GET_NAME(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                    uint32_t extra) {
    if (tare_value_get_object(frame->namespace) == &frame->globals->header)
        return tare_operations_GET_GLOBAL(rt, frame, word, extra);
    TareString *name = tare_registers_get_name(frame, extra & 0xffff);
    TareValue v = TARE_ABSENT;
    int found = find_in_namespace(rt, frame->namespace, name, &v);
    if (found < 0) return TARE_ERROR;
    if (!found) {
        v = tare_retain(find_global(rt, frame, name, &frame->code->caches[extra >> 16]));
        if (tare_value_is_absent(v)) return raise_name_error(rt, name);
    }
    tare_registers_set_steal(rt, frame, A, v);
    return TARE_OK;
}

TareStatus tare_operations_SET_NAME(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareString *name = tare_registers_get_name(frame, BX);
    TareStatus status;
    if (tare_value_is_exact(frame->namespace, TARE_TYPE_DICT))
        status = tare_table_set_string(rt, &tare_dict_of(frame->namespace)->table, name,
                                       frame->registers[A]);
    else
        status = tare_protocol_set_item(rt, frame->namespace, tare_value_from_object(name),
                                        frame->registers[A]);
    tare_registers_drop(rt, frame, A);
    return status;
}

TareStatus tare_operations_DELETE_NAME(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareString *name = tare_registers_get_name(frame, BX);
    if (tare_value_is_exact(frame->namespace, TARE_TYPE_DICT)) {
        int found = tare_table_delete_string(rt, &tare_dict_of(frame->namespace)->table, name);
        if (found == 0) return raise_name_error(rt, name);
        return found < 0 ? TARE_ERROR : TARE_OK;
    }
    if (tare_protocol_delete_item(rt, frame->namespace, tare_value_from_object(name)) == TARE_OK)
        return TARE_OK;
    return tare_error_is(rt, TARE_TYPE_KEY_ERROR) ? raise_name_error(rt, name) : TARE_ERROR;
}

TareStatus tare_operations_SETUP_ANNOTATIONS(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    (void)word;
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_annotations);
    TareValue v;
    int found = find_in_namespace(rt, frame->namespace, name, &v);
    if (found < 0) return TARE_ERROR;
    if (!found) v = tare_dict_new(rt);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    if (!found)
        status = tare_protocol_set_item(rt, frame->namespace, tare_value_from_object(name), v);
    tare_release(rt, v);
    return status;
}

// "name()" with the module in front, of a function or a built-in one; absent when it has no name.
static TareValue join_names(TareRuntime *rt, TareValue module, TareValue name) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    if (!tare_value_is_absent(module) && tare_value_is_exact(module, TARE_TYPE_STR) &&
        !tare_string_equals_c(tare_string_of(module), "builtins")) {
        tare_string_append_to(tare_string_of(module), &text);
        tare_text_append_char(&text, '.');
    }
    tare_string_append_to(tare_string_of(name), &text);
    tare_text_append_string(&text, "()");
    TareValue v = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return v;
}

TareValue tare_operations_name_callee(TareRuntime *rt, TareValue callee) {
    bool failed;
    TareValue name = tare_attribute_fetch_optional(rt, callee,
                                                   TARE_RUNTIME_NAME(rt, dunder_qualname), &failed);
    if (failed) return TARE_ABSENT;
    if (tare_value_is_absent(name) || !tare_value_is_exact(name, TARE_TYPE_STR)) {
        tare_release(rt, name);
        return tare_protocol_str(rt, callee);
    }
    TareValue module = tare_attribute_fetch_optional(rt, callee,
                                                     TARE_RUNTIME_NAME(rt, dunder_module), &failed);
    TareValue v = failed ? TARE_ABSENT : join_names(rt, module, name);
    tare_release(rt, module);
    tare_release(rt, name);
    return v;
}
