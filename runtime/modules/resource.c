// Times, memory and faults of the process, as the system counts them, and its limits.
#include "modules/resource.h"

#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

#include "modules/record.h"
#include "modules/sys.h"
#include "object/attribute.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/float.h"
#include "types/int.h"
#include "types/module.h"

static const char *const usage_fields[] = {"ru_utime",  "ru_stime",    "ru_maxrss",  "ru_ixrss",
                                           "ru_idrss",  "ru_isrss",    "ru_minflt",  "ru_majflt",
                                           "ru_nswap",  "ru_inblock",  "ru_oublock", "ru_msgsnd",
                                           "ru_msgrcv", "ru_nsignals", "ru_nvcsw",   "ru_nivcsw"};
enum { USAGE_COUNT = sizeof usage_fields / sizeof *usage_fields };
static const TareRecordSpec usage_spec = {"resource", "struct_rusage", usage_fields, USAGE_COUNT};

static double seconds(struct timeval time) {
    return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static TareValue resource_getrusage(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    int64_t who;
    struct rusage usage;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &who) != TARE_OK)
        return TARE_ABSENT;
    if (getrusage((int)who, &usage) < 0)
        return errno == EINVAL
                   ? tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "invalid who parameter")
                   : tare_error_raise_errno(rt, errno, TARE_ABSENT);
    TareValue class = tare_attribute_get_c(rt, self, "struct_rusage");
    if (tare_value_is_absent(class)) return class;
    long counts[] = {usage.ru_maxrss,  usage.ru_ixrss,  usage.ru_idrss,  usage.ru_isrss,
                     usage.ru_minflt,  usage.ru_majflt, usage.ru_nswap,  usage.ru_inblock,
                     usage.ru_oublock, usage.ru_msgsnd, usage.ru_msgrcv, usage.ru_nsignals,
                     usage.ru_nvcsw,   usage.ru_nivcsw};
    TareValue items[USAGE_COUNT];
    items[0] = tare_float_new(rt, seconds(usage.ru_utime));
    items[1] = tare_float_new(rt, seconds(usage.ru_stime));
    for (size_t i = 2; i < USAGE_COUNT; i++) items[i] = tare_int_new(rt, counts[i - 2]);
    TareValue result = tare_record_new_steal(rt, class, items, USAGE_COUNT);
    tare_release(rt, class);
    return result;
}

// A limit of the system; -1 means that there is none.
static TareValue new_limit(TareRuntime *rt, rlim_t limit) {
    return limit == RLIM_INFINITY ? tare_int_new(rt, -1) : tare_int_new_unsigned(rt, limit);
}

static TareValue resource_getrlimit(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    int64_t which;
    struct rlimit limit;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &which) != TARE_OK)
        return TARE_ABSENT;
    if (which < 0 || which >= RLIM_NLIMITS)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "invalid resource specified");
    if (getrlimit((__rlimit_resource_t)which, &limit) < 0)
        return tare_error_raise_errno(rt, errno, TARE_ABSENT);
    TareValue items[] = {new_limit(rt, limit.rlim_cur), new_limit(rt, limit.rlim_max)};
    return tare_tuple_new_from_steal(rt, items, 2);
}

static TareValue resource_getpagesize(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    return tare_int_new(rt, sysconf(_SC_PAGESIZE));
}

static const TareNativeDefinition functions[] = {
    {"getrusage", resource_getrusage, TARE_NATIVE_ONE},
    {"getrlimit", resource_getrlimit, TARE_NATIVE_ONE},
    {"getpagesize", resource_getpagesize, TARE_NATIVE_NONE},
    {NULL},
};

static TareStatus add_constants(TareRuntime *rt, TareValue module) {
    static const TareModuleConstant constants[] = {
        {"RUSAGE_SELF", RUSAGE_SELF},
        {"RUSAGE_CHILDREN", RUSAGE_CHILDREN},
        {"RUSAGE_THREAD", 1},
        {"RLIM_INFINITY", -1},
        {"RLIMIT_CPU", RLIMIT_CPU},
        {"RLIMIT_FSIZE", RLIMIT_FSIZE},
        {"RLIMIT_DATA", RLIMIT_DATA},
        {"RLIMIT_STACK", RLIMIT_STACK},
        {"RLIMIT_CORE", RLIMIT_CORE},
        {"RLIMIT_RSS", RLIMIT_RSS},
        {"RLIMIT_NPROC", RLIMIT_NPROC},
        {"RLIMIT_NOFILE", RLIMIT_NOFILE},
        {"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK},
        {"RLIMIT_AS", RLIMIT_AS},
    };
    size_t count = sizeof constants / sizeof *constants;
    if (tare_module_add_constants(rt, module, constants, count) != TARE_OK) return TARE_ERROR;
    TareValue error = tare_value_from_object(rt->types[TARE_TYPE_OS_ERROR]);
    return tare_module_set(rt, module, "error", error);
}

TareValue tare_resource_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "resource", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_set_steal(rt, module, "struct_rusage",
                              tare_record_new_class(rt, &usage_spec)) == TARE_OK &&
        add_constants(rt, module) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
