// Each rule knows one thought and the number that it leads to. They are tried in order, the most
// telling first.
#include "measure/misconception.h"

#include <string.h>

typedef struct Guess {
    const TareAnatomy *anatomy;
    size_t bytes;
    // What the parts of the object take.
    size_t text_bytes, references_bytes, spare_bytes, first_block_bytes;
} Guess;

// NULL when the rule does not fit; else words, a format for rules that also set *number.
typedef const char *Rule(const Guess *guess, size_t *number);

static void sum_parts(Guess *self) {
    for (size_t i = 0; i < self->anatomy->rows.count; i++) {
        const TareAnatomyRow *row = tare_vector_get(&self->anatomy->rows, i);
        if (!strcmp(row->kind, "text")) self->text_bytes += row->size_bytes;
        if (!strcmp(row->kind, "references")) self->references_bytes += row->size_bytes;
        if (!strcmp(row->kind, "spare")) self->spare_bytes += row->size_bytes;
        if (!row->block) self->first_block_bytes += row->size_bytes;
    }
}

static bool is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (!strcmp(name, *names)) return true;
    return false;
}

// What sys.getsizeof says in CPython 3.11: without parts, and for each reference or byte of text.
static bool is_cpython_size(const Guess *self) {
    static const struct {
        const char *type_name;
        size_t base_bytes, each_bytes;
    } sizes[] = {
        {"int", 28, 0}, {"float", 24, 0}, {"bool", 28, 0}, {"NoneType", 16, 0}, {"object", 16, 0},
        {"str", 49, 1}, {"bytes", 33, 1}, {"list", 56, 8}, {"tuple", 40, 8},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (strcmp(sizes[i].type_name, self->anatomy->type_name) != 0) continue;
        size_t parts = sizes[i].each_bytes == 1 ? self->text_bytes : self->references_bytes / 8;
        return self->bytes == sizes[i].base_bytes + sizes[i].each_bytes * parts;
    }
    return false;
}

static const char *name_cpython(const Guess *self, size_t *number) {
    if (is_cpython_size(self))
        return "that is what sys.getsizeof says of it in CPython; %%estimates compares the two";
    if (self->anatomy->has_shared_keys && (self->bytes == 48 || self->bytes == 56))
        return "that is what sys.getsizeof says in CPython, where the attributes are not counted";
    return NULL;
}

static const char *name_no_object(const Guess *self, size_t *number) {
    if (!self->anatomy->is_immediate) return NULL;
    if (self->bytes == 8)
        return "the reference was counted: it belongs to who holds it, and it is the value itself";
    const char *words = name_cpython(self, number);
    return words ? words
                 : "it was thought to be an object: the word that refers to it is the value itself";
}

static const char *name_no_header(const Guess *self, size_t *number) {
    bool is_it = self->bytes + 8 == self->anatomy->taken_bytes ||
                 self->bytes + 8 == self->anatomy->requested_bytes;
    return is_it ? "the header was forgotten: count and shape, 8 bytes in front of every object"
                 : NULL;
}

static const char *name_only_data(const Guess *self, size_t *number) {
    if (!self->bytes)
        return "all of it was forgotten: whatever is an object has a header of 8 bytes at least";
    if (self->bytes == self->text_bytes)
        return "only the text was counted: header and length stand in front of it";
    if (self->bytes == self->references_bytes)
        return "only the references were counted: header and the rest stand in front of them";
    return NULL;
}

static const char *name_first_block(const Guess *self, size_t *number) {
    bool is_it = self->anatomy->blocks.count > 1 && self->bytes == self->first_block_bytes;
    return is_it ? "only the first block was counted: what it owns beside that is part of it"
                 : NULL;
}

static const char *name_no_slack(const Guess *self, size_t *number) {
    size_t taken = self->anatomy->taken_bytes;
    *number = taken - self->anatomy->requested_bytes;
    if (*number && self->bytes + *number == taken)
        return "the slack was forgotten: blocks come in size classes, here %zu B";
    *number = self->spare_bytes;
    if (*number && self->bytes + *number == taken)
        return "the room for more was forgotten: %zu B stand ready, so that it need not move each "
               "time it grows";
    return NULL;
}

static const char *name_alone(const Guess *self, size_t *number) {
    return self->bytes == self->anatomy->alone_bytes
               ? "what it leads to was counted: its own size is that of its own blocks"
               : NULL;
}

static const char *name_large_header(const Guess *self, size_t *number) {
    size_t more = self->bytes - self->anatomy->taken_bytes;
    if (more == 8) return "a header of 16 bytes was counted, as CPython has it: here it is 8";
    if (more == 16 || more == 24)
        return "a head for the collector was counted, as CPython puts it in front: here it is a "
               "byte beside the page";
    return NULL;
}

static const char *name_wide_text(const Guess *self, size_t *number) {
    size_t least = self->anatomy->taken_bytes + self->text_bytes * 3;
    bool is_it =
        !strcmp(self->anatomy->type_name, "str") && self->text_bytes && self->bytes >= least;
    return is_it ? "4 bytes were taken for each character: it takes as many as its widest one needs"
                 : NULL;
}

static const char *name_keys(const Guess *self, size_t *number) {
    *number = self->anatomy->key_count;
    return self->anatomy->has_shared_keys && self->bytes > self->anatomy->taken_bytes
               ? "the names of its %zu attributes were counted: they stand once, in the class, for "
                 "all instances"
               : NULL;
}

static const char *name_items(const Guess *self, size_t *number) {
    static const char *const containers[] = {"list", "tuple", "dict", "set", "frozenset", NULL};
    static const size_t number_sizes[] = {8, 24, 28, 32, 36};
    size_t count = self->references_bytes / 8, own = self->anatomy->taken_bytes;
    if (self->bytes <= own || !is_one_of(self->anatomy->type_name, containers)) return NULL;
    for (size_t i = 0; count && i < sizeof number_sizes / sizeof *number_sizes; i++)
        if (self->bytes == own + count * number_sizes[i])
            return "its numbers were counted as if it held them: it has 8 bytes for each to refer "
                   "to it";
    return "a container does not hold its items, only 8 bytes for each to refer to it";
}

void tare_misconception_append(const TareAnatomy *anatomy, size_t guess_bytes, TareText *text) {
    static Rule *const rules[] = {name_no_object, name_no_header, name_only_data, name_first_block,
                                  name_no_slack,  name_cpython,   name_alone,     name_large_header,
                                  name_wide_text, name_keys,      name_items};
    Guess guess = {.anatomy = anatomy, .bytes = guess_bytes};
    sum_parts(&guess);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        size_t number = 0;
        const char *words = rules[i](&guess, &number);
        if (!words) continue;
        tare_text_append_format(text, words, number);
        return;
    }
}
