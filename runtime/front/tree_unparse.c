// Expressions back to text, for annotations that are kept as strings: parentheses only where the
// grammar needs them. Guarded by tests/unit/front/parser_test.c.
#include <string.h>

#include "front/tree.h"
#include "front/tree_literal.h"

typedef enum Level {
    LEVEL_TUPLE,
    LEVEL_TEST,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_EXPRESSION,
    LEVEL_BIT_OR = LEVEL_EXPRESSION,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM,
} Level;

enum { MAX_DEPTH = 2000 };

typedef struct Writer {
    TareText *text;
    int depth;
    bool is_too_deep;
} Writer;

static void write_expression(Writer *writer, const TareTreeExpression *node, int level);

static void put(Writer *writer, const char *string) {
    tare_text_append_string(writer->text, string);
}

static void put_if(Writer *writer, bool condition, const char *string) {
    if (condition) {
        put(writer, string);
    }
}

static void put_name(Writer *writer, TareTreeString name) {
    tare_text_append(writer->text, name.bytes, name.length_bytes);
}

static void write_list(Writer *writer, const TareTreeExpressionList *list, int level,
                       const char *separator) {
    for (size_t i = 0; i < list->count; i++) {
        put_if(writer, i > 0, separator);
        write_expression(writer, list->items[i], level);
    }
}

static void write_boolean(Writer *writer, const TareTreeExpression *node, int level) {
    int own = node->boolean.is_or ? LEVEL_OR : LEVEL_AND;
    put_if(writer, level > own, "(");
    write_list(writer, &node->boolean.values, own + 1, node->boolean.is_or ? " or " : " and ");
    put_if(writer, level > own, ")");
}

static void write_binary(Writer *writer, const TareTreeExpression *node, int level) {
    static const struct {
        const char *text;
        int level;
    } operators[] = {
        {" + ", LEVEL_SUM},     {" - ", LEVEL_SUM},    {" * ", LEVEL_TERM},
        {" @ ", LEVEL_TERM},    {" / ", LEVEL_TERM},   {" // ", LEVEL_TERM},
        {" % ", LEVEL_TERM},    {" ** ", LEVEL_POWER}, {" << ", LEVEL_SHIFT},
        {" >> ", LEVEL_SHIFT},  {" | ", LEVEL_BIT_OR}, {" ^ ", LEVEL_BIT_XOR},
        {" & ", LEVEL_BIT_AND},
    };
    int own = operators[node->binary.operation].level;
    bool is_power = node->binary.operation == TARE_TREE_POWER;
    put_if(writer, level > own, "(");
    write_expression(writer, node->binary.left, own + is_power);
    put(writer, operators[node->binary.operation].text);
    write_expression(writer, node->binary.right, own + !is_power);
    put_if(writer, level > own, ")");
}

static void write_unary(Writer *writer, const TareTreeExpression *node, int level) {
    static const char *const operators[] = {"~", "not ", "+", "-"};
    int own = node->unary.operation == TARE_TREE_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    put_if(writer, level > own, "(");
    put(writer, operators[node->unary.operation]);
    write_expression(writer, node->unary.operand, own);
    put_if(writer, level > own, ")");
}

static void write_parameter(Writer *writer, const TareTreeParameter *parameter,
                            const TareTreeExpression *value) {
    put_name(writer, parameter->name);
    if (parameter->annotation != NULL) {
        put(writer, ": ");
        write_expression(writer, parameter->annotation, LEVEL_TEST);
    }
    if (value != NULL) {
        put(writer, "=");
        write_expression(writer, value, LEVEL_TEST);
    }
}

static void write_parameters(Writer *writer, const TareTreeParameters *parameters) {
    size_t posonly = parameters->positional_only.count;
    size_t total = posonly + parameters->positional.count;
    bool is_first = true;
    for (size_t i = 0; i < total; i++) {
        put_if(writer, i > 0, ", ");
        is_first = false;
        size_t required = total - parameters->defaults.count;
        write_parameter(writer,
                        i < posonly ? &parameters->positional_only.items[i]
                                    : &parameters->positional.items[i - posonly],
                        i >= required ? parameters->defaults.items[i - required] : NULL);
        put_if(writer, i + 1 == posonly, ", /");
    }
    if (parameters->variadic != NULL || parameters->keyword_only.count > 0) {
        put(writer, is_first ? "*" : ", *");
        is_first = false;
        if (parameters->variadic != NULL) {
            write_parameter(writer, parameters->variadic, NULL);
        }
    }
    for (size_t i = 0; i < parameters->keyword_only.count; i++) {
        put(writer, ", ");
        write_parameter(writer, &parameters->keyword_only.items[i],
                        parameters->keyword_defaults.items[i]);
    }
    if (parameters->keyword_variadic != NULL) {
        put(writer, is_first ? "**" : ", **");
        write_parameter(writer, parameters->keyword_variadic, NULL);
    }
}

