// The type str: birth, comparison, indexing and operators. Its methods are in str_*.c, the object
// itself in object/string.c.
#include "object/error.h"
#include "object/imitation.h"
#include "object/instance.h"
#include "object/intern.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/codecs.h"
#include "types/slice.h"
#include "types/str_format.h"
#include "types/str_iterator.h"
#include "types/str_natives.h"

// ---- life --------------------------------------------------------------------------------------

static size_t text_bytes(const TareString *self) {
    return (size_t)self->length << self->width_log2;
}

// As tare_alloc_instance made it: what a subclass adds stands in whole words at the end.
static size_t block_bytes(const TareType *type, const TareString *self) {
    size_t bytes = type->instance_bytes + text_bytes(self) + ((size_t)1 << self->width_log2);
    return type->dict_offset || type->slot_count ? (bytes + 7) & ~(size_t)7 : bytes;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareString *self = (TareString *)object;
    TareType *type = rt->shapes[object->shape_id]->type;
    size_t bytes = block_bytes(type, self), end = sizeof *self + text_bytes(self);
    size_t tail = ((size_t)type->slot_count + (type->dict_offset != 0)) * sizeof(TareValue);
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    tare_describe_block(describer, self, bytes, is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT,
                        "str");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->length, 8, "length, hash, width");
    tare_describe_region(describer, TARE_REGION_TEXT, self->characters, text_bytes(self),
                         "characters");
    tare_describe_region(describer, TARE_REGION_PADDING, (char *)self + end, bytes - tail - end,
                         "end of text");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, bytes, sizeof *self, describer);
}

// An instance of a subclass with the same text.
static TareValue new_of_type(TareRuntime *rt, TareType *type, const TareString *text) {
    TareString *self =
        tare_alloc_instance(rt, type, text_bytes(text) + ((size_t)1 << text->width_log2));
    if (!self) return TARE_ABSENT;
    self->length = text->length;
    self->width_log2 = text->width_log2;
    self->is_ascii = text->is_ascii;
    self->hash = text->hash;
    memcpy(self->characters, text->characters, text_bytes(text));
    return tare_value_from_object(self);
}

static TareValue decode(TareRuntime *rt, TareValue object, TareValue encoding_obj,
                        TareValue errors_obj) {
    const char *encoding, *errors;
    const uint8_t *data;
    size_t length;
    if (tare_codecs_read_name(rt, encoding_obj, "str", "encoding", &encoding) != TARE_OK ||
        tare_codecs_read_name(rt, errors_obj, "str", "errors", &errors) != TARE_OK)
        return TARE_ABSENT;
    if (tare_value_is_absent(object)) return tare_string_new(rt, 0, 0);
    if (tare_type_is_instance(rt, object, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "decoding str is not supported");
    if (tare_bytes_get_view(rt, object, &data, &length) != TARE_OK) {
        if (!tare_error_is(rt, TARE_TYPE_TYPE_ERROR)) return TARE_ABSENT;
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "decoding to str: need a bytes-like object, %.80T found", object);
    }
    return tare_codecs_decode(rt, data, length, encoding, errors);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"object", "encoding", "errors"};
    static const TareParameters parameters = {"str", names, 3, 0, 3, 0};
    TareValue values[3], text;
    if (type == rt->types[TARE_TYPE_STR] && arguments->positional_count == 1 &&
        !arguments->keyword_names)
        return tare_protocol_str(rt, arguments->values[0]);
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(values[1]) || !tare_value_is_absent(values[2]))
        text = decode(rt, values[0], values[1], values[2]);
    else if (tare_value_is_absent(values[0]))
        text = tare_string_new(rt, 0, 0);
    else
        text = tare_protocol_str(rt, values[0]);
    if (type == rt->types[TARE_TYPE_STR] || tare_value_is_absent(text)) return text;
    TareValue result = new_of_type(rt, type, tare_string_of(text));
    tare_release(rt, text);
    return result;
}

// ---- every object ------------------------------------------------------------------------------

static TareValue repr(TareRuntime *rt, TareValue self) {
    return tare_str_repr_new(rt, tare_string_of(self), false);
}

