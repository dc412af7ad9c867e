// The line for whoever waits: from the second second on, on standard error, and taken away again.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "measure/progress.h"

// What the steps write to standard error.
static void record(TareProgress *progress, char *written, size_t room_bytes) {
    int ends[2], old = dup(2);
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], 2);
    TareProgressCount steps = {.progress = progress, .what = "walking", .all = 0x20000};
    for (int i = 0; i < 0x10000; i++) tare_progress_count(&steps);
    tare_progress_end(progress);
    dup2(old, 2);
    close(old);
    close(ends[1]);
    ssize_t bytes = read(ends[0], written, room_bytes - 1);
    written[bytes > 0 ? bytes : 0] = 0;
    close(ends[0]);
}

static void who_waits_long_is_told(void **state) {
    TareProgress since_long = {.start_ns = 1};
    char written[200];
    record(&since_long, written, sizeof written);
    assert_string_equal(written, "\rwalking: 50 %\033[K\r\033[K");
}

static void who_does_not_wait_is_not(void **state) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    TareProgress silent = {0};
    TareProgress just_now = {.start_ns = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec};
    char written[200];
    record(&silent, written, sizeof written);
    assert_string_equal(written, "");
    record(&just_now, written, sizeof written);
    assert_string_equal(written, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_long_is_told),
        cmocka_unit_test(who_does_not_wait_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
