// What can be asked of any value, through the slots of its type. Words of errors are CPython's.
#ifndef TARE_OBJECT_PROTOCOL_H
#define TARE_OBJECT_PROTOCOL_H

#include "object/runtime.h"

TARE_NEW TareValue tare_protocol_repr(TareRuntime *rt, TareValue v);   // a str
TARE_NEW TareValue tare_protocol_str(TareRuntime *rt, TareValue v);    // a str
TARE_NEW TareValue tare_protocol_ascii(TareRuntime *rt, TareValue v);  // a str
// format(v, specification); the specification may be absent for empty.
TARE_NEW TareValue tare_protocol_format(TareRuntime *rt, TareValue v, TareValue specification);
TareStatus tare_protocol_hash(TareRuntime *rt, TareValue v, uint64_t *out) TARE_CHECKED;

TARE_NEW TareValue tare_protocol_compare(TareRuntime *rt, TareValue left, TareValue right,
                                         TareComparison op);
// 1, 0, -1 on error. Identity implies equality here, as in containers.
int tare_protocol_equals(TareRuntime *rt, TareValue left, TareValue right) TARE_CHECKED;
// The truth of the comparison: 1, 0, -1.
int tare_protocol_compare_truth(TareRuntime *rt, TareValue left, TareValue right,
                                TareComparison op) TARE_CHECKED;
int tare_protocol_truth(TareRuntime *rt, TareValue v) TARE_CHECKED;

TARE_NEW TareValue tare_protocol_iterate(TareRuntime *rt, TareValue v);
// The next item, or absent: at the end with no error pending, else with the error.
TARE_NEW TareValue tare_protocol_next(TareRuntime *rt, TareValue iterator);
// len(v), or -1.
int64_t tare_protocol_length(TareRuntime *rt, TareValue v);
// operator.length_hint: a guess, `fallback` if none; -1 on error.
int64_t tare_protocol_length_hint(TareRuntime *rt, TareValue v, int64_t fallback);
TARE_NEW TareValue tare_protocol_get_item(TareRuntime *rt, TareValue container, TareValue key);
TareStatus tare_protocol_set_item(TareRuntime *rt, TareValue container, TareValue key,
                                  TareValue value) TARE_CHECKED;
TareStatus tare_protocol_delete_item(TareRuntime *rt, TareValue container,
                                     TareValue key) TARE_CHECKED;
int tare_protocol_contains(TareRuntime *rt, TareValue container, TareValue item) TARE_CHECKED;

// Guards recursive reprs: 1 when `v` is already being represented (print "..."), 0 when entered
// (leave afterwards), -1 on error.
int tare_protocol_enter_repr(TareRuntime *rt, TareValue v) TARE_CHECKED;
void tare_protocol_leave_repr(TareRuntime *rt, TareValue v);

int tare_protocol_is_instance(TareRuntime *rt, TareValue v, TareValue classinfo) TARE_CHECKED;
int tare_protocol_is_subclass(TareRuntime *rt, TareValue v, TareValue classinfo) TARE_CHECKED;
// The same without __instancecheck__ and __subclasscheck__, for one class: what the methods of
// those names of `type` do.
int tare_protocol_is_plain_instance(TareRuntime *rt, TareValue v, TareValue class) TARE_CHECKED;
int tare_protocol_is_plain_subclass(TareRuntime *rt, TareValue v, TareValue class) TARE_CHECKED;

#endif
