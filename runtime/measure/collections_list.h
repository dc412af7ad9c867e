// tare.collections(): the history as objects of the language.
#ifndef TARE_MEASURE_COLLECTIONS_LIST_H
#define TARE_MEASURE_COLLECTIONS_LIST_H

#include "object/native.h"

// A native function: a dict with the schema tare.collections/1, the newest events in it.
TARE_NEW TareValue tare_collections_list_report(TareRuntime *rt, TareValue self,
                                                const TareArguments *arguments);

#endif
