// The table: classes and fields in the order of the published grammar.
#include "front/tree_schema.h"

#include <stddef.h>

#define FAMILY(name, type, span) {name, sizeof(type), span}
#define SPAN_OF(type) offsetof(type, span)

const TareTreeFamilySpec tare_tree_schema_families[TARE_TREE_FAMILY_COUNT] = {
    FAMILY("expr", TareTreeExpression, SPAN_OF(TareTreeExpression)),
    FAMILY("stmt", TareTreeStatement, SPAN_OF(TareTreeStatement)),
    FAMILY("pattern", TareTreePattern, SPAN_OF(TareTreePattern)),
    FAMILY("arguments", TareTreeParameters, TARE_TREE_SCHEMA_NO_SPAN),
    FAMILY("arg", TareTreeParameter, SPAN_OF(TareTreeParameter)),
    FAMILY("keyword", TareTreeKeyword, SPAN_OF(TareTreeKeyword)),
    FAMILY("comprehension", TareTreeComprehension, TARE_TREE_SCHEMA_NO_SPAN),
    FAMILY("excepthandler", TareTreeHandler, SPAN_OF(TareTreeHandler)),
    FAMILY("withitem", TareTreeWithItem, TARE_TREE_SCHEMA_NO_SPAN),
    FAMILY("match_case", TareTreeMatchCase, TARE_TREE_SCHEMA_NO_SPAN),
    FAMILY("alias", TareTreeAlias, SPAN_OF(TareTreeAlias)),
};
#undef FAMILY
#undef SPAN_OF

const char *const tare_tree_schema_contexts[] = {"Load", "Store", "Del", NULL};
const char *const tare_tree_schema_booleans[] = {"And", "Or", NULL};
const char *const tare_tree_schema_operators[] = {
    "Add", "Sub", "Mult", "MatMult", "Div", "FloorDiv", "Mod", "Pow",
    "LShift", "RShift", "BitOr", "BitXor", "BitAnd", NULL,
};
const char *const tare_tree_schema_unary[] = {"Invert", "Not", "UAdd", "USub", NULL};
const char *const tare_tree_schema_comparisons[] = {
    "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn", NULL,
};

