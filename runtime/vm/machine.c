// The stacks of the machine, and its start and end. Segments are linked and kept for reuse; a
// window never spans two of them.
#include "vm/machine.h"

#include "collect/collect.h"
#include "object/call.h"
#include "object/deferred_drop.h"
#include "object/error.h"
#include "vm/eval.h"
#include "vm/execution.h"
#include "vm/thread.h"

enum {
    REGISTER_SEGMENT_WORDS = 8 * 1024,
};

static TareAllocator *stack_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_VM_STACK);
}

static TareRegisterSegment *new_register_segment(TareRuntime *rt, TareRegisterSegment *previous,
                                                 size_t words) {
    size_t bytes = sizeof(TareRegisterSegment) + words * sizeof(TareValue);
    TareAllocator *allocator = stack_allocator(rt);
    TareRegisterSegment *segment = allocator->resize(allocator, NULL, 0, bytes);
    if (!segment) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    memset(segment, 0, bytes);
    *segment = (TareRegisterSegment){.previous = previous, .bytes = bytes};
    segment->end = segment->registers + words;
    return segment;
}

static void free_register_segment(TareRuntime *rt, TareRegisterSegment *segment) {
    TareAllocator *allocator = stack_allocator(rt);
    allocator->resize(allocator, segment, segment->bytes, 0);
}

static size_t frame_segment_bytes(void) {
    return sizeof(TareFrameSegment) + TARE_MACHINE_FRAMES * sizeof(TareFrame);
}

static TareFrameSegment *new_frame_segment(TareRuntime *rt, TareFrameSegment *previous) {
    TareAllocator *allocator = stack_allocator(rt);
    TareFrameSegment *segment = allocator->resize(allocator, NULL, 0, frame_segment_bytes());
    if (!segment) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    segment->previous = previous;
    segment->next = NULL;
    segment->used_count = 0;
    if (previous) previous->next = segment;
    return segment;
}

static bool contains(const TareRegisterSegment *segment, const TareValue *place) {
    return place >= segment->registers && place <= segment->end;
}

TareValue *tare_machine_reserve(TareRuntime *rt, TareValue *wanted, size_t count) {
    TareMachine *self = rt->machine;
    while (!contains(self->registers, wanted)) {
        TareRegisterSegment *dead = self->registers;
        self->registers = dead->previous;
        free_register_segment(rt, dead);
    }
    if (wanted + count <= self->registers->end) return wanted;
    if (count < REGISTER_SEGMENT_WORDS) count = REGISTER_SEGMENT_WORDS;
    TareRegisterSegment *segment = new_register_segment(rt, self->registers, count);
    if (!segment) return NULL;
    self->registers = segment;
    return segment->registers;
}

TareValue *tare_machine_get_top(TareRuntime *rt) {
    TareFrame *frame = rt->execution.frame;
    if (frame) return frame->stack_top;
    TareRegisterSegment *segment = rt->machine->registers;
    while (segment->previous) segment = segment->previous;
    return segment->registers;
}

TareFrame *tare_machine_push_frame_slow(TareRuntime *rt) {
    TareMachine *self = rt->machine;
    TareFrameSegment *segment = self->frames;
    if (!segment->next && !new_frame_segment(rt, segment)) return NULL;
    segment = self->frames = segment->next;
    return &segment->frames[segment->used_count++];
}

TareStatus tare_machine_attend(TareRuntime *rt) {
    // A host that wants to be asked is asked at every safe point.
    rt->attention = TARE_STRESS || rt->hooks.host_interrupt || rt->profile ||
                    tare_thread_has_others(rt->machine->threads);
    if (rt->collect_due || TARE_STRESS) {
        rt->collect_due = false;
        tare_collect_automatic(rt);
    }
    tare_deferred_drop_work(rt);
    if ((rt->execution.thread || tare_thread_has_others(rt->machine->threads)) &&
        tare_thread_attend(rt) != TARE_OK)
        return TARE_ERROR;
    return tare_error_check_interrupt(rt);
}

TareStatus tare_machine_attend_call(TareRuntime *rt) {
    if (rt->profile) {
        tare_profile_enter(rt);
        if (tare_error_is_pending(rt)) return TARE_ERROR;
    }
    return tare_machine_attend(rt);
}

static TareValue get_handled(TareRuntime *rt) {
    for (TareFrame *frame = rt->execution.frame; frame; frame = frame->previous)
        if (!tare_value_is_absent(frame->handled) && !tare_value_is_none(frame->handled))
            return frame->handled;
    return TARE_ABSENT;
}

TareStatus tare_machine_init(TareRuntime *rt) {
    TareAllocator *allocator = stack_allocator(rt);
    TareMachine *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return TARE_ERROR;
    *self = (TareMachine){0};
    rt->machine = self;
    self->threads = allocator->resize(allocator, NULL, 0, sizeof *self->threads);
    if (!self->threads) return TARE_ERROR;
    tare_thread_init(self->threads, rt);
    self->registers = new_register_segment(rt, NULL, REGISTER_SEGMENT_WORDS);
    self->frames = new_frame_segment(rt, NULL);
    if (!self->registers || !self->frames) return TARE_ERROR;
    rt->execution.recursion_limit = 1000;
    rt->hooks.get_handled = get_handled;
    rt->hooks.call_function = tare_eval_call_function;
    rt->hooks.get_locals = tare_execution_get_locals;
    rt->hooks.get_module_name = tare_execution_get_module_name;
    rt->hooks.get_super_context = tare_execution_get_super_context;
    return TARE_OK;
}

TareStatus tare_machine_new_stacks(TareRuntime *rt, TareRegisterSegment **registers,
                                   TareFrameSegment **frames, size_t register_count) {
    *registers = new_register_segment(rt, NULL, register_count);
    *frames = *registers ? new_frame_segment(rt, NULL) : NULL;
    if (*frames) return TARE_OK;
    if (*registers) free_register_segment(rt, *registers);
    return TARE_ERROR;
}

void tare_machine_free_stacks(TareRuntime *rt, TareRegisterSegment *registers,
                              TareFrameSegment *frames) {
    TareAllocator *allocator = stack_allocator(rt);
    while (registers) {
        TareRegisterSegment *dead = registers;
        registers = dead->previous;
        free_register_segment(rt, dead);
    }
    while (frames && frames->next) frames = frames->next;
    while (frames) {
        TareFrameSegment *dead = frames;
        frames = dead->previous;
        allocator->resize(allocator, dead, frame_segment_bytes(), 0);
    }
}

void tare_machine_deinit(TareRuntime *rt) {
    TareMachine *self = rt->machine;
    TareAllocator *allocator = stack_allocator(rt);
    tare_machine_free_stacks(rt, self->registers, self->frames);
    if (self->threads) {
        tare_thread_deinit(rt, self->threads);
        allocator->resize(allocator, self->threads, sizeof *self->threads, 0);
    }
    allocator->resize(allocator, self, sizeof *self, 0);
    rt->machine = NULL;
}
