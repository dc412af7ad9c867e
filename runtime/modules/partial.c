// The type partial. The function that it calls may give the object another state or change its
// keywords, so a call holds what it began with.
#include "modules/partial.h"

#include "modules/functools.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/container.h"
#include "types/dict_type.h"

// More arguments than this stand in a table instead of on the C stack.
enum { STACK_ARGUMENTS = 16 };

// ---- rows of arguments -------------------------------------------------------------------------

// A tuple of the items of `front` (or NULL) and then the values.
static TareValue join(TareRuntime *rt, const TareTuple *front, const TareValue *values,
                      size_t count) {
    size_t held = front ? front->length : 0;
    TareValue row = tare_tuple_new(rt, held + count);
    if (tare_value_is_absent(row)) return row;
    TareValue *items = tare_tuple_of(row)->items;
    for (size_t i = 0; i < held; i++) items[i] = tare_retain(front->items[i]);
    for (size_t i = 0; i < count; i++) items[held + i] = tare_retain(values[i]);
    return row;
}

// A dict of `front` (or NULL) and the keywords of the call, which win.
static TareValue merge(TareRuntime *rt, TareDict *front, const TareArguments *arguments) {
    TareValue merged = front ? tare_dict_type_copy(rt, front) : tare_dict_new(rt);
    const TareValue *values = arguments->values + arguments->positional_count;
    size_t count = tare_native_keyword_count(arguments);
    for (size_t i = 0; i < count && !tare_value_is_absent(merged); i++)
        if (tare_dict_set(rt, tare_dict_of(merged), arguments->keyword_names->items[i],
                          values[i]) != TARE_OK)
            tare_slot_clear(rt, &merged);
    return merged;
}

// ---- the call ----------------------------------------------------------------------------------

static TareValue call_without_own(TareRuntime *rt, TareValue function, const TareTuple *front,
                                  const TareArguments *arguments) {
    size_t held = front->length;
    size_t given = arguments->positional_count + tare_native_keyword_count(arguments);
    size_t bytes = (held + given) * sizeof(TareValue);
    TareValue stack[STACK_ARGUMENTS];
    TareValue *all = held + given <= STACK_ARGUMENTS ? stack : tare_alloc_table(rt, bytes);
    if (!all) return TARE_ABSENT;
    for (size_t i = 0; i < held; i++) all[i] = front->items[i];
    for (size_t i = 0; i < given; i++) all[held + i] = arguments->values[i];
    TareArguments joined = {all, held + arguments->positional_count, arguments->keyword_names};
    TareValue result = tare_call(rt, function, &joined);
    if (all != stack) tare_alloc_free_table(rt, all, bytes);
    return result;
}

static TareValue call_with_own(TareRuntime *rt, TareValue function, const TareTuple *front,
                               TareDict *keywords, const TareArguments *arguments) {
    if (tare_call_enter(rt, " while calling a Python object") != TARE_OK) return TARE_ABSENT;
    TareValue result = TARE_ABSENT, all = TARE_ABSENT;
    TareValue row = join(rt, front, arguments->values, arguments->positional_count);
    if (!tare_value_is_absent(row))
        all = arguments->keyword_names ? merge(rt, keywords, arguments)
                                       : tare_retain(tare_value_from_object(keywords));
    if (!tare_value_is_absent(all))
        result = tare_call_spread(rt, function, tare_tuple_of(row), tare_dict_of(all));
    tare_release(rt, all);
    tare_release(rt, row);
    tare_call_leave(rt);
    return result;
}

static TareValue call(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const TarePartial *self = tare_partial_of(v);
    TareValue function = tare_retain(self->function), front = tare_retain(self->arguments);
    TareValue keywords = tare_retain(self->keywords);
    TareValue result =
        tare_dict_of(keywords)->table.live_count
            ? call_with_own(rt, function, tare_tuple_of(front), tare_dict_of(keywords), arguments)
            : call_without_own(rt, function, tare_tuple_of(front), arguments);
    tare_release(rt, function);
    tare_release(rt, front);
    tare_release(rt, keywords);
    return result;
}

// ---- birth -------------------------------------------------------------------------------------

