// Importing modules. A module is found as a built-in one, as a library module embedded in the
// binary, or as name.py or name/__init__.py in a folder of the path.
#include "vm/import.h"

#include <stdio.h>
#include <sys/stat.h>

#include "front/compiler.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "types/module.h"
#include "vm/eval.h"
#include "vm/execution.h"
#include "vm/import_turn.h"
#include "vm/source.h"

static TareDict *get_modules(TareRuntime *rt) { return tare_dict_of(rt->modules); }

static TareText new_text(TareRuntime *rt) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    return text;
}

static TareStatus set_text(TareRuntime *rt, TareValue module, const char *name, const char *utf8) {
    TareValue v = tare_string_new_c(rt, utf8);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, name, v);
    tare_release(rt, v);
    return status;
}

// Runs source text as the body of `module`.
static TareStatus run_body(TareRuntime *rt, TareValue module, const char *source,
                           size_t source_bytes, const char *path) {
    TareValue filename = tare_string_new_c(rt, path);
    if (tare_value_is_absent(filename)) return TARE_ERROR;
    TareCode *code = tare_compiler_compile(rt, source, source_bytes, tare_string_of(filename),
                                           TARE_COMPILE_FILE, 0, rt->optimize_level);
    tare_release(rt, filename);
    if (!code) return TARE_ERROR;
    TareDict *dict = tare_module_of(module)->dict;
    TareValue v = TARE_ABSENT;
    if (tare_execution_prepare_globals(rt, dict) == TARE_OK)
        v = tare_eval_code(rt, code, dict, tare_value_from_object(dict), NULL);
    tare_release_object(rt, code);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    tare_release(rt, v);
    return TARE_OK;
}

// Sets what a module knows of its place; `folder` is NULL but for packages.
static TareStatus describe_module(TareRuntime *rt, TareValue module, const char *name,
                                  const char *path, const char *folder) {
    const char *dot = strrchr(name, '.');
    size_t package_bytes = folder ? strlen(name) : dot ? (size_t)(dot - name) : 0;
    TareValue package = tare_string_new_utf8(rt, name, package_bytes);
    if (tare_value_is_absent(package)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, "__package__", package);
    tare_release(rt, package);
    if (status == TARE_OK) status = set_text(rt, module, "__file__", path);
    if (status != TARE_OK || !folder) return status;
    TareValue text = tare_string_new_c(rt, folder);
    TareValue paths = tare_call_0(rt, tare_value_from_object(rt->types[TARE_TYPE_LIST]));
    TareValue done = TARE_ABSENT;
    if (!tare_value_is_absent(text) && !tare_value_is_absent(paths))
        done = tare_call_method(rt, paths, TARE_RUNTIME_NAME(rt, append), &text, 1);
    if (!tare_value_is_absent(done))
        status = tare_module_set(rt, module, "__path__", paths);
    else
        status = TARE_ERROR;
    tare_release(rt, done);
    tare_release(rt, paths);
    tare_release(rt, text);
    return status;
}

