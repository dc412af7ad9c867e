// Filling the dicts that reports of the module tare are.
#ifndef TARE_MEASURE_REPORT_DICT_H
#define TARE_MEASURE_REPORT_DICT_H

#include "object/runtime.h"

// Enters a value; absent (an error pends already): TARE_ERROR.
TareStatus tare_report_dict_set_steal(TareRuntime *rt, TareValue dict, const char *name,
                                      TareValue stolen_value) TARE_CHECKED;
TareStatus tare_report_dict_set_number(TareRuntime *rt, TareValue dict, const char *name,
                                       uint64_t number) TARE_CHECKED;
TareStatus tare_report_dict_set_text(TareRuntime *rt, TareValue dict, const char *name,
                                     const char *text) TARE_CHECKED;

#endif
