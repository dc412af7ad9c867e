// What can be asked of any value: its texts, hash, truth, order, items and class. Each function
// finds the slot of the value's type, guards it, and words the error when there is none.
#include "object/protocol.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/iterator_object.h"
#include "object/operator.h"
#include "object/quick.h"

// ---- texts -----------------------------------------------------------------------------------

// Runs a slot that must give a str; `word` is the method's name for the error.
static TareValue run_text_slot(TareRuntime *rt, TareUnarySlot slot, TareValue v, const char *word,
                               const char *where) {
    if (tare_call_enter(rt, where) != TARE_OK) return TARE_ABSENT;
    TareValue result = slot(rt, v);
    tare_call_leave(rt);
    if (tare_value_is_absent(result) || tare_type_is_instance(rt, result, TARE_TYPE_STR))
        return result;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%s returned non-string (type %.200T)", word,
                     result);
    tare_release(rt, result);
    return TARE_ABSENT;
}

TareValue tare_protocol_repr(TareRuntime *rt, TareValue v) {
    return run_text_slot(rt, tare_type_get(rt, v)->slots.repr, v, "__repr__",
                         " while getting the repr of an object");
}

TareValue tare_protocol_str(TareRuntime *rt, TareValue v) {
    if (tare_value_is_exact(v, TARE_TYPE_STR)) return tare_retain(v);
    if (tare_value_is_small_int(v)) return rt->types[TARE_TYPE_INT]->slots.repr(rt, v);
    TareUnarySlot slot = tare_type_get(rt, v)->slots.str;
    if (!slot) return tare_protocol_repr(rt, v);
    return run_text_slot(rt, slot, v, "__str__", " while getting the str of an object");
}

// Bytes that `point` takes in an ASCII text, and the escape itself into `out` where it is not NULL.
static size_t put_ascii(uint32_t point, TareString *out, size_t at) {
    static const char digits[] = "0123456789abcdef";
    if (point < 0x80) {
        if (out) tare_string_put(out, at, point);
        return 1;
    }
    unsigned count = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
    if (out) {
        tare_string_put(out, at, '\\');
        tare_string_put(out, at + 1, count == 2 ? 'x' : count == 4 ? 'u' : 'U');
        for (unsigned i = 0; i < count; i++)
            tare_string_put(out, at + 2 + i, (uint8_t)digits[point >> 4 * (count - 1 - i) & 15]);
    }
    return count + 2;
}

TareValue tare_protocol_ascii(TareRuntime *rt, TareValue v) {
    TareValue text = tare_protocol_repr(rt, v);
    if (tare_value_is_absent(text) || tare_string_of(text)->is_ascii) return text;
    TareString *source = tare_string_of(text);
    size_t length = 0;
    for (size_t i = 0; i < source->length; i++)
        length += put_ascii(tare_string_get(source, i), NULL, 0);
    TareValue result = tare_string_new(rt, length, 0x7f);
    if (!tare_value_is_absent(result)) {
        size_t at = 0;
        for (size_t i = 0; i < source->length; i++)
            at += put_ascii(tare_string_get(source, i), tare_string_of(result), at);
    }
    tare_release(rt, text);
    return result;
}

TareValue tare_protocol_format(TareRuntime *rt, TareValue v, TareValue specification) {
    if (tare_value_is_absent(specification))
        specification = tare_value_from_object(rt->empty_string);
    // As their slots would say: the branch spares an eighth of f"{text}{number}".
    if (tare_string_of(specification)->length == 0 &&
        (tare_value_is_exact(v, TARE_TYPE_STR) || tare_value_is_exact(v, TARE_TYPE_INT)))
        return tare_protocol_str(rt, v);
    const TareType *type = tare_type_get(rt, v);
    if (type->slots.format && !(type->flags & TARE_TYPE_IS_HEAP))
        return type->slots.format(rt, v, tare_string_of(specification));
    TareValue result =
        tare_call_special(rt, v, TARE_RUNTIME_NAME(rt, dunder_format), &specification, 1);
    if (tare_value_is_absent(result)) {
        if (tare_error_is_pending(rt)) return result;
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "Type %.100T doesn't define __format__",
                                v);
    }
    if (tare_type_is_instance(rt, result, TARE_TYPE_STR)) return result;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__format__ must return a str, not %.200T", result);
    tare_release(rt, result);
    return TARE_ABSENT;
}

