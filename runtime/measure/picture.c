// Breadth first from the object; garbage is what no root of the heap reaches.
#include "measure/picture.h"

#include <errno.h>

#include "measure/anatomy.h"
#include "measure/edges.h"
#include "measure/roots.h"
#include "modules/own_size.h"

// One long list must not take the place of all else that there is to see.
enum { MOST_CHILDREN = 12 };

static const char *const endings[TARE_PICTURE_FORMAT_COUNT][2] = {
    [TARE_PICTURE_DOT] = {".dot", ".gv"},
    [TARE_PICTURE_SVG] = {".svg", ".svg"},
};

TarePictureFormat tare_picture_find_format(const char *path) {
    const char *dot = strrchr(path, '.');
    for (int format = 0; dot && format < TARE_PICTURE_FORMAT_COUNT; format++)
        if (!strcmp(dot, endings[format][0]) || !strcmp(dot, endings[format][1]))
            return (TarePictureFormat)format;
    return TARE_PICTURE_FORMAT_COUNT;
}

static const char *keep(TarePicture *self, const TareText *text) {
    const char *copy = tare_arena_copy(&self->texts, tare_text_get(text), text->length_bytes);
    self->failed |= text->failed || !copy;
    return copy ? copy : "";
}

// ---- nodes and edges ----

static void add_node(TarePicture *self, TareObject *object, uint32_t layer) {
    TarePictureNode *node = tare_vector_push(&self->nodes);
    if (!node) {
        self->failed = true;
        return;
    }
    TareValue v = tare_value_from_object(object);
    TareText text;
    tare_text_init(&text, self->texts.allocator);
    *node = (TarePictureNode){.object = object, .layer = layer};
    tare_string_append_to(tare_reference_type_name(tare_type_get(self->rt, v)), &text);
    node->type_name = keep(self, &text);
    tare_text_clear(&text);
    tare_anatomy_value_append(self->rt, v, &text);
    // "-> Case" would only say the type once more.
    const char *value = tare_text_get(&text);
    bool is_telling = strncmp(value, "-> ", 3) != 0 || strcmp(value + 3, node->type_name) != 0;
    node->value = is_telling ? keep(self, &text) : "";
    node->own_bytes = tare_own_size_measure(self->rt, v).taken_bytes;
    tare_text_deinit(&text);
}

static uint32_t find_node(const TarePicture *self, const TareObject *object) {
    uint32_t i = 0;
    while (i < self->nodes.count && tare_picture_node(self, i)->object != object) i++;
    return i;
}

static bool is_drawn(const TarePicture *self, const TareReference *reference) {
    if (reference->kind == TARE_REFERENCE_CLASS) return false;
    if (reference->kind == TARE_REFERENCE_KEY)
        return reference->child->shape_id != TARE_TYPE_STR;
    switch (tare_shape_of_id(self->rt, reference->child->shape_id)->type->native_base) {
    case TARE_TYPE_TYPE:
    case TARE_TYPE_MODULE:
    case TARE_TYPE_CODE: return false;
    default: return true;
    }
}

typedef struct Exploring {
    TarePicture *picture;
    TareReferences references;
    uint32_t from;
    uint32_t box_count;  // new boxes wanted by that one
} Exploring;

static void add_edge(void *context, const TareReference *reference) {
    Exploring *exploring = context;
    TarePicture *self = exploring->picture;
    if (!is_drawn(self, reference)) return;
    uint32_t to = find_node(self, reference->child);
    TarePictureNode *from = tare_vector_get(&self->nodes, exploring->from);
    if (to == self->nodes.count) {
        if (self->nodes.count >= self->limit || ++exploring->box_count > MOST_CHILDREN) {
            from->hidden_count++;
            self->hidden_count++;
            return;
        }
        add_node(self, reference->child, from->layer + 1);
    }
    TarePictureEdge *edge = tare_vector_push(&self->edges);
    TareText text;
    tare_text_init(&text, self->texts.allocator);
    tare_reference_append(self->rt, reference, &text);
    const char *name = keep(self, &text);
    tare_text_deinit(&text);
    if (!edge || to >= self->nodes.count) self->failed = true;
    else *edge = (TarePictureEdge){exploring->from, to, name,
                                   reference->kind == TARE_REFERENCE_WEAK};
}

static void explore(TarePicture *self) {
    Exploring exploring = {.picture = self};
    tare_reference_init(&exploring.references, self->rt, add_edge, &exploring);
    for (uint32_t i = 0; i < self->nodes.count && !self->failed; i++) {
        exploring.from = i;
        exploring.box_count = 0;
        const TarePictureNode *node = tare_picture_node(self, i);
        tare_reference_visit(&exploring.references, (TareObject *)node->object);
    }
}

