// What every type can do: names, subtype tests, attribute look-up with its cache, versions. How
// types are made is type_create.c (classes) and type_builtin.c (native types).
#include "object/type.h"

#include <string.h>

#include "object/error.h"
#include "object/runtime.h"
#include "object/slot_update.h"
#include "object/type_builtin.h"
#include "object/type_create.h"
#include "object/type_links.h"

#define CACHE_LOG2 12

// A look-up that was answered: valid while the type has that version. An absent value is an answer
// too. Names are interned, and each entry holds a reference to its own, so that no other name can
// appear at its address.
typedef struct CacheEntry {
    uint32_t version;
    TareString *name;
    TareValue value;
} CacheEntry;

struct TareTypeCache {
    CacheEntry entries[1 << CACHE_LOG2];
};

bool tare_type_is_subtype(const TareType *self, const TareType *ancestor) {
    if (self == ancestor) return true;
    const TareTuple *mro = self->mro;
    if (!mro) {
        for (; self; self = self->base) if (self == ancestor) return true;
        return false;
    }
    for (size_t i = 1; i < mro->length; i++)
        if (tare_value_get_object(mro->items[i]) == &ancestor->header) return true;
    return false;
}

bool tare_type_is_instance(TareRuntime *rt, TareValue v, TareTypeId id) {
    if (tare_value_is_exact(v, id)) return true;
    TareType *type = tare_type_get(rt, v);
    return type == rt->types[id] || tare_type_is_subtype(type, rt->types[id]);
}

// Names are kept as UTF-8 that lives as long as they: for other than ASCII see types/str.
const char *tare_type_get_name(TareRuntime *rt, const TareType *self) {
    if (!self->name) return "?";
    if (self->name->is_ascii) return self->name->characters;
    return tare_string_utf8(rt, self->name, &rt->name_scratch);
}

const char *tare_type_get_short_name(TareRuntime *rt, const TareType *self) {
    const char *name = tare_type_get_name(rt, self), *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

const char *tare_type_name_of(TareRuntime *rt, TareValue v) {
    return tare_type_get_name(rt, tare_type_get(rt, v));
}

// Whether a class of the language is named as native types are, its module before a dot. A library
// module does so for messages that name its types in full: "'datetime.date' and 'int'".
static bool is_named_in_full(TareRuntime *rt, TareType *self) {
    if (!self->attributes || !self->name->is_ascii) return false;
    const char *name = self->name->characters, *dot = strrchr(name, '.');
    if (!dot) return false;
    TareString *key = rt->names[TARE_NAME_dunder_module];
    TareValue module = tare_table_find_string(&self->attributes->table, key);
    if (tare_value_is_absent(module) || !tare_type_is_instance(rt, module, TARE_TYPE_STR))
        return false;
    const TareString *text = tare_string_of(module);
    size_t length = (size_t)(dot - name);
    return text->is_ascii && strlen(text->characters) == length &&
           !memcmp(text->characters, name, length);
}

TARE_NEW TareValue tare_type_fetch_name(TareRuntime *rt, TareType *self) {
    if (self->flags & TARE_TYPE_IS_HEAP && !self->spec && !is_named_in_full(rt, self))
        return tare_retain(tare_value_from_object(self->name));
    return tare_string_new_c(rt, tare_type_get_short_name(rt, self));
}

// ---- look-up -----------------------------------------------------------------------------------

TareValue tare_type_find_from(TareTuple *order, size_t start, TareString *name) {
    for (size_t i = start; i < order->length; i++) {
        TareDict *attributes = tare_type_of_value(order->items[i])->attributes;
        if (!attributes) continue;
        TareValue found = tare_table_find_string(&attributes->table, name);
        if (!tare_value_is_absent(found)) return found;
    }
    return TARE_ABSENT;
}

static inline CacheEntry *entry_of(TareRuntime *rt, uint32_t version, const TareString *name) {
    uint32_t mixed = version * UINT32_C(0x9e3779b1) + (uint32_t)((uintptr_t)name >> 3);
    return &rt->type_cache->entries[(mixed ^ mixed >> 15) & ((1 << CACHE_LOG2) - 1)];
}

TareValue tare_type_find(TareRuntime *rt, TareType *self, TareString *name) {
    if (TARE_UNLIKELY(!self->mro)) return TARE_ABSENT;
    if (!name->is_interned || !rt->type_cache) return tare_type_find_from(self->mro, 0, name);
    CacheEntry *entry = entry_of(rt, self->version, name);
    if (TARE_LIKELY(entry->version == self->version && entry->name == name)) return entry->value;
    TareValue found = tare_type_find_from(self->mro, 0, name);
    TareString *old = entry->name;
    tare_retain_object(name);
    *entry = (CacheEntry){self->version, name, found};
    if (old) tare_release_object(rt, old);
    return found;
}

// Takes `name` out of the cache for a type and its subclasses, whose versions stay.
static void forget_name(TareRuntime *rt, TareType *self, TareString *name) {
    CacheEntry *entry = entry_of(rt, self->version, name);
    if (entry->version == self->version && entry->name == name) entry->version = 0;
    for (TareTypeLink *link = self->subclasses; link; link = link->next)
        forget_name(rt, link->subclass, name);
}

void tare_type_touch(TareRuntime *rt, TareType *self) {
    self->version = ++rt->next_type_version;
    for (TareTypeLink *link = self->subclasses; link; link = link->next)
        tare_type_touch(rt, link->subclass);
}

TareStatus tare_type_init_cache(TareRuntime *rt) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
    tare_text_init(&rt->name_scratch, allocator);
    rt->type_cache = allocator->resize(allocator, NULL, 0, sizeof *rt->type_cache);
    if (!rt->type_cache) return TARE_ERROR;
    memset(rt->type_cache, 0, sizeof *rt->type_cache);
    return TARE_OK;
}

