// The picture drawn: layers from left to right, boxes from top to bottom, references as curves.
#include "measure/picture.h"

enum {
    BOX_WIDTH = 176, BOX_HEIGHT = 52, GAP_X = 120, GAP_Y = 26, MARGIN = 24, LEGEND_HEIGHT = 46,
    TEXT_CHARACTERS = 24, NAME_CHARACTERS = 14,
};

typedef struct Point {
    int x, y;
} Point;

static Point corner(const TarePictureNode *node) {
    return (Point){MARGIN + (int)node->layer * (BOX_WIDTH + GAP_X),
                   MARGIN + (int)node->row * (BOX_HEIGHT + GAP_Y)};
}

// As much of the text as fits, by characters.
static void put_short(TareOutput *output, const char *text, size_t limit) {
    size_t bytes = 0, count = 0;
    while (text[bytes] && count < limit) {
        bytes++;
        while (((unsigned char)text[bytes] & 0xc0) == 0x80) bytes++;
        count++;
    }
    tare_output_xml(output, text, bytes);
    if (text[bytes]) tare_output_string(output, "…");
}

static void put_text(TareOutput *output, int x, int y, const char *class, const char *text,
                     size_t limit) {
    tare_output_format(output, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
    put_short(output, text, limit);
    tare_output_string(output, "</text>\n");
}

static void put_node(TareOutput *output, const TarePictureNode *node, bool is_first) {
    Point at = corner(node);
    tare_output_format(output, "<g class=\"%s%s\"><title>", node->is_garbage ? "garbage" : "live",
                       is_first ? " first" : "");
    tare_output_xml(output, node->type_name, strlen(node->type_name));
    tare_output_string(output, " ");
    tare_output_xml(output, node->value, strlen(node->value));
    tare_output_format(output,
                       "</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n",
                       at.x, at.y, BOX_WIDTH, BOX_HEIGHT);
    put_text(output, at.x + 10, at.y + 20, "type", node->type_name, NAME_CHARACTERS);
    put_text(output, at.x + 10, at.y + 39, "value", node->value, TEXT_CHARACTERS);
    tare_output_format(output, "<text x=\"%d\" y=\"%d\" class=\"bytes\">",
                       at.x + BOX_WIDTH - 10, at.y + 20);
    tare_output_grouped(output, node->own_bytes);
    tare_output_string(output, " B</text>\n");
    if (node->hidden_count)
        tare_output_format(output, "<text x=\"%d\" y=\"%d\" class=\"more\">… %u more</text>\n",
                           at.x + BOX_WIDTH - 10, at.y + BOX_HEIGHT + 14, node->hidden_count);
    tare_output_string(output, "</g>\n");
}

// Forward from the right side to the left one, back from the left side to the right one, and within
// a layer round the right.
static void put_edge(const TarePicture *self, TareOutput *output, const TarePictureEdge *edge,
                     int offset) {
    const TarePictureNode *from = tare_picture_node(self, edge->from);
    const TarePictureNode *to = tare_picture_node(self, edge->to);
    Point a = corner(from), b = corner(to);
    bool is_forward = to->layer > from->layer, is_back = to->layer < from->layer;
    int start_x = is_back ? a.x : a.x + BOX_WIDTH, start_y = a.y + 14 + offset;
    int end_x = is_forward ? b.x : b.x + BOX_WIDTH;
    int end_y = b.y + BOX_HEIGHT / 2 + (is_back ? 9 : 0);
    int bend = is_forward || is_back ? (end_x - start_x) / 2 : 70;
    int pull = is_forward || is_back ? -bend : bend;
    tare_output_format(output,
                       "<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\" "
                       "marker-end=\"url(#arrow)\"/>\n",
                       edge->is_weak ? "weak" : "counted", start_x, start_y, start_x + bend,
                       start_y, end_x + pull, end_y, end_x, end_y);
    // The name stands at three quarters of a curve, within a layer at one quarter: in the
    // middle of curves that cross, names would cover each other.
    static const int weights[2][4] = {{27, 27, 9, 1}, {1, 9, 27, 27}};
    const int *w = weights[is_forward || is_back];
    int x = (w[0] * start_x + w[1] * (start_x + bend) + w[2] * (end_x + pull) + w[3] * end_x) / 64;
    int y = ((w[0] + w[1]) * start_y + (w[2] + w[3]) * end_y) / 64;
    put_text(output, x, y - 3, "name", edge->name, NAME_CHARACTERS);
}

static void put_edges(const TarePicture *self, TareOutput *output) {
    uint32_t from = UINT32_MAX;
    int offset = 0;
    for (size_t i = 0; i < self->edges.count; i++) {
        const TarePictureEdge *edge = tare_picture_edge(self, i);
        offset = edge->from == from ? (offset + 8) % (BOX_HEIGHT - 20) : 0;
        from = edge->from;
        put_edge(self, output, edge, offset);
    }
}

static const char style[] =
    "<style>\n"
    "svg{background:#fff}text{font:12px system-ui,sans-serif;fill:#1b2733}\n"
    "rect{fill:#eef4fb;stroke:#33608f;stroke-width:1.2}.first rect{fill:#dcebff;stroke-width:2.4}\n"
    ".garbage rect{fill:#e4e4e4;stroke:#9a9a9a}.garbage text{fill:#7a7a7a}\n"
    ".type{font-weight:600}.value,.name,.more{font-size:11px;fill:#46586b}\n"
    ".bytes{text-anchor:end;font-size:11px;fill:#33608f}.more{text-anchor:end;font-style:italic}\n"
    ".name{text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px}\n"
    "path{fill:none;stroke:#5b7896;stroke-width:1.2}path.weak{stroke-dasharray:5 4}\n"
    "#arrow path{fill:#5b7896;stroke:none}\n"
    "</style>\n"
    "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" "
    "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n";

static void put_legend(TareOutput *output, int y, const TarePicture *self) {
    tare_output_format(output,
                       "<g class=\"live\"><rect x=\"%d\" y=\"%d\" width=\"22\" height=\"14\" "
                       "rx=\"3\"/></g><text x=\"%d\" y=\"%d\">live, with its own bytes</text>\n",
                       MARGIN, y, MARGIN + 28, y + 12);
    tare_output_format(output,
                       "<g class=\"garbage\"><rect x=\"%d\" y=\"%d\" width=\"22\" height=\"14\" "
                       "rx=\"3\"/></g><text x=\"%d\" y=\"%d\">garbage</text>\n",
                       MARGIN + 180, y, MARGIN + 208, y + 12);
    tare_output_format(output,
                       "<path class=\"counted\" d=\"M%d %dh28\" marker-end=\"url(#arrow)\"/>"
                       "<text x=\"%d\" y=\"%d\">counted</text>\n",
                       MARGIN + 280, y + 7, MARGIN + 314, y + 12);
    tare_output_format(output,
                       "<path class=\"weak\" d=\"M%d %dh28\" marker-end=\"url(#arrow)\"/>"
                       "<text x=\"%d\" y=\"%d\">weak</text>\n",
                       MARGIN + 380, y + 7, MARGIN + 414, y + 12);
    if (self->hidden_count)
        tare_output_format(output, "<text x=\"%d\" y=\"%d\">… %u more references</text>\n",
                           MARGIN, y + 32, self->hidden_count);
}

void tare_picture_svg_write(const TarePicture *self, TareOutput *output) {
    int width = 2 * MARGIN + (int)self->layer_count * (BOX_WIDTH + GAP_X);
    int boxes = MARGIN + (int)self->tallest_layer * (BOX_HEIGHT + GAP_Y);
    if (width < 520) width = 520;
    tare_output_format(output,
                       "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                       "viewBox=\"0 0 %d %d\">\n",
                       width, boxes + LEGEND_HEIGHT, width, boxes + LEGEND_HEIGHT);
    tare_output_string(output, style);
    for (size_t i = 0; i < self->nodes.count; i++)
        put_node(output, tare_picture_node(self, i), i == 0);
    put_edges(self, output);
    put_legend(output, boxes, self);
    tare_output_string(output, "</svg>\n");
}
