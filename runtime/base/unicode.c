// Answers of libunistring; what it lacks are the numbers for which some ideographs stand.
#include "base/unicode.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>

typedef struct NumberOfPoint {
    uint32_t point;
    int64_t number;
} NumberOfPoint;

// Ideographs that stand for numbers, and numbers that are too large for the library; by point.
static const NumberOfPoint numbers[] = {
    {0x3405, 5}, {0x3483, 2}, {0x382a, 5}, {0x3b4d, 7}, {0x4e00, 1}, {0x4e03, 7}, {0x4e07, 10000},
    {0x4e09, 3}, {0x4e5d, 9}, {0x4e8c, 2}, {0x4e94, 5}, {0x4e96, 4}, {0x4ebf, 100000000},
    {0x4ec0, 10}, {0x4edf, 1000}, {0x4ee8, 3}, {0x4f0d, 5}, {0x4f70, 100}, {0x5104, 100000000},
    {0x5146, 1000000000000}, {0x5169, 2}, {0x516b, 8}, {0x516d, 6}, {0x5341, 10}, {0x5343, 1000},
    {0x5344, 20}, {0x5345, 30}, {0x534c, 40}, {0x53c1, 3}, {0x53c2, 3}, {0x53c3, 3}, {0x53c4, 3},
    {0x56db, 4}, {0x58f1, 1}, {0x58f9, 1}, {0x5e7a, 1}, {0x5efe, 9}, {0x5eff, 20}, {0x5f0c, 1},
    {0x5f0d, 2}, {0x5f0e, 3}, {0x5f10, 2}, {0x62fe, 10}, {0x634c, 8}, {0x67d2, 7}, {0x6f06, 7},
    {0x7396, 9}, {0x767e, 100}, {0x8086, 4}, {0x842c, 10000}, {0x8cae, 2}, {0x8cb3, 2}, {0x8d30, 2},
    {0x9621, 1000}, {0x9646, 6}, {0x964c, 100}, {0x9678, 6}, {0x96f6, 0}, {0xf96b, 3}, {0xf973, 10},
    {0xf978, 2}, {0xf9b2, 0}, {0xf9d1, 6}, {0xf9d3, 6}, {0xf9fd, 10}, {0x16b60, 10000000000},
    {0x16b61, 1000000000000}, {0x20001, 7}, {0x20064, 4}, {0x200e2, 4}, {0x20121, 5}, {0x2092a, 1},
    {0x20983, 30}, {0x2098c, 40}, {0x2099c, 40}, {0x20aea, 6}, {0x20afd, 3}, {0x20b19, 3},
    {0x22390, 2}, {0x22998, 3}, {0x23b1b, 3}, {0x2626d, 4}, {0x2f890, 9},
};

static bool is_in_categories(uint32_t point, uint32_t mask) {
    return uc_is_general_category_withtable(point, mask);
}

bool tare_unicode_is_space(uint32_t point) {
    if (point < 0x80)
        return point == ' ' || (point >= 9 && point <= 13) || (point >= 28 && point <= 31);
    return point == 0x85 || point == 0xa0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200a) || point == 0x2028 || point == 0x2029 ||
           point == 0x202f || point == 0x205f || point == 0x3000;
}

bool tare_unicode_is_line_break(uint32_t point) {
    return (point >= 10 && point <= 13) || (point >= 28 && point <= 30) || point == 0x85 ||
           point == 0x2028 || point == 0x2029;
}

bool tare_unicode_is_alpha(uint32_t point) {
    if (point < 0x80) return (point | 32) >= 'a' && (point | 32) <= 'z';
    return is_in_categories(point, UC_CATEGORY_MASK_L);
}

bool tare_unicode_is_lower(uint32_t point) {
    if (point < 0x80) return point >= 'a' && point <= 'z';
    return uc_is_property_lowercase(point);
}

bool tare_unicode_is_upper(uint32_t point) {
    if (point < 0x80) return point >= 'A' && point <= 'Z';
    return uc_is_property_uppercase(point);
}

bool tare_unicode_is_title(uint32_t point) {
    return point >= 0x80 && is_in_categories(point, UC_CATEGORY_MASK_Lt);
}

