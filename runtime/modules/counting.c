// Counting the items of an iterable in a mapping: straight in the table where the mapping is a dict
// whose class looks up and stores as dict does, else by its get() and its subscripts.
#include "modules/counting.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/operator.h"
#include "object/protocol.h"

// One more than `old`, which is absent for 0.
static TareValue add_one(TareRuntime *rt, TareValue old) {
    const TareValue one = tare_value_from_small_int(1);
    if (tare_value_is_absent(old)) return one;
    tare_retain(old);
    TareValue sum = tare_operator_binary(rt, TARE_OPERATOR_ADD, old, one);
    tare_release(rt, old);
    return sum;
}

// A str among keys of which none runs the program, whose count stays an immediate.
static bool count_known_string(TareTable *table, TareValue item) {
    if (!tare_value_is_exact(item, TARE_TYPE_STR) || table->entry_words != 2) return false;
    size_t position = tare_table_find_position(table, tare_string_of(item));
    if (position == SIZE_MAX) return false;  // not there
    TareValue *count = tare_table_value_at(table, position);
    if (!tare_value_is_small_int(*count)) return false;
    int64_t number = tare_value_get_small_int(*count);
    if (number >= INT32_MAX) return false;
    *count = tare_value_from_small_int(number + 1);
    return true;
}

static TareStatus count_in_table(TareRuntime *rt, TareTable *table, TareValue item) {
    uint64_t hash;
    TareValue old;
    if (count_known_string(table, item)) return TARE_OK;
    if (tare_protocol_hash(rt, item, &hash) != TARE_OK) return TARE_ERROR;
    int found = tare_table_set_default(rt, table, item, hash, tare_value_from_small_int(1), &old);
    if (found <= 0) return found < 0 ? TARE_ERROR : TARE_OK;
    TareValue sum = add_one(rt, old);
    if (tare_value_is_absent(sum)) return TARE_ERROR;
    TareStatus status = tare_table_set(rt, table, item, hash, sum);
    tare_release(rt, sum);
    return status;
}

static TareStatus count_by_methods(TareRuntime *rt, TareValue mapping, TareValue get,
                                   TareValue item) {
    TareValue old = tare_call_2(rt, get, item, tare_value_from_small_int(0));
    TareValue sum = tare_value_is_absent(old) ? old : add_one(rt, old);
    tare_release(rt, old);
    if (tare_value_is_absent(sum)) return TARE_ERROR;
    TareStatus status = tare_protocol_set_item(rt, mapping, item, sum);
    tare_release(rt, sum);
    return status;
}

static bool is_plain(TareRuntime *rt, TareValue mapping, TareString *get) {
    TareType *dict = rt->types[TARE_TYPE_DICT], *type = tare_type_get(rt, mapping);
    return tare_type_is_instance(rt, mapping, TARE_TYPE_DICT) &&
           type->slots.set_item == dict->slots.set_item &&
           tare_value_is_same(tare_type_find(rt, type, get), tare_type_find(rt, dict, get));
}

static TareStatus count_each(TareRuntime *rt, TareValue mapping, TareValue get,
                             TareValue iterator) {
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = tare_value_is_absent(get) ? count_in_table(rt, &tare_dict_of(mapping)->table, item)
                                           : count_by_methods(rt, mapping, get, item);
        tare_release(rt, item);
    }
    return tare_error_is_pending(rt) ? TARE_ERROR : status;
}

TareValue tare_counting_count(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareValue mapping = arguments->values[0], get = TARE_ABSENT;
    TareString *name = tare_intern_c(rt, "get");
    if (!name) return TARE_ABSENT;
    TareValue iterator = tare_protocol_iterate(rt, arguments->values[1]);
    TareStatus status = tare_value_is_absent(iterator) ? TARE_ERROR : TARE_OK;
    if (status == TARE_OK && !is_plain(rt, mapping, name)) {
        get = tare_attribute_get(rt, mapping, name);
        if (tare_value_is_absent(get)) status = TARE_ERROR;
    }
    if (status == TARE_OK) status = count_each(rt, mapping, get, iterator);
    tare_release(rt, get);
    tare_release(rt, iterator);
    tare_release_object(rt, name);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}
