// Interning by hash tables of numbers, and the cache of steps in front of them, which spares
// decoding the positions of code at each allocation.
#include "vm/trace_stacks.h"

#include <string.h>

#include "base/hash.h"

enum { FIRST_SLOTS = 256, STEP_COUNT = 8192 };

typedef struct TareTraceStep {
    const uint32_t *pc;
    uint32_t parent, cut_count;
    uint32_t epoch;
    uint32_t stack;
} TareTraceStep;

static const char unknown[] = "<unknown>";

static void *allocate(TareAllocator *allocator, size_t bytes) {
    void *block = allocator->resize(allocator, NULL, 0, bytes);
    if (block) memset(block, 0, bytes);
    return block;
}

TareStatus tare_trace_stacks_init(TareTraceStacks *self, TareAllocator *allocator) {
    *self = (TareTraceStacks){.allocator = allocator, .epoch = 1};
    tare_arena_init(&self->texts, allocator);
    tare_vector_init(&self->sites, allocator, sizeof(TareTraceSite));
    tare_vector_init(&self->stacks, allocator, sizeof(TareTraceStack));
    size_t slot_bytes = FIRST_SLOTS * sizeof *self->site_slots;
    self->site_slots = allocate(allocator, slot_bytes);
    self->stack_slots = allocate(allocator, slot_bytes);
    if (self->site_slots) self->site_slot_count = FIRST_SLOTS;
    if (self->stack_slots) self->stack_slot_count = FIRST_SLOTS;
    self->steps = allocate(allocator, STEP_COUNT * sizeof *self->steps);
    TareTraceSite *site = tare_vector_push(&self->sites);
    if (!self->site_slots || !self->stack_slots || !self->steps || !site ||
        !tare_vector_push(&self->stacks))
        return TARE_ERROR;
    site->file = site->function = unknown;
    return TARE_OK;
}

static void free_block(TareAllocator *allocator, void *block, size_t bytes) {
    if (block) allocator->resize(allocator, block, bytes, 0);
}

void tare_trace_stacks_deinit(TareTraceStacks *self) {
    TareAllocator *allocator = self->allocator;
    free_block(allocator, self->steps, STEP_COUNT * sizeof *self->steps);
    free_block(allocator, self->stack_slots, self->stack_slot_count * sizeof *self->stack_slots);
    free_block(allocator, self->site_slots, self->site_slot_count * sizeof *self->site_slots);
    tare_vector_deinit(&self->stacks);
    tare_vector_deinit(&self->sites);
    tare_arena_deinit(&self->texts);
}

void tare_trace_stacks_reset(TareTraceStacks *self) {
    for (uint32_t i = 0; i < self->stacks.count; i++) {
        TareTraceStack *stack = tare_trace_stacks_get(self, i);
        memset(&stack->counts, 0, sizeof stack->counts);
        stack->peak_mark = 0;
        stack->held_at_peak_bytes = 0;
    }
    for (uint32_t i = 0; i < self->sites.count; i++) {
        TareTraceSite *site = tare_trace_stacks_site(self, i);
        site->held_bytes = site->peak_bytes = 0;
    }
}

void tare_trace_stacks_forget_code(TareTraceStacks *self) {
    self->epoch++;
    if (self->epoch == 0) {  // so long ago that old steps could seem to hold
        memset(self->steps, 0, STEP_COUNT * sizeof *self->steps);
        self->epoch = 1;
    }
}

// ---- the hash tables ---------------------------------------------------------------------------

static uint64_t hash_text(const char *text) { return tare_hash_bytes(text, strlen(text), 0); }

static uint64_t hash_site(const TareTraceSite *site) {
    uint64_t texts = tare_hash_combine(hash_text(site->file), hash_text(site->function));
    return tare_hash_combine(texts, (uint64_t)site->line);
}

static uint64_t hash_stack(const TareTraceStack *stack) {
    return tare_hash_combine((uint64_t)stack->parent << 32 | stack->site, stack->cut_count);
}

static bool is_same_site(const TareTraceSite *a, const TareTraceSite *b) {
    return a->line == b->line && !strcmp(a->file, b->file) && !strcmp(a->function, b->function);
}

static bool is_same_stack(const TareTraceStack *a, const TareTraceStack *b) {
    return a->parent == b->parent && a->site == b->site && a->cut_count == b->cut_count;
}

static uint32_t *find_site(const TareTraceStacks *self, uint32_t *slots, size_t slot_count,
                           const TareTraceSite *site) {
    size_t i = (size_t)hash_site(site) & (slot_count - 1);
    while (slots[i] && !is_same_site(tare_trace_stacks_site(self, slots[i]), site))
        i = (i + 1) & (slot_count - 1);
    return &slots[i];
}

static uint32_t *find_stack(const TareTraceStacks *self, uint32_t *slots, size_t slot_count,
                            const TareTraceStack *stack) {
    size_t i = (size_t)hash_stack(stack) & (slot_count - 1);
    while (slots[i] && !is_same_stack(tare_trace_stacks_get(self, slots[i]), stack))
        i = (i + 1) & (slot_count - 1);
    return &slots[i];
}

