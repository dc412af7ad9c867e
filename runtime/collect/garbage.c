// In CPython 3.11's order: weak references are cleared and their callbacks called, then finalizers
// run (PEP 442), then what nobody brought back is cleared.
#include "collect/garbage.h"

#include "collect/messages.h"
#include "collect/observer.h"
#include "collect/protection.h"
#include "collect/tracked.h"
#include "object/call.h"
#include "object/dealloc.h"
#include "object/deferred_drop.h"
#include "object/error.h"
#include "object/layout.h"
#include "object/weak.h"

// What dies by count may hold more of the same; a chain of such is followed so far, in little
// garbage further, and what is left ends with the rest.
enum { UNHELD_PASSES = 4, UNHELD_PASSES_OF_FEW = 64, FEW = 4096 };

typedef struct Callbacks {
    TareRuntime *rt;
    TareVector references;  // TareWeakReference *, owned
} Callbacks;

// Only references that are themselves alive are told; there is room for them. Takes over the
// reference.
static void keep_callback(void *context, TareWeakReference *reference) {
    Callbacks *self = context;
    TareWeakReference **slot = NULL;
    if (tare_side_colour(*tare_side_of(reference)) != TARE_SIDE_COLOUR_WHITE)
        slot = tare_vector_push(&self->references);
    if (slot)
        *slot = reference;
    else
        tare_release_object(self->rt, reference);
}

// How many references died of it: they were not among the garbage, and count as collected in
// CPython.
static int64_t call_callbacks(Callbacks *callbacks) {
    int64_t freed_count = 0;
    for (size_t i = 0; i < callbacks->references.count; i++) {
        TareWeakReference *reference =
            *(TareWeakReference **)tare_vector_get(&callbacks->references, i);
        tare_observer_step(callbacks->rt, TARE_OBSERVER_WEAK_CALL, &reference->header, NULL);
        tare_weak_call(callbacks->rt, reference);
        freed_count += tare_object_is_unique(&reference->header);
        tare_release_object(callbacks->rt, reference);
    }
    return freed_count;
}

// How many references might have callbacks that are to be called.
static size_t count_weak_references(TareTrial *garbage) {
    size_t count = 0;
    for (size_t i = 0; i < garbage->candidates.count; i++) {
        TareObject *object = tare_trial_get(garbage, i);
        if (!(*tare_side_of(object) & TARE_SIDE_HAS_WEAK)) continue;
        TareWeakReference *reference = tare_weak_find(garbage->rt, object);
        for (; reference; reference = tare_weak_next(reference)) count++;
    }
    return count;
}

// References among the garbage go first and silently: their callbacks must not see what is being
// taken apart. Without memory to keep the others nothing is done, lest a callback be lost.
static TareStatus clear_weak_references(TareGarbage *self) {
    TareTrial *garbage = self->objects;
    TareRuntime *rt = garbage->rt;
    Callbacks callbacks = {.rt = rt};
    tare_vector_init(&callbacks.references,
                     tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR),
                     sizeof(TareWeakReference *));
    size_t count = count_weak_references(garbage);
    if (count && tare_vector_reserve(&callbacks.references, count) != TARE_OK) return TARE_ERROR;
    for (size_t i = 0; i < garbage->candidates.count; i++) {
        TareObject *object = tare_trial_get(garbage, i);
        if (tare_weak_is_reference(rt, object)) tare_weak_remove(rt, (TareWeakReference *)object);
        if (!(*tare_side_of(object) & TARE_SIDE_HAS_WEAK)) continue;
        tare_observer_step(rt, TARE_OBSERVER_WEAK_CLEAR, object, NULL);
        tare_weak_clear_silently(rt, object, keep_callback, &callbacks);
    }
    self->count += call_callbacks(&callbacks);
    tare_vector_deinit(&callbacks.references);
    return TARE_OK;
}

// Asks no order of bases, for a metaclass that is cleared has none left.
static bool is_type(TareRuntime *rt, TareObject *object) {
    return rt->shapes[object->shape_id]->type->native_base == TARE_TYPE_TYPE;
}

// Native finalizers that run the program's code or close files go first; those of classes, which
// instances still need, and of weak references wait for the object's death.
static bool finalizes_early(TareRuntime *rt, TareObject *object) {
    const TareType *type = rt->shapes[object->shape_id]->type;
    return type->slots.finalize && !is_type(rt, object) && !tare_weak_is_reference(rt, object);
}

static bool has_finalizer(TareRuntime *rt, TareObject *object, const TareType *type) {
    bool is_user = type->slots.finalize_user && !(*tare_side_of(object) & TARE_SIDE_FINALIZED);
    return is_user || finalizes_early(rt, object);
}

