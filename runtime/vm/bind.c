// Binding arguments to parameters. The arguments are first moved aside, then each parameter's
// register is filled: from the arguments, the keywords, the defaults.
#include "vm/bind.h"

#include "object/alloc.h"
#include <stdio.h>

#include "object/error.h"
#include "types/list.h"

typedef struct Binding {
    TareFunction *function;
    TareCode *code;
    TareString *function_name;  // borrowed: the qualified name, for messages
    TareValue *window;
    TareValue *given;  // owned arguments, moved aside
    size_t positional_count;
    size_t given_count;        // positional and keyword arguments
    TareTuple *keyword_names;  // or NULL
    TareDict *extra_keywords;  // the dict of **kwargs, or NULL; stands in its register
} Binding;

static size_t count_parameters(const TareCode *code) {
    return (size_t)code->positional_count + code->keyword_only_count;
}

static TareStatus bind_positional(TareRuntime *rt, Binding *self) {
    TareCode *code = self->code;
    size_t taken = self->positional_count < code->positional_count ? self->positional_count
                                                                   : code->positional_count;
    for (size_t i = 0; i < taken; i++) {
        self->window[i] = self->given[i];
        self->given[i] = TARE_ABSENT;
    }
    if (!(code->flags & TARE_CODE_VARIABLE_ARGUMENTS)) return TARE_OK;
    size_t rest = self->positional_count - taken;
    TareValue tuple = tare_tuple_new_from(rt, self->given + taken, rest);
    if (tare_value_is_absent(tuple)) return TARE_ERROR;
    self->window[count_parameters(code)] = tuple;
    return TARE_OK;
}

static TareStatus make_extra_keywords(TareRuntime *rt, Binding *self) {
    TareCode *code = self->code;
    if (!(code->flags & TARE_CODE_VARIABLE_KEYWORDS)) return TARE_OK;
    TareValue dict = tare_dict_new(rt);
    if (tare_value_is_absent(dict)) return TARE_ERROR;
    bool has_arguments = code->flags & TARE_CODE_VARIABLE_ARGUMENTS;
    self->window[count_parameters(code) + has_arguments] = dict;
    self->extra_keywords = tare_dict_of(dict);
    return TARE_OK;
}

// The parameter that a keyword names: its register; -1 when there is none.
static int find_parameter(const Binding *self, const TareString *name) {
    size_t count = count_parameters(self->code);
    TareValue *names = self->code->local_names->items;
    for (size_t i = self->code->positional_only_count; i < count; i++)
        if (tare_string_of(names[i]) == name) return (int)i;
    for (size_t i = self->code->positional_only_count; i < count; i++)
        if (tare_string_equals(tare_string_of(names[i]), name)) return (int)i;
    return -1;
}

// Names of positional-only parameters that were passed by keyword, as a list; or absent.
static TareValue list_misplaced(TareRuntime *rt, const Binding *self) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    for (size_t i = 0; i < self->code->positional_only_count; i++) {
        TareString *parameter = tare_string_of(self->code->local_names->items[i]);
        for (size_t j = 0; j < self->keyword_names->length; j++) {
            if (!tare_string_equals(parameter, tare_string_of(self->keyword_names->items[j])))
                continue;
            if (text.length_bytes) tare_text_append_string(&text, ", ");
            tare_string_append_to(parameter, &text);
        }
    }
    TareValue v = TARE_ABSENT;
    if (text.length_bytes) v = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return v;
}

static TareStatus fail_keyword(TareRuntime *rt, const Binding *self, TareString *name) {
    TareValue misplaced = list_misplaced(rt, self);
    if (tare_value_is_absent(misplaced))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%U() got an unexpected keyword argument '%U'", self->function_name,
                               name);
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     "%U() got some positional-only arguments passed as keyword arguments: '%S'",
                     self->function_name, misplaced);
    tare_release(rt, misplaced);
    return TARE_ERROR;
}

