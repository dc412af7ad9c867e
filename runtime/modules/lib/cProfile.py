"""Profiles of calls: how often each function is called, and how long it takes."""
import _profiler
import sys

__all__ = ["run", "runctx", "Profile"]

_OWN_FILE = (lambda: 0).__code__.co_filename
_DISABLE = ("~", 0, "<method 'disable' of '_lsprof.Profiler' objects>")
_STOP = ("~", 0, "<built-in method _profiler.stop>")


class _Entry:
    """What getstats() tells of one function, or of one called from another."""

    __slots__ = ("code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls")

    def __init__(self, code, sums):
        self.code = code
        self.callcount, self.reccallcount = sums[:2]
        self.totaltime, self.inlinetime = sums[2] / 1e9, sums[3] / 1e9
        self.calls = None

    def __repr__(self):
        return (f"_Entry(code={self.code!r}, callcount={self.callcount}, "
                f"reccallcount={self.reccallcount}, totaltime={self.totaltime}, "
                f"inlinetime={self.inlinetime}, calls={self.calls})")


class Profile:
    """Takes a profile between enable() and disable(), or in a with statement."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        if timer is not None:
            raise ValueError("only the default timer is supported")
        self._subcalls = subcalls
        self._builtins = builtins
        self._sums = {}
        self._pairs = {}
        self.stats = {}

    def enable(self, subcalls=True, builtins=True):
        self._subcalls = self._subcalls and subcalls
        _profiler.start(self._builtins and builtins)

    def disable(self):
        self._take(_profiler.stop())

    def clear(self):
        self._take(_profiler.stop())
        self._sums, self._pairs = {}, {}

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()

    def _take(self, rows):
        """Adds the rows of a profile to what is known; what was done to end it is one call."""
        labels = [_rename(row[0]) for row in rows]
        for number, (_, caller, callee, *sums) in enumerate(rows):
            names = (labels[caller], labels[callee]) if caller else (labels[number],)
            if _STOP in names or names[0] is None:
                continue
            if not caller:
                _add(self._sums, names[0], sums)
            elif self._subcalls:
                _add(self._pairs, names, sums)

    def getstats(self):
        entries = {label: _Entry(label, sums) for label, sums in self._sums.items()}
        for (caller, callee), sums in self._pairs.items():
            if caller in entries:
                entry = entries[caller]
                entry.calls = (entry.calls or []) + [_Entry(callee, sums)]
        return list(entries.values())

    def create_stats(self):
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        self.stats = {}
        for entry in self.getstats():
            self.stats[entry.code] = (entry.callcount - entry.reccallcount, entry.callcount,
                                      entry.inlinetime, entry.totaltime, {})
        for (caller, callee), (count, recursive, total, own) in self._pairs.items():
            if callee in self.stats:
                self.stats[callee][4][caller] = (count, count - recursive, own / 1e9,
                                                 total / 1e9)

    def print_stats(self, sort=-1):
        import pstats
        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        import marshal
        self.create_stats()
        with open(file, "wb") as output:
            marshal.dump(self.stats, output)

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()


def _rename(label):
    is_disable = label is not None and label[0] == _OWN_FILE and label[2] == "disable"
    return _DISABLE if is_disable else label


def _add(sums, key, numbers):
    known = sums.get(key)
    sums[key] = numbers if known is None else [a + b for a, b in zip(known, numbers)]


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Runs a statement; prints its profile, or writes it to a file."""
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        if filename is not None:
            profile.dump_stats(filename)
        else:
            profile.print_stats(sort)


def run(statement, filename=None, sort=-1):
    import __main__
    runctx(statement, __main__.__dict__, __main__.__dict__, filename, sort)


_USAGE = "cProfile.py [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ..."


def _read_options(words):
    """Options, and the program with its arguments."""
    options = {"-o": None, "-s": 2, "-m": False}
    long = {"--outfile": "-o", "--sort": "-s"}
    while words and words[0].startswith("-") and len(words[0]) > 1:
        word = words.pop(0)
        name, mark, value = word.partition("=") if word.startswith("--") else (
            word[:2], word[2:], word[2:])
        name = long.get(name, name)
        if name == "-m":
            options["-m"] = True
            if mark:
                words.insert(0, value)
            break
        if name in ("-h", "--help"):
            print("Usage: " + _USAGE)
            sys.exit(0)
        if name not in ("-o", "-s"):
            _refuse(f"no such option: {word}")
        if not mark and not words:
            _refuse(f"{word} option requires 1 argument")
        options[name] = value if mark else words.pop(0)
    return options, words


def _refuse(words):
    sys.stderr.write(f"Usage: {_USAGE}\n\ncProfile.py: error: {words}\n")
    sys.exit(2)


def main():
    options, words = _read_options(sys.argv[1:])
    if not words:
        print("Usage: " + _USAGE)
        sys.exit(2)
    import os
    import pstats
    if isinstance(options["-s"], str) and options["-s"] not in pstats.Stats.sort_arg_dict_default:
        _refuse(f"option -s: invalid choice: {options['-s']!r}")
    path = words[0]
    if options["-m"]:
        path = _find_module(path)
    else:
        sys.path.insert(0, os.path.dirname(path))
    sys.argv[:] = [path] + words[1:]
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    names = {"__name__": "__main__", "__builtins__": __builtins__, "__file__": path,
             "__package__": None, "__cached__": None}
    runctx(code, names, None, options["-o"], options["-s"])


def _find_module(name):
    import os
    for folder in sys.path:
        base = os.path.join(folder, *name.split("."))
        for path in (base + ".py", os.path.join(base, "__main__.py")):
            if os.path.exists(path):
                return path
    raise ImportError("No module named " + name)


if __name__ == "__main__":
    main()
