// Upward calls that are no type slots. The upper layers fill these in when the runtime starts.
#ifndef TARE_OBJECT_HOOKS_H
#define TARE_OBJECT_HOOKS_H

#include "object/object.h"

struct TareArguments;  // native.h

typedef struct TareHooks {
    // types/exception.c: a new instance of the exception type with one argument (absent: none).
    TareValue (*new_exception)(TareRuntime *rt, TareType *type, TareValue argument);
    // types/exception.c: forgets traceback, cause and context of a shared instance before it is
    // raised again. NULL while a runtime starts.
    void (*reset_exception)(TareRuntime *rt, TareValue exception);
    // types/exception.c: sets __context__ of `exception` to what is being handled.
    void (*set_context)(TareRuntime *rt, TareValue exception);
    // types/int.c: the int `v` as int64: true and *out, or false and *out the nearest bound; and
    // the int of n, a new reference.
    bool (*int_to_int64)(TareValue v, int64_t *out);
    TareValue (*new_int)(TareRuntime *rt, int64_t n);
    TareValue (*int_to_exact)(TareRuntime *rt, TareValue v);  // of a subclass of int: the int
    // types/iterator.c: iterates by __getitem__ from 0 on; a new reference.
    TareValue (*new_sequence_iterator)(TareRuntime *rt, TareValue sequence);
    // vm: the exception that is being handled in the innermost frame that handles one; borrowed.
    TareValue (*get_handled)(TareRuntime *rt);
    // vm: the value of __class__ and the first argument of the innermost frame, for super() without
    // arguments; borrowed. RuntimeError "super(): no arguments" and its like.
    TareStatus (*get_super_context)(TareRuntime *rt, TareValue *type, TareValue *self);
    // vm: runs a function of the language; what the function type's call slot does.
    TareValue (*call_function)(TareRuntime *rt, TareValue function,
                               const struct TareArguments *arguments);
    // vm: the local variables of the innermost frame as a mapping, a new reference.
    TareValue (*get_locals)(TareRuntime *rt);
    // vm: __name__ of the innermost frame's globals, borrowed or absent.
    TareValue (*get_module_name)(TareRuntime *rt);
    // modules/sys: reports an unraisable exception (owned by the caller).
    void (*unraisable)(TareRuntime *rt, TareValue exception, TareValue where);
    // modules/warn: what dies is a coroutine that was never awaited, or a file that nobody closed.
    TareStatus (*warn_unfinished)(TareRuntime *rt, TareValue object);
    // modules/warn: issues a warning of `category` about the line that runs, or about a place in a
    // source text. An error pends when the program's filters make the warning one.
    TareStatus (*warn)(TareRuntime *rt, TareTypeId category, TareValue message);
    TareStatus (*warn_about)(TareRuntime *rt, TareTypeId category, const char *message,
                             TareValue filename, int line);
    // modules/sys: writes to the program's standard error.
    void (*write_error)(TareRuntime *rt, const char *text, size_t text_bytes);
    // measure: what sys.getsizeof (is_whole) or __sizeof__ answers while a version of CPython is
    // imitated. NULL: nothing is.
    size_t (*imitated_size)(TareRuntime *rt, TareValue v, bool is_whole);
    // The host's check at safe points, for its interrupt; returns true to interrupt. May be NULL.
    bool (*host_interrupt)(void *host);
} TareHooks;

#endif
