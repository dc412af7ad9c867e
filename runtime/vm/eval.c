// The dispatch loop: what must be fast is spelt out here, everything else calls operations_*.h.
// Must not know how any type works beyond the words of value.h and the fields of list, method and
// function. The words DISPATCH, CASE, ... are defined for the one function only.
#include "vm/eval.h"

#include "types/bytes.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"
#include "object/call.h"
#include "object/descriptor.h"
#include "object/error.h"
#include "object/iterator_object.h"
#include "object/native_function.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "object/quick.h"
#include "vm/bind.h"
#include "vm/generator.h"
#include "vm/line_marks.h"
#include "vm/machine.h"
#include "vm/operations.h"
#include "vm/profile.h"
#include "vm/registers.h"
#include "vm/settrace.h"
#include "vm/unwind.h"

#define OPERAND_A ((word >> 8) & 0xff)
#define OPERAND_B ((word >> 16) & 0xff)
#define OPERAND_C (word >> 24)
#define NEXT_WORD (*pc++)
#define A (R[OPERAND_A])
#define B (R[OPERAND_B])
#define C (R[OPERAND_C])

#define LOAD_FRAME() \
    do { \
        R = frame->registers; \
        pc = frame->pc; \
        constants = frame->code->constants->items; \
        temporaries = frame->code->temporary_start; \
    } while (0)
#define SET_A(value) \
    do { \
        TareValue old_ = A; \
        A = (value); \
        if (tare_value_is_object(old_)) { \
            frame->pc = pc; \
            tare_release(rt, old_); \
        } \
    } while (0)
#define DROP(index) \
    do { \
        if ((index) >= temporaries && tare_value_is_object(R[index])) { \
            frame->pc = pc; \
            tare_slot_clear(rt, &R[index]); \
        } \
    } while (0)
#define CALL_OUT(call) \
    do { \
        frame->pc = pc; \
        if (TARE_UNLIKELY((call) != TARE_OK)) goto raise; \
    } while (0)

// Indirect jumps are as good as the processor's guess of where they lead. Under a kernel or a host
// that restricts such guesses (IBRS) each costs some 12 ns, while the conditional jumps of a switch
// without a table go on being guessed: hence the switch, and -fno-jump-tables in the Makefile.
#ifdef TARE_COMPUTED_GOTO
#define DISPATCH() \
    do { \
        word = *pc++; \
        goto *labels[word & 0xff]; \
    } while (0)
#define DISPATCH_WORD() goto *labels[word & 0xff]
#define CASE(name) label_##name
#else
#define DISPATCH() goto dispatch
#define DISPATCH_WORD() goto dispatch_word
#define CASE(name) case TARE_OPCODE_##name
#endif

#define SMALL_INTS(left, right) ((left).bits & (right).bits & 1)
#define SMALL_FLOATS(left, right) \
    (tare_value_is_small_float(left) && tare_value_is_small_float(right))

