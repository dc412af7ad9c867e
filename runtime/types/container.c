// What the container types and their iterators share; see container.h.
#include "types/container.h"

#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/list.h"

void tare_container_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer,
                             size_t reference_count, size_t fixed_bytes, const char *state_name) {
    char *start = (char *)self;
    size_t block_bytes = tare_type_get(rt, tare_value_from_object(self))->instance_bytes;
    size_t state_at = sizeof(TareObject) + reference_count * sizeof(TareValue);
    tare_describe_block(describer, self, block_bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, start, sizeof(TareObject), "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, start + sizeof(TareObject),
                         reference_count * sizeof(TareValue), "references");
    tare_describe_region(describer, TARE_REGION_RAW, start + state_at, fixed_bytes - state_at,
                         state_name);
    tare_instance_describe_tail(rt, self, block_bytes, fixed_bytes, describer);
}

TareValue tare_container_class_getitem(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    TareValue alias = tare_value_from_object(rt->types[TARE_TYPE_GENERIC_ALIAS]);
    return tare_call_2(rt, alias, self, arguments->values[0]);
}

TareValue tare_container_gather(TareRuntime *rt, TareValue iterable, const char *message) {
    TareTypeId base = tare_type_get(rt, iterable)->native_base;
    if (base == TARE_TYPE_LIST || base == TARE_TYPE_TUPLE) return tare_retain(iterable);
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) {
        if (tare_error_is(rt, TARE_TYPE_TYPE_ERROR))
            tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%s", message);
        return TARE_ABSENT;
    }
    TareValue list = tare_list_new_iterable(rt, iterator);
    tare_release(rt, iterator);
    return list;
}

TareValue tare_container_iterate_each(TareRuntime *rt, const TareValue *values, size_t count) {
    TareValue iterators = tare_tuple_new(rt, count);
    if (tare_value_is_absent(iterators)) return iterators;
    for (size_t i = 0; i < count; i++) {
        TareValue iterator = tare_protocol_iterate(rt, values[i]);
        if (tare_value_is_absent(iterator)) {
            tare_release(rt, iterators);
            return TARE_ABSENT;
        }
        tare_tuple_of(iterators)->items[i] = iterator;
    }
    return iterators;
}

TareValue tare_container_new_reduced(TareRuntime *rt, const char *name, TareValue argument,
                                     TareValue state) {
    TareValue function = tare_dict_find_c(rt, tare_dict_of(rt->builtins), name);
    if (tare_value_is_absent(function))
        return tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "%s", name);
    TareValue arguments = tare_tuple_pack(rt, argument, TARE_ABSENT);
    if (tare_value_is_absent(arguments)) return TARE_ABSENT;
    TareValue items[3] = {function, arguments, state};
    TareValue result = tare_tuple_new_from(rt, items, tare_value_is_absent(state) ? 2 : 3);
    tare_release(rt, arguments);
    return result;
}

TareValue tare_container_new_reduced_type_steal(TareRuntime *rt, TareValue self,
                                                TareValue stolen_arguments) {
    if (tare_value_is_absent(stolen_arguments)) return TARE_ABSENT;
    TareValue type = tare_value_from_object(tare_type_get(rt, self));
    TareValue result = tare_tuple_pack(rt, type, stolen_arguments);
    tare_release(rt, stolen_arguments);
    return result;
}

TareValue tare_container_return_self(TareRuntime *rt, TareValue self) { return tare_retain(self); }

TareValue tare_container_format(TareRuntime *rt, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    TareValue text = tare_error_format(rt, format, arguments);
    va_end(arguments);
    return text;
}
