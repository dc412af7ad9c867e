"""Memory over time, in files: `-m mprof run program.py`, then plot, peak, list, rm, clean.

The figures are those of memory_profiler: what all live blocks of the heap take, the peak between
two samples included. `plot` writes an SVG.
"""
import builtins
import functools
import os
import sys
import time

import _chart
import memory_profiler

__all__ = ["main"]

_USAGE = """\
usage: mprof run [-T SECONDS] [-o FILE] program.py [ARG ...]
       mprof plot [-t TITLE] [-o PICTURE.svg] [FILE]
       mprof peak [FILE ...]
       mprof list
       mprof rm FILE ...
       mprof clean"""


def _refuse(words):
    print(f"mprof: {words}\n{_USAGE}", file=sys.stderr)
    sys.exit(2)


def _take_options(words, letters):
    """Options in front, each with a value: a dict by letter, and the words behind them."""
    options, words = {}, list(words)
    while words and words[0].startswith("-"):
        letter = {"--interval": "T", "--output": "o", "--title": "t"}.get(words[0], words[0][1:])
        if letter not in letters or len(words) < 2:
            _refuse(f"cannot use option {words[0]}")
        options[letter] = words[1]
        del words[:2]
    return options, words


def _open_to_write(path):
    try:
        return open(path, "w")
    except OSError as error:
        _refuse(f"cannot write {path!r}: {error.strerror}")


def _list_files():
    return sorted(name for name in os.listdir(".")
                  if name.startswith("mprofile_") and name.endswith(".dat"))


# ---- run


def _run(words):
    options, words = _take_options(words, "To")
    if not words:
        _refuse("run needs a program")
    try:
        interval = float(options.get("T", "0.1"))
        with open(words[0], "rb") as file:
            code = compile(file.read(), words[0], "exec")
    except ValueError:
        _refuse(f"-T takes a number of seconds, not {options.get('T')!r}")
    except OSError as error:
        _refuse(f"cannot open {words[0]!r}: {error.strerror}")
    path = options.get("o", time.strftime("mprofile_%Y%m%d%H%M%S.dat"))
    output = _open_to_write(path)
    sys.argv[:] = words
    sys.path.insert(0, os.path.dirname(words[0]))
    calls = builtins.profile = memory_profiler.TimeStamper()
    print(f"mprof: Sampling memory every {interval}s", flush=True)
    samples = []
    names = {"__name__": "__main__", "__builtins__": builtins, "__file__": words[0],
             "__package__": None, "__cached__": None}
    try:
        memory_profiler.follow(functools.partial(exec, code, names), interval, samples)
    finally:
        with output as file:
            file.write(f"CMDLINE {sys.executable} {' '.join(words)}\n")
            file.writelines("MEM %.6f %.4f\n" % row for row in samples)
            calls.show_results(file)
        print(f"mprof: written to {path}")


# ---- reading


class _Record:
    """What a file tells: samples and calls, in MiB and seconds from the first sample on."""

    def __init__(self, path):
        self.command, self.samples, self.calls = "", [], []
        try:
            with open(path) as file:
                for line in file:
                    self._read(line.split())
        except OSError as error:
            _refuse(f"cannot open {path!r}: {error.strerror}")
        except (ValueError, IndexError):
            _refuse(f"{path!r} is no whole file of mprof")
        if not self.samples:
            _refuse(f"{path!r} has no samples")
        first = self.samples[0][1]
        self.samples = sorted((when - first, usage) for usage, when in self.samples)
        self.calls = [(name, start - first, end - first) for name, start, end in self.calls]
        self.peak = max(usage for when, usage in self.samples)

    def _read(self, words):
        if words[:1] == ["MEM"]:
            self.samples.append((float(words[1]), float(words[2])))
        elif words[:1] == ["FUNC"]:
            self.calls.append((words[1], float(words[3]), float(words[5])))
        elif words[:1] == ["CMDLINE"]:
            self.command = " ".join(words[1:])


def _choose(words):
    """The files named, or the newest."""
    files = words or _list_files()[-1:]
    if not files:
        _refuse("there is no file mprofile_*.dat here")
    return files


def _peak(words):
    for path in _choose(words):
        print(f"{path}\t{_Record(path).peak:.3f} MiB")


# ---- plot


def _draw(record, title):
    chart = _chart.Chart(max(when for when, usage in record.samples), record.peak * 1.08)
    chart.axes(title, "MiB of live blocks")
    names = list(dict.fromkeys(name for name, start, end in record.calls))
    for name, start, end in record.calls:
        colour = _chart.COLOURS[names.index(name) % len(_chart.COLOURS)]
        chart.area([(start, 0, chart.most), (max(end, start + chart.last / 1000), 0, chart.most)],
                   colour, 0.12)
    for number, name in enumerate(names[:len(_chart.COLOURS)]):
        chart.key(number, name)
    chart.curve(record.samples, "#1a4f8b")
    peak = chart.y(record.peak)
    chart.line(_chart.LEFT, peak, _chart.WIDTH - _chart.RIGHT, peak,
               'stroke="#c22" stroke-dasharray="4 4"')
    chart.text(_chart.LEFT + 6, peak - 5, f"peak {record.peak:.3f} MiB", more=' fill="#c22"')
    return chart.svg()


def _plot(words):
    options, words = _take_options(words, "to")
    path = _choose(words)[0]
    record = _Record(path)
    picture = options.get("o", path.removesuffix(".dat") + ".svg")
    if not picture.endswith(".svg"):
        _refuse(f"a picture is an SVG: its name ends in .svg, not as {picture!r}")
    with _open_to_write(picture) as file:
        file.write(_draw(record, options.get("t", record.command)))
    print(f"mprof: plotted {path} to {picture}")


# ---- files


def _list(words):
    for number, path in enumerate(_list_files()):
        print(f"{number} {path}")


def _remove(words):
    if not words:
        _refuse("rm needs the name of a file")
    for path in words:
        try:
            os.remove(path)
        except OSError as error:
            _refuse(f"cannot remove {path!r}: {error.strerror}")


def _clean(words):
    _remove(_list_files() or sys.exit())


_ACTIONS = {"run": _run, "plot": _plot, "peak": _peak, "list": _list, "rm": _remove,
            "clean": _clean}


def main():
    words = sys.argv[1:]
    if words[:1] in (["-h"], ["--help"]):
        print(_USAGE)
    elif not words or words[0] not in _ACTIONS:
        _refuse(f"no action {words[0]!r}" if words else "an action is needed")
    else:
        _ACTIONS[words[0]](words[1:])


if __name__ == "__main__":
    main()
