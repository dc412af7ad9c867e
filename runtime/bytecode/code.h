// The code object: what the compiler makes and the machine runs. Never changes after birth but for
// its inline caches, and the marks at its lines while it is traced.
#ifndef TARE_BYTECODE_CODE_H
#define TARE_BYTECODE_CODE_H

#include "object/alloc.h"
#include "object/attribute.h"

typedef enum TareOpcode {
#define OPCODE(name, format, meaning) TARE_OPCODE_##name,
#include "bytecode/opcodes.def"
#undef OPCODE
    TARE_OPCODE_COUNT
} TareOpcode;

enum TareCodeFlags {  // values of inspect.CO_*, so that co_flags answers as CPython's
    TARE_CODE_OPTIMIZED = 0x01,
    TARE_CODE_NEW_LOCALS = 0x02,
    TARE_CODE_VARIABLE_ARGUMENTS = 0x04,
    TARE_CODE_VARIABLE_KEYWORDS = 0x08,
    TARE_CODE_NESTED = 0x10,
    TARE_CODE_GENERATOR = 0x20,
    TARE_CODE_COROUTINE = 0x80,
    TARE_CODE_ITERABLE_COROUTINE = 0x100,  // a generator that may be awaited
    TARE_CODE_ASYNC_GENERATOR = 0x200,
    TARE_CODE_FUTURE_ANNOTATIONS = 0x1000000,
};

// Instructions [start, end) are guarded: the handler is at `target`; see opcodes.def on depth.
// Of the entries that hold an instruction the first in the table wins: inner before outer.
typedef struct TareHandler {
    uint32_t start;
    uint32_t end;
    uint32_t target;
    uint32_t depth;
} TareHandler;

// Where an instruction comes from; columns are UTF-8 byte offsets, -1 when unknown.
typedef struct TarePosition {
    int32_t line, end_line;
    int32_t column, end_column;
} TarePosition;

// Guarded knowledge of one instruction, made by the machine as it runs.
typedef union TareInlineCache {
    TareAttributeCache attribute;
    struct {                       // GET_GLOBAL, GET_NAME
        uint32_t globals_version;  // of the table of globals; 0: empty
        uint32_t builtins_version;
        uint32_t position;  // entry in globals, or in builtins
        uint32_t in_builtins;
        const TareTable *table;  // the globals for which this holds
    } global;
} TareInlineCache;

typedef struct TareCode {
    TareObject header;
    uint32_t flags;
    uint16_t positional_only_count;
    uint16_t positional_count;  // positional-only ones included
    uint16_t keyword_only_count;
    uint16_t local_count;      // named registers, near and far. The near ones: parameters
                               // (positional, keyword-only, *args, **kwargs), other locals,
                               // free variables
    uint16_t free_count;       // the last of the near ones, that COPY_FREE fills
    uint8_t temporary_start;   // first temporary; equals the near locals' count
    uint8_t imitated_words;    // of a generator's frame beyond its variables in the CPython that
                               // is imitated; 0: not known
    uint16_t register_count;   // the whole window, far locals at its end included
    uint16_t far_start;        // register of the first far local; else register_count
    uint32_t first_line;
    uint32_t instruction_count;  // words
    uint32_t handler_count;
    uint32_t cache_count;
    uint32_t position_bytes;
    uint32_t *instructions;
    TareHandler *handlers;
    TareInlineCache *caches;  // zeroed at birth
    uint8_t *positions;       // encoded: position_table.h
    uint32_t *unmarked;       // instructions as compiled while LINE_MARKs stand in them; or NULL
    TareTuple *constants;     // references below are owned
    TareTuple *names;         // interned strings
    TareTuple *local_names;   // by register for near locals, then the far ones; interned
    TareTuple *cell_names;    // locals that inner functions use (co_cellvars)
    TareString *name;
    TareString *qualified_name;
    TareString *filename;
    TareValue doc;  // docstring or None
} TareCode;

// The instructions as compiled.
static inline const uint32_t *tare_code_get_unmarked(const TareCode *self) {
    return self->unmarked ? self->unmarked : self->instructions;
}
static inline TareCode *tare_code_of(TareValue v) { return (TareCode *)tare_value_get_object(v); }

static inline uint32_t tare_code_get_opcode(uint32_t instruction) { return instruction & 0xff; }
static inline uint32_t tare_code_get_a(uint32_t instruction) { return instruction >> 8 & 0xff; }
static inline uint32_t tare_code_get_b(uint32_t instruction) { return instruction >> 16 & 0xff; }
static inline uint32_t tare_code_get_c(uint32_t instruction) { return instruction >> 24; }
static inline uint32_t tare_code_get_bx(uint32_t instruction) { return instruction >> 16; }
static inline int32_t tare_code_get_sbx(uint32_t instruction) { return (int32_t)instruction >> 16; }
static inline int32_t tare_code_get_jump(uint32_t instruction) { return (int32_t)instruction >> 8; }
// Whether the opcode has a second word.
bool tare_code_has_extra(uint32_t opcode);

// A code object with all counts zero and references absent, for the compiler to fill.
TareCode *tare_code_new(TareRuntime *rt);
// Where the instruction at `offset` (in words) comes from.
TarePosition tare_code_get_position(const TareCode *self, uint32_t offset);
// The handler of the instruction at `offset`, or NULL.
const TareHandler *tare_code_find_handler(const TareCode *self, uint32_t offset);
// The name of a local by its register (near or far); borrowed.
TareString *tare_code_get_local_name(const TareCode *self, uint32_t register_index);

// The method replace(). ValueError for constants of another number.
TARE_NEW TareValue tare_code_replace(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments);
// A copy whose inline caches are empty; NULL and MemoryError.
TARE_NEW TareCode *tare_code_replace_nothing(TareRuntime *rt, const TareCode *self);

#endif
