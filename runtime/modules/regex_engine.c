// Compiling and running by width. The functions of PCRE2 differ by a suffix in each, so one macro
// makes them all, and a table picks.
#include "modules/regex_engine.h"

#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include "base/library_memory.h"
#include "memory/system.h"
#include "object/alloc.h"
#include "object/error.h"
#include "object/string.h"

enum {
    NESTED_MOST = 5000,  // parentheses within each other
    STEPS_BETWEEN_LOOKS = 1 << 14,
    STEPS_UNWATCHED = 4000000,  // a tenth of a second or so
};

// ---- the widths --------------------------------------------------------------------------------

// Ctrl-C during a run.
typedef struct Watch {
    TareRuntime *rt;
    uint32_t steps;
} Watch;

static int look(Watch *watch) {
    if (++watch->steps % STEPS_BETWEEN_LOOKS) return 0;
    return tare_error_check_interrupt(watch->rt) == TARE_OK ? 0 : PCRE2_ERROR_CALLOUT;
}

typedef struct Width {
    void *(*compile)(const void *pattern, size_t length, uint32_t options, int *error,
                     size_t *offset, TareAllocator *allocator);
    void *(*new_match_data)(const void *code);
    int (*run)(const void *code, void *match_data, const TareRegexSubject *subject, size_t start,
               uint32_t options, Watch *watch, TareAllocator *allocator);
    const size_t *(*get_offsets)(void *match_data);
    void (*free)(void *code, void *match_data);
} Width;

#define WIDTH(BITS)                                                                               \
    static void *compile_##BITS(const void *pattern, size_t length, uint32_t options, int *error, \
                                size_t *offset, TareAllocator *allocator) {                       \
        void *code = NULL;                                                                        \
        pcre2_general_context_##BITS *general = pcre2_general_context_create_##BITS(              \
            tare_library_memory_take, tare_library_memory_give, allocator);                       \
        pcre2_compile_context_##BITS *context =                                                   \
            general ? pcre2_compile_context_create_##BITS(general) : NULL;                        \
        *error = PCRE2_ERROR_NOMEMORY;                                                            \
        if (context) {                                                                            \
            pcre2_set_newline_##BITS(context, PCRE2_NEWLINE_LF);                                  \
            pcre2_set_parens_nest_limit_##BITS(context, NESTED_MOST);                             \
            code = pcre2_compile_##BITS(pattern, length, options, error, offset, context);        \
            if (code && !(options & PCRE2_AUTO_CALLOUT))                                          \
                (void)pcre2_jit_compile_##BITS(code, PCRE2_JIT_COMPLETE);                         \
        }                                                                                         \
        pcre2_compile_context_free_##BITS(context);                                               \
        pcre2_general_context_free_##BITS(general);                                               \
        return code;                                                                              \
    }                                                                                             \
    static void *new_match_data_##BITS(const void *code) {                                        \
        return pcre2_match_data_create_from_pattern_##BITS(code, NULL);                           \
    }                                                                                             \
    static int look_##BITS(pcre2_callout_block_##BITS *block, void *data) { return look(data); }  \
    static int run_##BITS(const void *code, void *match_data, const TareRegexSubject *subject,    \
                          size_t start, uint32_t options, Watch *watch,                           \
                          TareAllocator *allocator) {                                             \
        pcre2_general_context_##BITS *general = pcre2_general_context_create_##BITS(              \
            tare_library_memory_take, tare_library_memory_give, allocator);                       \
        pcre2_match_context_##BITS *context =                                                     \
            general ? pcre2_match_context_create_##BITS(general) : NULL;                          \
        int result = PCRE2_ERROR_NOMEMORY;                                                        \
        if (context) {                                                                            \
            pcre2_set_match_limit_##BITS(context, watch ? UINT32_MAX : STEPS_UNWATCHED);          \
            if (watch) pcre2_set_callout_##BITS(context, look_##BITS, watch);                     \
            result = pcre2_match_##BITS(code, subject->characters, subject->length, start,        \
                                        options, match_data, context);                            \
        }                                                                                         \
        pcre2_match_context_free_##BITS(context);                                                 \
        pcre2_general_context_free_##BITS(general);                                               \
        return result;                                                                            \
    }                                                                                             \
    static const size_t *get_offsets_##BITS(void *match_data) {                                   \
        return pcre2_get_ovector_pointer_##BITS(match_data);                                      \
    }                                                                                             \
    static void free_##BITS(void *code, void *match_data) {                                       \
        pcre2_match_data_free_##BITS(match_data);                                                 \
        pcre2_code_free_##BITS(code);                                                             \
    }
