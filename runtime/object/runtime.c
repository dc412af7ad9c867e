// Start and end of the object layer's part of a runtime.
#include "object/imitation.h"
#include "object/runtime.h"

#include "object/alloc.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/type_builtin.h"

static const char *const name_texts[TARE_NAME_COUNT] = {
#define NAME(identifier, text) text,
#include "object/names.def"
#undef NAME
};

static TareStatus init_names(TareRuntime *rt) {
    for (size_t i = 0; i < TARE_NAME_COUNT; i++) {
        rt->names[i] = tare_intern_c(rt, name_texts[i]);
        if (!rt->names[i]) return TARE_ERROR;
    }
    return TARE_OK;
}

// The shared empty tuple is made by hand, since tuples of length 0 are otherwise this very one.
static TareStatus init_empty_tuple(TareRuntime *rt) {
    TareTuple *empty = tare_alloc_builtin(rt, TARE_TYPE_TUPLE);
    if (!empty) return TARE_ERROR;
    tare_object_make_immortal(&empty->header);
    rt->empty_tuple = empty;
    return TARE_OK;
}

TareStatus tare_runtime_init_objects(TareRuntime *rt) {
    if (!rt->execution.recursion_limit) rt->execution.recursion_limit = 1000;
    tare_table_init(&rt->interned);
    if (tare_dealloc_init(rt) != TARE_OK || tare_type_init_cache(rt) != TARE_OK ||
        tare_type_builtin_reserve(rt) != TARE_OK || init_empty_tuple(rt) != TARE_OK ||
        tare_string_init_shared(rt) != TARE_OK)
        return TARE_ERROR;
    return init_names(rt);
}

// Immortal among the names are only those that are shared strings too, which go after them.
static void release_names(TareRuntime *rt) {
    for (size_t i = 0; i < TARE_NAME_COUNT; i++) {
        TareString *name = rt->names[i];
        rt->names[i] = NULL;
        if (name && !tare_object_is_immortal(&name->header)) tare_release_object(rt, name);
    }
}

static void release_shared(TareRuntime *rt, TareString **place) {
    TareString *string = *place;
    *place = NULL;
    if (!string) return;
    tare_object_set_count(&string->header, 1);
    tare_release_object(rt, string);
}

void tare_runtime_deinit_objects(TareRuntime *rt) {
    tare_error_clear(rt);
    tare_slot_clear(rt, &rt->modules);
    tare_slot_clear(rt, &rt->builtins);
    tare_slot_clear(rt, &rt->memory_error);
    tare_slot_clear(rt, &rt->execution.repr_in_progress);
    tare_type_clear_cache(rt);
    tare_type_builtin_deinit(rt);
    tare_type_deinit_cache(rt);
    tare_shape_release_keys(rt);
    tare_imitation_release_names(rt);
    release_names(rt);
    for (size_t i = 0; i < 256; i++) release_shared(rt, &rt->latin1_strings[i]);
    release_shared(rt, &rt->empty_string);
    if (rt->empty_tuple)
        tare_heap_free(&rt->heap, rt->empty_tuple, sizeof *rt->empty_tuple, TARE_BLOCK_OBJECT);
    rt->empty_tuple = NULL;
    tare_weak_deinit(rt);
    tare_shape_deinit(rt);
    // It held no count: strings that are still in it have leaked, and their types are gone.
    tare_alloc_free_table(rt, rt->interned.block, tare_table_block_bytes(&rt->interned));
    tare_table_init(&rt->interned);
    tare_type_builtin_free(rt);
    tare_dealloc_deinit(rt);
    tare_imitation_deinit(rt);
}
