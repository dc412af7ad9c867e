// Text files: a binary file with an encoding and a treatment of line ends.
//   +0 header  +8 binary file  +16 encoding  +24 errors  +32 newline  +40 mode
#ifndef TARE_TYPES_TEXT_FILE_H
#define TARE_TYPES_TEXT_FILE_H

#include "types/binary_file.h"

typedef enum TareTextFileCodec {
    TARE_TEXT_FILE_UTF8,
    TARE_TEXT_FILE_BYTES,  // one byte a character
    TARE_TEXT_FILE_WIDE,   // any other: decoded all at once
} TareTextFileCodec;

typedef struct TareTextFile {
    TareObject header;
    TareValue binary;    // TareBinaryFile
    TareValue encoding;  // str, as it was given
    TareValue errors;    // str
    TareValue newline;   // str, or absent: universal
    TareValue mode;      // str
    uint8_t codec;       // TareTextFileCodec
    bool is_line_buffered;
    bool is_write_through;  // nothing is held back
} TareTextFile;

static inline TareTextFile *tare_text_file_of(TareValue v) {
    return (TareTextFile *)tare_value_get_object(v);
}
static inline TareBinaryFile *tare_text_file_get_binary(TareValue v) {
    return tare_binary_file_of(tare_text_file_of(v)->binary);
}

// A text file over a binary one. `encoding` and `errors` may be NULL: UTF-8 and strict; LookupError
// when one is unknown. `newline` is absent, "", "\n", "\r" or "\r\n".
TARE_NEW TareValue tare_text_file_new(TareRuntime *rt, TareValue binary, const char *mode,
                                      const char *encoding, const char *errors,
                                      TareValue newline);
// Writes a str; what print() and write() do.
TareStatus tare_text_file_write(TareRuntime *rt, TareValue v, TareString *text) TARE_CHECKED;
TareStatus tare_text_file_flush(TareRuntime *rt, TareValue v) TARE_CHECKED;
// The next line with its end, as a str: empty at the end of the file. `limit` -1: none.
TARE_NEW TareValue tare_text_file_read_line(TareRuntime *rt, TareValue self, int64_t limit);
// `count` characters (-1: all that is left).
TARE_NEW TareValue tare_text_file_read(TareRuntime *rt, TareValue self, int64_t count);

// The natives of text_file_methods.c.
extern const TareNativeDefinition tare_text_file_methods[];
extern const TareAttributeDefinition tare_text_file_attributes[];

#endif
