// The making of classes: the metaclass, the namespace's special entries, the order of bases, the
// hooks __set_name__ and __init_subclass__.
#include "object/type_create.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/descriptor.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/intern.h"
#include "object/mro.h"
#include "object/slot_update.h"
#include "object/type_hooks.h"
#include "object/type_layout.h"
#include "object/type_links.h"

TareType *tare_type_create_choose_metaclass(TareRuntime *rt, TareType *metaclass,
                                            TareTuple *bases) {
    TareType *winner = metaclass;
    for (size_t i = 0; i < bases->length; i++) {
        TareType *candidate = tare_type_get(rt, bases->items[i]);
        if (tare_type_is_subtype(winner, candidate)) continue;
        if (tare_type_is_subtype(candidate, winner)) {
            winner = candidate;
            continue;
        }
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "metaclass conflict: the metaclass of a derived class must be a "
                         "(non-strict) subclass of the metaclasses of all its bases");
        return NULL;
    }
    return winner;
}

// ---- the order of bases ------------------------------------------------------------------------

static TareStatus check_order(TareRuntime *rt, TareType *self, TareTuple *order) {
    for (size_t i = 0; i < order->length; i++) {
        TareValue item = order->items[i];
        if (!tare_type_is_instance(rt, item, TARE_TYPE_TYPE))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "mro() returned a non-class ('%.500T')", item);
        TareType *type = tare_type_of_value(item);
        bool fits =
            type == self || self->native_base == type->native_base ||
            tare_type_is_subtype(rt->types[self->native_base], rt->types[type->native_base]);
        if (!fits)
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "mro() returned base with unsuitable layout ('%.500N')", type);
    }
    return TARE_OK;
}

static TareValue tuple_of_iterable(TareRuntime *rt, TareValue iterable) {
    TareValue arguments[] = {iterable};
    return tare_call_values(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), arguments, 1);
}

static TareValue ask_metaclass(TareRuntime *rt, TareType *self) {
    TareValue returned =
        tare_call_special(rt, tare_value_from_object(self), TARE_RUNTIME_NAME(rt, mro), NULL, 0);
    if (tare_value_is_absent(returned)) return returned;
    TareValue order = tuple_of_iterable(rt, returned);
    tare_release(rt, returned);
    if (tare_value_is_absent(order)) return order;
    if (check_order(rt, self, tare_tuple_of(order)) == TARE_OK) return order;
    tare_release(rt, order);
    return TARE_ABSENT;
}

TARE_NEW TareValue tare_type_create_order(TareRuntime *rt, TareType *self) {
    TareType *metaclass = tare_type_get(rt, tare_value_from_object(self));
    if (metaclass != rt->types[TARE_TYPE_TYPE]) {
        TareString *name = TARE_RUNTIME_NAME(rt, mro);
        TareValue usual = tare_type_find(rt, rt->types[TARE_TYPE_TYPE], name);
        if (!tare_value_is_same(usual, tare_type_find(rt, metaclass, name)))
            return ask_metaclass(rt, self);
    }
    return tare_mro_new(rt, self, self->bases);
}

static TareStatus set_order(TareRuntime *rt, TareType *self) {
    TareValue order = tare_type_create_order(rt, self);
    if (tare_value_is_absent(order)) return TARE_ERROR;
    TareTuple *old = self->mro;
    self->mro = tare_tuple_of(order);
    tare_type_touch(rt, self);
    if (old) tare_release_object(rt, old);
    return TARE_OK;
}

// ---- special entries of the namespace ----------------------------------------------------------

static TareValue find_entry(TareRuntime *rt, TareType *self, TareName name) {
    return tare_table_find_string(&self->attributes->table, rt->names[name]);
}

static TareStatus drop_entry(TareRuntime *rt, TareType *self, TareName name) {
    return tare_table_delete_string(rt, &self->attributes->table, rt->names[name]) < 0 ? TARE_ERROR
                                                                                       : TARE_OK;
}

static TareStatus set_entry(TareRuntime *rt, TareType *self, TareName name, TareValue value) {
    return tare_table_set_string(rt, &self->attributes->table, rt->names[name], value);
}

static TareStatus take_qualified_name(TareRuntime *rt, TareType *self) {
    TareValue given = find_entry(rt, self, TARE_NAME_dunder_qualname);
    if (tare_value_is_absent(given)) {
        tare_retain_object(self->name);
        self->qualified_name = self->name;
        return TARE_OK;
    }
    if (!tare_type_is_instance(rt, given, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "type __qualname__ must be a str, not %T",
                               given);
    tare_retain(given);
    self->qualified_name = tare_string_of(given);
    return drop_entry(rt, self, TARE_NAME_dunder_qualname);
}

// The cell is types/function.h's: one value after the header.
static TareStatus fill_class_cell(TareRuntime *rt, TareType *self) {
    TareValue cell = find_entry(rt, self, TARE_NAME_dunder_classcell);
    if (tare_value_is_absent(cell)) return TARE_OK;
    if (!tare_value_is_exact(cell, TARE_TYPE_CELL))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__classcell__ must be a nonlocal cell, not %.200R",
                               tare_value_from_object(tare_type_get(rt, cell)));
    TareValue *contents = (TareValue *)(tare_value_get_object(cell) + 1);
    tare_slot_set_steal(rt, contents, tare_retain(tare_value_from_object(self)));
    return drop_entry(rt, self, TARE_NAME_dunder_classcell);
}

