// Formats of the struct module: codes, sizes, alignment and byte order.
#include <stdarg.h>
#include <stdio.h>

#include "modules/struct.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/error.h"
#include "types/module.h"

#define MESSAGE_BYTES 200
#define SIZE_MAXIMUM ((uint64_t)INT64_MAX)

// The class that lib/struct.py has set in the module.
static TareValue find_error(TareRuntime *rt) {
    TareValue module = tare_dict_find_c(rt, tare_dict_of(rt->modules), "_struct");
    if (tare_value_is_absent(module) || !tare_value_is_exact(module, TARE_TYPE_MODULE))
        return TARE_ABSENT;
    return tare_dict_find_c(rt, tare_module_of(module)->dict, "error");
}

TareStatus tare_struct_format_fail(TareRuntime *rt, const char *message, ...) {
    char text[MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, message);
    vsnprintf(text, sizeof text, message, arguments);
    va_end(arguments);
    TareValue class = find_error(rt), words = tare_string_new_c(rt, text);
    if (tare_value_is_absent(words)) return TARE_ERROR;
    if (tare_value_is_absent(class))
        class = tare_value_from_object(rt->types[TARE_TYPE_VALUE_ERROR]);
    tare_error_clear(rt);
    TareValue error = tare_call_1(rt, class, words);
    tare_release(rt, words);
    if (tare_value_is_absent(error)) return TARE_ERROR;
    (void)tare_error_raise_instance(rt, error);
    tare_release(rt, error);
    return TARE_ERROR;
}

// Bytes of one item, 0 for a letter that is no code.
static uint8_t code_bytes(char code, bool is_native) {
    switch (code) {
    case 'x': case 'c': case 'b': case 'B': case '?': case 's': case 'p':
        return 1;
    case 'h': case 'H': case 'e':
        return 2;
    case 'i': case 'I': case 'f':
        return 4;
    case 'q': case 'Q': case 'd':
        return 8;
    case 'l': case 'L':
        return is_native ? 8 : 4;
    case 'n': case 'N': case 'P':
        return is_native ? 8 : 0;
    default:
        return 0;
    }
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The digits before a code; 1 without any. *at is then past them.
static TareStatus read_count(TareRuntime *rt, const char *text, size_t length, size_t *at,
                             uint64_t *out) {
    if (text[*at] < '0' || text[*at] > '9') {
        *out = 1;
        return TARE_OK;
    }
    for (*out = 0; *at < length && text[*at] >= '0' && text[*at] <= '9'; ++*at) {
        uint64_t digit = (uint64_t)(text[*at] - '0');
        if (*out >= (SIZE_MAXIMUM - digit) / 10)
            return tare_struct_format_fail(rt, "total struct size too long");
        *out = *out * 10 + digit;
    }
    if (*at < length) return TARE_OK;
    return tare_struct_format_fail(rt, "repeat count given without format specifier");
}

static TareStatus add_item(TareRuntime *rt, TareStructFormat *self, char code, uint64_t count) {
    uint8_t bytes = code_bytes(code, self->is_native);
    uint64_t place = self->size_bytes;
    if (!bytes) return tare_struct_format_fail(rt, "bad char in struct format");
    if (self->is_native) place = (place + bytes - 1) / bytes * bytes;
    if (place > SIZE_MAXIMUM || count > (SIZE_MAXIMUM - place) / bytes)
        return tare_struct_format_fail(rt, "total struct size too long");
    self->size_bytes = place + count * bytes;
    if (code == 'x') return TARE_OK;
    self->items[self->item_count++] = (TareStructItem){place, count, bytes, code};
    self->value_count += code == 's' || code == 'p' ? 1 : count;
    return TARE_OK;
}

TareStatus tare_struct_format_parse(TareRuntime *rt, const char *text, size_t length,
                                    TareStructItem *items, TareStructFormat *out) {
    *out = (TareStructFormat){.items = items, .is_native = true};
    size_t at = 0;
    if (strnlen(text, length) < length)
        return tare_struct_format_fail(rt, "embedded null character");
    if (length && strchr("@=<>!", text[0])) {
        out->is_native = text[0] == '@';
        out->is_big_endian = text[0] == '>' || text[0] == '!';
        at = 1;
    }
    while (at < length) {
        uint64_t count;
        if (is_space(text[at])) {
            at++;
            continue;
        }
        if (read_count(rt, text, length, &at, &count) != TARE_OK ||
            add_item(rt, out, text[at++], count) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}
