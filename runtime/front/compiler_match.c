// match statements: the subject waits in a temporary until a case is taken.
#include "front/compiler_pattern.h"

// Binds the captured names, all patterns having matched; the subject is kept for the next case,
// should the guard refuse.
static void bind_names(TarePatternState *state) {
    TareUnit *unit = state->unit;
    bool is_moved[TARE_UNIT_MAX_REGISTERS] = {false};
    for (size_t i = 0; i < state->captures.count; i++) {
        const TarePatternCapture *capture = tare_compiler_pattern_get(state, i);
        int copy = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_COPY, copy, capture->index, 0);
        tare_compiler_name_emit_store(unit, capture->name, copy);
        tare_unit_pop(unit, copy);
    }
    tare_compiler_pattern_clear(state, is_moved);
}

static void emit_case(TareUnit *unit, const TareTreeMatchCase *match_case, bool is_last,
                      int subject, uint32_t end) {
    uint32_t next = tare_unit_new_label(unit);
    TarePatternState state;
    tare_compiler_pattern_init(&state, unit, match_case->guard || is_last);
    tare_unit_set_span(unit, match_case->pattern->span);
    tare_compiler_pattern_emit(&state, match_case->pattern, subject);
    bind_names(&state);
    if (match_case->guard) tare_compiler_condition_emit(unit, match_case->guard, false, next);
    tare_unit_discard(unit, subject);
    tare_compiler_statement_emit_body(unit, &match_case->body);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    tare_compiler_pattern_emit_failure(&state);
    tare_unit_place_label(unit, next);
    unit->depth = (uint32_t)subject + 1;
    tare_compiler_pattern_deinit(&state);
}

void tare_compiler_match_emit(TareUnit *unit, Statement *s) {
    uint32_t end = tare_unit_new_label(unit);
    int subject = tare_compiler_expression_emit(unit, s->match.subject, TARE_UNIT_NEXT);
    for (size_t i = 0; i < s->match.case_count && !tare_unit_has_failed(unit); i++)
        emit_case(unit, &s->match.cases[i], i + 1 == s->match.case_count, subject, end);
    tare_unit_discard(unit, subject);
    tare_unit_place_label(unit, end);
}
