// The instrument `anatomy`: every byte of one object as a table and a drawing of each block.
#include "measure/anatomy_report.h"

#include "object/error.h"
#include "object/weak.h"

TareStatus tare_anatomy_report(TareRuntime *rt, const TareRequest *request,
                               TareInstrumentReport *report);

static const TareColumn columns[] = {
    {"offset_bytes", "offset", TARE_COLUMN_OFFSET}, {"size_bytes", "bytes", TARE_COLUMN_COUNT},
    {"kind", "region", TARE_COLUMN_TEXT},           {"label", "name", TARE_COLUMN_TEXT},
    {"value", "value", TARE_COLUMN_TEXT},           {"meaning", "meaning", TARE_COLUMN_TEXT},
};

static const struct {
    const char *kind, *meaning;
} meanings[] = {
    {"header", "count 4, shape 4"},
    {"count", "length, room or hash"},
    {"references", "value, or its address"},
    {"pointer", "leads to a block"},
    {"number", "digits"},
    {"text", "characters or bytes"},
    {"index", "places of a hash table"},
    {"spare", "room for more"},
    {"raw", "machine words"},
    {"padding", "only to align"},
    {"slack", "end of the size class"},
};

static const char *find_meaning(const char *kind) {
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (!strcmp(meanings[i].kind, kind)) return meanings[i].meaning;
    return "";
}

// ---- the document ------------------------------------------------------------------------------

static void add_row(TareDocument *document, TareNode *list, const TareAnatomyRow *row) {
    TareNode *map = tare_document_add_map(document, list, NULL);
    tare_document_add_number(document, map, "block", (int64_t)row->block);
    tare_document_add_text(document, map, "block_name", row->block_name);
    tare_document_add_number(document, map, "offset_bytes", (int64_t)row->offset_bytes);
    tare_document_add_number(document, map, "size_bytes", (int64_t)row->size_bytes);
    tare_document_add_text(document, map, "kind", row->kind);
    tare_document_add_text(document, map, "label", row->label);
    tare_document_add_text(document, map, "value", row->value);
    tare_document_add_text(document, map, "meaning", find_meaning(row->kind));
}

static size_t count_weak(TareRuntime *rt, const TareAnatomy *anatomy) {
    size_t count = 0;
    if (!anatomy->is_weakly_referenced) return 0;
    const TareWeakReference *reference =
        tare_weak_find(rt, tare_value_get_object(anatomy->subject));
    for (; reference; reference = tare_weak_next(reference)) count++;
    return count;
}

