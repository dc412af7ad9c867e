// Big structures that die by their counts may be freed in slices, so that dropping one is no pause:
// docs/collector.md says what that changes. Off unless a program asks for it.
#ifndef TARE_OBJECT_DEFERRED_DROP_H
#define TARE_OBJECT_DEFERRED_DROP_H

#include "object/runtime.h"

// For `destroy` slots: of a row longer than this a piece may be released, and the rest by another
// call of the slot, if the queue takes the object again. It does not while deaths are not deferred.
enum { TARE_DEFERRED_DROP_PIECE = 256 };
bool tare_deferred_drop_is_active(const TareRuntime *rt);
bool tare_deferred_drop_push_rest(TareRuntime *rt, TareObject *object);

bool tare_deferred_drop_is_on(const TareRuntime *rt);
// At a safe point, as are the next two. Off: all that was put off dies.
void tare_deferred_drop_set(TareRuntime *rt, bool is_on);
// All that was put off dies, unless a finalizer is running: then it dies later.
void tare_deferred_drop_finish(TareRuntime *rt);
// A slice of it, when it is time for the next one; raises rt->attention while there is more.
void tare_deferred_drop_work(TareRuntime *rt);
// Memory is short: frees what dies without running anything of the program. Whether that was any.
bool tare_deferred_drop_relieve(TareRuntime *rt);
// The collector takes garbage apart: what dies of it dies at once, until the other is called.
void tare_deferred_drop_suspend(TareRuntime *rt);
void tare_deferred_drop_resume(TareRuntime *rt);

#endif
