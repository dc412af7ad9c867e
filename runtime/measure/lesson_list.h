// The texts of the lessons that were put into the binary; the module _lesson knows what they mean.
#ifndef TARE_MEASURE_LESSON_LIST_H
#define TARE_MEASURE_LESSON_LIST_H

#include "object/native.h"

// A list of (name, text) in the order of their numbers.
TARE_NEW TareValue tare_lesson_list_texts(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments);

#endif
