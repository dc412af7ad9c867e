// The type Statement: a prepared statement, its parameters, and its rows one at a time.
#include <strings.h>

#include "modules/sqlite.h"
#include "object/alloc.h"
#include "object/call.h"
#include "object/buffer.h"
#include "object/error.h"
#include "object/layout.h"
#include "types/byte_methods.h"
#include "types/codecs.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

//   +0 header  +8 database  +16 SQLite's handle or NULL  +24 flags
typedef struct Statement {
    TareObject header;
    TareValue database;
    sqlite3_stmt *handle;  // NULL once finalized, or where the text is empty
    bool is_running;       // SQLite is at work on it, and may call the program
    bool changes_rows;     // INSERT, UPDATE, DELETE or REPLACE
} Statement;

static Statement *statement_of(TareValue v) { return (Statement *)tare_value_get_object(v); }

// ---- texts of statements -----------------------------------------------------------------------

static const char *skip_comment(const char *sql) {
    if (sql[0] == '-' && sql[1] == '-') {
        while (*sql && *sql != '\n') sql++;
        return sql;
    }
    if (sql[0] != '/' || sql[1] != '*') return sql;
    for (sql += 2; *sql; sql++)
        if (sql[0] == '*' && sql[1] == '/') return sql + 2;
    return sql;
}

// Where the text, white space and comments passed over, goes on.
static const char *skip_blank(const char *sql) {
    for (;;) {
        while (*sql && strchr(" \t\f\n\r", *sql)) sql++;
        const char *after = skip_comment(sql);
        if (after == sql) return sql;
        sql = after;
    }
}

static bool changes_rows(const char *sql) {
    static const char *const words[] = {"INSERT", "UPDATE", "DELETE", "REPLACE"};
    sql = skip_blank(sql);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strncasecmp(sql, words[i], strlen(words[i]))) return true;
    return false;
}

// ---- life --------------------------------------------------------------------------------------

static TareStatus prepare(TareRuntime *rt, Statement *self, TareSqliteDatabase *database,
                          TareValue sql) {
    TareValue holder;
    const char *text, *tail;
    size_t length;
    TareStatus status = tare_sqlite_read_text(rt, sql, &holder, &text, &length);
    if (status == TARE_OK &&
        sqlite3_prepare_v2(database->handle, text, (int)length + 1, &self->handle, &tail) !=
            SQLITE_OK) {
        (void)tare_sqlite_fail(rt, database);
        status = TARE_ERROR;
    }
    if (status == TARE_OK) {
        self->changes_rows = changes_rows(text);
        if (*skip_blank(tail)) {
            (void)tare_sqlite_raise(rt, database, TARE_SQLITE_PROGRAMMING,
                                    "You can only execute one statement at a time.");
            status = TARE_ERROR;
        }
    }
    tare_release(rt, holder);
    return status;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (arguments->positional_count != 2 || tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "Statement() takes 2 arguments");
    TareSqliteDatabase *database = tare_sqlite_get_database(rt, arguments->values[0]);
    Statement *self = database ? tare_alloc_instance(rt, type, 0) : NULL;
    if (!self) return TARE_ABSENT;
    self->database = tare_retain(arguments->values[0]);
    if (prepare(rt, self, database, arguments->values[1]) == TARE_OK)
        return tare_value_from_object(self);
    tare_release_object(rt, self);
    return TARE_ABSENT;
}

static void finalize(TareRuntime *rt, TareObject *object) {
    Statement *self = (Statement *)object;
    sqlite3_finalize(self->handle);
    self->handle = NULL;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Statement *self = (Statement *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "Statement");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->database, sizeof(TareValue),
                         "database");
    tare_describe_region(describer, TARE_REGION_RAW, &self->handle,
                         sizeof *self - offsetof(Statement, handle), "handle of SQLite, flags");
}

// The database of a statement that may be used; NULL with the error pending.
static TareSqliteDatabase *get_ready(TareRuntime *rt, Statement *self) {
    if (!self->is_running && self->handle) return tare_sqlite_get_database(rt, self->database);
    (void)tare_sqlite_raise(rt, (TareSqliteDatabase *)tare_value_get_object(self->database),
                            TARE_SQLITE_PROGRAMMING,
                            self->is_running ? "Recursive use of cursors not allowed."
                                             : "the statement is empty");
    return NULL;
}

