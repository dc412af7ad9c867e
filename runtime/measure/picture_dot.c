// The picture in Graphviz's language; layout is Graphviz's.
#include "measure/picture.h"

// A quoted text of that language: JSON's escapes do, but for \u, which texts here do not need.
static void put_quoted(TareOutput *output, const char *text) {
    tare_output_put(output, "\"", 1);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') tare_output_put(output, "\\", 1);
        tare_output_put(output, (unsigned char)*text < 32 ? " " : text, 1);
    }
    tare_output_put(output, "\"", 1);
}

static void put_node(TareOutput *output, const TarePictureNode *node, size_t index) {
    tare_output_format(output, "  n%zu [tooltip=", index);
    put_quoted(output, node->value);
    tare_output_string(output, ", label=<");
    tare_output_xml(output, node->type_name, strlen(node->type_name));
    tare_output_string(output, "<br/><font point-size=\"10\">");
    tare_output_xml(output, node->value, strlen(node->value));
    if (*node->value) tare_output_string(output, "<br/>");
    tare_output_grouped(output, node->own_bytes);
    tare_output_string(output, node->is_garbage ? " B</font>>, style=\"filled,rounded\", "
                                                  "fillcolor=\"#dddddd\", fontcolor=\"#777777\"];\n"
                                                : " B</font>>];\n");
    if (node->hidden_count)
        tare_output_format(output,
                           "  m%zu [shape=plaintext, label=\"… %u more\"];\n"
                           "  n%zu -> m%zu [style=dotted, arrowhead=none];\n",
                           index, node->hidden_count, index, index);
}

void tare_picture_dot_write(const TarePicture *self, TareOutput *output) {
    tare_output_string(output, "digraph heap {\n  rankdir=LR;\n  node [shape=box, style=rounded, "
                               "fontname=\"sans-serif\"];\n  edge [fontsize=10];\n");
    for (size_t i = 0; i < self->nodes.count; i++)
        put_node(output, tare_picture_node(self, i), i);
    for (size_t i = 0; i < self->edges.count; i++) {
        const TarePictureEdge *edge = tare_picture_edge(self, i);
        tare_output_format(output, "  n%u -> n%u [label=", edge->from, edge->to);
        put_quoted(output, edge->name);
        tare_output_string(output, edge->is_weak ? ", style=dashed];\n" : "];\n");
    }
    tare_output_string(output,
                       "  label=\"solid: counted reference · dashed: weak reference · grey: "
                       "garbage, waits for the collector · B: own bytes, slack included\";\n}\n");
}
