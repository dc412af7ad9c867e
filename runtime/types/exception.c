// BaseException: what all exceptions share. The fields and texts of particular kinds are in
// exception_kinds.c, printed reports in exception_report.c.
#include "types/exception.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/exception_kinds.h"

bool tare_exception_is_class(TareRuntime *rt, TareValue v) {
    return tare_type_is_instance(rt, v, TARE_TYPE_TYPE) &&
           tare_type_is_subtype(tare_type_of_value(v), rt->types[TARE_TYPE_BASE_EXCEPTION]);
}

static TareValue new_instance(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    TareException *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->field_count = tare_exception_kinds_count_fields(type->native_base);
    self->args = tare_tuple_new_from(rt, arguments->values, arguments->positional_count);
    if (!tare_value_is_absent(self->args)) return tare_value_from_object(self);
    tare_release_object(rt, self);
    return TARE_ABSENT;
}

TareValue tare_exception_new(TareRuntime *rt, TareType *type, TareValue argument) {
    TareArguments arguments = {&argument, !tare_value_is_absent(argument), NULL};
    if (type->flags & TARE_TYPE_IS_HEAP)
        return tare_call(rt, tare_value_from_object(type), &arguments);
    TareValue self = new_instance(rt, type, &arguments);
    if (tare_value_is_absent(self)) return self;
    if (tare_exception_kinds_initialize(rt, self, &arguments) == TARE_OK) return self;
    tare_release(rt, self);
    return TARE_ABSENT;
}

// OSError takes its arguments in __new__, unless a subclass has an __init__ of its own and leaves
// __new__ alone: then that __init__ decides what OSError gets.
static bool is_made_by_new(TareRuntime *rt, const TareType *type) {
    if (!tare_type_is_subtype(type, rt->types[TARE_TYPE_OS_ERROR])) return false;
    const TareTypeSlots *own = &rt->types[TARE_TYPE_OS_ERROR]->slots;
    return type->slots.initialize == own->initialize || type->slots.create != own->create;
}

static TareStatus take_arguments(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue args = tare_tuple_new_from(rt, arguments->values, arguments->positional_count);
    if (tare_value_is_absent(args)) return TARE_ERROR;
    tare_slot_set_steal(rt, &tare_exception_of(self)->args, args);
    return tare_exception_kinds_initialize(rt, self, arguments);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    type = tare_exception_kinds_choose_type(rt, type, arguments);
    TareValue self = new_instance(rt, type, arguments);
    if (tare_value_is_absent(self) || !is_made_by_new(rt, type)) return self;
    if (take_arguments(rt, self, arguments) == TARE_OK) return self;
    tare_release(rt, self);
    return TARE_ABSENT;
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (is_made_by_new(rt, tare_type_get(rt, self))) return TARE_OK;
    return take_arguments(rt, self, arguments);
}
// Makes what is being handled the context of a newly raised exception, cutting the chain where the
// exception itself stands in it, so that contexts form no circle. The program may have made one: a
// second pointer at half the speed meets the first there.
static void set_context(TareRuntime *rt, TareValue exception) {
    TareValue handled = rt->hooks.get_handled ? rt->hooks.get_handled(rt) : TARE_ABSENT;
    if (tare_value_is_absent(handled) || tare_value_is_same(handled, exception)) return;
    TareException *link = tare_exception_of(handled), *slow = link;
    for (bool follows = false; !tare_value_is_absent(link->context); follows = !follows) {
        if (tare_value_is_same(link->context, exception)) {
            tare_slot_clear(rt, &link->context);
            break;
        }
        link = tare_exception_of(link->context);
        if (link == slow) break;
        if (follows) slow = tare_exception_of(slow->context);
    }
    tare_slot_set_steal(rt, &tare_exception_of(exception)->context, tare_retain(handled));
}

