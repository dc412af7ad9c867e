// Reads each object's fields by the schema. Whatever the program left there is checked: what comes
// out is a tree that the compiler may trust.
#include "vm/ast_to_tree.h"

#include "front/tree_constant.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "types/int.h"
#include "types/list.h"
#include "vm/ast_check.h"
#include "vm/ast_classes.h"

typedef struct Reading {
    TareRuntime *rt;
    TareArena *arena;
    TareAstClasses classes;
} Reading;

// A node in the making.
typedef struct Node {
    const TareTreeNodeSpec *spec;
    char *memory;
    uint8_t context;  // its own, of an expression
} Node;

static TareStatus read_node(Reading *self, const TareTreeField *field, uint8_t context,
                            TareValue object, void **out);
static TareStatus read_record(Reading *self, TareTreeFamily family, TareValue object, void *out);

static void *allocate(Reading *self, size_t bytes) {
    void *memory = tare_arena_alloc(self->arena, bytes + 1);
    if (!memory) tare_error_raise_memory(self->rt);
    return memory;
}

// The attribute, or absent without an error.
static TareStatus fetch(Reading *self, TareValue object, const char *name, TareValue *value) {
    bool failed = true;
    TareString *key = tare_intern_c(self->rt, name);
    *value = key ? tare_attribute_fetch_optional(self->rt, object, key, &failed) : TARE_ABSENT;
    if (key) tare_release_object(self->rt, key);
    return failed ? TARE_ERROR : TARE_OK;
}

static TareStatus fail_missing(Reading *self, const char *field, const char *node) {
    return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                           "required field \"%s\" missing from %s", field, node);
}

static TareStatus fail_required(Reading *self, const char *field, const char *node) {
    return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "field '%s' is required for %s", field,
                           node);
}

// ---- leaves ------------------------------------------------------------------------------------

static TareStatus read_int(Reading *self, TareValue v, int64_t *out) {
    if (!tare_int_is(self->rt, v))
        return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "invalid integer value: %R", v);
    if (tare_int_to_int64(v, out) && *out >= INT32_MIN && *out <= INT32_MAX) return TARE_OK;
    return tare_error_fail(self->rt, TARE_TYPE_OVERFLOW_ERROR,
                           "Python int too large to convert to C int");
}

static TareStatus read_name(Reading *self, TareValue v, TareTreeString *out) {
    *out = (TareTreeString){0};
    if (tare_value_is_none(v)) return TARE_OK;
    if (!tare_value_is_exact(v, TARE_TYPE_STR))
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                               "AST identifier must be of type str");
    return tare_tree_constant_copy_text(self->rt, self->arena, tare_string_of(v), out);
}

// The place of the object's class in a table of names.
static TareStatus read_choice(Reading *self, TareValue v, const char *const *names,
                              const char *family, unsigned *out) {
    for (*out = 0; names[*out]; (*out)++) {
        TareType *type = tare_ast_classes_get(&self->classes, self->rt, names[*out]);
        if (!type) return TARE_ERROR;
        if (tare_type_is_subtype(tare_type_get(self->rt, v), type)) return TARE_OK;
    }
    return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                           "expected some sort of %s, but got %R", family, v);
}

static TareStatus read_singleton(Reading *self, TareValue v, TareTreeExpression **out) {
    *out = allocate(self, sizeof **out);
    if (!*out || tare_tree_constant_fill(self->rt, self->arena, *out, v) != TARE_OK)
        return TARE_ERROR;
    if ((*out)->kind == TARE_TREE_CONSTANT && (*out)->constant.kind <= TARE_TREE_CONSTANT_TRUE)
        return TARE_OK;
    return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR,
                           "MatchSingleton can only contain True, False and None");
}

