// The module _report: what lib/traceback.py cannot write in the language.
#ifndef TARE_MODULES_REPORT_H
#define TARE_MODULES_REPORT_H

#include "object/runtime.h"

TARE_NEW TareValue tare_report_new_module(TareRuntime *rt);

#endif
