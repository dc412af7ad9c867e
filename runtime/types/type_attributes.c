// The computed attributes of types.
#include <string.h>

#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/type_create.h"
#include "object/type_layout.h"
#include "types/dict_type.h"
#include "types/int.h"
#include "types/type_type.h"

static bool is_class(const TareType *type) { return !type->spec; }

static TareValue find_entry(TareRuntime *rt, TareType *type, TareName name) {
    return tare_table_find_string(&type->attributes->table, rt->names[name]);
}

// ---- names -------------------------------------------------------------------------------------

TARE_NEW TareValue tare_type_attributes_fetch_module(TareRuntime *rt, TareType *self) {
    TareValue module = find_entry(rt, self, TARE_NAME_dunder_module);
    // Of built-in types it may as well be the attribute that their instances have.
    if (!tare_value_is_absent(module) &&
        (is_class(self) || tare_value_is_exact(module, TARE_TYPE_STR)))
        return tare_retain(module);
    if (is_class(self)) return tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "__module__");
    const char *full = tare_type_get_name(rt, self), *dot = strrchr(full, '.');
    if (!dot) return tare_retain(TARE_RUNTIME_NAME_VALUE(rt, builtins));
    return tare_string_new_utf8(rt, full, (size_t)(dot - full));
}

TARE_NEW TareValue tare_type_attributes_fetch_qualified_name(TareRuntime *rt, TareType *self) {
    if (self->qualified_name) return tare_retain(tare_value_from_object(self->qualified_name));
    return tare_type_fetch_name(rt, self);
}

static TareStatus check_change(TareRuntime *rt, TareType *type, TareValue value, const char *name) {
    if (type->flags & TARE_TYPE_IS_IMMUTABLE)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "cannot set '%s' attribute of immutable type '%N'", name, type);
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "cannot delete '%s' attribute of immutable type '%N'", name, type);
    return TARE_OK;
}

static TareValue get_name(TareRuntime *rt, TareValue self) {
    return tare_type_fetch_name(rt, tare_type_of_value(self));
}

static TareStatus check_string(TareRuntime *rt, TareType *type, TareValue value,
                               const char *name) {
    if (check_change(rt, type, value, name) != TARE_OK) return TARE_ERROR;
    if (tare_type_is_instance(rt, value, TARE_TYPE_STR)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "can only assign string to %N.%s, not '%T'",
                           type, name, value);
}

static TareStatus set_string(TareRuntime *rt, TareType *type, TareValue value, const char *name,
                             TareString **place) {
    if (check_string(rt, type, value, name) != TARE_OK) return TARE_ERROR;
    TareString *old = *place;
    *place = tare_string_of(tare_retain(value));
    if (old) tare_release_object(rt, old);
    return TARE_OK;
}

static TareStatus set_name(TareRuntime *rt, TareValue self, TareValue value) {
    TareType *type = tare_type_of_value(self);
    if (check_string(rt, type, value, "__name__") != TARE_OK ||
        tare_type_create_check_name(rt, tare_string_of(value)) != TARE_OK)
        return TARE_ERROR;
    return set_string(rt, type, value, "__name__", &type->name);
}

static TareValue get_qualified_name(TareRuntime *rt, TareValue self) {
    return tare_type_attributes_fetch_qualified_name(rt, tare_type_of_value(self));
}

static TareStatus set_qualified_name(TareRuntime *rt, TareValue self, TareValue value) {
    TareType *type = tare_type_of_value(self);
    return set_string(rt, type, value, "__qualname__", &type->qualified_name);
}

static TareValue get_module(TareRuntime *rt, TareValue self) {
    return tare_type_attributes_fetch_module(rt, tare_type_of_value(self));
}

static TareStatus set_module(TareRuntime *rt, TareValue self, TareValue value) {
    TareType *type = tare_type_of_value(self);
    if (check_change(rt, type, value, "__module__") != TARE_OK) return TARE_ERROR;
    return tare_type_set(rt, type, TARE_RUNTIME_NAME(rt, dunder_module), value);
}

// ---- bases -------------------------------------------------------------------------------------

static TareValue get_bases(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(tare_type_of_value(self)->bases));
}

static TareStatus set_bases(TareRuntime *rt, TareValue self, TareValue value) {
    TareType *type = tare_type_of_value(self);
    if (check_change(rt, type, value, "__bases__") != TARE_OK) return TARE_ERROR;
    return tare_type_create_set_bases(rt, type, value);
}

static TareValue get_base(TareRuntime *rt, TareValue self) {
    TareType *base = tare_type_of_value(self)->base;
    return base ? tare_retain(tare_value_from_object(base)) : TARE_NONE;
}

static TareValue get_mro(TareRuntime *rt, TareValue self) {
    TareTuple *mro = tare_type_of_value(self)->mro;
    return mro ? tare_retain(tare_value_from_object(mro)) : TARE_NONE;
}

// ---- contents ----------------------------------------------------------------------------------

static TareValue get_dict(TareRuntime *rt, TareValue self) {
    return tare_dict_type_new_proxy(
        rt, tare_value_from_object(tare_type_of_value(self)->attributes));
}

