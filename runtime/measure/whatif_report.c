// The instrument `whatif`: what the live heap would save if a class were written otherwise. It adds
// up what there is and what there would be; nothing is changed.
#include <stdlib.h>

#include "measure/edges.h"
#include "measure/instrument.h"
#include "measure/reference.h"
#include "modules/own_size.h"
#include "object/error.h"
#include "object/list_object.h"
#include "object/weak.h"

TareStatus tare_whatif_report(TareRuntime *rt, const TareRequest *request,
                              TareInstrumentReport *report);

typedef struct WhatIf {
    TareRuntime *rt;
    const TareType *class;
    TareEdges edges;
    TareProgressCount seen;
    size_t instance_count;
    size_t instance_bytes;    // instances, their values blocks, and dicts that only they hold
    size_t real_dict_count;
    size_t weak_count;        // instances that are weakly referenced now
    size_t weak_reference_count, weak_reference_bytes;
    size_t most_keys;         // attributes of one instance
    size_t list_count, list_bytes, tuple_bytes;
    TareVector strings;       // const TareString *
    size_t string_bytes, saved_string_bytes, repeated_count;
    bool failed;
} WhatIf;

static size_t own_bytes(TareRuntime *rt, const void *object) {
    return tare_own_size_measure(rt, tare_value_from_object(object)).taken_bytes;
}

// ---- gathering ---------------------------------------------------------------------------------

static void see_child(void *context, TareObject *child) {
    WhatIf *self = context;
    if (child->shape_id == TARE_TYPE_STR) {
        const TareString **place = tare_vector_push(&self->strings);
        if (place) *place = (const TareString *)child;
        else self->failed = true;
    } else if (child->shape_id == TARE_TYPE_LIST && tare_object_is_unique(child)) {
        size_t length = ((const TareList *)child)->length;
        self->list_count++;
        self->list_bytes += own_bytes(self->rt, child);
        self->tuple_bytes +=
            length ? tare_heap_block_bytes(sizeof(TareTuple) + length * sizeof(TareValue)) : 0;
    }
}

// A dict that has become real, if the instance alone holds it.
static void add_real_dict(WhatIf *self, const TareObject *object) {
    const TareValue *word =
        (const TareValue *)((const char *)object + self->class->dict_offset);
    if (!tare_value_is_object(*word)) return;
    TareObject *dict = tare_value_get_object(*word);
    self->real_dict_count++;
    if (tare_object_is_unique(dict)) self->instance_bytes += own_bytes(self->rt, dict);
    size_t keys = ((const TareDict *)dict)->table.live_count;
    if (keys > self->most_keys) self->most_keys = keys;
    tare_edges_visit(&self->edges, dict);
}

// Weak references to an instance are objects, and it has an entry in the table of referents.
static void add_weak_references(WhatIf *self, const TareObject *object) {
    self->weak_count++;
    const TareWeakReference *reference = tare_weak_find(self->rt, object);
    for (; reference; reference = tare_weak_next(reference)) {
        self->weak_reference_count++;
        self->weak_reference_bytes += own_bytes(self->rt, reference);
    }
}

static void see_instance(void *context, const TareHeapBlock *block) {
    WhatIf *self = context;
    TareObject *object = block->block;
    tare_progress_count(&self->seen);
    const TareShape *shape = tare_shape_of_id(self->rt, object->shape_id);
    if (tare_object_is_dying(object) || shape->type != self->class) return;
    self->instance_count++;
    self->instance_bytes += own_bytes(self->rt, object);
    if (*block->side & TARE_SIDE_HAS_WEAK) add_weak_references(self, object);
    if (shape->kind == TARE_SHAPE_VALUES && shape->key_count > self->most_keys)
        self->most_keys = shape->key_count;
    tare_edges_visit(&self->edges, object);
    if (shape->kind == TARE_SHAPE_DICT && self->class->dict_offset > 0)
        add_real_dict(self, object);
}

static int compare_strings(const void *left, const void *right) {
    const TareString *a = *(const TareString *const *)left, *b = *(const TareString *const *)right;
    int order = tare_string_compare(a, b);
    if (order || a == b) return order;
    return (uintptr_t)a < (uintptr_t)b ? -1 : 1;
}

