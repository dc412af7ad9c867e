"""The exact account of allocations by line: what tare.trace() returns and --trace shows."""
import linecache
import sys

import _ledger

_FRAMES = 32
_COLUMNS = ("line", "blocks", "allocated", "freed", "by cycle", "held", "peak", "slack", "life")
_WORDS = """\
blocks, allocated: born at the line; freed: those that died since; by cycle: of
these, the ones the collector took apart, all others died by count; held =
allocated - freed; peak: the most the line held at any time; slack: what its
held blocks take above what was asked; life: how many bytes were allocated, on
average, while a block of the line lived. Bytes are those that blocks take.
Every block is counted, none is estimated; a block that moves when it grows
dies and is born again."""


class Line:
    """What happened to the blocks that one line allocated."""

    __slots__ = ("file", "line", "allocated_count", "allocated_bytes", "freed_count",
                 "freed_bytes", "cyclic_count", "cyclic_bytes", "peak_bytes", "slack_bytes",
                 "lifetime_bytes", "held_at_peak_bytes")

    def __init__(self, file, line, peak_bytes=0):
        self.file = file
        self.line = line
        self.allocated_count = self.allocated_bytes = 0
        self.freed_count = self.freed_bytes = 0
        self.cyclic_count = self.cyclic_bytes = 0
        self.peak_bytes = peak_bytes
        self.slack_bytes = self.lifetime_bytes = self.held_at_peak_bytes = 0

    @property
    def held_bytes(self):
        return self.allocated_bytes - self.freed_bytes

    @property
    def held_count(self):
        return self.allocated_count - self.freed_count

    def add(self, numbers):
        born, bytes, slack, died, freed, freed_slack, cyclic, cyclic_bytes, life, peak = numbers
        self.allocated_count += born
        self.allocated_bytes += bytes
        self.slack_bytes += slack - freed_slack
        self.freed_count += died
        self.freed_bytes += freed
        self.cyclic_count += cyclic
        self.cyclic_bytes += cyclic_bytes
        self.lifetime_bytes += life
        self.held_at_peak_bytes += peak

    def words(self):
        life = self.lifetime_bytes // self.freed_count if self.freed_count else None
        numbers = (self.allocated_count, self.allocated_bytes, self.freed_bytes,
                   self.cyclic_bytes, self.held_bytes, self.peak_bytes, self.slack_bytes, life)
        return [str(self.line)] + ["" if n is None else f"{n:,}" for n in numbers]

    def as_dict(self):
        names = [name for name in self.__slots__ if name not in ("file", "line")]
        return {"file": self.file, "line": self.line, "held_bytes": self.held_bytes,
                **{name: getattr(self, name) for name in names}}

    def __repr__(self):
        return (f"<Line {self.file}:{self.line} allocated={self.allocated_bytes} "
                f"freed={self.freed_bytes} held={self.held_bytes}>")


