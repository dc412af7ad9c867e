// functools.partial: a function with some arguments given already.
//   +0 header  +8 dict word  +16 function  +24 tuple of arguments  +32 dict of keywords
#ifndef TARE_MODULES_PARTIAL_H
#define TARE_MODULES_PARTIAL_H

#include "object/instance.h"

typedef struct TarePartial {
    TareObject header;
    void *dict_word;
    TareValue function;
    TareValue arguments;  // exactly a tuple
    TareValue keywords;   // exactly a dict, which the program may change
} TarePartial;

static inline TarePartial *tare_partial_of(TareValue v) {
    return (TarePartial *)tare_value_get_object(v);
}

extern const TareTypeSpec tare_partial_spec;

#endif
