// What commands write with -o: a file that is whole, or none.
#ifndef TARE_REPL_OUTPUT_FILE_H
#define TARE_REPL_OUTPUT_FILE_H

// Writes the text to the file. 0, or an errno: then no part of a file is left behind, but what is
// no regular file (a device, a pipe) stays.
int output_file_write(const char *path, const char *text);

#endif
