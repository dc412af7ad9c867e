// Names are worked out from where a word stands: its region's name, its block, its index.
#include "measure/reference.h"

#include "measure/anatomy.h"
#include "measure/digits.h"
#include "object/descriptor.h"
#include "object/weak.h"
#include "vm/generator.h"

const char *const tare_reference_kind_names[] = {
    [TARE_REFERENCE_ITEM] = "item",   [TARE_REFERENCE_ATTRIBUTE] = "attribute",
    [TARE_REFERENCE_VALUE] = "value", [TARE_REFERENCE_KEY] = "key",
    [TARE_REFERENCE_FIELD] = "field", [TARE_REFERENCE_CLASS] = "class",
    [TARE_REFERENCE_WEAK] = "weak",   [TARE_REFERENCE_LOCAL] = "local",
};

#define WANTED \
    (TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_BLOCKS | TARE_DESCRIBE_IMPLIED)

TareString *tare_reference_find_slot_name(TareRuntime *rt, const TareType *type,
                                          size_t offset_bytes) {
    if (type->flags & TARE_TYPE_HAS_TAIL) return NULL;
    for (size_t i = 0; i < type->mro->length; i++) {
        TareType *class = tare_type_of_value(type->mro->items[i]);
        if (tare_value_is_absent(class->slot_names)) continue;
        const TareTable *table = &class->attributes->table;
        TareValue key, value;
        for (size_t cursor = 0; tare_table_next(table, &cursor, &key, &value);) {
            if (!tare_value_is_exact(value, TARE_TYPE_MEMBER_DESCRIPTOR)) continue;
            TareSlotDescriptor *slot = (TareSlotDescriptor *)tare_value_get_object(value);
            if (slot->offset == offset_bytes) return slot->name;
        }
    }
    return NULL;
}

const char *tare_reference_find_part(const char *name, size_t index, size_t count,
                                     size_t *bytes) {
    size_t parts = 1;
    for (const char *cursor = name; *cursor; cursor++) parts += *cursor == ',';
    if (parts != count) return NULL;
    for (; index; index--) name = strchr(name, ',') + 2;
    const char *end = strchr(name, ',');
    *bytes = end ? (size_t)(end - name) : strlen(name);
    return name;
}

static void see_block(TareDescriber *base, void *start, size_t bytes, TareBlockKind kind,
                      const char *name) {
    TareReferences *self = (TareReferences *)base;
    self->block = start == (void *)self->object ? NULL : name;
}

static void pass(const TareReferences *self, TareReference *reference, TareValue child) {
    if (!tare_value_is_object(child)) return;
    reference->child = tare_value_get_object(child);
    self->visit(self->context, reference);
}

static void see_entries(const TareReferences *self, const TareValue *words, size_t count) {
    for (size_t i = 0; i + 1 < count; i += 2) {
        if (tare_value_is_absent(words[i])) continue;
        TareReference reference = {.kind = TARE_REFERENCE_KEY, .key = words[i]};
        pass(self, &reference, words[i]);
        reference.kind = TARE_REFERENCE_VALUE;
        pass(self, &reference, words[i + 1]);
    }
}

static void see_attributes(const TareReferences *self, const TareValue *words, size_t count) {
    const TareShape *shape = tare_shape_of_id(self->rt, self->object->shape_id);
    for (size_t i = 0; i < count; i++) {
        TareReference reference = {.kind = TARE_REFERENCE_ATTRIBUTE,
                                   .name = tare_shape_get_key(shape, i)};
        pass(self, &reference, words[i]);
    }
}

static void see_slots(const TareReferences *self, const TareValue *words, size_t count) {
    const TareType *type = tare_shape_of_id(self->rt, self->object->shape_id)->type;
    for (size_t i = 0; i < count; i++) {
        if (!tare_value_is_object(words[i])) continue;
        size_t offset_bytes = (size_t)((const char *)&words[i] - (const char *)self->object);
        TareString *name = tare_reference_find_slot_name(self->rt, type, offset_bytes);
        TareReference reference = {.kind = name ? TARE_REFERENCE_ATTRIBUTE : TARE_REFERENCE_ITEM,
                                   .index = i,
                                   .name = name};
        pass(self, &reference, words[i]);
    }
}

// Anything else: fields with names of their own, or items by number.
static void see_fields(TareReferences *self, const TareValue *words, size_t count,
                       const char *name) {
    for (size_t i = 0; i < count; i++) {
        TareReference reference = {.index = self->item_count + i};
        reference.field = tare_reference_find_part(name, i, count, &reference.field_bytes);
        bool is_item = !reference.field || !strcmp(name, "items");
        reference.kind = is_item ? TARE_REFERENCE_ITEM : TARE_REFERENCE_FIELD;
        pass(self, &reference, words[i]);
    }
    if (!strcmp(name, "items")) self->item_count += count;
}

