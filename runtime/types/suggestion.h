// Suggestions in reports: the nearest name for a misspelt one.
#ifndef TARE_TYPES_SUGGESTION_H
#define TARE_TYPES_SUGGESTION_H

#include "types/exception.h"

// Appends ". Did you mean: 'x'?" for a NameError or AttributeError when a name is near.
void tare_suggestion_append(TareRuntime *rt, TareValue exception, TareText *text);

#endif
