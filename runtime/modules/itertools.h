// The iterators of itertools. Each begins with its references, which tare_container_describe tells;
// a call of the program in the middle of a step may come back to the same iterator.
#ifndef TARE_MODULES_ITERTOOLS_H
#define TARE_MODULES_ITERTOOLS_H

#include "object/alloc.h"

// The module itertools.
TARE_NEW TareValue tare_itertools_new_module(TareRuntime *rt);

// itertools_endless.c
extern const TareTypeSpec tare_itertools_count_spec, tare_itertools_repeat_spec,
    tare_itertools_cycle_spec;
// itertools_chain.c
extern const TareTypeSpec tare_itertools_chain_spec, tare_itertools_islice_spec;
// itertools_filters.c
extern const TareTypeSpec tare_itertools_takewhile_spec, tare_itertools_dropwhile_spec,
    tare_itertools_filterfalse_spec, tare_itertools_starmap_spec, tare_itertools_compress_spec;
// itertools_running.c
extern const TareTypeSpec tare_itertools_accumulate_spec, tare_itertools_pairwise_spec;
// itertools_selection.c
extern const TareTypeSpec tare_itertools_combinations_spec,
    tare_itertools_combinations_with_replacement_spec, tare_itertools_permutations_spec,
    tare_itertools_product_spec;
// How many places an instance of one of them keeps.
size_t tare_itertools_count_places(TareValue v);
// itertools_groups.c
extern const TareTypeSpec tare_itertools_groupby_spec, tare_itertools_group_spec,
    tare_itertools_zip_longest_spec;
// itertools_tee.c
extern const TareTypeSpec tare_itertools_tee_spec, tare_itertools_tee_link_spec;
// The function tee(iterable, n=2).
TareValue tare_itertools_tee(TareRuntime *rt, TareValue module, const TareArguments *arguments);

// Checks the arguments of a constructor that takes no keywords; a subclass with an __init__ of its
// own may take them there. TypeError else.
TareStatus tare_itertools_check(TareRuntime *rt, const TareType *type,
                                const TareNativeDefinition *definition,
                                const TareArguments *arguments) TARE_CHECKED;
// An instance whose first references are the parts; absent, and the parts released, where one of
// them is.
TARE_NEW TareValue tare_itertools_new_steal(TareRuntime *rt, TareType *type,
                                            const TareValue *stolen_parts, size_t count);
// (type, (values...)) or (type, (values...), state) with a state that is not absent.
TARE_NEW TareValue tare_itertools_new_reduced(TareRuntime *rt, TareValue self,
                                              const TareValue *values, size_t count,
                                              TareValue state);
// The type of that name in the module itertools, borrowed; NULL and RuntimeError without one.
TareType *tare_itertools_find_type(TareRuntime *rt, const char *name, const TareTypeSpec *spec);
// For __setstate__: TypeError unless it is a tuple of so many items.
TareStatus tare_itertools_check_state(TareRuntime *rt, TareValue state, size_t least,
                                      size_t most) TARE_CHECKED;

#endif
