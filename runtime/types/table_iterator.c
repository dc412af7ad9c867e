// The block and the natives of the iterators of dicts and sets; the walks are theirs.
#include "types/table_iterator.h"

#include "object/dict.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"

void tare_table_iterator_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(TareTableIterator), "position");
}

static uint32_t count_items(TareRuntime *rt, TareValue walked) {
    return tare_type_is_instance(rt, walked, TARE_TYPE_DICT)
               ? tare_dict_of(walked)->table.live_count
               : tare_set_of(walked)->live_count;
}

static TareValue length_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareTableIterator *self = tare_table_iterator_of(v);
    bool valid = !tare_value_is_absent(self->walked) &&
                 count_items(rt, self->walked) == self->expected_count;
    return tare_int_new(rt, valid ? self->remaining_count : 0);
}

// (iter, ([what is left],)); the iterator itself does not move.
static TareValue reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareTableIterator *self = tare_table_iterator_of(v);
    TareTableIterator saved = *self;
    TareValue walked = tare_retain(self->walked);
    TareValue list = tare_list_new_iterable(rt, v);
    self->cursor = saved.cursor;
    self->expected_count = saved.expected_count;
    self->remaining_count = saved.remaining_count;
    tare_slot_set_steal(rt, &self->walked, walked);
    if (tare_value_is_absent(list)) return list;
    TareValue result = tare_container_new_reduced(rt, "iter", list, TARE_ABSENT);
    tare_release(rt, list);
    return result;
}

const TareNativeDefinition tare_table_iterator_methods[] = {
    {"__length_hint__", length_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {NULL},
};
