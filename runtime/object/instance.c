// Attributes that an instance itself holds: the values block, the dict that it becomes, the slots.
#include "object/instance.h"

#include "base/bits.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/intern.h"
#include "object/layout.h"

static inline TareShape *shape_of(TareRuntime *rt, const TareObject *self) {
    return rt->shapes[self->shape_id];
}

static inline void set_shape(TareRuntime *rt, TareObject *self, TareShape *shape) {
    rt->shapes[self->shape_id]->instance_count--;
    shape->instance_count++;
    if (rt->shapes[self->shape_id]->type != shape->type) tare_heap_set_class(self, shape->type);
    self->shape_id = shape->id;
}

// First of the words that a variable type keeps at the end of the block.
static TareValue *tail_of(const TareType *type, TareObject *self, size_t block_bytes) {
    size_t words = type->slot_count + (type->dict_offset != 0);
    char *end = (char *)self + tare_bits_round_up(block_bytes, sizeof(TareValue));
    return (TareValue *)end - words;
}

void **tare_instance_dict_word(TareRuntime *rt, TareObject *self) {
    TareType *type = shape_of(rt, self)->type;
    if (TARE_LIKELY(type->dict_offset > 0)) return (void **)((char *)self + type->dict_offset);
    size_t bytes = tare_alloc_object_bytes(rt, self);
    return (void **)tail_of(type, self, bytes) + type->slot_count;
}

TareValue *tare_instance_slot(TareRuntime *rt, TareObject *self, uint32_t offset) {
    TareType *type = shape_of(rt, self)->type;
    if (TARE_LIKELY(!(type->flags & TARE_TYPE_HAS_TAIL)))
        return (TareValue *)((char *)self + offset);
    return tail_of(type, self, tare_alloc_object_bytes(rt, self)) + offset / sizeof(TareValue);
}

// The interned string equal to `name`, borrowed; NULL when there is none.
static TareString *find_interned(TareRuntime *rt, TareString *name) {
    if (TARE_LIKELY(name->is_interned)) return name;
    size_t position = tare_table_find_position(&rt->interned, name);
    if (position == SIZE_MAX) return NULL;
    return tare_string_of(tare_table_value_at(&rt->interned, position)[-1]);
}

TareValue tare_instance_find(TareRuntime *rt, TareObject *self, TareString *name) {
    TareShape *shape = shape_of(rt, self);
    if (!shape->type->dict_offset) return TARE_ABSENT;
    void *word = *tare_instance_dict_word(rt, self);
    if (!word) return TARE_ABSENT;
    if (shape->kind == TARE_SHAPE_DICT)
        return tare_table_find_string(&((TareDict *)word)->table, name);
    TareString *key = find_interned(rt, name);
    int position = key ? tare_shape_find_key(rt, shape, key) : -1;
    return position < 0 ? TARE_ABSENT : ((TareValue *)word)[position];
}

size_t tare_instance_values_capacity(void *values) {
    return values ? tare_heap_room_bytes(values) / sizeof(TareValue) : 0;
}

// ---- growing -----------------------------------------------------------------------------------

// Blocks are asked for in the sizes that the heap gives, so the heap's answer is the capacity.
static TareValue *grow_values(TareRuntime *rt, TareType *type, TareValue *values, size_t count) {
    if (count > type->values_hint) type->values_hint = (uint32_t)count;
    size_t wanted = values ? count : type->values_hint;
    size_t bytes = tare_heap_good_bytes(wanted * sizeof(TareValue));
    if (!values) return tare_alloc_table(rt, bytes);
    size_t old_bytes = tare_instance_values_capacity(values) * sizeof(TareValue);
    return tare_alloc_resize_table(rt, values, old_bytes, bytes);
}

TareStatus tare_instance_append(TareRuntime *rt, TareObject *self, TareShape *next,
                                TareValue value) {
    if (TARE_UNLIKELY(rt->imitation)) tare_imitation_note_attribute(rt, self, next);
    void **word = tare_instance_dict_word(rt, self);
    TareValue *values = *word;
    size_t count = next->key_count;
    if (!values || count > tare_instance_values_capacity(values)) {
        values = grow_values(rt, next->type, values, count);
        if (!values) return TARE_ERROR;
        *word = values;
    }
    values[count - 1] = tare_retain(value);
    set_shape(rt, self, next);
    return TARE_OK;
}

// ---- the real dict -----------------------------------------------------------------------------

