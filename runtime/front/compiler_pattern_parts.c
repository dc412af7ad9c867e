// Patterns with patterns inside: sequences, mappings and classes.
#include "front/compiler_pattern.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"

static bool is_wildcard(const TareTreePattern *pattern) {
    return pattern->kind == TARE_TREE_MATCH_AS && !pattern->capture.name.bytes &&
           !pattern->capture.pattern;
}

static bool is_star(const TareTreePattern *pattern) {
    return pattern->kind == TARE_TREE_MATCH_STAR;
}

static bool binds_nothing(const TareTreePattern *pattern) {
    return is_wildcard(pattern) || (is_star(pattern) && !pattern->capture.name.bytes);
}

// Patterns inside others may always be irrefutable.
static void emit_inner(TarePatternState *self, const TareTreePattern *pattern, int subject) {
    if (binds_nothing(pattern)) return;
    bool saved = self->allows_irrefutable;
    self->allows_irrefutable = true;
    tare_compiler_pattern_emit(self, pattern, subject);
    self->allows_irrefutable = saved;
}

static int copy(TareUnit *unit, int index) {
    int result = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, result, index, 0);
    return result;
}

// Fails unless the subject is what `opcode` asks for.
static void check_kind(TarePatternState *self, TareOpcode opcode, int subject) {
    int answer = tare_unit_push(self->unit);
    tare_unit_emit(self->unit, opcode, answer, subject, 0);
    tare_unit_pop(self->unit, answer);
    tare_compiler_pattern_fail_if(self, TARE_OPCODE_JUMP_IF_FALSE, answer, 0);
}

static void load_int(TareUnit *unit, int index, size_t number) {
    tare_unit_emit_wide(unit, TARE_OPCODE_LOAD_INT, index, (int32_t)number);
}

static void check_length(TarePatternState *self, TareOpcode opcode, int subject, size_t wanted) {
    TareUnit *unit = self->unit;
    int length = tare_unit_push(unit), number = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_GET_LENGTH, length, subject, 0);
    load_int(unit, number, wanted);
    tare_unit_pop(unit, length);
    tare_compiler_pattern_fail_if(self, opcode, length, number);
}

// ---- sequences -------------------------------------------------------------------------------

// `[a, *_, b]`: items are asked for one by one, so that the middle is never made.
static void emit_items(TarePatternState *self, const TareTreePatternList *patterns, size_t star,
                       int subject) {
    TareUnit *unit = self->unit;
    for (size_t i = 0; i < patterns->count; i++) {
        if (binds_nothing(patterns->items[i])) continue;
        int item = copy(unit, subject), index = tare_unit_push(unit);
        if (i < star) {
            load_int(unit, index, i);
        } else {
            int number = tare_unit_push(unit);
            tare_unit_emit(unit, TARE_OPCODE_GET_LENGTH, index, subject, 0);
            load_int(unit, number, patterns->count - i);
            tare_unit_emit(unit, TARE_OPCODE_SUBTRACT, index, index, number);
            tare_unit_pop(unit, number);
        }
        tare_unit_emit(unit, TARE_OPCODE_GET_ITEM, item, item, index);
        tare_unit_pop(unit, index);
        emit_inner(self, patterns->items[i], item);
    }
}

static void emit_unpacked(TarePatternState *self, const TareTreePatternList *patterns, size_t star,
                          int subject) {
    TareUnit *unit = self->unit;
    int first = copy(unit, subject);
    size_t count = patterns->count;
    for (size_t i = 1; i < count; i++) tare_unit_push(unit);
    if (star < count)
        tare_unit_emit_extra(unit, TARE_OPCODE_UNPACK_STAR, first, first, 0,
                             (uint32_t)(star | (count - star - 1) << 16));
    else
        tare_unit_emit(unit, TARE_OPCODE_UNPACK, first, first, (int)count);
    for (size_t i = 0; i < count; i++) emit_inner(self, patterns->items[i], first + (int)i);
}

