// The first pass over scopes: the names that patterns of a match statement bind.
#include "front/symbols.h"

static void visit_list(TareSymbols *self, const TareTreePatternList *list) {
    for (size_t i = 0; i < list->count; i++) tare_symbols_pattern_visit(self, list->items[i]);
}

static void bind(TareSymbols *self, TareTreeString name, TareTreeSpan span) {
    if (name.bytes) tare_symbols_function_add(self, name, TARE_SYMBOL_LOCAL, span);
}

static void refuse_format(TareSymbols *self, const TareTreeExpression *value,
                          TareTreeSpan span, const char *words) {
    if (value->kind == TARE_TREE_JOINED)
        tare_symbols_fail(self, span, "%s may only match literals and attribute lookups",
                          words);
}

static void visit_keys(TareSymbols *self, const TareTreePattern *pattern) {
    const TareTreeExpressionList *keys = &pattern->mapping.keys;
    for (size_t i = 0; i < keys->count; i++)
        refuse_format(self, keys->items[i], pattern->span, "mapping pattern keys");
    tare_symbols_expression_visit_list(self, keys);
}

static void visit_kind(TareSymbols *self, const TareTreePattern *pattern) {
    switch ((TareTreePatternKind)pattern->kind) {
    case TARE_TREE_MATCH_VALUE:
        refuse_format(self, pattern->value, pattern->value->span, "patterns");
        tare_symbols_expression_visit(self, pattern->value);
        break;
    case TARE_TREE_MATCH_SINGLETON:
        tare_symbols_expression_visit(self, pattern->value);
        break;
    case TARE_TREE_MATCH_SEQUENCE:
    case TARE_TREE_MATCH_OR:
        visit_list(self, &pattern->patterns);
        break;
    case TARE_TREE_MATCH_MAPPING:
        visit_keys(self, pattern);
        visit_list(self, &pattern->mapping.patterns);
        bind(self, pattern->mapping.rest, pattern->span);
        break;
    case TARE_TREE_MATCH_CLASS:
        tare_symbols_expression_visit(self, pattern->class_.type);
        visit_list(self, &pattern->class_.positional);
        visit_list(self, &pattern->class_.keyword_patterns);
        break;
    case TARE_TREE_MATCH_STAR:
        bind(self, pattern->capture.name, pattern->span);
        break;
    case TARE_TREE_MATCH_AS:
        if (pattern->capture.pattern) tare_symbols_pattern_visit(self, pattern->capture.pattern);
        bind(self, pattern->capture.name, pattern->span);
        break;
    }
}

void tare_symbols_pattern_visit(TareSymbols *self, const TareTreePattern *pattern) {
    if (tare_symbols_descend(self)) visit_kind(self, pattern);
    self->depth--;
}
