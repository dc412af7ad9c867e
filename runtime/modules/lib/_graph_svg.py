"""A small graph as SVG: layers from top to bottom, a reference as a curve with its name.

Layers by longest paths after turning round the edges that close cycles; the order within a layer by
the mean place of the neighbours (Sugiyama, Tagawa and Toda 1981); edges over several layers go
through a point in each.
"""

_CHARACTER, _LINE, _MARGIN, _GAP_X, _GAP_Y = 7.2, 17, 24, 22, 72
_SWEEPS = 8
MOST_NODES = 200
_STYLE = """\
<style>
svg{background:#fff}text{font:12px system-ui,sans-serif;fill:#1b2733;text-anchor:middle}
rect{stroke:#33608f;stroke-width:1.2}.type{font-weight:600}.legend{text-anchor:start}
.name{font-size:11px;fill:#46586b;paint-order:stroke;stroke:#fff;stroke-width:3px}
path{fill:none;stroke:#5b7896;stroke-width:1.2}.dashed{stroke-dasharray:5 4}
#arrow path{fill:#5b7896;stroke:none}
</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" \
orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>"""


class Box:
    """A node; or, without lines, a point through which a long edge goes."""

    def __init__(self, lines=(), fill="#eef4fb", colour="", dashed=False):
        self.lines, self.fill, self.colour, self.dashed = list(lines), fill, colour, dashed
        self.layer = 0
        self.x = 0.0  # of the middle
        self.above, self.below = [], []  # neighbours, and the curves to them in the same order
        self.entering, self.leaving = [], []
        longest = max((len(line) for line in self.lines), default=0)
        self.width = longest * _CHARACTER + 20 if lines else 2
        self.height = len(self.lines) * _LINE + 12 if lines else 0


class Curve:
    """An edge; `is_turned` when it leads upwards."""

    def __init__(self, source, target, name="", dashed=False):
        self.source, self.target, self.name, self.dashed = source, target, name, dashed
        self.is_turned = False
        self.points = []  # the boxes on its way, from the upper to the lower end


# ---- layers


def _turn_cycles(boxes, curves):
    """Turns the edges round that lead back on a path; the boxes in an order that fits the rest."""
    leaving = {box: [] for box in boxes}
    entered = set()
    for curve in curves:
        leaving[curve.source].append(curve)
        entered.add(curve.target)
    done, order = set(), []
    for first in sorted(boxes, key=lambda box: box in entered):
        path, under_way = [(first, iter(leaving[first]))], {first}
        if first in done:
            continue
        while path:
            box, rest = path[-1]
            curve = next(rest, None)
            if curve is None:
                path.pop()
                under_way.discard(box)
                done.add(box)
                order.append(box)
            elif curve.target in under_way:
                curve.is_turned = True
            elif curve.target not in done:
                under_way.add(curve.target)
                path.append((curve.target, iter(leaving[curve.target])))
    return order[::-1]


def _find_layers(boxes, curves):
    order = _turn_cycles(boxes, curves)
    below = {box: [] for box in boxes}
    entered = set()
    for curve in curves:
        upper, lower = _ends(curve)
        if upper is not lower:
            below[upper].append(lower)
            entered.add(lower)
    for box in order:
        for lower in below[box]:
            lower.layer = max(lower.layer, box.layer + 1)
    for box in reversed(order):  # what nothing refers to moves down to what it refers to
        if box not in entered and below[box]:
            box.layer = min(lower.layer for lower in below[box]) - 1
    used = sorted({box.layer for box in boxes})
    layers = [[] for _ in used]
    for box in boxes:
        box.layer = used.index(box.layer)
        layers[box.layer].append(box)
    return layers


def _ends(curve):
    return (curve.target, curve.source) if curve.is_turned else (curve.source, curve.target)


