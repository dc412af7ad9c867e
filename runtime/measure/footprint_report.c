// The instrument `footprint`: counts and bytes by type of all that an object reaches, shared parts
// once.
#include <stdlib.h>

#include "measure/instrument.h"
#include "measure/reach.h"
#include "object/error.h"

TareStatus tare_footprint_report(TareRuntime *rt, const TareRequest *request,
                                 TareInstrumentReport *report);

typedef struct TypeSum {
    const TareType *type;
    TareReachSum sum;
} TypeSum;

// One sum a type, found by the number of its shape.
typedef struct Footprint {
    TareVector sums;    // TypeSum
    TareVector places;  // uint32_t by shape id: 1 + index in `sums`, 0: none
    TareReachSum total;
    TareRuntime *rt;
    bool failed;
} Footprint;

static TypeSum *find_sum(Footprint *self, const TareType *type) {
    for (size_t i = 0; i < self->sums.count; i++) {
        TypeSum *sum = tare_vector_get(&self->sums, i);
        if (sum->type == type) return sum;
    }
    TypeSum *sum = tare_vector_push(&self->sums);
    if (sum) sum->type = type;
    return sum;
}

// The sum of a shape; the search among types is made once a shape.
static TypeSum *find_shape_sum(Footprint *self, TareRuntime *rt, uint32_t shape_id) {
    uint32_t *place = tare_vector_get(&self->places, shape_id);
    if (!*place) {
        TypeSum *sum = find_sum(self, tare_shape_of_id(rt, shape_id)->type);
        if (!sum) return NULL;
        *place = (uint32_t)(sum - (TypeSum *)self->sums.items) + 1;
    }
    return tare_vector_get(&self->sums, *place - 1);
}

static void add_object(void *context, TareObject *object, size_t bytes) {
    Footprint *self = context;
    TypeSum *sum = find_shape_sum(self, self->rt, object->shape_id);
    if (sum)
        tare_reach_add(&sum->sum, bytes);
    else
        self->failed = true;
    tare_reach_add(&self->total, bytes);
}

static int compare_sums(const void *left, const void *right) {
    const TypeSum *a = left, *b = right;
    if (a->sum.bytes != b->sum.bytes) return a->sum.bytes < b->sum.bytes ? 1 : -1;
    return (a->sum.count < b->sum.count) - (a->sum.count > b->sum.count);
}

static void add_type_row(TareInstrumentReport *report, TareNode *list, const char *name,
                         TareReachSum sum, TareReachSum total) {
    TareDocument *document = &report->document;
    TareNode *row = tare_document_add_map(document, list, NULL);
    tare_document_add_text(document, row, "type_name", name);
    tare_document_add_number(document, row, "count", (int64_t)sum.count);
    tare_document_add_number(document, row, "own_bytes", (int64_t)sum.bytes);
    tare_document_add_real(document, row, "average_bytes",
                           sum.count ? (double)sum.bytes / (double)sum.count : 0);
    tare_document_add_real(document, row, "share",
                           total.bytes ? (double)sum.bytes / (double)total.bytes : 0);
}

static void fill_footprint(TareRuntime *rt, const TareRequest *request, const Footprint *self,
                           TareInstrumentReport *report) {
    static const TareColumn columns[] = {
        {"count", "objects", TARE_COLUMN_COUNT},
        {"own_bytes", "bytes", TARE_COLUMN_COUNT},
        {"average_bytes", "average", TARE_COLUMN_DECIMAL},
        {"share", "share", TARE_COLUMN_PERCENT},
        {"type_name", "type", TARE_COLUMN_TEXT},
    };
    TareDocument *document = &report->document;
    const char *name = tare_type_name_of(rt, request->subject);
    tare_document_add_text(document, &document->root, "type_name", name);
    tare_document_add_number(document, &document->root, "reached_bytes",
                             (int64_t)self->total.bytes);
    tare_document_add_number(document, &document->root, "reached_count",
                             (int64_t)self->total.count);
    TareNode *types = tare_document_add_list(document, &document->root, "types");
    for (size_t i = 0; i < self->sums.count; i++) {
        const TypeSum *sum = tare_vector_get(&self->sums, i);
        add_type_row(report, types, tare_type_get_name(rt, sum->type), sum->sum, self->total);
    }
    TareText *text = &report->scratch;
    tare_text_append_format(text, TARE_SHEET_BOLD "%s" TARE_SHEET_PLAIN, name);
    if (!tare_value_is_object(request->subject)) {
        tare_text_append_string(text,
                                ": the value is the word that refers to it; it reaches nothing");
        tare_instrument_add_text(report, tare_instrument_take_scratch(report));
        return;
    }
    tare_text_append_string(text, " reaches ");
    tare_sheet_append_number((int64_t)self->total.count, text);
    tare_text_append_format(text,
                            " object%s, itself included: ", self->total.count == 1 ? "" : "s");
    tare_sheet_append_bytes(self->total.bytes, text);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    tare_instrument_add_table(report, types, columns, sizeof columns / sizeof *columns);
    tare_instrument_add_text(report, TARE_SHEET_DIM
                             "each object once, however often it is reached; classes, modules, "
                             "functions\nand code are not followed" TARE_SHEET_PLAIN);
}

static TareStatus measure_footprint(TareRuntime *rt, TareValue subject, Footprint *self,
                                    TareProgress *progress) {
    if (!tare_value_is_object(subject)) return TARE_OK;
    for (uint32_t i = 0; i < rt->shape_count; i++)
        if (!tare_vector_push(&self->places)) return TARE_ERROR;
    TareStatus status =
        tare_reach_visit(rt, tare_value_get_object(subject), add_object, self, progress);
    if (self->sums.count) qsort(self->sums.items, self->sums.count, sizeof(TypeSum), compare_sums);
    return self->failed ? TARE_ERROR : status;
}

TareStatus tare_footprint_report(TareRuntime *rt, const TareRequest *request,
                                 TareInstrumentReport *report) {
    Footprint footprint = {.rt = rt};
    tare_vector_init(&footprint.sums, tare_instrument_allocator(rt), sizeof(TypeSum));
    tare_vector_init(&footprint.places, tare_instrument_allocator(rt), sizeof(uint32_t));
    TareStatus status = measure_footprint(rt, request->subject, &footprint, &report->progress);
    if (status == TARE_OK)
        fill_footprint(rt, request, &footprint, report);
    else
        tare_error_raise_memory(rt);
    tare_vector_deinit(&footprint.places);
    tare_vector_deinit(&footprint.sums);
    return status;
}