void tare_type_clear_cache(TareRuntime *rt) {
    if (!rt->type_cache) return;
    for (size_t i = 0; i < 1 << CACHE_LOG2; i++) {
        CacheEntry *entry = &rt->type_cache->entries[i];
        TareString *name = entry->name;
        *entry = (CacheEntry){0};
        if (name) tare_release_object(rt, name);
    }
}

void tare_type_deinit_cache(TareRuntime *rt) {
    tare_type_clear_cache(rt);
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
    allocator->resize(allocator, rt->type_cache, sizeof *rt->type_cache, 0);
    rt->type_cache = NULL;
    tare_text_deinit(&rt->name_scratch);
}

// ---- changing a class --------------------------------------------------------------------------

static bool is_dunder(const TareString *name) {
    size_t n = name->length;
    return n > 4 && name->is_ascii && memcmp(name->characters, "__", 2) == 0 &&
           memcmp(name->characters + n - 2, "__", 2) == 0;
}

static TareStatus update_tree(TareRuntime *rt, TareType *self) {
    if (tare_slot_update_type(rt, self) != TARE_OK) return TARE_ERROR;
    for (TareTypeLink *link = self->subclasses; link; link = link->next)
        if (update_tree(rt, link->subclass) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

// Whether caches made before hold after `old` gave way to `value`: they keep no plain values.
static bool is_plain_change(TareRuntime *rt, TareValue old, TareValue value, TareString *name) {
    return !tare_value_is_absent(old) && !tare_value_is_absent(value) && name->is_interned &&
           !tare_type_is_descriptor(tare_type_get(rt, old)) &&
           !tare_type_is_descriptor(tare_type_get(rt, value));
}

static TareStatus refuse_absent(TareRuntime *rt, TareType *self, TareString *name) {
    return tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR,
                           "type object '%.50N' has no attribute '%U'", self, name);
}

// Making a class a descriptor (or none) changes what its instances mean as attributes elsewhere.
static bool decides_descriptors(TareRuntime *rt, const TareString *name) {
    return name == TARE_RUNTIME_NAME(rt, dunder_get) || name == TARE_RUNTIME_NAME(rt, dunder_set) ||
           name == TARE_RUNTIME_NAME(rt, dunder_delete);
}

static TareStatus publish_change(TareRuntime *rt, TareType *self, TareString *name, bool is_plain) {
    if (is_plain) forget_name(rt, self, name);
    else tare_type_touch(rt, self);
    if (!is_dunder(name)) return TARE_OK;
    if (decides_descriptors(rt, name)) tare_type_touch(rt, rt->types[TARE_TYPE_OBJECT]);
    return update_tree(rt, self);
}

TareStatus tare_type_set(TareRuntime *rt, TareType *self, TareString *name, TareValue value) {
    TareTable *table = &self->attributes->table;
    TareValue old = tare_retain(tare_table_find_string(table, name));
    TareStatus status;
    if (!tare_value_is_absent(value)) {
        status = tare_table_set_string(rt, table, name, value);
    } else {
        int deleted = tare_table_delete_string(rt, table, name);
        status = deleted == 0 ? refuse_absent(rt, self, name) : deleted < 0 ? TARE_ERROR : TARE_OK;
    }
    if (status == TARE_OK)
        status = publish_change(rt, self, name, is_plain_change(rt, old, value, name));
    tare_release(rt, old);
    return status;
}

// ---- making types, in files of their own -------------------------------------------------------

TARE_NEW TareValue tare_type_new(TareRuntime *rt, TareType *metaclass, TareString *name,
                                 TareTuple *bases, TareDict *namespace,
                                 const TareArguments *keywords) {
    return tare_type_create_class(rt, metaclass, name, bases, namespace, keywords);
}

TareStatus tare_type_init_builtin(TareRuntime *rt, TareTypeId id, const char *name, TareTypeId base,
                                  const TareTypeSpec *spec) {
    return tare_type_builtin_init(rt, id, name, base, spec);
}

TareStatus tare_type_populate_builtin(TareRuntime *rt, TareTypeId id) {
    return tare_type_builtin_populate(rt, id);
}

TARE_NEW TareValue tare_type_new_native(TareRuntime *rt, const char *module, const char *name,
                                        TareTypeId base, const TareTypeSpec *spec) {
    return tare_type_builtin_new(rt, module, name, base, spec);
}