// ---- parameters --------------------------------------------------------------------------------

static TareStatus bind_text(TareRuntime *rt, sqlite3_stmt *handle, int index, TareValue v,
                            int *code) {
    TareValue holder;
    const char *text;
    size_t length;
    TareStatus status = tare_sqlite_read_text(rt, v, &holder, &text, &length);
    if (status == TARE_OK)
        *code = sqlite3_bind_text64(handle, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
    tare_release(rt, holder);
    return status;
}

static TareStatus bind_int(TareRuntime *rt, sqlite3_stmt *handle, int index, TareValue v,
                           int *code) {
    int64_t number;
    if (!tare_int_to_int64(v, &number))
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                               "Python int too large to convert to SQLite INTEGER");
    *code = sqlite3_bind_int64(handle, index, number);
    return TARE_OK;
}

// Binds a value of a kind that SQLite knows.
static TareStatus bind_plain(TareRuntime *rt, sqlite3_stmt *handle, int index, TareValue v,
                             int *code) {
    const uint8_t *data;
    size_t length;
    if (tare_value_is_none(v)) *code = sqlite3_bind_null(handle, index);
    else if (tare_int_is(rt, v)) return bind_int(rt, handle, index, v, code);
    else if (tare_float_is(rt, v)) *code = sqlite3_bind_double(handle, index, tare_float_get(v));
    else if (tare_type_is_instance(rt, v, TARE_TYPE_STR))
        return bind_text(rt, handle, index, v, code);
    else if (tare_buffer_is(rt, v)) {
        if (tare_bytes_get_view(rt, v, &data, &length) != TARE_OK) return TARE_ERROR;
        *code = sqlite3_bind_blob64(handle, index, length ? (const void *)data : "", length,
                                    SQLITE_TRANSIENT);
    } else {
        *code = SQLITE_MISMATCH;
    }
    return TARE_OK;
}

static bool needs_no_adapter(TareValue v) {
    return tare_value_is_none(v) || tare_value_is_exact(v, TARE_TYPE_INT) ||
           tare_value_is_exact(v, TARE_TYPE_FLOAT) || tare_value_is_exact(v, TARE_TYPE_STR) ||
           tare_value_is_exact(v, TARE_TYPE_BYTEARRAY);
}

// Parameter `index` from 1 on; others than plain values go through `adapt` first.
static TareStatus bind_one(TareRuntime *rt, Statement *self, int index, TareValue v,
                           TareValue adapt) {
    TareValue adapted = needs_no_adapter(v) ? tare_retain(v) : tare_call_1(rt, adapt, v);
    if (tare_value_is_absent(adapted)) return TARE_ERROR;
    int code = SQLITE_OK;
    TareStatus status = TARE_ERROR;
    TareSqliteDatabase *database = get_ready(rt, self);
    if (database) status = bind_plain(rt, self->handle, index, adapted, &code);
    if (status == TARE_OK && code == SQLITE_MISMATCH)
        (void)tare_sqlite_raise(rt, database, TARE_SQLITE_PROGRAMMING,
                                "Error binding parameter %d: type '%T' is not supported", index,
                                adapted);
    else if (status == TARE_OK && code != SQLITE_OK) (void)tare_sqlite_fail(rt, database);
    if (code != SQLITE_OK) status = TARE_ERROR;
    tare_release(rt, adapted);
    return status;
}

