"""Timing of small pieces of code."""
import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals


def _indented(text, blanks):
    return text.replace("\n", "\n" + " " * blanks)


class Timer:
    """Runs a statement many times: `stmt` and `setup` are texts or callables."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        space = _globals() if globals is None else globals
        parameters = ""
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            prepare = _indented(setup, 4)
        elif callable(setup):
            names["_setup"] = setup
            parameters += ", _setup=_setup"
            prepare = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile((setup + "\n" if isinstance(setup, str) else "") + stmt, "<timeit-src>", "exec")
            body = _indented(stmt, 8)
        elif callable(stmt):
            names["_stmt"] = stmt
            parameters += ", _stmt=_stmt"
            body = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = ("def inner(_it, _timer%s):\n    %s\n    _t0 = _timer()\n    for _i in _it:\n"
                    "        %s\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n" %
                    (parameters, prepare, body))
        exec(compile(self.src, "<timeit-src>", "exec"), space, names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for `number` runs."""
        was_on = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if was_on:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """A number of runs that takes at least 0.2 s, and the seconds that it took."""
        scale = 1
        while True:
            for digit in (1, 2, 5):
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}


def _read_options(args):
    """Options of the command line, and the statements after them."""
    options = {"-n": "0", "-s": [], "-r": str(default_repeat), "-u": None, "-v": 0, "-p": False}
    long = {"--number": "-n", "--setup": "-s", "--repeat": "-r", "--unit": "-u",
            "--verbose": "-v", "--process": "-p", "--help": "-h"}
    args = list(args)
    while args and args[0].startswith("-") and args[0] != "-":
        word = args.pop(0)
        if word == "--":
            break
        name, mark, value = word.partition("=") if word.startswith("--") else \
            (word[:2], word[2:], word[2:])
        name = long.get(name, name)
        if name == "-v":
            options["-v"] += 1
        elif name in ("-p", "-h"):
            options[name] = True
        elif name in ("-n", "-s", "-r", "-u"):
            if not mark and not args:
                raise ValueError("option %s requires argument" % word)
            value = value if mark else args.pop(0)
            if name == "-s":
                options["-s"].append(value)
            else:
                options[name] = value
        else:
            raise ValueError("option %s not recognized" % word)
    return options, args


def main(args=None, *, _wrap_timer=None):
    """What `-m timeit` does."""
    try:
        options, words = _read_options(sys.argv[1:] if args is None else args)
    except ValueError as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    if options.get("-h"):
        print("usage: timeit [-n N] [-r N] [-s SETUP] [-p] [-u UNIT] [-v] [STATEMENT ...]")
        return 0
    if options["-u"] is not None and options["-u"] not in _UNITS:
        print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
        return 2
    timer = time.process_time if options["-p"] else default_timer
    timed = Timer("\n".join(words) or "pass", "\n".join(options["-s"]) or "pass", timer)
    number, rounds = int(options["-n"]), max(1, int(options["-r"]))
    precision = 3 + max(0, options["-v"] - 1)
    try:
        if not number:
            number, _ = timed.autorange(_announcer(precision) if options["-v"] else None)
            if options["-v"]:
                print()
        taken = timed.repeat(rounds, number)
    except BaseException:
        timed.print_exc()
        return 1
    _report(number, rounds, taken, precision, options)
    return None


def _announcer(precision):
    def announce(number, taken):
        print(f"{number} loop{'' if number == 1 else 's'} -> {taken:.{precision}g} secs")
    return announce


def _format_time(seconds, unit, precision):
    if unit is None:
        unit = next((name for name in ("sec", "msec", "usec") if seconds >= _UNITS[name]), "nsec")
    return "%.*g %s" % (precision, seconds / _UNITS[unit], unit)


def _report(number, rounds, taken, precision, options):
    unit = options["-u"]
    if options["-v"]:
        print("raw times:", ", ".join(_format_time(t, unit, precision) for t in taken))
        print()
    best, worst = min(taken) / number, max(taken) / number
    print("%d loop%s, best of %d: %s per loop" % (
        number, "s" if number != 1 else "", rounds, _format_time(best, unit, precision)))
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(
            "The test results are likely unreliable. The worst time (%s) was more than four "
            "times slower than the best time (%s)." % (_format_time(worst, unit, precision),
                                                       _format_time(best, unit, precision)),
            UserWarning, "", 0)


if __name__ == "__main__":
    sys.exit(main())
