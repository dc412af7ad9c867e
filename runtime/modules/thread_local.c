// An object keeps the dicts of all threads; a thread that ends has them taken out of all objects.
#include "modules/thread_local.h"

#include "modules/functools.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "types/container.h"
#include "types/int.h"
#include "vm/machine.h"
#include "vm/thread.h"

//   +0 header  +8 dict word  +16 arguments  +24 keyword names  +32 dicts of others  +40 ident
//   +48 next  +56 previous
typedef struct Local {
    TareObject header;
    void *dict_word;
    TareValue values;  // a tuple of what __init__ gets in each thread, ...
    TareValue names;   // ... and of the names of those at its end; or absent
    TareValue others;  // ident -> dict of threads that do not look now; or absent
    uint64_t ident;    // of the thread whose dict stands in the object; 0: of none
    uintptr_t next, previous;  // in the list of all such objects, which keeps none alive
} Local;

static Local *of(TareValue v) { return (Local *)tare_value_get_object(v); }

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Local *self = (Local *)object;
    size_t block_bytes = rt->shapes[object->shape_id]->type->instance_bytes;
    tare_describe_block(describer, self, block_bytes, TARE_BLOCK_OBJECT, "local");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->values, 3 * sizeof(TareValue),
                         "arguments, dicts of other threads");
    tare_describe_region(describer, TARE_REGION_RAW, &self->ident,
                         sizeof *self - offsetof(Local, ident), "thread, list of locals");
    tare_instance_describe_tail(rt, object, block_bytes, sizeof *self, describer);
}

// ---- the list of all ---------------------------------------------------------------------------

// Hidden from a collector that takes every word for a reference.
static uintptr_t hide(const Local *self) { return ~(uintptr_t)self; }

static Local *show(uintptr_t hidden) { return hidden ? (Local *)~hidden : NULL; }

static void forget_thread(TareRuntime *rt, const TareThread *thread);

static void link(TareRuntime *rt, Local *self) {
    TareThreads *threads = rt->machine->threads;
    threads->forget_locals = forget_thread;
    self->previous = 0;
    self->next = threads->first_local;
    if (self->next) show(self->next)->previous = hide(self);
    threads->first_local = hide(self);
}

// Of garbage in a cycle it is called before the objects are taken apart, and once more as they die.
static void finalize(TareRuntime *rt, TareObject *object) {
    Local *self = (Local *)object;
    TareThreads *threads = rt->machine->threads;
    if (self->next) show(self->next)->previous = self->previous;
    if (self->previous) show(self->previous)->next = self->next;
    else if (threads->first_local == hide(self)) threads->first_local = self->next;
    self->next = self->previous = 0;
}

// ---- the dict of the thread in turn ------------------------------------------------------------

// Takes the thread's dict out of the others: new, or absent.
static TareValue take_dict(TareRuntime *rt, Local *self, TareValue key) {
    TareValue dict = TARE_ABSENT;
    if (tare_value_is_absent(self->others)) return dict;
    TareDict *others = tare_dict_of(self->others);
    if (tare_dict_find(rt, others, key, &dict) <= 0) return TARE_ABSENT;
    tare_retain(dict);
    return tare_dict_delete(rt, others, key) < 0 ? TARE_ABSENT : dict;
}

// The dict that stands in the object goes to the others.
static TareStatus put_dict_off(TareRuntime *rt, Local *self) {
    if (!self->ident) return TARE_OK;
    if (tare_value_is_absent(self->others)) self->others = tare_dict_new(rt);
    if (tare_value_is_absent(self->others)) return TARE_ERROR;
    TareValue dict = tare_instance_fetch_dict(rt, &self->header);
    TareValue key = tare_int_new(rt, (int64_t)self->ident);
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(dict) && !tare_value_is_absent(key))
        status = tare_dict_set(rt, tare_dict_of(self->others), key, dict);
    tare_release(rt, key);
    tare_release(rt, dict);
    return status;
}

// __init__ sets the object up in each thread.
static TareStatus initialize(TareRuntime *rt, Local *self) {
    TareValue v = tare_value_from_object(self);
    TareTuple *values = tare_tuple_of(self->values);
    TareTuple *names = tare_value_is_absent(self->names) ? NULL : tare_tuple_of(self->names);
    TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    if (!slots->initialize) return TARE_OK;
    TareArguments arguments = {values->items, values->length - (names ? names->length : 0), names};
    return slots->initialize(rt, v, &arguments);
}

