// How anything is awaited: coroutines, generators marked as such, and objects with __await__.
#ifndef TARE_VM_COROUTINE_H
#define TARE_VM_COROUTINE_H

#include "object/runtime.h"

// Calls a special method without arguments: new reference. TypeError by `message`, a format that
// takes the object for %T, when its type has none.
TARE_NEW TareValue tare_coroutine_call_special(TareRuntime *rt, TareValue object, TareString *name,
                                               const char *message);
// The iterator that awaiting `source` drives: new reference. TypeError by `message` when it cannot
// be awaited, with a message of its own when __await__ gives nonsense.
TARE_NEW TareValue tare_coroutine_get_iterator(TareRuntime *rt, TareValue source,
                                               const char *message);
// The same for `await`, which refuses a coroutine that another awaits.
TARE_NEW TareValue tare_coroutine_await(TareRuntime *rt, TareValue source, const char *message);
// What `async for` walks: __aiter__(), checked.
TARE_NEW TareValue tare_coroutine_iterate(TareRuntime *rt, TareValue source);
// What `async for` drives for the next item: the iterator of what __anext__() gives.
TARE_NEW TareValue tare_coroutine_next(TareRuntime *rt, TareValue iterator);

#endif
