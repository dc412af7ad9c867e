// What the files of the compiler offer each other: one group a file. Every emit function works on
// a unit, whose sticky failure stands for error returns.
#ifndef TARE_FRONT_COMPILER_PARTS_H
#define TARE_FRONT_COMPILER_PARTS_H

#include "front/unit.h"

typedef const TareTreeExpression Expression;
typedef const TareTreeStatement Statement;

// ---- compiler_expression.c: evaluates to `target` (a near local's register, ANY or NEXT) and
// returns the register that holds the result ----------------------------------------------------
int tare_compiler_expression_emit(TareUnit *unit, Expression *e, int target);
void tare_compiler_expression_emit_and_drop(TareUnit *unit, Expression *e);
int tare_compiler_expression_emit_attribute(TareUnit *unit, Expression *e, int target);
// Position of an attribute on a later line than its expression's beginning.
void tare_compiler_expression_set_attribute_span(TareUnit *unit, Expression *e);

// ---- compiler_operator.c
int tare_compiler_operator_emit_binary(TareUnit *unit, Expression *e, int target);
int tare_compiler_operator_emit_unary(TareUnit *unit, Expression *e, int target);
int tare_compiler_operator_emit_compare(TareUnit *unit, Expression *e, int target);
int tare_compiler_operator_emit_boolean(TareUnit *unit, Expression *e, int target);
void tare_compiler_operator_emit_augmented(TareUnit *unit, TareTreeOperator operation, int left,
                                           Expression *right, int target);
// The comparison's opcode.
TareOpcode tare_compiler_operator_get_comparison(TareTreeComparison comparison);
// A constant that a comparison `in` may use in place of a list or set display; 1 made, 0 not.
int tare_compiler_operator_emit_container(TareUnit *unit, Expression *e);

// ---- compiler_condition.c: jumps to the label when the truth of `e` is `when`, else goes on
void tare_compiler_condition_emit(TareUnit *unit, Expression *e, bool when, uint32_t label);

// ---- compiler_fold.c: the constant that an expression comes to: absent when it has none (or,
// with unit->compiler->failed, on error) ---------------------------------------------------------
TARE_NEW TareValue tare_compiler_fold_fetch(TareUnit *unit, Expression *e);
// 1 or 0 for a constant of known truth, -1 otherwise.
int tare_compiler_fold_truth(TareUnit *unit, Expression *e);

// ---- compiler_name.c
int tare_compiler_name_emit_load(TareUnit *unit, TareTreeString name, int target);
// `source` is taken when it is a temporary; the caller pops it.
void tare_compiler_name_emit_store(TareUnit *unit, TareTreeString name, int source);
void tare_compiler_name_emit_delete(TareUnit *unit, TareTreeString name);
// Takes a value away that may be absent, without an error: the end of `except ... as name`.
void tare_compiler_name_emit_forget(TareUnit *unit, TareTreeString name);
// The register that results may be written to directly, or -1.
int tare_compiler_name_get_register(TareUnit *unit, TareTreeString name);

// ---- compiler_display.c
int tare_compiler_display_emit_list(TareUnit *unit, Expression *e, int target);
int tare_compiler_display_emit_set(TareUnit *unit, Expression *e, int target);
int tare_compiler_display_emit_tuple(TareUnit *unit, const TareTreeExpressionList *elements,
                                     int target);
int tare_compiler_display_emit_dict(TareUnit *unit, Expression *e, int target);
int tare_compiler_display_emit_joined(TareUnit *unit, Expression *e, int target);
int tare_compiler_display_emit_formatted(TareUnit *unit, Expression *e, int target);
bool tare_compiler_display_has_star(const TareTreeExpressionList *elements);
// Appends the elements, starred ones unpacked, to the list in `list`.
void tare_compiler_display_extend_list(TareUnit *unit, const TareTreeExpressionList *elements,
                                       int list);

