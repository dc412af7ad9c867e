// The syntax tree: what the parser makes and the compiler reads. Node kinds follow the published
// grammar of Python 3.11's `ast` module. All nodes live in one arena and die with it; nothing here
// knows of objects: names and strings are byte strings, ints are digits, floats are doubles.
#ifndef TARE_FRONT_TREE_H
#define TARE_FRONT_TREE_H

#include "base/arena.h"
#include "base/text.h"

typedef struct TareTreeExpression TareTreeExpression;
typedef struct TareTreeStatement TareTreeStatement;
typedef struct TareTreePattern TareTreePattern;

// Half-open range in the source: lines count from 1, columns are UTF-8 byte offsets from 0.
typedef struct TareTreeSpan {
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    uint32_t end_column;
} TareTreeSpan;

// Bytes in generalised UTF-8 (or plain bytes for a bytes constant); NUL-terminated for debugging,
// but may hold NULs. `bytes` is NULL for an absent name.
typedef struct TareTreeString {
    const char *bytes;
    size_t length_bytes;
} TareTreeString;

typedef struct TareTreeStringList {
    TareTreeString *items;
    size_t count;
} TareTreeStringList;

typedef struct TareTreeExpressionList {
    TareTreeExpression **items;  // a NULL item only where its owner says so
    size_t count;
} TareTreeExpressionList;

typedef struct TareTreeStatementList {
    TareTreeStatement **items;
    size_t count;
} TareTreeStatementList;

typedef struct TareTreePatternList {
    TareTreePattern **items;
    size_t count;
} TareTreePatternList;

typedef enum TareTreeContext {
    TARE_TREE_LOAD,
    TARE_TREE_STORE,
    TARE_TREE_DELETE,
} TareTreeContext;

typedef enum TareTreeOperator {
    TARE_TREE_ADD,
    TARE_TREE_SUBTRACT,
    TARE_TREE_MULTIPLY,
    TARE_TREE_MATRIX_MULTIPLY,
    TARE_TREE_DIVIDE,
    TARE_TREE_FLOOR_DIVIDE,
    TARE_TREE_MODULO,
    TARE_TREE_POWER,
    TARE_TREE_SHIFT_LEFT,
    TARE_TREE_SHIFT_RIGHT,
    TARE_TREE_BIT_OR,
    TARE_TREE_BIT_XOR,
    TARE_TREE_BIT_AND,
} TareTreeOperator;

typedef enum TareTreeUnaryOperator {
    TARE_TREE_INVERT,
    TARE_TREE_NOT,
    TARE_TREE_PLUS,
    TARE_TREE_NEGATE,
} TareTreeUnaryOperator;

typedef enum TareTreeComparison {
    TARE_TREE_EQUAL,
    TARE_TREE_NOT_EQUAL,
    TARE_TREE_LESS,
    TARE_TREE_LESS_EQUAL,
    TARE_TREE_GREATER,
    TARE_TREE_GREATER_EQUAL,
    TARE_TREE_IS,
    TARE_TREE_IS_NOT,
    TARE_TREE_IN,
    TARE_TREE_NOT_IN,
} TareTreeComparison;

typedef enum TareTreeConstantKind {
    TARE_TREE_CONSTANT_NONE,
    TARE_TREE_CONSTANT_FALSE,
    TARE_TREE_CONSTANT_TRUE,
    TARE_TREE_CONSTANT_ELLIPSIS,
    TARE_TREE_CONSTANT_INTEGER,    // text: digits without prefix and underscores; base
    TARE_TREE_CONSTANT_FLOAT,      // number
    TARE_TREE_CONSTANT_IMAGINARY,  // number: the imaginary part
    TARE_TREE_CONSTANT_STRING,     // text
    TARE_TREE_CONSTANT_BYTES,      // text
} TareTreeConstantKind;

typedef struct TareTreeConstant {
    TareTreeConstantKind kind;
    uint8_t base;       // 2, 8, 10 or 16
    bool has_u_prefix;  // the (first) string literal was written u"..."
    double number;
    TareTreeString text;
} TareTreeConstant;

// One `for` of a comprehension.
typedef struct TareTreeComprehension {
    TareTreeExpression *target;
    TareTreeExpression *iterable;
    TareTreeExpressionList conditions;
    bool is_async;
} TareTreeComprehension;