// Of each text one string stays; the same string in two attributes is one already.
static void add_strings(WhatIf *self) {
    const TareString **strings = (const TareString **)self->strings.items;
    if (self->strings.count)
        qsort(strings, self->strings.count, sizeof *strings, compare_strings);
    for (size_t i = 0; i < self->strings.count; i++) {
        if (i && strings[i] == strings[i - 1]) continue;
        size_t bytes = own_bytes(self->rt, strings[i]);
        self->string_bytes += bytes;
        if (!i || tare_string_compare(strings[i], strings[i - 1])) continue;
        self->repeated_count++;
        self->saved_string_bytes += bytes;
    }
}

static TareStatus gather(WhatIf *self) {
    tare_edges_init(&self->edges, self->rt, see_child, self);
    tare_vector_init(&self->strings, tare_instrument_allocator(self->rt),
                     sizeof(const TareString *));
    tare_heap_visit_blocks(&self->rt->heap, TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES, see_instance,
                           self);
    add_strings(self);
    tare_vector_deinit(&self->strings);
    return self->failed ? TARE_ERROR : TARE_OK;
}

// ---- what there would be -----------------------------------------------------------------------

// A base, other than `object`, whose instances have a dict all the same; or NULL.
static const TareType *find_dict_base(const TareType *class) {
    for (size_t i = 1; i < class->mro->length; i++) {
        const TareType *base = tare_type_of_value(class->mro->items[i]);
        if (base->flags & TARE_TYPE_HAS_DICT) return base;
    }
    return NULL;
}

static void add_change(TareInstrumentReport *report, TareNode *list, const char *change,
                       size_t now_bytes, size_t then_bytes) {
    TareDocument *document = &report->document;
    TareNode *row = tare_document_add_map(document, list, NULL);
    tare_document_add_text(document, row, "change", change);
    tare_document_add_number(document, row, "now_bytes", (int64_t)now_bytes);
    tare_document_add_number(document, row, "then_bytes", (int64_t)then_bytes);
    tare_document_add_number(document, row, "saved_bytes",
                             (int64_t)now_bytes - (int64_t)then_bytes);
    tare_document_add_text(document, row, "note", tare_instrument_take_scratch(report));
}

static void add_slots(const WhatIf *self, TareInstrumentReport *report, TareNode *list) {
    const TareType *base = find_dict_base(self->class);
    TareText *text = &report->scratch;
    size_t then_bytes = self->instance_bytes;
    if (!self->class->dict_offset) {
        bool is_exception = self->class->native_base >= TARE_TYPE_BASE_EXCEPTION;
        tare_text_append_string(text, is_exception ? "an exception's __dict__ is made when needed"
                                                   : "it has them: no instance has a __dict__");
    } else if (base) {
        size_t dict_bytes = self->instance_count ? self->instance_bytes / self->instance_count : 0;
        tare_text_append_string(text, TARE_SHEET_YELLOW "__slots__ of this class save nothing");
        tare_text_append_string(text, TARE_SHEET_PLAIN ", because base ");
        tare_string_append_to(tare_reference_type_name(base), text);
        tare_text_append_string(text, " has a\n__dict__: ");
        tare_sheet_append_number((int64_t)dict_bytes, text);
        tare_text_append_string(text, " bytes an instance, ");
        tare_sheet_append_bytes(self->instance_bytes, text);
        tare_text_append_string(text, " now");
        tare_instrument_add_text(report, tare_instrument_take_scratch(report));
        tare_text_append_string(text, "a base has a __dict__");
    } else {
        size_t each = self->class->instance_bytes - sizeof(TareValue) +
                      self->most_keys * sizeof(TareValue);
        then_bytes = self->instance_count * tare_heap_block_bytes(each);
        tare_text_append_format(text, "%zu slot%s", self->most_keys,
                                self->most_keys == 1 ? "" : "s");
        if (self->real_dict_count)
            tare_text_append_format(text, "; %zu __dict__ were touched", self->real_dict_count);
    }
    add_change(report, list, "slots", self->instance_bytes, then_bytes);
}

