// The trace point's functions, which run at each birth and death, and who has them installed.
#include "vm/trace.h"

#include <string.h>

#include "collect/collect.h"
#include "object/error.h"

// ---- where ------------------------------------------------------------------------------------

static TareStatus make_room(TareTrace *self, uint32_t count) {
    while (self->path.count < count)
        if (!tare_vector_push(&self->path)) return TARE_ERROR;
    return TARE_OK;
}

// Compares the frames with the stack that was found last, innermost first. Their number (where
// tracemalloc wants to know all of them, else at most as many as are kept), and one more than the
// outermost kept place that differs.
static uint32_t compare_frames(const TareTrace *self, const TareFrame *frame, uint32_t *changed) {
    const TareTracePlace *places = self->path.items;
    uint32_t most = self->spans[TARE_TRACE_TRACEMALLOC].is_on ? UINT32_MAX : self->limit;
    uint32_t n = 0;
    *changed = 0;
    for (; frame && n < most; frame = tare_frame_find_caller(frame), n++)
        if (n < self->path_count && places[n].pc != frame->pc) *changed = n + 1;
    return n;
}

// Moves the stack found last so that its outermost frames stand where those of `kept` frames do.
static TareStatus align_path(TareTrace *self, uint32_t kept) {
    uint32_t old = self->path_count;
    if (make_room(self, kept) != TARE_OK) return TARE_ERROR;
    TareTracePlace *places = self->path.items;
    uint32_t common = old < kept ? old : kept;
    memmove(places + (kept - common), places + (old - common), common * sizeof *places);
    for (uint32_t i = common; i < kept; i++) places[i - common].pc = NULL;
    self->path_count = kept;
    return TARE_OK;
}

// Looks up the stacks of the `changed` innermost places anew.
static uint32_t renew_path(TareTrace *self, const TareFrame *frame, uint32_t changed) {
    TareTracePlace *places = self->path.items;
    for (uint32_t i = 0; i < changed; i++, frame = tare_frame_find_caller(frame))
        places[i] = (TareTracePlace){frame, frame->pc, 0};
    uint32_t stack = changed < self->path_count ? places[changed].stack : 0;
    for (uint32_t i = changed; i-- > 0;) {
        stack = tare_trace_stacks_step(&self->stacks, stack, places[i].frame, self->cut_count);
        if (!stack) {
            self->path_count = 0;
            return 0;
        }
        places[i].stack = stack;
    }
    return stack;
}

// The stack of several frames. Compared with the one found last, only what differs is looked up:
// an instruction and the stack that called it name a stack.
static uint32_t find_deep(TareTrace *self, const TareFrame *frame) {
    uint32_t changed;
    uint32_t n = compare_frames(self, frame, &changed);
    uint32_t kept = n < self->limit ? n : self->limit;
    if (kept != self->path_count || n - kept != self->cut_count) {
        if (n - kept != self->cut_count) self->path_count = 0;
        if (align_path(self, kept) != TARE_OK) return 0;
        self->cut_count = n - kept;
        (void)compare_frames(self, frame, &changed);
    }
    return renew_path(self, frame, changed);
}

static uint32_t find_stack(TareTrace *self) {
    const TareFrame *frame = tare_frame_find_running(self->rt);
    if (!frame) return tare_trace_stacks_nowhere(&self->stacks);
    bool is_shallow = self->limit == 1 && !self->spans[TARE_TRACE_TRACEMALLOC].is_on;
    if (is_shallow) return tare_trace_stacks_step(&self->stacks, 0, frame, 0);
    return find_deep(self, frame);
}

// ---- counting ---------------------------------------------------------------------------------

size_t tare_trace_held_bytes(const TareTraceStack *stack) {
    return (size_t)(stack->counts.born_bytes - stack->counts.died_bytes);
}

size_t tare_trace_held_at_peak(const TareTrace *self, const TareTraceStack *stack) {
    return stack->peak_mark == self->peak_mark ? stack->held_at_peak_bytes
                                               : tare_trace_held_bytes(stack);
}

// What a stack holds is copied before it first changes after a peak: so the state of all of them
// at the highest peak is known, and a peak costs one addition.
static void keep_peak(TareTrace *self, TareTraceStack *stack) {
    if (stack->peak_mark == self->peak_mark) return;
    stack->held_at_peak_bytes = tare_trace_held_bytes(stack);
    stack->peak_mark = self->peak_mark;
}

static TareTraceSite *get_line(const TareTrace *self, const TareTraceStack *stack) {
    const TareTraceSite *site = tare_trace_stacks_site(&self->stacks, stack->site);
    return tare_trace_stacks_site(&self->stacks, site->whole);
}

