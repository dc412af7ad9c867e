// Checksums, compressing and decompressing at one go, and the module.
#include "modules/zlib.h"

#include "base/library_memory.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/bytes.h"
#include "types/container.h"
#include "types/int_limbs.h"
#include "types/module.h"

// ---- shared ------------------------------------------------------------------------------------

static void *take(void *allocator, uInt count, uInt bytes) {
    return tare_library_memory_take((size_t)count * bytes, allocator);
}

static void give(void *allocator, void *block) { tare_library_memory_give(block, allocator); }

void tare_zlib_prepare(TareRuntime *rt, z_stream *stream) {
    memset(stream, 0, sizeof *stream);
    stream->zalloc = take;
    stream->zfree = give;
    stream->opaque = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
}

static const char *explain(const z_stream *stream, int code) {
    if (stream->msg) return stream->msg;
    switch (code) {
    case Z_BUF_ERROR:
        return "incomplete or truncated stream";
    case Z_STREAM_ERROR:
        return "inconsistent stream state";
    case Z_DATA_ERROR:
        return "invalid input data";
    default:
        return NULL;
    }
}

TareValue tare_zlib_raise(TareRuntime *rt, TareValue error, const z_stream *stream, int code,
                          const char *doing) {
    if (tare_error_is_pending(rt)) return TARE_ABSENT;
    const char *why = explain(stream, code);
    TareValue message = doing ? tare_container_format(rt, "Error %d %s%s%.200s", code, doing,
                                                      why ? ": " : "", why ? why : "")
                              : tare_string_new_c(rt, why);
    if (tare_value_is_absent(message)) return message;
    TareValue exception = tare_call_1(rt, error, message);
    if (!tare_value_is_absent(exception)) (void)tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    tare_release(rt, message);
    return TARE_ABSENT;
}

TareValue tare_zlib_find_error(TareRuntime *rt, TareValue module) {
    TareValue error = tare_dict_find_c(rt, tare_module_of(module)->dict, "error");
    if (!tare_value_is_absent(error)) return error;
    return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "_zlib.error is gone");
}

static TareValue fail(TareRuntime *rt, TareValue module, const z_stream *stream, int code,
                      const char *doing) {
    TareValue error = tare_zlib_find_error(rt, module);
    return tare_value_is_absent(error) ? error : tare_zlib_raise(rt, error, stream, code, doing);
}

static TareStatus read_int(TareRuntime *rt, TareValue v, int64_t *out) {
    return tare_value_is_absent(v) ? TARE_OK : tare_operator_index_int(rt, v, out);
}

// ---- at one go ---------------------------------------------------------------------------------

// What a run gives that has all there is.
static TareValue run_whole(TareZlibRun *run, int *code) {
    run->last_flush = Z_FINISH;
    *code = tare_zlib_run_go(run);
    return tare_zlib_run_finish(run);
}

// compress(data, /, level=-1, wbits=15)
static TareValue compress_all(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    static const char *const names[] = {"data", "level", "wbits"};
    static const TareParameters parameters = {"compress", names, 3, 1, 3, 1};
    TareValue v[3];
    int64_t level = Z_DEFAULT_COMPRESSION, wbits = MAX_WBITS;
    const uint8_t *data;
    size_t length;
    if (tare_native_bind(rt, &parameters, arguments, v) != TARE_OK ||
        read_int(rt, v[1], &level) != TARE_OK || read_int(rt, v[2], &wbits) != TARE_OK ||
        tare_bytes_get_view(rt, v[0], &data, &length) != TARE_OK)
        return TARE_ABSENT;
    z_stream stream;
    tare_zlib_prepare(rt, &stream);
    int code = deflateInit2(&stream, (int)level, Z_DEFLATED, (int)wbits, MAX_MEM_LEVEL - 1,
                            Z_DEFAULT_STRATEGY);
    if (code == Z_MEM_ERROR)
        return tare_error_raise(rt, TARE_TYPE_MEMORY_ERROR, "Out of memory while compressing data");
    if (code != Z_OK) {
        bool is_argument = code == Z_STREAM_ERROR;
        if (is_argument) stream.msg = "Bad compression level";
        return fail(rt, module, &stream, code, is_argument ? NULL : "while compressing data");
    }
    TareZlibRun run;
    tare_zlib_run_init(&run, rt, &stream, deflate, data, length);
    TareValue result = run_whole(&run, &code);
    deflateEnd(&stream);
    return result;
}

// How much room the output has at first; ValueError below 0.
static TareStatus read_room(TareRuntime *rt, TareValue v, size_t *out) {
    int64_t room = (int64_t)*out;
    if (tare_value_is_absent(v)) return TARE_OK;
    if (tare_operator_index_size(rt, v, &room) != TARE_OK) return TARE_ERROR;
    if (room < 0) return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "bufsize must be non-negative");
    *out = room ? (size_t)room : 1;
    return TARE_OK;
}

