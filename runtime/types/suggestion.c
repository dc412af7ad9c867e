// The nearest name for a misspelt one, by weighted edit distance as CPython 3.11 documents it: a
// change of case costs 1, any other edit 2; a third of the letters may differ.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/exception.h"
#include "types/list.h"
#include "types/suggestion.h"
#include "bytecode/code.h"

enum { MOVE_COST = 2, CASE_COST = 1, MAXIMUM_NAME = 40, MAXIMUM_CANDIDATES = 750 };

static uint32_t lower(uint32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

static size_t substitution_cost(uint32_t a, uint32_t b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

static size_t distance(const TareString *a, const TareString *b) {
    size_t row[MAXIMUM_NAME + 1];
    if (a->length > MAXIMUM_NAME || b->length > MAXIMUM_NAME) return SIZE_MAX;
    for (size_t j = 0; j <= b->length; j++) row[j] = j * MOVE_COST;
    for (size_t i = 1; i <= a->length; i++) {
        size_t diagonal = row[0];
        row[0] = i * MOVE_COST;
        for (size_t j = 1; j <= b->length; j++) {
            size_t replaced =
                diagonal + substitution_cost(tare_string_get(a, i - 1), tare_string_get(b, j - 1));
            diagonal = row[j];
            size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + MOVE_COST;
            row[j] = replaced < shorter ? replaced : shorter;
        }
    }
    return row[b->length];
}

typedef struct Search {
    const TareString *wanted;
    TareValue best;  // borrowed from the candidates
    size_t best_distance;
} Search;

static void consider(Search *search, TareValue candidate) {
    if (!tare_value_is_exact(candidate, TARE_TYPE_STR)) return;
    const TareString *name = tare_string_of(candidate);
    if (tare_string_equals(name, search->wanted)) return;
    size_t allowed = (search->wanted->length + name->length + 3) * MOVE_COST / 6;
    size_t d = distance(search->wanted, name);
    if (d > allowed || d >= search->best_distance) return;
    search->best_distance = d;
    search->best = candidate;
}

static void consider_list(Search *search, TareValue list) {
    if (tare_value_is_absent(list) || !tare_value_is_exact(list, TARE_TYPE_LIST)) return;
    TareList *names = tare_list_of(list);
    for (size_t i = 0; i < names->length && names->length < MAXIMUM_CANDIDATES; i++)
        consider(search, names->items[i]);
}

static void append_best(const Search *search, TareText *text) {
    if (tare_value_is_absent(search->best)) return;
    tare_text_append_string(text, ". Did you mean: '");
    tare_string_append_to(tare_string_of(search->best), text);
    tare_text_append_string(text, "'?");
}

// dir(object) through the type's __dir__, as a sorted list; absent when that fails.
static TareValue list_attributes(TareRuntime *rt, TareValue object) {
    TareValue names = tare_call_special(rt, object, TARE_RUNTIME_NAME(rt, dunder_dir), NULL, 0);
    TareValue list = TARE_ABSENT;
    if (!tare_value_is_absent(names)) list = tare_list_new_iterable(rt, names);
    tare_release(rt, names);
    bool sorted = !tare_value_is_absent(list) &&
                  tare_list_sort(rt, tare_list_of(list), TARE_NONE, false) == TARE_OK;
    if (!sorted) {
        tare_error_clear(rt);
        tare_release(rt, list);
        return TARE_ABSENT;
    }
    return list;
}

static void suggest_attribute(TareRuntime *rt, TareException *self, TareText *text) {
    TareValue name = self->fields[0], object = self->fields[1];
    if (tare_value_is_absent(object) || tare_value_is_absent(name) ||
        !tare_value_is_exact(name, TARE_TYPE_STR))
        return;
    Search search = {tare_string_of(name), TARE_ABSENT, SIZE_MAX};
    TareValue names = list_attributes(rt, object);
    consider_list(&search, names);
    append_best(&search, text);
    tare_release(rt, names);
}

static void consider_dict(Search *search, const TareDict *dict) {
    size_t cursor = 0;
    TareValue key, value;
    while (tare_table_next(&dict->table, &cursor, &key, &value)) consider(search, key);
}

// The names in sight where a NameError was raised: locals, globals, built-ins.
static void suggest_name(TareRuntime *rt, TareException *self, TareText *text) {
    TareValue name = self->fields[0];
    if (tare_value_is_absent(name) || !tare_value_is_exact(name, TARE_TYPE_STR) ||
        tare_value_is_absent(self->traceback))
        return;
    TareTraceback *entry = (TareTraceback *)tare_value_get_object(self->traceback);
    while (!tare_value_is_absent(entry->next))
        entry = (TareTraceback *)tare_value_get_object(entry->next);
    Search search = {tare_string_of(name), TARE_ABSENT, SIZE_MAX};
    TareTuple *locals = tare_code_of(entry->code)->local_names;
    for (size_t i = 0; i < locals->length; i++) consider(&search, locals->items[i]);
    TareValue globals = TARE_ABSENT;
    if (!tare_value_is_absent(entry->frame))
        globals = tare_attribute_get_c(rt, entry->frame, "f_globals");
    if (tare_value_is_absent(globals))
        tare_error_clear(rt);
    else if (tare_value_is_absent(search.best))
        consider_dict(&search, tare_dict_of(globals));
    if (tare_value_is_absent(search.best)) consider_dict(&search, tare_dict_of(rt->builtins));
    append_best(&search, text);
    tare_release(rt, globals);
}

void tare_suggestion_append(TareRuntime *rt, TareValue exception, TareText *text) {
    TareException *self = tare_exception_of(exception);
    if (tare_type_is_instance(rt, exception, TARE_TYPE_ATTRIBUTE_ERROR))
        suggest_attribute(rt, self, text);
    else if (tare_type_is_instance(rt, exception, TARE_TYPE_NAME_ERROR) &&
             !tare_type_is_instance(rt, exception, TARE_TYPE_UNBOUND_LOCAL_ERROR))
        suggest_name(rt, self, text);
}