// All members are looked at before any is compared, and tuples in tuples are none.
int tare_exception_matches(TareRuntime *rt, TareValue exception, TareValue classes) {
    bool is_tuple = tare_type_is_instance(rt, classes, TARE_TYPE_TUPLE);
    const TareValue *items = is_tuple ? tare_tuple_of(classes)->items : &classes;
    size_t count = is_tuple ? tare_tuple_of(classes)->length : 1;
    bool matches = false;
    TareType *type = tare_type_get(rt, exception);
    for (size_t i = 0; i < count; i++) {
        if (!tare_exception_is_class(rt, items[i])) {
            tare_error_raise(
                rt, TARE_TYPE_TYPE_ERROR,
                "catching classes that do not inherit from BaseException is not allowed");
            return -1;
        }
        if (tare_type_is_subtype(type, tare_type_of_value(items[i]))) matches = true;
    }
    return matches;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    TareException *self = (TareException *)object;
    size_t fixed = sizeof *self + self->field_count * sizeof(TareValue);
    size_t bytes = rt->shapes[object->shape_id]->type->instance_bytes;
    tare_describe_block(d, self, bytes, TARE_BLOCK_OBJECT, "exception");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->args, 5 * sizeof(TareValue),
                         "args, traceback, cause, context, dict");
    tare_describe_region(d, TARE_REGION_COUNT, &self->suppress_context, sizeof(TareValue), "flags");
    tare_describe_region(d, TARE_REGION_REFERENCES, self->fields,
                         self->field_count * sizeof(TareValue), "fields");
    tare_instance_describe_tail(rt, object, bytes, fixed, d);
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    // Held: an item's __repr__ may give the exception other arguments.
    TareTuple *args = tare_tuple_of(tare_retain(tare_exception_of(self)->args));
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    tare_text_append_string(&text, tare_type_name_of(rt, self));
    TareValue inner;
    if (args->length == 1)
        inner = tare_protocol_repr(rt, args->items[0]);
    else
        inner = tare_protocol_repr(rt, tare_value_from_object(args));
    TareValue v = TARE_ABSENT;
    if (!tare_value_is_absent(inner)) {
        if (args->length == 1) tare_text_append_char(&text, '(');
        tare_string_append_to(tare_string_of(inner), &text);
        if (args->length == 1) tare_text_append_char(&text, ')');
        v = tare_string_new_text(rt, &text);
    }
    tare_text_deinit(&text);
    tare_release_object(rt, args);
    tare_release(rt, inner);
    return v;
}

static TareValue get_args(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(tare_exception_of(self)->args);
}

static TareStatus set_args(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "args may not be deleted");
    TareValue list = tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), value);
    if (tare_value_is_absent(list)) return TARE_ERROR;
    tare_slot_set_steal(rt, &tare_exception_of(self)->args, list);
    return TARE_OK;
}

static TareValue or_none(TareValue v) {
    return tare_value_is_absent(v) ? TARE_NONE : tare_retain(v);
}

// A slot that takes None or a value that `is_right`; the refusal names it.
static TareStatus set_link(TareRuntime *rt, TareValue *slot, TareValue value, TareTypeId id,
                           const char *name, const char *refusal) {
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s may not be deleted", name);
    bool clears = tare_value_is_none(value);
    if (!clears && !tare_type_is_instance(rt, value, id))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s", refusal);
    tare_slot_set_steal(rt, slot, clears ? TARE_ABSENT : tare_retain(value));
    return TARE_OK;
}

static TareValue get_traceback(TareRuntime *rt, TareValue self) {
    (void)rt;
    return or_none(tare_exception_of(self)->traceback);
}

static TareStatus set_traceback(TareRuntime *rt, TareValue self, TareValue value) {
    return set_link(rt, &tare_exception_of(self)->traceback, value, TARE_TYPE_TRACEBACK,
                    "__traceback__", "__traceback__ must be a traceback or None");
}

static TareValue get_cause(TareRuntime *rt, TareValue self) {
    (void)rt;
    return or_none(tare_exception_of(self)->cause);
}

static TareStatus set_cause(TareRuntime *rt, TareValue self, TareValue value) {
    TareException *exception = tare_exception_of(self);
    if (set_link(rt, &exception->cause, value, TARE_TYPE_BASE_EXCEPTION, "__cause__",
                 "exception cause must be None or derive from BaseException") != TARE_OK)
        return TARE_ERROR;
    exception->has_cause = exception->suppress_context = true;
    return TARE_OK;
}

void tare_exception_chain_steal(TareRuntime *rt, TareValue stolen_cause) {
    TareValue error = tare_error_take(rt);
    TareException *self = tare_exception_of(error);
    tare_slot_set_steal(rt, &self->cause, tare_retain(stolen_cause));
    self->has_cause = self->suppress_context = true;
    tare_slot_set_steal(rt, &self->context, stolen_cause);
    tare_error_restore_steal(rt, error);
}

