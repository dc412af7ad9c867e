// A file is written in its place, and taken away again when not all of it could be.
#include "output_file.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

int output_file_write(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    if (!file) return errno;
    int error = fputs(text, file) < 0 ? errno : 0;
    if (fclose(file) != 0 && !error) error = errno;
    struct stat state;
    if (error && stat(path, &state) == 0 && S_ISREG(state.st_mode)) remove(path);
    return error;
}
