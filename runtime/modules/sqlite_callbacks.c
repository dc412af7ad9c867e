// What SQLite calls: functions, aggregates and collations of the program, and watchers of a
// connection. The callables stand in the dict of their Database, by kind and name.
#include "modules/sqlite.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string.h"
#include "types/byte_methods.h"
#include "types/float.h"
#include "types/int.h"

// What is given to SQLite with a function; it frees it, and the dict keeps the callable.
typedef struct Callback {
    TareSqliteDatabase *database;
    TareValue callable;
} Callback;

// Whose aggregate is at work: the key of its instance in the dict, 0 before its first row.
typedef struct Running {
    int64_t number;
    bool failed;
} Running;

// ---- values ------------------------------------------------------------------------------------

static TareValue read_value(TareRuntime *rt, sqlite3_value *value) {
    size_t length = (size_t)sqlite3_value_bytes(value);
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
        return TARE_NONE;
    case SQLITE_INTEGER:
        return tare_int_new(rt, sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return tare_float_new(rt, sqlite3_value_double(value));
    case SQLITE_TEXT:
        return tare_string_new_utf8(rt, (const char *)sqlite3_value_text(value), length);
    default:
        return tare_bytes_new(rt, length ? sqlite3_value_blob(value) : "", length);
    }
}

// The callable with the values, after `first` unless that is absent.
static TareValue call_values(TareRuntime *rt, TareValue callable, int count,
                             sqlite3_value **values) {
    TareValue row = tare_tuple_new(rt, (size_t)count);
    for (int i = 0; i < count && !tare_value_is_absent(row); i++) {
        TareValue item = read_value(rt, values[i]);
        tare_tuple_of(row)->items[i] = item;
        if (tare_value_is_absent(item)) tare_slot_clear(rt, &row);
    }
    if (tare_value_is_absent(row)) return row;
    tare_retain(callable);
    TareValue result = tare_call_values(rt, callable, tare_tuple_of(row)->items, (size_t)count);
    tare_release(rt, callable);
    tare_release(rt, row);
    return result;
}

static TareStatus set_result(TareRuntime *rt, sqlite3_context *context, TareValue v) {
    int64_t number;
    const uint8_t *data;
    size_t length;
    TareValue holder;
    const char *text;
    if (tare_value_is_none(v)) {
        sqlite3_result_null(context);
    } else if (tare_int_is(rt, v)) {
        if (!tare_int_to_int64(v, &number))
            return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "int too big to convert");
        sqlite3_result_int64(context, number);
    } else if (tare_float_is(rt, v)) {
        sqlite3_result_double(context, tare_float_get(v));
    } else if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) {
        TareStatus status = tare_sqlite_read_text(rt, v, &holder, &text, &length);
        if (status == TARE_OK)
            sqlite3_result_text64(context, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
        tare_release(rt, holder);
        return status;
    } else {
        if (tare_bytes_get_view(rt, v, &data, &length) != TARE_OK) return TARE_ERROR;
        sqlite3_result_blob64(context, length ? (const void *)data : "", length,
                              SQLITE_TRANSIENT);
    }
    return TARE_OK;
}

// Tells SQLite that the program raised, and gives up the exception: no caller could handle it.
static void set_error(TareRuntime *rt, sqlite3_context *context, const char *message) {
    if (tare_error_is(rt, TARE_TYPE_MEMORY_ERROR)) sqlite3_result_error_nomem(context);
    else if (tare_error_is(rt, TARE_TYPE_OVERFLOW_ERROR)) sqlite3_result_error_toobig(context);
    else sqlite3_result_error(context, message, -1);
    tare_error_clear(rt);
}

// ---- functions ---------------------------------------------------------------------------------

static void run_function(sqlite3_context *context, int count, sqlite3_value **values) {
    const Callback *callback = sqlite3_user_data(context);
    TareRuntime *rt = callback->database->rt;
    TareValue result = call_values(rt, callback->callable, count, values);
    if (tare_value_is_absent(result) || set_result(rt, context, result) != TARE_OK)
        set_error(rt, context, "user-defined function raised exception");
    tare_release(rt, result);
}

// Calls the method `name` of the aggregate: with the values, or with none where `values` is NULL.
static TareValue call_aggregate(TareRuntime *rt, TareValue instance, const char *name, int count,
                                sqlite3_value **values) {
    TareValue key = tare_string_new_c(rt, name);
    if (tare_value_is_absent(key)) return key;
    TareValue method = tare_attribute_get(rt, instance, tare_string_of(key));
    tare_release(rt, key);
    if (tare_value_is_absent(method)) return method;
    TareValue result = values ? call_values(rt, method, count, values) : tare_call_0(rt, method);
    tare_release(rt, method);
    return result;
}

