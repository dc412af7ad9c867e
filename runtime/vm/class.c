// __build_class__: from a class statement to a class. The class's body is a function without
// arguments that fills a namespace and returns the cell of __class__, or None.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "types/list.h"
#include "vm/class.h"
#include "vm/eval.h"

typedef struct ClassStatement {
    TareFunction *body;
    TareValue name;
    TareValue bases;      // owned: tuple, after __mro_entries__
    TareValue original;   // owned: tuple as written, where it differs; else absent
    TareValue metaclass;  // owned
    TareValue keywords;   // owned: dict without `metaclass`
    TareValue namespace;  // owned
} ClassStatement;

static TareStatus take_keywords(TareRuntime *rt, ClassStatement *self,
                                const TareArguments *arguments) {
    self->keywords = tare_dict_new(rt);
    if (tare_value_is_absent(self->keywords)) return TARE_ERROR;
    for (size_t i = 0; i < tare_native_keyword_count(arguments); i++) {
        TareValue name = arguments->keyword_names->items[i];
        TareValue value = arguments->values[arguments->positional_count + i];
        if (tare_string_equals_c(tare_string_of(name), "metaclass")) {
            self->metaclass = tare_retain(value);
        } else if (tare_dict_set(rt, tare_dict_of(self->keywords), name, value) != TARE_OK) {
            return TARE_ERROR;
        }
    }
    return TARE_OK;
}

// Replaces a base that is no class by what its __mro_entries__ gives.
static TareStatus append_base(TareRuntime *rt, TareValue list, TareValue base, TareValue original,
                              bool *replaced) {
    if (tare_type_is_instance(rt, base, TARE_TYPE_TYPE))
        return tare_list_append(rt, tare_list_of(list), base);
    bool failed;
    TareValue method =
        tare_attribute_fetch_optional(rt, base, TARE_RUNTIME_NAME(rt, dunder_mro_entries), &failed);
    if (failed) return TARE_ERROR;
    if (tare_value_is_absent(method)) return tare_list_append(rt, tare_list_of(list), base);
    TareValue entries = tare_call_1(rt, method, original);
    tare_release(rt, method);
    if (tare_value_is_absent(entries)) return TARE_ERROR;
    *replaced = true;
    TareStatus status = TARE_ERROR;
    if (tare_value_is_exact(entries, TARE_TYPE_TUPLE))
        status = tare_list_extend(rt, tare_list_of(list), entries);
    else
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__mro_entries__ must return a tuple");
    tare_release(rt, entries);
    return status;
}

static TareStatus take_bases(TareRuntime *rt, ClassStatement *self, const TareValue *bases,
                             size_t count) {
    TareValue original = tare_tuple_new_from(rt, bases, count);
    TareValue list = tare_list_new(rt, count);
    bool replaced = false;
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(original) && !tare_value_is_absent(list)) status = TARE_OK;
    for (size_t i = 0; i < count && status == TARE_OK; i++)
        status = append_base(rt, list, bases[i], original, &replaced);
    if (status == TARE_OK) self->bases = tare_list_to_tuple(rt, tare_list_of(list));
    if (replaced) self->original = tare_retain(original);
    tare_release(rt, list);
    tare_release(rt, original);
    return tare_value_is_absent(self->bases) ? TARE_ERROR : TARE_OK;
}

// The most derived metaclass among the given one and those of the bases.
static TareStatus choose_metaclass(TareRuntime *rt, ClassStatement *self) {
    TareTuple *bases = tare_tuple_of(self->bases);
    if (tare_value_is_absent(self->metaclass)) {
        TareType *type =
            bases->length ? tare_type_get(rt, bases->items[0]) : rt->types[TARE_TYPE_TYPE];
        self->metaclass = tare_retain(tare_value_from_object(type));
    }
    if (!tare_type_is_instance(rt, self->metaclass, TARE_TYPE_TYPE)) return TARE_OK;
    TareType *winner = tare_type_of_value(self->metaclass);
    for (size_t i = 0; i < bases->length; i++) {
        TareType *candidate = tare_type_get(rt, bases->items[i]);
        if (tare_type_is_subtype(winner, candidate)) continue;
        if (!tare_type_is_subtype(candidate, winner))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "metaclass conflict: the metaclass of a derived class must be a "
                                   "(non-strict) subclass of the metaclasses of all its bases");
        winner = candidate;
    }
    tare_slot_set_steal(rt, &self->metaclass, tare_retain(tare_value_from_object(winner)));
    return TARE_OK;
}

