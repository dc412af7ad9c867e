// What the instructions do beyond the dispatch loop's fast paths: one function an opcode, of its
// name. Each reads its operands by the rule of temporaries (registers.h), writes its results, and
// returns TARE_ERROR with the error pending. `extra` is the instruction's second word.
#ifndef TARE_VM_OPERATIONS_H
#define TARE_VM_OPERATIONS_H

#include "object/native.h"
#include "types/iterator.h"
#include "vm/frame.h"

#define OPERATION(name) \
    TareStatus tare_operations_##name(TareRuntime *rt, TareFrame *frame, \
                                      uint32_t word) TARE_CHECKED;
#define OPERATION_X(name) \
    TareStatus tare_operations_##name(TareRuntime *rt, TareFrame *frame, uint32_t word, \
                                      uint32_t extra) TARE_CHECKED;
// operations_names.c
OPERATION(GET_FAR)
OPERATION(SET_FAR)
OPERATION(DELETE_FAR)
OPERATION(MAKE_CELL)
OPERATION(COPY_FREE)
OPERATION(DELETE_CELL)
OPERATION_X(GET_CLASS_CELL)
OPERATION_X(GET_GLOBAL)
OPERATION(SET_GLOBAL)
OPERATION(DELETE_GLOBAL)
OPERATION_X(GET_NAME)
OPERATION(SET_NAME)
OPERATION(DELETE_NAME)
OPERATION(SETUP_ANNOTATIONS)
// operations_attributes.c
OPERATION_X(GET_ATTRIBUTE)
OPERATION_X(SET_ATTRIBUTE)
OPERATION_X(DELETE_ATTRIBUTE)
OPERATION_X(GET_METHOD)
OPERATION(GET_ITEM)
OPERATION(SET_ITEM)
OPERATION(DELETE_ITEM)
OPERATION(BUILD_SLICE)
OPERATION(NEGATIVE)
OPERATION(POSITIVE)
OPERATION(INVERT)
OPERATION(IN)
OPERATION(NOT_IN)
// operations_build.c
OPERATION(BUILD_TUPLE)
OPERATION(BUILD_LIST)
OPERATION(BUILD_SET)
OPERATION(BUILD_DICT)
OPERATION(BUILD_STRING)
OPERATION(FORMAT_VALUE)
OPERATION(LIST_EXTEND)
OPERATION(LIST_TO_TUPLE)
OPERATION(SET_ADD)
OPERATION(SET_UPDATE)
OPERATION(DICT_SET)
OPERATION(DICT_UPDATE)
OPERATION(DICT_MERGE)
OPERATION(UNPACK)
OPERATION_X(UNPACK_STAR)
// operations_calls.c
OPERATION_X(MAKE_FUNCTION)
OPERATION(LOAD_BUILD_CLASS)
OPERATION(GET_ITERATOR)
OPERATION(GET_YIELD_FROM_ITERATOR)
OPERATION(GET_AWAITABLE)
OPERATION(GET_ASYNC_ITERATOR)
OPERATION(GET_ASYNC_NEXT)
// operations_exceptions.c
OPERATION(SPLIT_GROUP)
OPERATION(JOIN_GROUP)
OPERATION(LOAD_ASSERTION_ERROR)
OPERATION(WITH_ENTER)
OPERATION(WITH_EXIT)
OPERATION(WITH_EXCEPT)
OPERATION(ASYNC_WITH_ENTER)
OPERATION(PRINT_EXPRESSION)
// operations_import.c
OPERATION_X(IMPORT_NAME)
OPERATION_X(IMPORT_FROM)
OPERATION(IMPORT_STAR)
// operations_match.c
OPERATION(MATCH_SEQUENCE)
OPERATION(MATCH_MAPPING)
OPERATION(MATCH_KEYS)
OPERATION_X(MATCH_CLASS)
OPERATION(GET_LENGTH)
#undef OPERATION
#undef OPERATION_X

// UnboundLocalError or NameError for the register's variable; always TARE_ERROR.
TareStatus tare_operations_raise_unbound(TareRuntime *rt, const TareFrame *frame,
                                         uint32_t register_index);
TareStatus tare_operations_binary(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                  TareOperator op) TARE_CHECKED;
TareStatus tare_operations_in_place(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                    TareOperator op) TARE_CHECKED;
TareStatus tare_operations_compare(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                   TareComparison op) TARE_CHECKED;
// ADD_INT, SUBTRACT_INT and their in-place forms.
TareStatus tare_operations_add_constant(TareRuntime *rt, TareFrame *frame,
                                        uint32_t word) TARE_CHECKED;
// The truth of comparing registers A and B, both taken: 1, 0, -1.
int tare_operations_test(TareRuntime *rt, TareFrame *frame, uint32_t word,
                         TareComparison op) TARE_CHECKED;
// "module.f()" or str(callee), as messages on calls name it: new str.
TARE_NEW TareValue tare_operations_name_callee(TareRuntime *rt, TareValue callee);
// callee at `base`, iterable behind it, dict or absent behind that: all taken, result at `base`.
TareStatus tare_operations_call_spread(TareRuntime *rt, TareFrame *frame,
                                       uint32_t base) TARE_CHECKED;
// If calling class `callee` means a fresh instance and an __init__ of the language: returns that
// __init__ (new) and *instance (new). Absent without error: call it the ordinary way.
TARE_NEW TareValue tare_operations_begin_construct(TareRuntime *rt, TareValue callee,
                                                   const TareArguments *arguments,
                                                   TareValue *instance);
// __init__ has returned `stolen_result`: on TypeError (it is not None) *instance is released.
TareStatus tare_operations_finish_construct(TareRuntime *rt, TareValue stolen_result,
                                            TareValue *instance) TARE_CHECKED;
// One step of an iterator (not a generator): new item, or absent at the end or with an error.
TARE_NEW TareValue tare_operations_step(TareRuntime *rt, TareObject *iterator);
// Whether tare_operations_step_pair knows the iterator: exact dict items, enumerate, zip of two.
static inline bool tare_operations_gives_pairs(const TareObject *iterator) {
    return iterator->shape_id == TARE_TYPE_DICT_ITEM_ITERATOR ||
           iterator->shape_id == TARE_TYPE_ENUMERATE ||
           (iterator->shape_id == TARE_TYPE_ZIP && tare_zip_is_pair(iterator));
}
// The two parts of its next pair, new, which is never made: 1, 0 at the end, -1 on error.
int tare_operations_step_pair(TareRuntime *rt, TareObject *iterator, TareValue *first,
                              TareValue *second);
// RAISE: leaves the exception pending; true when it is one that was handled here and is raised
// again, whose traceback has this frame already.
bool tare_operations_raise(TareRuntime *rt, TareFrame *frame, uint32_t word);
// SEND: 1 when the iterator gave a value, 0 at its end, -1 on error.
int tare_operations_send(TareRuntime *rt, TareFrame *frame, uint32_t word) TARE_CHECKED;
// JUMP_UNLESS_MATCHES: 1, 0, -1.
int tare_operations_matches(TareRuntime *rt, TareFrame *frame, uint32_t word) TARE_CHECKED;
// OK: the loop has ended; ERROR: exception A is pending again.
TareStatus tare_operations_end_async_for(TareRuntime *rt, TareFrame *frame,
                                         uint32_t word) TARE_CHECKED;

#endif
