// The .heapsnapshot format of Chrome DevTools: one JSON object with flat arrays of nodes, of edges
// in order of their nodes, and of texts. All numbers that it needs (how many edges a node has,
// which node an edge leads to) are asked from the heap again, so nothing is kept for a node.
// Layout: the "meta" part of the file describes it; see Chromium's heap snapshot sources.
#include <errno.h>

#include "measure/anatomy.h"
#include "measure/snapshot_names.h"
#include "modules/own_size.h"

enum {
    NODE_FIELD_COUNT = 7,
    NODE_OBJECT = 3, NODE_CODE = 4, NODE_CLOSURE = 5, NODE_NUMBER = 7, NODE_NATIVE = 8,
    NODE_STRING = 2, NODE_SYNTHETIC = 9, NODE_BIGINT = 13,
    EDGE_ELEMENT = 1, EDGE_PROPERTY = 2, EDGE_INTERNAL = 3, EDGE_WEAK = 6,
    // The root, what is no object, then the objects.
    FIRST_OBJECT = 1 + TARE_SNAPSHOT_PART_COUNT,
};

typedef struct Writer {
    TareSnapshot *snapshot;
    TareOutput *output;
    TareSnapshotNames names;
    TareReferences references;
    uint64_t edge_count;   // of the node at hand
    uint64_t all_edges;
    uint64_t root_count;
    uint64_t owned_bytes;
    bool is_first;
} Writer;

static uint64_t add_name(Writer *self, const char *text) {
    return tare_snapshot_names_add(&self->names, text, strlen(text));
}

// ---- meta ----

static const char meta[] =
    "{\"snapshot\":{\"meta\":{\"node_fields\":[\"type\",\"name\",\"id\",\"self_size\","
    "\"edge_count\",\"trace_node_id\",\"detachedness\"],\"node_types\":[[\"hidden\",\"array\","
    "\"string\",\"object\",\"code\",\"closure\",\"regexp\",\"number\",\"native\",\"synthetic\","
    "\"concatenated string\",\"sliced string\",\"symbol\",\"bigint\",\"object shape\"],\"string\","
    "\"number\",\"number\",\"number\",\"number\",\"number\"],\"edge_fields\":[\"type\","
    "\"name_or_index\",\"to_node\"],\"edge_types\":[[\"context\",\"element\",\"property\","
    "\"internal\",\"hidden\",\"shortcut\",\"weak\"],\"string_or_number\",\"node\"],"
    "\"trace_function_info_fields\":[\"function_id\",\"name\",\"script_name\",\"script_id\","
    "\"line\",\"column\"],\"trace_node_fields\":[\"id\",\"function_info_index\",\"count\","
    "\"size\",\"children\"],\"sample_fields\":[\"timestamp_us\",\"last_assigned_id\"],"
    "\"location_fields\":[\"object_index\",\"script_id\",\"line\",\"column\"]},";

static void count_edge(void *context, const TareReference *reference) {
    ((Writer *)context)->edge_count++;
}

static void count_object(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    TareSnapshot *snapshot = self->snapshot;
    tare_progress_tell(snapshot->progress, "counting objects", place,
                       snapshot->numbering.place_count);
    tare_reference_visit(&self->references, object);
    self->root_count += tare_roots_is_root(&snapshot->roots, place, object);
    TareValue v = tare_value_from_object(object);
    self->owned_bytes += tare_own_size_measure(snapshot->rt, v).taken_bytes;
}

static void write_meta(Writer *self) {
    self->references.visit = count_edge;
    tare_numbering_visit(&self->snapshot->numbering, count_object, self);
    self->all_edges = self->edge_count + self->root_count + TARE_SNAPSHOT_PART_COUNT;
    tare_output_string(self->output, meta);
    tare_output_format(self->output, "\"node_count\":%llu,\"edge_count\":%llu,"
                       "\"trace_function_count\":0},\n",
                       (unsigned long long)self->snapshot->numbering.object_count + FIRST_OBJECT,
                       (unsigned long long)self->all_edges);
}

