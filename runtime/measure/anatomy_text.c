// An anatomy in words: the one line of the prompt.
#include "measure/anatomy.h"
#include "measure/sheet.h"

static const char separator[] = " \xc2\xb7 ";

// How the line calls a region of the object's own block.
static const char *short_name(const TareAnatomyRegion *region) {
    switch (region->kind) {
    case TARE_REGION_HEADER: return "header";
    case TARE_REGION_COUNT: return "counts";
    case TARE_REGION_POINTER: return "pointer";
    case TARE_REGION_SPARE: return "spare";
    case TARE_REGION_PADDING: return "padding";
    case TARE_REGION_INDEX: return "index";
    default: return region->name;
    }
}

// The bytes of the region `first` and of all later ones of the block that are called the same;
// 0 when an earlier one was: then it is in the line already.
static size_t sum_alike(const TareAnatomy *self, size_t first) {
    const TareAnatomyRegion *region = tare_anatomy_region(self, first);
    size_t sum = 0;
    for (size_t i = 0; i < self->regions.count; i++) {
        const TareAnatomyRegion *other = tare_anatomy_region(self, i);
        if (other->block != region->block) continue;
        if (strcmp(short_name(other), short_name(region)) != 0) continue;
        if (i < first) return 0;
        sum += other->size_bytes;
    }
    return sum;
}

static void append_parts(const TareAnatomy *self, TareText *text) {
    const char *plus = "";
    for (size_t i = 0; i < self->regions.count; i++) {
        const TareAnatomyRegion *region = tare_anatomy_region(self, i);
        if (region->block != 0) break;
        size_t bytes = sum_alike(self, i);
        if (!bytes) continue;
        tare_text_append_format(text, "%s%s ", plus, short_name(region));
        tare_sheet_append_number((int64_t)bytes, text);
        plus = " + ";
    }
    for (size_t i = 1; i < self->blocks.count; i++) {
        const TareAnatomyBlock *block = tare_anatomy_block(self, i);
        tare_text_append_format(text, "%s%s block %zu", plus, block->name,
                                block->requested_bytes);
        plus = " + ";
    }
}

static void append_keys(const TareAnatomy *self, TareText *text) {
    if (!self->has_shared_keys) return;
    tare_text_append_format(text, "%s%zu key%s", separator, self->key_count,
                            self->key_count == 1 ? "" : "s");
    if (self->sharing_count)
        tare_text_append_format(text, " shared with %zu other%s", self->sharing_count,
                                self->sharing_count == 1 ? "" : "s");
    else tare_text_append_string(text, " in the class, shared with no other so far");
}

static void append_references(const TareAnatomy *self, TareText *text) {
    if (self->is_immortal) tare_text_append_format(text, "%simmortal", separator);
    else {
        tare_text_append_string(text, separator);
        tare_sheet_append_number((int64_t)self->reference_count, text);
        tare_text_append_format(text, " reference%s%s", self->reference_count == 1 ? "" : "s",
                                self->is_kept_by_underscore ? " (only _ keeps it)" : "");
    }
    if (self->is_weakly_referenced)
        tare_text_append_format(text, "%sweakly referenced", separator);
}

static void make_line(TareAnatomy *self) {
    TareText *text = &self->line;
    if (self->is_immediate) {
        tare_text_append_string(text, "0 B: the value is the word that refers to it");
        return;
    }
    tare_sheet_append_number((int64_t)self->taken_bytes, text);
    tare_text_append_string(text, " B = ");
    append_parts(self, text);
    tare_text_append_format(text, "%sslack %zu", separator,
                            self->taken_bytes - self->requested_bytes);
    append_keys(self, text);
    append_references(self, text);
    tare_text_append_format(text, "%s%s%salone %s", separator, self->generation, separator,
                            self->is_alone_cut ? "at least " : "");
    tare_sheet_append_number((int64_t)self->alone_bytes, text);
    tare_text_append_string(text, " B");
}

void tare_anatomy_text_make(TareRuntime *rt, TareAnatomy *self) { make_line(self); }
