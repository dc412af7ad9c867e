// The object that the instruments of module tare return: what they found as attributes and as a
// dict, the table that it prints as, JSON, and a picture. Made by the measure layer, which knows
// what the numbers mean.
//   +0 header  +8 fields  +16 table  +24 json  +32 picture
#ifndef TARE_TYPES_REPORT_TYPE_H
#define TARE_TYPES_REPORT_TYPE_H

#include "object/alloc.h"

typedef struct TareReportObject {
    TareObject header;
    TareValue fields;   // dict of str to values
    TareValue table;    // str: repr() and str()
    TareValue json;     // str
    TareValue picture;  // str: SVG; or None
} TareReportObject;

// Retains what it is given.
TARE_NEW TareValue tare_report_type_new(TareRuntime *rt, TareValue fields, TareValue table,
                                        TareValue json, TareValue picture);

#endif
