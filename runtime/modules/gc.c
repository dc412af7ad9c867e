// The collector as programs see it. What it does is in collect/.
#include "modules/gc.h"

#include <stdio.h>

#include "collect/collect.h"
#include "collect/tracked.h"
#include "modules/sys.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"

// ---- collecting --------------------------------------------------------------------------------

static TareStatus read_int(TareRuntime *rt, TareValue v, int64_t *out) {
    return tare_operator_index_int64(rt, v, false, TARE_TYPE_OVERFLOW_ERROR, out);
}

static TareValue gc_collect(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"generation"};
    static const TareParameters parameters = {"collect", names, 1, 0, 1, 0};
    TareValue given[1];
    int64_t generation = TARE_COLLECT_GENERATIONS - 1;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(given[0]) && read_int(rt, given[0], &generation) != TARE_OK)
        return TARE_ABSENT;
    if (generation < 0 || generation >= TARE_COLLECT_GENERATIONS)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "invalid generation");
    int64_t found = tare_collect_run(rt, (int)generation);
    return found < 0 ? TARE_ABSENT : tare_int_new(rt, found);
}

static TareValue gc_enable(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_collect_set_enabled(rt, true);
    return TARE_NONE;
}

static TareValue gc_disable(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_collect_set_enabled(rt, false);
    return TARE_NONE;
}

static TareValue gc_isenabled(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_value_from_bool(rt->collector->is_enabled);
}

static TareValue new_int_triple(TareRuntime *rt, const int64_t *numbers) {
    TareValue triple = tare_tuple_new(rt, TARE_COLLECT_GENERATIONS);
    for (int i = 0; i < TARE_COLLECT_GENERATIONS && !tare_value_is_absent(triple); i++) {
        TareValue number = tare_int_new(rt, numbers[i]);
        tare_tuple_of(triple)->items[i] = number;
        if (tare_value_is_absent(number)) tare_slot_clear(rt, &triple);
    }
    return triple;
}

static TareValue gc_get_threshold(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return new_int_triple(rt, rt->collector->thresholds);
}

static TareValue gc_set_threshold(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t thresholds[TARE_COLLECT_GENERATIONS];
    size_t count = arguments->positional_count;
    if (count < 1 || count > TARE_COLLECT_GENERATIONS)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                count ? "set_threshold() takes at most 3 arguments (%zu given)"
                                      : "set_threshold() takes at least 1 argument (%zu given)",
                                count);
    memcpy(thresholds, rt->collector->thresholds, sizeof thresholds);
    for (size_t i = 0; i < count; i++)
        if (read_int(rt, arguments->values[i], &thresholds[i]) != TARE_OK) return TARE_ABSENT;
    tare_collect_set_thresholds(rt, thresholds);
    return TARE_NONE;
}

static TareValue gc_get_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareCollector *collector = rt->collector;
    int64_t young = tare_heap_young_allocations(&rt->heap);
    int64_t counts[] = {young < 0 ? 0 : young, collector->counts[1], collector->counts[2]};
    return new_int_triple(rt, counts);
}

static TareValue new_statistics(TareRuntime *rt, const TareCollectStatistics *statistics) {
    const struct {
        const char *name;
        uint64_t count;
    } rows[] = {
        {"collections", statistics->collections},
        {"collected", statistics->collected},
        {"uncollectable", statistics->uncollectable},
    };
    TareValue dict = tare_dict_new(rt);
    for (size_t i = 0; i < 3 && !tare_value_is_absent(dict); i++) {
        TareValue number = tare_int_new_unsigned(rt, rows[i].count);
        if (tare_value_is_absent(number) ||
            tare_dict_set_c(rt, tare_dict_of(dict), rows[i].name, number) != TARE_OK)
            tare_slot_clear(rt, &dict);
        tare_release(rt, number);
    }
    return dict;
}

