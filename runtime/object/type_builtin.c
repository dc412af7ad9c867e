// Native types: made from their constants, in the order of builtin_types.def.
#include "object/type_builtin.h"

#include <string.h>

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/descriptor.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/mro.h"
#include "object/slot_update.h"
#include "object/type_links.h"

// ---- before the types stand --------------------------------------------------------------------

static TareType *alloc_type(TareRuntime *rt) {
    TareType *self = tare_heap_alloc(&rt->heap, sizeof *self, TARE_BLOCK_OBJECT);
    if (!self) return NULL;
    memset(&self->header + 1, 0, sizeof *self - sizeof self->header);
    tare_object_make_immortal(&self->header);
    self->header.shape_id = TARE_TYPE_TYPE;
    return self;
}

// What the first objects need to know of their types: strings, tuples, dicts, types.
static void foretell_sizes(TareRuntime *rt) {
    rt->types[TARE_TYPE_STR]->instance_bytes = sizeof(TareString);
    rt->types[TARE_TYPE_STR]->flags = TARE_TYPE_IS_LEAF | TARE_TYPE_IS_VARIABLE;
    rt->types[TARE_TYPE_TUPLE]->instance_bytes = sizeof(TareTuple);
    rt->types[TARE_TYPE_DICT]->instance_bytes = sizeof(TareDict);
    rt->types[TARE_TYPE_TYPE]->instance_bytes = sizeof(TareType);
    rt->types[TARE_TYPE_BUILTIN_FUNCTION]->instance_bytes = sizeof(TareNativeFunction);
    rt->types[TARE_TYPE_METHOD_DESCRIPTOR]->instance_bytes = sizeof(TareMethodDescriptor);
    rt->types[TARE_TYPE_CLASS_METHOD_DESCRIPTOR]->instance_bytes = sizeof(TareMethodDescriptor);
    rt->types[TARE_TYPE_WRAPPER_DESCRIPTOR]->instance_bytes = sizeof(TareWrapperDescriptor);
    rt->types[TARE_TYPE_GETSET_DESCRIPTOR]->instance_bytes = sizeof(TareAttributeDescriptor);
    rt->types[TARE_TYPE_MEMBER_DESCRIPTOR]->instance_bytes = sizeof(TareSlotDescriptor);
    rt->types[TARE_TYPE_STATIC_METHOD]->instance_bytes = sizeof(TareMethodHolder);
    rt->types[TARE_TYPE_CLASS_METHOD]->instance_bytes = sizeof(TareMethodHolder);
}

TareStatus tare_type_builtin_reserve(TareRuntime *rt) {
    for (size_t i = 0; i < TARE_TYPE_COUNT; i++) {
        TareType *self = rt->types[i] = alloc_type(rt);
        if (!self) return TARE_ERROR;
        self->native_base = (TareTypeId)i;
        self->version = ++rt->next_type_version;
        self->instance_shape = tare_shape_new(rt, self, TARE_SHAPE_FIXED);
        if (!self->instance_shape) return TARE_ERROR;
        TARE_ASSERT(self->instance_shape->id == i);
        tare_heap_track(&rt->heap, self);
    }
    foretell_sizes(rt);
    return TARE_OK;
}

// ---- one type ----------------------------------------------------------------------------------

static TareStatus set_shapes(TareRuntime *rt, TareType *self) {
    if (!(self->flags & TARE_TYPE_HAS_DICT)) return TARE_OK;
    self->dict_offset = sizeof(TareObject);
    if (self->flags & TARE_TYPE_DICT_IS_REAL) {
        self->instance_shape->kind = TARE_SHAPE_DICT;
        self->dict_shape = self->instance_shape;
        return TARE_OK;
    }
    self->instance_shape->kind = TARE_SHAPE_VALUES;
    if (!self->dict_shape) self->dict_shape = tare_shape_new(rt, self, TARE_SHAPE_DICT);
    return self->dict_shape ? TARE_OK : TARE_ERROR;
}

