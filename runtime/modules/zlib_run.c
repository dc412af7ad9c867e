// Pushes input of any length through a stream whose counters are ints, and gathers the output.
#include "modules/zlib.h"
#include "object/error.h"
#include "types/bytes.h"

// By how much the output grows each time, the last one over and over: CPython's steps, because what
// deflate makes of level 0 depends on them.
static const uint32_t steps_kib[] = {32,       64,       256,      1 << 10,  4 << 10,  8 << 10,
                                     16 << 10, 16 << 10, 32 << 10, 32 << 10, 32 << 10, 32 << 10,
                                     64 << 10, 64 << 10, 1 << 17,  1 << 17,  1 << 18};
enum { STEP_COUNT = sizeof steps_kib / sizeof *steps_kib };

void tare_zlib_run_init(TareZlibRun *self, TareRuntime *rt, z_stream *stream,
                        int (*step)(z_stream *stream, int flush), const uint8_t *input,
                        size_t input_bytes) {
    *self = (TareZlibRun){.rt = rt,
                          .stream = stream,
                          .step = step,
                          .input_bytes = input_bytes,
                          .most_bytes = SIZE_MAX,
                          .first_bytes = (size_t)steps_kib[0] << 10};
    stream->next_in = input;
    stream->avail_in = 0;
    stream->avail_out = 0;
}

static TareAllocator *allocator_of(const TareZlibRun *self) {
    return tare_system_allocator(self->rt->heap.system, TARE_PURPOSE_TABLES);
}

// Room for more output: 1, 0 where there may be no more, -1 with MemoryError.
static int make_room(TareZlibRun *self) {
    if (self->output_bytes == self->capacity_bytes) {
        if (self->output_bytes == self->most_bytes) return 0;
        size_t index = self->step_count < STEP_COUNT ? self->step_count : STEP_COUNT - 1;
        size_t more_bytes = index ? (size_t)steps_kib[index] << 10 : self->first_bytes;
        if (more_bytes > self->most_bytes - self->output_bytes)
            more_bytes = self->most_bytes - self->output_bytes;
        size_t wanted = self->capacity_bytes + more_bytes;
        TareAllocator *allocator = allocator_of(self);
        void *more = allocator->resize(allocator, self->output, self->capacity_bytes, wanted);
        if (!more) {
            (void)tare_error_raise_memory(self->rt);
            return -1;
        }
        self->output = more;
        self->capacity_bytes = wanted;
        self->step_count++;
    }
    size_t room = self->capacity_bytes - self->output_bytes;
    self->stream->next_out = self->output + self->output_bytes;
    self->stream->avail_out = room < UINT32_MAX ? (uint32_t)room : UINT32_MAX;
    return 1;
}

// Steps until the input that the stream has is used up.
static int use_input(TareZlibRun *self, bool *is_full) {
    int code = Z_OK;
    do {
        int room = make_room(self);
        *is_full = room == 0;
        if (room <= 0) return room < 0 ? Z_MEM_ERROR : code;
        uint32_t before = self->stream->avail_out;
        code = self->step(self->stream, self->input_bytes ? self->flush : self->last_flush);
        self->output_bytes += before - self->stream->avail_out;
        if (code == Z_NEED_DICT && self->amend) {
            code = self->amend(self);
            if (code == Z_OK)
                code = Z_NEED_DICT;
            else
                return code;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            break;
        }
    } while (self->stream->avail_out == 0 || code == Z_NEED_DICT);
    if (code == Z_MEM_ERROR) (void)tare_error_raise_memory(self->rt);
    return code;
}

int tare_zlib_run_go(TareZlibRun *self) {
    int code;
    bool is_full = false;
    do {
        size_t more = self->input_bytes;
        if (more > UINT32_MAX - self->stream->avail_in) more = UINT32_MAX - self->stream->avail_in;
        self->stream->avail_in += (uint32_t)more;
        self->input_bytes -= more;
        code = use_input(self, &is_full);
    } while ((code == Z_OK || code == Z_BUF_ERROR) && self->input_bytes && !is_full);
    return code;
}

size_t tare_zlib_run_left(const TareZlibRun *self) {
    return self->stream->avail_in + self->input_bytes;
}

TareValue tare_zlib_run_finish(TareZlibRun *self) {
    TareValue result = TARE_ABSENT;
    if (!tare_error_is_pending(self->rt))
        result = tare_bytes_new(self->rt, self->output_bytes ? self->output : (uint8_t *)"",
                                self->output_bytes);
    TareAllocator *allocator = allocator_of(self);
    if (self->output) (void)allocator->resize(allocator, self->output, self->capacity_bytes, 0);
    return result;
}
