// Cells: variables that functions share.
#include "object/error.h"
#include "object/protocol.h"
#include "types/function.h"

TareValue tare_cell_new(TareRuntime *rt, TareValue contents) {
    TareCell *cell = tare_alloc_builtin(rt, TARE_TYPE_CELL);
    if (!cell) return TARE_ABSENT;
    cell->contents = tare_retain(contents);
    return tare_value_from_object(cell);
}

static void cell_describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    (void)rt;
    TareCell *self = (TareCell *)object;
    tare_describe_block(d, self, sizeof *self, TARE_BLOCK_OBJECT, "cell");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->contents, sizeof(TareValue), "contents");
}

static TareValue cell_get_contents(TareRuntime *rt, TareValue self) {
    TareValue v = tare_cell_of(self)->contents;
    if (tare_value_is_absent(v))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "Cell is empty");
    return tare_retain(v);
}

static TareStatus cell_set_contents(TareRuntime *rt, TareValue self, TareValue value) {
    tare_slot_set_steal(rt, &tare_cell_of(self)->contents, tare_retain(value));
    return TARE_OK;
}

static TareValue cell_repr(TareRuntime *rt, TareValue self) {
    TareValue contents = tare_cell_of(self)->contents;
    void *place = tare_value_get_object(self);
    if (tare_value_is_absent(contents))
        return tare_string_new_format(rt, "<cell at %p: empty>", place);
    return tare_string_new_format(rt, "<cell at %p: %s object at 0x%llx>", place,
                                  tare_type_name_of(rt, contents),
                                  (unsigned long long)contents.bits);
}

static TareValue cell_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    (void)type;
    if (arguments->positional_count > 1)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "cell expected at most 1 argument, got %zu",
                                arguments->positional_count);
    return tare_cell_new(rt, arguments->positional_count ? arguments->values[0] : TARE_ABSENT);
}

// By contents; an empty cell comes before all others.
static TareValue cell_compare(TareRuntime *rt, TareValue left, TareValue right,
                              TareComparison op) {
    if (!tare_value_is_exact(right, TARE_TYPE_CELL)) return TARE_NOT_IMPLEMENTED;
    TareValue a = tare_cell_of(left)->contents, b = tare_cell_of(right)->contents;
    if (!tare_value_is_absent(a) && !tare_value_is_absent(b))
        return tare_protocol_compare(rt, a, b, op);
    TareValue ranks[] = {tare_value_from_bool(!tare_value_is_absent(a)),
                         tare_value_from_bool(!tare_value_is_absent(b))};
    return tare_protocol_compare(rt, ranks[0], ranks[1], op);
}

static const TareAttributeDefinition cell_attributes[] = {
    {"cell_contents", cell_get_contents, cell_set_contents, NULL},
    {0},
};

const TareTypeSpec tare_cell_spec = {
    .instance_bytes = sizeof(TareCell),
    .flags = TARE_TYPE_IS_PLAIN,
    .reference_count = 1,
    .attributes = cell_attributes,
    .slots = {.describe = cell_describe, .create = cell_create, .repr = cell_repr,
              .compare = cell_compare},
};