// bind(values, adapt): a list or tuple with as many values as there are parameters.
static TareValue statement_bind(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Statement *self = statement_of(v);
    TareValue values = arguments->values[0];
    bool is_tuple = tare_type_is_instance(rt, values, TARE_TYPE_TUPLE);
    if (!is_tuple && !tare_type_is_instance(rt, values, TARE_TYPE_LIST))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a list or tuple is required");
    if (!get_ready(rt, self)) return TARE_ABSENT;
    int count = sqlite3_bind_parameter_count(self->handle);
    for (int i = 0; i < count; i++) {
        size_t length = is_tuple ? tare_tuple_of(values)->length : tare_list_of(values)->length;
        if ((size_t)i >= length)
            return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "parameters went missing");
        TareValue item = tare_retain(is_tuple ? tare_tuple_of(values)->items[i]
                                              : tare_list_of(values)->items[i]);
        TareStatus status = bind_one(rt, self, i + 1, item, arguments->values[1]);
        tare_release(rt, item);
        if (status != TARE_OK) return TARE_ABSENT;
    }
    return TARE_NONE;
}

// A tuple of what `text_of` gives for each number from `first` to below `end`, None where nothing.
static TareValue gather_texts(TareRuntime *rt, sqlite3_stmt *handle, int first, int end,
                              const char *(*text_of)(sqlite3_stmt *handle, int i)) {
    TareValue result = tare_tuple_new(rt, (size_t)(end - first));
    for (int i = first; i < end && !tare_value_is_absent(result); i++) {
        const char *text = text_of(handle, i);
        TareValue item = text ? tare_string_new_c(rt, text) : TARE_NONE;
        tare_tuple_of(result)->items[i - first] = item;
        if (tare_value_is_absent(item)) tare_slot_clear(rt, &result);
    }
    return result;
}

static TareValue get_parameters(TareRuntime *rt, TareValue v) {
    sqlite3_stmt *handle = statement_of(v)->handle;
    return gather_texts(rt, handle, 1, sqlite3_bind_parameter_count(handle) + 1,
                        sqlite3_bind_parameter_name);
}

static TareValue get_columns(TareRuntime *rt, TareValue v) {
    sqlite3_stmt *handle = statement_of(v)->handle;
    return gather_texts(rt, handle, 0, sqlite3_column_count(handle), sqlite3_column_name);
}

static TareValue get_declared(TareRuntime *rt, TareValue v) {
    sqlite3_stmt *handle = statement_of(v)->handle;
    return gather_texts(rt, handle, 0, sqlite3_column_count(handle), sqlite3_column_decltype);
}

static TareValue get_changes_rows(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(statement_of(v)->changes_rows);
}

static TareValue get_is_readonly(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(sqlite3_stmt_readonly(statement_of(v)->handle));
}

static TareValue get_is_empty(TareRuntime *rt, TareValue v) {
    return tare_value_from_bool(!statement_of(v)->handle);
}

// ---- rows --------------------------------------------------------------------------------------

// step(): whether there is a row. At the end, and after an error, the statement is reset.
static TareValue statement_step(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Statement *self = statement_of(v);
    TareSqliteDatabase *database = get_ready(rt, self);
    if (!database) return TARE_ABSENT;
    self->is_running = true;
    int code = sqlite3_step(self->handle);
    self->is_running = false;
    if (code == SQLITE_ROW && !tare_error_is_pending(rt)) return TARE_TRUE;
    if (code == SQLITE_DONE && !tare_error_is_pending(rt)) {
        sqlite3_reset(self->handle);
        return TARE_FALSE;
    }
    if (database->handle) (void)tare_sqlite_fail(rt, database);
    else if (!tare_error_is_pending(rt)) (void)tare_sqlite_get_database(rt, self->database);
    sqlite3_reset(self->handle);
    return TARE_ABSENT;
}

static TareValue statement_reset(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Statement *self = statement_of(v);
    if (self->handle && !self->is_running) {
        sqlite3_reset(self->handle);
        sqlite3_clear_bindings(self->handle);
    }
    return TARE_NONE;
}

