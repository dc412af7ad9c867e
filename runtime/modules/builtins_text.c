// print and input: through the objects that sys.stdout and sys.stdin are at the moment.
#include "modules/builtins.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string_builder.h"

// sys.<name>: a new reference; absent with RuntimeError "lost sys.stdout".
static TareValue fetch_stream(TareRuntime *rt, const char *name) {
    TareValue sys = TARE_ABSENT, stream = TARE_ABSENT;
    bool failed = false;
    if (!tare_value_is_absent(rt->modules))
        sys = tare_table_find_string(&tare_dict_of(rt->modules)->table, TARE_RUNTIME_NAME(rt, sys));
    if (!tare_value_is_absent(sys)) {
        TareString *attribute = name[3] == 'o' ? TARE_RUNTIME_NAME(rt, stdout)
                                               : TARE_RUNTIME_NAME(rt, stdin);
        stream = tare_attribute_fetch_optional(rt, sys, attribute, &failed);
    }
    if (!tare_value_is_absent(stream) || failed) return stream;
    return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "lost sys.%s", name);
}

static TareStatus write_text(TareRuntime *rt, TareValue file, TareValue text) {
    TareValue done = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, write), &text, 1);
    if (tare_value_is_absent(done)) return TARE_ERROR;
    tare_release(rt, done);
    return TARE_OK;
}

static TareStatus flush_stream(TareRuntime *rt, TareValue file) {
    TareValue done = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, flush), NULL, 0);
    if (tare_value_is_absent(done)) return TARE_ERROR;
    tare_release(rt, done);
    return TARE_OK;
}

// --- print ---

