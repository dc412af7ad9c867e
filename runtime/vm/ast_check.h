// What must hold of each node beyond the types of its fields, with CPython's words.
#ifndef TARE_VM_AST_CHECK_H
#define TARE_VM_AST_CHECK_H

#include "front/tree_schema.h"
#include "object/runtime.h"

// What stands behind the operations of a comparison until it is checked.
enum { TARE_AST_CHECK_END = 0xff };

// Whether the class has a field for its context.
bool tare_ast_check_has_context(const TareTreeNodeSpec *spec);
// An expression in context `has` where `wanted` is needed.
TareStatus tare_ast_check_context(TareRuntime *rt, const TareTreeNodeSpec *spec, uint8_t has,
                                  uint8_t wanted) TARE_CHECKED;
TareStatus tare_ast_check_span(TareRuntime *rt, int64_t line, int64_t column, int64_t end_line,
                               int64_t end_column) TARE_CHECKED;
// The node, whose fields are read; completes what no field tells.
TareStatus tare_ast_check_node(TareRuntime *rt, const TareTreeNodeSpec *spec,
                               void *node) TARE_CHECKED;


// ---- between the files of this part ------------------------------------------------------------

// ValueError with that message unless it holds.
TareStatus tare_ast_check_holds(TareRuntime *rt, bool holds, const char *message) TARE_CHECKED;
// None, True and False are no names.
TareStatus tare_ast_check_name(TareRuntime *rt, TareTreeString name) TARE_CHECKED;
TareStatus tare_ast_check_pattern(TareRuntime *rt, const TareTreePattern *pattern) TARE_CHECKED;
// Stars stand in sequences alone.
TareStatus tare_ast_check_no_star(TareRuntime *rt, const TareTreePattern *pattern) TARE_CHECKED;

#endif