static void write_lambda(Writer *writer, const TareTreeExpression *node, int level) {
    const TareTreeParameters *parameters = node->lambda.parameters;
    // CPython leaves no space before a star: `lambda*a: a`.
    bool has_positional = parameters->positional.count + parameters->positional_only.count > 0;
    put_if(writer, level > LEVEL_TEST, "(");
    put(writer, has_positional ? "lambda " : "lambda");
    write_parameters(writer, parameters);
    put(writer, ": ");
    write_expression(writer, node->lambda.body, LEVEL_TEST);
    put_if(writer, level > LEVEL_TEST, ")");
}

static void write_conditional(Writer *writer, const TareTreeExpression *node, int level) {
    put_if(writer, level > LEVEL_TEST, "(");
    write_expression(writer, node->conditional.body, LEVEL_TEST + 1);
    put(writer, " if ");
    write_expression(writer, node->conditional.test, LEVEL_TEST + 1);
    put(writer, " else ");
    write_expression(writer, node->conditional.otherwise, LEVEL_TEST);
    put_if(writer, level > LEVEL_TEST, ")");
}

static void write_dict(Writer *writer, const TareTreeExpression *node) {
    put(writer, "{");
    for (size_t i = 0; i < node->dict.count; i++) {
        put_if(writer, i > 0, ", ");
        if (node->dict.keys[i] != NULL) {
            write_expression(writer, node->dict.keys[i], LEVEL_TEST);
            put(writer, ": ");
            write_expression(writer, node->dict.values[i], LEVEL_TEST);
        } else {
            put(writer, "**");
            write_expression(writer, node->dict.values[i], LEVEL_EXPRESSION);
        }
    }
    put(writer, "}");
}

static void write_comprehension(Writer *writer, const TareTreeExpression *node, const char *open,
                                const char *close) {
    put(writer, open);
    if (node->kind == TARE_TREE_DICT_COMPREHENSION) {
        write_expression(writer, node->comprehension.key, LEVEL_TEST);
        put(writer, ": ");
    }
    write_expression(writer, node->comprehension.element, LEVEL_TEST);
    for (size_t i = 0; i < node->comprehension.clause_count; i++) {
        const TareTreeComprehension *clause = &node->comprehension.clauses[i];
        put(writer, clause->is_async ? " async for " : " for ");
        write_expression(writer, clause->target, LEVEL_TUPLE);
        put(writer, " in ");
        write_expression(writer, clause->iterable, LEVEL_TEST + 1);
        for (size_t j = 0; j < clause->conditions.count; j++) {
            put(writer, " if ");
            write_expression(writer, clause->conditions.items[j], LEVEL_TEST + 1);
        }
    }
    put(writer, close);
}

static void write_compare(Writer *writer, const TareTreeExpression *node, int level) {
    static const char *const operators[] = {" == ", " != ", " < ",      " <= ", " > ",
                                            " >= ", " is ", " is not ", " in ", " not in "};
    put_if(writer, level > LEVEL_COMPARE, "(");
    write_expression(writer, node->compare.left, LEVEL_COMPARE + 1);
    for (size_t i = 0; i < node->compare.comparators.count; i++) {
        put(writer, operators[node->compare.operations[i]]);
        write_expression(writer, node->compare.comparators.items[i], LEVEL_COMPARE + 1);
    }
    put_if(writer, level > LEVEL_COMPARE, ")");
}

