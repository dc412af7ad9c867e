// Prints the syntax tree of each file named, one line a file, in the words of CPython's `ast`
// module, or the syntax error's fields; compare_trees.py prints the same with CPython.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "front/parser.h"

static void dump_expression(const TareTreeExpression *node);
static void dump_body(const TareTreeStatementList *list);
static void dump_pattern(const TareTreePattern *node);

static void dump_span(TareTreeSpan span) {
    printf("@%u:%u-%u:%u", span.line, span.column, span.end_line, span.end_column);
}

static void dump_text(TareTreeString text, char mark) {
    if (text.bytes == NULL) {
        printf("None");
        return;
    }
    putchar(mark);
    for (size_t i = 0; i < text.length_bytes; i++) {
        printf("%02x", (unsigned char)text.bytes[i]);
    }
    putchar('\'');
}

static void dump_list(const TareTreeExpressionList *list) {
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            putchar(',');
        }
        dump_expression(list->items[i]);
    }
    putchar(']');
}

static void dump_constant(const TareTreeConstant *constant) {
    switch (constant->kind) {
    case TARE_TREE_CONSTANT_NONE:
        printf("None");
        break;
    case TARE_TREE_CONSTANT_FALSE:
        printf("False");
        break;
    case TARE_TREE_CONSTANT_TRUE:
        printf("True");
        break;
    case TARE_TREE_CONSTANT_ELLIPSIS:
        printf("Ellipsis");
        break;
    case TARE_TREE_CONSTANT_INTEGER:
        printf("i<%d:%s>", constant->base, constant->text.bytes);
        break;
    case TARE_TREE_CONSTANT_FLOAT:
        printf("f%a", constant->number);
        break;
    case TARE_TREE_CONSTANT_IMAGINARY:
        printf("j%a", constant->number);
        break;
    case TARE_TREE_CONSTANT_STRING:
        dump_text(constant->text, 's');
        break;
    case TARE_TREE_CONSTANT_BYTES:
        dump_text(constant->text, 'b');
        break;
    }
    printf(constant->has_u_prefix ? ",s75'" : ",None");
}

static void dump_context(const TareTreeExpression *node) {
    static const char *const names[] = {"Load", "Store", "Del"};
    printf(",%s()", names[node->context]);
}

static void dump_operator(TareTreeOperator operation) {
    static const char *const names[] = {"Add",      "Sub",    "Mult",  "MatMult", "Div",
                                        "FloorDiv", "Mod",    "Pow",   "LShift",  "RShift",
                                        "BitOr",    "BitXor", "BitAnd"};
    printf("%s()", names[operation]);
}

static void dump_parameter(const TareTreeParameter *node) {
    if (node == NULL) {
        printf("None");
        return;
    }
    printf("arg");
    dump_span(node->span);
    putchar('(');
    dump_text(node->name, 's');
    putchar(',');
    dump_expression(node->annotation);
    printf(",None)");
}

static void dump_parameter_list(const TareTreeParameterList *list) {
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            putchar(',');
        }
        dump_parameter(&list->items[i]);
    }
    putchar(']');
}

static void dump_parameters(const TareTreeParameters *node) {
    printf("arguments(");
    dump_parameter_list(&node->positional_only);
    putchar(',');
    dump_parameter_list(&node->positional);
    putchar(',');
    dump_parameter(node->variadic);
    putchar(',');
    dump_parameter_list(&node->keyword_only);
    putchar(',');
    dump_list(&node->keyword_defaults);
    putchar(',');
    dump_parameter(node->keyword_variadic);
    putchar(',');
    dump_list(&node->defaults);
    putchar(')');
}

static void dump_keywords(const TareTreeKeywordList *list) {
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        printf(i > 0 ? ",keyword" : "keyword");
        dump_span(list->items[i].span);
        putchar('(');
        dump_text(list->items[i].name, 's');
        putchar(',');
        dump_expression(list->items[i].value);
        putchar(')');
    }
    putchar(']');
}

