"""What the commands of the prompt do that are written in the language. Each takes the text behind
the command's name; a wrong use raises CommandError with what is to be told."""
import gc
import sys
import time
import timeit as _timeit
import types

SHOWN_CHARACTERS = 60


class CommandError(Exception):
    """Told in one line, without a traceback."""


def run(name, text):
    """Carries out a command; an error of what it ran is shown without the frames of this module."""
    try:
        globals()[name](text)
    except CommandError:
        raise
    except Exception as error:
        import traceback
        below = error.__traceback__
        own = "<frozen _prompt>", "<frozen timeit>"
        while below and below.tb_frame.f_code.co_filename in own:
            below = below.tb_next
        sys.stdout.flush()
        traceback.print_exception(type(error), error, below)


def _names():
    """The variables of the session."""
    return sys.modules["__main__"].__dict__


def _take_options(text, letters, flags=""):
    """Takes -n 5, -r3, -q and the like from the front: a dict by letter, and what is left."""
    found = {}
    while text[:1] == "-" and text[1:2] and text[1:2] in letters + flags:
        letter, text = text[1], text[2:].lstrip()
        if letter in flags:
            found[letter] = True
            continue
        digits = text[:len(text) - len(text.lstrip("0123456789."))]
        try:
            found[letter] = float(digits) if "." in digits else int(digits)
        except ValueError:
            raise CommandError(f"-{letter} needs a number") from None
        text = text[len(digits):].lstrip()
    return found, text


def _need(text, usage):
    if not text:
        raise CommandError("usage: " + usage)


def _show_time(seconds, digits=3):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.{digits}g} {unit}"
    return f"{seconds / 1e-9:.{digits}g} ns"


def timeit(text):
    wants_json, path, text = _take_output(text)
    options, statement = _take_options(text, "nrp", "qtc")
    _need(statement, "%timeit [--json] [-o FILE] [-n LOOPS] [-r RUNS] [-p DIGITS] [-q] STATEMENT")
    timer = _timeit.Timer(statement, globals=_names())
    loops = options.get("n") or timer.autorange()[0]
    runs = options.get("r", 7) or 1
    each = [seconds / loops for seconds in timer.repeat(runs, loops)]
    mean = sum(each) / runs
    spread = (sum((seconds - mean) ** 2 for seconds in each) / runs) ** 0.5
    if wants_json or path:
        _show({"schema": "tare.timeit/1", "loop_count": loops, "run_count": runs,
               "mean_seconds": mean, "deviation_seconds": spread, "best_seconds": min(each),
               "seconds": each}, path)
    elif not options.get("q"):
        digits = options.get("p", 3)
        print(f"{_show_time(mean, digits)} ± {_show_time(spread, digits)} per loop (mean ± std. "
              f"dev. of {runs} run{'s' * (runs != 1)}, {loops:,} loop{'s' * (loops != 1)} each)")


def _take_word(text):
    """The first word, maybe in quotes, and what is left."""
    if text[:1] in ("'", '"') and text.find(text[0], 1) > 0:
        end = text.index(text[0], 1)
        return text[1:end], text[end + 1:].lstrip()
    word, _, text = text.partition(" ")
    return word, text.lstrip()


def _read_limit(word):
    """How much of a profile is shown: lines, a part of 1, or a regular expression."""
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            pass
    return word


def prun(text):
    """The profile of the calls that a statement makes."""
    wants_json, path, text = _take_output(text)
    usage = "%prun [--json] [-o FILE] [-s KEY] [-l LIMIT] [-D FILE] [-T FILE] [-q] STATEMENT"
    found = {"s": [], "l": [], "D": [], "T": [], "q": []}
    while text[:1] == "-" and text[1:2] in found and text[1:2]:
        letter, text = text[1], text[2:].lstrip()
        word = ""
        if letter != "q":
            word, text = _take_word(text)
        found[letter].append(word)
    _need(text, usage)
    import cProfile
    profile = cProfile.Profile()
    code, names = compile(text, "<stdin>", "exec"), _names()
    profile.enable()
    try:
        exec(code, names)
    except SystemExit:
        print("SystemExit ended the statement")
    finally:
        profile.disable()
    if wants_json or path:
        _show(_list_calls(profile), path)
    else:
        _show_profile(profile, found)


def _list_calls(profile):
    """A profile as data: the functions that were called, what took most by itself first."""
    import pstats
    stats = pstats.Stats(profile)
    rows = [{"file": file, "line": line, "name": name, "call_count": calls,
             "primitive_call_count": primitive, "own_seconds": own, "cumulative_seconds": total}
            for (file, line, name), (primitive, calls, own, total, _) in stats.stats.items()]
    rows.sort(key=lambda row: -row["own_seconds"])
    return {"schema": "tare.prun/1", "call_count": stats.total_calls,
            "primitive_call_count": stats.prim_calls, "total_seconds": stats.total_tt,
            "functions": rows}


