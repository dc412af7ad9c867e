// Keeping, listing and saving entries.
#include "entries.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void entries_add(Entries *self, const char *text) {
    if (self->count == self->capacity) {
        size_t capacity = self->capacity ? self->capacity * 2 : 64;
        char **texts = realloc(self->texts, capacity * sizeof *texts);
        if (!texts) return;
        self->texts = texts;
        self->capacity = capacity;
    }
    char *copy = strdup(text);
    if (copy) self->texts[self->count++] = copy;
}

void entries_free(Entries *self) {
    for (size_t i = 0; i < self->count; i++) free(self->texts[i]);
    free(self->texts);
}

// "3", "3-7" or, for all, nothing; false when it is none of these.
static bool read_range(const Entries *self, const char *text, size_t *first, size_t *last) {
    char *end;
    *first = 1;
    *last = self->count;
    if (!*text) return true;
    *first = *last = strtoul(text, &end, 10);
    if (*end == '-') *last = strtoul(end + 1, &end, 10);
    return !*end && *first && *first <= *last && *last <= self->count;
}

// The last N entries, or those from N to M. -n asks for the numbers that stand there anyway.
void entries_show(const Entries *self, const char *arguments) {
    if (!strncmp(arguments, "-n", 2)) arguments += 2 + strspn(arguments + 2, " ");
    size_t first, last;
    bool is_range = strchr(arguments, '-') != NULL;
    char *end;
    unsigned long wanted = strtoul(arguments, &end, 10);
    if (is_range ? !read_range(self, arguments, &first, &last) : *end || (*arguments && !wanted)) {
        fprintf(stderr, "usage: %%history [-n] [N | N-M]\n");
        return;
    }
    if (!is_range) {
        first = wanted && wanted < self->count ? self->count - wanted + 1 : 1;
        last = self->count;
    }
    for (size_t i = first; i <= last; i++) printf("%4zu  %s", i, self->texts[i - 1]);
}

static size_t write_entries(const Entries *self, FILE *file, size_t first, size_t last) {
    size_t count = 0;
    for (size_t i = first - 1; i < last; i++) {
        if (self->texts[i][0] == '%' || self->texts[i][0] == '?') continue;
        fputs(self->texts[i], file);
        count++;
    }
    return count;
}

void entries_save(const Entries *self, const char *arguments) {
    char path[1024];
    size_t first, last, bytes = strcspn(arguments, " \t");
    const char *range = arguments + bytes + strspn(arguments + bytes, " \t");
    if (!bytes || bytes >= sizeof path || !read_range(self, range, &first, &last)) {
        fprintf(stderr, "usage: %%save FILE [N | N-M]\n");
        return;
    }
    snprintf(path, sizeof path, "%.*s", (int)bytes, arguments);
    FILE *file = fopen(path, "w");
    size_t count = file ? write_entries(self, file, first, last) : 0;
    bool is_written = file && !ferror(file);
    if (file && fclose(file) != 0) is_written = false;
    if (is_written) printf("%zu entr%s in %s\n", count, count == 1 ? "y" : "ies", path);
    else fprintf(stderr, "cannot write '%s': %s\n", path, strerror(errno));
}