void tare_compiler_pattern_parts_emit_sequence(TarePatternState *self,
                                               const TareTreePattern *pattern, int subject) {
    const TareTreePatternList *patterns = &pattern->patterns;
    size_t count = patterns->count, star = count;
    bool has_only_wildcards = true;
    for (size_t i = 0; i < count; i++) {
        has_only_wildcards = has_only_wildcards && binds_nothing(patterns->items[i]);
        if (!is_star(patterns->items[i])) continue;
        if (star < count)
            tare_unit_fail(self->unit, pattern->span,
                           "multiple starred names in sequence pattern");
        star = i;
    }
    check_kind(self, TARE_OPCODE_MATCH_SEQUENCE, subject);
    if (star == count)
        check_length(self, TARE_OPCODE_JUMP_UNLESS_EQUAL, subject, count);
    else if (count > 1)
        check_length(self, TARE_OPCODE_JUMP_UNLESS_GREATER_EQUAL, subject, count - 1);
    if (has_only_wildcards) return;
    if (star < count && binds_nothing(patterns->items[star]))
        emit_items(self, patterns, star, subject);
    else
        emit_unpacked(self, patterns, star, subject);
}

// ---- mappings --------------------------------------------------------------------------------

static void report_duplicate(TareUnit *unit, const TareTreePattern *pattern, TareValue key) {
    TareText text;
    TareValue repr = tare_protocol_repr(unit->compiler->rt, key);
    if (tare_value_is_absent(repr)) {
        tare_unit_fail_pending(unit);
        return;
    }
    tare_text_init(&text, unit->compiler->allocator);
    tare_unit_fail(unit, pattern->span, "mapping pattern checks duplicate key (%s)",
                   tare_string_utf8(unit->compiler->rt, tare_string_of(repr), &text));
    tare_text_deinit(&text);
    tare_release(unit->compiler->rt, repr);
}

static bool is_same_key(TareUnit *unit, Expression *a, TareValue key) {
    TareValue other = tare_compiler_fold_fetch(unit, a);
    if (tare_value_is_absent(other)) return false;
    int same = tare_protocol_equals(unit->compiler->rt, other, key);
    if (same < 0) tare_unit_fail_pending(unit);
    tare_release(unit->compiler->rt, other);
    return same == 1;
}

static void check_keys(TareUnit *unit, const TareTreePattern *pattern) {
    const TareTreeExpressionList *keys = &pattern->mapping.keys;
    for (size_t i = 0; i < keys->count && !tare_unit_has_failed(unit); i++) {
        TareValue key = tare_compiler_fold_fetch(unit, keys->items[i]);
        if (tare_value_is_absent(key)) continue;
        for (size_t j = 0; j < i; j++) {
            if (!is_same_key(unit, keys->items[j], key)) continue;
            report_duplicate(unit, pattern, key);
            break;
        }
        tare_release(unit->compiler->rt, key);
    }
}

// Fails when the topmost temporary is None, keeps it otherwise.
static void fail_if_none(TarePatternState *self, int value) {
    int probe = copy(self->unit, value);
    tare_unit_pop(self->unit, probe);
    tare_compiler_pattern_fail_if(self, TARE_OPCODE_JUMP_IF_NONE, probe, 0);
}

// Spreads the tuple in the topmost temporary over it and those after it.
static void spread(TareUnit *unit, int tuple, size_t count) {
    if (count == 0) {
        tare_unit_discard(unit, tuple);
        return;
    }
    for (size_t i = 1; i < count; i++) tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_UNPACK, tuple, tuple, (int)count);
}

// The subject as a dict without the keys that were matched.
static void capture_rest(TarePatternState *self, const TareTreePattern *pattern, int subject,
                         int keys, size_t count) {
    TareUnit *unit = self->unit;
    int rest = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_DICT, rest, rest, 0);
    int mapping = copy(unit, subject);
    tare_unit_emit(unit, TARE_OPCODE_DICT_UPDATE, rest, mapping, 0);
    tare_unit_pop(unit, mapping);
    if (count) {
        int first = copy(unit, keys);
        spread(unit, first, count);
        for (size_t i = 0; i < count; i++) {
            int dict = copy(unit, rest);
            tare_unit_emit(unit, TARE_OPCODE_DELETE_ITEM, dict, first + (int)i, 0);
            tare_unit_pop(unit, dict);
        }
        unit->depth = (uint32_t)first;
    }
    tare_compiler_pattern_capture(self, pattern, pattern->mapping.rest, rest);
}

