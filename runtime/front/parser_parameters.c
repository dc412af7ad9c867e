// The parameters of functions and lambdas, and all that can be wrong with them.
// Guarded by tests/unit/front/parser_test.c.
#include <string.h>

#include "front/parser_internal.h"

// Parameters are read into one list, marked with the part they belong to, and shared out at the
// end.
typedef struct Builder {
    TareTokenKind closer;
    bool is_lambda;
    bool has_slash;
    bool has_star;
    bool has_default;       // a positional parameter had one
    TareVector positional;  // TareTreeParameter
    TareVector keyword_only;
    TareVector defaults;  // TareTreeExpression *
    TareVector keyword_defaults;
    TareTreeParameters *result;
} Builder;

static bool is_closer(const Builder *builder, TareTokenKind kind) {
    return kind == builder->closer;
}

static TareTreeParameter parse_name(TareParser *self, const Builder *builder, bool is_star) {
    TareTreeParameter parameter;
    TareTreeSpan start = tare_parser_window_span(self);
    parameter.annotation = NULL;
    parameter.name = tare_parser_window_expect_name(self);
    if (!self->failed && !builder->is_lambda && tare_parser_window_accept(self, TARE_TOKEN_COLON)) {
        parameter.annotation = is_star && tare_parser_window_kind(self) == TARE_TOKEN_STAR
                                   ? tare_parser_list_parse_star_named(self)
                                   : tare_parser_expression_parse(self);
    }
    parameter.span = tare_parser_window_join(start, self->last);
    return parameter;
}

static TareTreeExpression *parse_default(TareParser *self, const Builder *builder) {
    TareTreeSpan span = tare_parser_window_span(self);
    if (!tare_parser_window_accept(self, TARE_TOKEN_ASSIGN)) {
        return NULL;
    }
    TareTokenKind kind = tare_parser_window_kind(self);
    if (kind == TARE_TOKEN_COMMA || kind == TARE_TOKEN_RIGHT_PAREN) {
        (void)builder;
        return tare_parser_error_raise(self, span, "expected default value expression");
    }
    return tare_parser_expression_parse(self);
}

static void *push(TareParser *self, TareVector *vector) {
    void *slot = self->failed ? NULL : tare_vector_push(vector);
    return slot != NULL ? slot : tare_parser_error_raise_memory(self);
}

static void parse_one(TareParser *self, Builder *builder) {
    TareTreeParameter parameter = parse_name(self, builder, false);
    TareTreeExpression *value = self->failed ? NULL : parse_default(self, builder);
    TareTokenKind next = tare_parser_window_kind(self);
    if (self->failed) {
        return;
    }
    if (!builder->has_star && builder->has_default && value == NULL &&
        (next == TARE_TOKEN_COMMA || is_closer(builder, next))) {
        tare_parser_error_raise(self, parameter.span,
                                "non-default argument follows default argument");
        return;
    }
    TareTreeParameter *slot =
        push(self, builder->has_star ? &builder->keyword_only : &builder->positional);
    if (slot != NULL) {
        *slot = parameter;
    }
    if (builder->has_star || value != NULL) {
        TareTreeExpression **item =
            push(self, builder->has_star ? &builder->keyword_defaults : &builder->defaults);
        if (item != NULL) {
            *item = value;
        }
    }
    builder->has_default |= value != NULL && !builder->has_star;
}

static void *move(TareParser *self, TareVector *vector, size_t first, size_t count) {
    if (count == 0 || self->failed) {
        return NULL;
    }
    void *items = tare_parser_window_new(self, count * vector->element_bytes);
    if (items != NULL) {
        memcpy(items, tare_vector_get(vector, first), count * vector->element_bytes);
    }
    return items;
}

static void parse_slash(TareParser *self, Builder *builder) {
    TareTreeSpan span = tare_parser_window_span(self);
    if (builder->has_star) {
        tare_parser_error_raise(self, span, "/ must be ahead of *");
    } else if (builder->has_slash) {
        tare_parser_error_raise(self, span, "/ may appear only once");
    } else if (builder->positional.count == 0) {
        if (tare_parser_window_look(self, 1)->kind == TARE_TOKEN_COMMA) {
            tare_parser_error_raise(self, span, "at least one argument must precede /");
        } else {
            // CPython looks at the token after before it gives up.
            tare_parser_error_raise_syntax(self);
        }
    }
    if (self->failed) {
        return;
    }
    tare_parser_window_advance(self);
    builder->has_slash = true;
    TareTreeParameterList *list = &builder->result->positional_only;
    list->count = builder->positional.count;
    list->items = move(self, &builder->positional, 0, list->count);
    if (tare_parser_window_kind(self) == TARE_TOKEN_STAR) {
        tare_parser_error_raise(self, tare_parser_window_span(self),
                                "expected comma between / and *");
    }
}

static void fail_bare_star(TareParser *self, const Builder *builder, TareTreeSpan star) {
    if (builder->is_lambda) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR, "named arguments must follow bare *");
    } else {
        tare_parser_error_raise(self, star, "named arguments must follow bare *");
    }
}

static TareTreeParameter *copy(TareParser *self, TareTreeParameter parameter) {
    TareTreeParameter *block = self->failed ? NULL : tare_parser_window_new(self, sizeof *block);
    if (block != NULL) {
        *block = parameter;
    }
    return block;
}

