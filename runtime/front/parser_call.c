// Primaries: attributes, calls and subscripts, with the arguments in them.
// Guarded by tests/unit/front/parser_test.c.
#include <string.h>

#include "front/parser_internal.h"

// The arguments read so far; positional ones are pushed on the scratch list as they come, keywords
// are chained and moved at the end.
typedef struct Arguments {
    TareVector keywords;  // TareTreeKeyword
    TareTreeSpan span;    // of all arguments so far
    bool has_double_star;
    bool has_keyword;
    bool is_class;      // the bases of a class: no lone generator
    bool is_misplaced;  // a positional argument stood after a keyword
} Arguments;

static TareTreeExpression *parse_star_argument(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *value = tare_parser_expression_parse(self);
    return tare_parser_window_new_starred(self, start, value);
}

static void add_keyword(TareParser *self, Arguments *arguments, TareTreeString name,
                        TareTreeSpan start, TareTreeExpression *value) {
    TareTreeKeyword *keyword = self->failed ? NULL : tare_vector_push(&arguments->keywords);
    if (keyword == NULL) {
        tare_parser_error_raise_memory(self);
        return;
    }
    keyword->name = name;
    keyword->value = value;
    keyword->span = tare_parser_window_join(start, self->last);
    arguments->has_keyword = true;
    arguments->has_double_star |= name.bytes == NULL;
}

static void parse_keyword(TareParser *self, Arguments *arguments) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeString name = tare_parser_window_expect_name(self);
    TareTreeSpan head = tare_parser_window_join(start, tare_parser_window_span(self));
    tare_parser_window_advance(self);
    TareTreeExpression *value = tare_parser_expression_parse(self);
    if (value != NULL && tare_parser_display_is_clause(self)) {
        tare_parser_error_raise(self, head,
                                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    add_keyword(self, arguments, name, start, value);
}

// `expression = ...` where no keyword can stand.
static void fail_assignment(TareParser *self, TareTreeExpression *value) {
    TareTreeSpan span = tare_parser_window_join(value->span, tare_parser_window_span(self));
    if (value->kind == TARE_TREE_CONSTANT && value->constant.kind <= TARE_TREE_CONSTANT_TRUE) {
        tare_parser_error_raise(self, span, "cannot assign to %s",
                                tare_parser_target_describe(value));
    } else {
        tare_parser_error_raise(self, span,
                                "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
}

static TareTreeExpression *parse_generator(TareParser *self, TareTreeExpression *element) {
    TareTreeExpression *node =
        tare_parser_window_new_expression(self, TARE_TREE_GENERATOR, element->span);
    if (node == NULL) {
        return NULL;
    }
    node->comprehension.element = element;
    return tare_parser_display_parse_clauses(self, node) ? node : NULL;
}

static TareTreeExpression *parse_plain(TareParser *self) {
    TareToken start = *tare_parser_window_token(self);
    bool is_walrus = start.kind == TARE_TOKEN_NAME &&
                     tare_parser_window_look(self, 1)->kind == TARE_TOKEN_WALRUS;
    TareTreeExpression *value =
        is_walrus ? tare_parser_list_parse_named(self) : tare_parser_expression_parse(self);
    if (value != NULL && tare_parser_window_kind(self) == TARE_TOKEN_ASSIGN) {
        fail_assignment(self, value);
    }
    return self->failed ? NULL : value;
}

static void parse_positional(TareParser *self, Arguments *arguments, bool is_first,
                             TareTreeSpan open_span) {
    TareTreeExpression *value = parse_plain(self);
    if (value == NULL) {
        return;
    }
    if (tare_parser_display_is_clause(self)) {
        TareTreeExpression *element = value;
        if (arguments->is_class && is_first) {
            tare_parser_error_raise_syntax(self);
            return;
        }
        value = parse_generator(self, element);
        if (value == NULL) {
            return;
        }
        bool is_closed = tare_parser_window_kind(self) == TARE_TOKEN_RIGHT_PAREN;
        if (!is_first || tare_parser_window_kind(self) == TARE_TOKEN_COMMA) {
            tare_parser_error_raise(
                self,
                tare_parser_window_join(element->span, tare_parser_display_get_last_span(value)),
                "Generator expression must be parenthesized");
        } else if (is_closed) {
            // A lone generator borrows the call's parentheses.
            value->span = tare_parser_window_join(open_span, tare_parser_window_span(self));
        }
    }
    arguments->is_misplaced |= arguments->has_keyword;
    tare_parser_window_push(self, value);
}

static void parse_star(TareParser *self, bool is_first) {
    TareTreeExpression *value = parse_star_argument(self);
    if (value != NULL && is_first && tare_parser_display_is_clause(self)) {
        tare_parser_error_raise(self, value->span,
                                "iterable unpacking cannot be used in comprehension");
    }
    tare_parser_window_push(self, value);
}

static void parse_argument(TareParser *self, Arguments *arguments, bool is_first,
                           TareTreeSpan open_span) {
    TareTreeSpan start = tare_parser_window_span(self);
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_STAR:
        if (arguments->has_double_star) {
            tare_parser_error_raise(
                self, arguments->span,
                "iterable argument unpacking follows keyword argument unpacking");
            return;
        }
        parse_star(self, is_first);
        return;
    case TARE_TOKEN_DOUBLE_STAR: {
        tare_parser_window_advance(self);
        TareTreeExpression *value = tare_parser_expression_parse(self);
        add_keyword(self, arguments, (TareTreeString){NULL, 0}, start, value);
        return;
    }
    case TARE_TOKEN_NAME:
        if (tare_parser_window_look(self, 1)->kind == TARE_TOKEN_ASSIGN) {
            parse_keyword(self, arguments);
            return;
        }
        break;
    default:
        break;
    }
    parse_positional(self, arguments, is_first, open_span);
}

static void parse_all(TareParser *self, Arguments *arguments, TareTreeSpan open_span) {
    TareTreeSpan start = tare_parser_window_span(self);
    bool is_first = true;
    while (!self->failed && tare_parser_window_kind(self) != TARE_TOKEN_RIGHT_PAREN) {
        parse_argument(self, arguments, is_first, open_span);
        arguments->span = tare_parser_window_join(start, self->last);
        is_first = false;
        if (self->failed || !tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
            break;
        }
    }
    if (!self->failed && arguments->is_misplaced) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                     arguments->has_double_star
                                         ? "positional argument follows keyword argument unpacking"
                                         : "positional argument follows keyword argument");
    }
}

