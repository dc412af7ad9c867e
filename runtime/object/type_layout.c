// The layout of instances: which base decides it, and what __slots__ adds.
#include "object/type_layout.h"

#include "base/bits.h"
#include "base/unicode.h"
#include "base/vector.h"
#include "object/descriptor.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/intern.h"
#include "object/protocol.h"

bool tare_type_layout_has_dict(const TareType *self) {
    return self->dict_offset != 0 || self->native_base == TARE_TYPE_TYPE;
}

bool tare_type_layout_has_items(const TareType *self) {
    TareTypeId id = self->native_base;
    return id == TARE_TYPE_INT || id == TARE_TYPE_TUPLE || id == TARE_TYPE_BYTES ||
           id == TARE_TYPE_TYPE;
}

// ---- the deciding base -------------------------------------------------------------------------

// The nearest type on the way up that adds fields or slots: dict and weak references do not count.
static TareType *solid_base(TareType *type) {
    for (;; type = type->base) {
        const TareType *base = type->base;
        if (!base) return type;
        size_t added = type->instance_bytes - base->instance_bytes;
        bool is_own_dict = type->flags & TARE_TYPE_IS_HEAP && !type->spec;
        if (is_own_dict && type->dict_offset && !base->dict_offset) added -= sizeof(TareValue);
        if (added) return type;
    }
}

static TareStatus check_base(TareRuntime *rt, TareValue base) {
    if (!tare_type_is_instance(rt, base, TARE_TYPE_TYPE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "bases must be types");
    TareType *type = tare_type_of_value(base);
    bool may_be_base = type->flags & TARE_TYPE_IS_BASE || !type->spec;
    if (may_be_base && type->mro) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "type '%.100N' is not an acceptable base type",
                           type);
}

TareType *tare_type_layout_choose_base(TareRuntime *rt, TareTuple *bases) {
    TareType *chosen = NULL, *winner = NULL;
    for (size_t i = 0; i < bases->length; i++) {
        if (check_base(rt, bases->items[i]) != TARE_OK) return NULL;
        TareType *base = tare_type_of_value(bases->items[i]), *candidate = solid_base(base);
        if (!winner || (winner != candidate && tare_type_is_subtype(candidate, winner))) {
            winner = candidate;
            chosen = base;
        } else if (!tare_type_is_subtype(winner, candidate)) {
            tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                             "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return chosen;
}

// ---- __slots__ ---------------------------------------------------------------------------------

typedef struct SlotReader {
    TareRuntime *rt;
    TareString *class_name;
    TareDict *namespace;
    TareTypePlan *plan;
    bool may_add_dict, may_add_weak;
    TareVector names;  // of TareValue, owned
} SlotReader;

// _Class__name for __name, as the compiler does for names in the class's body. New reference.
static TareString *mangle(TareRuntime *rt, TareString *class_name, TareString *name) {
    size_t n = name->length, start = 0;
    bool is_private = n > 2 && tare_string_get(name, 0) == '_' && tare_string_get(name, 1) == '_' &&
                      !(tare_string_get(name, n - 1) == '_' && tare_string_get(name, n - 2) == '_');
    while (start < class_name->length && tare_string_get(class_name, start) == '_') start++;
    if (!is_private || start == class_name->length) {
        tare_retain_object(name);
        return tare_intern_string_steal(rt, name);
    }
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    tare_text_append_char(&text, '_');
    for (size_t i = start; i < class_name->length; i++)
        tare_text_append_code_point(&text, tare_string_get(class_name, i));
    tare_string_append_to(name, &text);
    TareString *mangled = tare_intern_utf8(rt, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    return mangled;
}

static TareStatus take_special(SlotReader *self, TareString *name, bool *taken) {
    *taken = true;
    if (tare_string_equals(name, TARE_RUNTIME_NAME(self->rt, dunder_dict))) {
        if (!self->may_add_dict || self->plan->adds_dict)
            return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                                   "__dict__ slot disallowed: we already got one");
        self->plan->adds_dict = true;
        return TARE_OK;
    }
    if (tare_string_equals(name, TARE_RUNTIME_NAME(self->rt, dunder_weakref))) {
        if (!self->may_add_weak || self->plan->adds_weak)
            return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                                   "__weakref__ slot disallowed: either we already got one, "
                                   "or __itemsize__ != 0");
        self->plan->adds_weak = true;
        return TARE_OK;
    }
    *taken = false;
    return TARE_OK;
}

static TareStatus check_conflict(SlotReader *self, TareString *name) {
    TareRuntime *rt = self->rt;
    if (name == TARE_RUNTIME_NAME(rt, dunder_qualname) ||
        name == TARE_RUNTIME_NAME(rt, dunder_classcell) ||
        tare_value_is_absent(tare_table_find_string(&self->namespace->table, name)))
        return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "%R in __slots__ conflicts with class variable",
                           tare_value_from_object(name));
}