def _add_points(curves, layers):
    for curve in curves:
        upper, lower = _ends(curve)
        if upper is lower:
            continue
        curve.points = [upper]
        for layer in range(upper.layer + 1, lower.layer):
            point = Box()
            point.layer = layer
            layers[layer].append(point)
            curve.points.append(point)
        curve.points.append(lower)
        for one, other in zip(curve.points, curve.points[1:]):
            one.below.append(other)
            one.leaving.append(curve)
            other.above.append(one)
            other.entering.append(curve)


# ---- places


def _count_crossings(layers):
    count = 0
    for layer in layers:
        ends = [(place, other) for place, box in enumerate(layer) for other in box.below]
        places = {box: place for place, box in enumerate(layers[layer[0].layer + 1])} \
            if ends else {}
        ends = [(place, places[other]) for place, other in ends]
        count += sum((a - c) * (b - d) < 0 for number, (a, b) in enumerate(ends)
                     for c, d in ends[:number])
    return count


def _order_layers(layers):
    """Sorts each layer by the neighbours above, then below, and keeps the best of all sweeps."""
    best, fewest = [list(layer) for layer in layers], _count_crossings(layers)
    for sweep in range(_SWEEPS if fewest else 0):
        is_down = sweep % 2 == 0
        for layer in layers if is_down else layers[::-1]:
            near = layer[0].layer + (-1 if is_down else 1)
            neighbours = layers[near] if 0 <= near < len(layers) else []
            places = {box: place for place, box in enumerate(neighbours)}
            means = {}
            for place, box in enumerate(layer):
                near = [places[one] for one in (box.above if is_down else box.below)]
                means[box] = sum(near) / len(near) if near else place
            layer.sort(key=means.get)
        count = _count_crossings(layers)
        if count < fewest:
            best, fewest = [list(layer) for layer in layers], count
    return best


def _spread(layer, wanted):
    """Puts boxes as near as may be to where they want to be, in order and without touching: means
    of those that push each other."""
    groups, offset = [], 0.0  # [sum of what is wanted, boxes], offsets taken away
    offsets = []
    for number, box in enumerate(layer):
        if number:
            offset += (layer[number - 1].width + box.width) / 2 + _GAP_X
        offsets.append(offset)
        groups.append([wanted[number] - offset, 1])
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] > groups[-1][0] / groups[-1][1]:
            total, count = groups.pop()
            groups[-1][0] += total
            groups[-1][1] += count
    places = [total / count for total, count in groups for _ in range(count)]
    for box, place, offset in zip(layer, places, offsets):
        box.x = place + offset


def _place(layers):
    for layer in layers:
        _spread(layer, [0.0] * len(layer))
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            wanted = []
            for box in layer:
                near = box.above + box.below
                wanted.append(sum(one.x for one in near) / len(near) if near else box.x)
            _spread(layer, wanted)
    left = min(box.x - box.width / 2 for layer in layers for box in layer)
    for layer in layers:
        for box in layer:
            box.x += _MARGIN - left


# ---- drawing


def _escape(text):
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(mark, name)
    return "".join(c if c.isprintable() else "?" for c in text)


def _draw_box(box, top):
    dashed = ' class="dashed"' if box.dashed else ""
    colour = f' style="fill:{box.colour}"' if box.colour else ""
    yield (f'<rect x="{box.x - box.width / 2:.1f}" y="{top:.1f}" width="{box.width:.1f}" '
           f'height="{box.height}" rx="6" fill="{box.fill}"{dashed}/>')
    for number, line in enumerate(box.lines):
        kind = "" if number else ' class="type"'
        yield (f'<text x="{box.x:.1f}" y="{top + _LINE * (number + 1):.1f}"{kind}{colour}>'
               f'{_escape(line)}</text>')


def _leave_at(box, others, curves, curve):
    """Where a curve touches the box: from left to right as the other ends stand."""
    order = sorted(range(len(others)), key=lambda number: others[number].x)
    share = (order.index(curves.index(curve)) + 1) / (len(others) + 1)
    return box.x + (share - 0.5) * box.width * 0.8


