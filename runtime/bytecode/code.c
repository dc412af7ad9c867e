// The code type: its blocks, its attributes and its text. How code is made is the compiler's
// business, how it runs the machine's.
#include "bytecode/code.h"

#include "bytecode/opcode_table.h"
#include "bytecode/position_table.h"
#include "object/error.h"
#include "object/protocol.h"

bool tare_code_has_extra(uint32_t opcode) {
    return tare_opcode_table_get_format(opcode) >= TARE_OPCODE_FORMAT_ABC_XN;
}

TareCode *tare_code_new(TareRuntime *rt) { return tare_alloc_builtin(rt, TARE_TYPE_CODE); }

TarePosition tare_code_get_position(const TareCode *self, uint32_t offset) {
    TarePositionReader reader;
    tare_position_table_read(&reader, self);
    while (tare_position_table_next(&reader)) {
        if (offset < reader.limit) return reader.position;
    }
    return (TarePosition){-1, -1, -1, -1};
}

const TareHandler *tare_code_find_handler(const TareCode *self, uint32_t offset) {
    for (uint32_t i = 0; i < self->handler_count; i++) {
        const TareHandler *handler = &self->handlers[i];
        if (handler->start <= offset && offset < handler->end) return handler;
    }
    return NULL;
}

TareString *tare_code_get_local_name(const TareCode *self, uint32_t register_index) {
    uint32_t position = register_index;
    if (register_index >= self->temporary_start) {
        if (register_index < self->far_start) return NULL;
        position = self->temporary_start + (register_index - self->far_start);
    }
    if (!self->local_names || position >= self->local_names->length) return NULL;
    return tare_string_of(self->local_names->items[position]);
}

static void describe_satellite(TareDescriber *describer, void *block, size_t bytes,
                               TareRegionKind kind, const char *name) {
    if (!block) return;
    tare_describe_block(describer, block, bytes, TARE_BLOCK_TABLE, name);
    tare_describe_region(describer, kind, block, bytes, name);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareCode *self = (TareCode *)object;
    char *start = (char *)self;
    size_t counts = offsetof(TareCode, instructions);
    size_t pointers = offsetof(TareCode, constants);
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "code");
    tare_describe_region(describer, TARE_REGION_HEADER, start, sizeof self->header, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, start + sizeof self->header,
                         counts - sizeof self->header, "counts");
    tare_describe_region(describer, TARE_REGION_POINTER, start + counts, pointers - counts,
                         "tables");
    tare_describe_region(describer, TARE_REGION_REFERENCES, start + pointers,
                         sizeof *self - pointers, "constants and names");
    describe_satellite(describer, self->instructions,
                       self->instruction_count * sizeof *self->instructions, TARE_REGION_RAW,
                       "instructions");
    describe_satellite(describer, self->handlers, self->handler_count * sizeof *self->handlers,
                       TARE_REGION_RAW, "handlers");
    describe_satellite(describer, self->caches, self->cache_count * sizeof *self->caches,
                       TARE_REGION_RAW, "inline caches");
    describe_satellite(describer, self->positions, self->position_bytes, TARE_REGION_RAW,
                       "positions");
    describe_satellite(describer, self->unmarked,
                       self->instruction_count * sizeof *self->unmarked, TARE_REGION_RAW,
                       "instructions without marks");
}

static TareValue repr(TareRuntime *rt, TareValue value) {
    TareCode *self = tare_code_of(value);
    TareText name, filename;
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_COMPILER);
    tare_text_init(&name, allocator);
    tare_text_init(&filename, allocator);
    TareValue result = tare_string_new_format(
        rt, "<code object %s at 0x%llx, file \"%s\", line %u>",
        tare_string_utf8(rt, self->name, &name), (unsigned long long)(uintptr_t)self,
        tare_string_utf8(rt, self->filename, &filename), self->first_line);
    tare_text_deinit(&name);
    tare_text_deinit(&filename);
    return result;
}

static bool has_same_counts(const TareCode *a, const TareCode *b) {
    return a->flags == b->flags && a->positional_only_count == b->positional_only_count &&
           a->positional_count == b->positional_count &&
           a->keyword_only_count == b->keyword_only_count && a->local_count == b->local_count &&
           a->first_line == b->first_line && a->instruction_count == b->instruction_count &&
           tare_string_equals(a->name, b->name);
}

static bool has_same_instructions(const TareCode *a, const TareCode *b) {
    return memcmp(tare_code_get_unmarked(a), tare_code_get_unmarked(b),
                  a->instruction_count * sizeof *a->instructions) == 0;
}

static int tuples_are_equal(TareRuntime *rt, TareTuple *a, TareTuple *b) {
    return tare_protocol_equals(rt, tare_value_from_object(a), tare_value_from_object(b));
}

static int is_equal(TareRuntime *rt, const TareCode *a, const TareCode *b) {
    if (a == b) return 1;
    if (!has_same_counts(a, b) || !has_same_instructions(a, b)) return 0;
    int same = tuples_are_equal(rt, a->constants, b->constants);
    if (same == 1) same = tuples_are_equal(rt, a->names, b->names);
    if (same == 1) same = tuples_are_equal(rt, a->local_names, b->local_names);
    return same;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    bool is_order = op != TARE_COMPARISON_EQUAL && op != TARE_COMPARISON_NOT_EQUAL;
    if (is_order || !tare_value_is_exact(left, TARE_TYPE_CODE) ||
        !tare_value_is_exact(right, TARE_TYPE_CODE))
        return TARE_NOT_IMPLEMENTED;
    int same = is_equal(rt, tare_code_of(left), tare_code_of(right));
    if (same < 0) return TARE_ABSENT;
    return tare_value_from_bool((same == 1) == (op == TARE_COMPARISON_EQUAL));
}

static int64_t hash(TareRuntime *rt, TareValue value) {
    TareCode *self = tare_code_of(value);
    int64_t result = (int64_t)tare_string_hash(self->name) ^ (int64_t)self->first_line << 20 ^
                     (int64_t)self->instruction_count << 3;
    return result == -1 ? -2 : result;
}

extern const TareAttributeDefinition tare_code_attributes[];  // code_attributes.c
extern const TareNativeDefinition tare_code_methods[];
extern const TareTypeSpec tare_code_spec;

const TareTypeSpec tare_code_spec = {
    .instance_bytes = sizeof(TareCode),
    .flags = TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_NO_INSTANTIATION,
    .methods = tare_code_methods,
    .attributes = tare_code_attributes,
    .slots = {.describe = describe, .repr = repr, .compare = compare, .hash = hash},
};
