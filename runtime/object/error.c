// The pending exception and the words of messages. Makes exceptions through the hooks alone, so
// that the object model needs nothing of the types above it; before those hooks are set (while a
// runtime starts) the message itself stands for the exception.
#include "object/error.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/protocol.h"
#include "object/string.h"

// ---- formatting --------------------------------------------------------------------------------

typedef struct Directive {
    char text[24];  // as printf wants it, to be handed on
    int precision;  // -1: not given
    unsigned long_count;
    bool is_size;
    char conversion;
} Directive;

typedef struct Formatter {
    TareRuntime *rt;
    TareText text;
    va_list arguments;
    bool failed;  // a repr or str raised: its exception is pending
} Formatter;

// Reads the directive after `%`; returns what follows it.
static const char *parse(const char *cursor, Directive *out) {
    size_t used = 0;
    *out = (Directive){.precision = -1};
    out->text[used++] = '%';
    for (; *cursor && strchr("-+ #0123456789.lzhtj", *cursor); cursor++) {
        if (*cursor == 'l') out->long_count++;
        if (*cursor == 'z' || *cursor == 't' || *cursor == 'j') out->is_size = true;
        if (*cursor == '.')
            out->precision = 0;
        else if (out->precision >= 0 && *cursor >= '0' && *cursor <= '9')
            out->precision = out->precision * 10 + (*cursor - '0');
        if (used < sizeof out->text - 2) out->text[used++] = *cursor;
    }
    out->conversion = *cursor;
    out->text[used] = *cursor;
    return *cursor ? cursor + 1 : cursor;
}

static void append_string(Formatter *self, const TareString *string, int precision) {
    size_t length = string->length;
    if (precision >= 0 && (size_t)precision < length) length = (size_t)precision;
    if (string->is_ascii)
        tare_text_append(&self->text, string->characters, length);
    else
        for (size_t i = 0; i < length; i++)
            tare_text_append_code_point(&self->text, tare_string_get(string, i));
}

static void append_described(Formatter *self, const Directive *directive, TareValue v) {
    if (directive->conversion == 'K' && tare_value_is_none(v)) {
        tare_text_append_string(&self->text, "None");
        return;
    }
    if (directive->conversion == 'T' || directive->conversion == 'K') {
        append_string(self, tare_type_get(self->rt, v)->name, directive->precision);
        return;
    }
    TareValue described = directive->conversion == 'R' ? tare_protocol_repr(self->rt, v)
                                                       : tare_protocol_str(self->rt, v);
    if (tare_value_is_absent(described)) {
        self->failed = true;
        return;
    }
    append_string(self, tare_string_of(described), directive->precision);
    tare_release(self->rt, described);
}

static void append_c_string(Formatter *self, const Directive *directive, const char *string) {
    size_t length =
        directive->precision < 0 ? strlen(string) : strnlen(string, (size_t)directive->precision);
    tare_text_append(&self->text, string, length);
}

// The numbers, by printf itself: `text` is the directive as the caller wrote it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void append_number(Formatter *self, const Directive *directive) {
    const char *format = directive->text;
    if (strchr("eEfgG", directive->conversion))
        tare_text_append_format(&self->text, format, va_arg(self->arguments, double));
    else if (directive->conversion == 'p')
        tare_text_append_format(&self->text, format, va_arg(self->arguments, void *));
    else if (directive->is_size || directive->long_count == 1)
        tare_text_append_format(&self->text, format, va_arg(self->arguments, long));
    else if (directive->long_count > 1)
        tare_text_append_format(&self->text, format, va_arg(self->arguments, long long));
    else
        tare_text_append_format(&self->text, format, va_arg(self->arguments, int));
}
#pragma GCC diagnostic pop

static void append_directive(Formatter *self, const Directive *directive) {
    switch (directive->conversion) {
    case '%':
        tare_text_append_char(&self->text, '%');
        return;
    case 'R':
    case 'S':
    case 'T':
    case 'K':
        append_described(self, directive, va_arg(self->arguments, TareValue));
        return;
    case 'N':
        append_string(self, va_arg(self->arguments, TareType *)->name, directive->precision);
        return;
    case 'U':
        append_string(self, va_arg(self->arguments, TareString *), directive->precision);
        return;
    case 's':
        if (directive->text[1] == 's' || directive->text[1] == '.') {
            append_c_string(self, directive, va_arg(self->arguments, const char *));
            return;
        }
        tare_text_append_format(&self->text, directive->text,
                                va_arg(self->arguments, const char *));
        return;
    case 'c':
        tare_text_append_code_point(&self->text, (uint32_t)va_arg(self->arguments, int));
        return;
    default:
        append_number(self, directive);
    }
}

