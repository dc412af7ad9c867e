// Instructions around calls: spreading arguments, making functions, constructing instances, and
// the iterators of loops, yield from and await.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/dict_views.h"
#include "types/exception.h"
#include "types/function.h"
#include "types/iterator.h"
#include "types/range.h"
#include "types/tuple_type.h"
#include "vm/coroutine.h"
#include "vm/generator.h"
#include "vm/operations.h"
#include "vm/registers.h"

#define A (tare_code_get_a(word))
#define B (tare_code_get_b(word))
#define C (tare_code_get_c(word))

// The positional arguments of a spread call as a tuple: new.
static TareValue spread_positional(TareRuntime *rt, TareValue callee, TareValue source) {
    if (tare_value_is_exact(source, TARE_TYPE_TUPLE)) return tare_retain(source);
    TareType *type = tare_type_get(rt, source);
    if (type->slots.iterate || type->slots.get_item)
        return tare_tuple_type_new_iterable(rt, source);
    TareValue name = tare_operations_name_callee(rt, callee);
    if (!tare_value_is_absent(name))
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "%S argument after * must be an iterable, not %T", name, source);
    tare_release(rt, name);
    return TARE_ABSENT;
}

TareStatus tare_operations_call_spread(TareRuntime *rt, TareFrame *frame, uint32_t base) {
    TareValue *window = &frame->registers[base];
    TareDict *keywords = tare_value_is_absent(window[2]) ? NULL : tare_dict_of(window[2]);
    TareValue positional = spread_positional(rt, window[0], window[1]);
    TareValue v = TARE_ABSENT;
    if (!tare_value_is_absent(positional))
        v = tare_call_spread(rt, window[0], tare_tuple_of(positional), keywords);
    tare_release(rt, positional);
    for (int i = 0; i < 3; i++) tare_slot_clear(rt, &window[i]);
    return tare_registers_finish_steal(rt, frame, base, v);
}

TareValue tare_operations_begin_construct(TareRuntime *rt, TareValue callee,
                                          const TareArguments *arguments, TareValue *instance) {
    TareType *type = tare_type_of_value(callee);
    if (!(type->flags & TARE_TYPE_IS_HEAP)) return TARE_ABSENT;
    TareValue init = tare_type_find(rt, type, TARE_RUNTIME_NAME(rt, dunder_init));
    if (!tare_value_is_exact(init, TARE_TYPE_FUNCTION)) return TARE_ABSENT;
    if (type->slots.create != rt->types[TARE_TYPE_OBJECT]->slots.create) return TARE_ABSENT;
    *instance = type->slots.create(rt, type, arguments);
    if (tare_value_is_absent(*instance)) return TARE_ABSENT;
    type->constructor = init;
    type->constructor_version = type->version;
    return tare_retain(init);
}

TareStatus tare_operations_finish_construct(TareRuntime *rt, TareValue stolen_result,
                                            TareValue *instance) {
    if (tare_value_is_none(stolen_result)) return TARE_OK;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__init__() should return None, not '%T'",
                     stolen_result);
    tare_release(rt, stolen_result);
    tare_slot_clear(rt, instance);
    return TARE_ERROR;
}

static TareStatus fill_function(TareRuntime *rt, TareFrame *frame, TareValue function,
                                uint32_t base, uint32_t parts) {
    TareFunction *self = tare_function_of(function);
    TareValue *registers = &frame->registers[base];
    if (parts & 1) self->defaults = tare_tuple_of(registers[0]), registers[0] = TARE_ABSENT;
    if (parts & 8) self->closure = tare_tuple_of(registers[3]), registers[3] = TARE_ABSENT;
    if (!(parts & 6)) return TARE_OK;
    TareFunctionExtras *extras = tare_function_fetch_extras(rt, self);
    if (!extras) return TARE_ERROR;
    if (parts & 2) extras->keyword_defaults = registers[1], registers[1] = TARE_ABSENT;
    if (parts & 4) extras->annotations = registers[2], registers[2] = TARE_ABSENT;
    return TARE_OK;
}

TareStatus tare_operations_MAKE_FUNCTION(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                         uint32_t extra) {
    TareCode *code = tare_code_of(frame->code->constants->items[extra]);
    TareValue function = tare_function_new(rt, code, frame->globals);
    if (tare_value_is_absent(function)) return TARE_ERROR;
    TareStatus status = fill_function(rt, frame, function, A, C);
    for (uint32_t i = 0; i < 4; i++)
        if (C & 1u << i) tare_slot_clear(rt, &frame->registers[A + i]);
    if (status != TARE_OK) {
        tare_release(rt, function);
        return TARE_ERROR;
    }
    tare_registers_set_steal(rt, frame, A, function);
    return TARE_OK;
}

TareStatus tare_operations_LOAD_BUILD_CLASS(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_table_find_string(&tare_dict_of(rt->builtins)->table,
                                         TARE_RUNTIME_NAME(rt, dunder_build_class));
    if (tare_value_is_absent(v))
        return tare_error_fail(rt, TARE_TYPE_NAME_ERROR, "__build_class__ not found");
    tare_registers_set_steal(rt, frame, A, tare_retain(v));
    return TARE_OK;
}

// iter(v): the commonest types without asking their slots.
static TareValue iterate(TareRuntime *rt, TareValue v) {
    switch (tare_value_shape_id(v)) {
    case TARE_TYPE_LIST: return tare_iterator_new_list(rt, v);
    case TARE_TYPE_TUPLE: return tare_iterator_new_tuple(rt, v);
    case TARE_TYPE_GENERATOR: return tare_retain(v);
    case TARE_TYPE_DICT: return tare_dict_iterator_new(rt, TARE_TYPE_DICT_KEY_ITERATOR, v);
    case TARE_TYPE_RANGE: {
        const TareRange *range = (const TareRange *)tare_value_get_object(v);
        return tare_range_iterator_new(rt, range->start, range->step, range->length);
    }
    default: return tare_protocol_iterate(rt, v);
    }
}