static TareStatus read_operator(Reading *self, TareTreeFieldType type, TareValue v, void *at) {
    unsigned choice;
    switch (type) {
    case TARE_TREE_FIELD_BOOLEAN:
        if (read_choice(self, v, tare_tree_schema_booleans, "boolop", &choice) != TARE_OK)
            return TARE_ERROR;
        *(bool *)at = choice;
        return TARE_OK;
    case TARE_TREE_FIELD_UNARY:
        if (read_choice(self, v, tare_tree_schema_unary, "unaryop", &choice) != TARE_OK)
            return TARE_ERROR;
        *(TareTreeUnaryOperator *)at = (TareTreeUnaryOperator)choice;
        return TARE_OK;
    default:
        if (read_choice(self, v, tare_tree_schema_operators, "operator", &choice) != TARE_OK)
            return TARE_ERROR;
        *(TareTreeOperator *)at = (TareTreeOperator)choice;
        return TARE_OK;
    }
}

static TareStatus read_number(Reading *self, TareTreeFieldType type, TareValue v, void *at) {
    int64_t number = 0;
    bool is_absent = type == TARE_TREE_FIELD_LEVEL && tare_value_is_none(v);
    if (!is_absent && read_int(self, v, &number) != TARE_OK) return TARE_ERROR;
    if (type == TARE_TREE_FIELD_FLAG) *(bool *)at = number != 0;
    else if (type == TARE_TREE_FIELD_CONVERSION) *(char *)at = number < 0 ? 0 : (char)number;
    else if (number < 0)
        return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "Negative ImportFrom level");
    else *(uint32_t *)at = (uint32_t)number;
    return TARE_OK;
}

static TareStatus read_prefix(Reading *self, TareValue v, const Node *node) {
    TareTreeExpression *e = (TareTreeExpression *)node->memory;
    if (!tare_value_is_none(v) && !tare_value_is_exact(v, TARE_TYPE_STR))
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR, "AST string must be of type str");
    if (e->kind == TARE_TREE_CONSTANT) e->constant.has_u_prefix = !tare_value_is_none(v);
    return TARE_OK;
}

// ---- lists -------------------------------------------------------------------------------------

static TareStatus read_item(Reading *self, const TareTreeField *field, uint8_t context,
                            TareValue item, char *at) {
    unsigned choice;
    switch ((TareTreeFieldType)field->type) {
    case TARE_TREE_FIELD_NAMES: return read_name(self, item, (TareTreeString *)at);
    case TARE_TREE_FIELD_RECORDS: return read_record(self, field->family, item, at);
    case TARE_TREE_FIELD_COMPARISONS:
        if (read_choice(self, item, tare_tree_schema_comparisons, "cmpop", &choice) != TARE_OK)
            return TARE_ERROR;
        *(uint8_t *)at = (uint8_t)choice;
        return TARE_OK;
    default:
        if (read_node(self, field, context, item, (void **)at) != TARE_OK) return TARE_ERROR;
        if (*(void **)at || field->type == TARE_TREE_FIELD_NODES_OR_NONE ||
            field->type == TARE_TREE_FIELD_KEYS)
            return TARE_OK;
        return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "None disallowed in %s list",
                               field->family == TARE_TREE_FAMILY_STATEMENT ? "statement"
                                                                          : "expression");
    }
}

static size_t get_item_bytes(const TareTreeField *field) {
    switch ((TareTreeFieldType)field->type) {
    case TARE_TREE_FIELD_NAMES: return sizeof(TareTreeString);
    case TARE_TREE_FIELD_RECORDS: return tare_tree_schema_families[field->family].bytes;
    case TARE_TREE_FIELD_COMPARISONS: return 1;
    default: return sizeof(void *);
    }
}

// The items into the arena. Reading one may run the program, which may change the list.
static TareStatus read_items(Reading *self, const TareTreeField *field, uint8_t context,
                             const Node *node, TareList *list, char *items, size_t count) {
    size_t bytes = get_item_bytes(field);
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < count && status == TARE_OK; i++) {
        if (list->length != count)
            return tare_error_fail(self->rt, TARE_TYPE_RUNTIME_ERROR,
                                   "%s field \"%s\" changed size during iteration",
                                   node->spec->name, field->name);
        TareValue item = tare_retain(list->items[i]);
        status = read_item(self, field, context, item, items + i * bytes);
        tare_release(self->rt, item);
    }
    return status;
}

