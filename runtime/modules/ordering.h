// Under collections.OrderedDict, which is a class of the language: its instances have attributes.
#ifndef TARE_MODULES_ORDERING_H
#define TARE_MODULES_ORDERING_H

#include "object/native.h"

// _collections._pop_first(dict): the first key and its value, taken out; KeyError when it is empty.
TareValue tare_ordering_pop_first(TareRuntime *rt, TareValue module,
                                  const TareArguments *arguments);
// _collections._move_to_end(dict, key, last): to the end or to the front; KeyError without the key.
TareValue tare_ordering_move_to_end(TareRuntime *rt, TareValue module,
                                    const TareArguments *arguments);

#endif