// The values whose repr runs are the first `reported_depth` items of a tuple with room to grow.
static TareStatus grow_repr_stack(TareRuntime *rt) {
    TareExecution *execution = &rt->execution;
    TareTuple *old = tare_value_is_absent(execution->repr_in_progress)
                         ? NULL
                         : tare_tuple_of(execution->repr_in_progress);
    if (old && execution->reported_depth < old->length) return TARE_OK;
    TareValue grown = tare_tuple_new(rt, old ? old->length * 2 : 8);
    if (tare_value_is_absent(grown)) return TARE_ERROR;
    for (size_t i = 0; old && i < old->length; i++)
        tare_tuple_of(grown)->items[i] = tare_retain(old->items[i]);
    tare_slot_set_steal(rt, &execution->repr_in_progress, grown);
    return TARE_OK;
}

int tare_protocol_enter_repr(TareRuntime *rt, TareValue v) {
    TareExecution *execution = &rt->execution;
    for (size_t i = 0; i < execution->reported_depth; i++) {
        if (tare_value_is_same(tare_tuple_of(execution->repr_in_progress)->items[i], v)) return 1;
    }
    if (grow_repr_stack(rt) != TARE_OK) return -1;
    TareTuple *stack = tare_tuple_of(execution->repr_in_progress);
    stack->items[execution->reported_depth++] = tare_retain(v);
    return 0;
}

void tare_protocol_leave_repr(TareRuntime *rt, TareValue v) {
    TareExecution *execution = &rt->execution;
    TareTuple *stack = tare_tuple_of(execution->repr_in_progress);
    size_t i = execution->reported_depth;
    while (i > 0 && !tare_value_is_same(stack->items[i - 1], v)) i--;
    if (i == 0) return;
    TareValue left = stack->items[i - 1];
    execution->reported_depth--;
    for (; i <= execution->reported_depth; i++) stack->items[i - 1] = stack->items[i];
    stack->items[execution->reported_depth] = TARE_ABSENT;
    tare_release(rt, left);
    if (execution->reported_depth == 0) tare_slot_clear(rt, &execution->repr_in_progress);
}

// ---- hash, order, truth ----------------------------------------------------------------------

TareStatus tare_protocol_hash(TareRuntime *rt, TareValue v, uint64_t *out) {
    if (tare_value_is_exact(v, TARE_TYPE_STR)) {
        *out = tare_string_hash(tare_string_of(v));
        return TARE_OK;
    }
    int64_t (*slot)(TareRuntime *, TareValue) = tare_type_get(rt, v)->slots.hash;
    if (!slot) return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "unhashable type: '%.200T'", v);
    int64_t hash = slot(rt, v);
    *out = (uint64_t)hash;
    return hash == -1 ? TARE_ERROR : TARE_OK;
}

static const char *const comparison_words[] = {"<", "<=", "==", "!=", ">", ">="};
static const TareComparison mirrored[] = {
    TARE_COMPARISON_GREATER, TARE_COMPARISON_GREATER_EQUAL, TARE_COMPARISON_EQUAL,
    TARE_COMPARISON_NOT_EQUAL, TARE_COMPARISON_LESS, TARE_COMPARISON_LESS_EQUAL};

// What stands when neither operand knows the other.
static TareValue compare_by_identity(TareRuntime *rt, TareValue left, TareValue right,
                                     TareComparison op) {
    if (op == TARE_COMPARISON_EQUAL)
        return tare_value_from_bool(tare_value_is_same(left, right));
    if (op == TARE_COMPARISON_NOT_EQUAL)
        return tare_value_from_bool(!tare_value_is_same(left, right));
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "'%s' not supported between instances of '%.100T' and '%.100T'",
                            comparison_words[op], left, right);
}