static TareValue decode_text(TareRuntime *rt, Statement *self, int column, TareValue text_factory) {
    const char *text = (const char *)sqlite3_column_text(self->handle, column);
    size_t length = (size_t)sqlite3_column_bytes(self->handle, column);
    if (tare_value_is_same(text_factory, tare_value_from_object(rt->types[TARE_TYPE_STR]))) {
        TareValue result = tare_codecs_decode(rt, (const uint8_t *)text, length, NULL, NULL);
        if (!tare_value_is_absent(result) || !tare_error_is(rt, TARE_TYPE_UNICODE_DECODE_ERROR))
            return result;
        tare_error_clear(rt);
        return tare_sqlite_raise(rt, (TareSqliteDatabase *)tare_value_get_object(self->database),
                                 TARE_SQLITE_OPERATIONAL,
                                 "Could not decode to UTF-8 column '%s' with text '%s'",
                                 sqlite3_column_name(self->handle, column), text);
    }
    TareValue bytes = tare_bytes_new(rt, text, length);
    if (tare_value_is_absent(bytes) ||
        tare_value_is_same(text_factory, tare_value_from_object(rt->types[TARE_TYPE_BYTES])))
        return bytes;
    TareValue result = tare_call_1(rt, text_factory, bytes);
    tare_release(rt, bytes);
    return result;
}

static TareValue read_column(TareRuntime *rt, Statement *self, int column,
                             TareValue text_factory) {
    sqlite3_stmt *handle = self->handle;
    const void *data;
    switch (sqlite3_column_type(handle, column)) {
    case SQLITE_NULL:
        return TARE_NONE;
    case SQLITE_INTEGER:
        return tare_int_new(rt, sqlite3_column_int64(handle, column));
    case SQLITE_FLOAT:
        return tare_float_new(rt, sqlite3_column_double(handle, column));
    case SQLITE_TEXT:
        return decode_text(rt, self, column, text_factory);
    default:
        data = sqlite3_column_blob(handle, column);
        return tare_bytes_new(rt, data ? data : "", (size_t)sqlite3_column_bytes(handle, column));
    }
}

static TareValue convert_column(TareRuntime *rt, sqlite3_stmt *handle, int column,
                                TareValue converter) {
    const void *data = sqlite3_column_blob(handle, column);
    if (!data) return TARE_NONE;
    TareValue bytes = tare_bytes_new(rt, data, (size_t)sqlite3_column_bytes(handle, column));
    if (tare_value_is_absent(bytes)) return bytes;
    TareValue result = tare_call_1(rt, converter, bytes);
    tare_release(rt, bytes);
    return result;
}

// row(text_factory, converters): the row at which the statement stands, as a tuple. `converters` is
// None or a tuple with None or a function for each column.
static TareValue statement_row(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Statement *self = statement_of(v);
    TareValue converters = arguments->values[1];
    if (!get_ready(rt, self)) return TARE_ABSENT;
    int count = sqlite3_data_count(self->handle);
    TareValue row = tare_tuple_new(rt, (size_t)count);
    bool converts = tare_type_is_instance(rt, converters, TARE_TYPE_TUPLE);
    for (int i = 0; i < count && !tare_value_is_absent(row); i++) {
        TareValue converter = TARE_NONE;
        if (converts && (size_t)i < tare_tuple_of(converters)->length)
            converter = tare_tuple_of(converters)->items[i];
        self->is_running = true;
        TareValue item = tare_value_is_none(converter)
                             ? read_column(rt, self, i, arguments->values[0])
                             : convert_column(rt, self->handle, i, converter);
        self->is_running = false;
        tare_tuple_of(row)->items[i] = item;
        if (tare_value_is_absent(item)) tare_slot_clear(rt, &row);
    }
    return row;
}

static const TareNativeDefinition methods[] = {
    {"bind", statement_bind, TARE_NATIVE_POSITIONAL, 2, 2},
    {"step", statement_step, TARE_NATIVE_NONE},
    {"reset", statement_reset, TARE_NATIVE_NONE},
    {"row", statement_row, TARE_NATIVE_POSITIONAL, 2, 2},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"parameters", get_parameters},
    {"columns", get_columns},
    {"declared", get_declared},
    {"changes_rows", get_changes_rows},
    {"is_readonly", get_is_readonly},
    {"is_empty", get_is_empty},
    {NULL},
};

const TareTypeSpec tare_sqlite_statement_spec = {
    .instance_bytes = sizeof(Statement),
    .methods = methods,
    .attributes = attributes,
    .slots = {.describe = describe, .finalize = finalize, .create = create},
};
