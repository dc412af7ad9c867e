// Importing modules: sys.modules, built-in modules, library modules embedded in the binary, and
// files on sys.path.
#ifndef TARE_VM_IMPORT_H
#define TARE_VM_IMPORT_H

#include "vm/machine.h"

// __import__(name, globals, fromlist, level): the top package for `import a.b`, the module itself
// with a fromlist. New reference.
TARE_NEW TareValue tare_import_module(TareRuntime *rt, TareString *name, TareValue globals,
                                      TareValue fromlist, int level);
// The module of that absolute dotted name, imported with its parents if need be. New reference.
TARE_NEW TareValue tare_import_absolute(TareRuntime *rt, TareString *name);
// from module import name: an attribute, or a submodule. New reference.
TARE_NEW TareValue tare_import_from(TareRuntime *rt, TareValue module, TareString *name);

#endif
