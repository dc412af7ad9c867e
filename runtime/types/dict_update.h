// Filling a dict from a mapping or from pairs.
#ifndef TARE_TYPES_DICT_UPDATE_H
#define TARE_TYPES_DICT_UPDATE_H

#include "object/runtime.h"

// self.update(source): a mapping (what has keys()) or an iterable of pairs.
TareStatus tare_dict_update_from(TareRuntime *rt, TareDict *self, TareValue source) TARE_CHECKED;
// The same of a mapping only; AttributeError when it has no keys().
TareStatus tare_dict_update_from_mapping(TareRuntime *rt, TareDict *self,
                                         TareValue source) TARE_CHECKED;
// self.update(*arguments); `function_name` is for messages.
TareStatus tare_dict_update_arguments(TareRuntime *rt, TareDict *self, const char *function_name,
                                      const TareArguments *arguments) TARE_CHECKED;

#endif
