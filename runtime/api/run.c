// Running programs: texts, files, modules, and what is typed at a prompt.
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api_state.h"
#include "front/compiler.h"
#include "front/parser.h"
#include "modules/module_table.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/eval.h"
#include "vm/import.h"
#include "vm/machine.h"
#include "vm/source.h"

static TareDict *main_dict(TareRuntime *rt) {
    return tare_module_of(rt->machine->main_module)->dict;
}

static TareValue run_source(TareRuntime *rt, const char *text, size_t text_bytes,
                            const char *filename, TareCompileMode mode) {
    tare_lifecycle_enter(rt);
    TareValue name = tare_string_new_c(rt, filename);
    if (tare_value_is_absent(name)) return name;
    TareCode *code = tare_compiler_compile(rt, text, text_bytes, tare_string_of(name), mode, 0,
                                           rt->optimize_level);
    tare_release(rt, name);
    if (!code) return TARE_ABSENT;
    TareDict *dict = main_dict(rt);
    TareValue v = tare_eval_code(rt, code, dict, tare_value_from_object(dict), NULL);
    tare_release_object(rt, code);
    return v;
}

static TareOutcome finish(TareRuntime *rt, TareValue v) {
    if (tare_value_is_absent(v)) return TARE_FAILED;
    tare_release(rt, v);
    return TARE_DONE;
}

static TareOutcome finish_status(TareStatus status) {
    return status == TARE_OK ? TARE_DONE : TARE_FAILED;
}

TareOutcome tare_run_text(TareRuntime *rt, const char *text, size_t text_bytes,
                          const char *filename) {
    return finish(rt, run_source(rt, text, text_bytes, filename, TARE_COMPILE_FILE));
}

TareHandle *tare_evaluate(TareRuntime *rt, const char *text) {
    return tare_handle_new_steal(
        rt, run_source(rt, text, strlen(text), "<string>", TARE_COMPILE_EXPRESSION));
}

static TareStatus set_file(TareRuntime *rt, const char *path) {
    TareValue file = tare_string_new_c(rt, path);
    if (tare_value_is_absent(file)) return TARE_ERROR;
    TareStatus status = tare_dict_set_c(rt, main_dict(rt), "__file__", file);
    tare_release(rt, file);
    return status;
}

static TareStatus add_folder(TareRuntime *rt, const char *folder, size_t folder_bytes) {
    TareValue path = tare_sys_find(rt, "path");
    if (tare_value_is_absent(path) || !tare_value_is_exact(path, TARE_TYPE_LIST)) return TARE_OK;
    TareValue text = tare_string_new_utf8(rt, folder, folder_bytes);
    if (tare_value_is_absent(text)) return TARE_ERROR;
    TareStatus status = tare_list_splice(rt, tare_list_of(path), 0, 0, &text, 1);
    tare_release(rt, text);
    return status;
}

TareOutcome tare_add_path(TareRuntime *rt, const char *folder) {
    return finish_status(add_folder(rt, folder, strlen(folder)));
}

// The folder without links, as sys.path has it.
static TareStatus add_folder_of(TareRuntime *rt, const char *path) {
    char folder[PATH_MAX];
    char *real = realpath(path, NULL);
    size_t length = real ? strlen(real) : sizeof folder;
    if (length < sizeof folder) path = memcpy(folder, real, length + 1);
    free(real);
    const char *slash = strrchr(path, '/');
    size_t bytes = slash ? (size_t)(slash - path) : 0;
    if (slash && bytes == 0) bytes = 1;
    return add_folder(rt, path, bytes);
}

// A program goes by its whole path, so that its tracebacks hold wherever it may change to.
static void append_whole_path(TareText *text, const char *path) {
    char folder[PATH_MAX];
    if (path[0] != '/' && getcwd(folder, sizeof folder)) {
        tare_text_append(text, folder, strlen(folder));
        tare_text_append_char(text, '/');
    }
    tare_text_append(text, path, strlen(path));
}

static TareOutcome run_path(TareRuntime *rt, const char *path) {
    TareText source, whole;
    tare_binary_file_init_text(rt, &source);
    tare_binary_file_init_text(rt, &whole);
    append_whole_path(&whole, path);
    const char *name = tare_text_get(&whole);
    TareOutcome outcome = TARE_FAILED;
    if (tare_source_read(rt, path, &source) == TARE_OK && set_file(rt, name) == TARE_OK)
        outcome = finish(rt, run_source(rt, tare_text_get(&source), source.length_bytes, name,
                                        TARE_COMPILE_PROGRAM));
    tare_text_deinit(&source);
    tare_text_deinit(&whole);
    return outcome;
}

TareOutcome tare_run_file(TareRuntime *rt, const char *path) {
    tare_lifecycle_enter(rt);
    bool is_safe = ((const TareSysHost *)rt->host)->flags[TARE_FLAG_SAFE_PATH];
    if (!is_safe && add_folder_of(rt, path) != TARE_OK) return TARE_FAILED;
    return run_path(rt, path);
}

// ---- modules as programs ----

// Appends `name` with its dots as slashes.
static void append_as_path(TareText *text, const char *name) {
    for (; *name; name++) tare_text_append_char(text, *name == '.' ? '/' : *name);
}

static bool is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