// The instance of a running aggregate, made at its first row; a new reference.
static TareValue fetch_instance(TareRuntime *rt, const Callback *callback, Running *running) {
    TareDict *callbacks = tare_dict_of(callback->database->callbacks);
    TareValue key = tare_int_new(rt, (int64_t)(intptr_t)running), instance = TARE_ABSENT;
    if (tare_value_is_absent(key)) return key;
    if (!running->number) {
        instance = tare_call_0(rt, callback->callable);
        if (!tare_value_is_absent(instance)) {
            running->number = 1;
            if (tare_dict_set(rt, callbacks, key, instance) != TARE_OK)
                tare_slot_clear(rt, &instance);
        }
    } else if (tare_dict_find(rt, callbacks, key, &instance) == 1) {
        tare_retain(instance);
    }
    tare_release(rt, key);
    return instance;
}

static void run_step(sqlite3_context *context, int count, sqlite3_value **values) {
    const Callback *callback = sqlite3_user_data(context);
    TareRuntime *rt = callback->database->rt;
    Running *running = sqlite3_aggregate_context(context, sizeof *running);
    if (!running || running->failed) return;
    TareValue instance = fetch_instance(rt, callback, running);
    if (tare_value_is_absent(instance)) {
        running->failed = true;
        set_error(rt, context, "user-defined aggregate's '__init__' method raised error");
        return;
    }
    sqlite3_value *none = NULL;
    TareValue result = call_aggregate(rt, instance, "step", count, values ? values : &none);
    if (tare_value_is_absent(result))
        set_error(rt, context, "user-defined aggregate's 'step' method raised error");
    tare_release(rt, result);
    tare_release(rt, instance);
}

// Also called when a query is given up, maybe with an exception pending, which then stays.
static void run_final(sqlite3_context *context) {
    const Callback *callback = sqlite3_user_data(context);
    TareRuntime *rt = callback->database->rt;
    Running *running = sqlite3_aggregate_context(context, sizeof *running);
    if (!running || running->failed) return;
    TareValue pending = tare_error_take(rt);
    TareValue instance = fetch_instance(rt, callback, running);
    TareValue result = tare_value_is_absent(instance)
                           ? TARE_ABSENT
                           : call_aggregate(rt, instance, "finalize", 0, NULL);
    if (tare_value_is_absent(result) || set_result(rt, context, result) != TARE_OK)
        set_error(rt, context, "user-defined aggregate's 'finalize' method raised error");
    TareValue key = tare_int_new(rt, (int64_t)(intptr_t)running);
    if (tare_value_is_absent(key) ||
        tare_dict_delete(rt, tare_dict_of(callback->database->callbacks), key) < 0)
        tare_error_clear(rt);
    tare_release(rt, key);
    tare_release(rt, result);
    tare_release(rt, instance);
    tare_error_restore_steal(rt, pending);
}

static int run_collation(void *data, int left_length, const void *left, int right_length,
                         const void *right) {
    const Callback *callback = data;
    TareRuntime *rt = callback->database->rt;
    if (tare_error_is_pending(rt)) return 0;
    int64_t order = 0;
    TareValue a = tare_string_new_utf8(rt, left, (size_t)left_length);
    TareValue b = tare_string_new_utf8(rt, right, (size_t)right_length);
    TareValue result = TARE_ABSENT;
    if (!tare_error_is_pending(rt)) result = tare_call_2(rt, callback->callable, a, b);
    if (!tare_value_is_absent(result) && tare_int_is(rt, result))
        (void)tare_int_to_int64(result, &order);
    tare_error_clear(rt);
    tare_release(rt, a);
    tare_release(rt, b);
    tare_release(rt, result);
    return (order > 0) - (order < 0);
}

// ---- handing them over -------------------------------------------------------------------------

// Where the dict has a callable: kind, name and number of arguments.
static TareStatus keep(TareRuntime *rt, TareSqliteDatabase *database, const char *kind,
                       const char *name, int count, TareValue callable) {
    TareValue key = tare_string_new_format(rt, "%s:%s:%d", kind, name, count);
    if (tare_value_is_absent(key)) return TARE_ERROR;
    TareStatus status = tare_dict_set(rt, tare_dict_of(database->callbacks), key, callable);
    tare_release(rt, key);
    return status;
}

typedef enum Kind { FUNCTION, AGGREGATE, COLLATION } Kind;