TareValue tare_error_format(TareRuntime *rt, const char *format, va_list arguments) {
    Formatter formatter = {.rt = rt};
    TareValue result = TARE_ABSENT;
    char room[128];
    tare_text_init_in(&formatter.text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES),
                      room, sizeof room);
    va_copy(formatter.arguments, arguments);
    while (*format && !formatter.failed) {
        const char *percent = strchr(format, '%');
        size_t plain = percent ? (size_t)(percent - format) : strlen(format);
        tare_text_append(&formatter.text, format, plain);
        format += plain;
        if (!percent) break;
        Directive directive;
        format = parse(format + 1, &directive);
        append_directive(&formatter, &directive);
    }
    va_end(formatter.arguments);
    if (formatter.text.failed || !formatter.failed)
        result = tare_string_new_text(rt, &formatter.text);
    tare_text_deinit(&formatter.text);
    return result;
}

// ---- raising -----------------------------------------------------------------------------------

static void set_pending_steal(TareRuntime *rt, TareValue stolen_exception) {
    tare_slot_set_steal(rt, &rt->execution.error, stolen_exception);
}

TareValue tare_error_raise_instance(TareRuntime *rt, TareValue exception) {
    tare_retain(exception);
    if (rt->hooks.set_context) rt->hooks.set_context(rt, exception);
    set_pending_steal(rt, exception);
    return TARE_ABSENT;
}

TareValue tare_error_raise_memory(TareRuntime *rt) {
    tare_system_open_reserve(rt->heap.system);
    // None stands for it until the instance is made at start.
    TareValue exception = tare_value_is_absent(rt->memory_error) ? TARE_NONE : rt->memory_error;
    bool is_idle =
        tare_value_is_object(exception) && tare_object_is_unique(tare_value_get_object(exception));
    if (is_idle && rt->hooks.reset_exception) rt->hooks.reset_exception(rt, exception);
    set_pending_steal(rt, tare_retain(exception));
    return TARE_ABSENT;
}

TareValue tare_error_raise_value(TareRuntime *rt, TareTypeId id, TareValue argument) {
    if (!rt->hooks.new_exception || !rt->types[id]) {
        set_pending_steal(rt, tare_retain(argument));
        return TARE_ABSENT;
    }
    set_pending_steal(rt, TARE_ABSENT);
    TareValue exception = rt->hooks.new_exception(rt, rt->types[id], argument);
    if (tare_value_is_absent(exception)) return TARE_ABSENT;
    (void)tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return TARE_ABSENT;
}

static void raise_formatted(TareRuntime *rt, TareTypeId id, const char *format, va_list arguments) {
    // What was pending is replaced, but the message may be made of it or run the program.
    TareValue former = tare_error_take(rt);
    TareValue message = tare_error_format(rt, format, arguments);
    tare_release(rt, former);
    if (tare_value_is_absent(message)) return;
    (void)tare_error_raise_value(rt, id, message);
    tare_release(rt, message);
}

TareValue tare_error_raise(TareRuntime *rt, TareTypeId id, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(rt, id, format, arguments);
    va_end(arguments);
    return TARE_ABSENT;
}

TareStatus tare_error_warn(TareRuntime *rt, TareTypeId category, const char *format, ...) {
    if (!rt->hooks.warn) return TARE_OK;
    va_list arguments;
    va_start(arguments, format);
    TareValue message = tare_error_format(rt, format, arguments);
    va_end(arguments);
    if (tare_value_is_absent(message)) return TARE_ERROR;
    TareStatus status = rt->hooks.warn(rt, category, message);
    tare_release(rt, message);
    return status;
}

#undef tare_error_fail
TareStatus tare_error_fail(TareRuntime *rt, TareTypeId id, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_formatted(rt, id, format, arguments);
    va_end(arguments);
    return TARE_ERROR;
}

TareValue tare_error_raise_errno(TareRuntime *rt, int error_number, TareValue filename) {
    TareValue values[3] = {tare_value_from_small_int(error_number), TARE_ABSENT, filename};
    values[1] = tare_string_new_c(rt, strerror(error_number));
    if (tare_value_is_absent(values[1])) return TARE_ABSENT;
    TareValue exception =
        tare_call_values(rt, tare_value_from_object(rt->types[TARE_TYPE_OS_ERROR]), values,
                         tare_value_is_absent(filename) ? 2 : 3);
    tare_release(rt, values[1]);
    if (tare_value_is_absent(exception)) return TARE_ABSENT;
    (void)tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return TARE_ABSENT;
}

