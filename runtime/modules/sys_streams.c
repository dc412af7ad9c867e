// sys.stdin, stdout and stderr: text files over the process's descriptors, or over the callbacks
// of the host.
#include <unistd.h>

#include "modules/sys.h"
#include "object/error.h"
#include "object/runtime.h"
#include "types/module.h"

typedef struct Stream {
    const char *name, *twin, *title, *mode, *errors;
    int fd;
} Stream;

static const Stream streams[] = {
    {"stdin", "__stdin__", "<stdin>", "r", "strict", 0},
    {"stdout", "__stdout__", "<stdout>", "w", "strict", 1},
    {"stderr", "__stderr__", "<stderr>", "w", "backslashreplace", 2},
};

static TareValue new_stream(TareRuntime *rt, const Stream *stream) {
    TareSysHost *host = rt->host;
    TareValue title = tare_string_new_c(rt, stream->title);
    if (tare_value_is_absent(title)) return title;
    unsigned flags = TARE_BINARY_FILE_KEEPS_FD |
                     (stream->fd == 0 ? TARE_BINARY_FILE_READS : TARE_BINARY_FILE_WRITES);
    TareValue binary =
        tare_binary_file_new(rt, stream->fd, title, stream->fd == 0 ? "rb" : "wb", flags);
    tare_release(rt, title);
    if (tare_value_is_absent(binary)) return binary;
    TareBinaryFile *file = tare_binary_file_of(binary);
    if (host && stream->fd == 1) file->writer = host->write_output;
    if (host && stream->fd == 2) file->writer = host->write_error;
    if (host) file->host = host->context;
    TareValue text =
        tare_text_file_new(rt, binary, stream->mode, "utf-8", stream->errors, TARE_ABSENT);
    tare_release(rt, binary);
    if (tare_value_is_absent(text)) return text;
    tare_text_file_of(text)->is_line_buffered =
        stream->fd == 2 || (stream->fd == 1 && !file->writer && isatty(1));
    tare_text_file_of(text)->is_write_through = stream->fd && host && host->is_unbuffered;
    return text;
}

TareStatus tare_sys_streams_add(TareRuntime *rt, TareValue module) {
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        TareValue stream = new_stream(rt, &streams[i]);
        if (tare_value_is_absent(stream) ||
            tare_module_set_steal(rt, module, streams[i].twin, tare_retain(stream)) != TARE_OK) {
            tare_release(rt, stream);
            return TARE_ERROR;
        }
        if (tare_module_set_steal(rt, module, streams[i].name, stream) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}
