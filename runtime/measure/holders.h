// What holds objects from outside of the heap, by name: globals of modules, locals and temporaries
// of running calls, handles of the host, exceptions under way.
#ifndef TARE_MEASURE_HOLDERS_H
#define TARE_MEASURE_HOLDERS_H

#include "base/vector.h"
#include "measure/instrument.h"

typedef enum TareHolderKind {
    TARE_HOLDER_GLOBALS,    // the dict of a module: cannot be given up, its entries can
    TARE_HOLDER_LOCAL,      // of a running call
    TARE_HOLDER_TEMPORARY,  // a value in use by a running call
    TARE_HOLDER_CALL,       // the function, namespace or handled exception of a running call
    TARE_HOLDER_THREAD,     // what a thread was started with, or keeps as its context
    TARE_HOLDER_HANDLE,     // the host's
    TARE_HOLDER_PENDING,    // the exception that is on its way
} TareHolderKind;

typedef struct TareHolder {
    TareHolderKind kind;
    TareObject *target;
    const TareValue *word;       // where the reference stands; NULL for GLOBALS
    const TareString *name;      // of the module or the local; NULL: none
    const struct TareFrame *frame;  // of calls
    const struct TareThread *thread;  // whose it is, if not of the one that asks; or NULL
} TareHolder;

// Gathers all holders into a vector of TareHolder; those of whoever asks are left out.
TareStatus tare_holders_gather(TareRuntime *rt, const TareRequest *request,
                               TareVector *holders) TARE_CHECKED;
// "local case of load(), line 12", with "in Thread-1" behind if it waits; for GLOBALS the module.
void tare_holders_append(const TareHolder *self, TareText *text);

#endif
