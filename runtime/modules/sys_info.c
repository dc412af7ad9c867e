// The constants of sys: version, platform, limits of numbers.
#include <float.h>

#include "modules/record.h"
#include "modules/sys.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"

static const char *const version_fields[] = {"major", "minor", "micro", "releaselevel", "serial"};
static const TareRecordSpec version_spec = {"sys", "version_info", version_fields, 5};

static TareValue new_version(TareRuntime *rt) {
    TareValue items[] = {tare_int_new(rt, 3), tare_int_new(rt, 11), tare_int_new(rt, 2),
                         tare_string_new_c(rt, "final"), tare_int_new(rt, 0)};
    return tare_record_new_single_steal(rt, &version_spec, items);
}

static const char *const float_fields[] = {"max",     "max_exp",    "max_10_exp", "min",
                                           "min_exp", "min_10_exp", "dig",        "mant_dig",
                                           "epsilon", "radix",      "rounds"};
static const TareRecordSpec float_spec = {"sys", "float_info", float_fields, 11};

static TareValue new_float_info(TareRuntime *rt) {
    TareValue items[] = {
        tare_float_new(rt, DBL_MAX),      tare_int_new(rt, DBL_MAX_EXP),
        tare_int_new(rt, DBL_MAX_10_EXP), tare_float_new(rt, DBL_MIN),
        tare_int_new(rt, DBL_MIN_EXP),    tare_int_new(rt, DBL_MIN_10_EXP),
        tare_int_new(rt, DBL_DIG),        tare_int_new(rt, DBL_MANT_DIG),
        tare_float_new(rt, DBL_EPSILON),  tare_int_new(rt, FLT_RADIX),
        tare_int_new(rt, FLT_ROUNDS),
    };
    return tare_record_new_single_steal(rt, &float_spec, items);
}

static const char *const int_fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                         "str_digits_check_threshold"};
static const TareRecordSpec int_spec = {"sys", "int_info", int_fields, 4};

static TareValue new_int_info(TareRuntime *rt) {
    TareValue items[] = {tare_int_new(rt, 64), tare_int_new(rt, 8), tare_int_new(rt, 4300),
                         tare_int_new(rt, 640)};
    return tare_record_new_single_steal(rt, &int_spec, items);
}

static const char *const hash_fields[] = {"width",     "modulus",   "inf",       "nan",   "imag",
                                          "algorithm", "hash_bits", "seed_bits", "cutoff"};
static const TareRecordSpec hash_spec = {"sys", "hash_info", hash_fields, 9};

static TareValue new_hash_info(TareRuntime *rt) {
    TareValue items[] = {
        tare_int_new(rt, 64),      tare_int_new(rt, ((int64_t)1 << 61) - 1),
        tare_int_new(rt, 314159),  tare_int_new(rt, 0),
        tare_int_new(rt, 1000003), tare_string_new_c(rt, "folded"),
        tare_int_new(rt, 64),      tare_int_new(rt, 64),
        tare_int_new(rt, 0),
    };
    return tare_record_new_single_steal(rt, &hash_spec, items);
}

static const char *const flag_fields[] = {"debug",
                                          "inspect",
                                          "interactive",
                                          "optimize",
                                          "dont_write_bytecode",
                                          "no_user_site",
                                          "no_site",
                                          "ignore_environment",
                                          "verbose",
                                          "bytes_warning",
                                          "quiet",
                                          "hash_randomization",
                                          "isolated",
                                          "dev_mode",
                                          "utf8_mode",
                                          "warn_default_encoding",
                                          "safe_path",
                                          "int_max_str_digits"};
enum { FLAG_COUNT = sizeof flag_fields / sizeof *flag_fields };
_Static_assert(FLAG_COUNT == TARE_SYS_FLAG_COUNT + 1, "the limit of digits is no flag of the host");
static const TareRecordSpec flag_spec = {"sys", "flags", flag_fields, FLAG_COUNT};