// An argument `name=value` of a call or class; `**value` when name.bytes is NULL.
typedef struct TareTreeKeyword {
    TareTreeString name;
    TareTreeExpression *value;
    TareTreeSpan span;
} TareTreeKeyword;

typedef struct TareTreeKeywordList {
    TareTreeKeyword *items;
    size_t count;
} TareTreeKeywordList;

typedef struct TareTreeParameter {
    TareTreeString name;
    TareTreeExpression *annotation;  // or NULL
    TareTreeSpan span;
} TareTreeParameter;

typedef struct TareTreeParameterList {
    TareTreeParameter *items;
    size_t count;
} TareTreeParameterList;

typedef struct TareTreeParameters {
    TareTreeParameterList positional_only;
    TareTreeParameterList positional;
    TareTreeParameter *variadic;  // *args, or NULL
    TareTreeParameterList keyword_only;
    TareTreeParameter *keyword_variadic;      // **kwargs, or NULL
    TareTreeExpressionList defaults;          // of the last ones of positional_only + positional
    TareTreeExpressionList keyword_defaults;  // one an entry of keyword_only; NULL: required
} TareTreeParameters;

typedef enum TareTreeExpressionKind {
    TARE_TREE_BOOLEAN,             // BoolOp: boolean
    TARE_TREE_NAMED,               // NamedExpr: named
    TARE_TREE_BINARY,              // BinOp: binary
    TARE_TREE_UNARY,               // UnaryOp: unary
    TARE_TREE_LAMBDA,              // Lambda: lambda
    TARE_TREE_CONDITIONAL,         // IfExp: conditional
    TARE_TREE_DICT,                // Dict: dict
    TARE_TREE_SET,                 // Set: elements
    TARE_TREE_LIST_COMPREHENSION,  // these three: comprehension (element)
    TARE_TREE_SET_COMPREHENSION,
    TARE_TREE_GENERATOR,
    TARE_TREE_DICT_COMPREHENSION,  // comprehension (key, element = value)
    TARE_TREE_AWAIT,               // Await: value
    TARE_TREE_YIELD,               // Yield: value, or NULL
    TARE_TREE_YIELD_FROM,          // YieldFrom: value
    TARE_TREE_COMPARE,             // Compare: compare
    TARE_TREE_CALL,                // Call: call
    TARE_TREE_FORMATTED,           // FormattedValue: formatted
    TARE_TREE_JOINED,              // JoinedStr: elements (constants and formatted values)
    TARE_TREE_CONSTANT,            // Constant: constant
    TARE_TREE_ATTRIBUTE,           // Attribute: attribute; has a context
    TARE_TREE_SUBSCRIPT,           // Subscript: subscript; has a context
    TARE_TREE_STARRED,             // Starred: value; has a context
    TARE_TREE_NAME,                // Name: name; has a context
    TARE_TREE_LIST,                // List: elements; has a context
    TARE_TREE_TUPLE,               // Tuple: elements; has a context
    TARE_TREE_SLICE,               // Slice: slice
} TareTreeExpressionKind;

struct TareTreeExpression {
    uint8_t kind;           // TareTreeExpressionKind
    uint8_t context;        // TareTreeContext
    bool is_parenthesized;  // written in its own parentheses (not those of a tuple or generator)
    TareTreeSpan span;
    union {
        TareTreeExpression *value;
        TareTreeExpressionList elements;
        TareTreeString name;
        TareTreeConstant constant;
        struct {
            bool is_or;  // else `and`
            TareTreeExpressionList values;
        } boolean;
        struct {
            TareTreeExpression *target;
            TareTreeExpression *value;
        } named;
        struct {
            TareTreeOperator operation;
            TareTreeExpression *left;
            TareTreeExpression *right;
        } binary;
        struct {
            TareTreeUnaryOperator operation;
            TareTreeExpression *operand;
        } unary;
        struct {
            TareTreeParameters *parameters;
            TareTreeExpression *body;
        } lambda;
        struct {
            TareTreeExpression *test;
            TareTreeExpression *body;
            TareTreeExpression *otherwise;
        } conditional;
        struct {
            TareTreeExpression **keys;  // NULL key: `**value`
            TareTreeExpression **values;
            size_t count;
        } dict;
        struct {
            TareTreeExpression *key;  // dict comprehensions only
            TareTreeExpression *element;
            TareTreeComprehension *clauses;
            size_t clause_count;
        } comprehension;
        struct {
            TareTreeExpression *left;
            uint8_t *operations;  // TareTreeComparison, one a comparator
            TareTreeExpressionList comparators;
        } compare;
        struct {
            TareTreeExpression *function;
            TareTreeExpressionList arguments;
            TareTreeKeywordList keywords;
        } call;
        struct {
            TareTreeExpression *value;
            TareTreeExpression *specification;  // a JOINED, or NULL
            char conversion;                    // 's', 'r', 'a', or 0
        } formatted;
        struct {
            TareTreeExpression *value;
            TareTreeString name;
            // Where the name stands, for tracebacks and carets.
            uint32_t name_line;
            uint32_t name_column;
        } attribute;
        struct {
            TareTreeExpression *value;
            TareTreeExpression *index;
        } subscript;
        struct {
            TareTreeExpression *lower;  // each may be NULL
            TareTreeExpression *upper;
            TareTreeExpression *step;
        } slice;
    };
};

