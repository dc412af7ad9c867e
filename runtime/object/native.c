// Arguments of functions written in C: how many, by which names; the words of the errors are those
// of CPython's argument clinic.
#include "object/native.h"

#include "object/alloc.h"
#include "object/error.h"
#include "object/runtime.h"

// --- Counts ---

static TareStatus check_range(TareRuntime *rt, const TareNativeDefinition *definition,
                              size_t given) {
    unsigned minimum = definition->minimum;
    unsigned maximum = definition->maximum;
    bool too_few = given < minimum;
    if (!too_few && (maximum == TARE_NATIVE_UNLIMITED || given <= maximum)) return TARE_OK;
    unsigned bound = too_few ? minimum : maximum;
    const char *relation = minimum == maximum ? "" : too_few ? "at least " : "at most ";
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s expected %s%u argument%s, got %zu",
                           definition->name, relation, bound, bound == 1 ? "" : "s", given);
}

TareStatus tare_native_check(TareRuntime *rt, const TareNativeDefinition *definition,
                             const char *qualified_name, const TareArguments *arguments) {
    size_t given = arguments->positional_count;
    if (definition->kind == TARE_NATIVE_ANY) return TARE_OK;
    if (TARE_UNLIKELY(arguments->keyword_names) &&
        tare_native_refuse_keywords(rt, qualified_name, arguments) != TARE_OK)
        return TARE_ERROR;
    if (definition->kind == TARE_NATIVE_NONE && given != 0)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() takes no arguments (%zu given)",
                               qualified_name, given);
    if (definition->kind == TARE_NATIVE_ONE && given != 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() takes exactly one argument (%zu given)", qualified_name,
                               given);
    if (definition->kind == TARE_NATIVE_POSITIONAL) return check_range(rt, definition, given);
    return TARE_OK;
}

TareStatus tare_native_refuse_keywords(TareRuntime *rt, const char *function_name,
                                       const TareArguments *arguments) {
    if (tare_native_keyword_count(arguments) == 0) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() takes no keyword arguments",
                           function_name);
}

TareStatus tare_native_refuse_keywords_new(TareRuntime *rt, const TareType *type, TareTypeId id,
                                           const char *function_name,
                                           const TareArguments *arguments) {
    if (type->slots.initialize != rt->types[id]->slots.initialize) return TARE_OK;
    return tare_native_refuse_keywords(rt, function_name, arguments);
}

// --- Binding ---

static TareStatus check_counts(TareRuntime *rt, const TareParameters *parameters, size_t given,
                               size_t keyword_count) {
    size_t total = given + keyword_count;
    const char *name = parameters->function_name;
    if (total > parameters->count)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() takes at most %u %sargument%s (%zu given)", name,
                               parameters->count, given == 0 ? "keyword " : "",
                               parameters->count == 1 ? "" : "s", total);
    unsigned maximum = parameters->positional_count;
    if (given > maximum && maximum == 0)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s() takes no positional arguments",
                               name);
    if (given > maximum)
        return tare_error_fail(
            rt, TARE_TYPE_TYPE_ERROR, "%s() takes %s %u positional argument%s (%zu given)", name,
            parameters->required_count < maximum ? "at most" : "exactly", maximum,
            maximum == 1 ? "" : "s", given);
    unsigned minimum = parameters->positional_only_count;
    if (minimum > parameters->required_count) minimum = parameters->required_count;
    if (given < minimum)
        return tare_error_fail(
            rt, TARE_TYPE_TYPE_ERROR, "%s() takes %s %u positional argument%s (%zu given)", name,
            minimum < maximum ? "at least" : "exactly", minimum, minimum == 1 ? "" : "s", given);
    return TARE_OK;
}

static TareStatus bind_keyword(TareRuntime *rt, const TareParameters *parameters, TareString *name,
                               TareValue value, size_t given, TareValue *out) {
    for (size_t i = parameters->positional_only_count; i < parameters->count; i++) {
        if (!tare_string_equals_c(name, parameters->names[i])) continue;
        if (i < given)
            return tare_error_fail(
                rt, TARE_TYPE_TYPE_ERROR,
                "argument for %s() given by name ('%s') and position (%zu)",
                parameters->function_name, parameters->names[i], i + 1);
        out[i] = value;
        return TARE_OK;
    }
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "'%U' is an invalid keyword argument for %s()",
                           name, parameters->function_name);
}

static bool has_keyword(const TareArguments *arguments, const char *name) {
    return !tare_value_is_absent(tare_native_find_keyword(arguments, name));
}

// What is missing is told before what is unknown.
static TareStatus check_required(TareRuntime *rt, const TareParameters *parameters,
                                 const TareArguments *arguments) {
    for (size_t i = arguments->positional_count; i < parameters->required_count; i++) {
        if (i >= parameters->positional_only_count && has_keyword(arguments, parameters->names[i]))
            continue;
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() missing required argument '%s' (pos %zu)",
                               parameters->function_name, parameters->names[i], i + 1);
    }
    return TARE_OK;
}

TareStatus tare_native_bind(TareRuntime *rt, const TareParameters *parameters,
                            const TareArguments *arguments, TareValue *out) {
    size_t given = arguments->positional_count;
    size_t keyword_count = tare_native_keyword_count(arguments);
    if (check_counts(rt, parameters, given, keyword_count) != TARE_OK ||
        check_required(rt, parameters, arguments) != TARE_OK)
        return TARE_ERROR;
    for (size_t i = 0; i < parameters->count; i++)
        out[i] = i < given ? arguments->values[i] : TARE_ABSENT;
    // A required argument that is missing is said before a keyword that does not belong.
    for (size_t i = given; i < parameters->required_count; i++) {
        if (!tare_value_is_absent(tare_native_find_keyword(arguments, parameters->names[i])))
            continue;
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() missing required argument '%s' (pos %zu)",
                               parameters->function_name, parameters->names[i], i + 1);
    }
    for (size_t i = 0; i < keyword_count; i++) {
        TareString *name = tare_string_of(arguments->keyword_names->items[i]);
        TareValue value = arguments->values[given + i];
        if (bind_keyword(rt, parameters, name, value, given, out) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

TareValue tare_native_find_keyword(const TareArguments *arguments, const char *name) {
    size_t count = tare_native_keyword_count(arguments);
    for (size_t i = 0; i < count; i++)
        if (tare_string_equals_c(tare_string_of(arguments->keyword_names->items[i]), name))
            return arguments->values[arguments->positional_count + i];
    return TARE_ABSENT;
}

TareValue tare_native_new_function(TareRuntime *rt, const TareNativeDefinition *definition,
                                   TareValue self, const char *module_name) {
    TareNativeFunction *function = tare_alloc_builtin(rt, TARE_TYPE_BUILTIN_FUNCTION);
    if (!function) return TARE_ABSENT;
    function->definition = definition;
    function->self = tare_retain(self);
    function->module_name = module_name;
    return tare_value_from_object(function);
}
