// The module _itertools, and what its iterators share.
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

TareValue tare_itertools_find_type(TareRuntime *rt, const char *name) {
    TareValue module = tare_dict_find_c(rt, tare_dict_of(rt->modules), "itertools");
    TareValue type = TARE_ABSENT;
    if (!tare_value_is_absent(module) && tare_value_is_exact(module, TARE_TYPE_MODULE))
        type = tare_dict_find_c(rt, tare_module_of(module)->dict, name);
    if (!tare_value_is_absent(type)) return type;
    return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "itertools.%s is gone", name);
}

TareStatus tare_itertools_check_state(TareRuntime *rt, TareValue state, size_t least,
                                      size_t most) {
    if (!tare_type_is_instance(rt, state, TARE_TYPE_TUPLE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "state is not a tuple");
    size_t given = tare_tuple_of(state)->length, wanted = given < least ? least : most;
    if (given >= least && given <= most) return TARE_OK;
    const char *how = least == most ? "exactly" : given < least ? "at least" : "at most";
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "function takes %s %zu argument%s (%zu given)",
                           how, wanted, wanted == 1 ? "" : "s", given);
}

TareValue tare_itertools_new_module(TareRuntime *rt) {
    static const struct {
        const char *name;
        const TareTypeSpec *spec;
    } rows[] = {
        {"accumulate", &tare_itertools_accumulate_spec},
        {"chain", &tare_itertools_chain_spec},
        {"compress", &tare_itertools_compress_spec},
        {"count", &tare_itertools_count_spec},
        {"cycle", &tare_itertools_cycle_spec},
        {"dropwhile", &tare_itertools_dropwhile_spec},
        {"filterfalse", &tare_itertools_filterfalse_spec},
        {"islice", &tare_itertools_islice_spec},
        {"pairwise", &tare_itertools_pairwise_spec},
        {"repeat", &tare_itertools_repeat_spec},
        {"starmap", &tare_itertools_starmap_spec},
        {"takewhile", &tare_itertools_takewhile_spec},
    };
    TareValue module = tare_module_new(rt, "_itertools", NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !tare_value_is_absent(module); i++) {
        TareValue type = tare_type_new_native(rt, "itertools", rows[i].name, TARE_TYPE_OBJECT,
                                              rows[i].spec);
        bool fails = tare_value_is_absent(type) ||
                     tare_module_set(rt, module, rows[i].name, type) != TARE_OK;
        tare_release(rt, type);
        if (fails) tare_slot_clear(rt, &module);
    }
    return module;
}
