// Filling a dict from a mapping or from pairs.
#ifndef TARE_TYPES_DICT_UPDATE_H
#define TARE_TYPES_DICT_UPDATE_H

#include "object/runtime.h"

// self.update(source): a mapping (what has keys()) or an iterable of pairs.
TareStatus tare_dict_update_from(TareRuntime *rt, TareDict *self, TareValue source) TARE_CHECKED;
// The same of a mapping only; AttributeError when it has no keys().
TareStatus tare_dict_update_from_mapping(TareRuntime *rt, TareDict *self,
                                         TareValue source) TARE_CHECKED;
// Calls `visit` with each of a mapping's keys and the item of that key, until one fails.
typedef TareStatus (*TareDictUpdateVisit)(TareRuntime *rt, void *context, TareValue key,
                                          TareValue value);
TareStatus tare_dict_update_visit_steal(TareRuntime *rt, TareValue source, TareValue stolen_keys,
                                        TareDictUpdateVisit visit, void *context) TARE_CHECKED;
// self.update(*arguments); `function_name` is for messages.
TareStatus tare_dict_update_arguments(TareRuntime *rt, TareDict *self, const char *function_name,
                                      const TareArguments *arguments) TARE_CHECKED;

#endif
