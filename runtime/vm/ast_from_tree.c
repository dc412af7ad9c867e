// Makes an instance of each node's class and sets its fields and its place, by the schema.
#include "vm/ast_from_tree.h"

#include "front/tree_constant.h"
#include "object/alloc.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "types/int.h"
#include "types/list.h"
#include "vm/ast_classes.h"

typedef struct Making {
    TareRuntime *rt;
    TareAstClasses classes;
    TareDict *shared;  // the one instance of each operator's and context's class, by name; borrowed
} Making;

static TareValue make_node(Making *self, TareTreeFamily family, const void *node);

static TareStatus set_steal(Making *self, TareValue object, const char *name,
                            TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    TareString *key = tare_intern_c(self->rt, name);
    TareStatus status = key ? tare_attribute_set(self->rt, object, key, stolen_value) : TARE_ERROR;
    if (key) tare_release_object(self->rt, key);
    tare_release(self->rt, stolen_value);
    return status;
}

static TareValue get_shared(Making *self, const char *name) {
    TareValue v = tare_dict_find_c(self->rt, self->shared, name);
    if (tare_value_is_absent(v))
        return tare_error_raise(self->rt, TARE_TYPE_IMPORT_ERROR, "the module _ast lacks %s", name);
    return tare_retain(v);
}

static TareValue make_name(Making *self, const TareTreeString *name) {
    if (!name->bytes) return TARE_NONE;
    TareString *text = tare_intern_utf8(self->rt, name->bytes, name->length_bytes);
    return text ? tare_value_from_object(text) : TARE_ABSENT;
}

// ---- lists -------------------------------------------------------------------------------------

// What a list has in its row: the items' size, and whether they stand there themselves.
typedef struct Row {
    const char *items;
    size_t count;
    size_t item_bytes;
    TareTreeFieldType type;
    TareTreeFamily family;
} Row;

static TareValue make_item(Making *self, const Row *row, size_t index) {
    const void *item = row->items + index * row->item_bytes;
    if (row->type == TARE_TREE_FIELD_NAMES) return make_name(self, item);
    if (row->type == TARE_TREE_FIELD_COMPARISONS)
        return get_shared(self, tare_tree_schema_comparisons[*(const uint8_t *)item]);
    if (row->type == TARE_TREE_FIELD_RECORDS) return make_node(self, row->family, item);
    const void *node = *(const void *const *)item;
    return node ? make_node(self, row->family, node) : TARE_NONE;
}

static TareValue make_list(Making *self, const Row *row) {
    TareValue list = tare_list_new(self->rt, row->count);
    if (tare_value_is_absent(list)) return list;
    for (size_t i = 0; i < row->count; i++) {
        TareValue item = make_item(self, row, i);
        if (!tare_value_is_absent(item) &&
            tare_list_append_steal(self->rt, tare_list_of(list), item) == TARE_OK)
            continue;
        tare_release(self->rt, list);
        return TARE_ABSENT;
    }
    return list;
}

static TareValue make_row(Making *self, const TareTreeField *field, const TareTreeExpression *node,
                          const void *at) {
    // All lists of nodes and names begin alike.
    const TareTreeExpressionList *list = at;
    Row row = {*(const char *const *)at, 0, sizeof(void *), field->type, field->family};
    switch (field->type) {
    case TARE_TREE_FIELD_KEYS:
    case TARE_TREE_FIELD_VALUES: row.count = node->dict.count; break;
    case TARE_TREE_FIELD_COMPARISONS:
        row.count = node->compare.comparators.count;
        row.item_bytes = 1;
        break;
    case TARE_TREE_FIELD_RECORDS:
        row.item_bytes = tare_tree_schema_families[field->family].bytes;
        row.count = list->count;
        break;
    case TARE_TREE_FIELD_NAMES: row.item_bytes = sizeof(TareTreeString); // fallthrough
    default: row.count = list->count;
    }
    return make_list(self, &row);
}

// ---- fields ------------------------------------------------------------------------------------

static TareValue make_plain(Making *self, const TareTreeField *field, const void *at) {
    switch ((TareTreeFieldType)field->type) {
    case TARE_TREE_FIELD_NAME:
    case TARE_TREE_FIELD_NAME_OPTIONAL: return make_name(self, at);
    case TARE_TREE_FIELD_LEVEL: return tare_int_new(self->rt, *(const uint32_t *)at);
    case TARE_TREE_FIELD_FLAG: return tare_int_new(self->rt, *(const bool *)at);
    case TARE_TREE_FIELD_CONVERSION:
        return tare_int_new(self->rt, *(const char *)at ? *(const char *)at : -1);
    case TARE_TREE_FIELD_CONTEXT:
        return get_shared(self, tare_tree_schema_contexts[*(const uint8_t *)at]);
    case TARE_TREE_FIELD_BOOLEAN:
        return get_shared(self, tare_tree_schema_booleans[*(const bool *)at]);
    case TARE_TREE_FIELD_OPERATOR:
        return get_shared(self, tare_tree_schema_operators[*(const TareTreeOperator *)at]);
    case TARE_TREE_FIELD_UNARY:
        return get_shared(self, tare_tree_schema_unary[*(const TareTreeUnaryOperator *)at]);
    case TARE_TREE_FIELD_CONSTANT: return tare_tree_constant_new(self->rt, at);
    case TARE_TREE_FIELD_SINGLETON:
        return tare_tree_constant_new(self->rt,
                                      &(*(TareTreeExpression *const *)at)->constant);
    case TARE_TREE_FIELD_PREFIX:
        return ((const TareTreeConstant *)at)->has_u_prefix ? tare_string_new_c(self->rt, "u")
                                                            : TARE_NONE;
    default: return TARE_NONE;
    }
}

