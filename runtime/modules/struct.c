// The functions of the struct module, the type Struct, and its iterator over a buffer.
#include "modules/struct.h"

#include "object/buffer.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/operator.h"
#include "types/bytes.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/module.h"

enum { ITEMS_ON_STACK = 16 };

//   +0 header  +8 the format as str  +16 the format as read: address of the items, counts, order,
//   sizes
typedef struct Struct {
    TareObject header;
    TareValue text;
    TareStructFormat format;
} Struct;

//   +0 header  +8 Struct  +16 memoryview of the bytes, absent once exhausted  +24 place in bytes
typedef struct Unpacker {
    TareObject header;
    TareValue owner;
    TareValue view;
    uint64_t place;
} Unpacker;

static Struct *of(TareValue v) { return (Struct *)tare_value_get_object(v); }
const TareStructFormat *tare_struct_get_format(TareValue v) { return &of(v)->format; }
static Unpacker *unpacker_of(TareValue v) { return (Unpacker *)tare_value_get_object(v); }

// ---- formats -----------------------------------------------------------------------------------

// A format given as argument, with the room that reading it needs.
typedef struct ReadFormat {
    TareStructFormat format;
    TareValue text;  // the argument, held
    const char *characters;
    size_t length;
    size_t table_bytes;
    TareStructItem first[ITEMS_ON_STACK];
} ReadFormat;

static void deinit(TareRuntime *rt, ReadFormat *self) {
    if (self->table_bytes) tare_alloc_free_table(rt, self->format.items, self->table_bytes);
    tare_release(rt, self->text);
}

static TareStatus read_ascii(TareRuntime *rt, ReadFormat *self, TareValue v) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_BYTES)) {
        self->characters = (const char *)tare_bytes_of(v)->data;
        self->length = tare_bytes_of(v)->length;
    } else if (!tare_type_is_instance(rt, v, TARE_TYPE_STR)) {
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "Struct() argument 1 must be a str or bytes object, not %T", v);
    } else if (tare_string_of(v)->is_ascii) {
        self->characters = (const char *)tare_string_of(v)->characters;
        self->length = tare_string_of(v)->length;
    } else {
        tare_release(rt, tare_codecs_encode(rt, tare_string_of(v), "ascii", NULL));
        return TARE_ERROR;
    }
    self->text = tare_retain(v);
    return TARE_OK;
}

static TareStatus init(TareRuntime *rt, ReadFormat *self, TareValue v) {
    TareStructItem *items = self->first;
    self->table_bytes = 0;
    if (read_ascii(rt, self, v) != TARE_OK) return TARE_ERROR;
    if (self->length > ITEMS_ON_STACK) {
        self->table_bytes = self->length * sizeof *items;
        items = tare_alloc_data(rt, self->table_bytes);
        if (!items) self->table_bytes = 0;
    }
    if (items && tare_struct_format_parse(rt, self->characters, self->length, items,
                                          &self->format) == TARE_OK)
        return TARE_OK;
    self->format.items = items;
    deinit(rt, self);
    return TARE_ERROR;
}

// ---- packing and unpacking ---------------------------------------------------------------------

// `to` holds size_bytes zeros. Conversions run the program: `to` must belong to nobody else.
static TareStatus pack_all(TareRuntime *rt, const TareStructFormat *format,
                           const TareValue *values, uint8_t *to) {
    for (size_t i = 0; i < format->item_count; i++) {
        const TareStructItem *item = &format->items[i];
        bool is_text = item->code == 's' || item->code == 'p';
        uint64_t times = is_text ? 1 : item->count;
        for (uint64_t k = 0; k < times; k++)
            if (tare_struct_item_write(rt, format, item, *values++,
                                       to + item->offset + k * item->bytes) != TARE_OK)
                return TARE_ERROR;
    }
    return TARE_OK;
}

static TareValue pack(TareRuntime *rt, const TareStructFormat *format, const TareValue *values,
                      size_t count) {
    if (count != format->value_count) {
        (void)tare_struct_format_fail(rt, "pack expected %zu items for packing (got %zu)",
                                      (size_t)format->value_count, count);
        return TARE_ABSENT;
    }
    TareValue bytes = tare_bytes_new(rt, NULL, format->size_bytes);
    if (tare_value_is_absent(bytes)) return bytes;
    memset(tare_bytes_of(bytes)->data, 0, format->size_bytes);
    if (pack_all(rt, format, values, tare_bytes_of(bytes)->data) != TARE_OK)
        tare_slot_clear(rt, &bytes);
    return bytes;
}

