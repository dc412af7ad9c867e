// Recording a film. The collector calls; nothing here allocates in the heap or moves a count.
#include "measure/film.h"

#include <string.h>

#include "base/hash.h"
#include "object/call.h"
#include "object/dealloc.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "types/module.h"
#include "vm/machine.h"

enum { FIRST_SLOTS = 1024 };

const TareFilmRule *tare_film_rule(uint32_t kind) {
    static const TareFilmRule rules[TARE_OBSERVER_STEP_COUNT] = {
#define RULE(step, name, state, look, sentence) \
    [TARE_OBSERVER_##step] = {name, state, look, sentence},
#include "measure/film_rules.def"
#undef RULE
    };
    return &rules[kind];
}

uint64_t tare_film_hidden_count(const TareFilm *self) {
    return self->nodes.count - self->shown.count;
}

// ---- from address to node ----------------------------------------------------------------------

static uint32_t *find_slot(const TareFilm *self, const TareObject *object) {
    size_t index = tare_hash_integer((uintptr_t)object) & (self->slot_count - 1);
    while (self->slots[index] &&
           tare_film_node(self, self->slots[index] - 1)->object != object)
        index = (index + 1) & (self->slot_count - 1);
    return &self->slots[index];
}

static bool grow(TareFilm *self) {
    TareAllocator *allocator = self->nodes.allocator;
    size_t count = self->slot_count ? self->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots = allocator->resize(allocator, NULL, 0, count * sizeof *slots);
    if (!slots) return false;
    memset(slots, 0, count * sizeof *slots);
    if (self->slots)
        allocator->resize(allocator, self->slots, self->slot_count * sizeof *slots, 0);
    self->slots = slots;
    self->slot_count = count;
    for (size_t i = 0; i < self->nodes.count; i++)
        *find_slot(self, tare_film_node(self, i)->object) = (uint32_t)i + 1;
    return true;
}

static void copy_ascii(const TareString *string, char *out, size_t out_bytes) {
    size_t length = string->length < out_bytes - 1 ? string->length : out_bytes - 1;
    for (size_t i = 0; i < length; i++) {
        uint32_t point = tare_string_get(string, i);
        out[i] = point >= 32 && point < 127 ? (char)point : '?';
    }
    out[length] = 0;
}

void tare_film_copy_name(const char *text, char *out, size_t out_bytes) {
    size_t length = strlen(text);
    if (length >= out_bytes) length = out_bytes - 1;
    while (length && ((unsigned char)text[length] & 0xc0) == 0x80) length--;
    memcpy(out, text, length);
    out[length] = 0;
}

static bool is_quiet(TareRuntime *rt, TareValue v) {
    const TareType *type = tare_type_get(rt, v);
    static const uint32_t quiet[] = {TARE_TYPE_MODULE, TARE_TYPE_FUNCTION, TARE_TYPE_TYPE,
                                     TARE_TYPE_CODE, TARE_TYPE_CELL};
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
        if (tare_value_is_exact(v, (TareTypeId)quiet[i])) return true;
    return type->native_base == TARE_TYPE_TYPE ||
           tare_value_is_exact(v, TARE_TYPE_BUILTIN_FUNCTION);
}

// What an instance calls itself in an attribute `name`, if that is a str.
static void read_name(TareRuntime *rt, TareFilmNode *node, TareObject *object,
                      const TareType *type) {
    if (type->slots.destroy != tare_dealloc_instance) return;
    TareValue name = tare_instance_find(rt, object, TARE_RUNTIME_NAME(rt, name));
    if (tare_value_is_absent(name) || !tare_value_is_exact(name, TARE_TYPE_STR)) return;
    copy_ascii(tare_string_of(name), node->name, sizeof node->name);
}

static void describe_node(TareRuntime *rt, TareFilmNode *node, TareObject *object) {
    TareValue v = tare_value_from_object(object);
    TareType *type = tare_type_get(rt, v);
    node->object = object;
    node->count = tare_object_count(object);
    node->generation = (uint8_t)tare_side_generation(*tare_side_of(object));
    node->is_quiet = is_quiet(rt, v);
    node->is_class = type->native_base == TARE_TYPE_TYPE;
    const char *type_name = tare_type_get_name(rt, type), *dot = strrchr(type_name, '.');
    tare_film_copy_name(dot ? dot + 1 : type_name, node->type, sizeof node->type);
    read_name(rt, node, object, type);
    if (node->is_class && tare_type_of_value(v)->flags & TARE_TYPE_IS_HEAP)
        tare_film_copy_name(tare_type_get_name(rt, tare_type_of_value(v)), node->name,
                            sizeof node->name);
}

static uint32_t find_node(TareFilm *self, TareObject *object) {
    if (!object) return TARE_FILM_NONE;
    if (self->nodes.count * 2 >= self->slot_count && !grow(self)) self->failed = true;
    if (self->failed) return TARE_FILM_NONE;
    uint32_t *slot = find_slot(self, object);
    if (*slot) return *slot - 1;
    if (self->nodes.count >= TARE_FILM_NODES) self->is_too_large = true;
    TareFilmNode *node = self->is_too_large ? NULL : tare_vector_push(&self->nodes);
    if (!node) {
        self->failed = true;
        return TARE_FILM_NONE;
    }
    describe_node(self->rt, node, object);
    *slot = (uint32_t)self->nodes.count;
    return *slot - 1;
}

// ---- names -------------------------------------------------------------------------------------

// The variables of the program name what they hold. Nothing is looked up by code of the program.
static void name_nodes(TareFilm *self) {
    self->has_names = true;
    TareValue module = self->rt->machine->main_module;
    if (tare_value_is_absent(module) || !self->slot_count) return;
    TareValue key, value;
    TareTable *names = &tare_module_of(module)->dict->table;
    for (size_t cursor = 0; tare_table_next(names, &cursor, &key, &value);) {
        if (!tare_value_is_object(value) || !tare_value_is_exact(key, TARE_TYPE_STR)) continue;
        uint32_t *slot = find_slot(self, tare_value_get_object(value));
        if (!*slot) continue;
        TareFilmNode *node = tare_film_node(self, *slot - 1);
        const TareString *name = tare_string_of(key);
        if (node->is_quiet || node->is_named || tare_string_get(name, 0) == '_') continue;
        copy_ascii(name, node->name, sizeof node->name);
        node->is_named = true;
    }
}

// ---- what the collector tells ------------------------------------------------------------------

static void start(TareObserver *observer, TareRuntime *rt, int generation) {
    TareFilm *self = (TareFilm *)observer;
    if (self->is_done) return;
    self->is_recording = true;
    self->generation = generation;
}

static void judge(TareObserver *observer, TareRuntime *rt, uint64_t live_count,
                  uint64_t unreachable_count) {
    TareFilm *self = (TareFilm *)observer;
    if (self->is_recording) self->looked_at_count = live_count + unreachable_count;
}

static void finish(TareObserver *observer, TareRuntime *rt, int64_t collected,
                   int64_t uncollectable) {
    TareFilm *self = (TareFilm *)observer;
    if (!self->is_recording) return;
    self->is_recording = false;
    self->is_done = true;
    self->collected_count = collected;
}

static void record(TareObserver *observer, TareRuntime *rt, TareObserverStep kind,
                   TareObject *object, TareObject *other) {
    TareFilm *self = (TareFilm *)observer;
    if (!self->is_recording || self->failed) return;
    if (kind != TARE_OBSERVER_COPY && !self->has_names) name_nodes(self);
    uint32_t node = find_node(self, object), from = find_node(self, other);
    if (self->steps.count >= TARE_FILM_STEPS) self->is_too_large = true;
    TareFilmStep *step = self->is_too_large ? NULL : tare_vector_push(&self->steps);
    if (!step || node == TARE_FILM_NONE) {
        self->failed = true;
        return;
    }
    bool has_copy = kind == TARE_OBSERVER_COPY || kind == TARE_OBSERVER_SUBTRACT ||
                    kind == TARE_OBSERVER_HELD;
    *step = (TareFilmStep){kind, node, from, has_copy ? tare_object_count(object) : 0};
    if (kind == TARE_OBSERVER_UNREACHABLE) tare_film_node(self, node)->is_dead = true;
    // Another object may be born at its place while finalizers and callbacks still run.
    if (kind == TARE_OBSERVER_FREE) {
        tare_film_node(self, node)->object = NULL;
    }
}

// ---- its life ----------------------------------------------------------------------------------

TareStatus tare_film_init(TareFilm *self, TareRuntime *rt) {
    *self = (TareFilm){
        .observer = {.start = start, .judge = judge, .finish = finish, .step = record},
        .rt = rt,
    };
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    tare_vector_init(&self->nodes, allocator, sizeof(TareFilmNode));
    tare_vector_init(&self->steps, allocator, sizeof(TareFilmStep));
    tare_vector_init(&self->shown, allocator, sizeof(uint32_t));
    return tare_vector_reserve(&self->nodes, FIRST_SLOTS);
}

void tare_film_deinit(TareFilm *self) {
    TareAllocator *allocator = self->nodes.allocator;
    if (self->slots)
        allocator->resize(allocator, self->slots, self->slot_count * sizeof *self->slots, 0);
    tare_vector_deinit(&self->shown);
    tare_vector_deinit(&self->steps);
    tare_vector_deinit(&self->nodes);
}

static TareStatus run(TareFilm *self, TareValue callable) {
    TareRuntime *rt = self->rt;
    if (tare_value_is_absent(callable))
        return tare_collect_run(rt, TARE_COLLECT_GENERATIONS - 1) < 0 ? TARE_ERROR : TARE_OK;
    TareValue result = tare_call_0(rt, callable);
    tare_release(rt, result);
    return tare_value_is_absent(result) ? TARE_ERROR : TARE_OK;
}

TareStatus tare_film_record(TareFilm *self, TareValue callable) {
    TareRuntime *rt = self->rt;
    if (rt->collector->film)
        return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "a film is being recorded already");
    rt->collector->film = &self->observer;
    TareStatus status = run(self, callable);
    rt->collector->film = NULL;
    if (status != TARE_OK) return status;
    if (self->is_too_large)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "this collection looked at too many objects for a film: more than "
                               "%d", (int)TARE_FILM_NODES);
    if (self->failed) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    if (!self->is_done)
        return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "no collection ran: nothing to show");
    tare_film_select(self);
    if (!self->failed) return TARE_OK;
    tare_error_raise_memory(rt);
    return TARE_ERROR;
}