static TareValue compare_by_slots(TareRuntime *rt, TareValue left, TareValue right,
                                  TareComparison op) {
    TareType *left_type = tare_type_get(rt, left);
    TareType *right_type = tare_type_get(rt, right);
    bool right_tried = false;
    if (left_type != right_type && right_type->slots.compare &&
        tare_type_is_subtype(right_type, left_type)) {
        right_tried = true;
        TareValue result = right_type->slots.compare(rt, right, left, mirrored[op]);
        if (!tare_value_is_same(result, TARE_NOT_IMPLEMENTED)) return result;
    }
    if (left_type->slots.compare) {
        TareValue result = left_type->slots.compare(rt, left, right, op);
        if (!tare_value_is_same(result, TARE_NOT_IMPLEMENTED)) return result;
    }
    if (!right_tried && right_type->slots.compare) {
        TareValue result = right_type->slots.compare(rt, right, left, mirrored[op]);
        if (!tare_value_is_same(result, TARE_NOT_IMPLEMENTED)) return result;
    }
    return compare_by_identity(rt, left, right, op);
}

TareValue tare_protocol_compare(TareRuntime *rt, TareValue left, TareValue right,
                                TareComparison op) {
    int known = tare_quick_compare(left, right, op);
    if (known >= 0) return tare_value_from_bool(known);
    if (tare_call_enter(rt, " in comparison") != TARE_OK) return TARE_ABSENT;
    TareValue result = compare_by_slots(rt, left, right, op);
    tare_call_leave(rt);
    return result;
}

int tare_protocol_compare_truth(TareRuntime *rt, TareValue left, TareValue right,
                                TareComparison op) {
    int known = tare_quick_compare(left, right, op);
    if (known >= 0) return known;
    TareValue result = tare_protocol_compare(rt, left, right, op);
    if (tare_value_is_absent(result)) return -1;
    int truth = tare_protocol_truth(rt, result);
    tare_release(rt, result);
    return truth;
}

int tare_protocol_equals(TareRuntime *rt, TareValue left, TareValue right) {
    // Identity comes first, so that a container finds the NaN that it holds.
    if (tare_value_is_same(left, right)) return 1;
    return tare_protocol_compare_truth(rt, left, right, TARE_COMPARISON_EQUAL);
}

int tare_protocol_truth(TareRuntime *rt, TareValue v) {
    int known = tare_quick_truth(v);
    if (known >= 0) return known;
    TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    if (slots->truth) return slots->truth(rt, v);
    if (!slots->length) return 1;
    int64_t length = slots->length(rt, v);
    return length < 0 ? -1 : length > 0;
}

// ---- iteration and items ---------------------------------------------------------------------

TareValue tare_protocol_iterate(TareRuntime *rt, TareValue v) {
    TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    if (!slots->iterate) {
        if (slots->get_item) return rt->hooks.new_sequence_iterator(rt, v);
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not iterable", v);
    }
    TareValue iterator = slots->iterate(rt, v);
    if (tare_value_is_absent(iterator) || tare_type_get(rt, iterator)->slots.next) return iterator;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "iter() returned non-iterator of type '%.100T'",
                     iterator);
    tare_release(rt, iterator);
    return TARE_ABSENT;
}

TareValue tare_protocol_next(TareRuntime *rt, TareValue iterator) {
    if (tare_value_is_object(iterator) && !rt->attention) {
        TareValue known = tare_iterator_object_step(rt, tare_value_get_object(iterator));
        if (!tare_value_is_absent(known)) return known;
    }
    TareUnarySlot slot = tare_type_get(rt, iterator)->slots.next;
    if (!slot) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not an iterator",
                                iterator);
    }
    // Loops in C over endless iterators must end by Ctrl-C, too.
    if (TARE_UNLIKELY(rt->attention) && tare_error_check_interrupt(rt) != TARE_OK)
        return TARE_ABSENT;
    // Iterators over iterators over iterators recurse here.
    if (tare_call_check_stack(rt) != TARE_OK) return TARE_ABSENT;
    TareValue item = slot(rt, iterator);
    if (tare_value_is_absent(item) && tare_error_is_pending(rt) &&
        tare_error_is(rt, TARE_TYPE_STOP_ITERATION))
        tare_error_clear(rt);
    return item;
}

