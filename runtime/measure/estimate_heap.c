// Estimates of many objects: all of a class, and the whole heap by type.
#include <stdlib.h>

#include "measure/estimate_report.h"
#include "object/error.h"

#define SHOWN_TYPES 20
// The table has room for these; the document has all.
static const TareCpythonId shown_versions[] = {TARE_CPYTHON_3_8, TARE_CPYTHON_3_11,
                                               TARE_CPYTHON_3_13, TARE_CPYTHON_3_14,
                                               TARE_CPYTHON_3_14T};

typedef bool (*Visit)(void *context, TareObject *object);


#if TARE_BOEHM
typedef struct Walk {
    Visit visit;
    void *context;
    bool has_ended;
} Walk;

static void visit_block(void *context, const TareHeapBlock *block) {
    Walk *self = context;
    if (!self->has_ended) self->has_ended = !self->visit(self->context, block->block);
}

static bool walk(TareRuntime *rt, Visit visit, void *context) {
    Walk self = {visit, context, false};
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES, visit_block, &self);
    return !self.has_ended;
}
#else
// Every live object of the heap, in order of address; false when a visit ended it.
static bool walk(TareRuntime *rt, Visit visit, void *context) {
    TareHeapCursor cursor = tare_heap_start_pages(&rt->heap, TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES);
    const TarePage *page;
    while ((page = tare_heap_next_page(&cursor)))
        for (uint32_t i = 0; i < page->carved_count; i++)
            if (page->side[i] & TARE_SIDE_LIVE && !visit(context, tare_page_block(page, i)))
                return false;
    return true;
}
#endif

// ---- a class ----

typedef struct ClassWalk {
    TareRuntime *rt;
    const TareType *type;
    TareEstimateSum all, first;
    TareProgressCount seen;
} ClassWalk;

static bool visit_instance(void *context, TareObject *object) {
    ClassWalk *self = context;
    tare_progress_count(&self->seen);
    if (self->rt->shapes[object->shape_id]->type != self->type) return true;
    TareValue v = tare_value_from_object(object);
    if (self->all.count == 0) tare_estimate_report_add(self->rt, &self->first, v, 1, false);
    tare_estimate_report_add(self->rt, &self->all, v, self->all.count + 1, false);
    return true;
}

static void show_heading(TareInstrumentReport *report, const char *format, const char *name,
                         size_t count) {
    tare_text_append_format(&report->scratch, format, name, count);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
}

TareStatus tare_estimate_heap_report_class(TareRuntime *rt, TareType *type,
                                           TareInstrumentReport *report) {
    ClassWalk context = {.rt = rt, .type = type,
                         .seen = tare_instrument_count_objects(report, "estimating")};
    TareEstimateSum class_sum = {0};
    TareDocument *document = &report->document;
    const char *name = tare_type_get_name(rt, type);
    tare_document_add_text(document, &document->root, "type_name", name);
    walk(rt, visit_instance, &context);
    tare_document_add_number(document, &document->root, "instance_count",
                             (int64_t)context.all.count);
    tare_estimate_report_add(rt, &class_sum, tare_value_from_object(type), 0, false);
    show_heading(report, TARE_SHEET_BOLD "class %s" TARE_SHEET_PLAIN ", the class itself", name, 0);
    tare_estimate_report_show(report, "class", &class_sum);
    if (context.all.count == 0) return TARE_OK;
    show_heading(report, TARE_SHEET_BOLD "%s" TARE_SHEET_PLAIN ", the first of them", name, 0);
    tare_estimate_report_show(report, "first_instance", &context.first);
    tare_text_append_format(&report->scratch, TARE_SHEET_BOLD "%s" TARE_SHEET_PLAIN ", all ", name);
    tare_sheet_append_number((int64_t)context.all.count, &report->scratch);
    tare_text_append_string(&report->scratch, " that live");
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    tare_estimate_report_show(report, "instances", &context.all);
    return TARE_OK;
}

// ---- the whole heap ----

typedef struct TypeSum {
    const TareType *type;
    TareEstimateSum sum;
} TypeSum;

typedef struct HeapWalk {
    TareRuntime *rt;
    TareVector types;      // TypeSum
    TareVector places;     // uint32_t by shape id: place in `types` and 1
    TareEstimateSum total;
    TareProgressCount seen;
} HeapWalk;

// What the runtime itself is made of: CPython has its own, which no program pays for.
static bool belongs_to_runtime(const TareRuntime *rt, const TareObject *object) {
    switch (rt->shapes[object->shape_id]->type->native_base) {
    case TARE_TYPE_BUILTIN_FUNCTION:
    case TARE_TYPE_METHOD_DESCRIPTOR:
    case TARE_TYPE_CLASS_METHOD_DESCRIPTOR:
    case TARE_TYPE_WRAPPER_DESCRIPTOR:
    case TARE_TYPE_GETSET_DESCRIPTOR: return true;
    case TARE_TYPE_TYPE: return !(((const TareType *)object)->flags & TARE_TYPE_IS_HEAP);
    default: return (int32_t)tare_object_count(object) < 0;
    }
}

// The place of a type's sums, made when it is first met; NULL when memory ends.
static TypeSum *find_sum(HeapWalk *self, const TareType *type) {
    uint32_t id = type->instance_shape->id;
    while (self->places.count <= id) {
        uint32_t *place = tare_vector_push(&self->places);
        if (!place) return NULL;
        *place = 0;
    }
    uint32_t *place = tare_vector_get(&self->places, id);
    if (*place) return tare_vector_get(&self->types, *place - 1u);
    TypeSum *sum = tare_vector_push(&self->types);
    if (!sum) return NULL;
    *sum = (TypeSum){.type = type};
    *place = (uint32_t)self->types.count;
    return sum;
}