typedef enum TareTreePatternKind {
    TARE_TREE_MATCH_VALUE,      // value: a constant, negative or complex number, or dotted name
    TARE_TREE_MATCH_SINGLETON,  // value: a constant None, True or False
    TARE_TREE_MATCH_SEQUENCE,   // patterns
    TARE_TREE_MATCH_MAPPING,    // mapping
    TARE_TREE_MATCH_CLASS,      // class_
    TARE_TREE_MATCH_STAR,       // capture.name; absent for `*_`
    TARE_TREE_MATCH_AS,         // capture: `_` has neither name nor pattern
    TARE_TREE_MATCH_OR,         // patterns
} TareTreePatternKind;

struct TareTreePattern {
    uint8_t kind;  // TareTreePatternKind
    TareTreeSpan span;
    union {
        TareTreeExpression *value;
        TareTreePatternList patterns;
        struct {
            TareTreePattern *pattern;  // or NULL
            TareTreeString name;
        } capture;
        struct {
            TareTreeExpressionList keys;
            TareTreePatternList patterns;
            TareTreeString rest;  // absent without `**rest`
        } mapping;
        struct {
            TareTreeExpression *type;
            TareTreePatternList positional;
            TareTreeStringList keyword_names;
            TareTreePatternList keyword_patterns;
        } class_;
    };
};

typedef struct TareTreeMatchCase {
    TareTreePattern *pattern;
    TareTreeExpression *guard;  // or NULL
    TareTreeStatementList body;
} TareTreeMatchCase;

typedef struct TareTreeHandler {
    TareTreeExpression *type;  // NULL for a bare `except:`
    TareTreeString name;       // absent without `as name`
    TareTreeStatementList body;
    TareTreeSpan span;
} TareTreeHandler;

typedef struct TareTreeWithItem {
    TareTreeExpression *manager;
    TareTreeExpression *target;  // or NULL
} TareTreeWithItem;

// One `name as other_name` of an import; the name may be dotted, or "*".
typedef struct TareTreeAlias {
    TareTreeString name;
    TareTreeString as_name;  // absent without `as`
    TareTreeSpan span;
} TareTreeAlias;

typedef struct TareTreeAliasList {
    TareTreeAlias *items;
    size_t count;
} TareTreeAliasList;

typedef enum TareTreeStatementKind {
    TARE_TREE_FUNCTION,      // FunctionDef and AsyncFunctionDef: function
    TARE_TREE_CLASS,         // ClassDef: class_
    TARE_TREE_RETURN,        // Return: value, or NULL
    TARE_TREE_DELETE_NAMES,  // Delete: targets
    TARE_TREE_ASSIGN,        // Assign: assign
    TARE_TREE_AUGMENTED,     // AugAssign: augmented
    TARE_TREE_ANNOTATED,     // AnnAssign: annotated
    TARE_TREE_FOR,           // For and AsyncFor: for_
    TARE_TREE_WHILE,         // While: conditional
    TARE_TREE_IF,            // If: conditional; an `elif` is an If alone in `otherwise`
    TARE_TREE_WITH,          // With and AsyncWith: with
    TARE_TREE_MATCH,         // Match: match
    TARE_TREE_RAISE,         // Raise: raise
    TARE_TREE_TRY,           // Try and TryStar: try_
    TARE_TREE_ASSERT,        // Assert: assertion
    TARE_TREE_IMPORT,        // Import: import
    TARE_TREE_IMPORT_FROM,   // ImportFrom: import
    TARE_TREE_GLOBAL,        // Global: names
    TARE_TREE_NONLOCAL,      // Nonlocal: names
    TARE_TREE_EXPRESSION,    // Expr: value
    TARE_TREE_PASS,
    TARE_TREE_BREAK,
    TARE_TREE_CONTINUE,
} TareTreeStatementKind;