// Fields: of any type, of expressions, of other nodes.
#define AT(owner, member) offsetof(TareTree##owner, member)
#define PLAIN(name, type, owner, member) \
    {name, TARE_TREE_FIELD_##type, 0, 0, false, AT(owner, member)}
#define FIELD_OF(name, type, family, context, filled, owner, member)                          \
    {name, TARE_TREE_FIELD_##type, TARE_TREE_FAMILY_##family, context, filled, AT(owner, member)}
#define EXPR(name, owner, member) \
    FIELD_OF(name, NODE, EXPRESSION, TARE_TREE_LOAD, false, owner, member)
#define EXPR_OR_NONE(name, owner, member) \
    FIELD_OF(name, NODE_OPTIONAL, EXPRESSION, TARE_TREE_LOAD, false, owner, member)
#define EXPRS(name, owner, member) \
    FIELD_OF(name, NODES, EXPRESSION, TARE_TREE_LOAD, false, owner, member)
#define TARGET(name, owner, member) \
    FIELD_OF(name, NODE, EXPRESSION, TARE_TREE_STORE, false, owner, member)
#define ELEMENTS(name, owner, member) \
    FIELD_OF(name, NODES, EXPRESSION, TARE_TREE_SCHEMA_OWN_CONTEXT, false, owner, member)
#define BODY(name, owner, member) FIELD_OF(name, NODES, STATEMENT, 0, true, owner, member)
#define ELSE(name, owner, member) FIELD_OF(name, NODES, STATEMENT, 0, false, owner, member)
#define PATTERN(name, owner, member) FIELD_OF(name, NODE, PATTERN, 0, false, owner, member)
#define PATTERNS(name, owner, member) FIELD_OF(name, NODES, PATTERN, 0, false, owner, member)
#define ONE(name, family, owner, member) FIELD_OF(name, NODE, family, 0, false, owner, member)
#define ROW(name, family, owner, member) FIELD_OF(name, RECORDS, family, 0, false, owner, member)
#define ROW_FILLED(name, family, owner, member) \
    FIELD_OF(name, RECORDS, family, 0, true, owner, member)
#define COMMENT {"type_comment", TARE_TREE_FIELD_COMMENT, 0, 0, false, 0}
#define CONTEXT PLAIN("ctx", CONTEXT, Expression, context)

#define NODE(name, family, kind, ...) \
    {name, TARE_TREE_FAMILY_##family, TARE_TREE_##kind, 0, false, {__VA_ARGS__}}
#define EITHER(name, family, kind, owner, member, flag, ...) \
    {name, TARE_TREE_FAMILY_##family, TARE_TREE_##kind, AT(owner, member), flag, {__VA_ARGS__}}
#define RECORD(name, family, ...) {name, TARE_TREE_FAMILY_##family, 0, 0, false, {__VA_ARGS__}}

#define FUNCTION_FIELDS                                                                  \
    PLAIN("name", NAME, Statement, function.name),                                       \
        ONE("args", PARAMETERS, Statement, function.parameters),                         \
        BODY("body", Statement, function.body),                                          \
        EXPRS("decorator_list", Statement, function.decorators),                         \
        EXPR_OR_NONE("returns", Statement, function.returns), COMMENT
#define FOR_FIELDS                                                                       \
    TARGET("target", Statement, for_.target), EXPR("iter", Statement, for_.iterable),    \
        BODY("body", Statement, for_.body), ELSE("orelse", Statement, for_.otherwise), COMMENT
#define WITH_FIELDS                                                                      \
    ROW_FILLED("items", WITH_ITEM, Statement, with.items),                               \
        BODY("body", Statement, with.body), COMMENT
#define TRY_FIELDS                                                                       \
    BODY("body", Statement, try_.body), ROW("handlers", HANDLER, Statement, try_.handlers), \
        ELSE("orelse", Statement, try_.otherwise), ELSE("finalbody", Statement, try_.finally)
#define CONDITIONAL_FIELDS                                                               \
    EXPR("test", Statement, conditional.test), BODY("body", Statement, conditional.body), \
        ELSE("orelse", Statement, conditional.otherwise)
#define COMPREHENSION_FIELDS                                                             \
    EXPR("elt", Expression, comprehension.element),                                      \
        ROW("generators", COMPREHENSION, Expression, comprehension.clauses)

const TareTreeNodeSpec tare_tree_schema_nodes[] = {
    NODE("BoolOp", EXPRESSION, BOOLEAN, PLAIN("op", BOOLEAN, Expression, boolean.is_or),
         EXPRS("values", Expression, boolean.values)),
    NODE("NamedExpr", EXPRESSION, NAMED, TARGET("target", Expression, named.target),
         EXPR("value", Expression, named.value)),
    NODE("BinOp", EXPRESSION, BINARY, EXPR("left", Expression, binary.left),
         PLAIN("op", OPERATOR, Expression, binary.operation),
         EXPR("right", Expression, binary.right)),
    NODE("UnaryOp", EXPRESSION, UNARY, PLAIN("op", UNARY, Expression, unary.operation),
         EXPR("operand", Expression, unary.operand)),
    NODE("Lambda", EXPRESSION, LAMBDA, ONE("args", PARAMETERS, Expression, lambda.parameters),
         EXPR("body", Expression, lambda.body)),
    NODE("IfExp", EXPRESSION, CONDITIONAL, EXPR("test", Expression, conditional.test),
         EXPR("body", Expression, conditional.body),
         EXPR("orelse", Expression, conditional.otherwise)),
    NODE("Dict", EXPRESSION, DICT, PLAIN("keys", KEYS, Expression, dict.keys),
         PLAIN("values", VALUES, Expression, dict.values)),
    NODE("Set", EXPRESSION, SET, EXPRS("elts", Expression, elements)),
    NODE("ListComp", EXPRESSION, LIST_COMPREHENSION, COMPREHENSION_FIELDS),
    NODE("SetComp", EXPRESSION, SET_COMPREHENSION, COMPREHENSION_FIELDS),
    NODE("DictComp", EXPRESSION, DICT_COMPREHENSION, EXPR("key", Expression, comprehension.key),
         EXPR("value", Expression, comprehension.element),
         ROW("generators", COMPREHENSION, Expression, comprehension.clauses)),
    NODE("GeneratorExp", EXPRESSION, GENERATOR, COMPREHENSION_FIELDS),
    NODE("Await", EXPRESSION, AWAIT, EXPR("value", Expression, value)),
    NODE("Yield", EXPRESSION, YIELD, EXPR_OR_NONE("value", Expression, value)),
    NODE("YieldFrom", EXPRESSION, YIELD_FROM, EXPR("value", Expression, value)),
    NODE("Compare", EXPRESSION, COMPARE, EXPR("left", Expression, compare.left),
         PLAIN("ops", COMPARISONS, Expression, compare.operations),
         EXPRS("comparators", Expression, compare.comparators)),
    NODE("Call", EXPRESSION, CALL, EXPR("func", Expression, call.function),
         EXPRS("args", Expression, call.arguments),
         ROW("keywords", KEYWORD, Expression, call.keywords)),
    NODE("FormattedValue", EXPRESSION, FORMATTED, EXPR("value", Expression, formatted.value),
         PLAIN("conversion", CONVERSION, Expression, formatted.conversion),
         EXPR_OR_NONE("format_spec", Expression, formatted.specification)),
    NODE("JoinedStr", EXPRESSION, JOINED, EXPRS("values", Expression, elements)),
    NODE("Constant", EXPRESSION, CONSTANT, PLAIN("value", CONSTANT, Expression, constant),
         PLAIN("kind", PREFIX, Expression, constant)),
    NODE("Attribute", EXPRESSION, ATTRIBUTE, EXPR("value", Expression, attribute.value),
         PLAIN("attr", NAME, Expression, attribute.name), CONTEXT),
    NODE("Subscript", EXPRESSION, SUBSCRIPT, EXPR("value", Expression, subscript.value),
         EXPR("slice", Expression, subscript.index), CONTEXT),
    NODE("Starred", EXPRESSION, STARRED,
         FIELD_OF("value", NODE, EXPRESSION, TARE_TREE_SCHEMA_OWN_CONTEXT, false, Expression,
                  value),
         CONTEXT),
    NODE("Name", EXPRESSION, NAME, PLAIN("id", NAME, Expression, name), CONTEXT),
    NODE("List", EXPRESSION, LIST, ELEMENTS("elts", Expression, elements), CONTEXT),
    NODE("Tuple", EXPRESSION, TUPLE, ELEMENTS("elts", Expression, elements), CONTEXT),
    NODE("Slice", EXPRESSION, SLICE, EXPR_OR_NONE("lower", Expression, slice.lower),
         EXPR_OR_NONE("upper", Expression, slice.upper),
         EXPR_OR_NONE("step", Expression, slice.step)),

    EITHER("FunctionDef", STATEMENT, FUNCTION, Statement, function.is_async, false,
           FUNCTION_FIELDS),
    EITHER("AsyncFunctionDef", STATEMENT, FUNCTION, Statement, function.is_async, true,
           FUNCTION_FIELDS),
    NODE("ClassDef", STATEMENT, CLASS, PLAIN("name", NAME, Statement, class_.name),
         EXPRS("bases", Statement, class_.bases),
         ROW("keywords", KEYWORD, Statement, class_.keywords), BODY("body", Statement, class_.body),
         EXPRS("decorator_list", Statement, class_.decorators)),
    NODE("Return", STATEMENT, RETURN, EXPR_OR_NONE("value", Statement, value)),
    NODE("Delete", STATEMENT, DELETE_NAMES,
         FIELD_OF("targets", NODES, EXPRESSION, TARE_TREE_DELETE, true, Statement, targets)),
    NODE("Assign", STATEMENT, ASSIGN,
         FIELD_OF("targets", NODES, EXPRESSION, TARE_TREE_STORE, true, Statement, assign.targets),
         EXPR("value", Statement, assign.value), COMMENT),
    NODE("AugAssign", STATEMENT, AUGMENTED, TARGET("target", Statement, augmented.target),
         PLAIN("op", OPERATOR, Statement, augmented.operation),
         EXPR("value", Statement, augmented.value)),
    NODE("AnnAssign", STATEMENT, ANNOTATED, TARGET("target", Statement, annotated.target),
         EXPR("annotation", Statement, annotated.annotation),
         EXPR_OR_NONE("value", Statement, annotated.value),
         PLAIN("simple", FLAG, Statement, annotated.is_simple)),
    EITHER("For", STATEMENT, FOR, Statement, for_.is_async, false, FOR_FIELDS),
    EITHER("AsyncFor", STATEMENT, FOR, Statement, for_.is_async, true, FOR_FIELDS),
    NODE("While", STATEMENT, WHILE, CONDITIONAL_FIELDS),
    NODE("If", STATEMENT, IF, CONDITIONAL_FIELDS),
    EITHER("With", STATEMENT, WITH, Statement, with.is_async, false, WITH_FIELDS),
    EITHER("AsyncWith", STATEMENT, WITH, Statement, with.is_async, true, WITH_FIELDS),
    NODE("Match", STATEMENT, MATCH, EXPR("subject", Statement, match.subject),
         ROW_FILLED("cases", MATCH_CASE, Statement, match.cases)),
    NODE("Raise", STATEMENT, RAISE, EXPR_OR_NONE("exc", Statement, raise.exception),
         EXPR_OR_NONE("cause", Statement, raise.cause)),
    EITHER("Try", STATEMENT, TRY, Statement, try_.is_star, false, TRY_FIELDS),
    EITHER("TryStar", STATEMENT, TRY, Statement, try_.is_star, true, TRY_FIELDS),
    NODE("Assert", STATEMENT, ASSERT, EXPR("test", Statement, assertion.test),
         EXPR_OR_NONE("msg", Statement, assertion.message)),
    NODE("Import", STATEMENT, IMPORT, ROW_FILLED("names", ALIAS, Statement, import.aliases)),
    NODE("ImportFrom", STATEMENT, IMPORT_FROM,
         PLAIN("module", NAME_OPTIONAL, Statement, import.module),
         ROW_FILLED("names", ALIAS, Statement, import.aliases),
         PLAIN("level", LEVEL, Statement, import.level)),
    NODE("Global", STATEMENT, GLOBAL,
         {"names", TARE_TREE_FIELD_NAMES, 0, 0, true, AT(Statement, names)}),
    NODE("Nonlocal", STATEMENT, NONLOCAL,
         {"names", TARE_TREE_FIELD_NAMES, 0, 0, true, AT(Statement, names)}),
    NODE("Expr", STATEMENT, EXPRESSION, EXPR("value", Statement, value)),
    NODE("Pass", STATEMENT, PASS, {NULL}),
    NODE("Break", STATEMENT, BREAK, {NULL}),
    NODE("Continue", STATEMENT, CONTINUE, {NULL}),

    NODE("MatchValue", PATTERN, MATCH_VALUE, EXPR("value", Pattern, value)),
    NODE("MatchSingleton", PATTERN, MATCH_SINGLETON, PLAIN("value", SINGLETON, Pattern, value)),
    NODE("MatchSequence", PATTERN, MATCH_SEQUENCE, PATTERNS("patterns", Pattern, patterns)),
    NODE("MatchMapping", PATTERN, MATCH_MAPPING, EXPRS("keys", Pattern, mapping.keys),
         PATTERNS("patterns", Pattern, mapping.patterns),
         PLAIN("rest", NAME_OPTIONAL, Pattern, mapping.rest)),
    NODE("MatchClass", PATTERN, MATCH_CLASS, EXPR("cls", Pattern, class_.type),
         PATTERNS("patterns", Pattern, class_.positional),
         PLAIN("kwd_attrs", NAMES, Pattern, class_.keyword_names),
         PATTERNS("kwd_patterns", Pattern, class_.keyword_patterns)),
    NODE("MatchStar", PATTERN, MATCH_STAR, PLAIN("name", NAME_OPTIONAL, Pattern, capture.name)),
    NODE("MatchAs", PATTERN, MATCH_AS,
         FIELD_OF("pattern", NODE_OPTIONAL, PATTERN, 0, false, Pattern, capture.pattern),
         PLAIN("name", NAME_OPTIONAL, Pattern, capture.name)),
    NODE("MatchOr", PATTERN, MATCH_OR, PATTERNS("patterns", Pattern, patterns)),

    RECORD("arguments", PARAMETERS,
           ROW("posonlyargs", PARAMETER, Parameters, positional_only),
           ROW("args", PARAMETER, Parameters, positional),
           FIELD_OF("vararg", NODE_OPTIONAL, PARAMETER, 0, false, Parameters, variadic),
           ROW("kwonlyargs", PARAMETER, Parameters, keyword_only),
           FIELD_OF("kw_defaults", NODES_OR_NONE, EXPRESSION, TARE_TREE_LOAD, false, Parameters,
                    keyword_defaults),
           FIELD_OF("kwarg", NODE_OPTIONAL, PARAMETER, 0, false, Parameters, keyword_variadic),
           EXPRS("defaults", Parameters, defaults)),
    RECORD("arg", PARAMETER, PLAIN("arg", NAME, Parameter, name),
           EXPR_OR_NONE("annotation", Parameter, annotation), COMMENT),
    RECORD("keyword", KEYWORD, PLAIN("arg", NAME_OPTIONAL, Keyword, name),
           EXPR("value", Keyword, value)),
    RECORD("comprehension", COMPREHENSION, TARGET("target", Comprehension, target),
           EXPR("iter", Comprehension, iterable), EXPRS("ifs", Comprehension, conditions),
           PLAIN("is_async", FLAG, Comprehension, is_async)),
    RECORD("ExceptHandler", HANDLER, EXPR_OR_NONE("type", Handler, type),
           PLAIN("name", NAME_OPTIONAL, Handler, name), BODY("body", Handler, body)),
    RECORD("withitem", WITH_ITEM, EXPR("context_expr", WithItem, manager),
           FIELD_OF("optional_vars", NODE_OPTIONAL, EXPRESSION, TARE_TREE_STORE, false, WithItem,
                    target)),
    RECORD("match_case", MATCH_CASE, PATTERN("pattern", MatchCase, pattern),
           EXPR_OR_NONE("guard", MatchCase, guard), BODY("body", MatchCase, body)),
    RECORD("alias", ALIAS, PLAIN("name", NAME, Alias, name),
           PLAIN("asname", NAME_OPTIONAL, Alias, as_name)),
};

const size_t tare_tree_schema_node_count =
    sizeof tare_tree_schema_nodes / sizeof *tare_tree_schema_nodes;

static bool is_of(const TareTreeNodeSpec *spec, TareTreeFamily family, const uint8_t *node) {
    if (spec->family != family) return false;
    if (family > TARE_TREE_FAMILY_PATTERN) return true;
    return spec->kind == node[0] &&
           (!spec->flag_offset || *(const bool *)(node + spec->flag_offset) == spec->flag);
}

const TareTreeNodeSpec *tare_tree_schema_find(TareTreeFamily family, const void *node) {
    for (size_t i = 0; i < tare_tree_schema_node_count; i++)
        if (is_of(&tare_tree_schema_nodes[i], family, node)) return &tare_tree_schema_nodes[i];
    return NULL;
}
