// Abstract execution over what each temporary holds: nothing, a value, or either, depending on the
// way taken. Runs to a fixed point over a work list; a state is kept for each offset.
#include "bytecode/verify_code.h"

#include <stdio.h>

#include "base/arena.h"
#include "bytecode/disassemble.h"
#include "bytecode/opcode_table.h"

typedef enum State { EMPTY = 1, FULL = 2, EITHER = 3 } State;  // a set of possibilities

typedef struct Verifier {
    TareRuntime *rt;
    const TareCode *code;
    uint8_t *states;    // register_count bytes for each offset
    uint8_t *is_known;  // offset was reached
    uint8_t *is_queued;
    uint32_t *queue;
    uint32_t queue_count;
    uint8_t *now;  // while an instruction is executed
    uint32_t offset;
    bool has_failed;
} Verifier;

// What an opcode does with A, B and C: w writes, r takes, k keeps, - is no register. After it what
// rows of registers it takes or writes: see run_rows.
static const char *const operand_roles[TARE_OPCODE_COUNT] = {
    [TARE_OPCODE_NOP] = "---",
    [TARE_OPCODE_MOVE] = "wr-",
    [TARE_OPCODE_COPY] = "wk-",
    [TARE_OPCODE_LOAD_CONSTANT] = "w--",
    [TARE_OPCODE_LOAD_CONSTANT_LONG] = "w--",
    [TARE_OPCODE_LOAD_INT] = "w--",
    [TARE_OPCODE_LOAD_NONE] = "w--",
    [TARE_OPCODE_LOAD_TRUE] = "w--",
    [TARE_OPCODE_LOAD_FALSE] = "w--",
    [TARE_OPCODE_CLEAR] = "c--",
    [TARE_OPCODE_GET_FAR] = "w--",
    [TARE_OPCODE_SET_FAR] = "r--",
    [TARE_OPCODE_GET_CELL] = "wk-",
    [TARE_OPCODE_SET_CELL] = "kr-",
    [TARE_OPCODE_GET_CLASS_CELL] = "wk-",
    [TARE_OPCODE_GET_GLOBAL] = "w--",
    [TARE_OPCODE_SET_GLOBAL] = "r--",
    [TARE_OPCODE_GET_NAME] = "w--",
    [TARE_OPCODE_SET_NAME] = "r--",
    [TARE_OPCODE_GET_ATTRIBUTE] = "wr-",
    [TARE_OPCODE_SET_ATTRIBUTE] = "rr-",
    [TARE_OPCODE_DELETE_ATTRIBUTE] = "r--",
    [TARE_OPCODE_GET_METHOD] = "wr-",
    [TARE_OPCODE_GET_ITEM] = "wrr",
    [TARE_OPCODE_SET_ITEM] = "rrr",
    [TARE_OPCODE_DELETE_ITEM] = "rr-",
    [TARE_OPCODE_BUILD_SLICE] = "w--",
    [TARE_OPCODE_ADD_INT] = "wr-",
    [TARE_OPCODE_SUBTRACT_INT] = "wr-",
    [TARE_OPCODE_ADD_INT_IN_PLACE] = "wr-",
    [TARE_OPCODE_SUBTRACT_INT_IN_PLACE] = "wr-",
    [TARE_OPCODE_NEGATIVE] = "wr-",
    [TARE_OPCODE_POSITIVE] = "wr-",
    [TARE_OPCODE_INVERT] = "wr-",
    [TARE_OPCODE_NOT] = "wr-",
    [TARE_OPCODE_JUMP_IF_TRUE] = "r--",
    [TARE_OPCODE_JUMP_IF_FALSE] = "r--",
    [TARE_OPCODE_JUMP_IF_TRUE_KEEP] = "r--",
    [TARE_OPCODE_JUMP_IF_FALSE_KEEP] = "r--",
    [TARE_OPCODE_JUMP_UNLESS_LESS] = "rr-",
    [TARE_OPCODE_JUMP_UNLESS_LESS_EQUAL] = "rr-",
    [TARE_OPCODE_JUMP_UNLESS_EQUAL] = "rr-",
    [TARE_OPCODE_JUMP_UNLESS_NOT_EQUAL] = "rr-",
    [TARE_OPCODE_JUMP_UNLESS_GREATER] = "rr-",
    [TARE_OPCODE_JUMP_UNLESS_GREATER_EQUAL] = "rr-",
    [TARE_OPCODE_JUMP_IF_NONE] = "r--",
    [TARE_OPCODE_JUMP_IF_NOT_NONE] = "r--",
    [TARE_OPCODE_FORMAT_VALUE] = "wr-",
    [TARE_OPCODE_LIST_APPEND] = "kr-",
    [TARE_OPCODE_LIST_EXTEND] = "kr-",
    [TARE_OPCODE_LIST_TO_TUPLE] = "wr-",
    [TARE_OPCODE_SET_ADD] = "kr-",
    [TARE_OPCODE_SET_UPDATE] = "kr-",
    [TARE_OPCODE_DICT_SET] = "krr",
    [TARE_OPCODE_DICT_UPDATE] = "kr-",
    [TARE_OPCODE_DICT_MERGE] = "krk",
    [TARE_OPCODE_UNPACK] = "-r-",
    [TARE_OPCODE_UNPACK_STAR] = "-r-",
    [TARE_OPCODE_CALL] = "x--",
    [TARE_OPCODE_CALL_METHOD] = "x--",
    [TARE_OPCODE_CALL_KEYWORDS] = "x--",
    [TARE_OPCODE_CALL_SPREAD] = "x--",
    [TARE_OPCODE_MAKE_FUNCTION] = "w--",
    [TARE_OPCODE_LOAD_BUILD_CLASS] = "w--",
    [TARE_OPCODE_RETURN] = "r--",
    [TARE_OPCODE_GET_ITERATOR] = "wr-",
    [TARE_OPCODE_FOR_NEXT] = "wk-",
    [TARE_OPCODE_YIELD] = "wr-",
    [TARE_OPCODE_GET_YIELD_FROM_ITERATOR] = "wr-",
    [TARE_OPCODE_SEND] = "kx-",
    [TARE_OPCODE_YIELD_DELEGATE] = "wrk",
    [TARE_OPCODE_GET_AWAITABLE] = "wr-",
    [TARE_OPCODE_GET_ASYNC_ITERATOR] = "wr-",
    [TARE_OPCODE_GET_ASYNC_NEXT] = "wk-",
    [TARE_OPCODE_END_ASYNC_FOR] = "rr-",
    [TARE_OPCODE_RAISE] = "---",
    [TARE_OPCODE_RERAISE] = "r--",
    [TARE_OPCODE_PUSH_HANDLED] = "k--",
    [TARE_OPCODE_POP_HANDLED] = "c--",
    [TARE_OPCODE_JUMP_UNLESS_MATCHES] = "kr-",
    [TARE_OPCODE_SPLIT_GROUP] = "xr-",
    [TARE_OPCODE_JOIN_GROUP] = "wrr",
    [TARE_OPCODE_LOAD_ASSERTION_ERROR] = "w--",
    [TARE_OPCODE_WITH_ENTER] = "wr-",
    [TARE_OPCODE_WITH_EXIT] = "r--",
    [TARE_OPCODE_WITH_EXCEPT] = "wkk",
    [TARE_OPCODE_ASYNC_WITH_ENTER] = "wr-",
    [TARE_OPCODE_IMPORT_NAME] = "x--",
    [TARE_OPCODE_IMPORT_FROM] = "wk-",
    [TARE_OPCODE_IMPORT_STAR] = "r--",
    [TARE_OPCODE_MATCH_SEQUENCE] = "wk-",
    [TARE_OPCODE_MATCH_MAPPING] = "wk-",
    [TARE_OPCODE_MATCH_KEYS] = "wkk",
    [TARE_OPCODE_MATCH_CLASS] = "wkr",
    [TARE_OPCODE_GET_LENGTH] = "wk-",
    [TARE_OPCODE_PRINT_EXPRESSION] = "r--",
};

