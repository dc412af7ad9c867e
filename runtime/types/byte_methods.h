// What bytes and bytearray have in common: one implementation of each method for both. `self` is
// always one of the two; results are of the same kind as `self`.
#ifndef TARE_TYPES_BYTE_METHODS_H
#define TARE_TYPES_BYTE_METHODS_H

#include "types/bytearray.h"
#include "types/bytes.h"

typedef struct TareByteView {
    const uint8_t *data;
    size_t length;
} TareByteView;

// The contents of a bytes or bytearray, valid until it changes: run no code of the program between.
TareByteView tare_byte_methods_view(TareRuntime *rt, TareValue self);
// A bytes or bytearray, as `self` is one.
TARE_NEW TareValue tare_byte_methods_new_like(TareRuntime *rt, TareValue self, const void *data,
                                              size_t length);
// The same from a text being built, which is then freed.
TARE_NEW TareValue tare_byte_methods_finish(TareRuntime *rt, TareValue self, TareText *text);
void tare_byte_methods_init_text(TareRuntime *rt, TareText *text);
// The number of a byte; ValueError with `message` beyond 0..255.
TareStatus tare_byte_methods_read(TareRuntime *rt, TareValue v, const char *message,
                                  uint8_t *out) TARE_CHECKED;
// Appends the bytes of what iterating `source` gives.
TareStatus tare_byte_methods_gather(TareRuntime *rt, TareValue source, const char *message,
                                    TareText *text) TARE_CHECKED;
// What bytes(source, encoding, errors) and bytearray(...) hold, appended to `text`.
TareStatus tare_byte_methods_read_source(TareRuntime *rt, const char *type_name,
                                         const TareArguments *arguments,
                                         TareText *text) TARE_CHECKED;
// repr of the contents with b before and quotes around; bytearray always escapes the single quote.
void tare_byte_methods_append_repr(TareByteView view, bool escapes_single, TareText *text);
// self[key] for a slice, and self op other of any kind of bytes.
TARE_NEW TareValue tare_byte_methods_slice(TareRuntime *rt, TareValue self, TareValue slice);
TARE_NEW TareValue tare_byte_methods_compare(TareRuntime *rt, TareValue left, TareValue right,
                                             TareComparison op);
int tare_byte_methods_contains(TareRuntime *rt, TareValue self, TareValue item);
TARE_NEW TareValue tare_byte_methods_concatenate(TareRuntime *rt, TareValue left, TareValue right);
TARE_NEW TareValue tare_byte_methods_repeat(TareRuntime *rt, TareValue self, TareValue count_obj);
TARE_NEW TareValue tare_byte_methods_remainder(TareRuntime *rt, TareValue left, TareValue right);
TARE_NEW TareValue tare_byte_methods_decode(TareRuntime *rt, TareValue self,
                                            const TareArguments *arguments);
// First or last place of `needle`, or -1.
int64_t tare_byte_search_first(TareByteView view, TareByteView needle);
int64_t tare_byte_search_last(TareByteView view, TareByteView needle);
bool tare_byte_case_is_space(uint8_t byte);
// Hexadecimal digits of the contents, with an optional separator: hex(sep, bytes_per_sep).
TARE_NEW TareValue tare_byte_hex_format(TareRuntime *rt, TareValue bytes,
                                        const TareArguments *arguments);

#define NATIVE(name) TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments)
NATIVE(tare_byte_search_find);
NATIVE(tare_byte_search_rfind);
NATIVE(tare_byte_search_index);
NATIVE(tare_byte_search_rindex);
NATIVE(tare_byte_search_count);
NATIVE(tare_byte_search_startswith);
NATIVE(tare_byte_search_endswith);
NATIVE(tare_byte_search_replace);
NATIVE(tare_byte_search_removeprefix);
NATIVE(tare_byte_search_removesuffix);
NATIVE(tare_byte_split_split);
NATIVE(tare_byte_split_rsplit);
NATIVE(tare_byte_split_splitlines);
NATIVE(tare_byte_split_partition);
NATIVE(tare_byte_split_rpartition);
NATIVE(tare_byte_split_join);
NATIVE(tare_byte_case_lower);
NATIVE(tare_byte_case_upper);
NATIVE(tare_byte_case_title);
NATIVE(tare_byte_case_capitalize);
NATIVE(tare_byte_case_swapcase);
NATIVE(tare_byte_case_isalnum);
NATIVE(tare_byte_case_isalpha);
NATIVE(tare_byte_case_isascii);
NATIVE(tare_byte_case_isdigit);
NATIVE(tare_byte_case_islower);
NATIVE(tare_byte_case_isspace);
NATIVE(tare_byte_case_istitle);
NATIVE(tare_byte_case_isupper);
NATIVE(tare_byte_align_center);
NATIVE(tare_byte_align_ljust);
NATIVE(tare_byte_align_rjust);
NATIVE(tare_byte_align_zfill);
NATIVE(tare_byte_align_expandtabs);
NATIVE(tare_byte_align_strip);
NATIVE(tare_byte_align_lstrip);
NATIVE(tare_byte_align_rstrip);
NATIVE(tare_byte_align_translate);
NATIVE(tare_byte_align_maketrans);
NATIVE(tare_byte_hex_hex);
NATIVE(tare_byte_hex_fromhex);
#undef NATIVE

