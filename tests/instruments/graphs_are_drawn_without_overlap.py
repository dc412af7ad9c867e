# Graphs of all forms drawn as SVG: every box and reference is there, no box lies on another, and
# the same graph gives the same picture.
import random

import _graph_svg


def draw(names, edges):
    boxes = {name: _graph_svg.Box([name, "of <type>"]) for name in names}
    curves = [_graph_svg.Curve(boxes[one], boxes[other], f"{one}&{other}") for one, other in edges]
    picture = _graph_svg._Picture(list(boxes.values()), curves)
    return boxes, curves, picture, picture.draw([("key", "white", "red")])


def check(names, edges):
    boxes, curves, picture, text = draw(names, edges)
    assert text == draw(names, edges)[3]
    assert text.count("<rect ") == len(names) + 1
    assert text.count("<path d=") == len(edges) + 1, "and the arrow"
    assert text.count("&amp;") == len(edges) and "of <" not in text
    places = [(box.x - box.width / 2, picture._top(box), box.x + box.width / 2,
               picture._top(box) + box.height) for box in boxes.values()]
    for number, (left, top, right, bottom) in enumerate(places):
        assert left >= 0 and right <= picture.right
        for left2, top2, right2, bottom2 in places[:number]:
            assert left >= right2 or left2 >= right or top >= bottom2 or top2 >= bottom
    for curve in curves:
        if curve.source is not curve.target:
            assert (curve.source.layer < curve.target.layer) is not curve.is_turned
    return picture


random.seed(5)
for number in range(60):
    names = [f"n{i}" for i in range(random.randint(1, 14))]
    check(names, [(random.choice(names), random.choice(names))
                  for i in range(random.randint(0, 2 * len(names)))])

chain = check("abcd", ["ab", "bc", "cd"])
print([round(box.x) == round(chain.boxes[0].x) for box in chain.boxes], len(chain.tops))
ring = check("abc", ["ab", "bc", "ca", "aa"])
print([box.layer for box in ring.boxes], [curve.is_turned for curve in ring.curves])
tree = check("rabcd", ["ra", "rb", "ac", "ad", "rd"])
print([box.layer for box in tree.boxes], len(tree.curves[4].points))
late = check("abcx", ["ab", "bc", "xc"])
print([box.layer for box in late.boxes])
fan = check("rabcdefgh", ["r" + name for name in "abcdefgh"])
print(abs(fan.boxes[0].x - (fan.boxes[1].x + fan.boxes[8].x) / 2) < 1)
print(_graph_svg.draw([], []).count("nothing"))