static void take_keywords(TareParser *self, Arguments *arguments, TareTreeKeywordList *list) {
    list->count = arguments->keywords.count;
    if (list->count > 0 && !self->failed) {
        list->items = tare_parser_window_new(self, list->count * sizeof(TareTreeKeyword));
        if (list->items != NULL) {
            memcpy(list->items, arguments->keywords.items, list->count * sizeof(TareTreeKeyword));
        }
    }
    tare_vector_deinit(&arguments->keywords);
}

bool tare_parser_call_parse_arguments(TareParser *self, TareTreeExpression *call,
                                      TareTreeSpan open_span) {
    Arguments arguments;
    memset(&arguments, 0, sizeof arguments);
    tare_vector_init(&arguments.keywords, self->arena->allocator, sizeof(TareTreeKeyword));
    arguments.is_class = call->call.function == NULL;
    size_t base = self->scratch.count;
    parse_all(self, &arguments, open_span);
    take_keywords(self, &arguments, &call->call.keywords);
    if (self->failed) {
        return false;
    }
    call->call.arguments = tare_parser_window_take_expressions(self, base);
    return tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN);
}

static TareTreeExpression *parse_call(TareParser *self, TareTreeSpan start,
                                      TareTreeExpression *function) {
    TareTreeSpan open_span = tare_parser_window_span(self);
    TareTreeExpression *node = tare_parser_window_new_expression(self, TARE_TREE_CALL, start);
    tare_parser_window_advance(self);
    if (node == NULL) {
        return NULL;
    }
    node->call.function = function;
    if (!tare_parser_call_parse_arguments(self, node, open_span)) {
        return NULL;
    }
    node->span = tare_parser_window_join(start, self->last);
    return node;
}