int64_t tare_protocol_length(TareRuntime *rt, TareValue v) {
    int64_t known = tare_quick_length(v);
    if (known >= 0) return known;
    int64_t (*slot)(TareRuntime *, TareValue) = tare_type_get(rt, v)->slots.length;
    if (slot) return slot(rt, v);
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "object of type '%.200T' has no len()", v);
    return -1;
}

// The int that __length_hint__ gave, checked; releases it.
static int64_t read_hint_steal(TareRuntime *rt, TareValue stolen_hint) {
    int64_t number = -1;
    if (!tare_type_is_instance(rt, stolen_hint, TARE_TYPE_INT)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "__length_hint__ must be an integer, not %.100T", stolen_hint);
    } else if (tare_operator_index_int64(rt, stolen_hint, false, TARE_TYPE_OVERFLOW_ERROR,
                                         &number) != TARE_OK) {
        number = -1;
    } else if (number < 0) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "__length_hint__() should return >= 0");
        number = -1;
    }
    tare_release(rt, stolen_hint);
    return number;
}

int64_t tare_protocol_length_hint(TareRuntime *rt, TareValue v, int64_t fallback) {
    if (tare_type_get(rt, v)->slots.length) {
        int64_t length = tare_protocol_length(rt, v);
        if (length >= 0) return length;
        if (!tare_error_is(rt, TARE_TYPE_TYPE_ERROR)) return -1;
        tare_error_clear(rt);
    }
    TareValue hint = tare_call_special(rt, v, TARE_RUNTIME_NAME(rt, dunder_length_hint), NULL, 0);
    if (tare_value_is_absent(hint)) {
        if (!tare_error_is_pending(rt)) return fallback;
        if (!tare_error_is(rt, TARE_TYPE_TYPE_ERROR)) return -1;
        tare_error_clear(rt);
        return fallback;
    }
    if (tare_value_is_same(hint, TARE_NOT_IMPLEMENTED)) return fallback;
    return read_hint_steal(rt, hint);
}

// Class[key]: by __class_getitem__, or a generic alias for type itself.
static TareValue subscript_class(TareRuntime *rt, TareValue class, TareValue key) {
    if (tare_value_is_same(class, tare_value_from_object(rt->types[TARE_TYPE_TYPE]))) {
        TareValue alias = tare_value_from_object(rt->types[TARE_TYPE_GENERIC_ALIAS]);
        return tare_call_2(rt, alias, class, key);
    }
    bool failed = false;
    TareValue method = tare_attribute_fetch_optional(
        rt, class, TARE_RUNTIME_NAME(rt, dunder_class_getitem), &failed);
    if (failed) return TARE_ABSENT;
    if (tare_value_is_absent(method) || tare_value_is_none(method)) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "type '%.200N' is not subscriptable",
                                tare_type_of_value(class));
    }
    TareValue result = tare_call_1(rt, method, key);
    tare_release(rt, method);
    return result;
}

TareValue tare_protocol_get_item(TareRuntime *rt, TareValue container, TareValue key) {
    TareBinarySlot slot = tare_type_get(rt, container)->slots.get_item;
    if (slot) return slot(rt, container, key);
    if (tare_type_is_instance(rt, container, TARE_TYPE_TYPE))
        return subscript_class(rt, container, key);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not subscriptable",
                            container);
}

TareStatus tare_protocol_set_item(TareRuntime *rt, TareValue container, TareValue key,
                                  TareValue value) {
    TareTypeSlots *slots = &tare_type_get(rt, container)->slots;
    if (slots->set_item) return slots->set_item(rt, container, key, value);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "'%.200T' object does not support item assignment", container);
}

