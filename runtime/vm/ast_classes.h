// The classes of the module `ast`, which are written in the language (`_ast`), as the two ways
// between tree and objects find them.
#ifndef TARE_VM_AST_CLASSES_H
#define TARE_VM_AST_CLASSES_H

#include "front/tree_schema.h"
#include "object/dict.h"

typedef struct TareAstClasses {
    TareValue module;    // owned
    TareDict *names;     // of the module, borrowed
    TareType *types[96];  // by place in the schema; borrowed, NULL: not looked up yet
} TareAstClasses;

// Imports the module if need be. Deinit also after an error.
TareStatus tare_ast_classes_init(TareAstClasses *self, TareRuntime *rt) TARE_CHECKED;
void tare_ast_classes_deinit(TareAstClasses *self, TareRuntime *rt);
// The class of that name: borrowed; NULL and ImportError when there is none.
TareType *tare_ast_classes_get(TareAstClasses *self, TareRuntime *rt, const char *name);
// The class of a row of the schema: the same.
TareType *tare_ast_classes_get_node(TareAstClasses *self, TareRuntime *rt,
                                    const TareTreeNodeSpec *spec);
// Whether the value is an instance of ast.AST. No class of the kind exists before the import.
bool tare_ast_classes_is_node(TareRuntime *rt, TareValue v);

#endif
