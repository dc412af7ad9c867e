// What is still on the heap when a runtime has given up all of its own.
#include <stdio.h>
#include <string.h>

#include "api/api_state.h"
#include "object/shape.h"

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

typedef struct LeakCount {
    TareLeakNames *names;
    size_t *objects;  // by shape id
    size_t object_count;
    size_t table_count;
} LeakCount;

static void count_block(void *context, const TareHeapBlock *block) {
    LeakCount *count = context;
    if (block->kind == TARE_BLOCK_TABLE) {
        count->table_count++;
        return;
    }
    count->object_count++;
    uint32_t shape_id = ((TareObject *)block->block)->shape_id;
    if (count->objects && shape_id < count->names->count) count->objects[shape_id]++;
}

// Shapes of one type are told as one line, where the first of them stands.
static void tell(const LeakCount *count, TareLeakListener listener, void *context) {
    char line[160];
    TareLeakNames *names = count->names;
    for (size_t i = 0; i < names->count && count->objects; i++) {
        size_t total = 0;
        for (size_t k = 0; k < names->count; k++) {
            if (!count->objects[k] || strcmp(names->names[i], names->names[k])) continue;
            total += count->objects[k];
            count->objects[k] = 0;
        }
        if (!total) continue;
        snprintf(line, sizeof line, "%zu object%s of type %s", total, total == 1 ? "" : "s",
                 names->names[i]);
        listener(context, line);
    }
    if (!count->table_count) return;
    snprintf(line, sizeof line, "%zu table block%s", count->table_count,
             count->table_count == 1 ? "" : "s");
    listener(context, line);
}

size_t tare_leaks_report(TareRuntime *rt, TareLeakNames *names, TareLeakListener listener,
                         void *context) {
    TareAllocator *allocator = instruments(rt);
    LeakCount count = {.names = names};
    size_t bytes = names->count * sizeof *count.objects;
    if (bytes) count.objects = allocator->resize(allocator, NULL, 0, bytes);
    if (count.objects) memset(count.objects, 0, bytes);
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_ALL_KINDS, count_block, &count);
    size_t leaked = count.object_count + (count.object_count ? 0 : count.table_count);
    if (leaked && listener) tell(&count, listener, context);
    if (count.objects) allocator->resize(allocator, count.objects, bytes, 0);
    if (names->names)
        allocator->resize(allocator, names->names, names->count * sizeof *names->names, 0);
    return leaked;
}