static void dump_comprehension(const TareTreeExpression *node) {
    if (node->kind == TARE_TREE_DICT_COMPREHENSION) {
        dump_expression(node->comprehension.key);
        putchar(',');
    }
    dump_expression(node->comprehension.element);
    printf(",[");
    for (size_t i = 0; i < node->comprehension.clause_count; i++) {
        const TareTreeComprehension *clause = &node->comprehension.clauses[i];
        printf(i > 0 ? ",comprehension(" : "comprehension(");
        dump_expression(clause->target);
        putchar(',');
        dump_expression(clause->iterable);
        putchar(',');
        dump_list(&clause->conditions);
        printf(",%d)", clause->is_async);
    }
    putchar(']');
}

static void dump_compare(const TareTreeExpression *node) {
    static const char *const names[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                        "GtE", "Is",    "IsNot", "In",  "NotIn"};
    dump_expression(node->compare.left);
    printf(",[");
    for (size_t i = 0; i < node->compare.comparators.count; i++) {
        printf(i > 0 ? ",%s()" : "%s()", names[node->compare.operations[i]]);
    }
    printf("],");
    dump_list(&node->compare.comparators);
}

static void dump_pair(const TareTreeExpression *first, const TareTreeExpression *second) {
    dump_expression(first);
    putchar(',');
    dump_expression(second);
}

static void dump_simple_fields(const TareTreeExpression *node) {
    static const char *const unary[] = {"Invert", "Not", "UAdd", "USub"};
    switch (node->kind) {
    case TARE_TREE_BOOLEAN:
        printf(node->boolean.is_or ? "Or()," : "And(),");
        dump_list(&node->boolean.values);
        break;
    case TARE_TREE_NAMED:
        dump_pair(node->named.target, node->named.value);
        break;
    case TARE_TREE_BINARY:
        dump_expression(node->binary.left);
        putchar(',');
        dump_operator(node->binary.operation);
        putchar(',');
        dump_expression(node->binary.right);
        break;
    case TARE_TREE_UNARY:
        printf("%s(),", unary[node->unary.operation]);
        dump_expression(node->unary.operand);
        break;
    case TARE_TREE_LAMBDA:
        dump_parameters(node->lambda.parameters);
        putchar(',');
        dump_expression(node->lambda.body);
        break;
    case TARE_TREE_CONDITIONAL:
        dump_pair(node->conditional.test, node->conditional.body);
        putchar(',');
        dump_expression(node->conditional.otherwise);
        break;
    default:
        break;
    }
}

static void dump_dict(const TareTreeExpression *node) {
    TareTreeExpressionList keys = {node->dict.keys, node->dict.count};
    TareTreeExpressionList values = {node->dict.values, node->dict.count};
    dump_list(&keys);
    putchar(',');
    dump_list(&values);
}

static void dump_access(const TareTreeExpression *node) {
    switch (node->kind) {
    case TARE_TREE_ATTRIBUTE:
        dump_expression(node->attribute.value);
        putchar(',');
        dump_text(node->attribute.name, 's');
        dump_context(node);
        break;
    case TARE_TREE_SUBSCRIPT:
        dump_pair(node->subscript.value, node->subscript.index);
        dump_context(node);
        break;
    case TARE_TREE_STARRED:
        dump_expression(node->value);
        dump_context(node);
        break;
    case TARE_TREE_NAME:
        dump_text(node->name, 's');
        dump_context(node);
        break;
    case TARE_TREE_LIST:
    case TARE_TREE_TUPLE:
        dump_list(&node->elements);
        dump_context(node);
        break;
    case TARE_TREE_SLICE:
        dump_pair(node->slice.lower, node->slice.upper);
        putchar(',');
        dump_expression(node->slice.step);
        break;
    default:
        dump_simple_fields(node);
        break;
    }
}

