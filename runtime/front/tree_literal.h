// Constants of the tree as the text that `repr` would give.
#ifndef TARE_FRONT_TREE_LITERAL_H
#define TARE_FRONT_TREE_LITERAL_H

#include "front/tree.h"

void tare_tree_literal_append(TareText *text, const TareTreeConstant *constant);
// The text in quotes, escaped as `repr` does.
void tare_tree_literal_append_string(TareText *text, const char *bytes, size_t length_bytes,
                                     bool is_bytes);

#endif
