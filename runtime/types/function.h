// Functions of the language, bound methods and cells.
#ifndef TARE_TYPES_FUNCTION_H
#define TARE_TYPES_FUNCTION_H

#include "bytecode/code.h"
#include "object/instance.h"

// What few functions have, made when it is first set.
typedef struct TareFunctionExtras {
    TareValue keyword_defaults;  // dict or absent
    TareValue annotations;       // dict or absent
    TareValue name, qualified_name, module, doc;  // overrides of the code's; absent: the code's
    TareValue dict;              // attributes set by the program, or absent
} TareFunctionExtras;

//  +0 header  +8 code  +16 globals  +24 defaults  +32 closure  +40 extras: 48 bytes
typedef struct TareFunction {
    TareObject header;
    TareCode *code;
    TareDict *globals;
    TareTuple *defaults;          // NULL: none
    TareTuple *closure;           // cells; NULL: none
    TareFunctionExtras *extras;   // satellite table; NULL while not needed
} TareFunction;

typedef struct TareMethod {
    TareObject header;
    TareValue function;
    TareValue self;
} TareMethod;

typedef struct TareCell {
    TareObject header;
    TareValue contents;  // absent: empty
} TareCell;

static inline TareFunction *tare_function_of(TareValue v) {
    return (TareFunction *)tare_value_get_object(v);
}
static inline TareCell *tare_cell_of(TareValue v) { return (TareCell *)tare_value_get_object(v); }

// Retains what it is given.
TARE_NEW TareValue tare_function_new(TareRuntime *rt, TareCode *code, TareDict *globals);
// The extras, made on demand; NULL and MemoryError when memory ends.
TareFunctionExtras *tare_function_fetch_extras(TareRuntime *rt, TareFunction *self);
TARE_NEW TareValue tare_method_new(TareRuntime *rt, TareValue function, TareValue self);
TARE_NEW TareValue tare_cell_new(TareRuntime *rt, TareValue contents);

#endif