static const char *get_roles(uint32_t opcode) {
    if (operand_roles[opcode]) return operand_roles[opcode];
    bool is_binary = (opcode >= TARE_OPCODE_ADD && opcode <= TARE_OPCODE_OR_IN_PLACE) ||
                     (opcode >= TARE_OPCODE_LESS && opcode <= TARE_OPCODE_NOT_IN);
    return is_binary ? "wrr" : "---";
}

static void fail(Verifier *self, const char *problem, uint32_t index) {
    if (self->has_failed) return;
    self->has_failed = true;
    TareText text;
    tare_text_init(&text, tare_system_allocator(self->rt->heap.system, TARE_PURPOSE_COMPILER));
    tare_text_append_format(&text, "code check: at %u: %s t%u\n", self->offset, problem,
                            index - self->code->temporary_start);
    tare_disassemble_append(self->rt, self->code, &text);
    fputs(tare_text_get(&text), stderr);
    tare_text_deinit(&text);
}

static bool is_temporary(const Verifier *self, uint32_t index) {
    return index >= self->code->temporary_start;
}

static bool is_inside(Verifier *self, uint32_t index) {
    if (index < self->code->far_start) return true;
    fail(self, "no such register", index);
    return false;
}

static void take(Verifier *self, uint32_t index, bool keeps) {
    if (!is_temporary(self, index) || !is_inside(self, index)) return;
    if (self->now[index] != FULL) fail(self, "reads what may be absent:", index);
    if (!keeps) self->now[index] = EMPTY;
}

