// The standard modules that are written in the language itself: the texts of modules/lib/*.py, put
// into the binary at build by modules/embed.sh; so are the pages of instruments, measure/*.html.
#ifndef TARE_MODULES_EMBEDDED_H
#define TARE_MODULES_EMBEDDED_H

#include "base/config.h"

typedef struct TareEmbeddedModule {
    const char *name;     // of the module, a.b too; NULL in the entry that ends the table
    const char *source;   // NUL-terminated UTF-8
    size_t source_bytes;  // without the NUL
} TareEmbeddedModule;

extern const TareEmbeddedModule tare_embedded_modules[];

#endif
