// Patterns: values, captures and alternatives, and the bookkeeping of failure.
#include "front/compiler_pattern.h"

#include "object/error.h"

#define NO_LABEL UINT32_MAX

void tare_compiler_pattern_init(TarePatternState *self, TareUnit *unit, bool allows_irrefutable) {
    self->unit = unit;
    self->base = unit->depth;
    self->allows_irrefutable = allows_irrefutable;
    tare_vector_init(&self->captures, unit->compiler->allocator, sizeof(TarePatternCapture));
    memset(self->fail_labels, 0xff, sizeof self->fail_labels);
}

void tare_compiler_pattern_deinit(TarePatternState *self) { tare_vector_deinit(&self->captures); }

static uint32_t get_fail_label(TarePatternState *self) {
    uint32_t *label = &self->fail_labels[self->unit->depth - self->base];
    if (*label == NO_LABEL) *label = tare_unit_new_label(self->unit);
    return *label;
}

void tare_compiler_pattern_fail_if(TarePatternState *self, TareOpcode opcode, int a, int b) {
    tare_unit_emit_jump(self->unit, opcode, a, b, get_fail_label(self));
}

void tare_compiler_pattern_emit_failure(TarePatternState *self) {
    for (uint32_t live = TARE_UNIT_MAX_REGISTERS; live-- > 0;) {
        if (self->fail_labels[live] != NO_LABEL)
            tare_unit_place_label(self->unit, self->fail_labels[live]);
        if (live > 0 && self->unit->is_reachable)
            tare_unit_emit(self->unit, TARE_OPCODE_CLEAR, (int)(self->base + live - 1), 0, 0);
    }
}

void tare_compiler_pattern_clear(TarePatternState *self, const bool *is_moved) {
    for (uint32_t index = self->unit->depth; index-- > self->base;) {
        if (!is_moved[index]) tare_unit_emit(self->unit, TARE_OPCODE_CLEAR, (int)index, 0, 0);
    }
    self->unit->depth = self->base;
}

void tare_compiler_pattern_capture(TarePatternState *self, const TareTreePattern *pattern,
                                   TareTreeString name, int index) {
    for (size_t i = 0; i < self->captures.count; i++) {
        if (tare_symbols_is_equal(tare_compiler_pattern_get(self, i)->name, name))
            tare_unit_fail(self->unit, pattern->span,
                           "multiple assignments to name '%.*s' in pattern", (int)name.length_bytes,
                           name.bytes);
    }
    TarePatternCapture *capture = tare_vector_push(&self->captures);
    if (capture) {
        *capture = (TarePatternCapture){name, index};
    } else if (!tare_unit_has_failed(self->unit)) {
        tare_error_raise_memory(self->unit->compiler->rt);
        tare_unit_fail_pending(self->unit);
    }
}

static int copy_subject(TareUnit *unit, int subject) {
    int copy = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, copy, subject, 0);
    return copy;
}

static void emit_value(TarePatternState *self, const TareTreePattern *pattern, int subject) {
    TareUnit *unit = self->unit;
    int copy = copy_subject(unit, subject);
    int value = tare_compiler_expression_emit(unit, pattern->value, TARE_UNIT_ANY);
    tare_unit_pop(unit, value);
    tare_unit_pop(unit, copy);
    tare_compiler_pattern_fail_if(self, TARE_OPCODE_JUMP_UNLESS_EQUAL, copy, value);
}

static void emit_singleton(TarePatternState *self, const TareTreePattern *pattern, int subject) {
    TareUnit *unit = self->unit;
    int copy = copy_subject(unit, subject);
    int value = tare_compiler_expression_emit(unit, pattern->value, TARE_UNIT_ANY);
    tare_unit_emit(unit, TARE_OPCODE_IS, copy, copy, value);
    tare_unit_pop(unit, copy);
    tare_compiler_pattern_fail_if(self, TARE_OPCODE_JUMP_IF_FALSE, copy, 0);
}

static void emit_capture(TarePatternState *self, const TareTreePattern *pattern, int subject) {
    TareTreeString name = pattern->capture.name;
    if (!pattern->capture.pattern && !self->allows_irrefutable) {
        if (name.bytes)
            tare_unit_fail(self->unit, pattern->span,
                           "name capture '%.*s' makes remaining patterns unreachable",
                           (int)name.length_bytes, name.bytes);
        else
            tare_unit_fail(self->unit, pattern->span,
                           "wildcard makes remaining patterns unreachable");
    }
    if (pattern->capture.pattern)
        tare_compiler_pattern_emit(self, pattern->capture.pattern, subject);
    if (name.bytes) tare_compiler_pattern_capture(self, pattern, name, subject);
}

// ---- alternatives ----------------------------------------------------------------------------

static TarePatternCapture *find_capture(const TarePatternState *self, TareTreeString name) {
    for (size_t i = 0; i < self->captures.count; i++) {
        TarePatternCapture *capture = tare_compiler_pattern_get(self, i);
        if (tare_symbols_is_equal(capture->name, name)) return capture;
    }
    return NULL;
}

