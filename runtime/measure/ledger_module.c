// Reads the tables of the trace out into tuples. Births are not recorded meanwhile, so the tables
// stay as they are.
#include "measure/ledger_module.h"

#include "object/error.h"
#include "object/operator.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/trace.h"

static TareValue start(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t limit;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &limit) != TARE_OK)
        return TARE_ABSENT;
    if (limit < 1 || limit > TARE_TRACE_FRAME_LIMIT)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "the number of frames must be in range [1; %d]",
                                TARE_TRACE_FRAME_LIMIT);
    if (tare_trace_is_on(rt, TARE_TRACE_LEDGER))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "an account is being kept already");
    if (tare_trace_start(rt, TARE_TRACE_LEDGER, (uint32_t)limit) != TARE_OK) return TARE_ABSENT;
    return TARE_NONE;
}

static TareValue stop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_trace_stop(rt, TARE_TRACE_LEDGER);
    return TARE_NONE;
}

// Numbers as a tuple of ints.
static TareValue new_numbers(TareRuntime *rt, const uint64_t *numbers, size_t count) {
    TareValue tuple = tare_tuple_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(tuple); i++) {
        TareValue number = tare_int_new(rt, (int64_t)numbers[i]);
        tare_tuple_of(tuple)->items[i] = number;
        if (tare_value_is_absent(number)) tare_slot_clear(rt, &tuple);
    }
    return tuple;
}

// (file, function, line, most bytes ever held by the line)
static TareValue new_site(TareRuntime *rt, const TareTrace *trace, uint32_t number) {
    const TareTraceSite *site = tare_trace_stacks_site(&trace->stacks, number);
    const TareTraceSite *whole = tare_trace_stacks_site(&trace->stacks, site->whole);
    TareValue tuple = tare_tuple_new(rt, 4);
    if (tare_value_is_absent(tuple)) return tuple;
    TareValue *items = tare_tuple_of(tuple)->items;
    items[0] = tare_string_new_c(rt, site->file);
    items[1] = tare_string_new_c(rt, site->function);
    items[2] = tare_int_new(rt, site->line);
    items[3] = tare_int_new(rt, (int64_t)whole->peak_bytes);
    for (size_t i = 0; i < 4; i++) {
        if (!tare_value_is_absent(items[i])) continue;
        tare_slot_clear(rt, &tuple);
        break;
    }
    return tuple;
}

static TareValue new_stack(TareRuntime *rt, const TareTrace *trace, uint32_t number) {
    const TareTraceStack *stack = tare_trace_stacks_get(&trace->stacks, number);
    const TareTraceCounts *counts = &stack->counts;
    const uint64_t numbers[] = {
        stack->parent, stack->site, counts->born_count, counts->born_bytes,
        counts->born_slack_bytes, counts->died_count, counts->died_bytes,
        counts->died_slack_bytes, counts->cyclic_count, counts->cyclic_bytes,
        counts->lifetime_bytes, tare_trace_held_at_peak(trace, stack),
    };
    return new_numbers(rt, numbers, sizeof numbers / sizeof *numbers);
}

static TareValue new_list(TareRuntime *rt, const TareTrace *trace, size_t count,
                          TareValue (*new_item)(TareRuntime *rt, const TareTrace *trace,
                                                uint32_t number)) {
    TareValue list = tare_list_new(rt, count);
    for (uint32_t i = 0; i < count && !tare_value_is_absent(list); i++) {
        TareValue item = new_item(rt, trace, i);
        if (tare_value_is_absent(item) ||
            tare_list_append_steal(rt, tare_list_of(list), item) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

// (sites, stacks, (held, peak, bytes allocated, births not recorded, bytes of the account))
static TareValue new_account(TareRuntime *rt, const TareTrace *trace) {
    const TareTraceSpan *span = &trace->spans[TARE_TRACE_LEDGER];
    const uint64_t numbers[] = {span->held_bytes, span->peak_bytes, trace->clock - span->since,
                                trace->lost_count, tare_trace_own_bytes(trace)};
    TareValue account = tare_tuple_new(rt, 3);
    if (tare_value_is_absent(account)) return account;
    TareValue *items = tare_tuple_of(account)->items;
    items[2] = new_numbers(rt, numbers, sizeof numbers / sizeof *numbers);
    items[0] = new_list(rt, trace, trace->stacks.sites.count, new_site);
    if (!tare_value_is_absent(items[0]))
        items[1] = new_list(rt, trace, trace->stacks.stacks.count, new_stack);
    if (tare_value_is_absent(items[1]) || tare_value_is_absent(items[2]))
        tare_slot_clear(rt, &account);
    return account;
}

static TareValue read_account(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (!tare_trace_is_on(rt, TARE_TRACE_LEDGER))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "no account is being kept");
    tare_trace_pause(rt, true);
    TareValue account = new_account(rt, rt->trace);
    tare_trace_pause(rt, false);
    return account;
}

static const TareNativeDefinition functions[] = {
    {"start", start, TARE_NATIVE_ONE, 0, 0, 0, "Opens the account, with so many frames a stack."},
    {"read", read_account, TARE_NATIVE_NONE, 0, 0, 0, "Sites, stacks and sums so far."},
    {"stop", stop, TARE_NATIVE_NONE, 0, 0, 0, "Closes the account and forgets it."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_ledger_module_new(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_ledger", "The account of allocations as data.");
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
