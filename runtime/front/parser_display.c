// What stands in brackets: groups, tuples, lists, sets, dicts and comprehensions.
// Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

bool tare_parser_display_is_clause(TareParser *self) {
    TareTokenKind kind = tare_parser_window_kind(self);
    return kind == TARE_TOKEN_FOR ||
           (kind == TARE_TOKEN_ASYNC && tare_parser_window_look(self, 1)->kind == TARE_TOKEN_FOR);
}

static TareTreeComprehension *parse_clause(TareParser *self) {
    TareTreeComprehension *clause = tare_parser_window_new(self, sizeof *clause);
    if (clause == NULL) {
        return NULL;
    }
    clause->is_async = tare_parser_window_accept(self, TARE_TOKEN_ASYNC);
    tare_parser_window_advance(self);
    TareToken start = *tare_parser_window_token(self);
    clause->target = tare_parser_target_parse_list(self);
    if (clause->target != NULL &&
        tare_parser_expression_is_start(tare_parser_window_kind(self))) {
        tare_parser_expression_check_neighbours(self, &start, clause->target);
    }
    if (clause->target == NULL || !tare_parser_window_expect(self, TARE_TOKEN_IN)) {
        return NULL;
    }
    clause->iterable = tare_parser_expression_parse_disjunction(self);
    size_t base = self->scratch.count;
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_IF)) {
        tare_parser_window_push(self, tare_parser_expression_parse_disjunction(self));
    }
    clause->conditions = tare_parser_window_take_expressions(self, base);
    return self->failed ? NULL : clause;
}

bool tare_parser_display_parse_clauses(TareParser *self, TareTreeExpression *comprehension) {
    size_t base = self->scratch.count;
    while (!self->failed && tare_parser_display_is_clause(self)) {
        tare_parser_window_push(self, parse_clause(self));
    }
    if (self->failed) {
        return false;
    }
    comprehension->comprehension.clauses = tare_parser_window_take_structs(
        self, base, sizeof(TareTreeComprehension), &comprehension->comprehension.clause_count);
    return !self->failed;
}

TareTreeSpan tare_parser_display_get_last_span(const TareTreeExpression *comprehension) {
    size_t count = comprehension->comprehension.clause_count;
    const TareTreeComprehension *last = &comprehension->comprehension.clauses[count - 1];
    return last->conditions.count > 0 ? last->conditions.items[last->conditions.count - 1]->span
                                      : last->iterable->span;
}

static TareTreeExpression *finish(TareParser *self, TareTreeExpression *node, TareTreeSpan start,
                                  TareTokenKind closer) {
    if (node == NULL || !tare_parser_window_expect(self, closer)) {
        return NULL;
    }
    node->span = tare_parser_window_join(start, self->last);
    return node;
}

static TareTreeExpression *parse_comprehension(TareParser *self, TareTreeSpan start,
                                               TareTreeExpressionKind kind, TareTokenKind closer,
                                               TareTreeExpression *element) {
    if (element->kind == TARE_TREE_STARRED) {
        return tare_parser_error_raise(self, element->span,
                                       "iterable unpacking cannot be used in comprehension");
    }
    TareTreeExpression *node = tare_parser_window_new_expression(self, kind, start);
    if (node == NULL) {
        return NULL;
    }
    node->comprehension.element = element;
    if (!tare_parser_display_parse_clauses(self, node)) {
        return NULL;
    }
    return finish(self, node, start, closer);
}

// `[a, b for ...]`: whether the clauses that follow are sound.
static bool has_clauses(TareParser *self) {
    if (self->speculation > 0 || !tare_parser_display_is_clause(self)) {
        return false;
    }
    TareTreeExpression scratch = {0};
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_display_parse_clauses(self, &scratch);
    return tare_parser_window_rewind(self, mark);
}

// The rest of a display after its first element; the elements are left in the scratch list.
static void parse_elements(TareParser *self, TareTreeExpression *first, TareTokenKind closer) {
    TareTreeSpan last = first->span;
    tare_parser_window_push(self, first);
    while (!self->failed && tare_parser_window_kind(self) == TARE_TOKEN_COMMA) {
        tare_parser_window_advance(self);
        if (tare_parser_window_kind(self) == closer) {
            return;
        }
        if (tare_parser_display_is_clause(self)) {
            last = self->last;
            break;
        }
        TareTreeExpression *element = tare_parser_list_parse_star_named(self);
        if (element == NULL) {
            return;
        }
        last = element->span;
        tare_parser_window_push(self, element);
    }
    if (closer != TARE_TOKEN_RIGHT_PAREN && has_clauses(self)) {
        tare_parser_error_raise(self, tare_parser_window_join(first->span, last),
                                "did you forget parentheses around the comprehension target?");
    }
}

