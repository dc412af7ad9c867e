// The instrument `why`: every reference to an object by name, the shortest chain that keeps it
// alive, and the fewest references whose removal would free it.
#include "measure/paths.h"
#include "measure/reference.h"
#include "object/error.h"
#include "object/weak.h"

TareStatus tare_why_report(TareRuntime *rt, const TareRequest *request,
                           TareInstrumentReport *report);

enum { SHOWN_REFERENCES = 40, LONGEST_PATH = 24 };

typedef struct Why {
    TareRuntime *rt;
    TareInstrumentReport *report;
    TarePaths paths;
    TareNode *incoming;   // list of the document
    size_t incoming_count;
    TareText *text;       // the report's scratch
    // While references are listed:
    uint32_t holder_place;
    TareObject *child;
    TareNode *list;
    size_t found_count;
} Why;

static void append_type(TareRuntime *rt, const TareObject *object, TareText *text) {
    const TareType *type = tare_shape_of_id(rt, object->shape_id)->type;
    tare_string_append_to(tare_reference_type_name(type), text);
}

// ---- names of places ---------------------------------------------------------------------------

static const TareHolder *get_holder(const Why *self, uint32_t source) {
    return tare_vector_get(&self->paths.holders, source - TARE_PATHS_SOURCE);
}

// A reference out of the dict of a module is a global.
static void append_global(const TareHolder *holder, const TareReference *reference,
                          TareText *text) {
    bool is_main = tare_string_equals_c(holder->name, "__main__");
    bool is_underscore = tare_string_equals_c(holder->name, "builtins") &&
                         tare_value_is_exact(reference->key, TARE_TYPE_STR) &&
                         tare_string_equals_c(tare_string_of(reference->key), "_");
    if (!is_main && !is_underscore) {
        tare_string_append_to(holder->name, text);
        tare_text_append_char(text, '.');
    }
    if (tare_value_is_exact(reference->key, TARE_TYPE_STR))
        tare_string_append_to(tare_string_of(reference->key), text);
}

typedef struct Step {
    TareObject *child;
    TareReference reference;
    bool is_found;
} Step;

static void find_step(void *context, const TareReference *reference) {
    Step *self = context;
    bool is_better = !self->is_found || (self->reference.kind == TARE_REFERENCE_KEY &&
                                         reference->kind == TARE_REFERENCE_VALUE);
    if (reference->child != self->child || !is_better || reference->kind == TARE_REFERENCE_WEAK)
        return;
    self->reference = *reference;
    self->is_found = true;
}

static Step get_step(Why *self, uint32_t from, uint32_t to) {
    Step step = {.child = tare_numbering_find(&self->paths.numbering, to)};
    TareReferences references;
    tare_reference_init(&references, self->rt, find_step, &step);
    tare_reference_visit(&references, tare_numbering_find(&self->paths.numbering, from));
    return step;
}

static bool is_globals(const Why *self, uint32_t source) {
    return source >= TARE_PATHS_SOURCE && source != TARE_PATHS_RUNTIME &&
           get_holder(self, source)->kind == TARE_HOLDER_GLOBALS;
}

static void append_reference(Why *self, uint32_t from, const TareReference *reference) {
    uint32_t source = self->paths.parents[from];
    if (is_globals(self, source) && reference->kind == TARE_REFERENCE_VALUE)
        append_global(get_holder(self, source), reference, self->text);
    else tare_reference_append(self->rt, reference, self->text);
}

// What a chain begins with: the name of a local, or what holds it.
static void append_source(Why *self, uint32_t source) {
    if (source == TARE_PATHS_RUNTIME) {
        tare_text_append_string(self->text, "(the runtime)");
        return;
    }
    const TareHolder *holder = get_holder(self, source);
    if (holder->kind == TARE_HOLDER_LOCAL) tare_string_append_to(holder->name, self->text);
    else {
        tare_text_append_char(self->text, '(');
        tare_holders_append(holder, self->text);
        tare_text_append_char(self->text, ')');
    }
}