static TareValue unpack_at(TareRuntime *rt, const TareStructFormat *format, const uint8_t *from) {
    TareValue tuple = tare_tuple_new(rt, format->value_count);
    size_t at = 0;
    for (size_t i = 0; i < format->item_count && !tare_value_is_absent(tuple); i++) {
        const TareStructItem *item = &format->items[i];
        bool is_text = item->code == 's' || item->code == 'p';
        uint64_t times = is_text ? 1 : item->count;
        for (uint64_t k = 0; k < times; k++) {
            TareValue v = tare_struct_item_read(rt, format, item,
                                                from + item->offset + k * item->bytes);
            if (tare_value_is_absent(v)) {
                tare_slot_clear(rt, &tuple);
                break;
            }
            tare_tuple_of(tuple)->items[at++] = v;
        }
    }
    return tuple;
}

static TareValue unpack(TareRuntime *rt, const TareStructFormat *format, TareValue source) {
    TareBuffer buffer;
    if (tare_buffer_get(rt, source, &buffer) != TARE_OK) return TARE_ABSENT;
    if (buffer.length_bytes == format->size_bytes) return unpack_at(rt, format, buffer.data);
    (void)tare_struct_format_fail(rt, "unpack requires a buffer of %zu bytes",
                                  (size_t)format->size_bytes);
    return TARE_ABSENT;
}

// Counts a negative offset from the end, and checks that the whole fits.
static TareStatus place_in(TareRuntime *rt, const TareStructFormat *format, bool packs,
                           size_t length, int64_t *offset) {
    long long size = (long long)format->size_bytes, at = *offset;
    if (at < 0 && at + size > 0)
        return packs ? tare_struct_format_fail(rt, "no space to pack %lld bytes at offset %lld",
                                               size, at)
                     : tare_struct_format_fail(
                           rt, "not enough data to unpack %lld bytes at offset %lld", size, at);
    if (at < 0 && at + (long long)length < 0)
        return tare_struct_format_fail(rt, "offset %lld out of range for %zu-byte buffer", at,
                                       length);
    if (at < 0) *offset += (int64_t)length;
    if ((long long)length - *offset >= size) return TARE_OK;
    return tare_struct_format_fail(
        rt,
        "%s requires a buffer of at least %zu bytes for %s %lld bytes at offset %lld (actual "
        "buffer size is %zu)",
        packs ? "pack_into" : "unpack_from", (size_t)*offset + (size_t)size,
        packs ? "packing" : "unpacking", size, (long long)*offset, length);
}

static TareStatus get_writable(TareRuntime *rt, TareValue v, TareBuffer *out) {
    if (!tare_buffer_is(rt, v) || (tare_buffer_get(rt, v, out) == TARE_OK && out->is_read_only))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "argument must be read-write bytes-like object, not %T", v);
    return tare_error_is_pending(rt) ? TARE_ERROR : TARE_OK;
}

static TareStatus check_into(TareRuntime *rt, const TareStructFormat *format, size_t count) {
    if (count == format->value_count + 2) return TARE_OK;
    if (count < 2)
        return tare_struct_format_fail(rt, "pack_into expected %s argument",
                                       count ? "offset" : "buffer");
    return tare_struct_format_fail(rt, "pack_into expected %zu items for packing (got %zu)",
                                   (size_t)format->value_count, count - 2);
}