static void dump_fields(const TareTreeExpression *node) {
    switch (node->kind) {
    case TARE_TREE_DICT:
        dump_dict(node);
        break;
    case TARE_TREE_SET:
    case TARE_TREE_JOINED:
        dump_list(&node->elements);
        break;
    case TARE_TREE_LIST_COMPREHENSION:
    case TARE_TREE_SET_COMPREHENSION:
    case TARE_TREE_GENERATOR:
    case TARE_TREE_DICT_COMPREHENSION:
        dump_comprehension(node);
        break;
    case TARE_TREE_AWAIT:
    case TARE_TREE_YIELD:
    case TARE_TREE_YIELD_FROM:
        dump_expression(node->value);
        break;
    case TARE_TREE_COMPARE:
        dump_compare(node);
        break;
    case TARE_TREE_CALL:
        dump_expression(node->call.function);
        putchar(',');
        dump_list(&node->call.arguments);
        putchar(',');
        dump_keywords(&node->call.keywords);
        break;
    case TARE_TREE_FORMATTED:
        dump_expression(node->formatted.value);
        printf(",%d,", node->formatted.conversion != 0 ? node->formatted.conversion : -1);
        dump_expression(node->formatted.specification);
        break;
    case TARE_TREE_CONSTANT:
        dump_constant(&node->constant);
        break;
    default:
        dump_access(node);
        break;
    }
}

static void dump_expression(const TareTreeExpression *node) {
    static const char *const names[] = {
        "BoolOp",    "NamedExpr", "BinOp",   "UnaryOp",        "Lambda",    "IfExp",    "Dict",
        "Set",       "ListComp",  "SetComp", "GeneratorExp",   "DictComp",  "Await",    "Yield",
        "YieldFrom", "Compare",   "Call",    "FormattedValue", "JoinedStr", "Constant", "Attribute",
        "Subscript", "Starred",   "Name",    "List",           "Tuple",     "Slice"};
    if (node == NULL) {
        printf("None");
        return;
    }
    printf("%s", names[node->kind]);
    dump_span(node->span);
    putchar('(');
    dump_fields(node);
    putchar(')');
}

static void dump_patterns(const TareTreePatternList *list) {
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            putchar(',');
        }
        dump_pattern(list->items[i]);
    }
    putchar(']');
}

static void dump_names(const TareTreeStringList *list) {
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            putchar(',');
        }
        dump_text(list->items[i], 's');
    }
    putchar(']');
}

static void dump_pattern_fields(const TareTreePattern *node) {
    switch (node->kind) {
    case TARE_TREE_MATCH_VALUE:
        dump_expression(node->value);
        break;
    case TARE_TREE_MATCH_SINGLETON:
        printf("%s", node->value->constant.kind == TARE_TREE_CONSTANT_NONE   ? "None"
                     : node->value->constant.kind == TARE_TREE_CONSTANT_TRUE ? "True"
                                                                             : "False");
        break;
    case TARE_TREE_MATCH_SEQUENCE:
    case TARE_TREE_MATCH_OR:
        dump_patterns(&node->patterns);
        break;
    case TARE_TREE_MATCH_MAPPING:
        dump_list(&node->mapping.keys);
        putchar(',');
        dump_patterns(&node->mapping.patterns);
        putchar(',');
        dump_text(node->mapping.rest, 's');
        break;
    case TARE_TREE_MATCH_CLASS:
        dump_expression(node->class_.type);
        putchar(',');
        dump_patterns(&node->class_.positional);
        putchar(',');
        dump_names(&node->class_.keyword_names);
        putchar(',');
        dump_patterns(&node->class_.keyword_patterns);
        break;
    case TARE_TREE_MATCH_STAR:
        dump_text(node->capture.name, 's');
        break;
    default:
        dump_pattern(node->capture.pattern);
        putchar(',');
        dump_text(node->capture.name, 's');
        break;
    }
}

static void dump_pattern(const TareTreePattern *node) {
    static const char *const names[] = {"MatchValue",   "MatchSingleton", "MatchSequence",
                                        "MatchMapping", "MatchClass",     "MatchStar",
                                        "MatchAs",      "MatchOr"};
    if (node == NULL) {
        printf("None");
        return;
    }
    printf("%s", names[node->kind]);
    dump_span(node->span);
    putchar('(');
    dump_pattern_fields(node);
    putchar(')');
}

