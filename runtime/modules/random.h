// The module _random: the generator under lib/random.py.
#ifndef TARE_MODULES_RANDOM_H
#define TARE_MODULES_RANDOM_H

#include "object/runtime.h"

TARE_NEW TareValue tare_random_new_module(TareRuntime *rt);

#endif
