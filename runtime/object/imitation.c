// Imitation of classes and instances: who shares keys with whom, as CPython's would.
#include "object/imitation.h"

#include <string.h>

#include "object/error.h"

#define SHARED_LOG2_OLD 3      // until 3.10 a class begins with a small table that grows
#define SHARED_LOG2 6          // from 3.11 on it never grows
#define SHARED_ROOM 30
#define CLASS_MAXIMUM UINT16_MAX
#define APART_MINIMUM 64

// An instance whose dict would have a table of its own.
typedef struct TareApart {
    TareObject *object;  // NULL: free
    TareKeys keys;       // NONE: the object that stood here is gone
} TareApart;

static bool splits_in_order(const TareImitation *self) {
    return tare_cpython_release(self->version) <= TARE_CPYTHON_3_10;
}

TareStatus tare_imitation_init(TareRuntime *rt, const TareCpython *version) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    TareImitation *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return TARE_ERROR;
    *self = (TareImitation){.version = version};
    tare_vector_init(&self->classes, allocator, sizeof(TareSharedKeys));
    tare_vector_init(&self->by_shape, allocator, sizeof(uint16_t));
    tare_vector_init(&self->apart, allocator, sizeof(TareApart));
    rt->imitation = self;
    return TARE_OK;
}

static void release_names(TareRuntime *rt, TareSharedKeys *shared) {
    for (size_t i = 0; i < shared->names.count; i++)
        tare_release_object(rt, *(TareString **)tare_vector_get(&shared->names, i));
    shared->names.count = 0;
}

void tare_imitation_release_names(TareRuntime *rt) {
    TareImitation *self = rt->imitation;
    for (size_t i = 0; self && i < self->classes.count; i++) {
        TareSharedKeys *shared = tare_vector_get(&self->classes, i);
        release_names(rt, shared);
        tare_vector_deinit(&shared->names);
    }
    if (self) self->classes.count = 0;
}

void tare_imitation_deinit(TareRuntime *rt) {
    TareImitation *self = rt->imitation;
    if (!self) return;
    TareAllocator *allocator = self->classes.allocator;
    tare_vector_deinit(&self->classes);
    tare_vector_deinit(&self->by_shape);
    tare_vector_deinit(&self->apart);
    rt->imitation = NULL;
    allocator->resize(allocator, self, sizeof *self, 0);
}

// ---- classes ----

bool tare_imitation_shares_keys(const TareImitation *self, const TareType *type) {
    if (!type->dict_offset || !(type->flags & TARE_TYPE_IS_HEAP)) return false;
    TareCpythonId release = tare_cpython_release(self->version);
    if (release != TARE_CPYTHON_3_11) return true;
    return type->native_base == TARE_TYPE_OBJECT;
}

static TareSharedKeys *add_class(TareRuntime *rt, uint32_t root_shape) {
    TareImitation *self = rt->imitation;
    if (self->classes.count == CLASS_MAXIMUM) return NULL;
    while (self->by_shape.count <= root_shape) {
        uint16_t *place = tare_vector_push(&self->by_shape);
        if (!place) return NULL;
        *place = 0;
    }
    TareSharedKeys *shared = tare_vector_push(&self->classes);
    if (!shared) return NULL;
    bool is_old = splits_in_order(self);
    *shared = (TareSharedKeys){
        .root_shape = root_shape,
        .log2 = is_old ? SHARED_LOG2_OLD : SHARED_LOG2,
        .room = is_old ? (uint32_t)tare_cpython_usable(SHARED_LOG2_OLD) : SHARED_ROOM,
        .is_shared = true};
    tare_vector_init(&shared->names, self->classes.allocator, sizeof(TareString *));
    *(uint16_t *)tare_vector_get(&self->by_shape, root_shape) = (uint16_t)self->classes.count;
    return shared;
}

static uint16_t find_class(const TareImitation *self, uint32_t root_shape) {
    if (root_shape >= self->by_shape.count) return 0;
    return *(uint16_t *)tare_vector_get(&self->by_shape, root_shape);
}