static void dump_try(const TareTreeStatement *node) {
    dump_body(&node->try_.body);
    printf(",[");
    for (size_t i = 0; i < node->try_.handler_count; i++) {
        const TareTreeHandler *handler = &node->try_.handlers[i];
        printf(i > 0 ? ",ExceptHandler" : "ExceptHandler");
        dump_span(handler->span);
        putchar('(');
        dump_expression(handler->type);
        putchar(',');
        dump_text(handler->name, 's');
        putchar(',');
        dump_body(&handler->body);
        putchar(')');
    }
    printf("],");
    dump_body(&node->try_.otherwise);
    putchar(',');
    dump_body(&node->try_.finally);
}

static void dump_with(const TareTreeStatement *node) {
    putchar('[');
    for (size_t i = 0; i < node->with.item_count; i++) {
        printf(i > 0 ? ",withitem(" : "withitem(");
        dump_pair(node->with.items[i].manager, node->with.items[i].target);
        putchar(')');
    }
    printf("],");
    dump_body(&node->with.body);
    printf(",None");
}

static void dump_match(const TareTreeStatement *node) {
    dump_expression(node->match.subject);
    printf(",[");
    for (size_t i = 0; i < node->match.case_count; i++) {
        printf(i > 0 ? ",match_case(" : "match_case(");
        dump_pattern(node->match.cases[i].pattern);
        putchar(',');
        dump_expression(node->match.cases[i].guard);
        putchar(',');
        dump_body(&node->match.cases[i].body);
        putchar(')');
    }
    putchar(']');
}

static void dump_import(const TareTreeStatement *node) {
    if (node->kind == TARE_TREE_IMPORT_FROM) {
        dump_text(node->import.module, 's');
        putchar(',');
    }
    putchar('[');
    for (size_t i = 0; i < node->import.aliases.count; i++) {
        const TareTreeAlias *alias = &node->import.aliases.items[i];
        printf(i > 0 ? ",alias" : "alias");
        dump_span(alias->span);
        putchar('(');
        dump_text(alias->name, 's');
        putchar(',');
        dump_text(alias->as_name, 's');
        putchar(')');
    }
    putchar(']');
    if (node->kind == TARE_TREE_IMPORT_FROM) {
        printf(",%u", node->import.level);
    }
}

static void dump_definition(const TareTreeStatement *node) {
    if (node->kind == TARE_TREE_FUNCTION) {
        dump_text(node->function.name, 's');
        putchar(',');
        dump_parameters(node->function.parameters);
        putchar(',');
        dump_body(&node->function.body);
        putchar(',');
        dump_list(&node->function.decorators);
        putchar(',');
        dump_expression(node->function.returns);
        printf(",None");
    } else {
        dump_text(node->class_.name, 's');
        putchar(',');
        dump_list(&node->class_.bases);
        putchar(',');
        dump_keywords(&node->class_.keywords);
        putchar(',');
        dump_body(&node->class_.body);
        putchar(',');
        dump_list(&node->class_.decorators);
    }
}

static void dump_assignment(const TareTreeStatement *node) {
    if (node->kind == TARE_TREE_ASSIGN) {
        dump_list(&node->assign.targets);
        putchar(',');
        dump_expression(node->assign.value);
        printf(",None");
    } else if (node->kind == TARE_TREE_AUGMENTED) {
        dump_expression(node->augmented.target);
        putchar(',');
        dump_operator(node->augmented.operation);
        putchar(',');
        dump_expression(node->augmented.value);
    } else {
        dump_pair(node->annotated.target, node->annotated.annotation);
        putchar(',');
        dump_expression(node->annotated.value);
        printf(",%d", node->annotated.is_simple);
    }
}

static void dump_for(const TareTreeStatement *node) {
    dump_pair(node->for_.target, node->for_.iterable);
    putchar(',');
    dump_body(&node->for_.body);
    putchar(',');
    dump_body(&node->for_.otherwise);
    printf(",None");
}

