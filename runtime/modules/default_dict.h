// collections.defaultdict: a dict that makes what is missing.
#ifndef TARE_MODULES_DEFAULT_DICT_H
#define TARE_MODULES_DEFAULT_DICT_H

#include "object/type.h"

// On top of dict.
extern const TareTypeSpec tare_default_dict_spec;

#endif
