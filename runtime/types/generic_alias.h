// list[int] and its like: a class with arguments, and unions of classes.
//   generic alias: +0 header  +8 origin  +16 arguments, a tuple  +24 whether starred
//   union:         +0 header  +8 arguments, a tuple without duplicates
#ifndef TARE_TYPES_GENERIC_ALIAS_H
#define TARE_TYPES_GENERIC_ALIAS_H

#include "object/alloc.h"

typedef struct TareGenericAlias {
    TareObject header;
    TareValue origin;
    TareValue arguments;
    uint64_t is_starred;
} TareGenericAlias;

typedef struct TareUnion {
    TareObject header;
    TareValue arguments;
} TareUnion;

static inline TareGenericAlias *tare_generic_alias_of(TareValue v) {
    return (TareGenericAlias *)tare_value_get_object(v);
}

// origin[arguments]; an argument that is no tuple stands alone.
TARE_NEW TareValue tare_generic_alias_new(TareRuntime *rt, TareValue origin, TareValue arguments);
// The text by which an annotation names a class or other argument.
TareStatus tare_generic_alias_append_argument(TareRuntime *rt, TareValue argument,
                                              TareText *text) TARE_CHECKED;
// union.c: left | right; NotImplemented where either is no class, alias, union or None. The slot
// `|` of type, of generic aliases and of unions.
TARE_NEW TareValue tare_union_combine(TareRuntime *rt, TareValue left, TareValue right);

#endif