static TareStatus set_order(TareRuntime *rt, TareType *self) {
    size_t count = self->base ? self->base->mro->length : 0;
    TareValue mro = tare_tuple_new(rt, count + 1);
    if (tare_value_is_absent(mro)) return TARE_ERROR;
    self->mro = tare_tuple_of(mro);
    self->mro->items[0] = tare_retain(tare_value_from_object(self));
    for (size_t i = 0; i < count; i++)
        self->mro->items[i + 1] = tare_retain(self->base->mro->items[i]);
    TareValue bases = tare_tuple_new(rt, self->base ? 1 : 0);
    if (tare_value_is_absent(bases)) return TARE_ERROR;
    self->bases = tare_tuple_of(bases);
    if (!self->base) return TARE_OK;
    self->bases->items[0] = tare_retain(tare_value_from_object(self->base));
    return tare_type_links_add(rt, self);
}

static TareStatus set_doc(TareRuntime *rt, TareType *self, const char *doc) {
    TareTable *table = &self->attributes->table;
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_doc);
    if (!tare_value_is_absent(tare_table_find_string(table, name))) return TARE_OK;
    TareValue text = doc ? tare_string_new_c(rt, doc) : TARE_NONE;
    if (tare_value_is_absent(text)) return TARE_ERROR;
    TareStatus status = tare_table_set_string(rt, table, name, text);
    tare_release(rt, text);
    return status;
}

// Everything but shapes: the type's block, version and shape exist.
static TareStatus fill(TareRuntime *rt, TareType *self, const char *name, TareType *base,
                       const TareTypeSpec *spec) {
    uint32_t inherited = TARE_TYPE_IS_SEQUENCE | TARE_TYPE_IS_MAPPING | TARE_TYPE_MATCHES_SELF |
                         TARE_TYPE_HAS_DICT | TARE_TYPE_DICT_IS_REAL | TARE_TYPE_IS_VARIABLE;
    self->spec = spec;
    self->flags |= spec->flags | TARE_TYPE_IS_IMMUTABLE | (base ? base->flags & inherited : 0);
    self->instance_bytes = spec->instance_bytes;
    if (base && self->instance_bytes == 0) self->instance_bytes = base->instance_bytes;
    self->slot_offset = self->instance_bytes;
    self->slots = spec->slots;
    if (base) {
        tare_retain_object(base);
        self->base = base;
    }
    tare_slot_update_inherit(self);
    if (self->slots.get_attribute != tare_attribute_get_generic)
        self->flags |= TARE_TYPE_HAS_CUSTOM_GETATTRIBUTE;
    if (self->slots.set_attribute != tare_attribute_set_generic)
        self->flags |= TARE_TYPE_HAS_CUSTOM_SETATTR;
    self->name = tare_intern_c(rt, name);
    TareValue attributes = tare_dict_new(rt);
    if (!tare_value_is_absent(attributes)) self->attributes = tare_dict_of(attributes);
    if (!self->name || !self->attributes) return TARE_ERROR;
    return set_order(rt, self);
}

static TareStatus populate(TareRuntime *rt, TareType *self, const TareTypeSpec *spec) {
    const TareTypeSpec *base = self->base ? self->base->spec : NULL;
    bool has_methods = !base || base->methods != spec->methods;
    bool has_attributes = !base || base->attributes != spec->attributes;
    if ((has_methods && tare_descriptor_add_methods(rt, self, spec->methods) != TARE_OK) ||
        (has_attributes &&
         tare_descriptor_add_attributes(rt, self, spec->attributes) != TARE_OK) ||
        tare_slot_update_add_wrappers(rt, self) != TARE_OK ||
        set_doc(rt, self, spec->doc) != TARE_OK)
        return TARE_ERROR;
    TareStatus status = spec->populate ? spec->populate(rt, self) : TARE_OK;
    tare_type_touch(rt, self);
    return status;
}

TareStatus tare_type_builtin_init(TareRuntime *rt, TareTypeId id, const char *name, TareTypeId base,
                                  const TareTypeSpec *spec) {
    TareType *self = rt->types[id];
    if (fill(rt, self, name, id == base ? NULL : rt->types[base], spec) != TARE_OK ||
        set_shapes(rt, self) != TARE_OK)
        return TARE_ERROR;
    return TARE_OK;
}

