// A shape names the type and the layout of an object at once. Exact instances of a built-in type
// and slotted instances have one shape a type. Instances with a values block have a tree of
// shapes that the class's instances share: each shape adds one key to its parent's. One shape a
// class says that the instance's dict pointer refers to a real dict.
// [O3] Shape ids are never used again, so an inline cache that holds a dead one only misses.
#ifndef TARE_OBJECT_SHAPE_H
#define TARE_OBJECT_SHAPE_H

#include "object/table.h"

typedef enum TareShapeKind {
    TARE_SHAPE_FIXED,   // no attributes beyond the fixed fields and slots
    TARE_SHAPE_VALUES,  // dict word: pointer to a values block laid out by this shape's keys
    TARE_SHAPE_DICT,    // dict word: a TareDict (owned reference)
} TareShapeKind;

typedef struct TareShape TareShape;

typedef struct TareShapeKey {
    const TareString *key;  // borrowed from the shape that adds it; NULL: free
    uint32_t position;
} TareShapeKey;

struct TareShape {
    uint32_t id;
    uint16_t kind;         // TareShapeKind
    uint16_t key_count;    // keys of a VALUES shape, this one's own included
    TareType *type;        // borrowed: the type owns its shapes and outlives its instances
    TareShape *parent;     // NULL at the root
    TareString *key;       // the key that this shape adds (owned reference); NULL at the root
    TareShape *first_child;
    TareShape *next_sibling;
    uint32_t instance_count;  // live objects of exactly this shape; for "shared by how many"
    uint16_t child_count;
    uint16_t index_log2;      // size of `index`
    TareShapeKey *index;      // hash index by key, made when a long shape is first asked; or NULL
};

// Beyond so many attributes an instance gets a real dict.
#define TARE_SHAPE_MAXIMUM_KEYS 64

// The shape of an id; valid as long as the type lives.
#define tare_shape_of_id(rt, shape_id) ((rt)->shapes[shape_id])

// A new shape of `type`, registered under a fresh id; NULL and MemoryError when memory ends.
TareShape *tare_shape_new(TareRuntime *rt, TareType *type, TareShapeKind kind);
// Position of the interned string `key` in the values block, or -1.
int tare_shape_find_key(TareRuntime *rt, TareShape *self, const TareString *key);
// The child that adds `key`, made when there is none yet; NULL with an error pending, or NULL with
// none pending when the shape is full.
TareShape *tare_shape_fetch_child(TareRuntime *rt, TareShape *self, TareString *key);
// The key at `position`.
TareString *tare_shape_get_key(const TareShape *self, size_t position);
// Frees all shapes of a dying type.
void tare_shape_delete_tree(TareRuntime *rt, TareShape *root);
// Gives up the keys of all shapes: before the runtime's end, while strings can still die.
void tare_shape_release_keys(TareRuntime *rt);
void tare_shape_deinit(TareRuntime *rt);

#endif
