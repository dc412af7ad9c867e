// A path that a program gave, as the system wants it. Only for modules that touch files.
#ifndef TARE_MODULES_OS_PATH_H
#define TARE_MODULES_OS_PATH_H

#include "base/text.h"
#include "object/native.h"
#include "object/runtime.h"

typedef struct TareOsPath {
    TareValue given;  // owned: the str or bytes, for messages
    TareText text;
    const char *bytes;  // in text, or where that points to
} TareOsPath;

// From a str, bytes or what has __fspath__; PermissionError where the host forbids files. To be
// deinited after an error too.
TareStatus tare_os_path_init(TareRuntime *rt, TareOsPath *self, TareValue v) TARE_CHECKED;
void tare_os_path_deinit(TareRuntime *rt, TareOsPath *self);
// Deinits it; None, or OSError of errno if `result` is negative.
TARE_NEW TareValue tare_os_path_finish(TareRuntime *rt, TareOsPath *self, int result);
// Deinits it; absent, with the error pending that there is.
TareValue tare_os_path_fail(TareRuntime *rt, TareOsPath *self);
// Calls the system with two paths, the first two arguments; an OSError names both.
TARE_NEW TareValue tare_os_path_pair(TareRuntime *rt, const TareArguments *arguments,
                                     int (*call)(const char *first, const char *second));

#endif
