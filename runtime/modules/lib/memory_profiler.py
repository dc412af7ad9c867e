"""What memory each line of a function takes, under the name and in the form of memory_profiler.

The figures are what all live blocks of the heap take, counted and not sampled: the same program
shows the same figures. What the profiler itself takes is not in them.
"""
import contextlib
import functools
import inspect
import linecache
import os
import sys
import time

import _lines

__all__ = ["profile", "memory_usage", "LineProfiler", "TimeStamper", "show_results",
           "choose_backend"]
__version__ = "0.61.0"

_MEBIBYTE = 1 << 20
_users = 0  # of the meter
_own = 0    # bytes that the profiler has taken and not given back


def _begin():
    global _users
    _users += 1
    if _users == 1:
        _lines.start()


def _end():
    global _users
    _users -= 1
    if not _users:
        _lines.stop()


def _set_aside(before):
    """What was taken and given back since the meter said `before` is not the program's."""
    global _own
    _own += _lines.read() - before


class _Run:
    """A call of a followed function: its table, line -> [increment, usage, occurrences]."""

    __slots__ = ("table", "line", "start")

    def __init__(self, table, first_line, now):
        self.table = table
        self.line = None
        row = table.setdefault(first_line, [now, now, 0])
        row[1] = max(row[1], now)
        row[2] += 1

    def begin(self, line, now):
        self.finish(now)
        self.line, self.start = line, now

    def finish(self, now):
        if self.line is None:
            return
        row = self.table.setdefault(self.line, [0, now, 0])
        row[0] += now - self.start
        row[1] = max(row[1], now)
        row[2] += 1
        self.line = None


class _Followed:
    """A function whose lines are followed while calls of it are in `runs`, the innermost last."""

    def __init__(self, function, most=None):
        self.code = function.__code__
        self.runs = []
        self.most = most  # bytes beyond which the debugger opens, or None
        function.__code__ = _lines.mark(function.__code__, self._tell)

    def _tell(self, line):
        if not self.runs:
            return
        before = _lines.read()
        self.runs[-1].begin(line, before - _own)
        _set_aside(before)
        if self.most is not None and before - _own >= self.most:
            self._stop(sys._getframe(1), before - _own)

    def _stop(self, frame, now):
        """Opens the debugger where the function is; once is enough."""
        import pdb
        sys.stdout.write(f"Current memory {now / _MEBIBYTE:.2f} MiB exceeded the maximum of "
                         f"{self.most / _MEBIBYTE:.2f} MiB\nStepping into the debugger \n")
        self.most = None
        debugger = pdb.Pdb()
        debugger.set_step = lambda: debugger.set_next(frame)  # not in what is called from here on
        debugger.set_trace(frame)
        del debugger.set_step

    def enter(self, table):
        _begin()
        before = _lines.read()
        self.runs.append(_Run(table, self.code.co_firstlineno, before - _own))
        _set_aside(before)

    def leave(self):
        before = _lines.read()
        self.runs.pop().finish(before - _own)
        _set_aside(before)
        _end()

    def suspend(self):
        run = self.runs.pop()
        run.finish(_lines.read() - _own)
        _end()
        return run

    def resume(self, run):
        _begin()
        self.runs.append(run)


def _follow_generator(followed, table, generator):
    """Runs a generator; what happens while it waits is not counted."""
    followed.enter(table)
    step, given = generator.send, None
    while True:
        try:
            value = step(given)
        except StopIteration as end:
            followed.leave()
            return end.value
        except BaseException:
            followed.leave()
            raise
        run = followed.suspend()
        try:
            step, given = generator.send, (yield value)
        except GeneratorExit:
            generator.close()
            raise
        except BaseException as error:
            step, given = generator.throw, error
        followed.resume(run)


