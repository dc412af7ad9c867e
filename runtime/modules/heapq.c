// The module _heapq: lists in which no item is greater than its children at 2i+1 and 2i+2. Items
// move by swaps, so the list holds all of them whenever a comparison runs the program.
#include "modules/heapq.h"

#include "object/error.h"
#include "object/protocol.h"
#include "object/quick.h"
#include "types/list.h"
#include "types/module.h"

// Whether items[left] < items[right]: 1, 0, or -1 with the error pending, as when the comparison
// changed the list's length.
static int is_less(TareRuntime *rt, TareList *heap, size_t left, size_t right) {
    TareValue a = heap->items[left], b = heap->items[right];
    int less = tare_quick_compare(a, b, TARE_COMPARISON_LESS);
    if (less >= 0) return less;
    size_t length = heap->length;
    tare_retain(a);
    tare_retain(b);
    less = tare_protocol_compare_truth(rt, a, b, TARE_COMPARISON_LESS);
    tare_release(rt, a);
    tare_release(rt, b);
    if (less >= 0 && heap->length != length) {
        (void)tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "list changed size during iteration");
        return -1;
    }
    return less;
}

static void swap(TareList *heap, size_t left, size_t right) {
    TareValue item = heap->items[left];
    heap->items[left] = heap->items[right];
    heap->items[right] = item;
}

// Moves the item at `at` up until its parent is not greater, no further than `start`.
static TareStatus rise(TareRuntime *rt, TareList *heap, size_t start, size_t at) {
    while (at > start) {
        size_t above = (at - 1) >> 1;
        int less = is_less(rt, heap, at, above);
        if (less < 0) return TARE_ERROR;
        if (!less) break;
        swap(heap, at, above);
        at = above;
    }
    return TARE_OK;
}

// Moves the item at `at` down to a leaf along the smaller children, then up to its place: it
// mostly belongs near the bottom, and this way costs one comparison a level.
static TareStatus sink(TareRuntime *rt, TareList *heap, size_t at) {
    size_t start = at, end = heap->length;
    for (size_t child = 2 * at + 1; child < end; child = 2 * at + 1) {
        if (child + 1 < end) {
            int less = is_less(rt, heap, child, child + 1);
            if (less < 0) return TARE_ERROR;
            if (!less) child++;
        }
        swap(heap, at, child);
        at = child;
    }
    return rise(rt, heap, start, at);
}

// The first argument as a list; NULL with the error pending.
static TareList *read_heap(TareRuntime *rt, const TareArguments *arguments, const char *name) {
    TareValue heap = arguments->values[0];
    if (tare_type_is_instance(rt, heap, TARE_TYPE_LIST)) return tare_list_of(heap);
    (void)tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() argument %smust be list, not %T", name,
                          arguments->positional_count > 1 ? "1 " : "", heap);
    return NULL;
}

// Puts the item at the top and gives the one that was there, owned.
static TareValue replace_top(TareRuntime *rt, TareList *heap, TareValue item) {
    TareValue first = heap->items[0];
    heap->items[0] = tare_retain(item);
    if (sink(rt, heap, 0) == TARE_OK) return first;
    tare_release(rt, first);
    return TARE_ABSENT;
}

static TareValue heappush(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *heap = read_heap(rt, arguments, "heappush");
    if (!heap || tare_list_append(rt, heap, arguments->values[1]) != TARE_OK) return TARE_ABSENT;
    return rise(rt, heap, 0, heap->length - 1) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue fail_empty(TareRuntime *rt) {
    return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "index out of range");
}

static TareValue heappop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *heap = read_heap(rt, arguments, "heappop");
    if (!heap) return TARE_ABSENT;
    if (!heap->length) return fail_empty(rt);
    TareValue last = tare_list_take(rt, heap, heap->length - 1);
    if (!heap->length) return last;
    TareValue first = replace_top(rt, heap, last);
    tare_release(rt, last);
    return first;
}

static TareValue heapreplace(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *heap = read_heap(rt, arguments, "heapreplace");
    if (!heap) return TARE_ABSENT;
    return heap->length ? replace_top(rt, heap, arguments->values[1]) : fail_empty(rt);
}

static TareValue heappushpop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *heap = read_heap(rt, arguments, "heappushpop");
    TareValue item = arguments->values[1];
    if (!heap) return TARE_ABSENT;
    if (!heap->length) return tare_retain(item);
    TareValue top = tare_retain(heap->items[0]);
    int less = tare_protocol_compare_truth(rt, top, item, TARE_COMPARISON_LESS);
    tare_release(rt, top);
    if (less < 0) return TARE_ABSENT;
    if (!less) return tare_retain(item);
    return heap->length ? replace_top(rt, heap, item) : fail_empty(rt);
}

static TareValue heapify(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *heap = read_heap(rt, arguments, "heapify");
    if (!heap) return TARE_ABSENT;
    for (size_t at = heap->length / 2; at-- > 0;)
        if (sink(rt, heap, at) != TARE_OK) return TARE_ABSENT;
    return TARE_NONE;
}

static const TareNativeDefinition functions[] = {
    {"heappush", heappush, TARE_NATIVE_POSITIONAL, 2, 2, 0,
     "Push item onto heap, maintaining the heap invariant."},
    {"heappop", heappop, TARE_NATIVE_ONE, 0, 0, 0,
     "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapreplace", heapreplace, TARE_NATIVE_POSITIONAL, 2, 2, 0,
     "Pop and return the current smallest value, and add the new item."},
    {"heappushpop", heappushpop, TARE_NATIVE_POSITIONAL, 2, 2, 0,
     "Push item on the heap, then pop and return the smallest item from the heap."},
    {"heapify", heapify, TARE_NATIVE_ONE, 0, 0, 0,
     "Transform list into a heap, in-place, in O(len(heap)) time."},
    {0},
};

TareValue tare_heapq_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_heapq", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
