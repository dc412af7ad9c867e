// Classes, slots, attributes and death, without a machine: classes are made through their type.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "types/list.h"
#include "types/registry.h"

typedef struct Fixture {
    TareSystem system;
    TareRuntime rt;
    size_t live_count;
} Fixture;

static size_t count_live(TareRuntime *rt) {
    TareHeapTotals totals;
    tare_heap_measure(&rt->heap, &totals);
    return totals.live_count[0] + totals.live_count[1] + totals.live_count[2];
}

static int set_up(void **state) {
    Fixture *self = calloc(1, sizeof *self);
    *state = self;
    tare_system_init(&self->system);
    tare_heap_init(&self->rt.heap, &self->system);
    assert_int_equal(tare_runtime_init_objects(&self->rt), TARE_OK);
    assert_int_equal(tare_registry_init(&self->rt), TARE_OK);
    return 0;
}

static int tear_down(void **state) {
    Fixture *self = *state;
    assert_false(tare_error_is_pending(&self->rt));
    tare_runtime_deinit_objects(&self->rt);
    assert_int_equal(count_live(&self->rt), 0);
    tare_heap_deinit(&self->rt.heap);
    tare_system_deinit(&self->system);
    free(self);
    return 0;
}

static TareString *name_of(TareRuntime *rt, const char *text) { return tare_intern_c(rt, text); }

// class NAME(base) with __slots__ from `slots`, a list of names that NULL ends, or none.
static TareType *make_class(TareRuntime *rt, const char *text, TareType *base,
                            const char *const *slots) {
    TareValue namespace = tare_dict_new(rt), name = tare_string_new_c(rt, text);
    TareValue base_value = tare_value_from_object(base);
    TareValue bases = tare_tuple_new_from(rt, &base_value, base ? 1 : 0);
    if (slots) {
        TareValue list = tare_list_new(rt, 0);
        for (; *slots; slots++) {
            TareValue item = tare_string_new_c(rt, *slots);
            assert_int_equal(tare_list_append_steal(rt, tare_list_of(list), item), TARE_OK);
        }
        assert_int_equal(tare_dict_set_c(rt, tare_dict_of(namespace), "__slots__", list), TARE_OK);
        tare_release(rt, list);
    }
    TareValue class = tare_type_new(rt, rt->types[TARE_TYPE_TYPE], tare_string_of(name),
                                    tare_tuple_of(bases), tare_dict_of(namespace), NULL);
    tare_release(rt, bases);
    tare_release(rt, name);
    tare_release(rt, namespace);
    return tare_value_is_absent(class) ? NULL : tare_type_of_value(class);
}

// What the cycle collector does for a class: its order of bases refers back to it.
static void drop_class(TareRuntime *rt, TareType *class) {
    TareTuple *mro = class->mro;
    TareDict *attributes = class->attributes;
    class->mro = NULL;
    class->attributes = NULL;
    tare_release_object(rt, mro);
    tare_release_object(rt, attributes);
    assert_int_equal(class->header.count, 1);
    tare_release_object(rt, class);
    tare_type_clear_cache(rt);
}

static void expect_error(TareRuntime *rt, TareTypeId id, const char *message) {
    assert_true(tare_error_is_pending(rt));
    TareValue error = tare_error_take(rt);
    TareText scratch;
    tare_text_init(&scratch, tare_system_allocator(rt->heap.system, TARE_PURPOSE_HOST));
    TareValue text = tare_protocol_str(rt, error);
    assert_string_equal(tare_string_utf8(rt, tare_string_of(text), &scratch), message);
    tare_text_deinit(&scratch);
    tare_release(rt, text);
    tare_release(rt, error);
}

static void test_start_and_end(void **state) {}

static void test_slots(void **state) {
    TareRuntime *rt = &((Fixture *)*state)->rt;
    const char *const slots[] = {"x", "y", "z", NULL};
    TareType *class = make_class(rt, "Point", NULL, slots);
    assert_non_null(class);
    assert_int_equal(class->instance_bytes, 32);
    TareValue point = tare_call_0(rt, tare_value_from_object(class));
    assert_true(tare_value_is_object(point));
    TareString *x = name_of(rt, "x"), *w = name_of(rt, "w");
    assert_int_equal(tare_attribute_set(rt, point, x, TARE_TRUE), TARE_OK);
    assert_true(tare_value_is_true(tare_attribute_get(rt, point, x)));
    assert_int_equal(tare_attribute_delete(rt, point, x), TARE_OK);
    assert_true(tare_value_is_absent(tare_attribute_get(rt, point, x)));
    expect_error(rt, TARE_TYPE_ATTRIBUTE_ERROR, "'Point' object has no attribute 'x'");
    assert_int_equal(tare_attribute_set(rt, point, w, TARE_TRUE), TARE_ERROR);
    expect_error(rt, TARE_TYPE_ATTRIBUTE_ERROR, "'Point' object has no attribute 'w'");
    TareAttributeCache cache;
    tare_attribute_describe_get(rt, point, x, &cache);
    assert_int_equal(cache.kind, TARE_ATTRIBUTE_SLOT);
    assert_int_equal(cache.position, 8);
    tare_release_object(rt, x);
    tare_release_object(rt, w);
    tare_release(rt, point);
    drop_class(rt, class);
}

