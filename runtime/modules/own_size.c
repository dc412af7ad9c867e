// Adds up the blocks that a description names.
#include "modules/own_size.h"

#include "object/layout.h"

typedef struct SizeDescriber {
    TareDescriber base;
    TareOwnSize size;
} SizeDescriber;

static void add_block(TareDescriber *base, void *start, size_t bytes, TareBlockKind kind,
                      const char *name) {
    TareOwnSize *size = &((SizeDescriber *)base)->size;
    size->requested_bytes += bytes;
    size->taken_bytes += tare_heap_usable_bytes(start);
    size->metadata_millibytes += tare_heap_metadata_share(bytes);
    size->block_count++;
}

TareOwnSize tare_own_size_measure(TareRuntime *rt, TareValue v) {
    SizeDescriber describer = {.base = {.wants = TARE_DESCRIBE_BLOCKS, .block = add_block}};
    TareType *type = tare_type_get(rt, v);
    if (tare_value_is_object(v) && type->slots.describe)
        type->slots.describe(rt, tare_value_get_object(v), &describer.base);
    return describer.size;
}
