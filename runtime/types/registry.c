// Every built-in type with its specification. The table is builtin_types.def; this file only binds
// its rows to the constants that the types' own files define.
#include "types/registry.h"

#include "object/type_builtin.h"

#include "object/runtime.h"

#define TYPE(identifier, symbol, name, base) extern const TareTypeSpec tare_##symbol##_spec;
#define EXCEPTION(identifier, name, base)
#include "object/builtin_types.def"
#undef TYPE
#undef EXCEPTION

// types/exception.c: the specification that the exception `id` has.
const TareTypeSpec *tare_exception_get_spec(TareTypeId id);

typedef struct RegistryRow {
    TareTypeId id;
    TareTypeId base;
    const char *name;
    const TareTypeSpec *spec;  // NULL: an exception
} RegistryRow;

static const RegistryRow rows[] = {
#define TYPE(identifier, symbol, name, base) \
    {TARE_TYPE_##identifier, TARE_TYPE_##base, name, &tare_##symbol##_spec},
#define EXCEPTION(identifier, name, base) \
    {TARE_TYPE_##identifier, TARE_TYPE_##base, name, NULL},
#include "object/builtin_types.def"
#undef TYPE
#undef EXCEPTION
};

TareStatus tare_registry_init(TareRuntime *rt) {
    for (size_t i = 0; i < TARE_TYPE_COUNT; i++) {
        const RegistryRow *row = &rows[i];
        const TareTypeSpec *spec = row->spec ? row->spec : tare_exception_get_spec(row->id);
        if (tare_type_init_builtin(rt, row->id, row->name, row->base, spec) != TARE_OK)
            return TARE_ERROR;
    }
    if (tare_type_builtin_add_base(rt, TARE_TYPE_EXCEPTION_GROUP, TARE_TYPE_EXCEPTION) != TARE_OK)
        return TARE_ERROR;
    for (size_t i = 0; i < TARE_TYPE_COUNT; i++)
        if (tare_type_populate_builtin(rt, rows[i].id) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}
