// The module tare. What it returns are ordinary objects, made after everything is measured.
#include "measure/tare_module.h"

#include "measure/anatomy.h"
#include "measure/collections_list.h"
#include "measure/film_report.h"
#include "object/call.h"
#include "measure/snapshot_function.h"
#include "object/error.h"
#include "types/anatomy_type.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/import.h"

static TareStatus set_owned(TareRuntime *rt, TareValue dict, const char *name,
                            TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    TareStatus status = tare_dict_set_c(rt, tare_dict_of(dict), name, stolen_value);
    tare_release(rt, stolen_value);
    return status;
}

static TareStatus set_size(TareRuntime *rt, TareValue dict, const char *name, size_t n) {
    return set_owned(rt, dict, name, tare_int_new(rt, (int64_t)n));
}

static TareStatus set_text(TareRuntime *rt, TareValue dict, const char *name, const char *text) {
    return set_owned(rt, dict, name, tare_string_new_c(rt, text));
}

static TareStatus set_bool(TareRuntime *rt, TareValue dict, const char *name, bool truth) {
    return set_owned(rt, dict, name, tare_value_from_bool(truth));
}

// ---- anatomy ----

static TareValue new_region(TareRuntime *rt, const TareAnatomyRow *row) {
    TareValue dict = tare_dict_new(rt);
    if (tare_value_is_absent(dict)) return dict;
    if (set_size(rt, dict, "block", row->block) == TARE_OK &&
        set_text(rt, dict, "block_name", row->block_name) == TARE_OK &&
        set_size(rt, dict, "offset_bytes", row->offset_bytes) == TARE_OK &&
        set_size(rt, dict, "size_bytes", row->size_bytes) == TARE_OK &&
        set_text(rt, dict, "kind", row->kind) == TARE_OK &&
        set_text(rt, dict, "label", row->label) == TARE_OK &&
        set_text(rt, dict, "value", row->value) == TARE_OK)
        return dict;
    tare_release(rt, dict);
    return TARE_ABSENT;
}

