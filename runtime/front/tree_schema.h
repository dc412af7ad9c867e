// The syntax tree as the module `ast` shows it: which class a node has, and where its fields lie.
// One table serves both ways, tree to objects and back. Knows of no objects itself.
#ifndef TARE_FRONT_TREE_SCHEMA_H
#define TARE_FRONT_TREE_SCHEMA_H

#include "front/tree.h"

// What can stand in the same place. The first three begin with their kind; of the others each is
// one class.
typedef enum TareTreeFamily {
    TARE_TREE_FAMILY_EXPRESSION,
    TARE_TREE_FAMILY_STATEMENT,
    TARE_TREE_FAMILY_PATTERN,
    TARE_TREE_FAMILY_PARAMETERS,
    TARE_TREE_FAMILY_PARAMETER,
    TARE_TREE_FAMILY_KEYWORD,
    TARE_TREE_FAMILY_COMPREHENSION,
    TARE_TREE_FAMILY_HANDLER,
    TARE_TREE_FAMILY_WITH_ITEM,
    TARE_TREE_FAMILY_MATCH_CASE,
    TARE_TREE_FAMILY_ALIAS,
    TARE_TREE_FAMILY_COUNT,
} TareTreeFamily;

enum { TARE_TREE_SCHEMA_NO_SPAN = UINT16_MAX };

typedef struct TareTreeFamilySpec {
    const char *name;  // of the class from which all of the family are derived
    uint16_t bytes;
    uint16_t span_offset;  // or NO_SPAN
} TareTreeFamilySpec;

// What lies at a field's offset.
typedef enum TareTreeFieldType {
    TARE_TREE_FIELD_NODE,           // pointer to a node of the family
    TARE_TREE_FIELD_NODE_OPTIONAL,  // the same, or NULL
    TARE_TREE_FIELD_NODES,          // {pointers to such, count}
    TARE_TREE_FIELD_NODES_OR_NONE,  // the same; each may be NULL
    TARE_TREE_FIELD_RECORDS,        // {such in a row, count}
    TARE_TREE_FIELD_KEYS,           // the keys of a dict
    TARE_TREE_FIELD_VALUES,         // the values of a dict
    TARE_TREE_FIELD_NAME,           // TareTreeString
    TARE_TREE_FIELD_NAME_OPTIONAL,  // the same, or absent
    TARE_TREE_FIELD_NAMES,          // TareTreeStringList
    TARE_TREE_FIELD_LEVEL,          // uint32_t
    TARE_TREE_FIELD_FLAG,           // bool
    TARE_TREE_FIELD_CONVERSION,     // char, 0 for -1
    TARE_TREE_FIELD_CONTEXT,        // TareTreeContext in a byte
    TARE_TREE_FIELD_BOOLEAN,        // bool: Or, else And
    TARE_TREE_FIELD_OPERATOR,       // TareTreeOperator
    TARE_TREE_FIELD_UNARY,          // TareTreeUnaryOperator
    TARE_TREE_FIELD_COMPARISONS,    // the operations of a comparison
    TARE_TREE_FIELD_CONSTANT,       // TareTreeConstant
    TARE_TREE_FIELD_PREFIX,         // of that constant, "u" or None
    TARE_TREE_FIELD_SINGLETON,      // pointer to an expression that is a constant
    TARE_TREE_FIELD_COMMENT,        // nothing: always None
} TareTreeFieldType;

enum { TARE_TREE_SCHEMA_OWN_CONTEXT = TARE_TREE_DELETE + 1 };

typedef struct TareTreeField {
    const char *name;
    uint8_t type;      // TareTreeFieldType
    uint8_t family;    // TareTreeFamily, of nodes
    uint8_t context;   // TareTreeContext, of expressions, or OWN_CONTEXT
    bool is_filled;    // a list that is never empty
    uint16_t offset;
} TareTreeField;

enum { TARE_TREE_SCHEMA_FIELDS = 7 };

typedef struct TareTreeNodeSpec {
    const char *name;  // of the class
    uint8_t family;
    uint8_t kind;
    uint16_t flag_offset;  // of a bool that tells the class from another of the same kind, or 0
    bool flag;
    TareTreeField fields[TARE_TREE_SCHEMA_FIELDS];  // those without a name are none
} TareTreeNodeSpec;

extern const TareTreeFamilySpec tare_tree_schema_families[TARE_TREE_FAMILY_COUNT];
extern const TareTreeNodeSpec tare_tree_schema_nodes[];
extern const size_t tare_tree_schema_node_count;

// The classes of operators and contexts in the order of their enumerations, ended by NULL.
extern const char *const tare_tree_schema_contexts[], *const tare_tree_schema_booleans[],
    *const tare_tree_schema_operators[], *const tare_tree_schema_unary[],
    *const tare_tree_schema_comparisons[];

const TareTreeNodeSpec *tare_tree_schema_find(TareTreeFamily family, const void *node);

#endif
