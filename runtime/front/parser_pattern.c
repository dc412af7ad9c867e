// The patterns of `case`. Guarded by tests/unit/front/parser_test.c.
#include <string.h>

#include "front/parser_internal.h"

static TareTreePattern *parse_pattern(TareParser *self);
static TareTreePattern *parse_maybe_star(TareParser *self);

static TareTreePattern *make(TareParser *self, TareTreePatternKind kind, TareTreeSpan start) {
    TareTreePattern *node = self->failed ? NULL : tare_parser_window_new(self, sizeof *node);
    if (node != NULL) {
        node->kind = (uint8_t)kind;
        node->span = tare_parser_window_join(start, self->last);
    }
    return node;
}

static TareTreePatternList take(TareParser *self, size_t base) {
    TareTreePatternList list;
    list.items = tare_parser_window_take(self, base, &list.count);
    return list;
}

static TareTreeExpression *parse_signed_number(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    bool is_negative = tare_parser_window_accept(self, TARE_TOKEN_MINUS);
    if (tare_parser_window_kind(self) != TARE_TOKEN_NUMBER) {
        return tare_parser_error_raise_syntax(self);
    }
    TareTreeExpression *number = tare_parser_number_parse(self);
    if (number == NULL || !is_negative) {
        return number;
    }
    TareTreeExpression *node = tare_parser_window_new_expression_from(self, TARE_TREE_UNARY, start);
    if (node != NULL) {
        node->unary.operation = TARE_TREE_NEGATE;
        node->unary.operand = number;
    }
    return node;
}

static bool is_imaginary(const TareTreeExpression *node) {
    return node->kind == TARE_TREE_CONSTANT && node->constant.kind == TARE_TREE_CONSTANT_IMAGINARY;
}

static TareTreeExpression *parse_number(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *real = parse_signed_number(self);
    TareTokenKind kind = tare_parser_window_kind(self);
    if (real == NULL || (kind != TARE_TOKEN_PLUS && kind != TARE_TOKEN_MINUS)) {
        return real;
    }
    const TareTreeExpression *number = real->kind == TARE_TREE_UNARY ? real->unary.operand : real;
    if (is_imaginary(number)) {
        return tare_parser_error_raise(self, number->span,
                                       "real number required in complex literal");
    }
    tare_parser_window_advance(self);
    if (tare_parser_window_kind(self) != TARE_TOKEN_NUMBER) {
        return tare_parser_error_raise_syntax(self);
    }
    TareTreeExpression *imaginary = tare_parser_number_parse(self);
    if (imaginary != NULL && !is_imaginary(imaginary)) {
        return tare_parser_error_raise(self, imaginary->span,
                                       "imaginary number required in complex literal");
    }
    TareTreeExpression *node =
        self->failed ? NULL : tare_parser_window_new_expression_from(self, TARE_TREE_BINARY, start);
    if (node != NULL) {
        node->binary.operation = kind == TARE_TOKEN_PLUS ? TARE_TREE_ADD : TARE_TREE_SUBTRACT;
        node->binary.left = real;
        node->binary.right = imaginary;
    }
    return node;
}