static TareValue new_flags(TareRuntime *rt) {
    TareValue items[FLAG_COUNT];
    const TareSysHost *host = rt->host;
    for (size_t i = 0; i < FLAG_COUNT; i++) {
        const char *name = flag_fields[i];
        bool is_bool = !strcmp(name, "dev_mode") || !strcmp(name, "safe_path");
        int64_t n = !strcmp(name, "int_max_str_digits") ? 4300 : host->flags[i];
        items[i] = is_bool ? tare_value_from_bool(n) : tare_int_new(rt, n);
    }
    return tare_record_new_single_steal(rt, &flag_spec, items);
}

static TareStatus set_member_steal(TareRuntime *rt, TareValue object, const char *name,
                                   TareValue stolen_value) {
    TareString *text = tare_intern_c(rt, name);
    TareStatus status = TARE_ERROR;
    if (text && !tare_value_is_absent(stolen_value))
        status = tare_attribute_set(rt, object, text, stolen_value);
    if (text) tare_release_object(rt, text);
    tare_release(rt, stolen_value);
    return status;
}

static TareValue new_implementation(TareRuntime *rt) {
    TareValue self = tare_call_0(rt, tare_value_from_object(rt->types[TARE_TYPE_NAMESPACE]));
    if (tare_value_is_absent(self)) return self;
    if (set_member_steal(rt, self, "name", tare_string_new_c(rt, "tare")) == TARE_OK &&
        set_member_steal(rt, self, "cache_tag", TARE_NONE) == TARE_OK &&
        set_member_steal(rt, self, "version", new_version(rt)) == TARE_OK &&
        set_member_steal(rt, self, "hexversion", tare_int_new(rt, 0x030b02f0)) == TARE_OK)
        return self;
    tare_release(rt, self);
    return TARE_ABSENT;
}

static TareStatus add_records(TareRuntime *rt, TareValue module) {
    if (tare_module_set_steal(rt, module, "version_info", new_version(rt)) != TARE_OK ||
        tare_module_set_steal(rt, module, "float_info", new_float_info(rt)) != TARE_OK ||
        tare_module_set_steal(rt, module, "int_info", new_int_info(rt)) != TARE_OK ||
        tare_module_set_steal(rt, module, "hash_info", new_hash_info(rt)) != TARE_OK ||
        tare_module_set_steal(rt, module, "flags", new_flags(rt)) != TARE_OK)
        return TARE_ERROR;
    return tare_module_set_steal(rt, module, "implementation", new_implementation(rt));
}

static TareStatus add_texts(TareRuntime *rt, TareValue module) {
    static const char *const rows[][2] = {
        {"version", "3.11.2 (tare " TARE_VERSION ")"},
        {"platform", "linux"},
        {"byteorder", "little"},
        {"copyright", "tare: MIT licence"},
        {"prefix", ""},
        {"exec_prefix", ""},
        {"base_prefix", ""},
        {"platlibdir", "lib"},
        {"float_repr_style", "short"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tare_module_set_steal(rt, module, rows[i][0], tare_string_new_c(rt, rows[i][1])) !=
            TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

static TareStatus add_numbers(TareRuntime *rt, TareValue module) {
    if (tare_module_set_steal(rt, module, "maxsize", tare_int_new(rt, INT64_MAX)) != TARE_OK ||
        tare_module_set_steal(rt, module, "maxunicode", tare_int_new(rt, 0x10ffff)) != TARE_OK ||
        tare_module_set_steal(rt, module, "api_version", tare_int_new(rt, 1013)) != TARE_OK ||
        tare_module_set_steal(rt, module, "dont_write_bytecode", TARE_TRUE) != TARE_OK ||
        tare_module_set_steal(rt, module, "warnoptions", tare_list_new(rt, 0)) != TARE_OK)
        return TARE_ERROR;
    return tare_module_set_steal(rt, module, "hexversion", tare_int_new(rt, 0x030b02f0));
}

TareStatus tare_sys_info_add(TareRuntime *rt, TareValue module) {
    if (add_records(rt, module) != TARE_OK || add_texts(rt, module) != TARE_OK) return TARE_ERROR;
    return add_numbers(rt, module);
}
