// What the collector and the types know of the death of objects beyond object/alloc.h.
#ifndef TARE_OBJECT_DEALLOC_H
#define TARE_OBJECT_DEALLOC_H

#include "object/runtime.h"

TareStatus tare_dealloc_init(TareRuntime *rt) TARE_CHECKED;
void tare_dealloc_deinit(TareRuntime *rt);
// The `destroy` slot of classes of the language that rest on object alone.
void tare_dealloc_instance(TareRuntime *rt, TareObject *object);
// Whether objects are being taken apart, so that some of the heap have count 0.
bool tare_dealloc_is_busy(TareRuntime *rt);
// Whether no object is being taken apart at this moment.
bool tare_dealloc_is_at_rest(const TareRuntime *rt);
// A thread that is left within a finalizer keeps its queue of objects that wait to die: *out, or
// NULL where nothing is in progress. Those who run meanwhile have another one. MemoryError.
TareStatus tare_dealloc_part(TareRuntime *rt, struct TareDeallocator **out) TARE_CHECKED;
// The thread goes on with its queue, unless NULL.
void tare_dealloc_rejoin(TareRuntime *rt, struct TareDeallocator **parted);
// Until the other is called objects that die only wait; for native finalizers, whose object may
// hold a long chain of such. Then they wait on, and the death that runs the finalizer takes them.
uint32_t tare_dealloc_hold(TareRuntime *rt);
void tare_dealloc_let_wait(TareRuntime *rt, uint32_t held);
// The native finalizer of a living object; for the collector.
void tare_dealloc_finalize_native(TareRuntime *rt, TareObject *object);
// Runs __del__ of a living object unless it ran before; for the collector, which holds a reference
// of its own meanwhile. Whether it ran.
bool tare_dealloc_finalize(TareRuntime *rt, TareObject *object);

#endif
