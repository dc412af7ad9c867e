// What a report has to say, as a tree: built once in the memory of instruments, then rendered as
// JSON, as values of the language, or (by sheet.h) as a table. Knows nothing of what it means.
#ifndef TARE_MEASURE_DOCUMENT_H
#define TARE_MEASURE_DOCUMENT_H

#include "base/arena.h"
#include "base/text.h"
#include "object/value.h"

typedef enum TareNodeKind {
    TARE_NODE_NULL,
    TARE_NODE_BOOL,
    TARE_NODE_NUMBER,
    TARE_NODE_REAL,
    TARE_NODE_TEXT,
    TARE_NODE_LIST,
    TARE_NODE_MAP,
} TareNodeKind;

typedef struct TareNode TareNode;

struct TareNode {
    const char *key;  // in a map; NULL in a list
    TareNode *next;   // sibling
    TareNodeKind kind;
    union {
        bool truth;
        int64_t number;
        double real;
        const char *text;  // UTF-8, the arena's
        struct {
            TareNode *first, *last;
            size_t count;
        } children;  // of LIST and MAP
    };
};

// Ends: everything below `root` with the arena. What fails for want of memory sets `failed`.
typedef struct TareDocument {
    TareArena arena;
    TareNode root;  // a MAP
} TareDocument;

void tare_document_init(TareDocument *self, TareAllocator *allocator);
void tare_document_deinit(TareDocument *self);
static inline bool tare_document_has_failed(const TareDocument *self) {
    return self->arena.failed;
}

// Each adds a child behind the others of `parent` (a LIST or MAP; NULL: after a failure, nothing
// happens). `key` is a constant that outlives the document, NULL in a list. Texts are copied.
void tare_document_add_null(TareDocument *self, TareNode *parent, const char *key);
void tare_document_add_bool(TareDocument *self, TareNode *parent, const char *key, bool truth);
void tare_document_add_number(TareDocument *self, TareNode *parent, const char *key,
                              int64_t number);
void tare_document_add_real(TareDocument *self, TareNode *parent, const char *key, double real);
void tare_document_add_text(TareDocument *self, TareNode *parent, const char *key,
                            const char *text);
TareNode *tare_document_add_list(TareDocument *self, TareNode *parent, const char *key);
TareNode *tare_document_add_map(TareDocument *self, TareNode *parent, const char *key);
// A copy of a text that lives as long as the document; "" when memory ends.
const char *tare_document_keep(TareDocument *self, const char *text);
// The child of a map, or NULL.
const TareNode *tare_document_find(const TareNode *map, const char *key);

// document_json.c: the node and all below it as JSON, indented by two spaces a level.
void tare_document_append_json(const TareNode *self, TareText *text);
void tare_document_append_quoted(const char *utf8, TareText *text);
// document_value.c: as dicts, lists, str, int, float, bool and None. New reference.
TARE_NEW TareValue tare_document_new_value(TareRuntime *rt, const TareNode *self);

#endif
