// The methods of OrderedDict that a dict has no means for.
#include "modules/ordering.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/table_order.h"

static TareStatus check_dict(TareRuntime *rt, TareValue v) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_DICT)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "a dict is required, not '%T'", v);
}

TareValue tare_ordering_pop_first(TareRuntime *rt, TareValue module,
                                  const TareArguments *arguments) {
    TareValue dict = arguments->values[0], items[2];
    if (check_dict(rt, dict) != TARE_OK) return TARE_ABSENT;
    int found = tare_table_order_pop_first(rt, &tare_dict_of(dict)->table, &items[0], &items[1]);
    if (found < 0) return TARE_ABSENT;
    if (found == 0) return tare_error_raise(rt, TARE_TYPE_KEY_ERROR, "dictionary is empty");
    TareValue pair = tare_tuple_new_from_steal(rt, items, 2);
    if (!tare_value_is_absent(pair)) return pair;
    tare_release(rt, items[0]);
    tare_release(rt, items[1]);
    return pair;
}

TareValue tare_ordering_move_to_end(TareRuntime *rt, TareValue module,
                                    const TareArguments *arguments) {
    TareValue dict = arguments->values[0], key = arguments->values[1];
    uint64_t hash;
    int last = tare_protocol_truth(rt, arguments->values[2]);
    if (last < 0 || check_dict(rt, dict) != TARE_OK ||
        tare_protocol_hash(rt, key, &hash) != TARE_OK)
        return TARE_ABSENT;
    int found = tare_table_order_move(rt, &tare_dict_of(dict)->table, key, hash, last);
    if (found > 0) return TARE_NONE;
    return found < 0 ? TARE_ABSENT : tare_error_raise_value(rt, TARE_TYPE_KEY_ERROR, key);
}
