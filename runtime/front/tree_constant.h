// Constants of the tree and the values that they stand for.
#ifndef TARE_FRONT_TREE_CONSTANT_H
#define TARE_FRONT_TREE_CONSTANT_H

#include "front/tree.h"
#include "object/runtime.h"

// The value: new reference.
TARE_NEW TareValue tare_tree_constant_new(TareRuntime *rt, const TareTreeConstant *constant);
// The other way: makes `expression`, of which the span is set, stand for the value. One that no
// literal is written for (-1, 1+2j, a tuple) becomes the operation that gives it. TypeError when
// the value's type is none of a constant's.
TareStatus tare_tree_constant_fill(TareRuntime *rt, TareArena *arena,
                                   TareTreeExpression *expression, TareValue value) TARE_CHECKED;
// A copy of the text in the arena.
TareStatus tare_tree_constant_copy_text(TareRuntime *rt, TareArena *arena, const TareString *text,
                                        TareTreeString *out) TARE_CHECKED;

#endif
