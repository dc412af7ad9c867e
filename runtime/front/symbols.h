// Scopes and what each name means in them: local, cell, free, global or to be looked up in a
// namespace. Built from the syntax tree in two passes: symbols_visit.c gathers, symbols_resolve.c
// decides. Lives in the compiler's arena. Knows nothing of registers and code.
#ifndef TARE_FRONT_SYMBOLS_H
#define TARE_FRONT_SYMBOLS_H

#include <string.h>

#include "base/arena.h"
#include "front/syntax_error.h"
#include "front/tree.h"

enum TareSymbolFlags {
    TARE_SYMBOL_GLOBAL = 1 << 0,  // `global x`
    TARE_SYMBOL_LOCAL = 1 << 1,   // bound here
    TARE_SYMBOL_PARAMETER = 1 << 2,
    TARE_SYMBOL_NONLOCAL = 1 << 3,  // `nonlocal x`
    TARE_SYMBOL_USED = 1 << 4,
    TARE_SYMBOL_ANNOTATED = 1 << 5,
    TARE_SYMBOL_DELETED = 1 << 6,    // by `del` or at the end of `except ... as x`
    TARE_SYMBOL_WALRUS = 1 << 7,     // target of an assignment expression
    TARE_SYMBOL_ITERATION = 1 << 8,  // target of a comprehension's `for`
    TARE_SYMBOL_PASSED = 1 << 9,     // a class scope hands the outer variable to inner functions
};

typedef enum TareSymbolBinding {
    TARE_SYMBOL_UNRESOLVED,
    TARE_SYMBOL_IS_LOCAL,
    TARE_SYMBOL_IS_CELL,  // local, and inner functions use it
    TARE_SYMBOL_IS_FREE,  // a cell of an enclosing function
    TARE_SYMBOL_IS_GLOBAL_EXPLICIT,
    TARE_SYMBOL_IS_GLOBAL_IMPLICIT,
} TareSymbolBinding;

typedef struct TareSymbol {
    TareTreeString name;  // mangled
    uint64_t hash;
    uint32_t flags;
    TareSymbolBinding binding;
    uint16_t register_index;  // for the compiler: its near register, or the number of a far local
    bool is_far;
    TareTreeSpan directive;  // of the first global or nonlocal statement
} TareSymbol;

typedef enum TareScopeKind {
    TARE_SCOPE_MODULE,
    TARE_SCOPE_CLASS,
    TARE_SCOPE_FUNCTION,
    TARE_SCOPE_LAMBDA,
    TARE_SCOPE_LIST_COMPREHENSION,
    TARE_SCOPE_SET_COMPREHENSION,
    TARE_SCOPE_DICT_COMPREHENSION,
    TARE_SCOPE_GENERATOR_EXPRESSION,
    TARE_SCOPE_ANNOTATION,  // with `from __future__ import annotations`: checked, not compiled
} TareScopeKind;

typedef struct TareScope {
    TareScopeKind kind;
    const void *node;  // the statement or expression that opens it
    struct TareScope *parent;
    struct TareScope *first_child;
    struct TareScope *last_child;
    struct TareScope *next_sibling;
    struct TareScope *next_in_bucket;
    TareTreeString name;
    TareTreeString private_name;  // of the class around, for mangling; absent: none
    TareTreeSpan span;
    TareSymbol **symbols;  // in order of first mention
    uint32_t symbol_count;
    uint32_t symbol_capacity;
    uint32_t *index;  // open addressing: position + 1; a power of two; NULL: few
    uint32_t index_capacity;
    bool is_generator;  // has a yield
    bool is_coroutine;  // async def, or a comprehension that awaits
    bool has_return_value;
    TareTreeSpan return_span;  // of the first `return value`
    bool needs_class_cell;     // a class whose functions use __class__ or super
    bool is_in_comprehension_iterable;
    bool is_visiting_target;  // of a comprehension
} TareScope;

enum { TARE_SYMBOLS_BUCKETS = 256 };