def _wrap(function, followed, get_table, finish):
    """The function with its calls followed; `finish` is handed the table of each one."""
    if inspect.iscoroutinefunction(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            table = get_table()
            followed.enter(table)
            try:
                return await function(*args, **kwargs)
            finally:
                followed.leave()
                finish(table)
    elif inspect.isgeneratorfunction(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            table = get_table()
            try:
                return (yield from _follow_generator(followed, table, function(*args, **kwargs)))
            finally:
                finish(table)
    else:
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            table = get_table()
            followed.enter(table)
            try:
                return function(*args, **kwargs)
            finally:
                followed.leave()
                finish(table)
    return wrapper


class LineProfiler:
    """Follows the lines of functions, over all their calls."""

    def __init__(self, **kwargs):
        self.functions = []  # (code, table)
        self.max_mem = kwargs.get("max_mem")
        self.include_children = kwargs.get("include_children", False)
        self.backend = choose_backend(kwargs.get("backend"))

    def __call__(self, func=None, precision=1):
        if func is None:
            return self
        return self.wrap_function(func)

    def add_function(self, func):
        """Follows a function; its calls count when they come through wrap_function's result."""
        table = {}
        followed = _Followed(func, self.max_mem and self.max_mem * _MEBIBYTE)
        self.functions.append((followed.code, table))
        return followed, table

    def wrap_function(self, func):
        if not hasattr(func, "__code__"):
            import warnings
            warnings.warn(f"Could not extract a code object for the object {func!r}")
            return func
        followed, table = self.add_function(func)
        return _wrap(func, followed, lambda: table, lambda table: None)

    def _called(self):
        return [(code, table) for code, table in self.functions if table]

    def tables(self):
        """(file, first line, lines, table) of each function that was called."""
        for code, table in self._called():
            yield (code.co_filename, code.co_firstlineno, _get_source(code, table), table)

    def to_dict(self):
        """The tables in bytes, as %mprun --json prints them."""
        functions = []
        for (filename, first, lines, table), (code, _) in zip(self.tables(), self._called()):
            rows = []
            for number, source in enumerate(lines, first):
                increment, usage, count = table.get(number, (None, None, 0))
                rows.append({"line": number, "source": source.rstrip("\n"), "usage_bytes": usage,
                             "increment_bytes": increment, "occurrence_count": count})
            functions.append({"name": code.co_qualname, "file": filename, "first_line": first,
                              "lines": rows})
        return {"schema": "tare.mprun/1", "functions": functions}


def _get_source(code, table):
    """The lines of the function; as many empty ones as are known where there is no file."""
    first = code.co_firstlineno
    lines = linecache.getlines(code.co_filename)[first - 1:]
    if not lines:
        return [""] * (max(table) - first + 1)
    return inspect.getblock(lines)


def show_results(prof, stream=None, precision=1):
    """Prints a table for each function of a LineProfiler."""
    stream = sys.stdout if stream is None else stream
    for filename, first, lines, table in prof.tables():
        _show_table(filename, first, lines, table, stream, precision)


def _show_table(filename, first, lines, table, stream, precision):
    row = "{:>6} {:>12} {:>12}  {:>10}   {}"
    header = row.format("Line #", "Mem usage", "Increment", "Occurrences", "Line Contents")
    stream.write(f"Filename: {filename}\n\n{header}\n{'=' * len(header)}\n")
    for number, source in enumerate(lines, first):
        words = ["", "", ""]
        if number in table:
            increment, usage, count = table[number]
            words = [_show_size(usage, precision), _show_size(increment, precision), count]
        stream.write(row.format(number, *words, source.rstrip("\n")).rstrip() + "\n")
    stream.write("\n\n")


def _show_size(size, precision):
    shown = round(size / _MEBIBYTE, precision) + 0.0  # no -0.0
    return f"{shown:{precision + 4}.{precision}f} MiB"


def profile(func=None, stream=None, precision=1, backend="psutil"):
    """Decorator: each call of the function prints a table of its lines."""
    choose_backend(backend)
    if func is None:
        return lambda function: profile(function, stream, precision, backend)
    if not hasattr(func, "__code__"):
        return LineProfiler().wrap_function(func)
    followed = _Followed(func)

    def finish(table):
        _begin()
        before = _lines.read()
        if table:
            _show_table(followed.code.co_filename, followed.code.co_firstlineno,
                        _get_source(followed.code, table), table,
                        sys.stdout if stream is None else stream, precision)
        table.clear()
        _set_aside(before)
        _end()
    return _wrap(func, followed, dict, finish)


def choose_backend(new_backend=None):
    """There is one, which is exact, whatever is asked for."""
    return new_backend or "tare"


# ---- memory over time


def _read_pid(pid):
    """What a process takes now, in MiB."""
    if pid in (-1, "", None, os.getpid()):
        return (_lines.read() - _own) / _MEBIBYTE
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * 4096 / _MEBIBYTE


class _Sampler:
    """Reads the memory of this process at calls and returns, when the interval has passed."""

    def __init__(self, interval):
        self.interval = interval
        self.samples = []
        self.due = 0.0

    def sample(self):
        self.samples.append((_read_pid(-1), time.time()))

    def listen(self, frame, event, argument):
        if time.perf_counter() < self.due:
            return
        before = _lines.read()
        self.sample()
        self.due = time.perf_counter() + self.interval
        _set_aside(before)

    def run(self, function, args, kwargs, wants_all):
        listens = wants_all and sys.getprofile() is None
        before = _lines.read()
        self.sample()
        _set_aside(before)
        _lines.take_peak()
        if listens:
            sys.setprofile(self.listen)
        try:
            return function(*args, **kwargs)
        finally:
            if listens:
                sys.setprofile(None)
            # Between two samples it may have been more: the highest is never missed.
            peak = (_lines.take_peak() - _own) / _MEBIBYTE
            if peak > max(usage for usage, when in self.samples):
                self.samples.append((peak, time.time()))
            self.sample()


def _split_call(proc):
    """A function with its arguments; None when it is not a function that is to be measured."""
    if callable(proc):
        return proc, (), {}
    if not isinstance(proc, (list, tuple)):
        return None
    if not 1 <= len(proc) <= 3:
        raise ValueError("proc is (function, arguments, keywords), the last two may be left out")
    function, args, kwargs = (*proc, *((), {})[len(proc) - 1:])
    return function, args, kwargs


def _measure_process(pid, interval, timeout, max_iterations):
    """Samples of a process, one if there is no time-out."""
    if hasattr(pid, "pid"):
        pid = pid.pid
    count = 1 if timeout is None else max(1, int(timeout / interval))
    samples = []
    for number in range(min(count, max_iterations or count)):
        samples.append((_read_pid(pid), time.time()))
        if number + 1 < count:
            time.sleep(interval)
    return samples


def follow(function, interval, samples):
    """Calls the function, and appends pairs of MiB and time to `samples` meanwhile."""
    _begin()
    sampler = _Sampler(interval)
    sampler.samples = samples
    try:
        return sampler.run(function, (), {}, True)
    finally:
        _end()


class TimeStamper:
    """When calls of functions, and blocks `with profile.timestamp(name):`, began and ended."""

    def __init__(self, backend=None, include_children=False):
        self.rows = []  # name, MiB and time at the beginning, at the end, depth
        self.depth = 0

    def __call__(self, func=None, precision=None):
        if func is None:
            return self
        if not callable(func):
            raise ValueError("Value must be callable")
        return functools.wraps(func)(self.wrap_function(func))

    @contextlib.contextmanager
    def timestamp(self, name="<block>"):
        start, depth = memory_usage(-1, timestamps=True)[0], self.depth
        self.depth += 1
        try:
            yield
        finally:
            self.depth = depth
            self.rows.append((name, *start, *memory_usage(-1, timestamps=True)[0], depth))

    def wrap_function(self, func):
        def wrapper(*args, **kwargs):
            with self.timestamp(f"{func.__module__}.{func.__name__}"):
                return func(*args, **kwargs)
        return wrapper

    def show_results(self, stream=None):
        stream = sys.stdout if stream is None else stream
        for row in self.rows:
            stream.write("FUNC %s %.4f %.4f %.4f %.4f %d\n" % row)


def memory_usage(proc=-1, interval=.1, timeout=None, timestamps=False, include_children=False,
                 multiprocess=False, max_usage=False, retval=False, stream=None, backend=None,
                 max_iterations=None):
    """Memory in MiB, of a process or while a function runs: a list, or its highest if max_usage.

    The highest is exact: what the heap held at most, not the highest of some samples.
    """
    call = _split_call(proc)
    value = None
    if call is None:
        samples = _measure_process(proc, interval, timeout, max_iterations)
    else:
        _begin()
        try:
            sampler = _Sampler(interval)
            value = sampler.run(*call, stream is not None or not max_usage)
            samples = sampler.samples
        finally:
            _end()
    if stream is not None:
        for usage, when in samples:
            stream.write(f"MEM {usage:.6f} {when:.4f}\n")
        usage = None
    elif max_usage:
        usage = max(samples) if timestamps else max(samples)[0]
    else:
        usage = samples if timestamps else [usage for usage, when in samples]
    return (usage, value) if retval else usage


class LogFile:
    """A stream that hands what is printed to a logger."""

    def __init__(self, name=None, reportIncrementFlag=False):
        import logging
        self.logger = logging.getLogger(name)
        self.reportIncrementFlag = reportIncrementFlag

    def write(self, msg, level=20):
        words = msg.split("MiB")
        if self.reportIncrementFlag and len(words) > 2 and float(words[1]) <= 0:
            return
        if msg.strip():
            self.logger.log(level, msg.rstrip())

    def flush(self):
        for handler in self.logger.handlers:
            handler.flush()


# ---- -m memory_profiler


_USAGE = ("python -m memory_profiler [-h] [--version] [--precision N] [-o FILE] [--timestamp] "
          "[--pdb-mmem MAXMEM] [--backend NAME] [--include-children] [--multiprocess] "
          "script [arg ...]")


def _refuse(words):
    print(f"usage: {_USAGE}\nmemory_profiler: error: {words}", file=sys.stderr)
    sys.exit(2)


def _read_number(options, name, kind):
    try:
        return options[name] and kind(options[name])
    except ValueError:
        _refuse(f"argument {name}: invalid {kind.__name__} value: {options[name]!r}")


def _read_options(words):
    """The options as a dict, and the words behind them."""
    options = {"--precision": "3", "-o": None, "--backend": None, "--pdb-mmem": None}
    flags = {"--include-children": False, "--multiprocess": False, "--timestamp": False}
    while words and words[0].startswith("-"):
        name, mark, value = words.pop(0).partition("=")
        if name in ("-h", "--help"):
            print("usage: " + _USAGE)
            sys.exit(0)
        if name == "--version":
            print(__version__)
            sys.exit(0)
        if name in flags:
            flags[name] = True
            continue
        if name not in options:
            _refuse(f"unrecognized arguments: {name}")
        if not mark and not words:
            _refuse(f"argument {name}: expected one argument")
        options[name] = value if mark else words.pop(0)
    options["--precision"] = _read_number(options, "--precision", int)
    options["--pdb-mmem"] = _read_number(options, "--pdb-mmem", float)
    if not words:
        _refuse("the following arguments are required: script")
    return options | flags, words


def _open_output(path):
    try:
        return sys.stdout if path is None else open(path, "w")
    except OSError as error:
        _refuse(f"cannot write {path}: {error.strerror}")


def main():
    import builtins
    options, words = _read_options(sys.argv[1:])
    path = words[0]
    try:
        with open(path, "rb") as file:
            code = compile(file.read(), path, "exec")
    except OSError as error:
        _refuse(f"cannot open {path}: {error.strerror}")
    stream = _open_output(options["-o"])
    profiler = TimeStamper() if options["--timestamp"] else LineProfiler(
        max_mem=options["--pdb-mmem"])
    builtins.profile = profiler
    sys.argv[:] = words
    sys.path.insert(0, os.path.dirname(path))
    names = {"__name__": "__main__", "__builtins__": builtins, "__file__": path,
             "__package__": None, "__cached__": None}
    try:
        exec(code, names)
    finally:
        if options["--timestamp"]:
            profiler.show_results(stream)
        else:
            show_results(profiler, stream, options["--precision"])
        if stream is not sys.stdout:
            stream.close()


if __name__ == "__main__":
    main()
