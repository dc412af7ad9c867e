// The C3 linearisation: the merge of the bases' orders and of the row of bases itself, in which
// each class comes before those that follow it anywhere.
#include "object/mro.h"

#include "base/vector.h"
#include "object/error.h"
#include "object/tuple.h"

// Position in a row that is being merged.
typedef struct Row {
    TareValue *items;
    size_t position, length;
} Row;

static TareStatus check_duplicates(TareRuntime *rt, TareTuple *bases) {
    for (size_t i = 0; i < bases->length; i++) {
        for (size_t k = i + 1; k < bases->length; k++) {
            if (!tare_value_is_same(bases->items[i], bases->items[k])) continue;
            const TareType *twice = tare_type_of_value(bases->items[i]);
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "duplicate base class %N", twice);
        }
    }
    return TARE_OK;
}

static bool is_in_tail(const Row *rows, size_t row_count, TareValue candidate) {
    for (size_t i = 0; i < row_count; i++) {
        for (size_t k = rows[i].position + 1; k < rows[i].length; k++)
            if (tare_value_is_same(rows[i].items[k], candidate)) return true;
    }
    return false;
}

// The next class of the order, or absent: at the end, or when none is consistent.
static TareValue choose_next(Row *rows, size_t row_count) {
    for (size_t i = 0; i < row_count; i++) {
        if (rows[i].position == rows[i].length) continue;
        TareValue candidate = rows[i].items[rows[i].position];
        if (is_in_tail(rows, row_count, candidate)) continue;
        for (size_t k = 0; k < row_count; k++) {
            Row *row = &rows[k];
            if (row->position < row->length &&
                tare_value_is_same(row->items[row->position], candidate))
                row->position++;
        }
        return candidate;
    }
    return TARE_ABSENT;
}

// Names the classes that head the rows that are left.
static void raise_inconsistent(TareRuntime *rt, const Row *rows, size_t row_count) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    for (size_t i = 0; i < row_count; i++) {
        if (rows[i].position == rows[i].length) continue;
        TareValue head = rows[i].items[rows[i].position];
        bool known = false;
        for (size_t k = 0; k < i && !known; k++) {
            known = rows[k].position < rows[k].length &&
                    tare_value_is_same(rows[k].items[rows[k].position], head);
        }
        if (known) continue;
        if (text.length_bytes) tare_text_append_string(&text, ", ");
        tare_text_append_string(&text, tare_type_get_name(rt, tare_type_of_value(head)));
    }
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     "Cannot create a consistent method resolution\norder (MRO) for bases %s",
                     tare_text_get(&text));
    tare_text_deinit(&text);
}

static TareStatus merge(TareRuntime *rt, Row *rows, size_t row_count, TareVector *order) {
    for (;;) {
        TareValue next = choose_next(rows, row_count);
        if (tare_value_is_absent(next)) break;
        TareValue *place = tare_vector_push(order);
        if (!place) return tare_error_raise_memory(rt), TARE_ERROR;
        *place = next;
    }
    for (size_t i = 0; i < row_count; i++) {
        if (rows[i].position == rows[i].length) continue;
        raise_inconsistent(rt, rows, row_count);
        return TARE_ERROR;
    }
    return TARE_OK;
}

TARE_NEW TareValue tare_mro_new(TareRuntime *rt, TareType *self, TareTuple *bases) {
    if (check_duplicates(rt, bases) != TARE_OK) return TARE_ABSENT;
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
    TareVector rows, order;
    tare_vector_init(&rows, allocator, sizeof(Row));
    tare_vector_init(&order, allocator, sizeof(TareValue));
    TareValue result = TARE_ABSENT;
    TareValue *first = tare_vector_push(&order);
    bool has_memory = first != NULL;
    if (first) *first = tare_value_from_object(self);
    for (size_t i = 0; i <= bases->length && has_memory; i++) {
        TareTuple *source = i < bases->length ? tare_type_of_value(bases->items[i])->mro : bases;
        Row *row = tare_vector_push(&rows);
        has_memory = row != NULL;
        if (row) *row = (Row){source->items, 0, source->length};
    }
    if (!has_memory) tare_error_raise_memory(rt);
    else if (merge(rt, rows.items, rows.count, &order) == TARE_OK)
        result = tare_tuple_new_from(rt, order.items, order.count);
    tare_vector_deinit(&rows);
    tare_vector_deinit(&order);
    return result;
}