// Packs aside first, since conversions run the program, which may change the buffer.
static TareValue pack_into(TareRuntime *rt, const TareStructFormat *format,
                           const TareValue *values, size_t count) {
    TareBuffer buffer;
    int64_t offset;
    if (check_into(rt, format, count) != TARE_OK ||
        get_writable(rt, values[0], &buffer) != TARE_OK ||
        tare_operator_index_int64(rt, values[1], false, TARE_TYPE_INDEX_ERROR, &offset) !=
            TARE_OK ||
        get_writable(rt, values[0], &buffer) != TARE_OK)
        return TARE_ABSENT;
    int64_t place = offset;
    if (place_in(rt, format, true, buffer.length_bytes, &place) != TARE_OK) return TARE_ABSENT;
    TareValue bytes = pack(rt, format, values + 2, count - 2);
    if (tare_value_is_absent(bytes)) return bytes;
    TareStatus status = get_writable(rt, values[0], &buffer);
    if (status == TARE_OK)
        status = place_in(rt, format, true, buffer.length_bytes, &offset);
    if (status == TARE_OK)
        memcpy(buffer.data + offset, tare_bytes_of(bytes)->data, format->size_bytes);
    tare_release(rt, bytes);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue unpack_from(TareRuntime *rt, const TareStructFormat *format, TareValue source,
                             TareValue offset_obj) {
    TareBuffer buffer;
    int64_t offset = 0;
    // Asked for once more after the offset's __index__, which runs the program.
    if (tare_buffer_get(rt, source, &buffer) != TARE_OK ||
        (!tare_value_is_absent(offset_obj) &&
         tare_operator_index_size(rt, offset_obj, &offset) != TARE_OK) ||
        tare_buffer_get(rt, source, &buffer) != TARE_OK ||
        place_in(rt, format, false, buffer.length_bytes, &offset) != TARE_OK)
        return TARE_ABSENT;
    return unpack_at(rt, format, buffer.data + offset);
}

// ---- the iterator ------------------------------------------------------------------------------

static TareValue next(TareRuntime *rt, TareValue v) {
    Unpacker *self = unpacker_of(v);
    TareBuffer buffer;
    if (tare_value_is_absent(self->view)) return TARE_ABSENT;
    if (tare_buffer_get(rt, self->view, &buffer) != TARE_OK) return TARE_ABSENT;
    const TareStructFormat *format = &of(self->owner)->format;
    if (format->size_bytes == 0 || buffer.length_bytes - self->place < format->size_bytes) {
        tare_slot_clear(rt, &self->view);
        return TARE_ABSENT;
    }
    uint64_t place = self->place;
    self->place += format->size_bytes;
    return unpack_at(rt, format, buffer.data + place);
}

static TareValue iterate(TareRuntime *rt, TareValue v) { return tare_retain(v); }

static TareValue length_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Unpacker *self = unpacker_of(v);
    TareBuffer buffer;
    if (tare_value_is_absent(self->view)) return tare_int_new(rt, 0);
    if (tare_buffer_get(rt, self->view, &buffer) != TARE_OK) return TARE_ABSENT;
    uint64_t size = of(self->owner)->format.size_bytes;
    return tare_int_new(rt, size ? (int64_t)((buffer.length_bytes - self->place) / size) : 0);
}

static void describe_unpacker(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Unpacker *self = (Unpacker *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "iterator");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->owner, 2 * sizeof self->owner,
                         "Struct, bytes");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->place, sizeof self->place, "place");
}

static const TareNativeDefinition unpacker_methods[] = {
    {"__length_hint__", length_hint, TARE_NATIVE_NONE},
    {NULL},
};
static const TareTypeSpec unpacker_spec = {
    .instance_bytes = sizeof(Unpacker),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = unpacker_methods,
    .slots = {.describe = describe_unpacker, .iterate = iterate, .next = next},
};

static TareValue iter_unpack(TareRuntime *rt, TareValue owner, TareType *iterator_type,
                             TareValue source) {
    const TareStructFormat *format = &of(owner)->format;
    TareBuffer buffer;
    if (tare_buffer_get(rt, source, &buffer) != TARE_OK) return TARE_ABSENT;
    if (format->size_bytes == 0) {
        (void)tare_struct_format_fail(rt,
                                      "cannot iteratively unpack with a struct of length 0");
        return TARE_ABSENT;
    }
    if (buffer.length_bytes % format->size_bytes) {
        (void)tare_struct_format_fail(
            rt, "iterative unpacking requires a buffer of a multiple of %zu bytes",
            (size_t)format->size_bytes);
        return TARE_ABSENT;
    }
    TareValue view = tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_MEMORYVIEW]),
                                 source);
    if (tare_value_is_absent(view)) return view;
    Unpacker *self = tare_alloc_instance(rt, iterator_type, 0);
    if (!self) {
        tare_release(rt, view);
        return TARE_ABSENT;
    }
    self->owner = tare_retain(owner);
    self->view = view;
    return tare_value_from_object(self);
}

// ---- Struct ------------------------------------------------------------------------------------

static void drop_items(TareRuntime *rt, Struct *self) {
    if (self->format.items)
        tare_alloc_free_table(rt, self->format.items,
                              self->format.item_count * sizeof *self->format.items);
    self->format = (TareStructFormat){0};
}

