// Reports as the host gets them: one block of the memory of instruments around an anatomy.
#include <string.h>

#include "api/api_state.h"
#include "measure/anatomy.h"

typedef struct Report {
    TareSizeReport shown;
    TareAnatomy anatomy;
} Report;

_Static_assert(sizeof(TareAnatomyRow) == sizeof(TareReportRow) &&
                   offsetof(TareAnatomyRow, value) == offsetof(TareReportRow, value),
               "rows are handed out as they are");

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

static void fill(Report *self) {
    const TareAnatomy *anatomy = &self->anatomy;
    self->shown = (TareSizeReport){
        .type_name = anatomy->type_name,
        .is_immediate = anatomy->is_immediate,
        .own_bytes = anatomy->taken_bytes,
        .requested_bytes = anatomy->requested_bytes,
        .slack_bytes = anatomy->taken_bytes - anatomy->requested_bytes,
        .metadata_millibytes = anatomy->metadata_millibytes,
        .alone_bytes = anatomy->alone_bytes,
        .alone_count = anatomy->alone_count,
        .is_alone_cut = anatomy->is_alone_cut,
        .reference_count = anatomy->reference_count,
        .is_immortal = anatomy->is_immortal,
        .generation = anatomy->generation,
        .is_weakly_referenced = anatomy->is_weakly_referenced,
        .is_kept_by_underscore = anatomy->is_kept_by_underscore,
        .has_shared_keys = anatomy->has_shared_keys,
        .key_count = anatomy->key_count,
        .sharing_count = anatomy->sharing_count,
        .row_count = anatomy->rows.count,
        .rows = anatomy->rows.items,
        .line = tare_text_get(&anatomy->line),
    };
}

TareSizeReport *tare_weigh(TareRuntime *rt, TareHandle *value) {
    TareAllocator *allocator = instruments(rt);
    Report *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return NULL;
    // While a value is being shown, the machine holds it in a register of its own, too.
    size_t own = tare_handle_count_for(rt, value->value);
    if (tare_api_state_of(rt)->shown) own++;
    if (tare_anatomy_init(rt, &self->anatomy, value->value, own) == TARE_OK) {
        fill(self);
        return &self->shown;
    }
    tare_anatomy_deinit(&self->anatomy);
    allocator->resize(allocator, self, sizeof *self, 0);
    return NULL;
}

void tare_free_report(TareRuntime *rt, TareSizeReport *report) {
    if (!report) return;
    Report *self = (Report *)report;
    tare_anatomy_deinit(&self->anatomy);
    TareAllocator *allocator = instruments(rt);
    allocator->resize(allocator, self, sizeof *self, 0);
}

void tare_weigh_heap(TareRuntime *rt, TareHeapReport *report) {
    TareHeapTotals totals;
    bool adds_up = tare_heap_check_sum(&rt->heap, &totals);
    const TareLedger *ledger = &rt->heap.system->ledger;
    *report = (TareHeapReport){
        .live_bytes = totals.live_bytes,
        .slack_bytes = totals.slack_bytes,
        .free_bytes = totals.free_bytes,
        .metadata_bytes = totals.metadata_bytes,
        .stack_bytes = ledger->taken_bytes[TARE_PURPOSE_VM_STACK],
        .compiler_bytes = ledger->taken_bytes[TARE_PURPOSE_COMPILER],
        .table_bytes = ledger->taken_bytes[TARE_PURPOSE_TABLES],
        .collector_bytes = ledger->taken_bytes[TARE_PURPOSE_COLLECTOR],
        .instrument_bytes = ledger->taken_bytes[TARE_PURPOSE_INSTRUMENTS],
        .host_bytes = ledger->taken_bytes[TARE_PURPOSE_HOST],
        .taken_bytes = ledger->total_bytes,
        .peak_bytes = ledger->peak_bytes,
        .object_count = totals.live_count[TARE_BLOCK_OBJECT] + totals.live_count[TARE_BLOCK_LEAF],
        .adds_up = adds_up,
    };
}
