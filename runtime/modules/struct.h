// The module _struct, which lib/struct.py gives its class `error`: numbers and bytes packed as C
// packs them.
#ifndef TARE_MODULES_STRUCT_H
#define TARE_MODULES_STRUCT_H

#include "object/runtime.h"

// `count` items of one code side by side; for s, p and x one item of `count` bytes.
typedef struct TareStructItem {
    uint64_t offset;  // of the first, in bytes from the start
    uint64_t count;
    uint8_t bytes;  // of one
    char code;
} TareStructItem;

// A format that was read.
typedef struct TareStructFormat {
    TareStructItem *items;
    uint32_t item_count;
    bool is_native;  // sizes and alignment are this machine's
    bool is_big_endian;
    uint64_t size_bytes;
    uint64_t value_count;
} TareStructFormat;

TARE_NEW TareValue tare_struct_new_module(TareRuntime *rt);
// The format of an object of the class Struct, as long as that lives.
const TareStructFormat *tare_struct_get_format(TareValue v);

// struct_format.c: reads a format of `length` characters into `items`, which has room for as many.
TareStatus tare_struct_format_parse(TareRuntime *rt, const char *text, size_t length,
                                    TareStructItem *items, TareStructFormat *out) TARE_CHECKED;
// Raises struct.error; the format is printf's. Always an error.
TareStatus tare_struct_format_fail(TareRuntime *rt, const char *message, ...);

// struct_item.c: one value, from and to the bytes at a place.
TARE_NEW TareValue tare_struct_item_read(TareRuntime *rt, const TareStructFormat *format,
                                         const TareStructItem *item, const uint8_t *from);
TareStatus tare_struct_item_write(TareRuntime *rt, const TareStructFormat *format,
                                  const TareStructItem *item, TareValue v,
                                  uint8_t *to) TARE_CHECKED;

#endif
