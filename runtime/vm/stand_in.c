// Which functions of embedded modules stand in for what CPython has in C. A traceback tells of
// calls of the language only, so theirs are left out of it.
#include "vm/stand_in.h"

#include <string.h>

// The names are those of functions and classes; a class brings its methods. Without names it is the
// whole module.
typedef struct NativeModule {
    const char *filename;
    const char *names[20];
} NativeModule;

static const NativeModule modules[] = {
    {"<frozen _asyncio>", {NULL}},
    {"<frozen _csv>", {NULL}},
    {"<frozen _datetime_span>", {NULL}},
    {"<frozen _datetime_text>", {NULL}},
    {"<frozen _decimal_arithmetic>", {NULL}},
    {"<frozen _decimal_context>", {NULL}},
    {"<frozen _decimal_methods>", {NULL}},
    {"<frozen _pickle_read>", {NULL}},
    {"<frozen _pickle_write>", {NULL}},
    {"<frozen _sqlite_cursor>", {NULL}},
    {"<frozen _ast>", {NULL}},
    {"<frozen _sqlite_errors>", {NULL}},
    {"<frozen _sqlite_types>", {NULL}},
    {"<frozen _xml_element>", {"Element", "SubElement", NULL}},
    {"<frozen _xml_parser>", {"TreeBuilder", "XMLParser", NULL}},
    {"<frozen binascii>", {NULL}},
    {"<frozen bisect>", {NULL}},
    {"<frozen collections>", {"OrderedDict", NULL}},
    {"<frozen contextvars>", {NULL}},
    {"<frozen ctypes>", {NULL}},
    {"<frozen datetime>", {NULL}},
    {"<frozen decimal>", {NULL}},
    {"<frozen io>", {NULL}},
    {"<frozen marshal>", {NULL}},
    {"<frozen operator>", {NULL}},
    {"<frozen os>",
     {"listdir", "fspath", "stat", "lstat", "putenv", "unsetenv", "scandir", "DirEntry",
      "get_terminal_size", NULL}},
    {"<frozen pickle>", {NULL}},
    {"<frozen queue>", {"SimpleQueue", NULL}},
    {"<frozen re>", {"Pattern", "Match", NULL}},
    {"<frozen sqlite3>", {NULL}},
    {"<frozen _thread_hook>", {NULL}},
    {"<frozen warnings>", {NULL}},
};

// Whether a qualified name is `name`, or of something inside it.
static bool is_inside(const TareString *qualified, const char *name) {
    size_t length = strlen(name);
    if (qualified->length < length || qualified->width_log2 != 0) return false;
    if (memcmp(qualified->characters, name, length) != 0) return false;
    return qualified->length == length || tare_string_get(qualified, length) == '.';
}

bool tare_stand_in_is(const TareCode *code) {
    if (code->filename->length == 0 || tare_string_get(code->filename, 0) != '<') return false;
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        const NativeModule *module = &modules[i];
        if (!tare_string_equals_c(code->filename, module->filename)) continue;
        bool is_whole = module->names[0] == NULL;
        for (const char *const *name = module->names; *name && !is_whole; name++)
            is_whole = is_inside(code->qualified_name, *name);
        return is_whole;
    }
    return false;
}