static TareTreeExpression *parse_attribute(TareParser *self, TareTreeSpan start,
                                           TareTreeExpression *value) {
    tare_parser_window_advance(self);
    return tare_parser_window_parse_attribute(self, start, value);
}

static bool is_slice_end(TareTokenKind kind) {
    return kind == TARE_TOKEN_COLON || kind == TARE_TOKEN_COMMA || kind == TARE_TOKEN_RIGHT_BRACKET;
}

static TareTreeExpression *parse_bound(TareParser *self) {
    return is_slice_end(tare_parser_window_kind(self)) ? NULL : tare_parser_expression_parse(self);
}

static TareTreeExpression *parse_slice(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    if (tare_parser_window_kind(self) == TARE_TOKEN_STAR) {
        return parse_star_argument(self);
    }
    TareTreeExpression *lower = NULL;
    if (tare_parser_window_kind(self) != TARE_TOKEN_COLON) {
        lower = tare_parser_list_parse_named(self);
        bool is_walrus =
            lower != NULL && lower->kind == TARE_TREE_NAMED && !lower->is_parenthesized;
        if (lower == NULL || is_walrus || tare_parser_window_kind(self) != TARE_TOKEN_COLON) {
            return lower;
        }
    }
    tare_parser_window_advance(self);
    TareTreeExpression *upper = parse_bound(self);
    TareTreeExpression *step = NULL;
    if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_COLON)) {
        step = parse_bound(self);
    }
    TareTreeExpression *node =
        self->failed ? NULL : tare_parser_window_new_expression_from(self, TARE_TREE_SLICE, start);
    if (node != NULL) {
        node->slice.lower = lower;
        node->slice.upper = upper;
        node->slice.step = step;
    }
    return node;
}

static TareTreeExpression *parse_index(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *first = parse_slice(self);
    if (first == NULL ||
        (tare_parser_window_kind(self) != TARE_TOKEN_COMMA && first->kind != TARE_TREE_STARRED)) {
        return first;
    }
    size_t base = self->scratch.count;
    tare_parser_window_push(self, first);
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_COMMA) &&
           tare_parser_window_kind(self) != TARE_TOKEN_RIGHT_BRACKET) {
        tare_parser_window_push(self, parse_slice(self));
    }
    TareTreeExpression *node =
        self->failed ? NULL : tare_parser_window_new_expression_from(self, TARE_TREE_TUPLE, start);
    if (node != NULL) {
        node->elements = tare_parser_window_take_expressions(self, base);
    }
    return node;
}

static TareTreeExpression *parse_subscript(TareParser *self, TareTreeSpan start,
                                           TareTreeExpression *value) {
    tare_parser_window_advance(self);
    TareTreeExpression *index = parse_index(self);
    if (index == NULL || !tare_parser_window_expect(self, TARE_TOKEN_RIGHT_BRACKET)) {
        return NULL;
    }
    TareTreeExpression *node =
        tare_parser_window_new_expression_from(self, TARE_TREE_SUBSCRIPT, start);
    if (node != NULL) {
        node->subscript.value = value;
        node->subscript.index = index;
    }
    return node;
}

TareTreeExpression *tare_parser_call_parse_primary(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *node = tare_parser_atom_parse(self);
    while (node != NULL) {
        switch (tare_parser_window_kind(self)) {
        case TARE_TOKEN_DOT:
            node = parse_attribute(self, start, node);
            break;
        case TARE_TOKEN_LEFT_PAREN:
            node = parse_call(self, start, node);
            break;
        case TARE_TOKEN_LEFT_BRACKET:
            node = parse_subscript(self, start, node);
            break;
        default:
            return node;
        }
    }
    return NULL;
}