// ---- nodes ----

static void put_numbers(Writer *self, const uint64_t *numbers, size_t count) {
    if (!self->is_first) tare_output_put(self->output, ",\n", 2);
    self->is_first = false;
    for (size_t i = 0; i < count; i++) {
        if (i) tare_output_put(self->output, ",", 1);
        tare_output_number(self->output, numbers[i]);
    }
}

static void put_node(Writer *self, uint64_t type, uint64_t name, uint64_t id, uint64_t bytes,
                     uint64_t edge_count) {
    uint64_t numbers[NODE_FIELD_COUNT] = {type, name, id, bytes, edge_count, 0, 0};
    put_numbers(self, numbers, NODE_FIELD_COUNT);
}

static uint64_t choose_node_type(const TareType *type) {
    switch (type->native_base) {
    case TARE_TYPE_FUNCTION:
    case TARE_TYPE_METHOD: return NODE_CLOSURE;
    case TARE_TYPE_CODE: return NODE_CODE;
    case TARE_TYPE_INT: return NODE_BIGINT;
    case TARE_TYPE_FLOAT: return NODE_NUMBER;
    default: return NODE_OBJECT;
    }
}

// A str by its text, a class and a function by their names, all else by the name of the type.
static uint64_t name_node(Writer *self, TareObject *object, const TareType *type) {
    if (object->shape_id == TARE_TYPE_STR)
        return tare_snapshot_names_find(&self->names, (const TareString *)object);
    TareText text;
    tare_text_init(&text, self->snapshot->allocator);
    if (type->native_base == TARE_TYPE_TYPE) {
        tare_text_append_string(&text, "class ");
        tare_string_append_to(tare_reference_type_name((TareType *)object), &text);
    } else {
        tare_string_append_to(tare_reference_type_name(type), &text);
    }
    self->names.failed |= text.failed;
    uint64_t name =
        tare_snapshot_names_add(&self->names, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    return name;
}

static void write_node(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    TareSnapshot *snapshot = self->snapshot;
    const TareType *type = tare_shape_of_id(snapshot->rt, object->shape_id)->type;
    tare_progress_tell(snapshot->progress, "writing objects", place,
                       snapshot->numbering.place_count);
    self->edge_count = 0;
    tare_reference_visit(&self->references, object);
    TareValue v = tare_value_from_object(object);
    uint64_t id = 2 * tare_snapshot_identify(snapshot, object) + 1;
    bool is_text = object->shape_id == TARE_TYPE_STR;
    put_node(self, is_text ? (uint64_t)NODE_STRING : choose_node_type(type),
             name_node(self, object, type), id,
             tare_own_size_measure(snapshot->rt, v).taken_bytes, self->edge_count);
}

// Their ids are even, so they meet no object's.
static void write_nodes(Writer *self) {
    TareSnapshotPart parts[TARE_SNAPSHOT_PART_COUNT];
    tare_snapshot_list_parts(self->snapshot, self->owned_bytes, parts);
    self->is_first = true;
    tare_output_string(self->output, "\"nodes\":[");
    put_node(self, NODE_SYNTHETIC, add_name(self, "(roots)"), 2, 0,
             self->root_count + TARE_SNAPSHOT_PART_COUNT);
    for (uint64_t i = 0; i < TARE_SNAPSHOT_PART_COUNT; i++)
        put_node(self, NODE_NATIVE, add_name(self, parts[i].name), 2 * i + 4, parts[i].bytes, 0);
    tare_numbering_visit(&self->snapshot->numbering, write_node, self);
    tare_output_string(self->output, "],\n");
}

// ---- edges ----

static void put_edge(Writer *self, uint64_t type, uint64_t name, uint64_t to) {
    uint64_t numbers[] = {type, name, to * NODE_FIELD_COUNT};
    put_numbers(self, numbers, sizeof numbers / sizeof *numbers);
}

static uint64_t rank(const Writer *self, const TareObject *object) {
    return FIRST_OBJECT + tare_numbering_rank(&self->snapshot->numbering, object);
}

// A value under a key: by the text of a str, by a small int as an index, else by the key's words.
static void put_value(Writer *self, const TareReference *reference, uint64_t to) {
    TareValue key = reference->key;
    if (tare_value_is_exact(key, TARE_TYPE_STR)) {
        put_edge(self, EDGE_PROPERTY,
                 tare_snapshot_names_find(&self->names, tare_string_of(key)), to);
        return;
    }
    bool is_index = tare_value_is_small_int(key) && tare_value_get_small_int(key) >= 0 &&
                    tare_value_get_small_int(key) <= INT32_MAX;
    if (is_index) {
        put_edge(self, EDGE_ELEMENT, (uint64_t)tare_value_get_small_int(key), to);
        return;
    }
    TareText text;
    tare_text_init(&text, self->snapshot->allocator);
    tare_anatomy_value_append(self->snapshot->rt, key, &text);
    uint64_t name =
        tare_snapshot_names_add(&self->names, tare_text_get(&text), text.length_bytes);
    put_edge(self, EDGE_PROPERTY, name, to);
    tare_text_deinit(&text);
}

static void write_edge(void *context, const TareReference *reference) {
    Writer *self = context;
    uint64_t to = rank(self, reference->child);
    switch (reference->kind) {
    case TARE_REFERENCE_ITEM: put_edge(self, EDGE_ELEMENT, reference->index, to); break;
    case TARE_REFERENCE_ATTRIBUTE:
    case TARE_REFERENCE_LOCAL:
        put_edge(self, EDGE_PROPERTY, tare_snapshot_names_find(&self->names, reference->name), to);
        break;
    case TARE_REFERENCE_VALUE: put_value(self, reference, to); break;
    case TARE_REFERENCE_KEY: put_edge(self, EDGE_INTERNAL, add_name(self, "key"), to); break;
    case TARE_REFERENCE_CLASS: put_edge(self, EDGE_INTERNAL, add_name(self, "class"), to); break;
    case TARE_REFERENCE_WEAK: put_edge(self, EDGE_WEAK, add_name(self, "referent"), to); break;
    case TARE_REFERENCE_FIELD:
        put_edge(self, EDGE_INTERNAL,
                 tare_snapshot_names_add(&self->names, reference->field, reference->field_bytes),
                 to);
        break;
    }
}

static void write_edges_of(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    tare_progress_tell(self->snapshot->progress, "writing references", place,
                       self->snapshot->numbering.place_count);
    tare_reference_visit(&self->references, object);
}

static void write_root(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    if (tare_roots_is_root(&self->snapshot->roots, place, object))
        put_edge(self, EDGE_ELEMENT, place, rank(self, object));
}

static void write_edges(Writer *self) {
    self->is_first = true;
    tare_output_string(self->output, "\"edges\":[");
    for (uint64_t i = 0; i < TARE_SNAPSHOT_PART_COUNT; i++) put_edge(self, EDGE_ELEMENT, i, 1 + i);
    tare_numbering_visit(&self->snapshot->numbering, write_root, self);
    self->references.visit = write_edge;
    tare_numbering_visit(&self->snapshot->numbering, write_edges_of, self);
    tare_output_string(self->output, "],\n");
}

void tare_snapshot_devtools_write(TareSnapshot *snapshot, TareOutput *output) {
    Writer self = {.snapshot = snapshot, .output = output};
    tare_snapshot_names_init(&self.names, snapshot);
    tare_reference_init(&self.references, snapshot->rt, count_edge, &self);
    write_meta(&self);
    write_nodes(&self);
    write_edges(&self);
    tare_output_string(output, "\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],"
                               "\n\"locations\":[],\n\"strings\":");
    tare_snapshot_names_write(&self.names, output);
    tare_output_string(output, "}\n");
    if (self.names.failed && !output->error_number) output->error_number = ENOMEM;
    tare_snapshot_names_deinit(&self.names);
}
