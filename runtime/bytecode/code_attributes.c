// The co_* attributes of code objects, computed on demand.
#include "bytecode/code.h"
#include "bytecode/position_table.h"
#include "object/error.h"
#include "object/protocol.h"

static TareValue retain_object(void *object) { return tare_retain(tare_value_from_object(object)); }

static TareValue get_name(TareRuntime *rt, TareValue self) {
    return retain_object(tare_code_of(self)->name);
}

static TareValue get_qualified_name(TareRuntime *rt, TareValue self) {
    return retain_object(tare_code_of(self)->qualified_name);
}

static TareValue get_filename(TareRuntime *rt, TareValue self) {
    return retain_object(tare_code_of(self)->filename);
}

static TareValue get_constants(TareRuntime *rt, TareValue self) {
    return retain_object(tare_code_of(self)->constants);
}

static TareValue get_names(TareRuntime *rt, TareValue self) {
    return retain_object(tare_code_of(self)->names);
}

static TareValue get_cell_names(TareRuntime *rt, TareValue self) {
    return retain_object(tare_code_of(self)->cell_names);
}

static TareValue get_first_line(TareRuntime *rt, TareValue self) {
    return tare_value_from_small_int(tare_code_of(self)->first_line);
}

static TareValue get_argument_count(TareRuntime *rt, TareValue self) {
    return tare_value_from_small_int(tare_code_of(self)->positional_count);
}

static TareValue get_positional_only_count(TareRuntime *rt, TareValue self) {
    return tare_value_from_small_int(tare_code_of(self)->positional_only_count);
}

static TareValue get_keyword_only_count(TareRuntime *rt, TareValue self) {
    return tare_value_from_small_int(tare_code_of(self)->keyword_only_count);
}

static TareValue get_flags(TareRuntime *rt, TareValue self) {
    return tare_value_from_small_int(tare_code_of(self)->flags);
}

static TareValue get_free_names(TareRuntime *rt, TareValue self) {
    TareCode *code = tare_code_of(self);
    size_t end = code->temporary_start;
    return tare_tuple_slice(rt, code->local_names, end - code->free_count, end);
}

static bool is_parameter(const TareCode *code, size_t index) {
    size_t count = (size_t)code->positional_count + code->keyword_only_count;
    if (code->flags & TARE_CODE_VARIABLE_ARGUMENTS) count++;
    if (code->flags & TARE_CODE_VARIABLE_KEYWORDS) count++;
    return index < count;
}

static bool is_cell_name(const TareCode *code, TareValue name) {
    for (size_t i = 0; i < code->cell_names->length; i++) {
        if (tare_value_is_same(code->cell_names->items[i], name)) return true;
    }
    return false;
}

// Parameters and plain locals: cells that are no parameters and free variables are not among them.
static bool is_plain_local(const TareCode *code, size_t index) {
    if (is_parameter(code, index)) return true;
    size_t end = code->temporary_start;
    if (index < end && index >= end - code->free_count) return false;
    return !is_cell_name(code, code->local_names->items[index]);
}

static size_t count_plain_locals(const TareCode *code) {
    size_t count = 0;
    for (size_t i = 0; i < code->local_names->length; i++) count += is_plain_local(code, i);
    return count;
}

static TareValue get_local_count(TareRuntime *rt, TareValue self) {
    return tare_value_from_small_int((int64_t)count_plain_locals(tare_code_of(self)));
}

static TareValue get_variable_names(TareRuntime *rt, TareValue self) {
    TareCode *code = tare_code_of(self);
    TareValue result = tare_tuple_new(rt, count_plain_locals(code));
    if (tare_value_is_absent(result)) return result;
    size_t next = 0;
    for (size_t i = 0; i < code->local_names->length; i++) {
        if (!is_plain_local(code, i)) continue;
        tare_tuple_of(result)->items[next++] = tare_retain(code->local_names->items[i]);
    }
    return result;
}

// A tuple of the words: bytes objects are beyond this layer.
static TareValue get_instructions(TareRuntime *rt, TareValue self) {
    TareCode *code = tare_code_of(self);
    TareValue result = tare_tuple_new(rt, code->instruction_count);
    if (tare_value_is_absent(result)) return result;
    for (size_t i = 0; i < code->instruction_count; i++) {
        tare_tuple_of(result)->items[i] = tare_value_from_small_int(code->instructions[i]);
    }
    return result;
}

