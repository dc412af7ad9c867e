// What lists and tuples do alike: search, compare and print a row of references. A comparison or a
// repr may run the program and change a list, so each step asks for the row anew.
#ifndef TARE_TYPES_SEQUENCE_H
#define TARE_TYPES_SEQUENCE_H

#include "object/tuple.h"
#include "types/list.h"

typedef struct TareSequenceRow {
    TareValue *items;
    size_t length;
} TareSequenceRow;

// The row of a list or tuple, or of a subclass: valid until a list changes.
static inline TareSequenceRow tare_sequence_row(TareRuntime *rt, TareValue v) {
    if (tare_value_is_exact(v, TARE_TYPE_LIST) ||
        tare_type_get(rt, v)->native_base == TARE_TYPE_LIST)
        return (TareSequenceRow){tare_list_of(v)->items, tare_list_of(v)->length};
    return (TareSequenceRow){tare_tuple_of(v)->items, tare_tuple_of(v)->length};
}

// The lexicographic order of two rows of the same kind.
TARE_NEW TareValue tare_sequence_compare(TareRuntime *rt, TareValue left, TareValue right,
                                         TareComparison op);
int tare_sequence_contains(TareRuntime *rt, TareValue self, TareValue item);
// sequence.count(x), a native.
TareValue tare_sequence_count(TareRuntime *rt, TareValue self, const TareArguments *arguments);
// The place of `item` between the bounds, -1 when there is none, -2 on error.
int64_t tare_sequence_find(TareRuntime *rt, TareValue self, TareValue item, int64_t start,
                           int64_t stop);
// The same for the arguments of sequence.index(x, start, stop).
int64_t tare_sequence_index(TareRuntime *rt, TareValue self, const TareArguments *arguments);
// "[1, 2]" with the given brackets; a tuple of one has its comma.
TARE_NEW TareValue tare_sequence_repr(TareRuntime *rt, TareValue self, char open, char close);
// The int64 of an index key; TypeError "list indices must be integers or slices, not str".
TareStatus tare_sequence_read_index(TareRuntime *rt, TareValue key, const char *type_name,
                                    int64_t *out) TARE_CHECKED;

#endif