bool tare_unicode_is_cased(uint32_t point) { return uc_is_property_cased(point); }

bool tare_unicode_is_case_ignorable(uint32_t point) { return uc_is_property_case_ignorable(point); }

bool tare_unicode_is_printable(uint32_t point) {
    if (point < 0x7f) return point >= ' ';
    return !is_in_categories(point, UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Z);
}

bool tare_unicode_is_identifier_start(uint32_t point) {
    if (point < 0x80) return tare_unicode_is_alpha(point) || point == '_';
    return uc_is_property_xid_start(point);
}

bool tare_unicode_is_identifier_continue(uint32_t point) {
    if (point < 0x80)
        return tare_unicode_is_alpha(point) || point == '_' || (point >= '0' && point <= '9');
    return uc_is_property_xid_continue(point);
}

// ---- numbers -----------------------------------------------------------------------------------

int tare_unicode_decimal(uint32_t point) {
    if (point < 0x80) return point >= '0' && point <= '9' ? (int)point - '0' : -1;
    return uc_decimal_value(point);
}

int tare_unicode_digit(uint32_t point) {
    return point < 0x80 ? tare_unicode_decimal(point) : uc_digit_value(point);
}

static int compare_points(const void *point, const void *entry) {
    uint32_t a = *(const uint32_t *)point, b = ((const NumberOfPoint *)entry)->point;
    return (a > b) - (a < b);
}

bool tare_unicode_number(uint32_t point, double *number) {
    const NumberOfPoint *own = bsearch(&point, numbers, sizeof numbers / sizeof *numbers,
                                       sizeof *numbers, compare_points);
    if (own) {
        *number = (double)own->number;
        return true;
    }
    uc_fraction_t fraction = uc_numeric_value(point);
    if (fraction.denominator == 0) return false;
    *number = (double)fraction.numerator / fraction.denominator;
    return true;
}

bool tare_unicode_is_decimal(uint32_t point) { return tare_unicode_decimal(point) >= 0; }

bool tare_unicode_is_digit(uint32_t point) { return tare_unicode_digit(point) >= 0; }

bool tare_unicode_is_numeric(uint32_t point) {
    double number;
    if (point < 0x80) return point >= '0' && point <= '9';
    return tare_unicode_number(point, &number);
}

// ---- case --------------------------------------------------------------------------------------

// Whether the character may become several in another case: among some small blocks of Latin, Greek
// and Armenian. The library's mappings of texts know which, and take twenty times as long.
static bool may_expand(uint32_t point) {
    return point == 0xdf || point == 0x130 || point == 0x149 || point == 0x1f0 || point == 0x390 ||
           point == 0x3b0 || point == 0x587 || (point >= 0x1e96 && point <= 0x1ffc) ||
           (point >= 0xfb00 && point <= 0xfb17);
}

typedef uint32_t *MapText(const uint32_t *text, size_t count, const char *language, uninorm_t form,
                          uint32_t *out, size_t *out_count);

static size_t map(uint32_t point, MapText *map_text, uint32_t simple, uint32_t *out) {
    out[0] = simple;
    if (!may_expand(point)) return 1;
    size_t count = TARE_UNICODE_EXPANSION_MAX;
    map_text(&point, 1, NULL, NULL, out, &count);
    return count;
}

size_t tare_unicode_to_lower(uint32_t point, uint32_t *out) {
    return map(point, u32_tolower, uc_tolower(point), out);
}

size_t tare_unicode_to_upper(uint32_t point, uint32_t *out) {
    return map(point, u32_toupper, uc_toupper(point), out);
}

size_t tare_unicode_to_title(uint32_t point, uint32_t *out) {
    return map(point, u32_totitle, uc_totitle(point), out);
}

// The library folds texts alone, and takes its time.
size_t tare_unicode_fold(uint32_t point, uint32_t *out) {
    size_t count = TARE_UNICODE_EXPANSION_MAX;
    out[0] = point;
    if (!may_expand(point) && !uc_is_property_changes_when_casefolded(point)) return 1;
    u32_casefold(&point, 1, NULL, NULL, out, &count);
    return count;
}