static TareValue make_line_entry(TareRuntime *rt, const TarePositionReader *reader) {
    TareValue items[3] = {tare_value_from_small_int(reader->start * sizeof(uint32_t)),
                          tare_value_from_small_int(reader->limit * sizeof(uint32_t)), TARE_NONE};
    if (reader->position.line >= 0) items[2] = tare_value_from_small_int(reader->position.line);
    return tare_tuple_new_from(rt, items, 3);
}

static size_t count_runs(const TareCode *code) {
    TarePositionReader reader;
    size_t count = 0;
    tare_position_table_read(&reader, code);
    while (tare_position_table_next(&reader)) count++;
    return count;
}

// An iterator over the items of the tuple.
static TareValue iterate_steal(TareRuntime *rt, TareValue stolen_tuple) {
    TareValue iterator = tare_protocol_iterate(rt, stolen_tuple);
    tare_release(rt, stolen_tuple);
    return iterator;
}

// co_lines() gives (start, end, line), offsets in bytes.
static TareValue lines(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareCode *code = tare_code_of(self);
    TareValue result = tare_tuple_new(rt, count_runs(code));
    if (tare_value_is_absent(result)) return result;
    TarePositionReader reader;
    tare_position_table_read(&reader, code);
    for (size_t i = 0; tare_position_table_next(&reader); i++) {
        TareValue entry = make_line_entry(rt, &reader);
        if (tare_value_is_absent(entry)) {
            tare_release(rt, result);
            return TARE_ABSENT;
        }
        tare_tuple_of(result)->items[i] = entry;
    }
    return iterate_steal(rt, result);
}

static TareValue make_position_entry(TareRuntime *rt, TarePosition position) {
    int32_t numbers[4] = {position.line, position.end_line, position.column, position.end_column};
    TareValue items[4];
    for (int i = 0; i < 4; i++)
        items[i] = numbers[i] < 0 ? TARE_NONE : tare_value_from_small_int(numbers[i]);
    return tare_tuple_new_from(rt, items, 4);
}

// co_positions() gives (line, end_line, column, end_column) for each two bytes, as the unit of
// CPython's code is; so `list(co_positions())[lasti // 2]` holds here too.
static TareValue positions(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    enum { UNITS = sizeof(uint32_t) / 2 };
    TareCode *code = tare_code_of(self);
    TareValue result = tare_tuple_new(rt, (size_t)code->instruction_count * UNITS);
    for (size_t i = 0; i < code->instruction_count && !tare_value_is_absent(result); i++) {
        TareValue entry = make_position_entry(rt, tare_code_get_position(code, (uint32_t)i));
        if (tare_value_is_absent(entry)) {
            tare_slot_clear(rt, &result);
            break;
        }
        tare_tuple_of(result)->items[i * UNITS] = entry;
        tare_tuple_of(result)->items[i * UNITS + 1] = tare_retain(entry);
    }
    return tare_value_is_absent(result) ? result : iterate_steal(rt, result);
}

extern const TareAttributeDefinition tare_code_attributes[];
extern const TareNativeDefinition tare_code_methods[];

const TareAttributeDefinition tare_code_attributes[] = {
    {"co_name", get_name, NULL, NULL},
    {"co_qualname", get_qualified_name, NULL, NULL},
    {"co_filename", get_filename, NULL, NULL},
    {"co_firstlineno", get_first_line, NULL, NULL},
    {"co_argcount", get_argument_count, NULL, NULL},
    {"co_posonlyargcount", get_positional_only_count, NULL, NULL},
    {"co_kwonlyargcount", get_keyword_only_count, NULL, NULL},
    {"co_nlocals", get_local_count, NULL, NULL},
    {"co_varnames", get_variable_names, NULL, NULL},
    {"co_cellvars", get_cell_names, NULL, NULL},
    {"co_freevars", get_free_names, NULL, NULL},
    {"co_names", get_names, NULL, NULL},
    {"co_consts", get_constants, NULL, NULL},
    {"co_flags", get_flags, NULL, NULL},
    {"co_code", get_instructions, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const TareNativeDefinition tare_code_methods[] = {
    {"co_lines", lines, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"co_positions", positions, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"replace", tare_code_replace, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {NULL, NULL, TARE_NATIVE_NONE, 0, 0, 0, NULL},
};
