// The table of modules: those written in C, and the texts of those written in the language.
#ifndef TARE_MODULES_MODULE_TABLE_H
#define TARE_MODULES_MODULE_TABLE_H

#include "object/runtime.h"

// For the machine's hooks of these purposes: see vm/machine.h.
TARE_NEW TareValue tare_module_table_new_builtin(TareRuntime *rt, const char *name);
const char *tare_module_table_find_source(const char *name, size_t *length_bytes);
// A tuple of the names of all, for sys.builtin_module_names.
TARE_NEW TareValue tare_module_table_list(TareRuntime *rt);

#endif
