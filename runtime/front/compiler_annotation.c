// Annotations: values, or with `from __future__ import annotations` the text of the expression, in
// one spelling whatever the source's.
#include "front/compiler_parts.h"

int tare_compiler_annotation_emit(TareUnit *unit, Expression *annotation) {
    bool is_text = unit->compiler->future_flags & TARE_CODE_FUTURE_ANNOTATIONS;
    if (!is_text && annotation->kind == TARE_TREE_STARRED) {  // `*args: *Ts`: its only item
        int items = tare_compiler_expression_emit(unit, annotation->value, TARE_UNIT_NEXT);
        tare_unit_emit(unit, TARE_OPCODE_UNPACK, items, items, 1);
        return items;
    }
    if (!is_text) return tare_compiler_expression_emit(unit, annotation, TARE_UNIT_NEXT);
    TareText text;
    tare_text_init(&text, unit->compiler->arena.allocator);
    int target = -1;
    if (tare_tree_unparse(&text, annotation) == TARE_OK) {
        TareTreeString string = {tare_text_get(&text), text.length_bytes};
        target = tare_constant_pool_load_text(unit, string, TARE_UNIT_NEXT);
    } else {
        target = tare_constant_pool_load_steal(unit, TARE_ABSENT, TARE_UNIT_NEXT);
    }
    tare_text_deinit(&text);
    return target;
}
