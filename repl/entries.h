// What was typed in this session, numbered from 1, for %history and %save.
#ifndef TARE_REPL_ENTRIES_H
#define TARE_REPL_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Entries {
    char **texts;
    size_t count;
    size_t capacity;
} Entries;

// Keeps a copy; without memory for it the entry is not kept.
void entries_add(Entries *self, const char *text);
void entries_free(Entries *self);
// %history [N]: the last N, or all.
void entries_show(const Entries *self, const char *arguments);
// %save FILE [N[-M]]: those entries, or all but commands.
void entries_save(const Entries *self, const char *arguments);

#endif