static void enter_birth(TareTrace *self, uint32_t number, size_t bytes, size_t slack_bytes) {
    TareTraceStack *stack = tare_trace_stacks_get(&self->stacks, number);
    keep_peak(self, stack);
    stack->counts.born_count++;
    stack->counts.born_bytes += bytes;
    stack->counts.born_slack_bytes += slack_bytes;
    TareTraceSite *line = get_line(self, stack);
    line->held_bytes += bytes;
    if (line->held_bytes > line->peak_bytes) line->peak_bytes = line->held_bytes;
}

static void enter_death(TareTrace *self, const TareTraceRecord *record, size_t bytes,
                        size_t requested_bytes) {
    TareTraceStack *stack = tare_trace_stacks_get(&self->stacks, record->stack);
    keep_peak(self, stack);
    TareTraceCounts *counts = &stack->counts;
    counts->died_count++;
    counts->died_bytes += bytes;
    counts->died_slack_bytes += bytes - requested_bytes;
    counts->lifetime_bytes += self->clock - record->birth - bytes;
    if (self->rt->collector && self->rt->collector->is_clearing) {
        counts->cyclic_count++;
        counts->cyclic_bytes += bytes;
    }
    get_line(self, stack)->held_bytes -= bytes;
}

static void bury(TareTrace *self, TareTraceRecord *record, size_t requested_bytes) {
    if (!record->stack) return;
    size_t bytes = (size_t)record->words * 8;
    for (size_t i = 0; i < TARE_TRACE_USER_COUNT; i++) {
        TareTraceSpan *span = &self->spans[i];
        if (!span->is_on || record->birth < span->since) continue;
        span->held_bytes -= bytes;
        if (i == TARE_TRACE_LEDGER) enter_death(self, record, bytes, requested_bytes);
    }
    record->stack = 0;
}

static void record_birth(TareTrace *self, void *block, size_t requested_bytes) {
    if (self->is_paused) return;
    size_t bytes = tare_heap_usable_bytes(block);
    uint32_t stack = find_stack(self);
    TareTraceRecord *record = stack ? tare_trace_blocks_get(&self->blocks, block) : NULL;
    if (TARE_UNLIKELY(!record)) {
        self->lost_count++;
        return;
    }
    *record = (TareTraceRecord){self->clock, stack, (uint32_t)(bytes / 8)};
    self->clock += bytes;
    for (size_t i = 0; i < TARE_TRACE_USER_COUNT; i++) {
        TareTraceSpan *span = &self->spans[i];
        if (!span->is_on) continue;
        span->held_bytes += bytes;
        if (i == TARE_TRACE_LEDGER) enter_birth(self, stack, bytes, bytes - requested_bytes);
        if (span->held_bytes <= span->peak_bytes) continue;
        span->peak_bytes = span->held_bytes;
        if (i == TARE_TRACE_LEDGER) self->peak_mark++;
    }
}

// ---- the trace point --------------------------------------------------------------------------

static TareTraceRecord *find_record(TareTrace *self, const void *block, size_t bytes) {
    return tare_trace_blocks_find(&self->blocks, block, bytes > TARE_SIZECLASS_LARGEST_BYTES);
}

static void on_alloc(void *context, void *block, size_t bytes, TareBlockKind kind) {
    record_birth(context, block, bytes);
}

static void on_free(void *context, void *block, size_t bytes, TareBlockKind kind) {
    TareTrace *self = context;
    if (kind != TARE_BLOCK_TABLE && ((TareObject *)block)->shape_id == TARE_TYPE_CODE) {
        tare_trace_stacks_forget_code(&self->stacks);
        self->path_count = 0;
    }
    TareTraceRecord *record = find_record(self, block, bytes);
    if (record) bury(self, record, bytes);
}

// A block that stays where it is with the size that it takes only changes its slack; any other is
// one that dies and one that is born.
static void on_resize(void *context, void *old_block, size_t old_bytes, void *new_block,
                      size_t new_bytes, TareBlockKind kind) {
    TareTrace *self = context;
    TareTraceRecord *record = find_record(self, old_block, old_bytes);
    const TareTraceSpan *ledger = &self->spans[TARE_TRACE_LEDGER];
    if (old_block == new_block &&
        tare_heap_block_bytes(old_bytes) == tare_heap_usable_bytes(new_block)) {
        if (!record || !record->stack || !ledger->is_on || record->birth < ledger->since) return;
        TareTraceCounts *counts = &tare_trace_stacks_get(&self->stacks, record->stack)->counts;
        if (new_bytes < old_bytes) counts->born_slack_bytes += old_bytes - new_bytes;
        else counts->died_slack_bytes += new_bytes - old_bytes;
        return;
    }
    if (record) bury(self, record, old_bytes);
    record_birth(self, new_block, new_bytes);
}

// ---- who follows ------------------------------------------------------------------------------

static void *resize_counted(TareAllocator *allocator, void *block, size_t old_bytes,
                            size_t new_bytes) {
    TareTraceAllocator *self = (TareTraceAllocator *)allocator;
    void *resized = self->source->resize(self->source, block, old_bytes, new_bytes);
    if (resized || !new_bytes) self->bytes += new_bytes - old_bytes;
    return resized;
}