static TareTreePattern *make_value(TareParser *self, TareTreeSpan start,
                                   TareTreeExpression *value) {
    TareTreePattern *node = make(self, TARE_TREE_MATCH_VALUE, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

static TareTreePattern *parse_singleton(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *value = tare_parser_atom_parse(self);
    TareTreePattern *node = make(self, TARE_TREE_MATCH_SINGLETON, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

static TareTreePattern *parse_wildcard(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    return make(self, TARE_TREE_MATCH_AS, start);
}

// A name that captures: no `_`, and no dot, call or equals sign after it.
static TareTreeString parse_capture(TareParser *self) {
    TareTreeString none = {NULL, 0};
    if (tare_parser_window_is_word(self, "_")) {
        tare_parser_error_raise_syntax(self);
        return none;
    }
    TareTreeString name = tare_parser_window_expect_name(self);
    TareTokenKind kind = tare_parser_window_kind(self);
    if (kind == TARE_TOKEN_DOT || kind == TARE_TOKEN_LEFT_PAREN || kind == TARE_TOKEN_ASSIGN) {
        tare_parser_error_raise_syntax(self);
    }
    return name;
}

static TareTreeExpression *parse_dotted(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *node = tare_parser_atom_parse(self);
    while (node != NULL && tare_parser_window_accept(self, TARE_TOKEN_DOT)) {
        node = tare_parser_window_parse_attribute(self, start, node);
    }
    return node;
}

// The arguments of a class pattern: positional ones, then `name=pattern`.
typedef struct Arguments {
    TareVector names;     // TareTreeString
    TareVector patterns;  // TareTreePattern *, of the keywords
    TareTreePattern *first_misplaced;
    TareTreePattern *last_misplaced;
} Arguments;

static void parse_keyword_argument(TareParser *self, Arguments *arguments) {
    TareTreeString name = tare_parser_window_expect_name(self);
    tare_parser_window_advance(self);
    TareTreePattern *pattern = parse_pattern(self);
    TareTreeString *name_slot = self->failed ? NULL : tare_vector_push(&arguments->names);
    TareTreePattern **slot = self->failed ? NULL : tare_vector_push(&arguments->patterns);
    if (name_slot == NULL || slot == NULL) {
        tare_parser_error_raise_memory(self);
        return;
    }
    *name_slot = name;
    *slot = pattern;
}

static void fail_misplaced(TareParser *self, const Arguments *arguments) {
    TareTreeSpan span = tare_parser_window_join(arguments->first_misplaced->span,
                                                arguments->last_misplaced->span);
    tare_parser_error_raise(self, span, "positional patterns follow keyword patterns");
}

static void parse_argument(TareParser *self, Arguments *arguments) {
    if (tare_parser_window_kind(self) == TARE_TOKEN_NAME &&
        tare_parser_window_look(self, 1)->kind == TARE_TOKEN_ASSIGN) {
        if (arguments->first_misplaced == NULL) {
            parse_keyword_argument(self, arguments);
        } else {
            fail_misplaced(self, arguments);
        }
        return;
    }
    TareTreePattern *pattern = parse_pattern(self);
    if (arguments->names.count > 0) {
        arguments->last_misplaced = pattern;
        if (arguments->first_misplaced == NULL) {
            arguments->first_misplaced = pattern;
        }
    }
    tare_parser_window_push(self, pattern);
}

static void *copy_items(TareParser *self, const TareVector *vector) {
    size_t bytes = vector->count * vector->element_bytes;
    void *items = bytes == 0 || self->failed ? NULL : tare_parser_window_new(self, bytes);
    if (items != NULL) {
        memcpy(items, vector->items, bytes);
    }
    return items;
}

static void parse_arguments(TareParser *self, Arguments *arguments) {
    while (!self->failed && tare_parser_window_kind(self) != TARE_TOKEN_RIGHT_PAREN) {
        parse_argument(self, arguments);
        if (self->failed || !tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
            break;
        }
    }
    if (!self->failed && arguments->first_misplaced != NULL) {
        fail_misplaced(self, arguments);
    }
    if (!self->failed) {
        tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN);
    }
}

static TareTreePattern *parse_class(TareParser *self, TareTreeSpan start,
                                    TareTreeExpression *type) {
    TareAllocator *allocator = self->arena->allocator;
    Arguments arguments;
    memset(&arguments, 0, sizeof arguments);
    tare_vector_init(&arguments.names, allocator, sizeof(TareTreeString));
    tare_vector_init(&arguments.patterns, allocator, sizeof(TareTreePattern *));
    size_t base = self->scratch.count;
    tare_parser_window_advance(self);
    parse_arguments(self, &arguments);
    TareTreePattern *node = make(self, TARE_TREE_MATCH_CLASS, start);
    if (node != NULL) {
        node->class_.type = type;
        node->class_.positional = take(self, base);
        node->class_.keyword_names.count = arguments.names.count;
        node->class_.keyword_names.items = copy_items(self, &arguments.names);
        node->class_.keyword_patterns.count = arguments.patterns.count;
        node->class_.keyword_patterns.items = copy_items(self, &arguments.patterns);
    }
    tare_vector_deinit(&arguments.patterns);
    tare_vector_deinit(&arguments.names);
    return self->failed ? NULL : node;
}

static TareTreePattern *parse_name(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    if (tare_parser_window_is_word(self, "_")) {
        return parse_wildcard(self);
    }
    TareTreeExpression *name = parse_dotted(self);
    if (name == NULL) {
        return NULL;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_LEFT_PAREN) {
        return parse_class(self, start, name);
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_ASSIGN) {
        return tare_parser_error_raise_syntax(self);
    }
    if (name->kind == TARE_TREE_ATTRIBUTE) {
        return make_value(self, start, name);
    }
    TareTreePattern *node = make(self, TARE_TREE_MATCH_AS, start);
    if (node != NULL) {
        node->capture.name = name->name;
    }
    return node;
}

static TareTreePattern *parse_sequence(TareParser *self, TareTokenKind closer) {
    TareTreeSpan start = tare_parser_window_span(self);
    size_t base = self->scratch.count;
    bool is_group = closer == TARE_TOKEN_RIGHT_PAREN;
    tare_parser_window_advance(self);
    while (!self->failed && tare_parser_window_kind(self) != closer) {
        TareTreePattern *pattern = parse_maybe_star(self);
        tare_parser_window_push(self, pattern);
        is_group = is_group && pattern != NULL && pattern->kind != TARE_TREE_MATCH_STAR;
        if (self->failed || !tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
            break;
        }
        is_group = false;
    }
    if (self->failed || !tare_parser_window_expect(self, closer)) {
        return NULL;
    }
    TareTreePatternList patterns = take(self, base);
    if (is_group && patterns.count == 1) {
        return patterns.items[0];
    }
    TareTreePattern *node = make(self, TARE_TREE_MATCH_SEQUENCE, start);
    if (node != NULL) {
        node->patterns = patterns;
    }
    return node;
}

static TareTreeExpression *parse_key(TareParser *self) {
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_NUMBER:
    case TARE_TOKEN_MINUS:
        return parse_number(self);
    case TARE_TOKEN_STRING:
    case TARE_TOKEN_NONE:
    case TARE_TOKEN_TRUE:
    case TARE_TOKEN_FALSE:
        return tare_parser_atom_parse(self);
    case TARE_TOKEN_NAME: {
        TareTreeExpression *name = parse_dotted(self);
        return name != NULL && name->kind == TARE_TREE_ATTRIBUTE
                   ? name
                   : tare_parser_error_raise_syntax(self);
    }
    default:
        return tare_parser_error_raise_syntax(self);
    }
}

static void parse_items(TareParser *self, TareTreePattern *node) {
    TareVector keys;
    tare_vector_init(&keys, self->arena->allocator, sizeof(TareTreeExpression *));
    size_t base = self->scratch.count;
    bool has_rest = false;
    while (!self->failed && !has_rest && tare_parser_window_kind(self) != TARE_TOKEN_RIGHT_BRACE) {
        if (tare_parser_window_accept(self, TARE_TOKEN_DOUBLE_STAR)) {
            node->mapping.rest = parse_capture(self);
            has_rest = true;
        } else {
            TareTreeExpression *key = parse_key(self);
            TareTreeExpression **slot = key == NULL ? NULL : tare_vector_push(&keys);
            if (key != NULL && slot == NULL) tare_parser_error_raise_memory(self);
            if (slot != NULL && tare_parser_window_expect(self, TARE_TOKEN_COLON)) {
                *slot = key;
                tare_parser_window_push(self, parse_pattern(self));
            }
        }
        if (self->failed || !tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
            break;
        }
    }
    if (!self->failed) {
        node->mapping.keys.count = keys.count;
        node->mapping.keys.items = copy_items(self, &keys);
        node->mapping.patterns = take(self, base);
    }
    tare_vector_deinit(&keys);
}

static TareTreePattern *parse_mapping(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreePattern *node = make(self, TARE_TREE_MATCH_MAPPING, start);
    if (node == NULL) {
        return NULL;
    }
    tare_parser_window_advance(self);
    parse_items(self, node);
    if (self->failed || !tare_parser_window_expect(self, TARE_TOKEN_RIGHT_BRACE)) {
        return NULL;
    }
    node->span = tare_parser_window_join(start, self->last);
    return node;
}

static TareTreePattern *parse_closed(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *value = NULL;
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_NUMBER:
    case TARE_TOKEN_MINUS:
        value = parse_number(self);
        break;
    case TARE_TOKEN_STRING:
        value = tare_parser_atom_parse(self);
        break;
    case TARE_TOKEN_NONE:
    case TARE_TOKEN_TRUE:
    case TARE_TOKEN_FALSE:
        return parse_singleton(self);
    case TARE_TOKEN_NAME:
        return parse_name(self);
    case TARE_TOKEN_LEFT_PAREN:
        return parse_sequence(self, TARE_TOKEN_RIGHT_PAREN);
    case TARE_TOKEN_LEFT_BRACKET:
        return parse_sequence(self, TARE_TOKEN_RIGHT_BRACKET);
    case TARE_TOKEN_LEFT_BRACE:
        return parse_mapping(self);
    default:
        return tare_parser_error_raise_syntax(self);
    }
    return value == NULL ? NULL : make_value(self, start, value);
}

static TareTreePattern *parse_or(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreePattern *first = parse_closed(self);
    if (first == NULL || tare_parser_window_kind(self) != TARE_TOKEN_PIPE) {
        return first;
    }
    size_t base = self->scratch.count;
    tare_parser_window_push(self, first);
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_PIPE)) {
        tare_parser_window_push(self, parse_closed(self));
    }
    TareTreePattern *node = make(self, TARE_TREE_MATCH_OR, start);
    if (node != NULL) {
        node->patterns = take(self, base);
    }
    return node;
}

