// Completion: names of __main__ and builtins and keywords, or the attributes of what stands before
// the last dot.
#include <stdlib.h>
#include <string.h>

#include "api/api_state.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/machine.h"

static const char *const keywords[] = {
    "False",  "None",   "True",  "and",    "as",       "assert", "async",  "await", "break",
    "class",  "continue", "def", "del",    "elif",     "else",   "except", "finally", "for",
    "from",   "global", "if",    "import", "in",       "is",     "lambda", "nonlocal", "not",
    "or",     "pass",   "raise", "return", "try",      "while",  "with",   "yield"};

typedef struct Completion {
    TareRuntime *rt;
    TareText text;       // candidates, one behind the other, each with its NUL
    size_t count;
    const char *base;    // what stands before the last dot, dot included; not NUL-terminated
    size_t base_bytes;
    const char *prefix;  // of the last part
} Completion;

static void add_candidate(Completion *self, const char *name) {
    size_t prefix_bytes = strlen(self->prefix);
    if (strncmp(name, self->prefix, prefix_bytes) != 0) return;
    if (name[0] == '_' && self->prefix[0] != '_') return;
    tare_text_append(&self->text, self->base, self->base_bytes);
    tare_text_append(&self->text, name, strlen(name) + 1);
    if (!self->text.failed) self->count++;
}

static void add_string(Completion *self, TareValue name) {
    if (!tare_type_is_instance(self->rt, name, TARE_TYPE_STR)) return;
    TareText scratch;
    tare_binary_file_init_text(self->rt, &scratch);
    add_candidate(self, tare_string_utf8(self->rt, tare_string_of(name), &scratch));
    tare_text_deinit(&scratch);
}

static void add_dict(Completion *self, TareDict *dict) {
    TareValue key, value;
    for (size_t cursor = 0; tare_table_next(&dict->table, &cursor, &key, &value);)
        add_string(self, key);
}

static void add_names(Completion *self) {
    add_dict(self, tare_module_of(self->rt->machine->main_module)->dict);
    add_dict(self, tare_dict_of(self->rt->builtins));
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        add_candidate(self, keywords[i]);
}

// The value of the first part of a dotted name: new, or absent.
static TareValue fetch_root(TareRuntime *rt, const char *name, size_t name_bytes) {
    TareValue text = tare_string_new_utf8(rt, name, name_bytes);
    if (tare_value_is_absent(text)) return text;
    TareString *key = tare_string_of(text);
    TareValue v = tare_table_find_string(
        &tare_module_of(rt->machine->main_module)->dict->table, key);
    if (tare_value_is_absent(v))
        v = tare_table_find_string(&tare_dict_of(rt->builtins)->table, key);
    tare_retain(v);
    tare_release(rt, text);
    return v;
}

// The value of "a.b." : new, or absent.
static TareValue fetch_base(TareRuntime *rt, const char *base, size_t base_bytes) {
    const char *end = memchr(base, '.', base_bytes);
    TareValue v = fetch_root(rt, base, (size_t)(end - base));
    const char *part = end + 1;
    while (part < base + base_bytes && !tare_value_is_absent(v)) {
        end = memchr(part, '.', (size_t)(base + base_bytes - part));
        TareText name;
        tare_binary_file_init_text(rt, &name);
        tare_text_append(&name, part, (size_t)(end - part));
        TareValue next = tare_attribute_get_c(rt, v, tare_text_get(&name));
        tare_text_deinit(&name);
        tare_release(rt, v);
        v = next;
        part = end + 1;
    }
    return v;
}

static void add_attributes(Completion *self) {
    TareRuntime *rt = self->rt;
    TareValue v = fetch_base(rt, self->base, self->base_bytes);
    if (tare_value_is_absent(v)) return;
    TareValue function = tare_dict_find_c(rt, tare_dict_of(rt->builtins), "dir");
    TareValue names = TARE_ABSENT;
    if (!tare_value_is_absent(function)) names = tare_call_1(rt, function, v);
    if (!tare_value_is_absent(names) && tare_value_is_exact(names, TARE_TYPE_LIST))
        for (size_t i = 0; i < tare_list_of(names)->length; i++)
            add_string(self, tare_list_of(names)->items[i]);
    tare_release(rt, names);
    tare_release(rt, v);
}

static int compare_texts(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

// Sorts the candidates and tells each once; returns how many that are.
static size_t tell(Completion *self, TareCandidateListener listener, void *context) {
    TareAllocator *allocator = self->text.allocator;
    size_t bytes = self->count * sizeof(char *);
    const char **row = bytes ? allocator->resize(allocator, NULL, 0, bytes) : NULL;
    if (!row) return 0;
    const char *cursor = tare_text_get(&self->text);
    for (size_t i = 0; i < self->count; i++) {
        row[i] = cursor;
        cursor += strlen(cursor) + 1;
    }
    qsort(row, self->count, sizeof *row, compare_texts);
    size_t told = 0;
    for (size_t i = 0; i < self->count; i++) {
        if (i && !strcmp(row[i], row[i - 1])) continue;
        listener(context, row[i]);
        told++;
    }
    allocator->resize(allocator, row, bytes, 0);
    return told;
}

size_t tare_complete(TareRuntime *rt, const char *word, TareCandidateListener listener,
                     void *context) {
    const char *dot = strrchr(word, '.');
    Completion self = {.rt = rt, .base = word, .prefix = dot ? dot + 1 : word};
    self.base_bytes = (size_t)(self.prefix - word);
    tare_binary_file_init_text(rt, &self.text);
    if (dot) add_attributes(&self);
    else add_names(&self);
    tare_error_clear(rt);
    size_t told = tell(&self, listener, context);
    tare_text_deinit(&self.text);
    return told;
}