static TareValue get_context(TareRuntime *rt, TareValue self) {
    (void)rt;
    return or_none(tare_exception_of(self)->context);
}

static TareStatus set_context_attribute(TareRuntime *rt, TareValue self, TareValue value) {
    return set_link(rt, &tare_exception_of(self)->context, value, TARE_TYPE_BASE_EXCEPTION,
                    "__context__", "exception context must be None or derive from BaseException");
}

static TareValue get_suppress(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_value_from_bool(tare_exception_of(self)->suppress_context);
}

static TareStatus set_suppress(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value) || !tare_value_is_bool(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               tare_value_is_absent(value) ? "can't delete numeric/char attribute"
                                                           : "attribute value type must be bool");
    tare_exception_of(self)->suppress_context = tare_value_is_true(value);
    return TARE_OK;
}

static TareValue fetch_dict(TareRuntime *rt, TareValue self) {
    if (tare_type_get(rt, self)->dict_offset)
        return tare_instance_fetch_dict(rt, tare_value_get_object(self));
    TareValue *slot = &tare_exception_of(self)->dict;
    if (tare_value_is_absent(*slot)) *slot = tare_dict_new(rt);
    return tare_retain(*slot);
}

static TareStatus set_dict(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value) || !tare_type_is_instance(rt, value, TARE_TYPE_DICT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "__dict__ must be a dictionary");
    if (tare_type_get(rt, self)->dict_offset)
        return tare_instance_set_dict(rt, tare_value_get_object(self), tare_dict_of(value));
    tare_slot_set_steal(rt, &tare_exception_of(self)->dict, tare_retain(value));
    return TARE_OK;
}

// Instances of built-in classes keep the program's attributes in a dict of their own; those of the
// program's classes are like any instance.
static TareValue get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    TareValue dict = tare_exception_of(self)->dict;
    if (!tare_value_is_absent(dict)) {
        TareValue v = tare_table_find_string(&tare_dict_of(dict)->table, name);
        if (!tare_value_is_absent(v)) return tare_retain(v);
    }
    return tare_attribute_get_generic(rt, self, name);
}

static TareStatus set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                TareValue value) {
    TareType *type = tare_type_get(rt, self);
    if (type->dict_offset) return tare_attribute_set_generic(rt, self, name, value);
    TareValue in_type = tare_type_find(rt, type, name);
    if (!tare_value_is_absent(in_type) && tare_type_get(rt, in_type)->slots.descriptor_set)
        return tare_attribute_set_generic(rt, self, name, value);
    TareValue dict = fetch_dict(rt, self);
    if (tare_value_is_absent(dict)) return TARE_ERROR;
    int done = 1;
    if (!tare_value_is_absent(value)) {
        if (tare_table_set_string(rt, &tare_dict_of(dict)->table, name, value) != TARE_OK)
            done = -1;
    } else {
        done = tare_table_delete_string(rt, &tare_dict_of(dict)->table, name);
    }
    tare_release(rt, dict);
    if (done == 0)
        (void)tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR,
                               "'%.50T' object has no attribute '%U'", self, name);
    return done == 1 ? TARE_OK : TARE_ERROR;
}

static TareValue with_traceback(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (set_traceback(rt, self, arguments->values[0]) != TARE_OK) return TARE_ABSENT;
    return tare_retain(self);
}

static TareValue add_note(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue note = arguments->values[0];
    if (!tare_type_is_instance(rt, note, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "note must be a str, not '%T'", note);
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_notes);
    bool failed;
    TareValue notes = tare_attribute_fetch_optional(rt, self, name, &failed);
    if (failed) return TARE_ABSENT;
    if (tare_value_is_absent(notes)) {
        notes = tare_call_0(rt, tare_value_from_object(rt->types[TARE_TYPE_LIST]));
        if (tare_value_is_absent(notes)) return notes;
        if (tare_attribute_set(rt, self, name, notes) != TARE_OK) {
            tare_release(rt, notes);
            return TARE_ABSENT;
        }
    }
    if (!tare_type_is_instance(rt, notes, TARE_TYPE_LIST)) {
        tare_release(rt, notes);
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "Cannot add note: __notes__ is not a list");
    }
    TareValue v = tare_call_method(rt, notes, TARE_RUNTIME_NAME(rt, append), &note, 1);
    tare_release(rt, notes);
    return v;
}

