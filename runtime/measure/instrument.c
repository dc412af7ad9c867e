// Running an instrument between two looks at the heap, and rendering what it found.
#include "measure/instrument.h"

#include <string.h>

#include "object/deferred_drop.h"
#include "object/error.h"

enum { OBSERVED_OBJECTS = 20000 };

TareAllocator *tare_instrument_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

// ---- looking at the heap -----------------------------------------------------------------------

#if TARE_BOEHM
// Here is no page to look at, and no count to add up: what is left to compare are births.
static TareObservation observe(const TareRuntime *rt) {
    return (TareObservation){.traffic_count = rt->heap.objects_born_count};
}
#else
static void observe_page(const TarePage *page, TareObservation *self) {
    for (uint32_t i = 0; i < page->carved_count; i++) {
        if (!(page->side[i] & TARE_SIDE_LIVE)) continue;
        const TareObject *object = tare_page_block(page, i);
        self->reference_sum += tare_object_count(object);
        self->object_count++;
    }
}

static TareObservation observe(const TareRuntime *rt) {
    const TareLedger *ledger = &rt->heap.system->ledger;
    const TareHeap *heap = &rt->heap;
    TareObservation self = {
        .taken_bytes = ledger->total_bytes - ledger->taken_bytes[TARE_PURPOSE_INSTRUMENTS],
        .traffic_count = heap->objects_born_count + heap->objects_died_count +
                         heap->slack_born_bytes + heap->slack_died_bytes,
    };
    TareHeapCursor cursor = tare_heap_start_pages(heap, TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES);
    const TarePage *page;
    while (self.object_count < OBSERVED_OBJECTS && (page = tare_heap_next_page(&cursor)))
        observe_page(page, &self);
    return self;
}
#endif

// A block that came and went leaves the sums as they were, but not the traffic.
static void compare(TareInstrumentReport *report, TareObservation before, TareObservation after) {
    report->changed_bytes = (int64_t)(after.taken_bytes - before.taken_bytes) +
                            (int64_t)(after.traffic_count - before.traffic_count);
    report->changed_references = (int64_t)(after.reference_sum - before.reference_sum);
}

// ---- running -----------------------------------------------------------------------------------

static void init(TareRuntime *rt, const TareInstrument *instrument, TareInstrumentReport *report) {
    TareAllocator *allocator = tare_instrument_allocator(rt);
    *report = (TareInstrumentReport){.rt = rt, .instrument = instrument};
    tare_document_init(&report->document, allocator);
    tare_vector_init(&report->parts, allocator, sizeof(TarePart));
    tare_text_init(&report->scratch, allocator);
    tare_text_init(&report->svg, allocator);
    tare_text_init(&report->rendered, allocator);
    tare_text_append_format(&report->scratch, "tare.%s/1", instrument->name);
    tare_document_add_text(&report->document, &report->document.root, "schema",
                           tare_text_get(&report->scratch));
    tare_text_clear(&report->scratch);
}

static void add_envelope_end(TareInstrumentReport *report) {
    TareDocument *document = &report->document;
    TareNode *effect = tare_document_add_map(document, &document->root, "observer_effect");
    tare_document_add_number(document, effect, "changed_bytes", report->changed_bytes);
    tare_document_add_number(document, effect, "changed_references", report->changed_references);
}

TareStatus tare_instrument_measure(TareRuntime *rt, const TareInstrument *self,
                                   const TareRequest *request, TareInstrumentReport *report) {
    init(rt, self, report);
    if (self->subject == TARE_SUBJECT_REQUIRED && tare_value_is_absent(request->subject))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() needs an object to look at",
                               self->name);
    // Reports are of what lives.
    tare_deferred_drop_finish(rt);
    TareObservation before = observe(rt);
    report->progress = tare_progress_on_terminal();
    TareStatus status = self->run(rt, request, report);
    tare_progress_end(&report->progress);
    if (status != TARE_OK) return status;
    compare(report, before, observe(rt));
    add_envelope_end(report);
    if (!tare_document_has_failed(&report->document) && !report->scratch.failed &&
        !report->svg.failed)
        return TARE_OK;
    tare_error_raise_memory(rt);
    return TARE_ERROR;
}