static TareTreeString parse_as_name(TareParser *self) {
    TareTreeSpan span = tare_parser_window_span(self);
    if (tare_parser_window_is_word(self, "_")) {
        tare_parser_error_raise(self, span, "cannot use '_' as a target");
    } else if (tare_parser_window_kind(self) != TARE_TOKEN_NAME) {
        TareTreeExpression *target = tare_parser_expression_parse(self);
        if (target != NULL) {
            tare_parser_error_raise(self, target->span, "invalid pattern target");
        }
    }
    return parse_capture(self);
}

static TareTreePattern *parse_pattern(TareParser *self) {
    if (!tare_parser_window_enter(self)) {
        return NULL;
    }
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreePattern *node = parse_or(self);
    if (node != NULL && tare_parser_window_accept(self, TARE_TOKEN_AS)) {
        TareTreePattern *pattern = node;
        TareTreeString name = parse_as_name(self);
        node = make(self, TARE_TREE_MATCH_AS, start);
        if (node != NULL) {
            node->capture.pattern = pattern;
            node->capture.name = name;
        }
    }
    tare_parser_window_leave(self);
    return node;
}

static TareTreePattern *parse_maybe_star(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    if (!tare_parser_window_accept(self, TARE_TOKEN_STAR)) {
        return parse_pattern(self);
    }
    TareTreeString name = {NULL, 0};
    if (tare_parser_window_is_word(self, "_")) {
        tare_parser_window_advance(self);
    } else {
        name = parse_capture(self);
    }
    TareTreePattern *node = make(self, TARE_TREE_MATCH_STAR, start);
    if (node != NULL) {
        node->capture.name = name;
    }
    return node;
}

static bool is_pattern_end(TareTokenKind kind) {
    return kind == TARE_TOKEN_COLON || kind == TARE_TOKEN_IF || kind == TARE_TOKEN_NEWLINE;
}

TareTreePattern *tare_parser_pattern_parse_top(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreePattern *first = parse_maybe_star(self);
    if (first == NULL || (first->kind != TARE_TREE_MATCH_STAR &&
                          tare_parser_window_kind(self) != TARE_TOKEN_COMMA)) {
        return first;
    }
    size_t base = self->scratch.count;
    tare_parser_window_push(self, first);
    if (!tare_parser_window_expect(self, TARE_TOKEN_COMMA)) {
        return NULL;
    }
    while (!self->failed && !is_pattern_end(tare_parser_window_kind(self))) {
        tare_parser_window_push(self, parse_maybe_star(self));
        if (self->failed || !tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
            break;
        }
    }
    TareTreePattern *node = make(self, TARE_TREE_MATCH_SEQUENCE, start);
    if (node != NULL) {
        node->patterns = take(self, base);
    }
    return node;
}
