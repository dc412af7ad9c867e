// Looking up the facts of cpython_layouts.def.
#include "measure/estimate_rows.h"

#include <string.h>

#include "object/string.h"

typedef struct Layout {
    TareTypeId id;
    bool is_collected;
    uint16_t bytes[TARE_CPYTHON_COUNT];
} Layout;

static const Layout layouts[] = {
#define LAYOUT(identifier, is_collected, ...) \
    {TARE_TYPE_##identifier, is_collected, {__VA_ARGS__}},
#define STANDIN(...)
#define STATIC_CLASS(...)
#include "measure/cpython_layouts.def"
#undef LAYOUT
#undef STANDIN
#undef STATIC_CLASS
};

static const TareStandin standins[] = {
#define LAYOUT(...)
#define STANDIN(module, name, kind, collected, ...) \
    {module, name, TARE_STANDIN_##kind, TARE_STANDIN_##collected, {__VA_ARGS__}},
#define STATIC_CLASS(...)
#include "measure/cpython_layouts.def"
#undef LAYOUT
#undef STANDIN
#undef STATIC_CLASS
};

static const uint16_t static_classes[TARE_CPYTHON_COUNT] =
#define LAYOUT(...)
#define STANDIN(...)
#define STATIC_CLASS(...) {__VA_ARGS__};
#include "measure/cpython_layouts.def"
#undef LAYOUT
#undef STANDIN
#undef STATIC_CLASS

static const Layout *find_layout(TareTypeId id) {
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (layouts[i].id == id) return &layouts[i];
    return NULL;
}

size_t tare_estimate_rows_get(TareRuntime *rt, TareTypeId id, TareCpythonId version,
                              bool *is_collected) {
    const Layout *layout = find_layout(id);
    for (const TareType *type = rt->types[id]; !layout && type->base; type = type->base)
        layout = find_layout(type->base->native_base);
    // The collector has followed arrays only since 3.10.
    bool is_old_array = id == TARE_TYPE_ARRAY && version < TARE_CPYTHON_3_10;
    *is_collected = layout && layout->is_collected && !is_old_array;
    return layout ? layout->bytes[version] : 0;
}

size_t tare_estimate_rows_get_static_class(TareCpythonId version) {
    return static_classes[version];
}

static bool is_in_module(TareRuntime *rt, const TareType *type, const char *module) {
    TareValue name = tare_table_find_string(&type->attributes->table,
                                            TARE_RUNTIME_NAME(rt, dunder_module));
    return !tare_value_is_absent(name) && tare_value_is_exact(name, TARE_TYPE_STR) &&
           tare_string_equals_c(tare_string_of(name), module);
}

// Types that CPython has in C have the module in their name.
static bool is_named(TareRuntime *rt, const TareType *type, const TareStandin *standin) {
    if (tare_string_equals_c(type->name, standin->name))
        return is_in_module(rt, type, standin->module);
    if (!type->name->is_ascii || !(type->spec || is_in_module(rt, type, standin->module)))
        return false;
    size_t bytes = strlen(standin->module), length = type->name->length;
    const char *text = type->name->characters;
    return length == bytes + 1 + strlen(standin->name) &&
           !memcmp(text, standin->module, bytes) && text[bytes] == '.' &&
           !memcmp(text + bytes + 1, standin->name, length - bytes - 1);
}

const TareStandin *tare_estimate_rows_find_standin(TareRuntime *rt, const TareType *type) {
    if (!type->name->is_ascii || type->name->length == 0) return NULL;
    char first = type->name->characters[0];
    for (size_t i = 0; i < sizeof standins / sizeof *standins; i++) {
        const TareStandin *standin = &standins[i];
        // Nearly all classes are the program's own, and asked about for each instance.
        if (first != standin->name[0] && first != standin->module[0]) continue;
        if (is_named(rt, type, standin)) return standin;
    }
    return NULL;
}

bool tare_estimate_rows_is_collected(const TareStandin *self, const TareCpython *version) {
    return self->collected == TARE_STANDIN_ALWAYS ||
           (self->collected == TARE_STANDIN_LATE &&
            tare_cpython_release(version) >= TARE_CPYTHON_3_10);
}

bool tare_estimate_rows_is_sized(const TareType *type) {
    TareTypeId id = type->native_base;
    return id == TARE_TYPE_INT || id == TARE_TYPE_BOOL || id == TARE_TYPE_TUPLE ||
           id == TARE_TYPE_BYTES;
}
