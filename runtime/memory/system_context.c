// By hand where the processor is known, since the C library's way asks the system for the mask of
// signals each time; by the C library elsewhere. Guarded by tests/lang/threads/.
#define _GNU_SOURCE 1
#include "memory/system_context.h"

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__LP64__)

// From the lowest address on, as the code below pushes them.
typedef struct Saved {
    uint32_t float_status;
    uint16_t float_control, padding;
    uint64_t r15, r14, r13, r12, rbx, rbp;
    void (*return_address)(void);
} Saved;

void tare_system_context_begin(void);

__asm__(".text\n"
        ".globl tare_system_context_go\n"
        ".hidden tare_system_context_go\n"
        ".type tare_system_context_go, @function\n"
        "tare_system_context_go:\n"
        "    pushq %rbp\n"
        "    pushq %rbx\n"
        "    pushq %r12\n"
        "    pushq %r13\n"
        "    pushq %r14\n"
        "    pushq %r15\n"
        "    subq $8, %rsp\n"
        "    stmxcsr (%rsp)\n"
        "    fnstcw 4(%rsp)\n"
        "    movq %rsp, (%rdi)\n"
        "    movq %rsi, %rsp\n"
        "    ldmxcsr (%rsp)\n"
        "    fldcw 4(%rsp)\n"
        "    addq $8, %rsp\n"
        "    popq %r15\n"
        "    popq %r14\n"
        "    popq %r13\n"
        "    popq %r12\n"
        "    popq %rbx\n"
        "    popq %rbp\n"
        "    ret\n"
        ".size tare_system_context_go, .-tare_system_context_go\n"
        ".globl tare_system_context_begin\n"
        ".hidden tare_system_context_begin\n"
        ".type tare_system_context_begin, @function\n"
        "tare_system_context_begin:\n"
        "    movq %r12, %rdi\n"
        "    callq *%r13\n"
        "    ud2\n"
        ".size tare_system_context_begin, .-tare_system_context_begin\n");

void *tare_system_context_new(void *end, void *start, void (*enter)(void *argument),
                              void *argument) {
    // A call finds the stack aligned to 16 bytes; above is nothing to return to.
    uintptr_t top = ((uintptr_t)end & ~(uintptr_t)15) - 16;
    Saved *saved = (Saved *)(top - sizeof(Saved));
    memset(saved, 0, top - (uintptr_t)saved);
    __asm__ volatile("stmxcsr %0\n\tfnstcw %1"
                     : "=m"(saved->float_status), "=m"(saved->float_control));
    saved->r12 = (uint64_t)(uintptr_t)argument;
    saved->r13 = (uint64_t)(uintptr_t)enter;
    saved->return_address = tare_system_context_begin;
    return saved;
}

#else
#include <ucontext.h>

typedef struct Beginning {
    ucontext_t context;
    void (*enter)(void *argument);
    void *argument;
} Beginning;

// makecontext hands on nothing but ints.
static void begin(unsigned high, unsigned low) {
    Beginning *self = (Beginning *)(uintptr_t)(((uint64_t)high << 32) | low);
    self->enter(self->argument);
}

void *tare_system_context_new(void *end, void *start, void (*enter)(void *argument),
                              void *argument) {
    Beginning *self = (Beginning *)(((uintptr_t)end & ~(uintptr_t)15) - sizeof(Beginning) - 64);
    self = (Beginning *)((uintptr_t)self & ~(uintptr_t)15);
    self->enter = enter;
    self->argument = argument;
    getcontext(&self->context);
    self->context.uc_stack.ss_sp = start;
    self->context.uc_stack.ss_size = (size_t)((char *)self - (char *)start);
    self->context.uc_link = NULL;
    uint64_t place = (uint64_t)(uintptr_t)self;
    makecontext(&self->context, (void (*)(void))begin, 2, (unsigned)(place >> 32), (unsigned)place);
    return self;
}

void tare_system_context_go(void **from, void *to) {
    ucontext_t here;
    *from = &here;
    swapcontext(&here, to);
}

#endif