TareSharedKeys *tare_imitation_get_class(TareRuntime *rt, const TareType *type) {
    TareImitation *self = rt->imitation;
    if (!tare_imitation_shares_keys(self, type)) return NULL;
    uint16_t index = find_class(self, type->instance_shape->id);
    if (index) return tare_vector_get(&self->classes, index - 1u);
    return add_class(rt, type->instance_shape->id);
}

int tare_imitation_find_name(const TareSharedKeys *shared, TareValue key) {
    const TareString *name = tare_string_of(key);
    for (size_t i = 0; i < shared->names.count; i++) {
        const TareString *other = *(TareString **)tare_vector_get(&shared->names, i);
        if (other == name || tare_string_equals(other, name)) return (int)i;
    }
    return -1;
}

static bool push_name(TareSharedKeys *shared, TareString *name) {
    TareString **place = tare_vector_push(&shared->names);
    if (!place) return false;
    tare_retain_object(name);
    *place = name;
    return true;
}

bool tare_imitation_share_name(TareRuntime *rt, TareSharedKeys *shared, TareValue key) {
    if (shared->room == 0 || !shared->is_shared) return false;
    if (!push_name(shared, tare_string_of(key))) return false;
    shared->room--;
    return true;
}

// ---- instances with keys of their own ----

static TareApart *find_apart(const TareImitation *self, const TareObject *object) {
    size_t count = self->apart.count;
    if (count == 0) return NULL;
    size_t i = ((uintptr_t)object >> 3) * UINT64_C(0x9e3779b97f4a7c15) >> 20 & (count - 1);
    for (;; i = (i + 1) & (count - 1)) {
        TareApart *apart = tare_vector_get(&self->apart, i);
        if (!apart->object || apart->object == object) return apart;
    }
}

static bool grow_apart(TareImitation *self) {
    TareVector old = self->apart;
    size_t count = old.count ? old.count * 2 : APART_MINIMUM;
    tare_vector_init(&self->apart, old.allocator, sizeof(TareApart));
    if (tare_vector_reserve(&self->apart, count) != TARE_OK) {
        self->apart = old;
        return false;
    }
    memset(self->apart.items, 0, count * sizeof(TareApart));
    self->apart.count = count;
    for (size_t i = 0; i < old.count; i++) {
        const TareApart *apart = tare_vector_get(&old, i);
        if (apart->object) *find_apart(self, apart->object) = *apart;
    }
    tare_vector_deinit(&old);
    return true;
}

static void set_apart(TareImitation *self, TareObject *object, TareKeys keys) {
    if (self->apart_count * 2 >= self->apart.count && !grow_apart(self)) return;
    TareApart *apart = find_apart(self, object);
    if (!apart->object) self->apart_count++;
    *apart = (TareApart){object, keys};
}

static TareKeys get_apart(const TareImitation *self, const TareObject *object) {
    const TareApart *apart = find_apart(self, object);
    return apart && apart->object ? apart->keys : (TareKeys){0};
}

// ---- events ----

void tare_imitation_note_birth(TareRuntime *rt, TareObject *object, TareType *type) {
    TareImitation *self = rt->imitation;
    if (!type->dict_offset) return;
    TareApart *apart = find_apart(self, object);
    if (apart && apart->object) apart->keys = (TareKeys){0};
    if (splits_in_order(self)) return;
    TareSharedKeys *shared = tare_imitation_get_class(rt, type);
    // From 3.11 on each birth takes one from the room, so that later instances are smaller.
    if (shared && shared->room > 1) shared->room--;
}

static size_t count_instances(const TareShape *shape) {
    size_t count = shape->key_count ? shape->instance_count : 0;
    for (const TareShape *child = shape->first_child; child; child = child->next_sibling)
        count += count_instances(child);
    return count;
}

// Until 3.10: the instance's table was resized. If nobody else shares the class's keys, these
// become the class's; else the class gives up sharing. Whether it shares them.
static bool renew_shared(TareRuntime *rt, TareSharedKeys *shared, const TareShape *next,
                         TareKeys keys, bool has_begun) {
    const TareType *type = next->type;
    size_t others = count_instances(type->instance_shape);
    if (type->dict_shape) others += type->dict_shape->instance_count;
    if (others > (has_begun ? 1 : 0)) {
        shared->is_shared = false;
        return false;
    }
    release_names(rt, shared);
    for (size_t k = 0; k < next->key_count; k++)
        if (!push_name(shared, tare_shape_get_key(next, k))) return false;
    shared->log2 = keys.log2;
    shared->room = keys.room;
    return true;
}