static bool is_identifier(const TareString *name) {
    for (size_t i = 0; i < name->length; i++) {
        uint32_t point = tare_string_get(name, i);
        if (i == 0 ? !tare_unicode_is_identifier_start(point)
                   : !tare_unicode_is_identifier_continue(point))
            return false;
    }
    return name->length > 0;
}

static TareStatus check_name(SlotReader *self, TareValue item) {
    if (!tare_type_is_instance(self->rt, item, TARE_TYPE_STR))
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                               "__slots__ items must be strings, not '%.200T'", item);
    if (!is_identifier(tare_string_of(item)))
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR, "__slots__ must be identifiers");
    return TARE_OK;
}

static TareStatus take_name(SlotReader *self, TareValue item) {
    bool taken;
    if (check_name(self, item) != TARE_OK) return TARE_ERROR;
    if (take_special(self, tare_string_of(item), &taken) != TARE_OK) return TARE_ERROR;
    if (taken) return TARE_OK;
    TareString *name = mangle(self->rt, self->class_name, tare_string_of(item));
    if (!name) return TARE_ERROR;
    TareValue *place =
        check_conflict(self, name) == TARE_OK ? tare_vector_push(&self->names) : NULL;
    if (!place) {
        if (!tare_error_is_pending(self->rt)) tare_error_raise_memory(self->rt);
        tare_release_object(self->rt, name);
        return TARE_ERROR;
    }
    *place = tare_value_from_object(name);
    return TARE_OK;
}

static TareStatus take_all(SlotReader *self, TareValue slots) {
    if (tare_type_is_instance(self->rt, slots, TARE_TYPE_STR)) return take_name(self, slots);
    TareValue iterator = tare_protocol_iterate(self->rt, slots);
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(self->rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = take_name(self, item);
        tare_release(self->rt, item);
    }
    tare_release(self->rt, iterator);
    return tare_error_is_pending(self->rt) ? TARE_ERROR : status;
}

// Sorted, so that the same names in another order give the same layout.
static void sort_names(TareVector *names) {
    TareValue *items = names->items;
    for (size_t i = 1; i < names->count; i++) {
        TareValue item = items[i];
        size_t k = i;
        for (; k > 0 && tare_string_compare(tare_string_of(items[k - 1]), tare_string_of(item)) > 0;
             k--)
            items[k] = items[k - 1];
        items[k] = item;
    }
}

// A further base may bring a dict or weak references that the deciding one lacks.
static void take_from_others(SlotReader *self, TareTuple *bases) {
    for (size_t i = 0; i < bases->length; i++) {
        const TareType *base = tare_type_of_value(bases->items[i]);
        if (base == self->plan->base) continue;
        if (self->may_add_dict && base->dict_offset) self->plan->adds_dict = true;
        if (self->may_add_weak && base->flags & TARE_TYPE_ALLOWS_WEAK) self->plan->adds_weak = true;
    }
}

static TareStatus read_slots(SlotReader *self, TareValue slots, TareTuple *bases) {
    TareRuntime *rt = self->rt;
    tare_vector_init(&self->names, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES),
                     sizeof(TareValue));
    TareStatus status = take_all(self, slots);
    if (status == TARE_OK && self->names.count && tare_type_layout_has_items(self->plan->base))
        status = tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                 "nonempty __slots__ not supported for subtype of '%N'",
                                 self->plan->base);
    if (status == TARE_OK) {
        sort_names(&self->names);
        self->plan->slot_names = tare_tuple_new_from(rt, self->names.items, self->names.count);
        if (tare_value_is_absent(self->plan->slot_names)) status = TARE_ERROR;
        take_from_others(self, bases);
    }
    for (size_t i = 0; i < self->names.count; i++)
        tare_release(rt, *(TareValue *)tare_vector_get(&self->names, i));
    tare_vector_deinit(&self->names);
    return status;
}