static TareValue str(TareRuntime *rt, TareValue self) {
    return tare_string_slice(rt, tare_string_of(self), 0, tare_string_of(self)->length);
}

static int64_t hash(TareRuntime *rt, TareValue self) {
    return (int64_t)tare_string_hash(tare_string_of(self));
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_type_is_instance(rt, left, TARE_TYPE_STR) ||
        !tare_type_is_instance(rt, right, TARE_TYPE_STR))
        return TARE_NOT_IMPLEMENTED;
    const TareString *a = tare_string_of(left), *b = tare_string_of(right);
    if (op == TARE_COMPARISON_EQUAL) return tare_value_from_bool(tare_string_equals(a, b));
    if (op == TARE_COMPARISON_NOT_EQUAL) return tare_value_from_bool(!tare_string_equals(a, b));
    int order = tare_string_compare(a, b);
    switch (op) {
    case TARE_COMPARISON_LESS:
        return tare_value_from_bool(order < 0);
    case TARE_COMPARISON_LESS_EQUAL:
        return tare_value_from_bool(order <= 0);
    case TARE_COMPARISON_GREATER:
        return tare_value_from_bool(order > 0);
    default:
        return tare_value_from_bool(order >= 0);
    }
}

// ---- the sequence ------------------------------------------------------------------------------

static int64_t length(TareRuntime *rt, TareValue self) { return tare_string_of(self)->length; }

static TareValue get_slice(TareRuntime *rt, TareString *self, TareValue slice) {
    int64_t start, stop, step;
    if (tare_slice_unpack(rt, slice, &start, &stop, &step) != TARE_OK) return TARE_ABSENT;
    TareSliceRange range = tare_slice_fit(self->length, start, stop, step);
    if (range.count == 0) return tare_string_new(rt, 0, 0);
    if (range.step == 1)
        return tare_string_slice(rt, self, (size_t)range.start,
                                 (size_t)(range.start + range.count));
    if (range.count == 1) {
        TareValue text = tare_string_new_point(rt, tare_string_get(self, (size_t)range.start));
        return TARE_UNLIKELY(rt->imitation) ? tare_imitation_unshare_steal(rt, text) : text;
    }
    uint32_t highest = 0;
    for (int64_t i = 0; i < range.count; i++)
        highest |= tare_string_get(self, (size_t)(range.start + i * range.step));
    TareValue result = tare_string_new(rt, (size_t)range.count, highest);
    if (tare_value_is_absent(result)) return result;
    for (int64_t i = 0; i < range.count; i++)
        tare_string_put(tare_string_of(result), (size_t)i,
                        tare_string_get(self, (size_t)(range.start + i * range.step)));
    return result;
}

static TareValue get_item(TareRuntime *rt, TareValue self_obj, TareValue key) {
    TareString *self = tare_string_of(self_obj);
    int64_t index;
    if (tare_value_is_small_int(key))
        index = tare_value_get_small_int(key);
    else if (tare_value_is_exact(key, TARE_TYPE_SLICE))
        return get_slice(rt, self, key);
    else if (!tare_type_get(rt, key)->slots.index)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "string indices must be integers, not '%.200T'", key);
    else if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, &index) != TARE_OK)
        return TARE_ABSENT;
    if (index < 0) index += self->length;
    if (index < 0 || index >= (int64_t)self->length)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "string index out of range");
    return tare_string_new_point(rt, tare_string_get(self, (size_t)index));
}

static int contains(TareRuntime *rt, TareValue self, TareValue item) {
    if (!tare_type_is_instance(rt, item, TARE_TYPE_STR)) {
        (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                               "'in <string>' requires string as left operand, not %.100T", item);
        return -1;
    }
    const TareString *text = tare_string_of(self);
    return tare_str_search_first(text, tare_string_of(item), 0, text->length) >= 0;
}

