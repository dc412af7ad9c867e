// The type Database, and the module. Isolation, adapters and cursors are lib/sqlite3.py's.
#include "modules/sqlite.h"

#include <errno.h>

#include "object/alloc.h"
#include "object/call.h"
#include "object/error.h"
#include "object/layout.h"
#include "types/byte_methods.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/module.h"

static const TareTypeSpec database_spec;

static TareSqliteDatabase *database_of(TareValue v) {
    return (TareSqliteDatabase *)tare_value_get_object(v);
}

TareSqliteDatabase *tare_sqlite_get_database(TareRuntime *rt, TareValue v) {
    if (tare_type_get(rt, v)->spec != &database_spec) {
        (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a Database is required, not '%T'", v);
        return NULL;
    }
    TareSqliteDatabase *self = database_of(v);
    if (self->handle) return self;
    (void)tare_sqlite_raise(rt, self, TARE_SQLITE_PROGRAMMING,
                            "Cannot operate on a closed database.");
    return NULL;
}

static TareValue raise_code(TareRuntime *rt, TareSqliteDatabase *self, int code, int extended,
                            TareValue message) {
    if (tare_value_is_absent(message)) return TARE_ABSENT;
    TareValue values[3] = {tare_value_from_small_int(code), tare_value_from_small_int(extended),
                           message};
    TareValue result = tare_call_values(rt, self->fail, values, 3);
    if (!tare_value_is_absent(result)) {
        tare_release(rt, result);
        return tare_error_raise(rt, TARE_TYPE_SYSTEM_ERROR, "an error of SQLite was not raised");
    }
    return TARE_ABSENT;
}

TareValue tare_sqlite_fail(TareRuntime *rt, TareSqliteDatabase *self) {
    if (tare_error_is_pending(rt)) return TARE_ABSENT;
    TareValue message = tare_string_new_c(rt, sqlite3_errmsg(self->handle));
    (void)raise_code(rt, self, sqlite3_errcode(self->handle),
                     sqlite3_extended_errcode(self->handle), message);
    tare_release(rt, message);
    return TARE_ABSENT;
}

TareValue tare_sqlite_raise(TareRuntime *rt, TareSqliteDatabase *self, TareSqliteFault fault,
                            const char *format, ...) {
    va_list values;
    va_start(values, format);
    TareValue message = tare_error_format(rt, format, values);
    va_end(values);
    (void)raise_code(rt, self, fault, fault, message);
    tare_release(rt, message);
    return TARE_ABSENT;
}

TareStatus tare_sqlite_read_text(TareRuntime *rt, TareValue v, TareValue *holder,
                                 const char **text, size_t *length) {
    *holder = TARE_ABSENT;
    *text = NULL;
    *length = 0;
    if (!tare_type_is_instance(rt, v, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "argument must be str, not %T", v);
    TareString *string = tare_string_of(v);
    if (string->is_ascii) {
        *holder = tare_retain(v);
        *text = string->characters;
        *length = string->length;
        return TARE_OK;
    }
    *holder = tare_codecs_encode(rt, string, NULL, NULL);
    if (tare_value_is_absent(*holder)) return TARE_ERROR;
    *text = (const char *)tare_bytes_of(*holder)->data;
    *length = tare_bytes_of(*holder)->length;
    return TARE_OK;
}

// ---- life --------------------------------------------------------------------------------------

// A name that needs no file: a database in memory.
static bool is_in_memory(const char *name) { return !strcmp(name, ":memory:"); }

static TareStatus open_handle(TareRuntime *rt, TareSqliteDatabase *self, TareValue path,
                              int flags) {
    TareValue holder;
    const char *text;
    size_t length;
    TareStatus status = tare_sqlite_read_text(rt, path, &holder, &text, &length);
    if (status == TARE_OK && strlen(text) != length)
        status = tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "embedded null character");
    if (status == TARE_OK && rt->forbids_files && !is_in_memory(text)) {
        (void)tare_error_raise_errno(rt, EACCES, path);
        status = TARE_ERROR;
    }
    if (rt->forbids_files) flags &= ~SQLITE_OPEN_URI;
    if (status == TARE_OK && sqlite3_open_v2(text, &self->handle, flags, NULL) != SQLITE_OK) {
        (void)tare_sqlite_fail(rt, self);
        status = TARE_ERROR;
    }
    tare_release(rt, holder);
    return status;
}

// Database(path, flags, milliseconds to wait for locks, fail)
static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    int64_t flags, wait;
    if (arguments->positional_count != 4 || tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "Database() takes 4 arguments");
    const TareValue *values = arguments->values;
    if (!tare_int_is(rt, values[1]) || !tare_int_is(rt, values[2]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "an integer is required");
    (void)tare_int_to_int64(values[1], &flags);
    (void)tare_int_to_int64(values[2], &wait);
    TareSqliteDatabase *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    TareValue result = tare_value_from_object(self);
    self->rt = rt;
    self->fail = tare_retain(values[3]);
    self->callbacks = tare_dict_new(rt);
    if (tare_value_is_absent(self->callbacks) ||
        open_handle(rt, self, values[0], (int)flags) != TARE_OK) {
        tare_release(rt, result);
        return TARE_ABSENT;
    }
    sqlite3_busy_timeout(self->handle, wait > INT32_MAX ? INT32_MAX : (int)wait);
    tare_sqlite_callbacks_guard(rt, self);
    return result;
}

// Statements that are still open keep what they need of the connection: close_v2.
static void finalize(TareRuntime *rt, TareObject *object) {
    TareSqliteDatabase *self = (TareSqliteDatabase *)object;
    sqlite3_close_v2(self->handle);
    self->handle = NULL;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareSqliteDatabase *self = (TareSqliteDatabase *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "Database");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->fail, 2 * sizeof(TareValue),
                         "fail, callbacks");
    tare_describe_region(describer, TARE_REGION_RAW, &self->rt, 2 * sizeof(void *),
                         "runtime, handle of SQLite");
}