WIDTH(8)
WIDTH(16)
WIDTH(32)
#undef WIDTH

static const Width widths[] = {
    {compile_8, new_match_data_8, run_8, get_offsets_8, free_8},
    {compile_16, new_match_data_16, run_16, get_offsets_16, free_16},
    {compile_32, new_match_data_32, run_32, get_offsets_32, free_32},
};

// ---- compiling ---------------------------------------------------------------------------------

// The pattern in units of that width; to be freed with *bytes.
static void *new_units(TareRuntime *rt, TareString *pattern, unsigned width_log2, size_t *bytes) {
    size_t length = pattern->length;
    *bytes = (length + 1) << width_log2;
    void *units = tare_alloc_data(rt, *bytes);
    for (size_t i = 0; i < length && units; i++) {
        uint32_t point = tare_string_get(pattern, i);
        if (width_log2 == 0)
            ((uint8_t *)units)[i] = (uint8_t)point;
        else if (width_log2 == 1)
            ((uint16_t *)units)[i] = (uint16_t)point;
        else
            ((uint32_t *)units)[i] = point;
    }
    return units;
}

static TareStatus refuse(TareRuntime *rt, int error) {
    char text[160];
    if (error == PCRE2_ERROR_NOMEMORY) {
        (void)tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    if (pcre2_get_error_message_8(error, (PCRE2_UCHAR8 *)text, sizeof text) < 0) text[0] = 0;
    return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR,
                           "internal error in regular expression "
                           "engine: %s",
                           text);
}

TareStatus tare_regex_engine_compile(TareRuntime *rt, TareString *pattern, unsigned width_log2,
                                     TareRegexMode mode, bool unicode, bool watched,
                                     TareRegexProgram *out) {
    const Width *width = &widths[width_log2];
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
    uint32_t options = PCRE2_DOTALL | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_UTF;
    int error;
    size_t bytes, offset;
    if (unicode) options |= PCRE2_UCP;
    if (mode != TARE_REGEX_SEARCH) options |= PCRE2_ANCHORED;
    if (mode == TARE_REGEX_FULL) options |= PCRE2_ENDANCHORED;
    if (watched) options |= PCRE2_AUTO_CALLOUT;
    void *units = new_units(rt, pattern, width_log2, &bytes);
    if (!units) return TARE_ERROR;
    void *code = width->compile(units, pattern->length, options, &error, &offset, allocator);
    tare_alloc_free_table(rt, units, bytes);
    if (!code) return refuse(rt, error);
    void *match_data = width->new_match_data(code);
    if (!match_data) {
        width->free(code, NULL);
        return refuse(rt, PCRE2_ERROR_NOMEMORY);
    }
    *out = (TareRegexProgram){code, match_data};
    return TARE_OK;
}

void tare_regex_engine_deinit(TareRegexProgram *program, unsigned width_log2) {
    if (program->code) widths[width_log2].free(program->code, program->match_data);
    *program = (TareRegexProgram){0};
}

// ---- running -----------------------------------------------------------------------------------

int tare_regex_engine_run(TareRuntime *rt, const TareRegexProgram *program,
                          const TareRegexSubject *subject, size_t start, bool not_empty,
                          bool watched, const size_t **offsets) {
    const Width *width = &widths[subject->width_log2];
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
    Watch watch = {rt, 0};
    uint32_t options = not_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
    int result = width->run(program->code, program->match_data, subject, start, options,
                            watched ? &watch : NULL, allocator);
    // The stack of machine code is short; the other way of running takes memory instead.
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = width->run(program->code, program->match_data, subject, start,
                            options | PCRE2_NO_JIT, watched ? &watch : NULL, allocator);
    if (result > 0) {
        *offsets = width->get_offsets(program->match_data);
        return 1;
    }
    if (result == PCRE2_ERROR_NOMATCH) return 0;
    if (result == PCRE2_ERROR_MATCHLIMIT && !watched) return -2;
    if (!tare_error_is_pending(rt)) (void)refuse(rt, result);
    return -1;
}