static TareStatus read_list(Reading *self, const TareTreeField *field, uint8_t context,
                            const Node *node, TareValue v) {
    if (!tare_type_is_instance(self->rt, v, TARE_TYPE_LIST))
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                               "%s field \"%s\" must be a list, not a %T", node->spec->name,
                               field->name, v);
    TareList *list = tare_list_of(v);
    size_t count = list->length;
    if (field->is_filled && !count)
        return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "empty %s on %s", field->name,
                               node->spec->name);
    char *items = allocate(self, count * get_item_bytes(field));
    if (!items || read_items(self, field, context, node, list, items, count) != TARE_OK)
        return TARE_ERROR;
    void *at = node->memory + field->offset;
    *(char **)at = items;
    // Keys, values and comparisons have no count of their own.
    TareTreeExpression *e = (TareTreeExpression *)node->memory;
    if (field->type == TARE_TREE_FIELD_KEYS) e->dict.count = count;
    else if (field->type == TARE_TREE_FIELD_VALUES && e->dict.count != count)
        return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR,
                               "Dict doesn't have the same number of keys as values");
    else if (field->type == TARE_TREE_FIELD_COMPARISONS) items[count] = (char)TARE_AST_CHECK_END;
    else if (field->type != TARE_TREE_FIELD_VALUES)
        ((TareTreeExpressionList *)at)->count = count;
    return TARE_OK;
}

// ---- fields ------------------------------------------------------------------------------------

static TareStatus read_child(Reading *self, const TareTreeField *field, uint8_t context,
                             const Node *node, TareValue v) {
    void **at = (void **)(node->memory + field->offset);
    if (read_node(self, field, context, v, at) != TARE_OK) return TARE_ERROR;
    if (*at || field->type == TARE_TREE_FIELD_NODE_OPTIONAL) return TARE_OK;
    return fail_required(self, field->name, node->spec->name);
}

static TareStatus read_value(Reading *self, const TareTreeField *field, const Node *node,
                             TareValue v) {
    void *at = node->memory + field->offset;
    uint8_t context =
        field->context == TARE_TREE_SCHEMA_OWN_CONTEXT ? node->context : field->context;
    switch ((TareTreeFieldType)field->type) {
    case TARE_TREE_FIELD_NODE:
    case TARE_TREE_FIELD_NODE_OPTIONAL: return read_child(self, field, context, node, v);
    case TARE_TREE_FIELD_NAME:
        if (tare_value_is_none(v)) return fail_required(self, field->name, node->spec->name);
        return read_name(self, v, at);
    case TARE_TREE_FIELD_NAME_OPTIONAL: return read_name(self, v, at);
    case TARE_TREE_FIELD_LEVEL:
    case TARE_TREE_FIELD_FLAG:
    case TARE_TREE_FIELD_CONVERSION: return read_number(self, field->type, v, at);
    case TARE_TREE_FIELD_BOOLEAN:
    case TARE_TREE_FIELD_OPERATOR:
    case TARE_TREE_FIELD_UNARY: return read_operator(self, field->type, v, at);
    case TARE_TREE_FIELD_CONSTANT:
        return tare_tree_constant_fill(self->rt, self->arena, (TareTreeExpression *)node->memory,
                                       v);
    case TARE_TREE_FIELD_PREFIX: return read_prefix(self, v, node);
    case TARE_TREE_FIELD_SINGLETON: return read_singleton(self, v, at);
    case TARE_TREE_FIELD_CONTEXT:
    case TARE_TREE_FIELD_COMMENT: return TARE_OK;
    default: return read_list(self, field, context, node, v);
    }
}

static bool may_be_missing(TareTreeFieldType type) {
    return type == TARE_TREE_FIELD_NODE_OPTIONAL || type == TARE_TREE_FIELD_NAME_OPTIONAL ||
           type == TARE_TREE_FIELD_LEVEL || type == TARE_TREE_FIELD_PREFIX ||
           type == TARE_TREE_FIELD_COMMENT;
}