// A partial without attributes of its own that is called as this type is: the new one takes its
// place. NULL where `function` is none.
static const TarePartial *find_inner(TareRuntime *rt, TareValue function) {
    if (tare_type_get(rt, function)->slots.call != call) return NULL;
    return tare_partial_of(function)->dict_word ? NULL : tare_partial_of(function);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (arguments->positional_count == 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "type 'partial' takes at least one argument");
    TareValue function = arguments->values[0];
    if (!tare_call_is_callable(rt, function))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "the first argument must be callable");
    const TarePartial *inner = find_inner(rt, function);
    TareTuple *front = inner ? tare_tuple_of(inner->arguments) : NULL;
    TareValue row = join(rt, front, arguments->values + 1, arguments->positional_count - 1);
    TareValue keywords = TARE_ABSENT;
    if (!tare_value_is_absent(row))
        keywords = merge(rt, inner ? tare_dict_of(inner->keywords) : NULL, arguments);
    TarePartial *self =
        tare_value_is_absent(keywords) ? NULL : tare_alloc_instance(rt, type, 0);
    if (!self) {
        tare_release(rt, row);
        tare_release(rt, keywords);
        return TARE_ABSENT;
    }
    self->function = tare_retain(inner ? inner->function : function);
    self->arguments = row;
    self->keywords = keywords;
    return tare_value_from_object(self);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TarePartial *self = (TarePartial *)object;
    size_t bytes = rt->shapes[object->shape_id]->type->instance_bytes, word = sizeof(TareValue);
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "partial");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->function, word, "function");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->arguments, word, "arguments");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->keywords, word, "keywords");
    tare_instance_describe_tail(rt, object, bytes, sizeof *self, describer);
}

// ---- repr --------------------------------------------------------------------------------------

// ", name=value"; without a name where that is absent.
static TareStatus append_argument(TareRuntime *rt, TareStringBuilder *builder, TareValue name,
                                  TareValue value) {
    bool is_named = !tare_value_is_absent(name);
    tare_retain(name);
    tare_retain(value);
    TareValue word = is_named ? tare_protocol_str(rt, name) : TARE_ABSENT, text = TARE_ABSENT;
    if (!is_named || !tare_value_is_absent(word)) text = tare_protocol_repr(rt, value);
    if (!tare_value_is_absent(text)) {
        tare_string_builder_append_c(builder, ", ");
        if (is_named) {
            tare_string_builder_append(builder, tare_string_of(word));
            tare_string_builder_append_c(builder, "=");
        }
        tare_string_builder_append(builder, tare_string_of(text));
    }
    TareStatus status = tare_value_is_absent(text) ? TARE_ERROR : TARE_OK;
    tare_release(rt, word);
    tare_release(rt, text);
    tare_release(rt, name);
    tare_release(rt, value);
    return status;
}

static TareStatus append_all(TareRuntime *rt, TareStringBuilder *builder, TareValue row,
                             TareValue keywords) {
    const TareTuple *tuple = tare_tuple_of(row);
    for (size_t i = 0; i < tuple->length; i++)
        if (append_argument(rt, builder, TARE_ABSENT, tuple->items[i]) != TARE_OK)
            return TARE_ERROR;
    size_t cursor = 0;
    TareValue name, value;
    while (tare_table_next(&tare_dict_of(keywords)->table, &cursor, &name, &value))
        if (append_argument(rt, builder, name, value) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

static TareValue repr_entered(TareRuntime *rt, TareValue v) {
    const TarePartial *self = tare_partial_of(v);
    TareValue row = tare_retain(self->arguments), keywords = tare_retain(self->keywords);
    TareValue function = tare_retain(self->function);
    TareValue text = tare_container_format(rt, "%T(%R", v, function);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(text)) tare_string_builder_append(&builder, tare_string_of(text));
    if (!tare_value_is_absent(text) && append_all(rt, &builder, row, keywords) == TARE_OK) {
        tare_string_builder_append_c(&builder, ")");
        result = tare_string_builder_finish(&builder);
    } else {
        tare_string_builder_deinit(&builder);
    }
    tare_release(rt, text);
    tare_release(rt, function);
    tare_release(rt, row);
    tare_release(rt, keywords);
    return result;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    int entered = tare_protocol_enter_repr(rt, self);
    if (entered < 0) return TARE_ABSENT;
    if (entered > 0) return tare_string_new_c(rt, "...");
    TareValue text = repr_entered(rt, self);
    tare_protocol_leave_repr(rt, self);
    return text;
}

// ---- state -------------------------------------------------------------------------------------

// (type, (function,), (function, arguments, keywords, dict or None))
static TareValue reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const TarePartial *self = tare_partial_of(v);
    TareValue parts[3] = {tare_value_from_object(tare_type_get(rt, v))}, result = TARE_ABSENT;
    TareValue dict = self->dict_word ? tare_functools_get_dict(rt, v) : TARE_NONE;
    if (tare_value_is_absent(dict)) return dict;
    TareValue state[4] = {self->function, self->arguments, self->keywords, dict};
    parts[1] = tare_tuple_new_from(rt, &self->function, 1);
    if (!tare_value_is_absent(parts[1])) parts[2] = tare_tuple_new_from(rt, state, 4);
    if (!tare_value_is_absent(parts[2])) result = tare_tuple_new_from(rt, parts, 3);
    tare_release(rt, dict);
    tare_release(rt, parts[1]);
    tare_release(rt, parts[2]);
    return result;
}

