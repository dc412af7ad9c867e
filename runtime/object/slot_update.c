// From attributes to slots and back. A slot of a class holds the native function that it inherits
// while no class on the way overrides its special methods, else the function that calls them.
#include "object/slot_update.h"

#include "object/attribute.h"
#include "object/dealloc.h"
#include "object/descriptor.h"
#include "object/error.h"
#include "object/slot_functions.h"
#include "object/type_layout.h"

// ---- __new__ -----------------------------------------------------------------------------------

// The nearest type that is not made in the language decides what kind of block an instance has.
static bool is_safe_to_create(const TareType *self, const TareType *class) {
    while (class && class->flags & TARE_TYPE_IS_HEAP && !class->spec) class = class->base;
    return !class || class->slots.create == self->slots.create;
}

static const TareType *native_of(const TareType *class) {
    while (class->flags & TARE_TYPE_IS_HEAP && !class->spec) class = class->base;
    return class;
}

static TareValue call_new(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareType *type = tare_type_of_value(self);
    if (arguments->positional_count == 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%N.__new__(): not enough arguments",
                                type);
    TareValue class = arguments->values[0];
    if (!tare_type_is_instance(rt, class, TARE_TYPE_TYPE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "%N.__new__(X): X is not a type object (%T)", type, class);
    TareType *wanted = tare_type_of_value(class);
    if (!tare_type_is_subtype(wanted, type))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "%N.__new__(%N): %N is not a subtype of %N", type, wanted, wanted,
                                type);
    if (!is_safe_to_create(type, wanted))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "%N.__new__(%N) is not safe, use %N.__new__()", type, wanted,
                                native_of(wanted));
    TareArguments rest = {arguments->values + 1, arguments->positional_count - 1,
                          arguments->keyword_names};
    return type->slots.create(rt, wanted, &rest);
}

const TareNativeDefinition tare_slot_update_new_definition = {
    "__new__", call_new, TARE_NATIVE_ANY, 0, 0, TARE_NATIVE_STATIC,
    "Create and return a new object.  See help(type) for accurate signature."};

// ---- native types ------------------------------------------------------------------------------

// compare and hash are one thought: who redefines equality does not inherit the hash.
void tare_slot_update_inherit(TareType *self) {
    const TareType *base = self->base;
    if (!base) return;
    bool has_comparison = self->slots.compare || self->slots.hash;
    bool has_create = self->slots.create;
    TareSlotFunction *own = (TareSlotFunction *)(void *)&self->slots;
    const TareSlotFunction *theirs = (const TareSlotFunction *)(const void *)&base->slots;
    bool describes = self->slots.describe != NULL;
    for (size_t i = 0; i < sizeof self->slots / sizeof *own; i++)
        if (!own[i]) own[i] = theirs[i];
    if (describes) self->slots.destroy = self->spec ? self->spec->slots.destroy : NULL;
    if (has_comparison) {
        const TareTypeSlots *spec = &self->spec->slots;
        if (!spec->hash) self->slots.hash = tare_slot_functions_refuse_hash;
        if (!spec->compare && spec->hash) self->slots.compare = base->slots.compare;
    }
    if (!has_create && base->native_base == TARE_TYPE_OBJECT) self->slots.create = NULL;
    if (self->flags & TARE_TYPE_NO_INSTANTIATION) self->slots.create = NULL;
}

static TareStatus add_new(TareRuntime *rt, TareType *self) {
    TareValue function = tare_native_new_function(rt, &tare_slot_update_new_definition,
                                                  tare_value_from_object(self), NULL);
    if (tare_value_is_absent(function)) return TARE_ERROR;
    TareStatus status = tare_table_set_string(rt, &self->attributes->table,
                                              TARE_RUNTIME_NAME(rt, dunder_new), function);
    tare_release(rt, function);
    return status;
}

static TareStatus add_wrapper(TareRuntime *rt, TareType *self, const TareSlotRow *row) {
    TareString *name = rt->names[row->name];
    TareTable *table = &self->attributes->table;
    if (!tare_value_is_absent(tare_table_find_string(table, name))) return TARE_OK;
    TareValue wrapper = tare_descriptor_new_wrapper(rt, self, row);
    if (tare_value_is_absent(wrapper)) return TARE_ERROR;
    TareStatus status = tare_table_set_string(rt, table, name, wrapper);
    tare_release(rt, wrapper);
    return status;
}

TareStatus tare_slot_update_add_wrappers(TareRuntime *rt, TareType *self) {
    TareTypeSlots own = self->spec->slots;
    for (const TareSlotRow *row = tare_slot_definitions_rows; row->offset != UINT16_MAX; row++) {
        TareSlotFunction slot = *tare_slot_definitions_at(&own, row->offset);
        if (!row->wrapper || !slot) continue;
        if (self->base && *tare_slot_definitions_at(&self->base->slots, row->offset) == slot)
            continue;
        if (add_wrapper(rt, self, row) != TARE_OK) return TARE_ERROR;
    }
    bool has_create = own.create && !(self->base && self->base->slots.create == own.create);
    if (has_create && !(self->flags & TARE_TYPE_NO_INSTANTIATION) && add_new(rt, self) != TARE_OK)
        return TARE_ERROR;
    if (own.compare && !own.hash)
        return tare_table_set_string(rt, &self->attributes->table,
                                     TARE_RUNTIME_NAME(rt, dunder_hash), TARE_NONE);
    return TARE_OK;
}