static TareTreeExpression *parse_sequence(TareParser *self, TareTreeSpan start,
                                          TareTreeExpressionKind kind, TareTokenKind closer,
                                          TareTreeExpression *first) {
    size_t base = self->scratch.count;
    if (first != NULL) {
        parse_elements(self, first, closer);
    }
    TareTreeExpression *node =
        self->failed ? NULL : tare_parser_window_new_expression(self, kind, start);
    if (node == NULL) {
        return NULL;
    }
    node->elements = tare_parser_window_take_expressions(self, base);
    return finish(self, node, start, closer);
}

static TareTreeExpression *fail_double_star(TareParser *self) {
    TareTreeSpan span = tare_parser_window_span(self);
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_window_advance(self);
    tare_parser_expression_parse(self);
    tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN);
    if (tare_parser_window_rewind(self, mark)) {
        tare_parser_error_raise(self, span, "cannot use double starred expression here");
    }
    return tare_parser_error_raise_syntax(self);
}

static TareTreeExpression *finish_group(TareParser *self, TareTreeExpression *inner) {
    if (inner == NULL) {
        return NULL;
    }
    bool is_closed = tare_parser_window_kind(self) == TARE_TOKEN_RIGHT_PAREN;
    if (inner->kind == TARE_TREE_STARRED && is_closed) {
        return tare_parser_error_raise(self, inner->span, "cannot use starred expression here");
    }
    if (!tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN)) {
        return NULL;
    }
    inner->is_parenthesized = true;
    return inner;
}

TareTreeExpression *tare_parser_display_parse_group(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_RIGHT_PAREN:
        return parse_sequence(self, start, TARE_TREE_TUPLE, TARE_TOKEN_RIGHT_PAREN, NULL);
    case TARE_TOKEN_YIELD:
        return finish_group(self, tare_parser_list_parse_yield(self));
    case TARE_TOKEN_DOUBLE_STAR:
        return fail_double_star(self);
    default:
        break;
    }
    TareTreeExpression *first = tare_parser_list_parse_star_named(self);
    if (first == NULL) {
        return NULL;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_COMMA) {
        return parse_sequence(self, start, TARE_TREE_TUPLE, TARE_TOKEN_RIGHT_PAREN, first);
    }
    if (tare_parser_display_is_clause(self)) {
        return parse_comprehension(self, start, TARE_TREE_GENERATOR, TARE_TOKEN_RIGHT_PAREN, first);
    }
    return finish_group(self, first);
}

TareTreeExpression *tare_parser_display_parse_list(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *first = NULL;
    if (tare_parser_window_kind(self) != TARE_TOKEN_RIGHT_BRACKET) {
        first = tare_parser_list_parse_star_named(self);
        if (first == NULL) {
            return NULL;
        }
        if (tare_parser_display_is_clause(self)) {
            return parse_comprehension(self, start, TARE_TREE_LIST_COMPREHENSION,
                                       TARE_TOKEN_RIGHT_BRACKET, first);
        }
    }
    return parse_sequence(self, start, TARE_TREE_LIST, TARE_TOKEN_RIGHT_BRACKET, first);
}

// The current token is where a dict's value should begin; `colon` stood before it.
static bool check_value(TareParser *self, TareTreeSpan colon) {
    TareTokenKind kind = tare_parser_window_kind(self);
    if (kind == TARE_TOKEN_RIGHT_BRACE || kind == TARE_TOKEN_COMMA) {
        tare_parser_error_raise(self, colon, "expression expected after dictionary key and ':'");
    } else if (kind == TARE_TOKEN_STAR) {
        TareTreeSpan star = tare_parser_window_span(self);
        tare_parser_window_advance(self);
        if (tare_parser_expression_parse_bitwise(self) != NULL) {
            tare_parser_error_raise_from(self, star,
                                         "cannot use a starred expression in a dictionary value");
        }
    }
    return !self->failed;
}