// ---- compiler_call.c
int tare_compiler_call_emit(TareUnit *unit, Expression *e, int target);
// With the callee in temporary `callee` and `given` arguments after it; the result is in `callee`.
void tare_compiler_call_emit_arguments(TareUnit *unit, int callee, int given,
                                       const TareTreeExpressionList *arguments,
                                       const TareTreeKeywordList *keywords);

// ---- compiler_function.c
int tare_compiler_function_emit_lambda(TareUnit *unit, Expression *e, int target);
void tare_compiler_function_emit_start(TareUnit *inner);
void tare_compiler_function_emit_definition(TareUnit *unit, Statement *s);
// A function of the finished `inner` unit in temporary `base`, whose defaults and annotations are
// in place as `bits` says: gathers the closure, emits MAKE_FUNCTION, and ends the unit's life.
void tare_compiler_function_finish(TareUnit *unit, TareUnit *inner, int base, int bits);
// Flags of the code that follow from the scope.
void tare_compiler_function_set_flags(TareUnit *inner);
// Applies the decorators that stand from temporary `first` on to the value after them.
void tare_compiler_function_emit_decorators(TareUnit *unit,
                                            const TareTreeExpressionList *decorators, int first);
// The annotation's value or, with the future feature, its text, in the next temporary.
int tare_compiler_annotation_emit(TareUnit *unit, Expression *annotation);
// The docstring of a body: absent when there is none.
const TareTreeConstant *tare_compiler_function_find_docstring(const TareUnit *unit,
                                                              const TareTreeStatementList *body);

// ---- compiler_class.c
void tare_compiler_class_emit(TareUnit *unit, Statement *s);

// ---- compiler_comprehension.c
int tare_compiler_comprehension_emit(TareUnit *unit, Expression *e, int target);

// ---- compiler_warning.c
void tare_compiler_warning_check_compare(TareUnit *unit, Expression *e);
void tare_compiler_warning_check_call(TareUnit *unit, Expression *e);
void tare_compiler_warning_check_subscript(TareUnit *unit, Expression *e);
void tare_compiler_warning_check_assert(TareUnit *unit, Statement *s);
void tare_compiler_warning_check_remarks(TareUnit *unit, const TareTreeModule *module);

// ---- compiler_async.c
// Awaits the value in the topmost temporary, which then holds the result; `where` as GET_AWAITABLE.
void tare_compiler_async_emit_await(TareUnit *unit, int value, int where);
int tare_compiler_async_emit_yield(TareUnit *unit, Expression *e, int target);
int tare_compiler_async_emit_yield_from(TareUnit *unit, Expression *e, int target);
// One step of an asynchronous loop: the next item goes to the target, the end to `handler`, where
// tare_compiler_async_emit_end takes the iterator away.
void tare_compiler_async_emit_next(TareUnit *unit, Expression *target, int iterator,
                                   uint32_t handler);
// Calls a copy of `exit` in `callee` (the topmost temporary) with type, exception and traceback,
// and awaits what it gives.
void tare_compiler_async_emit_exit_with(TareUnit *unit, int callee, int exit, int exception);
void tare_compiler_async_emit_end(TareUnit *unit, int iterator, uint32_t handler);

// ---- compiler_target.c: stores the value in `source` (taken when a temporary; caller pops)
void tare_compiler_target_emit_store(TareUnit *unit, Expression *target, int source);
void tare_compiler_target_emit_delete(TareUnit *unit, Expression *target);
void tare_compiler_target_emit_assign(TareUnit *unit, Statement *s);
void tare_compiler_target_emit_augmented(TareUnit *unit, Statement *s);
void tare_compiler_target_emit_annotated(TareUnit *unit, Statement *s);
// For a loop: the register to write straight into, or -1.
int tare_compiler_target_get_register(TareUnit *unit, Expression *target);

// ---- compiler_statement.c
void tare_compiler_statement_emit(TareUnit *unit, Statement *s);
void tare_compiler_statement_emit_body(TareUnit *unit, const TareTreeStatementList *body);
// Whether a variable is annotated in the body (of a module or class).
bool tare_compiler_statement_has_annotation(const TareTreeStatementList *body);