// A callback for `callable`; NULL where that is None and takes a collation away, and *failed when
// memory ends. A function None is one whose calls fail, as in CPython 3.11.
static Callback *new_callback(TareSqliteDatabase *database, Kind kind, TareValue callable,
                              bool *failed) {
    *failed = false;
    if (kind == COLLATION && tare_value_is_none(callable)) return NULL;
    Callback *self = sqlite3_malloc(sizeof *self);
    if (self) *self = (Callback){database, callable};
    *failed = !self;
    return self;
}

static int hand_over(TareSqliteDatabase *database, Kind kind, const char *name, int count,
                     int flags, Callback *callback) {
    sqlite3 *handle = database->handle;
    switch (kind) {
    case FUNCTION:
        return sqlite3_create_function_v2(handle, name, count, SQLITE_UTF8 | flags, callback,
                                          run_function, NULL, NULL,
                                          sqlite3_free);
    case AGGREGATE:
        return sqlite3_create_function_v2(handle, name, count, SQLITE_UTF8, callback, NULL,
                                          run_step, run_final,
                                          sqlite3_free);
    default:
        return sqlite3_create_collation_v2(handle, name, SQLITE_UTF8, callback,
                                           callback ? run_collation : NULL, sqlite3_free);
    }
}

static TareValue define(TareRuntime *rt, TareValue v, Kind kind, TareValue name_obj, int64_t count,
                        int64_t flags, TareValue callable) {
    static const char *const kinds[] = {"function", "function", "collation"};
    TareSqliteDatabase *database = tare_sqlite_get_database(rt, v);
    TareValue holder;
    const char *name;
    size_t length;
    bool failed;
    if (!database) return TARE_ABSENT;
    TareStatus status = tare_sqlite_read_text(rt, name_obj, &holder, &name, &length);
    if (status == TARE_OK) {
        TareValue old = tare_retain(database->callbacks);
        Callback *callback = new_callback(database, kind, callable, &failed);
        if (failed) {
            (void)tare_error_raise_memory(rt);
            status = TARE_ERROR;
        } else if (hand_over(database, kind, name, (int)count, (int)flags, callback) !=
                   SQLITE_OK) {
            (void)tare_sqlite_fail(rt, database);
            status = TARE_ERROR;
        } else {
            status = keep(rt, database, kinds[kind], name, (int)count, callable);
        }
        tare_release(rt, old);
    }
    tare_release(rt, holder);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareStatus read_numbers(TareRuntime *rt, const TareValue *values, int count, int64_t *out) {
    for (int i = 0; i < count; i++)
        if (!tare_int_is(rt, values[i]) || !tare_int_to_int64(values[i], &out[i]))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "'%T' object cannot be interpreted as an integer", values[i]);
    return TARE_OK;
}

TareValue tare_sqlite_callbacks_function(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments) {
    int64_t numbers[2];
    if (read_numbers(rt, arguments->values + 1, 2, numbers) != TARE_OK) return TARE_ABSENT;
    return define(rt, self, FUNCTION, arguments->values[0], numbers[0], numbers[1],
                  arguments->values[3]);
}

TareValue tare_sqlite_callbacks_aggregate(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments) {
    int64_t count;
    if (read_numbers(rt, arguments->values + 1, 1, &count) != TARE_OK) return TARE_ABSENT;
    return define(rt, self, AGGREGATE, arguments->values[0], count, 0, arguments->values[2]);
}

TareValue tare_sqlite_callbacks_collation(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments) {
    return define(rt, self, COLLATION, arguments->values[0], 0, 0, arguments->values[1]);
}

// ---- watchers ----------------------------------------------------------------------------------

enum { INSTRUCTIONS_BETWEEN_LOOKS = 10000 };

// The callable of a watcher, a new reference; absent where there is none.
static TareValue fetch_watcher(TareSqliteDatabase *database, const char *name) {
    if (tare_value_is_none(database->callbacks)) return TARE_ABSENT;
    TareValue found = tare_dict_find_c(database->rt, tare_dict_of(database->callbacks), name);
    if (tare_value_is_absent(found) || tare_value_is_none(found)) return TARE_ABSENT;
    return tare_retain(found);
}

static int run_trace(unsigned kind, void *data, void *statement, void *text) {
    TareSqliteDatabase *database = data;
    TareRuntime *rt = database->rt;
    TareValue callable = fetch_watcher(database, "trace");
    if (tare_value_is_absent(callable) || tare_error_is_pending(rt)) {
        tare_release(rt, callable);
        return 0;
    }
    char *expanded = sqlite3_expanded_sql(statement);
    TareValue sql = tare_string_new_c(rt, expanded ? expanded : "");
    sqlite3_free(expanded);
    if (!tare_value_is_absent(sql)) tare_release(rt, tare_call_1(rt, callable, sql));
    tare_error_clear(rt);
    tare_release(rt, sql);
    tare_release(rt, callable);
    return 0;
}

