// The meter adds what each block takes when it is born and subtracts it when it dies, blocks that
// were there before included; other instruments that follow allocations are told as before.
#include "modules/lines.h"

#include "memory/heap.h"
#include "object/error.h"
#include "types/int.h"
#include "types/module.h"
#include "vm/line_marks.h"
#include "vm/machine.h"

typedef struct TareMeter {
    TareTracePoint point;
    const TareTracePoint *next;  // who was told before; or NULL
    size_t now_bytes;            // that all live blocks take
    size_t peak_bytes;
} TareMeter;

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

// ---- counting ----------------------------------------------------------------------------------

static void rise(TareMeter *self, size_t bytes) {
    self->now_bytes += bytes;
    if (self->now_bytes > self->peak_bytes) self->peak_bytes = self->now_bytes;
}

static void on_alloc(void *context, void *block, size_t bytes, TareBlockKind kind) {
    TareMeter *self = context;
    rise(self, tare_heap_block_bytes(bytes));
    if (self->next) self->next->on_alloc(self->next->context, block, bytes, kind);
}

static void on_free(void *context, void *block, size_t bytes, TareBlockKind kind) {
    TareMeter *self = context;
    self->now_bytes -= tare_heap_block_bytes(bytes);
    if (self->next) self->next->on_free(self->next->context, block, bytes, kind);
}

static void on_resize(void *context, void *old_block, size_t old_bytes, void *new_block,
                      size_t new_bytes, TareBlockKind kind) {
    TareMeter *self = context;
    self->now_bytes -= tare_heap_block_bytes(old_bytes);
    rise(self, tare_heap_block_bytes(new_bytes));
    if (self->next)
        self->next->on_resize(self->next->context, old_block, old_bytes, new_block, new_bytes,
                              kind);
}

static size_t measure(const TareRuntime *rt) {
    TareHeapTotals totals;
    tare_heap_measure(&rt->heap, &totals);
    return totals.live_bytes + totals.slack_bytes;
}

#if TARE_BOEHM
static const TareTracePoint *get_point(const TareRuntime *rt) { return NULL; }
#else
static const TareTracePoint *get_point(const TareRuntime *rt) { return rt->heap.trace; }
#endif

// Whoever begins or stops to follow allocations takes the meter out; then it starts anew.
static void refresh(TareRuntime *rt, TareMeter *self) {
    if (get_point(rt) == &self->point) return;
    self->next = get_point(rt);
    self->now_bytes = 0;
    rise(self, measure(rt));
    tare_heap_set_trace(&rt->heap, &self->point);
}

void tare_lines_deinit(TareRuntime *rt) {
    TareMeter *self = rt->machine->meter;
    if (!self) return;
    if (get_point(rt) == &self->point) tare_heap_set_trace(&rt->heap, self->next);
    rt->machine->meter = NULL;
    instruments(rt)->resize(instruments(rt), self, sizeof *self, 0);
}

// ---- the module --------------------------------------------------------------------------------

static TareValue start(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareMeter *self = rt->machine->meter;
    if (!self) self = instruments(rt)->resize(instruments(rt), NULL, 0, sizeof *self);
    if (!self) return tare_error_raise_memory(rt);
    if (!rt->machine->meter)
        *self = (TareMeter){.point = {on_alloc, on_free, on_resize, self}};
    rt->machine->meter = self;
    refresh(rt, self);
    return TARE_NONE;
}

static TareValue stop(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    tare_lines_deinit(rt);
    return TARE_NONE;
}

static TareValue read(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareMeter *self = rt->machine->meter;
    if (!self) return tare_int_new(rt, (int64_t)measure(rt));
    refresh(rt, self);
    return tare_int_new(rt, (int64_t)self->now_bytes);
}

static TareValue take_peak(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareMeter *self = rt->machine->meter;
    if (!self) return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "the meter does not run");
    refresh(rt, self);
    size_t peak = self->peak_bytes;
    self->peak_bytes = self->now_bytes;
    return tare_int_new(rt, (int64_t)peak);
}

static TareValue mark(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    if (!tare_value_is_exact(arguments->values[0], TARE_TYPE_CODE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "mark() needs a code object, not %T",
                                arguments->values[0]);
    return tare_line_marks_new_code(rt, arguments->values[0], arguments->values[1]);
}

static const TareNativeDefinition functions[] = {
    {"start", start, TARE_NATIVE_NONE, 0, 0, 0, "Starts the meter."},
    {"stop", stop, TARE_NATIVE_NONE, 0, 0, 0, "Stops it."},
    {"read", read, TARE_NATIVE_NONE, 0, 0, 0, "The bytes that all live blocks take now."},
    {"take_peak", take_peak, TARE_NATIVE_NONE, 0, 0, 0,
     "The most they took since the start or the last call."},
    {"mark", mark, TARE_NATIVE_POSITIONAL, 2, 2, 0,
     "A copy of the code that calls a function with the number of each line that begins."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_lines_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_lines", "Lines as they run, and what the heap holds.");
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
