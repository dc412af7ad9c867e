// The way from text to code, and from a refusal to the exception that reports it.
#include "front/compiler.h"

#include <stdio.h>

#include "front/compiler_parts.h"
#include "front/parser.h"
#include "object/error.h"
#include "types/exception.h"

// ---- errors ----------------------------------------------------------------------------------

static TareTypeId get_exception(TareSyntaxErrorKind kind) {
    switch (kind) {
    case TARE_SYNTAX_INDENTATION_ERROR:
        return TARE_TYPE_INDENTATION_ERROR;
    case TARE_SYNTAX_TAB_ERROR:
        return TARE_TYPE_TAB_ERROR;
    default:
        return TARE_TYPE_SYNTAX_ERROR;
    }
}

// The bytes of line `number` (from 1) with its newline; length 0 when there is none.
static TareTreeString find_line(const TareCompiler *self, int64_t number) {
    const char *line = self->source, *end = self->source + self->source_bytes;
    for (int64_t i = 1; i < number && line < end; i++) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        line = newline ? newline + 1 : end;
    }
    const char *newline = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
    const char *stop = newline ? newline + 1 : end;
    return (TareTreeString){line, (size_t)(stop - line)};
}

// Characters in the first `column` bytes of a line, counted from 1.
static int64_t count_characters(TareTreeString line, int64_t column) {
    int64_t count = 1;
    for (int64_t i = 0; i < column; i++)
        count += i >= (int64_t)line.length_bytes || (line.bytes[i] & 0xc0) != 0x80;
    return count;
}

// Errors found after parsing come with byte columns. As in CPython their text is looked up in the
// file of that name, so it is absent for "<string>" and the like.
static void complete_error(TareCompiler *self) {
    TareSyntaxError *error = &self->error;
    TareTreeString line = find_line(self, error->line);
    error->offset = count_characters(line, error->offset);
    error->end_offset = count_characters(find_line(self, error->end_line), error->end_offset);
    bool is_file = self->filename->length && tare_string_get(self->filename, 0) != '<';
    if (is_file && line.length_bytes) {
        error->text = line.bytes;
        error->text_bytes = line.length_bytes;
    }
}

// Whether the bytes of a program are no text, which is told without a place.
static bool raise_undecodable(TareCompiler *self) {
    const TareSyntaxError *error = &self->error;
    if (!self->is_program || (!error->bad_byte && !error->encoding[0])) return false;
    if (error->encoding[0])
        tare_error_raise(self->rt, TARE_TYPE_SYNTAX_ERROR, "encoding problem: %s",
                         error->encoding);
    else
        tare_error_raise(self->rt, TARE_TYPE_SYNTAX_ERROR,
                         "Non-UTF-8 code starting with '\\x%02x' in file %S on line %lld, but no "
                         "encoding declared; see https://peps.python.org/pep-0263/ for details",
                         error->bad_byte, tare_value_from_object(self->filename),
                         (long long)error->line);
    return true;
}

static void raise_error(TareCompiler *self) {
    TareRuntime *rt = self->rt;
    const TareSyntaxError *error = &self->error;
    if (raise_undecodable(self)) return;
    if (error->kind == TARE_SYNTAX_VALUE_ERROR) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%s", error->message);
        return;
    }
    if (error->kind == TARE_SYNTAX_MEMORY_ERROR) {
        if (error->message[0])
            tare_error_raise(rt, TARE_TYPE_MEMORY_ERROR, "%s", error->message);
        else
            tare_error_raise_memory(rt);
        return;
    }
    TareValue text = TARE_NONE;
    if (error->text) text = tare_string_new_utf8(rt, error->text, error->text_bytes);
    if (tare_value_is_absent(text)) return;
    tare_exception_raise_syntax(
        rt, get_exception(error->kind), error->message, tare_value_from_object(self->filename),
        (int)error->line, (int)error->offset, text, (int)error->end_line, (int)error->end_offset);
    tare_release(rt, text);
}

static void fail_at(TareCompiler *self, TareTreeSpan span) {
    self->failed = self->has_syntax_error = self->is_refused_by_compiler = true;
    self->error.line = span.line;
    self->error.offset = span.column;
    self->error.end_line = span.end_line;
    self->error.end_offset = span.end_column;
}

static bool read_future(TareCompiler *self, const TareTreeModule *module) {
    TareTreeString name = {"", 0};
    TareTreeSpan span = {0};
    const char *problem = tare_compiler_import_read_future(self, module, &name, &span);
    if (!problem) return true;
    fail_at(self, span);
    const char *mark = strstr(problem, "%.*s");
    if (mark)
        snprintf(self->error.message, sizeof self->error.message, "%.*s%.*s%s",
                 (int)(mark - problem), problem, (int)name.length_bytes, name.bytes, mark + 4);
    else
        snprintf(self->error.message, sizeof self->error.message, "%s", problem);
    return false;
}

static bool build_symbols(TareCompiler *self, const TareTreeModule *module) {
    bool has_future = self->future_flags & TARE_CODE_FUTURE_ANNOTATIONS;
    if (tare_symbols_build(&self->symbols, &self->arena, module, has_future, &self->error) ==
        TARE_OK)
        return true;
    self->failed = true;
    if (self->symbols.is_too_deep) {
        tare_error_raise(self->rt, TARE_TYPE_RECURSION_ERROR,
                         "maximum recursion depth exceeded during compilation");
    } else if (self->arena.failed) {
        tare_error_raise_memory(self->rt);
    } else {
        fail_at(self, self->symbols.error_span);
    }
    return false;
}

