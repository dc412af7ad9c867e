// The tables of scopes and symbols: adding, finding, mangling. What names mean is decided in
// symbols_resolve.c, who mentions them in symbols_visit.c.
#include "front/symbols.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/hash.h"

enum { FEW_SYMBOLS = 8 };

bool tare_symbols_is_text(TareTreeString name, const char *text) {
    return name.bytes && name.length_bytes == strlen(text) &&
           memcmp(name.bytes, text, name.length_bytes) == 0;
}

bool tare_symbols_is_comprehension(const TareScope *scope) {
    return scope->kind >= TARE_SCOPE_LIST_COMPREHENSION &&
           scope->kind <= TARE_SCOPE_GENERATOR_EXPRESSION;
}

bool tare_symbols_is_function(const TareScope *scope) { return scope->kind >= TARE_SCOPE_FUNCTION; }

void tare_symbols_fail(TareSymbols *self, TareTreeSpan span, const char *format, ...) {
    if (self->failed) return;
    self->failed = true;
    self->error_span = span;
    self->error->kind = TARE_SYNTAX_ERROR;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(self->error->message, sizeof self->error->message, format, arguments);
    va_end(arguments);
}

bool tare_symbols_descend(TareSymbols *self) {
    if (self->failed) return false;
    if (++self->depth <= TARE_SYMBOLS_MAX_DEPTH) return true;
    self->failed = self->is_too_deep = true;
    return false;
}

static void *allocate(TareSymbols *self, size_t bytes) {
    void *block = tare_arena_alloc(self->arena, bytes);
    if (!block) self->failed = true;
    return block;
}

static uint64_t hash_name(TareTreeString name) {
    return tare_hash_bytes(name.bytes, name.length_bytes, 0);
}

// The slot of the index where the name is, or where it would go.
static uint32_t find_slot(const TareScope *scope, TareTreeString name, uint64_t hash) {
    uint32_t mask = scope->index_capacity - 1;
    for (uint32_t slot = (uint32_t)hash & mask;; slot = (slot + 1) & mask) {
        if (scope->index[slot] == 0) return slot;
        const TareSymbol *symbol = scope->symbols[scope->index[slot] - 1];
        if (symbol->hash == hash && tare_symbols_is_equal(symbol->name, name)) return slot;
    }
}

TareSymbol *tare_symbols_find_mangled(const TareScope *scope, TareTreeString mangled) {
    uint64_t hash = hash_name(mangled);
    if (scope->index) {
        uint32_t slot = find_slot(scope, mangled, hash);
        return scope->index[slot] ? scope->symbols[scope->index[slot] - 1] : NULL;
    }
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        TareSymbol *symbol = scope->symbols[i];
        if (symbol->hash == hash && tare_symbols_is_equal(symbol->name, mangled)) return symbol;
    }
    return NULL;
}

static bool rebuild_index(TareSymbols *self, TareScope *scope) {
    uint32_t capacity = scope->symbol_capacity * 2;
    uint32_t *index = allocate(self, capacity * sizeof *index);
    if (!index) return false;
    scope->index = index;
    scope->index_capacity = capacity;
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        const TareSymbol *symbol = scope->symbols[i];
        index[find_slot(scope, symbol->name, symbol->hash)] = i + 1;
    }
    return true;
}

static bool make_room(TareSymbols *self, TareScope *scope) {
    if (scope->symbol_count < scope->symbol_capacity) return true;
    uint32_t capacity = scope->symbol_capacity ? scope->symbol_capacity * 2 : FEW_SYMBOLS;
    TareSymbol **symbols = allocate(self, capacity * sizeof *symbols);
    if (!symbols) return false;
    if (scope->symbol_count) memcpy(symbols, scope->symbols, scope->symbol_count * sizeof *symbols);
    scope->symbols = symbols;
    scope->symbol_capacity = capacity;
    return capacity <= FEW_SYMBOLS || rebuild_index(self, scope);
}

