// From regions to rows: a region of few references becomes one row a word, each with the name that
// it has in the language (slot, attribute, index, key) and what stands in it.
#include <stdio.h>

#include "measure/anatomy.h"
#include "measure/reference.h"
#include "object/instance.h"

// A region of more words than the first number is shown by its first few.
enum { SHOWN_WORDS = 24, FIRST_WORDS = 8 };

static const char *const kind_names[TARE_REGION_KIND_COUNT] = {
    [TARE_REGION_HEADER] = "header", [TARE_REGION_COUNT] = "count",
    [TARE_REGION_REFERENCES] = "references", [TARE_REGION_POINTER] = "pointer",
    [TARE_REGION_NUMBER] = "number", [TARE_REGION_TEXT] = "text",
    [TARE_REGION_INDEX] = "index", [TARE_REGION_SPARE] = "spare",
    [TARE_REGION_RAW] = "raw", [TARE_REGION_PADDING] = "padding",
};

const char *tare_anatomy_name_kind(TareRegionKind kind) { return kind_names[kind]; }

// Copies a text into the arena; "" when memory ends, which the arena remembers.
static const char *keep(TareAnatomy *self, const TareText *text) {
    const char *copy = tare_arena_copy(&self->arena, tare_text_get(text), text->length_bytes);
    return copy ? copy : "";
}

static void push_row(TareAnatomy *self, TareAnatomyRow row) {
    TareAnatomyRow *place = tare_vector_push(&self->rows);
    if (place) *place = row;
    else self->failed = true;
}

// ---- names of words ----

static void append_label(TareRuntime *rt, const TareAnatomy *self, const TareAnatomyRegion *region,
                         size_t index, TareText *text) {
    size_t word_count = region->size_bytes / sizeof(TareValue);
    size_t offset_bytes = region->offset_bytes + index * sizeof(TareValue);
    if (!strcmp(region->name, "slots")) {
        const TareType *type = tare_type_get(rt, self->subject);
        TareString *name = tare_reference_find_slot_name(rt, type, offset_bytes);
        if (name) tare_string_append_to(name, text);
        else tare_text_append_format(text, "slot %zu", index);
    } else if (!strcmp(region->name, "attributes") && region->block > 0) {
        TareObject *object = tare_value_get_object(self->subject);
        TareShape *shape = tare_shape_of_id(rt, object->shape_id);
        tare_string_append_to(tare_shape_get_key(shape, index), text);
    } else if (!strcmp(region->name, "keys and values")) {
        tare_text_append_format(text, "%s %zu", index % 2 ? "value" : "key", index / 2);
    } else if (!strcmp(region->name, "key and value")) {
        tare_text_append_string(text, index ? "value" : "key");
    } else {
        size_t bytes;
        const char *part = tare_reference_find_part(region->name, index, word_count, &bytes);
        if (part) tare_text_append(text, part, bytes);
        else tare_text_append_format(text, "[%zu]", index);
    }
}

// ---- rows ----

static TareAnatomyRow base_row(const TareAnatomy *self, const TareAnatomyRegion *region) {
    return (TareAnatomyRow){
        .block = region->block,
        .block_name = tare_anatomy_block(self, region->block)->name,
        .offset_bytes = region->offset_bytes,
        .size_bytes = region->size_bytes,
        .kind = kind_names[region->kind],
        .label = region->name,
        .value = "",
    };
}

