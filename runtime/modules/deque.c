// What collections.deque does most: its ends and its length. The class, and how it lies in its
// slots, is in lib/collections.py: items are those of the list _row from _start on, and what stands
// before them is None.
#include "modules/deque.h"

#include "modules/equipment.h"
#include "object/error.h"
#include "types/int.h"
#include "types/list.h"

// Free room at the front that is not worth closing.
#define KEPT_ROOM 64

enum { SLOT_CHANGES, SLOT_MAXLEN, SLOT_ROW, SLOT_START, SLOT_COUNT };
static const char *const slot_names[SLOT_COUNT] = {"_changes", "_maxlen", "_row", "_start"};

// The list of a deque that __init__ has seen, and where its items start; NULL with the error
// pending for others, and for one whose slots the program has bent.
static TareList *read_row(TareRuntime *rt, TareValue self, int64_t *start) {
    TareValue row = *tare_equipment_word(self, SLOT_ROW);
    TareValue first = *tare_equipment_word(self, SLOT_START);
    if (!tare_value_is_absent(row) && tare_value_is_exact(row, TARE_TYPE_LIST) &&
        !tare_value_is_absent(first) && tare_value_is_exact(first, TARE_TYPE_INT) &&
        tare_int_to_int64(first, start) && *start >= 0 && *start <= tare_list_of(row)->length)
        return tare_list_of(row);
    (void)tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR, "_row");
    return NULL;
}

static TareStatus set_int(TareRuntime *rt, TareValue self, size_t slot, int64_t n) {
    TareValue number = tare_int_new(rt, n);
    if (tare_value_is_absent(number)) return TARE_ERROR;
    tare_slot_set_steal(rt, tare_equipment_word(self, slot), number);
    return TARE_OK;
}

// Iterators compare the count of changes with that of their start.
static TareStatus count_change(TareRuntime *rt, TareValue self) {
    TareValue changes = *tare_equipment_word(self, SLOT_CHANGES);
    int64_t count = 0;
    if (!tare_value_is_absent(changes)) (void)tare_int_to_int64(changes, &count);
    return set_int(rt, self, SLOT_CHANGES, count + 1);
}

static TareValue fail_empty(TareRuntime *rt) {
    return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop from an empty deque");
}

// Takes the first item. The list is whole again before anything is released.
static TareValue take_first(TareRuntime *rt, TareValue self, TareList *row, int64_t start) {
    TareValue item = row->items[start];
    row->items[start] = TARE_NONE;
    int64_t next = start + 1;
    if (next > KEPT_ROOM && next * 2 > row->length) {
        if (tare_list_splice(rt, row, 0, (size_t)next, NULL, 0) == TARE_OK) next = 0;
    }
    if (!tare_error_is_pending(rt) && set_int(rt, self, SLOT_START, next) == TARE_OK) return item;
    tare_release(rt, item);
    return TARE_ABSENT;
}

static TareValue deque_popleft(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t start;
    TareList *row = read_row(rt, self, &start);
    if (!row) return TARE_ABSENT;
    if (row->length == start) return fail_empty(rt);
    if (count_change(rt, self) != TARE_OK) return TARE_ABSENT;
    return take_first(rt, self, row, start);
}

static TareValue deque_pop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t start;
    TareList *row = read_row(rt, self, &start);
    if (!row) return TARE_ABSENT;
    if (row->length == start) return fail_empty(rt);
    if (count_change(rt, self) != TARE_OK) return TARE_ABSENT;
    return tare_list_take(rt, row, row->length - 1);
}

static TareValue deque_append(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t start, most;
    TareList *row = read_row(rt, self, &start);
    if (!row || count_change(rt, self) != TARE_OK) return TARE_ABSENT;
    if (tare_list_append(rt, row, arguments->values[0]) != TARE_OK) return TARE_ABSENT;
    TareValue limit = *tare_equipment_word(self, SLOT_MAXLEN);
    if (tare_value_is_absent(limit) || tare_value_is_none(limit)) return TARE_NONE;
    if (!tare_int_to_int64(limit, &most) || row->length - start <= most) return TARE_NONE;
    TareValue dropped = take_first(rt, self, row, start);
    if (tare_value_is_absent(dropped)) return TARE_ABSENT;
    tare_release(rt, dropped);
    return TARE_NONE;
}

static int64_t deque_length(TareRuntime *rt, TareValue self) {
    int64_t start;
    const TareList *row = read_row(rt, self, &start);
    return row ? row->length - start : -1;
}

static const TareNativeDefinition methods[] = {
    {"append", deque_append, TARE_NATIVE_ONE,
     .doc = "Add an element to the right side of the deque."},
    {"pop", deque_pop, TARE_NATIVE_NONE, .doc = "Remove and return the rightmost element."},
    {"popleft", deque_popleft, TARE_NATIVE_NONE,
     .doc = "Remove and return the leftmost element."},
    {0},
};

static const TareEquipment equipment = {slot_names, SLOT_COUNT, methods, TARE_NAME_dunder_len,
                                        (TareSlotFunction)deque_length};

static TareValue equip(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareStatus status = tare_equipment_apply(rt, arguments->values[0], &equipment);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static const TareNativeDefinition functions[] = {{"equip", equip, TARE_NATIVE_ONE}, {0}};

TareValue tare_deque_new_module(TareRuntime *rt) {
    return tare_equipment_new_module(rt, "_deque", functions);
}
