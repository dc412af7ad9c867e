// Leaf objects that are no str (bytes, large ints, floats) have a text too: their value in words.
#include "measure/snapshot_names.h"

#include <errno.h>

#include "base/hash.h"
#include "measure/anatomy.h"

enum { SHOWN_BYTES = 1024 };

void tare_snapshot_names_init(TareSnapshotNames *self, const TareSnapshot *snapshot) {
    *self = (TareSnapshotNames){.snapshot = snapshot};
    tare_arena_init(&self->texts, snapshot->allocator);
    tare_vector_init(&self->list, snapshot->allocator, sizeof(TareSnapshotName));
}

void tare_snapshot_names_deinit(TareSnapshotNames *self) {
    TareAllocator *allocator = self->snapshot->allocator;
    if (self->slots)
        allocator->resize(allocator, self->slots, self->slot_count * sizeof *self->slots, 0);
    tare_vector_deinit(&self->list);
    tare_arena_deinit(&self->texts);
}

static uint32_t *find_slot(const TareSnapshotNames *self, const char *text, size_t bytes) {
    size_t index = tare_hash_bytes(text, bytes, 0) & (self->slot_count - 1);
    for (;; index = (index + 1) & (self->slot_count - 1)) {
        uint32_t *slot = &self->slots[index];
        if (!*slot) return slot;
        const TareSnapshotName *name = tare_vector_get(&self->list, *slot - 1);
        if (name->bytes == bytes && !memcmp(name->text, text, bytes)) return slot;
    }
}

static bool grow(TareSnapshotNames *self) {
    TareAllocator *allocator = self->snapshot->allocator;
    size_t old_bytes = self->slot_count * sizeof *self->slots;
    size_t count = self->slot_count ? 2 * self->slot_count : 256;
    uint32_t *slots = allocator->resize(allocator, NULL, 0, count * sizeof *slots);
    if (!slots) return false;
    memset(slots, 0, count * sizeof *slots);
    if (self->slots) allocator->resize(allocator, self->slots, old_bytes, 0);
    self->slots = slots;
    self->slot_count = count;
    for (size_t i = 0; i < self->list.count; i++) {
        const TareSnapshotName *name = tare_vector_get(&self->list, i);
        *find_slot(self, name->text, name->bytes) = (uint32_t)i + 1;
    }
    return true;
}

uint64_t tare_snapshot_names_add(TareSnapshotNames *self, const char *text, size_t bytes) {
    if (2 * self->list.count >= self->slot_count && !grow(self)) {
        self->failed = true;
        return 0;
    }
    uint32_t *slot = find_slot(self, text, bytes);
    if (!*slot) {
        const char *copy = tare_arena_copy(&self->texts, text, bytes);
        TareSnapshotName *name = copy ? tare_vector_push(&self->list) : NULL;
        self->failed |= !name;
        if (!name) return 0;
        *name = (TareSnapshotName){copy, bytes};
        *slot = (uint32_t)self->list.count;
    }
    return (uint64_t)self->snapshot->numbering.leaf_count + *slot - 1;
}

uint64_t tare_snapshot_names_find(const TareSnapshotNames *self, const TareString *string) {
    return tare_numbering_leaf_rank(&self->snapshot->numbering, &string->header);
}

typedef struct Writing {
    const TareSnapshotNames *names;
    TareOutput *output;
    TareText text;
    bool is_first;
} Writing;

static void write_name(Writing *self, const char *text, size_t bytes) {
    if (!self->is_first) tare_output_put(self->output, ",\n", 2);
    self->is_first = false;
    if (bytes > SHOWN_BYTES) {
        bytes = SHOWN_BYTES;
        while (bytes && ((unsigned char)text[bytes] & 0xc0) == 0x80) bytes--;
    }
    tare_output_json(self->output, text, bytes);
}

static void write_leaf(void *context, uint32_t place, TareObject *object) {
    Writing *self = context;
    const TareSnapshot *snapshot = self->names->snapshot;
    tare_progress_tell(snapshot->progress, "writing texts", place, snapshot->numbering.place_count);
    if (!tare_numbering_is_leaf(object)) return;
    tare_text_clear(&self->text);
    if (object->shape_id == TARE_TYPE_STR)
        tare_string_append_to((const TareString *)object, &self->text);
    else tare_anatomy_value_append(snapshot->rt, tare_value_from_object(object), &self->text);
    if (self->text.failed) self->output->error_number = ENOMEM;
    write_name(self, tare_text_get(&self->text), self->text.length_bytes);
}

void tare_snapshot_names_write(const TareSnapshotNames *self, TareOutput *output) {
    Writing writing = {.names = self, .output = output, .is_first = true};
    tare_text_init(&writing.text, self->snapshot->allocator);
    tare_output_put(output, "[", 1);
    tare_numbering_visit(&self->snapshot->numbering, write_leaf, &writing);
    for (size_t i = 0; i < self->list.count; i++) {
        const TareSnapshotName *name = tare_vector_get(&self->list, i);
        write_name(&writing, name->text, name->bytes);
    }
    tare_output_put(output, "]", 1);
    tare_text_deinit(&writing.text);
}
