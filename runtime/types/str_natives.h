// The methods of str, one line a method; each group is in the file that its name tells. `self` is
// always a str.
#ifndef TARE_TYPES_STR_NATIVES_H
#define TARE_TYPES_STR_NATIVES_H

#include "object/runtime.h"

#define NATIVE(name) TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments)
NATIVE(tare_str_search_find);
NATIVE(tare_str_search_rfind);
NATIVE(tare_str_search_index);
NATIVE(tare_str_search_rindex);
NATIVE(tare_str_search_count);
NATIVE(tare_str_search_startswith);
NATIVE(tare_str_search_endswith);
NATIVE(tare_str_search_replace);
NATIVE(tare_str_search_removeprefix);
NATIVE(tare_str_search_removesuffix);
NATIVE(tare_str_split_split);
NATIVE(tare_str_split_rsplit);
NATIVE(tare_str_split_splitlines);
NATIVE(tare_str_split_partition);
NATIVE(tare_str_split_rpartition);
NATIVE(tare_str_split_join);
NATIVE(tare_str_case_lower);
NATIVE(tare_str_case_upper);
NATIVE(tare_str_case_title);
NATIVE(tare_str_case_capitalize);
NATIVE(tare_str_case_swapcase);
NATIVE(tare_str_case_casefold);
NATIVE(tare_str_predicate_isalnum);
NATIVE(tare_str_predicate_isalpha);
NATIVE(tare_str_predicate_isascii);
NATIVE(tare_str_predicate_isdecimal);
NATIVE(tare_str_predicate_isdigit);
NATIVE(tare_str_predicate_isidentifier);
NATIVE(tare_str_predicate_islower);
NATIVE(tare_str_predicate_isnumeric);
NATIVE(tare_str_predicate_isprintable);
NATIVE(tare_str_predicate_isspace);
NATIVE(tare_str_predicate_istitle);
NATIVE(tare_str_predicate_isupper);
NATIVE(tare_str_align_center);
NATIVE(tare_str_align_ljust);
NATIVE(tare_str_align_rjust);
NATIVE(tare_str_align_zfill);
NATIVE(tare_str_align_expandtabs);
NATIVE(tare_str_align_strip);
NATIVE(tare_str_align_lstrip);
NATIVE(tare_str_align_rstrip);
NATIVE(tare_str_translate_translate);
NATIVE(tare_str_translate_maketrans);
NATIVE(tare_str_template_format);
NATIVE(tare_str_template_format_map);
#undef NATIVE

// ---- shared by the files of the type -----------------------------------------------------------

// Position of `needle` in self[start:end], first or last, or -1. An empty needle is found at start
// (at end for last).
int64_t tare_str_search_first(const TareString *self, const TareString *needle, size_t start,
                              size_t end);
int64_t tare_str_search_last(const TareString *self, const TareString *needle, size_t start,
                             size_t end);
// The optional start and end arguments of find and its kin, as values (absent or None: not given),
// clamped as slices are; *start may be beyond the length, when nothing can be found.
TareStatus tare_str_search_bounds(TareRuntime *rt, TareValue start_obj, TareValue end_obj,
                                  size_t length, int64_t *start, int64_t *end) TARE_CHECKED;
// TypeError "<function>() argument must be str, not T" as the functions of str word it.
TareStatus tare_str_search_check_argument(TareRuntime *rt, TareValue v,
                                          const char *words) TARE_CHECKED;
// Whether all of `self` is a valid identifier.
bool tare_str_predicate_is_identifier(const TareString *self);
// repr(self), and the same with non-ASCII escaped.
TARE_NEW TareValue tare_str_repr_new(TareRuntime *rt, TareString *self, bool ascii_only);

#endif
