// Counts that must fit each other, contexts and places.
#include "vm/ast_check.h"

#include "object/error.h"

bool tare_ast_check_has_context(const TareTreeNodeSpec *spec) {
    for (int i = 0; i < TARE_TREE_SCHEMA_FIELDS && spec->fields[i].name; i++)
        if (spec->fields[i].type == TARE_TREE_FIELD_CONTEXT) return true;
    return false;
}

TareStatus tare_ast_check_context(TareRuntime *rt, const TareTreeNodeSpec *spec, uint8_t has,
                                  uint8_t wanted) {
    const char *const *names = tare_tree_schema_contexts;
    if (has == wanted) return TARE_OK;
    if (!tare_ast_check_has_context(spec))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "expression which can't be assigned to in %s context",
                               names[wanted]);
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "expression must have %s context but has %s instead", names[wanted],
                           names[has]);
}

TareStatus tare_ast_check_span(TareRuntime *rt, int64_t line, int64_t column, int64_t end_line,
                               int64_t end_column) {
    if (line > end_line)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "AST node line range (%d, %d) is not valid", (int)line,
                               (int)end_line);
    if ((line < 0 && end_line != line) || (column < 0 && end_column != column))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "AST node column range (%d, %d) for line range (%d, %d) is not "
                               "valid",
                               (int)column, (int)end_column, (int)line, (int)end_line);
    if (line == end_line && column > end_column)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "line %d, column %d-%d is not a valid range", (int)line, (int)column,
                               (int)end_column);
    return TARE_OK;
}

static TareStatus check_compare(TareRuntime *rt, const TareTreeExpression *e) {
    size_t count = 0;
    while (e->compare.operations[count] != TARE_AST_CHECK_END) count++;
    if (!e->compare.comparators.count)
        return tare_ast_check_holds(rt, false, "Compare with no comparators");
    return tare_ast_check_holds(rt, count == e->compare.comparators.count,
                                "Compare has a different number of comparators and operands");
}

// Tracebacks point at the name: the end of the attribute.
static void place_name(TareTreeExpression *e) {
    uint32_t length = (uint32_t)e->attribute.name.length_bytes;
    e->attribute.name_line = e->span.end_line;
    e->attribute.name_column = e->span.end_column > length ? e->span.end_column - length : 0;
}

static void drop_annotations(TareTreeParameterList *parameters) {
    for (size_t i = 0; i < parameters->count; i++) parameters->items[i].annotation = NULL;
}

// No text gives a lambda annotations: as in CPython they mean nothing.
static void plain_parameters(TareTreeParameters *parameters) {
    drop_annotations(&parameters->positional_only);
    drop_annotations(&parameters->positional);
    drop_annotations(&parameters->keyword_only);
    if (parameters->variadic) parameters->variadic->annotation = NULL;
    if (parameters->keyword_variadic) parameters->keyword_variadic->annotation = NULL;
}

static TareStatus check_expression(TareRuntime *rt, TareTreeExpression *e) {
    switch ((TareTreeExpressionKind)e->kind) {
    case TARE_TREE_BOOLEAN:
        return tare_ast_check_holds(rt, e->boolean.values.count >= 2,
                                    "BoolOp with less than 2 values");
    case TARE_TREE_LIST_COMPREHENSION:
    case TARE_TREE_SET_COMPREHENSION:
    case TARE_TREE_DICT_COMPREHENSION:
    case TARE_TREE_GENERATOR:
        return tare_ast_check_holds(rt, e->comprehension.clause_count,
                                    "comprehension with no generators");
    case TARE_TREE_COMPARE:
        return check_compare(rt, e);
    case TARE_TREE_LAMBDA:
        plain_parameters(e->lambda.parameters);
        return TARE_OK;
    case TARE_TREE_NAME:
        return tare_ast_check_name(rt, e->name);
    case TARE_TREE_ATTRIBUTE:
        place_name(e);
        return TARE_OK;
    default:
        return TARE_OK;
    }
}

static TareStatus check_try(TareRuntime *rt, const TareTreeStatement *s) {
    bool has_handlers = s->try_.handler_count;
    if (!has_handlers && !s->try_.finally.count)
        return tare_ast_check_holds(rt, false,
                                    s->try_.is_star
                                        ? "TryStar has neither except handlers nor finalbody"
                                        : "Try has neither except handlers nor finalbody");
    return tare_ast_check_holds(rt, has_handlers || !s->try_.otherwise.count,
                                s->try_.is_star ? "TryStar has orelse but no except handlers"
                                                : "Try has orelse but no except handlers");
}

static TareStatus check_statement(TareRuntime *rt, const TareTreeStatement *s) {
    switch ((TareTreeStatementKind)s->kind) {
    case TARE_TREE_TRY:
        return check_try(rt, s);
    case TARE_TREE_RAISE:
        return tare_ast_check_holds(rt, s->raise.exception || !s->raise.cause,
                                    "Raise with cause but no exception");
    case TARE_TREE_ANNOTATED:
        if (!s->annotated.is_simple || s->annotated.target->kind == TARE_TREE_NAME) return TARE_OK;
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "AnnAssign with simple non-Name target");
    default:
        return TARE_OK;
    }
}

static TareStatus check_parameters(TareRuntime *rt, const TareTreeParameters *p) {
    if (p->defaults.count > p->positional_only.count + p->positional.count)
        return tare_ast_check_holds(rt, false, "more positional defaults than args on arguments");
    return tare_ast_check_holds(rt, p->keyword_only.count == p->keyword_defaults.count,
                                "length of kwonlyargs is not the same as kw_defaults on arguments");
}

TareStatus tare_ast_check_node(TareRuntime *rt, const TareTreeNodeSpec *spec, void *node) {
    switch ((TareTreeFamily)spec->family) {
    case TARE_TREE_FAMILY_EXPRESSION:
        return check_expression(rt, node);
    case TARE_TREE_FAMILY_STATEMENT:
        return check_statement(rt, node);
    case TARE_TREE_FAMILY_PATTERN:
        return tare_ast_check_pattern(rt, node);
    case TARE_TREE_FAMILY_PARAMETERS:
        return check_parameters(rt, node);
    case TARE_TREE_FAMILY_MATCH_CASE:
        return tare_ast_check_no_star(rt, ((TareTreeMatchCase *)node)->pattern);
    default:
        return TARE_OK;
    }
}