// An entry that is a descriptor is asked, as if for access through the class.
static TareValue get_doc(TareRuntime *rt, TareValue self) {
    TareType *type = tare_type_of_value(self);
    TareValue doc = find_entry(rt, type, TARE_NAME_dunder_doc);
    if (tare_value_is_absent(doc)) return TARE_NONE;
    TareType *doc_type = tare_type_get(rt, doc);
    if (!doc_type->slots.descriptor_get) return tare_retain(doc);
    return doc_type->slots.descriptor_get(rt, doc, TARE_ABSENT, type);
}

static TareStatus set_doc(TareRuntime *rt, TareValue self, TareValue value) {
    TareType *type = tare_type_of_value(self);
    if (check_change(rt, type, value, "__doc__") != TARE_OK) return TARE_ERROR;
    return tare_type_set(rt, type, TARE_RUNTIME_NAME(rt, dunder_doc), value);
}

static TareValue get_annotations(TareRuntime *rt, TareValue self) {
    TareType *type = tare_type_of_value(self);
    TareValue found = find_entry(rt, type, TARE_NAME_dunder_annotations);
    if (!tare_value_is_absent(found)) return tare_retain(found);
    if (!is_class(type))
        return tare_error_raise_attribute(rt, self,
                                          TARE_RUNTIME_NAME_VALUE(rt, dunder_annotations));
    TareValue fresh = tare_dict_new(rt);
    if (tare_value_is_absent(fresh)) return fresh;
    if (tare_type_set(rt, type, TARE_RUNTIME_NAME(rt, dunder_annotations), fresh) == TARE_OK)
        return fresh;
    tare_release(rt, fresh);
    return TARE_ABSENT;
}

static TareStatus set_annotations(TareRuntime *rt, TareValue self, TareValue value) {
    TareType *type = tare_type_of_value(self);
    if (type->flags & TARE_TYPE_IS_IMMUTABLE)
        return check_change(rt, type, value, "__annotations__");
    return tare_type_set(rt, type, TARE_RUNTIME_NAME(rt, dunder_annotations), value);
}

static TareString *abstract_name(TareRuntime *rt) { return TARE_RUNTIME_NAME(rt, dunder_abstract); }

static TareValue get_abstract(TareRuntime *rt, TareValue self) {
    TareType *type = tare_type_of_value(self);
    TareValue found = TARE_ABSENT;
    if (type != rt->types[TARE_TYPE_TYPE])
        found = tare_table_find_string(&type->attributes->table, abstract_name(rt));
    if (!tare_value_is_absent(found)) return tare_retain(found);
    return tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "__abstractmethods__");
}

static TareStatus set_abstract(TareRuntime *rt, TareValue self, TareValue value) {
    TareType *type = tare_type_of_value(self);
    int truth = tare_value_is_absent(value) ? 0 : tare_protocol_truth(rt, value);
    if (truth < 0) return TARE_ERROR;
    if (tare_type_set(rt, type, abstract_name(rt), value) != TARE_OK) return TARE_ERROR;
    type->constructor_version = 0;
    type->flags = truth ? type->flags | TARE_TYPE_IS_ABSTRACT
                        : type->flags & ~(uint32_t)TARE_TYPE_IS_ABSTRACT;
    return TARE_OK;
}

// ---- layout ------------------------------------------------------------------------------------

static TareValue get_basic_size(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, tare_type_of_value(self)->instance_bytes);
}

static TareValue get_item_size(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, tare_type_layout_has_items(tare_type_of_value(self)) ? 8 : 0);
}

static TareValue get_dict_offset(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, tare_type_of_value(self)->dict_offset);
}

// Weak references stand in a table of the runtime's; only whether they may exist can be told.
static TareValue get_weak_offset(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, tare_type_of_value(self)->flags & TARE_TYPE_ALLOWS_WEAK ? -1 : 0);
}

// The bits that programs test, where CPython has them: heap type, base type, abstract.
static TareValue get_flags(TareRuntime *rt, TareValue self) {
    uint32_t flags = tare_type_of_value(self)->flags;
    int64_t answer = 1 << 12;
    if (flags & TARE_TYPE_IS_IMMUTABLE) answer |= 1 << 8;
    if (flags & TARE_TYPE_IS_HEAP) answer |= 1 << 9;
    if (flags & TARE_TYPE_IS_BASE) answer |= 1 << 10;
    if (flags & TARE_TYPE_IS_ABSTRACT) answer |= 1 << 20;
    return tare_int_new(rt, answer);
}

static TareValue get_text_signature(TareRuntime *rt, TareValue self) { return TARE_NONE; }

const TareAttributeDefinition tare_type_attributes[] = {
    {"__basicsize__", get_basic_size, NULL, NULL},
    {"__itemsize__", get_item_size, NULL, NULL},
    {"__flags__", get_flags, NULL, NULL},
    {"__weakrefoffset__", get_weak_offset, NULL, NULL},
    {"__base__", get_base, NULL, NULL},
    {"__dictoffset__", get_dict_offset, NULL, NULL},
    {"__mro__", get_mro, NULL, NULL, true},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {NULL},
};