// ---- methods -----------------------------------------------------------------------------------

static TareValue database_close(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    finalize(rt, tare_value_get_object(self));
    TareValue callbacks = database_of(self)->callbacks;
    database_of(self)->callbacks = TARE_NONE;
    tare_release(rt, callbacks);
    return TARE_NONE;
}

// The statements of a text one after the other, their rows unseen.
static TareValue database_script(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    TareValue holder;
    const char *text;
    size_t length;
    if (!self) return TARE_ABSENT;
    TareStatus status = tare_sqlite_read_text(rt, arguments->values[0], &holder, &text, &length);
    int code = SQLITE_OK;
    while (status == TARE_OK && code == SQLITE_OK && *text) {
        sqlite3_stmt *statement = NULL;
        code = sqlite3_prepare_v2(self->handle, text, -1, &statement, &text);
        if (statement) {
            do code = sqlite3_step(statement);
            while (code == SQLITE_ROW);
            code = sqlite3_finalize(statement);
        }
        if (tare_error_is_pending(rt) || !self->handle) status = TARE_ERROR;
    }
    if (status == TARE_OK && code != SQLITE_OK) {
        (void)tare_sqlite_fail(rt, self);
        status = TARE_ERROR;
    }
    tare_release(rt, holder);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue database_changes(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    return self ? tare_int_new(rt, sqlite3_changes(self->handle)) : TARE_ABSENT;
}

static TareValue database_total_changes(TareRuntime *rt, TareValue v,
                                        const TareArguments *arguments) {
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    return self ? tare_int_new(rt, sqlite3_total_changes(self->handle)) : TARE_ABSENT;
}

static TareValue database_last_row(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    return self ? tare_int_new(rt, sqlite3_last_insert_rowid(self->handle)) : TARE_ABSENT;
}

static TareValue database_in_transaction(TareRuntime *rt, TareValue v,
                                         const TareArguments *arguments) {
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    return self ? tare_value_from_bool(!sqlite3_get_autocommit(self->handle)) : TARE_ABSENT;
}

static TareValue database_interrupt(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    if (!self) return TARE_ABSENT;
    sqlite3_interrupt(self->handle);
    return TARE_NONE;
}

// limit(category, new limit): the old one; -1 leaves it as it is.
static TareValue database_limit(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    int64_t numbers[2];
    if (!self) return TARE_ABSENT;
    for (int i = 0; i < 2; i++) {
        if (!tare_int_is(rt, arguments->values[i]) ||
            !tare_int_to_int64(arguments->values[i], &numbers[i]))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "an integer is required");
    }
    return tare_int_new(rt, sqlite3_limit(self->handle, (int)numbers[0], (int)numbers[1]));
}

