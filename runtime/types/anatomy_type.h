// The object that tare.anatomy() returns: its numbers as attributes, its regions as data, and the
// table that it prints as. Made by the measure layer, which knows what the numbers mean.
//   +0 header  +8 attributes  +16 table  +24 line
#ifndef TARE_TYPES_ANATOMY_TYPE_H
#define TARE_TYPES_ANATOMY_TYPE_H

#include "object/alloc.h"

typedef struct TareAnatomyObject {
    TareObject header;
    TareValue attributes;  // dict of str to values
    TareValue table;       // str: repr()
    TareValue line;        // str: str()
} TareAnatomyObject;

// Retains what it is given.
TARE_NEW TareValue tare_anatomy_type_new(TareRuntime *rt, TareValue attributes, TareValue table,
                                         TareValue line);

#endif
