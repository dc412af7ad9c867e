// References with the names that they have in the language: the slot `x`, the item 3, the value
// under a key, the closure of a function. Read from the description of the type (law 2); no code of
// the program runs.
#ifndef TARE_MEASURE_REFERENCE_H
#define TARE_MEASURE_REFERENCE_H

#include "base/text.h"
#include "bytecode/code.h"
#include "object/layout.h"
#include "object/runtime.h"

typedef enum TareReferenceKind {
    TARE_REFERENCE_ITEM,       // by `index`: of a list, a tuple, ...
    TARE_REFERENCE_ATTRIBUTE,  // by `name`: slots, and values of a dict-backed instance
    TARE_REFERENCE_VALUE,      // of a dict, under `key`
    TARE_REFERENCE_KEY,        // of a dict, or element of a set
    TARE_REFERENCE_FIELD,      // of the object itself, by `field`: "closure", "__dict__"
    TARE_REFERENCE_CLASS,      // an instance's to its class
    TARE_REFERENCE_WEAK,       // a weak reference's to what it does not keep
    TARE_REFERENCE_LOCAL,      // of a suspended generator or a kept frame: `name`, line `index`
} TareReferenceKind;

// As reports name them: "item", "attribute", ...
extern const char *const tare_reference_kind_names[];

typedef struct TareReference {
    TareReferenceKind kind;
    TareObject *child;       // borrowed, like all below
    size_t index;
    const TareString *name;
    TareValue key;
    const char *field;
    size_t field_bytes;
} TareReference;

typedef struct TareReferences TareReferences;

struct TareReferences {
    TareDescriber base;
    TareRuntime *rt;
    TareObject *object;     // being described
    const char *block;      // name of the satellite block at hand; NULL: the object's own
    size_t item_count;      // of regions of items that went before
    void (*visit)(void *context, const TareReference *reference);
    void *context;
};

void tare_reference_init(TareReferences *self, TareRuntime *rt,
                         void (*visit)(void *context, const TareReference *reference),
                         void *context);
// Calls `visit` for each reference of `object` to a heap object, weak ones included.
void tare_reference_visit(TareReferences *self, TareObject *object);
// The name of the slot at that offset of instances of `type`, or NULL.
TareString *tare_reference_find_slot_name(TareRuntime *rt, const TareType *type,
                                          size_t offset_bytes);
// The name of the local in that register, or NULL.
const TareString *tare_reference_find_local(const TareCode *code, uint32_t index);
// The part number `index` of a field's name such as "args, traceback, cause", if it has `count`
// parts: its start, or NULL. *bytes receives its length.
const char *tare_reference_find_part(const char *name, size_t index, size_t count, size_t *bytes);
// The name of a type as reports print it: qualified where it has that, without the module.
static inline const TareString *tare_reference_type_name(const TareType *type) {
    return type->qualified_name ? type->qualified_name : type->name;
}
// Appends it as people write it: ".x", "[3]", "['key']", " (closure)", " (local x, line 3)".
void tare_reference_append(TareRuntime *rt, const TareReference *self, TareText *text);

#endif