// ---- classes of the language -------------------------------------------------------------------

// What the attribute `found` says of the slot of `row`: *native where it only shows a native slot.
static bool is_native(TareRuntime *rt, TareType *self, const TareSlotRow *row, TareValue found,
                      TareSlotFunction *native) {
    if (tare_value_is_exact(found, TARE_TYPE_WRAPPER_DESCRIPTOR)) {
        TareWrapperDescriptor *wrapper = (TareWrapperDescriptor *)tare_value_get_object(found);
        if (wrapper->row->name != row->name || !tare_type_is_subtype(self, wrapper->owner))
            return false;
        *native = *tare_slot_definitions_at(&wrapper->owner->slots, row->offset);
        return true;
    }
    if (row->name == TARE_NAME_dunder_new &&
        tare_value_is_exact(found, TARE_TYPE_BUILTIN_FUNCTION)) {
        TareNativeFunction *function = (TareNativeFunction *)tare_value_get_object(found);
        if (function->definition != &tare_slot_update_new_definition) return false;
        *native = (TareSlotFunction)tare_type_of_value(function->self)->slots.create;
        return true;
    }
    if (row->name == TARE_NAME_dunder_hash && tare_value_is_none(found)) {
        *native = (TareSlotFunction)tare_slot_functions_refuse_hash;
        return true;
    }
    return false;
}

// Decides one slot from its rows, which begin at `row`; returns the row after them.
static const TareSlotRow *update_slot(TareRuntime *rt, TareType *self, const TareSlotRow *row) {
    uint16_t offset = row->offset;
    TareSlotFunction native = NULL, generic = NULL;
    bool needs_generic = false;
    for (; row->offset == offset; row++) {
        TareValue found = tare_type_find_from(self->mro, 0, rt->names[row->name]);
        if (tare_value_is_absent(found)) continue;
        TareSlotFunction candidate = NULL;
        if (!is_native(rt, self, row, found, &candidate)) {
            needs_generic = true;
            generic = row->function;
            continue;
        }
        if (row->function) generic = row->function;
        if (candidate && native && candidate != native) needs_generic = true;
        if (candidate) native = candidate;
    }
    *tare_slot_definitions_at(&self->slots, offset) = needs_generic ? generic : native;
    return row;
}

static void set_flag(TareType *self, uint32_t flag, bool on) {
    self->flags = on ? self->flags | flag : self->flags & ~flag;
}

static void update_flags(TareRuntime *rt, TareType *self) {
    TareValue hook = tare_type_find_from(self->mro, 0, TARE_RUNTIME_NAME(rt, dunder_getattr));
    set_flag(self, TARE_TYPE_HAS_GETATTR_HOOK, !tare_value_is_absent(hook));
    TareValue reader =
        tare_type_find_from(self->mro, 0, TARE_RUNTIME_NAME(rt, dunder_getattribute));
    bool is_plain = false;
    if (!tare_value_is_absent(reader) &&
        tare_value_is_exact(reader, TARE_TYPE_WRAPPER_DESCRIPTOR)) {
        TareWrapperDescriptor *wrapper = (TareWrapperDescriptor *)tare_value_get_object(reader);
        is_plain = wrapper->row->name == TARE_NAME_dunder_getattribute &&
                   wrapper->owner->slots.get_attribute == tare_attribute_get_generic;
    }
    set_flag(self, TARE_TYPE_HAS_CUSTOM_GETATTRIBUTE, !is_plain);
    set_flag(self, TARE_TYPE_HAS_CUSTOM_SETATTR,
             self->slots.set_attribute != tare_attribute_set_generic);
    set_flag(self, TARE_TYPE_HAS_FINALIZER, self->slots.finalize_user != NULL);
}

// Types of modules rest on object too, but have fields of their own.
static bool rests_on_object_alone(const TareRuntime *rt, const TareType *self) {
    while (!self->spec) self = self->base;
    return self == rt->types[TARE_TYPE_OBJECT];
}

TareStatus tare_slot_update_type(TareRuntime *rt, TareType *self) {
    if (self->spec) return TARE_OK;
    const TareType *base = self->base;
    self->slots.describe = base->slots.describe;
    self->slots.finalize = base->slots.finalize;
    self->slots.get_buffer = base->slots.get_buffer;
    self->slots.destroy = rests_on_object_alone(rt, self) ? tare_dealloc_instance : NULL;
    const TareSlotRow *row = tare_slot_definitions_rows;
    while (row->offset != UINT16_MAX) row = update_slot(rt, self, row);
    update_flags(rt, self);
    return TARE_OK;
}
