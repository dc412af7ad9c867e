// Growth by half, so that a vector's spare room stays below a third of its items.
#include "base/vector.h"

#include <string.h>

#include "base/assert.h"

void tare_vector_init(TareVector *self, TareAllocator *allocator, size_t element_bytes) {
    TARE_ASSERT(element_bytes > 0);
    self->allocator = allocator;
    self->items = NULL;
    self->count = 0;
    self->capacity_count = 0;
    self->element_bytes = element_bytes;
}

void tare_vector_deinit(TareVector *self) {
    if (self->items != NULL) {
        size_t bytes = self->capacity_count * self->element_bytes;
        self->allocator->resize(self->allocator, self->items, bytes, 0);
    }
    self->items = NULL;
    self->count = 0;
    self->capacity_count = 0;
}

TareStatus tare_vector_reserve(TareVector *self, size_t count) {
    if (count <= self->capacity_count) return TARE_OK;
    if (count > SIZE_MAX / self->element_bytes) return TARE_ERROR;
    size_t old_bytes = self->capacity_count * self->element_bytes;
    size_t new_bytes = count * self->element_bytes;
    void *items = self->allocator->resize(self->allocator, self->items, old_bytes, new_bytes);
    if (items == NULL) return TARE_ERROR;
    self->items = items;
    self->capacity_count = count;
    return TARE_OK;
}

void *tare_vector_push(TareVector *self) {
    if (self->count == self->capacity_count) {
        size_t wanted = self->capacity_count + self->capacity_count / 2 + 8;
        if (tare_vector_reserve(self, wanted) != TARE_OK) return NULL;
    }
    void *element = tare_vector_get(self, self->count);
    self->count++;
    return memset(element, 0, self->element_bytes);
}