static TareValue gc_get_stats(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue list = tare_list_new(rt, TARE_COLLECT_GENERATIONS);
    for (int i = 0; i < TARE_COLLECT_GENERATIONS && !tare_value_is_absent(list); i++) {
        TareValue dict = new_statistics(rt, &rt->collector->statistics[i]);
        if (tare_value_is_absent(dict) ||
            tare_list_append_steal(rt, tare_list_of(list), dict) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

// ---- looking -----------------------------------------------------------------------------------

static void init_gathered(TareRuntime *rt, TareVector *gathered) {
    tare_vector_init(gathered, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR),
                     sizeof(TareValue));
}

// A list of what was gathered, whose references it takes over.
static TareValue finish_gathered(TareRuntime *rt, TareVector *gathered, TareStatus status) {
    TareValue list = TARE_ABSENT;
    if (status == TARE_OK)
        list = tare_list_new_from(rt, gathered->items, gathered->count);
    else
        tare_error_raise_memory(rt);
    for (size_t i = 0; i < gathered->count; i++)
        tare_release(rt, *(TareValue *)tare_vector_get(gathered, i));
    tare_vector_deinit(gathered);
    return list;
}

static TareStatus read_generation(TareRuntime *rt, TareValue v, int64_t *out) {
    *out = -1;
    if (tare_value_is_absent(v) || tare_value_is_none(v)) return TARE_OK;
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "argument should be integer or None, not '%T'", v);
    if (read_int(rt, v, out) != TARE_OK) return TARE_ERROR;
    if (*out >= TARE_COLLECT_GENERATIONS)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "generation parameter must be less than the number of available "
                               "generations (%d)",
                               TARE_COLLECT_GENERATIONS);
    if (*out < -1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "generation parameter cannot be negative");
    return TARE_OK;
}

static TareValue gc_get_objects(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"generation"};
    static const TareParameters parameters = {"get_objects", names, 1, 0, 1, 0};
    TareValue given[1];
    int64_t generation;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK ||
        read_generation(rt, given[0], &generation) != TARE_OK)
        return TARE_ABSENT;
    TareVector gathered;
    init_gathered(rt, &gathered);
    TareStatus status = tare_tracked_gather(rt, (int)generation, &gathered);
    return finish_gathered(rt, &gathered, status);
}

static TareValue gc_get_referrers(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareVector gathered;
    init_gathered(rt, &gathered);
    TareStatus status = tare_tracked_gather_referrers(rt, arguments->values,
                                                      arguments->positional_count, &gathered);
    return finish_gathered(rt, &gathered, status);
}

static TareValue gc_get_referents(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareVector gathered;
    init_gathered(rt, &gathered);
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < arguments->positional_count && status == TARE_OK; i++)
        status = tare_tracked_gather_referents(rt, arguments->values[i], &gathered);
    return finish_gathered(rt, &gathered, status);
}

static TareValue gc_is_tracked(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_value_from_bool(tare_tracked_is(rt, arguments->values[0]));
}

static TareValue gc_is_finalized(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    return tare_value_from_bool(tare_value_is_object(v) &&
                                *tare_side_of(tare_value_get_object(v)) & TARE_SIDE_FINALIZED);
}

static TareValue gc_freeze(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_tracked_freeze(rt);
    return TARE_NONE;
}

static TareValue gc_unfreeze(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_tracked_unfreeze(rt);
    return TARE_NONE;
}

static TareValue gc_get_freeze_count(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    return tare_int_new_unsigned(rt, tare_tracked_count_frozen(rt));
}

static TareValue gc_set_debug(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t flags;
    if (read_int(rt, arguments->values[0], &flags) != TARE_OK) return TARE_ABSENT;
    rt->collector->debug_flags = (uint32_t)flags;
    return TARE_NONE;
}

static TareValue gc_get_debug(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, rt->collector->debug_flags);
}

// ---- at the end --------------------------------------------------------------------------------

static TareStatus warn_of_garbage(TareRuntime *rt, size_t count, bool is_listed) {
    char message[128];
    snprintf(message, sizeof message, "gc: %zu uncollectable objects at shutdown%s", count,
             is_listed ? "" : "; use gc.set_debug(gc.DEBUG_UNCOLLECTABLE) to list them");
    TareValue where = tare_string_new_c(rt, "gc");
    if (tare_value_is_absent(where)) return TARE_ERROR;
    TareStatus status =
        rt->hooks.warn_about(rt, TARE_TYPE_RESOURCE_WARNING, message, where, 0);
    tare_release(rt, where);
    return status;
}

static TareStatus list_garbage(TareRuntime *rt) {
    TareValue line = tare_protocol_repr(rt, rt->collector->garbage);
    if (tare_value_is_absent(line)) return TARE_ERROR;
    TareText scratch;
    tare_text_init(&scratch, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR));
    const char *text = tare_string_utf8(rt, tare_string_of(line), &scratch);
    if (text) {
        tare_sys_write_error(rt, "      ", 6);
        tare_sys_write_error(rt, text, strlen(text));
        tare_sys_write_error(rt, "\n", 1);
    }
    tare_text_deinit(&scratch);
    tare_release(rt, line);
    return text ? TARE_OK : TARE_ERROR;
}

