// Instructions that build containers and strings, and that take sequences apart.
#include "object/call.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/protocol.h"
#include "types/dict_type.h"
#include "types/dict_update.h"
#include "types/list.h"
#include "types/set.h"
#include "vm/operations.h"
#include "vm/registers.h"

#define A (tare_code_get_a(word))
#define B (tare_code_get_b(word))
#define C (tare_code_get_c(word))

static void drop_row(TareRuntime *rt, TareFrame *frame, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) tare_registers_drop(rt, frame, first + i);
}

TareStatus tare_operations_BUILD_TUPLE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_tuple_new_from(rt, &frame->registers[B], C);
    drop_row(rt, frame, B, C);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_BUILD_LIST(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_list_new_from(rt, &frame->registers[B], C);
    drop_row(rt, frame, B, C);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_BUILD_SET(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_set_new(rt);
    TareStatus status = tare_value_is_absent(v) ? TARE_ERROR : TARE_OK;
    for (uint32_t i = 0; i < C && status == TARE_OK; i++)
        status = tare_set_add(rt, tare_set_of(v), frame->registers[B + i]);
    drop_row(rt, frame, B, C);
    if (status != TARE_OK) {
        tare_release(rt, v);
        return TARE_ERROR;
    }
    tare_registers_set_steal(rt, frame, A, v);
    return TARE_OK;
}

TareStatus tare_operations_BUILD_DICT(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_dict_new(rt);
    TareStatus status = tare_value_is_absent(v) ? TARE_ERROR : TARE_OK;
    if (status == TARE_OK) status = tare_table_reserve(rt, &tare_dict_of(v)->table, C);
    if (TARE_UNLIKELY(rt->imitation) && status == TARE_OK)
        status = tare_imitation_adopt(rt, &tare_dict_of(v)->table,
                                      tare_imitation_keys_presized(rt, C, true));
    for (uint32_t i = 0; i < C && status == TARE_OK; i++) {
        TareValue *pair = &frame->registers[B + 2 * i];
        if (tare_value_is_exact(pair[0], TARE_TYPE_STR))
            status = tare_table_set_string(rt, &tare_dict_of(v)->table, tare_string_of(pair[0]),
                                           pair[1]);
        else
            status = tare_dict_set(rt, tare_dict_of(v), pair[0], pair[1]);
    }
    drop_row(rt, frame, B, 2 * C);
    if (status != TARE_OK) {
        tare_release(rt, v);
        return TARE_ERROR;
    }
    tare_registers_set_steal(rt, frame, A, v);
    return TARE_OK;
}

TareStatus tare_operations_BUILD_STRING(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    size_t length = 0;
    uint32_t highest = 0;
    static const uint32_t highest_of_width[] = {0xff, 0xffff, 0x10ffff};
    for (uint32_t i = 0; i < C; i++) {
        TareString *part = tare_string_of(frame->registers[B + i]);
        uint32_t bound = part->is_ascii ? 0x7f : highest_of_width[part->width_log2];
        length += part->length;
        if (part->length && bound > highest) highest = bound;
    }
    TareValue v = tare_string_new(rt, length, highest);
    if (!tare_value_is_absent(v) && length) {
        TareString *whole = tare_string_of(v);
        size_t at = 0;
        for (uint32_t i = 0; i < C; i++) {
            TareString *part = tare_string_of(frame->registers[B + i]);
            if (part->width_log2 == whole->width_log2) {
                memcpy(whole->characters + (at << whole->width_log2), part->characters,
                       (size_t)part->length << part->width_log2);
                at += part->length;
                continue;
            }
            for (size_t j = 0; j < part->length; j++)
                tare_string_put(whole, at++, tare_string_get(part, j));
        }
    }
    drop_row(rt, frame, B, C);
    return tare_registers_finish_steal(rt, frame, A, v);
}

static TareValue convert(TareRuntime *rt, TareValue v, uint32_t conversion) {
    switch (conversion) {
    case 1: return tare_protocol_str(rt, v);
    case 2: return tare_protocol_repr(rt, v);
    case 3: return tare_protocol_ascii(rt, v);
    default: return tare_retain(v);
    }
}

TareStatus tare_operations_FORMAT_VALUE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    bool has_specification = C & 4;
    TareValue specification = has_specification ? frame->registers[B + 1] : TARE_ABSENT;
    TareValue converted = convert(rt, frame->registers[B], C & 3);
    TareValue v = TARE_ABSENT;
    if (!tare_value_is_absent(converted)) v = tare_protocol_format(rt, converted, specification);
    tare_release(rt, converted);
    drop_row(rt, frame, B, has_specification ? 2 : 1);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_LIST_EXTEND(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue source = frame->registers[B];
    TareList *list = tare_list_of(frame->registers[A]);
    TareStatus status = TARE_OK;
    // 3.8 had no such instruction for displays of constants, and made room for exactly those.
    if (C && TARE_UNLIKELY(rt->imitation) && rt->imitation->version->id == TARE_CPYTHON_3_8)
        status = tare_list_reserve(rt, list, tare_tuple_of(source)->length);
    else if (TARE_UNLIKELY(rt->imitation)) status = tare_list_imitate_star(rt, list);
    if (status == TARE_OK) status = tare_list_extend(rt, list, source);
    if (status != TARE_OK && tare_error_is(rt, TARE_TYPE_TYPE_ERROR) &&
        !tare_type_get(rt, source)->slots.iterate && !tare_type_get(rt, source)->slots.get_item) {
        tare_error_clear(rt);
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "Value after * must be an iterable, not %T",
                         source);
    }
    tare_registers_drop(rt, frame, B);
    return status;
}