static bool visit_any(void *context, TareObject *object) {
    HeapWalk *self = context;
    tare_progress_count(&self->seen);
    if (belongs_to_runtime(self->rt, object)) return true;
    TypeSum *sum = find_sum(self, self->rt->shapes[object->shape_id]->type);
    if (!sum) return false;
    TareValue v = tare_value_from_object(object);
    tare_estimate_report_add(self->rt, &sum->sum, v, sum->sum.count + 1, true);
    return true;
}

static int compare_sums(const void *left, const void *right) {
    const TypeSum *a = left, *b = right;
    size_t x = a->sum.versions[TARE_CPYTHON_3_11].allocated_bytes;
    size_t y = b->sum.versions[TARE_CPYTHON_3_11].allocated_bytes;
    return (x < y) - (x > y);
}

static void add_sum(TareEstimateSum *total, const TareEstimateSum *sum) {
    total->count += sum->count;
    total->here_bytes += sum->here_bytes;
    total->boxed_bytes += sum->boxed_bytes;
    for (size_t i = 0; i < TARE_CPYTHON_COUNT; i++) {
        total->versions[i].exists = true;
        total->versions[i].getsizeof_bytes += sum->versions[i].getsizeof_bytes;
        total->versions[i].allocated_bytes += sum->versions[i].allocated_bytes;
        total->versions[i].number_bytes += sum->versions[i].number_bytes;
    }
}

// For the table each version is a field of its own.
static void add_type_row(TareDocument *document, TareNode *list, const char *name,
                         const TareEstimateSum *sum, bool is_flat) {
    TareNode *row = tare_document_add_map(document, list, NULL);
    tare_document_add_text(document, row, "type_name", name);
    tare_document_add_number(document, row, "count", (int64_t)sum->count);
    tare_document_add_number(document, row, "tare_bytes", (int64_t)sum->here_bytes);
    if (!is_flat) {
        tare_estimate_report_add_versions(document, row, "versions", sum);
        return;
    }
    for (size_t i = 0; i < TARE_CPYTHON_COUNT; i++)
        tare_document_add_number(document, row, tare_cpython_get((TareCpythonId)i)->name,
                                 (int64_t)(sum->versions[i].allocated_bytes +
                                           sum->versions[i].number_bytes));
}

static void show_types(HeapWalk *self, TareInstrumentReport *report) {
    enum { FIXED = 3, SHOWN = sizeof shown_versions / sizeof *shown_versions };
    TareDocument *document = &report->document;
    TareColumn *columns = tare_arena_alloc(&document->arena, (FIXED + SHOWN) * sizeof *columns);
    TareNode *all = tare_document_add_list(document, &document->root, "types");
    TareNode *shown = tare_arena_alloc(&document->arena, sizeof *shown);
    if (!columns || !shown) return;
    *shown = (TareNode){.kind = TARE_NODE_LIST};
    columns[0] = (TareColumn){"type_name", "type", TARE_COLUMN_TEXT};
    columns[1] = (TareColumn){"count", "count", TARE_COLUMN_COUNT};
    columns[2] = (TareColumn){"tare_bytes", "tare", TARE_COLUMN_COUNT};
    for (size_t i = 0; i < SHOWN; i++) {
        const char *name = tare_cpython_get(shown_versions[i])->name;
        columns[FIXED + i] = (TareColumn){name, name, TARE_COLUMN_COUNT};
    }
    for (size_t i = 0; i < self->types.count; i++) {
        const TypeSum *sum = tare_vector_get(&self->types, i);
        const char *name = tare_document_keep(document, tare_type_get_name(self->rt, sum->type));
        add_type_row(document, all, name, &sum->sum, false);
        if (i < SHOWN_TYPES) add_type_row(document, shown, name, &sum->sum, true);
    }
    add_type_row(document, shown, "all", &self->total, true);
    tare_instrument_add_text(report, TARE_SHEET_BOLD "allocated bytes by type" TARE_SHEET_PLAIN
                                     ", numbers included");
    tare_instrument_add_table(report, shown, columns, FIXED + SHOWN);
    if (self->types.count > SHOWN_TYPES)
        show_heading(report, "%s %zu more types", "…", self->types.count - SHOWN_TYPES);
}

TareStatus tare_estimate_heap_report(TareRuntime *rt, TareInstrumentReport *report) {
    HeapWalk context = {.rt = rt, .seen = tare_instrument_count_objects(report, "estimating")};
    TareAllocator *allocator = tare_instrument_allocator(rt);
    tare_vector_init(&context.types, allocator, sizeof(TypeSum));
    tare_vector_init(&context.places, allocator, sizeof(uint32_t));
    bool is_whole = walk(rt, visit_any, &context);
    for (size_t i = 0; i < context.types.count; i++)
        add_sum(&context.total, &((TypeSum *)tare_vector_get(&context.types, i))->sum);
    if (is_whole && context.types.count)
        qsort(context.types.items, context.types.count, sizeof(TypeSum), compare_sums);
    if (is_whole) {
        show_types(&context, report);
        tare_instrument_add_text(report, TARE_SHEET_BOLD "all of them" TARE_SHEET_PLAIN);
        tare_estimate_report_show(report, "versions", &context.total);
    } else {
        tare_error_raise_memory(rt);
    }
    tare_vector_deinit(&context.places);
    tare_vector_deinit(&context.types);
    return is_whole ? TARE_OK : TARE_ERROR;
}