static void put(Verifier *self, uint32_t index) {
    if (!is_temporary(self, index) || !is_inside(self, index)) return;
    if (self->now[index] != EMPTY) fail(self, "writes over", index);
    self->now[index] = FULL;
}

static void clear(Verifier *self, uint32_t index) {
    if (is_temporary(self, index) && is_inside(self, index)) self->now[index] = EMPTY;
}

static void take_row(Verifier *self, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) take(self, first + i, false);
}

static void put_row(Verifier *self, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) put(self, first + i);
}

static void take_optional_row(Verifier *self, uint32_t first, uint32_t bits) {
    for (uint32_t i = 0; i < 4; i++)
        if (bits >> i & 1) take(self, first + i, false);
}

// Rows of registers that calls take.
static void take_call(Verifier *self, uint32_t word) {
    uint32_t a = tare_code_get_a(word), b = tare_code_get_b(word), c = tare_code_get_c(word);
    uint32_t opcode = tare_code_get_opcode(word);
    if (opcode == TARE_OPCODE_CALL) take_row(self, a, 1 + b);
    if (opcode == TARE_OPCODE_CALL_METHOD) take_row(self, a, 2 + b);
    if (opcode == TARE_OPCODE_CALL_KEYWORDS) take_row(self, a, 1 + b + (c != 0));
    if (opcode == TARE_OPCODE_MAKE_FUNCTION) take_optional_row(self, a, c);
    if (opcode == TARE_OPCODE_RAISE && c) take(self, a, false);
    if (opcode == TARE_OPCODE_RAISE && c == 2) take(self, b, false);
    if (opcode != TARE_OPCODE_CALL_SPREAD) return;
    take_row(self, a, 2);
    clear(self, a + 2);
}

// Rows of registers that displays take and unpacking writes.
static void take_row_of(Verifier *self, uint32_t word, uint32_t extra) {
    uint32_t a = tare_code_get_a(word), b = tare_code_get_b(word), c = tare_code_get_c(word);
    uint32_t opcode = tare_code_get_opcode(word);
    bool is_unpack = opcode == TARE_OPCODE_UNPACK || opcode == TARE_OPCODE_UNPACK_STAR;
    if (opcode == TARE_OPCODE_BUILD_SLICE) {
        take_row(self, b, 3);
    } else if (opcode == TARE_OPCODE_BUILD_DICT) {
        take_row(self, b, 2 * c);
        put(self, a);
    } else if (opcode >= TARE_OPCODE_BUILD_TUPLE && opcode <= TARE_OPCODE_BUILD_STRING) {
        take_row(self, b, c);
        put(self, a);
    } else if (is_unpack) {
        take(self, b, false);
        bool is_star = opcode == TARE_OPCODE_UNPACK_STAR;
        put_row(self, a, is_star ? (extra & 0xffff) + 1 + (extra >> 16) : c);
    }
}

// Operands beyond A, B and C, and rows; taken before the result is written.
static void take_rows(Verifier *self, uint32_t word, uint32_t extra) {
    uint32_t a = tare_code_get_a(word), b = tare_code_get_b(word), c = tare_code_get_c(word);
    take_call(self, word);
    take_row_of(self, word, extra);
    switch (tare_code_get_opcode(word)) {
    case TARE_OPCODE_FORMAT_VALUE:
        if (c & 4) take(self, b + 1, false);
        break;
    case TARE_OPCODE_SEND:
        take(self, b, false);
        break;
    case TARE_OPCODE_SPLIT_GROUP:
    case TARE_OPCODE_IMPORT_NAME:
        take(self, a, false);
        break;
    case TARE_OPCODE_MATCH_CLASS:
        take(self, c + 1, false);
        break;
    default:
        break;
    }
}

// Results besides A.
static void put_more(Verifier *self, uint32_t word) {
    uint32_t a = tare_code_get_a(word), b = tare_code_get_b(word);
    switch (tare_code_get_opcode(word)) {
    case TARE_OPCODE_SEND:
        put(self, b);
        break;
    case TARE_OPCODE_GET_METHOD:
    case TARE_OPCODE_WITH_ENTER:
    case TARE_OPCODE_ASYNC_WITH_ENTER:
    case TARE_OPCODE_PUSH_HANDLED:
    case TARE_OPCODE_SPLIT_GROUP:
        put(self, a + 1);
        break;
    case TARE_OPCODE_POP_HANDLED:
    case TARE_OPCODE_END_ASYNC_FOR:
        clear(self, a + 1);
        break;
    default:
        break;
    }
}

