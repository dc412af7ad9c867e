// The module _io: what lib/io.py cannot write in the language.
#include "modules/io.h"

#include "modules/builtins.h"
#include "modules/library_function.h"
#include "types/binary_file.h"
#include "types/int.h"
#include "types/module.h"

static TareValue type_value(TareRuntime *rt, TareTypeId id) {
    return tare_retain(tare_value_from_object(rt->types[id]));
}

// Files of the system are opened; over streams of the language there are wrappers in it.
static TareValue create_text(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_library_function_call(rt, "_text_stream", "TextIOWrapper", arguments);
}

static TareValue create_reader(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_library_function_call(rt, "_byte_stream", "BufferedReader", arguments);
}

TareValue tare_io_new_module(TareRuntime *rt) {
    rt->types[TARE_TYPE_TEXT_FILE]->slots.create = create_text;
    rt->types[TARE_TYPE_BINARY_FILE]->slots.create = create_reader;
    TareValue module = tare_module_new(rt, "_io", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, tare_builtins_files_functions) == TARE_OK &&
        tare_module_set_steal(rt, module, "TextIOWrapper", type_value(rt, TARE_TYPE_TEXT_FILE)) ==
            TARE_OK &&
        tare_module_set_steal(rt, module, "BufferedReader",
                              type_value(rt, TARE_TYPE_BINARY_FILE)) == TARE_OK &&
        tare_module_set_steal(rt, module, "DEFAULT_BUFFER_SIZE", tare_int_new(rt, 8192)) ==
            TARE_OK &&
        tare_module_set_steal(rt, module, "UnsupportedOperation",
                              tare_binary_file_fetch_unsupported(rt)) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