TareStatus tare_operations_LIST_TO_TUPLE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_list_to_tuple(rt, tare_list_of(frame->registers[B]));
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_SET_ADD(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareStatus status =
        tare_set_add(rt, tare_set_of(frame->registers[A]), frame->registers[B]);
    tare_registers_drop(rt, frame, B);
    return status;
}

TareStatus tare_operations_SET_UPDATE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareSet *set = tare_set_of(frame->registers[A]);
    TareValue source = frame->registers[B], key;
    TareStatus status = TARE_OK;
    // 3.8 adds the constants of a display one by one, which makes a larger table.
    if (C && TARE_UNLIKELY(rt->imitation) && rt->imitation->version->id == TARE_CPYTHON_3_8)
        for (size_t i = 0; status == TARE_OK && tare_set_next(tare_set_of(source), &i, &key);)
            status = tare_set_add(rt, set, key);
    else status = tare_set_update(rt, set, source);
    tare_registers_drop(rt, frame, B);
    return status;
}

TareStatus tare_operations_DICT_SET(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareStatus status = tare_dict_set(rt, tare_dict_of(frame->registers[A]), frame->registers[B],
                                      frame->registers[C]);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    return status;
}

TareStatus tare_operations_DICT_UPDATE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue source = frame->registers[B];
    TareStatus status = tare_dict_type_update(rt, tare_dict_of(frame->registers[A]), source);
    if (status != TARE_OK && tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR)) {
        tare_error_clear(rt);
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%T' object is not a mapping", source);
    }
    tare_registers_drop(rt, frame, B);
    return status;
}

static TareStatus raise_double_keyword(TareRuntime *rt, TareValue callee, TareValue key) {
    TareValue name = tare_operations_name_callee(rt, callee);
    if (tare_value_is_absent(name)) return TARE_ERROR;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     "%S got multiple values for keyword argument '%S'", name, key);
    tare_release(rt, name);
    return TARE_ERROR;
}

typedef struct Merging {
    TareDict *keywords;
    TareValue callee;
} Merging;

static TareStatus add_keyword(TareRuntime *rt, void *context, TareValue key, TareValue value) {
    const Merging *self = context;
    TareValue old;
    int found = tare_dict_find(rt, self->keywords, key, &old);
    if (found < 0) return TARE_ERROR;
    if (found) return raise_double_keyword(rt, self->callee, key);
    return tare_dict_set(rt, self->keywords, key, value);
}

static TareStatus merge_keywords(TareRuntime *rt, Merging *self, TareDict *source) {
    size_t cursor = 0;
    TareValue key, value;
    while (tare_table_next(&source->table, &cursor, &key, &value)) {
        if (add_keyword(rt, self, key, value) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

// Of a mapping that is no dict: its keys() may name one twice, which is an error here.
static TareStatus merge_mapping(TareRuntime *rt, Merging *self, TareValue source) {
    TareValue keys = tare_call_method(rt, source, TARE_RUNTIME_NAME(rt, keys), NULL, 0);
    if (tare_value_is_absent(keys)) return TARE_ERROR;
    return tare_dict_update_visit_steal(rt, source, keys, add_keyword, self);
}

static TareStatus fail_mapping(TareRuntime *rt, TareValue callee, TareValue source) {
    tare_error_clear(rt);
    TareValue name = tare_operations_name_callee(rt, callee);
    if (!tare_value_is_absent(name))
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "%S argument after ** must be a mapping, not %T", name, source);
    tare_release(rt, name);
    return TARE_ERROR;
}

TareStatus tare_operations_DICT_MERGE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue source = frame->registers[B], callee = frame->registers[C];
    Merging merging = {tare_dict_of(frame->registers[A]), callee};
    TareStatus status;
    if (tare_type_is_instance(rt, source, TARE_TYPE_DICT)) {
        // A copy: what compares keys may run the program.
        TareValue copy = tare_dict_new(rt);
        status = tare_value_is_absent(copy) ? TARE_ERROR : TARE_OK;
        if (status == TARE_OK) status = tare_dict_type_update(rt, tare_dict_of(copy), source);
        if (status == TARE_OK) status = merge_keywords(rt, &merging, tare_dict_of(copy));
        tare_release(rt, copy);
    } else {
        status = merge_mapping(rt, &merging, source);
    }
    if (status != TARE_OK && tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR))
        status = fail_mapping(rt, callee, source);
    tare_registers_drop(rt, frame, B);
    return status;
}

