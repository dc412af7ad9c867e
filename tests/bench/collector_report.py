# Makes tables of what tests/bench/collector has measured, and draws the pauses. Usage:
# collector_report.py LINES SVG
import sys

NAMES = {
    "tare-sliced-tenth": "tare",
    "cpython": "CPython 3.11",
    "libgc": "libgc",
    "libgc-incremental": "libgc, incremental",
}
COLOURS = {"tare": "#0b7a75", "CPython 3.11": "#c2570c", "libgc": "#6b4fa0",
           "libgc, incremental": "#8a8f98"}


def median(values):
    values = sorted(values)
    return values[len(values) // 2]


def read(path):
    full, trees, idle, pauses = {}, {}, None, {}
    with open(path) as lines:
        for line in lines:
            what, name, *rest = line.split()
            if what == "full":
                full[name, rest[0], int(rest[1])] = rest[2:]
            elif what == "trees":
                trees[name] = rest[0]
            elif what == "idle":
                idle = float(name == "tare" and rest[0]), float(rest[1])
            else:
                numbers = [None if word == "-" else float(word) for word in rest]
                pauses.setdefault((name, int(rest[0])), []).append(numbers)
    return full, trees, idle, pauses


# Medians of the runs: p50, p99, max, max on the wall, peak KiB, all pauses, all ms.
def summarize(runs):
    columns = list(zip(*runs))[2:]
    return [None if None in column else median(column) for column in columns]


def show_ms(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.2g}" if value < 10 else f"{value:.1f}"


def print_pauses(pauses):
    print("| live objects | collector | pauses | p50 ms | p99 ms | longest ms | wall ms |")
    print("|---|---|---|---|---|---|---|")
    for size in sorted({size for _, size in pauses}):
        for name, title in NAMES.items():
            runs = pauses.get((name, size))
            if not runs:
                continue
            p50, p99, longest, wall, *_ = summarize(runs)
            count = int(median([run[1] for run in runs]))
            print(f"| {size:,} | {title} | {count:,} | {show_ms(p50)} | {show_ms(p99)} |",
                  f"{show_ms(longest)} | {show_ms(wall)} |")
    print()


def print_peaks(pauses):
    size = min(size for name, size in pauses if name.startswith("tare-whole"))
    print(f"| churn of cycles, {size:,} live | peak, slices / at once | CPU time of pauses |")
    print("|---|---|---|")
    for held, title in ("tenth", "one in ten grows old"), ("all", "all grow old"):
        sliced = pauses.get(("tare-sliced-" + held, size))
        whole = pauses.get(("tare-whole-" + held, size))
        if not sliced or not whole:
            continue
        sliced, whole = summarize(sliced), summarize(whole)
        print(f"| {title} | {sliced[4] / whole[4]:.2f} | {sliced[5] / whole[5]:.2f} |")
    print()


def print_full(full):
    print("| full collection, ns an object | tare | tare, by slices | ratio | CPython 3.11 | libgc |")
    print("|---|---|---|---|---|---|")
    for name, order, size in full:
        if name != "tare":
            continue
        whole, slices = full[name, order, size]
        others = [full.get((other, order, size), "-")[0] for other in ("cpython", "libgc")]
        order = {"order": "to neighbours", "random": "at random"}.get(order, order)
        print(f"| {size:,} live, {order} | {whole} | {slices} | {float(slices) / float(whole):.2f}",
              f"| {others[0]} | {others[1]} |")
    print()


def print_rest(trees, idle):
    print("| binary trees | CPU ns a node |")
    print("|---|---|")
    for name, value in trees.items():
        print(f"| {name.replace('-', ', ', 1).replace('-', ' ')} | {value} |")
    print()
    if idle:
        print(f"A store of a reference: {idle[0]:.2f} ns with no cycle of the old generation open,",
              f"{idle[1]:.2f} ns with one open ({100 * (idle[1] / idle[0] - 1):+.1f} %).")


# ---- the plot ----

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 440, 70, 20, 56, 46
LEAST, MOST = 0.01, 10000.0
DECADES = [0.01, 0.1, 1, 10, 100, 1000, 10000]


def log10(value):
    import math
    return math.log(value) / math.log(10)


def y_of(ms):
    share = log10(max(ms, LEAST) / LEAST) / log10(MOST / LEAST)
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def text(x, y, words, anchor="middle", more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{words}</text>'


def grid():
    for ms in DECADES:
        y = y_of(ms)
        style = 'stroke="#c0392b" stroke-dasharray="6 4"' if ms == 1 else 'stroke="#d8dce2"'
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" {style}/>'
        yield text(LEFT - 8, y + 4, f"{ms:g} ms", "end")
    yield text(WIDTH - RIGHT, y_of(1) - 5, "goal: 1 ms", "end", ' fill="#c0392b"')


def bar(x, title, numbers):
    p50, p99, longest = numbers[:3]
    colour = COLOURS[title]
    top, middle, low = y_of(longest), y_of(p99), y_of(p50)
    yield (f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{low:.1f}" stroke="{colour}"'
           ' stroke-width="3"/>')
    yield f'<circle cx="{x:.1f}" cy="{low:.1f}" r="4" fill="{colour}"/>'
    yield (f'<line x1="{x - 8:.1f}" x2="{x + 8:.1f}" y1="{middle:.1f}" y2="{middle:.1f}"'
           f' stroke="{colour}" stroke-width="2"/>')
    yield (f'<path d="M{x - 7:.1f} {top + 6:.1f}L{x:.1f} {top - 6:.1f}L{x + 7:.1f} {top + 6:.1f}Z"'
           f' fill="{colour}"/>')
    yield text(x, top - 11, show_ms(longest), "middle", f' fill="{colour}"')


def legend():
    x = LEFT
    for title, colour in COLOURS.items():
        yield f'<rect x="{x}" y="14" width="12" height="12" fill="{colour}"/>'
        yield text(x + 18, 24, title, "start")
        x += 40 + 8 * len(title)
    yield text(WIDTH - RIGHT, 24, "● p50   ━ p99   ▲ longest", "end")


def draw(pauses, path):
    sizes = sorted({size for name, size in pauses if name in NAMES})
    wide = (WIDTH - LEFT - RIGHT) / len(sizes)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
             f' width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">',
             '<title>Automatic pauses by the number of live objects</title>',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>', *grid(), *legend()]
    for i, size in enumerate(sizes):
        for k, (name, title) in enumerate(NAMES.items()):
            runs = pauses.get((name, size))
            x = LEFT + wide * (i + (k + 1) / (len(NAMES) + 1))
            if runs:
                parts += bar(x, title, summarize(runs))
        parts.append(text(LEFT + wide * (i + 0.5), HEIGHT - 16, f"{size / 1000000:g} million live"))
    with open(path, "w") as file:
        file.write("\n".join(parts) + "\n</svg>\n")


full, trees, idle, pauses = read(sys.argv[1])
print_pauses(pauses)
print_peaks(pauses)
print_full(full)
print_rest(trees, idle)
draw(pauses, sys.argv[2])