static TareStatus wrap_function(TareRuntime *rt, TareType *self, TareName name, TareTypeId holder) {
    TareValue function = find_entry(rt, self, name);
    if (tare_value_is_absent(function) || !tare_value_is_exact(function, TARE_TYPE_FUNCTION))
        return TARE_OK;
    TareValue wrapped = tare_descriptor_wrap(rt, holder, function);
    if (tare_value_is_absent(wrapped)) return TARE_ERROR;
    TareStatus status = set_entry(rt, self, name, wrapped);
    tare_release(rt, wrapped);
    return status;
}

static TareStatus add_missing_entries(TareRuntime *rt, TareType *self) {
    if (tare_value_is_absent(find_entry(rt, self, TARE_NAME_dunder_module)) &&
        rt->hooks.get_module_name) {
        TareValue module = rt->hooks.get_module_name(rt);
        if (!tare_value_is_absent(module) &&
            set_entry(rt, self, TARE_NAME_dunder_module, module) != TARE_OK)
            return TARE_ERROR;
    }
    bool hides_hash = !tare_value_is_absent(find_entry(rt, self, TARE_NAME_dunder_eq)) &&
                      tare_value_is_absent(find_entry(rt, self, TARE_NAME_dunder_hash));
    return hides_hash ? set_entry(rt, self, TARE_NAME_dunder_hash, TARE_NONE) : TARE_OK;
}

static TareStatus prepare_entries(TareRuntime *rt, TareType *self) {
    if (take_qualified_name(rt, self) != TARE_OK || add_missing_entries(rt, self) != TARE_OK ||
        wrap_function(rt, self, TARE_NAME_dunder_new, TARE_TYPE_STATIC_METHOD) != TARE_OK ||
        wrap_function(rt, self, TARE_NAME_dunder_init_subclass, TARE_TYPE_CLASS_METHOD) !=
            TARE_OK ||
        wrap_function(rt, self, TARE_NAME_dunder_class_getitem, TARE_TYPE_CLASS_METHOD) != TARE_OK)
        return TARE_ERROR;
    return TARE_OK;
}

static TareStatus add_doc(TareRuntime *rt, TareType *self) {
    if (!tare_value_is_absent(find_entry(rt, self, TARE_NAME_dunder_doc))) return TARE_OK;
    return set_entry(rt, self, TARE_NAME_dunder_doc, TARE_NONE);
}

// ---- the class ---------------------------------------------------------------------------------

// Sequence or mapping for match statements: as the first class in the order that is either.
static void inherit_kind(TareType *self) {
    uint32_t kinds = TARE_TYPE_IS_SEQUENCE | TARE_TYPE_IS_MAPPING;
    self->flags &= ~kinds;
    for (size_t i = 1; i < self->mro->length && !(self->flags & kinds); i++)
        self->flags |= tare_type_of_value(self->mro->items[i])->flags & kinds;
}

static TareStatus fill(TareRuntime *rt, TareType *self, TareString *name, TareTuple *bases,
                       TareDict *namespace, const TareTypePlan *plan) {
    tare_retain_object(name);
    self->name = tare_intern_string_steal(rt, name);
    tare_retain_object(plan->base);
    self->base = plan->base;
    tare_retain_object(bases);
    self->bases = bases;
    TareValue attributes = tare_dict_new(rt);
    if (!self->name || tare_value_is_absent(attributes)) return TARE_ERROR;
    self->attributes = tare_dict_of(attributes);
    self->version = ++rt->next_type_version;
    if (tare_type_layout_apply(rt, self, plan) != TARE_OK ||
        tare_table_copy(rt, &self->attributes->table, &namespace->table) != TARE_OK ||
        prepare_entries(rt, self) != TARE_OK || fill_class_cell(rt, self) != TARE_OK)
        return TARE_ERROR;
    if (tare_type_layout_add_descriptors(rt, self, plan) != TARE_OK ||
        add_doc(rt, self) != TARE_OK || set_order(rt, self) != TARE_OK ||
        tare_type_links_add(rt, self) != TARE_OK)
        return TARE_ERROR;
    inherit_kind(self);
    return tare_slot_update_type(rt, self);
}

TareStatus tare_type_create_check_name(TareRuntime *rt, const TareString *name) {
    for (size_t i = 0; i < name->length; i++)
        if (tare_string_get(name, i) == 0)
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                   "type name must not contain null characters");
    return TARE_OK;
}