static void write_call(Writer *writer, const TareTreeExpression *node) {
    const TareTreeExpressionList *arguments = &node->call.arguments;
    const TareTreeKeywordList *keywords = &node->call.keywords;
    write_expression(writer, node->call.function, LEVEL_ATOM);
    if (arguments->count == 1 && keywords->count == 0 &&
        arguments->items[0]->kind == TARE_TREE_GENERATOR) {
        write_expression(writer, arguments->items[0], LEVEL_TEST);
        return;
    }
    put(writer, "(");
    write_list(writer, arguments, LEVEL_TEST, ", ");
    for (size_t i = 0; i < keywords->count; i++) {
        put_if(writer, i > 0 || arguments->count > 0, ", ");
        if (keywords->items[i].name.bytes != NULL) {
            put_name(writer, keywords->items[i].name);
            put(writer, "=");
        } else {
            put(writer, "**");
        }
        write_expression(writer, keywords->items[i].value, LEVEL_TEST);
    }
    put(writer, ")");
}

static void write_joined_body(Writer *writer, const TareTreeExpression *node);

static void write_formatted(Writer *writer, const TareTreeExpression *node) {
    TareText value;
    tare_text_init(&value, writer->text->allocator);
    Writer inner = {&value, writer->depth, false};
    write_expression(&inner, node->formatted.value, LEVEL_TEST + 1);
    put(writer, tare_text_get(&value)[0] == '{' ? "{ " : "{");
    tare_text_append(writer->text, tare_text_get(&value), value.length_bytes);
    writer->is_too_deep |= inner.is_too_deep;
    writer->text->failed |= value.failed;
    tare_text_deinit(&value);
    if (node->formatted.conversion != 0) {
        tare_text_append_char(writer->text, '!');
        tare_text_append_char(writer->text, node->formatted.conversion);
    }
    if (node->formatted.specification != NULL) {
        put(writer, ":");
        write_joined_body(writer, node->formatted.specification);
    }
    put(writer, "}");
}

static void write_doubled_braces(Writer *writer, TareTreeString text) {
    for (size_t i = 0; i < text.length_bytes; i++) {
        char c = text.bytes[i];
        tare_text_append_repeat(writer->text, c, c == '{' || c == '}' ? 2 : 1);
    }
}

static void write_joined_body(Writer *writer, const TareTreeExpression *node) {
    for (size_t i = 0; i < node->elements.count; i++) {
        const TareTreeExpression *part = node->elements.items[i];
        if (part->kind == TARE_TREE_CONSTANT) {
            write_doubled_braces(writer, part->constant.text);
        } else {
            write_formatted(writer, part);
        }
    }
}

static void write_joined(Writer *writer, const TareTreeExpression *node) {
    TareText body;
    tare_text_init(&body, writer->text->allocator);
    Writer inner = {&body, writer->depth, false};
    write_joined_body(&inner, node);
    put(writer, "f");
    tare_tree_literal_append_string(writer->text, tare_text_get(&body), body.length_bytes, false);
    writer->is_too_deep |= inner.is_too_deep;
    writer->text->failed |= body.failed;
    tare_text_deinit(&body);
}

static void write_attribute(Writer *writer, const TareTreeExpression *node) {
    const TareTreeExpression *value = node->attribute.value;
    write_expression(writer, value, LEVEL_ATOM);
    bool is_integer =
        value->kind == TARE_TREE_CONSTANT && value->constant.kind == TARE_TREE_CONSTANT_INTEGER;
    put(writer, is_integer ? " ." : ".");
    put_name(writer, node->attribute.name);
}

static void write_slice(Writer *writer, const TareTreeExpression *node) {
    if (node->slice.lower != NULL) {
        write_expression(writer, node->slice.lower, LEVEL_TEST);
    }
    put(writer, ":");
    if (node->slice.upper != NULL) {
        write_expression(writer, node->slice.upper, LEVEL_TEST);
    }
    if (node->slice.step != NULL) {
        put(writer, ":");
        write_expression(writer, node->slice.step, LEVEL_TEST);
    }
}

static void write_tuple(Writer *writer, const TareTreeExpression *node, int level) {
    if (node->elements.count == 0) {
        put(writer, "()");
        return;
    }
    put_if(writer, level > LEVEL_TUPLE, "(");
    write_list(writer, &node->elements, LEVEL_TEST, ", ");
    put_if(writer, node->elements.count == 1, ",");
    put_if(writer, level > LEVEL_TUPLE, ")");
}

static void write_yield(Writer *writer, const TareTreeExpression *node) {
    put(writer, node->kind == TARE_TREE_YIELD_FROM ? "(yield from " : "(yield");
    if (node->value != NULL) {
        put_if(writer, node->kind == TARE_TREE_YIELD, " ");
        write_expression(writer, node->value, LEVEL_TEST);
    }
    put(writer, ")");
}

