// What import statements name: relative names, packages' heads, attributes or submodules.
#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/exception.h"
#include "vm/import.h"

static TareText new_text(TareRuntime *rt) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    return text;
}

// The package that the importing module belongs to: new str; absent and an error.
static TareValue fetch_package(TareRuntime *rt, TareDict *globals) {
    TareValue package = tare_dict_find_c(rt, globals, "__package__");
    if (!tare_value_is_absent(package) && tare_value_is_exact(package, TARE_TYPE_STR))
        return tare_retain(package);
    TareValue name = tare_dict_find_c(rt, globals, "__name__");
    if (tare_value_is_absent(name) || !tare_value_is_exact(name, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_KEY_ERROR, "'__name__' not in globals");
    if (!tare_value_is_absent(tare_dict_find_c(rt, globals, "__path__"))) return tare_retain(name);
    TareString *text = tare_string_of(name);
    size_t end = text->length;
    while (end > 0 && tare_string_get(text, end - 1) != '.') end--;
    return tare_string_slice(rt, text, 0, end ? end - 1 : 0);
}

// The absolute name that `level` dots and `name` mean: new; absent and an error.
static TareValue resolve(TareRuntime *rt, TareString *name, TareValue globals, int level) {
    TareValue package = TARE_ABSENT;
    if (tare_type_is_instance(rt, globals, TARE_TYPE_DICT))
        package = fetch_package(rt, tare_dict_of(globals));
    else
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "globals must be a dict");
    if (tare_value_is_absent(package)) return package;
    TareString *base = tare_string_of(package);
    size_t end = base->length;
    if (!end) {
        tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR,
                         "attempted relative import with no known parent package");
        tare_release(rt, package);
        return TARE_ABSENT;
    }
    for (int i = 1; i < level; i++) {
        while (end > 0 && tare_string_get(base, end - 1) != '.') end--;
        if (end) end--;
    }
    TareText text = new_text(rt);
    TareValue head = tare_string_slice(rt, base, 0, end);
    TareValue v = TARE_ABSENT;
    if (!end) {
        tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR,
                         "attempted relative import beyond top-level package");
    } else if (!tare_value_is_absent(head)) {
        tare_string_append_to(tare_string_of(head), &text);
        if (name->length) tare_text_append_char(&text, '.');
        tare_string_append_to(name, &text);
        v = tare_string_new_text(rt, &text);
    }
    tare_text_deinit(&text);
    tare_release(rt, head);
    tare_release(rt, package);
    return v;
}

// For `import a.b.c`: the module a.
static TareValue fetch_head(TareRuntime *rt, TareString *absolute) {
    size_t end = 0;
    while (end < absolute->length && tare_string_get(absolute, end) != '.') end++;
    TareValue head = tare_string_slice(rt, absolute, 0, end);
    if (tare_value_is_absent(head)) return head;
    TareValue v = tare_import_absolute(rt, tare_string_of(head));
    tare_release(rt, head);
    return v;
}

// Imports the submodules among the names of a fromlist, as far as the package lacks them.
static TareStatus import_submodules(TareRuntime *rt, TareValue module, TareTuple *names) {
    for (size_t i = 0; i < names->length; i++) {
        if (!tare_value_is_exact(names->items[i], TARE_TYPE_STR)) continue;
        TareString *name = tare_string_of(names->items[i]);
        if (tare_string_equals_c(name, "*")) continue;
        TareValue v = tare_import_from(rt, module, name);
        if (!tare_value_is_absent(v)) {
            tare_release(rt, v);
            continue;
        }
        // The IMPORT_FROM that follows reports a missing name; errors inside a submodule count.
        if (!tare_error_is(rt, TARE_TYPE_IMPORT_ERROR)) return TARE_ERROR;
        tare_error_clear(rt);
    }
    return TARE_OK;
}

static bool is_package(TareRuntime *rt, TareValue module) {
    bool failed;
    TareValue path =
        tare_attribute_fetch_optional(rt, module, TARE_RUNTIME_NAME(rt, dunder_path), &failed);
    if (failed) tare_error_clear(rt);
    tare_release(rt, path);
    return !tare_value_is_absent(path);
}

