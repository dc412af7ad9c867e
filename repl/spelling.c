// How far two names are apart.
#include "spelling.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

// Letters to be changed, put in, left out or exchanged until the names are the same (Damerau 1964).
static size_t count_slips(const char *left, const char *right) {
    size_t table[SPELLING_NAME_BYTES + 1][SPELLING_NAME_BYTES + 1];
    size_t rows = strlen(left), columns = strlen(right);
    if (rows > SPELLING_NAME_BYTES || columns > SPELLING_NAME_BYTES) return SIZE_MAX;
    for (size_t i = 0; i <= rows; i++)
        for (size_t j = 0; j <= columns; j++) {
            if (!i || !j) {
                table[i][j] = i + j;
                continue;
            }
            size_t least = table[i - 1][j - 1] + (left[i - 1] != right[j - 1]);
            if (table[i - 1][j] + 1 < least) least = table[i - 1][j] + 1;
            if (table[i][j - 1] + 1 < least) least = table[i][j - 1] + 1;
            bool are_exchanged = i > 1 && j > 1 && left[i - 1] == right[j - 2] &&
                                 left[i - 2] == right[j - 1];
            if (are_exchanged && table[i - 2][j - 2] + 1 < least) least = table[i - 2][j - 2] + 1;
            table[i][j] = least;
        }
    return table[rows][columns];
}

void spelling_try_names(SpellingGuess *self, const char *names) {
    while (*names) {
        char name[SPELLING_NAME_BYTES + 1];
        size_t bytes = strcspn(names, " ");
        snprintf(name, sizeof name, "%.*s", (int)bytes, names);
        size_t slips = count_slips(self->name, name);
        if (slips < self->slips) {
            self->slips = slips;
            memcpy(self->best, name, sizeof name);
        }
        names += bytes;
        names += strspn(names, " ");
    }
}