static TareStatus keep_format(TareRuntime *rt, Struct *self, const ReadFormat *read) {
    TareStructFormat format = read->format;
    TareValue text = tare_string_new_utf8(rt, read->characters, read->length);
    if (tare_value_is_absent(text)) return TARE_ERROR;
    size_t table_bytes = format.item_count * sizeof *format.items;
    format.items = table_bytes ? tare_alloc_data(rt, table_bytes) : NULL;
    if (table_bytes && !format.items) {
        tare_release(rt, text);
        return TARE_ERROR;
    }
    if (table_bytes) memcpy(format.items, read->format.items, table_bytes);
    drop_items(rt, self);
    self->format = format;
    tare_slot_set_steal(rt, &self->text, text);
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    Struct *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    return tare_value_from_object(self);
}

static TareStatus initialize(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"format"};
    static const TareParameters parameters = {"Struct", names, 1, 0, 1, 1};
    TareValue text;
    ReadFormat read;
    if (tare_native_bind(rt, &parameters, arguments, &text) != TARE_OK ||
        init(rt, &read, text) != TARE_OK)
        return TARE_ERROR;
    TareStatus status = keep_format(rt, of(v), &read);
    deinit(rt, &read);
    return status;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    Struct *self = (Struct *)object;
    TareType *type = rt->shapes[object->shape_id]->type;
    tare_describe_block(describer, self, type->instance_bytes, TARE_BLOCK_OBJECT, "Struct");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->text, sizeof self->text,
                         "format");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->format.items,
                         sizeof self->format.items, "items");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->format.item_count,
                         sizeof self->format - offsetof(TareStructFormat, item_count),
                         "counts, order, size");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, type->instance_bytes, sizeof *self, describer);
    if (!self->format.items) return;
    size_t table_bytes = self->format.item_count * sizeof *self->format.items;
    tare_describe_block(describer, self->format.items, table_bytes, TARE_BLOCK_TABLE, "items");
    tare_describe_region(describer, TARE_REGION_RAW, self->format.items, table_bytes,
                         "codes with places and counts");
}

static TareValue struct_pack(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return pack(rt, &of(self)->format, arguments->values, arguments->positional_count);
}

static TareValue struct_pack_into(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    return pack_into(rt, &of(self)->format, arguments->values, arguments->positional_count);
}

static TareValue struct_unpack(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return unpack(rt, &of(self)->format, arguments->values[0]);
}

static TareValue struct_unpack_from(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    static const char *const names[] = {"buffer", "offset"};
    static const TareParameters parameters = {"unpack_from", names, 2, 0, 2, 1};
    TareValue values[2];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    return unpack_from(rt, &of(self)->format, values[0], values[1]);
}

static TareType *find_iterator_type(TareRuntime *rt) {
    TareValue module = tare_dict_find_c(rt, tare_dict_of(rt->modules), "_struct");
    TareValue type = TARE_ABSENT;
    if (!tare_value_is_absent(module) && tare_value_is_exact(module, TARE_TYPE_MODULE))
        type = tare_dict_find_c(rt, tare_module_of(module)->dict, "unpack_iterator");
    bool is_ours = !tare_value_is_absent(type) && tare_value_is_exact(type, TARE_TYPE_TYPE) &&
                   tare_type_of_value(type)->spec == &unpacker_spec;
    if (is_ours) return tare_type_of_value(type);
    (void)tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR, "the module _struct was taken away");
    return NULL;
}

static TareValue struct_iter_unpack(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    TareType *type = find_iterator_type(rt);
    return type ? iter_unpack(rt, self, type, arguments->values[0]) : TARE_ABSENT;
}

static TareValue get_format(TareRuntime *rt, TareValue self) {
    return tare_value_is_absent(of(self)->text) ? TARE_NONE : tare_retain(of(self)->text);
}

static TareValue get_size(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, (int64_t)of(self)->format.size_bytes);
}

static const TareNativeDefinition struct_methods[] = {
    {"iter_unpack", struct_iter_unpack, TARE_NATIVE_ONE},
    {"pack", struct_pack, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED},
    {"pack_into", struct_pack_into, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED},
    {"unpack", struct_unpack, TARE_NATIVE_ONE},
    {"unpack_from", struct_unpack_from, TARE_NATIVE_ANY},
    {NULL},
};
static const TareAttributeDefinition struct_attributes[] = {
    {"format", get_format, NULL, "struct format string"},
    {"size", get_size, NULL, "struct size in bytes"},
    {NULL},
};
static const TareTypeSpec struct_spec = {
    .instance_bytes = sizeof(Struct),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_ALLOWS_WEAK,
    .methods = struct_methods,
    .attributes = struct_attributes,
    .doc = "Struct(fmt) --> compiled struct object",
    .slots = {.describe = describe, .create = create, .initialize = initialize},
};

