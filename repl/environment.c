// Letters and variables that only set what sys.flags says stand in one table.
#include "environment.h"

#include <stdlib.h>
#include <string.h>

typedef struct Row {
    const char *variable;  // or NULL
    TareFlag flag;
    char letter;  // or 0
    bool counts;  // each letter adds one, and the variable may be a number
} Row;

static const Row rows[] = {
    {"PYTHONDEBUG", TARE_FLAG_DEBUG, 'd', true},
    {"PYTHONINSPECT", TARE_FLAG_INSPECT, 'i', false},
    {"PYTHONOPTIMIZE", TARE_FLAG_OPTIMIZE, 'O', true},
    {"PYTHONDONTWRITEBYTECODE", TARE_FLAG_DONT_WRITE_BYTECODE, 'B', false},
    {"PYTHONNOUSERSITE", TARE_FLAG_NO_USER_SITE, 's', false},
    {NULL, TARE_FLAG_NO_SITE, 'S', false},
    {NULL, TARE_FLAG_IGNORE_ENVIRONMENT, 'E', false},
    {"PYTHONVERBOSE", TARE_FLAG_VERBOSE, 'v', true},
    {NULL, TARE_FLAG_BYTES_WARNING, 'b', true},
    {NULL, TARE_FLAG_QUIET, 'q', false},
    {NULL, TARE_FLAG_ISOLATED, 'I', false},
    {"PYTHONDEVMODE", TARE_FLAG_DEV_MODE, 0, false},
    {"PYTHONSAFEPATH", TARE_FLAG_SAFE_PATH, 'P', false},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

bool environment_take_letter(Options *options, char letter) {
    uint8_t *flags = options->runtime.flags;
    if (letter == 'u') {
        options->runtime.is_unbuffered = true;
        return true;
    }
    for (int i = 0; i < ROW_COUNT; i++) {
        if (rows[i].letter != letter) continue;
        uint8_t *flag = &flags[rows[i].flag];
        *flag = rows[i].counts && *flag < UINT8_MAX ? (uint8_t)(*flag + 1) : 1;
        if (letter == 'I')
            flags[TARE_FLAG_IGNORE_ENVIRONMENT] = flags[TARE_FLAG_NO_USER_SITE] =
                flags[TARE_FLAG_SAFE_PATH] = 1;
        if (letter == 'i') flags[TARE_FLAG_INTERACTIVE] = 1;
        options->inspects |= letter == 'i';
        return true;
    }
    return false;
}

// NULL when it is not set, or empty.
static const char *get(const char *name) {
    const char *text = getenv(name);
    return text && *text ? text : NULL;
}

static void read_flag(uint8_t *flags, const Row *row) {
    const char *text = row->variable ? get(row->variable) : NULL;
    if (!text) return;
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    // What is no number counts as one.
    uint8_t level = !row->counts || *end || number == 0 || number > UINT8_MAX ? 1 : (uint8_t)number;
    if (flags[row->flag] < level) flags[row->flag] = level;
}

void environment_read(Options *options) {
    uint8_t *flags = options->runtime.flags;
    if (flags[TARE_FLAG_IGNORE_ENVIRONMENT]) return;
    for (int i = 0; i < ROW_COUNT; i++) read_flag(flags, &rows[i]);
    if (get("PYTHONUNBUFFERED")) options->runtime.is_unbuffered = true;
    if (flags[TARE_FLAG_INSPECT]) options->inspects = true;
    const char *frames = get("PYTHONTRACEMALLOC");
    if (frames && !options->traced_frames) {
        long number = strtol(frames, NULL, 10);
        if (number > 0 && number <= 65535) options->traced_frames = (int)number;
    }
}

int environment_each_rule(int (*take)(TareRuntime *rt, const char *rule, size_t length),
                          TareRuntime *rt, const Options *options) {
    const char *at = getenv("PYTHONWARNINGS");
    if (!at || options->runtime.flags[TARE_FLAG_IGNORE_ENVIRONMENT]) return 0;
    int answer = 0;
    while (*at && answer == 0) {
        size_t length = strcspn(at, ",");
        if (length) answer = take(rt, at, length);
        at += length + (at[length] == ',');
    }
    return answer;
}
