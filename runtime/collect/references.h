// Walking what an object refers to, fast: instances of classes, tuples, lists and dicts inline, all
// others by their description. Both must agree [C4].
#ifndef TARE_COLLECT_REFERENCES_H
#define TARE_COLLECT_REFERENCES_H

#include "object/dealloc.h"
#include "object/layout.h"
#include "object/list_object.h"
#include "object/runtime.h"

// What a walk does with each reference, with an instance's reference to its class, and with an
// object whose references it does not know.
typedef void (*TareReferenceVisit)(void *context, TareValue child);
typedef void (*TareReferenceClassVisit)(void *context, TareType *type);
typedef void (*TareReferenceOther)(void *context, TareObject *object, const TareType *type);

TARE_ALWAYS_INLINE void tare_references_visit_row(const TareValue *word, const TareValue *end,
                                                  TareReferenceVisit visit, void *context) {
    for (; word < end; word++)
        if (tare_value_is_object(*word)) visit(context, *word);
}

TARE_ALWAYS_INLINE void tare_references_visit_table(const TareTable *table,
                                                    TareReferenceVisit visit, void *context) {
    const TareValue *entry = table->block;
    size_t words = table->entry_words;
    // Keys of narrow entries are all strings or immediate: the collector never follows those.
    if (words == 2) {
        for (const TareValue *end = entry + 2 * (size_t)table->used_count; entry < end; entry += 2)
            if (tare_value_is_object(entry[1])) visit(context, entry[1]);
        return;
    }
    for (size_t i = 0; i < table->used_count; i++, entry += words)
        tare_references_visit_row(entry, entry + 2, visit, context);
}

// An instance of a class that rests on object alone: slots, and a dict word among them.
TARE_ALWAYS_INLINE void tare_references_visit_instance(TareObject *object, const TareShape *shape,
                                                       TareReferenceVisit visit, void *context) {
    const TareType *type = shape->type;
    const char *start = (const char *)object;
    const TareValue *words = (const TareValue *)(start + sizeof *object);
    const TareValue *end = (const TareValue *)(start + type->instance_bytes);
    if (type->dict_offset) {
        const TareValue *dict_word = (const TareValue *)(start + type->dict_offset);
        tare_references_visit_row(words, dict_word, visit, context);
        words = dict_word + 1;
        if (shape->kind == TARE_SHAPE_VALUES) {
            const TareValue *values = (const TareValue *)(uintptr_t)dict_word->bits;
            if (values)
                tare_references_visit_row(values, values + shape->key_count, visit, context);
        } else if (tare_value_is_object(*dict_word)) {
            visit(context, *dict_word);
        }
    }
    tare_references_visit_row(words, end, visit, context);
}

// Any object but tuples, lists and dicts. `visit_other` has the types that have no walk of their
// own here described.
TARE_ALWAYS_INLINE void tare_references_visit_rest(TareRuntime *rt, TareObject *object,
                                                   TareReferenceVisit visit,
                                                   TareReferenceClassVisit visit_class,
                                                   TareReferenceOther visit_other, void *context) {
    const TareShape *shape = rt->shapes[object->shape_id];
    TareType *type = shape->type;
    if (type->slots.destroy == tare_dealloc_instance) {
        visit_class(context, type);
        tare_references_visit_instance(object, shape, visit, context);
    } else {
        visit_other(context, object, type);
    }
}

// Of a tuple or a list; false: it is none.
TARE_ALWAYS_INLINE bool tare_references_visit_items(const TareObject *object,
                                                    TareReferenceVisit visit, void *context) {
    if (object->shape_id == TARE_TYPE_TUPLE) {
        const TareTuple *tuple = (const TareTuple *)object;
        tare_references_visit_row(tuple->items, tuple->items + tuple->length, visit, context);
    } else if (object->shape_id == TARE_TYPE_LIST) {
        const TareList *list = (const TareList *)object;
        tare_references_visit_row(list->items, list->items + list->length, visit, context);
    } else {
        return false;
    }
    return true;
}

TARE_ALWAYS_INLINE void tare_references_visit(TareRuntime *rt, TareObject *object,
                                              TareReferenceVisit visit,
                                              TareReferenceClassVisit visit_class,
                                              TareReferenceOther visit_other, void *context) {
    if (tare_references_visit_items(object, visit, context)) return;
    if (object->shape_id == TARE_TYPE_DICT)
        tare_references_visit_table(&((const TareDict *)object)->table, visit, context);
    else
        tare_references_visit_rest(rt, object, visit, visit_class, visit_other, context);
}

#endif
