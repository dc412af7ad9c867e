// The instrument `retained`: the objects that keep most alive, by the dominator tree.
#include <stdlib.h>

#include "measure/anatomy.h"
#include "measure/dominators.h"
#include "measure/instrument.h"
#include "measure/reference.h"
#include "modules/own_size.h"
#include "object/error.h"

enum { SHOWN_COUNT = 20, MOST_SHOWN_COUNT = 10000 };

TareStatus tare_retained_report(TareRuntime *rt, const TareRequest *request,
                                TareInstrumentReport *report);

// The nodes that retain most, by insertion into a short list.
static TareStatus choose(const TareDominators *tree, TareVector *chosen, size_t limit) {
    if (tare_vector_reserve(chosen, limit + 1) != TARE_OK) return TARE_ERROR;
    uint32_t *list = chosen->items;
    for (uint32_t node = 1; node < tree->node_count; node++) {
        size_t at = chosen->count;
        if (at == limit && tree->retained[node] <= tree->retained[list[at - 1]]) continue;
        for (; at > 0 && tree->retained[list[at - 1]] < tree->retained[node]; at--)
            list[at] = list[at - 1];
        list[at] = node;
        if (chosen->count < limit) chosen->count++;
    }
    return TARE_OK;
}

static void add_row(TareInstrumentReport *report, TareNode *list, const TareDominators *tree,
                    uint32_t node) {
    TareRuntime *rt = tree->rt;
    TareDocument *document = &report->document;
    TareValue object = tare_value_from_object(tare_dominators_object(tree, node));
    uint64_t retained = tree->retained[node], all = tree->retained[0];
    TareNode *map = tare_document_add_map(document, list, NULL);
    tare_string_append_to(tare_reference_type_name(tare_type_get(rt, object)), &report->scratch);
    tare_document_add_text(document, map, "type_name", tare_instrument_take_scratch(report));
    tare_anatomy_value_append(rt, object, &report->scratch);
    tare_document_add_text(document, map, "value", tare_instrument_take_scratch(report));
    tare_document_add_number(document, map, "retained_bytes", (int64_t)retained);
    tare_document_add_real(document, map, "share", all ? (double)retained / (double)all : 0);
    tare_document_add_number(document, map, "own_bytes",
                             (int64_t)tare_own_size_measure(rt, object).taken_bytes);
}

static void fill(TareInstrumentReport *report, const TareDominators *tree,
                 const TareVector *chosen) {
    static const TareColumn columns[] = {
        {"retained_bytes", "retained", TARE_COLUMN_COUNT},
        {"share", "share", TARE_COLUMN_PERCENT},
        {"own_bytes", "own", TARE_COLUMN_COUNT},
        {"type_name", "type", TARE_COLUMN_TEXT},
        {"value", "value", TARE_COLUMN_TEXT},
    };
    TareDocument *document = &report->document;
    tare_document_add_number(document, &document->root, "reachable_count",
                             (int64_t)tree->node_count - 1);
    tare_document_add_number(document, &document->root, "reachable_bytes",
                             (int64_t)tree->retained[0]);
    TareNode *rows = tare_document_add_list(document, &document->root, "rows");
    for (size_t i = 0; i < chosen->count; i++)
        add_row(report, rows, tree, *(uint32_t *)tare_vector_get(chosen, i));
    tare_instrument_add_table(report, rows, columns, sizeof columns / sizeof *columns);
    report->words = TARE_SHEET_OWN | TARE_SHEET_RETAINED;
}

static TareStatus read_limit(TareRuntime *rt, const TareRequest *request, size_t *limit) {
    const char *text = tare_instrument_find_option(request, "limit");
    if (!text && request->word_count) text = request->words[0];
    char *rest = NULL;
    unsigned long number = text ? strtoul(text, &rest, 10) : SHOWN_COUNT;
    *limit = number;
    bool is_number = !text || (*text >= '0' && *text <= '9' && !*rest);
    if (is_number && number >= 1 && number <= MOST_SHOWN_COUNT) return TARE_OK;
    tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "limit must be from 1 to %d, not %s",
                     MOST_SHOWN_COUNT, text);
    return TARE_ERROR;
}

TareStatus tare_retained_report(TareRuntime *rt, const TareRequest *request,
                                TareInstrumentReport *report) {
    TareDominators tree;
    TareVector chosen;
    size_t limit;
    if (read_limit(rt, request, &limit) != TARE_OK) return TARE_ERROR;
    tare_vector_init(&chosen, tare_instrument_allocator(rt), sizeof(uint32_t));
    TareStatus status = tare_dominators_init(&tree, rt, &report->progress);
    if (status == TARE_OK) status = choose(&tree, &chosen, limit);
    if (status == TARE_OK) fill(report, &tree, &chosen);
    else tare_error_raise_memory(rt);
    tare_dominators_deinit(&tree);
    tare_vector_deinit(&chosen);
    return status;
}
