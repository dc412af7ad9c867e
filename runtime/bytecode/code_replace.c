// code.replace(): a copy of a code object with some of its fields changed. Instructions, counts and
// tables stay as they are, since they belong together.
#include "bytecode/code.h"
#include "object/error.h"

typedef enum Field {
    FIELD_CONSTANTS,
    FIELD_FILENAME,
    FIELD_FIRST_LINE,
    FIELD_FLAGS,
    FIELD_NAME,
    FIELD_QUALIFIED_NAME,
    FIELD_COUNT
} Field;

static TareStatus copy_block(TareRuntime *rt, void **block, size_t bytes) {
    const void *from = *block;
    *block = NULL;
    if (!from || !bytes) return TARE_OK;
    *block = tare_alloc_table(rt, bytes);
    if (!*block) return TARE_ERROR;
    memcpy(*block, from, bytes);
    return TARE_OK;
}

static void retain_fields(TareCode *self) {
    tare_retain_object(self->constants);
    tare_retain_object(self->names);
    tare_retain_object(self->local_names);
    tare_retain_object(self->cell_names);
    tare_retain_object(self->name);
    tare_retain_object(self->qualified_name);
    tare_retain_object(self->filename);
    tare_retain(self->doc);
}

TareCode *tare_code_replace_nothing(TareRuntime *rt, const TareCode *self) {
    TareCode *made = tare_code_new(rt);
    if (!made) return NULL;
    TareObject header = made->header;
    *made = *self;
    made->header = header;
    retain_fields(made);
    made->caches = NULL;
    made->instructions = (uint32_t *)tare_code_get_unmarked(self);
    made->unmarked = NULL;
    void **blocks[] = {(void **)&made->instructions, (void **)&made->handlers,
                       (void **)&made->positions};
    size_t bytes[] = {made->instruction_count * sizeof *made->instructions,
                      made->handler_count * sizeof *made->handlers, made->position_bytes};
    TareStatus status = TARE_OK;
    for (int i = 0; i < 3; i++) {
        // What has not been copied must not be freed twice.
        if (status == TARE_OK)
            status = copy_block(rt, blocks[i], bytes[i]);
        else
            *blocks[i] = NULL;
    }
    size_t cache_bytes = made->cache_count * sizeof *made->caches;
    if (status == TARE_OK && cache_bytes && !(made->caches = tare_alloc_table(rt, cache_bytes)))
        status = TARE_ERROR;
    if (status != TARE_OK) {
        tare_release_object(rt, made);
        return NULL;
    }
    if (made->caches) memset(made->caches, 0, cache_bytes);
    return made;
}

static void set_object(TareRuntime *rt, void *field, TareValue value) {
    void **slot = field;
    void *old = *slot;
    *slot = tare_value_get_object(tare_retain(value));
    tare_release_object(rt, old);
}

static void set_fields(TareRuntime *rt, TareCode *self, const TareValue *given) {
    if (!tare_value_is_absent(given[FIELD_CONSTANTS]))
        set_object(rt, &self->constants, given[FIELD_CONSTANTS]);
    if (!tare_value_is_absent(given[FIELD_FILENAME]))
        set_object(rt, &self->filename, given[FIELD_FILENAME]);
    if (!tare_value_is_absent(given[FIELD_NAME])) set_object(rt, &self->name, given[FIELD_NAME]);
    if (!tare_value_is_absent(given[FIELD_QUALIFIED_NAME]))
        set_object(rt, &self->qualified_name, given[FIELD_QUALIFIED_NAME]);
    int64_t n;
    if (!tare_value_is_absent(given[FIELD_FLAGS]) && rt->hooks.int_to_int64(given[FIELD_FLAGS], &n))
        self->flags = (uint32_t)n;
    if (!tare_value_is_absent(given[FIELD_FIRST_LINE]) &&
        rt->hooks.int_to_int64(given[FIELD_FIRST_LINE], &n))
        self->first_line = (uint32_t)n;
}

static const char *const names[] = {"co_consts", "co_filename", "co_firstlineno",
                                    "co_flags",  "co_name",     "co_qualname"};

static TareStatus check_types(TareRuntime *rt, const TareCode *self, const TareValue *given) {
    static const TareTypeId types[] = {TARE_TYPE_TUPLE, TARE_TYPE_STR, TARE_TYPE_INT,
                                       TARE_TYPE_INT,   TARE_TYPE_STR, TARE_TYPE_STR};
    static const char *const type_names[] = {"tuple", "str", "int", "int", "str", "str"};
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (tare_value_is_absent(given[i]) || tare_type_is_instance(rt, given[i], types[i]))
            continue;
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "replace() argument '%s' must be %s, not %T", names[i],
                               type_names[i], given[i]);
    }
    TareValue constants = given[FIELD_CONSTANTS];
    if (!tare_value_is_absent(constants) &&
        tare_tuple_of(constants)->length != self->constants->length)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "code: co_consts has another length");
    return TARE_OK;
}

TareValue tare_code_replace(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const TareParameters parameters = {"replace", names, FIELD_COUNT, 0, 0, 0};
    TareValue given[FIELD_COUNT];
    TareCode *code = tare_code_of(self);
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK ||
        check_types(rt, code, given) != TARE_OK)
        return TARE_ABSENT;
    TareCode *made = tare_code_replace_nothing(rt, code);
    if (!made) return TARE_ABSENT;
    set_fields(rt, made, given);
    return tare_value_from_object(made);
}