TareStatus tare_type_builtin_add_base(TareRuntime *rt, TareTypeId id, TareTypeId second) {
    TareType *self = rt->types[id];
    TareValue items[2] = {self->bases->items[0], tare_value_from_object(rt->types[second])};
    TareValue bases = tare_tuple_new_from(rt, items, 2);
    if (tare_value_is_absent(bases)) return TARE_ERROR;
    TareValue order = tare_mro_new(rt, self, tare_tuple_of(bases));
    if (tare_value_is_absent(order)) {
        tare_release(rt, bases);
        return TARE_ERROR;
    }
    TareTuple *old_bases = self->bases, *old_order = self->mro;
    tare_type_links_remove(rt, self);
    self->bases = tare_tuple_of(bases);
    self->mro = tare_tuple_of(order);
    tare_release_object(rt, old_bases);
    tare_release_object(rt, old_order);
    return tare_type_links_add(rt, self);
}

TareStatus tare_type_builtin_populate(TareRuntime *rt, TareTypeId id) {
    return populate(rt, rt->types[id], rt->types[id]->spec);
}

TARE_NEW TareValue tare_type_builtin_new(TareRuntime *rt, const char *module, const char *name,
                                         TareTypeId base, const TareTypeSpec *spec) {
    TareType *self = tare_alloc_builtin(rt, TARE_TYPE_TYPE);
    TareValue full = tare_string_new_format(rt, "%s.%s", module, name);
    TareText scratch;
    tare_text_init(&scratch, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    bool stands = false;
    if (self && !tare_value_is_absent(full)) {
        const char *text = tare_string_utf8(rt, tare_string_of(full), &scratch);
        self->native_base = rt->types[base]->native_base;
        self->version = ++rt->next_type_version;
        self->flags = TARE_TYPE_IS_HEAP;
        self->instance_shape = tare_shape_new(rt, self, TARE_SHAPE_FIXED);
        stands = self->instance_shape && fill(rt, self, text, rt->types[base], spec) == TARE_OK &&
                 set_shapes(rt, self) == TARE_OK && populate(rt, self, spec) == TARE_OK;
    }
    tare_text_deinit(&scratch);
    tare_release(rt, full);
    if (stands) return tare_value_from_object(self);
    if (self) tare_release_object(rt, self);
    return TARE_ABSENT;
}

// ---- the end -----------------------------------------------------------------------------------

static void clear(TareRuntime *rt, TareType *self) {
    TareObject *references[] = {(TareObject *)self->attributes, (TareObject *)self->bases,
                                (TareObject *)self->mro, (TareObject *)self->qualified_name};
    self->attributes = NULL;
    self->bases = NULL;
    self->mro = NULL;
    self->qualified_name = NULL;
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (references[i]) tare_release_object(rt, references[i]);
    tare_slot_clear(rt, &self->slot_names);
}

// First all contents go, while every type can still say how its instances are laid out; then the
// names, which are strings. The blocks themselves follow in tare_type_builtin_free.
void tare_type_builtin_deinit(TareRuntime *rt) {
    for (size_t i = 0; i < TARE_TYPE_COUNT; i++)
        if (rt->types[i]) clear(rt, rt->types[i]);
    for (size_t i = 0; i < TARE_TYPE_COUNT; i++) {
        TareType *self = rt->types[i];
        if (!self) continue;
        tare_type_links_delete(rt, self);
        TareString *name = self->name;
        self->name = NULL;
        if (name) tare_release_object(rt, name);
    }
}

void tare_type_builtin_free(TareRuntime *rt) {
    for (size_t i = 0; i < TARE_TYPE_COUNT; i++) {
        if (rt->types[i])
            tare_heap_free(&rt->heap, rt->types[i], sizeof *rt->types[i], TARE_BLOCK_OBJECT);
        rt->types[i] = NULL;
    }
}