// The places of objects from `place` on towards what holds them, at most LONGEST_PATH + 1. Returns
// what comes after the last.
static uint32_t climb(const Why *self, uint32_t place, uint32_t *steps, size_t *count) {
    *count = 0;
    do {
        steps[(*count)++] = place;
        place = self->paths.parents[place];
    } while (place < TARE_PATHS_SOURCE && place != TARE_PATHS_NONE && *count <= LONGEST_PATH);
    return place;
}

// The place as an expression, by the shortest chain: "cases[3].parent".
static void append_path(Why *self, uint32_t place) {
    uint32_t steps[LONGEST_PATH + 1];
    size_t count;
    place = climb(self, place, steps, &count);
    if (place == TARE_PATHS_NONE) tare_text_append_string(self->text, "(itself)");
    else if (count > LONGEST_PATH) tare_text_append_string(self->text, "…");
    else if (!is_globals(self, place)) append_source(self, place);
    else if (count == 1) tare_holders_append(get_holder(self, place), self->text);
    for (size_t i = count - 1; i-- > 0;) {
        Step step = get_step(self, steps[i + 1], steps[i]);
        if (step.is_found) append_reference(self, steps[i + 1], &step.reference);
    }
}

// ---- every reference ---------------------------------------------------------------------------

static void add_reference(Why *self, const char *kind, const char *holder_type) {
    TareDocument *document = &self->report->document;
    const char *name = tare_instrument_take_scratch(self->report);
    if (self->found_count++ >= SHOWN_REFERENCES) return;
    TareNode *row = tare_document_add_map(document, self->list, NULL);
    tare_document_add_text(document, row, "kind", kind);
    tare_document_add_text(document, row, "reference", name);
    tare_document_add_text(document, row, "holder_type", holder_type);
}

static void list_named(void *context, const TareReference *reference) {
    Why *self = context;
    if (reference->child != self->child) return;
    uint32_t from = self->holder_place;
    TareObject *holder = tare_numbering_find(&self->paths.numbering, from);
    append_type(self->rt, holder, self->text);
    const char *type = tare_instrument_take_scratch(self->report);
    bool is_global = is_globals(self, self->paths.parents[from]) &&
                     reference->kind == TARE_REFERENCE_VALUE;
    if (self->found_count < SHOWN_REFERENCES) {
        if (!is_global) append_path(self, from);
        append_reference(self, from, reference);
    }
    add_reference(self, is_global ? "global" : tare_reference_kind_names[reference->kind], type);
}

// All references of one object of the heap to the child.
static void list_from(Why *self, uint32_t place) {
    TareReferences references;
    self->holder_place = place;
    tare_reference_init(&references, self->rt, list_named, self);
    tare_reference_visit(&references, tare_numbering_find(&self->paths.numbering, place));
}

static void list_holder(Why *self, const TareHolder *holder) {
    static const char *const kinds[] = {"globals", "local", "temporary", "call", "thread", "handle",
                                        "exception"};
    tare_holders_append(holder, self->text);
    add_reference(self, kinds[holder->kind], "");
}

// Looks at every object once, in the cheapest way, before references are named.
typedef struct Scan {
    TareDescriber base;
    Why *why;
    bool is_found;
} Scan;

static void scan_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                        const char *name) {
    Scan *self = (Scan *)base;
    uint64_t wanted = (uint64_t)(uintptr_t)self->why->child;
    const TareValue *words = start;
    for (size_t i = 0; i < bytes / sizeof *words; i++)
        self->is_found |= words[i].bits == wanted;
}

static void scan_implied(TareDescriber *base, TareValue target, const char *name) {
    Scan *self = (Scan *)base;
    self->is_found |= target.bits == (uint64_t)(uintptr_t)self->why->child;
}

static void scan_object(void *context, uint32_t place, TareObject *object) {
    Scan *self = context;
    TareType *type = tare_shape_of_id(self->why->rt, object->shape_id)->type;
    self->is_found = false;
    if (type->slots.describe) type->slots.describe(self->why->rt, object, &self->base);
    if (self->is_found) list_from(self->why, place);
}