struct TareTreeStatement {
    uint8_t kind;  // TareTreeStatementKind
    TareTreeSpan span;
    union {
        TareTreeExpression *value;
        TareTreeExpressionList targets;
        TareTreeStringList names;
        struct {
            TareTreeString name;
            TareTreeParameters *parameters;
            TareTreeStatementList body;
            TareTreeExpressionList decorators;
            TareTreeExpression *returns;  // or NULL
            bool is_async;
        } function;
        struct {
            TareTreeString name;
            TareTreeExpressionList bases;
            TareTreeKeywordList keywords;
            TareTreeStatementList body;
            TareTreeExpressionList decorators;
        } class_;
        struct {
            TareTreeExpressionList targets;
            TareTreeExpression *value;
        } assign;
        struct {
            TareTreeOperator operation;
            TareTreeExpression *target;
            TareTreeExpression *value;
        } augmented;
        struct {
            TareTreeExpression *target;
            TareTreeExpression *annotation;
            TareTreeExpression *value;  // or NULL
            bool is_simple;             // the target is a name without parentheses
        } annotated;
        struct {
            TareTreeExpression *target;
            TareTreeExpression *iterable;
            TareTreeStatementList body;
            TareTreeStatementList otherwise;
            bool is_async;
        } for_;
        struct {
            TareTreeExpression *test;
            TareTreeStatementList body;
            TareTreeStatementList otherwise;
        } conditional;
        struct {
            TareTreeWithItem *items;
            size_t item_count;
            TareTreeStatementList body;
            bool is_async;
        } with;
        struct {
            TareTreeExpression *subject;
            TareTreeMatchCase *cases;
            size_t case_count;
        } match;
        struct {
            TareTreeExpression *exception;  // or NULL
            TareTreeExpression *cause;      // or NULL
        } raise;
        struct {
            TareTreeStatementList body;
            TareTreeHandler *handlers;
            size_t handler_count;
            TareTreeStatementList otherwise;
            TareTreeStatementList finally;
            bool is_star;  // except*
        } try_;
        struct {
            TareTreeExpression *test;
            TareTreeExpression *message;  // or NULL
        } assertion;
        struct {
            TareTreeString module;  // ImportFrom only; absent in `from . import x`
            uint32_t level;         // leading dots
            TareTreeAliasList aliases;
        } import;
    };
};

// What a program is warned of: an escape that stands for nothing, as "\q", or a number that touches
// a keyword, as in `1if x else y`. `span` is the literal's.
typedef enum TareTreeRemarkKind {
    TARE_TREE_REMARK_ESCAPE,  // `text` is what stands after the backslash
    TARE_TREE_REMARK_OCTAL,   // the same, of an octal escape
    TARE_TREE_REMARK_NUMBER,  // `text` is the kind of literal
} TareTreeRemarkKind;

typedef struct TareTreeRemark {
    struct TareTreeRemark *next;
    const char *at;  // in the source
    TareTreeSpan span;
    TareTreeRemarkKind kind;
    char text[16];
} TareTreeRemark;

// The root. In expression mode `expression` is set and `body` is empty; in interactive mode `body`
// holds the statements of one entry (several when separated by semicolons).
typedef struct TareTreeModule {
    TareTreeStatementList body;
    TareTreeExpression *expression;
    TareTreeRemark *remarks;  // in order of the source
} TareTreeModule;

// Appends the expression as the text that `from __future__ import annotations` stores.
// Appends nothing more and returns TARE_ERROR when the tree is nested too deeply.
TareStatus tare_tree_unparse(TareText *text, const TareTreeExpression *expression) TARE_CHECKED;

#endif
