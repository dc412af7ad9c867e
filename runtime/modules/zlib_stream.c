// The types Compress and Decompress: a stream of zlib's each, what it left over, and its errors.
#include "modules/zlib.h"
#include "object/buffer.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/byte_methods.h"
#include "types/container.h"
#include "types/int.h"
#include "types/module.h"

typedef struct Stream {
    TareObject header;
    TareValue error;       // zlib.error
    TareValue dictionary;  // as it was given, absent without one
    TareValue unused;      // Decompress: bytes behind the end
    TareValue tail;        // Decompress: input for which there was no more room
    uint64_t is_ready;     // zlib has memory for it
    uint64_t has_ended;    // Decompress: all of what was compressed has come
    z_stream z;
} Stream;
enum { REFERENCE_COUNT = 4 };

static Stream *of(TareValue v) { return (Stream *)tare_value_get_object(v); }

static TareValue fail(TareRuntime *rt, TareValue v, int code, const char *doing) {
    return tare_zlib_raise(rt, of(v)->error, &of(v)->z, code, doing);
}

// ---- making ------------------------------------------------------------------------------------

static TareValue new_stream(TareRuntime *rt, TareType *type, TareValue error,
                            TareValue dictionary) {
    Stream *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    TareValue v = tare_value_from_object(self);
    self->error = tare_retain(error);
    self->dictionary = tare_retain(dictionary);
    self->unused = tare_bytes_new(rt, "", 0);
    self->tail = tare_retain(self->unused);
    tare_zlib_prepare(rt, &self->z);
    if (tare_value_is_absent(self->unused)) tare_slot_clear(rt, &v);
    return v;
}

static TareValue new_of_module(TareRuntime *rt, TareValue module, const char *name,
                               const TareTypeSpec *spec, TareValue dictionary) {
    TareValue error = tare_zlib_find_error(rt, module);
    if (tare_value_is_absent(error)) return error;
    TareType *type = tare_module_find_type(rt, module, name, spec);
    return type ? new_stream(rt, type, error, dictionary) : TARE_ABSENT;
}

// What zlib said to the making of a stream.
static TareStatus check_made(TareRuntime *rt, TareValue v, int code, const char *kind) {
    of(v)->is_ready = code == Z_OK;
    if (code == Z_OK) return TARE_OK;
    if (code == Z_MEM_ERROR)
        return tare_error_fail(rt, TARE_TYPE_MEMORY_ERROR, "Can't allocate memory for %s object",
                               kind);
    if (code == Z_STREAM_ERROR)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Invalid initialization option");
    (void)tare_zlib_raise(rt, of(v)->error, &of(v)->z, code,
                          *kind == 'c' ? "while creating compression object"
                                       : "while creating decompression object");
    return TARE_ERROR;
}

