// exec, eval, compile and their kin.
#include "vm/execution.h"

#include "front/compiler.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/int.h"
#include "vm/ast_classes.h"
#include "vm/ast_from_tree.h"
#include "vm/ast_to_tree.h"
#include "vm/class.h"
#include "vm/eval.h"
#include "vm/import.h"

TareStatus tare_execution_prepare_globals(TareRuntime *rt, TareDict *globals) {
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_builtins);
    if (!tare_value_is_absent(tare_table_find_string(&globals->table, name))) return TARE_OK;
    return tare_table_set_string(rt, &globals->table, name, rt->builtins);
}

TareValue tare_execution_get_locals(TareRuntime *rt) {
    TareFrame *frame = rt->execution.frame;
    if (!frame) return tare_error_raise(rt, TARE_TYPE_SYSTEM_ERROR, "frame does not exist");
    return tare_frame_fetch_locals(rt, frame);
}

TareValue tare_execution_get_module_name(TareRuntime *rt) {
    TareFrame *frame = rt->execution.frame;
    if (!frame) return TARE_ABSENT;
    return tare_table_find_string(&frame->globals->table, TARE_RUNTIME_NAME(rt, dunder_name));
}

// The register of the local `name`, or -1.
static int find_local(const TareCode *code, const TareString *name, uint32_t start, uint32_t end) {
    for (uint32_t i = start; i < end; i++)
        if (tare_string_of(code->local_names->items[i]) == name) return (int)i;
    return -1;
}

static TareStatus fail_super(TareRuntime *rt, const char *why) {
    return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "super(): %s", why);
}

TareStatus tare_execution_get_super_context(TareRuntime *rt, TareValue *type, TareValue *self) {
    TareFrame *frame = rt->execution.frame;
    if (!frame || !(frame->code->flags & TARE_CODE_OPTIMIZED))
        return fail_super(rt, "no arguments");
    const TareCode *code = frame->code;
    if (!code->positional_count) return fail_super(rt, "no arguments");
    *self = frame->registers[0];
    if (!tare_value_is_absent(*self) && tare_value_is_exact(*self, TARE_TYPE_CELL))
        *self = tare_cell_of(*self)->contents;
    if (tare_value_is_absent(*self)) return fail_super(rt, "arg[0] deleted");
    int place = find_local(code, TARE_RUNTIME_NAME(rt, dunder_class),
                           code->temporary_start - code->free_count, code->temporary_start);
    if (place < 0) return fail_super(rt, "__class__ cell not found");
    *type = tare_cell_of(frame->registers[place])->contents;
    if (tare_value_is_absent(*type)) return fail_super(rt, "empty __class__ cell");
    if (!tare_type_is_instance(rt, *type, TARE_TYPE_TYPE))
        return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "super(): __class__ is not a type (%T)",
                               *type);
    return TARE_OK;
}

static TareValue globals_function(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self, (void)arguments;
    TareFrame *frame = rt->execution.frame;
    if (!frame) return TARE_NONE;
    return tare_retain(tare_value_from_object(frame->globals));
}

static TareValue locals_function(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self, (void)arguments;
    return tare_execution_get_locals(rt);
}

static uint32_t inherited_flags(TareRuntime *rt) {
    TareFrame *frame = rt->execution.frame;
    return frame ? frame->code->flags & TARE_CODE_FUTURE_ANNOTATIONS : 0;
}

// Source text of a str, bytes or bytearray argument, appended to `text`.
static TareStatus take_source(TareRuntime *rt, TareValue source, const char *function,
                              TareText *text) {
    if (tare_type_is_instance(rt, source, TARE_TYPE_STR)) {
        tare_string_append_to(tare_string_of(source), text);
        return TARE_OK;
    }
    const uint8_t *data;
    size_t length;
    bool is_bytes = tare_type_is_instance(rt, source, TARE_TYPE_BYTES) ||
                    tare_type_is_instance(rt, source, TARE_TYPE_BYTEARRAY);
    if (!is_bytes)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() arg 1 must be a string, bytes or %s object", function,
                               strcmp(function, "compile") ? "code" : "AST");
    if (tare_bytes_get_view(rt, source, &data, &length) != TARE_OK) return TARE_ERROR;
    tare_text_append(text, (const char *)data, length);
    return TARE_OK;
}

// What is compiled, and how.
typedef struct Compilation {
    TareValue source;
    const char *function;  // whose argument the source is
    TareString *filename;
    TareCompileMode mode;
    uint32_t flags;  // inherited ones
    uint8_t optimize_level;
    bool wants_tree;  // and no code
    TareValue tree;   // owned: made where it is wanted
} Compilation;

static TareStatus see_tree(TareRuntime *rt, void *context, const TareTreeModule *module) {
    Compilation *self = context;
    self->tree = tare_ast_from_tree(rt, module, self->mode);
    return tare_value_is_absent(self->tree) ? TARE_ERROR : TARE_OK;
}

