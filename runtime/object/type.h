// The type object: name, bases, attributes, and the slots through which the runtime runs the
// object's behaviour. Built-in types are made at start from constant TareTypeSpec tables; classes
// of the language by tare_type_new. Slots that a spec or class leaves NULL are inherited.
#ifndef TARE_OBJECT_TYPE_H
#define TARE_OBJECT_TYPE_H

#include "object/dict.h"
#include "object/native.h"
#include "object/shape.h"

typedef enum TareOperator {
    TARE_OPERATOR_ADD, TARE_OPERATOR_SUBTRACT, TARE_OPERATOR_MULTIPLY,
    TARE_OPERATOR_MATRIX_MULTIPLY, TARE_OPERATOR_TRUE_DIVIDE, TARE_OPERATOR_FLOOR_DIVIDE,
    TARE_OPERATOR_REMAINDER, TARE_OPERATOR_POWER, TARE_OPERATOR_LEFT_SHIFT,
    TARE_OPERATOR_RIGHT_SHIFT, TARE_OPERATOR_AND, TARE_OPERATOR_XOR, TARE_OPERATOR_OR,
    TARE_OPERATOR_DIVMOD, TARE_OPERATOR_COUNT
} TareOperator;

typedef enum TareComparison {
    TARE_COMPARISON_LESS, TARE_COMPARISON_LESS_EQUAL, TARE_COMPARISON_EQUAL,
    TARE_COMPARISON_NOT_EQUAL, TARE_COMPARISON_GREATER, TARE_COMPARISON_GREATER_EQUAL
} TareComparison;

typedef struct TareBuffer TareBuffer;  // buffer.h
typedef TareValue (*TareUnarySlot)(TareRuntime *rt, TareValue self);
// For operators: called with the operands in their order in the text, for the type of either; must
// return NotImplemented for operands it does not know.
typedef TareValue (*TareBinarySlot)(TareRuntime *rt, TareValue left, TareValue right);

// All slots return absent / TARE_ERROR / -1 with an error pending, unless said otherwise.
typedef struct TareTypeSlots {
    // The object itself
    void (*describe)(TareRuntime *rt, TareObject *self, TareDescriber *describer);  // layout.h
    // Runs before the references of a dying object are released; native resources only (files,
    // a suspended generator). May resurrect by retaining; sees the object with count 1.
    void (*finalize)(TareRuntime *rt, TareObject *self);
    // Frees the object in place of the description-driven default; optional, for speed.
    void (*destroy)(TareRuntime *rt, TareObject *self);
    // __new__
    TareValue (*create)(TareRuntime *rt, TareType *type, const TareArguments *arguments);
    TareStatus (*initialize)(TareRuntime *rt, TareValue self, const TareArguments *arguments);
    TareStatus (*finalize_user)(TareRuntime *rt, TareValue self);  // __del__
    // Every object
    TareUnarySlot repr;
    TareUnarySlot str;
    // The type's own __format__, optional: spares its instances, not those of classes, the call.
    TareValue (*format)(TareRuntime *rt, TareValue self, TareString *specification);
    int64_t (*hash)(TareRuntime *rt, TareValue self);  // -1 with an error pending; never -1 else
    TareValue (*compare)(TareRuntime *rt, TareValue left, TareValue right, TareComparison op);
    TareValue (*get_attribute)(TareRuntime *rt, TareValue self, TareString *name);
    TareStatus (*set_attribute)(TareRuntime *rt, TareValue self, TareString *name,
                                TareValue value);  // absent: delete
    TareValue (*call)(TareRuntime *rt, TareValue self, const TareArguments *arguments);
    // Descriptors. `instance` is absent for access through the class.
    TareValue (*descriptor_get)(TareRuntime *rt, TareValue self, TareValue instance,
                                TareType *owner);
    TareStatus (*descriptor_set)(TareRuntime *rt, TareValue self, TareValue instance,
                                 TareValue value);  // absent: delete
    // Iteration. `next` returns absent at the end with no error pending (StopIteration pending is
    // the same, and is taken by tare_protocol_next).
    TareUnarySlot iterate;
    TareUnarySlot next;
    // Containers
    int64_t (*length)(TareRuntime *rt, TareValue self);
    TareValue (*get_item)(TareRuntime *rt, TareValue self, TareValue key);
    TareStatus (*set_item)(TareRuntime *rt, TareValue self, TareValue key,
                           TareValue value);  // absent: delete
    int (*contains)(TareRuntime *rt, TareValue self, TareValue item);
    // The bytes that others may look into.
    TareStatus (*get_buffer)(TareRuntime *rt, TareValue self, TareBuffer *out);
    TareBinarySlot concatenate;
    TareBinarySlot repeat;  // right operand: the count
    TareBinarySlot concatenate_in_place;
    TareBinarySlot repeat_in_place;
    // Numbers
    int (*truth)(TareRuntime *rt, TareValue self);
    TareUnarySlot negative;
    TareUnarySlot positive;
    TareUnarySlot absolute;
    TareUnarySlot invert;
    TareUnarySlot to_int;
    TareUnarySlot to_float;
    TareUnarySlot index;
    TareBinarySlot binary[TARE_OPERATOR_COUNT];
    TareBinarySlot in_place[TARE_OPERATOR_COUNT];
    TareValue (*power_modulo)(TareRuntime *rt, TareValue base, TareValue exponent,
                              TareValue modulus);
} TareTypeSlots;

