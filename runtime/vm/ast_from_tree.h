// The syntax tree as objects of the module `ast`.
#ifndef TARE_VM_AST_FROM_TREE_H
#define TARE_VM_AST_FROM_TREE_H

#include "front/compiler.h"
#include "front/tree.h"

// A Module, Expression or Interactive: new reference.
TARE_NEW TareValue tare_ast_from_tree(TareRuntime *rt, const TareTreeModule *module,
                                      TareCompileMode mode);

#endif