static TareValue make_field(Making *self, const TareTreeField *field, const char *node) {
    const void *at = node + field->offset;
    switch ((TareTreeFieldType)field->type) {
    case TARE_TREE_FIELD_NODE:
    case TARE_TREE_FIELD_NODE_OPTIONAL: {
        const void *child = *(const void *const *)at;
        return child ? make_node(self, field->family, child) : TARE_NONE;
    }
    case TARE_TREE_FIELD_NODES:
    case TARE_TREE_FIELD_NODES_OR_NONE:
    case TARE_TREE_FIELD_RECORDS:
    case TARE_TREE_FIELD_KEYS:
    case TARE_TREE_FIELD_VALUES:
    case TARE_TREE_FIELD_COMPARISONS:
    case TARE_TREE_FIELD_NAMES:
        return make_row(self, field, (const TareTreeExpression *)node, at);
    default: return make_plain(self, field, at);
    }
}

static TareStatus set_place(Making *self, TareValue object, const TareTreeSpan *span) {
    static const char *const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    const uint32_t numbers[] = {span->line, span->column, span->end_line, span->end_column};
    for (int i = 0; i < 4; i++) {
        TareValue number = tare_int_new(self->rt, numbers[i]);
        if (set_steal(self, object, names[i], number) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

static TareStatus set_all(Making *self, TareValue object, TareTreeFamily family,
                          const TareTreeNodeSpec *spec, const char *node) {
    for (int i = 0; i < TARE_TREE_SCHEMA_FIELDS && spec->fields[i].name; i++) {
        TareValue value = make_field(self, &spec->fields[i], node);
        if (set_steal(self, object, spec->fields[i].name, value) != TARE_OK) return TARE_ERROR;
    }
    uint16_t span = tare_tree_schema_families[family].span_offset;
    if (span == TARE_TREE_SCHEMA_NO_SPAN) return TARE_OK;
    return set_place(self, object, (const TareTreeSpan *)(node + span));
}

static TareValue new_instance(Making *self, TareType *type) {
    TareObject *object = type ? tare_alloc_instance(self->rt, type, 0) : NULL;
    return object ? tare_value_from_object(object) : TARE_ABSENT;
}

static TareValue make_node(Making *self, TareTreeFamily family, const void *node) {
    if (tare_call_check_stack(self->rt) != TARE_OK) return TARE_ABSENT;
    const TareTreeNodeSpec *spec = tare_tree_schema_find(family, node);
    TareType *type = tare_ast_classes_get_node(&self->classes, self->rt, spec);
    TareValue object = new_instance(self, type);
    if (tare_value_is_absent(object)) return object;
    if (set_all(self, object, family, spec, node) == TARE_OK) return object;
    tare_release(self->rt, object);
    return TARE_ABSENT;
}

// ---- the root ----------------------------------------------------------------------------------

static TareValue make_root(Making *self, const TareTreeModule *module, TareCompileMode mode) {
    static const char *const names[] = {"Module", "Expression", "Interactive", "Module"};
    TareValue shared = tare_dict_find_c(self->rt, self->classes.names, "_shared");
    self->shared = tare_dict_of(shared);
    TareType *type = tare_ast_classes_get(&self->classes, self->rt, names[mode]);
    TareValue root = new_instance(self, type);
    if (tare_value_is_absent(root)) return root;
    Row row = {(const char *)module->body.items, module->body.count, sizeof(void *),
               TARE_TREE_FIELD_NODES, TARE_TREE_FAMILY_STATEMENT};
    TareValue body = module->expression
                         ? make_node(self, TARE_TREE_FAMILY_EXPRESSION, module->expression)
                         : make_list(self, &row);
    TareStatus status = set_steal(self, root, "body", body);
    if (status == TARE_OK && mode == TARE_COMPILE_FILE)
        status = set_steal(self, root, "type_ignores", tare_list_new(self->rt, 0));
    if (status == TARE_OK) return root;
    tare_release(self->rt, root);
    return TARE_ABSENT;
}

TareValue tare_ast_from_tree(TareRuntime *rt, const TareTreeModule *module, TareCompileMode mode) {
    Making self = {.rt = rt};
    TareValue root = TARE_ABSENT;
    if (tare_ast_classes_init(&self.classes, rt) == TARE_OK) root = make_root(&self, module, mode);
    tare_ast_classes_deinit(&self.classes, rt);
    return root;
}