void tare_gc_tell_garbage(TareRuntime *rt) {
    TareValue garbage = rt->collector->garbage;
    uint32_t flags = rt->collector->debug_flags;
    if (tare_value_is_absent(garbage) || flags & TARE_COLLECT_DEBUG_SAVE_ALL) return;
    size_t count = tare_list_of(garbage)->length;
    bool is_listed = flags & TARE_COLLECT_DEBUG_UNCOLLECTABLE;
    if (count == 0) return;
    if (warn_of_garbage(rt, count, is_listed) != TARE_OK) tare_error_clear(rt);
    if (is_listed && list_garbage(rt) != TARE_OK) tare_error_clear(rt);
}

// ---- the module --------------------------------------------------------------------------------

static const TareNativeDefinition functions[] = {
    {"enable", gc_enable, TARE_NATIVE_NONE, .doc = "Enable automatic garbage collection."},
    {"disable", gc_disable, TARE_NATIVE_NONE, .doc = "Disable automatic garbage collection."},
    {"isenabled", gc_isenabled, TARE_NATIVE_NONE,
     .doc = "Returns true if automatic garbage collection is enabled."},
    {"collect", gc_collect, TARE_NATIVE_ANY,
     .doc = "Run the garbage collector.\n\nThe number of unreachable objects is returned."},
    {"get_threshold", gc_get_threshold, TARE_NATIVE_NONE,
     .doc = "Return the current collection thresholds."},
    {"set_threshold", gc_set_threshold, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED,
     .doc = "Sets the collection thresholds."},
    {"get_count", gc_get_count, TARE_NATIVE_NONE,
     .doc = "Return a three-tuple of the current collection counts."},
    {"get_stats", gc_get_stats, TARE_NATIVE_NONE,
     .doc = "Return a list of dictionaries containing per-generation statistics."},
    {"get_objects", gc_get_objects, TARE_NATIVE_ANY,
     .doc = "Return a list of objects tracked by the collector."},
    {"get_referrers", gc_get_referrers, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED,
     .doc = "Return the list of objects that directly refer to any of objs."},
    {"get_referents", gc_get_referents, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED,
     .doc = "Return the list of objects that are directly referred to by objs."},
    {"is_tracked", gc_is_tracked, TARE_NATIVE_ONE,
     .doc = "Returns true if the object is tracked by the garbage collector."},
    {"is_finalized", gc_is_finalized, TARE_NATIVE_ONE,
     .doc = "Returns true if the object has been already finalized by the GC."},
    {"freeze", gc_freeze, TARE_NATIVE_NONE,
     .doc = "Freeze all current tracked objects and ignore them for future collections."},
    {"unfreeze", gc_unfreeze, TARE_NATIVE_NONE,
     .doc = "Unfreeze all objects in the permanent generation."},
    {"get_freeze_count", gc_get_freeze_count, TARE_NATIVE_NONE,
     .doc = "Return the number of objects in the permanent generation."},
    {"set_debug", gc_set_debug, TARE_NATIVE_ONE,
     .doc = "Set the garbage collection debugging flags."},
    {"get_debug", gc_get_debug, TARE_NATIVE_NONE,
     .doc = "Get the garbage collection debugging flags."},
    {NULL},
};

static TareStatus add_constants(TareRuntime *rt, TareValue module) {
    static const struct {
        const char *name;
        int64_t value;
    } constants[] = {
        {"DEBUG_STATS", 1},    {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4},
        {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        TareValue number = tare_int_new(rt, constants[i].value);
        if (tare_value_is_absent(number)) return TARE_ERROR;
        TareStatus status = tare_module_set(rt, module, constants[i].name, number);
        tare_release(rt, number);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

// The two lists are the collector's own, so that setting another list in the module changes
// nothing.
static TareStatus add_lists(TareRuntime *rt, TareValue module) {
    TareCollector *collector = rt->collector;
    if (tare_value_is_absent(collector->garbage)) collector->garbage = tare_list_new(rt, 0);
    if (tare_value_is_absent(collector->callbacks)) collector->callbacks = tare_list_new(rt, 0);
    if (tare_value_is_absent(collector->garbage) || tare_value_is_absent(collector->callbacks))
        return TARE_ERROR;
    if (tare_module_set(rt, module, "garbage", collector->garbage) != TARE_OK) return TARE_ERROR;
    return tare_module_set(rt, module, "callbacks", collector->callbacks);
}

TareValue tare_gc_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(
        rt, "gc", "This module provides access to the garbage collector for reference cycles.");
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        add_constants(rt, module) == TARE_OK && add_lists(rt, module) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