TareStatus tare_type_layout_plan(TareRuntime *rt, TareString *name, TareTuple *bases,
                                 TareDict *namespace, TareTypePlan *plan) {
    *plan = (TareTypePlan){.base = tare_type_layout_choose_base(rt, bases)};
    if (!plan->base) return TARE_ERROR;
    const TareType *base = plan->base;
    SlotReader reader = {
        .rt = rt,
        .class_name = name,
        .namespace = namespace,
        .plan = plan,
        .may_add_dict = !tare_type_layout_has_dict(base),
        .may_add_weak = !(base->flags & TARE_TYPE_ALLOWS_WEAK) && !tare_type_layout_has_items(base),
    };
    TareValue slots =
        tare_table_find_string(&namespace->table, TARE_RUNTIME_NAME(rt, dunder_slots));
    if (!tare_value_is_absent(slots)) return read_slots(&reader, slots, bases);
    plan->adds_dict = reader.may_add_dict;
    plan->adds_weak = reader.may_add_weak;
    return TARE_OK;
}

// ---- applying it -------------------------------------------------------------------------------

static size_t count_of(const TareTypePlan *plan) {
    return tare_value_is_absent(plan->slot_names) ? 0 : tare_tuple_of(plan->slot_names)->length;
}

static TareStatus make_shapes(TareRuntime *rt, TareType *self) {
    bool is_real = self->flags & TARE_TYPE_DICT_IS_REAL;
    TareShapeKind kind = !self->dict_offset ? TARE_SHAPE_FIXED
                         : is_real          ? TARE_SHAPE_DICT
                                            : TARE_SHAPE_VALUES;
    self->instance_shape = tare_shape_new(rt, self, kind);
    if (!self->instance_shape) return TARE_ERROR;
    if (!self->dict_offset) return TARE_OK;
    self->dict_shape = is_real ? self->instance_shape : tare_shape_new(rt, self, TARE_SHAPE_DICT);
    return self->dict_shape ? TARE_OK : TARE_ERROR;
}

TareStatus tare_type_layout_apply(TareRuntime *rt, TareType *self, const TareTypePlan *plan) {
    const TareType *base = plan->base;
    const uint32_t inherited = TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_VARIABLE |
                               TARE_TYPE_IS_SEQUENCE | TARE_TYPE_IS_MAPPING | TARE_TYPE_HAS_DICT |
                               TARE_TYPE_MATCHES_SELF | TARE_TYPE_HAS_TAIL | TARE_TYPE_DICT_IS_REAL;
    size_t count = count_of(plan);
    bool is_variable = base->flags & TARE_TYPE_IS_VARIABLE;
    self->flags = TARE_TYPE_IS_HEAP | TARE_TYPE_IS_BASE | (base->flags & inherited);
    if (plan->adds_weak) self->flags |= TARE_TYPE_ALLOWS_WEAK;
    if (is_variable && (count || plan->adds_dict)) self->flags |= TARE_TYPE_HAS_TAIL;
    self->native_base = base->native_base;
    self->instance_bytes =
        (uint32_t)(tare_bits_round_up(base->instance_bytes, 8) + count * sizeof(TareValue));
    self->slot_count = base->slot_count + (uint32_t)count;
    self->slot_offset = is_variable ? 0 : (uint32_t)tare_bits_round_up(base->slot_offset, 8);
    self->dict_offset = base->dict_offset;
    if (plan->adds_dict) {
        self->flags |= TARE_TYPE_HAS_DICT;
        self->dict_offset = is_variable ? -1 : (int32_t)self->instance_bytes;
        self->instance_bytes += sizeof(TareValue);
    }
    self->slot_names = tare_retain(plan->slot_names);
    return make_shapes(rt, self);
}