// Copies what an alternative has captured to the common registers from `first` on, named as in
// `names`, and clears the rest.
static void gather(TarePatternState *alternative, const TarePatternState *names,
                   const TareTreePattern *pattern, uint32_t first) {
    TareUnit *unit = alternative->unit;
    bool is_same = alternative->captures.count == names->captures.count;
    for (size_t i = 0; is_same && i < names->captures.count; i++) {
        const TarePatternCapture *capture =
            find_capture(alternative, tare_compiler_pattern_get(names, i)->name);
        is_same = capture != NULL;
        if (capture) tare_unit_emit(unit, TARE_OPCODE_COPY, (int)(first + i), capture->index, 0);
    }
    if (!is_same) tare_unit_fail(unit, pattern->span, "alternative patterns bind different names");
    bool is_moved[TARE_UNIT_MAX_REGISTERS] = {false};
    tare_compiler_pattern_clear(alternative, is_moved);
}

// How many names a pattern binds.
static size_t count_names(const TareTreePattern *pattern);

static size_t count_list(const TareTreePatternList *list) {
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) count += count_names(list->items[i]);
    return count;
}

static size_t count_names(const TareTreePattern *pattern) {
    switch ((TareTreePatternKind)pattern->kind) {
    case TARE_TREE_MATCH_SEQUENCE:
        return count_list(&pattern->patterns);
    case TARE_TREE_MATCH_OR:
        return count_names(pattern->patterns.items[0]);
    case TARE_TREE_MATCH_MAPPING:
        return count_list(&pattern->mapping.patterns) + (pattern->mapping.rest.bytes != NULL);
    case TARE_TREE_MATCH_CLASS:
        return count_list(&pattern->class_.positional) +
               count_list(&pattern->class_.keyword_patterns);
    case TARE_TREE_MATCH_STAR:
        return pattern->capture.name.bytes != NULL;
    case TARE_TREE_MATCH_AS:
        return (pattern->capture.pattern ? count_names(pattern->capture.pattern) : 0) +
               (pattern->capture.name.bytes != NULL);
    default:
        return 0;
    }
}

static void emit_alternative(TarePatternState *names, TarePatternState *current,
                             const TareTreePattern *pattern, size_t i, int subject, uint32_t first,
                             uint32_t matched) {
    TareUnit *unit = current->unit;
    tare_compiler_pattern_emit(current, pattern->patterns.items[i], subject);
    gather(current, names, pattern, first);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, matched);
    tare_compiler_pattern_emit_failure(current);
    unit->depth = current->base;
}

static void emit_alternatives(TarePatternState *self, const TareTreePattern *pattern, int subject) {
    TareUnit *unit = self->unit;
    uint32_t first = unit->depth, matched = tare_unit_new_label(unit);
    size_t count = count_names(pattern), last = pattern->patterns.count - 1;
    for (size_t i = 0; i < count; i++) tare_unit_push(unit);
    TarePatternState names, current;
    tare_compiler_pattern_init(&names, unit, last == 0 && self->allows_irrefutable);
    emit_alternative(&names, &names, pattern, 0, subject, first, matched);
    for (size_t i = 1; i <= last; i++) {
        tare_compiler_pattern_init(&current, unit, i == last && self->allows_irrefutable);
        emit_alternative(&names, &current, pattern, i, subject, first, matched);
        tare_compiler_pattern_deinit(&current);
    }
    unit->depth = first;  // the common registers are empty when no alternative has matched
    tare_compiler_pattern_fail_if(self, TARE_OPCODE_JUMP, 0, 0);
    unit->depth = first + (uint32_t)count;
    tare_unit_place_label(unit, matched);
    for (size_t i = 0; i < names.captures.count; i++)
        tare_compiler_pattern_capture(self, pattern, tare_compiler_pattern_get(&names, i)->name,
                                      (int)(first + i));
    tare_compiler_pattern_deinit(&names);
}

void tare_compiler_pattern_emit(TarePatternState *self, const TareTreePattern *pattern,
                                int subject) {
    if (tare_unit_has_failed(self->unit)) return;
    TarePosition saved = self->unit->position;
    tare_unit_set_span(self->unit, pattern->span);
    switch ((TareTreePatternKind)pattern->kind) {
    case TARE_TREE_MATCH_VALUE:
        emit_value(self, pattern, subject);
        break;
    case TARE_TREE_MATCH_SINGLETON:
        emit_singleton(self, pattern, subject);
        break;
    case TARE_TREE_MATCH_SEQUENCE:
        tare_compiler_pattern_parts_emit_sequence(self, pattern, subject);
        break;
    case TARE_TREE_MATCH_MAPPING:
        tare_compiler_pattern_parts_emit_mapping(self, pattern, subject);
        break;
    case TARE_TREE_MATCH_CLASS:
        tare_compiler_pattern_parts_emit_class(self, pattern, subject);
        break;
    case TARE_TREE_MATCH_STAR:
        if (pattern->capture.name.bytes)
            tare_compiler_pattern_capture(self, pattern, pattern->capture.name, subject);
        break;
    case TARE_TREE_MATCH_AS:
        emit_capture(self, pattern, subject);
        break;
    case TARE_TREE_MATCH_OR:
        emit_alternatives(self, pattern, subject);
        break;
    }
    self->unit->position = saved;
}