static TareStatus copy_values(TareRuntime *rt, const TareShape *shape, const TareValue *values,
                              TareDict *dict) {
    TareString *keys[TARE_SHAPE_MAXIMUM_KEYS];
    size_t count = shape->key_count;
    for (const TareShape *step = shape; step->key; step = step->parent)
        keys[step->key_count - 1] = step->key;
    for (size_t i = 0; i < count; i++) {
        if (tare_value_is_absent(values[i])) continue;
        // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): there are key_count steps
        if (tare_table_set_string(rt, &dict->table, keys[i], values[i]) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}

static void free_values(TareRuntime *rt, TareValue *values, size_t count) {
    if (!values) return;
    for (size_t i = 0; i < count; i++) tare_release(rt, values[i]);
    tare_alloc_free_table(rt, values, tare_instance_values_capacity(values) * sizeof *values);
}

// The instance's dict, borrowed; made on demand. NULL with an error pending.
static TareDict *make_dict(TareRuntime *rt, TareObject *self) {
    TareShape *shape = shape_of(rt, self);
    void **word = tare_instance_dict_word(rt, self);
    if (shape->kind == TARE_SHAPE_DICT && *word) return *word;
    TareValue fresh = tare_dict_new(rt);
    if (tare_value_is_absent(fresh)) return NULL;
    TareValue *values = *word;
    TareTable *table = &tare_dict_of(fresh)->table;
    TareStatus status = TARE_OK;
    if (values) status = copy_values(rt, shape, values, tare_dict_of(fresh));
    if (status == TARE_OK && rt->imitation)
        status = tare_imitation_adopt(rt, table, tare_imitation_instance_keys(rt, self,
                                                                              shape->type));
    if (status != TARE_OK) {
        tare_release(rt, fresh);
        return NULL;
    }
    *word = tare_value_get_object(fresh);
    set_shape(rt, self, shape->type->dict_shape);
    free_values(rt, values, shape->key_count);
    return tare_dict_of(fresh);
}

TARE_NEW TareValue tare_instance_fetch_dict(TareRuntime *rt, TareObject *self) {
    TareDict *dict = make_dict(rt, self);
    return dict ? tare_retain(tare_value_from_object(dict)) : TARE_ABSENT;
}

TareStatus tare_instance_set_dict(TareRuntime *rt, TareObject *self, TareDict *dict) {
    TareShape *shape = shape_of(rt, self);
    void **word = tare_instance_dict_word(rt, self);
    void *old = *word;
    tare_retain_object(dict);
    *word = dict;
    set_shape(rt, self, shape->type->dict_shape);
    if (shape->kind == TARE_SHAPE_VALUES) free_values(rt, old, shape->key_count);
    else if (old) tare_release_object(rt, old);
    return TARE_OK;
}

// ---- setting and deleting ----------------------------------------------------------------------

static TareStatus set_in_values(TareRuntime *rt, TareObject *self, TareString *key,
                                TareValue value) {
    TareShape *shape = shape_of(rt, self);
    int position = tare_shape_find_key(rt, shape, key);
    if (position >= 0) {
        TareValue *values = *tare_instance_dict_word(rt, self);
        tare_slot_set_steal(rt, &values[position], tare_retain(value));
        return TARE_OK;
    }
    TareShape *next = tare_shape_fetch_child(rt, shape, key);
    if (next) return tare_instance_append(rt, self, next, value);
    if (tare_error_is_pending(rt)) return TARE_ERROR;
    TareDict *dict = make_dict(rt, self);
    return dict ? tare_table_set_string(rt, &dict->table, key, value) : TARE_ERROR;
}

TareStatus tare_instance_set(TareRuntime *rt, TareObject *self, TareString *name,
                             TareValue value) {
    if (shape_of(rt, self)->kind == TARE_SHAPE_DICT) {
        TareDict *dict = make_dict(rt, self);
        return dict ? tare_table_set_string(rt, &dict->table, name, value) : TARE_ERROR;
    }
    tare_retain_object(name);
    TareString *key = tare_intern_string_steal(rt, name);
    if (!key) return TARE_ERROR;
    TareStatus status = set_in_values(rt, self, key, value);
    tare_release_object(rt, key);
    return status;
}

int tare_instance_delete(TareRuntime *rt, TareObject *self, TareString *name) {
    TareValue old = tare_instance_find(rt, self, name);
    if (tare_value_is_absent(old)) return 0;
    TareDict *dict = make_dict(rt, self);
    if (rt->imitation) tare_imitation_note_delete(rt, shape_of(rt, self)->type);
    return dict ? tare_table_delete_string(rt, &dict->table, name) : -1;
}

// ---- __class__ ---------------------------------------------------------------------------------

static bool adds_nothing(const TareType *type) {
    const TareType *base = type->base;
    return type->flags & TARE_TYPE_IS_HEAP && base &&
           type->instance_bytes == base->instance_bytes && type->dict_offset == base->dict_offset &&
           type->slot_count == base->slot_count &&
           !((type->flags ^ base->flags) & TARE_TYPE_ALLOWS_WEAK);
}

static bool has_same_slots(const TareType *left, const TareType *right) {
    if (left->instance_bytes != right->instance_bytes || left->dict_offset != right->dict_offset ||
        (left->flags ^ right->flags) & TARE_TYPE_ALLOWS_WEAK)
        return false;
    bool has_left = !tare_value_is_absent(left->slot_names);
    bool has_right = !tare_value_is_absent(right->slot_names);
    TareTuple *a = has_left ? tare_tuple_of(left->slot_names) : NULL;
    TareTuple *b = has_right ? tare_tuple_of(right->slot_names) : NULL;
    size_t a_count = a ? a->length : 0, b_count = b ? b->length : 0;
    if (a_count != b_count) return false;
    for (size_t i = 0; i < a_count; i++)
        if (!tare_string_equals(tare_string_of(a->items[i]), tare_string_of(b->items[i])))
            return false;
    return true;
}

bool tare_instance_has_same_layout(const TareType *left, const TareType *right) {
    while (adds_nothing(left)) left = left->base;
    while (adds_nothing(right)) right = right->base;
    if (left == right) return true;
    if (!(left->flags & right->flags & TARE_TYPE_IS_HEAP)) return false;
    return left->base == right->base && has_same_slots(left, right);
}

// The shape of `type` with the keys of `shape`; NULL with none pending when they do not fit.
static TareShape *replay(TareRuntime *rt, const TareShape *shape, TareType *type) {
    TareShape *target = type->instance_shape;
    for (size_t i = 0; i < shape->key_count && target; i++)
        target = tare_shape_fetch_child(rt, target, tare_shape_get_key(shape, i));
    return target;
}

TareStatus tare_instance_set_class(TareRuntime *rt, TareObject *self, TareType *type) {
    TareType *old = shape_of(rt, self)->type;
    bool is_module = tare_type_is_subtype(type, rt->types[TARE_TYPE_MODULE]) &&
                     tare_type_is_subtype(old, rt->types[TARE_TYPE_MODULE]);
    if (!is_module && (type->flags | old->flags) & TARE_TYPE_IS_IMMUTABLE) {
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
            "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if (!tare_instance_has_same_layout(type, old)) {
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__class__ assignment: '%N' object layout differs from '%N'", type,
                               old);
    }
    TareShape *shape = shape_of(rt, self), *target = type->instance_shape;
    if (shape->kind == TARE_SHAPE_VALUES) target = replay(rt, shape, type);
    if (!target && tare_error_is_pending(rt)) return TARE_ERROR;
    if (!target && !make_dict(rt, self)) return TARE_ERROR;
    if (shape_of(rt, self)->kind == TARE_SHAPE_DICT) target = type->dict_shape;
    TARE_ASSERT(target);  // only a class of dicts has no other shape
    set_shape(rt, self, target);
    if (type->slots.finalize_user && !old->slots.finalize_user)
        tare_heap_expect_death(&rt->heap, self);
    if (type->flags & TARE_TYPE_IS_HEAP) tare_retain_object(type);
    if (old->flags & TARE_TYPE_IS_HEAP) tare_release_object(rt, old);
    return TARE_OK;
}

// ---- description -------------------------------------------------------------------------------

static void describe_words(TareDescriber *describer, TareValue *start, TareValue *end) {
    if (start < end) {
        size_t bytes = (size_t)((char *)end - (char *)start);
        tare_describe_region(describer, TARE_REGION_REFERENCES, start, bytes, "slots");
    }
}

static void describe_dict_word(const TareShape *shape, TareValue *word, TareDescriber *describer) {
    if (shape->kind == TARE_SHAPE_DICT)
        tare_describe_region(describer, TARE_REGION_REFERENCES, word, sizeof *word, "__dict__");
    else
        tare_describe_region(describer, TARE_REGION_POINTER, word, sizeof *word, "values pointer");
}

static void describe_values(const TareShape *shape, TareValue *values, TareDescriber *describer) {
    size_t capacity = tare_instance_values_capacity(values), count = shape->key_count;
    tare_describe_block(describer, values, capacity * sizeof *values, TARE_BLOCK_TABLE, "values");
    tare_describe_region(describer, TARE_REGION_REFERENCES, values, count * sizeof *values,
                         "attributes");
    tare_describe_region(describer, TARE_REGION_SPARE, values + count,
                         (capacity - count) * sizeof *values, "spare");
}

void tare_instance_describe_tail(TareRuntime *rt, TareObject *self, size_t block_bytes,
                                 size_t fixed_bytes, TareDescriber *describer) {
    TareShape *shape = shape_of(rt, self);
    TareType *type = shape->type;
    if (describer->wants == TARE_DESCRIBE_BLOCKS && shape->kind != TARE_SHAPE_VALUES) return;
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_describe_implied(describer, tare_value_from_object(type), "class");
    if (!type->dict_offset && !type->slot_count) return;
    bool has_tail = type->flags & TARE_TYPE_HAS_TAIL;
    TareValue *words = has_tail ? tail_of(type, self, block_bytes)
                                : (TareValue *)((char *)self + fixed_bytes);
    TareValue *end = has_tail ? words + type->slot_count
                              : (TareValue *)((char *)self + type->instance_bytes);
    TareValue *dict_word = NULL;
    if (type->dict_offset > 0) dict_word = (TareValue *)((char *)self + type->dict_offset);
    else if (type->dict_offset) dict_word = end;
    if (dict_word >= words && dict_word < end) {
        describe_words(describer, words, dict_word);
        words = dict_word + 1;
    }
    if (dict_word) describe_dict_word(shape, dict_word, describer);
    describe_words(describer, words, end);
    if (dict_word && shape->kind == TARE_SHAPE_VALUES && !tare_value_is_absent(*dict_word))
        describe_values(shape, (TareValue *)(uintptr_t)dict_word->bits, describer);
}