static void write_await(Writer *writer, const TareTreeExpression *node, int level) {
    put_if(writer, level > LEVEL_AWAIT, "(");
    put(writer, "await ");
    write_expression(writer, node->value, LEVEL_ATOM);
    put_if(writer, level > LEVEL_AWAIT, ")");
}

static void write_named(Writer *writer, const TareTreeExpression *node, int level) {
    put_if(writer, level > LEVEL_TUPLE, "(");
    write_expression(writer, node->named.target, LEVEL_ATOM);
    put(writer, " := ");
    write_expression(writer, node->named.value, LEVEL_ATOM);
    put_if(writer, level > LEVEL_TUPLE, ")");
}

static void write_bracketed(Writer *writer, const char *open, const TareTreeExpressionList *list,
                            const char *close) {
    put(writer, open);
    write_list(writer, list, LEVEL_TEST, ", ");
    put(writer, close);
}

static void write_atom(Writer *writer, const TareTreeExpression *node) {
    // clang-format off
    switch (node->kind) {
    case TARE_TREE_DICT: write_dict(writer, node); break;
    case TARE_TREE_SET: write_bracketed(writer, "{", &node->elements, "}"); break;
    case TARE_TREE_LIST: write_bracketed(writer, "[", &node->elements, "]"); break;
    case TARE_TREE_LIST_COMPREHENSION: write_comprehension(writer, node, "[", "]"); break;
    case TARE_TREE_GENERATOR: write_comprehension(writer, node, "(", ")"); break;
    case TARE_TREE_SET_COMPREHENSION:
    case TARE_TREE_DICT_COMPREHENSION: write_comprehension(writer, node, "{", "}"); break;
    case TARE_TREE_YIELD:
    case TARE_TREE_YIELD_FROM: write_yield(writer, node); break;
    case TARE_TREE_CALL: write_call(writer, node); break;
    case TARE_TREE_FORMATTED: write_formatted(writer, node); break;
    case TARE_TREE_JOINED: write_joined(writer, node); break;
    case TARE_TREE_CONSTANT: tare_tree_literal_append(writer->text, &node->constant); break;
    case TARE_TREE_ATTRIBUTE: write_attribute(writer, node); break;
    case TARE_TREE_NAME: put_name(writer, node->name); break;
    case TARE_TREE_SLICE: write_slice(writer, node); break;
    default: break;
    }
    // clang-format on
}

static void write_node(Writer *writer, const TareTreeExpression *node, int level) {
    // clang-format off
    switch (node->kind) {
    case TARE_TREE_BOOLEAN: write_boolean(writer, node, level); break;
    case TARE_TREE_NAMED: write_named(writer, node, level); break;
    case TARE_TREE_BINARY: write_binary(writer, node, level); break;
    case TARE_TREE_UNARY: write_unary(writer, node, level); break;
    case TARE_TREE_LAMBDA: write_lambda(writer, node, level); break;
    case TARE_TREE_CONDITIONAL: write_conditional(writer, node, level); break;
    case TARE_TREE_COMPARE: write_compare(writer, node, level); break;
    case TARE_TREE_AWAIT: write_await(writer, node, level); break;
    case TARE_TREE_TUPLE: write_tuple(writer, node, level); break;
    case TARE_TREE_SUBSCRIPT:
        write_expression(writer, node->subscript.value, LEVEL_ATOM);
        put(writer, "[");
        write_expression(writer, node->subscript.index, LEVEL_TUPLE);
        put(writer, "]");
        break;
    case TARE_TREE_STARRED:
        put(writer, "*");
        write_expression(writer, node->value, LEVEL_EXPRESSION);
        break;
    default: write_atom(writer, node); break;
    }
    // clang-format on
}

static void write_expression(Writer *writer, const TareTreeExpression *node, int level) {
    if (writer->depth >= MAX_DEPTH) {
        writer->is_too_deep = true;
        return;
    }
    writer->depth++;
    write_node(writer, node, level);
    writer->depth--;
}

TareStatus tare_tree_unparse(TareText *text, const TareTreeExpression *expression) {
    Writer writer = {text, 0, false};
    write_expression(&writer, expression, LEVEL_TEST);
    return writer.is_too_deep || text->failed ? TARE_ERROR : TARE_OK;
}
