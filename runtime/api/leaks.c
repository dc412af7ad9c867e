// What is still on the heap when a runtime has given up all of its own, and, where births were
// traced, the lines where it was born.
#include <stdio.h>
#include <string.h>

#include "api/api_state.h"
#include "object/shape.h"
#include "vm/trace.h"

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

void tare_leaks_prepare(TareRuntime *rt, TareLeakNames *self) {
    TareAllocator *allocator = instruments(rt);
    self->count = rt->shape_count;
    self->names = NULL;
    if (self->count)
        self->names = allocator->resize(allocator, NULL, 0, self->count * sizeof *self->names);
    if (!self->names) self->count = 0;
    for (size_t i = 0; i < self->count; i++) {
        TareShape *shape = rt->shapes[i];
        const char *name = shape ? tare_type_get_name(rt, shape->type) : "?";
        snprintf(self->names[i], sizeof *self->names, "%s", name);
    }
}

// Leaked blocks of one type that were born at one place.
typedef struct LeakGroup {
    const char *name;  // NULL: blocks without a header
    const TareTraceSite *site;
    size_t count;
} LeakGroup;

typedef struct LeakCount {
    TareRuntime *rt;
    const TareLeakNames *names;
    TareVector groups;  // LeakGroup
    size_t object_count;
    size_t table_count;
} LeakCount;

static const char *find_name(const LeakCount *count, const TareHeapBlock *block) {
    if (block->kind == TARE_BLOCK_TABLE) return NULL;
    uint32_t shape_id = ((TareObject *)block->block)->shape_id;
    return shape_id < count->names->count ? count->names->names[shape_id] : "?";
}

static bool is_same_name(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

// The group of such blocks, made when there is none; NULL when memory ends.
static LeakGroup *find_group(LeakCount *count, const char *name, const TareTraceSite *site) {
    for (size_t i = 0; i < count->groups.count; i++) {
        LeakGroup *group = tare_vector_get(&count->groups, i);
        if (group->site == site && is_same_name(group->name, name)) return group;
    }
    LeakGroup *group = tare_vector_push(&count->groups);
    if (group) *group = (LeakGroup){name, site, 0};
    return group;
}

static void count_block(void *context, const TareHeapBlock *block) {
    LeakCount *count = context;
    if (block->kind == TARE_BLOCK_TABLE) count->table_count++;
    else count->object_count++;
    const TareTraceStack *stack = tare_trace_find(count->rt, TARE_TRACE_LEAKS, block->block);
    const TareTraceSite *site =
        stack ? tare_trace_stacks_site(&count->rt->trace->stacks, stack->site) : NULL;
    LeakGroup *group = find_group(count, find_name(count, block), site);
    if (group) group->count++;
}

static void tell_group(const LeakGroup *group, TareLeakListener listener, void *context) {
    char line[512];
    const char *plural = group->count == 1 ? "" : "s";
    int n = group->name ? snprintf(line, sizeof line, "%zu object%s of type %s", group->count,
                                   plural, group->name)
                        : snprintf(line, sizeof line, "%zu table block%s", group->count, plural);
    if (group->site && group->site->line > 0) {
        snprintf(line + n, sizeof line - (size_t)n, " born at %s:%d in %s", group->site->file,
                 group->site->line, group->site->function);
    } else if (group->site) {
        snprintf(line + n, sizeof line - (size_t)n, " born outside of any line");
    }
    listener(context, line);
}

// Objects first, as the tables are mostly theirs.
static void tell(const LeakCount *count, TareLeakListener listener, void *context) {
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < count->groups.count; i++) {
            const LeakGroup *group = tare_vector_get(&count->groups, i);
            if ((group->name != NULL) == (pass == 0)) tell_group(group, listener, context);
        }
    }
}

size_t tare_leaks_report(TareRuntime *rt, TareLeakNames *names, TareLeakListener listener,
                         void *context) {
    TareAllocator *allocator = instruments(rt);
    LeakCount count = {.rt = rt, .names = names};
    tare_vector_init(&count.groups, allocator, sizeof(LeakGroup));
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_ALL_KINDS, count_block, &count);
    size_t leaked = count.object_count + (count.object_count ? 0 : count.table_count);
    if (leaked && listener) tell(&count, listener, context);
    tare_vector_deinit(&count.groups);
    if (names->names)
        allocator->resize(allocator, names->names, names->count * sizeof *names->names, 0);
    return leaked;
}
