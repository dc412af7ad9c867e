// Reads modules, frames and handles where they stand; takes no reference and makes no frame object.
#include "measure/holders.h"

#include "measure/measure.h"
#include "measure/reference.h"
#include "types/module.h"
#include "vm/frame.h"
#include "vm/thread.h"

typedef struct Gathering {
    TareRuntime *rt;
    const TareRequest *request;
    TareVector *holders;
    TareHolder next;  // what the next one has in common with the last
    bool failed;
} Gathering;

static bool is_asking(const Gathering *self, const TareValue *word) {
    const TareRequest *request = self->request;
    return word >= request->asking_words && word < request->asking_words + request->asking_count;
}

static void add(Gathering *self, const TareValue *word, TareObject *target) {
    TareHolder *holder = tare_vector_push(self->holders);
    if (!holder) {
        self->failed = true;
        return;
    }
    *holder = self->next;
    holder->word = word;
    holder->target = target;
}

static void add_word(Gathering *self, const TareValue *word) {
    if (!tare_value_is_object(*word) || is_asking(self, word)) return;
    add(self, word, tare_value_get_object(*word));
}

static void add_modules(Gathering *self) {
    TareValue key, value;
    if (!tare_value_is_object(self->rt->modules)) return;
    const TareTable *table = &tare_dict_of(self->rt->modules)->table;
    for (size_t cursor = 0; tare_table_next(table, &cursor, &key, &value);) {
        if (!tare_type_is_instance(self->rt, value, TARE_TYPE_MODULE) ||
            !tare_value_is_exact(key, TARE_TYPE_STR) || !tare_module_of(value)->dict)
            continue;
        self->next = (TareHolder){.kind = TARE_HOLDER_GLOBALS, .name = tare_string_of(key)};
        add(self, NULL, &tare_module_of(value)->dict->header);
    }
}

// Windows overlap: what lies in the callee's is the callee's.
static uint32_t count_registers(const TareFrame *frame, const TareValue *callee) {
    uint32_t count = frame->code->register_count;
    if (callee < frame->registers || callee >= frame->registers + count) return count;
    return (uint32_t)(callee - frame->registers);
}

static void add_frame(Gathering *self, const TareFrame *frame, const TareValue *callee) {
    self->next.kind = TARE_HOLDER_CALL;
    self->next.frame = frame;
    self->next.name = NULL;
    add_word(self, &frame->function);
    add_word(self, &frame->namespace);
    add_word(self, &frame->handled);
    uint32_t count = count_registers(frame, callee);
    for (uint32_t i = 0; i < count; i++) {
        self->next.name = tare_reference_find_local(frame->code, i);
        self->next.kind = self->next.name ? TARE_HOLDER_LOCAL : TARE_HOLDER_TEMPORARY;
        add_word(self, &frame->registers[i]);
    }
}

static void add_thread(Gathering *self, const TareThread *thread) {
    bool is_asking_thread = thread == tare_thread_get_current(self->rt);
    self->next = (TareHolder){.kind = TARE_HOLDER_THREAD,
                              .thread = is_asking_thread ? NULL : thread};
    const TareValue *words[] = {&thread->function, &thread->arguments, &thread->keywords,
                                &thread->context};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) add_word(self, words[i]);
    // A generator's frame is in the generator, where the heap's own walk finds what it holds.
    const TareValue *callee = NULL;
    const TareFrame *frame = tare_thread_get_frame(self->rt, thread);
    for (; frame; frame = frame->previous) {
        if (!frame->is_generator) add_frame(self, frame, callee);
        callee = frame->registers;
    }
    self->next.kind = TARE_HOLDER_PENDING;
    self->next.name = NULL;
    self->next.frame = NULL;
    add_word(self, is_asking_thread ? &self->rt->execution.error : &thread->execution.error);
}

static void add_handle(void *context, const TareValue *word) { add_word(context, word); }

TareStatus tare_holders_gather(TareRuntime *rt, const TareRequest *request, TareVector *holders) {
    Gathering self = {.rt = rt, .request = request, .holders = holders};
    add_modules(&self);
    for (const TareThread *thread = tare_thread_next(rt, NULL); thread;
         thread = tare_thread_next(rt, thread))
        add_thread(&self, thread);
    self.next = (TareHolder){.kind = TARE_HOLDER_HANDLE};
    if (rt->measure && rt->measure->visit_handles)
        rt->measure->visit_handles(rt, add_handle, &self);
    return self.failed ? TARE_ERROR : TARE_OK;
}

static void append_frame(const TareFrame *frame, TareText *text) {
    bool is_function = frame->code->flags & TARE_CODE_OPTIMIZED;
    tare_text_append_string(text, " of ");
    tare_string_append_to(frame->code->qualified_name, text);
    tare_text_append_format(text, "%s, line %d", is_function ? "()" : "",
                            tare_frame_get_line(frame));
}

void tare_holders_append(const TareHolder *self, TareText *text) {
    switch (self->kind) {
    case TARE_HOLDER_GLOBALS: tare_text_append_string(text, "globals of "); break;
    case TARE_HOLDER_LOCAL: tare_text_append_string(text, "local "); break;
    case TARE_HOLDER_TEMPORARY: tare_text_append_string(text, "a value in use"); break;
    case TARE_HOLDER_CALL: tare_text_append_string(text, "the running call"); break;
    case TARE_HOLDER_THREAD: tare_text_append_string(text, "a thread"); break;
    case TARE_HOLDER_HANDLE: tare_text_append_string(text, "a handle of the host"); break;
    default: tare_text_append_string(text, "the pending exception");
    }
    if (self->name) tare_string_append_to(self->name, text);
    if (self->frame) append_frame(self->frame, text);
    if (!self->thread || tare_value_is_absent(self->thread->name)) return;
    tare_text_append_string(text, " in ");
    tare_string_append_to(tare_string_of(self->thread->name), text);
}
