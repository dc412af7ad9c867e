// Names by rule (syllables, ideographs), names by table (libunistring), and aliases.
// Guarded by tests/lang/unicode/.
#include "types/str_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uniname.h>

#define COUNT_OF(table) (sizeof(table) / sizeof(table)[0])
#define SYLLABLE "HANGUL SYLLABLE "
#define IDEOGRAPH "CJK UNIFIED IDEOGRAPH-"

enum { FIRST_SYLLABLE = 0xac00, LEADS = 19, VOWELS = 21, TRAILS = 28 };

static const char *const leads[LEADS] = {
    "G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
    "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H",
};
static const char *const vowels[VOWELS] = {
    "A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
    "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I",
};
static const char *const trails[TRAILS] = {
    "",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
    "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H",
};

static const struct {
    uint32_t first, last;
} ideographs[] = {
    {0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0x20000, 0x2a6df}, {0x2a700, 0x2b738},
    {0x2b740, 0x2b81d}, {0x2b820, 0x2cea1}, {0x2ceb0, 0x2ebe0}, {0x30000, 0x3134a},
};

#define ALIAS(point, name) {point, name},
static const struct {
    uint32_t point;
    const char *name;
} aliases[] = {
#include "types/str_name_aliases.def"
};
#undef ALIAS

static bool is_ideograph(uint32_t point) {
    for (size_t i = 0; i < COUNT_OF(ideographs); i++)
        if (point >= ideographs[i].first && point <= ideographs[i].last) return true;
    return false;
}

bool tare_str_name_get(uint32_t point, char *name) {
    if (is_ideograph(point)) {
        snprintf(name, TARE_STR_NAME_BYTES, IDEOGRAPH "%X", (unsigned)point);
        return true;
    }
    uint32_t syllable = point - FIRST_SYLLABLE;
    if (syllable < LEADS * VOWELS * TRAILS) {
        snprintf(name, TARE_STR_NAME_BYTES, SYLLABLE "%s%s%s", leads[syllable / TRAILS / VOWELS],
                 vowels[syllable / TRAILS % VOWELS], trails[syllable % TRAILS]);
        return true;
    }
    return unicode_character_name(point, name) != NULL;
}

// ---- by name -----------------------------------------------------------------------------------

// The longest of `parts` with which the text begins; steps over it. -1: none.
static int take_part(const char **at, const char *const *parts, int count) {
    int best = -1;
    size_t best_length = 0;
    for (int i = 0; i < count; i++) {
        size_t length = strlen(parts[i]);
        if (strncmp(*at, parts[i], length) != 0 || (best >= 0 && length <= best_length)) continue;
        best = i;
        best_length = length;
    }
    *at += best_length;
    return best;
}

static uint32_t find_syllable(const char *at) {
    int lead = take_part(&at, leads, LEADS);
    int vowel = take_part(&at, vowels, VOWELS);
    int trail = take_part(&at, trails, TRAILS);
    if (lead < 0 || vowel < 0 || trail < 0 || *at != '\0') return TARE_STR_NAME_UNKNOWN;
    return FIRST_SYLLABLE + (uint32_t)((lead * VOWELS + vowel) * TRAILS + trail);
}

static uint32_t find_ideograph(const char *digits) {
    size_t count = strlen(digits);
    if (strspn(digits, "0123456789ABCDEF") != count || (count != 4 && count != 5))
        return TARE_STR_NAME_UNKNOWN;
    uint32_t point = (uint32_t)strtoul(digits, NULL, 16);
    return is_ideograph(point) ? point : TARE_STR_NAME_UNKNOWN;
}

// VS1 to VS256.
static uint32_t find_variation(const char *name) {
    if (strncasecmp(name, "VS", 2) != 0 || name[2] < '1' || name[2] > '9')
        return TARE_STR_NAME_UNKNOWN;
    char *end;
    unsigned long number = strtoul(name + 2, &end, 10);
    if (*end != '\0' || number > 256) return TARE_STR_NAME_UNKNOWN;
    return (uint32_t)(number <= 16 ? 0xfe00 + number - 1 : 0xe0100 + number - 17);
}

static uint32_t find_alias(const char *name) {
    for (size_t i = 0; i < COUNT_OF(aliases); i++)
        if (strcasecmp(aliases[i].name, name) == 0) return aliases[i].point;
    return find_variation(name);
}

uint32_t tare_str_name_find(const char *name, size_t length_bytes) {
    char text[TARE_STR_NAME_BYTES], found[TARE_STR_NAME_BYTES];
    if (length_bytes >= sizeof text || memchr(name, '\0', length_bytes))
        return TARE_STR_NAME_UNKNOWN;
    memcpy(text, name, length_bytes);
    text[length_bytes] = '\0';
    if (strncmp(text, SYLLABLE, strlen(SYLLABLE)) == 0)
        return find_syllable(text + strlen(SYLLABLE));
    if (strncmp(text, IDEOGRAPH, strlen(IDEOGRAPH)) == 0)
        return find_ideograph(text + strlen(IDEOGRAPH));
    ucs4_t point = unicode_name_character(text);
    // The library is more tolerant than the language.
    if (point != UNINAME_INVALID && unicode_character_name(point, found) &&
        strcasecmp(found, text) == 0 && point - FIRST_SYLLABLE >= LEADS * VOWELS * TRAILS)
        return point;
    return find_alias(text);
}
