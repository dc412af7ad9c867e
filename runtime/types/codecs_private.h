// What the files of the codecs share.
#ifndef TARE_TYPES_CODECS_PRIVATE_H
#define TARE_TYPES_CODECS_PRIVATE_H

#include "types/codecs.h"

typedef enum TareCodecKind {
    TARE_CODEC_ASCII,
    TARE_CODEC_LATIN_1,
    TARE_CODEC_TABLE,
    TARE_CODEC_UTF_8,
    TARE_CODEC_UTF_16,
    TARE_CODEC_UTF_32,
} TareCodecKind;

typedef struct TareCodecTable {
    const char *name;
    uint16_t points[128];  // of the bytes from 0x80 up; 0: none
} TareCodecTable;

typedef struct TareCodec {
    const char *name;  // as messages print it
    TareCodecKind kind;
    bool is_big_endian;
    bool has_mark;  // a byte order mark (for utf-8-sig a signature) comes first
    const TareCodecTable *table;  // of TARE_CODEC_TABLE
} TareCodec;

typedef enum TareCodecErrors {
    TARE_CODEC_STRICT,
    TARE_CODEC_IGNORE,
    TARE_CODEC_REPLACE,
    TARE_CODEC_BACKSLASH,
    TARE_CODEC_XML,
    TARE_CODEC_SURROGATE_ESCAPE,
    TARE_CODEC_SURROGATE_PASS,
    TARE_CODEC_NAME,
    TARE_CODEC_UNKNOWN,
} TareCodecErrors;

// codecs_table.c. Of cp437, cp1250, cp1251, cp1252 and iso8859-15, in this order.
extern const TareCodecTable tare_codecs_tables[];
// The byte that stands for `point`, or -1.
int tare_codecs_table_find(const TareCodecTable *self, uint32_t point);

// NULL and LookupError when there is no such encoding; NULL as name is utf-8.
const TareCodec *tare_codecs_find(TareRuntime *rt, const char *encoding);
TareCodecErrors tare_codecs_find_errors(const char *errors);
// LookupError for a handler that does not exist.
TareStatus tare_codecs_refuse_handler(TareRuntime *rt, const char *errors);
// UnicodeEncodeError or UnicodeDecodeError (`id`) of that place in `object`.
TareStatus tare_codecs_fail(TareRuntime *rt, TareTypeId id, const char *encoding, TareValue object,
                            size_t start, size_t end, const char *reason);

#endif