static TareTreeModule *make_tree(TareRuntime *rt, void *context, TareArena *arena) {
    Compilation *self = context;
    return tare_ast_to_tree(rt, self->source, self->mode, arena);
}

static TareValue compile_text(TareRuntime *rt, Compilation *self, const char *bytes,
                              size_t length) {
    if (self->mode == TARE_COMPILE_EXPRESSION)
        for (; length && strchr(" \t", *bytes); bytes++) length--;
    if (!self->wants_tree)
        return tare_value_from_object(tare_compiler_compile(rt, bytes, length, self->filename,
                                                            self->mode, self->flags,
                                                            self->optimize_level));
    TareStatus status =
        tare_compiler_parse(rt, bytes, length, self->filename, self->mode, see_tree, self);
    return status == TARE_OK ? self->tree : TARE_ABSENT;
}

// Code, or a tree.
static TareValue compile_source(TareRuntime *rt, Compilation *self) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COMPILER));
    TareValue result = TARE_ABSENT;
    TareStatus status = take_source(rt, self->source, self->function, &text);
    if (status == TARE_OK && text.failed)
        tare_error_raise_memory(rt);
    else if (status == TARE_OK)
        result = compile_text(rt, self, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    return result;
}

static TareValue compile_nodes(TareRuntime *rt, Compilation *self) {
    if (self->wants_tree) return tare_retain(self->source);
    return tare_value_from_object(tare_compiler_compile_tree(rt, make_tree, self, self->filename,
                                                             self->mode, self->flags,
                                                             self->optimize_level));
}

// -1 is that of the runtime.
static TareStatus read_optimize_level(TareRuntime *rt, TareValue given, uint8_t *out) {
    int64_t level = -1;
    *out = rt->optimize_level;
    if (!tare_value_is_absent(given) &&
        tare_operator_index_int64(rt, given, false, TARE_TYPE_OVERFLOW_ERROR, &level) != TARE_OK)
        return TARE_ERROR;
    if (level < -1 || level > 2)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "compile(): invalid optimize value");
    if (level >= 0) *out = (uint8_t)level;
    return TARE_OK;
}

static TareStatus read_mode(TareRuntime *rt, TareValue given, TareCompileMode *mode) {
    static const char *const names[] = {"exec", "eval", "single"};
    if (!tare_type_is_instance(rt, given, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "compile() argument 'mode' must be str, not %K", given);
    for (int i = TARE_COMPILE_FILE; i <= TARE_COMPILE_INTERACTIVE; i++) {
        if (!tare_string_equals_c(tare_string_of(given), names[i])) continue;
        *mode = (TareCompileMode)i;
        return TARE_OK;
    }
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "compile() mode must be 'exec', 'eval' or 'single'");
}

// ast.PyCF_ONLY_AST.
enum { FLAG_ONLY_TREE = 0x400 };

static TareStatus read_flags(TareRuntime *rt, TareValue flags, TareValue dont_inherit,
                             Compilation *self) {
    int64_t given = 0;
    if (!tare_value_is_absent(flags) &&
        tare_operator_index_int64(rt, flags, false, TARE_TYPE_OVERFLOW_ERROR, &given) != TARE_OK)
        return TARE_ERROR;
    self->wants_tree = given & FLAG_ONLY_TREE;
    int truth = 0;
    if (!tare_value_is_absent(dont_inherit) && (truth = tare_protocol_truth(rt, dont_inherit)) < 0)
        return TARE_ERROR;
    self->flags = truth ? 0 : inherited_flags(rt);
    return TARE_OK;
}

