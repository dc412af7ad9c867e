// _collections._count_elements, under collections.Counter.
#ifndef TARE_MODULES_COUNTING_H
#define TARE_MODULES_COUNTING_H

#include "object/native.h"

// _count_elements(mapping, iterable): counts each item in the mapping, whose counts default to 0.
TareValue tare_counting_count(TareRuntime *rt, TareValue module, const TareArguments *arguments);

#endif
