// Clocks, sleeping, and calendar time.
#include "modules/time.h"

#include <errno.h>
#include <math.h>
#include <time.h>

#include "modules/library_function.h"
#include "modules/record.h"
#include "modules/sys.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/float.h"
#include "types/int.h"
#include "types/module.h"
#include "vm/thread.h"

// ---- clocks ----

static int64_t read_nanoseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

#define CLOCK(name, id)                                                                          \
    static TareValue time_##name(TareRuntime *rt, TareValue self, const TareArguments *a) {      \
        return tare_float_new(rt, (double)read_nanoseconds(id) * 1e-9);                          \
    }                                                                                            \
    static TareValue time_##name##_ns(TareRuntime *rt, TareValue self, const TareArguments *a) { \
        return tare_int_new(rt, read_nanoseconds(id));                                           \
    }
CLOCK(time, CLOCK_REALTIME)
CLOCK(perf_counter, CLOCK_MONOTONIC)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)
#undef CLOCK

static TareValue time_sleep(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double seconds;
    if (tare_float_from_value(rt, arguments->values[0], &seconds) != TARE_OK) return TARE_ABSENT;
    if (isnan(seconds))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "Invalid value NaN (not a number)");
    if (seconds < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "sleep length must be non-negative");
    if (seconds > 9e9)
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "timestamp out of range for platform time_t");
    if (seconds == 0) return tare_thread_yield(rt) == TARE_OK ? TARE_NONE : TARE_ABSENT;
    int64_t until_ns = tare_thread_now_ns() + (int64_t)ceil(seconds * 1e9);
    return tare_thread_wait(rt, NULL, until_ns) == TARE_THREAD_FAILED ? TARE_ABSENT : TARE_NONE;
}

// ---- calendar ----

static const char *const calendar_fields[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour", "tm_min",
                                              "tm_sec",  "tm_wday", "tm_yday", "tm_isdst"};
enum { CALENDAR_COUNT = 9 };
static const TareRecordSpec calendar_spec = {"time", "struct_time", calendar_fields,
                                             CALENDAR_COUNT};

static TareValue new_calendar(TareRuntime *rt, TareValue module, const struct tm *tm) {
    TareValue class = tare_attribute_get_c(rt, module, "struct_time");
    if (tare_value_is_absent(class)) return class;
    int numbers[] = {tm->tm_year + 1900,    tm->tm_mon + 1,  tm->tm_mday,
                     tm->tm_hour,           tm->tm_min,      tm->tm_sec,
                     (tm->tm_wday + 6) % 7, tm->tm_yday + 1, tm->tm_isdst};
    TareValue items[CALENDAR_COUNT];
    for (size_t i = 0; i < CALENDAR_COUNT; i++) items[i] = tare_int_new(rt, numbers[i]);
    TareValue result = tare_record_new_steal(rt, class, items, CALENDAR_COUNT);
    tare_release(rt, class);
    return result;
}

static TareStatus read_seconds(TareRuntime *rt, const TareArguments *arguments, time_t *out) {
    if (arguments->positional_count == 0 || tare_value_is_none(arguments->values[0])) {
        *out = time(NULL);
        return TARE_OK;
    }
    double seconds;
    if (tare_float_from_value(rt, arguments->values[0], &seconds) != TARE_OK) return TARE_ERROR;
    if (!(fabs(seconds) < 6e16))
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                               "timestamp out of range for platform time_t");
    *out = (time_t)floor(seconds);
    return TARE_OK;
}

static TareValue time_localtime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    time_t seconds;
    struct tm tm;
    if (read_seconds(rt, arguments, &seconds) != TARE_OK) return TARE_ABSENT;
    if (localtime_r(&seconds, &tm)) return new_calendar(rt, self, &tm);
    return tare_error_raise_errno(rt, errno, TARE_ABSENT);
}