static void execute(Verifier *self, uint32_t word, uint32_t extra) {
    uint32_t opcode = tare_code_get_opcode(word);
    const char *roles = get_roles(opcode);
    uint32_t operands[3] = {tare_code_get_a(word), tare_code_get_b(word), tare_code_get_c(word)};
    bool is_unpack = opcode == TARE_OPCODE_UNPACK || opcode == TARE_OPCODE_UNPACK_STAR;
    for (int i = 0; i < 3 && !is_unpack; i++) {
        if (roles[i] == 'k') take(self, operands[i], true);
        if (roles[i] == 'r') take(self, operands[i], false);
    }
    take_rows(self, word, extra);
    if (roles[0] == 'c') clear(self, operands[0]);
    if (roles[0] == 'w' || (roles[0] == 'x')) put(self, operands[0]);
    put_more(self, word);
}

// ---- the work list ---------------------------------------------------------------------------

static void flow_to(Verifier *self, uint32_t target, const uint8_t *state) {
    if (target >= self->code->instruction_count) {
        fail(self, "goes outside the code", self->code->temporary_start);
        return;
    }
    uint8_t *known = self->states + (size_t)target * self->code->far_start;
    bool has_changed = !self->is_known[target];
    for (uint32_t i = self->code->temporary_start; i < self->code->far_start; i++) {
        uint8_t merged = self->is_known[target] ? known[i] | state[i] : state[i];
        has_changed = has_changed || merged != known[i];
        known[i] = merged;
    }
    self->is_known[target] = 1;
    if (!has_changed || self->is_queued[target]) return;
    self->is_queued[target] = 1;
    self->queue[self->queue_count++] = target;
}

// An exception may come before or after the instruction's effect on temporaries; below the depth
// both agree, but for what the instruction itself has taken.
static void flow_to_handler(Verifier *self, const uint8_t *before) {
    const TareHandler *handler = tare_code_find_handler(self->code, self->offset);
    if (!handler) return;
    uint8_t state[256];
    for (uint32_t i = 0; i < self->code->far_start; i++)
        state[i] = i < handler->depth ? before[i] : EMPTY;
    if (handler->depth < self->code->far_start) state[handler->depth] = FULL;
    flow_to(self, handler->target, state);
}

// What differs on the way that jumps.
static void flow_to_target(Verifier *self, uint32_t word) {
    uint32_t a = tare_code_get_a(word), b = tare_code_get_b(word);
    uint8_t state[256];
    memcpy(state, self->now, self->code->far_start);
    switch (tare_code_get_opcode(word)) {
    case TARE_OPCODE_JUMP_IF_TRUE_KEEP:
    case TARE_OPCODE_JUMP_IF_FALSE_KEEP:
        state[a] = FULL;
        break;
    case TARE_OPCODE_FOR_NEXT:
        if (is_temporary(self, a)) state[a] = EMPTY;
        state[b] = EMPTY;
        break;
    case TARE_OPCODE_SEND:
        state[a] = EMPTY;
        break;
    default:
        break;
    }
    flow_to(self, tare_opcode_table_get_target(self->code, self->offset), state);
}

static void step(Verifier *self) {
    uint32_t offset = self->offset = self->queue[--self->queue_count];
    const TareCode *code = self->code;
    const uint8_t *before = self->states + (size_t)offset * code->far_start;
    self->is_queued[offset] = 0;
    memcpy(self->now, before, code->far_start);
    uint32_t word = code->instructions[offset], opcode = tare_code_get_opcode(word);
    bool has_extra = tare_code_has_extra(opcode);
    execute(self, word, has_extra ? code->instructions[offset + 1] : 0);
    flow_to_handler(self, before);
    if (tare_opcode_table_is_jump(opcode)) flow_to_target(self, word);
    if (!tare_opcode_table_is_end(opcode)) flow_to(self, offset + 1 + has_extra, self->now);
}

bool tare_verify_code(TareRuntime *rt, const TareCode *code) {
    TareArena arena;
    tare_arena_init(&arena, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COMPILER));
    size_t count = code->instruction_count;
    Verifier self = {.rt = rt, .code = code};
    self.states = tare_arena_alloc(&arena, count * code->far_start + 1);
    self.is_known = tare_arena_alloc(&arena, count);
    self.is_queued = tare_arena_alloc(&arena, count);
    self.queue = tare_arena_alloc(&arena, count * sizeof *self.queue);
    self.now = tare_arena_alloc(&arena, 256);
    if (!arena.failed) {
        uint8_t state[256];
        memset(state, EMPTY, sizeof state);
        flow_to(&self, 0, state);
        while (self.queue_count && !self.has_failed) step(&self);
    }
    tare_arena_deinit(&arena);
    return !self.has_failed;
}