static TareStatus read_fields(Reading *self, const Node *node, TareValue object) {
    for (int i = 0; i < TARE_TREE_SCHEMA_FIELDS && node->spec->fields[i].name; i++) {
        const TareTreeField *field = &node->spec->fields[i];
        TareValue v;
        if (fetch(self, object, field->name, &v) != TARE_OK) return TARE_ERROR;
        if (tare_value_is_absent(v) && !may_be_missing(field->type))
            return fail_missing(self, field->name, node->spec->name);
        TareStatus status =
            read_value(self, field, node, tare_value_is_absent(v) ? TARE_NONE : v);
        tare_release(self->rt, v);
        if (status != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

// The context that the object says it is in; LOAD where its class has none.
static TareStatus read_context(Reading *self, const TareTreeNodeSpec *spec, TareValue object,
                               uint8_t *context) {
    *context = TARE_TREE_LOAD;
    if (!tare_ast_check_has_context(spec)) return TARE_OK;
    TareValue v;
    if (fetch(self, object, "ctx", &v) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(v)) return fail_missing(self, "ctx", spec->name);
    unsigned choice = 0;
    TareStatus status = tare_value_is_none(v)
                            ? fail_required(self, "ctx", spec->name)
                            : read_choice(self, v, tare_tree_schema_contexts, "expr_context",
                                          &choice);
    tare_release(self->rt, v);
    *context = (uint8_t)choice;
    return status;
}

// ---- places ------------------------------------------------------------------------------------

// A number that may be missing where `substitute` stands for it.
static TareStatus read_place(Reading *self, TareValue object, const char *name, const char *owner,
                             const int64_t *substitute, int64_t *out) {
    TareValue v;
    if (fetch(self, object, name, &v) != TARE_OK) return TARE_ERROR;
    if (substitute && (tare_value_is_absent(v) || tare_value_is_none(v))) {
        *out = *substitute;
        return TARE_OK;
    }
    if (tare_value_is_absent(v)) return fail_missing(self, name, owner);
    TareStatus status = read_int(self, v, out);
    tare_release(self->rt, v);
    return status;
}

static TareStatus read_span(Reading *self, TareTreeFamily family, TareValue object, char *memory) {
    const TareTreeFamilySpec *spec = &tare_tree_schema_families[family];
    if (spec->span_offset == TARE_TREE_SCHEMA_NO_SPAN) return TARE_OK;
    int64_t line, column, end_line, end_column;
    if (read_place(self, object, "lineno", spec->name, NULL, &line) != TARE_OK ||
        read_place(self, object, "col_offset", spec->name, NULL, &column) != TARE_OK ||
        read_place(self, object, "end_lineno", spec->name, &line, &end_line) != TARE_OK ||
        read_place(self, object, "end_col_offset", spec->name, &column, &end_column) != TARE_OK)
        return TARE_ERROR;
    if (tare_ast_check_span(self->rt, line, column, end_line, end_column) != TARE_OK)
        return TARE_ERROR;
    *(TareTreeSpan *)(memory + spec->span_offset) = (TareTreeSpan){
        line < 0 ? 0 : (uint32_t)line, column < 0 ? 0 : (uint32_t)column,
        end_line < 0 ? 0 : (uint32_t)end_line, end_column < 0 ? 0 : (uint32_t)end_column};
    return TARE_OK;
}

// ---- nodes -------------------------------------------------------------------------------------

static const TareTreeNodeSpec *find_spec(Reading *self, TareTreeFamily family, TareValue object) {
    const TareType *type = tare_type_get(self->rt, object);
    bool is_sum = family <= TARE_TREE_FAMILY_PATTERN || family == TARE_TREE_FAMILY_HANDLER;
    for (size_t i = 0; i < tare_tree_schema_node_count; i++) {
        const TareTreeNodeSpec *spec = &tare_tree_schema_nodes[i];
        if (spec->family != family) continue;
        if (!is_sum) return spec;
        TareType *class = tare_ast_classes_get_node(&self->classes, self->rt, spec);
        if (!class || tare_type_is_subtype(type, class)) return class ? spec : NULL;
    }
    tare_error_raise(self->rt, TARE_TYPE_TYPE_ERROR, "expected some sort of %s, but got %R",
                     tare_tree_schema_families[family].name, object);
    return NULL;
}

// A class of its own has its place behind its fields, one of several before.
static TareStatus read_record(Reading *self, TareTreeFamily family, TareValue object, void *out) {
    Node node = {.memory = out};
    bool is_sum = family == TARE_TREE_FAMILY_HANDLER;
    if (is_sum && read_span(self, family, object, out) != TARE_OK) return TARE_ERROR;
    node.spec = find_spec(self, family, object);
    if (!node.spec || read_fields(self, &node, object) != TARE_OK) return TARE_ERROR;
    if (!is_sum && read_span(self, family, object, out) != TARE_OK) return TARE_ERROR;
    return tare_ast_check_node(self->rt, node.spec, out);
}

static TareStatus read_kind(Reading *self, TareTreeFamily family, uint8_t context,
                            TareValue object, char *memory) {
    Node node = {.memory = memory};
    if (read_span(self, family, object, memory) != TARE_OK) return TARE_ERROR;
    node.spec = find_spec(self, family, object);
    if (!node.spec || read_context(self, node.spec, object, &node.context) != TARE_OK)
        return TARE_ERROR;
    memory[0] = (char)node.spec->kind;
    if (node.spec->flag_offset) *(bool *)(memory + node.spec->flag_offset) = node.spec->flag;
    if (read_fields(self, &node, object) != TARE_OK) return TARE_ERROR;
    if (family == TARE_TREE_FAMILY_EXPRESSION) {
        ((TareTreeExpression *)memory)->context = node.context;
        if (tare_ast_check_context(self->rt, node.spec, node.context, context) != TARE_OK)
            return TARE_ERROR;
    }
    return tare_ast_check_node(self->rt, node.spec, memory);
}

// *out is NULL for None.
static TareStatus read_node(Reading *self, const TareTreeField *field, uint8_t context,
                            TareValue object, void **out) {
    *out = NULL;
    if (tare_value_is_none(object)) return TARE_OK;
    if (tare_call_check_stack(self->rt) != TARE_OK) return TARE_ERROR;
    char *memory = allocate(self, tare_tree_schema_families[field->family].bytes);
    if (!memory) return TARE_ERROR;
    *out = memory;
    if (field->family > TARE_TREE_FAMILY_PATTERN)
        return read_record(self, field->family, object, memory);
    return read_kind(self, field->family, context, object, memory);
}

// ---- the root ----------------------------------------------------------------------------------

static TareStatus check_root(Reading *self, TareValue root, const char *name) {
    TareType *type = tare_ast_classes_get(&self->classes, self->rt, name);
    if (!type) return TARE_ERROR;
    if (tare_type_is_subtype(tare_type_get(self->rt, root), type)) return TARE_OK;
    return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR, "expected %s node, got %T", name, root);
}

static TareStatus read_root(Reading *self, TareValue root, TareCompileMode mode,
                            TareTreeModule *module) {
    static const char *const names[] = {"Module", "Expression", "Interactive", "Module"};
    bool is_expression = mode == TARE_COMPILE_EXPRESSION;
    const TareTreeNodeSpec spec = {
        .name = names[mode],
        .fields = {{"body", is_expression ? TARE_TREE_FIELD_NODE : TARE_TREE_FIELD_NODES,
                    is_expression ? TARE_TREE_FAMILY_EXPRESSION : TARE_TREE_FAMILY_STATEMENT, 0,
                    false,
                    is_expression ? offsetof(TareTreeModule, expression)
                                  : offsetof(TareTreeModule, body)}},
    };
    Node node = {.spec = &spec, .memory = (char *)module};
    if (check_root(self, root, spec.name) != TARE_OK) return TARE_ERROR;
    return read_fields(self, &node, root);
}

TareTreeModule *tare_ast_to_tree(TareRuntime *rt, TareValue root, TareCompileMode mode,
                                 TareArena *arena) {
    Reading self = {.rt = rt, .arena = arena};
    TareTreeModule *module = allocate(&self, sizeof *module);
    if (!module) return NULL;
    TareStatus status = tare_ast_classes_init(&self.classes, rt);
    if (status == TARE_OK) status = read_root(&self, root, mode, module);
    tare_ast_classes_deinit(&self.classes, rt);
    return status == TARE_OK ? module : NULL;
}
