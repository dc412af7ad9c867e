"""The axes of a chart as SVG, with something over time: what mprof and pympler.charts draw on."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900, 440, 70, 20, 50, 60
COLOURS = ("#b5651d", "#2e7d4f", "#7b4fd0", "#c23b6e", "#1f7a8c", "#8a7a1d", "#4a7ebb")


def _ticks(most):
    """Four to ten round numbers from 0 to `most`."""
    step = 1.0
    while step > most:
        step /= 10
    while step * 10 <= most:
        step *= 10
    step /= next(part for part in (1, 2, 5) if most * part >= 4 * step)
    return [number * step for number in range(int(most / step) + 1)]


class Chart:
    """From 0 to `last` seconds and from 0 to `most`; what is added later lies on top."""

    def __init__(self, last, most):
        self.last = last or 1e-3
        self.most = most or 1.0
        self.lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
                      f'height="{HEIGHT}" font-family="sans-serif" font-size="12">',
                      '<rect width="100%" height="100%" fill="white"/>']

    def x(self, when):
        return round(LEFT + when / self.last * (WIDTH - LEFT - RIGHT), 1)

    def y(self, amount):
        return round(HEIGHT - BOTTOM - amount / self.most * (HEIGHT - TOP - BOTTOM), 1)

    def text(self, x, y, words, anchor="start", more=""):
        for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            words = words.replace(mark, name)
        self.lines.append(f'<text x="{x}" y="{y}" text-anchor="{anchor}"{more}>{words}</text>')

    def line(self, x1, y1, x2, y2, look):
        self.lines.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {look}/>')

    def axes(self, title, unit):
        self.text(LEFT, 22, title, more=' font-weight="bold" font-size="15"')
        for amount in _ticks(self.most):
            self.line(LEFT, self.y(amount), WIDTH - RIGHT, self.y(amount), 'stroke="#ddd"')
            self.text(LEFT - 8, self.y(amount) + 4, f"{amount:g}", "end")
        for when in _ticks(self.last):
            self.line(self.x(when), self.y(0), self.x(when), self.y(0) + 5, 'stroke="#444"')
            self.text(self.x(when), self.y(0) + 20, f"{when:.4g}", "middle")
        self.line(LEFT, self.y(0), WIDTH - RIGHT, self.y(0), 'stroke="#444"')
        self.text((LEFT + WIDTH) / 2, HEIGHT - 14, "seconds", "middle")
        self.text(LEFT, TOP - 8, unit)
        self.key_x = LEFT + 7 * len(unit) + 20

    def curve(self, points, colour):
        """Through (seconds, amount)."""
        places = " ".join(f"{self.x(when)},{self.y(amount)}" for when, amount in points)
        self.lines.append(f'<polyline points="{places}" fill="none" stroke="{colour}" '
                          'stroke-width="1.5"/>')

    def area(self, points, colour, opacity=0.35):
        """Between two curves: (seconds, lower amount, upper amount)."""
        places = [f"{self.x(when)},{self.y(upper)}" for when, lower, upper in points]
        places += [f"{self.x(when)},{self.y(lower)}" for when, lower, upper in reversed(points)]
        self.lines.append(f'<polygon points="{" ".join(places)}" fill="{colour}" '
                          f'fill-opacity="{opacity}" stroke="{colour}"/>')

    def key(self, number, words):
        """What a colour means, above the chart."""
        self.text(self.key_x, TOP - 8, words, more=f' fill="{COLOURS[number % len(COLOURS)]}"')
        self.key_x += 7 * len(words) + 20

    def svg(self):
        return "\n".join(self.lines + ["</svg>", ""])
