// Attributes that an instance itself holds: slots, the values block of a dict-backed instance, and
// the real dict that it becomes on demand.
//
// Dict-backed instance:  +0 header  +8 dict word ............ NULL | values block | TareDict
// Slotted instance:      +0 header  +8.. one word a slot, absent while unset
// Which of the three the dict word is, the shape says (object/shape.h).
#ifndef TARE_OBJECT_INSTANCE_H
#define TARE_OBJECT_INSTANCE_H

#include "object/alloc.h"

// The dict word of an object whose type has one.
void **tare_instance_dict_word(TareRuntime *rt, TareObject *self);
// The instance's own attribute: borrowed or absent.
TareValue tare_instance_find(TareRuntime *rt, TareObject *self, TareString *name);
// Sets the instance's own attribute in values or dict; the type must have a dict word.
TareStatus tare_instance_set(TareRuntime *rt, TareObject *self, TareString *name,
                             TareValue value) TARE_CHECKED;
// Deletes it: 1, 0 when there is none, -1 on error. Makes the dict real.
int tare_instance_delete(TareRuntime *rt, TareObject *self, TareString *name) TARE_CHECKED;
// The values block has room for so many words (its size class, so growth costs nothing before).
size_t tare_instance_values_capacity(void *values);
// Grows the values block by one for `next`, whose last key gets `value` (retained).
TareStatus tare_instance_append(TareRuntime *rt, TareObject *self, TareShape *next,
                                TareValue value) TARE_CHECKED;
// __dict__: makes the dict real on first touch. New reference.
TARE_NEW TareValue tare_instance_fetch_dict(TareRuntime *rt, TareObject *self);
TareStatus tare_instance_set_dict(TareRuntime *rt, TareObject *self, TareDict *dict) TARE_CHECKED;
// obj.__class__ = other, with the layouts checked.
TareStatus tare_instance_set_class(TareRuntime *rt, TareObject *self, TareType *type) TARE_CHECKED;
// Whether instances of the two are laid out alike, so that one may become the other.
bool tare_instance_has_same_layout(const TareType *left, const TareType *right);
// The word of a slot: `offset` from the start of the object, or of the tail of a variable type.
TareValue *tare_instance_slot(TareRuntime *rt, TareObject *self, uint32_t offset);
// Describes dict word, values block and slots; for the describe slots of types that may be
// subclassed. `fixed_bytes` is where the built-in part ends.
void tare_instance_describe_tail(TareRuntime *rt, TareObject *self, size_t block_bytes,
                                 size_t fixed_bytes, TareDescriber *describer);

#endif
