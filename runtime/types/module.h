// Module objects: a name and a dict.
#ifndef TARE_TYPES_MODULE_H
#define TARE_TYPES_MODULE_H

#include "object/alloc.h"

typedef struct TareModule {
    TareObject header;
    TareDict *dict;
} TareModule;

static inline TareModule *tare_module_of(TareValue v) {
    return (TareModule *)tare_value_get_object(v);
}

// A module with __name__, __doc__, __package__, __loader__ and __spec__ set, not in sys.modules.
TARE_NEW TareValue tare_module_new(TareRuntime *rt, const char *name, const char *doc);
// Adds natives as functions of the module.
TareStatus tare_module_add_functions(TareRuntime *rt, TareValue module,
                                     const TareNativeDefinition *definitions) TARE_CHECKED;
TareStatus tare_module_set(TareRuntime *rt, TareValue module, const char *name,
                           TareValue value) TARE_CHECKED;
// The same, taking over the value; TARE_ERROR when that is absent.
TareStatus tare_module_set_steal(TareRuntime *rt, TareValue module, const char *name,
                                 TareValue stolen_value) TARE_CHECKED;
// The type of that name and spec among the module's attributes, borrowed. NULL and RuntimeError
// where the program has put something else there.
TareType *tare_module_find_type(TareRuntime *rt, TareValue module, const char *name,
                                const TareTypeSpec *spec);
typedef struct TareModuleConstant {
    const char *name;
    int64_t value;
} TareModuleConstant;
TareStatus tare_module_add_constants(TareRuntime *rt, TareValue module,
                                     const TareModuleConstant *constants,
                                     size_t count) TARE_CHECKED;

#endif