static TareStatus read_ints(TareRuntime *rt, const TareValue *values, size_t count, int64_t *out) {
    for (size_t i = 0; i < count; i++)
        if (!tare_value_is_absent(values[i]) &&
            tare_operator_index_int(rt, values[i], &out[i]) != TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

// compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)
TareValue tare_zlib_stream_compressobj(TareRuntime *rt, TareValue module,
                                       const TareArguments *arguments) {
    static const char *const names[] = {"level",    "method",   "wbits",
                                        "memLevel", "strategy", "zdict"};
    static const TareParameters parameters = {"compressobj", names, 6, 0, 6, 0};
    TareValue v[6];
    const uint8_t *data = NULL;
    size_t length = 0;
    int64_t n[5] = {Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS, MAX_MEM_LEVEL - 1,
                    Z_DEFAULT_STRATEGY};
    if (tare_native_bind(rt, &parameters, arguments, v) != TARE_OK ||
        read_ints(rt, v, 5, n) != TARE_OK)
        return TARE_ABSENT;
    bool has_dictionary = !tare_value_is_absent(v[5]) && !tare_value_is_none(v[5]);
    if (has_dictionary && tare_bytes_get_view(rt, v[5], &data, &length) != TARE_OK)
        return TARE_ABSENT;
    TareValue self = new_of_module(rt, module, "Compress", &tare_zlib_compress_spec, TARE_ABSENT);
    if (tare_value_is_absent(self)) return self;
    z_stream *z = &of(self)->z;
    int code = deflateInit2(z, (int)n[0], (int)n[1], (int)n[2], (int)n[3], (int)n[4]);
    TareStatus status = check_made(rt, self, code, "compression");
    if (status == TARE_OK && has_dictionary &&
        deflateSetDictionary(z, data, (uint32_t)length) != Z_OK)
        status = tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Invalid dictionary");
    if (status != TARE_OK) tare_slot_clear(rt, &self);
    return self;
}

static int set_dictionary(TareRuntime *rt, Stream *self) {
    const uint8_t *data;
    size_t length;
    if (tare_bytes_get_view(rt, self->dictionary, &data, &length) != TARE_OK) return Z_DATA_ERROR;
    int code = inflateSetDictionary(&self->z, data, (uint32_t)length);
    if (code == Z_OK) return code;
    (void)tare_zlib_raise(rt, self->error, &self->z, code, "while setting zdict");
    return code;
}

// decompressobj(wbits=15, zdict=b'')
TareValue tare_zlib_stream_decompressobj(TareRuntime *rt, TareValue module,
                                         const TareArguments *arguments) {
    static const char *const names[] = {"wbits", "zdict"};
    static const TareParameters parameters = {"decompressobj", names, 2, 0, 2, 0};
    TareValue v[2];
    int64_t wbits = MAX_WBITS;
    if (tare_native_bind(rt, &parameters, arguments, v) != TARE_OK ||
        read_ints(rt, v, 1, &wbits) != TARE_OK)
        return TARE_ABSENT;
    if (!tare_value_is_absent(v[1]) && !tare_buffer_is(rt, v[1]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "zdict argument must support the buffer protocol");
    TareValue self = new_of_module(rt, module, "Decompress", &tare_zlib_decompress_spec, v[1]);
    if (tare_value_is_absent(self)) return self;
    int code = inflateInit2(&of(self)->z, (int)wbits);
    TareStatus status = check_made(rt, self, code, "decompression");
    if (status == TARE_OK && wbits < 0 && !tare_value_is_absent(v[1]) &&
        set_dictionary(rt, of(self)) != Z_OK)
        status = TARE_ERROR;
    if (status != TARE_OK) tare_slot_clear(rt, &self);
    return self;
}

// ---- Compress ----------------------------------------------------------------------------------

// The output of deflate over the input; absent with zlib.error, "while" it did so.
static TareValue deflate_run(TareRuntime *rt, TareValue v, const uint8_t *data, size_t length,
                             int flush, const char *doing) {
    TareZlibRun run;
    tare_zlib_run_init(&run, rt, &of(v)->z, deflate, data, length);
    run.last_flush = flush;
    int code = tare_zlib_run_go(&run);
    if (code == Z_STREAM_END && flush == Z_FINISH) {
        of(v)->is_ready = false;
        (void)deflateEnd(&of(v)->z);
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
        (void)fail(rt, v, code, doing);
    }
    return tare_zlib_run_finish(&run);
}

static TareValue compress_data(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"data"};
    static const TareParameters parameters = {"compress", names, 1, 1, 1, 1};
    TareValue given;
    const uint8_t *data;
    size_t length;
    if (tare_native_bind(rt, &parameters, arguments, &given) != TARE_OK ||
        tare_bytes_get_view(rt, given, &data, &length) != TARE_OK)
        return TARE_ABSENT;
    return deflate_run(rt, v, data, length, Z_NO_FLUSH, "while compressing data");
}

static TareValue compress_flush(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"mode"};
    static const TareParameters parameters = {"flush", names, 1, 1, 1, 0};
    TareValue given;
    int64_t mode = Z_FINISH;
    if (tare_native_bind(rt, &parameters, arguments, &given) != TARE_OK ||
        read_ints(rt, &given, 1, &mode) != TARE_OK)
        return TARE_ABSENT;
    if (mode == Z_NO_FLUSH) return tare_bytes_new(rt, "", 0);
    return deflate_run(rt, v, NULL, 0, (int)mode, "while flushing");
}

// ---- Decompress --------------------------------------------------------------------------------

static int amend(TareZlibRun *run) {
    Stream *self = of(*(TareValue *)run->context);
    return tare_value_is_absent(self->dictionary) ? Z_NEED_DICT : set_dictionary(run->rt, self);
}

// Keeps what the run left: behind the end of the stream, or for want of room. Where some waited
// before, what is behind the end is also what waits, as in CPython.
static TareStatus keep_rest(TareRuntime *rt, TareValue v, const TareZlibRun *run, int code) {
    Stream *self = of(v);
    size_t left = tare_zlib_run_left(run);
    const uint8_t *rest = self->z.next_in;
    if (code == Z_STREAM_END && left) {
        size_t old = tare_bytes_of(self->unused)->length;
        TareValue joined = tare_bytes_new(rt, NULL, old + left);
        if (tare_value_is_absent(joined)) return TARE_ERROR;
        memcpy(tare_bytes_of(joined)->data, tare_bytes_of(self->unused)->data, old);
        memcpy(tare_bytes_of(joined)->data + old, rest, left);
        tare_slot_set_steal(rt, &self->unused, joined);
    }
    bool is_waiting = left && code != Z_STREAM_END;
    if (!is_waiting && tare_bytes_of(self->tail)->length == 0) return TARE_OK;
    TareValue tail = tare_bytes_new(rt, left ? rest : (const uint8_t *)"", left);
    if (tare_value_is_absent(tail)) return TARE_ERROR;
    tare_slot_set_steal(rt, &self->tail, tail);
    return TARE_OK;
}

// Input in, output out; the answer of zlib in *code.
static TareValue inflate_run(TareRuntime *rt, TareValue v, TareZlibRun *run, int *code) {
    run->context = &v;
    if (!tare_value_is_absent(of(v)->dictionary)) run->amend = amend;
    *code = tare_zlib_run_go(run);
    if (!tare_error_is_pending(rt) && keep_rest(rt, v, run, *code) == TARE_OK &&
        *code == Z_STREAM_END)
        of(v)->has_ended = true;
    return tare_zlib_run_finish(run);
}

static TareValue decompress_data(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"data", "max_length"};
    static const TareParameters parameters = {"decompress", names, 2, 1, 2, 1};
    TareValue given[2];
    int64_t most = 0;
    const uint8_t *data;
    size_t length;
    int code;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK ||
        (!tare_value_is_absent(given[1]) &&
         tare_operator_index_size(rt, given[1], &most) != TARE_OK))
        return TARE_ABSENT;
    if (most < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "max_length must be non-negative");
    if (tare_bytes_get_view(rt, given[0], &data, &length) != TARE_OK) return TARE_ABSENT;
    TareZlibRun run;
    tare_zlib_run_init(&run, rt, &of(v)->z, inflate, data, length);
    run.flush = run.last_flush = Z_SYNC_FLUSH;
    if (most) run.most_bytes = (size_t)most;
    if (run.first_bytes > run.most_bytes) run.first_bytes = run.most_bytes;
    TareValue result = inflate_run(rt, v, &run, &code);
    if (tare_value_is_absent(result) || code == Z_OK || code == Z_BUF_ERROR || code == Z_STREAM_END)
        return result;
    tare_release(rt, result);
    return fail(rt, v, code, "while decompressing data");
}

