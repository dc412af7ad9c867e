// What the program does about unreachable objects, at a safe point: callbacks of weak references,
// __del__, the ends of generators and files, and last the classes and weak references themselves,
// which may still be needed as long as any code has run that could have brought something back.
#include <gc.h>
#include <stdlib.h>
#include <string.h>

#include "collect/boehm/boehm.h"
#include "object/dealloc.h"
#include "object/error.h"

// Takes the references over into memory that keeps them, all at once: the list changes whenever
// libgc collects. Without memory for that they wait.
static TareStatus take_cleared(TareBoehm *self, TareVector *taken) {
    if (tare_vector_reserve(taken, self->cleared_count) != TARE_OK) return TARE_ERROR;
    taken->count = self->cleared_count;
    memcpy(taken->items, self->cleared, self->cleared_count * sizeof *self->cleared);
    self->cleared_count = 0;
    return TARE_OK;
}

static bool call_callbacks(TareRuntime *rt) {
    TareBoehm *self = tare_boehm_get(rt);
    if (!self->cleared_count) return false;
    TareVector taken;
    tare_vector_init(&taken, self->endings.allocator, sizeof(TareWeakReference *));
    bool any = take_cleared(self, &taken) == TARE_OK;
    for (size_t i = 0; i < taken.count; i++)
        tare_weak_call(rt, *(TareWeakReference **)tare_vector_get(&taken, i));
    tare_vector_deinit(&taken);
    return any;
}

// ---- one object --------------------------------------------------------------------------------

static TareType *type_of(TareRuntime *rt, const TareObject *object) {
    return rt->shapes[object->shape_id]->type;
}

static bool is_class(TareRuntime *rt, const TareObject *object) {
    return type_of(rt, object)->native_base == TARE_TYPE_TYPE;
}

// Nothing of the program's runs when these end.
static bool is_passive(TareRuntime *rt, const TareObject *object) {
    return is_class(rt, object) || tare_weak_is_reference(rt, object);
}

static void finalize_natively(TareRuntime *rt, TareObject *object) {
    TareValue error = tare_error_take(rt);
    type_of(rt, object)->slots.finalize(rt, object);
    if (tare_error_is_pending(rt)) tare_error_clear(rt);
    if (!tare_value_is_absent(error)) tare_error_restore_steal(rt, error);
}

// ---- all of them -------------------------------------------------------------------------------

static int compare_serials(const void *left, const void *right) {
    uint64_t a = ((const TareBoehmEnding *)left)->serial;
    uint64_t b = ((const TareBoehmEnding *)right)->serial;
    return (a > b) - (a < b);
}

// Objects in order of their birth. What has its native end still before it is announced anew, for
// its __del__ may have brought it back.
static bool run_finalizers(TareRuntime *rt, TareVector *endings) {
    bool any = false;
    for (size_t i = 0; i < endings->count; i++) {
        TareBoehmEnding *ending = tare_vector_get(endings, i);
        if (!type_of(rt, ending->object)->slots.finalize_user) continue;
        any = true;
        if (!tare_dealloc_finalize(rt, ending->object)) continue;
        if (type_of(rt, ending->object)->slots.finalize)
            tare_heap_expect_death(&rt->heap, ending->object);
        ending->object = NULL;
    }
    return any;
}

// Files are closed last: at the end of the program those of sys are open until all is said.
static bool waits(TareRuntime *rt, const TareObject *object, bool is_last) {
    TareTypeId base = type_of(rt, object)->native_base;
    bool is_file = base == TARE_TYPE_BINARY_FILE || base == TARE_TYPE_TEXT_FILE;
    return is_passive(rt, object) || (!is_last && is_file);
}

static bool end_natively(TareRuntime *rt, TareVector *endings, bool is_last) {
    bool any = false;
    for (size_t i = 0; i < endings->count; i++) {
        TareBoehmEnding *ending = tare_vector_get(endings, i);
        if (!ending->object || !type_of(rt, ending->object)->slots.finalize) {
            ending->object = NULL;
        } else if (!waits(rt, ending->object, is_last)) {
            finalize_natively(rt, ending->object);
            any = true;
            ending->object = NULL;
        }
    }
    return any;
}

static bool has_instance_among(TareRuntime *rt, const TareVector *endings, const TareType *type) {
    for (size_t i = 0; i < endings->count; i++) {
        const TareBoehmEnding *ending = tare_vector_get(endings, i);
        if (ending->object && type_of(rt, ending->object) == type) return true;
    }
    return false;
}

// Weak references and classes; metaclasses after their classes, whose type they are. Nothing that
// has ended may be looked at any more, should libgc hold it for reachable.
static void end_passives(TareRuntime *rt, TareVector *endings) {
    bool is_changing = true;
    while (is_changing) {
        is_changing = false;
        for (size_t i = 0; i < endings->count; i++) {
            TareBoehmEnding *ending = tare_vector_get(endings, i);
            TareObject *object = ending->object;
            if (!object) continue;
            if (is_class(rt, object) && has_instance_among(rt, endings, (TareType *)object))
                continue;
            finalize_natively(rt, object);
            *tare_side_of(object) &= (uint8_t)~TARE_SIDE_LIVE;
            ending->object = NULL;
            is_changing = true;
        }
    }
}

static void announce_again(TareRuntime *rt, TareVector *endings) {
    for (size_t i = 0; i < endings->count; i++) {
        TareBoehmEnding *ending = tare_vector_get(endings, i);
        if (ending->object) tare_heap_expect_death(&rt->heap, ending->object);
    }
}

static bool end_all(TareRuntime *rt, TareVector *endings) {
    qsort(endings->items, endings->count, sizeof(TareBoehmEnding), compare_serials);
    bool was_active = run_finalizers(rt, endings);
    if (end_natively(rt, endings, true)) was_active = true;
    if (was_active)
        announce_again(rt, endings);
    else
        end_passives(rt, endings);
    return true;
}

bool tare_boehm_attend(TareRuntime *rt) {
    TareBoehm *self = tare_boehm_get(rt);
    bool any = call_callbacks(rt);
    GC_invoke_finalizers();
    if (!self->endings.count) return any;
    // What is announced meanwhile goes to a list of its own.
    TareVector endings = self->endings;
    tare_vector_init(&self->endings, endings.allocator, sizeof(TareBoehmEnding));
    end_all(rt, &endings);
    tare_vector_deinit(&endings);
    return true;
}

// ---- the end of the program --------------------------------------------------------------------

typedef struct Rest {
    TareRuntime *rt;
    TareVector endings;
} Rest;

static void gather_rest(void *context, const TareHeapBlock *block) {
    Rest *self = context;
    TareObject *object = block->block;
    const TareType *type = type_of(self->rt, object);
    if (!type->slots.finalize_user && !type->slots.finalize) return;
    if (is_passive(self->rt, object)) return;
    TareBoehmEnding *ending = tare_vector_push(&self->endings);
    if (ending) *ending = (TareBoehmEnding){object, self->endings.count};
}

void tare_boehm_finalize_rest(TareRuntime *rt, bool is_last) {
    Rest rest = {.rt = rt};
    tare_vector_init(&rest.endings, tare_boehm_get(rt)->endings.allocator, sizeof(TareBoehmEnding));
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS, gather_rest, &rest);
    tare_boehm_get(rt)->base.is_running = true;
    run_finalizers(rt, &rest.endings);
    end_natively(rt, &rest.endings, is_last);
    tare_boehm_get(rt)->base.is_running = false;
    tare_vector_deinit(&rest.endings);
}
