// The wrapper that functools.lru_cache puts around a function.
#ifndef TARE_MODULES_LRU_CACHE_H
#define TARE_MODULES_LRU_CACHE_H

#include "object/type.h"

// _lru_cache_wrapper(user_function, maxsize, typed, cache_info_type)
extern const TareTypeSpec tare_lru_cache_spec;

#endif
