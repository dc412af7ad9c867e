// Attribute access: the generic rules, special methods, and what an inline cache may keep of them.
#include "object/attribute.h"

#include "object/descriptor.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/intern.h"

// ---- reading -----------------------------------------------------------------------------------

static inline TareValue find_own(TareRuntime *rt, TareValue object, const TareType *type,
                                 TareString *name) {
    if (!type->dict_offset || !tare_value_is_object(object)) return TARE_ABSENT;
    return tare_instance_find(rt, tare_value_get_object(object), name);
}

TARE_NEW TareValue tare_attribute_fetch_generic(TareRuntime *rt, TareValue object,
                                                TareString *name) {
    TareType *type = tare_type_get(rt, object);
    TareValue found = tare_type_find(rt, type, name);
    TareType *found_type = NULL;
    if (!tare_value_is_absent(found)) {
        found_type = tare_type_get(rt, found);
        if (found_type->slots.descriptor_set && found_type->slots.descriptor_get) {
            tare_retain(found);
            TareValue value = found_type->slots.descriptor_get(rt, found, object, type);
            tare_release(rt, found);
            return value;
        }
    }
    TareValue own = find_own(rt, object, type, name);
    if (!tare_value_is_absent(own)) return tare_retain(own);
    if (!found_type || !found_type->slots.descriptor_get) return tare_retain(found);
    tare_retain(found);
    TareValue value = found_type->slots.descriptor_get(rt, found, object, type);
    tare_release(rt, found);
    return value;
}

TARE_NEW TareValue tare_attribute_get_generic(TareRuntime *rt, TareValue object,
                                              TareString *name) {
    TareValue value = tare_attribute_fetch_generic(rt, object, name);
    if (tare_value_is_absent(value) && !tare_error_is_pending(rt))
        tare_error_raise_attribute(rt, object, tare_value_from_object(name));
    return value;
}

TARE_NEW TareValue tare_attribute_get(TareRuntime *rt, TareValue object, TareString *name) {
    TareValue v = tare_type_get(rt, object)->slots.get_attribute(rt, object, name);
    if (TARE_UNLIKELY(tare_value_is_absent(v)))
        tare_error_describe_attribute(rt, object, tare_value_from_object(name));
    return v;
}

TARE_NEW TareValue tare_attribute_get_c(TareRuntime *rt, TareValue object, const char *name) {
    TareString *interned = tare_intern_c(rt, name);
    if (!interned) return TARE_ABSENT;
    TareValue value = tare_attribute_get(rt, object, interned);
    tare_release_object(rt, interned);
    return value;
}

TARE_NEW TareValue tare_attribute_fetch_optional(TareRuntime *rt, TareValue object,
                                                 TareString *name, bool *failed) {
    *failed = false;
    TareType *type = tare_type_get(rt, object);
    TareValue value;
    if (type->slots.get_attribute == tare_attribute_get_generic)
        value = tare_attribute_fetch_generic(rt, object, name);
    else
        value = type->slots.get_attribute(rt, object, name);
    if (!tare_value_is_absent(value) || !tare_error_is_pending(rt)) return value;
    if (tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR)) tare_error_clear(rt);
    else *failed = true;
    return value;
}

TARE_NEW TareValue tare_attribute_fetch_special(TareRuntime *rt, TareValue object,
                                                TareString *name) {
    TareType *type = tare_type_get(rt, object);
    TareValue found = tare_type_find(rt, type, name);
    if (tare_value_is_absent(found)) return found;
    TareType *found_type = tare_type_get(rt, found);
    tare_retain(found);
    if (!found_type->slots.descriptor_get) return found;
    TareValue value = found_type->slots.descriptor_get(rt, found, object, type);
    tare_release(rt, found);
    return value;
}

// Only when reading is generic can the class alone tell that the attribute is a method.
static bool reads_generically(const TareType *type) {
    return type->slots.get_attribute == tare_attribute_get_generic ||
           (type->flags & TARE_TYPE_HAS_GETATTR_HOOK &&
            !(type->flags & TARE_TYPE_HAS_CUSTOM_GETATTRIBUTE));
}

TareStatus tare_attribute_fetch_method(TareRuntime *rt, TareValue object, TareString *name,
                                       TareValue *method, bool *pass_self) {
    TareType *type = tare_type_get(rt, object);
    *pass_self = false;
    if (TARE_LIKELY(reads_generically(type))) {
        TareValue found = tare_type_find(rt, type, name);
        if (!tare_value_is_absent(found) &&
            tare_type_get(rt, found)->flags & TARE_TYPE_IS_METHOD_LIKE &&
            tare_value_is_absent(find_own(rt, object, type, name))) {
            *method = tare_retain(found);
            *pass_self = true;
            return TARE_OK;
        }
    }
    *method = type->slots.get_attribute(rt, object, name);
    if (!tare_value_is_absent(*method)) return TARE_OK;
    tare_error_describe_attribute(rt, object, tare_value_from_object(name));
    return TARE_ERROR;
}

// ---- writing -----------------------------------------------------------------------------------

// Unlike a failed reading, a failed writing leaves `name` and `obj` of the error None.
static TareStatus refuse_write(TareRuntime *rt, TareValue object, TareString *name, bool is_known) {
    return tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR,
                           is_known ? "'%.50T' object attribute '%U' is read-only"
                                    : "'%.50T' object has no attribute '%U'",
                           object, name);
}

