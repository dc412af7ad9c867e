// Hashes and bit helpers: every input bit matters, and the helpers agree with slow versions.
#include "base/hash.h"

#include "base/bits.h"
#include "base_test.h"

static void every_bit_and_length_matters(void **state) {
    (void)state;
    unsigned char bytes[70] = {0};
    for (size_t count = 0; count < sizeof bytes; count++) {
        uint64_t hash = tare_hash_bytes(bytes, count, 1);
        assert_int_equal(hash, tare_hash_bytes(bytes, count, 1));
        assert_int_not_equal(hash, tare_hash_bytes(bytes, count, 2));
        assert_int_not_equal(hash, tare_hash_bytes(bytes, count + 1, 1));
        for (size_t bit = 0; bit < count * 8; bit++) {
            bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
            assert_int_not_equal(hash, tare_hash_bytes(bytes, count, 1));
            bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
        }
    }
}

static void low_bits_are_spread(void **state) {
    (void)state;
    unsigned seen[1024] = {0};
    for (uint64_t i = 0; i < 64 * 1024; i++) {
        seen[tare_hash_bytes(&i, sizeof i, 0) % 1024]++;
        seen[tare_hash_integer(i * 65536) % 1024]++;
    }
    for (int i = 0; i < 1024; i++) assert_in_range(seen[i], 64, 200);
}

static void the_order_of_a_pair_counts(void **state) {
    (void)state;
    assert_int_not_equal(tare_hash_combine(1, 2), tare_hash_combine(2, 1));
    assert_int_not_equal(tare_hash_combine(0, 0), tare_hash_combine(0, 1));
}

static void bit_helpers_agree_with_arithmetic(void **state) {
    (void)state;
    assert_int_equal(tare_bits_round_up(0, 8), 0);
    assert_int_equal(tare_bits_round_up(9, 8), 16);
    assert_int_equal(tare_bits_round_down(15, 8), 8);
    assert_int_equal(tare_bits_log2(1), 0);
    assert_int_equal(tare_bits_log2((uint64_t)1 << 40 | 5), 40);
    assert_int_equal(tare_bits_power_at_least(0), 1);
    assert_int_equal(tare_bits_power_at_least(8), 8);
    assert_int_equal(tare_bits_power_at_least(9), 16);
    assert_int_equal(tare_bits_rotate_left(0x8000000000000001u, 1), 3);
    assert_int_equal(tare_bits_rotate_right(3, 1), 0x8000000000000001u);
    assert_true(tare_bits_is_power_of_two(64));
    assert_false(tare_bits_is_power_of_two(0));
}

static void runs_of_bits_are_found(void **state) {
    (void)state;
    uint64_t mask = 0xf0e1c3ff00ff7e18u;
    for (unsigned count = 1; count <= 64; count++) {
        uint64_t runs = tare_bits_runs(mask, count);
        for (unsigned i = 0; i < 64; i++) {
            uint64_t run = tare_bits_low_mask(count);
            bool is_run = i + count <= 64 && (mask >> i & run) == run;
            assert_int_equal(runs >> i & 1, is_run);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bit_and_length_matters),
        cmocka_unit_test(low_bits_are_spread),
        cmocka_unit_test(the_order_of_a_pair_counts),
        cmocka_unit_test(bit_helpers_agree_with_arithmetic),
        cmocka_unit_test(runs_of_bits_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
