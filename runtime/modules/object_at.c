// What lives at an address that id() gave: ctypes reads counts of references and objects by it. The
// heap is walked to find out, since an address may be out of date or never have been one.
#include "modules/object_at.h"

#include "object/error.h"
#include "object/operator.h"
#include "types/int.h"
#include "types/module.h"

typedef struct Search {
    uint64_t address;
    TareObject *found;
} Search;

static void compare(void *context, const TareHeapBlock *block) {
    Search *self = context;
    if ((uint64_t)(uintptr_t)block->block == self->address && !tare_object_is_dying(block->block))
        self->found = block->block;
}

// What an address stands for, borrowed: an object, or the immediate whose id it is. Absent without
// an error: nothing. Absent with one: it is no int.
static TareValue find(TareRuntime *rt, TareValue number) {
    int64_t address;
    if (tare_operator_index_int64(rt, number, false, TARE_TYPE_OVERFLOW_ERROR, &address) != TARE_OK)
        return TARE_ABSENT;
    TareValue word = {(uint64_t)address};
    if (tare_value_is_absent(word) || !tare_value_is_object(word)) {
        bool is_immediate = tare_value_is_small_int(word) || tare_value_is_small_float(word) ||
                            tare_value_is_none(word) || tare_value_is_bool(word);
        return is_immediate ? word : TARE_ABSENT;
    }
    Search search = {word.bits, NULL};
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES, compare, &search);
    return search.found ? tare_value_from_object(search.found) : TARE_ABSENT;
}

static TareValue get_object(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = find(rt, arguments->values[0]);
    if (tare_value_is_absent(v) && !tare_error_is_pending(rt))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "no object lives at that address");
    return tare_retain(v);
}

static TareValue get_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = find(rt, arguments->values[0]);
    if (tare_value_is_absent(v)) return tare_error_is_pending(rt) ? v : tare_int_new(rt, 0);
    if (!tare_value_is_object(v)) return tare_int_new(rt, UINT32_MAX);
    return tare_int_new(rt, tare_object_count(tare_value_get_object(v)));
}

static const TareNativeDefinition functions[] = {
    {"object_at", get_object, TARE_NATIVE_ONE, .doc = "The object whose id() is this."},
    {"count_at", get_count, TARE_NATIVE_ONE,
     .doc = "How many references there are to it; 0 if nothing lives there."},
    {0},
};

TareValue tare_object_at_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_object_at", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