// Pushes a key (NULL for `**`) and its value. `key` was read already, or is NULL.
static bool parse_pair(TareParser *self, TareTreeExpression *key, bool is_first) {
    if (key == NULL && tare_parser_window_accept(self, TARE_TOKEN_DOUBLE_STAR)) {
        tare_parser_window_push(self, NULL);
        tare_parser_window_push(self, tare_parser_expression_parse_bitwise(self));
        return !self->failed;
    }
    if (key == NULL) {
        self->key = tare_parser_window_token(self)->start;
        key = tare_parser_expression_parse(self);
    }
    if (key == NULL) {
        return false;
    }
    TareTreeSpan colon = tare_parser_window_span(self);
    if (!tare_parser_window_accept(self, TARE_TOKEN_COLON)) {
        if (!is_first && tare_parser_window_kind(self) != TARE_TOKEN_ERROR) {
            TareTreeSpan span = {key->span.line, key->span.end_column - 1, key->span.end_line,
                                 UINT32_MAX};
            tare_parser_error_raise(self, span, "':' expected after dictionary key");
        }
        tare_parser_error_raise_syntax(self);
        return false;
    }
    if (!check_value(self, colon)) {
        return false;
    }
    tare_parser_window_push(self, key);
    tare_parser_window_push(self, tare_parser_expression_parse(self));
    return !self->failed;
}

static TareTreeExpression *take_dict(TareParser *self, TareTreeSpan start, size_t base) {
    TareTreeExpression *node = tare_parser_window_new_expression(self, TARE_TREE_DICT, start);
    size_t count = (self->scratch.count - base) / 2;
    if (node == NULL) {
        return NULL;
    }
    node->dict.count = count;
    node->dict.keys = count == 0 ? NULL : tare_parser_window_new(self, count * sizeof(void *));
    node->dict.values = count == 0 ? NULL : tare_parser_window_new(self, count * sizeof(void *));
    for (size_t i = 0; !self->failed && i < count; i++) {
        void **pair = tare_vector_get(&self->scratch, base + 2 * i);
        node->dict.keys[i] = pair[0];
        node->dict.values[i] = pair[1];
    }
    self->scratch.count = base;
    return finish(self, node, start, TARE_TOKEN_RIGHT_BRACE);
}

static TareTreeExpression *parse_dict_comprehension(TareParser *self, TareTreeSpan start,
                                                    TareTreeSpan first_span, size_t base) {
    void **pair = tare_vector_get(&self->scratch, base);
    TareTreeExpression *key = pair[0];
    TareTreeExpression *value = pair[1];
    self->scratch.count = base;
    if (key == NULL) {
        return tare_parser_error_raise(self, first_span,
                                       "dict unpacking cannot be used in dict comprehension");
    }
    TareTreeExpression *node = parse_comprehension(self, start, TARE_TREE_DICT_COMPREHENSION,
                                                   TARE_TOKEN_RIGHT_BRACE, value);
    if (node != NULL) {
        node->comprehension.key = key;
    }
    return node;
}

static TareTreeExpression *parse_dict(TareParser *self, TareTreeSpan start, TareTreeSpan first_span,
                                      TareTreeExpression *key) {
    size_t base = self->scratch.count;
    if (!parse_pair(self, key, true)) {
        return NULL;
    }
    if (tare_parser_display_is_clause(self)) {
        return parse_dict_comprehension(self, start, first_span, base);
    }
    while (tare_parser_window_accept(self, TARE_TOKEN_COMMA) &&
           tare_parser_window_kind(self) != TARE_TOKEN_RIGHT_BRACE) {
        if (!parse_pair(self, NULL, false)) {
            return NULL;
        }
    }
    return take_dict(self, start, base);
}

TareTreeExpression *tare_parser_display_parse_brace(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeSpan first_span = tare_parser_window_span(self);
    if (tare_parser_window_kind(self) == TARE_TOKEN_RIGHT_BRACE) {
        return take_dict(self, start, self->scratch.count);
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_DOUBLE_STAR) {
        return parse_dict(self, start, first_span, NULL);
    }
    TareTreeExpression *first = tare_parser_list_parse_star_named(self);
    if (first == NULL) {
        return NULL;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_COLON && first->kind != TARE_TREE_STARRED &&
        (first->kind != TARE_TREE_NAMED || first->is_parenthesized)) {
        return parse_dict(self, start, first_span, first);
    }
    if (tare_parser_display_is_clause(self)) {
        return parse_comprehension(self, start, TARE_TREE_SET_COMPREHENSION, TARE_TOKEN_RIGHT_BRACE,
                                   first);
    }
    return parse_sequence(self, start, TARE_TREE_SET, TARE_TOKEN_RIGHT_BRACE, first);
}
