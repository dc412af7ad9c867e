// Interned strings: equal text, same object, so that names compare by pointer.
#ifndef TARE_OBJECT_INTERN_H
#define TARE_OBJECT_INTERN_H

#include "object/runtime.h"

// The interned string equal to `stolen_string` (which may be that very one): owned. NULL and error.
TareString *tare_intern_string_steal(TareRuntime *rt, TareString *stolen_string);
// From UTF-8; new reference or NULL.
TareString *tare_intern_utf8(TareRuntime *rt, const char *bytes, size_t length_bytes);
TareString *tare_intern_c(TareRuntime *rt, const char *utf8);
// An interned string dies: takes it out of the table.
void tare_intern_forget(TareRuntime *rt, TareString *string);

#endif
