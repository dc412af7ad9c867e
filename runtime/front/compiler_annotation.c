// Annotations: values, or with `from __future__ import annotations` the text of the expression as
// it is written.
#include "front/compiler_parts.h"

static const char *find_place(const TareCompiler *compiler, uint32_t line, uint32_t column) {
    const char *place = compiler->source, *end = compiler->source + compiler->source_bytes;
    for (uint32_t i = 1; i < line && place < end; i++) {
        const char *newline = memchr(place, '\n', (size_t)(end - place));
        place = newline ? newline + 1 : end;
    }
    return (size_t)(end - place) < column ? end : place + column;
}

int tare_compiler_annotation_emit(TareUnit *unit, Expression *annotation) {
    bool is_text = unit->compiler->future_flags & TARE_CODE_FUTURE_ANNOTATIONS;
    if (!is_text && annotation->kind == TARE_TREE_STARRED) {  // `*args: *Ts`: its only item
        int items = tare_compiler_expression_emit(unit, annotation->value, TARE_UNIT_NEXT);
        tare_unit_emit(unit, TARE_OPCODE_UNPACK, items, items, 1);
        return items;
    }
    if (!is_text) return tare_compiler_expression_emit(unit, annotation, TARE_UNIT_NEXT);
    TareTreeSpan span = annotation->span;
    const char *start = find_place(unit->compiler, span.line, span.column);
    const char *end = find_place(unit->compiler, span.end_line, span.end_column);
    return tare_constant_pool_load_text(unit, (TareTreeString){start, (size_t)(end - start)},
                                        TARE_UNIT_NEXT);
}