// ---- the module ------------------------------------------------------------------------------

static void emit_docstring(TareUnit *unit, const TareTreeModule *module) {
    const TareTreeConstant *doc = tare_compiler_function_find_docstring(unit, &module->body);
    if (!doc || unit->compiler->mode != TARE_COMPILE_FILE) return;
    int text = tare_constant_pool_load_text(unit, doc->text, TARE_UNIT_NEXT);
    uint32_t name = tare_constant_pool_add_name(unit, (TareTreeString){"__doc__", 7});
    tare_unit_emit_wide(unit, TARE_OPCODE_SET_NAME, text, (int32_t)name);
    tare_unit_pop(unit, text);
}

static void emit_module(TareUnit *unit, const TareTreeModule *module) {
    if (module->expression) {
        int value = tare_compiler_expression_emit(unit, module->expression, TARE_UNIT_ANY);
        tare_unit_emit(unit, TARE_OPCODE_RETURN, value, 0, 0);
        return;
    }
    if (tare_compiler_statement_has_annotation(&module->body))
        tare_unit_emit(unit, TARE_OPCODE_SETUP_ANNOTATIONS, 0, 0, 0);
    emit_docstring(unit, module);
    tare_compiler_statement_emit_body(unit, &module->body);
    tare_unit_emit(unit, TARE_OPCODE_RETURN_NONE, 0, 0, 0);
}

static TareCode *compile_module(TareCompiler *self, const TareTreeModule *module) {
    TareUnit unit;
    if (tare_unit_layout_init(&unit, self, NULL, self->symbols.module, 1) != TARE_OK) return NULL;
    unit.flags = self->future_flags;
    tare_compiler_warning_check_remarks(&unit, module);
    if (!self->failed) emit_module(&unit, module);
    TareCode *code = tare_assemble_unit(&unit);
    tare_unit_layout_deinit(&unit);
    return code;
}

static const TareTreeModule *parse(TareCompiler *self) {
    static const TareParseMode modes[] = {
        [TARE_COMPILE_FILE] = TARE_PARSE_FILE,
        [TARE_COMPILE_EXPRESSION] = TARE_PARSE_EXPRESSION,
        [TARE_COMPILE_INTERACTIVE] = TARE_PARSE_INTERACTIVE,
    };
    const TareTreeModule *module = tare_parser_parse(&self->arena, self->source, self->source_bytes,
                                                     modes[self->mode], &self->error);
    if (!module) self->failed = self->has_syntax_error = true;
    else self->error = (TareSyntaxError){0};
    return module;
}

static TareCode *compile(TareCompiler *self, const TareTreeModule *module) {
    if (!module || !read_future(self, module) || !build_symbols(self, module)) return NULL;
    return compile_module(self, module);
}

static void init(TareCompiler *self, TareRuntime *rt, TareString *filename, TareCompileMode mode) {
    *self = (TareCompiler){.rt = rt,
                           .source = "",
                           .filename = filename,
                           .mode = mode == TARE_COMPILE_PROGRAM ? TARE_COMPILE_FILE : mode,
                           .is_program = mode == TARE_COMPILE_PROGRAM};
    self->allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_COMPILER);
    tare_arena_init(&self->arena, self->allocator);
}

static void deinit(TareCompiler *self) {
    if (self->has_syntax_error) {
        if (self->is_refused_by_compiler) complete_error(self);
        raise_error(self);
    }
    tare_arena_deinit(&self->arena);
}

TareCode *tare_compiler_compile(TareRuntime *rt, const char *source, size_t length_bytes,
                                TareString *filename, TareCompileMode mode,
                                uint32_t inherited_flags, uint8_t optimize_level) {
    TareCompiler self;
    init(&self, rt, filename, mode);
    self.source = source;
    self.source_bytes = length_bytes;
    self.optimize_level = optimize_level;
    self.future_flags = inherited_flags & TARE_CODE_FUTURE_ANNOTATIONS;
    TareCode *code = compile(&self, parse(&self));
    deinit(&self);
    return code;
}

TareCode *tare_compiler_compile_tree(TareRuntime *rt, TareCompilerMakeTree make, void *context,
                                     TareString *filename, TareCompileMode mode,
                                     uint32_t inherited_flags, uint8_t optimize_level) {
    TareCompiler self;
    init(&self, rt, filename, mode);
    self.optimize_level = optimize_level;
    self.future_flags = inherited_flags & TARE_CODE_FUTURE_ANNOTATIONS;
    TareCode *code = compile(&self, make(rt, context, &self.arena));
    deinit(&self);
    return code;
}

TareStatus tare_compiler_parse(TareRuntime *rt, const char *source, size_t length_bytes,
                               TareString *filename, TareCompileMode mode, TareCompilerSeeTree see,
                               void *context) {
    TareCompiler self;
    init(&self, rt, filename, mode);
    self.source = source;
    self.source_bytes = length_bytes;
    const TareTreeModule *module = parse(&self);
    TareStatus status = module ? see(rt, context, module) : TARE_ERROR;
    deinit(&self);
    return status;
}
