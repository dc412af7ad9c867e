// What lists and tuples do alike; see sequence.h.
#include "types/sequence.h"

#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "object/quick.h"
#include "object/string_builder.h"
#include "types/int.h"
#include "types/slice.h"

TareValue tare_sequence_compare(TareRuntime *rt, TareValue left, TareValue right,
                                TareComparison op) {
    bool equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    TareSequenceRow a = tare_sequence_row(rt, left), b = tare_sequence_row(rt, right);
    if (equality && a.length != b.length)
        return tare_value_from_bool(op == TARE_COMPARISON_NOT_EQUAL);
    for (size_t i = 0; i < a.length && i < b.length; i++) {
        if (tare_value_is_same(a.items[i], b.items[i])) continue;
        TareValue first = tare_retain(a.items[i]), second = tare_retain(b.items[i]);
        int equal = tare_protocol_equals(rt, first, second);
        TareValue result = TARE_ABSENT;
        a = tare_sequence_row(rt, left);
        b = tare_sequence_row(rt, right);
        // The comparison may have shortened them.
        if (equal == 0 && (i >= a.length || i >= b.length)) equal = 1;
        if (equal == 0)
            result = equality ? tare_value_from_bool(op == TARE_COMPARISON_NOT_EQUAL)
                              : tare_protocol_compare(rt, first, second, op);
        tare_release(rt, first);
        tare_release(rt, second);
        if (equal <= 0) return result;
    }
    bool truth = tare_quick_order_ints((int64_t)a.length, (int64_t)b.length, op);
    return tare_value_from_bool(truth);
}

// Whether `stored`, which its container might let go meanwhile, equals `item`.
static int equals_stored(TareRuntime *rt, TareValue stored, TareValue item) {
    if (tare_value_is_same(stored, item)) return 1;
    tare_retain(stored);
    int equal = tare_protocol_equals(rt, stored, item);
    tare_release(rt, stored);
    return equal;
}

int64_t tare_sequence_find(TareRuntime *rt, TareValue self, TareValue item, int64_t start,
                           int64_t stop) {
    for (int64_t i = start; i < stop; i++) {
        TareSequenceRow row = tare_sequence_row(rt, self);
        if (i >= (int64_t)row.length) break;
        int equal = equals_stored(rt, row.items[i], item);
        if (equal) return equal < 0 ? -2 : i;
    }
    return -1;
}

int tare_sequence_contains(TareRuntime *rt, TareValue self, TareValue item) {
    int64_t place = tare_sequence_find(rt, self, item, 0, INT64_MAX);
    return place == -2 ? -1 : place >= 0;
}

TareValue tare_sequence_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t count = 0;
    for (size_t i = 0;; i++) {
        TareSequenceRow row = tare_sequence_row(rt, self);
        if (i >= row.length) break;
        int equal = equals_stored(rt, row.items[i], arguments->values[0]);
        if (equal < 0) return TARE_ABSENT;
        count += equal;
    }
    return tare_int_new(rt, count);
}

int64_t tare_sequence_index(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t length = (int64_t)tare_sequence_row(rt, self).length, start = 0, stop = INT64_MAX;
    size_t count = arguments->positional_count;
    const TareValue *values = arguments->values;
    if (count > 1 && tare_slice_read_bound(rt, values[1], length, &start) != TARE_OK) return -2;
    if (count > 2 && tare_slice_read_bound(rt, values[2], length, &stop) != TARE_OK) return -2;
    return tare_sequence_find(rt, self, values[0], start, stop);
}

static TareStatus append_items(TareRuntime *rt, TareValue self, TareStringBuilder *builder) {
    for (size_t i = 0;; i++) {
        TareSequenceRow row = tare_sequence_row(rt, self);
        if (i >= row.length) return TARE_OK;
        if (i > 0) tare_string_builder_append_c(builder, ", ");
        TareValue item = tare_retain(row.items[i]);
        TareValue text = tare_protocol_repr(rt, item);
        tare_release(rt, item);
        if (tare_value_is_absent(text)) return TARE_ERROR;
        tare_string_builder_append(builder, tare_string_of(text));
        tare_release(rt, text);
    }
}

TareValue tare_sequence_repr(TareRuntime *rt, TareValue self, char open, char close) {
    int entered = tare_protocol_enter_repr(rt, self);
    if (entered < 0) return TARE_ABSENT;
    if (entered > 0) return tare_string_new_format(rt, "%c...%c", open, close);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_point(&builder, (uint8_t)open);
    TareStatus status = append_items(rt, self, &builder);
    tare_protocol_leave_repr(rt, self);
    if (status != TARE_OK) {
        tare_string_builder_deinit(&builder);
        return TARE_ABSENT;
    }
    if (open == '(' && tare_sequence_row(rt, self).length == 1)
        tare_string_builder_append_c(&builder, ",");
    tare_string_builder_append_point(&builder, (uint8_t)close);
    return tare_string_builder_finish(&builder);
}

TareStatus tare_sequence_read_index(TareRuntime *rt, TareValue key, const char *type_name,
                                    int64_t *out) {
    if (tare_value_is_small_int(key)) {
        *out = tare_value_get_small_int(key);
        return TARE_OK;
    }
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s indices must be integers or slices, not %.200T", type_name,
                               key);
    return tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, out);
}
