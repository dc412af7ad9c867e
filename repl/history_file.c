// The user's state folder, as the XDG base directories have it.
#include "history_file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// Makes each folder of the path, which ends with a file's name.
static bool make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        bool is_there = mkdir(path, 0700) == 0 || errno == EEXIST;
        *slash = '/';
        if (!is_there) return false;
    }
    return true;
}

char *history_file_path(void) {
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    bool has_state = state && state[0] == '/';
    if (!has_state && (!home || !*home)) return NULL;
    const char *base = has_state ? state : home;
    const char *tail = has_state ? "/tare/history" : "/.local/state/tare/history";
    size_t bytes = strlen(base) + strlen(tail) + 1;
    char *path = malloc(bytes);
    if (!path) return NULL;
    snprintf(path, bytes, "%s%s", base, tail);
    if (make_folders(path)) return path;
    free(path);
    return NULL;
}