static TareValue concatenate(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_type_is_instance(rt, right, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can only concatenate str (not \"%.200T\") to str", right);
    return tare_string_concat(rt, tare_string_of(left), tare_string_of(right));
}

static TareValue repeat(TareRuntime *rt, TareValue left, TareValue count_obj) {
    TareString *self = tare_string_of(left);
    int64_t count;
    if (tare_operator_index_int64(rt, count_obj, false, TARE_TYPE_OVERFLOW_ERROR, &count) !=
        TARE_OK)
        return TARE_ABSENT;
    if (count <= 0 || self->length == 0) return tare_string_new(rt, 0, 0);
    if (count == 1) return str(rt, left);
    if (count > INT64_MAX / self->length)
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "repeated string is too long");
    TareValue result = tare_string_new(rt, (size_t)count * self->length,
                                       tare_string_highest(self, 0, self->length));
    if (tare_value_is_absent(result)) return result;
    size_t unit = text_bytes(self), total = unit * (size_t)count, done = unit;
    char *to = tare_string_of(result)->characters;
    memcpy(to, self->characters, unit);
    for (; done < total; done *= 2)
        memcpy(to + done, to, done < total - done ? done : total - done);
    return result;
}

static TareValue remainder_of(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_type_is_instance(rt, left, TARE_TYPE_STR)) return TARE_NOT_IMPLEMENTED;
    return tare_str_percent_format(rt, tare_string_of(left), right);
}

// ---- methods -----------------------------------------------------------------------------------

static TareValue encode(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"encoding", "errors"};
    static const TareParameters parameters = {"encode", names, 2, 0, 2, 0};
    TareValue values[2];
    const char *encoding, *errors;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK ||
        tare_codecs_read_name(rt, values[0], "encode", "encoding", &encoding) != TARE_OK ||
        tare_codecs_read_name(rt, values[1], "encode", "errors", &errors) != TARE_OK)
        return TARE_ABSENT;
    return tare_codecs_encode(rt, tare_string_of(self), encoding, errors);
}

static TareValue format(TareRuntime *rt, TareValue self, TareString *specification) {
    return tare_str_format_string(rt, tare_string_of(self), specification);
}

static TareValue format_self(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue spec = arguments->values[0];
    if (tare_str_search_check_argument(rt, spec, "__format__() argument") != TARE_OK)
        return TARE_ABSENT;
    return format(rt, self, tare_string_of(spec));
}

static TareValue get_new_arguments(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareValue text = new_of_type(rt, rt->types[TARE_TYPE_STR], tare_string_of(self));
    if (tare_value_is_absent(text)) return text;
    TareValue result = tare_tuple_new_from_steal(rt, &text, 1);
    if (tare_value_is_absent(result)) tare_release(rt, text);
    return result;
}

#define NONE TARE_NATIVE_NONE, 0, 0, 0
#define ONE TARE_NATIVE_ONE, 1, 1, 0
#define ANY TARE_NATIVE_ANY, 0, 0, 0
#define RANGE(minimum, maximum) TARE_NATIVE_POSITIONAL, minimum, maximum, 0