void tare_compiler_pattern_parts_emit_mapping(TarePatternState *self,
                                              const TareTreePattern *pattern, int subject) {
    TareUnit *unit = self->unit;
    size_t count = pattern->mapping.keys.count;
    check_keys(unit, pattern);
    check_kind(self, TARE_OPCODE_MATCH_MAPPING, subject);
    if (count == 0) {
        if (pattern->mapping.rest.bytes) capture_rest(self, pattern, subject, 0, 0);
        return;
    }
    check_length(self, TARE_OPCODE_JUMP_UNLESS_GREATER_EQUAL, subject, count);
    TareTreeExpression tuple = {.kind = TARE_TREE_TUPLE, .span = pattern->span};
    tuple.elements = pattern->mapping.keys;
    int keys = tare_compiler_expression_emit(unit, &tuple, TARE_UNIT_NEXT);
    int values = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_MATCH_KEYS, values, subject, keys);
    fail_if_none(self, values);
    spread(unit, values, count);
    for (size_t i = 0; i < count; i++)
        emit_inner(self, pattern->mapping.patterns.items[i], values + (int)i);
    if (pattern->mapping.rest.bytes) capture_rest(self, pattern, subject, keys, count);
}

// ---- classes ---------------------------------------------------------------------------------

static void check_names(TareUnit *unit, const TareTreePattern *pattern) {
    const TareTreeStringList *names = &pattern->class_.keyword_names;
    for (size_t i = 0; i < names->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!tare_symbols_is_equal(names->items[i], names->items[j])) continue;
            tare_unit_fail(unit, pattern->class_.keyword_patterns.items[i]->span,
                           "attribute name repeated in class pattern: %.*s",
                           (int)names->items[i].length_bytes, names->items[i].bytes);
        }
    }
}

static TareValue make_names(TareUnit *unit, const TareTreeStringList *names) {
    TareRuntime *rt = unit->compiler->rt;
    TareValue tuple = tare_tuple_new(rt, names->count);
    for (size_t i = 0; i < names->count && !tare_value_is_absent(tuple); i++) {
        TareString *name =
            tare_intern_utf8(rt, names->items[i].bytes, names->items[i].length_bytes);
        if (name) {
            tare_tuple_of(tuple)->items[i] = tare_value_from_object(name);
        } else {
            tare_release(rt, tuple);
            return TARE_ABSENT;
        }
    }
    return tuple;
}

void tare_compiler_pattern_parts_emit_class(TarePatternState *self, const TareTreePattern *pattern,
                                            int subject) {
    TareUnit *unit = self->unit;
    size_t positional = pattern->class_.positional.count;
    size_t count = positional + pattern->class_.keyword_names.count;
    check_names(unit, pattern);
    int matched = tare_compiler_expression_emit(unit, pattern->class_.type, TARE_UNIT_NEXT);
    tare_constant_pool_load_steal(unit, make_names(unit, &pattern->class_.keyword_names),
                                  TARE_UNIT_NEXT);
    tare_unit_emit_extra(unit, TARE_OPCODE_MATCH_CLASS, matched, subject, matched,
                         (uint32_t)positional);
    unit->depth = (uint32_t)matched + 1;
    fail_if_none(self, matched);
    spread(unit, matched, count);
    for (size_t i = 0; i < count && !tare_unit_has_failed(unit); i++) {
        const TareTreePattern *inner = i < positional
                                           ? pattern->class_.positional.items[i]
                                           : pattern->class_.keyword_patterns.items[i - positional];
        emit_inner(self, inner, matched + (int)i);
    }
}
