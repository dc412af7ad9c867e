// Binary files: a descriptor with one buffer, either of bytes read ahead or of bytes that wait to
// be written. Text files (text_file.h) stand on one.
//   +0 header  +8 name  +16 mode  +24 pointer to the buffer, a table block made at first use
#ifndef TARE_TYPES_BINARY_FILE_H
#define TARE_TYPES_BINARY_FILE_H

#include "base/text.h"
#include "object/alloc.h"
#include "object/native.h"

typedef void (*TareFileWriter)(void *host, const char *text, size_t text_bytes);

// [T3] start <= end <= capacity. While is_dirty, [start, end) waits to be written; else it
// was read and not given out so far.
typedef struct TareBinaryFile {
    TareObject header;
    TareValue name;  // str, or the descriptor as an int
    TareValue mode;  // str
    uint8_t *data;   // NULL while not needed
    uint32_t capacity;
    uint32_t start;
    uint32_t end;
    int32_t fd;  // -1: closed
    bool is_readable;
    bool is_writable;
    bool closes_fd;
    bool is_dirty;
    bool is_unbuffered;     // each write goes out at once
    TareFileWriter writer;  // takes what is written in place of the descriptor; NULL: none
    void *host;
} TareBinaryFile;

static inline TareBinaryFile *tare_binary_file_of(TareValue v) {
    return (TareBinaryFile *)tare_value_get_object(v);
}

enum {
    TARE_BINARY_FILE_READS = 1,
    TARE_BINARY_FILE_WRITES = 2,
    TARE_BINARY_FILE_KEEPS_FD = 4,  // closing the file leaves the descriptor open
};

// A file over an open descriptor, which it closes at its end unless told otherwise.
TARE_NEW TareValue tare_binary_file_new(TareRuntime *rt, int fd, TareValue name, const char *mode,
                                        unsigned flags);
// Reads more behind what is buffered: 1, 0 at the end of the file, -1 on error.
int tare_binary_file_fill(TareRuntime *rt, TareBinaryFile *self) TARE_CHECKED;
// Appends up to `count` bytes (-1: all that is left) to `out`.
TareStatus tare_binary_file_read(TareRuntime *rt, TareBinaryFile *self, int64_t count,
                                 TareText *out) TARE_CHECKED;
TareStatus tare_binary_file_write(TareRuntime *rt, TareBinaryFile *self, const void *data,
                                  size_t data_bytes) TARE_CHECKED;
TareStatus tare_binary_file_flush(TareRuntime *rt, TareBinaryFile *self) TARE_CHECKED;
// Flushes and closes; does nothing when it is closed.
TareStatus tare_binary_file_close(TareRuntime *rt, TareBinaryFile *self) TARE_CHECKED;
// The file dies, or `shown` that stands for it: warns if nobody closed it, and closes it.
void tare_binary_file_end(TareRuntime *rt, TareBinaryFile *self, TareValue shown);
// The position in the file, or -1 on error.
int64_t tare_binary_file_tell(TareRuntime *rt, TareBinaryFile *self);
// The new position, or -1 on error.
int64_t tare_binary_file_seek(TareRuntime *rt, TareBinaryFile *self, int64_t offset, int whence);
TareStatus tare_binary_file_truncate(TareRuntime *rt, TareBinaryFile *self,
                                     int64_t length) TARE_CHECKED;
// ValueError `message` when it is closed.
TareStatus tare_binary_file_check_open(TareRuntime *rt, const TareBinaryFile *self,
                                       const char *message) TARE_CHECKED;
// io.UnsupportedOperation(message).
TareStatus tare_binary_file_refuse(TareRuntime *rt, const char *message) TARE_CHECKED;
// The class io.UnsupportedOperation, made when first asked for: new reference.
TARE_NEW TareValue tare_binary_file_fetch_unsupported(TareRuntime *rt);
// Gives that class up, at the end of a runtime.
void tare_binary_file_forget_unsupported(TareRuntime *rt);
// The argument of read() and its like: an int, or None and absent for -1.
TareStatus tare_binary_file_read_count(TareRuntime *rt, TareValue v, int64_t *out) TARE_CHECKED;
// Reads up to the next '\n' included, or `limit` bytes (-1: no limit), into `out`.
TareStatus tare_binary_file_read_line(TareRuntime *rt, TareBinaryFile *self, int64_t limit,
                                      TareText *out) TARE_CHECKED;
// An empty text for what is being read.
void tare_binary_file_init_text(TareRuntime *rt, TareText *text);
// self.writelines(lines), by the `write` of the file type.
TareValue tare_binary_file_write_lines(TareRuntime *rt, TareValue self, TareValue lines,
                                       TareStatus (*write)(TareRuntime *rt, TareValue self,
                                                           TareValue line));

// The natives of binary_file_methods.c.
extern const TareNativeDefinition tare_binary_file_methods[];
extern const TareAttributeDefinition tare_binary_file_attributes[];

#endif
