// Which modules there are without a file on disk.
#include "modules/module_table.h"

#include "modules/array_module.h"
#include "modules/atexit.h"
#include "modules/collection_kind.h"
#include "modules/collections.h"
#include "modules/embedded.h"
#include "modules/functools.h"
#include "modules/gc.h"
#include "modules/expat.h"
#include "modules/hashlib.h"
#include "modules/heapq.h"
#include "modules/io.h"
#include "modules/itertools.h"
#include "modules/json.h"
#include "modules/lines.h"
#include "modules/math.h"
#include "modules/mmap.h"
#include "modules/object_at.h"
#include "modules/operator_module.h"
#include "modules/os.h"
#include "modules/profiler.h"
#include "modules/random.h"
#include "modules/regex.h"
#include "modules/report.h"
#include "modules/resource.h"
#include "modules/sqlite.h"
#include "modules/struct.h"
#include "modules/thread_module.h"
#include "modules/time.h"
#include "modules/tracemalloc.h"
#include "modules/unicode_data.h"
#include "modules/weakref.h"
#include "modules/zlib.h"
#include "object/tuple.h"

typedef struct ModuleRow {
    const char *name;
    TareValue (*new_module)(TareRuntime *rt);
} ModuleRow;

static const ModuleRow rows[] = {
    {"_expat", tare_expat_new_module},
    {"_functools", tare_functools_new_module},
    {"_hashlib", tare_hashlib_new_module},
    {"_heapq", tare_heapq_new_module},
    {"_io", tare_io_new_module},
    {"_json", tare_json_new_module},
    {"_lines", tare_lines_new_module},
    {"_object_at", tare_object_at_new_module},
    {"_operator", tare_operator_module_new},
    {"_os", tare_os_new_module},
    {"_profiler", tare_profiler_new_module},
    {"_random", tare_random_new_module},
    {"_regex", tare_regex_new_module},
    {"_report", tare_report_new_module},
    {"_sqlite", tare_sqlite_new_module},
    {"_struct", tare_struct_new_module},
    {"_thread", tare_thread_module_new},
    {"_tracemalloc", tare_tracemalloc_new_module},
    {"_weakref", tare_weakref_new_module},
    {"_zlib", tare_zlib_new_module},
    {"_collections", tare_collections_new_module},
    {"_collection_kind", tare_collection_kind_new_module},
    {"array", tare_array_module_new},
    {"atexit", tare_atexit_new_module},
    {"itertools", tare_itertools_new_module},
    {"math", tare_math_new_module},
    {"mmap", tare_mmap_new_module},
    {"gc", tare_gc_new_module},
    {"resource", tare_resource_new_module},
    {"time", tare_time_new_module},
    {"unicodedata", tare_unicode_data_new_module},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

TareValue tare_module_table_new_builtin(TareRuntime *rt, const char *name) {
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (!strcmp(rows[i].name, name)) return rows[i].new_module(rt);
    return TARE_ABSENT;
}

const char *tare_module_table_find_source(const char *name, size_t *length_bytes) {
    for (const TareEmbeddedModule *module = tare_embedded_modules; module->name; module++) {
        if (strcmp(module->name, name) != 0) continue;
        *length_bytes = module->source_bytes;
        return module->source;
    }
    return NULL;
}

TareValue tare_module_table_list(TareRuntime *rt) {
    static const char *const always[] = {"builtins", "sys", "tare"};
    enum { ALWAYS_COUNT = sizeof always / sizeof *always };
    TareValue names = tare_tuple_new(rt, ALWAYS_COUNT + ROW_COUNT);
    for (size_t i = 0; i < ALWAYS_COUNT + ROW_COUNT && !tare_value_is_absent(names); i++) {
        const char *text = i < ALWAYS_COUNT ? always[i] : rows[i - ALWAYS_COUNT].name;
        TareValue name = tare_string_new_c(rt, text);
        tare_tuple_of(names)->items[i] = name;
        if (tare_value_is_absent(name)) tare_slot_clear(rt, &names);
    }
    return names;
}
