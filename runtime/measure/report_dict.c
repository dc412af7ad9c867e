// Entries of report dicts.
#include "measure/report_dict.h"

#include "object/dict.h"
#include "types/int.h"

TareStatus tare_report_dict_set_steal(TareRuntime *rt, TareValue dict, const char *name,
                                      TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    TareStatus status = tare_dict_set_c(rt, tare_dict_of(dict), name, stolen_value);
    tare_release(rt, stolen_value);
    return status;
}

TareStatus tare_report_dict_set_number(TareRuntime *rt, TareValue dict, const char *name,
                                       uint64_t number) {
    return tare_report_dict_set_steal(rt, dict, name, tare_int_new_unsigned(rt, number));
}

TareStatus tare_report_dict_set_text(TareRuntime *rt, TareValue dict, const char *name,
                                     const char *text) {
    return tare_report_dict_set_steal(rt, dict, name, tare_string_new_c(rt, text));
}