class _Picture:
    def __init__(self, boxes, curves):
        self.boxes, self.curves = boxes, curves
        layers = _find_layers(boxes, curves)
        _add_points(curves, layers)
        layers = _order_layers(layers)
        _place(layers)
        self.tops, self.heights = [], []
        y = _MARGIN
        for layer in layers:
            self.tops.append(y)
            self.heights.append(max(box.height for box in layer))
            y += self.heights[-1] + _GAP_Y
        self.bottom = y - _GAP_Y
        self.right = max(box.x + box.width / 2 for layer in layers for box in layer)

    def _top(self, box):
        return self.tops[box.layer] + (self.heights[box.layer] - box.height) / 2

    def _draw_curve(self, curve):
        dashed = ' class="dashed"' if curve.dashed else ""
        if not curve.points:
            yield from self._draw_loop(curve, dashed)
            return
        parts = []
        for upper, lower in zip(curve.points, curve.points[1:]):
            start = _leave_at(upper, upper.below, upper.leaving, curve)
            end = _leave_at(lower, lower.above, lower.entering, curve)
            parts.append(((start, self._top(upper) + upper.height), (end, self._top(lower))))
        if curve.is_turned:
            parts = [(end, start) for start, end in reversed(parts)]
        path = "M{:.1f} {:.1f}".format(*parts[0][0])
        for (x1, y1), (x2, y2) in parts:
            middle = (y1 + y2) / 2
            path += f"C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
        yield f'<path d="{path}" marker-end="url(#arrow)"{dashed}/>'
        yield from self._draw_name(curve, parts)

    def _draw_name(self, curve, parts):
        """On the side where fewer meet, so that names do not cover each other."""
        if not curve.name:
            return
        fans_out = len(curve.source.below) >= len(curve.target.above)
        (x1, y1), (x2, y2) = parts[-1] if fans_out else parts[0]
        t = 0.62 if fans_out else 0.38
        way = 3 * t * t * (1 - t) + t ** 3  # of a curve that leaves and arrives straight down
        middle = (y1 + y2) / 2
        y = ((1 - t) ** 3 * y1 + 3 * (1 - t) * t * middle + t ** 3 * y2)
        yield (f'<text x="{x1 + (x2 - x1) * way:.1f}" y="{y + 4:.1f}" class="name">'
               f'{_escape(curve.name)}</text>')

    def _draw_loop(self, curve, dashed):
        box = curve.source
        right, y = box.x + box.width / 2, self._top(box) + box.height / 2
        yield (f'<path d="M{right:.1f} {y - 8:.1f}c34 -16 34 32 0 16" '
               f'marker-end="url(#arrow)"{dashed}/>')
        yield (f'<text x="{right + 30:.1f}" y="{y + 4:.1f}" class="legend name">'
               f'{_escape(curve.name)}</text>')
        self.right = max(self.right, right + 40 + len(curve.name) * _CHARACTER)

    def draw(self, legend):
        body = []
        for curve in self.curves:
            body += self._draw_curve(curve)
        for box in self.boxes:
            body += _draw_box(box, self._top(box))
        x, y = _MARGIN, self.bottom + 28
        for words, fill, colour in legend:
            body.append(f'<rect x="{x}" y="{y}" width="22" height="14" rx="3" fill="{fill}"/>'
                        f'<text x="{x + 28}" y="{y + 12}" class="legend" style="fill:{colour}">'
                        f'{_escape(words)}</text>')
            x += 50 + int(len(words) * _CHARACTER)
        width, height = round(max(self.right + _MARGIN, x)), round(y + 14 + _MARGIN)
        return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
                          f'height="{height}" viewBox="0 0 {width} {height}">', _STYLE, *body,
                          "</svg>", ""])


def draw(boxes, curves, legend=()):
    """The picture as text. `legend`: (words, colour of a box, colour of the words)."""
    if not boxes:
        boxes = [Box(["nothing"], dashed=True)]
    return _Picture(boxes, curves).draw(legend)