TareSymbol *tare_symbols_intern(TareSymbols *self, TareScope *scope, TareTreeString mangled) {
    TareSymbol *symbol = tare_symbols_find_mangled(scope, mangled);
    if (symbol) return symbol;
    if (!make_room(self, scope)) return NULL;
    symbol = allocate(self, sizeof *symbol);
    if (!symbol) return NULL;
    symbol->name = mangled;
    symbol->hash = hash_name(mangled);
    if (scope->index)
        scope->index[find_slot(scope, mangled, symbol->hash)] = scope->symbol_count + 1;
    scope->symbols[scope->symbol_count++] = symbol;
    return symbol;
}

static bool is_private(TareTreeString name) {
    if (name.length_bytes < 3 || memcmp(name.bytes, "__", 2) != 0) return false;
    if (memcmp(name.bytes + name.length_bytes - 2, "__", 2) == 0) return false;
    return memchr(name.bytes, '.', name.length_bytes) == NULL;
}

TareTreeString tare_symbols_mangle(TareSymbols *self, const TareScope *scope, TareTreeString name) {
    if (!scope->private_name.bytes || !is_private(name)) return name;
    TareTreeString class_name = scope->private_name;
    while (class_name.length_bytes && *class_name.bytes == '_') {
        class_name.bytes++;
        class_name.length_bytes--;
    }
    if (class_name.length_bytes == 0) return name;
    size_t length = 1 + class_name.length_bytes + name.length_bytes;
    char *bytes = allocate(self, length + 1);
    if (!bytes) return name;
    bytes[0] = '_';
    memcpy(bytes + 1, class_name.bytes, class_name.length_bytes);
    memcpy(bytes + 1 + class_name.length_bytes, name.bytes, name.length_bytes);
    return (TareTreeString){bytes, length};
}

TareSymbol *tare_symbols_find(TareSymbols *self, const TareScope *scope, TareTreeString name) {
    return tare_symbols_find_mangled(scope, tare_symbols_mangle(self, scope, name));
}

static size_t get_bucket(const void *node) {
    return tare_hash_integer((uintptr_t)node) % TARE_SYMBOLS_BUCKETS;
}

TareScope *tare_symbols_find_scope(const TareSymbols *self, const void *node) {
    TareScope *scope = self->buckets[get_bucket(node)];
    while (scope && scope->node != node) scope = scope->next_in_bucket;
    return scope;
}

static void append_child(TareScope *parent, TareScope *child) {
    if (parent->last_child)
        parent->last_child->next_sibling = child;
    else
        parent->first_child = child;
    parent->last_child = child;
}

TareScope *tare_symbols_enter(TareSymbols *self, TareScopeKind kind, const void *node,
                              TareTreeString name, TareTreeSpan span) {
    TareScope *scope = allocate(self, sizeof *scope);
    if (!scope) return NULL;
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->span = span;
    scope->parent = self->current;
    if (kind == TARE_SCOPE_CLASS)
        scope->private_name = name;
    else if (self->current)
        scope->private_name = self->current->private_name;
    if (self->current && kind != TARE_SCOPE_ANNOTATION) append_child(self->current, scope);
    TareScope **bucket = &self->buckets[get_bucket(node)];
    scope->next_in_bucket = *bucket;
    *bucket = scope;
    self->current = scope;
    return scope;
}

void tare_symbols_leave(TareSymbols *self) { self->current = self->current->parent; }

TareStatus tare_symbols_build(TareSymbols *self, TareArena *arena, const TareTreeModule *module,
                              bool has_future_annotations, TareSyntaxError *error) {
    *self = (TareSymbols){
        .arena = arena, .error = error, .has_future_annotations = has_future_annotations};
    self->module = tare_symbols_enter(self, TARE_SCOPE_MODULE, module, (TareTreeString){"top", 3},
                                      (TareTreeSpan){0});
    if (!self->module) return TARE_ERROR;
    tare_symbols_visit_module(self, module);
    if (!self->failed) tare_symbols_resolve(self);
    return self->failed ? TARE_ERROR : TARE_OK;
}