// Whether any finalizer ran.
static bool run_finalizers(TareTrial *garbage) {
    TareRuntime *rt = garbage->rt;
    bool any = false;
    for (size_t i = 0; i < garbage->candidates.count; i++) {
        TareObject *object = tare_trial_get(garbage, i);
        TareType *type = rt->shapes[object->shape_id]->type;
        if (has_finalizer(rt, object, type))
            tare_observer_step(rt, TARE_OBSERVER_FINALIZE, object, NULL);
        if (tare_dealloc_finalize(rt, object)) any = true;
        if (finalizes_early(rt, object)) {
            tare_dealloc_finalize_native(rt, object);
            any = true;
        }
    }
    return any;
}

static void clear_region(TareDescriber *describer, TareRegionKind kind, void *start, size_t bytes,
                         const char *name) {
    (void)kind, (void)name;
    TareTrial *garbage = *(TareTrial **)(describer + 1);
    for (TareValue *v = start; (char *)v < (char *)start + bytes; v++) {
        TareValue old = *v;
        if (!tare_value_is_object(old)) continue;
        *v = TARE_ABSENT;
        // Releases wait until the object is described to its end.
        TareValue *slot = tare_vector_push(&garbage->stack);
        if (slot)
            *slot = old;
        else
            *v = old;
    }
}

static void clear_object(TareTrial *garbage, TareObject *object) {
    struct {
        TareDescriber base;
        TareTrial *garbage;
    } clearer = {{TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES), NULL, clear_region, NULL}, garbage};
    TareRuntime *rt = garbage->rt;
    rt->shapes[object->shape_id]->type->slots.describe(rt, object, &clearer.base);
    while (garbage->stack.count) {
        TareValue v = *(TareValue *)tare_vector_get(&garbage->stack, --garbage->stack.count);
        tare_release(rt, v);
    }
}

// Tuples, code and strings of references never change, and need no clearing: what closes a cycle
// through them is something else. Nor do generators, which their finalizer has closed; their code
// tells the size of their block.
static bool needs_clearing(TareObject *object) {
    uint32_t id = object->shape_id;
    return id != TARE_TYPE_TUPLE && id != TARE_TYPE_CODE && id != TARE_TYPE_GENERATOR &&
           id != TARE_TYPE_COROUTINE && id != TARE_TYPE_ASYNC_GENERATOR;
}

// ---- dooming -----------------------------------------------------------------------------------

static void release_all(TareTrial *garbage) {
    tare_trial_clear_colours(garbage);
    for (size_t i = 0; i < garbage->candidates.count; i++)
        tare_release_object(garbage->rt, tare_trial_get(garbage, i));
    garbage->candidates.count = 0;
}

// Takes a reference to each. Whether any of them is a weak reference or has one, or a finalizer.
static bool retain_all(TareTrial *garbage) {
    TareRuntime *rt = garbage->rt;
    bool is_any = false;
    for (size_t i = 0; i < garbage->candidates.count; i++) {
        TareObject *object = tare_trial_get(garbage, i);
        const TareType *type = rt->shapes[object->shape_id]->type;
        tare_retain_object(object);
        is_any |= type->slots.finalize_user || type->slots.finalize ||
                  *tare_side_of(object) & TARE_SIDE_HAS_WEAK;
    }
    return is_any;
}

static void tell_unreachable(TareTrial *garbage) {
    tare_messages_tell_collectable(garbage);
    if (!garbage->is_watched) return;
    for (size_t i = 0; i < garbage->candidates.count; i++)
        tare_observer_step(garbage->rt, TARE_OBSERVER_UNREACHABLE, tare_trial_get(garbage, i),
                           NULL);
}

static bool release(TareTrial *garbage, TareObject *object, TareObserverStep step) {
    tare_observer_step(garbage->rt, step, object, NULL);
    tare_trial_colour(object, TARE_SIDE_COLOUR_NONE);
    tare_release_object(garbage->rt, object);
    return true;
}

// What only this list holds since finalizers ran is dead by its count and no matter of the
// collector any more.
static bool release_unheld(TareTrial *garbage, TareObject *object) {
    if (!tare_trial_is_white(object) || !tare_object_is_unique(object)) return false;
    return release(garbage, object, TARE_OBSERVER_FREE);
}

// What is not white came back, and is a candidate no more.
static bool release_living(TareTrial *garbage, TareObject *object) {
    return !tare_trial_is_white(object) && release(garbage, object, TARE_OBSERVER_CAME_BACK);
}

// Only candidates that still are what they were remain.
static void finalize(TareTrial *garbage) {
    if (!run_finalizers(garbage) || TARE_WITHOUT == TARE_PROTECTION_REVISION) return;
    if (tare_trial_run(garbage, 1) != TARE_OK) {
        // Without memory to look again nothing may be destroyed: what came back is not known.
        tare_error_clear(garbage->rt);
        release_all(garbage);
        return;
    }
    int passes = garbage->candidates.count < FEW ? UNHELD_PASSES_OF_FEW : UNHELD_PASSES;
    while (passes-- > 0 && tare_trial_filter(garbage, release_unheld)) continue;
    tare_trial_filter(garbage, release_living);
}