static int run_progress(void *data) {
    TareSqliteDatabase *database = data;
    TareRuntime *rt = database->rt;
    if (tare_error_is_pending(rt) || tare_error_check_interrupt(rt) != TARE_OK) return 1;
    TareValue callable = fetch_watcher(database, "progress");
    if (tare_value_is_absent(callable)) return 0;
    TareValue result = tare_call_0(rt, callable);
    int truth = tare_value_is_absent(result) ? -1 : tare_protocol_truth(rt, result);
    if (truth < 0) tare_error_clear(rt);
    tare_release(rt, result);
    tare_release(rt, callable);
    return truth != 0;
}

// A host that forbids files: no other database comes in but in memory, and nothing is put aside.
static bool reaches_files(int action, const char *first) {
    if (action == SQLITE_ATTACH) return !first || (*first && strcmp(first, ":memory:") != 0);
    return action == SQLITE_PRAGMA && first && !sqlite3_strnicmp(first, "temp_store", 10);
}

static int run_authorizer(void *data, int action, const char *first, const char *second,
                          const char *database_name, const char *inner) {
    TareSqliteDatabase *database = data;
    TareRuntime *rt = database->rt;
    if (rt->forbids_files && reaches_files(action, first)) return SQLITE_DENY;
    TareValue callable = fetch_watcher(database, "authorize");
    if (tare_value_is_absent(callable)) return SQLITE_OK;
    const char *texts[4] = {first, second, database_name, inner};
    TareValue values[5] = {tare_value_from_small_int(action)};
    for (int i = 0; i < 4; i++)
        values[i + 1] = texts[i] ? tare_string_new_c(rt, texts[i]) : TARE_NONE;
    TareValue result = TARE_ABSENT;
    if (!tare_error_is_pending(rt)) result = tare_call_values(rt, callable, values, 5);
    int64_t answer = SQLITE_DENY;
    if (!tare_value_is_absent(result) && tare_int_is(rt, result))
        (void)tare_int_to_int64(result, &answer);
    tare_error_clear(rt);
    for (int i = 1; i < 5; i++) tare_release(rt, values[i]);
    tare_release(rt, result);
    tare_release(rt, callable);
    return (int)answer;
}

void tare_sqlite_callbacks_guard(TareRuntime *rt, TareSqliteDatabase *database) {
    sqlite3_progress_handler(database->handle, INSTRUCTIONS_BETWEEN_LOOKS, run_progress, database);
    if (!rt->forbids_files) return;
    (void)sqlite3_exec(database->handle, "PRAGMA temp_store=MEMORY", NULL, NULL, NULL);
    sqlite3_set_authorizer(database->handle, run_authorizer, database);
}

static TareStatus keep_watcher(TareRuntime *rt, TareSqliteDatabase *database, const char *name,
                               TareValue callable) {
    return tare_dict_set_c(rt, tare_dict_of(database->callbacks), name, callable);
}

TareValue tare_sqlite_callbacks_trace(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    TareSqliteDatabase *database = tare_sqlite_get_database(rt, self);
    TareValue callable = arguments->values[0];
    if (!database || keep_watcher(rt, database, "trace", callable) != TARE_OK) return TARE_ABSENT;
    unsigned mask = tare_value_is_none(callable) ? 0 : SQLITE_TRACE_STMT;
    sqlite3_trace_v2(database->handle, mask, mask ? run_trace : NULL, database);
    return TARE_NONE;
}

TareValue tare_sqlite_callbacks_progress(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments) {
    TareSqliteDatabase *database = tare_sqlite_get_database(rt, self);
    TareValue callable = arguments->values[0];
    int64_t count;
    if (!database || read_numbers(rt, arguments->values + 1, 1, &count) != TARE_OK ||
        keep_watcher(rt, database, "progress", callable) != TARE_OK)
        return TARE_ABSENT;
    if (tare_value_is_none(callable) || count < 1) count = INSTRUCTIONS_BETWEEN_LOOKS;
    sqlite3_progress_handler(database->handle, (int)count, run_progress, database);
    return TARE_NONE;
}

TareValue tare_sqlite_callbacks_authorize(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments) {
    TareSqliteDatabase *database = tare_sqlite_get_database(rt, self);
    TareValue callable = arguments->values[0];
    if (!database || keep_watcher(rt, database, "authorize", callable) != TARE_OK)
        return TARE_ABSENT;
    bool watches = !tare_value_is_none(callable) || rt->forbids_files;
    sqlite3_set_authorizer(database->handle, watches ? run_authorizer : NULL, database);
    return TARE_NONE;
}
