// Raising SyntaxError and its kin with the place they speak of.
#include "object/call.h"
#include "object/error.h"
#include "types/exception.h"
#include "types/int.h"

// (filename, line, offset, text, end line, end offset), as SyntaxError's second argument.
static TareValue new_place(TareRuntime *rt, TareValue filename, TareValue text,
                           const int *numbers) {
    TareValue place = tare_tuple_new(rt, 6);
    if (tare_value_is_absent(place)) return place;
    TareValue *items = tare_tuple_of(place)->items;
    items[0] = tare_retain(filename);
    items[3] = tare_value_is_absent(text) ? TARE_NONE : tare_retain(text);
    static const int positions[] = {1, 2, 4, 5};
    for (int i = 0; i < 4; i++) {
        items[positions[i]] = tare_int_new(rt, numbers[i]);
        if (!tare_value_is_absent(items[positions[i]])) continue;
        tare_release(rt, place);
        return TARE_ABSENT;
    }
    return place;
}

TareValue tare_exception_raise_syntax(TareRuntime *rt, TareTypeId id, const char *message,
                                      TareValue filename, int line, int offset, TareValue text,
                                      int end_line, int end_offset) {
    int numbers[] = {line, offset, end_line, end_offset};
    TareValue message_obj = tare_string_new_c(rt, message);
    TareValue place = new_place(rt, filename, text, numbers);
    TareValue exception = TARE_ABSENT;
    if (!tare_value_is_absent(message_obj) && !tare_value_is_absent(place))
        exception = tare_call_2(rt, tare_value_from_object(rt->types[id]), message_obj, place);
    if (!tare_value_is_absent(exception)) tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    tare_release(rt, place);
    tare_release(rt, message_obj);
    return TARE_ABSENT;
}
