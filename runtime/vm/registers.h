// Reading and writing the registers of a frame under the rule of temporaries: see opcodes.def.
#ifndef TARE_VM_REGISTERS_H
#define TARE_VM_REGISTERS_H

#include "vm/frame.h"

static inline bool tare_registers_is_temporary(const TareFrame *frame, uint32_t index) {
    return index >= frame->code->temporary_start;
}

// The value as an owned reference: taken from a temporary, copied from a local.
static inline TareValue tare_registers_take(const TareFrame *frame, uint32_t index) {
    TareValue v = frame->registers[index];
    if (tare_registers_is_temporary(frame, index)) frame->registers[index] = TARE_ABSENT;
    else tare_retain(v);
    return v;
}

// Ends a borrowed read: a temporary is released, a local stays.
static inline void tare_registers_drop(TareRuntime *rt, const TareFrame *frame, uint32_t index) {
    if (tare_registers_is_temporary(frame, index)) tare_slot_clear(rt, &frame->registers[index]);
}

static inline void tare_registers_set_steal(TareRuntime *rt, const TareFrame *frame, uint32_t index,
                                            TareValue stolen_value) {
    tare_slot_set_steal(rt, &frame->registers[index], stolen_value);
}

// Sets register A of an instruction to `stolen_value`, unless that is absent: then an error pends.
static inline TareStatus tare_registers_finish_steal(TareRuntime *rt, const TareFrame *frame,
                                                     uint32_t index, TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    tare_registers_set_steal(rt, frame, index, stolen_value);
    return TARE_OK;
}

static inline TareString *tare_registers_get_name(const TareFrame *frame, uint32_t name_index) {
    return tare_string_of(frame->code->names->items[name_index]);
}

#endif
