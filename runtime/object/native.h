// Functions written in C as the language sees them: their arguments, their definitions in tables,
// and the binding of arguments to parameters.
#ifndef TARE_OBJECT_NATIVE_H
#define TARE_OBJECT_NATIVE_H

#include "object/tuple.h"

// Arguments of one call, all borrowed for its duration: first the positional values, then one
// value for each keyword name.
typedef struct TareArguments {
    const TareValue *values;
    size_t positional_count;
    TareTuple *keyword_names;  // NULL when there are no keyword arguments
} TareArguments;

static inline size_t tare_native_keyword_count(const TareArguments *arguments) {
    return arguments->keyword_names ? arguments->keyword_names->length : 0;
}

// `self` is the instance for methods, the class for class methods, the module for functions.
typedef TareValue (*TareNative)(TareRuntime *rt, TareValue self, const TareArguments *arguments);

// How many arguments a definition takes; checked, with CPython's messages, before it is called.
typedef enum TareNativeKind {
    TARE_NATIVE_NONE,        // "list.clear() takes no arguments (1 given)"
    TARE_NATIVE_ONE,         // "list.append() takes exactly one argument (0 given)"
    TARE_NATIVE_POSITIONAL,  // minimum..maximum: "pop expected at most 1 argument, got 2"
    TARE_NATIVE_ANY,         // checks itself, usually with tare_native_bind
} TareNativeKind;

enum {  // flags of a definition
    TARE_NATIVE_CLASS = 1,
    TARE_NATIVE_STATIC = 2,
    // What the machine may do itself for exact arguments, instead of calling.
    TARE_NATIVE_IS_LENGTH = 4,       // len(x)
    TARE_NATIVE_IS_LIST_APPEND = 8,  // list.append(x)
    TARE_NATIVE_IS_TYPE_TEST = 16,   // isinstance(x, class), where the answer is yes
};
#define TARE_NATIVE_UNLIMITED UINT8_MAX

typedef struct TareNativeDefinition {
    const char *name;  // NULL ends a table
    TareNative function;
    uint8_t kind;      // TareNativeKind
    uint8_t minimum;   // for POSITIONAL
    uint8_t maximum;   // for POSITIONAL; TARE_NATIVE_UNLIMITED: any number
    uint8_t flags;
    const char *doc;
} TareNativeDefinition;

// A computed attribute. `set` is NULL when read-only; it is given absent to delete.
typedef struct TareAttributeDefinition {
    const char *name;  // NULL ends a table
    TareValue (*get)(TareRuntime *rt, TareValue self);
    TareStatus (*set)(TareRuntime *rt, TareValue self, TareValue value);
    const char *doc;
    bool is_member;  // a plain field in CPython, which its messages tell from a computed attribute
} TareAttributeDefinition;

// Parameters of a native that takes keywords. Names up to `positional_only_count` cannot be given
// by keyword (their text is for messages alone), those from `positional_count` on only by keyword.
typedef struct TareParameters {
    const char *function_name;
    const char *const *names;
    uint8_t count;
    uint8_t positional_only_count;
    uint8_t positional_count;
    uint8_t required_count;
} TareParameters;

// Puts each parameter's argument, borrowed, into out[i], absent where none is given. Errors as
// CPython's argument clinic words them.
TareStatus tare_native_bind(TareRuntime *rt, const TareParameters *parameters,
                            const TareArguments *arguments, TareValue *out) TARE_CHECKED;
// Checks the count against kind, minimum and maximum. `qualified_name` as in "list.append".
TareStatus tare_native_check(TareRuntime *rt, const TareNativeDefinition *definition,
                             const char *qualified_name,
                             const TareArguments *arguments) TARE_CHECKED;
// "X() takes no keyword arguments" when there are any.
TareStatus tare_native_refuse_keywords(TareRuntime *rt, const char *function_name,
                                       const TareArguments *arguments) TARE_CHECKED;
// The same for the __new__ of the built-in type `id`: a subclass with an __init__ of its own may
// take them there.
TareStatus tare_native_refuse_keywords_new(TareRuntime *rt, const TareType *type, TareTypeId id,
                                           const char *function_name,
                                           const TareArguments *arguments) TARE_CHECKED;
// The value of the keyword argument `name`, borrowed or absent.
TareValue tare_native_find_keyword(const TareArguments *arguments, const char *name);

// The object builtin_function_or_method; its slots are in types/builtin_function.c.
//   +0 header  +8 definition (constant)  +16 self or absent  +24 module name (constant) or NULL
typedef struct TareNativeFunction {
    TareObject header;
    const TareNativeDefinition *definition;
    TareValue self;
    const char *module_name;
} TareNativeFunction;

// A builtin_function_or_method bound to `self` (may be absent), of module `module_name` (may be
// NULL). `definition` must outlive the runtime (a constant).
TARE_NEW TareValue tare_native_new_function(TareRuntime *rt, const TareNativeDefinition *definition,
                                            TareValue self, const char *module_name);

#endif