// The file of module `name` in `folder`, in `out`: whether there is one.
static bool find_module_file(TareRuntime *rt, TareValue folder, const char *name, TareText *out) {
    static const char *const tails[] = {"/__main__.py", ".py"};
    for (size_t i = 0; i < 2; i++) {
        tare_text_clear(out);
        if (tare_type_is_instance(rt, folder, TARE_TYPE_STR))
            tare_string_append_to(tare_string_of(folder), out);
        if (out->length_bytes) tare_text_append_char(out, '/');
        append_as_path(out, name);
        tare_text_append_string(out, tails[i]);
        if (is_file(tare_text_get(out))) return true;
    }
    return false;
}

// Modules above the last dot are imported first, as `python -m a.b` does.
static TareStatus import_parents(TareRuntime *rt, const char *name) {
    const char *dot = strrchr(name, '.');
    if (!dot) return TARE_OK;
    TareValue parent = tare_string_new_utf8(rt, name, (size_t)(dot - name));
    if (tare_value_is_absent(parent)) return TARE_ERROR;
    TareValue module = tare_import_absolute(rt, tare_string_of(parent));
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(module))
        status = tare_dict_set_c(rt, main_dict(rt), "__package__", parent);
    tare_release(rt, module);
    tare_release(rt, parent);
    return status;
}

static TareStatus set_program_name(TareRuntime *rt, const char *path) {
    TareValue argv = tare_sys_find(rt, "argv");
    TareValue text = tare_string_new_c(rt, path);
    if (tare_value_is_absent(text)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    if (tare_value_is_exact(argv, TARE_TYPE_LIST) && tare_list_of(argv)->length)
        status = tare_list_splice(rt, tare_list_of(argv), 0, 1, &text, 1);
    tare_release(rt, text);
    return status;
}

// A module of the binary itself, as `-m timeit` runs it.
static TareOutcome run_embedded(TareRuntime *rt, const char *name) {
    size_t source_bytes;
    const char *source = tare_module_table_find_source(name, &source_bytes);
    if (source) return tare_run_text(rt, source, source_bytes, name);
    tare_error_raise(rt, TARE_TYPE_MODULE_NOT_FOUND_ERROR, "No module named %s", name);
    return TARE_FAILED;
}

TareOutcome tare_run_module(TareRuntime *rt, const char *name) {
    tare_lifecycle_enter(rt);
    TareText file;
    tare_binary_file_init_text(rt, &file);
    TareOutcome outcome = TARE_FAILED;
    TareValue path = tare_sys_find(rt, "path");
    bool found = false;
    if (import_parents(rt, name) != TARE_OK) goto done;
    bool may_look = !rt->forbids_imports && tare_value_is_exact(path, TARE_TYPE_LIST);
    for (size_t i = 0; !found && may_look && i < tare_list_of(path)->length; i++)
        found = find_module_file(rt, tare_list_of(path)->items[i], name, &file);
    if (!found)
        outcome = run_embedded(rt, name);
    else if (set_program_name(rt, tare_text_get(&file)) == TARE_OK)
        outcome = run_path(rt, tare_text_get(&file));
done:
    tare_text_deinit(&file);
    return outcome;
}

TareOutcome tare_set_arguments(TareRuntime *rt, int count, const char *const *arguments) {
    TareValue list = tare_list_new(rt, (size_t)(count > 0 ? count : 0));
    TareStatus status = tare_value_is_absent(list) ? TARE_ERROR : TARE_OK;
    for (int i = 0; i < count && status == TARE_OK; i++) {
        TareValue text = tare_string_new_c(rt, arguments[i]);
        status = tare_value_is_absent(text) ? TARE_ERROR
                                            : tare_list_append_steal(rt, tare_list_of(list), text);
    }
    if (status == TARE_OK)
        status = tare_dict_set_c(rt, tare_dict_of(rt->machine->sys), "argv", list);
    tare_release(rt, list);
    return finish_status(status);
}

// ---- the prompt ----

static void tell_shown(void *context, TareRuntime *rt, TareValue v) {
    TareApiState *state = context;
    if (!state->shown) return;
    TareHandle *handle = tare_handle_new_steal(rt, tare_retain(v));
    if (!handle) {
        tare_error_clear(rt);
        return;
    }
    state->shown(state->shown_context, rt, handle);
    tare_drop(rt, handle);
}

static bool is_word_byte(unsigned char c) {
    return c == '_' || c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

// Whether the text is one name and nothing else.
static bool is_just_a_name(const char *text, size_t text_bytes) {
    while (text_bytes && strchr(" \t\r\n", text[text_bytes - 1])) text_bytes--;
    if (!text_bytes || (text[0] >= '0' && text[0] <= '9')) return false;
    for (size_t i = 0; i < text_bytes; i++)
        if (!is_word_byte((unsigned char)text[i])) return false;
    return true;
}

TareOutcome tare_run_interactive(TareRuntime *rt, const char *text, size_t text_bytes,
                                 TareShownListener listener, void *context) {
    TareApiState *state = tare_api_state_of(rt);
    state->shown = listener;
    state->shown_context = context;
    state->host.shown = tell_shown;
    state->host.shown_context = state;
    state->host.keeps_underscore = is_just_a_name(text, text_bytes);
    TareValue v = run_source(rt, text, text_bytes, "<stdin>", TARE_COMPILE_INTERACTIVE);
    state->host.shown = NULL;
    state->shown = NULL;
    return finish(rt, v);
}

bool tare_is_incomplete(TareRuntime *rt, const char *text, size_t text_bytes) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_COMPILER);
    return tare_parser_is_incomplete(allocator, text, text_bytes);
}

void tare_flush(TareRuntime *rt) { tare_sys_flush(rt); }
