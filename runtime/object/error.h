// The pending exception: at most one, in rt->execution. A function that fails leaves it pending.
// Message formats are printf's %s %d %i %u %ld %lu %lld %llu %zu %zd %c %x %% and, for values:
//   %R repr(value)   %S str(value)   %T name of the value's type   %N a TareType*'s name
//   %U the text of a TareString*
// %R, %S, %T take a TareValue argument; a precision (%.200s) is honoured for all text.
#ifndef TARE_OBJECT_ERROR_H
#define TARE_OBJECT_ERROR_H

#include <stdarg.h>

#include "object/runtime.h"

// Raises the built-in exception `id` with one str argument; an exception already pending is
// replaced, an exception being handled becomes its __context__. Always returns absent, so that a
// caller can write `return tare_error_raise(...)`.
TareValue tare_error_raise(TareRuntime *rt, TareTypeId id, const char *format, ...);
// The same for functions that return a status: always TARE_ERROR.
TareStatus tare_error_fail(TareRuntime *rt, TareTypeId id, const char *format, ...);
#ifdef __clang_analyzer__  // which cannot look into error.c for the "always"
#define tare_error_fail(...) ((void)tare_error_fail(__VA_ARGS__), TARE_ERROR)
#endif
// Formats as above into a new str.
TARE_NEW TareValue tare_error_format(TareRuntime *rt, const char *format, va_list arguments);
// Raises `id` with `argument` as its only argument (KeyError(key), StopIteration(value)).
TareValue tare_error_raise_value(TareRuntime *rt, TareTypeId id, TareValue argument);
// Raises an exception instance.
TareValue tare_error_raise_instance(TareRuntime *rt, TareValue exception);
// MemoryError, from an instance made at start.
TareValue tare_error_raise_memory(TareRuntime *rt);
// OSError of errno's subclass, with the file name unless absent.
TareValue tare_error_raise_errno(TareRuntime *rt, int error_number, TareValue filename);
// NameError "name 'x' is not defined" and AttributeError "'T' object has no attribute 'x'", with
// their attributes name and obj set.
TareValue tare_error_raise_attribute(TareRuntime *rt, TareValue object, TareValue name);
// Gives a pending AttributeError, no subclass, that says neither name nor obj both of them.
void tare_error_describe_attribute(TareRuntime *rt, TareValue object, TareValue name);

// KeyboardInterrupt if Ctrl-C was pressed or the host asks for it; for long loops in C.
// Issues a warning about the line that runs; an error pends when the program makes warnings errors.
TareStatus tare_error_warn(TareRuntime *rt, TareTypeId category, const char *format,
                           ...) TARE_CHECKED;

TareStatus tare_error_check_interrupt(TareRuntime *rt) TARE_CHECKED;

static inline bool tare_error_is_pending(const TareRuntime *rt) {
    return !tare_value_is_absent(rt->execution.error);
}
// Whether the pending exception is an instance of the built-in `id`.
bool tare_error_is(const TareRuntime *rt, TareTypeId id);
// Takes the pending exception out: owned by the caller, absent when there is none.
TARE_NEW TareValue tare_error_take(TareRuntime *rt);
// Makes `stolen_exception` pending again, without touching its __context__ (absent: clears).
void tare_error_restore_steal(TareRuntime *rt, TareValue stolen_exception);
void tare_error_clear(TareRuntime *rt);
// Reports the pending exception, which nobody can catch (in a finalizer or a callback), through
// sys.unraisablehook, naming `where`, and clears it.
void tare_error_write_unraisable(TareRuntime *rt, TareValue where);
// For a native finalizer: warns that the program left `object` unfinished. Keeps what is pending.
void tare_error_warn_unfinished(TareRuntime *rt, TareValue object);

#endif