enum TareTypeFlags {
    TARE_TYPE_IS_HEAP = 1 << 0,          // a class that dies: instances count a reference to it
    TARE_TYPE_IS_BASE = 1 << 1,          // may be subclassed
    TARE_TYPE_HAS_DICT = 1 << 2,         // instances have a dict word at dict_offset
    TARE_TYPE_ALLOWS_WEAK = 1 << 3,      // instances may be weakly referenced
    TARE_TYPE_IS_LEAF = 1 << 4,          // instances never hold references: leaf pages
    TARE_TYPE_IS_VARIABLE = 1 << 5,      // instance size varies; see block_bytes
    TARE_TYPE_IS_SEQUENCE = 1 << 6,      // for match statements
    TARE_TYPE_IS_MAPPING = 1 << 7,
    TARE_TYPE_MATCHES_SELF = 1 << 8,     // match: C(x) binds the subject itself
    TARE_TYPE_HAS_FINALIZER = 1 << 9,    // __del__ found in the class or a base
    TARE_TYPE_IS_IMMUTABLE = 1 << 10,    // "cannot set 'x' attribute of immutable type 'int'"
    TARE_TYPE_HAS_CUSTOM_GETATTRIBUTE = 1 << 11,  // inline caches must not bypass the slot
    TARE_TYPE_HAS_CUSTOM_SETATTR = 1 << 12,
    TARE_TYPE_IS_METHOD_LIKE = 1 << 13,  // function-like descriptor: calls may skip binding
    TARE_TYPE_NO_INSTANTIATION = 1 << 14,  // "cannot create 'generator' instances"
    TARE_TYPE_HAS_TAIL = 1 << 15,     // variable, with slots or dict word at the end of the block
    TARE_TYPE_DICT_IS_REAL = 1 << 16, // the dict word always refers to a TareDict (modules)
    TARE_TYPE_IS_ABSTRACT = 1 << 17,  // __abstractmethods__ is not empty: no instances
    TARE_TYPE_HAS_GETATTR_HOOK = 1 << 18,  // __getattr__ found: asked where get finds nothing
    TARE_TYPE_IS_PLAIN = 1 << 19,  // see reference_count of the spec; not inherited
};

// The constant from which a built-in type is made.
typedef struct TareTypeSpec {
    uint32_t instance_bytes;  // fixed part of the object block
    uint32_t flags;
    // With TARE_TYPE_IS_PLAIN: exact instances are the header, so many references, raw words, and
    // nothing besides. They are taken apart without asking `describe`.
    uint32_t reference_count;
    const TareNativeDefinition *methods;        // may be NULL
    const TareAttributeDefinition *attributes;  // may be NULL
    const char *doc;
    // Called once the type stands, to add class attributes; may be NULL.
    TareStatus (*populate)(TareRuntime *rt, TareType *type);
    TareTypeSlots slots;
} TareTypeSpec;