static void add_numbers(TareDocument *document, const TareAnatomy *anatomy) {
    const struct {
        const char *key;
        size_t number;
    } rows[] = {
        {"own_bytes", anatomy->taken_bytes},
        {"requested_bytes", anatomy->requested_bytes},
        {"slack_bytes", anatomy->taken_bytes - anatomy->requested_bytes},
        {"alone_bytes", anatomy->alone_bytes},
        {"alone_count", anatomy->alone_count},
        {"block_count", anatomy->blocks.count},
        {"reference_count", anatomy->reference_count},
        {"key_count", anatomy->key_count},
        {"sharing_count", anatomy->sharing_count},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        tare_document_add_number(document, &document->root, rows[i].key, (int64_t)rows[i].number);
}

static void add_document(TareRuntime *rt, const TareAnatomy *anatomy, TareDocument *document) {
    TareNode *root = &document->root;
    tare_document_add_text(document, root, "type_name", anatomy->type_name);
    tare_document_add_text(document, root, "line", tare_text_get(&anatomy->line));
    add_numbers(document, anatomy);
    tare_document_add_real(document, root, "metadata_share_bytes",
                           (double)anatomy->metadata_millibytes / 1000);
    tare_document_add_number(document, root, "weak_reference_count",
                             (int64_t)count_weak(rt, anatomy));
    tare_document_add_bool(document, root, "is_immediate", anatomy->is_immediate);
    tare_document_add_bool(document, root, "is_immortal", anatomy->is_immortal);
    tare_document_add_bool(document, root, "is_alone_cut", anatomy->is_alone_cut);
    tare_document_add_bool(document, root, "is_weakly_referenced", anatomy->is_weakly_referenced);
    tare_document_add_bool(document, root, "has_shared_keys", anatomy->has_shared_keys);
    tare_document_add_text(document, root, "generation", anatomy->generation);
    TareNode *regions = tare_document_add_list(document, root, "regions");
    for (size_t i = 0; i < anatomy->rows.count; i++)
        add_row(document, regions, tare_vector_get(&anatomy->rows, i));
}

// ---- what the prompt shows ---------------------------------------------------------------------

// The rows of one block as a list of its own; it stands beside the document, not in it.
static TareNode *list_block(const TareAnatomy *anatomy, size_t index, TareDocument *document) {
    TareNode *list = tare_arena_alloc(&document->arena, sizeof *list);
    if (!list) return NULL;
    list->kind = TARE_NODE_LIST;
    for (size_t i = 0; i < anatomy->rows.count; i++) {
        const TareAnatomyRow *row = tare_vector_get(&anatomy->rows, i);
        if (row->block == index) add_row(document, list, row);
    }
    return list;
}

static void show_block(const TareAnatomy *anatomy, size_t index, TareInstrumentReport *report) {
    const TareAnatomyBlock *block = tare_anatomy_block(anatomy, index);
    TareText *text = &report->scratch;
    tare_text_append_format(text, TARE_SHEET_BOLD "block %zu: %s, ", index, block->name);
    tare_sheet_append_bytes(block->taken_bytes, text);
    tare_text_append_string(text, TARE_SHEET_PLAIN);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    tare_instrument_add_table(report, list_block(anatomy, index, &report->document), columns,
                              sizeof columns / sizeof *columns);
    tare_anatomy_drawing_append(anatomy, index, text);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
}

static void show_beside(TareRuntime *rt, const TareAnatomy *anatomy,
                        TareInstrumentReport *report) {
    TareText *text = &report->scratch;
    size_t weak_count = count_weak(rt, anatomy);
    tare_text_append_format(text, "beside its blocks: page metadata %zu.%03zu B",
                            anatomy->metadata_millibytes / 1000,
                            anatomy->metadata_millibytes % 1000);
    if (weak_count)
        tare_text_append_format(text, " · %zu weak reference%s: an entry of %d B in the weak table",
                                weak_count, weak_count == 1 ? "" : "s", TARE_WEAK_ENTRY_BYTES);
    if (anatomy->has_shared_keys)
        tare_text_append_format(text, "\n%zu key%s in the class, used by %zu other instance%s",
                                anatomy->key_count, anatomy->key_count == 1 ? "" : "s",
                                anatomy->sharing_count, anatomy->sharing_count == 1 ? "" : "s");
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
}

void tare_anatomy_report_fill(TareRuntime *rt, const TareAnatomy *anatomy,
                              TareInstrumentReport *report) {
    add_document(rt, anatomy, &report->document);
    tare_text_append_format(&report->scratch, "%s: %s", anatomy->type_name,
                            tare_text_get(&anatomy->line));
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    if (anatomy->is_immediate) return;
    for (size_t i = 0; i < anatomy->blocks.count; i++) show_block(anatomy, i, report);
    show_beside(rt, anatomy, report);
    tare_anatomy_svg_append(anatomy, &report->svg);
    report->words = TARE_SHEET_OWN | TARE_SHEET_SLACK | TARE_SHEET_METADATA;
}

TareStatus tare_anatomy_report(TareRuntime *rt, const TareRequest *request,
                               TareInstrumentReport *report) {
    TareAnatomy anatomy;
    TareStatus status = tare_anatomy_init(rt, &anatomy, request->subject,
                                          request->asking_count + request->shown_count);
    if (status == TARE_OK) tare_anatomy_report_fill(rt, &anatomy, report);
    else tare_error_raise_memory(rt);
    tare_anatomy_deinit(&anatomy);
    return status;
}
