// Going from stack to stack, and telling those who watch stacks. Guarded by tests/lang/threads/.
#include "vm/thread_stack.h"

#include "base/bits.h"
#include "memory/system_context.h"
#include "object/error.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_SANITIZER 1
#endif
#endif
#ifdef HAS_ADDRESS_SANITIZER
#include <sanitizer/common_interface_defs.h>
#else
#define HAS_ADDRESS_SANITIZER 0
static inline void __sanitizer_start_switch_fiber(void **fake_stack, const void *bottom,
                                                  size_t bytes) {
    (void)fake_stack, (void)bottom, (void)bytes;
}
static inline void __sanitizer_finish_switch_fiber(void *fake_stack, const void **bottom,
                                                   size_t *bytes) {
    (void)fake_stack, (void)bottom, (void)bytes;
}
#endif

// Room for what runs between two checks; frames are larger where the compiler watches them.
static const size_t margin_bytes = (size_t)(HAS_ADDRESS_SANITIZER ? 1024 : 256) * 1024;

static char *find_end(const TareThreadStack *self) { return self->start + self->bytes; }

// What has been touched down to `low` counts from now on.
static void enter_touched(TareRuntime *rt, TareThreadStack *self, char *low) {
    low = (char *)((uintptr_t)low & ~(uintptr_t)(TARE_SYSTEM_PAGE_BYTES - 1));
    if (low >= self->low) return;
    tare_ledger_add(&rt->heap.system->ledger, TARE_PURPOSE_VM_STACK, (size_t)(self->low - low));
    self->low = low;
}

TareStatus tare_thread_stack_init(TareRuntime *rt, TareThreadStack *self, size_t bytes,
                                  void (*enter)(void *argument), void *argument) {
    *self = (TareThreadStack){0};
    bytes = tare_bits_round_up(bytes, TARE_SYSTEM_PAGE_BYTES) + margin_bytes +
            TARE_SYSTEM_PAGE_BYTES;
    self->start = tare_system_map_stack(rt->heap.system, bytes);
    if (!self->start) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    self->bytes = bytes;
    self->bottom = self->start + TARE_SYSTEM_PAGE_BYTES;
    self->usable_bytes = bytes - TARE_SYSTEM_PAGE_BYTES;
    self->low = find_end(self);
    self->context = tare_system_context_new(find_end(self), self->start + TARE_SYSTEM_PAGE_BYTES,
                                            enter, argument);
    enter_touched(rt, self, self->context);
    tare_stacks_add(&self->place, self->context, find_end(self));
    return TARE_OK;
}

void tare_thread_stack_deinit(TareRuntime *rt, TareThreadStack *self) {
    if (!self->start) return;
    tare_stacks_remove(&self->place);
    tare_ledger_remove(&rt->heap.system->ledger, TARE_PURPOSE_VM_STACK,
                       tare_thread_stack_count_bytes(self));
    tare_system_unmap_stack(rt->heap.system, self->start, self->bytes);
    self->start = NULL;
}

char *tare_thread_stack_get_limit(const TareThreadStack *self) {
    return self->start + TARE_SYSTEM_PAGE_BYTES + margin_bytes;
}

size_t tare_thread_stack_count_bytes(const TareThreadStack *self) {
    return self->start ? (size_t)(find_end(self) - self->low) : 0;
}

TARE_NO_INLINE void tare_thread_stack_go(TareRuntime *rt, TareThreadStack *from,
                                         TareThreadStack *to, bool is_last) {
    char *here = __builtin_frame_address(0);
    if (from->start) enter_touched(rt, from, here);
    tare_stacks_leave(&from->place, here - TARE_SYSTEM_CONTEXT_BYTES, &to->place);
    __sanitizer_start_switch_fiber(is_last ? NULL : &from->fake_stack, to->bottom,
                                   to->usable_bytes);
    tare_system_context_go(&from->context, to->context);
    __sanitizer_finish_switch_fiber(from->fake_stack, NULL, NULL);
}

void tare_thread_stack_arrive(TareThreadStack *from) {
    const void *bottom = NULL;
    size_t bytes = 0;
    __sanitizer_finish_switch_fiber(NULL, &bottom, &bytes);
    // The program's own stack is known by nobody else.
    if (from->start || !bytes) return;
    from->bottom = bottom;
    from->usable_bytes = bytes;
}