static TareValue time_gmtime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    time_t seconds;
    struct tm tm;
    if (read_seconds(rt, arguments, &seconds) != TARE_OK) return TARE_ABSENT;
    if (gmtime_r(&seconds, &tm)) return new_calendar(rt, self, &tm);
    return tare_error_raise_errno(rt, errno, TARE_ABSENT);
}

static TareStatus read_calendar(TareRuntime *rt, TareValue v, struct tm *tm) {
    if (!tare_type_is_instance(rt, v, TARE_TYPE_TUPLE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "Tuple or struct_time argument required");
    TareTuple *tuple = tare_tuple_of(v);
    if (tuple->length != CALENDAR_COUNT)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "time tuple must have exactly 9 items");
    int64_t numbers[CALENDAR_COUNT];
    for (size_t i = 0; i < CALENDAR_COUNT; i++)
        if (tare_operator_index_int64(rt, tuple->items[i], false, TARE_TYPE_OVERFLOW_ERROR,
                                      &numbers[i]) != TARE_OK)
            return TARE_ERROR;
    *tm = (struct tm){
        .tm_year = (int)numbers[0] - 1900,
        .tm_mon = (int)numbers[1] - 1,
        .tm_mday = (int)numbers[2],
        .tm_hour = (int)numbers[3],
        .tm_min = (int)numbers[4],
        .tm_sec = (int)numbers[5],
        .tm_wday = ((int)numbers[6] + 1) % 7,
        .tm_yday = (int)numbers[7] - 1,
        .tm_isdst = (int)numbers[8],
    };
    return TARE_OK;
}

// The calendar time at argument `index`, or the present local time.
static TareStatus read_or_now(TareRuntime *rt, const TareArguments *arguments, size_t index,
                              struct tm *tm) {
    if (arguments->positional_count > index) return read_calendar(rt, arguments->values[index], tm);
    time_t now = time(NULL);
    localtime_r(&now, tm);
    return TARE_OK;
}

static TareValue time_mktime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    struct tm tm;
    if (read_calendar(rt, arguments->values[0], &tm) != TARE_OK) return TARE_ABSENT;
    return tare_float_new(rt, (double)mktime(&tm));
}

static TareValue format_calendar(TareRuntime *rt, const char *format, const struct tm *tm) {
    char buffer[2048];
    size_t length = strftime(buffer, sizeof buffer, format, tm);
    return tare_string_new_utf8(rt, buffer, length);
}

static TareValue time_strptime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_library_function_call(rt, "_strptime", "read_struct", arguments);
}

static TareValue time_strftime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    struct tm tm;
    TareValue format = arguments->values[0];
    if (!tare_type_is_instance(rt, format, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "strftime() argument 1 must be str, not %K", format);
    if (read_or_now(rt, arguments, 1, &tm) != TARE_OK) return TARE_ABSENT;
    TareText scratch;
    tare_binary_file_init_text(rt, &scratch);
    TareValue text =
        format_calendar(rt, tare_string_utf8(rt, tare_string_of(format), &scratch), &tm);
    tare_text_deinit(&scratch);
    return text;
}

static TareValue time_asctime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    struct tm tm;
    if (read_or_now(rt, arguments, 0, &tm) != TARE_OK) return TARE_ABSENT;
    return format_calendar(rt, "%a %b %e %H:%M:%S %Y", &tm);
}

static TareValue time_ctime(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    time_t seconds;
    struct tm tm;
    if (read_seconds(rt, arguments, &seconds) != TARE_OK) return TARE_ABSENT;
    localtime_r(&seconds, &tm);
    return format_calendar(rt, "%a %b %e %H:%M:%S %Y", &tm);
}

// ---- what clocks are ---------------------------------------------------------------------------

typedef struct Clock {
    const char *name, *implementation;
    clockid_t id;
    bool is_monotonic;
} Clock;

static const Clock clocks[] = {
    {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true},
    {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true},
    {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true},
    {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true},
    {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false},
};