static TareStatus enter(TareRuntime *rt, Local *self) {
    uint64_t ident = tare_thread_get_current(rt)->ident;
    if (TARE_LIKELY(self->ident == ident)) return TARE_OK;
    TareValue key = tare_int_new(rt, (int64_t)ident);
    if (tare_value_is_absent(key) || put_dict_off(rt, self) != TARE_OK) {
        tare_release(rt, key);
        return TARE_ERROR;
    }
    TareValue dict = take_dict(rt, self, key);
    tare_release(rt, key);
    bool is_new = tare_value_is_absent(dict);
    if (is_new) dict = tare_dict_new(rt);
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(dict))
        status = tare_instance_set_dict(rt, &self->header, tare_dict_of(dict));
    tare_release(rt, dict);
    if (status != TARE_OK) return status;
    self->ident = ident;
    return is_new ? initialize(rt, self) : TARE_OK;
}

// What a thread that ends has kept in one of the objects; absent when nothing is left.
static TareValue take_next(TareRuntime *rt, uint64_t ident, TareValue key) {
    uintptr_t hidden = rt->machine->threads->first_local;
    for (Local *self = show(hidden); self; self = show(self->next)) {
        TareValue dict = take_dict(rt, self, key);
        if (!tare_value_is_absent(dict)) return dict;
        if (self->ident != ident) continue;
        dict = tare_instance_fetch_dict(rt, &self->header);
        TareValue empty = tare_dict_new(rt);
        if (!tare_value_is_absent(empty) &&
            tare_instance_set_dict(rt, &self->header, tare_dict_of(empty)) == TARE_OK)
            self->ident = 0;
        tare_release(rt, empty);
        return self->ident ? (tare_release(rt, dict), TARE_ABSENT) : dict;
    }
    return TARE_ABSENT;
}

static void forget_thread(TareRuntime *rt, const TareThread *thread) {
    TareValue key = tare_int_new(rt, (int64_t)thread->ident), dict;
    while (!tare_value_is_absent(dict = take_next(rt, thread->ident, key))) tare_release(rt, dict);
    tare_release(rt, key);
    tare_error_clear(rt);
}

static TareValue get_attribute(TareRuntime *rt, TareValue v, TareString *name) {
    return enter(rt, of(v)) == TARE_OK ? tare_attribute_get_generic(rt, v, name) : TARE_ABSENT;
}

static TareStatus set_attribute(TareRuntime *rt, TareValue v, TareString *name, TareValue value) {
    if (enter(rt, of(v)) != TARE_OK) return TARE_ERROR;
    if (name != TARE_RUNTIME_NAME(rt, dunder_dict))
        return tare_attribute_set_generic(rt, v, name, value);
    return tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR,
                           "'%T' object attribute '__dict__' is read-only", v);
}

// ---- birth and death ---------------------------------------------------------------------------

static TareStatus keep_arguments(TareRuntime *rt, Local *self, const TareArguments *arguments) {
    size_t count = arguments->positional_count + tare_native_keyword_count(arguments);
    self->values = tare_tuple_new(rt, count);
    if (tare_value_is_absent(self->values)) return TARE_ERROR;
    for (size_t i = 0; i < count; i++)
        tare_tuple_of(self->values)->items[i] = tare_retain(arguments->values[i]);
    if (arguments->keyword_names)
        self->names = tare_retain(tare_value_from_object(arguments->keyword_names));
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    bool has_arguments = arguments->positional_count || tare_native_keyword_count(arguments);
    TareTypeSlots *object_slots = &rt->types[TARE_TYPE_OBJECT]->slots;
    if (has_arguments && type->slots.initialize == object_slots->initialize)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "Initialization arguments are not supported");
    Local *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->dict_word = NULL;
    self->values = self->names = self->others = TARE_ABSENT;
    // Who makes it calls __init__ as for any other object.
    self->ident = tare_thread_get_current(rt)->ident;
    link(rt, self);
    if (keep_arguments(rt, self, arguments) == TARE_OK) return tare_value_from_object(self);
    tare_release_object(rt, self);
    return TARE_ABSENT;
}

static TareValue refuse_pickle(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "cannot pickle '%T' object", v);
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", refuse_pickle, TARE_NATIVE_NONE},
    {"__reduce_ex__", refuse_pickle, TARE_NATIVE_ONE},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"__dict__", tare_functools_get_dict, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_thread_local_spec = {
    .instance_bytes = sizeof(Local),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_HAS_DICT | TARE_TYPE_ALLOWS_WEAK,
    .methods = methods,
    .attributes = attributes,
    .doc = "Attributes that each thread has for itself.",
    .slots = {.describe = describe, .finalize = finalize, .create = create,
              .get_attribute = get_attribute, .set_attribute = set_attribute},
};
