// Parts by digits, and a merge of as many parts as there are, each read some pairs at a time.
#include "measure/number_sort.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

enum { DIGIT_BITS = 11, DIGIT_COUNT = 1 << DIGIT_BITS };

// A sorted part that is being read.
typedef struct Run {
    off_t offset;                     // of what is not read yet
    size_t left_count;                // of pairs there
    const TareNumberPair *next, *end;  // what is read
    TareNumberPair *room;
    size_t order;                     // parts that came before go first
} Run;

static void fail(TareNumberSort *self, int error_number) {
    if (!self->error_number) self->error_number = error_number;
}

void tare_number_sort_init(TareNumberSort *self, TareAllocator *allocator, const char *path,
                           size_t capacity_count) {
    *self = (TareNumberSort){.allocator = allocator, .path = path, .descriptor = -1,
                             .capacity_count = capacity_count};
    tare_vector_init(&self->runs, allocator, sizeof(size_t));
    size_t bytes = capacity_count * sizeof *self->pairs;
    self->pairs = allocator->resize(allocator, NULL, 0, bytes);
    self->other = allocator->resize(allocator, NULL, 0, bytes);
    if (!self->pairs || !self->other) fail(self, ENOMEM);
}

void tare_number_sort_deinit(TareNumberSort *self) {
    if (!self->allocator) return;
    size_t bytes = self->capacity_count * sizeof *self->pairs;
    if (self->pairs) self->allocator->resize(self->allocator, self->pairs, bytes, 0);
    if (self->other) self->allocator->resize(self->allocator, self->other, bytes, 0);
    if (self->descriptor >= 0) close(self->descriptor);
    tare_vector_deinit(&self->runs);
}

// ---- parts ----

// Distributes by one digit; false if all have the same.
static bool distribute(TareNumberSort *self, unsigned shift) {
    size_t starts[DIGIT_COUNT] = {0}, start = 0;
    for (size_t i = 0; i < self->count; i++)
        starts[self->pairs[i].key >> shift & (DIGIT_COUNT - 1)]++;
    if (starts[self->pairs[0].key >> shift & (DIGIT_COUNT - 1)] == self->count) return false;
    for (size_t digit = 0; digit < DIGIT_COUNT; digit++) {
        size_t count = starts[digit];
        starts[digit] = start;
        start += count;
    }
    for (size_t i = 0; i < self->count; i++)
        self->other[starts[self->pairs[i].key >> shift & (DIGIT_COUNT - 1)]++] = self->pairs[i];
    return true;
}

// What is gathered, the least digit first, which keeps the order of coming.
static void sort_gathered(TareNumberSort *self) {
    uint64_t all_bits = 0;
    for (size_t i = 0; i < self->count; i++) all_bits |= self->pairs[i].key;
    for (unsigned shift = 0; shift < 64 && all_bits >> shift; shift += DIGIT_BITS) {
        if (!distribute(self, shift)) continue;
        TareNumberPair *pairs = self->pairs;
        self->pairs = self->other;
        self->other = pairs;
    }
}

static int open_file(TareNumberSort *self) {
    TareText path;
    tare_text_init(&path, self->allocator);
    tare_text_append_format(&path, "%s.%ld.sort", self->path, (long)getpid());
    int descriptor = -1;
    if (path.failed) errno = ENOMEM;
    else descriptor = open(tare_text_get(&path), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail(self, errno);
    else unlink(tare_text_get(&path));
    tare_text_deinit(&path);
    return descriptor;
}

static void write_gathered(TareNumberSort *self) {
    sort_gathered(self);
    if (self->descriptor < 0) self->descriptor = open_file(self);
    size_t *run = tare_vector_push(&self->runs);
    if (!run) fail(self, ENOMEM);
    else *run = self->count;
    const char *bytes = (const char *)self->pairs, *end = (const char *)(self->pairs + self->count);
    while (bytes < end && !self->error_number) {
        ssize_t n = write(self->descriptor, bytes, (size_t)(end - bytes));
        if (n >= 0) bytes += n;
        else if (errno != EINTR) fail(self, errno);
    }
    self->count = 0;
}

void tare_number_sort_add(TareNumberSort *self, uint64_t key, uint64_t value) {
    if (self->error_number) return;
    if (self->count == self->capacity_count) write_gathered(self);
    self->pairs[self->count++] = (TareNumberPair){key, value};
}

// ---- merging ----

static void read_more(TareNumberSort *self, Run *run, size_t room_count) {
    size_t count = run->left_count < room_count ? run->left_count : room_count;
    char *bytes = (char *)run->room, *end = (char *)(run->room + count);
    while (bytes < end && !self->error_number) {
        ssize_t n = pread(self->descriptor, bytes, (size_t)(end - bytes), run->offset);
        if (n > 0) {
            bytes += n;
            run->offset += n;
        } else if (n == 0 || errno != EINTR) {
            fail(self, n ? errno : EIO);
        }
    }
    run->left_count -= count;
    run->next = run->room;
    run->end = run->room + count;
}

static bool is_before(const Run *a, const Run *b) {
    return a->next->key != b->next->key ? a->next->key < b->next->key : a->order < b->order;
}

// The least of a heap of runs is at index 0; `at` alone may be out of place.
static void sink(Run *runs, size_t count, size_t at) {
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_before(&runs[child + 1], &runs[child])) child++;
        if (!is_before(&runs[child], &runs[at])) return;
        Run run = runs[at];
        runs[at] = runs[child];
        runs[child] = run;
    }
}

static void merge(TareNumberSort *self, Run *runs, size_t count, size_t room_count,
                  void (*visit)(void *context, uint64_t key, uint64_t value), void *context) {
    for (size_t i = count; i-- > 0;) sink(runs, count, i);
    while (count && !self->error_number) {
        visit(context, runs->next->key, runs->next->value);
        if (++runs->next == runs->end) {
            if (runs->left_count) read_more(self, runs, room_count);
            else *runs = runs[--count];
        }
        sink(runs, count, 0);
    }
}

static void merge_file(TareNumberSort *self,
                       void (*visit)(void *context, uint64_t key, uint64_t value),
                       void *context) {
    if (self->count) write_gathered(self);
    size_t count = self->runs.count, room_count = self->capacity_count / count;
    if (room_count == 0) fail(self, ENOMEM);
    Run *runs = self->allocator->resize(self->allocator, NULL, 0, count * sizeof *runs);
    if (!runs) fail(self, ENOMEM);
    off_t offset = 0;
    for (size_t i = 0; i < count && !self->error_number; i++) {
        size_t pair_count = *(size_t *)tare_vector_get(&self->runs, i);
        runs[i] = (Run){offset, pair_count, NULL, NULL, self->pairs + i * room_count, i};
        offset += (off_t)(pair_count * sizeof *self->pairs);
        read_more(self, &runs[i], room_count);
    }
    if (!self->error_number) merge(self, runs, count, room_count, visit, context);
    if (runs) self->allocator->resize(self->allocator, runs, count * sizeof *runs, 0);
}

void tare_number_sort_visit(TareNumberSort *self,
                            void (*visit)(void *context, uint64_t key, uint64_t value),
                            void *context) {
    if (self->error_number) return;
    if (self->descriptor >= 0) {
        merge_file(self, visit, context);
        return;
    }
    if (self->count) sort_gathered(self);
    for (size_t i = 0; i < self->count; i++)
        visit(context, self->pairs[i].key, self->pairs[i].value);
}
