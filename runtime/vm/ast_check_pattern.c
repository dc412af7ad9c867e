// What patterns may match and capture.
#include <string.h>

#include "object/error.h"
#include "vm/ast_check.h"

static bool is_text(TareTreeString name, const char *text) {
    return name.bytes && name.length_bytes == strlen(text) &&
           !memcmp(name.bytes, text, name.length_bytes);
}

TareStatus tare_ast_check_holds(TareRuntime *rt, bool holds, const char *message) {
    return holds ? TARE_OK : tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s", message);
}

TareStatus tare_ast_check_name(TareRuntime *rt, TareTreeString name) {
    static const char *const constants[] = {"None", "True", "False"};
    for (int i = 0; i < 3; i++)
        if (is_text(name, constants[i]))
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                   "identifier field can't represent '%s' constant", constants[i]);
    return TARE_OK;
}

TareStatus tare_ast_check_no_star(TareRuntime *rt, const TareTreePattern *pattern) {
    return tare_ast_check_holds(rt, !pattern || pattern->kind != TARE_TREE_MATCH_STAR,
                                "can't use MatchStar here");
}

static TareStatus check_no_stars(TareRuntime *rt, const TareTreePatternList *patterns) {
    for (size_t i = 0; i < patterns->count; i++)
        if (tare_ast_check_no_star(rt, patterns->items[i]) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

static TareStatus check_capture(TareRuntime *rt, TareTreeString name) {
    if (is_text(name, "_"))
        return tare_ast_check_holds(rt, false, "can't capture name '_' in patterns");
    return tare_ast_check_name(rt, name);
}

// ---- values ------------------------------------------------------------------------------------

static bool is_number(const TareTreeExpression *e) {
    return e->kind == TARE_TREE_CONSTANT && e->constant.kind >= TARE_TREE_CONSTANT_INTEGER &&
           e->constant.kind <= TARE_TREE_CONSTANT_IMAGINARY;
}

static bool is_signed_number(const TareTreeExpression *e) {
    if (e->kind != TARE_TREE_UNARY) return is_number(e);
    return e->unary.operation == TARE_TREE_NEGATE && is_number(e->unary.operand);
}

static bool is_sum(const TareTreeExpression *e) {
    if (e->kind != TARE_TREE_BINARY) return false;
    bool adds = e->binary.operation == TARE_TREE_ADD || e->binary.operation == TARE_TREE_SUBTRACT;
    return adds && is_signed_number(e->binary.left) && is_number(e->binary.right);
}

static bool is_matchable(const TareTreeExpression *e) {
    switch ((TareTreeExpressionKind)e->kind) {
    case TARE_TREE_ATTRIBUTE:
    case TARE_TREE_JOINED:
        return true;
    case TARE_TREE_UNARY:
        return is_signed_number(e);
    default:
        return is_sum(e);
    }
}

static TareStatus check_value(TareRuntime *rt, const TareTreeExpression *e) {
    if (e->kind == TARE_TREE_CONSTANT)
        return tare_ast_check_holds(rt, e->constant.kind >= TARE_TREE_CONSTANT_INTEGER,
                                    "unexpected constant inside of a literal pattern");
    return tare_ast_check_holds(rt, is_matchable(e),
                                "patterns may only match literals and attribute lookups");
}

// ---- patterns ----------------------------------------------------------------------------------

static TareStatus check_mapping(TareRuntime *rt, const TareTreePattern *p) {
    if (p->mapping.keys.count != p->mapping.patterns.count)
        return tare_ast_check_holds(
            rt, false, "MatchMapping doesn't have the same number of keys as patterns");
    if (check_capture(rt, p->mapping.rest) != TARE_OK) return TARE_ERROR;
    for (size_t i = 0; i < p->mapping.keys.count; i++) {
        const TareTreeExpression *key = p->mapping.keys.items[i];
        bool is_singleton =
            key->kind == TARE_TREE_CONSTANT && key->constant.kind <= TARE_TREE_CONSTANT_TRUE;
        if (!is_singleton && check_value(rt, key) != TARE_OK) return TARE_ERROR;
    }
    return check_no_stars(rt, &p->mapping.patterns);
}

static TareStatus check_class(TareRuntime *rt, const TareTreePattern *p) {
    if (p->class_.keyword_names.count != p->class_.keyword_patterns.count)
        return tare_ast_check_holds(
            rt, false, "MatchClass doesn't have the same number of keyword attributes as patterns");
    const TareTreeExpression *type = p->class_.type;
    while (type->kind == TARE_TREE_ATTRIBUTE) type = type->attribute.value;
    if (type->kind != TARE_TREE_NAME)
        return tare_ast_check_holds(
            rt, false, "MatchClass cls field can only contain Name or Attribute nodes.");
    for (size_t i = 0; i < p->class_.keyword_names.count; i++)
        if (tare_ast_check_name(rt, p->class_.keyword_names.items[i]) != TARE_OK) return TARE_ERROR;
    if (check_no_stars(rt, &p->class_.positional) != TARE_OK) return TARE_ERROR;
    return check_no_stars(rt, &p->class_.keyword_patterns);
}

static TareStatus check_as(TareRuntime *rt, const TareTreePattern *p) {
    if (p->capture.pattern && !p->capture.name.bytes)
        return tare_ast_check_holds(rt, false,
                                    "MatchAs must specify a target name if a pattern is given");
    if (check_capture(rt, p->capture.name) != TARE_OK) return TARE_ERROR;
    return tare_ast_check_no_star(rt, p->capture.pattern);
}

TareStatus tare_ast_check_pattern(TareRuntime *rt, const TareTreePattern *p) {
    switch ((TareTreePatternKind)p->kind) {
    case TARE_TREE_MATCH_VALUE:
        return check_value(rt, p->value);
    case TARE_TREE_MATCH_MAPPING:
        return check_mapping(rt, p);
    case TARE_TREE_MATCH_CLASS:
        return check_class(rt, p);
    case TARE_TREE_MATCH_OR:
        if (p->patterns.count < 2)
            return tare_ast_check_holds(rt, false, "MatchOr requires at least 2 patterns");
        return check_no_stars(rt, &p->patterns);
    case TARE_TREE_MATCH_STAR:
        return check_capture(rt, p->capture.name);
    case TARE_TREE_MATCH_AS:
        return check_as(rt, p);
    default:
        return TARE_OK;
    }
}