typedef struct TareSymbols {
    TareArena *arena;
    TareScope *module;
    TareScope *buckets[TARE_SYMBOLS_BUCKETS];  // by node
    TareSyntaxError *error;                    // filled when `failed`
    TareTreeSpan error_span;
    bool failed;       // sticky
    bool is_too_deep;  // failed because of nesting: RecursionError
    bool has_future_annotations;
    bool allows_top_level_return;
    TareScope *current;
    uint32_t depth;
} TareSymbols;

// Nesting of expressions and statements beyond which compiling is refused, so that the recursive
// passes after this one stay within the C stack.
#define TARE_SYMBOLS_MAX_DEPTH 2400

// Builds the scopes of a module. On TARE_ERROR self->error tells the SyntaxError, or memory ended
// (arena->failed), or is_too_deep is set.
TareStatus tare_symbols_build(TareSymbols *self, TareArena *arena, const TareTreeModule *module,
                              bool has_future_annotations, TareSyntaxError *error) TARE_CHECKED;
// The scope that `node` opens.
TareScope *tare_symbols_find_scope(const TareSymbols *self, const void *node);
// The symbol of a name as written in that scope (mangles it), or NULL.
TareSymbol *tare_symbols_find(TareSymbols *self, const TareScope *scope, TareTreeString name);
// The name as the scope's class mangles it; the name itself where nothing is to be done.
TareTreeString tare_symbols_mangle(TareSymbols *self, const TareScope *scope, TareTreeString name);
bool tare_symbols_is_function(const TareScope *scope);
bool tare_symbols_is_comprehension(const TareScope *scope);

// ---- between the files of this part ----------------------------------------------------------

// Finds or adds by an already mangled name; NULL when memory ends (failed is set).
TareSymbol *tare_symbols_intern(TareSymbols *self, TareScope *scope, TareTreeString mangled);
TareSymbol *tare_symbols_find_mangled(const TareScope *scope, TareTreeString mangled);
// Opens a scope under the current one and makes it current; NULL when memory ends.
TareScope *tare_symbols_enter(TareSymbols *self, TareScopeKind kind, const void *node,
                              TareTreeString name, TareTreeSpan span);
void tare_symbols_leave(TareSymbols *self);
void tare_symbols_fail(TareSymbols *self, TareTreeSpan span, const char *format, ...)
    TARE_PRINTF(3, 4);
void tare_symbols_resolve(TareSymbols *self);
void tare_symbols_visit_module(TareSymbols *self, const TareTreeModule *module);
void tare_symbols_visit_body(TareSymbols *self, const TareTreeStatementList *body);
void tare_symbols_expression_visit(TareSymbols *self, const TareTreeExpression *expression);
void tare_symbols_expression_visit_list(TareSymbols *self, const TareTreeExpressionList *list);
void tare_symbols_expression_visit_keywords(TareSymbols *self, const TareTreeKeywordList *list);
// Enters a function's defaults here and its annotations; `returns` may be NULL.
void tare_symbols_function_visit_header(TareSymbols *self, const TareTreeParameters *parameters,
                                        const TareTreeExpression *returns);
void tare_symbols_function_add_parameters(TareSymbols *self, const TareTreeParameters *parameters);
void tare_symbols_function_visit_annotation(TareSymbols *self,
                                            const TareTreeExpression *annotation);
void tare_symbols_function_visit_comprehension(TareSymbols *self,
                                               const TareTreeExpression *expression);
void tare_symbols_function_visit_named(TareSymbols *self, const TareTreeExpression *expression);
void tare_symbols_pattern_visit(TareSymbols *self, const TareTreePattern *pattern);
// Mentions a name in the current scope (mangles it): checks it and adds the flags.
void tare_symbols_function_add(TareSymbols *self, TareTreeString name, uint32_t flags,
                               TareTreeSpan span);
// Counts one level of nesting; false, and failed, when there are too many.
bool tare_symbols_descend(TareSymbols *self);

static inline bool tare_symbols_is_equal(TareTreeString a, TareTreeString b) {
    return a.length_bytes == b.length_bytes && memcmp(a.bytes, b.bytes, a.length_bytes) == 0;
}
bool tare_symbols_is_text(TareTreeString name, const char *text);

#endif
