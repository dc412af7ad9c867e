// A value in few words. Runs none of the program's code: an object is told by its type and, if it
// is small and built in, by its contents.
#include "measure/anatomy.h"
#include "measure/digits.h"
#include "types/bytes.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

enum { SHOWN_CHARACTERS = 24 };

static void append_string(const TareString *string, TareText *text) {
    size_t length = string->length < SHOWN_CHARACTERS ? string->length : SHOWN_CHARACTERS;
    tare_text_append_char(text, '\'');
    for (size_t i = 0; i < length; i++) {
        uint32_t point = tare_string_get(string, i);
        if (point == '\n') tare_text_append_string(text, "\\n");
        else if (point < 32 || point == 127) tare_text_append_char(text, '?');
        else tare_text_append_code_point(text, point);
    }
    tare_text_append_char(text, '\'');
    if (length < string->length) tare_text_append_format(text, "... (%u)", string->length);
}

static void append_immediate(TareValue v, TareText *text) {
    if (tare_value_is_none(v)) tare_text_append_string(text, "None");
    else if (tare_value_is_true(v)) tare_text_append_string(text, "True");
    else if (tare_value_is_false(v)) tare_text_append_string(text, "False");
    else if (tare_value_is_small_int(v))
        tare_text_append_format(text, "%lld", (long long)tare_value_get_small_int(v));
    else if (tare_value_is_small_float(v))
        tare_float_append_repr(text, tare_value_get_small_float(v));
    else if (v.bits == TARE_ELLIPSIS.bits) tare_text_append_string(text, "Ellipsis");
    else tare_text_append_string(text, "NotImplemented");
}

static void append_count(const char *words, uint64_t count, TareText *text) {
    tare_text_append_string(text, words);
    tare_digits_append(text, count);
}

static void append_words(const char *words, const char *name, TareText *text) {
    tare_text_append_string(text, words);
    tare_text_append_string(text, name);
}

static void append_object(TareRuntime *rt, TareValue v, TareText *text) {
    const char *name = tare_type_name_of(rt, v);
    if (tare_value_is_exact(v, TARE_TYPE_STR)) append_string(tare_string_of(v), text);
    else if (tare_value_is_exact(v, TARE_TYPE_FLOAT))
        tare_float_append_repr(text, tare_float_get(v));
    else if (tare_value_is_exact(v, TARE_TYPE_LIST))
        append_count("-> list of ", tare_list_of(v)->length, text);
    else if (tare_value_is_exact(v, TARE_TYPE_TUPLE))
        append_count("-> tuple of ", tare_tuple_of(v)->length, text);
    else if (tare_value_is_exact(v, TARE_TYPE_DICT))
        append_count("-> dict of ", tare_dict_of(v)->table.live_count, text);
    else if (tare_value_is_exact(v, TARE_TYPE_TYPE))
        append_words("-> class ", tare_type_get_name(rt, tare_type_of_value(v)), text);
    else append_words("-> ", name, text);
}

void tare_anatomy_value_append(TareRuntime *rt, TareValue v, TareText *text) {
    if (tare_value_is_absent(v)) tare_text_append_string(text, "(unset)");
    else if (tare_value_is_object(v)) append_object(rt, v, text);
    else append_immediate(v, text);
}
