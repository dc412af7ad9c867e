// Functions of the module tare that write the heap to files.
#ifndef TARE_MEASURE_SNAPSHOT_FUNCTION_H
#define TARE_MEASURE_SNAPSHOT_FUNCTION_H

#include "object/native.h"

// Whether the end of the path names a format: a snapshot's, or a picture's.
bool tare_snapshot_function_is_path(const char *path);
// Writes the heap, or a picture of what `of` reaches in at most `limit` boxes (absent: the
// namespace of __main__), as the end of the path says. 0, or an errno (EINVAL: no format, or
// nothing to draw); then there is no file but the one that was there before.
int tare_snapshot_function_write(TareRuntime *rt, const char *path, TareValue of, uint32_t limit);

enum { TARE_SNAPSHOT_PICTURE_LIMIT = 60 };  // boxes, unless told otherwise

extern const TareNativeDefinition tare_snapshot_functions[];

#endif
