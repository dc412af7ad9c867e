// Bump allocation from a list of chunks. A request larger than a chunk gets a chunk of its own.
#include "base/arena.h"

#include <string.h>

#include "base/bits.h"

#define CHUNK_BYTES ((size_t)16 * 1024)

struct TareArenaChunk {
    TareArenaChunk *older;
    size_t total_bytes;  // this header included; the size that the allocator gave
    size_t used_bytes;   // this header included
    size_t padding;      // keeps what follows aligned to 16
};

void tare_arena_init(TareArena *self, TareAllocator *allocator) {
    self->allocator = allocator;
    self->newest = NULL;
    self->failed = false;
}

void tare_arena_deinit(TareArena *self) {
    TareArenaChunk *chunk = self->newest;
    while (chunk != NULL) {
        TareArenaChunk *older = chunk->older;
        self->allocator->resize(self->allocator, chunk, chunk->total_bytes, 0);
        chunk = older;
    }
    self->newest = NULL;
}

static TareArenaChunk *push_chunk(TareArena *self, size_t bytes) {
    size_t total_bytes = sizeof(TareArenaChunk) + bytes;
    if (total_bytes < CHUNK_BYTES) total_bytes = CHUNK_BYTES;
    TareArenaChunk *chunk = self->allocator->resize(self->allocator, NULL, 0, total_bytes);
    if (chunk == NULL) return NULL;
    chunk->total_bytes = total_bytes;
    chunk->used_bytes = sizeof(TareArenaChunk);
    // A big request must not hide the room that is left in the current chunk.
    if (self->newest != NULL && total_bytes > CHUNK_BYTES) {
        chunk->older = self->newest->older;
        self->newest->older = chunk;
    } else {
        chunk->older = self->newest;
        self->newest = chunk;
    }
    return chunk;
}

void *tare_arena_alloc(TareArena *self, size_t bytes) {
    size_t rounded_bytes = tare_bits_round_up(bytes, 8);
    TareArenaChunk *chunk = self->newest;
    if (chunk == NULL || chunk->total_bytes - chunk->used_bytes < rounded_bytes) {
        bool overflows = bytes > SIZE_MAX - sizeof(TareArenaChunk) - 8;
        chunk = overflows ? NULL : push_chunk(self, rounded_bytes);
        if (chunk == NULL) {
            self->failed = true;
            return NULL;
        }
    }
    char *block = (char *)chunk + chunk->used_bytes;
    chunk->used_bytes += rounded_bytes;
    return memset(block, 0, rounded_bytes);
}

char *tare_arena_copy(TareArena *self, const char *text, size_t bytes) {
    if (bytes == SIZE_MAX) {
        self->failed = true;
        return NULL;
    }
    char *copy = tare_arena_alloc(self, bytes + 1);
    if (copy != NULL && bytes > 0) memcpy(copy, text, bytes);
    return copy;
}
