// The bridge between special methods and the slots of types: one row for each pair of a dunder
// name and a slot that it reaches. Rows of one slot stand together.
#ifndef TARE_OBJECT_SLOT_DEFINITIONS_H
#define TARE_OBJECT_SLOT_DEFINITIONS_H

#include "object/native.h"
#include "object/runtime.h"

// A slot whatever its type; all slots are function pointers of one size.
typedef void (*TareSlotFunction)(void);

typedef struct TareSlotRow TareSlotRow;

// Runs the slot of `owner` that the row names as a method of `self`.
typedef TareValue (*TareSlotWrapper)(TareRuntime *rt, const TareSlotRow *row, TareType *owner,
                                     TareValue self, const TareArguments *arguments);

struct TareSlotRow {
    uint16_t name;              // TareName
    uint16_t offset;            // in TareTypeSlots
    uint8_t argument;           // TareOperator or TareComparison, for those who need it
    bool takes_keywords;
    TareSlotFunction function;  // what a class that defines the method puts there; NULL: nothing
    TareSlotWrapper wrapper;    // NULL: native types show no such method
    const char *doc;
};

// Ends with a row without wrapper and function.
extern const TareSlotRow tare_slot_definitions_rows[];

static inline TareSlotFunction *tare_slot_definitions_at(TareTypeSlots *slots, uint16_t offset) {
    return (TareSlotFunction *)(void *)((char *)slots + offset);
}

#endif
