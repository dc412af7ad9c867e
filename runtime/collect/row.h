// Long lists, tuples and dicts, which slices walk in pieces. Between two pieces the program may
// change the container: that makes a suspicion wrong at worst.
#ifndef TARE_COLLECT_ROW_H
#define TARE_COLLECT_ROW_H

#include "collect/references.h"

// References of one container, entry by entry: of a wide entry of a dict the key and the value are
// references and the third word is a hash, of a narrow one the value alone matters.
typedef struct TareRow {
    const TareValue *words;
    size_t count;   // entries
    size_t stride;  // words an entry; 0: no row
} TareRow;

// Entries [start, end).
TARE_ALWAYS_INLINE void tare_row_visit(const TareRow *row, size_t start, size_t end,
                                       TareReferenceVisit visit, void *context) {
    if (row->stride == 1) {
        tare_references_visit_row(row->words + start, row->words + end, visit, context);
        return;
    }
    const TareValue *last = row->words + end * row->stride;
    size_t first_word = row->stride == 2;
    for (const TareValue *entry = row->words + start * row->stride; entry < last;
         entry += row->stride)
        tare_references_visit_row(entry + first_word, entry + 2, visit, context);
}

// Of other types one without stride.
TARE_ALWAYS_INLINE TareRow tare_row_of(const TareObject *object) {
    if (object->shape_id == TARE_TYPE_LIST) {
        const TareList *list = (const TareList *)object;
        return (TareRow){list->items, list->length, 1};
    }
    if (object->shape_id == TARE_TYPE_TUPLE) {
        const TareTuple *tuple = (const TareTuple *)object;
        return (TareRow){tuple->items, tuple->length, 1};
    }
    if (object->shape_id == TARE_TYPE_DICT) {
        const TareTable *table = &((const TareDict *)object)->table;
        return (TareRow){table->block, table->used_count, table->entry_words};
    }
    return (TareRow){NULL, 0, 0};
}

#endif