TareStatus tare_protocol_delete_item(TareRuntime *rt, TareValue container, TareValue key) {
    const TareType *type = tare_type_get(rt, container);
    const TareTypeSlots *slots = &type->slots;
    if (slots->set_item) return slots->set_item(rt, container, key, TARE_ABSENT);
    // Classes of the language, as far as CPython can tell, might be sequences.
    bool may_be_sequence = slots->length || type->flags & TARE_TYPE_IS_HEAP;
    bool by_place = may_be_sequence && tare_type_get(rt, key)->slots.index;
    int64_t place;
    if (by_place && tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, &place) !=
                        TARE_OK)
        return TARE_ERROR;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object %s support item deletion",
                           container, by_place ? "doesn't" : "does not");
}

static int search_by_iteration(TareRuntime *rt, TareValue container, TareValue item) {
    TareValue iterator = tare_protocol_iterate(rt, container);
    if (tare_value_is_absent(iterator)) {
        if (tare_error_is(rt, TARE_TYPE_TYPE_ERROR)) {
            tare_error_clear(rt);
            tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "argument of type '%.200T' is not iterable",
                             container);
        }
        return -1;
    }
    int found = 0;
    while (found == 0) {
        TareValue candidate = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(candidate)) {
            if (tare_error_is_pending(rt)) found = -1;
            break;
        }
        found = tare_protocol_equals(rt, candidate, item);
        tare_release(rt, candidate);
    }
    tare_release(rt, iterator);
    return found;
}

int tare_protocol_contains(TareRuntime *rt, TareValue container, TareValue item) {
    TareTypeSlots *slots = &tare_type_get(rt, container)->slots;
    if (slots->contains) return slots->contains(rt, container, item);
    return search_by_iteration(rt, container, item);
}

// ---- classes ---------------------------------------------------------------------------------

// class.__bases__ when that is a tuple: what makes an object that is no type count as a class.
static TareValue fetch_bases(TareRuntime *rt, TareValue class, bool *failed) {
    TareValue bases =
        tare_attribute_fetch_optional(rt, class, TARE_RUNTIME_NAME(rt, dunder_bases), failed);
    if (tare_value_is_absent(bases) || tare_type_is_instance(rt, bases, TARE_TYPE_TUPLE))
        return bases;
    tare_release(rt, bases);
    return TARE_ABSENT;
}

static TareStatus check_is_class(TareRuntime *rt, TareValue class, const char *message) {
    if (tare_type_is_instance(rt, class, TARE_TYPE_TYPE)) return TARE_OK;
    bool failed = false;
    TareValue bases = fetch_bases(rt, class, &failed);
    if (failed) return TARE_ERROR;
    if (tare_value_is_absent(bases))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s", message);
    tare_release(rt, bases);
    return TARE_OK;
}

// Whether `class` is reached from `derived` through __bases__.
static int search_bases(TareRuntime *rt, TareValue derived, TareValue class) {
    if (tare_value_is_same(derived, class)) return 1;
    bool failed = false;
    TareValue bases = fetch_bases(rt, derived, &failed);
    if (failed) return -1;
    if (tare_value_is_absent(bases)) return 0;
    int found = 0;
    if (tare_call_enter(rt, " in __issubclass__") != TARE_OK) {
        found = -1;
    } else {
        TareTuple *row = tare_tuple_of(bases);
        for (size_t i = 0; i < row->length && found == 0; i++)
            found = search_bases(rt, row->items[i], class);
        tare_call_leave(rt);
    }
    tare_release(rt, bases);
    return found;
}

int tare_protocol_is_plain_instance(TareRuntime *rt, TareValue v, TareValue class) {
    bool is_type = tare_type_is_instance(rt, class, TARE_TYPE_TYPE);
    if (is_type && tare_type_is_subtype(tare_type_get(rt, v), tare_type_of_value(class))) return 1;
    if (!is_type && check_is_class(rt, class, "isinstance() arg 2 must be a type, a tuple of "
                                              "types, or a union") != TARE_OK)
        return -1;
    // An object may claim another class by its attribute, as proxies do.
    bool failed = false;
    TareValue claimed =
        tare_attribute_fetch_optional(rt, v, TARE_RUNTIME_NAME(rt, dunder_class), &failed);
    if (failed) return -1;
    if (tare_value_is_absent(claimed)) return 0;
    int found = 0;
    if (!is_type) {
        found = search_bases(rt, claimed, class);
    } else if (tare_type_is_instance(rt, claimed, TARE_TYPE_TYPE)) {
        found = tare_type_is_subtype(tare_type_of_value(claimed), tare_type_of_value(class));
    }
    tare_release(rt, claimed);
    return found;
}