static void dump_statement_fields(const TareTreeStatement *node) {
    switch (node->kind) {
    case TARE_TREE_FUNCTION:
    case TARE_TREE_CLASS:
        dump_definition(node);
        break;
    case TARE_TREE_RETURN:
    case TARE_TREE_EXPRESSION:
        dump_expression(node->value);
        break;
    case TARE_TREE_DELETE_NAMES:
        dump_list(&node->targets);
        break;
    case TARE_TREE_ASSIGN:
    case TARE_TREE_AUGMENTED:
    case TARE_TREE_ANNOTATED:
        dump_assignment(node);
        break;
    case TARE_TREE_FOR:
        dump_for(node);
        break;
    case TARE_TREE_WHILE:
    case TARE_TREE_IF:
        dump_expression(node->conditional.test);
        putchar(',');
        dump_body(&node->conditional.body);
        putchar(',');
        dump_body(&node->conditional.otherwise);
        break;
    case TARE_TREE_WITH:
        dump_with(node);
        break;
    case TARE_TREE_MATCH:
        dump_match(node);
        break;
    case TARE_TREE_RAISE:
        dump_pair(node->raise.exception, node->raise.cause);
        break;
    case TARE_TREE_TRY:
        dump_try(node);
        break;
    case TARE_TREE_ASSERT:
        dump_pair(node->assertion.test, node->assertion.message);
        break;
    case TARE_TREE_IMPORT:
    case TARE_TREE_IMPORT_FROM:
        dump_import(node);
        break;
    case TARE_TREE_GLOBAL:
    case TARE_TREE_NONLOCAL:
        dump_names(&node->names);
        break;
    default:
        break;
    }
}

static void dump_statement(const TareTreeStatement *node) {
    static const char *const names[] = {
        "FunctionDef", "ClassDef", "Return", "Delete", "Assign",     "AugAssign",
        "AnnAssign",   "For",      "While",  "If",     "With",       "Match",
        "Raise",       "Try",      "Assert", "Import", "ImportFrom", "Global",
        "Nonlocal",    "Expr",     "Pass",   "Break",  "Continue"};
    bool is_async = (node->kind == TARE_TREE_FUNCTION && node->function.is_async) ||
                    (node->kind == TARE_TREE_FOR && node->for_.is_async) ||
                    (node->kind == TARE_TREE_WITH && node->with.is_async);
    bool is_star = node->kind == TARE_TREE_TRY && node->try_.is_star;
    printf("%s%s%s", is_async ? "Async" : "", names[node->kind], is_star ? "Star" : "");
    dump_span(node->span);
    putchar('(');
    dump_statement_fields(node);
    putchar(')');
}

static void dump_body(const TareTreeStatementList *list) {
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            putchar(',');
        }
        dump_statement(list->items[i]);
    }
    putchar(']');
}

static void dump_error(const TareSyntaxError *error) {
    static const char *const kinds[] = {"SyntaxError", "IndentationError", "TabError", "ValueError",
                                        "MemoryError"};
    printf("%s|%s|%ld|%ld|%ld|%ld|", kinds[error->kind], error->message, (long)error->line,
           (long)error->offset, (long)error->end_line, (long)error->end_offset);
    for (size_t i = 0; i < error->text_bytes && i < 500; i++) {
        printf("%02x", (unsigned char)error->text[i]);
    }
    putchar('\n');
}

static void *resize(TareAllocator *self, void *block, size_t old_bytes, size_t new_bytes) {
    (void)self;
    (void)old_bytes;
    if (new_bytes == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, new_bytes);
}

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*length + 1);
    *length = bytes != NULL ? fread(bytes, 1, *length, file) : 0;
    fclose(file);
    return bytes;
}

int main(int argc, char **argv) {
    TareAllocator allocator = {resize};
    bool is_quiet = argc > 1 && strcmp(argv[1], "-q") == 0;
    for (int i = is_quiet ? 2 : 1; i < argc; i++) {
        size_t length = 0;
        char *source = read_file(argv[i], &length);
        if (source == NULL) {
            return 1;
        }
        TareArena arena;
        TareSyntaxError error;
        tare_arena_init(&arena, &allocator);
        TareTreeModule *module = tare_parser_parse(&arena, source, length, TARE_PARSE_FILE, &error);
        if (module == NULL) {
            dump_error(&error);
        } else if (!is_quiet) {
            dump_body(&module->body);
            putchar('\n');
        }
        tare_arena_deinit(&arena);
        free(source);
    }
    return 0;
}
