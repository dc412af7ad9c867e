// The second pass over scopes: decides for each symbol what it is, from the outermost scope
// inwards, and marks the cells and the free variables on the way between them.
#include "front/symbols.h"

static const uint32_t bound_flags = TARE_SYMBOL_LOCAL | TARE_SYMBOL_PARAMETER;

// The scope, if any, whose variable `name` is seen from inside `scope`; functions only, except
// that a class gives `__class__`.
static TareScope *find_owner(const TareScope *scope, TareTreeString name) {
    for (TareScope *outer = scope->parent; outer; outer = outer->parent) {
        if (outer->kind == TARE_SCOPE_MODULE) return NULL;
        if (outer->kind == TARE_SCOPE_CLASS) {
            if (tare_symbols_is_text(name, "__class__")) return outer;
            continue;
        }
        const TareSymbol *symbol = tare_symbols_find_mangled(outer, name);
        if (!symbol) continue;
        if (symbol->flags & TARE_SYMBOL_GLOBAL) return NULL;
        if (symbol->flags & TARE_SYMBOL_NONLOCAL) continue;
        if (symbol->flags & bound_flags) return outer;
    }
    return NULL;
}

static void make_cell(TareSymbols *self, TareScope *owner, TareTreeString name) {
    if (owner->kind == TARE_SCOPE_CLASS) {
        owner->needs_class_cell = true;
        return;
    }
    TareSymbol *symbol = tare_symbols_intern(self, owner, name);
    if (symbol) symbol->binding = TARE_SYMBOL_IS_CELL;
}

// Scopes between the user and the owner hand the cell on.
static void pass_through(TareSymbols *self, const TareScope *scope, const TareScope *owner,
                         TareTreeString name) {
    for (TareScope *between = scope->parent; between && between != owner;
         between = between->parent) {
        TareSymbol *symbol = tare_symbols_intern(self, between, name);
        if (!symbol) return;
        bool is_own =
            between->kind == TARE_SCOPE_CLASS && symbol->flags & (bound_flags | TARE_SYMBOL_GLOBAL);
        if (is_own)
            symbol->flags |= TARE_SYMBOL_PASSED;
        else
            symbol->binding = TARE_SYMBOL_IS_FREE;
    }
}

static void make_free(TareSymbols *self, TareScope *scope, TareScope *owner, TareSymbol *symbol) {
    TareTreeString name = symbol->name;
    symbol->binding = TARE_SYMBOL_IS_FREE;
    make_cell(self, owner, name);
    pass_through(self, scope, owner, name);
}

static void resolve_nonlocal(TareSymbols *self, TareScope *scope, TareSymbol *symbol) {
    int length = (int)symbol->name.length_bytes;
    const char *name = symbol->name.bytes;
    if (symbol->flags & TARE_SYMBOL_GLOBAL) {
        tare_symbols_fail(self, symbol->directive, "name '%.*s' is nonlocal and global", length,
                          name);
        return;
    }
    if (scope->kind == TARE_SCOPE_MODULE) {
        tare_symbols_fail(self, symbol->directive,
                          "nonlocal declaration not allowed at module level");
        return;
    }
    TareScope *owner = find_owner(scope, symbol->name);
    if (owner)
        make_free(self, scope, owner, symbol);
    else
        tare_symbols_fail(self, symbol->directive, "no binding for nonlocal '%.*s' found", length,
                          name);
}

static void resolve_symbol(TareSymbols *self, TareScope *scope, TareSymbol *symbol) {
    if (symbol->flags & TARE_SYMBOL_NONLOCAL) {
        resolve_nonlocal(self, scope, symbol);
    } else if (symbol->flags & TARE_SYMBOL_GLOBAL) {
        symbol->binding = TARE_SYMBOL_IS_GLOBAL_EXPLICIT;
    } else if (symbol->flags & bound_flags) {
        if (symbol->binding == TARE_SYMBOL_UNRESOLVED) symbol->binding = TARE_SYMBOL_IS_LOCAL;
    } else if (symbol->binding == TARE_SYMBOL_UNRESOLVED) {
        TareScope *owner = find_owner(scope, symbol->name);
        if (owner)
            make_free(self, scope, owner, symbol);
        else
            symbol->binding = TARE_SYMBOL_IS_GLOBAL_IMPLICIT;
    }
}

// A scope's own symbols first: inner ones only add to what these mean.
static void resolve_scope(TareSymbols *self, TareScope *scope) {
    for (uint32_t i = 0; i < scope->symbol_count && !self->failed; i++) {
        resolve_symbol(self, scope, scope->symbols[i]);
    }
    for (TareScope *child = scope->first_child; child && !self->failed;
         child = child->next_sibling) {
        resolve_scope(self, child);
    }
}

void tare_symbols_resolve(TareSymbols *self) { resolve_scope(self, self->module); }