static void add_words(TareRuntime *rt, TareAnatomy *self, const TareAnatomyRegion *region) {
    const TareAnatomyBlock *block = tare_anatomy_block(self, region->block);
    const TareValue *words = (const TareValue *)(block->start + region->offset_bytes);
    size_t count = region->size_bytes / sizeof *words;
    size_t shown = count <= SHOWN_WORDS ? count : FIRST_WORDS;
    TareText text;
    tare_text_init(&text, self->arena.allocator);
    for (size_t i = 0; i < shown; i++) {
        TareAnatomyRow row = base_row(self, region);
        row.offset_bytes += i * sizeof *words;
        row.size_bytes = sizeof *words;
        tare_text_clear(&text);
        append_label(rt, self, region, i, &text);
        row.label = keep(self, &text);
        tare_text_clear(&text);
        tare_anatomy_value_append(rt, words[i], &text);
        row.value = keep(self, &text);
        push_row(self, row);
    }
    if (shown < count) {
        TareAnatomyRow row = base_row(self, region);
        row.offset_bytes += shown * sizeof *words;
        row.size_bytes -= shown * sizeof *words;
        tare_text_clear(&text);
        tare_text_append_format(&text, "%zu more references", count - shown);
        row.value = keep(self, &text);
        push_row(self, row);
    }
    self->failed |= text.failed;
    tare_text_deinit(&text);
}

// What a pointer leads to, if it is another block of the object.
static void describe_pointer(TareAnatomy *self, const TareAnatomyRegion *region,
                             TareAnatomyRow *row) {
    char *target;
    if (region->size_bytes != sizeof target) return;
    memcpy(&target, tare_anatomy_block(self, region->block)->start + region->offset_bytes,
           sizeof target);
    row->value = target ? "" : "(none)";
    for (size_t i = 0; i < self->blocks.count; i++)
        if (tare_anatomy_block(self, i)->start == target)
            row->value = tare_anatomy_block(self, i)->name;
}

static void describe_header(TareAnatomy *self, TareAnatomyRow *row) {
    TareText text;
    tare_text_init(&text, self->arena.allocator);
    if (self->is_immortal) tare_text_append_string(&text, "count: immortal");
    else tare_text_append_format(&text, "count %zu", self->reference_count);
    tare_text_append_format(&text, ", %s", self->type_name);
    row->value = keep(self, &text);
    tare_text_deinit(&text);
}

// A length, or two halves of a word such as "length and capacity".
static void describe_count(TareAnatomy *self, const TareAnatomyRegion *region,
                           TareAnatomyRow *row) {
    uint32_t halves[2] = {0, 0};
    bool is_pair = region->size_bytes == 8 && strstr(region->name, " and ");
    bool is_length = !strcmp(region->name, "length") && region->size_bytes <= 8;
    if (!is_pair && !is_length) return;
    memcpy(halves, tare_anatomy_block(self, region->block)->start + region->offset_bytes,
           region->size_bytes);
    TareText text;
    tare_text_init(&text, self->arena.allocator);
    tare_text_append_format(&text, "%u", halves[0]);
    if (is_pair) tare_text_append_format(&text, ", %u", halves[1]);
    row->value = keep(self, &text);
    tare_text_deinit(&text);
}

static void add_region(TareRuntime *rt, TareAnatomy *self, const TareAnatomyRegion *region) {
    if (region->kind == TARE_REGION_REFERENCES) {
        add_words(rt, self, region);
        return;
    }
    TareAnatomyRow row = base_row(self, region);
    if (region->kind == TARE_REGION_HEADER) describe_header(self, &row);
    if (region->kind == TARE_REGION_COUNT) describe_count(self, region, &row);
    if (region->kind == TARE_REGION_POINTER) describe_pointer(self, region, &row);
    push_row(self, row);
}

static void add_slack(TareAnatomy *self, size_t index) {
    const TareAnatomyBlock *block = tare_anatomy_block(self, index);
    if (block->taken_bytes <= block->requested_bytes) return;
    push_row(self, (TareAnatomyRow){
                       .block = index,
                       .block_name = block->name,
                       .offset_bytes = block->requested_bytes,
                       .size_bytes = block->taken_bytes - block->requested_bytes,
                       .kind = "slack",
                       .label = "",
                       .value = "",
                   });
}

void tare_anatomy_rows_make(TareRuntime *rt, TareAnatomy *self) {
    size_t next = 0;
    for (size_t i = 0; i < self->blocks.count; i++) {
        for (; next < self->regions.count && tare_anatomy_region(self, next)->block == i; next++)
            add_region(rt, self, tare_anatomy_region(self, next));
        add_slack(self, i);
    }
}
