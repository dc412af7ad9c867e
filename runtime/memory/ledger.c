// Names and sums of the ledger; guarded by tests/unit/memory/ledger_test.c.
#include "memory/ledger.h"

#include <string.h>

static const char *const names[TARE_PURPOSE_COUNT] = {
    [TARE_PURPOSE_OBJECT_PAGES] = "object pages", [TARE_PURPOSE_LARGE_BLOCKS] = "large blocks",
    [TARE_PURPOSE_FREE_PAGES] = "free pages",     [TARE_PURPOSE_PAGE_METADATA] = "page metadata",
    [TARE_PURPOSE_VM_STACK] = "machine stack",    [TARE_PURPOSE_COMPILER] = "compiler",
    [TARE_PURPOSE_TABLES] = "runtime tables",     [TARE_PURPOSE_COLLECTOR] = "collector",
    [TARE_PURPOSE_INSTRUMENTS] = "instruments",   [TARE_PURPOSE_HOST] = "host",
};

void tare_ledger_init(TareLedger *self) { memset(self, 0, sizeof *self); }

const char *tare_ledger_name(TarePurpose purpose) { return names[purpose]; }

size_t tare_ledger_sum(const TareLedger *self) {
    size_t sum_bytes = 0;
    for (int i = 0; i < TARE_PURPOSE_COUNT; i++) sum_bytes += self->taken_bytes[i];
    return sum_bytes;
}

void tare_ledger_reset_peak(TareLedger *self) { self->peak_bytes = self->total_bytes; }