TareStatus tare_attribute_set_generic(TareRuntime *rt, TareValue object, TareString *name,
                                      TareValue value) {
    TareType *type = tare_type_get(rt, object);
    TareValue found = tare_type_find(rt, type, name);
    if (!tare_value_is_absent(found)) {
        TareType *found_type = tare_type_get(rt, found);
        if (found_type->slots.descriptor_set) {
            tare_retain(found);
            TareStatus status = found_type->slots.descriptor_set(rt, found, object, value);
            tare_release(rt, found);
            return status;
        }
    }
    if (!type->dict_offset || !tare_value_is_object(object))
        return refuse_write(rt, object, name, !tare_value_is_absent(found));
    TareObject *self = tare_value_get_object(object);
    if (!tare_value_is_absent(value)) return tare_instance_set(rt, self, name, value);
    int deleted = tare_instance_delete(rt, self, name);
    return deleted == 0 ? refuse_write(rt, object, name, false)
                        : (deleted < 0 ? TARE_ERROR : TARE_OK);
}

TareStatus tare_attribute_set(TareRuntime *rt, TareValue object, TareString *name,
                              TareValue value) {
    return tare_type_get(rt, object)->slots.set_attribute(rt, object, name, value);
}

TareStatus tare_attribute_delete(TareRuntime *rt, TareValue object, TareString *name) {
    return tare_type_get(rt, object)->slots.set_attribute(rt, object, name, TARE_ABSENT);
}

// ---- inline caches -----------------------------------------------------------------------------

// The slot of `type` that `found` stands for: its offset, or 0. Offsets at the end of a block
// differ from object to object, so they are not cached.
static uint32_t find_slot_offset(TareRuntime *rt, const TareType *type, TareValue found) {
    if (tare_value_is_absent(found) || !tare_value_is_exact(found, TARE_TYPE_MEMBER_DESCRIPTOR))
        return 0;
    const TareSlotDescriptor *slot = (const TareSlotDescriptor *)tare_value_get_object(found);
    if (type->flags & TARE_TYPE_HAS_TAIL || !tare_type_is_subtype(type, slot->owner)) return 0;
    return slot->offset;
}

static TareType *start_cache(TareRuntime *rt, TareValue object, TareAttributeCache *cache) {
    TareType *type = tare_type_get(rt, object);
    *cache = (TareAttributeCache){.shape_id = tare_value_shape_id(object),
                                  .type_version = type->version,
                                  .type = type,
                                  .kind = TARE_ATTRIBUTE_UNCACHEABLE};
    return type;
}

void tare_attribute_describe_get(TareRuntime *rt, TareValue object, TareString *name,
                                 TareAttributeCache *cache) {
    TareType *type = start_cache(rt, object, cache);
    TareShape *shape = rt->shapes[cache->shape_id];
    if (!name->is_interned || !reads_generically(type)) return;
    TareValue found = tare_type_find(rt, type, name);
    cache->position = find_slot_offset(rt, type, found);
    if (cache->position) {
        cache->kind = TARE_ATTRIBUTE_SLOT;
        return;
    }
    TareType *found_type = tare_value_is_absent(found) ? NULL : tare_type_get(rt, found);
    if (found_type && found_type->slots.descriptor_set) return;
    if (shape->kind == TARE_SHAPE_DICT) return;
    int position = shape->kind == TARE_SHAPE_VALUES ? tare_shape_find_key(rt, shape, name) : -1;
    if (position >= 0) {
        if (type->dict_offset < 0) return;
        cache->position = (uint32_t)position;
        cache->kind = TARE_ATTRIBUTE_VALUES;
    } else if (found_type && found_type->flags & TARE_TYPE_IS_METHOD_LIKE) {
        cache->method = found;
        cache->kind = TARE_ATTRIBUTE_METHOD;
    }
}

void tare_attribute_describe_set(TareRuntime *rt, TareValue object, TareString *name,
                                 TareAttributeCache *cache) {
    TareType *type = start_cache(rt, object, cache);
    TareShape *shape = rt->shapes[cache->shape_id];
    if (!name->is_interned || type->slots.set_attribute != tare_attribute_set_generic) return;
    TareValue found = tare_type_find(rt, type, name);
    cache->position = find_slot_offset(rt, type, found);
    if (cache->position) {
        cache->kind = TARE_ATTRIBUTE_SLOT;
        return;
    }
    if (!tare_value_is_absent(found) && tare_type_get(rt, found)->slots.descriptor_set) return;
    if (shape->kind != TARE_SHAPE_VALUES || type->dict_offset < 0) return;
    int position = tare_shape_find_key(rt, shape, name);
    if (position >= 0) {
        cache->position = (uint32_t)position;
        cache->kind = TARE_ATTRIBUTE_VALUES;
        return;
    }
    TareShape *next = tare_shape_fetch_child(rt, shape, name);
    if (!next) {
        tare_error_clear(rt);
        return;
    }
    cache->position = next->key_count - 1u;
    cache->next_shape_id = next->id;
    cache->kind = TARE_ATTRIBUTE_APPEND;
}
