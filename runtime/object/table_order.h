// Changes of a table's order, for OrderedDict.
#ifndef TARE_OBJECT_TABLE_ORDER_H
#define TARE_OBJECT_TABLE_ORDER_H

#include "object/table.h"

// Takes the first key and value out, both owned by the caller: 1, 0 when the table is empty, -1 on
// error. The time does not grow with how many were taken out before.
int tare_table_order_pop_first(TareRuntime *rt, TareTable *self, TareValue *key,
                               TareValue *value) TARE_CHECKED;
// Moves a key to the end, or to the front: 1, 0 when there is none, -1 on error. To the front it
// takes time in proportion to the table.
int tare_table_order_move(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                          bool to_end) TARE_CHECKED;

#endif
