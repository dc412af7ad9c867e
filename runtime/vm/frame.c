// Frames: where they stand, what they own, and how their locals outlive them in a frame object.
#include "vm/frame.h"

#include "object/error.h"
#include "object/protocol.h"
#include "vm/generator.h"
#include "vm/profile.h"

uint32_t tare_frame_get_offset(const TareFrame *self) {
    const uint32_t *start = self->code->instructions;
    if (self->pc <= start) return 0;
    uint32_t offset = (uint32_t)(self->pc - start) - 1;
    // pc may already be behind an extra word, whose position is that of its instruction.
    return offset;
}

int tare_frame_get_line(const TareFrame *self) {
    return tare_code_get_position(self->code, tare_frame_get_offset(self)).line;
}

TareFrameObject *tare_frame_fetch_object(TareRuntime *rt, TareFrame *self) {
    if (self->object) return self->object;
    size_t extra = self->code->local_count * sizeof(TareValue);
    TareFrameObject *object = tare_alloc_instance(rt, rt->types[TARE_TYPE_FRAME], extra);
    if (!object) return NULL;
    object->frame = self;
    tare_retain_object(self->code);
    object->code = self->code;
    tare_retain_object(self->globals);
    object->globals = self->globals;
    object->namespace = tare_retain(self->namespace);
    object->local_count = self->code->local_count;
    object->traced_line = -1;
    self->object = object;
    return object;
}

// The register that holds local `index` of the code's names.
static uint32_t register_of_local(const TareCode *code, uint32_t index) {
    if (index < code->temporary_start) return index;
    return code->far_start + (index - code->temporary_start);
}

static bool is_cell_local(const TareCode *code, uint32_t index) {
    if (index >= (uint32_t)(code->temporary_start - code->free_count) &&
        index < code->temporary_start)
        return true;
    TareValue name = code->local_names->items[index];
    for (size_t i = 0; i < code->cell_names->length; i++)
        if (tare_value_is_same(code->cell_names->items[i], name)) return true;
    return false;
}

static TareValue get_local(const TareFrame *self, uint32_t index) {
    TareValue v = self->registers[register_of_local(self->code, index)];
    if (is_cell_local(self->code, index) && tare_value_is_exact(v, TARE_TYPE_CELL))
        return tare_cell_of(v)->contents;
    return v;
}

static TareStatus update_locals(TareRuntime *rt, const TareFrame *self, TareDict *dict) {
    for (uint32_t i = 0; i < self->code->local_count; i++) {
        TareString *name = tare_string_of(self->code->local_names->items[i]);
        TareValue v = get_local(self, i);
        if (name->length && tare_string_get(name, 0) == '.') continue;
        if (tare_value_is_absent(v)) {
            if (tare_table_delete_string(rt, &dict->table, name) < 0) return TARE_ERROR;
        } else if (tare_table_set_string(rt, &dict->table, name, v) != TARE_OK) {
            return TARE_ERROR;
        }
    }
    return TARE_OK;
}

TareValue tare_frame_fetch_locals(TareRuntime *rt, TareFrame *self) {
    if (!(self->code->flags & TARE_CODE_OPTIMIZED)) return tare_retain(self->namespace);
    TareFrameObject *object = tare_frame_fetch_object(rt, self);
    if (!object) return TARE_ABSENT;
    if (tare_value_is_absent(object->namespace)) object->namespace = tare_dict_new(rt);
    if (tare_value_is_absent(object->namespace)) return TARE_ABSENT;
    if (update_locals(rt, self, tare_dict_of(object->namespace)) != TARE_OK) return TARE_ABSENT;
    return tare_retain(object->namespace);
}

void tare_frame_store_locals(TareRuntime *rt, TareFrame *self) {
    if (!(self->code->flags & TARE_CODE_OPTIMIZED) || !self->object ||
        tare_value_is_absent(self->object->namespace))
        return;
    TareTable *table = &tare_dict_of(self->object->namespace)->table;
    for (uint32_t i = 0; i < self->code->local_count; i++) {
        TareString *name = tare_string_of(self->code->local_names->items[i]);
        if (name->length && tare_string_get(name, 0) == '.') continue;
        TareValue *slot = &self->registers[register_of_local(self->code, i)];
        if (is_cell_local(self->code, i)) {
            if (!tare_value_is_exact(*slot, TARE_TYPE_CELL)) continue;
            slot = &tare_cell_of(*slot)->contents;
        }
        TareValue v = tare_table_find_string(table, name);
        if (!tare_value_is_same(*slot, v)) tare_slot_set_steal(rt, slot, tare_retain(v));
    }
}

static TareFrame *skip_ended(TareFrame *frame) {
    while (frame && frame->continuation == TARE_CONTINUE_ENDED) frame = frame->previous;
    return frame;
}

TareFrame *tare_frame_find_running(TareRuntime *rt) { return skip_ended(rt->execution.frame); }

TareFrame *tare_frame_find_caller(const TareFrame *self) { return skip_ended(self->previous); }

// The object of the calling frame, retained; NULL when there is none or memory ends. The frame may
// be ending by an exception, which stays pending.
static TareFrameObject *take_caller(TareRuntime *rt, TareFrame *self) {
    TareFrame *caller = tare_frame_find_caller(self);
    if (!caller) return NULL;
    TareValue pending = tare_error_take(rt);
    TareFrameObject *back = tare_frame_fetch_object(rt, caller);
    if (back)
        tare_retain_object(back);
    else
        tare_error_clear(rt);
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
    return back;
}

// The frame ends while others hold its object: the locals move over.
static void detach_object(TareRuntime *rt, TareFrame *self) {
    TareFrameObject *object = self->object;
    object->offset = tare_frame_get_offset(self);
    if (!tare_object_is_unique(&object->header)) {
        for (uint32_t i = 0; i < self->code->local_count; i++) {
            TareValue *slot = &self->registers[register_of_local(self->code, i)];
            object->locals[i] = *slot;
            *slot = TARE_ABSENT;
        }
        // Whoever resumed a generator last has no part in what is left of it.
        if (!self->is_generator) object->back = take_caller(rt, self);
    }
    object->frame = NULL;
    self->object = NULL;
    tare_release_object(rt, object);
}

// What is released may run code whose frames are called from this one, and ask for its object anew.
void tare_frame_release(TareRuntime *rt, TareFrame *self) {
    TareCode *code = self->code;
    self->continuation = TARE_CONTINUE_ENDED;
    if (TARE_UNLIKELY(rt->profile)) tare_profile_leave(rt, self);
    tare_retain_object(code);
    if (self->object) detach_object(rt, self);
    for (uint32_t i = 0; i < code->register_count; i++) tare_slot_clear(rt, &self->registers[i]);
    tare_slot_clear(rt, &self->handled);
    tare_slot_clear(rt, &self->namespace);
    bool owns_globals = tare_value_is_exact(self->function, TARE_TYPE_CODE);
    TareDict *globals = self->globals;
    tare_slot_clear(rt, &self->function);
    if (self->object) detach_object(rt, self);
    if (owns_globals) tare_release_object(rt, globals);
    tare_release_object(rt, code);
}