static TareValue describe_clock(TareRuntime *rt, const Clock *clock) {
    static const char *const names[] = {"implementation", "monotonic", "adjustable", "resolution"};
    struct timespec step = {0};
    (void)clock_getres(clock->id, &step);
    TareValue values[] = {tare_string_new_c(rt, clock->implementation),
                          tare_value_from_bool(clock->is_monotonic),
                          tare_value_from_bool(!clock->is_monotonic),
                          tare_float_new(rt, (double)step.tv_sec + 1e-9 * (double)step.tv_nsec)};
    TareValue keywords = tare_tuple_new(rt, 4), result = TARE_ABSENT;
    for (size_t i = 0; i < 4 && !tare_value_is_absent(keywords); i++)
        tare_tuple_of(keywords)->items[i] = tare_string_new_c(rt, names[i]);
    if (!tare_error_is_pending(rt))
        result = tare_call(rt, tare_value_from_object(rt->types[TARE_TYPE_NAMESPACE]),
                           &(TareArguments){values, 0, tare_tuple_of(keywords)});
    tare_release(rt, keywords);
    for (size_t i = 0; i < 4; i++) tare_release(rt, values[i]);
    return result;
}

static TareValue time_get_clock_info(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    TareValue name = arguments->values[0];
    if (!tare_type_is_instance(rt, name, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "get_clock_info() argument 1 must be str, not %T", name);
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        if (tare_string_equals_c(tare_string_of(name), clocks[i].name))
            return describe_clock(rt, &clocks[i]);
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "unknown clock");
}

#define NONE TARE_NATIVE_NONE, 0, 0, 0, NULL
static const TareNativeDefinition functions[] = {
    {"time", time_time, NONE},
    {"time_ns", time_time_ns, NONE},
    {"perf_counter", time_perf_counter, NONE},
    {"perf_counter_ns", time_perf_counter_ns, NONE},
    {"monotonic", time_monotonic, NONE},
    {"monotonic_ns", time_monotonic_ns, NONE},
    {"process_time", time_process_time, NONE},
    {"process_time_ns", time_process_time_ns, NONE},
    {"thread_time", time_thread_time, NONE},
    {"thread_time_ns", time_thread_time_ns, NONE},
    {"get_clock_info", time_get_clock_info, TARE_NATIVE_ONE, 0, 0, 0, "What is known of a clock."},
    {"sleep", time_sleep, TARE_NATIVE_ONE, 0, 0, 0, "Wait for some seconds."},
    {"localtime", time_localtime, TARE_NATIVE_POSITIONAL, 0, 1, 0, NULL},
    {"gmtime", time_gmtime, TARE_NATIVE_POSITIONAL, 0, 1, 0, NULL},
    {"mktime", time_mktime, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"strftime", time_strftime, TARE_NATIVE_POSITIONAL, 1, 2, 0, NULL},
    {"strptime", time_strptime, TARE_NATIVE_POSITIONAL, 1, 2, 0, NULL},
    {"asctime", time_asctime, TARE_NATIVE_POSITIONAL, 0, 1, 0, NULL},
    {"ctime", time_ctime, TARE_NATIVE_POSITIONAL, 0, 1, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};
#undef NONE

static TareStatus add_zone(TareRuntime *rt, TareValue module) {
    tzset();
    TareValue names = tare_tuple_pack(rt, TARE_NONE, TARE_NONE);
    if (tare_value_is_absent(names)) return TARE_ERROR;
    for (size_t i = 0; i < 2; i++)
        tare_tuple_of(names)->items[i] = tare_string_new_c(rt, tzname[i]);
    if (tare_module_set_steal(rt, module, "tzname", names) != TARE_OK ||
        tare_module_set_steal(rt, module, "timezone", tare_int_new(rt, timezone)) != TARE_OK)
        return TARE_ERROR;
    return tare_module_set_steal(rt, module, "daylight", tare_int_new(rt, daylight));
}

TareValue tare_time_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "time", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_set_steal(rt, module, "struct_time",
                              tare_record_new_class(rt, &calendar_spec)) == TARE_OK &&
        add_zone(rt, module) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
