// Floats: shortest digits that read back, at every size.
#include "types/runtime_fixture.h"

#include <math.h>

#include "types/float.h"
#include "types/float_natives.h"

static void subnormals_print_their_shortest_digits(void **state) {
    TareRuntime *rt = *state;
    TareValue least = tare_float_new(rt, 5e-324), small = tare_float_new(rt, 1e-310);
    assert_repr(rt, least, "5e-324");
    assert_repr(rt, small, "1e-310");
    tare_release(rt, least);
    tare_release(rt, small);
}

static void what_is_printed_reads_back(void **state) {
    TareRuntime *rt = *state;
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double number = ldexp(1.0, exponent), back = 0;
        TareValue v = tare_float_new(rt, number), text = tare_protocol_repr(rt, v);
        const TareString *digits = tare_string_of(text);
        assert_true(tare_float_text_parse(rt, (const char *)digits->characters, digits->length,
                                          &back));
        assert_true(back == number);
        tare_release(rt, text);
        tare_release(rt, v);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subnormals_print_their_shortest_digits),
        cmocka_unit_test(what_is_printed_reads_back),
    };
    return cmocka_run_group_tests(tests, start_runtime, NULL);
}