#define BINARY_SLOW(name, function) \
    do { \
        CALL_OUT(function(rt, frame, word, TARE_OPERATOR_##name)); \
        DISPATCH(); \
    } while (0)
#define FLOAT_RESULT(number) \
    do { \
        TareValue result_ = tare_float_new(rt, (number)); \
        if (tare_value_is_absent(result_)) goto raise_here; \
        SET_A(result_); \
        DISPATCH(); \
    } while (0)
#define ARITHMETIC(name, float_operator, overflow_builtin, prepare_left, prepare_right, finish, \
                   slow) \
    { \
        TareValue left = B, right = C; \
        int64_t bits; \
        if (TARE_LIKELY(SMALL_INTS(left, right)) && \
            !overflow_builtin(prepare_left, prepare_right, &bits)) { \
            SET_A(((TareValue){(uint64_t)(finish)})); \
            DISPATCH(); \
        } \
        if (SMALL_FLOATS(left, right)) \
            FLOAT_RESULT(tare_value_get_small_float(left) \
                             float_operator tare_value_get_small_float(right)); \
        BINARY_SLOW(name, slow); \
    }
#define ADDITION(slow) \
    ARITHMETIC(ADD, +, __builtin_add_overflow, (int64_t)left.bits, (int64_t)(right.bits - 1), \
               bits, slow)
#define SUBTRACTION(slow) \
    ARITHMETIC(SUBTRACT, -, __builtin_sub_overflow, (int64_t)left.bits, (int64_t)(right.bits - 1), \
               bits, slow)
#define MULTIPLICATION(slow) \
    ARITHMETIC(MULTIPLY, *, __builtin_mul_overflow, (int64_t)(left.bits - 1), \
               (int64_t)right.bits >> 1, bits + 1, slow)
// B plus or minus the small constant C.
#define ADD_CONSTANT(sign) \
    { \
        TareValue left = B; \
        int64_t bits, addend = sign((int64_t)((int32_t)word >> 24) * 2); \
        if (TARE_LIKELY(tare_value_is_small_int(left)) && \
            !__builtin_add_overflow((int64_t)left.bits, addend, &bits)) { \
            SET_A(((TareValue){(uint64_t)bits})); \
            DISPATCH(); \
        } \
        CALL_OUT(tare_operations_add_constant(rt, frame, word)); \
        DISPATCH(); \
    }
#define COMPARE(name, int_operator) \
    { \
        TareValue left = B, right = C; \
        if (TARE_LIKELY(SMALL_INTS(left, right))) { \
            SET_A(tare_value_from_bool((int64_t)left.bits int_operator (int64_t)right.bits)); \
            DISPATCH(); \
        } \
        if (SMALL_FLOATS(left, right)) { \
            SET_A(tare_value_from_bool(tare_value_get_small_float(left) \
                                           int_operator tare_value_get_small_float(right))); \
            DISPATCH(); \
        } \
        CALL_OUT(tare_operations_compare(rt, frame, word, TARE_COMPARISON_##name)); \
        DISPATCH(); \
    }
#define JUMP_UNLESS(name, int_operator) \
    { \
        TareValue left = A, right = B; \
        int32_t jump = (int32_t)NEXT_WORD; \
        bool truth; \
        if (TARE_LIKELY(SMALL_INTS(left, right))) { \
            truth = (int64_t)left.bits int_operator (int64_t)right.bits; \
        } else if (SMALL_FLOATS(left, right)) { \
            truth = tare_value_get_small_float(left) \
                int_operator tare_value_get_small_float(right); \
        } else { \
            frame->pc = pc; \
            int answer = tare_operations_test(rt, frame, word, TARE_COMPARISON_##name); \
            if (answer < 0) goto raise; \
            truth = answer; \
        } \
        if (!truth) pc += jump; \
        DISPATCH(); \
    }
// The truth of A in `truth`, A taken only when `takes`.
#define TRUTH_OF_A(takes_when) \
    bool truth; \
    { \
        TareValue v = A; \
        if (v.bits == TARE_TRUE.bits) truth = true; \
        else if (v.bits == TARE_FALSE.bits || v.bits == TARE_NONE.bits) truth = false; \
        else if (tare_value_is_small_int(v)) truth = v.bits != 1; \
        else { \
            frame->pc = pc; \
            int answer = tare_protocol_truth(rt, v); \
            if (answer < 0) goto raise; \
            truth = answer; \
        } \
        if (takes_when) DROP(OPERAND_A); \
    }
#define OPERATION(name) \
    CASE(name) : CALL_OUT(tare_operations_##name(rt, frame, word)); \
    DISPATCH();
#define OPERATION_X(name) \
    CASE(name) : { \
        uint32_t extra = NEXT_WORD; \
        CALL_OUT(tare_operations_##name(rt, frame, word, extra)); \
        DISPATCH(); \
    }

// Whether a cached fact about attributes of `object` holds.
static inline bool cache_holds(const TareAttributeCache *cache, TareValue object) {
    return tare_value_is_object(object) &&
           tare_value_get_object(object)->shape_id == cache->shape_id &&
           cache->shape_id != 0 && cache->type->version == cache->type_version;
}

// The attribute that the cache places in the object itself; absent when it is not there.
static inline TareValue *cached_word(const TareAttributeCache *cache, TareValue object) {
    char *start = (char *)tare_value_get_object(object);
    if (cache->kind == TARE_ATTRIBUTE_SLOT) return (TareValue *)(start + cache->position);
    return *(TareValue **)(start + cache->type->dict_offset) + cache->position;
}

// Moves a call's arguments to where the callee's window can lie; NULL and error without memory.
static TareValue *place_window(TareRuntime *rt, TareFrame *frame, TareValue *window, size_t given,
                               size_t needed) {
    TareValue *wanted = frame->is_fixed ? frame->stack_top : window;
    TareValue *placed = tare_machine_reserve(rt, wanted, needed);
    if (!placed || placed == window) return placed;
    for (size_t i = 0; i < given; i++) {
        placed[i] = window[i];
        window[i] = TARE_ABSENT;
    }
    return placed;
}

static void release_window(TareRuntime *rt, TareValue *window, size_t count) {
    for (size_t i = 0; i < count; i++) tare_slot_clear(rt, &window[i]);
}

// Natives with the right number of arguments are called at once: what their type's call slot would
// look up and check is known here.
static TareValue call_native(TareRuntime *rt, TareValue callee, const TareArguments *arguments) {
    uint32_t shape_id = tare_value_shape_id(callee);
    if (shape_id == TARE_TYPE_BUILTIN_FUNCTION) {
        const TareNativeFunction *self = (TareNativeFunction *)tare_value_get_object(callee);
        if (TARE_LIKELY(tare_native_function_accepts(self->definition, arguments)))
            return self->definition->function(rt, self->self, arguments);
    } else if (shape_id == TARE_TYPE_METHOD_DESCRIPTOR && arguments->positional_count) {
        const TareMethodDescriptor *self = (TareMethodDescriptor *)tare_value_get_object(callee);
        TareValue instance = arguments->values[0];
        TareArguments rest = {arguments->values + 1, arguments->positional_count - 1,
                              arguments->keyword_names};
        if (TARE_LIKELY(tare_type_get(rt, instance) == self->owner &&
                        tare_native_function_accepts(self->definition, &rest)))
            return self->definition->function(rt, instance, &rest);
    }
    return tare_call(rt, callee, arguments);
}

// What the commonest natives do for exact arguments; absent without error: call them. An argument
// that is taken leaves its register absent.
static inline TareValue call_known(TareRuntime *rt, TareValue callee, TareValue *window,
                                   size_t given) {
    const TareObject *object = tare_value_get_object(callee);
    if (object->shape_id == TARE_TYPE_METHOD_DESCRIPTOR) {
        unsigned flags = ((const TareMethodDescriptor *)object)->definition->flags;
        if (!(flags & TARE_NATIVE_IS_LIST_APPEND) || given != 2 ||
            !tare_value_is_exact(window[0], TARE_TYPE_LIST))
            return TARE_ABSENT;
        TareValue item = window[1];
        window[1] = TARE_ABSENT;
        TareStatus status = tare_list_append_steal(rt, tare_list_of(window[0]), item);
        return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
    }
    if (object->shape_id != TARE_TYPE_BUILTIN_FUNCTION) return TARE_ABSENT;
    unsigned flags = ((const TareNativeFunction *)object)->definition->flags;
    if (flags & TARE_NATIVE_IS_LENGTH && given == 1) {
        int64_t length = tare_quick_length(window[0]);
        return length < 0 ? TARE_ABSENT : tare_int_new(rt, length);
    }
    if (flags & TARE_NATIVE_IS_TYPE_TEST && given == 2 &&
        tare_value_is_exact(window[1], TARE_TYPE_TYPE) &&
        tare_type_is_subtype(tare_type_get(rt, window[0]), tare_type_of_value(window[1])))
        return TARE_TRUE;
    return TARE_ABSENT;
}

// The same while a profiler listens.
static TARE_NO_INLINE TareValue call_native_told(TareRuntime *rt, TareValue callee,
                                                 const TareArguments *arguments) {
    if (!tare_profile_is_native(callee)) return call_native(rt, callee, arguments);
    tare_profile_tell_native(rt, TARE_PROFILE_NATIVE_CALL, callee);
    TareValue v = call_native(rt, callee, arguments);
    bool failed = tare_value_is_absent(v);
    tare_profile_tell_native(rt, failed ? TARE_PROFILE_NATIVE_ERROR : TARE_PROFILE_NATIVE_RETURN,
                             callee);
    return v;
}

TareValue tare_eval_run(TareRuntime *rt) {
#ifdef TARE_COMPUTED_GOTO
    static const void *const labels[] = {
#define OPCODE(name, format, meaning) &&label_##name,
#include "bytecode/opcodes.def"
#undef OPCODE
    };
#endif
    TareFrame *frame = rt->execution.frame;
    const uint32_t *pc;
    TareValue *R;
    const TareValue *constants;
    uint32_t temporaries;
    uint32_t word;
    bool is_raised_again = false;
    // A call under way: the callee and its arguments, all owned.
    TareValue callee, value;
    TareValue *window;
    size_t given = 0;
    TareTuple *keywords = NULL;
    uint32_t result_register = 0;
    TareContinuation continuation;
    TareValue construct;

    LOAD_FRAME();
    if (tare_error_is_pending(rt)) goto raise;
#ifdef TARE_COMPUTED_GOTO
    DISPATCH();
#else
dispatch:
    word = *pc++;
dispatch_word:
    switch (word & 0xff) {
#endif

    CASE(NOP) : DISPATCH();
    CASE(MOVE) : {
        value = B;
        if (OPERAND_B >= temporaries) B = TARE_ABSENT;
        else tare_retain(value);
        SET_A(value);
        DISPATCH();
    }
    CASE(COPY) : {
        value = tare_retain(B);
        SET_A(value);
        DISPATCH();
    }
    CASE(LOAD_CONSTANT) : {
        value = tare_retain(constants[word >> 16]);
        SET_A(value);
        DISPATCH();
    }
    CASE(LOAD_CONSTANT_LONG) : {
        value = tare_retain(constants[NEXT_WORD]);
        SET_A(value);
        DISPATCH();
    }
    CASE(LOAD_INT) : {
        value = tare_int_new(rt, (int32_t)word >> 16);
        if (tare_value_is_absent(value)) goto raise_here;
        SET_A(value);
        DISPATCH();
    }
    CASE(LOAD_NONE) : SET_A(TARE_NONE);
    DISPATCH();
    CASE(LOAD_TRUE) : SET_A(TARE_TRUE);
    DISPATCH();
    CASE(LOAD_FALSE) : SET_A(TARE_FALSE);
    DISPATCH();
    CASE(CLEAR) : SET_A(TARE_ABSENT);
    DISPATCH();
    CASE(CHECK_LOCAL) : {
        if (TARE_UNLIKELY(tare_value_is_absent(A)))
            CALL_OUT(tare_operations_raise_unbound(rt, frame, OPERAND_A));
        DISPATCH();
    }
    CASE(DELETE_LOCAL) : {
        if (tare_value_is_absent(A))
            CALL_OUT(tare_operations_raise_unbound(rt, frame, OPERAND_A));
        SET_A(TARE_ABSENT);
        DISPATCH();
    }
    OPERATION(GET_FAR)
    OPERATION(SET_FAR)
    OPERATION(DELETE_FAR)
    OPERATION(MAKE_CELL)
    OPERATION(COPY_FREE)
    CASE(GET_CELL) : {
        value = tare_cell_of(B)->contents;
        if (TARE_UNLIKELY(tare_value_is_absent(value)))
            CALL_OUT(tare_operations_raise_unbound(rt, frame, OPERAND_B));
        tare_retain(value);
        SET_A(value);
        DISPATCH();
    }
    CASE(SET_CELL) : {
        frame->pc = pc;
        tare_slot_set_steal(rt, &tare_cell_of(A)->contents, tare_registers_take(frame, OPERAND_B));
        DISPATCH();
    }
    OPERATION(DELETE_CELL)
    OPERATION_X(GET_CLASS_CELL)

    CASE(GET_GLOBAL) : {
        uint32_t extra = NEXT_WORD;
        TareInlineCache *cache = &frame->code->caches[extra >> 16];
        const TareTable *globals = &frame->globals->table;
        if (TARE_LIKELY(cache->global.table == globals &&
                        cache->global.globals_version == globals->version)) {
            const TareTable *table =
                cache->global.in_builtins ? &tare_dict_of(rt->builtins)->table : globals;
            if (TARE_LIKELY(table->version == cache->global.builtins_version)) {
                value = tare_retain(*tare_table_value_at(table, cache->global.position));
                SET_A(value);
                DISPATCH();
            }
        }
        CALL_OUT(tare_operations_GET_GLOBAL(rt, frame, word, extra));
        DISPATCH();
    }
    OPERATION(SET_GLOBAL)
    OPERATION(DELETE_GLOBAL)
    CASE(GET_NAME) : {
        uint32_t extra = NEXT_WORD;
        TareInlineCache *cache = &frame->code->caches[extra >> 16];
        const TareTable *globals = &frame->globals->table;
        if (TARE_LIKELY(tare_value_get_object(frame->namespace) == &frame->globals->header &&
                        cache->global.table == globals &&
                        cache->global.globals_version == globals->version)) {
            const TareTable *table =
                cache->global.in_builtins ? &tare_dict_of(rt->builtins)->table : globals;
            if (TARE_LIKELY(table->version == cache->global.builtins_version)) {
                value = tare_retain(*tare_table_value_at(table, cache->global.position));
                SET_A(value);
                DISPATCH();
            }
        }
        CALL_OUT(tare_operations_GET_NAME(rt, frame, word, extra));
        DISPATCH();
    }
    OPERATION(SET_NAME)
    OPERATION(DELETE_NAME)

    CASE(GET_ATTRIBUTE) : {
        uint32_t extra = NEXT_WORD;
        TareAttributeCache *cache = &frame->code->caches[extra >> 16].attribute;
        if (TARE_LIKELY(cache_holds(cache, B) && cache->kind != TARE_ATTRIBUTE_METHOD)) {
            value = *cached_word(cache, B);
            if (TARE_LIKELY(!tare_value_is_absent(value))) {
                tare_retain(value);
                DROP(OPERAND_B);
                SET_A(value);
                DISPATCH();
            }
        }
        CALL_OUT(tare_operations_GET_ATTRIBUTE(rt, frame, word, extra));
        DISPATCH();
    }
    CASE(SET_ATTRIBUTE) : {
        uint32_t extra = NEXT_WORD;
        TareAttributeCache *cache = &frame->code->caches[extra >> 16].attribute;
        if (TARE_LIKELY(cache_holds(cache, A) && cache->kind != TARE_ATTRIBUTE_APPEND)) {
            frame->pc = pc;
            value = tare_registers_take(frame, OPERAND_B);
            tare_slot_set_steal(rt, cached_word(cache, A), value);
            DROP(OPERAND_A);
            DISPATCH();
        }
        CALL_OUT(tare_operations_SET_ATTRIBUTE(rt, frame, word, extra));
        DISPATCH();
    }
    OPERATION_X(DELETE_ATTRIBUTE)
    CASE(GET_METHOD) : {
        uint32_t extra = NEXT_WORD;
        TareAttributeCache *cache = &frame->code->caches[extra >> 16].attribute;
        if (TARE_LIKELY(cache_holds(cache, B) && cache->kind == TARE_ATTRIBUTE_METHOD)) {
            value = tare_registers_take(frame, OPERAND_B);
            R[OPERAND_A] = tare_retain(cache->method);
            R[OPERAND_A + 1] = value;
            DISPATCH();
        }
        CALL_OUT(tare_operations_GET_METHOD(rt, frame, word, extra));
        DISPATCH();
    }
    CASE(GET_ITEM) : {
        TareValue container = B, key = C;
        if (tare_value_is_object(container) && tare_value_is_small_int(key) &&
            tare_value_get_object(container)->shape_id == TARE_TYPE_LIST) {
            TareList *list = tare_list_of(container);
            int64_t index = tare_value_get_small_int(key);
            if (index < 0) index += list->length;
            if (TARE_LIKELY((uint64_t)index < list->length)) {
                value = tare_retain(list->items[index]);
                DROP(OPERAND_B);
                SET_A(value);
                DISPATCH();
            }
        }
        CALL_OUT(tare_operations_GET_ITEM(rt, frame, word));
        DISPATCH();
    }
    CASE(SET_ITEM) : {
        TareValue container = A, key = B;
        if (tare_value_is_object(container) && tare_value_is_small_int(key) &&
            tare_value_get_object(container)->shape_id == TARE_TYPE_LIST) {
            TareList *list = tare_list_of(container);
            int64_t index = tare_value_get_small_int(key);
            if (index < 0) index += list->length;
            if (TARE_LIKELY((uint64_t)index < list->length)) {
                frame->pc = pc;
                tare_slot_set_steal(rt, &list->items[index],
                                    tare_registers_take(frame, OPERAND_C));
                DROP(OPERAND_A);
                DISPATCH();
            }
        }
        CALL_OUT(tare_operations_SET_ITEM(rt, frame, word));
        DISPATCH();
    }
    OPERATION(DELETE_ITEM)
    OPERATION(BUILD_SLICE)

    CASE(ADD) : ADDITION(tare_operations_binary)
    CASE(SUBTRACT) : SUBTRACTION(tare_operations_binary)
    CASE(MULTIPLY) : MULTIPLICATION(tare_operations_binary)
    CASE(TRUE_DIVIDE) : {
        TareValue left = B, right = C;
        if (SMALL_FLOATS(left, right) && tare_value_get_small_float(right) != 0.0)
            FLOAT_RESULT(tare_value_get_small_float(left) / tare_value_get_small_float(right));
        BINARY_SLOW(TRUE_DIVIDE, tare_operations_binary);
    }
    CASE(FLOOR_DIVIDE) : {
        TareValue left = B, right = C;
        if (SMALL_INTS(left, right) && (int64_t)right.bits > 1) {
            int64_t dividend = tare_value_get_small_int(left);
            int64_t divisor = tare_value_get_small_int(right);
            int64_t quotient = dividend / divisor - (dividend % divisor < 0);
            SET_A(tare_value_from_small_int(quotient));
            DISPATCH();
        }
        BINARY_SLOW(FLOOR_DIVIDE, tare_operations_binary);
    }
    CASE(REMAINDER) : {
        TareValue left = B, right = C;
        if (SMALL_INTS(left, right) && (int64_t)right.bits > 1) {
            int64_t divisor = tare_value_get_small_int(right);
            int64_t rest = tare_value_get_small_int(left) % divisor;
            SET_A(tare_value_from_small_int(rest < 0 ? rest + divisor : rest));
            DISPATCH();
        }
        BINARY_SLOW(REMAINDER, tare_operations_binary);
    }
    CASE(AND) : {
        TareValue left = B, right = C;
        if (SMALL_INTS(left, right)) {
            SET_A(((TareValue){left.bits & right.bits}));
            DISPATCH();
        }
        BINARY_SLOW(AND, tare_operations_binary);
    }
    CASE(OR) : {
        TareValue left = B, right = C;
        if (SMALL_INTS(left, right)) {
            SET_A(((TareValue){left.bits | right.bits}));
            DISPATCH();
        }
        BINARY_SLOW(OR, tare_operations_binary);
    }
    CASE(XOR) : {
        TareValue left = B, right = C;
        if (SMALL_INTS(left, right)) {
            SET_A(((TareValue){(left.bits ^ right.bits) | 1}));
            DISPATCH();
        }
        BINARY_SLOW(XOR, tare_operations_binary);
    }
    CASE(RIGHT_SHIFT) : {
        TareValue left = B, right = C;
        if (SMALL_INTS(left, right) && right.bits < 126) {
            SET_A(tare_value_from_small_int(tare_value_get_small_int(left) >> (right.bits >> 1)));
            DISPATCH();
        }
        BINARY_SLOW(RIGHT_SHIFT, tare_operations_binary);
    }
    CASE(MATRIX_MULTIPLY) : BINARY_SLOW(MATRIX_MULTIPLY, tare_operations_binary);
    CASE(POWER) : BINARY_SLOW(POWER, tare_operations_binary);
    CASE(LEFT_SHIFT) : BINARY_SLOW(LEFT_SHIFT, tare_operations_binary);
    CASE(ADD_IN_PLACE) : ADDITION(tare_operations_in_place)
    CASE(SUBTRACT_IN_PLACE) : SUBTRACTION(tare_operations_in_place)
    CASE(MULTIPLY_IN_PLACE) : MULTIPLICATION(tare_operations_in_place)
    CASE(MATRIX_MULTIPLY_IN_PLACE) : BINARY_SLOW(MATRIX_MULTIPLY, tare_operations_in_place);
    CASE(TRUE_DIVIDE_IN_PLACE) : BINARY_SLOW(TRUE_DIVIDE, tare_operations_in_place);
    CASE(FLOOR_DIVIDE_IN_PLACE) : BINARY_SLOW(FLOOR_DIVIDE, tare_operations_in_place);
    CASE(REMAINDER_IN_PLACE) : BINARY_SLOW(REMAINDER, tare_operations_in_place);
    CASE(POWER_IN_PLACE) : BINARY_SLOW(POWER, tare_operations_in_place);
    CASE(LEFT_SHIFT_IN_PLACE) : BINARY_SLOW(LEFT_SHIFT, tare_operations_in_place);
    CASE(RIGHT_SHIFT_IN_PLACE) : BINARY_SLOW(RIGHT_SHIFT, tare_operations_in_place);
    CASE(AND_IN_PLACE) : BINARY_SLOW(AND, tare_operations_in_place);
    CASE(XOR_IN_PLACE) : BINARY_SLOW(XOR, tare_operations_in_place);
    CASE(OR_IN_PLACE) : BINARY_SLOW(OR, tare_operations_in_place);
    CASE(ADD_INT) : CASE(ADD_INT_IN_PLACE) : ADD_CONSTANT(+)
    CASE(SUBTRACT_INT) : CASE(SUBTRACT_INT_IN_PLACE) : ADD_CONSTANT(-)
    OPERATION(NEGATIVE)
    OPERATION(POSITIVE)
    OPERATION(INVERT)
    CASE(NOT) : {
        value = B;
        if (!tare_value_is_bool(value)) {
            frame->pc = pc;
            int answer = tare_protocol_truth(rt, value);
            if (answer < 0) goto raise;
            value = tare_value_from_bool(answer);
            DROP(OPERAND_B);
        }
        SET_A(tare_value_from_bool(tare_value_is_false(value)));
        DISPATCH();
    }
    CASE(LESS) : COMPARE(LESS, <)
    CASE(LESS_EQUAL) : COMPARE(LESS_EQUAL, <=)
    CASE(EQUAL) : COMPARE(EQUAL, ==)
    CASE(NOT_EQUAL) : COMPARE(NOT_EQUAL, !=)
    CASE(GREATER) : COMPARE(GREATER, >)
    CASE(GREATER_EQUAL) : COMPARE(GREATER_EQUAL, >=)
    CASE(IS) : {
        bool same = tare_value_is_same(B, C);
        DROP(OPERAND_B);
        DROP(OPERAND_C);
        SET_A(tare_value_from_bool(same));
        DISPATCH();
    }
    CASE(IS_NOT) : {
        bool same = tare_value_is_same(B, C);
        DROP(OPERAND_B);
        DROP(OPERAND_C);
        SET_A(tare_value_from_bool(!same));
        DISPATCH();
    }
    OPERATION(IN)
    OPERATION(NOT_IN)

    CASE(JUMP) : pc += (int32_t)word >> 8;
    DISPATCH();
    CASE(JUMP_BACK) : {
        // Before the jump: what is raised belongs to this instruction, not to one above the loop.
        if (TARE_UNLIKELY(rt->attention)) CALL_OUT(tare_machine_attend(rt));
        pc += (int32_t)word >> 8;
        DISPATCH();
    }
    CASE(JUMP_IF_TRUE) : {
        TRUTH_OF_A(true)
        if (truth) pc += (int32_t)word >> 16;
        DISPATCH();
    }
    CASE(JUMP_IF_FALSE) : {
        TRUTH_OF_A(true)
        if (!truth) pc += (int32_t)word >> 16;
        DISPATCH();
    }
    CASE(JUMP_IF_TRUE_KEEP) : {
        TRUTH_OF_A(!truth)
        if (truth) pc += (int32_t)word >> 16;
        DISPATCH();
    }
    CASE(JUMP_IF_FALSE_KEEP) : {
        TRUTH_OF_A(truth)
        if (!truth) pc += (int32_t)word >> 16;
        DISPATCH();
    }
    CASE(JUMP_UNLESS_LESS) : JUMP_UNLESS(LESS, <)
    CASE(JUMP_UNLESS_LESS_EQUAL) : JUMP_UNLESS(LESS_EQUAL, <=)
    CASE(JUMP_UNLESS_EQUAL) : JUMP_UNLESS(EQUAL, ==)
    CASE(JUMP_UNLESS_NOT_EQUAL) : JUMP_UNLESS(NOT_EQUAL, !=)
    CASE(JUMP_UNLESS_GREATER) : JUMP_UNLESS(GREATER, >)
    CASE(JUMP_UNLESS_GREATER_EQUAL) : JUMP_UNLESS(GREATER_EQUAL, >=)
    CASE(JUMP_IF_NONE) : {
        bool is_none = tare_value_is_none(A);
        DROP(OPERAND_A);
        if (is_none) pc += (int32_t)word >> 16;
        DISPATCH();
    }
    CASE(JUMP_IF_NOT_NONE) : {
        bool is_none = tare_value_is_none(A);
        DROP(OPERAND_A);
        if (!is_none) pc += (int32_t)word >> 16;
        DISPATCH();
    }

    OPERATION(BUILD_TUPLE)
    OPERATION(BUILD_LIST)
    OPERATION(BUILD_SET)
    OPERATION(BUILD_DICT)
    OPERATION(BUILD_STRING)
    OPERATION(FORMAT_VALUE)
    CASE(LIST_APPEND) : {
        value = tare_registers_take(frame, OPERAND_B);
        CALL_OUT(tare_list_append_steal(rt, tare_list_of(A), value));
        DISPATCH();
    }
    OPERATION(LIST_EXTEND)
    OPERATION(LIST_TO_TUPLE)
    OPERATION(SET_ADD)
    OPERATION(SET_UPDATE)
    OPERATION(DICT_SET)
    OPERATION(DICT_UPDATE)
    OPERATION(DICT_MERGE)
    OPERATION(UNPACK)
    OPERATION_X(UNPACK_STAR)

    CASE(CALL) : {
        result_register = OPERAND_A;
        callee = A;
        A = TARE_ABSENT;
        window = &R[result_register + 1];
        given = OPERAND_B;
        keywords = NULL;
        goto call;
    }
    CASE(CALL_METHOD) : {
        result_register = OPERAND_A;
        keywords = NULL;
        given = OPERAND_B;
        goto call_method;
    }
    CASE(CALL_KEYWORDS) : {
        result_register = OPERAND_A;
        given = OPERAND_B;
        keywords = tare_tuple_of(constants[NEXT_WORD]);
        if (OPERAND_C) goto call_method;
        callee = A;
        A = TARE_ABSENT;
        window = &R[result_register + 1];
        goto call;
    }
    CASE(CALL_SPREAD) : {
        frame->pc = pc;
        result_register = OPERAND_A;
        if (tare_operations_call_spread(rt, frame, result_register) != TARE_OK) goto raise;
        DISPATCH();
    }
    OPERATION_X(MAKE_FUNCTION)
    OPERATION(LOAD_BUILD_CLASS)
    CASE(RETURN) : {
        value = tare_registers_take(frame, OPERAND_A);
        goto do_return;
    }
    CASE(RETURN_NONE) : {
        value = TARE_NONE;
        goto do_return;
    }

    OPERATION(GET_ITERATOR)
    CASE(FOR_NEXT) : {
        TareValue iterator = B;
        int32_t jump = (int32_t)NEXT_WORD;
        frame->pc = pc;
        uint32_t shape_id = tare_value_get_object(iterator)->shape_id;
        if (shape_id == TARE_TYPE_GENERATOR &&
            tare_generator_of(iterator)->state <= TARE_GENERATOR_SUSPENDED) {
            result_register = OPERAND_A;
            TareGenerator *generator = tare_generator_of(iterator);
            if (tare_generator_begin_steal(rt, generator, TARE_NONE) != TARE_OK) goto raise;
            frame = &generator->frame;
            frame->continuation = TARE_CONTINUE_FOR;
            frame->result_register = (uint8_t)result_register;
            LOAD_FRAME();
            if (TARE_UNLIKELY(rt->profile && tare_error_is_pending(rt))) goto raise;
            DISPATCH();
        }
        TareObject *source = tare_value_get_object(iterator);
        value = tare_iterator_object_step(rt, source);
        if (!tare_value_is_absent(value)) {
            SET_A(value);
            DISPATCH();
        }
        // for a, b in pairs: the pair need not be made only to be taken apart.
        if ((pc[0] & 0xff0000ff) == (2u << 24 | TARE_OPCODE_UNPACK) &&
            (pc[0] >> 16 & 0xff) == OPERAND_A && tare_operations_gives_pairs(source)) {
            TareValue first;
            int answer = tare_operations_step_pair(rt, source, &first, &value);
            if (answer < 0) goto raise;
            if (answer > 0) {
                word = *pc++;
                frame->pc = pc;
                SET_A(first);
                tare_slot_set_steal(rt, &R[OPERAND_A + 1], value);
                DISPATCH();
            }
            value = TARE_ABSENT;
        } else {
            value = tare_operations_step(rt, source);
        }
        if (TARE_UNLIKELY(tare_value_is_absent(value))) {
            if (tare_error_is_pending(rt)) {
                if (!tare_error_is(rt, TARE_TYPE_STOP_ITERATION)) goto raise;
                tare_error_clear(rt);
            }
            tare_slot_clear(rt, &B);
            pc += jump;
            DISPATCH();
        }
        SET_A(value);
        DISPATCH();
    }
    CASE(YIELD) :
    CASE(YIELD_DELEGATE) : {
        value = tare_registers_take(frame, OPERAND_B);
        goto do_yield;
    }
    OPERATION(GET_YIELD_FROM_ITERATOR)
    CASE(SEND) : {
        int32_t jump = (int32_t)NEXT_WORD;
        frame->pc = pc;
        int answer = tare_operations_send(rt, frame, word);
        if (answer < 0) goto raise;
        if (answer == 0) pc += jump;
        DISPATCH();
    }
    OPERATION(GET_AWAITABLE)
    OPERATION(GET_ASYNC_ITERATOR)
    OPERATION(GET_ASYNC_NEXT)
    CASE(END_ASYNC_FOR) : {
        frame->pc = pc;
        if (tare_operations_end_async_for(rt, frame, word) == TARE_OK) DISPATCH();
        is_raised_again = true;
        goto raise;
    }
    CASE(RAISE) : {
        frame->pc = pc;
        is_raised_again = tare_operations_raise(rt, frame, word);
        goto raise;
    }
    CASE(RERAISE) : {
        frame->pc = pc;
        tare_error_restore_steal(rt, tare_registers_take(frame, OPERAND_A));
        is_raised_again = true;
        goto raise;
    }
    CASE(PUSH_HANDLED) : {
        R[OPERAND_A + 1] = frame->handled;
        frame->handled = tare_retain(A);
        DISPATCH();
    }
    CASE(POP_HANDLED) : {
        frame->pc = pc;
        value = frame->handled;
        frame->handled = R[OPERAND_A + 1];
        R[OPERAND_A + 1] = TARE_ABSENT;
        tare_release(rt, value);
        tare_slot_clear(rt, &A);
        DISPATCH();
    }
    CASE(JUMP_UNLESS_MATCHES) : {
        int32_t jump = (int32_t)NEXT_WORD;
        frame->pc = pc;
        int answer = tare_operations_matches(rt, frame, word);
        if (answer < 0) goto raise;
        if (answer == 0) pc += jump;
        DISPATCH();
    }
    OPERATION(SPLIT_GROUP)
    OPERATION(JOIN_GROUP)
    OPERATION(LOAD_ASSERTION_ERROR)
    OPERATION(WITH_ENTER)
    OPERATION(WITH_EXIT)
    OPERATION(WITH_EXCEPT)
    OPERATION(ASYNC_WITH_ENTER)
    OPERATION_X(IMPORT_NAME)
    OPERATION_X(IMPORT_FROM)
    OPERATION(IMPORT_STAR)
    OPERATION(MATCH_SEQUENCE)
    OPERATION(MATCH_MAPPING)
    OPERATION(MATCH_KEYS)
    OPERATION_X(MATCH_CLASS)
    OPERATION(GET_LENGTH)
    OPERATION(SETUP_ANNOTATIONS)
    OPERATION(PRINT_EXPRESSION)
    CASE(LINE_MARK) : {
        frame->pc = pc;
        int hidden = frame->code->unmarked ? tare_settrace_line(rt, frame)
                                           : tare_line_marks_tell(rt, frame);
        if (hidden < 0) goto raise;
        word = (word & ~0xffu) | (uint32_t)hidden;
        DISPATCH_WORD();
    }
#ifndef TARE_COMPUTED_GOTO
    }
#endif

call_method:
    // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.ArraySubscript): every opcode has its case
    callee = R[result_register];
    R[result_register] = TARE_ABSENT;
    if (tare_value_is_absent(R[result_register + 1])) {
        window = &R[result_register + 2];
    } else {
        window = &R[result_register + 1];
        given++;
    }
call:
    frame->pc = pc;
    continuation = TARE_CONTINUE_RESULT;
    construct = TARE_ABSENT;
call_again:
    switch (TARE_LIKELY(tare_value_is_object(callee)) ? tare_value_get_object(callee)->shape_id
                                                      : TARE_TYPE_NONE) {
    case TARE_TYPE_FUNCTION:
        break;
    case TARE_TYPE_METHOD: {
        // The word before the window is free: the callee stood there, or an absent self.
        TareMethod *method = (TareMethod *)tare_value_get_object(callee);
        *--window = tare_retain(method->self);
        given++;
        value = tare_retain(method->function);
        tare_release(rt, callee);
        callee = value;
        goto call_again;
    }
    case TARE_TYPE_TYPE: {
        TareType *type = tare_type_of_value(callee);
        if (TARE_LIKELY(type->constructor_version == type->version)) {
            construct = tare_value_from_object(tare_alloc_instance(rt, type, 0));
            value = tare_value_is_absent(construct) ? TARE_ABSENT : tare_retain(type->constructor);
        } else {
            TareArguments arguments = {window, given - (keywords ? keywords->length : 0),
                                       keywords};
            value = tare_operations_begin_construct(rt, callee, &arguments, &construct);
        }
        if (tare_value_is_absent(value)) {
            if (!tare_error_is_pending(rt)) goto call_native;
            release_window(rt, window, given);
            tare_release(rt, callee);
            goto raise;
        }
        // `value` is the __init__ to run over the fresh object `construct`.
        tare_release(rt, callee);
        callee = value;
        *--window = tare_retain(construct);
        given++;
        continuation = TARE_CONTINUE_CONSTRUCT;
        break;
    }
    default:
        goto call_native;
    }
    {
        TareFunction *function = tare_function_of(callee);
        TareCode *code = function->code;
        size_t needed = code->register_count > given ? code->register_count : given;
        TareValue *stack_end = frame->stack_end;
        if (TARE_UNLIKELY(frame->is_fixed || window + needed > frame->stack_end)) {
            TareValue *placed = place_window(rt, frame, window, given, needed);
            if (!placed) {
                release_window(rt, window, given);
                goto call_failed;
            }
            window = placed;
            stack_end = rt->machine->registers->end;
        }
        if (TARE_UNLIKELY(rt->execution.depth >= rt->execution.recursion_limit)) {
            release_window(rt, window, given);
            tare_error_raise(rt, TARE_TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
            goto call_failed;
        }
        if (TARE_LIKELY(!keywords && tare_bind_is_exact(code, given))) {
            for (size_t i = given; i < code->temporary_start; i++) window[i] = TARE_ABSENT;
        } else if (tare_bind_arguments(rt, function, window,
                                       given - (keywords ? keywords->length : 0),
                                       keywords) != TARE_OK) {
            goto call_failed;
        }
        if (TARE_UNLIKELY(code->flags & (TARE_CODE_GENERATOR | TARE_CODE_COROUTINE |
                                         TARE_CODE_ASYNC_GENERATOR))) {
            value = tare_generator_new_steal(rt, callee, window);
            if (tare_value_is_absent(value)) goto raise_in_caller;
            goto finish_call;
        }
        TareFrame *callee_frame = tare_machine_push_frame(rt);
        if (TARE_UNLIKELY(!callee_frame)) {
            release_window(rt, window, code->temporary_start);
            goto call_failed;
        }
        callee_frame->previous = frame;
        callee_frame->code = code;
        callee_frame->function = callee;
        callee_frame->globals = function->globals;
        callee_frame->namespace = TARE_ABSENT;
        callee_frame->registers = window;
        callee_frame->stack_top = window + code->register_count;
        callee_frame->stack_end = stack_end;
        callee_frame->pc = code->instructions;
        callee_frame->handled = TARE_ABSENT;
        callee_frame->object = NULL;
        callee_frame->construct = construct;
        callee_frame->continuation = (uint8_t)continuation;
        callee_frame->is_generator = 0;
        callee_frame->is_fixed = code->far_start < code->register_count;
        callee_frame->result_register = (uint8_t)result_register;
        rt->execution.depth++;
        rt->execution.frame = frame = callee_frame;
        LOAD_FRAME();
        if (TARE_UNLIKELY(rt->attention)) CALL_OUT(tare_machine_attend_call(rt));
        DISPATCH();
    }
call_native: {
        value = keywords || !tare_value_is_object(callee) || rt->profile
                    ? TARE_ABSENT
                    : call_known(rt, callee, window, given);
        if (tare_value_is_absent(value) && !tare_error_is_pending(rt)) {
            TareArguments arguments = {window, given - (keywords ? keywords->length : 0), keywords};
            value = TARE_LIKELY(!rt->profile) ? call_native(rt, callee, &arguments)
                                              : call_native_told(rt, callee, &arguments);
        }
        release_window(rt, window, given);
        tare_release(rt, callee);
        if (TARE_UNLIKELY(tare_value_is_absent(value))) goto raise;
        goto store_result;
    }
finish_call:
    if (continuation == TARE_CONTINUE_CONSTRUCT) {
        if (tare_operations_finish_construct(rt, value, &construct) != TARE_OK) goto raise;
        value = construct;
    }
store_result:
    tare_slot_set_steal(rt, &R[result_register], value);
    if (TARE_UNLIKELY(rt->attention)) CALL_OUT(tare_machine_attend(rt));
    DISPATCH();
call_failed:
    tare_release(rt, callee);
raise_in_caller:
    tare_release(rt, construct);
    goto raise;

do_return: {
        frame->pc = pc;
        TareFrame *caller = frame->previous;
        uint8_t how = frame->continuation;
        uint32_t target = frame->result_register;
        if (TARE_UNLIKELY(frame->is_generator)) {
            if (rt->profile && tare_settrace_return(rt, frame, value) != TARE_OK)
                goto raise_behind_end;
            tare_generator_finish(rt, frame->generator);
            rt->execution.depth--;
            rt->execution.frame = caller;
            if (how != TARE_CONTINUE_FOR) return value;
            frame = caller;
            tare_release(rt, value);
            LOAD_FRAME();
            word = pc[-2];
            tare_slot_clear(rt, &B);
            pc += (int32_t)pc[-1];
            DISPATCH();
        }
        construct = how == TARE_CONTINUE_CONSTRUCT ? frame->construct : TARE_ABSENT;
        if (TARE_UNLIKELY(frame->object || !tare_value_is_absent(frame->handled) ||
                          !tare_value_is_absent(frame->namespace))) {
            if (rt->profile && tare_settrace_return(rt, frame, value) != TARE_OK)
                goto raise_behind_end;
            tare_frame_release(rt, frame);
        } else {
            frame->continuation = TARE_CONTINUE_ENDED;
            TareValue *register_end = R + frame->code->register_count;
            callee = frame->function;
            for (TareValue *slot = R; slot < register_end; slot++) {
                TareValue old = *slot;
                *slot = TARE_ABSENT;
                if (tare_value_is_object(old)) tare_release_object(rt, tare_value_get_object(old));
            }
            // What was released may have run code that asked for the frame's object.
            if (TARE_UNLIKELY(frame->object)) tare_frame_release(rt, frame);
            else tare_release_object(rt, tare_value_get_object(callee));
        }
        tare_machine_pop_frame(rt, frame);
        rt->execution.depth--;
        rt->execution.frame = frame = caller;
        if (how == TARE_CONTINUE_IN_C) return value;
        LOAD_FRAME();
        result_register = target;
        if (TARE_LIKELY(how == TARE_CONTINUE_RESULT ||
                        (how == TARE_CONTINUE_CONSTRUCT && tare_value_is_none(value)))) {
            // The callee polled when it began; this is no safe point.
            if (how == TARE_CONTINUE_CONSTRUCT) value = construct;
            TareValue old = R[result_register];
            R[result_register] = value;
            tare_release(rt, old);
            DISPATCH();
        }
        continuation = (TareContinuation)how;
        goto finish_call;
    }

do_yield: {
        frame->pc = pc;
        if (TARE_UNLIKELY(rt->profile)) {
            if (tare_settrace_return(rt, frame, value) != TARE_OK) goto raise_behind_end;
            tare_profile_leave(rt, frame);
        }
        TareFrame *caller = frame->previous;
        uint8_t how = frame->continuation;
        uint32_t target = frame->result_register;
        frame->generator->state = TARE_GENERATOR_SUSPENDED;
        frame->previous = NULL;
        rt->execution.depth--;
        rt->execution.frame = caller;
        tare_release_object(rt, frame->generator);
        if (how == TARE_CONTINUE_IN_C) return value;
        frame = caller;
        LOAD_FRAME();
        tare_slot_set_steal(rt, &R[target], value);
        DISPATCH();
    }

    // A function of sys.settrace raised while the frame handed out `value`: none of its handlers is
    // asked.
raise_behind_end:
    frame->pc = frame->code->instructions + frame->code->instruction_count + 1;
    is_raised_again = true;
    tare_release(rt, value);
    goto raise;

raise_here:
    frame->pc = pc;
raise:
    pc = tare_unwind_frame(rt, frame, is_raised_again);
    is_raised_again = false;
    if (pc) {
        frame->pc = pc;
        LOAD_FRAME();
        DISPATCH();
    }
    {
        TareFrame *caller = frame->previous;
        bool ends_run = frame->continuation == TARE_CONTINUE_IN_C;
        if (TARE_UNLIKELY(rt->profile)) tare_settrace_unwind(rt, frame);
        if (frame->is_generator) {
            tare_generator_finish(rt, frame->generator);
        } else {
            if (frame->continuation == TARE_CONTINUE_CONSTRUCT)
                tare_slot_clear(rt, &frame->construct);
            tare_frame_release(rt, frame);
            tare_machine_pop_frame(rt, frame);
        }
        rt->execution.depth--;
        rt->execution.frame = frame = caller;
        if (ends_run) return TARE_ABSENT;
        goto raise;
    }
}
