"""Runs the examples of documentation strings, and tells where they went wrong."""
import difflib
import io
import linecache
import sys
import traceback
import unittest
from collections import namedtuple

from _doctest_parse import (OPTION_NAMES, OPTIONFLAGS_BY_NAME, DocTest, DocTestFinder,
                            DocTestParser, Example)

__all__ = [*OPTION_NAMES, "register_optionflag", "COMPARISON_FLAGS", "REPORTING_FLAGS", "Example",
           "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker",
           "DocTestFailure", "UnexpectedException", "testmod", "testfile",
           "run_docstring_examples", "DocTestSuite", "script_from_examples", "TestResults"]
globals().update(OPTIONFLAGS_BY_NAME)
COMPARISON_FLAGS, REPORTING_FLAGS = 0b111111, 0b11111000000
BLANKLINE_MARKER, ELLIPSIS_MARKER, _DIVIDER = "<BLANKLINE>", "...", "*" * 70
TestResults = namedtuple("TestResults", "failed attempted")
_flags = OPTIONFLAGS_BY_NAME


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


def _indented(text, indent=4):
    return "".join(" " * indent + line if line.strip("\n") else line
                   for line in text.splitlines(True))


def _ellipsis_matches(want, got):
    """Whether `got` is `want` with anything in the place of each "..."."""
    first, *middle = want.split(ELLIPSIS_MARKER)
    if not middle:
        return want == got
    last = middle.pop()
    start, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or start > end:
        return False
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


