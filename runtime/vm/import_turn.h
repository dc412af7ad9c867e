// Bodies of modules that run, by thread: another thread that imports such a module waits until the
// body has ended, unless both would wait for each other.
#ifndef TARE_VM_IMPORT_TURN_H
#define TARE_VM_IMPORT_TURN_H

#include "vm/thread.h"

// Lies on the C stack of who runs the body.
typedef struct TareImportTurn {
    struct TareImportTurn *next;  // of all, in no order
    TareString *name;             // borrowed
    TareThread *thread;
    TareThreadQueue waiting;
} TareImportTurn;

void tare_import_turn_begin(TareRuntime *rt, TareImportTurn *self, TareString *name);
void tare_import_turn_end(TareRuntime *rt, TareImportTurn *self);
// To be called before the module is looked for.
TareStatus tare_import_turn_await(TareRuntime *rt, const TareString *name) TARE_CHECKED;

#endif