// That instances may be weakly referenced takes no word of them; each reference that there is does.
static void add_weak(const WhatIf *self, TareInstrumentReport *report, TareNode *list) {
    size_t entry_bytes = self->weak_count * TARE_WEAK_ENTRY_BYTES;
    if (self->weak_count)
        tare_text_append_format(&report->scratch, "%zu weak reference%s, %zu B of their table",
                                self->weak_reference_count,
                                self->weak_reference_count == 1 ? "" : "s", entry_bytes);
    else
        tare_text_append_string(&report->scratch, "no word each; no weak references");
    add_change(report, list, "drop-weakref", self->weak_reference_bytes + entry_bytes, 0);
}

// "1,997 repeated texts"
static void append_things(TareText *text, size_t count, const char *thing) {
    tare_sheet_append_number((int64_t)count, text);
    tare_text_append_format(text, " %s%s", thing, count == 1 ? "" : "s");
}

static void add_intern(const WhatIf *self, TareInstrumentReport *report, TareNode *list) {
    append_things(&report->scratch, self->repeated_count, "repeated text");
    add_change(report, list, "intern", self->string_bytes,
               self->string_bytes - self->saved_string_bytes);
}

static void add_tuple(const WhatIf *self, TareInstrumentReport *report, TareNode *list) {
    append_things(&report->scratch, self->list_count, "list");
    tare_text_append_string(&report->scratch, " that nothing else holds");
    add_change(report, list, "tuple", self->list_bytes, self->tuple_bytes);
}

static void fill(const WhatIf *self, const TareRequest *request, TareInstrumentReport *report) {
    static const TareColumn columns[] = {
        {"change", "change", TARE_COLUMN_TEXT},      {"now_bytes", "now", TARE_COLUMN_COUNT},
        {"then_bytes", "then", TARE_COLUMN_COUNT},   {"saved_bytes", "saved", TARE_COLUMN_COUNT},
        {"note", "because", TARE_COLUMN_TEXT},
    };
    static const struct {
        const char *option;
        void (*add)(const WhatIf *self, TareInstrumentReport *report, TareNode *list);
    } changes[] = {
        {"slots", add_slots}, {"drop-weakref", add_weak}, {"intern", add_intern},
        {"tuple", add_tuple},
    };
    TareDocument *document = &report->document;
    tare_string_append_to(tare_reference_type_name(self->class), &report->scratch);
    const char *name = tare_instrument_take_scratch(report);
    tare_document_add_text(document, &document->root, "class_name", name);
    tare_document_add_number(document, &document->root, "instance_count",
                             (int64_t)self->instance_count);
    tare_document_add_number(document, &document->root, "instance_bytes",
                             (int64_t)self->instance_bytes);
    TareNode *list = tare_document_add_list(document, &document->root, "changes");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (!request->option_count || tare_instrument_find_option(request, changes[i].option))
            changes[i].add(self, report, list);
    tare_text_append_format(&report->scratch, TARE_SHEET_BOLD "%s" TARE_SHEET_PLAIN ": ", name);
    tare_sheet_append_number((int64_t)self->instance_count, &report->scratch);
    tare_text_append_string(&report->scratch, " instances, ");
    tare_sheet_append_bytes(self->instance_bytes, &report->scratch);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    tare_instrument_add_table(report, list, columns, sizeof columns / sizeof *columns);
    tare_instrument_add_text(report, TARE_SHEET_DIM "for the instances alive now, subclasses apart"
                                                    TARE_SHEET_PLAIN);
}

TareStatus tare_whatif_report(TareRuntime *rt, const TareRequest *request,
                              TareInstrumentReport *report) {
    if (!tare_type_is_instance(rt, request->subject, TARE_TYPE_TYPE) ||
        !(tare_type_of_value(request->subject)->flags & TARE_TYPE_IS_HEAP))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "whatif() needs a class of the program, not %T", request->subject);
    WhatIf self = {.rt = rt, .class = tare_type_of_value(request->subject),
                   .seen = tare_instrument_count_objects(report, "looking at instances")};
    TareStatus status = gather(&self);
    if (status == TARE_OK) fill(&self, request, report);
    else tare_error_raise_memory(rt);
    return status;
}