class Trace:
    """An account of allocations, kept between start() and stop(), or in a with statement."""

    def __init__(self, frames=_FRAMES):
        self.frames = frames
        self.sites = self.stacks = ()
        self.lines = []
        self.held_bytes = self.peak_bytes = self.allocated_bytes = 0
        self.lost_count = self.instrument_bytes = 0
        self.program = None

    def start(self):
        _ledger.start(self.frames)
        return self

    def stop(self):
        try:
            self._take(_ledger.read())
        finally:
            _ledger.stop()
        return self

    __enter__ = start

    def __exit__(self, kind, error, where):
        self.stop()

    def _take(self, account):
        self.sites, self.stacks, sums = account
        (self.held_bytes, self.peak_bytes, self.allocated_bytes, self.lost_count,
         self.instrument_bytes) = sums
        found = {}
        for stack in self.stacks[1:]:
            if not stack[2]:
                continue
            file, function, number, peak = self.sites[stack[1]]
            line = found.get((file, number))
            if line is None:
                line = found[file, number] = Line(file, number, peak)
            line.add(stack[2:])
        if self.program:
            # The file may have been run by a path of more folders than were typed.
            ending = "/" + self.program.removeprefix("./")
            self.program = next((file for file, line in found if ("/" + file).endswith(ending)),
                                self.program)
        self.lines = sorted(found.values(), key=lambda line: (line.file, line.line))

    # ---- as text

    def _total(self):
        total = Line("", 0, self.peak_bytes)
        for line in self.lines:
            total.add((line.allocated_count, line.allocated_bytes, line.slack_bytes,
                       line.freed_count, line.freed_bytes, 0, line.cyclic_count,
                       line.cyclic_bytes, line.lifetime_bytes, line.held_at_peak_bytes))
        return total

    def _rows(self, lines, whole_file=None):
        """Words and source of each line; with `whole_file` of those too that allocate nothing."""
        if whole_file is None:
            return [(line.words(), _source(line.file, line.line)) for line in lines]
        known = {line.line: line for line in lines}
        texts = linecache.getlines(whole_file)
        last = max([len(texts), *known])
        blank = [""] * (len(_COLUMNS) - 1)
        return [(known[n].words() if n in known else [str(n)] + blank, _source(whole_file, n))
                for n in range(1, last + 1)]

    def listing(self, top=10):
        """The account as an annotated listing, with sums and what was held at the peak."""
        total = self._total()
        sum_words = ["sum"] + total.words()[1:]
        sections = []
        files = {line.file for line in self.lines}
        for file in sorted(files, key=lambda f: (f != self.program, f)):
            lines = [line for line in self.lines if line.file == file]
            if file == self.program or _is_readable(file):
                whole = file if file == self.program else None
                sections.append((file, self._rows(lines, whole)))
        shown = {file for file, rows in sections}
        others = sorted((line for line in self.lines if line.file not in shown),
                        key=lambda line: -line.allocated_bytes)
        rows = [(line.words(), _place(line)) for line in others[:top]]
        if rows:
            left = len(others) - len(rows)
            more = f", the {len(rows)} lines that allocate most of {len(others)}" if left else ""
            sections.append(("elsewhere" + more, rows))
        widths = [max(len(row[0][i]) for s in [(0, [(_COLUMNS, ""), (sum_words, "")]), *sections]
                      for row in s[1]) for i in range(len(_COLUMNS))]
        text = []
        for title, rows in sections:
            text.append(title)
            text.append(_align(_COLUMNS, widths, "source"))
            text += [_align(words, widths, source) for words, source in rows]
            text.append("")
        text.append(_align(sum_words, widths, "all lines, those not shown too"))
        return "\n".join(text + ["", *self._peak_text(top), "", *self._check_text(total), _WORDS])

    def _peak_text(self, top):
        at_peak = sorted((line for line in self.lines if line.held_at_peak_bytes),
                         key=lambda line: -line.held_at_peak_bytes)
        text = [f"held at the moment of the peak, {self.peak_bytes:,} bytes in all:"]
        width = len(f"{self.peak_bytes:,}")
        text += [f"{line.held_at_peak_bytes:>{width},}  {_place(line)}" for line in at_peak[:top]]
        rest = sum(line.held_at_peak_bytes for line in at_peak[top:])
        if rest:
            text.append(f"{rest:>{width},}  {len(at_peak) - top} other lines")
        return text

    def _check_text(self, total):
        adds_up = (total.allocated_bytes == self.allocated_bytes
                   and total.held_bytes == self.held_bytes
                   and total.held_at_peak_bytes == self.peak_bytes)
        text = [f"allocated {self.allocated_bytes:,} bytes - freed {total.freed_bytes:,} = "
                f"held {self.held_bytes:,}; the lines add up: {'yes' if adds_up else 'NO'}"]
        if self.lost_count:
            text.append(f"{self.lost_count:,} blocks could not be entered for want of memory")
        return text

    def __str__(self):
        return self.listing()

    def __repr__(self):
        return (f"<Trace of {len(self.lines)} lines: {self.allocated_bytes:,} bytes allocated, "
                f"{self.held_bytes:,} held, {self.peak_bytes:,} at the peak>")

    # ---- as data

    def as_dict(self):
        return {"schema": "tare.trace/1", "allocated_bytes": self.allocated_bytes,
                "held_bytes": self.held_bytes, "peak_bytes": self.peak_bytes,
                "lost_count": self.lost_count, "lines": [line.as_dict() for line in self.lines]}

    to_dict = as_dict

    def json(self):
        """The same as JSON."""
        import json
        return json.dumps(self.as_dict(), indent=2, ensure_ascii=False)

    def folded(self, what="allocated"):
        """Stacks as text, one a line, for flame graphs: `what` is allocated, held or peak."""
        import _trace_views
        return _trace_views.fold(self, what)

    def speedscope(self):
        """The profile as data for speedscope."""
        import _trace_views
        return _trace_views.speedscope(self)

    def html(self):
        """A page with the flame graph, which needs nothing else."""
        import _trace_views
        return _trace_views.page(self)

    def save(self, path):
        """Writes .html, .folded, .speedscope.json, .json (lines) or else the listing."""
        import json
        if path.endswith(".html"):
            text = self.html()
        elif path.endswith(".folded"):
            text = self.folded()
        elif path.endswith(".speedscope.json"):
            text = json.dumps(self.speedscope())
        elif path.endswith(".json"):
            text = json.dumps(self.as_dict())
        else:
            text = self.listing() + "\n"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def _is_readable(file):
    return bool(file) and file[0] != "<" and bool(linecache.getlines(file))


def _source(file, line):
    return linecache.getline(file, line).rstrip()


def _place(line):
    if not line.line:
        return "outside of any line"
    source = _source(line.file, line.line).strip()
    return f"{line.file}:{line.line}  {source}".rstrip()


def _align(words, widths, source):
    return ("  ".join(f"{word:>{width}}" for word, width in zip(words, widths)) + "  | "
            + source).rstrip()


_running = []


def start_program(path):
    """What --trace does before the program."""
    import json, _trace_views
    trace = Trace()
    trace.program = path
    _running.append(trace)
    trace.start()


def finish_program(path):
    """What --trace does after it: the listing to standard error, or a file."""
    trace = _running.pop().stop()
    sys.stdout.flush()
    if not path:
        print(trace.listing(), file=sys.stderr)
        return
    try:
        trace.save(path)
    except OSError as error:
        print(f"tare: cannot write {path!r}: {error.strerror}", file=sys.stderr)
        raise SystemExit(1) from None
