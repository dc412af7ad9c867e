// Names come from the structs of types, shapes and lines; no code of the program runs.
#include "measure/census_names.h"

#include "measure/reference.h"
#include "vm/trace.h"

static void append_type(const TareType *type, TareText *text) {
    tare_string_append_to(tare_reference_type_name(type), text);
}

static void append_shape(const TareShape *shape, TareText *text) {
    append_type(shape->type, text);
    if (shape->kind == TARE_SHAPE_DICT) tare_text_append_string(text, " with a dict of its own");
    if (shape->kind != TARE_SHAPE_VALUES) return;
    tare_text_append_string(text, "(");
    for (size_t i = 0; i < shape->key_count; i++) {
        if (i) tare_text_append_string(text, ", ");
        tare_string_append_to(tare_shape_get_key(shape, i), text);
    }
    tare_text_append_string(text, ")");
}

static void append_line(TareRuntime *rt, uint64_t key, TareText *text) {
    if (!key) {
        tare_text_append_string(text, rt->trace ? "(before tracing began)"
                                                : "(births are not traced)");
        return;
    }
    const TareTraceSite *site = tare_trace_stacks_site(&rt->trace->stacks, (uint32_t)key - 1);
    if (!site->line) tare_text_append_string(text, "(no line)");
    else tare_text_append_format(text, "%s:%d in %s", site->file, site->line, site->function);
}

static void append_generation(uint64_t key, TareText *text) {
    static const char *const names[] = {"generation 0", "generation 1", "generation 2", "frozen",
                                        "not tracked"};
    tare_text_append_string(text, names[key]);
}

static void append_holder(uint64_t key, TareText *text) {
    if (key == TARE_CENSUS_NAMES_ROOTS)
        tare_text_append_string(text, "(roots, or several holders)");
    else if (key == TARE_CENSUS_NAMES_GARBAGE)
        tare_text_append_string(text, "(garbage in cycles)");
    else append_type((const TareType *)(uintptr_t)key, text);
}

const char *tare_census_names_make(TareCensus *self, uint64_t key, const TareObject *object) {
    TareText text;
    tare_text_init(&text, self->names.allocator);
    const TareShape *shape = tare_shape_of_id(self->rt, object->shape_id);
    switch (self->grouping) {
    case TARE_CENSUS_BY_TYPE: append_type(shape->type, &text); break;
    case TARE_CENSUS_BY_SHAPE: append_shape(shape, &text); break;
    case TARE_CENSUS_BY_LINE: append_line(self->rt, key, &text); break;
    case TARE_CENSUS_BY_GENERATION: append_generation(key, &text); break;
    default: append_holder(key, &text);
    }
    const char *name =
        text.failed ? NULL : tare_arena_copy(&self->names, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    return name;
}