static void test_values_and_dict(void **state) {
    TareRuntime *rt = &((Fixture *)*state)->rt;
    TareType *class = make_class(rt, "Open", NULL, NULL);
    assert_int_equal(class->instance_bytes, 16);
    TareString *names[] = {name_of(rt, "a"), name_of(rt, "b"), name_of(rt, "c")};
    TareValue first = tare_call_0(rt, tare_value_from_object(class));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(tare_attribute_set(rt, first, names[i], TARE_NONE), TARE_OK);
    TareValue second = tare_call_0(rt, tare_value_from_object(class));
    TareAttributeCache cache;
    tare_attribute_describe_set(rt, second, names[0], &cache);
    assert_int_equal(cache.kind, TARE_ATTRIBUTE_APPEND);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(tare_attribute_set(rt, second, names[i], TARE_TRUE), TARE_OK);
    assert_int_equal(tare_value_shape_id(first), tare_value_shape_id(second));
    assert_int_equal(tare_heap_usable_bytes(*tare_instance_dict_word(
                         rt, tare_value_get_object(second))), 24);
    assert_int_equal(tare_attribute_delete(rt, second, names[1]), TARE_OK);
    assert_int_equal(rt->shapes[tare_value_shape_id(second)]->kind, TARE_SHAPE_DICT);
    assert_true(tare_value_is_true(tare_attribute_get(rt, second, names[2])));
    assert_true(tare_value_is_absent(tare_attribute_get(rt, second, names[1])));
    expect_error(rt, TARE_TYPE_ATTRIBUTE_ERROR, "'Open' object has no attribute 'b'");
    tare_release(rt, first);
    tare_release(rt, second);
    for (size_t i = 0; i < 3; i++) tare_release_object(rt, names[i]);
    drop_class(rt, class);
}

static void test_long_chain_dies_in_constant_stack(void **state) {
    TareRuntime *rt = &((Fixture *)*state)->rt;
    const char *const slots[] = {"next", NULL};
    TareType *class = make_class(rt, "Link", NULL, slots);
    TareValue chain = TARE_NONE;
    for (size_t i = 0; i < 1000000; i++) {
        TareObject *link = tare_alloc_instance(rt, class, 0);
        *(TareValue *)(link + 1) = chain;
        chain = tare_value_from_object(link);
    }
    tare_release(rt, chain);
    assert_int_equal(class->instance_shape->instance_count, 0);
    drop_class(rt, class);
}

static void test_layout_errors(void **state) {
    TareRuntime *rt = &((Fixture *)*state)->rt;
    const char *const one[] = {"a", NULL}, *const bad[] = {"1x", NULL};
    const char *const dict[] = {"__dict__", "__dict__", NULL};
    assert_null(make_class(rt, "I", rt->types[TARE_TYPE_INT], one));
    expect_error(rt, TARE_TYPE_TYPE_ERROR, "nonempty __slots__ not supported for subtype of 'int'");
    assert_null(make_class(rt, "I", NULL, bad));
    expect_error(rt, TARE_TYPE_TYPE_ERROR, "__slots__ must be identifiers");
    assert_null(make_class(rt, "I", NULL, dict));
    expect_error(rt, TARE_TYPE_TYPE_ERROR, "__dict__ slot disallowed: we already got one");
    assert_null(make_class(rt, "B", rt->types[TARE_TYPE_BOOL], NULL));
    expect_error(rt, TARE_TYPE_TYPE_ERROR, "type 'bool' is not an acceptable base type");
}

static void test_native_slots_show_as_methods(void **state) {
    TareRuntime *rt = &((Fixture *)*state)->rt;
    TareValue list = tare_list_new(rt, 0);
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_len);
    TareValue method = tare_attribute_get(
        rt, tare_value_from_object(rt->types[TARE_TYPE_LIST]), name);
    assert_true(tare_value_is_exact(method, TARE_TYPE_WRAPPER_DESCRIPTOR));
    TareValue bound = tare_attribute_get(rt, list, name);
    assert_true(tare_value_is_exact(bound, TARE_TYPE_METHOD_WRAPPER));
    tare_release(rt, method);
    tare_release(rt, bound);
    tare_release(rt, list);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(start_and_end),
        TEST(slots),
        TEST(values_and_dict),
        TEST(long_chain_dies_in_constant_stack),
        TEST(layout_errors),
        TEST(native_slots_show_as_methods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
