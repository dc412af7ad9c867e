// Records: tuples whose items also have names, as sys.version_info and time.struct_time are.
#ifndef TARE_MODULES_RECORD_H
#define TARE_MODULES_RECORD_H

#include "object/runtime.h"

typedef struct TareRecordSpec {
    const char *module;
    const char *name;
    const char *const *fields;
    size_t field_count;
} TareRecordSpec;

// The class of such records, a subclass of tuple.
TARE_NEW TareValue tare_record_new_class(TareRuntime *rt, const TareRecordSpec *spec);
// An instance; takes over the items, as many as there are fields.
TARE_NEW TareValue tare_record_new_steal(TareRuntime *rt, TareValue class,
                                         const TareValue *stolen_items, size_t count);
// One instance of a class of its own.
TARE_NEW TareValue tare_record_new_single_steal(TareRuntime *rt, const TareRecordSpec *spec,
                                                const TareValue *stolen_items);

#endif
