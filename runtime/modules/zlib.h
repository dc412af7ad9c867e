// The module _zlib, over zlib: what lib/zlib.py has of it, and lib/gzip.py stands on.
#ifndef TARE_MODULES_ZLIB_H
#define TARE_MODULES_ZLIB_H

#define ZLIB_CONST
#include <zlib.h>

#include "object/alloc.h"

TARE_NEW TareValue tare_zlib_new_module(TareRuntime *rt);

// One run of input through a stream of zlib's, into bytes that grow.
typedef struct TareZlibRun {
    TareRuntime *rt;
    z_stream *stream;
    int (*step)(z_stream *stream, int flush);  // deflate or inflate
    int (*amend)(struct TareZlibRun *self);    // where a dictionary is needed; may be NULL
    void *context;                             // amend's
    int flush;  // of the steps, and of those that have the last of the input
    int last_flush;
    size_t input_bytes;  // that no step has seen; the stream's own avail_in comes before
    size_t most_bytes;   // of output, SIZE_MAX: any number
    size_t first_bytes;  // of room at first
    uint8_t *output;
    size_t output_bytes, capacity_bytes, step_count;
} TareZlibRun;

// A run over so many bytes; `stream` is ready. Its fields may be changed before it goes.
void tare_zlib_run_init(TareZlibRun *self, TareRuntime *rt, z_stream *stream,
                        int (*step)(z_stream *stream, int flush), const uint8_t *input,
                        size_t input_bytes);
// All of the input, or up to the end of the stream: zlib's last answer, or Z_MEM_ERROR with
// MemoryError pending.
int tare_zlib_run_go(TareZlibRun *self);
// What of the input was not used.
size_t tare_zlib_run_left(const TareZlibRun *self);
// The output as bytes; frees the room, also when an error pends and the answer is absent.
TARE_NEW TareValue tare_zlib_run_finish(TareZlibRun *self);

// A stream of zlib's without anything, whose memory is counted.
void tare_zlib_prepare(TareRuntime *rt, z_stream *stream);
// Raises zlib.error, which `error` is, for one of zlib's codes: "Error -3 while doing: message", or
// the message alone where it does not say what was being done.
TareValue tare_zlib_raise(TareRuntime *rt, TareValue error, const z_stream *stream, int code,
                          const char *doing);
// The class zlib.error of a module, borrowed; absent and RuntimeError without one.
TareValue tare_zlib_find_error(TareRuntime *rt, TareValue module);

// zlib_stream.c
extern const TareTypeSpec tare_zlib_compress_spec, tare_zlib_decompress_spec;
TareValue tare_zlib_stream_compressobj(TareRuntime *rt, TareValue module,
                                       const TareArguments *arguments);
TareValue tare_zlib_stream_decompressobj(TareRuntime *rt, TareValue module,
                                         const TareArguments *arguments);

#endif