static TareTrace *new_trace(TareRuntime *rt) {
    TareAllocator *source = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    TareTrace *self = source->resize(source, NULL, 0, sizeof *self);
    if (!self) return NULL;
    memset(self, 0, sizeof *self);
    self->rt = rt;
    self->memory = (TareTraceAllocator){{resize_counted}, source, sizeof *self};
    TareAllocator *allocator = &self->memory.allocator;
    self->point = (TareTracePoint){on_alloc, on_free, on_resize, self};
    self->peak_mark = 1;
    tare_trace_blocks_init(&self->blocks, allocator);
    tare_vector_init(&self->path, allocator, sizeof(TareTracePlace));
    if (tare_trace_stacks_init(&self->stacks, allocator) == TARE_OK &&
        tare_trace_stacks_nowhere(&self->stacks) != 0)
        return self;
    tare_trace_stacks_deinit(&self->stacks);
    source->resize(source, self, sizeof *self, 0);
    return NULL;
}

void tare_trace_deinit(TareRuntime *rt) {
    TareTrace *self = rt->trace;
    if (!self) return;
    tare_heap_set_trace(&rt->heap, NULL);
    rt->trace = NULL;
    TareAllocator *source = self->memory.source;
    tare_vector_deinit(&self->path);
    tare_trace_stacks_deinit(&self->stacks);
    tare_trace_blocks_deinit(&self->blocks);
    source->resize(source, self, sizeof *self, 0);
}

static void find_limit(TareTrace *self) {
    self->limit = 0;
    self->path_count = 0;
    for (size_t i = 0; i < TARE_TRACE_USER_COUNT; i++) {
        const TareTraceSpan *span = &self->spans[i];
        if (span->is_on && span->limit > self->limit) self->limit = span->limit;
    }
}

TareStatus tare_trace_start(TareRuntime *rt, TareTraceUser user, uint32_t limit) {
    if (!rt->trace) rt->trace = new_trace(rt);
    TareTrace *self = rt->trace;
    if (!self) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    self->spans[user] = (TareTraceSpan){.is_on = true, .limit = limit, .since = self->clock};
    if (user == TARE_TRACE_LEDGER) tare_trace_stacks_reset(&self->stacks);
    find_limit(self);
    tare_heap_set_trace(&rt->heap, &self->point);
    return TARE_OK;
}

void tare_trace_stop(TareRuntime *rt, TareTraceUser user) {
    TareTrace *self = rt->trace;
    if (!self) return;
    self->spans[user].is_on = false;
    find_limit(self);
    if (!self->limit) tare_trace_deinit(rt);
}

bool tare_trace_is_on(const TareRuntime *rt, TareTraceUser user) {
    return rt->trace && rt->trace->spans[user].is_on;
}

void tare_trace_forget(TareRuntime *rt, TareTraceUser user) {
    if (!tare_trace_is_on(rt, user)) return;
    TareTraceSpan *span = &rt->trace->spans[user];
    span->since = rt->trace->clock;
    span->held_bytes = span->peak_bytes = 0;
    if (user == TARE_TRACE_LEDGER) tare_trace_stacks_reset(&rt->trace->stacks);
}

void tare_trace_pause(TareRuntime *rt, bool is_paused) {
    if (rt->trace) rt->trace->is_paused = is_paused;
}

// ---- reading ----------------------------------------------------------------------------------

const TareTraceStack *tare_trace_find(TareRuntime *rt, TareTraceUser user, const void *block) {
    if (!tare_trace_is_on(rt, user)) return NULL;
    const TareTraceRecord *record = tare_trace_blocks_find(&rt->trace->blocks, block, false);
    if (!record || !record->stack || record->birth < rt->trace->spans[user].since) return NULL;
    return tare_trace_stacks_get(&rt->trace->stacks, record->stack);
}

typedef struct Visit {
    void (*visit)(void *context, const void *block, size_t bytes, uint32_t stack);
    void *context;
    uint64_t since;
} Visit;

static void visit_block(void *context, void *block, const TareTraceRecord *record) {
    const Visit *visit = context;
    if (record->birth < visit->since) return;
    visit->visit(visit->context, block, tare_heap_usable_bytes(block), record->stack);
}

void tare_trace_visit(TareRuntime *rt, TareTraceUser user,
                      void (*visit)(void *context, const void *block, size_t bytes,
                                    uint32_t stack),
                      void *context) {
    if (!tare_trace_is_on(rt, user)) return;
    Visit how = {visit, context, rt->trace->spans[user].since};
    tare_trace_blocks_visit(&rt->trace->blocks, visit_block, &how);
}

size_t tare_trace_own_bytes(const TareTrace *self) { return self ? self->memory.bytes : 0; }
