// The ledger: adding, removing and moving keep the sum; every purpose has a name of its own.
#include "memory/ledger.h"

#include "memory/memory_test.h"

static void the_total_is_the_sum(void **state) {
    (void)state;
    TareLedger ledger;
    tare_ledger_init(&ledger);
    tare_ledger_add(&ledger, TARE_PURPOSE_VM_STACK, 100);
    tare_ledger_add(&ledger, TARE_PURPOSE_TABLES, 50);
    tare_ledger_move(&ledger, TARE_PURPOSE_VM_STACK, TARE_PURPOSE_HOST, 30);
    assert_int_equal(ledger.total_bytes, 150);
    assert_int_equal(tare_ledger_sum(&ledger), 150);
    assert_int_equal(ledger.taken_bytes[TARE_PURPOSE_VM_STACK], 70);
    tare_ledger_remove(&ledger, TARE_PURPOSE_TABLES, 50);
    assert_int_equal(ledger.total_bytes, 100);
    assert_int_equal(ledger.peak_bytes, 150);
    tare_ledger_reset_peak(&ledger);
    assert_int_equal(ledger.peak_bytes, 100);
}

static void purposes_have_different_names(void **state) {
    (void)state;
    for (int i = 0; i < TARE_PURPOSE_COUNT; i++) {
        const char *name = tare_ledger_name((TarePurpose)i);
        assert_non_null(name);
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(name, tare_ledger_name((TarePurpose)j));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_total_is_the_sum),
        cmocka_unit_test(purposes_have_different_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
