// A small part of the heap as a picture: what one object reaches, in layers by distance, up to a
// number of boxes. Classes and modules are told in the boxes' names, not drawn, unless they are
// what is asked for: behind them lies the whole program.
#ifndef TARE_MEASURE_PICTURE_H
#define TARE_MEASURE_PICTURE_H

#include "base/arena.h"
#include "base/vector.h"
#include "measure/output.h"
#include "measure/reference.h"

typedef enum TarePictureFormat {
    TARE_PICTURE_DOT,  // .dot, .gv: Graphviz
    TARE_PICTURE_SVG,  // .svg
    TARE_PICTURE_FORMAT_COUNT
} TarePictureFormat;

typedef struct TarePictureNode {
    const TareObject *object;
    const char *type_name;
    const char *value;     // in few words
    uint64_t own_bytes;
    uint32_t layer, row;   // distance from the first, and place among those of that distance
    uint32_t hidden_count; // references to what is not drawn, because there was no room
    bool is_garbage;       // nothing outside of the heap's cycles keeps it
} TarePictureNode;

typedef struct TarePictureEdge {
    uint32_t from, to;  // indexes of nodes
    const char *name;
    bool is_weak;
} TarePictureEdge;

typedef struct TarePicture {
    TareRuntime *rt;
    TareArena texts;
    TareVector nodes;  // TarePictureNode; the first is what was asked for
    TareVector edges;  // TarePictureEdge
    uint32_t limit;
    uint32_t layer_count, tallest_layer;
    uint32_t hidden_count;
    bool failed;
} TarePicture;

// Draws what `object` reaches in at most `limit` boxes into a file. 0, or an errno.
int tare_picture_write(TareRuntime *rt, TareObject *object, uint32_t limit, const char *path,
                       TarePictureFormat format);
// The format that the end of a path asks for; TARE_PICTURE_FORMAT_COUNT for none.
TarePictureFormat tare_picture_find_format(const char *path);

// picture_dot.c, picture_svg.c
void tare_picture_dot_write(const TarePicture *self, TareOutput *output);
void tare_picture_svg_write(const TarePicture *self, TareOutput *output);

static inline const TarePictureNode *tare_picture_node(const TarePicture *self, size_t index) {
    return tare_vector_get(&self->nodes, index);
}
static inline const TarePictureEdge *tare_picture_edge(const TarePicture *self, size_t index) {
    return tare_vector_get(&self->edges, index);
}

#endif
