// Exception objects. All built-in exceptions share this struct; what some add (OSError's errno,
// SyntaxError's place, ...) are attributes of fixed names kept in `fields`.
#ifndef TARE_TYPES_EXCEPTION_H
#define TARE_TYPES_EXCEPTION_H

#include "object/instance.h"

typedef struct TareException {
    TareObject header;
    void *dict_word;        // attributes set by the program: types have a dict word at +8
    TareValue args;         // tuple
    TareValue traceback;    // or absent
    TareValue cause;        // or absent
    TareValue context;      // or absent
    TareValue fields[6];    // by built-in base: exception.c names them; absent: None
    bool suppress_context;
    bool has_cause;         // __cause__ was set, be it to None
} TareException;

static inline TareException *tare_exception_of(TareValue v) {
    return (TareException *)tare_value_get_object(v);
}

TARE_NEW TareValue tare_exception_new(TareRuntime *rt, TareType *type, TareValue argument);
// 1, 0, -1: whether `exception` matches a class or a tuple of classes, as `except` does; TypeError
// "catching classes that do not inherit from BaseException is not allowed".
int tare_exception_matches(TareRuntime *rt, TareValue exception, TareValue classes) TARE_CHECKED;
// Named fields of the built-in kinds.
TareValue *tare_exception_stop_value(TareException *self);       // StopIteration.value
// Fills SyntaxError's attributes and args: (msg, (filename, lineno, offset, text, end_lineno,
// end_offset)); offsets are 1-based characters.
TareValue tare_exception_raise_syntax(TareRuntime *rt, TareTypeId id, const char *message,
                                      TareValue filename, int line, int offset, TareValue text,
                                      int end_line, int end_offset);
// The traceback of an exception as CPython prints it, "Traceback (most recent call last):" on, with
// causes and contexts; appended to `text`.
TareStatus tare_exception_append_report(TareRuntime *rt, TareValue exception,
                                        TareText *text) TARE_CHECKED;

// types/traceback.c: a traceback entry.
typedef struct TareTraceback {
    TareObject header;
    TareValue next;   // the entry nearer to where it was raised, or absent
    TareValue code;   // TareCode
    TareValue frame;  // frame object, or absent until asked
    uint32_t offset;  // instruction, in words
    uint32_t line;
} TareTraceback;
// Puts an entry for `code` at `offset` in front of the exception's traceback.
TareStatus tare_traceback_push(TareRuntime *rt, TareValue exception, TareValue code,
                               uint32_t offset) TARE_CHECKED;

#endif
