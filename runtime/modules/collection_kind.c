// What the module abc tells the runtime of its classes: whether the match statement takes their
// instances for sequences or mappings.
#include "modules/collection_kind.h"

#include "object/error.h"
#include "object/native.h"
#include "object/type_links.h"
#include "types/int.h"
#include "types/module.h"

enum { KINDS = TARE_TYPE_IS_SEQUENCE | TARE_TYPE_IS_MAPPING };

// Subclasses that have no kind of their own take part in it.
static void set_kind(TareType *type, uint32_t kind) {
    if (type->flags & KINDS || type->flags & TARE_TYPE_IS_IMMUTABLE) return;
    type->flags |= kind;
    for (TareTypeLink *link = type->subclasses; link; link = link->next)
        set_kind(link->subclass, kind);
}

// _set_sequence(cls), _set_mapping(cls).
static TareValue set_sequence(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    if (tare_type_is_instance(rt, arguments->values[0], TARE_TYPE_TYPE))
        set_kind(tare_type_of_value(arguments->values[0]), TARE_TYPE_IS_SEQUENCE);
    return TARE_NONE;
}

static TareValue set_mapping(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    if (tare_type_is_instance(rt, arguments->values[0], TARE_TYPE_TYPE))
        set_kind(tare_type_of_value(arguments->values[0]), TARE_TYPE_IS_MAPPING);
    return TARE_NONE;
}

// _share_kind(from, to): as abc's register() does.
static TareValue share_kind(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    for (int i = 0; i < 2; i++)
        if (!tare_type_is_instance(rt, arguments->values[i], TARE_TYPE_TYPE)) return TARE_NONE;
    uint32_t kind = tare_type_of_value(arguments->values[0])->flags & KINDS;
    if (kind) set_kind(tare_type_of_value(arguments->values[1]), kind);
    return TARE_NONE;
}

static const TareNativeDefinition functions[] = {
    {"_set_sequence", set_sequence, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"_set_mapping", set_mapping, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"_share_kind", share_kind, TARE_NATIVE_POSITIONAL, 2, 2, 0, NULL},
    {0},
};

TareValue tare_collection_kind_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_collection_kind", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
