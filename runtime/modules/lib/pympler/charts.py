"""The bytes of tracked classes over time, as a picture."""
import os

import _chart

__all__ = ["tracker_timespace"]

_MEBIBYTE = 1 << 20


def tracker_timespace(filename, stats):
    """Draws the snapshots of a Stats: how much the objects of each class take, one on top of the
    other. The picture is an SVG, whatever ending the name has."""
    with open(os.path.splitext(filename)[0] + ".svg", "w") as file:
        file.write(draw(stats.snapshots))


def draw(snapshots):
    """The picture as text."""
    moments = [one["timestamp"] for one in snapshots]
    names = sorted({name for one in snapshots for name in one["classes"]})
    sums = [[one["classes"].get(name, {"sum": 0})["sum"] / _MEBIBYTE for name in names]
            for one in snapshots]
    chart = _chart.Chart(max(moments, default=0), 1.08 * max(map(sum, sums), default=0))
    chart.axes("Bytes of tracked objects", "MiB, by class")
    lower = [0.0] * len(sums)
    for number, name in enumerate(names):
        upper = [below + row[number] for below, row in zip(lower, sums)]
        chart.area(list(zip(moments, lower, upper)), _chart.COLOURS[number % len(_chart.COLOURS)])
        chart.key(number, name)
        lower = upper
    for one in snapshots:
        x = chart.x(one["timestamp"])
        chart.line(x, _chart.TOP, x, chart.y(0), 'stroke="#888" stroke-dasharray="2 4"')
        is_last = x > _chart.WIDTH - 100
        chart.text(x + (-4 if is_last else 4), _chart.TOP + 12, one["desc"],
                   "end" if is_last else "start", ' fill="#666"')
    return chart.svg()