static bool is_state(TareRuntime *rt, TareValue v) {
    if (!tare_type_is_instance(rt, v, TARE_TYPE_TUPLE) || tare_tuple_of(v)->length != 4)
        return false;
    const TareValue *items = tare_tuple_of(v)->items;
    return tare_call_is_callable(rt, items[0]) &&
           tare_type_is_instance(rt, items[1], TARE_TYPE_TUPLE) &&
           (tare_value_is_none(items[2]) || tare_type_is_instance(rt, items[2], TARE_TYPE_DICT)) &&
           (tare_value_is_none(items[3]) || tare_type_is_instance(rt, items[3], TARE_TYPE_DICT));
}

static TareValue exact_row(TareRuntime *rt, TareValue row) {
    if (tare_value_is_exact(row, TARE_TYPE_TUPLE)) return tare_retain(row);
    return tare_tuple_new_from(rt, tare_tuple_of(row)->items, tare_tuple_of(row)->length);
}

static TareValue exact_keywords(TareRuntime *rt, TareValue keywords) {
    if (tare_value_is_none(keywords)) return tare_dict_new(rt);
    if (tare_value_is_exact(keywords, TARE_TYPE_DICT)) return tare_retain(keywords);
    return tare_dict_type_copy(rt, tare_dict_of(keywords));
}

// Without attributes a dict that is there is replaced by an empty one.
static TareStatus set_attributes(TareRuntime *rt, TareValue v, TareValue dict) {
    if (!tare_value_is_none(dict)) return tare_functools_set_dict(rt, v, dict);
    if (!tare_partial_of(v)->dict_word) return TARE_OK;
    TareValue fresh = tare_dict_new(rt);
    if (tare_value_is_absent(fresh)) return TARE_ERROR;
    TareStatus status = tare_functools_set_dict(rt, v, fresh);
    tare_release(rt, fresh);
    return status;
}

static TareValue set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (!is_state(rt, arguments->values[0]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "invalid partial state");
    const TareValue *items = tare_tuple_of(arguments->values[0])->items;
    TarePartial *self = tare_partial_of(v);
    TareValue row = exact_row(rt, items[1]), keywords = TARE_ABSENT;
    if (!tare_value_is_absent(row)) keywords = exact_keywords(rt, items[2]);
    if (tare_value_is_absent(keywords) || set_attributes(rt, v, items[3]) != TARE_OK) {
        tare_release(rt, row);
        tare_release(rt, keywords);
        return TARE_ABSENT;
    }
    TareValue old[3] = {self->function, self->arguments, self->keywords};
    self->function = tare_retain(items[0]);
    self->arguments = row;
    self->keywords = keywords;
    for (size_t i = 0; i < 3; i++) tare_release(rt, old[i]);
    return TARE_NONE;
}

// ---- the whole ---------------------------------------------------------------------------------

static TareValue get_function(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_partial_of(v)->function);
}

static TareValue get_arguments(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_partial_of(v)->arguments);
}

static TareValue get_keywords(TareRuntime *rt, TareValue v) {
    return tare_retain(tare_partial_of(v)->keywords);
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__setstate__", set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE,
     .flags = TARE_NATIVE_CLASS, .doc = "See PEP 585"},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"func", get_function, NULL, "the function that is called", true},
    {"args", get_arguments, NULL, "what is put in front of the positional arguments", true},
    {"keywords", get_keywords, NULL, "what is added to the keyword arguments", true},
    {"__dict__", tare_functools_get_dict, tare_functools_set_dict, NULL},
    {NULL},
};

const TareTypeSpec tare_partial_spec = {
    .instance_bytes = sizeof(TarePartial),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_HAS_DICT | TARE_TYPE_ALLOWS_WEAK,
    .methods = methods,
    .attributes = attributes,
    .doc = "partial(func, *args, **keywords)\n\nA function with some arguments given already.",
    .slots = {.describe = describe, .create = create, .repr = repr, .call = call},
};
