// The 8-byte header that every heap object begins with, and the counting of references.
//
//   +0  uint32  count     references to the object; from half range up it sticks: immortal
//   +4  uint32  shape_id  index in rt->shapes: names type and layout at once
//
// All else that the runtime knows of an object (tracked, generation, has weak references, ...) is
// the side byte of its block: memory/side.h.
#ifndef TARE_OBJECT_OBJECT_H
#define TARE_OBJECT_OBJECT_H

#include "object/value.h"

struct TareObject {
    uint32_t count;
    uint32_t shape_id;
};

// Middle of the sticky half, so that unbalanced counting cannot leave it by accident.
#define TARE_OBJECT_IMMORTAL_COUNT UINT32_C(0xC0000000)
// What the Boehm build tells where a count is asked for.
#define TARE_OBJECT_UNKNOWN_COUNT UINT32_C(0x7fffffff)

// ---- the count ---------------------------------------------------------------------------------
// Nobody but these, the functions that retain and release, and the collector reads or writes it.
// In the Boehm build there is none, and whatever keeps it compiles to nothing.

// References to the object; 0 while it dies. Without meaning for an immortal one.
static inline uint32_t tare_object_count(const TareObject *self) {
    return TARE_BOEHM ? TARE_OBJECT_UNKNOWN_COUNT : self->count;
}
static inline void tare_object_set_count(TareObject *self, uint32_t count) {
    if (!TARE_BOEHM) self->count = count;
}
// Gives up a reference without destroying anything: how many are left.
static inline uint32_t tare_object_drop_count(TareObject *self) {
    return TARE_BOEHM ? TARE_OBJECT_UNKNOWN_COUNT : --self->count;
}

// Whether the caller's reference is the only one, so that the object may be changed in place.
static inline bool tare_object_is_unique(const TareObject *self) {
    return !TARE_BOEHM && self->count == 1;
}

// Whether its destruction has begun: weak references do not lead there any more.
static inline bool tare_object_is_dying(const TareObject *self) {
    return !TARE_BOEHM && self->count == 0;
}

static inline bool tare_object_is_immortal(const TareObject *self) {
    return !TARE_BOEHM && (int32_t)self->count < 0;
}
static inline void tare_object_make_immortal(TareObject *self) {
    if (!TARE_BOEHM) self->count = TARE_OBJECT_IMMORTAL_COUNT;
}

// The identifiers of the built-in types; see builtin_types.def.
typedef enum TareTypeId {
#define TYPE(identifier, symbol, name, base) TARE_TYPE_##identifier,
#define EXCEPTION(identifier, name, base) TARE_TYPE_##identifier,
#include "object/builtin_types.def"
#undef TYPE
#undef EXCEPTION
    TARE_TYPE_COUNT
} TareTypeId;

// Called when a count has gone to zero or is sticky: destroys the object in the first case.
void tare_dealloc_release_slow(TareRuntime *rt, TareObject *object);

static inline TareValue tare_retain(TareValue v) {
    if (!TARE_BOEHM && tare_value_is_object(v)) tare_value_get_object(v)->count++;
    return v;
}

static inline void tare_retain_object(void *object) {
    if (!TARE_BOEHM) ((TareObject *)object)->count++;
}

static inline void tare_release_object(TareRuntime *rt, void *object) {
    TareObject *self = object;
    if (!TARE_BOEHM && TARE_UNLIKELY((int32_t)--self->count <= 0))
        tare_dealloc_release_slow(rt, self);
}

static inline void tare_release(TareRuntime *rt, TareValue v) {
    if (!TARE_BOEHM && tare_value_is_object(v)) tare_release_object(rt, tare_value_get_object(v));
}

// Puts `stolen_value` into `*slot` and then releases what stood there; in this order, because the
// release may run a finalizer that looks at the slot.
static inline void tare_slot_set_steal(TareRuntime *rt, TareValue *slot, TareValue stolen_value) {
    TareValue old = *slot;
    *slot = stolen_value;
    tare_release(rt, old);
}

static inline void tare_slot_clear(TareRuntime *rt, TareValue *slot) {
    tare_slot_set_steal(rt, slot, TARE_ABSENT);
}

// The shape id of any present value, immediates included.
static inline uint32_t tare_value_shape_id(TareValue v) {
    if (tare_value_is_object(v)) return tare_value_get_object(v)->shape_id;
    if (tare_value_is_small_int(v)) return TARE_TYPE_INT;
    if (tare_value_is_small_float(v)) return TARE_TYPE_FLOAT;
    if (tare_value_is_bool(v)) return TARE_TYPE_BOOL;
    if (tare_value_is_none(v)) return TARE_TYPE_NONE;
    return v.bits == TARE_ELLIPSIS.bits ? TARE_TYPE_ELLIPSIS : TARE_TYPE_NOT_IMPLEMENTED;
}

// Whether `v` is of exactly this built-in type, no subclass.
static inline bool tare_value_is_exact(TareValue v, TareTypeId id) {
    return tare_value_shape_id(v) == (uint32_t)id;
}

#endif
