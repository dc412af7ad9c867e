// Imports, and the features that imports from __future__ switch on.
#include "front/compiler_parts.h"
#include "object/intern.h"

static void emit_import(TareUnit *unit, int fromlist, TareTreeString name, uint32_t level) {
    uint32_t index = tare_constant_pool_add_name(unit, name);
    tare_unit_emit_extra(unit, TARE_OPCODE_IMPORT_NAME, fromlist, (int)(index & 0xff),
                         (int)(index >> 8), level);
}

static size_t find_dot(TareTreeString name) {
    const char *dot = memchr(name.bytes, '.', name.length_bytes);
    return dot ? (size_t)(dot - name.bytes) : name.length_bytes;
}

static TareTreeString take_part(TareTreeString *rest) {
    size_t length = find_dot(*rest);
    TareTreeString part = {rest->bytes, length};
    size_t skipped = length < rest->length_bytes ? length + 1 : length;
    *rest = (TareTreeString){rest->bytes + skipped, rest->length_bytes - skipped};
    return part;
}

static void emit_from(TareUnit *unit, int result, int module, TareTreeString name) {
    uint32_t index = tare_constant_pool_add_name(unit, name);
    tare_unit_emit_extra(unit, TARE_OPCODE_IMPORT_FROM, result, module, 0, index);
}

// `import a.b.c as d`: the import gives a; its attributes lead to c.
static void descend(TareUnit *unit, int module, TareTreeString name) {
    take_part(&name);
    while (name.length_bytes) {
        int part = tare_unit_push(unit);
        emit_from(unit, part, module, take_part(&name));
        tare_unit_emit(unit, TARE_OPCODE_CLEAR, module, 0, 0);
        tare_unit_emit(unit, TARE_OPCODE_MOVE, module, part, 0);
        tare_unit_pop(unit, part);
    }
}

static void emit_plain(TareUnit *unit, Statement *s) {
    for (size_t i = 0; i < s->import.aliases.count; i++) {
        const TareTreeAlias *alias = &s->import.aliases.items[i];
        int module = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_LOAD_NONE, module, 0, 0);
        emit_import(unit, module, alias->name, 0);
        TareTreeString name = {alias->name.bytes, find_dot(alias->name)};
        if (alias->as_name.bytes) {
            descend(unit, module, alias->name);
            name = alias->as_name;
        }
        tare_compiler_name_emit_store(unit, name, module);
        tare_unit_pop(unit, module);
    }
}

static TareValue make_fromlist(TareUnit *unit, const TareTreeAliasList *aliases) {
    TareRuntime *rt = unit->compiler->rt;
    TareValue tuple = tare_tuple_new(rt, aliases->count);
    for (size_t i = 0; i < aliases->count && !tare_value_is_absent(tuple); i++) {
        TareTreeString name = aliases->items[i].name;
        TareString *string = tare_intern_utf8(rt, name.bytes, name.length_bytes);
        if (string) {
            tare_tuple_of(tuple)->items[i] = tare_value_from_object(string);
        } else {
            tare_release(rt, tuple);
            return TARE_ABSENT;
        }
    }
    return tuple;
}

static void check_future(TareUnit *unit, Statement *s) {
    bool is_late = s->import.level == 0 && tare_symbols_is_text(s->import.module, "__future__") &&
                   s->span.line > unit->compiler->future_line;
    if (is_late)
        tare_unit_fail(unit, s->span,
                       "from __future__ imports must occur at the beginning of the file");
}

static void emit_names(TareUnit *unit, Statement *s) {
    check_future(unit, s);
    int module = tare_constant_pool_load_steal(unit, make_fromlist(unit, &s->import.aliases),
                                               TARE_UNIT_NEXT);
    TareTreeString name = s->import.module.bytes ? s->import.module : (TareTreeString){"", 0};
    emit_import(unit, module, name, s->import.level);
    for (size_t i = 0; i < s->import.aliases.count; i++) {
        const TareTreeAlias *alias = &s->import.aliases.items[i];
        if (tare_symbols_is_text(alias->name, "*")) {
            tare_unit_emit(unit, TARE_OPCODE_IMPORT_STAR, module, 0, 0);
            tare_unit_pop(unit, module);
            return;
        }
        int value = tare_unit_push(unit);
        emit_from(unit, value, module, alias->name);
        tare_compiler_name_emit_store(unit, alias->as_name.bytes ? alias->as_name : alias->name,
                                      value);
        tare_unit_pop(unit, value);
    }
    tare_unit_discard(unit, module);
}

void tare_compiler_import_emit(TareUnit *unit, Statement *s) {
    if (s->kind == TARE_TREE_IMPORT)
        emit_plain(unit, s);
    else
        emit_names(unit, s);
}

// ---- from __future__ -------------------------------------------------------------------------

static bool is_known_feature(TareTreeString name) {
    static const char *const features[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
    };
    for (size_t i = 0; i < sizeof features / sizeof *features; i++) {
        if (tare_symbols_is_text(name, features[i])) return true;
    }
    return false;
}

static const char *read_features(TareCompiler *compiler, Statement *s, TareTreeString *name) {
    for (size_t i = 0; i < s->import.aliases.count; i++) {
        *name = s->import.aliases.items[i].name;
        if (tare_symbols_is_text(*name, "annotations"))
            compiler->future_flags |= TARE_CODE_FUTURE_ANNOTATIONS;
        if (tare_symbols_is_text(*name, "braces")) return "not a chance";
        if (!is_known_feature(*name)) return "future feature %.*s is not defined";
    }
    return NULL;
}

static bool is_docstring(Statement *s) {
    return s->kind == TARE_TREE_EXPRESSION && s->value->kind == TARE_TREE_CONSTANT &&
           s->value->constant.kind == TARE_TREE_CONSTANT_STRING;
}

const char *tare_compiler_import_read_future(TareCompiler *compiler, const TareTreeModule *module,
                                             TareTreeString *name, TareTreeSpan *span) {
    bool is_over = false;
    for (size_t i = 0; i < module->body.count; i++) {
        Statement *s = module->body.items[i];
        bool is_future = s->kind == TARE_TREE_IMPORT_FROM && s->import.level == 0 &&
                         tare_symbols_is_text(s->import.module, "__future__");
        *span = s->span;
        if (is_future && is_over)
            return "from __future__ imports must occur at the beginning of the file";
        if (is_future) {
            const char *problem = read_features(compiler, s, name);
            if (problem) return problem;
            compiler->future_line = s->span.line;
        } else if (!is_docstring(s)) {
            is_over = true;
        }
    }
    return NULL;
}