static const TareNativeDefinition methods[] = {
    {"capitalize", tare_str_case_capitalize, NONE, "First character upper case, the rest lower."},
    {"casefold", tare_str_case_casefold, NONE, "Text for caseless comparison."},
    {"center", tare_str_align_center, RANGE(1, 2), "Centred in a text of that width."},
    {"count", tare_str_search_count, ANY, "How often the argument occurs without overlap."},
    {"encode", encode, ANY, "The bytes of the text in an encoding."},
    {"endswith", tare_str_search_endswith, ANY, "Whether the text ends with the argument."},
    {"expandtabs", tare_str_align_expandtabs, ANY, "Tabs replaced by spaces."},
    {"find", tare_str_search_find, ANY, "Lowest index of the argument, or -1."},
    {"format", tare_str_template_format, ANY, "Fields in braces replaced by the arguments."},
    {"format_map", tare_str_template_format_map, ONE, "Fields replaced from a mapping."},
    {"index", tare_str_search_index, ANY, "Lowest index of the argument, or ValueError."},
    {"isalnum", tare_str_predicate_isalnum, NONE, "Whether all are letters or numbers."},
    {"isalpha", tare_str_predicate_isalpha, NONE, "Whether all are letters."},
    {"isascii", tare_str_predicate_isascii, NONE, "Whether all are ASCII."},
    {"isdecimal", tare_str_predicate_isdecimal, NONE, "Whether all are decimal digits."},
    {"isdigit", tare_str_predicate_isdigit, NONE, "Whether all are digits."},
    {"isidentifier", tare_str_predicate_isidentifier, NONE, "Whether the text is a valid name."},
    {"islower", tare_str_predicate_islower, NONE, "Whether all cased characters are lower case."},
    {"isnumeric", tare_str_predicate_isnumeric, NONE, "Whether all stand for numbers."},
    {"isprintable", tare_str_predicate_isprintable, NONE, "Whether repr shows all as they are."},
    {"isspace", tare_str_predicate_isspace, NONE, "Whether all are white space."},
    {"istitle", tare_str_predicate_istitle, NONE, "Whether each word begins with a capital."},
    {"isupper", tare_str_predicate_isupper, NONE, "Whether all cased characters are upper case."},
    {"join", tare_str_split_join, ONE, "The items with this text between them."},
    {"ljust", tare_str_align_ljust, RANGE(1, 2), "At the left of a text of that width."},
    {"lower", tare_str_case_lower, NONE, "In lower case."},
    {"lstrip", tare_str_align_lstrip, RANGE(0, 1), "Without white space before."},
    {"maketrans", tare_str_translate_maketrans, TARE_NATIVE_POSITIONAL, 1, 3, TARE_NATIVE_STATIC,
     "A table for translate."},
    {"partition", tare_str_split_partition, ONE, "(before, separator, after), at the first."},
    {"removeprefix", tare_str_search_removeprefix, ONE, "Without that beginning."},
    {"removesuffix", tare_str_search_removesuffix, ONE, "Without that end."},
    {"replace", tare_str_search_replace, RANGE(2, 3), "With one text in place of another."},
    {"rfind", tare_str_search_rfind, ANY, "Highest index of the argument, or -1."},
    {"rindex", tare_str_search_rindex, ANY, "Highest index of the argument, or ValueError."},
    {"rjust", tare_str_align_rjust, RANGE(1, 2), "At the right of a text of that width."},
    {"rpartition", tare_str_split_rpartition, ONE, "(before, separator, after), at the last."},
    {"rsplit", tare_str_split_rsplit, ANY, "The parts between separators, from the end."},
    {"rstrip", tare_str_align_rstrip, RANGE(0, 1), "Without white space after."},
    {"split", tare_str_split_split, ANY, "The parts between separators."},
    {"splitlines", tare_str_split_splitlines, ANY, "The lines."},
    {"startswith", tare_str_search_startswith, ANY, "Whether the text begins with the argument."},
    {"strip", tare_str_align_strip, RANGE(0, 1), "Without white space before and after."},
    {"swapcase", tare_str_case_swapcase, NONE, "Upper case for lower and lower for upper."},
    {"title", tare_str_case_title, NONE, "Each word with a capital."},
    {"translate", tare_str_translate_translate, ONE, "Each character through a table."},
    {"upper", tare_str_case_upper, NONE, "In upper case."},
    {"zfill", tare_str_align_zfill, ONE, "With zeros before, after a sign."},
    {"__format__", format_self, ONE, "The text formatted by a specification."},
    {"__getnewargs__", get_new_arguments, NONE, NULL},
    {NULL},
};

const TareTypeSpec tare_str_spec = {
    .instance_bytes = sizeof(TareString),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_IS_VARIABLE |
             TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_MATCHES_SELF,
    .methods = methods,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
    .slots =
        {
            .describe = describe,
            .create = create,
            .repr = repr,
            .format = format,
            .str = str,
            .hash = hash,
            .compare = compare,
            .iterate = tare_str_iterator_new,
            .length = length,
            .get_item = get_item,
            .contains = contains,
            .concatenate = concatenate,
            .repeat = repeat,
            .binary[TARE_OPERATOR_REMAINDER] = remainder_of,
        },
};