// Copies page by page; `progress` is called between steps. The code of SQLite at the end.
static int copy_pages(TareRuntime *rt, sqlite3_backup *backup, int pages, TareValue progress,
                      int sleep) {
    int code;
    do {
        code = sqlite3_backup_step(backup, pages);
        if (!tare_value_is_none(progress)) {
            TareValue values[3] = {tare_int_new(rt, code),
                                   tare_int_new(rt, sqlite3_backup_remaining(backup)),
                                   tare_int_new(rt, sqlite3_backup_pagecount(backup))};
            tare_release(rt, tare_call_values(rt, progress, values, 3));
        }
        if (tare_error_is_pending(rt)) return SQLITE_ABORT;
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(sleep);
    } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
    return code;
}

// backup(target, pages at a time, progress or None, name, milliseconds to sleep when locked)
static TareValue database_backup(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    TareSqliteDatabase *self = tare_sqlite_get_database(rt, v);
    TareSqliteDatabase *target = self ? tare_sqlite_get_database(rt, values[0]) : NULL;
    int64_t pages, sleep;
    TareValue holder;
    const char *name;
    size_t length;
    if (!target) return TARE_ABSENT;
    if (!tare_int_is(rt, values[1]) || !tare_int_is(rt, values[4]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "an integer is required");
    (void)tare_int_to_int64(values[1], &pages);
    (void)tare_int_to_int64(values[4], &sleep);
    TareStatus status = tare_sqlite_read_text(rt, values[3], &holder, &name, &length);
    if (status == TARE_OK) {
        sqlite3_backup *backup =
            sqlite3_backup_init(target->handle, "main", self->handle, name);
        int code = backup ? copy_pages(rt, backup, (int)pages, values[2], (int)sleep) : SQLITE_OK;
        (void)sqlite3_backup_finish(backup);
        if (!backup || code != SQLITE_DONE) {
            (void)tare_sqlite_fail(rt, target);
            status = TARE_ERROR;
        }
    }
    tare_release(rt, holder);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

// ---- module ------------------------------------------------------------------------------------

static TareValue module_complete(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue holder;
    const char *text;
    size_t length;
    TareValue result = TARE_ABSENT;
    if (tare_sqlite_read_text(rt, arguments->values[0], &holder, &text, &length) == TARE_OK)
        result = tare_value_from_bool(sqlite3_complete(text));
    tare_release(rt, holder);
    return result;
}


static TareValue module_version(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_string_new_c(rt, sqlite3_libversion());
}

static const TareNativeDefinition methods[] = {
    {"close", database_close, TARE_NATIVE_NONE},
    {"script", database_script, TARE_NATIVE_ONE},
    {"changes", database_changes, TARE_NATIVE_NONE},
    {"total_changes", database_total_changes, TARE_NATIVE_NONE},
    {"last_row", database_last_row, TARE_NATIVE_NONE},
    {"in_transaction", database_in_transaction, TARE_NATIVE_NONE},
    {"interrupt", database_interrupt, TARE_NATIVE_NONE},
    {"limit", database_limit, TARE_NATIVE_POSITIONAL, 2, 2},
    {"backup", database_backup, TARE_NATIVE_POSITIONAL, 5, 5},
    {"function", tare_sqlite_callbacks_function, TARE_NATIVE_POSITIONAL, 4, 4},
    {"aggregate", tare_sqlite_callbacks_aggregate, TARE_NATIVE_POSITIONAL, 3, 3},
    {"collation", tare_sqlite_callbacks_collation, TARE_NATIVE_POSITIONAL, 2, 2},
    {"trace", tare_sqlite_callbacks_trace, TARE_NATIVE_ONE},
    {"progress", tare_sqlite_callbacks_progress, TARE_NATIVE_POSITIONAL, 2, 2},
    {"authorize", tare_sqlite_callbacks_authorize, TARE_NATIVE_ONE},
    {NULL},
};

static const TareTypeSpec database_spec = {
    .instance_bytes = sizeof(TareSqliteDatabase),
    .methods = methods,
    .slots = {.describe = describe, .finalize = finalize, .create = create},
};

static const TareNativeDefinition functions[] = {
    {"complete", module_complete, TARE_NATIVE_ONE},
    {"version", module_version, TARE_NATIVE_NONE},
    {NULL},
};

static TareStatus add_type(TareRuntime *rt, TareValue module, const char *name,
                           const TareTypeSpec *spec) {
    TareValue type = tare_type_new_native(rt, "_sqlite", name, TARE_TYPE_OBJECT, spec);
    if (tare_value_is_absent(type)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, name, type);
    tare_release(rt, type);
    return status;
}

TareValue tare_sqlite_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_sqlite", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        add_type(rt, module, "Database", &database_spec) == TARE_OK &&
        add_type(rt, module, "Statement", &tare_sqlite_statement_spec) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