int tare_protocol_is_plain_subclass(TareRuntime *rt, TareValue v, TareValue class) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_TYPE) &&
        tare_type_is_instance(rt, class, TARE_TYPE_TYPE))
        return tare_type_is_subtype(tare_type_of_value(v), tare_type_of_value(class));
    if (check_is_class(rt, v, "issubclass() arg 1 must be a class") != TARE_OK) return -1;
    if (check_is_class(rt, class, "issubclass() arg 2 must be a class, a tuple of classes, or a "
                                  "union") != TARE_OK)
        return -1;
    return search_bases(rt, v, class);
}

typedef int (*ClassCheck)(TareRuntime *rt, TareValue v, TareValue classinfo);

static int check_each(TareRuntime *rt, ClassCheck check, TareValue v, TareTuple *classes,
                      const char *where) {
    if (tare_call_enter(rt, where) != TARE_OK) return -1;
    int found = 0;
    for (size_t i = 0; i < classes->length && found == 0; i++)
        found = check(rt, v, classes->items[i]);
    tare_call_leave(rt);
    return found;
}

// By the special method `name` of the class's own class; `plain` where that is the ordinary one.
static int check_by_method(TareRuntime *rt, ClassCheck plain, TareValue v, TareValue class,
                           TareString *name, const char *where) {
    TareValue method = tare_type_find(rt, tare_type_get(rt, class), name);
    TareValue ordinary = tare_type_find(rt, rt->types[TARE_TYPE_TYPE], name);
    if (tare_value_is_absent(method) || tare_value_is_same(method, ordinary))
        return plain(rt, v, class);
    if (tare_call_enter(rt, where) != TARE_OK) return -1;
    TareValue result = tare_call_special(rt, class, name, &v, 1);
    tare_call_leave(rt);
    if (tare_value_is_absent(result)) return -1;
    int truth = tare_protocol_truth(rt, result);
    tare_release(rt, result);
    return truth;
}

int tare_protocol_is_instance(TareRuntime *rt, TareValue v, TareValue classinfo) {
    if (tare_value_is_same(tare_value_from_object(tare_type_get(rt, v)), classinfo)) return 1;
    if (tare_value_is_exact(classinfo, TARE_TYPE_TYPE))
        return tare_protocol_is_plain_instance(rt, v, classinfo);
    if (tare_type_is_instance(rt, classinfo, TARE_TYPE_TUPLE)) {
        return check_each(rt, tare_protocol_is_instance, v, tare_tuple_of(classinfo),
                          " in __instancecheck__");
    }
    return check_by_method(rt, tare_protocol_is_plain_instance, v, classinfo,
                           TARE_RUNTIME_NAME(rt, dunder_instancecheck), " in __instancecheck__");
}

int tare_protocol_is_subclass(TareRuntime *rt, TareValue v, TareValue classinfo) {
    if (tare_value_is_exact(classinfo, TARE_TYPE_TYPE)) {
        if (tare_value_is_same(v, classinfo)) return 1;
        return tare_protocol_is_plain_subclass(rt, v, classinfo);
    }
    if (tare_type_is_instance(rt, classinfo, TARE_TYPE_TUPLE)) {
        return check_each(rt, tare_protocol_is_subclass, v, tare_tuple_of(classinfo),
                          " in __subclasscheck__");
    }
    return check_by_method(rt, tare_protocol_is_plain_subclass, v, classinfo,
                           TARE_RUNTIME_NAME(rt, dunder_subclasscheck), " in __subclasscheck__");
}