// ---- the module --------------------------------------------------------------------------------

static TareStatus init_first(TareRuntime *rt, ReadFormat *self, const TareArguments *arguments) {
    if (arguments->positional_count) return init(rt, self, arguments->values[0]);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "missing format argument");
}

static TareValue module_pack(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    ReadFormat read;
    if (init_first(rt, &read, arguments) != TARE_OK) return TARE_ABSENT;
    TareValue result =
        pack(rt, &read.format, arguments->values + 1, arguments->positional_count - 1);
    deinit(rt, &read);
    return result;
}

static TareValue module_pack_into(TareRuntime *rt, TareValue module,
                                  const TareArguments *arguments) {
    ReadFormat read;
    if (init_first(rt, &read, arguments) != TARE_OK) return TARE_ABSENT;
    TareValue result =
        pack_into(rt, &read.format, arguments->values + 1, arguments->positional_count - 1);
    deinit(rt, &read);
    return result;
}

static TareValue module_unpack(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    ReadFormat read;
    if (init(rt, &read, arguments->values[0]) != TARE_OK) return TARE_ABSENT;
    TareValue result = unpack(rt, &read.format, arguments->values[1]);
    deinit(rt, &read);
    return result;
}

static TareValue module_unpack_from(TareRuntime *rt, TareValue module,
                                    const TareArguments *arguments) {
    static const char *const names[] = {"", "buffer", "offset"};
    static const TareParameters parameters = {"unpack_from", names, 3, 1, 3, 2};
    TareValue values[3];
    ReadFormat read;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK ||
        init(rt, &read, values[0]) != TARE_OK)
        return TARE_ABSENT;
    TareValue result = unpack_from(rt, &read.format, values[1], values[2]);
    deinit(rt, &read);
    return result;
}

static TareValue module_iter_unpack(TareRuntime *rt, TareValue module,
                                    const TareArguments *arguments) {
    TareValue class = tare_dict_find_c(rt, tare_module_of(module)->dict, "Struct");
    if (tare_value_is_absent(class))
        return tare_error_raise(rt, TARE_TYPE_IMPORT_ERROR, "the module _struct was taken apart");
    TareValue owner = tare_call_1(rt, class, arguments->values[0]);
    if (tare_value_is_absent(owner)) return owner;
    TareArguments rest = {arguments->values + 1, 1, NULL};
    TareValue result = tare_type_get(rt, owner)->spec == &struct_spec
                           ? struct_iter_unpack(rt, owner, &rest)
                           : tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "Struct() gave %T", owner);
    tare_release(rt, owner);
    return result;
}

static TareValue module_calcsize(TareRuntime *rt, TareValue module,
                                 const TareArguments *arguments) {
    ReadFormat read;
    if (init(rt, &read, arguments->values[0]) != TARE_OK) return TARE_ABSENT;
    TareValue result = tare_int_new(rt, (int64_t)read.format.size_bytes);
    deinit(rt, &read);
    return result;
}

static TareValue clear_cache(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    return TARE_NONE;  // nothing is kept
}

static const TareNativeDefinition functions[] = {
    {"_clearcache", clear_cache, TARE_NATIVE_NONE},
    {"calcsize", module_calcsize, TARE_NATIVE_ONE},
    {"iter_unpack", module_iter_unpack, TARE_NATIVE_POSITIONAL, 2, 2},
    {"pack", module_pack, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED},
    {"pack_into", module_pack_into, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED},
    {"unpack", module_unpack, TARE_NATIVE_POSITIONAL, 2, 2},
    {"unpack_from", module_unpack_from, TARE_NATIVE_ANY},
    {NULL},
};

static TareStatus add_type(TareRuntime *rt, TareValue module, const char *name,
                           const TareTypeSpec *spec) {
    TareValue type = tare_type_new_native(rt, "_struct", name, TARE_TYPE_OBJECT, spec);
    if (tare_value_is_absent(type)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, name, type);
    tare_release(rt, type);
    return status;
}

TareValue tare_struct_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_struct", "Numbers and bytes packed as C packs them.");
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK ||
        add_type(rt, module, "Struct", &struct_spec) != TARE_OK ||
        add_type(rt, module, "unpack_iterator", &unpacker_spec) != TARE_OK)
        tare_slot_clear(rt, &module);
    return module;
}