// ---- compiler_block.c: constructs that jumps out have to clean up after ------------------------
typedef enum TareBlockType {
    TARE_BLOCK_TYPE_WHILE,
    TARE_BLOCK_TYPE_FOR,      // iterator in `first`
    TARE_BLOCK_TYPE_TRY,      // guarded by handlers
    TARE_BLOCK_TYPE_FINALLY,  // guarded; `finally` runs on the way out
    TARE_BLOCK_TYPE_HANDLER,  // exception in `first`, what was handled before it after it
    TARE_BLOCK_TYPE_WITH,     // exit method in `first`
    TARE_BLOCK_TYPE_ASYNC_WITH,
    TARE_BLOCK_TYPE_VALUE,  // a temporary `first` to clear
} TareBlockType;

typedef struct TareBlock {
    TareBlockType type;
    struct TareBlock *outer;
    int first;
    uint32_t break_label, continue_label;
    bool is_guarded;
    bool is_group;  // the body of an `except*`: no jumps out of it
    uint32_t handler_label, handler_depth, range_start;
    TareUnitBound bound;  // where the construct began
    const TareTreeStatementList *finally;
    TareTreeString name;  // of `except ... as name`, or absent
    TarePosition position;
} TareBlock;

void tare_compiler_block_enter(TareUnit *unit, TareBlock *block, TareBlockType type, int first);
// Guards what follows: exceptions go to a new label, at register `depth`.
void tare_compiler_block_guard(TareUnit *unit, TareBlock *block, uint32_t depth);
// Ends the guarded range, if any, and the block.
void tare_compiler_block_leave(TareUnit *unit, TareBlock *block);
void tare_compiler_block_emit_break(TareUnit *unit, Statement *s);
void tare_compiler_block_emit_continue(TareUnit *unit, Statement *s);
void tare_compiler_block_emit_return(TareUnit *unit, Statement *s);
// Calls the exit method in temporary `first` with three None, and takes it.
void tare_compiler_block_emit_exit(TareUnit *unit, const TareBlock *block);

// ---- compiler_loop.c, compiler_try.c, compiler_with.c, compiler_match.c, compiler_import.c
void tare_compiler_loop_emit_while(TareUnit *unit, Statement *s);
// The next item of `iterator` goes to the target; at the end jumps to `end`.
void tare_compiler_loop_emit_next(TareUnit *unit, Expression *target, int iterator, uint32_t end);
void tare_compiler_loop_emit_for(TareUnit *unit, Statement *s);
void tare_compiler_try_emit(TareUnit *unit, Statement *s);
// The guarded body and the else, which goes on to the label `end`.
void tare_compiler_try_emit_guarded(TareUnit *unit, Statement *s, TareBlock *block,
                                    uint32_t end);
// At the handler's label: the exception comes in register `first`, is handled from here on.
void tare_compiler_try_begin_handler(TareUnit *unit, TareBlock *block, uint32_t label, int first);
// The code that restores what was handled and raises again: falls in from RERAISE with the
// exception in first + 2, and from errors inside the handler.
void tare_compiler_try_end_handler(TareUnit *unit, TareBlock *block, bool falls_in);
void tare_compiler_group_emit(TareUnit *unit, Statement *s);
void tare_compiler_with_emit(TareUnit *unit, Statement *s);
void tare_compiler_match_emit(TareUnit *unit, Statement *s);
void tare_compiler_import_emit(TareUnit *unit, Statement *s);
// Finds the features that the module asks for: fills compiler->future_flags and future_line. NULL,
// or what is wrong: a format with %.*s for the feature *name, or without; *span is the statement.
const char *tare_compiler_import_read_future(TareCompiler *compiler, const TareTreeModule *module,
                                             TareTreeString *name, TareTreeSpan *span);

#endif
