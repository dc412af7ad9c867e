// What all formats need: numbers, roots, the parts that are no objects; and which format it is.
#include "measure/snapshot.h"

#include <errno.h>

static const char *const endings[][2] = {
    [TARE_SNAPSHOT_DEVTOOLS] = {".heapsnapshot", ".heapsnapshot"},
    [TARE_SNAPSHOT_SQLITE] = {".sqlite", ".db"},
    [TARE_SNAPSHOT_JSON_LINES] = {".jsonl", ".ndjson"},
};

static bool ends_with(const char *path, const char *ending) {
    size_t length = strlen(path), part = strlen(ending);
    return length >= part && !strcmp(path + length - part, ending);
}

TareSnapshotFormat tare_snapshot_find_format(const char *path) {
    int format = 0;
    while (format < TARE_SNAPSHOT_FORMAT_COUNT && !ends_with(path, endings[format][0]) &&
           !ends_with(path, endings[format][1]))
        format++;
    return (TareSnapshotFormat)format;
}

static int write_text(TareSnapshot *self, const char *path, TareSnapshotFormat format) {
    TareOutput output;
    tare_output_begin(&output, self->allocator, path);
    if (format == TARE_SNAPSHOT_DEVTOOLS) tare_snapshot_devtools_write(self, &output);
    else tare_snapshot_lines_write(self, &output);
    return tare_output_end(&output, true);
}

int tare_snapshot_write(TareRuntime *rt, const char *path, TareSnapshotFormat format,
                        TareProgress *progress) {
    TareSnapshot self = {.rt = rt, .progress = progress};
    self.allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    int error_number = ENOMEM;
    if (tare_numbering_init(&self.numbering, &rt->heap, self.allocator) == TARE_OK &&
        tare_roots_init(&self.roots, rt, &self.numbering, progress) == TARE_OK)
        error_number = format == TARE_SNAPSHOT_SQLITE ? tare_snapshot_sqlite_write(&self, path)
                                                      : write_text(&self, path, format);
    tare_roots_deinit(&self.roots);
    tare_numbering_deinit(&self.numbering);
    return error_number;
}

uint64_t tare_snapshot_identify(const TareSnapshot *self, const TareObject *object) {
    return tare_numbering_identify(&self->numbering, object);
}

void tare_snapshot_list_parts(const TareSnapshot *self, uint64_t owned_bytes,
                              TareSnapshotPart parts[TARE_SNAPSHOT_PART_COUNT]) {
    const size_t *taken = self->rt->heap.system->ledger.taken_bytes;
    TareHeapTotals heap;
    tare_heap_measure(&self->rt->heap, &heap);
    TareSnapshotPart list[TARE_SNAPSHOT_PART_COUNT] = {
        {"(tables of no object)", heap.live_bytes + heap.slack_bytes - owned_bytes},
        {"(free blocks and pages)", heap.free_bytes},
        {"(page metadata)", heap.metadata_bytes},
        {"(stacks)", taken[TARE_PURPOSE_VM_STACK]},
        {"(compiler)", taken[TARE_PURPOSE_COMPILER]},
        {"(runtime's tables)", taken[TARE_PURPOSE_TABLES]},
        {"(collector)", taken[TARE_PURPOSE_COLLECTOR]},
        {"(host)", taken[TARE_PURPOSE_HOST]},
    };
    memcpy(parts, list, sizeof list);
}