// Values in order of the class's names, or a table of its own.
static void add_in_order(TareRuntime *rt, TareObject *object, const TareShape *next,
                         TareSharedKeys *shared) {
    size_t count = next->key_count - 1u;
    TareValue key = tare_value_from_object(next->key);
    int place = tare_imitation_find_name(shared, key);
    bool is_ordered = (place >= 0 ? (size_t)place : shared->names.count) == count;
    if (count == 0 && !shared->is_shared) {
        TareKeys keys = {0};
        tare_imitation_keys_add(rt, &keys, 0, key);
        set_apart(rt->imitation, object, keys);
        return;
    }
    if (is_ordered && (place >= 0 || tare_imitation_share_name(rt, shared, key))) return;
    TareKeys keys = {.kind = TARE_KEYS_SPLIT};
    tare_imitation_keys_add(rt, &keys, count, key);
    if (shared->is_shared && renew_shared(rt, shared, next, keys, count > 0)) return;
    set_apart(rt->imitation, object, keys);
}

void tare_imitation_note_attribute(TareRuntime *rt, TareObject *object, const TareShape *next) {
    TareImitation *self = rt->imitation;
    TareValue key = tare_value_from_object(next->key);
    size_t count = next->key_count - 1u;
    TareKeys keys = get_apart(self, object);
    TareSharedKeys *shared = tare_imitation_get_class(rt, next->type);
    if (keys.kind != TARE_KEYS_NONE || !shared) {
        tare_imitation_keys_add(rt, &keys, count, key);
        set_apart(self, object, keys);
        return;
    }
    if (splits_in_order(self)) {
        add_in_order(rt, object, next, shared);
        return;
    }
    if (tare_imitation_find_name(shared, key) >= 0 || tare_imitation_share_name(rt, shared, key))
        return;
    keys = (TareKeys){.kind = TARE_KEYS_SPLIT};
    tare_imitation_keys_add(rt, &keys, count, key);
    set_apart(self, object, keys);
}

void tare_imitation_note_delete(TareRuntime *rt, const TareType *type) {
    if (!splits_in_order(rt->imitation)) return;
    TareSharedKeys *shared = tare_imitation_get_class(rt, type);
    if (shared) shared->is_shared = false;
}

TareKeys tare_imitation_instance_keys(TareRuntime *rt, TareObject *object, const TareType *type) {
    TareKeys keys = get_apart(rt->imitation, object);
    TareSharedKeys *shared = tare_imitation_get_class(rt, type);
    if (keys.kind != TARE_KEYS_NONE || !shared) return keys;
    uint16_t index = find_class(rt->imitation, type->instance_shape->id);
    return (TareKeys){.kind = TARE_KEYS_SPLIT, .log2 = shared->log2, .class = index};
}

TareStatus tare_imitation_adopt(TareRuntime *rt, TareTable *table, TareKeys keys) {
    if (keys.kind == TARE_KEYS_NONE) return TARE_OK;
    if (tare_table_reserve(rt, table, 1) != TARE_OK) return TARE_ERROR;
    tare_imitation_keys_set(table, keys);
    return TARE_OK;
}

TareValue tare_imitation_unshare_steal(TareRuntime *rt, TareValue stolen_text) {
    if (tare_value_is_absent(stolen_text)) return stolen_text;
    const TareString *text = tare_string_of(stolen_text);
    if (text->length != 1 || text->is_ascii || text->width_log2) return stolen_text;
    TareValue fresh = tare_string_new(rt, 1, tare_string_get(text, 0));
    if (!tare_value_is_absent(fresh))
        tare_string_put(tare_string_of(fresh), 0, tare_string_get(text, 0));
    tare_release(rt, stolen_text);
    return fresh;
}
