// The module mmap: files and anonymous memory mapped into the address space, outside of the heap.
#ifndef TARE_MODULES_MMAP_H
#define TARE_MODULES_MMAP_H

#include "object/runtime.h"
#include "object/type.h"

typedef enum TareMmapAccess {
    TARE_MMAP_DEFAULT, TARE_MMAP_READ, TARE_MMAP_WRITE, TARE_MMAP_COPY
} TareMmapAccess;

//   +0 header  +8 address of the mapping, NULL once closed  +16 length  +24 position
//   +32 offset in the file  +40 file descriptor, own, -1 for none  +44 export count  +48 access
typedef struct TareMmap {
    TareObject header;
    uint8_t *data;
    uint64_t length;
    uint64_t position;
    int64_t offset;
    int32_t descriptor;
    uint32_t export_count;
    uint32_t access;
} TareMmap;

static inline TareMmap *tare_mmap_of(TareValue v) { return (TareMmap *)tare_value_get_object(v); }

TARE_NEW TareValue tare_mmap_new_module(TareRuntime *rt);

// ValueError "mmap closed or invalid".
TareStatus tare_mmap_check(TareRuntime *rt, const TareMmap *self) TARE_CHECKED;
// The same, and TypeError for a mapping that only reads.
TareStatus tare_mmap_check_writable(TareRuntime *rt, const TareMmap *self) TARE_CHECKED;
void tare_mmap_unmap(TareMmap *self);

// mmap_methods.c
extern const TareNativeDefinition tare_mmap_methods[];
extern const TareAttributeDefinition tare_mmap_attributes[];

#endif