def _show_profile(profile, found):
    import io
    import pstats
    output = io.StringIO()
    stats = pstats.Stats(profile, stream=output).strip_dirs()
    try:
        stats.sort_stats(*(found["s"] or ["time"]))
    except KeyError as error:
        raise CommandError("usage: -s takes time, cumulative, calls, name, ..., "
                           f"not {error}") from None
    stats.print_stats(*map(_read_limit, found["l"]))
    if not found["q"]:
        print(output.getvalue().rstrip())
    for path in found["D"]:
        try:
            stats.dump_stats(path)
        except OSError as error:
            raise CommandError(f"cannot write {path!r}: {error.strerror}") from None
        print(f"the profile is in {path}, for pstats")
    for path in found["T"]:
        with _open_to_write(path) as file:
            file.write(output.getvalue())
        print(f"what is shown is in {path}")


def snapshot(text):
    """Writes the heap to a file, draws what one object reaches, or prints it as JSON Lines."""
    usage = ("%snapshot FILE (.heapsnapshot, .sqlite or .jsonl)\n"
             "       %snapshot FILE [--limit BOXES] [EXPR] (.svg or .dot)\n"
             "       %snapshot --json [-o FILE.jsonl]")
    wants_json, path, text = _take_output(text)
    if wants_json and not text:
        _print_lines(path)
        return
    if not path:
        path, text = _take_word(text)
    _need(path and not wants_json, usage)
    options = {}
    if text.startswith("--limit"):
        word, text = _take_word(text[len("--limit"):].lstrip(" ="))
        if not word.isdigit():
            raise CommandError(f"--limit takes a number of boxes, not {word!r}")
        options["limit"] = int(word)
    if text:
        options["of"] = eval(compile(text, "<stdin>", "eval"), _names())
    _write_snapshot(path, options)
    print(f"written: {path}")