static void parse_star(TareParser *self, Builder *builder) {
    TareTreeSpan star = tare_parser_window_span(self);
    if (builder->has_star) {
        tare_parser_error_raise(self, star, "* argument may appear only once");
        return;
    }
    tare_parser_window_advance(self);
    builder->has_star = true;
    if (is_closer(builder, tare_parser_window_kind(self))) {
        fail_bare_star(self, builder, star);
    } else if (tare_parser_window_kind(self) == TARE_TOKEN_COMMA) {
        TareTokenKind next = (TareTokenKind)tare_parser_window_look(self, 1)->kind;
        if (is_closer(builder, next) || next == TARE_TOKEN_DOUBLE_STAR) {
            tare_parser_window_advance(self);
            fail_bare_star(self, builder, star);
        }
    } else {
        builder->result->variadic = copy(self, parse_name(self, builder, true));
        if (!self->failed && tare_parser_window_kind(self) == TARE_TOKEN_ASSIGN) {
            tare_parser_error_raise(self, tare_parser_window_span(self),
                                    "var-positional argument cannot have default value");
        }
    }
}

static void parse_double_star(TareParser *self, Builder *builder) {
    tare_parser_window_advance(self);
    builder->result->keyword_variadic = copy(self, parse_name(self, builder, false));
    if (self->failed) {
        return;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_ASSIGN) {
        tare_parser_error_raise(self, tare_parser_window_span(self),
                                "var-keyword argument cannot have default value");
        return;
    }
    if (!tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
        return;
    }
    TareTokenKind kind = tare_parser_window_kind(self);
    TareTreeSpan span = tare_parser_window_span(self);
    if (kind == TARE_TOKEN_NAME) {
        span = parse_name(self, builder, false).span;
    } else if (kind != TARE_TOKEN_STAR && kind != TARE_TOKEN_DOUBLE_STAR &&
               kind != TARE_TOKEN_SLASH) {
        return;
    }
    tare_parser_error_raise(self, span, "arguments cannot follow var-keyword argument");
}

// `def f((a, b))`, once allowed.
static void fail_parentheses(TareParser *self, const Builder *builder) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareParserMark mark = tare_parser_window_speculate(self);
    do {
        tare_parser_window_advance(self);
        if (tare_parser_window_kind(self) == TARE_TOKEN_RIGHT_PAREN) {
            break;
        }
        tare_parser_window_expect_name(self);
    } while (!self->failed && tare_parser_window_kind(self) == TARE_TOKEN_COMMA);
    tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN);
    TareTreeSpan span = tare_parser_window_join(start, self->last);
    if (tare_parser_window_rewind(self, mark) && !builder->has_default && !builder->has_star) {
        tare_parser_error_raise(self, span, "%s parameters cannot be parenthesized",
                                builder->is_lambda ? "Lambda expression" : "Function");
    }
    tare_parser_error_raise_syntax(self);
}

static void parse_all(TareParser *self, Builder *builder) {
    while (!self->failed && !is_closer(builder, tare_parser_window_kind(self))) {
        bool is_last = false;
        switch (tare_parser_window_kind(self)) {
        case TARE_TOKEN_SLASH:
            parse_slash(self, builder);
            break;
        case TARE_TOKEN_STAR:
            parse_star(self, builder);
            break;
        case TARE_TOKEN_DOUBLE_STAR:
            parse_double_star(self, builder);
            is_last = true;
            break;
        case TARE_TOKEN_LEFT_PAREN:
            fail_parentheses(self, builder);
            break;
        default:
            parse_one(self, builder);
            break;
        }
        if (is_last || self->failed || !tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
            break;
        }
    }
}

static void finish(TareParser *self, Builder *builder) {
    TareTreeParameters *result = builder->result;
    size_t first = result->positional_only.count;
    result->positional.count = builder->positional.count - first;
    result->positional.items = move(self, &builder->positional, first, result->positional.count);
    result->keyword_only.count = builder->keyword_only.count;
    result->keyword_only.items = move(self, &builder->keyword_only, 0, builder->keyword_only.count);
    result->defaults.count = builder->defaults.count;
    result->defaults.items = move(self, &builder->defaults, 0, builder->defaults.count);
    result->keyword_defaults.count = builder->keyword_defaults.count;
    result->keyword_defaults.items =
        move(self, &builder->keyword_defaults, 0, builder->keyword_defaults.count);
}

TareTreeParameters *tare_parser_parameters_parse(TareParser *self, TareTokenKind closer) {
    TareAllocator *allocator = self->arena->allocator;
    Builder builder;
    memset(&builder, 0, sizeof builder);
    builder.closer = closer;
    builder.is_lambda = closer == TARE_TOKEN_COLON;
    tare_vector_init(&builder.positional, allocator, sizeof(TareTreeParameter));
    tare_vector_init(&builder.keyword_only, allocator, sizeof(TareTreeParameter));
    tare_vector_init(&builder.defaults, allocator, sizeof(TareTreeExpression *));
    tare_vector_init(&builder.keyword_defaults, allocator, sizeof(TareTreeExpression *));
    builder.result = tare_parser_window_new(self, sizeof *builder.result);
    if (builder.result != NULL) {
        parse_all(self, &builder);
        finish(self, &builder);
    }
    tare_vector_deinit(&builder.keyword_defaults);
    tare_vector_deinit(&builder.defaults);
    tare_vector_deinit(&builder.keyword_only);
    tare_vector_deinit(&builder.positional);
    return self->failed ? NULL : builder.result;
}
