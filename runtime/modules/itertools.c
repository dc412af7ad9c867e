// The module itertools, and what its iterators share.
#include "modules/itertools.h"

#include "object/error.h"
#include "types/module.h"

TareStatus tare_itertools_check(TareRuntime *rt, const TareType *type,
                                const TareNativeDefinition *definition,
                                const TareArguments *arguments) {
    TareArguments given = *arguments;
    if (type->slots.initialize != rt->types[TARE_TYPE_OBJECT]->slots.initialize)
        given.keyword_names = NULL;
    return tare_native_check(rt, definition, definition->name, &given);
}

TareValue tare_itertools_new_steal(TareRuntime *rt, TareType *type, const TareValue *stolen_parts,
                                   size_t count) {
    bool is_whole = true;
    for (size_t i = 0; i < count; i++)
        is_whole = is_whole && !tare_value_is_absent(stolen_parts[i]);
    TareObject *self = is_whole ? tare_alloc_instance(rt, type, 0) : NULL;
    if (self) {
        memcpy(self + 1, stolen_parts, count * sizeof *stolen_parts);
        return tare_value_from_object(self);
    }
    for (size_t i = 0; i < count; i++) tare_release(rt, stolen_parts[i]);
    return TARE_ABSENT;
}

TareValue tare_itertools_new_reduced(TareRuntime *rt, TareValue self, const TareValue *values,
                                     size_t count, TareValue state) {
    TareValue arguments = tare_tuple_new_from(rt, values, count);
    if (tare_value_is_absent(arguments)) return arguments;
    TareValue parts[3] = {tare_value_from_object(tare_type_get(rt, self)), arguments, state};
    TareValue result = tare_tuple_new_from(rt, parts, tare_value_is_absent(state) ? 2 : 3);
    tare_release(rt, arguments);
    return result;
}

TareType *tare_itertools_find_type(TareRuntime *rt, const char *name, const TareTypeSpec *spec) {
    TareValue key = tare_string_new_c(rt, "itertools");
    if (tare_value_is_absent(key)) return NULL;
    TareTable *modules = &tare_dict_of(rt->modules)->table;
    TareValue module = tare_table_find_string(modules, tare_string_of(key));
    tare_release(rt, key);
    return tare_module_find_type(rt, module, name, spec);
}

TareStatus tare_itertools_check_state(TareRuntime *rt, TareValue state, size_t least, size_t most) {
    if (!tare_type_is_instance(rt, state, TARE_TYPE_TUPLE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "state is not a tuple");
    size_t given = tare_tuple_of(state)->length, wanted = given < least ? least : most;
    if (given >= least && given <= most) return TARE_OK;
    const char *how = least == most ? "exactly" : given < least ? "at least" : "at most";
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "function takes %s %zu argument%s (%zu given)",
                           how, wanted, wanted == 1 ? "" : "s", given);
}

static const struct {
    const char *name;
    const TareTypeSpec *spec;
} rows[] = {
    {"_grouper", &tare_itertools_group_spec},
    {"_tee", &tare_itertools_tee_spec},
    {"_tee_dataobject", &tare_itertools_tee_link_spec},
    {"accumulate", &tare_itertools_accumulate_spec},
    {"chain", &tare_itertools_chain_spec},
    {"combinations", &tare_itertools_combinations_spec},
    {"combinations_with_replacement", &tare_itertools_combinations_with_replacement_spec},
    {"compress", &tare_itertools_compress_spec},
    {"count", &tare_itertools_count_spec},
    {"cycle", &tare_itertools_cycle_spec},
    {"dropwhile", &tare_itertools_dropwhile_spec},
    {"filterfalse", &tare_itertools_filterfalse_spec},
    {"groupby", &tare_itertools_groupby_spec},
    {"islice", &tare_itertools_islice_spec},
    {"pairwise", &tare_itertools_pairwise_spec},
    {"permutations", &tare_itertools_permutations_spec},
    {"product", &tare_itertools_product_spec},
    {"repeat", &tare_itertools_repeat_spec},
    {"starmap", &tare_itertools_starmap_spec},
    {"takewhile", &tare_itertools_takewhile_spec},
    {"zip_longest", &tare_itertools_zip_longest_spec},
};

static const TareNativeDefinition functions[] = {
    {"tee", tare_itertools_tee, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "tee(iterable, n=2, /)\n\nA tuple of n independent iterators over one iterable."},
    {NULL},
};

TareValue tare_itertools_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "itertools", "Iterators to build others from.");
    if (!tare_value_is_absent(module) &&
        tare_module_add_functions(rt, module, functions) != TARE_OK)
        tare_slot_clear(rt, &module);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !tare_value_is_absent(module); i++) {
        TareValue type =
            tare_type_new_native(rt, "itertools", rows[i].name, TARE_TYPE_OBJECT, rows[i].spec);
        if (tare_module_set_steal(rt, module, rows[i].name, type) != TARE_OK)
            tare_slot_clear(rt, &module);
    }
    return module;
}