class OutputChecker:
    """Compares what was printed with what should be."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & _flags["DONT_ACCEPT_TRUE_FOR_1"] and \
                (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & _flags["DONT_ACCEPT_BLANKLINE"]:
            want = "".join("\n" if line.strip() == BLANKLINE_MARKER else line
                           for line in want.splitlines(True))
            got = "".join("\n" if not line.strip() else line for line in got.splitlines(True))
        if optionflags & _flags["NORMALIZE_WHITESPACE"]:
            got, want = " ".join(got.split()), " ".join(want.split())
        return got == want or bool(optionflags & _flags["ELLIPSIS"]) and \
            _ellipsis_matches(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & _flags["DONT_ACCEPT_BLANKLINE"]:
            got = "".join(BLANKLINE_MARKER + "\n" if line == "\n" else line
                          for line in got.splitlines(True))
        kinds = [(_flags["REPORT_UDIFF"], "unified diff with -expected +actual"),
                 (_flags["REPORT_CDIFF"], "context diff with expected followed by actual"),
                 (_flags["REPORT_NDIFF"], "ndiff with -expected +actual")]
        for flag, told in kinds:
            if optionflags & flag and (flag == kinds[2][0] or
                                       want.count("\n") > 2 < got.count("\n")):
                return f"Differences ({told}):\n" + _indented(self._diff(flag, want, got))
        shown = [f"Expected:\n{_indented(want)}" if want else "Expected nothing\n",
                 f"Got:\n{_indented(got)}" if got else "Got nothing\n"]
        return "".join(shown)

    def _diff(self, flag, want, got):
        want, got = want.splitlines(True), got.splitlines(True)
        if flag == _flags["REPORT_NDIFF"]:
            lines = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want, got)
        else:
            make = difflib.unified_diff if flag == _flags["REPORT_UDIFF"] else \
                difflib.context_diff
            lines = list(make(want, got, n=2))[2:]
        return "".join(line.rstrip() + "\n" for line in lines)


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised what was not expected."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


def _exception_text(problem):
    """How a traceback ends."""
    return traceback.format_exception_only(type(problem), problem)[-1]


def _traceback_text(problem):
    """The traceback with the lines of examples, which no file holds."""
    lines = traceback.format_list(traceback.extract_tb(problem.__traceback__))
    return "".join(["Traceback (most recent call last):\n", *lines,
                    *traceback.format_exception_only(type(problem), problem)])


class DocTestRunner:
    """Runs tests and writes what went wrong."""
    DIVIDER = _DIVIDER

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._name2ft = {}

    def report_start(self, out, test, example):
        if self._verbose:
            out(f"Trying:\n{_indented(example.source)}")
            out(f"Expecting:\n{_indented(example.want)}" if example.want else "Expecting nothing\n")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) +
            self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = _traceback_text(exc_info[1])
        out(self._failure_header(test, example) + "Exception raised:\n" + _indented(text))

    def _failure_header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            lineno = "?" if test.lineno is None else test.lineno + example.lineno + 1
            lines.append(f'File "{test.filename}", line {lineno}, in {test.name}')
        else:
            lines.append(f"Line {example.lineno + 1}, in {test.name}")
        return "\n".join([*lines, "Failed example:", _indented(example.source)])

    def _execute(self, test, number, example, flags):
        """What an example printed, and the exception that it raised or None."""
        filename = f"<doctest {test.name}[{number}]>"
        source = example.source
        linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
        saved, sys.stdout = sys.stdout, io.StringIO()
        try:
            exec(compile(source, filename, "single", flags, True), test.globs)
            return sys.stdout.getvalue(), None
        except KeyboardInterrupt:
            raise
        except BaseException as problem:
            return sys.stdout.getvalue(), problem
        finally:
            sys.stdout = saved

    def _is_right(self, example, got, problem):
        """Whether it went well: True or False, or None for an exception that none expected."""
        check, flags = self._checker.check_output, self.optionflags
        if problem is None:
            return example.exc_msg is None and check(example.want, got, flags)
        if example.exc_msg is None:
            return None
        told, wanted = _exception_text(problem), example.exc_msg
        if check(wanted, told, flags):
            return True
        if not flags & _flags["IGNORE_EXCEPTION_DETAIL"]:
            return False
        names = (text.partition("\n")[0].partition(":")[0].rpartition(".")[2]
                 for text in (wanted, told))
        return check(*names, flags)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        out = out or sys.stdout.write
        failures = tries = 0
        hook, sys.displayhook = sys.displayhook, sys.__displayhook__
        try:
            for number, example in enumerate(test.examples):
                self._choose_flags(example)
                if self.optionflags & _flags["SKIP"]:
                    continue
                tries += 1
                failures += not self._run_example(test, number, example, compileflags or 0, out,
                                                  failures)
                if failures and self.optionflags & _flags["FAIL_FAST"]:
                    break
        finally:
            sys.displayhook = hook
            self.optionflags = self.original_optionflags
            if clear_globs:
                test.globs.clear()
        before = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = before[0] + failures, before[1] + tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def _choose_flags(self, example):
        self.optionflags = self.original_optionflags
        for flag, is_set in example.options.items():
            self.optionflags = self.optionflags | flag if is_set else self.optionflags & ~flag

    def _run_example(self, test, number, example, flags, out, failures):
        is_quiet = failures and self.optionflags & _flags["REPORT_ONLY_FIRST_FAILURE"]
        if not is_quiet:
            self.report_start(out, test, example)
        got, problem = self._execute(test, number, example, flags)
        right = self._is_right(example, got, problem)
        if problem is not None and right is not None:
            got += _traceback_text(problem)
        if is_quiet:
            pass
        elif right:
            self.report_success(out, test, example, got)
        elif right is None:
            self.report_unexpected_exception(out, test, example,
                                             (type(problem), problem, problem.__traceback__))
        else:
            self.report_failure(out, test, example, got)
        return bool(right)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        rows = sorted(self._name2ft.items())
        empty = [name for name, (failed, tried) in rows if not tried]
        passed = [(name, tried) for name, (failed, tried) in rows if tried and not failed]
        failed = [(name, counts) for name, counts in rows if counts[0]]
        total_failed = sum(counts[0] for _, counts in rows)
        total = sum(counts[1] for _, counts in rows)
        if verbose and empty:
            print(len(empty), "items had no tests:")
            print("\n".join(f"    {name}" for name in empty))
        if verbose and passed:
            print(len(passed), "items passed all tests:")
            print("\n".join(f" {tried:3d} tests in {name}" for name, tried in passed))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            print("\n".join(f" {bad:3d} of {tried:3d} in {name}" for name, (bad, tried) in failed))
        if verbose:
            print(total, "tests in", len(rows), "items.")
            print(total - total_failed, "passed and", total_failed, "failed.")
        if total_failed:
            print("***Test Failed***", total_failed, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(total_failed, total)


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)


def _run_all(tests, verbose, report, optionflags, raise_on_error):
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose,
                                                               optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Runs the examples of a module: of the program, if none is named."""
    m = sys.modules.get("__main__") if m is None else m
    if not isinstance(m, type(sys)):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    tests = finder.find(m, name or m.__name__, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, verbose, report, optionflags, raise_on_error)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):
    """Runs the examples of a file of text."""
    import os
    if module_relative and not os.path.isabs(filename):
        caller = sys._getframe(1).f_globals.get("__file__") or ""
        filename = os.path.join(os.path.dirname(os.path.abspath(caller)), filename)
    with open(filename, encoding=encoding) as file:
        text = file.read()
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault("__name__", "__main__")
    test = parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0)
    return _run_all([test], verbose, report, optionflags, raise_on_error)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):
    """Runs those of one object."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


class DocTestCase(unittest.TestCase):
    """A test of unittest that runs the examples of one text."""

    def __init__(self, test, optionflags=0):
        super().__init__()
        self._test, self._flags = test, optionflags

    def runTest(self):
        written, globs = [], self._test.globs.copy()
        runner = DocTestRunner(optionflags=self._flags, verbose=False)
        runner.DIVIDER = "-" * 70
        runner.run(self._test, out=written.append, clear_globs=False)
        self._test.globs = globs
        if runner.failures:
            raise self.failureException(
                f"Failed doctest test for {self._test.name}\n"
                f'  File "{self._test.filename}", line {self._test.lineno}, in '
                f"{self._test.name.rpartition('.')[2]}\n\n{''.join(written)}")

    def id(self):
        return self._test.name

    def shortDescription(self):
        return "Doctest: " + self._test.name

    def __repr__(self):
        name = self._test.name.split(".")
        return f"{name[-1]} ({'.'.join(name[:-1])})"

    __str__ = __repr__


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, optionflags=0):
    """The examples of a module as tests of unittest."""
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals["__name__"]]
    elif isinstance(module, str):
        __import__(module)
        module = sys.modules[module]
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite([DocTestCase(test, optionflags) for test in tests if test.examples])


def script_from_examples(s):
    """A program of the examples, in which all else is comment."""
    lines = []
    for example in DocTestParser().get_examples(s):
        lines.append(example.source[:-1])
        if example.want:
            lines.append("# Expected:")
            lines += ["## " + line for line in example.want.split("\n")[:-1]]
    return "\n".join(lines) + "\n"


def _main():
    """Runs the examples of the files on the command line."""
    import argparse
    import os
    parser = argparse.ArgumentParser(description="doctest runner")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("-o", "--option", action="append", choices=list(OPTIONFLAGS_BY_NAME),
                        default=[])
    parser.add_argument("-f", "--fail-fast", action="store_true")
    parser.add_argument("file", nargs="+")
    args = parser.parse_args()
    options = sum({OPTIONFLAGS_BY_NAME[name] for name in args.option})
    options |= _flags["FAIL_FAST"] if args.fail_fast else 0
    for filename in args.file:
        if filename.endswith(".py"):
            folder, name = os.path.split(filename)
            sys.path.insert(0, folder)
            failures, _ = testmod(__import__(name[:-3]), verbose=args.verbose,
                                  optionflags=options)
            del sys.path[0]
        else:
            failures, _ = testfile(filename, module_relative=False, verbose=args.verbose,
                                   optionflags=options)
        if failures:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main())