static void list_incoming(Why *self) {
    TareDocument *document = &self->report->document;
    self->child = self->paths.target;
    self->list = tare_document_add_list(document, &document->root, "references");
    self->incoming = self->list;
    for (size_t i = 0; i < self->paths.holders.count; i++) {
        const TareHolder *holder = tare_vector_get(&self->paths.holders, i);
        if (holder->target == self->child) list_holder(self, holder);
    }
    Scan scan = {.base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) |
                                   TARE_DESCRIBE_IMPLIED,
                          .region = scan_region,
                          .implied = scan_implied},
                 .why = self};
    tare_numbering_visit(&self->paths.numbering, scan_object, &scan);
    for (size_t i = 0; i < self->paths.kept.count; i++)
        if (*(uint32_t *)tare_vector_get(&self->paths.kept, i) == self->paths.target_place) {
            tare_text_append_string(self->text, "the runtime's own tables");
            add_reference(self, "runtime", "");
        }
    self->incoming_count = self->found_count;
    tare_document_add_number(document, &document->root, "reference_count",
                             (int64_t)self->found_count);
}

// ---- the chain ---------------------------------------------------------------------------------

static void add_chain_row(Why *self, TareNode *list, const TareObject *object) {
    TareDocument *document = &self->report->document;
    const char *step = tare_instrument_take_scratch(self->report);
    TareNode *row = tare_document_add_map(document, list, NULL);
    tare_document_add_text(document, row, "step", step);
    append_type(self->rt, object, self->text);
    tare_document_add_text(document, row, "type_name", tare_instrument_take_scratch(self->report));
}

static TareNode *list_chain(Why *self) {
    TareDocument *document = &self->report->document;
    TareNode *list = tare_document_add_list(document, &document->root, "chain");
    uint32_t steps[LONGEST_PATH + 1];
    size_t count;
    uint32_t place = climb(self, self->paths.target_place, steps, &count);
    if (place == TARE_PATHS_NONE) return list;
    if (place >= TARE_PATHS_SOURCE) {
        if (place == TARE_PATHS_RUNTIME) append_source(self, place);
        else tare_holders_append(get_holder(self, place), self->text);
        add_chain_row(self, list, tare_numbering_find(&self->paths.numbering, steps[count - 1]));
    }
    for (size_t i = count - 1; i-- > 0;) {
        Step step = get_step(self, steps[i + 1], steps[i]);
        if (step.is_found) append_reference(self, steps[i + 1], &step.reference);
        add_chain_row(self, list, step.child);
    }
    return list;
}

// ---- the cut -----------------------------------------------------------------------------------

static bool is_near(const Why *self, uint32_t place) {
    return place >= TARE_PATHS_SOURCE || self->paths.parents[place] != TARE_PATHS_NONE;
}

// The references between what the last search of `cut` reached and what it did not. They are named
// by the chains of the first search, since the last one did not get behind them.
static TareNode *list_cut(Why *self, const TarePaths *cut) {
    TareDocument *document = &self->report->document;
    TareNode *list = tare_document_add_list(document, &document->root, "cut");
    self->list = list;
    self->found_count = 0;
    for (size_t i = 0; i < cut->flow.count; i++) {
        const TarePathsEdge *edge = tare_vector_get(&cut->flow, i);
        const Why near = {.paths = *cut};
        if (!edge->word || !is_near(&near, edge->from) || is_near(&near, edge->to)) continue;
        self->child = tare_numbering_find(&self->paths.numbering, edge->to);
        if (edge->from >= TARE_PATHS_SOURCE) list_holder(self, get_holder(self, edge->from));
        else list_from(self, edge->from);
    }
    return list;
}

// When as many chains as references end at the object, these are the set, and the nearest one.
static TareNode *choose_cut(Why *self, const TareRequest *request) {
    TarePaths cut;
    TareNode *list = NULL;
    TareDocument *document = &self->report->document;
    if (tare_paths_init(&cut, self->rt, request, self->paths.target, &self->report->progress) !=
            TARE_OK ||
        tare_paths_cut(&cut) != TARE_OK)
        self->paths.failed = true;
    else if (!cut.is_uncuttable && !cut.has_more && cut.chain_count) {
        list = cut.chain_count == self->incoming_count ? self->incoming : list_cut(self, &cut);
        tare_document_add_number(document, &document->root, "cut_count",
                                 (int64_t)cut.chain_count);
    }
    tare_document_add_bool(document, &document->root, "is_kept_for_good", cut.is_uncuttable);
    tare_document_add_bool(document, &document->root, "has_more_cuts", cut.has_more);
    tare_paths_deinit(&cut);
    return list;
}

