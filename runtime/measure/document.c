// Building and searching the tree.
#include "measure/document.h"

#include <string.h>

void tare_document_init(TareDocument *self, TareAllocator *allocator) {
    *self = (TareDocument){.root = {.kind = TARE_NODE_MAP}};
    tare_arena_init(&self->arena, allocator);
}

void tare_document_deinit(TareDocument *self) { tare_arena_deinit(&self->arena); }

static TareNode *add(TareDocument *self, TareNode *parent, const char *key, TareNodeKind kind) {
    TareNode *node = parent ? tare_arena_alloc(&self->arena, sizeof *node) : NULL;
    if (!node) return NULL;
    node->key = key;
    node->kind = kind;
    if (parent->children.last) parent->children.last->next = node;
    else parent->children.first = node;
    parent->children.last = node;
    parent->children.count++;
    return node;
}

void tare_document_add_null(TareDocument *self, TareNode *parent, const char *key) {
    (void)add(self, parent, key, TARE_NODE_NULL);
}

void tare_document_add_bool(TareDocument *self, TareNode *parent, const char *key, bool truth) {
    TareNode *node = add(self, parent, key, TARE_NODE_BOOL);
    if (node) node->truth = truth;
}

void tare_document_add_number(TareDocument *self, TareNode *parent, const char *key,
                              int64_t number) {
    TareNode *node = add(self, parent, key, TARE_NODE_NUMBER);
    if (node) node->number = number;
}

void tare_document_add_real(TareDocument *self, TareNode *parent, const char *key, double real) {
    TareNode *node = add(self, parent, key, TARE_NODE_REAL);
    if (node) node->real = real;
}

const char *tare_document_keep(TareDocument *self, const char *text) {
    const char *copy = tare_arena_copy(&self->arena, text, strlen(text));
    return copy ? copy : "";
}

void tare_document_add_text(TareDocument *self, TareNode *parent, const char *key,
                            const char *text) {
    TareNode *node = add(self, parent, key, TARE_NODE_TEXT);
    if (node) node->text = tare_document_keep(self, text);
}

TareNode *tare_document_add_list(TareDocument *self, TareNode *parent, const char *key) {
    return add(self, parent, key, TARE_NODE_LIST);
}

TareNode *tare_document_add_map(TareDocument *self, TareNode *parent, const char *key) {
    return add(self, parent, key, TARE_NODE_MAP);
}

const TareNode *tare_document_find(const TareNode *map, const char *key) {
    for (const TareNode *child = map->children.first; child; child = child->next)
        if (child->key && !strcmp(child->key, key)) return child;
    return NULL;
}