static TareStatus bind_keyword(TareRuntime *rt, Binding *self, TareValue name_obj,
                               TareValue *argument) {
    if (!tare_type_is_instance(rt, name_obj, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%U() keywords must be strings",
                               self->function_name);
    TareString *name = tare_string_of(name_obj);
    int index = find_parameter(self, name);
    if (index < 0) {
        if (!self->extra_keywords) return fail_keyword(rt, self, name);
        return tare_dict_set(rt, self->extra_keywords, name_obj, *argument);
    }
    if (!tare_value_is_absent(self->window[index]))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%U() got multiple values for argument '%U'", self->function_name,
                               name);
    self->window[index] = *argument;
    *argument = TARE_ABSENT;
    return TARE_OK;
}

static TareStatus bind_keywords(TareRuntime *rt, Binding *self) {
    size_t count = self->keyword_names ? self->keyword_names->length : 0;
    for (size_t i = 0; i < count; i++) {
        TareStatus status = bind_keyword(rt, self, self->keyword_names->items[i],
                                         &self->given[self->positional_count + i]);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

static TareStatus fail_too_many(TareRuntime *rt, const Binding *self) {
    TareCode *code = self->code;
    size_t defaults = self->function->defaults ? self->function->defaults->length : 0;
    size_t given = self->positional_count;
    size_t only = 0;
    for (size_t i = code->positional_count; i < count_parameters(code); i++)
        only += !tare_value_is_absent(self->window[i]);
    char range[64], extra[96] = "";
    bool plural = code->positional_count != 1 || defaults;
    if (defaults)
        snprintf(range, sizeof range, "from %td to %u",
                 (ptrdiff_t)code->positional_count - (ptrdiff_t)defaults, code->positional_count);
    else
        snprintf(range, sizeof range, "%u", code->positional_count);
    if (only)
        snprintf(extra, sizeof extra, " positional argument%s (and %zu keyword-only argument%s)",
                 given == 1 ? "" : "s", only, only == 1 ? "" : "s");
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "%U() takes %s positional argument%s but %zu%s %s given",
                           self->function_name, range, plural ? "s" : "", given, extra,
                           given == 1 && !only ? "was" : "were");
}

// Appends "'a', 'b', and 'c'" for the unbound parameters in [start, end) and counts them.
static size_t list_missing(const Binding *self, size_t start, size_t end, TareText *text) {
    size_t count = 0, listed = 0;
    for (size_t i = start; i < end; i++) count += tare_value_is_absent(self->window[i]);
    for (size_t i = start; i < end; i++) {
        if (!tare_value_is_absent(self->window[i])) continue;
        if (listed && count > 2) tare_text_append_string(text, ", ");
        if (listed && count == 2) tare_text_append_char(text, ' ');
        if (listed && listed + 1 == count) tare_text_append_string(text, "and ");
        tare_text_append_char(text, '\'');
        tare_string_append_to(tare_string_of(self->code->local_names->items[i]), text);
        tare_text_append_char(text, '\'');
        listed++;
    }
    return count;
}

static TareStatus check_missing(TareRuntime *rt, const Binding *self, size_t start, size_t end,
                                const char *kind) {
    bool complete = true;
    for (size_t i = start; i < end; i++) complete &= !tare_value_is_absent(self->window[i]);
    if (complete) return TARE_OK;
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    size_t count = list_missing(self, start, end, &text);
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%U() missing %zu required %s argument%s: %s",
                     self->function_name, count, kind, count == 1 ? "" : "s", tare_text_get(&text));
    tare_text_deinit(&text);
    return TARE_ERROR;
}

/* Defaults belong to the last parameters. A program may have set more of them than there are
 * parameters: then the first ones are for none. */