static TareStatus fail_unpack_type(TareRuntime *rt, TareValue v) {
    if (!tare_error_is(rt, TARE_TYPE_TYPE_ERROR) || tare_type_get(rt, v)->slots.iterate ||
        tare_type_get(rt, v)->slots.get_item)
        return TARE_ERROR;
    tare_error_clear(rt);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot unpack non-iterable %T object", v);
}

// Takes `count` items from `iterator` into the registers from `first` on.
static TareStatus unpack_items(TareRuntime *rt, TareFrame *frame, TareValue iterator,
                               uint32_t first, uint32_t count, bool at_least) {
    uint32_t expected = count & 0xffff;
    uint32_t before = at_least ? count >> 16 : expected;
    for (uint32_t i = 0; i < before; i++) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (!tare_value_is_absent(item)) {
            tare_registers_set_steal(rt, frame, first + i, item);
            continue;
        }
        for (uint32_t j = 0; j < i; j++) tare_slot_clear(rt, &frame->registers[first + j]);
        if (tare_error_is_pending(rt)) return TARE_ERROR;
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "not enough values to unpack (expected %s%u, got %u)",
                               at_least ? "at least " : "", expected, i);
    }
    return TARE_OK;
}

// A tuple or list of exactly the right length needs no iterator.
static bool unpack_directly(TareRuntime *rt, TareFrame *frame, TareValue v, uint32_t first,
                            uint32_t count) {
    const TareValue *items;
    if (tare_value_is_exact(v, TARE_TYPE_TUPLE) && tare_tuple_of(v)->length == count)
        items = tare_tuple_of(v)->items;
    else if (tare_value_is_exact(v, TARE_TYPE_LIST) && tare_list_of(v)->length == count)
        items = tare_list_of(v)->items;
    else
        return false;
    for (uint32_t i = 0; i < count; i++)
        tare_registers_set_steal(rt, frame, first + i, tare_retain(items[i]));
    return true;
}

static TareStatus unpack_exactly(TareRuntime *rt, TareFrame *frame, TareValue v, uint32_t first,
                                 uint32_t count) {
    TareValue iterator = tare_protocol_iterate(rt, v);
    if (tare_value_is_absent(iterator)) return fail_unpack_type(rt, v);
    TareStatus status = unpack_items(rt, frame, iterator, first, count, false);
    if (status == TARE_OK) {
        TareValue extra = tare_protocol_next(rt, iterator);
        if (!tare_value_is_absent(extra) || tare_error_is_pending(rt)) status = TARE_ERROR;
        if (!tare_value_is_absent(extra))
            tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "too many values to unpack (expected %u)",
                             count);
        tare_release(rt, extra);
        if (status != TARE_OK)
            for (uint32_t i = 0; i < count; i++) tare_slot_clear(rt, &frame->registers[first + i]);
    }
    tare_release(rt, iterator);
    return status;
}

TareStatus tare_operations_UNPACK(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_registers_take(frame, B);
    TareStatus status = TARE_OK;
    if (!unpack_directly(rt, frame, v, A, C)) status = unpack_exactly(rt, frame, v, A, C);
    tare_release(rt, v);
    return status;
}

// Moves the last `after` items of `rest` behind it into the registers from `first` on.
static TareStatus split_rest(TareRuntime *rt, TareFrame *frame, TareList *rest, uint32_t first,
                             uint32_t before, uint32_t after) {
    if (rest->length < after)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "not enough values to unpack (expected at least %u, got %u)",
                               before + after, before + rest->length);
    uint32_t kept = rest->length - after;
    for (uint32_t i = 0; i < after; i++)
        tare_registers_set_steal(rt, frame, first + i, rest->items[kept + i]);
    rest->length = kept;
    return TARE_OK;
}

TareStatus tare_operations_UNPACK_STAR(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                       uint32_t extra) {
    uint32_t before = extra & 0xffff, after = extra >> 16;
    TareValue v = tare_registers_take(frame, B);
    TareValue iterator = tare_protocol_iterate(rt, v);
    TareStatus status = TARE_OK;
    if (tare_value_is_absent(iterator)) status = fail_unpack_type(rt, v);
    else status = unpack_items(rt, frame, iterator, A, before << 16 | (before + after), true);
    if (status == TARE_OK) {
        TareValue rest = tare_list_new_iterable(rt, iterator);
        status = tare_value_is_absent(rest)
                     ? TARE_ERROR
                     : split_rest(rt, frame, tare_list_of(rest), A + before + 1, before, after);
        if (status == TARE_OK) {
            tare_registers_set_steal(rt, frame, A + before, rest);
        } else {
            tare_release(rt, rest);
            for (uint32_t i = 0; i < before; i++) tare_slot_clear(rt, &frame->registers[A + i]);
        }
    }
    tare_release(rt, iterator);
    tare_release(rt, v);
    return status;
}
