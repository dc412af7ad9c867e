// Exception objects.
//   +0 header  +8 args  +16 traceback  +24 cause  +32 context  +40 dict  +48 flags
//   +56 the fields that some kinds add (OSError.errno, SyntaxError.lineno, ...)
#ifndef TARE_TYPES_EXCEPTION_H
#define TARE_TYPES_EXCEPTION_H

#include "object/instance.h"

typedef struct TareException {
    TareObject header;
    TareValue args;         // tuple
    TareValue traceback;    // or absent
    TareValue cause;        // or absent
    TareValue context;      // or absent
    TareValue dict;         // attributes set on an instance of a built-in class, or absent
    bool suppress_context;
    bool has_cause;         // __cause__ was set, be it to None
    uint8_t field_count;    // of the built-in kind
    TareValue fields[];     // in the order of exception_kinds.c; absent: None
} TareException;

static inline TareException *tare_exception_of(TareValue v) {
    return (TareException *)tare_value_get_object(v);
}

// A new instance of a built-in or other exception type, as type(argument) would make it.
TARE_NEW TareValue tare_exception_new(TareRuntime *rt, TareType *type, TareValue argument);
// A class or a subclass of BaseException.
bool tare_exception_is_class(TareRuntime *rt, TareValue v);
// 1, 0, -1: whether `exception` matches a class or a tuple of classes, as `except` does; TypeError
// "catching classes that do not inherit from BaseException is not allowed".
int tare_exception_matches(TareRuntime *rt, TareValue exception, TareValue classes) TARE_CHECKED;
// Named fields of the built-in kinds.
TareValue *tare_exception_stop_value(TareException *self);         // StopIteration.value
// Both may be absent.
void tare_exception_set_import(TareRuntime *rt, TareException *self, TareValue name,
                               TareValue path);
TareValue tare_exception_import_name(const TareException *self);   // ImportError.name or absent
// Fills SyntaxError's attributes and args: (msg, (filename, lineno, offset, text, end_lineno,
// end_offset)); offsets are 1-based characters.
TareValue tare_exception_raise_syntax(TareRuntime *rt, TareTypeId id, const char *message,
                                      TareValue filename, int line, int offset, TareValue text,
                                      int end_line, int end_offset);
// except*: splits `exception` (a group or not) by `classes` into new references: what matches, and
// the rest; None for a part that is empty.
TareStatus tare_exception_split(TareRuntime *rt, TareValue exception, TareValue classes,
                                TareValue *matched, TareValue *rest) TARE_CHECKED;
// except*: what the statement raises, or None: `raised` lists what its handlers raised and, last,
// what none took.
TARE_NEW TareValue tare_exception_join(TareRuntime *rt, TareValue original, TareValue raised);
// Makes `stolen_cause` the cause and the context of the pending exception.
void tare_exception_chain_steal(TareRuntime *rt, TareValue stolen_cause);
// The traceback of an exception as CPython prints it, "Traceback (most recent call last):" on, with
// causes and contexts; appended to `text`. `suggests`: with the nearest names for misspelt ones, as
// for an exception that nobody caught.
TareStatus tare_exception_append_report(TareRuntime *rt, TareValue exception, bool suggests,
                                        TareText *text) TARE_CHECKED;

// types/traceback.c: a traceback entry.
typedef struct TareTraceback {
    TareObject header;
    TareValue next;   // the entry nearer to where it was raised, or absent
    TareValue code;   // TareCode
    TareValue frame;  // frame object, or absent until asked
    uint32_t offset;  // instruction, in words
    int32_t given_line;  // of an entry made by the program; 0: look it up
} TareTraceback;

// The source line of the entry; looked up, since most tracebacks are never read.
uint32_t tare_traceback_get_line(const TareTraceback *self);
// Puts an entry for `code` at `offset` in front of the exception's traceback.
TareStatus tare_traceback_push(TareRuntime *rt, TareValue exception, TareValue code,
                               TareValue frame, uint32_t offset) TARE_CHECKED;

#endif