// ---- descriptors -------------------------------------------------------------------------------

// The descriptor of __dict__ of the built-in type that keeps a dict of its own for `self`, as
// modules and exceptions do; borrowed or absent.
static TareValue find_own_dict(TareRuntime *rt, TareValue self) {
    TareType *type = tare_type_get(rt, self);
    for (size_t i = 0; i < type->mro->length; i++) {
        TareType *base = tare_type_of_value(type->mro->items[i]);
        if (base->flags & TARE_TYPE_IS_HEAP) continue;
        TareValue found =
            tare_table_find_string(&base->attributes->table, TARE_RUNTIME_NAME(rt, dunder_dict));
        if (!tare_value_is_absent(found)) return found;
    }
    return TARE_ABSENT;
}

static TareValue get_dict(TareRuntime *rt, TareValue self) {
    TareValue own = find_own_dict(rt, self);
    if (!tare_value_is_absent(own)) {
        TareType *type = tare_type_get(rt, self);
        return tare_type_get(rt, own)->slots.descriptor_get(rt, own, self, type);
    }
    return tare_instance_fetch_dict(rt, tare_value_get_object(self));
}

static TareStatus set_dict(TareRuntime *rt, TareValue self, TareValue value) {
    TareObject *object = tare_value_get_object(self);
    TareValue own = find_own_dict(rt, self);
    if (!tare_value_is_absent(own))
        return tare_type_get(rt, own)->slots.descriptor_set(rt, own, self, value);
    if (!tare_value_is_absent(value)) {
        if (!tare_type_is_instance(rt, value, TARE_TYPE_DICT))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "__dict__ must be set to a dictionary, not a '%.200T'", value);
        return tare_instance_set_dict(rt, object, tare_dict_of(value));
    }
    TareValue fresh = tare_dict_new(rt);
    if (tare_value_is_absent(fresh)) return TARE_ERROR;
    TareStatus status = tare_instance_set_dict(rt, object, tare_dict_of(fresh));
    tare_release(rt, fresh);
    return status;
}

static TareValue get_weakref(TareRuntime *rt, TareValue self) {
    TareWeakReference *first = tare_weak_find(rt, tare_value_get_object(self));
    return first ? tare_retain(tare_value_from_object(first)) : TARE_NONE;
}

static const TareAttributeDefinition dict_definition[] = {
    {"__dict__", get_dict, set_dict, "dictionary for instance variables (if defined)"}, {NULL}};
static const TareAttributeDefinition weakref_definition[] = {
    {"__weakref__", get_weakref, NULL, "list of weak references to the object (if defined)"},
    {NULL}};

static TareStatus add_slot(TareRuntime *rt, TareType *self, TareString *name, size_t offset) {
    TareValue descriptor = tare_descriptor_new_slot(rt, self, name, offset);
    if (tare_value_is_absent(descriptor)) return TARE_ERROR;
    TareStatus status = tare_table_set_string(rt, &self->attributes->table, name, descriptor);
    tare_release(rt, descriptor);
    return status;
}

TareStatus tare_type_layout_add_descriptors(TareRuntime *rt, TareType *self,
                                            const TareTypePlan *plan) {
    bool is_variable = self->flags & TARE_TYPE_IS_VARIABLE;
    size_t start = is_variable ? plan->base->slot_count * sizeof(TareValue)
                               : tare_bits_round_up(plan->base->instance_bytes, 8);
    for (size_t i = 0; i < count_of(plan); i++) {
        TareString *name = tare_string_of(tare_tuple_of(plan->slot_names)->items[i]);
        if (add_slot(rt, self, name, start + i * sizeof(TareValue)) != TARE_OK) return TARE_ERROR;
    }
    bool names_dict = !tare_value_is_absent(tare_table_find_string(
        &self->attributes->table, TARE_RUNTIME_NAME(rt, dunder_dict)));
    if (plan->adds_dict && !names_dict &&
        tare_descriptor_add_attributes(rt, self, dict_definition) != TARE_OK)
        return TARE_ERROR;
    return plan->adds_weak ? tare_descriptor_add_attributes(rt, self, weakref_definition) : TARE_OK;
}