// What can be had of the input that waits.
static TareValue decompress_flush(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"length"};
    static const TareParameters parameters = {"flush", names, 1, 1, 1, 0};
    TareValue given;
    int64_t length = 16384;
    int code;
    if (tare_native_bind(rt, &parameters, arguments, &given) != TARE_OK ||
        (!tare_value_is_absent(given) && tare_operator_index_size(rt, given, &length) != TARE_OK))
        return TARE_ABSENT;
    if (length <= 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "length must be greater than zero");
    TareValue tail = tare_retain(of(v)->tail);
    TareZlibRun run;
    tare_zlib_run_init(&run, rt, &of(v)->z, inflate, tare_bytes_of(tail)->data,
                       tare_bytes_of(tail)->length);
    run.last_flush = Z_FINISH;
    run.first_bytes = (size_t)length;
    TareValue result = inflate_run(rt, v, &run, &code);
    tare_release(rt, tail);
    if (code == Z_STREAM_END && of(v)->is_ready) {
        of(v)->is_ready = false;
        (void)inflateEnd(&of(v)->z);
    }
    return result;
}

// ---- both --------------------------------------------------------------------------------------

// Another stream in the same state, by deflateCopy or inflateCopy.
static TareValue copy(TareRuntime *rt, TareValue v, int (*take_over)(z_stream *, z_stream *),
                      const char *kind) {
    Stream *self = of(v);
    TareValue result = new_stream(rt, tare_type_get(rt, v), self->error, self->dictionary);
    if (tare_value_is_absent(result)) return result;
    int code = take_over(&of(result)->z, &self->z);
    if (code == Z_OK) {
        of(result)->is_ready = true;
        of(result)->has_ended = self->has_ended;
        tare_slot_set_steal(rt, &of(result)->unused, tare_retain(self->unused));
        tare_slot_set_steal(rt, &of(result)->tail, tare_retain(self->tail));
        return result;
    }
    tare_release(rt, result);
    if (code == Z_MEM_ERROR)
        return tare_error_raise(rt, TARE_TYPE_MEMORY_ERROR, "Can't allocate memory for %s object",
                                kind);
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "Inconsistent stream state");
}

