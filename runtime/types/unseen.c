// In CPython 3.11 an instance of a built-in type's subclass has a dict from its first attribute on,
// a function's annotations are a tuple until someone asks for them, and a classmethod keeps what it
// took over from its function in a dict. Here they are no objects; gc.collect() counts them all the
// same. The tuple of a class's own slots is one here alone.
#include "types/unseen.h"

#include "collect/collect.h"
#include "collect/tracked.h"
#include "object/descriptor.h"
#include "types/function.h"

static bool is_young(const TareObject *object) {
    return tare_side_generation(*tare_side_of(object)) == TARE_SIDE_GENERATION_0;
}

// The compiler makes a constant of strings alone.
static bool is_constant(TareDict *annotations) {
    TareValue key, value;
    for (size_t cursor = 0; tare_table_next(&annotations->table, &cursor, &key, &value);)
        if (tare_value_is_object(value) && !tare_value_is_exact(value, TARE_TYPE_STR)) return false;
    return true;
}

// The tuple is followed until its first collection; a dict of annotations that is followed counts
// by itself. While garbage is counted its list holds each object once more.
static bool has_annotations_tuple(TareRuntime *rt, TareObject *object) {
    const TareFunctionExtras *extras = ((TareFunction *)object)->extras;
    if (!extras || !tare_value_is_exact(extras->annotations, TARE_TYPE_DICT)) return false;
    TareDict *dict = tare_dict_of(extras->annotations);
    bool is_shared = tare_object_count(&dict->header) > 2;
    return is_young(object) && !is_shared && !is_constant(dict) &&
           !tare_tracked_is(rt, extras->annotations);
}

// Functions that a class makes such methods by itself.
static bool is_wrapped_by_class(TareRuntime *rt, const TareFunction *function) {
    const TareString *name = function->code->name;
    return name == TARE_RUNTIME_NAME(rt, dunder_new) ||
           name == TARE_RUNTIME_NAME(rt, dunder_init_subclass);
}

// classmethod and staticmethod take over the annotations of functions and classes, which turns a
// tuple of them into a dict.
static int count_beside_holder(TareRuntime *rt, const TareMethodHolder *self) {
    if (!tare_value_is_absent(self->dict) && tare_tracked_is(rt, self->dict)) return 0;
    if (tare_value_is_exact(self->function, TARE_TYPE_FUNCTION))
        return !is_wrapped_by_class(rt, tare_function_of(self->function)) &&
               !has_annotations_tuple(rt, tare_value_get_object(self->function));
    return tare_type_is_instance(rt, self->function, TARE_TYPE_TYPE) &&
           tare_type_of_value(self->function)->flags & TARE_TYPE_IS_HEAP;
}

static bool has_followed_value(TareRuntime *rt, TareObject *object, const TareShape *shape) {
    const TareValue *values = *tare_instance_dict_word(rt, object);
    for (size_t i = 0; values && i < shape->key_count; i++)
        if (!tare_value_is_absent(values[i]) && tare_tracked_is(rt, values[i])) return true;
    return false;
}

static int count_unseen(TareRuntime *rt, TareObject *object) {
    const TareShape *shape = tare_shape_of_id(rt, object->shape_id);
    switch (shape->type->native_base) {
        case TARE_TYPE_OBJECT: return 0;
        case TARE_TYPE_FUNCTION: return has_annotations_tuple(rt, object);
        case TARE_TYPE_TYPE: {
            TareValue names = ((TareType *)object)->slot_names;
            return tare_value_is_absent(names) ? 0 : -(int)tare_tracked_is(rt, names);
        }
        case TARE_TYPE_CLASS_METHOD:
        case TARE_TYPE_STATIC_METHOD:
            return count_beside_holder(rt, (TareMethodHolder *)object);
        default: return shape->kind == TARE_SHAPE_VALUES && has_followed_value(rt, object, shape);
    }
}

void tare_unseen_start(TareRuntime *rt) { rt->collector->count_unseen = count_unseen; }
