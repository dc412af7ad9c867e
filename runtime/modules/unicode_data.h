// unicodedata.
#ifndef TARE_MODULES_UNICODE_DATA_H
#define TARE_MODULES_UNICODE_DATA_H

#include "object/runtime.h"

TARE_NEW TareValue tare_unicode_data_new_module(TareRuntime *rt);

#endif