static TareValue compile_function(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    static const char *const names[] = {"source", "filename", "mode", "flags", "dont_inherit",
                                        "optimize", "_feature_version"};
    static const TareParameters parameters = {"compile", names, 7, 0, 6, 3};
    TareValue given[7];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareValue filename = given[1];
    if (!tare_type_is_instance(rt, filename, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "expected str, bytes or os.PathLike object, not %T", filename);
    Compilation compilation = {
        .source = given[0], .function = "compile", .filename = tare_string_of(filename)};
    if (read_mode(rt, given[2], &compilation.mode) != TARE_OK ||
        read_flags(rt, given[3], given[4], &compilation) != TARE_OK ||
        read_optimize_level(rt, given[5], &compilation.optimize_level) != TARE_OK)
        return TARE_ABSENT;
    return tare_ast_classes_is_node(rt, given[0]) ? compile_nodes(rt, &compilation)
                                                  : compile_source(rt, &compilation);
}

// None, too, stands for a mapping: the default.
static bool is_mapping(TareRuntime *rt, TareValue v) {
    return tare_value_is_none(v) || tare_type_get(rt, v)->slots.get_item;
}

// The namespaces that exec and eval run in: globals, and locals (borrowed or held in *held).
static TareStatus choose_namespaces(TareRuntime *rt, const TareArguments *arguments,
                                    const char *function, TareDict **globals, TareValue *locals,
                                    TareValue *held) {
    bool is_exec = !strcmp(function, "exec");
    TareValue given_globals = arguments->positional_count > 1 ? arguments->values[1] : TARE_NONE;
    TareValue given_locals = arguments->positional_count > 2 ? arguments->values[2] : TARE_NONE;
    *held = TARE_ABSENT;
    if (!is_exec && !is_mapping(rt, given_locals))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "locals must be a mapping");
    if (tare_value_is_none(given_globals)) {
        TareFrame *frame = rt->execution.frame;
        if (!frame) return tare_error_fail(rt, TARE_TYPE_SYSTEM_ERROR, "globals do not exist");
        *globals = frame->globals;
        *locals = given_locals;
        if (tare_value_is_none(given_locals))
            *locals = *held = tare_frame_fetch_locals(rt, frame);
        return tare_value_is_absent(*locals) ? TARE_ERROR : TARE_OK;
    }
    if (!tare_type_is_instance(rt, given_globals, TARE_TYPE_DICT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               is_exec ? "exec() globals must be a dict, not %T"
                               : is_mapping(rt, given_globals)
                                   ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                   : "globals must be a dict", given_globals);
    *globals = tare_dict_of(given_globals);
    *locals = tare_value_is_none(given_locals) ? given_globals : given_locals;
    if (!is_mapping(rt, *locals))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "locals must be a mapping or None, not %T", *locals);
    return tare_execution_prepare_globals(rt, *globals);
}

static TareValue run(TareRuntime *rt, TareValue source, const char *function, TareCompileMode mode,
                     TareDict *globals, TareValue locals) {
    if (tare_value_is_exact(source, TARE_TYPE_CODE)) {
        TareCode *code = tare_code_of(source);
        if (code->free_count)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                    "code object passed to %s() may not contain free variables",
                                    function);
        return tare_eval_code(rt, code, globals, locals, NULL);
    }
    TareValue filename = tare_string_new_c(rt, "<string>");
    if (tare_value_is_absent(filename)) return filename;
    Compilation compilation = {.source = source,
                               .function = function,
                               .filename = tare_string_of(filename),
                               .mode = mode,
                               .flags = inherited_flags(rt),
                               .optimize_level = rt->optimize_level};
    TareValue code = compile_source(rt, &compilation);
    tare_release(rt, filename);
    if (tare_value_is_absent(code)) return code;
    TareValue v = tare_eval_code(rt, tare_code_of(code), globals, locals, NULL);
    tare_release(rt, code);
    return v;
}

static TareValue run_in_namespaces(TareRuntime *rt, const TareArguments *arguments,
                                   const char *function, TareCompileMode mode) {
    TareDict *globals = NULL;
    TareValue locals = TARE_NONE, held;
    if (choose_namespaces(rt, arguments, function, &globals, &locals, &held) != TARE_OK)
        return TARE_ABSENT;
    TareValue v = run(rt, arguments->values[0], function, mode, globals, locals);
    tare_release(rt, held);
    return v;
}

static TareValue eval_function(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    return run_in_namespaces(rt, arguments, "eval", TARE_COMPILE_EXPRESSION);
}

static TareValue exec_function(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    static const char *const names[] = {"source", "globals", "locals", "closure"};
    static const TareParameters parameters = {"exec", names, 4, 3, 3, 1};
    TareValue given[4];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareValue v = run_in_namespaces(rt, arguments, "exec", TARE_COMPILE_FILE);
    if (tare_value_is_absent(v)) return v;
    tare_release(rt, v);
    return TARE_NONE;
}

static TareValue import_function(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level"};
    static const TareParameters parameters = {"__import__", names, 5, 0, 5, 1};
    TareValue given[5];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    if (!tare_type_is_instance(rt, given[0], TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "module name must be a string");
    int64_t level = 0;
    if (!tare_value_is_absent(given[4]) &&
        (!tare_int_is(rt, given[4]) || !tare_int_to_int64(given[4], &level) || level < 0))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "level must be >= 0");
    TareValue fromlist = tare_value_is_absent(given[3]) ? TARE_NONE : tare_retain(given[3]);
    if (!tare_value_is_none(fromlist) && !tare_value_is_exact(fromlist, TARE_TYPE_TUPLE)) {
        fromlist = tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), given[3]);
        tare_release(rt, given[3]);
        if (tare_value_is_absent(fromlist)) return fromlist;
    }
    TareValue globals = tare_value_is_absent(given[1]) ? TARE_NONE : given[1];
    TareValue v = tare_import_module(rt, tare_string_of(given[0]), globals, fromlist, (int)level);
    tare_release(rt, fromlist);
    return v;
}


const TareNativeDefinition tare_execution_functions[] = {
    {"globals", globals_function, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"locals", locals_function, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"compile", compile_function, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {"eval", eval_function, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"exec", exec_function, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {"__import__", import_function, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {"__build_class__", tare_class_build, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {0},
};
