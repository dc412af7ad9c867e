// The built-in function open.
#include "modules/builtins.h"
#include "types/file_open.h"

const TareNativeDefinition tare_builtins_files_functions[] = {
    {"open", tare_file_open, TARE_NATIVE_ANY, 0, 0, 0, "Open file and return a stream."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};