// A module made from source: registered before its body runs, taken out again when that fails.
static TareValue load_source(TareRuntime *rt, TareString *name, const char *source,
                             size_t source_bytes, const char *path, const char *folder) {
    TareText scratch = new_text(rt);
    const char *name_text = tare_string_utf8(rt, name, &scratch);
    TareValue module = tare_module_new(rt, name_text, NULL);
    TareStatus status = TARE_ERROR;
    TareValue key = tare_value_from_object(name);
    if (!tare_value_is_absent(module))
        status = describe_module(rt, module, name_text, path, folder);
    if (status == TARE_OK) status = tare_dict_set(rt, get_modules(rt), key, module);
    if (status == TARE_OK) {
        TareImportTurn turn;
        tare_import_turn_begin(rt, &turn, name);
        status = run_body(rt, module, source, source_bytes, path);
        tare_import_turn_end(rt, &turn);
        TareValue error = status == TARE_OK ? TARE_ABSENT : tare_error_take(rt);
        if (status != TARE_OK && tare_dict_delete(rt, get_modules(rt), key) < 0)
            tare_error_clear(rt);
        if (!tare_value_is_absent(error)) tare_error_restore_steal(rt, error);
    }
    tare_text_deinit(&scratch);
    if (status == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}

static bool is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static TareValue load_file(TareRuntime *rt, TareString *name, const char *path,
                           const char *folder) {
    TareText source = new_text(rt);
    TareValue v = TARE_ABSENT;
    if (tare_source_read(rt, path, &source) == TARE_OK)
        v = load_source(rt, name, tare_text_get(&source), source.length_bytes, path, folder);
    tare_text_deinit(&source);
    return v;
}

// A folder without __init__.py: a package that only has submodules.
static TareValue load_namespace(TareRuntime *rt, TareString *name, const char *folder) {
    return load_source(rt, name, "", 0, folder, folder);
}

// Looks for the module `leaf` in one folder: new, or absent with or without an error.
static TareValue find_in_folder(TareRuntime *rt, TareString *name, const char *leaf,
                                TareValue folder_obj) {
    if (!tare_value_is_exact(folder_obj, TARE_TYPE_STR)) return TARE_ABSENT;
    TareText scratch = new_text(rt), folder = new_text(rt), path = new_text(rt);
    const char *base = tare_string_utf8(rt, tare_string_of(folder_obj), &scratch);
    if (*base) tare_text_append_format(&folder, "%s/", base);
    tare_text_append_string(&folder, leaf);
    tare_text_append_format(&path, "%s/__init__.py", tare_text_get(&folder));
    TareValue v = TARE_ABSENT;
    if (is_file(tare_text_get(&path))) {
        v = load_file(rt, name, tare_text_get(&path), tare_text_get(&folder));
    } else {
        tare_text_clear(&path);
        tare_text_append_format(&path, "%s.py", tare_text_get(&folder));
        if (is_file(tare_text_get(&path)))
            v = load_file(rt, name, tare_text_get(&path), NULL);
        else if (is_folder(tare_text_get(&folder)))
            v = load_namespace(rt, name, tare_text_get(&folder));
    }
    tare_text_deinit(&path);
    tare_text_deinit(&folder);
    tare_text_deinit(&scratch);
    return v;
}

static TareValue find_on_path(TareRuntime *rt, TareString *name, const char *leaf, TareValue path) {
    if (rt->forbids_imports) return TARE_ABSENT;
    TareValue iterator = tare_protocol_iterate(rt, path);
    TareValue v = TARE_ABSENT;
    while (!tare_value_is_absent(iterator)) {
        TareValue folder = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(folder)) break;
        v = find_in_folder(rt, name, leaf, folder);
        tare_release(rt, folder);
        if (!tare_value_is_absent(v) || tare_error_is_pending(rt)) break;
    }
    tare_release(rt, iterator);
    return v;
}

static TareValue find_embedded(TareRuntime *rt, TareString *name, const char *text) {
    TareMachine *machine = rt->machine;
    TareValue v = TARE_ABSENT;
    if (machine->new_builtin_module) v = machine->new_builtin_module(rt, text);
    if (!tare_value_is_absent(v)) {
        if (tare_dict_set(rt, get_modules(rt), tare_value_from_object(name), v) == TARE_OK)
            return v;
        tare_release(rt, v);
        return TARE_ABSENT;
    }
    if (tare_error_is_pending(rt) || !machine->find_library_source) return v;
    size_t bytes;
    const char *source = machine->find_library_source(text, &bytes);
    if (!source) return TARE_ABSENT;
    TareText path = new_text(rt);
    tare_text_append_format(&path, "<frozen %s>", text);
    v = load_source(rt, name, source, bytes, tare_text_get(&path), NULL);
    tare_text_deinit(&path);
    return v;
}

// Gives the pending ModuleNotFoundError its attribute name.
static TareValue name_missing(TareRuntime *rt, TareString *name) {
    TareValue error = tare_error_take(rt);
    TareStatus status =
        tare_attribute_set(rt, error, TARE_RUNTIME_NAME(rt, name), tare_value_from_object(name));
    if (status == TARE_OK)
        tare_error_restore_steal(rt, error);
    else
        tare_release(rt, error);
    return TARE_ABSENT;
}

// Raises ModuleNotFoundError "No module named 'a.b'<tail>".
static TareValue raise_not_found(TareRuntime *rt, TareString *name, const char *tail) {
    tare_error_raise(rt, TARE_TYPE_MODULE_NOT_FOUND_ERROR, "No module named %R%s",
                     tare_value_from_object(name), tail);
    return name_missing(rt, name);
}

