// Objects of the module `ast` back to a syntax tree.
#ifndef TARE_VM_AST_TO_TREE_H
#define TARE_VM_AST_TO_TREE_H

#include "front/compiler.h"
#include "front/tree.h"

// The tree of a Module, Expression or Interactive, whichever `mode` asks for; NULL with the errors
// of CPython when an object is no such node or lacks what its class has.
TareTreeModule *tare_ast_to_tree(TareRuntime *rt, TareValue root, TareCompileMode mode,
                                 TareArena *arena);

#endif