TareStatus tare_garbage_doom(TareGarbage *self, TareTrial *objects) {
    *self = (TareGarbage){.objects = objects};
    bool is_noticed = retain_all(objects);
    tell_unreachable(objects);
    if (is_noticed) {
        bool is_cleared =
            TARE_WITHOUT == TARE_PROTECTION_WEAK || clear_weak_references(self) == TARE_OK;
        if (!is_cleared) {
            release_all(objects);
            return TARE_ERROR;
        }
        finalize(objects);
    }
    tare_trial_clear_colours(objects);
    self->class_start = objects->candidates.count;
    return TARE_OK;
}

// ---- destroying --------------------------------------------------------------------------------

// gc.DEBUG_SAVEALL: what would be destroyed goes to gc.garbage, but for what CPython does not
// follow, which the others hold. Takes the references.
static void save_all(TareTrial *garbage) {
    TareRuntime *rt = garbage->rt;
    for (size_t i = 0; i < garbage->candidates.count; i++) {
        TareValue object = tare_value_from_object(tare_trial_get(garbage, i));
        TareValue list = rt->collector->garbage, done = TARE_NONE;
        if (!tare_value_is_absent(list) && tare_tracked_is(rt, object))
            done = tare_call_method(rt, list, TARE_RUNTIME_NAME(rt, append), &object, 1);
        if (tare_value_is_absent(done)) tare_error_clear(rt);
        tare_observer_step(rt, TARE_OBSERVER_SAVED, tare_value_get_object(object), NULL);
        tare_release(rt, done);
        tare_release(rt, object);
    }
}

// Whether an object is a class must be asked before its metaclass is cleared.
static void tell_next(TareGarbage *self) {
    TareRuntime *rt = self->objects->rt;
    TareObject **objects = self->objects->candidates.items;
    TareObject *object = objects[self->next];
    tare_observer_doom(rt, object);
    self->count += tare_tracked_is(rt, tare_value_from_object(object));
    if (rt->collector->count_unseen) self->count += rt->collector->count_unseen(rt, object);
    if (is_type(rt, object)) {
        objects[self->next] = objects[--self->class_start];
        objects[self->class_start] = object;
    } else {
        self->next++;
    }
}

static void release_next(TareGarbage *self) {
    TareObject *object = tare_trial_get(self->objects, self->next++);
    if (!object) return;
    if (tare_object_is_unique(object))
        tare_observer_step(self->objects->rt, TARE_OBSERVER_FREE, object, NULL);
    tare_release_object(self->objects->rt, object);
}

// What nothing but this list holds any more needs no clearing: it goes at once, as a whole.
static void clear_next(TareGarbage *self) {
    TareObject **objects = self->objects->candidates.items;
    TareObject *object = objects[self->next];
    if (tare_object_is_unique(object)) {
        objects[self->next] = NULL;
        tare_observer_step(self->objects->rt, TARE_OBSERVER_FREE, object, NULL);
        tare_release_object(self->objects->rt, object);
    } else if (needs_clearing(object)) {
        tare_observer_step(self->objects->rt, TARE_OBSERVER_CLEAR, object, NULL);
        clear_object(self->objects, object);
    }
    self->next++;
}

// What follows when the stage has come to its end.
static void enter_next_stage(TareGarbage *self) {
    TareRuntime *rt = self->objects->rt;
    bool was_told = self->stage == TARE_GARBAGE_TELL;
    self->stage++;
    self->next = self->stage >= TARE_GARBAGE_CLEAR_CLASSES ? self->class_start : 0;
    if (!was_told) return;
    tare_observer_sentence(rt);
    if (!(rt->collector->debug_flags & TARE_COLLECT_DEBUG_SAVE_ALL)) return;
    save_all(self->objects);
    self->stage = TARE_GARBAGE_END;
}

static size_t end_of_stage(const TareGarbage *self) {
    return self->stage < TARE_GARBAGE_CLEAR_CLASSES ? self->class_start
                                                    : self->objects->candidates.count;
}

// False when the slice ended first.
static bool go_on(TareGarbage *self, TareTimeSlice *slice) {
    static void (*const work[])(TareGarbage * self) = {tell_next, clear_next, release_next,
                                                       clear_next, release_next};
    while (self->stage != TARE_GARBAGE_END) {
        while (self->next < end_of_stage(self)) {
            work[self->stage](self);
            if (tare_time_slice_is_tired(slice)) return false;
        }
        enter_next_stage(self);
    }
    return true;
}

bool tare_garbage_destroy(TareGarbage *self, TareTimeSlice *slice) {
    TareRuntime *rt = self->objects->rt;
    rt->collector->is_clearing = true;
    tare_deferred_drop_suspend(rt);
    bool is_over = go_on(self, slice);
    tare_deferred_drop_resume(rt);
    rt->collector->is_clearing = false;
    return is_over;
}