void tare_instrument_deinit(TareInstrumentReport *report) {
    tare_text_deinit(&report->rendered);
    tare_text_deinit(&report->svg);
    tare_text_deinit(&report->scratch);
    tare_vector_deinit(&report->parts);
    tare_document_deinit(&report->document);
}

TareProgressCount tare_instrument_count_objects(TareInstrumentReport *report, const char *what) {
    TareHeapTotals totals;
    tare_heap_measure(&report->rt->heap, &totals);
    uint64_t all = totals.live_count[TARE_BLOCK_OBJECT] + totals.live_count[TARE_BLOCK_LEAF];
    return (TareProgressCount){.progress = &report->progress, .what = what, .all = all};
}

const char *tare_instrument_find_option(const TareRequest *request, const char *name) {
    for (size_t i = 0; i < request->option_count; i++)
        if (!strcmp(request->options[i].name, name)) return request->options[i].text;
    return NULL;
}

// ---- what the prompt shows ---------------------------------------------------------------------

static TarePart *push_part(TareInstrumentReport *report, TarePartKind kind) {
    TarePart *part = tare_vector_push(&report->parts);
    if (part) part->kind = kind;
    else report->scratch.failed = true;
    return part;
}

void tare_instrument_add_text(TareInstrumentReport *report, const char *marked) {
    TarePart *part = push_part(report, TARE_PART_TEXT);
    if (part) part->text = tare_document_keep(&report->document, marked);
}

void tare_instrument_add_table(TareInstrumentReport *report, const TareNode *rows,
                               const TareColumn *columns, size_t count) {
    TarePart *part = push_part(report, TARE_PART_TABLE);
    if (!part) return;
    part->rows = rows;
    part->columns = columns;
    part->column_count = count;
}

const char *tare_instrument_take_scratch(TareInstrumentReport *report) {
    const char *kept = tare_document_keep(&report->document, tare_text_get(&report->scratch));
    tare_text_clear(&report->scratch);
    return kept;
}

static void append_effect(const TareInstrumentReport *report, TareSheetStyle style,
                          TareText *text) {
    bool is_nothing = !report->changed_bytes && !report->changed_references;
    tare_sheet_append_marked(is_nothing ? TARE_SHEET_DIM : TARE_SHEET_RED, style, text);
    tare_text_append_string(text, "observer effect: ");
    tare_sheet_append_number(report->changed_bytes, text);
    tare_text_append_string(text, " bytes, ");
    tare_sheet_append_number(report->changed_references, text);
    tare_text_append_string(text, " references");
    tare_sheet_append_marked(TARE_SHEET_PLAIN, style, text);
    tare_text_append_char(text, '\n');
}

const char *tare_instrument_render_text(TareInstrumentReport *report, TareSheetStyle style) {
    TareText *text = &report->rendered;
    tare_text_clear(text);
    for (size_t i = 0; i < report->parts.count; i++) {
        const TarePart *part = tare_vector_get(&report->parts, i);
        if (part->kind == TARE_PART_TABLE) {
            tare_sheet_append_table(part->rows, part->columns, part->column_count, style, text);
            continue;
        }
        tare_sheet_append_wrapped(part->text, style, text);
        tare_text_append_char(text, '\n');
    }
    tare_sheet_append_words(report->words, style, text);
    append_effect(report, style, text);
    return text->failed ? NULL : tare_text_get(text);
}

const char *tare_instrument_render_json(TareInstrumentReport *report) {
    TareText *text = &report->rendered;
    tare_text_clear(text);
    tare_document_append_json(&report->document.root, text);
    return text->failed ? NULL : tare_text_get(text);
}