// ---- what is shown -----------------------------------------------------------------------------

static const TareColumn reference_columns[] = {
    {"kind", "kind", TARE_COLUMN_TEXT},
    {"reference", "reference", TARE_COLUMN_TEXT},
    {"holder_type", "in a", TARE_COLUMN_TEXT},
};
static const TareColumn chain_columns[] = {
    {"step", "step", TARE_COLUMN_TEXT},
    {"type_name", "leads to a", TARE_COLUMN_TEXT},
};

static void show_list(Why *self, const char *title, const TareNode *list,
                      const TareColumn *columns, size_t count) {
    tare_text_append_format(self->text, TARE_SHEET_BOLD "%s" TARE_SHEET_PLAIN, title);
    tare_instrument_add_text(self->report, tare_instrument_take_scratch(self->report));
    tare_instrument_add_table(self->report, list, columns, count);
}

static void show_incoming(Why *self) {
    TareText *text = self->text;
    const char *plural = self->incoming_count == 1 ? "" : "s";
    append_type(self->rt, self->paths.target, text);
    tare_text_append_string(text, ": ");
    tare_sheet_append_number((int64_t)self->incoming_count, text);
    tare_text_append_format(text, " reference%s", plural);
    if (self->incoming_count > SHOWN_REFERENCES)
        tare_text_append_format(text, ", the first %d of them:", SHOWN_REFERENCES);
    const char *title = tare_instrument_take_scratch(self->report);
    show_list(self, title, self->incoming, reference_columns, 3);
}

static void show_cut(Why *self, const TareNode *cut) {
    const TareNode *count = tare_document_find(&self->report->document.root, "cut_count");
    const TareNode *for_good =
        tare_document_find(&self->report->document.root, "is_kept_for_good");
    if (cut && count) {
        tare_text_append_format(self->text, "to free it, give up %s",
                                count->number == 1 ? "one reference" : "these references");
        const char *title = tare_instrument_take_scratch(self->report);
        show_list(self, title, cut, reference_columns, 2);
    } else if (for_good && for_good->truth) {
        tare_instrument_add_text(self->report, "the runtime itself keeps it: it cannot be freed");
    } else if (!tare_document_find(&self->report->document.root, "chain")->children.count) {
        tare_instrument_add_text(self->report,
                                 "nothing that lives leads to it: it goes when you let go of it, "
                                 "or at the\nnext collection");
    } else {
        tare_instrument_add_text(self->report,
                                 "to free it, more than 32 references must be given up");
    }
}

static void fill(Why *self, const TareRequest *request) {
    TareDocument *document = &self->report->document;
    append_type(self->rt, self->paths.target, self->text);
    tare_document_add_text(document, &document->root, "type_name",
                           tare_instrument_take_scratch(self->report));
    list_incoming(self);
    const TareNode *chain = list_chain(self);
    const TareNode *cut = choose_cut(self, request);
    if (!cut) tare_document_add_list(document, &document->root, "cut");
    else if (cut == self->incoming) tare_document_add_text(document, &document->root, "cut_is",
                                                           "all of references");
    show_incoming(self);
    if (chain && chain->children.count)
        show_list(self, "the shortest chain to it", chain, chain_columns, 2);
    show_cut(self, cut);
}

TareStatus tare_why_report(TareRuntime *rt, const TareRequest *request,
                           TareInstrumentReport *report) {
    if (!tare_value_is_object(request->subject)) {
        tare_document_add_text(&report->document, &report->document.root, "type_name",
                               tare_type_name_of(rt, request->subject));
        tare_instrument_add_text(report, "the value is the word that refers to it: nothing is "
                                         "kept alive");
        return TARE_OK;
    }
    Why self = {.rt = rt, .report = report, .text = &report->scratch};
    TareObject *target = tare_value_get_object(request->subject);
    TareStatus status = tare_paths_init(&self.paths, rt, request, target, &report->progress);
    if (status == TARE_OK) fill(&self, request);
    if (status != TARE_OK || self.paths.failed) {
        tare_error_raise_memory(rt);
        status = TARE_ERROR;
    }
    tare_paths_deinit(&self.paths);
    return status;
}