static TareStatus bind_positional_defaults(TareRuntime *rt, Binding *self) {
    size_t end = self->code->positional_count;
    TareTuple *defaults = self->function->defaults;
    size_t count = defaults ? defaults->length : 0;
    size_t first = count < end ? end - count : 0;
    if (check_missing(rt, self, 0, first, "positional") != TARE_OK) return TARE_ERROR;
    for (size_t i = first; defaults && i < end; i++)
        if (tare_value_is_absent(self->window[i]))
            self->window[i] = tare_retain(defaults->items[count - end + i]);
    return TARE_OK;
}

static TareStatus bind_defaults(TareRuntime *rt, Binding *self) {
    TareCode *code = self->code;
    if (bind_positional_defaults(rt, self) != TARE_OK) return TARE_ERROR;
    TareFunctionExtras *extras = self->function->extras;
    TareValue keyword_defaults = extras ? extras->keyword_defaults : TARE_ABSENT;
    size_t end = count_parameters(code);
    for (size_t i = code->positional_count; i < end; i++) {
        if (!tare_value_is_absent(self->window[i]) || tare_value_is_absent(keyword_defaults))
            continue;
        self->window[i] = tare_retain(tare_table_find_string(
            &tare_dict_of(keyword_defaults)->table, tare_string_of(code->local_names->items[i])));
    }
    return check_missing(rt, self, code->positional_count, end, "keyword-only");
}

static TareStatus bind_all(TareRuntime *rt, Binding *self) {
    if (bind_positional(rt, self) != TARE_OK) return TARE_ERROR;
    if (make_extra_keywords(rt, self) != TARE_OK) return TARE_ERROR;
    if (bind_keywords(rt, self) != TARE_OK) return TARE_ERROR;
    if (self->positional_count > self->code->positional_count &&
        !(self->code->flags & TARE_CODE_VARIABLE_ARGUMENTS))
        return fail_too_many(rt, self);
    return bind_defaults(rt, self);
}

// Keywords of a subclass of str and finalizers run the program, whose windows must begin above this
// one meanwhile.
static TareStatus bind_above(TareRuntime *rt, Binding *self, size_t window_count) {
    TareFrame *frame = rt->execution.frame;
    TareValue *top = frame ? frame->stack_top : NULL;
    if (frame) frame->stack_top = self->window + window_count;
    TareStatus status = bind_all(rt, self);
    for (size_t i = 0; i < self->given_count; i++) tare_release(rt, self->given[i]);
    if (status != TARE_OK)
        for (size_t i = 0; i < self->code->temporary_start; i++)
            tare_slot_clear(rt, &self->window[i]);
    if (frame) frame->stack_top = top;
    return status;
}

enum { BIND_ON_STACK = 16 };

TareStatus tare_bind_arguments(TareRuntime *rt, TareFunction *function, TareValue *window,
                               size_t positional_count, TareTuple *keyword_names) {
    size_t given_count = positional_count + (keyword_names ? keyword_names->length : 0);
    TareValue on_stack[BIND_ON_STACK];
    TareValue *given = on_stack;
    if (given_count > BIND_ON_STACK) given = tare_alloc_table(rt, given_count * sizeof *given);
    for (size_t i = 0; given && i < given_count; i++) given[i] = window[i];
    size_t locals = function->code->temporary_start;
    if (!given)
        for (size_t i = 0; i < given_count; i++) tare_slot_clear(rt, &window[i]);
    size_t clear_count = given_count > locals ? given_count : locals;
    for (size_t i = 0; i < clear_count; i++) window[i] = TARE_ABSENT;
    if (!given) return TARE_ERROR;
    Binding binding = {.function = function,
                       .code = function->code,
                       .window = window,
                       .given = given,
                       .positional_count = positional_count,
                       .given_count = given_count,
                       .keyword_names = keyword_names};
    TareFunctionExtras *extras = function->extras;
    binding.function_name = extras && !tare_value_is_absent(extras->qualified_name)
                                ? tare_string_of(extras->qualified_name)
                                : function->code->qualified_name;
    TareStatus status = bind_above(rt, &binding, clear_count);
    if (given != on_stack) tare_alloc_free_table(rt, given, given_count * sizeof *given);
    return status;
}
