// What the three kinds of generators tell of themselves, how they are weighed, and their end when
// nobody holds them.
#include "object/error.h"
#include "vm/generator.h"

// A suspended generator that dies runs its pending finally blocks.
static void end_unfinished(TareRuntime *rt, TareGenerator *self) {
    self->state = TARE_GENERATOR_FINISHED;
    tare_frame_release(rt, &self->frame);
}

// In a cycle one that was never begun is closed too, lest it runs should somebody bring it back. A
// coroutine has its warning instead. When it dies by its count its frame dies with it.
static bool is_closed_unbegun(const TareGenerator *self) {
    return self->state == TARE_GENERATOR_CREATED && !tare_object_is_unique(&self->header) &&
           self->header.shape_id != TARE_TYPE_COROUTINE;
}

void tare_generator_finalize(TareRuntime *rt, TareObject *object) {
    TareGenerator *self = (TareGenerator *)object;
    TareValue pending = tare_error_take(rt);
    self->is_dying = true;
    if ((rt->is_over && self->state != TARE_GENERATOR_FINISHED) || is_closed_unbegun(self))
        end_unfinished(rt, self);
    if (self->state == TARE_GENERATOR_SUSPENDED && tare_generator_close(rt, self) != TARE_OK)
        tare_error_write_unraisable(rt, tare_value_from_object(self));
    // Its frame object may live on, and must not look into memory that is gone.
    if (self->state != TARE_GENERATOR_FINISHED && self->frame.object) end_unfinished(rt, self);
    self->is_dying = false;
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
}

void tare_generator_describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    (void)rt;
    TareGenerator *self = (TareGenerator *)object;
    TareFrame *frame = &self->frame;
    size_t row = self->register_count * sizeof(TareValue);
    tare_describe_block(d, self, sizeof *self + row, TARE_BLOCK_OBJECT, "generator");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    char *start = (char *)frame;
    size_t code = offsetof(TareFrame, code), globals = offsetof(TareFrame, globals);
    size_t namespace = offsetof(TareFrame, namespace), registers = offsetof(TareFrame, registers);
    size_t handled = offsetof(TareFrame, handled), object_at = offsetof(TareFrame, object);
    size_t after = object_at + sizeof(void *);
    tare_describe_region(d, TARE_REGION_RAW, start, code, "caller");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + code, globals - code, "code, function");
    tare_describe_region(d, TARE_REGION_POINTER, start + globals, namespace - globals, "globals");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + namespace, sizeof(TareValue),
                         "namespace");
    tare_describe_region(d, TARE_REGION_RAW, start + registers, handled - registers, "place");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + handled, sizeof(TareValue), "handled");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + object_at, sizeof(void *),
                         "frame object");
    tare_describe_region(d, TARE_REGION_RAW, start + after, sizeof(TareFrame) - after, "state");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->name, 2 * sizeof(void *), "names");
    tare_describe_region(d, TARE_REGION_RAW, (char *)&self->state, sizeof(void *), "state");
    tare_describe_region(d, TARE_REGION_REFERENCES, self->registers, row, "registers");
}

// One that has finished gave up all but this.
void tare_generator_destroy(TareRuntime *rt, TareObject *object) {
    TareGenerator *self = (TareGenerator *)object;
    if (self->state != TARE_GENERATOR_FINISHED || object->shape_id >= TARE_TYPE_COUNT) {
        tare_dealloc_by_description(rt, object);
        return;
    }
    TareFrame *frame = &self->frame;
    tare_slot_clear(rt, &frame->function);
    if (frame->code) tare_release_object(rt, frame->code);
    if (frame->object) tare_release_object(rt, frame->object);
    if (self->name) tare_release_object(rt, self->name);
    if (self->qualified_name) tare_release_object(rt, self->qualified_name);
    tare_dealloc_free_block(rt, object,
                            sizeof *self + self->register_count * sizeof(TareValue));
}

static TareValue text_or(TareString *text, TareString *fallback) {
    return tare_retain(tare_value_from_object(text ? text : fallback));
}

TareValue tare_generator_get_name(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareGenerator *generator = tare_generator_of(self);
    return text_or(generator->name, generator->frame.code->name);
}

TareValue tare_generator_get_qualified_name(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareGenerator *generator = tare_generator_of(self);
    return text_or(generator->qualified_name, generator->frame.code->qualified_name);
}

static TareStatus set_text(TareRuntime *rt, TareString **slot, TareValue value, const char *name) {
    if (!tare_type_is_instance(rt, value.bits ? value : TARE_NONE, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s must be set to a string object", name);
    TareString *old = *slot;
    *slot = tare_string_of(tare_retain(value));
    if (old) tare_release_object(rt, old);
    return TARE_OK;
}

TareStatus tare_generator_set_name(TareRuntime *rt, TareValue self, TareValue value) {
    return set_text(rt, &tare_generator_of(self)->name, value, "__name__");
}

TareStatus tare_generator_set_qualified_name(TareRuntime *rt, TareValue self, TareValue value) {
    return set_text(rt, &tare_generator_of(self)->qualified_name, value, "__qualname__");
}

TareValue tare_generator_get_code(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(tare_value_from_object(tare_generator_of(self)->frame.code));
}

TareValue tare_generator_get_running(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_value_from_bool(tare_generator_of(self)->state == TARE_GENERATOR_RUNNING);
}

TareValue tare_generator_get_suspended(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_value_from_bool(tare_generator_of(self)->state == TARE_GENERATOR_SUSPENDED);
}

TareValue tare_generator_get_awaited(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareValue v = tare_generator_get_delegate(tare_generator_of(self));
    return tare_value_is_absent(v) ? TARE_NONE : tare_retain(v);
}

TareValue tare_generator_get_frame(TareRuntime *rt, TareValue self) {
    TareGenerator *generator = tare_generator_of(self);
    if (generator->state == TARE_GENERATOR_FINISHED) return TARE_NONE;
    TareFrameObject *object = tare_frame_fetch_object(rt, &generator->frame);
    return object ? tare_retain(tare_value_from_object(object)) : TARE_ABSENT;
}

TareValue tare_generator_repr(TareRuntime *rt, TareValue self) {
    TareValue name = tare_generator_get_qualified_name(rt, self);
    TareText scratch;
    tare_text_init(&scratch, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    TareValue v = tare_string_new_format(rt, "<%s object %s at %p>", tare_type_name_of(rt, self),
                                         tare_string_utf8(rt, tare_string_of(name), &scratch),
                                         (void *)tare_value_get_object(self));
    tare_text_deinit(&scratch);
    tare_release(rt, name);
    return v;
}