#define TARE_BYTE_NONE TARE_NATIVE_NONE, 0, 0, 0
#define TARE_BYTE_ONE TARE_NATIVE_ONE, 1, 1, 0
#define TARE_BYTE_ANY TARE_NATIVE_ANY, 0, 0, 0
#define TARE_BYTE_RANGE(minimum, maximum) TARE_NATIVE_POSITIONAL, minimum, maximum, 0

// The rows that both tables of methods have.
#define TARE_BYTE_METHODS                                                                          \
    {"capitalize", tare_byte_case_capitalize, TARE_BYTE_NONE, NULL},                               \
        {"center", tare_byte_align_center, TARE_BYTE_RANGE(1, 2), NULL},                           \
        {"count", tare_byte_search_count, TARE_BYTE_ANY, NULL},                                    \
        {"decode", tare_byte_methods_decode, TARE_BYTE_ANY, NULL},                                 \
        {"endswith", tare_byte_search_endswith, TARE_BYTE_ANY, NULL},                              \
        {"expandtabs", tare_byte_align_expandtabs, TARE_BYTE_ANY, NULL},                           \
        {"find", tare_byte_search_find, TARE_BYTE_ANY, NULL},                                      \
        {"fromhex", tare_byte_hex_fromhex, TARE_NATIVE_ONE, 1, 1, TARE_NATIVE_CLASS, NULL},        \
        {"hex", tare_byte_hex_hex, TARE_BYTE_ANY, NULL},                                           \
        {"index", tare_byte_search_index, TARE_BYTE_ANY, NULL},                                    \
        {"isalnum", tare_byte_case_isalnum, TARE_BYTE_NONE, NULL},                                 \
        {"isalpha", tare_byte_case_isalpha, TARE_BYTE_NONE, NULL},                                 \
        {"isascii", tare_byte_case_isascii, TARE_BYTE_NONE, NULL},                                 \
        {"isdigit", tare_byte_case_isdigit, TARE_BYTE_NONE, NULL},                                 \
        {"islower", tare_byte_case_islower, TARE_BYTE_NONE, NULL},                                 \
        {"isspace", tare_byte_case_isspace, TARE_BYTE_NONE, NULL},                                 \
        {"istitle", tare_byte_case_istitle, TARE_BYTE_NONE, NULL},                                 \
        {"isupper", tare_byte_case_isupper, TARE_BYTE_NONE, NULL},                                 \
        {"join", tare_byte_split_join, TARE_BYTE_ONE, NULL},                                       \
        {"ljust", tare_byte_align_ljust, TARE_BYTE_RANGE(1, 2), NULL},                             \
        {"lower", tare_byte_case_lower, TARE_BYTE_NONE, NULL},                                     \
        {"lstrip", tare_byte_align_lstrip, TARE_BYTE_RANGE(0, 1), NULL},                           \
        {"maketrans", tare_byte_align_maketrans, TARE_NATIVE_POSITIONAL, 2, 2, TARE_NATIVE_STATIC, \
         NULL},                                                                                    \
        {"partition", tare_byte_split_partition, TARE_BYTE_ONE, NULL},                             \
        {"removeprefix", tare_byte_search_removeprefix, TARE_BYTE_ONE, NULL},                      \
        {"removesuffix", tare_byte_search_removesuffix, TARE_BYTE_ONE, NULL},                      \
        {"replace", tare_byte_search_replace, TARE_BYTE_RANGE(2, 3), NULL},                        \
        {"rfind", tare_byte_search_rfind, TARE_BYTE_ANY, NULL},                                    \
        {"rindex", tare_byte_search_rindex, TARE_BYTE_ANY, NULL},                                  \
        {"rjust", tare_byte_align_rjust, TARE_BYTE_RANGE(1, 2), NULL},                             \
        {"rpartition", tare_byte_split_rpartition, TARE_BYTE_ONE, NULL},                           \
        {"rsplit", tare_byte_split_rsplit, TARE_BYTE_ANY, NULL},                                   \
        {"rstrip", tare_byte_align_rstrip, TARE_BYTE_RANGE(0, 1), NULL},                           \
        {"split", tare_byte_split_split, TARE_BYTE_ANY, NULL},                                     \
        {"splitlines", tare_byte_split_splitlines, TARE_BYTE_ANY, NULL},                           \
        {"startswith", tare_byte_search_startswith, TARE_BYTE_ANY, NULL},                          \
        {"strip", tare_byte_align_strip, TARE_BYTE_RANGE(0, 1), NULL},                             \
        {"swapcase", tare_byte_case_swapcase, TARE_BYTE_NONE, NULL},                               \
        {"title", tare_byte_case_title, TARE_BYTE_NONE, NULL},                                     \
        {"translate", tare_byte_align_translate, TARE_BYTE_ANY, NULL},                             \
        {"upper", tare_byte_case_upper, TARE_BYTE_NONE, NULL}, {                                   \
        "zfill", tare_byte_align_zfill, TARE_BYTE_ONE, NULL                                        \
    }

#endif