static TareValue raise_halted(TareRuntime *rt, TareString *name) {
    tare_error_raise(rt, TARE_TYPE_MODULE_NOT_FOUND_ERROR,
                     "import of %S halted; None in sys.modules", tare_value_from_object(name));
    return name_missing(rt, name);
}

// The path on which submodules of `parent` lie (sys.path for top modules): new; absent: not a
// package, or an error.
static TareValue fetch_path(TareRuntime *rt, TareValue parent) {
    if (tare_value_is_absent(parent))
        return tare_retain(tare_dict_find_c(rt, tare_dict_of(rt->machine->sys), "path"));
    bool failed;
    return tare_attribute_fetch_optional(rt, parent, TARE_RUNTIME_NAME(rt, dunder_path), &failed);
}

static TareValue load_module(TareRuntime *rt, TareString *name, TareValue parent,
                             TareString *parent_name) {
    if (tare_value_is_absent(rt->machine->sys))
        return tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR,
                                "sys.meta_path is None, Python is likely shutting down");
    TareText scratch = new_text(rt);
    const char *text = tare_string_utf8(rt, name, &scratch);
    const char *dot = strrchr(text, '.');
    TareValue v = find_embedded(rt, name, text);
    TareValue path = TARE_ABSENT;
    bool is_package = true;
    if (tare_value_is_absent(v) && !tare_error_is_pending(rt)) {
        path = fetch_path(rt, parent);
        is_package = !tare_value_is_absent(path);
        if (is_package) v = find_on_path(rt, name, dot ? dot + 1 : text, path);
    }
    if (tare_value_is_absent(v) && !tare_error_is_pending(rt)) {
        TareText tail = new_text(rt);
        if (!is_package && parent_name) {
            TareText parent_text = new_text(rt);
            tare_text_append_format(&tail, "; '%s' is not a package",
                                    tare_string_utf8(rt, parent_name, &parent_text));
            tare_text_deinit(&parent_text);
        }
        v = raise_not_found(rt, name, tare_text_get(&tail));
        tare_text_deinit(&tail);
    }
    tare_release(rt, path);
    tare_text_deinit(&scratch);
    return v;
}

// The position of the last '.', or -1.
static int64_t find_last_dot(const TareString *name) {
    for (int64_t i = (int64_t)name->length - 1; i >= 0; i--)
        if (tare_string_get(name, (size_t)i) == '.') return i;
    return -1;
}

static TareValue import_child(TareRuntime *rt, TareString *name, int64_t dot) {
    TareValue parent_name = tare_string_slice(rt, name, 0, (size_t)dot);
    if (tare_value_is_absent(parent_name)) return parent_name;
    TareValue parent = tare_import_absolute(rt, tare_string_of(parent_name));
    TareValue module = TARE_ABSENT;
    if (!tare_value_is_absent(parent)) {
        // The body of the parent may have put the child among the modules itself.
        int answer = tare_dict_find(rt, get_modules(rt), tare_value_from_object(name), &module);
        if (answer > 0)
            tare_retain(module);
        else
            module = answer < 0 ? TARE_ABSENT
                                : load_module(rt, name, parent, tare_string_of(parent_name));
    }
    TareValue leaf = TARE_ABSENT;
    if (!tare_value_is_absent(module))
        leaf = tare_string_slice(rt, name, (size_t)dot + 1, name->length);
    if (!tare_value_is_absent(leaf)) {
        TareString *interned = tare_intern_string_steal(rt, tare_string_of(leaf));
        if (!interned || tare_attribute_set(rt, parent, interned, module) != TARE_OK)
            tare_slot_clear(rt, &module);
        if (interned) tare_release_object(rt, interned);
    }
    tare_release(rt, parent);
    tare_release(rt, parent_name);
    return module;
}

TareValue tare_import_absolute(TareRuntime *rt, TareString *name) {
    TareValue found;
    if (tare_import_turn_await(rt, name) != TARE_OK) return TARE_ABSENT;
    int answer = tare_dict_find(rt, get_modules(rt), tare_value_from_object(name), &found);
    if (answer < 0) return TARE_ABSENT;
    if (answer && tare_value_is_none(found)) return raise_halted(rt, name);
    if (answer) return tare_retain(found);
    int64_t dot = find_last_dot(name);
    if (dot >= 0) return import_child(rt, name, dot);
    return load_module(rt, name, TARE_ABSENT, NULL);
}