static TareValue call_with_keywords(TareRuntime *rt, TareValue callable, const TareValue *values,
                                    size_t count, TareDict *keywords) {
    TareValue tuple = tare_tuple_new_from(rt, values, count);
    if (tare_value_is_absent(tuple)) return tuple;
    TareValue v = tare_call_spread(rt, callable, tare_tuple_of(tuple), keywords);
    tare_release(rt, tuple);
    return v;
}

static TareStatus prepare_namespace(TareRuntime *rt, ClassStatement *self) {
    bool failed;
    TareValue prepare = tare_attribute_fetch_optional(
        rt, self->metaclass, TARE_RUNTIME_NAME(rt, dunder_prepare), &failed);
    if (failed) return TARE_ERROR;
    if (tare_value_is_absent(prepare)) {
        self->namespace = tare_dict_new(rt);
        return tare_value_is_absent(self->namespace) ? TARE_ERROR : TARE_OK;
    }
    TareValue values[] = {self->name, self->bases};
    self->namespace = call_with_keywords(rt, prepare, values, 2, tare_dict_of(self->keywords));
    tare_release(rt, prepare);
    if (tare_value_is_absent(self->namespace)) return TARE_ERROR;
    if (tare_type_get(rt, self->namespace)->slots.get_item) return TARE_OK;
    bool is_class = tare_type_is_instance(rt, self->metaclass, TARE_TYPE_TYPE);
    return tare_error_fail(
        rt, TARE_TYPE_TYPE_ERROR, "%s.__prepare__() must return a mapping, not %s",
        is_class ? tare_type_get_name(rt, tare_type_of_value(self->metaclass)) : "<metaclass>",
        tare_type_name_of(rt, self->namespace));
}

// The class must have filled the cell that super() and __class__ in its methods read.
static TareStatus check_class_cell(TareRuntime *rt, ClassStatement *self, TareValue cell,
                                   TareValue made) {
    if (!tare_value_is_exact(cell, TARE_TYPE_CELL) ||
        !tare_type_is_instance(rt, made, TARE_TYPE_TYPE))
        return TARE_OK;
    TareValue contents = tare_cell_of(cell)->contents;
    if (tare_value_is_same(contents, made)) return TARE_OK;
    if (tare_value_is_absent(contents))
        return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR,
                               "__class__ not set defining %R as %R. Was __classcell__ propagated "
                               "to type.__new__?",
                               self->name, made);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "__class__ set to %R defining %R as %R",
                           contents, self->name, made);
}

static TareValue make_class(TareRuntime *rt, ClassStatement *self) {
    TareFunction *body = self->body;
    TareValue cell = tare_eval_code(rt, body->code, body->globals, self->namespace, body->closure);
    if (tare_value_is_absent(cell)) return cell;
    TareValue made = TARE_ABSENT;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(self->original))
        status = tare_protocol_set_item(
            rt, self->namespace, TARE_RUNTIME_NAME_VALUE(rt, dunder_orig_bases), self->original);
    TareValue values[] = {self->name, self->bases, self->namespace};
    if (status == TARE_OK)
        made = call_with_keywords(rt, self->metaclass, values, 3, tare_dict_of(self->keywords));
    if (!tare_value_is_absent(made) && check_class_cell(rt, self, cell, made) != TARE_OK)
        tare_slot_clear(rt, &made);
    tare_release(rt, cell);
    return made;
}

TareValue tare_class_build(TareRuntime *rt, TareValue self_obj, const TareArguments *arguments) {
    (void)self_obj;
    if (arguments->positional_count < 2)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__build_class__: not enough arguments");
    if (!tare_value_is_exact(arguments->values[0], TARE_TYPE_FUNCTION))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__build_class__: func must be a function");
    if (!tare_type_is_instance(rt, arguments->values[1], TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__build_class__: name is not a string");
    ClassStatement self = {.body = tare_function_of(arguments->values[0]),
                           .name = arguments->values[1]};
    TareValue made = TARE_ABSENT;
    if (take_keywords(rt, &self, arguments) == TARE_OK &&
        take_bases(rt, &self, arguments->values + 2, arguments->positional_count - 2) == TARE_OK &&
        choose_metaclass(rt, &self) == TARE_OK && prepare_namespace(rt, &self) == TARE_OK)
        made = make_class(rt, &self);
    tare_release(rt, self.namespace);
    tare_release(rt, self.keywords);
    tare_release(rt, self.metaclass);
    tare_release(rt, self.original);
    tare_release(rt, self.bases);
    return made;
}