static TareValue compress_copy(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return copy(rt, v, deflateCopy, "compression");
}

static TareValue decompress_copy(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return copy(rt, v, inflateCopy, "decompression");
}

static void finalize_compress(TareRuntime *rt, TareObject *object) {
    Stream *self = (Stream *)object;
    if (self->is_ready) (void)deflateEnd(&self->z);
    self->is_ready = false;
}

static void finalize_decompress(TareRuntime *rt, TareObject *object) {
    Stream *self = (Stream *)object;
    if (self->is_ready) (void)inflateEnd(&self->z);
    self->is_ready = false;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, REFERENCE_COUNT, sizeof(Stream),
                            "ready, ended, stream of zlib");
}

static TareValue get_unused(TareRuntime *rt, TareValue v) { return tare_retain(of(v)->unused); }
static TareValue get_tail(TareRuntime *rt, TareValue v) { return tare_retain(of(v)->tail); }
static TareValue get_ended(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(of(v)->has_ended);
}

static const TareAttributeDefinition attributes[] = {
    {"unused_data", get_unused, .is_member = true},
    {"unconsumed_tail", get_tail, .is_member = true},
    {"eof", get_ended, .is_member = true},
    {NULL},
};

#define COPIES(function)                                                           \
    {"copy", function, TARE_NATIVE_NONE, .doc = "Another one in the same state."}, \
        {"__copy__", function, TARE_NATIVE_NONE}, {                                \
        "__deepcopy__", function, TARE_NATIVE_ONE                                  \
    }

static const TareNativeDefinition compress_methods[] = {
    {"compress", compress_data, TARE_NATIVE_ANY, .doc = "Takes data in; what is ready."},
    {"flush", compress_flush, TARE_NATIVE_ANY, .doc = "All that is left to come."},
    COPIES(compress_copy),
    {NULL},
};

static const TareNativeDefinition decompress_methods[] = {
    {"decompress", decompress_data, TARE_NATIVE_ANY, .doc = "Takes data in; what is ready."},
    {"flush", decompress_flush, TARE_NATIVE_ANY, .doc = "All that is left to come."},
    COPIES(decompress_copy),
    {NULL},
};

const TareTypeSpec tare_zlib_compress_spec = {
    .instance_bytes = sizeof(Stream),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = compress_methods,
    .slots = {.describe = describe, .finalize = finalize_compress},
};

const TareTypeSpec tare_zlib_decompress_spec = {
    .instance_bytes = sizeof(Stream),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = decompress_methods,
    .attributes = attributes,
    .slots = {.describe = describe, .finalize = finalize_decompress},
};
