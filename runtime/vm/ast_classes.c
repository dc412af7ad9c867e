// Looking the classes up.
#include "vm/ast_classes.h"

#include "object/error.h"
#include "types/module.h"
#include "vm/import.h"

TareStatus tare_ast_classes_init(TareAstClasses *self, TareRuntime *rt) {
    *self = (TareAstClasses){0};
    TareValue name = tare_string_new_c(rt, "_ast");
    if (tare_value_is_absent(name)) return TARE_ERROR;
    self->module = tare_import_absolute(rt, tare_string_of(name));
    tare_release(rt, name);
    if (tare_value_is_absent(self->module)) return TARE_ERROR;
    self->names = tare_module_of(self->module)->dict;
    return TARE_OK;
}

void tare_ast_classes_deinit(TareAstClasses *self, TareRuntime *rt) {
    tare_slot_clear(rt, &self->module);
}

TareType *tare_ast_classes_get(TareAstClasses *self, TareRuntime *rt, const char *name) {
    TareValue v = tare_dict_find_c(rt, self->names, name);
    if (!tare_value_is_absent(v) && tare_type_is_instance(rt, v, TARE_TYPE_TYPE))
        return tare_type_of_value(v);
    tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR, "the module _ast has no class %s", name);
    return NULL;
}

TareType *tare_ast_classes_get_node(TareAstClasses *self, TareRuntime *rt,
                                    const TareTreeNodeSpec *spec) {
    TareType **type = &self->types[spec - tare_tree_schema_nodes];
    if (!*type) *type = tare_ast_classes_get(self, rt, spec->name);
    return *type;
}

bool tare_ast_classes_is_node(TareRuntime *rt, TareValue v) {
    TareValue module = tare_dict_find_c(rt, tare_dict_of(rt->modules), "_ast");
    if (tare_value_is_absent(module) || !tare_value_is_exact(module, TARE_TYPE_MODULE))
        return false;
    TareValue base = tare_dict_find_c(rt, tare_module_of(module)->dict, "AST");
    return !tare_value_is_absent(base) && tare_type_is_instance(rt, base, TARE_TYPE_TYPE) &&
           tare_type_is_subtype(tare_type_get(rt, v), tare_type_of_value(base));
}