// decompress(data, /, wbits=15, bufsize=16384)
static TareValue decompress_all(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    static const char *const names[] = {"data", "wbits", "bufsize"};
    static const TareParameters parameters = {"decompress", names, 3, 1, 3, 1};
    TareValue v[3];
    int64_t wbits = MAX_WBITS;
    const uint8_t *data;
    size_t length;
    if (tare_native_bind(rt, &parameters, arguments, v) != TARE_OK ||
        read_int(rt, v[1], &wbits) != TARE_OK)
        return TARE_ABSENT;
    z_stream stream;
    TareZlibRun run;
    tare_zlib_prepare(rt, &stream);
    tare_zlib_run_init(&run, rt, &stream, inflate, NULL, 0);
    run.first_bytes = 16384;
    if (read_room(rt, v[2], &run.first_bytes) != TARE_OK ||
        tare_bytes_get_view(rt, v[0], &data, &length) != TARE_OK)
        return TARE_ABSENT;
    stream.next_in = data;
    run.input_bytes = length;
    int code = inflateInit2(&stream, (int)wbits);
    if (code == Z_MEM_ERROR)
        return tare_error_raise(rt, TARE_TYPE_MEMORY_ERROR,
                                "Out of memory while decompressing data");
    if (code != Z_OK) return fail(rt, module, &stream, code, "while preparing to decompress data");
    TareValue result = run_whole(&run, &code);
    if (code != Z_STREAM_END) {
        tare_slot_clear(rt, &result);
        (void)fail(rt, module, &stream, code, "while decompressing data");
    }
    inflateEnd(&stream);
    return result;
}

// ---- checksums ---------------------------------------------------------------------------------

// The low 32 bits, as in two's complement.
static uint32_t low_bits(TareValue integer) {
    TareIntView view;
    tare_int_limbs_view(&view, integer);
    uint32_t low = view.count ? (uint32_t)view.limbs[0] : 0;
    return view.negative ? -low : low;
}

static TareValue sum(TareRuntime *rt, const TareArguments *arguments, uint32_t value,
                     uLong (*add)(uLong value, const Bytef *data, z_size_t length)) {
    const uint8_t *data;
    size_t length;
    if (arguments->positional_count > 1) {
        TareValue start = tare_operator_index(rt, arguments->values[1]);
        if (tare_value_is_absent(start)) return start;
        value = low_bits(start);
        tare_release(rt, start);
    }
    if (tare_bytes_get_view(rt, arguments->values[0], &data, &length) != TARE_OK)
        return TARE_ABSENT;
    return tare_int_new(rt, (int64_t)(add(value, data, length) & 0xffffffff));
}

static TareValue sum_crc32(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    return sum(rt, arguments, 0, crc32_z);
}

static TareValue sum_adler32(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    return sum(rt, arguments, 1, adler32_z);
}

// ---- the module --------------------------------------------------------------------------------

static const TareNativeDefinition functions[] = {
    {"adler32", sum_adler32, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "adler32(data, value=1, /)\n\nAdler-32 checksum of data, begun with value."},
    {"compress", compress_all, TARE_NATIVE_ANY,
     .doc = "compress(data, /, level=-1, wbits=15)\n\nThe data compressed."},
    {"compressobj", tare_zlib_stream_compressobj, TARE_NATIVE_ANY,
     .doc = "A compressor that takes data piece by piece."},
    {"crc32", sum_crc32, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "crc32(data, value=0, /)\n\nCRC-32 checksum of data, begun with value."},
    {"decompress", decompress_all, TARE_NATIVE_ANY,
     .doc = "decompress(data, /, wbits=15, bufsize=16384)\n\nWhat was compressed."},
    {"decompressobj", tare_zlib_stream_decompressobj, TARE_NATIVE_ANY,
     .doc = "A decompressor that takes data piece by piece."},
    {NULL},
};

static const TareModuleConstant constants[] = {
    {"DEFLATED", Z_DEFLATED},
    {"DEF_BUF_SIZE", 16384},
    {"DEF_MEM_LEVEL", MAX_MEM_LEVEL - 1},
    {"MAX_WBITS", MAX_WBITS},
    {"Z_BEST_COMPRESSION", Z_BEST_COMPRESSION},
    {"Z_BEST_SPEED", Z_BEST_SPEED},
    {"Z_BLOCK", Z_BLOCK},
    {"Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION},
    {"Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY},
    {"Z_FILTERED", Z_FILTERED},
    {"Z_FINISH", Z_FINISH},
    {"Z_FIXED", Z_FIXED},
    {"Z_FULL_FLUSH", Z_FULL_FLUSH},
    {"Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY},
    {"Z_NO_COMPRESSION", Z_NO_COMPRESSION},
    {"Z_NO_FLUSH", Z_NO_FLUSH},
    {"Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH},
    {"Z_RLE", Z_RLE},
    {"Z_SYNC_FLUSH", Z_SYNC_FLUSH},
    {"Z_TREES", Z_TREES},
};

static TareValue new_type(TareRuntime *rt, const char *name, const TareTypeSpec *spec) {
    return tare_type_new_native(rt, "zlib", name, TARE_TYPE_OBJECT, spec);
}

static TareStatus fill(TareRuntime *rt, TareValue module) {
    size_t count = sizeof constants / sizeof *constants;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK ||
        tare_module_add_constants(rt, module, constants, count) != TARE_OK ||
        tare_module_set_steal(rt, module, "ZLIB_VERSION", tare_string_new_c(rt, ZLIB_VERSION)) !=
            TARE_OK ||
        tare_module_set_steal(rt, module, "ZLIB_RUNTIME_VERSION",
                              tare_string_new_c(rt, zlibVersion())) != TARE_OK ||
        tare_module_set_steal(rt, module, "Compress",
                              new_type(rt, "Compress", &tare_zlib_compress_spec)) != TARE_OK)
        return TARE_ERROR;
    return tare_module_set_steal(rt, module, "Decompress",
                                 new_type(rt, "Decompress", &tare_zlib_decompress_spec));
}

TareValue tare_zlib_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_zlib", NULL);
    if (!tare_value_is_absent(module) && fill(rt, module) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
