"""Examples of prompts found in texts, and the documentation strings of a module."""
import inspect
import re
import sys

OPTION_NAMES = ("DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE",
                "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL", "REPORT_UDIFF", "REPORT_CDIFF",
                "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST")
OPTIONFLAGS_BY_NAME = {name: 1 << bit for bit, name in enumerate(OPTION_NAMES)}
_PROMPT = re.compile(r"^( *)>>>(?= |$)")
_NO_BLANK = re.compile(r"^( *)(>>>|\.\.\.)(?=[^ \n])")
_ERROR = re.compile(r"^Traceback \((?:most recent call last|innermost last)\):\s*$")
_DIRECTIVE = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)


class Example:
    """What is typed, and what should come of it."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg, self.lineno, self.indent = exc_msg, lineno, indent
        self.options = {} if options is None else options


class DocTest:
    """The examples of one text, and the names that they begin with."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.docstring = examples, globs.copy(), docstring
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = len(self.examples)
        told = "no examples" if not count else "1 example" if count == 1 else f"{count} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({told})>"

    def __lt__(self, other):
        return (self.name, self.filename, self.lineno or 0) < \
            (other.name, other.filename, other.lineno or 0)


def _exception_message(want):
    """What an expected traceback says at its end; None if none is expected."""
    lines = want.split("\n")
    if not _ERROR.match(lines[0]):
        return None
    for place, line in enumerate(lines[1:], 1):
        if line and not line[0].isspace():
            return "\n".join(lines[place:])
    return None


class DocTestParser:
    """Reads the examples of a text."""

    def parse(self, string, name="<string>"):
        return self.get_examples(string, name)

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        examples, place = [], 0
        while place < len(lines):
            self._check_blank(lines[place], place, name, ">>>")
            match = _PROMPT.match(lines[place])
            if not match:
                place += 1
                continue
            indent, start = len(match[1]), place
            place = self._end_of_source(lines, place, indent, name)
            source = "\n".join(line[indent + 4:] for line in lines[start:place])
            want_start, place = place, self._end_of_want(lines, place)
            want = [self._without_indent(lines[i], indent, i, name)
                    for i in range(want_start, place)]
            if not all(not line.strip() or line.lstrip().startswith("#")
                       for line in source.split("\n")):
                text = "\n".join(want).rstrip()
                examples.append(Example(source, text, _exception_message(text + "\n" if text else
                                                                         ""),
                                        start, indent + margin,
                                        self._options(source, name, start)))
        return examples

    def _check_blank(self, line, place, name, prompt):
        match = _NO_BLANK.match(line)
        if match and match[2] == prompt:
            raise ValueError(f"line {place + 1} of the docstring for {name} lacks blank after "
                             f"{prompt}: {line!r}")

    def _end_of_source(self, lines, place, indent, name):
        place += 1
        dots = " " * indent + "..."
        while place < len(lines) and (lines[place] == dots or lines[place].startswith(dots + " ")):
            place += 1
        if place < len(lines) and lines[place].startswith(dots) and \
                not lines[place].startswith(dots + "."):
            self._check_blank(lines[place], place, name, "...")
        return place

    def _end_of_want(self, lines, place):
        while place < len(lines) and lines[place].strip() and not _PROMPT.match(lines[place]):
            place += 1
        return place

    def _without_indent(self, line, indent, place, name):
        if line[:indent].strip():
            raise ValueError(f"line {place + 1} of the docstring for {name} has inconsistent "
                             f"leading whitespace: {line!r}")
        return line[indent:]

    def _options(self, source, name, place):
        options = {}
        for match in _DIRECTIVE.finditer(source):
            for word in match[1].replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {place + 1} of the doctest for {name} has an invalid "
                                     f"option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options


class DocTestFinder:
    """Finds the texts of a module, its functions, classes and methods."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._recurse, self._exclude_empty = parser, recurse, exclude_empty
        self._verbose = verbose

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = getattr(obj, "__name__", None) if name is None else name
        if name is None:
            raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't "
                             f"exist: {type(obj)!r}")
        if module is None:
            module = obj if inspect.ismodule(obj) else \
                sys.modules.get(getattr(obj, "__module__", None))
        globs = ({} if not module else module.__dict__.copy()) if globs is None else globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        path = getattr(module, "__file__", None)
        try:
            with open(path) as file:
                lines = file.read().splitlines()
        except (OSError, TypeError):
            lines = None
        tests = []
        self._find(tests, obj, name, module, path, lines, globs, set())
        return sorted(tests)

    def _find(self, tests, obj, name, module, path, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        if self._verbose:
            print(f"Finding tests in {name}")
        text = obj if isinstance(obj, str) else getattr(obj, "__doc__", None) or ""
        if text or not self._exclude_empty:
            lineno = self._line_of(obj, lines)
            test = self._parser.get_doctest(text, globs, name, path, lineno)
            tests.append(test)
        if self._recurse:
            for part, value in self._parts(obj, module):
                self._find(tests, value, f"{name}.{part}", module, path, lines, globs, seen)

    def _parts(self, obj, module):
        """(name, value) of what inside may have a text."""
        if inspect.ismodule(obj):
            for name, value in obj.__dict__.items():
                if (inspect.isfunction(inspect.unwrap(value)) or inspect.isclass(value)) and \
                        getattr(value, "__module__", None) == module.__name__:
                    yield name, value
            for name, value in getattr(obj, "__test__", {}).items():
                yield f"__test__.{name}", value
        elif inspect.isclass(obj):
            for name, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isfunction(value) or inspect.isclass(value) or
                        isinstance(value, property)) and (
                        isinstance(value, property) or value.__module__ == module.__name__):
                    yield name, value

    def _line_of(self, obj, lines):
        """The line of a text, counted from 0; None if nobody knows."""
        if inspect.ismodule(obj):
            return 0
        if isinstance(obj, property):
            obj = obj.fget
        lineno = None
        if inspect.isclass(obj) and lines is not None:
            pattern = re.compile(r"^\s*class\s*%s\b" % re.escape(obj.__name__))
            lineno = next((i for i, line in enumerate(lines) if pattern.match(line)), None)
        code = getattr(inspect.unwrap(obj) if callable(obj) else obj, "__code__", None)
        if code is not None:
            lineno = code.co_firstlineno - 1
        if lineno is None or lines is None:
            return lineno
        begins = re.compile(r"(^|.*:)\s*\w*(\"|')")
        return next((i for i in range(lineno, len(lines)) if begins.match(lines[i])), None)