const TareString *tare_reference_find_local(const TareCode *code, uint32_t index) {
    uint32_t local = index;
    if (index >= code->far_start) local = code->temporary_start + (index - code->far_start);
    else if (index >= code->temporary_start) return NULL;
    return local < code->local_count ? tare_string_of(code->local_names->items[local]) : NULL;
}

// What a call keeps that is suspended, or has ended and left its frame. What has no name is a value
// under way.
static void see_locals(const TareReferences *self, const TareCode *code, int line,
                       const TareValue *words, size_t count) {
    static const char in_use[] = "a value in use";
    for (size_t i = 0; i < count; i++) {
        TareReference reference = {.kind = TARE_REFERENCE_LOCAL, .index = (size_t)line};
        reference.name = tare_reference_find_local(code, (uint32_t)i);
        if (!reference.name) {
            reference.kind = TARE_REFERENCE_FIELD;
            reference.field = in_use;
            reference.field_bytes = sizeof in_use - 1;
        }
        pass(self, &reference, words[i]);
    }
}

static void see_generator(const TareReferences *self, const TareValue *words, size_t count) {
    const TareFrame *frame = &((const TareGenerator *)self->object)->frame;
    if (!tare_value_is_absent(frame->function))
        see_locals(self, frame->code, tare_frame_get_line(frame), words, count);
}

static void see_frame(const TareReferences *self, const TareValue *words, size_t count) {
    const TareFrameObject *frame = (const TareFrameObject *)self->object;
    int line = tare_code_get_position(frame->code, frame->offset).line;
    see_locals(self, frame->code, line, words, count);
}

static void see_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                       const char *name) {
    TareReferences *self = (TareReferences *)base;
    size_t count = bytes / sizeof(TareValue);
    if (!strcmp(name, "keys and values") || !strcmp(name, "key and value"))
        see_entries(self, start, count);
    else if (!strcmp(name, "registers")) see_generator(self, start, count);
    else if (!strcmp(name, "locals")) see_frame(self, start, count);
    else if (!strcmp(name, "slots")) see_slots(self, start, count);
    else if (!strcmp(name, "attributes") && self->block) see_attributes(self, start, count);
    else see_fields(self, start, count, name);
}

static void see_implied(TareDescriber *base, TareValue target, const char *name) {
    TareReference reference = {.kind = TARE_REFERENCE_CLASS};
    pass((TareReferences *)base, &reference, target);
}

void tare_reference_init(TareReferences *self, TareRuntime *rt,
                         void (*visit)(void *context, const TareReference *reference),
                         void *context) {
    *self = (TareReferences){
        .base = {WANTED, see_block, see_region, see_implied},
        .rt = rt,
        .visit = visit,
        .context = context,
    };
}

void tare_reference_visit(TareReferences *self, TareObject *object) {
    const TareTypeSlots *slots = &tare_shape_of_id(self->rt, object->shape_id)->type->slots;
    self->object = object;
    self->block = NULL;
    self->item_count = 0;
    if (slots->describe) slots->describe(self->rt, object, &self->base);
    if (!tare_weak_is_reference(self->rt, object)) return;
    TareReference reference = {.kind = TARE_REFERENCE_WEAK,
                               .child = tare_weak_get_referent((TareWeakReference *)object)};
    if (reference.child) self->visit(self->context, &reference);
}

void tare_reference_append(TareRuntime *rt, const TareReference *self, TareText *text) {
    switch (self->kind) {
    case TARE_REFERENCE_ITEM:
        tare_text_append_char(text, '[');
        tare_digits_append(text, self->index);
        tare_text_append_char(text, ']');
        break;
    case TARE_REFERENCE_ATTRIBUTE:
        tare_text_append_char(text, '.');
        tare_string_append_to(self->name, text);
        break;
    case TARE_REFERENCE_VALUE:
        tare_text_append_char(text, '[');
        tare_anatomy_value_append(rt, self->key, text);
        tare_text_append_char(text, ']');
        break;
    case TARE_REFERENCE_KEY: tare_text_append_string(text, " (key)"); break;
    case TARE_REFERENCE_FIELD:
        tare_text_append_string(text, " (");
        tare_text_append(text, self->field, self->field_bytes);
        tare_text_append_char(text, ')');
        break;
    case TARE_REFERENCE_CLASS: tare_text_append_string(text, " (class)"); break;
    case TARE_REFERENCE_WEAK: tare_text_append_string(text, " (weak)"); break;
    case TARE_REFERENCE_LOCAL:
        tare_text_append_string(text, " (local ");
        tare_string_append_to(self->name, text);
        tare_text_append_format(text, ", line %zu)", self->index);
        break;
    }
}
