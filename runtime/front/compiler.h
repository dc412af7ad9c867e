// Text to code: parses, resolves names and generates instructions.
#ifndef TARE_FRONT_COMPILER_H
#define TARE_FRONT_COMPILER_H

#include "bytecode/code.h"

struct TareArena;
struct TareTreeModule;

typedef enum {
    TARE_COMPILE_FILE,
    TARE_COMPILE_EXPRESSION,
    TARE_COMPILE_INTERACTIVE,
    TARE_COMPILE_PROGRAM,  // as FILE; bytes that are no text are told of as in a file that is read
} TareCompileMode;

// New code object of the module (or expression, or entry at the prompt), or NULL with SyntaxError
// (or RecursionError, MemoryError) pending. `inherited_flags` are the TARE_CODE_FUTURE_* flags of
// the code that asks, to be in force here too. `optimize_level` is mostly rt->optimize_level.
TareCode *tare_compiler_compile(TareRuntime *rt, const char *source, size_t length_bytes,
                                TareString *filename, TareCompileMode mode,
                                uint32_t inherited_flags, uint8_t optimize_level);

// What makes a tree in the arena: NULL with an error pending; and what is shown a tree.
typedef struct TareTreeModule *(*TareCompilerMakeTree)(TareRuntime *rt, void *context,
                                                       struct TareArena *arena);
typedef TareStatus (*TareCompilerSeeTree)(TareRuntime *rt, void *context,
                                          const struct TareTreeModule *module);
// The same of a tree that was not parsed.
TareCode *tare_compiler_compile_tree(TareRuntime *rt, TareCompilerMakeTree make, void *context,
                                     TareString *filename, TareCompileMode mode,
                                     uint32_t inherited_flags, uint8_t optimize_level);
// Only parses, and shows the tree while it lives; the same errors.
TareStatus tare_compiler_parse(TareRuntime *rt, const char *source, size_t length_bytes,
                               TareString *filename, TareCompileMode mode, TareCompilerSeeTree see,
                               void *context) TARE_CHECKED;

#endif