static TareStatus grow_sites(TareTraceStacks *self) {
    size_t wanted = 2 * self->site_slot_count;
    uint32_t *slots = allocate(self->allocator, wanted * sizeof *slots);
    if (!slots) return TARE_ERROR;
    for (uint32_t i = 1; i < self->sites.count; i++)
        *find_site(self, slots, wanted, tare_trace_stacks_site(self, i)) = i;
    free_block(self->allocator, self->site_slots, self->site_slot_count * sizeof *slots);
    self->site_slots = slots;
    self->site_slot_count = wanted;
    return TARE_OK;
}

static TareStatus grow_stacks(TareTraceStacks *self) {
    size_t wanted = 2 * self->stack_slot_count;
    uint32_t *slots = allocate(self->allocator, wanted * sizeof *slots);
    if (!slots) return TARE_ERROR;
    for (uint32_t i = 1; i < self->stacks.count; i++)
        *find_stack(self, slots, wanted, tare_trace_stacks_get(self, i)) = i;
    free_block(self->allocator, self->stack_slots, self->stack_slot_count * sizeof *slots);
    self->stack_slots = slots;
    self->stack_slot_count = wanted;
    return TARE_OK;
}

// ---- making sites and stacks -------------------------------------------------------------------

static char *copy_text(TareTraceStacks *self, const char *text) {
    return tare_arena_copy(&self->texts, text, strlen(text));
}

// 0 when memory ends; the texts of `wanted` are copied.
static uint32_t intern_site(TareTraceStacks *self, const TareTraceSite *wanted) {
    if (2 * self->sites.count > self->site_slot_count && grow_sites(self) != TARE_OK) return 0;
    uint32_t *slot = find_site(self, self->site_slots, self->site_slot_count, wanted);
    if (*slot) return *slot;
    TareTraceSite site = {copy_text(self, wanted->file), copy_text(self, wanted->function),
                          wanted->line, wanted->whole, 0, 0};
    if (!site.file || !site.function) return 0;
    TareTraceSite *place = tare_vector_push(&self->sites);
    if (!place) return 0;
    *place = site;
    *slot = (uint32_t)(self->sites.count - 1);
    if (!place->whole) place->whole = *slot;
    return *slot;
}

static uint32_t intern_stack(TareTraceStacks *self, const TareTraceStack *wanted) {
    if (2 * self->stacks.count > self->stack_slot_count && grow_stacks(self) != TARE_OK) return 0;
    uint32_t *slot = find_stack(self, self->stack_slots, self->stack_slot_count, wanted);
    if (*slot) return *slot;
    TareTraceStack *place = tare_vector_push(&self->stacks);
    if (!place) return 0;
    *place = *wanted;
    place->depth = tare_trace_stacks_get(self, wanted->parent)->depth + 1;
    return *slot = (uint32_t)(self->stacks.count - 1);
}

// A string of the language as UTF-8 in `text`.
static const char *read_string(TareText *text, const TareString *string) {
    tare_text_clear(text);
    for (size_t i = 0; i < string->length; i++)
        tare_text_append_code_point(text, tare_string_get(string, i));
    return text->failed ? unknown : tare_text_get(text);
}

static uint32_t find_site_of_frame(TareTraceStacks *self, const TareFrame *frame) {
    TareText file, function;
    tare_text_init(&file, self->allocator);
    tare_text_init(&function, self->allocator);
    int line = tare_frame_get_line(frame);
    TareTraceSite site = {
        .file = read_string(&file, frame->code->filename),
        .function = read_string(&function, frame->code->qualified_name),
        .line = line < 0 ? 0 : line,
    };
    TareTraceSite whole = {.file = site.file, .function = "", .line = site.line};
    site.whole = intern_site(self, &whole);
    uint32_t number = site.whole ? intern_site(self, &site) : 0;
    tare_text_deinit(&function);
    tare_text_deinit(&file);
    return number;
}

static TARE_NO_INLINE uint32_t step_slowly(TareTraceStacks *self, TareTraceStep *step,
                                           uint32_t parent, const TareFrame *frame,
                                           uint32_t cut_count) {
    TareTraceStack wanted = {.parent = parent, .site = find_site_of_frame(self, frame),
                             .cut_count = parent ? 0 : cut_count};
    uint32_t stack = wanted.site ? intern_stack(self, &wanted) : 0;
    if (stack) *step = (TareTraceStep){frame->pc, parent, cut_count, self->epoch, stack};
    return stack;
}

uint32_t tare_trace_stacks_step(TareTraceStacks *self, uint32_t parent, const TareFrame *frame,
                                uint32_t cut_count) {
    uint64_t word = (uintptr_t)frame->pc >> 2 ^ (uint64_t)parent * 0x9e3779b97f4a7c15u ^
                    (uint64_t)cut_count << 20;
    TareTraceStep *step = &self->steps[(word ^ word >> 32) & (STEP_COUNT - 1)];
    if (TARE_LIKELY(step->pc == frame->pc && step->parent == parent &&
                    step->cut_count == cut_count && step->epoch == self->epoch))
        return step->stack;
    return step_slowly(self, step, parent, frame, cut_count);
}

uint32_t tare_trace_stacks_nowhere(TareTraceStacks *self) {
    TareTraceStack wanted = {.parent = 0, .site = 0};
    return intern_stack(self, &wanted);
}
