// The dict object: a table with a header, 32 bytes. Here because namespaces are dicts; methods and
// views are in types/dict_*.c.
#ifndef TARE_OBJECT_DICT_H
#define TARE_OBJECT_DICT_H

#include "object/table.h"

typedef struct TareDict {
    TareObject header;
    TareTable table;
} TareDict;

static inline TareDict *tare_dict_of(TareValue v) { return (TareDict *)tare_value_get_object(v); }

TARE_NEW TareValue tare_dict_new(TareRuntime *rt);
// By any key; hashes it. Find: 1, 0 or -1 as tare_table_find.
int tare_dict_find(TareRuntime *rt, TareDict *self, TareValue key, TareValue *out) TARE_CHECKED;
TareStatus tare_dict_set(TareRuntime *rt, TareDict *self, TareValue key,
                         TareValue value) TARE_CHECKED;
// Removes a key: 1, 0 when absent, -1 on error.
int tare_dict_delete(TareRuntime *rt, TareDict *self, TareValue key) TARE_CHECKED;
// By name given as ASCII text; find is borrowed or absent and never fails but for memory's end,
// which it reports as absent.
TareValue tare_dict_find_c(TareRuntime *rt, TareDict *self, const char *name);
TareStatus tare_dict_set_c(TareRuntime *rt, TareDict *self, const char *name,
                           TareValue value) TARE_CHECKED;

#endif