// The text of `sep` or `end`: borrowed; absent for the default.
static TareStatus check_text(TareRuntime *rt, const char *name, TareValue *text) {
    if (tare_value_is_absent(*text)) return TARE_OK;
    if (tare_value_is_none(*text)) *text = TARE_ABSENT;
    else if (!tare_type_is_instance(rt, *text, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s must be None or a string, not %.200T", name, *text);
    return TARE_OK;
}

static TareStatus write_either(TareRuntime *rt, TareValue file, TareValue text, const char *usual) {
    if (!tare_value_is_absent(text)) return write_text(rt, file, text);
    TareValue made = tare_string_new_c(rt, usual);
    if (tare_value_is_absent(made)) return TARE_ERROR;
    TareStatus status = write_text(rt, file, made);
    tare_release(rt, made);
    return status;
}

// One call of write for each piece, as the reference does: a file of the program sees them.
static TareStatus print_pieces(TareRuntime *rt, TareValue file, const TareArguments *arguments,
                               TareValue separator, TareValue end) {
    for (size_t i = 0; i < arguments->positional_count; i++) {
        if (i > 0 && write_either(rt, file, separator, " ") != TARE_OK) return TARE_ERROR;
        TareValue text = tare_protocol_str(rt, arguments->values[i]);
        if (tare_value_is_absent(text)) return TARE_ERROR;
        TareStatus status = write_text(rt, file, text);
        tare_release(rt, text);
        if (status != TARE_OK) return status;
    }
    return write_either(rt, file, end, "\n");
}

static void append_either(TareStringBuilder *builder, TareValue text, const char *usual) {
    if (tare_value_is_absent(text)) tare_string_builder_append_c(builder, usual);
    else tare_string_builder_append(builder, tare_string_of(text));
}

static TareStatus append_line(TareRuntime *rt, TareStringBuilder *builder,
                              const TareArguments *arguments, TareValue separator, TareValue end) {
    for (size_t i = 0; i < arguments->positional_count; i++) {
        if (i > 0) append_either(builder, separator, " ");
        TareValue text = tare_protocol_str(rt, arguments->values[i]);
        if (tare_value_is_absent(text)) return TARE_ERROR;
        tare_string_builder_append(builder, tare_string_of(text));
        tare_release(rt, text);
    }
    append_either(builder, end, "\n");
    return TARE_OK;
}

// To a file of the runtime's own: one write for the whole line. What stands before an argument
// whose str() raises is written too.
static TareStatus print_line(TareRuntime *rt, TareValue file, const TareArguments *arguments,
                             TareValue separator, TareValue end) {
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    TareStatus status = append_line(rt, &builder, arguments, separator, end);
    TareValue error = status == TARE_OK ? TARE_ABSENT : tare_error_take(rt);
    TareValue line = tare_string_builder_finish(&builder);
    TareStatus written = TARE_ERROR;
    if (!tare_value_is_absent(line)) written = write_text(rt, file, line);
    tare_release(rt, line);
    if (status == TARE_OK) return written;
    tare_error_restore_steal(rt, error);
    return TARE_ERROR;
}

static TareValue print_to(TareRuntime *rt, TareValue file, const TareArguments *arguments,
                          const TareValue *given) {
    bool is_own = tare_value_is_exact(file, TARE_TYPE_TEXT_FILE);
    TareStatus status = is_own ? print_line(rt, file, arguments, given[0], given[1])
                               : print_pieces(rt, file, arguments, given[0], given[1]);
    if (status != TARE_OK) return TARE_ABSENT;
    if (tare_value_is_absent(given[3])) return TARE_NONE;
    int flush = tare_protocol_truth(rt, given[3]);
    if (flush < 0 || (flush && flush_stream(rt, file) != TARE_OK)) return TARE_ABSENT;
    return TARE_NONE;
}

static TareValue builtin_print(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"sep", "end", "file", "flush"};
    static const TareParameters parameters = {"print", names, 4, 0, 0, 0};
    TareArguments keywords = {arguments->values + arguments->positional_count, 0,
                              arguments->keyword_names};
    TareValue given[4] = {TARE_ABSENT, TARE_ABSENT, TARE_ABSENT, TARE_ABSENT};
    if (arguments->keyword_names &&
        tare_native_bind(rt, &parameters, &keywords, given) != TARE_OK)
        return TARE_ABSENT;
    TareValue file = given[2];
    if (tare_value_is_absent(file) || tare_value_is_none(file)) file = fetch_stream(rt, "stdout");
    else tare_retain(file);
    if (tare_value_is_absent(file)) return file;
    TareValue result = TARE_NONE;
    // sys.stdout may be None, where a program has no terminal: then nothing is printed.
    if (!tare_value_is_none(file)) {
        result = TARE_ABSENT;
        if (check_text(rt, "sep", &given[0]) == TARE_OK &&
            check_text(rt, "end", &given[1]) == TARE_OK)
            result = print_to(rt, file, arguments, given);
    }
    tare_release(rt, file);
    return result;
}

// --- input ---

static TareStatus write_prompt(TareRuntime *rt, TareValue prompt) {
    TareValue file = fetch_stream(rt, "stdout");
    if (tare_value_is_absent(file)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(prompt)) {
        TareValue text = tare_protocol_str(rt, prompt);
        status = tare_value_is_absent(text) ? TARE_ERROR : write_text(rt, file, text);
        tare_release(rt, text);
    }
    if (status == TARE_OK) status = flush_stream(rt, file);
    tare_release(rt, file);
    return status;
}

// The line without its end; EOFError when there is none.
static TareValue strip_line_steal(TareRuntime *rt, TareValue stolen_line) {
    TareValue result = TARE_ABSENT;
    if (!tare_type_is_instance(rt, stolen_line, TARE_TYPE_STR)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "object.readline() returned non-string");
    } else {
        TareString *line = tare_string_of(stolen_line);
        size_t length = line->length;
        if (length == 0) tare_error_raise(rt, TARE_TYPE_EOF_ERROR, "EOF when reading a line");
        else if (tare_string_get(line, length - 1) == '\n')
            result = tare_string_slice(rt, line, 0, length - 1);
        else result = tare_retain(stolen_line);
    }
    tare_release(rt, stolen_line);
    return result;
}

static TareValue builtin_input(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue prompt = arguments->positional_count ? arguments->values[0] : TARE_ABSENT;
    TareValue file = fetch_stream(rt, "stdin");
    if (tare_value_is_absent(file)) return file;
    TareValue line = TARE_ABSENT;
    if (tare_value_is_none(file))
        tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "input(): lost sys.stdin");
    else if (write_prompt(rt, prompt) == TARE_OK)
        line = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, readline), NULL, 0);
    tare_release(rt, file);
    return tare_value_is_absent(line) ? line : strip_line_steal(rt, line);
}

const TareNativeDefinition tare_builtins_text_functions[] = {
    {"print", builtin_print, TARE_NATIVE_ANY,
     .doc = "Prints the values to a stream, or to sys.stdout by default."},
    {"input", builtin_input, TARE_NATIVE_POSITIONAL, 0, 1,
     .doc = "Read a string from standard input.  The trailing newline is stripped."},
    {NULL},
};
