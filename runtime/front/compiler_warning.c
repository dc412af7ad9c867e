// Warnings about code that is allowed and certainly meant otherwise: comparing identity with a
// literal, calling or subscribing a display, an assertion about a tuple.
#include <stdio.h>

#include "front/compiler_parts.h"
#include "object/error.h"

static void warn(TareUnit *unit, TareTreeSpan span, const char *format, ...) TARE_PRINTF(3, 4);
static void warn_of(TareUnit *unit, TareTypeId category, TareTreeSpan span, const char *message);

// A program's filters may make the warning an error, which is then a SyntaxError at that place.
static void warn(TareUnit *unit, TareTreeSpan span, const char *format, ...) {
    char message[TARE_SYNTAX_MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    warn_of(unit, TARE_TYPE_SYNTAX_WARNING, span, message);
}

static void warn_of(TareUnit *unit, TareTypeId category, TareTreeSpan span, const char *message) {
    TareCompiler *compiler = unit->compiler;
    TareRuntime *rt = compiler->rt;
    if (compiler->failed || !rt->hooks.warn_about) return;
    if (rt->hooks.warn_about(rt, category, message, tare_value_from_object(compiler->filename),
                             (int)span.line) == TARE_OK)
        return;
    if (!tare_error_is(rt, category)) {
        tare_unit_fail_pending(unit);
        return;
    }
    tare_error_clear(rt);
    tare_unit_fail(unit, span, "%s", message);
}

static bool is_singleton(Expression *e) {
    return e->kind == TARE_TREE_CONSTANT && e->constant.kind <= TARE_TREE_CONSTANT_ELLIPSIS;
}

// What the compiler makes a constant, other than None, a bool and `...`.
static bool is_literal(Expression *e) {
    if (e->kind == TARE_TREE_CONSTANT) return !is_singleton(e);
    if (e->kind == TARE_TREE_UNARY)
        return e->unary.operation != TARE_TREE_NOT && is_literal(e->unary.operand);
    if (e->kind != TARE_TREE_TUPLE) return false;
    for (size_t i = 0; i < e->elements.count; i++)
        if (!is_literal(e->elements.items[i]) && !is_singleton(e->elements.items[i])) return false;
    return true;
}

void tare_compiler_warning_check_compare(TareUnit *unit, Expression *e) {
    Expression *left = e->compare.left;
    for (size_t i = 0; i < e->compare.comparators.count; i++) {
        Expression *right = e->compare.comparators.items[i];
        uint8_t operation = e->compare.operations[i];
        bool is_identity = operation == TARE_TREE_IS || operation == TARE_TREE_IS_NOT;
        if (is_identity && (is_literal(left) || is_literal(right))) {
            bool is_not = operation == TARE_TREE_IS_NOT;
            warn(unit, e->span, "\"is%s\" with a literal. Did you mean \"%s\"?",
                 is_not ? " not" : "", is_not ? "!=" : "==");
            return;
        }
        left = right;
    }
}

static const char *get_constant_type(const TareTreeConstant *constant) {
    switch (constant->kind) {
    case TARE_TREE_CONSTANT_NONE:
        return "NoneType";
    case TARE_TREE_CONSTANT_FALSE:
    case TARE_TREE_CONSTANT_TRUE:
        return "bool";
    case TARE_TREE_CONSTANT_ELLIPSIS:
        return "ellipsis";
    case TARE_TREE_CONSTANT_INTEGER:
        return "int";
    case TARE_TREE_CONSTANT_FLOAT:
        return "float";
    case TARE_TREE_CONSTANT_IMAGINARY:
        return "complex";
    case TARE_TREE_CONSTANT_STRING:
        return "str";
    case TARE_TREE_CONSTANT_BYTES:
        return "bytes";
    }
    return NULL;
}

// The name of the type that the expression certainly has, or NULL.
static const char *infer_type(Expression *e) {
    switch ((TareTreeExpressionKind)e->kind) {
    case TARE_TREE_CONSTANT:
        return get_constant_type(&e->constant);
    case TARE_TREE_TUPLE:
        return "tuple";
    case TARE_TREE_LIST:
    case TARE_TREE_LIST_COMPREHENSION:
        return "list";
    case TARE_TREE_DICT:
    case TARE_TREE_DICT_COMPREHENSION:
        return "dict";
    case TARE_TREE_SET:
    case TARE_TREE_SET_COMPREHENSION:
        return "set";
    case TARE_TREE_GENERATOR:
        return "generator";
    case TARE_TREE_LAMBDA:
        return "function";
    case TARE_TREE_JOINED:
    case TARE_TREE_FORMATTED:
        return "str";
    default:
        return NULL;
    }
}

void tare_compiler_warning_check_call(TareUnit *unit, Expression *e) {
    Expression *function = e->call.function;
    const char *type = function->kind == TARE_TREE_LAMBDA ? NULL : infer_type(function);
    if (!type) return;
    warn(unit, function->span, "'%s' object is not callable; perhaps you missed a comma?", type);
}

static bool can_be_subscripted(Expression *e) {
    switch ((TareTreeExpressionKind)e->kind) {
    case TARE_TREE_CONSTANT:
        return e->constant.kind >= TARE_TREE_CONSTANT_STRING;
    case TARE_TREE_SET:
    case TARE_TREE_SET_COMPREHENSION:
    case TARE_TREE_GENERATOR:
    case TARE_TREE_LAMBDA:
        return false;
    default:
        return true;
    }
}

static bool is_sequence(const char *type) {
    return type && (!strcmp(type, "str") || !strcmp(type, "bytes") || !strcmp(type, "tuple") ||
                    !strcmp(type, "list"));
}

void tare_compiler_warning_check_subscript(TareUnit *unit, Expression *e) {
    Expression *value = e->subscript.value;
    const char *type = infer_type(value);
    if (!can_be_subscripted(value)) {
        warn(unit, value->span, "'%s' object is not subscriptable; perhaps you missed a comma?",
             type);
        return;
    }
    const char *index = infer_type(e->subscript.index);
    if (!is_sequence(type) || !index || !strcmp(index, "int") || !strcmp(index, "bool")) return;
    warn(unit, value->span,
         "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, index);
}

void tare_compiler_warning_check_assert(TareUnit *unit, Statement *s) {
    Expression *test = s->assertion.test;
    if (test->kind == TARE_TREE_TUPLE && test->elements.count)
        warn(unit, s->span, "assertion is always true, perhaps remove parentheses?");
}

void tare_compiler_warning_check_remarks(TareUnit *unit, const TareTreeModule *module) {
    for (const TareTreeRemark *remark = module->remarks; remark; remark = remark->next) {
        if (remark->kind == TARE_TREE_REMARK_NUMBER) {
            warn(unit, remark->span, "invalid %s literal", remark->text);
            continue;
        }
        char message[TARE_SYNTAX_MESSAGE_BYTES];
        snprintf(message, sizeof message, "invalid %sescape sequence '\\%s'",
                 remark->kind == TARE_TREE_REMARK_OCTAL ? "octal " : "", remark->text);
        warn_of(unit, TARE_TYPE_DEPRECATION_WARNING, remark->span, message);
    }
}
