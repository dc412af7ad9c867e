// Finds the word before the cursor, asks the runtime what could complete it, and puts in what all
// candidates share; if that is nothing, lists them.
#include "completion.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Candidates {
    char **items;
    size_t count;
    size_t capacity;
    size_t shared_bytes;  // length of what all begin with
} Candidates;

static void add(void *context, const char *candidate) {
    Candidates *self = context;
    if (self->count == self->capacity) {
        size_t capacity = self->capacity ? self->capacity * 2 : 64;
        char **larger = realloc(self->items, capacity * sizeof *larger);
        if (!larger) return;
        self->items = larger;
        self->capacity = capacity;
    }
    char *copy = strdup(candidate);
    if (!copy) return;
    self->items[self->count] = copy;
    if (self->count++ == 0) self->shared_bytes = strlen(copy);
    size_t shared = 0;
    while (shared < self->shared_bytes && copy[shared] == self->items[0][shared]) shared++;
    self->shared_bytes = shared;
}

static void list(const Candidates *self, size_t skipped_bytes) {
    size_t width = 0;
    for (size_t i = 0; i < self->count; i++) {
        size_t length = strlen(self->items[i] + skipped_bytes);
        if (length > width) width = length;
    }
    size_t columns = 80 / (width + 2) ? 80 / (width + 2) : 1;
    printf("\n");
    for (size_t i = 0; i < self->count; i++) {
        bool ends = (i + 1) % columns == 0 || i + 1 == self->count;
        printf("%-*s%s", ends ? 0 : (int)width + 2, self->items[i] + skipped_bytes,
               ends ? "\n" : "");
    }
    fflush(stdout);
}

static bool is_word_byte(unsigned char c) {
    return c == '_' || c == '.' || c >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 32) >= 'a' && (c | 32) <= 'z');
}

unsigned char completion_run(EditLine *line_editor, TareRuntime *rt) {
    const LineInfo *line = el_line(line_editor);
    const char *start = line->cursor;
    while (start > line->buffer && is_word_byte((unsigned char)start[-1])) start--;
    size_t word_bytes = (size_t)(line->cursor - start);
    if (word_bytes == 0) {
        return el_insertstr(line_editor, "    ") == -1 ? CC_ERROR : CC_REFRESH;
    }
    char *word = strndup(start, word_bytes);
    if (!word) return CC_ERROR;
    Candidates candidates = {0};
    tare_complete(rt, word, add, &candidates);
    unsigned char verdict = CC_ERROR;
    if (candidates.count && candidates.shared_bytes > word_bytes) {
        char *rest = strndup(candidates.items[0] + word_bytes,
                             candidates.shared_bytes - word_bytes);
        if (rest && el_insertstr(line_editor, rest) != -1) verdict = CC_REFRESH;
        free(rest);
    } else if (candidates.count > 1) {
        const char *dot = strrchr(word, '.');
        list(&candidates, dot ? (size_t)(dot + 1 - word) : 0);
        verdict = CC_REDISPLAY;
    }
    for (size_t i = 0; i < candidates.count; i++) free(candidates.items[i]);
    free(candidates.items);
    free(word);
    return verdict;
}
