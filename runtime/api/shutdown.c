// The end of a program, in CPython's order: threads, atexit, output, then modules. Each module goes
// when nothing else holds it; cycles are collected with all names still in place, so that
// finalizers see them; what modules then still live have their names set to None.
#include "api/api_state.h"
#include "collect/collect.h"
#include "collect/tracked.h"
#include "modules/atexit.h"
#include "modules/gc.h"
#include "modules/lines.h"
#include "modules/profiler.h"
#include "modules/thread_module.h"
#include "object/call.h"
#include "object/deferred_drop.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/weak.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/machine.h"
#include "vm/thread.h"

static void collect_all(TareRuntime *rt) {
    rt->collector->reason = TARE_COLLECT_EXIT;
    if (tare_collect_run(rt, TARE_COLLECT_GENERATIONS - 1) < 0) tare_error_clear(rt);
}

// Files that nobody closed are warned of while modules go.
static bool is_kept_longest(TareValue key) {
    static const char *const names[] = {"sys", "builtins", "warnings"};
    if (!tare_value_is_exact(key, TARE_TYPE_STR)) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tare_string_equals_c(tare_string_of(key), names[i])) return true;
    return false;
}

// A list of weak references to the modules, in order of import.
static TareValue list_modules(TareRuntime *rt) {
    TareValue list = tare_list_new(rt, 0);
    if (tare_value_is_absent(list)) return list;
    TareTable *modules = &tare_dict_of(rt->modules)->table;
    TareValue key, module;
    for (size_t cursor = 0; tare_table_next(modules, &cursor, &key, &module);) {
        if (is_kept_longest(key) || !tare_value_is_exact(module, TARE_TYPE_MODULE)) continue;
        TareValue weak =
            tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_WEAK_REFERENCE]), module);
        if (tare_value_is_absent(weak) ||
            tare_list_append_steal(rt, tare_list_of(list), weak) != TARE_OK)
            tare_error_clear(rt);
    }
    return list;
}

static bool is_private_name(const TareString *name) {
    return name->length > 0 && tare_string_get(name, 0) == '_' &&
           (name->length < 2 || tare_string_get(name, 1) != '_');
}

// Sets the names of a module's dict to None: private ones first, then all but __builtins__.
static void clear_names(TareRuntime *rt, TareDict *dict) {
    tare_retain_object(dict);
    for (int pass = 0; pass < 2; pass++) {
        TareValue key, value;
        for (size_t cursor = 0; tare_table_next(&dict->table, &cursor, &key, &value);) {
            if (!tare_value_is_exact(key, TARE_TYPE_STR) || tare_value_is_none(value)) continue;
            TareString *name = tare_string_of(key);
            if (pass == 0 && !is_private_name(name)) continue;
            if (pass == 1 && tare_string_equals_c(name, "__builtins__")) continue;
            tare_retain(key);
            if (tare_table_set_string(rt, &dict->table, name, TARE_NONE) != TARE_OK)
                tare_error_clear(rt);
            tare_release(rt, key);
        }
    }
    tare_release_object(rt, dict);
}

static void clear_survivors(TareRuntime *rt, TareList *weak_modules) {
    for (size_t i = weak_modules->length; i-- > 0;) {
        TareValue weak = weak_modules->items[i];
        TareObject *module =
            tare_weak_get_referent((TareWeakReference *)tare_value_get_object(weak));
        if (!module) continue;
        tare_retain_object(module);
        clear_names(rt, ((TareModule *)module)->dict);
        tare_release_object(rt, module);
    }
}

// The module's dict, which the runtime itself holds, is emptied for good.
static void empty_dict(TareRuntime *rt, TareValue dict) {
    if (tare_value_is_absent(dict)) return;
    tare_retain(dict);
    clear_names(rt, tare_dict_of(dict));
    tare_table_clear(rt, &tare_dict_of(dict)->table);
    tare_release(rt, dict);
}

static void drop_modules(TareRuntime *rt) {
    TareValue weak_modules = list_modules(rt);
    TareDict *modules = tare_dict_of(rt->modules);
    tare_slot_clear(rt, &rt->machine->main_module);
    TareValue key, module;
    for (size_t cursor = 0; tare_table_next(&modules->table, &cursor, &key, &module);) {
        if (is_kept_longest(key) || !tare_value_is_exact(key, TARE_TYPE_STR)) continue;
        tare_retain(key);
        if (tare_table_set_string(rt, &modules->table, tare_string_of(key), TARE_NONE) != TARE_OK)
            tare_error_clear(rt);
        tare_release(rt, key);
    }
    collect_all(rt);
    tare_gc_tell_garbage(rt);
    if (tare_value_is_absent(weak_modules)) return;
    clear_survivors(rt, tare_list_of(weak_modules));
    tare_release(rt, weak_modules);
}

static void forget_last_value(TareRuntime *rt) {
    TareDict *builtins = tare_dict_of(rt->builtins);
    if (tare_table_delete_string(rt, &builtins->table, TARE_RUNTIME_NAME(rt, underscore)) < 0)
        tare_error_clear(rt);
}

// What gc.freeze() put aside is never finalized, as in CPython; but its memory is given back.
static void drop_frozen(TareRuntime *rt) {
    if (tare_tracked_count_frozen(rt) == 0) return;
    rt->is_over = true;
    tare_tracked_unfreeze(rt);
    collect_all(rt);
}

// Whether classes are left that are none of the runtime's: one that C made goes in the collection
// after that of its last instance, whose references to its class the collector need not know.
static bool has_classes(const TareRuntime *rt) {
    for (uint32_t i = 0; i < rt->shape_count; i++)
        if (rt->shapes[i] && rt->shapes[i]->type->flags & TARE_TYPE_IS_HEAP) return true;
    return false;
}

void tare_shutdown_program(TareRuntime *rt) {
    tare_thread_module_await_all(rt);
    tare_atexit_run(rt);
    tare_thread_abandon_all(rt);
    tare_deferred_drop_set(rt, false);
    tare_profiler_deinit(rt);
    tare_lines_deinit(rt);
    tare_sys_flush(rt);
    tare_handle_drop_all(rt);
    forget_last_value(rt);
    // Its traceback may hold the frames of what failed last.
    if (rt->hooks.reset_exception) rt->hooks.reset_exception(rt, rt->memory_error);
    drop_modules(rt);
    tare_collect_finalize_rest(rt);
    tare_sys_flush(rt);
    tare_binary_file_forget_unsupported(rt);
    // What it held finds no sys any more: nothing is imported or printed then.
    TareValue sys = rt->machine->sys;
    rt->machine->sys = TARE_ABSENT;
    empty_dict(rt, sys);
    tare_release(rt, sys);
    empty_dict(rt, rt->modules);
    empty_dict(rt, rt->builtins);
    tare_collect_drop_lists(rt);
    tare_slot_clear(rt, &rt->machine->unraisable_class);
    tare_thread_forget_main(rt);
    collect_all(rt);
    if (has_classes(rt)) collect_all(rt);
    drop_frozen(rt);
}