// ---- garbage ----

typedef struct Reaching {
    TareNumbering numbering;
    TareRoots roots;
    TareEdges edges;
    uint8_t *seen;  // by place
    TareVector stack;  // TareObject *
    bool failed;
} Reaching;

static void reach(void *context, TareObject *object) {
    Reaching *self = context;
    uint8_t *seen = &self->seen[tare_numbering_get(&self->numbering, object)];
    if (*seen) return;
    *seen = 1;
    TareObject **place = tare_vector_push(&self->stack);
    if (place) *place = object;
    else self->failed = true;
}

static void reach_root(void *context, uint32_t place, TareObject *object) {
    Reaching *self = context;
    if (tare_roots_is_root(&self->roots, place, object)) reach(self, object);
}

static TareStatus begin_reaching(Reaching *self, TareRuntime *rt, TareAllocator *allocator) {
    TareProgress silence = {0};
    *self = (Reaching){.failed = false};
    tare_vector_init(&self->stack, allocator, sizeof(TareObject *));
    tare_edges_init(&self->edges, rt, reach, self);
    if (tare_numbering_init(&self->numbering, &rt->heap, allocator) != TARE_OK ||
        tare_roots_init(&self->roots, rt, &self->numbering, &silence) != TARE_OK)
        return TARE_ERROR;
    size_t bytes = (size_t)self->numbering.place_count + 1;
    self->seen = allocator->resize(allocator, NULL, 0, bytes);
    if (!self->seen) return TARE_ERROR;
    memset(self->seen, 0, bytes);
    return TARE_OK;
}

static void end_reaching(Reaching *self) {
    TareAllocator *allocator = self->numbering.allocator;
    size_t bytes = (size_t)self->numbering.place_count + 1;
    if (self->seen) allocator->resize(allocator, self->seen, bytes, 0);
    tare_vector_deinit(&self->stack);
    tare_roots_deinit(&self->roots);
    tare_numbering_deinit(&self->numbering);
}

static TareStatus mark_garbage(TarePicture *self) {
    Reaching reaching;
    TareStatus status = begin_reaching(&reaching, self->rt, self->texts.allocator);
    if (status == TARE_OK) tare_numbering_visit(&reaching.numbering, reach_root, &reaching);
    while (reaching.stack.count) {
        TareObject **top = tare_vector_get(&reaching.stack, --reaching.stack.count);
        tare_edges_visit(&reaching.edges, *top);
    }
    for (size_t i = 0; i < self->nodes.count && status == TARE_OK; i++) {
        TarePictureNode *node = tare_vector_get(&self->nodes, i);
        node->is_garbage = !reaching.seen[tare_numbering_get(&reaching.numbering, node->object)];
    }
    if (reaching.failed) status = TARE_ERROR;
    end_reaching(&reaching);
    return status;
}

// ---- the file ----

static void place_rows(TarePicture *self) {
    uint32_t row = 0, layer = 0;
    for (size_t i = 0; i < self->nodes.count; i++) {
        TarePictureNode *node = tare_vector_get(&self->nodes, i);
        if (node->layer != layer) row = 0;
        layer = node->layer;
        node->row = row++;
        if (row > self->tallest_layer) self->tallest_layer = row;
    }
    self->layer_count = layer + 1;
}

int tare_picture_write(TareRuntime *rt, TareObject *object, uint32_t limit, const char *path,
                       TarePictureFormat format) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    TarePicture self = {.rt = rt, .limit = limit ? limit : 1};
    tare_arena_init(&self.texts, allocator);
    tare_vector_init(&self.nodes, allocator, sizeof(TarePictureNode));
    tare_vector_init(&self.edges, allocator, sizeof(TarePictureEdge));
    add_node(&self, object, 0);
    explore(&self);
    int error_number = self.failed || mark_garbage(&self) != TARE_OK ? ENOMEM : 0;
    if (!error_number) {
        TareOutput output;
        place_rows(&self);
        tare_output_begin(&output, allocator, path);
        if (format == TARE_PICTURE_DOT) tare_picture_dot_write(&self, &output);
        else tare_picture_svg_write(&self, &output);
        error_number = tare_output_end(&output, true);
    }
    tare_vector_deinit(&self.edges);
    tare_vector_deinit(&self.nodes);
    tare_arena_deinit(&self.texts);
    return error_number;
}
