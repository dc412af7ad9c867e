// The making of one code object: instructions, labels, registers, constants and names while they
// are being gathered. assemble.c turns a finished unit into a code object.
//
// Errors are sticky: after the first one compiler->failed is set, nothing more is emitted, and
// every function still returns something harmless, so that only the entry checks.
#ifndef TARE_FRONT_UNIT_H
#define TARE_FRONT_UNIT_H

#include "base/vector.h"
#include "bytecode/code.h"
#include "front/compiler.h"
#include "front/symbols.h"

// Result targets besides the register of a near local.
enum {
    TARE_UNIT_ANY = -1,   // a local's own register, or a fresh temporary
    TARE_UNIT_NEXT = -2,  // the next temporary
};

enum { TARE_UNIT_MAX_NEAR = 160, TARE_UNIT_MAX_REGISTERS = 256 };

typedef struct TareCompiler {
    TareRuntime *rt;
    TareAllocator *allocator;
    TareArena arena;  // tree and symbols
    TareSymbols symbols;
    const char *source;
    size_t source_bytes;
    TareString *filename;  // borrowed
    TareCompileMode mode;
    uint8_t optimize_level;
    uint32_t future_flags;
    uint32_t future_line;         // of the last import from __future__ in its place; 0: none
    TareSyntaxError error;        // when has_syntax_error
    bool is_program;              // of TARE_COMPILE_PROGRAM; `mode` is then that of a file
    bool failed;                  // sticky
    bool has_syntax_error;        // else the exception is pending
    bool is_refused_by_compiler;  // not by the parser: the text shown comes from the file alone
} TareCompiler;

// Which near locals certainly have a value here: a bit a register.
typedef struct TareUnitBound {
    uint64_t words[4];
} TareUnitBound;

typedef struct TareUnitInstruction {
    uint8_t opcode, a, b, c;
    uint32_t extra;  // Bx, sBx, the second word, or the label of a jump
    TarePosition position;
} TareUnitInstruction;

typedef struct TareUnitLabel {
    uint32_t index;  // of the instruction it stands before
    bool is_placed;
    bool is_used;
    TareUnitBound bound;  // intersection over the jumps so far
} TareUnitLabel;

typedef struct TareUnitRange {
    uint32_t start, end;  // instruction indexes
    uint32_t label;
    uint32_t depth;
} TareUnitRange;

typedef struct TareUnit {
    TareCompiler *compiler;
    struct TareUnit *parent;
    TareScope *scope;
    TareVector instructions;    // TareUnitInstruction
    TareVector labels;          // TareUnitLabel
    TareVector ranges;          // TareUnitRange
    TareVector constants;       // TareValue, owned
    TareVector constant_index;  // uint32_t slots, position + 1
    TareVector names;           // TareString *, owned, interned
    TareVector name_index;
    struct TareBlock *block;  // innermost construct: compiler_block.c
    TareUnitBound bound;
    TarePosition position;  // given to what is emitted
    bool is_reachable;
    uint32_t cache_count;
    uint32_t temporary_start;
    uint32_t depth;    // the next temporary
    uint32_t highest;  // registers below this are in use at some time
    uint32_t far_count;
    uint32_t free_count;
    int class_cell;  // register of __class__ in a class body; -1: none
    uint32_t flags;
    uint32_t first_line;
    uint32_t positional_only_count, positional_count, keyword_only_count;
    TareString *name;            // owned
    TareString *qualified_name;  // owned
    TareValue doc;               // owned, or absent
} TareUnit;

TareStatus tare_unit_layout_init(TareUnit *self, TareCompiler *compiler, TareUnit *parent,
                                 TareScope *scope, uint32_t first_line) TARE_CHECKED;
void tare_unit_layout_deinit(TareUnit *self);

// ---- errors ----------------------------------------------------------------------------------

void tare_unit_fail(TareUnit *self, TareTreeSpan span, const char *format, ...) TARE_PRINTF(3, 4);
// An exception is pending.
void tare_unit_fail_pending(TareUnit *self);
static inline bool tare_unit_has_failed(const TareUnit *self) { return self->compiler->failed; }

// ---- emitting --------------------------------------------------------------------------------

void tare_unit_emit(TareUnit *self, TareOpcode opcode, int a, int b, int c);
// For formats ABx and AsBx.
void tare_unit_emit_wide(TareUnit *self, TareOpcode opcode, int a, int32_t wide);
// For ABC_XU.
void tare_unit_emit_extra(TareUnit *self, TareOpcode opcode, int a, int b, int c, uint32_t extra);
// For ABC_XN: the name, mangled, and a new inline cache.
void tare_unit_emit_name(TareUnit *self, TareOpcode opcode, int a, int b, TareTreeString name);
void tare_unit_emit_jump(TareUnit *self, TareOpcode opcode, int a, int b, uint32_t label);
uint32_t tare_unit_new_label(TareUnit *self);
void tare_unit_place_label(TareUnit *self, uint32_t label);
// Index of the next instruction.
uint32_t tare_unit_get_index(const TareUnit *self);
void tare_unit_set_span(TareUnit *self, TareTreeSpan span);
// Instructions [start, now) are guarded by the handler at `label`, where `bound` holds.
void tare_unit_add_range(TareUnit *self, uint32_t start, uint32_t label, uint32_t depth,
                         const TareUnitBound *bound);

// ---- registers -------------------------------------------------------------------------------

static inline bool tare_unit_is_temporary(const TareUnit *self, int index) {
    return index >= (int)self->temporary_start;
}
int tare_unit_push(TareUnit *self);
// Makes the temporary `index` the next free one; does nothing for locals.
void tare_unit_pop(TareUnit *self, int index);
// The register for a result: `target` if it is one, else a fresh temporary.
int tare_unit_get_result(TareUnit *self, int target);
// Brings the topmost temporary `index` to `target`, unless that is ANY or NEXT.
int tare_unit_settle(TareUnit *self, int index, int target);
// A temporary's content is not needed.
void tare_unit_discard(TareUnit *self, int index);
bool tare_unit_is_bound(const TareUnit *self, int index);
void tare_unit_set_bound(TareUnit *self, int index);

// ---- names and constants: constant_pool.c ----------------------------------------------------

// Takes `stolen_value`, which may be absent with an error pending.
uint32_t tare_constant_pool_add_steal(TareUnit *self, TareValue stolen_value);
uint32_t tare_constant_pool_add_name(TareUnit *self, TareTreeString name);
// Loads a constant by its shortest instruction.
int tare_constant_pool_load_steal(TareUnit *self, TareValue stolen_value, int target);
int tare_constant_pool_load_text(TareUnit *self, TareTreeString text, int target);

// New code object, or NULL with failed set.
TareCode *tare_assemble_unit(TareUnit *unit);

#endif