static TareValue new_regions(TareRuntime *rt, const TareAnatomy *anatomy) {
    TareValue list = tare_list_new(rt, anatomy->rows.count);
    for (size_t i = 0; i < anatomy->rows.count && !tare_value_is_absent(list); i++) {
        TareValue region = new_region(rt, tare_vector_get(&anatomy->rows, i));
        if (tare_value_is_absent(region) ||
            tare_list_append_steal(rt, tare_list_of(list), region) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

static TareStatus fill_sizes(TareRuntime *rt, TareValue dict, const TareAnatomy *anatomy) {
    if (set_size(rt, dict, "own_bytes", anatomy->taken_bytes) != TARE_OK ||
        set_size(rt, dict, "requested_bytes", anatomy->requested_bytes) != TARE_OK ||
        set_size(rt, dict, "slack_bytes", anatomy->taken_bytes - anatomy->requested_bytes) !=
            TARE_OK ||
        set_size(rt, dict, "alone_bytes", anatomy->alone_bytes) != TARE_OK ||
        set_size(rt, dict, "alone_count", anatomy->alone_count) != TARE_OK ||
        set_bool(rt, dict, "is_alone_cut", anatomy->is_alone_cut) != TARE_OK)
        return TARE_ERROR;
    return set_size(rt, dict, "block_count", anatomy->blocks.count);
}

static TareStatus fill_state(TareRuntime *rt, TareValue dict, const TareAnatomy *anatomy) {
    if (set_text(rt, dict, "type_name", anatomy->type_name) != TARE_OK ||
        set_bool(rt, dict, "is_immediate", anatomy->is_immediate) != TARE_OK ||
        set_size(rt, dict, "reference_count", anatomy->reference_count) != TARE_OK ||
        set_bool(rt, dict, "is_immortal", anatomy->is_immortal) != TARE_OK ||
        set_text(rt, dict, "generation", anatomy->generation) != TARE_OK ||
        set_bool(rt, dict, "is_weakly_referenced", anatomy->is_weakly_referenced) != TARE_OK ||
        set_bool(rt, dict, "has_shared_keys", anatomy->has_shared_keys) != TARE_OK ||
        set_size(rt, dict, "key_count", anatomy->key_count) != TARE_OK)
        return TARE_ERROR;
    return set_size(rt, dict, "sharing_count", anatomy->sharing_count);
}

static TareValue new_report(TareRuntime *rt, const TareAnatomy *anatomy) {
    TareValue result = TARE_ABSENT;
    TareValue fields = tare_dict_new(rt);
    TareValue line = tare_string_new_c(rt, tare_text_get(&anatomy->line));
    const TareText *text = &anatomy->table;
    size_t bytes = text->length_bytes ? text->length_bytes - 1 : 0;  // without the last newline
    TareValue table = tare_string_new_utf8(rt, tare_text_get(text), bytes);
    if (!tare_value_is_absent(fields) && !tare_value_is_absent(line) &&
        !tare_value_is_absent(table) && fill_state(rt, fields, anatomy) == TARE_OK &&
        fill_sizes(rt, fields, anatomy) == TARE_OK &&
        set_owned(rt, fields, "regions", new_regions(rt, anatomy)) == TARE_OK)
        result = tare_anatomy_type_new(rt, fields, table, line);
    tare_release(rt, table);
    tare_release(rt, line);
    tare_release(rt, fields);
    return result;
}

// The argument's own register counts as a reference while the call runs; it is not told.
static TareValue report_anatomy(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    TareAnatomy anatomy;
    TareValue result = TARE_ABSENT;
    if (tare_anatomy_init(rt, &anatomy, arguments->values[0], 1) != TARE_OK)
        tare_error_raise_memory(rt);
    else result = new_report(rt, &anatomy);
    tare_anatomy_deinit(&anatomy);
    return result;
}

// ---- heap ----

static TareStatus fill_heap(TareRuntime *rt, TareValue dict, const TareHeapTotals *totals,
                            const TareLedger *ledger) {
    if (set_size(rt, dict, "live_bytes", totals->live_bytes) != TARE_OK ||
        set_size(rt, dict, "slack_bytes", totals->slack_bytes) != TARE_OK ||
        set_size(rt, dict, "free_bytes", totals->free_bytes) != TARE_OK ||
        set_size(rt, dict, "metadata_bytes", totals->metadata_bytes) != TARE_OK)
        return TARE_ERROR;
    static const char *const names[TARE_PURPOSE_COUNT] = {
        [TARE_PURPOSE_VM_STACK] = "stack_bytes",       [TARE_PURPOSE_COMPILER] = "compiler_bytes",
        [TARE_PURPOSE_TABLES] = "table_bytes",         [TARE_PURPOSE_COLLECTOR] = "collector_bytes",
        [TARE_PURPOSE_INSTRUMENTS] = "instrument_bytes", [TARE_PURPOSE_HOST] = "host_bytes"};
    for (size_t i = 0; i < TARE_PURPOSE_COUNT; i++)
        if (names[i] && set_size(rt, dict, names[i], ledger->taken_bytes[i]) != TARE_OK)
            return TARE_ERROR;
    if (set_size(rt, dict, "taken_bytes", ledger->total_bytes) != TARE_OK ||
        set_size(rt, dict, "peak_bytes", ledger->peak_bytes) != TARE_OK)
        return TARE_ERROR;
    return set_size(rt, dict, "object_count",
                    totals->live_count[TARE_BLOCK_OBJECT] + totals->live_count[TARE_BLOCK_LEAF]);
}

static TareValue report_heap(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    TareHeapTotals totals;
    bool adds_up = tare_heap_check_sum(&rt->heap, &totals);
    TareLedger ledger = rt->heap.system->ledger;
    TareValue dict = tare_dict_new(rt);
    if (tare_value_is_absent(dict)) return dict;
    if (fill_heap(rt, dict, &totals, &ledger) == TARE_OK &&
        set_bool(rt, dict, "adds_up", adds_up) == TARE_OK)
        return dict;
    tare_release(rt, dict);
    return TARE_ABSENT;
}

// ---- trace ----

// What is written in the language: a context manager that keeps the account.
static TareValue new_trace(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue name = tare_string_new_c(rt, "_trace");
    if (tare_value_is_absent(name)) return name;
    TareValue module = tare_import_absolute(rt, tare_string_of(name));
    tare_release(rt, name);
    if (tare_value_is_absent(module)) return module;
    TareValue make = tare_dict_find_c(rt, tare_module_of(module)->dict, "Trace");
    TareValue trace = tare_value_is_absent(make) ? make : tare_call(rt, make, arguments);
    tare_release(rt, module);
    return trace;
}

static const TareNativeDefinition functions[] = {
    {"anatomy", report_anatomy, TARE_NATIVE_ONE, 0, 0, 0,
     "Every byte of an object: prints as a table, has the numbers as attributes."},
    {"trace", new_trace, TARE_NATIVE_ANY, 0, 0, 0,
     "with tare.trace() as t: the exact account of allocations by line."},
    {"heap", report_heap, TARE_NATIVE_NONE, 0, 0, 0,
     "All that the runtime has taken from the system, by purpose."},
    {"collections", tare_collections_list_report, TARE_NATIVE_NONE, 0, 0, 0,
     "The newest collections of the cycle collector, oldest first."},
    {"film", tare_film_report_make, TARE_NATIVE_ANY, 0, 0, 0,
     "Every step of the first collection that a function starts; without one, of gc.collect()."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_tare_module_new(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "tare", "What objects weigh.");
    if (tare_value_is_absent(module)) return module;
    TareValue version = tare_string_new_c(rt, TARE_VERSION);
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_add_functions(rt, module, tare_snapshot_functions) == TARE_OK &&
        !tare_value_is_absent(version) &&
        tare_module_set(rt, module, "__version__", version) == TARE_OK) {
        tare_release(rt, version);
        return module;
    }
    tare_release(rt, version);
    tare_release(rt, module);
    return TARE_ABSENT;
}