// What __setstate__ is to set: the dict, and of an ImportError name and path; new reference.
static TareValue fetch_state(TareRuntime *rt, TareValue self) {
    TareValue dict = fetch_dict(rt, self);
    TareType *type = tare_type_get(rt, self);
    bool is_import = tare_type_is_subtype(type, rt->types[TARE_TYPE_IMPORT_ERROR]);
    if (tare_value_is_absent(dict) || !is_import) return dict;
    static const char *const names[] = {"name", "path"};
    TareValue state = tare_dict_new(rt);
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(state))
        status = tare_table_copy(rt, &tare_dict_of(state)->table, &tare_dict_of(dict)->table);
    for (int i = 0; i < 2 && status == TARE_OK; i++) {
        TareValue field = tare_exception_of(self)->fields[i + 1];
        if (!tare_value_is_absent(field))
            status = tare_dict_set_c(rt, tare_dict_of(state), names[i], field);
    }
    tare_release(rt, dict);
    if (status == TARE_OK) return state;
    tare_release(rt, state);
    return TARE_ABSENT;
}

// (type, args) or (type, args, dict), for copy and pickle.
static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)arguments;
    TareValue type = tare_value_from_object(tare_type_get(rt, self));
    TareValue pair = tare_tuple_pack(rt, type, tare_exception_of(self)->args);
    if (tare_value_is_absent(pair)) return pair;
    TareValue dict = fetch_state(rt, self);
    if (tare_value_is_absent(dict) || !tare_dict_of(dict)->table.live_count) {
        tare_release(rt, dict);
        return pair;
    }
    TareValue items[] = {type, tare_exception_of(self)->args, dict};
    TareValue triple = tare_tuple_new_from(rt, items, 3);
    tare_release(rt, dict);
    tare_release(rt, pair);
    return triple;
}

static TareValue set_state(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue state = arguments->values[0], key, value;
    if (tare_value_is_none(state)) return TARE_NONE;
    if (!tare_type_is_instance(rt, state, TARE_TYPE_DICT))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "state is not a dictionary");
    TareValue items = tare_dict_new(rt);
    if (tare_value_is_absent(items)) return items;
    // A copy: setting an attribute may run the program, which may change the state.
    TareStatus status =
        tare_table_copy(rt, &tare_dict_of(items)->table, &tare_dict_of(state)->table);
    size_t cursor = 0;
    while (status == TARE_OK &&
           tare_table_next(&tare_dict_of(items)->table, &cursor, &key, &value)) {
        bool is_name = tare_type_is_instance(rt, key, TARE_TYPE_STR);
        status = is_name ? tare_attribute_set(rt, self, tare_string_of(key), value)
                         : tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                           "attribute name must be string, not '%.200T'", key);
    }
    tare_release(rt, items);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

const TareNativeDefinition tare_exception_methods[] = {
    {"__setstate__", set_state, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"with_traceback", with_traceback, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"add_note", add_note, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"__reduce__", reduce, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

const TareAttributeDefinition tare_exception_attributes[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__cause__", get_cause, set_cause, NULL},
    {"__context__", get_context, set_context_attribute, NULL},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {"__dict__", fetch_dict, set_dict, NULL},
    {0},
};

static void reset(TareRuntime *rt, TareValue exception) {
    TareException *self = tare_exception_of(exception);
    tare_slot_clear(rt, &self->traceback);
    tare_slot_clear(rt, &self->cause);
    tare_slot_clear(rt, &self->context);
    self->has_cause = self->suppress_context = false;
}

static TareStatus populate(TareRuntime *rt, TareType *type) {
    (void)type;
    rt->hooks.new_exception = tare_exception_new;
    rt->hooks.reset_exception = reset;
    rt->hooks.set_context = set_context;
    return TARE_OK;
}

const TareTypeSpec tare_exception_base_spec = {
    .instance_bytes = sizeof(TareException),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_ALLOWS_WEAK,
    .methods = tare_exception_methods,
    .attributes = tare_exception_attributes,
    .populate = populate,
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .str = tare_exception_kinds_str,
              .get_attribute = get_attribute,
              .set_attribute = set_attribute},
};