// Sets `name` and `obj` of the pending exception, which stays pending whatever happens.
static void set_details(TareRuntime *rt, TareValue object, TareValue name) {
    TareValue exception = tare_error_take(rt);
    if (tare_attribute_set(rt, exception, TARE_RUNTIME_NAME(rt, name), name) != TARE_OK)
        tare_error_clear(rt);
    if (!tare_value_is_absent(object) &&
        tare_attribute_set(rt, exception, TARE_RUNTIME_NAME(rt, obj), object) != TARE_OK)
        tare_error_clear(rt);
    tare_error_restore_steal(rt, exception);
}

static bool has_none(TareRuntime *rt, TareValue exception, TareString *field) {
    TareType *type = tare_type_get(rt, exception);
    TareValue v = type->slots.get_attribute(rt, exception, field);
    bool is_none = !tare_value_is_absent(v) && tare_value_is_none(v);
    tare_release(rt, v);
    return is_none;
}

void tare_error_describe_attribute(TareRuntime *rt, TareValue object, TareValue name) {
    if (!tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR)) return;
    TareValue exception = tare_error_take(rt);
    bool is_bare = tare_value_is_exact(exception, TARE_TYPE_ATTRIBUTE_ERROR) &&
                   has_none(rt, exception, TARE_RUNTIME_NAME(rt, name)) &&
                   has_none(rt, exception, TARE_RUNTIME_NAME(rt, obj));
    tare_error_clear(rt);
    tare_error_restore_steal(rt, exception);
    if (is_bare) set_details(rt, object, name);
}

TareValue tare_error_raise_attribute(TareRuntime *rt, TareValue object, TareValue name) {
    TareTypeId id = TARE_TYPE_ATTRIBUTE_ERROR;
    if (tare_value_is_absent(object)) {
        id = TARE_TYPE_NAME_ERROR;
        (void)tare_error_raise(rt, id, "name '%U' is not defined", tare_string_of(name));
    } else if (tare_type_is_instance(rt, object, TARE_TYPE_TYPE)) {
        (void)tare_error_raise(rt, id, "type object '%.50N' has no attribute '%U'",
                               tare_type_of_value(object), tare_string_of(name));
    } else {
        (void)tare_error_raise(rt, id, "'%.50T' object has no attribute '%U'", object,
                               tare_string_of(name));
    }
    if (tare_error_is(rt, id)) set_details(rt, object, name);
    return TARE_ABSENT;
}

// ---- asking and taking -------------------------------------------------------------------------

TareStatus tare_error_check_interrupt(TareRuntime *rt) {
    if (rt->hooks.host_interrupt && rt->hooks.host_interrupt(rt->host)) rt->interrupt_due = 1;
    if (!rt->interrupt_due) return TARE_OK;
    // It is the main thread's to hear, which comes next.
    rt->attention = 1;
    if (rt->execution.thread) return TARE_OK;
    rt->interrupt_due = 0;
    TareValue exception =
        rt->hooks.new_exception(rt, rt->types[TARE_TYPE_KEYBOARD_INTERRUPT], TARE_ABSENT);
    if (!tare_value_is_absent(exception)) tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return TARE_ERROR;
}

bool tare_error_is(const TareRuntime *rt, TareTypeId id) {
    TareValue error = rt->execution.error;
    if (tare_value_is_absent(error) || !rt->types[id]) return false;
    return tare_type_is_subtype(tare_type_get(rt, error), rt->types[id]);
}

TareValue tare_error_take(TareRuntime *rt) {
    TareValue error = rt->execution.error;
    rt->execution.error = TARE_ABSENT;
    return error;
}

void tare_error_restore_steal(TareRuntime *rt, TareValue stolen_exception) {
    set_pending_steal(rt, stolen_exception);
}

void tare_error_clear(TareRuntime *rt) { set_pending_steal(rt, TARE_ABSENT); }

void tare_error_write_unraisable(TareRuntime *rt, TareValue where) {
    TareValue exception = tare_error_take(rt);
    if (tare_value_is_absent(exception)) return;
    if (rt->hooks.unraisable) rt->hooks.unraisable(rt, exception, where);
    tare_error_clear(rt);
    tare_release(rt, exception);
}

void tare_error_warn_unfinished(TareRuntime *rt, TareValue object) {
    if (!rt->hooks.warn_unfinished || rt->is_over) return;
    TareValue pending = tare_error_take(rt);
    if (rt->hooks.warn_unfinished(rt, object) != TARE_OK) tare_error_write_unraisable(rt, object);
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
}
