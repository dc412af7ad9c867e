// The module _collections: native types that the module collections shows.
#include "modules/collections.h"

#include "modules/counting.h"
#include "modules/default_dict.h"
#include "modules/ordering.h"
#include "types/module.h"

static TareStatus add_default_dict(TareRuntime *rt, TareValue module) {
    return tare_module_set_steal(rt, module, "defaultdict",
                                 tare_type_new_native(rt, "collections", "defaultdict",
                                                      TARE_TYPE_DICT, &tare_default_dict_spec));
}

static const TareNativeDefinition functions[] = {
    {"_count_elements", tare_counting_count, TARE_NATIVE_POSITIONAL, 2, 2,
     .doc = "_count_elements(mapping, iterable) -> None\n\nCount elements in the iterable, "
            "updating the mapping"},
    {"_move_to_end", tare_ordering_move_to_end, TARE_NATIVE_POSITIONAL, 3, 3},
    {"_pop_first", tare_ordering_pop_first, TARE_NATIVE_ONE},
    {NULL},
};

TareValue tare_collections_new_module(TareRuntime *rt) {
    static const struct {
        const char *name;
        TareTypeId id;
    } rows[] = {{"deque", TARE_TYPE_DEQUE},
                {"_deque_iterator", TARE_TYPE_DEQUE_ITERATOR},
                {"_deque_reverse_iterator", TARE_TYPE_DEQUE_REVERSE_ITERATOR}};
    TareValue module = tare_module_new(rt, "_collections", NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !tare_value_is_absent(module); i++)
        if (tare_module_set(rt, module, rows[i].name,
                            tare_value_from_object(rt->types[rows[i].id])) != TARE_OK)
            tare_slot_clear(rt, &module);
    if (!tare_value_is_absent(module) &&
        (add_default_dict(rt, module) != TARE_OK ||
         tare_module_add_functions(rt, module, functions) != TARE_OK))
        tare_slot_clear(rt, &module);
    return module;
}