TareStatus tare_operations_GET_ITERATOR(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = iterate(rt, frame->registers[B]);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_GET_YIELD_FROM_ITERATOR(TareRuntime *rt, TareFrame *frame,
                                                   uint32_t word) {
    TareValue source = frame->registers[B];
    TareValue v;
    if (tare_value_is_exact(source, TARE_TYPE_COROUTINE) &&
        !(frame->code->flags & (TARE_CODE_COROUTINE | TARE_CODE_ITERABLE_COROUTINE)))
        v = tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                             "cannot 'yield from' a coroutine object in a non-coroutine generator");
    else if (tare_generator_is(rt, source))
        v = tare_retain(source);
    else
        v = tare_protocol_iterate(rt, source);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

static TareValue step_by_slot(TareRuntime *rt, TareValue iterator) {
    TareUnarySlot next = tare_type_get(rt, iterator)->slots.next;
    if (TARE_LIKELY(next)) return next(rt, iterator);
    // Its class lost __next__ while it was walked.
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%T' object is not iterable", iterator);
}

// One step of an iterator that the dispatch loop does not know: new item, or absent.
TareValue tare_operations_step(TareRuntime *rt, TareObject *iterator) {
    TareValue key, value;
    switch (iterator->shape_id) {
    case TARE_TYPE_DICT_KEY_ITERATOR:
        return tare_dict_iterator_advance(rt, (TareTableIterator *)iterator, &key, &value)
                   ? tare_retain(key)
                   : TARE_ABSENT;
    case TARE_TYPE_DICT_VALUE_ITERATOR:
        return tare_dict_iterator_advance(rt, (TareTableIterator *)iterator, &key, &value)
                   ? tare_retain(value)
                   : TARE_ABSENT;
    default: return step_by_slot(rt, tare_value_from_object(iterator));
    }
}

int tare_operations_step_pair(TareRuntime *rt, TareObject *iterator, TareValue *first,
                              TareValue *second) {
    if (iterator->shape_id == TARE_TYPE_ENUMERATE)
        return tare_enumerate_next_pair(rt, iterator, first, second);
    if (iterator->shape_id == TARE_TYPE_ZIP) return tare_zip_next_pair(rt, iterator, first, second);
    if (tare_dict_iterator_advance(rt, (TareTableIterator *)iterator, first, second)) {
        tare_retain(*first);
        tare_retain(*second);
        return 1;
    }
    return tare_error_is_pending(rt) ? -1 : 0;
}

// Calls the iterator's send, or next for None: new value, or absent, at the end with *result.
static TareValue send_to(TareRuntime *rt, TareValue iterator, TareValue sent, TareValue *result) {
    *result = TARE_ABSENT;
    if (tare_generator_is(rt, iterator))
        return tare_generator_send(rt, tare_generator_of(iterator), sent, result);
    TareValue v;
    if (tare_value_is_none(sent)) {
        TareUnarySlot next = tare_type_get(rt, iterator)->slots.next;
        if (!next)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%T' object is not an iterator",
                                    iterator);
        v = next(rt, iterator);
    } else {
        v = tare_call_method(rt, iterator, TARE_RUNTIME_NAME(rt, send), &sent, 1);
    }
    if (!tare_value_is_absent(v)) return v;
    if (!tare_error_is_pending(rt))
        *result = TARE_NONE;
    else if (tare_error_is(rt, TARE_TYPE_STOP_ITERATION)) {
        TareValue stop = tare_error_take(rt);
        TareValue value = *tare_exception_stop_value(tare_exception_of(stop));
        *result = tare_value_is_absent(value) ? TARE_NONE : tare_retain(value);
        tare_release(rt, stop);
    }
    return TARE_ABSENT;
}

int tare_operations_send(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue sent = tare_registers_take(frame, B);
    TareValue result;
    TareValue v = send_to(rt, frame->registers[A], sent, &result);
    tare_release(rt, sent);
    if (!tare_value_is_absent(v)) {
        tare_registers_set_steal(rt, frame, B, v);
        return 1;
    }
    if (tare_value_is_absent(result)) return -1;
    tare_slot_clear(rt, &frame->registers[A]);
    tare_registers_set_steal(rt, frame, B, result);
    return 0;
}

TareStatus tare_operations_GET_AWAITABLE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    static const char *const messages[] = {
        "object %T can't be used in 'await' expression",
        "'async with' received an object from __aenter__ that does not implement __await__: %T",
        "'async with' received an object from __aexit__ that does not implement __await__: %T",
    };
    TareValue v = tare_coroutine_await(rt, frame->registers[B], messages[C]);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_GET_ASYNC_ITERATOR(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_coroutine_iterate(rt, frame->registers[B]);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_GET_ASYNC_NEXT(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return tare_registers_finish_steal(rt, frame, A,
                                       tare_coroutine_next(rt, frame->registers[B]));
}

TareStatus tare_operations_end_async_for(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue exception = frame->registers[A];
    if (tare_type_is_instance(rt, exception, TARE_TYPE_STOP_ASYNC_ITERATION)) {
        tare_slot_clear(rt, &frame->registers[A]);
        tare_slot_clear(rt, &frame->registers[B]);
        return TARE_OK;
    }
    frame->registers[A] = TARE_ABSENT;
    tare_error_restore_steal(rt, exception);
    return TARE_ERROR;
}