TareValue tare_import_module(TareRuntime *rt, TareString *name, TareValue globals,
                             TareValue fromlist, int level) {
    if (level == 0 && name->length == 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "Empty module name");
    TareValue absolute =
        level ? resolve(rt, name, globals, level) : tare_retain(tare_value_from_object(name));
    if (tare_value_is_absent(absolute)) return absolute;
    TareValue module = tare_import_absolute(rt, tare_string_of(absolute));
    bool has_fromlist =
        tare_value_is_exact(fromlist, TARE_TYPE_TUPLE) && tare_tuple_of(fromlist)->length;
    if (!tare_value_is_absent(module) && !has_fromlist && !level) {
        tare_release(rt, module);
        module = fetch_head(rt, tare_string_of(absolute));
    } else if (!tare_value_is_absent(module) && has_fromlist && is_package(rt, module) &&
               import_submodules(rt, module, tare_tuple_of(fromlist)) != TARE_OK) {
        tare_slot_clear(rt, &module);
    }
    tare_release(rt, absolute);
    return module;
}

// Gives the pending ImportError its attributes name and path.
static void describe_import(TareRuntime *rt, TareValue module_name, TareValue file) {
    TareValue error = tare_error_take(rt);
    TareException *exception = tare_exception_of(error);
    tare_exception_set_import(rt, exception, module_name, file);
    tare_error_restore_steal(rt, error);
}

static TareValue raise_cannot_import(TareRuntime *rt, TareValue module, TareValue module_name,
                                     TareString *name) {
    bool failed;
    TareValue file =
        tare_attribute_fetch_optional(rt, module, TARE_RUNTIME_NAME(rt, dunder_file), &failed);
    if (failed) tare_error_clear(rt);
    TareValue unknown = tare_string_new_c(rt, "<unknown module name>");
    TareValue shown = tare_value_is_absent(module_name) ? unknown : module_name;
    TareValue name_value = tare_value_from_object(name);
    if (tare_value_is_absent(file))
        tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR,
                         "cannot import name %R from %R (unknown location)", name_value, shown);
    else
        tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR, "cannot import name %R from %R (%S)",
                         name_value, shown, file);
    describe_import(rt, module_name, file);
    tare_release(rt, unknown);
    tare_release(rt, file);
    return TARE_ABSENT;
}

// The submodule `name` of the package `module_name`, if there is one: new; absent without error.
static TareValue import_submodule(TareRuntime *rt, TareValue module, TareValue module_name,
                                  TareString *name) {
    if (tare_value_is_absent(module_name) || !tare_value_is_exact(module_name, TARE_TYPE_STR))
        return TARE_ABSENT;
    TareText text = new_text(rt);
    tare_string_append_to(tare_string_of(module_name), &text);
    tare_text_append_char(&text, '.');
    tare_string_append_to(name, &text);
    TareValue full = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    if (tare_value_is_absent(full)) return full;
    TareValue v = TARE_ABSENT, found;
    int answer = tare_dict_find(rt, tare_dict_of(rt->modules), full, &found);
    if (answer > 0) {
        v = tare_retain(found);
    } else if (answer == 0 && is_package(rt, module)) {
        v = tare_import_absolute(rt, tare_string_of(full));
        if (tare_value_is_absent(v) && tare_error_is(rt, TARE_TYPE_MODULE_NOT_FOUND_ERROR)) {
            TareValue error = tare_error_take(rt);
            TareValue missing = tare_exception_import_name(tare_exception_of(error));
            bool is_this =
                !tare_value_is_absent(missing) && tare_protocol_equals(rt, missing, full) == 1;
            if (is_this)
                tare_release(rt, error);
            else
                tare_error_restore_steal(rt, error);
        }
    }
    tare_release(rt, full);
    return v;
}

TareValue tare_import_from(TareRuntime *rt, TareValue module, TareString *name) {
    bool failed;
    TareValue v = tare_attribute_fetch_optional(rt, module, name, &failed);
    if (!tare_value_is_absent(v) || failed) return v;
    TareValue module_name =
        tare_attribute_fetch_optional(rt, module, TARE_RUNTIME_NAME(rt, dunder_name), &failed);
    if (failed) return TARE_ABSENT;
    v = import_submodule(rt, module, module_name, name);
    if (tare_value_is_absent(v) && !tare_error_is_pending(rt))
        v = raise_cannot_import(rt, module, module_name, name);
    tare_release(rt, module_name);
    return v;
}