def _write_snapshot(path, options):
    import tare
    try:
        tare.snapshot(path, **options)
    except (OSError, TypeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError(f"cannot write {path!r}: {reason}") from None


def _print_lines(path):
    """%snapshot --json: the heap as JSON Lines, to the file if one is named."""
    if path:
        if not path.endswith((".jsonl", ".ndjson")):
            raise CommandError(f"JSON Lines go to a file .jsonl, not {path!r}")
        _write_snapshot(path, {})
        print(f"written: {path}")
        return
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/heap.jsonl"
        _write_snapshot(path, {})
        with open(path) as file:
            for line in file:
                print(line, end="")


def _take_output(text):
    """Takes --json and -o FILE from the front: whether, the file or "", and what is left."""
    wants_json, path = False, ""
    while text.startswith(("--json", "-o ")):
        word, text = _take_word(text)
        if word == "-o":
            path, text = _take_word(text)
        else:
            wants_json = True
    return wants_json, path, text


def _show(document, path):
    """Prints a dict as JSON, or writes it to the file."""
    import json
    text = json.dumps(document, indent=2, ensure_ascii=False)
    if not path:
        print(text)
        return
    with _open_to_write(path) as file:
        file.write(text + "\n")
    print(f"written: {path}")


def _open_to_write(path):
    try:
        return open(path, "w")
    except OSError as error:
        raise CommandError(f"cannot write {path!r}: {error.strerror}") from None


def trace(text):
    """What each line allocates and frees while a statement runs."""
    import tare
    wants_json, path, statement = _take_output(text)
    _need(statement, "%trace [--json] [-o FILE] STATEMENT")
    code, names = compile(statement, "<stdin>", "exec"), _names()
    with tare.trace() as found:
        exec(code, names)
    if path and not wants_json:
        _save(found, path)
    elif wants_json:
        _show(found.as_dict(), path)
    else:
        print(found)


def _save(found, path):
    try:
        found.save(path)
    except OSError as error:
        raise CommandError(f"cannot write {path!r}: {error.strerror}") from None
    print(f"written: {path}")


def collections(text):
    """%gc --json"""
    import tare
    wants_json, path, rest = _take_output(text)
    _need(not rest, "%gc [N | --json [-o FILE]]")
    _show(tare.collections(), path)


def _compile(text):
    """The code and whether it has a value."""
    try:
        return compile(text, "<stdin>", "eval"), True
    except SyntaxError:
        pass
    return compile(text, "<stdin>", "exec"), False


def time_(text):
    wants_json, path, text = _take_output(text)
    _need(text, "%time [--json] [-o FILE] STATEMENT")
    code, has_value = _compile(text)
    wall, cpu = time.perf_counter(), time.process_time()
    value = eval(code, _names())
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if wants_json or path:
        _show({"schema": "tare.time/1", "cpu_seconds": cpu, "wall_seconds": wall}, path)
        return
    print(f"CPU times: total: {_show_time(cpu)}\nWall time: {_show_time(wall)}")
    if has_value and value is not None:
        print(repr(value))


def memit(text):
    wants_json, path, text = _take_output(text)
    options, text = _take_options(text, "rti", "c")  # -t, -i, -c: there is nothing to sample
    _need(text, "%memit [--json] [-o FILE] [-r RUNS] STATEMENT")
    import tracemalloc
    code, _ = _compile(text)
    was_tracing = tracemalloc.is_tracing()
    if not was_tracing:
        tracemalloc.start()
    try:
        runs = [_measure(code) for _ in range(max(options.get("r", 1), 1))]
        before, held, peak = max(runs, key=lambda run: run[2] - run[0])
    finally:
        if not was_tracing:
            tracemalloc.stop()
    if wants_json or path:
        _show({"schema": "tare.memit/1", "before_bytes": before, "peak_bytes": peak - before,
               "held_bytes": held - before}, path)
        return
    print(f"peak: {peak - before:,} B above what there was; with its value "
          f"{held - before:,} B are held")


def _measure(code):
    """Bytes of all blocks: before the code runs, with its value, and at most meanwhile."""
    import tracemalloc
    gc.collect()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    value = eval(code, _names())
    return before, *tracemalloc.get_traced_memory()


def load_ext(text):
    """Notebooks load the extensions whose commands are here from the start."""
    if text != "memory_profiler":
        _need(text, "%load_ext NAME")
        raise CommandError(f"there is no extension {text!r}; %help lists the commands")


def mprun(text):
    """Which functions take what by line, while the statement runs."""
    import memory_profiler
    usage = "%mprun [--json] [-o FILE] [-T FILE] -f FUNCTION [-f FUNCTION ...] STATEMENT"
    wants_json, path, text = _take_output(text)
    found = {"f": [], "T": []}
    while text[:1] == "-" and text[1:2] in ("f", "T", "c"):
        letter, text = text[1], text[2:].lstrip()
        if letter != "c":  # there are no children
            word, text = _take_word(text)
            found[letter].append(word)
    _need(found["f"] and text, usage)
    profiler = memory_profiler.LineProfiler()
    code = compile(text, "<stdin>", "exec")
    replaced = []
    try:
        for name in found["f"]:
            replaced.append(_replace(name, profiler))
        exec(code, _names())
    finally:
        for parts in reversed(replaced):
            _put_back(*parts)
    if wants_json or path:
        _show(profiler.to_dict(), path)
    elif found["T"]:
        for path in found["T"]:
            with _open_to_write(path) as file:
                memory_profiler.show_results(profiler, file)
            print(f"what is shown is in {path}")
    else:
        memory_profiler.show_results(profiler)
        if not any(profiler.tables()):
            print(f"{' and '.join(found['f'])}: not called")


def _replace(name, profiler):
    """Puts a followed function in the place of the one that has this name."""
    function = eval(compile(name, "<stdin>", "eval"), _names())
    if isinstance(function, types.MethodType):
        function = function.__func__
    if not isinstance(function, types.FunctionType):
        raise CommandError(f"-f takes a function written in Python, and {name!r} is "
                           f"{'a class' if isinstance(function, type) else 'none'}")
    path, dot, name = name.rpartition(".")
    owner = eval(path, _names()) if dot else sys.modules["__main__"]
    if not isinstance(owner, (type, types.ModuleType)):
        owner = type(owner)
    own_code, kept, followed = function.__code__, vars(owner).get(name), profiler(function)
    if isinstance(kept, (staticmethod, classmethod)):
        followed = type(kept)(followed)
    setattr(owner, name, followed)
    return owner, name, kept, function, own_code


def _put_back(owner, name, kept, function, own_code):
    function.__code__ = own_code
    if kept is None:  # it is inherited
        delattr(owner, name)
    else:
        setattr(owner, name, kept)


def _variables(kinds=""):
    """Those of the session, or those of these types."""
    kinds = kinds.split()
    return {name: value for name, value in _names().items()
            if not name.startswith("_") and (type(value).__name__ in kinds if kinds
                                             else type(value).__name__ != "module")}


def _tell_none(kinds):
    print(f"no variables of type {' or '.join(kinds.split())}" if kinds else "no variables so far")


def who(text):
    names = sorted(_variables(text))
    if names:
        print("  ".join(names))
    else:
        _tell_none(text)


def _short(value, limit=SHOWN_CHARACTERS):
    try:
        shown = repr(value)
    except Exception as error:
        shown = f"<repr raised {type(error).__name__}>"
    shown = shown.replace("\n", " ")
    return shown if len(shown) <= limit else shown[:limit - 1] + "…"


def _width():
    """Columns of the terminal."""
    import shutil
    return shutil.get_terminal_size().columns


def whos(text):
    wants_json, path, text = _take_output(text)
    variables = _variables(text)
    if wants_json or path:
        rows = [{"name": name, "type_name": type(value).__name__,
                 "own_bytes": sys.getsizeof(value), "value": _short(value)}
                for name, value in sorted(variables.items())]
        _show({"schema": "tare.whos/1", "variables": rows}, path)
        return
    if not variables:
        _tell_none(text)
        return
    rows = [(name, type(value).__name__, f"{sys.getsizeof(value):,}", value)
            for name, value in sorted(variables.items())]
    titles = "name", "type", "own bytes"
    widths = [max(len(row[i]) for row in (titles, *rows)) for i in range(3)]
    left = max(_width() - sum(widths) - 6, 8)
    print(f"{titles[0]:{widths[0]}}  {titles[1]:{widths[1]}}  {titles[2]:>{widths[2]}}  value")
    for name, kind, size, value in rows:
        print(f"{name:{widths[0]}}  {kind:{widths[1]}}  {size:>{widths[2]}}  {_short(value, left)}")


def reset(text):
    if text not in ("", "-f"):
        raise CommandError("usage: %reset [-f]")
    count = len(_variables())
    names = _names()
    for name in [name for name in names if not name.startswith("__")]:
        del names[name]
    sys.modules["builtins"].__dict__.pop("_", None)
    gc.collect()
    print(f"{count} variable{'s' * (count != 1)} gone")


def _read_file(path):
    try:
        with open(path) as file:
            return file.read()
    except OSError as error:
        raise CommandError(f"cannot read {path!r}: {error.strerror}") from None


def run_file(text):
    _need(text, "%run FILE [ARGUMENT ...]")
    words = text.split()
    code = compile(_read_file(words[0]), words[0], "exec")
    names, before = _names(), sys.argv
    sys.argv = words
    names["__file__"] = words[0]
    try:
        exec(code, names)
    except SystemExit:
        pass
    finally:
        sys.argv = before
        names.pop("__file__", None)


def load(text):
    _need(text, "%load FILE")
    source = _read_file(text)
    print(source, end="" if source.endswith("\n") else "\n")
    exec(compile(source, text, "exec"), _names())


def describe(text):
    """name? and ?name."""
    _need(text, "?NAME")
    value = eval(text, _names())
    rows = [("type", type(value).__name__), ("value", _short(value)),
            ("own bytes", f"{sys.getsizeof(value):,}")]
    try:
        rows.append(("length", f"{len(value):,}"))
    except Exception:
        pass
    if callable(value):
        import inspect
        try:
            rows.append(("signature", text + str(inspect.signature(value))))
        except Exception:
            pass
    code = getattr(value, "__code__", None)
    if code is not None:
        rows.append(("defined in", f"{code.co_filename}, line {code.co_firstlineno}"))
    doc = getattr(value, "__doc__", None)
    if isinstance(doc, str) and doc.strip():
        rows.append(("doc", doc.strip().replace("\n", "\n           ")))
    for name, shown in rows:
        print(f"{name:10} {shown}")


def open_lesson(text):
    """The steps of a lesson, for the prompt to go through."""
    import _lesson
    try:
        return _lesson.walk(_lesson.find(text)[1])
    except _lesson.LessonError as error:
        raise CommandError(str(error)) from None


def lesson(text):
    """%lesson without a name, with guesses or with --json: nothing is asked."""
    import _lesson
    wants_json, path, text = _take_output(text)
    words = text.split()
    if not words:
        _list_lessons(_lesson.titles(), wants_json, path)
        return
    try:
        guesses = [None if word == "-" else int(word.replace(",", "")) for word in words[1:]]
        found = _lesson.lesson(words[0], guesses)
    except _lesson.LessonError as error:
        raise CommandError(str(error)) from None
    except ValueError:
        raise CommandError("guesses are numbers, or - for none") from None
    if wants_json or path:
        _show(found.to_dict(), path)
    else:
        print(found)


def _list_lessons(titles, wants_json, path):
    if wants_json or path:
        _show({"schema": "tare.lessons/1",
               "lessons": [{"name": name, "title": title} for name, title in titles]}, path)
        return
    for number, (name, title) in enumerate(titles, 1):
        print(f"{number:3}  {name:10}{title}")
    print("%lesson NUMBER or NAME begins one, %lesson FILE one of your own. They run in\n"
          "this session. Type a guess before each answer; Enter goes on without one,\n"
          "q leaves.")