TARE_NEW TareValue tare_type_create_class(TareRuntime *rt, TareType *metaclass, TareString *name,
                                          TareTuple *bases, TareDict *namespace,
                                          const TareArguments *keywords) {
    TareTypePlan plan;
    TareValue own_bases = TARE_ABSENT;
    if (bases->length == 0) {
        TareValue object = tare_value_from_object(rt->types[TARE_TYPE_OBJECT]);
        own_bases = tare_tuple_new_from(rt, &object, 1);
        if (tare_value_is_absent(own_bases)) return TARE_ABSENT;
        bases = tare_tuple_of(own_bases);
    }
    TareType *self = NULL;
    TareStatus status = tare_type_create_check_name(rt, name);
    if (status == TARE_OK) {
        status = tare_type_layout_plan(rt, name, bases, namespace, &plan);
        if (status == TARE_OK) self = tare_alloc_instance(rt, metaclass, 0);
        status = self ? fill(rt, self, name, bases, namespace, &plan) : TARE_ERROR;
        tare_release(rt, plan.slot_names);
    }
    if (status == TARE_OK) status = tare_type_hooks_run(rt, self, keywords);
    tare_release(rt, own_bases);
    if (status == TARE_OK) return tare_value_from_object(self);
    if (self) tare_release_object(rt, self);
    return TARE_ABSENT;
}

// ---- __bases__ ---------------------------------------------------------------------------------

// Whether `ancestor` is reached from `type` by bases: an order may be out of date while an mro() of
// the program runs.
static bool reaches(const TareType *type, const TareType *ancestor) {
    if (type == ancestor) return true;
    for (size_t i = 0; type->bases && i < type->bases->length; i++)
        if (reaches(tare_type_of_value(type->bases->items[i]), ancestor)) return true;
    return false;
}

static TareStatus check_new_base(TareRuntime *rt, TareType *self, TareValue item) {
    if (!tare_type_is_instance(rt, item, TARE_TYPE_TYPE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%N.__bases__ must be tuple of classes, not '%T'", self, item);
    if (reaches(tare_type_of_value(item), self))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "a __bases__ item causes an inheritance cycle");
    return TARE_OK;
}

static TareType *check_new_bases(TareRuntime *rt, TareType *self, TareTuple *bases) {
    for (size_t i = 0; i < bases->length; i++)
        if (check_new_base(rt, self, bases->items[i]) != TARE_OK) return NULL;
    TareType *base = tare_type_layout_choose_base(rt, bases);
    if (!base) return NULL;
    bool is_same_kind = !((base->flags ^ self->base->flags) & TARE_TYPE_IS_HEAP);
    if (is_same_kind && tare_instance_has_same_layout(base, self->base)) return base;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__bases__ assignment: '%N' %s differs from '%N'",
                     base, is_same_kind ? "object layout" : "deallocator", self->base);
    return NULL;
}

// A list of the direct subclasses: new reference.
static TareValue list_subclasses(TareRuntime *rt, const TareType *self) {
    size_t count = 0;
    for (TareTypeLink *link = self->subclasses; link; link = link->next) count++;
    TareValue list = tare_tuple_new(rt, count);
    if (tare_value_is_absent(list)) return list;
    TareValue *items = tare_tuple_of(list)->items;
    for (TareTypeLink *link = self->subclasses; link; link = link->next)
        *items++ = tare_retain(tare_value_from_object(link->subclass));
    return list;
}

// An mro() of the program may change bases meanwhile, so the links are not walked themselves.
static TareStatus reorder_tree(TareRuntime *rt, TareType *self) {
    if (set_order(rt, self) != TARE_OK || tare_slot_update_type(rt, self) != TARE_OK)
        return TARE_ERROR;
    TareValue list = list_subclasses(rt, self);
    if (tare_value_is_absent(list)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < tare_tuple_of(list)->length && status == TARE_OK; i++)
        status = reorder_tree(rt, tare_type_of_value(tare_tuple_of(list)->items[i]));
    tare_release(rt, list);
    return status;
}

static TareStatus change_bases(TareRuntime *rt, TareType *self, TareTuple *bases, TareType *base) {
    tare_type_links_remove(rt, self);
    self->bases = bases;
    self->base = base;
    TareStatus status = tare_type_links_add(rt, self);
    return status == TARE_OK ? reorder_tree(rt, self) : status;
}

TareStatus tare_type_create_set_bases(TareRuntime *rt, TareType *self, TareValue value) {
    if (!tare_type_is_instance(rt, value, TARE_TYPE_TUPLE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "can only assign tuple to %N.__bases__, not %T", self, value);
    TareTuple *bases = tare_tuple_of(value), *old_bases = self->bases;
    if (bases->length == 0)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "can only assign non-empty tuple to %N.__bases__, not ()", self);
    TareType *base = check_new_bases(rt, self, bases), *old_base = self->base;
    if (!base) return TARE_ERROR;
    tare_retain_object(bases);
    tare_retain_object(base);
    TareStatus status = change_bases(rt, self, bases, base);
    // An mro() may have set other bases: then those stand, and ours have been let go of.
    bool is_undone = status != TARE_OK && self->bases == bases;
    if (is_undone) {
        TareValue error = tare_error_take(rt);
        if (change_bases(rt, self, old_bases, old_base) != TARE_OK) tare_error_clear(rt);
        tare_error_restore_steal(rt, error);
    }
    tare_release_object(rt, is_undone ? bases : old_bases);
    tare_release_object(rt, is_undone ? base : old_base);
    return status;
}