struct TareType {
    TareObject header;
    uint32_t flags;
    uint32_t version;         // changes when an attribute of the type or a base does; never 0
    TareTypeId native_base;   // the nearest built-in type above (itself for a built-in)
    uint32_t instance_bytes;  // object block of an instance, slots and dict word included; for
                              // variable types the fixed part
    int32_t dict_offset;      // of the dict word; 0: none; -1: the last word of the block
    uint32_t slot_count;      // slot words of this class and its bases
    uint32_t slot_offset;     // where the row of slot words begins: the end of the built-in part.
                              // A dict word may stand among them. 0: at the end of the block
    uint32_t values_hint;     // words that a new instance's values block starts with
    TareString *name;         // owned, all references below too
    TareString *qualified_name;
    TareType *base;           // the base that decides the layout; NULL for object
    TareTuple *bases;
    TareTuple *mro;
    TareDict *attributes;
    TareShape *instance_shape;  // FIXED shape, or the root of the VALUES tree
    TareShape *dict_shape;      // the DICT shape; NULL without a dict word
    TareValue slot_names;       // tuple of this class's own slot names; absent without __slots__
    struct TareTypeLink *subclasses;  // to direct subclasses, oldest first (type_links.c)
    struct TareTypeLink *base_links;  // this class's entries in the lists of its bases
    const TareTypeSpec *spec;   // NULL for classes of the language
    // What the machine knows of making instances while `version` is `constructor_version`: that
    // __new__ is object's, and that this function (borrowed) is __init__.
    TareValue constructor;
    uint32_t constructor_version;  // 0: nothing
    TareTypeSlots slots;
};

static inline TareType *tare_type_of_value(TareValue v) {
    return (TareType *)tare_value_get_object(v);
}

// The type of a present value; borrowed, lives at least as long as the value.
#define tare_type_get(rt, v) ((rt)->shapes[tare_value_shape_id(v)]->type)

bool tare_type_is_subtype(const TareType *self, const TareType *ancestor);
// Whether `v` is an instance of the built-in type `id` or of a subclass.
bool tare_type_is_instance(TareRuntime *rt, TareValue v, TareTypeId id);
// The UTF-8 name as messages print it ("int", "Point"); valid as long as the type.
const char *tare_type_get_name(TareRuntime *rt, const TareType *self);
// The same without the module that names of native types begin with.
const char *tare_type_get_short_name(TareRuntime *rt, const TareType *self);
// The name of the value's type.
const char *tare_type_name_of(TareRuntime *rt, TareValue v);

// Attribute along the method resolution order, without binding: borrowed, or absent. Cached.
TareValue tare_type_find(TareRuntime *rt, TareType *self, TareString *name);
// Sets (absent: deletes) an attribute of the class; updates slots and versions of it and its
// subclasses.
TareStatus tare_type_set(TareRuntime *rt, TareType *self, TareString *name,
                         TareValue value) TARE_CHECKED;

// Along an order of classes that is not the type's own, from position `start` on; not cached.
TareValue tare_type_find_from(TareTuple *order, size_t start, TareString *name);
// Whether values of this type are descriptors of any kind.
static inline bool tare_type_is_descriptor(const TareType *self) {
    return self->slots.descriptor_get || self->slots.descriptor_set;
}
// A new version for the type and all its subclasses: caches that know them hold no longer.
void tare_type_touch(TareRuntime *rt, TareType *self);
// The name without the module before it, as __name__ gives it; new reference.
TARE_NEW TareValue tare_type_fetch_name(TareRuntime *rt, TareType *self);

// type(name, bases, namespace, **keywords): __slots__, layout, __set_name__, __init_subclass__.
// `namespace` is copied.
TARE_NEW TareValue tare_type_new(TareRuntime *rt, TareType *metaclass, TareString *name,
                                 TareTuple *bases, TareDict *namespace,
                                 const TareArguments *keywords);
// The built-in type `id` of `spec`; called once for each row at start.
TareStatus tare_type_init_builtin(TareRuntime *rt, TareTypeId id, const char *name, TareTypeId base,
                                  const TareTypeSpec *spec) TARE_CHECKED;
// Gives it its attributes; once all built-in types stand, since attributes are objects themselves.
TareStatus tare_type_populate_builtin(TareRuntime *rt, TareTypeId id) TARE_CHECKED;
// A further native type outside the table (a module's own): new reference.
TARE_NEW TareValue tare_type_new_native(TareRuntime *rt, const char *module, const char *name,
                                        TareTypeId base, const TareTypeSpec *spec);
// The cache of look-ups; clearing it gives up the names that it holds.
TareStatus tare_type_init_cache(TareRuntime *rt) TARE_CHECKED;
void tare_type_clear_cache(TareRuntime *rt);
void tare_type_deinit_cache(TareRuntime *rt);

#endif
