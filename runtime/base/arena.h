// A bump allocator whose pieces die together: syntax trees and other short-lived structures.
#ifndef TARE_BASE_ARENA_H
#define TARE_BASE_ARENA_H

#include "base/allocator.h"

typedef struct TareArenaChunk TareArenaChunk;

typedef struct TareArena {
    TareAllocator *allocator;  // borrowed, outlives the arena
    TareArenaChunk *newest;    // chunks in reverse order of birth
    bool failed;               // an allocation failed since init; sticky
} TareArena;

void tare_arena_init(TareArena *self, TareAllocator *allocator);
void tare_arena_deinit(TareArena *self);

// Returns `bytes` zeroed bytes aligned to 8, or NULL when memory ends (and sets `failed`).
void *tare_arena_alloc(TareArena *self, size_t bytes);

// Returns a NUL-terminated copy of `bytes` bytes of `text`, or NULL when memory ends.
char *tare_arena_copy(TareArena *self, const char *text, size_t bytes);

#endif
