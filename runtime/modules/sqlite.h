// The module _sqlite: connections and statements of SQLite under lib/sqlite3.py, which has all that
// can be said in the language. What SQLite holds lies outside of the heap.
#ifndef TARE_MODULES_SQLITE_H
#define TARE_MODULES_SQLITE_H

#include <sqlite3.h>

#include "object/native.h"
#include "object/runtime.h"
#include "object/type.h"

//   +0 header  +8 fail  +16 callbacks  +24 address of the runtime  +32 SQLite's handle or NULL
typedef struct TareSqliteDatabase {
    TareObject header;
    TareValue fail;       // fail(code, extended code, message) raises
    TareValue callbacks;  // dict: what SQLite may call, and aggregates at work by address
    TareRuntime *rt;      // for what SQLite calls
    sqlite3 *handle;      // NULL once closed
} TareSqliteDatabase;

TARE_NEW TareValue tare_sqlite_new_module(TareRuntime *rt);

// Codes beside SQLite's for which `fail` knows an exception.
typedef enum TareSqliteFault {
    TARE_SQLITE_PROGRAMMING = -1,
    TARE_SQLITE_OPERATIONAL = -2,
} TareSqliteFault;

// The database in an argument; NULL with TypeError, or ProgrammingError when it is closed.
TareSqliteDatabase *tare_sqlite_get_database(TareRuntime *rt, TareValue v);
// Raises what the last error of the connection is, or leaves the pending exception: absent.
TareValue tare_sqlite_fail(TareRuntime *rt, TareSqliteDatabase *self);
// Raises one of the others; the format is that of object/error.h. Always absent.
TareValue tare_sqlite_raise(TareRuntime *rt, TareSqliteDatabase *self, TareSqliteFault fault,
                            const char *format, ...);
// The UTF-8 of a str: valid while *holder is held, which the caller releases, also after an error.
TareStatus tare_sqlite_read_text(TareRuntime *rt, TareValue v, TareValue *holder,
                                 const char **text, size_t *length) TARE_CHECKED;

// sqlite_statement.c: Statement(database, sql).
extern const TareTypeSpec tare_sqlite_statement_spec;

// sqlite_callbacks.c: natives of a database that hand functions of the program to SQLite.
#define NATIVE(name) TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments)
NATIVE(tare_sqlite_callbacks_function);   // function(name, argument count, flags, callable or None)
NATIVE(tare_sqlite_callbacks_aggregate);  // aggregate(name, argument count, class or None)
NATIVE(tare_sqlite_callbacks_collation);  // collation(name, callable or None)
NATIVE(tare_sqlite_callbacks_trace);      // trace(callable or None)
NATIVE(tare_sqlite_callbacks_progress);   // progress(callable or None, instructions between calls)
NATIVE(tare_sqlite_callbacks_authorize);  // authorize(callable or None)
#undef NATIVE
// What watches every connection: Ctrl-C in long queries, and a host that forbids files.
void tare_sqlite_callbacks_guard(TareRuntime *rt, TareSqliteDatabase *database);

#endif
