"""Suites, results and the runner that writes them down."""
import sys
import time
from _unittest_case import TestCase, SubTest, class_name

__unittest = True


class TestResult:
    """What came of tests."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast, self.shouldStop, self.buffer, self.tb_locals = False, False, False, False
        self.failures, self.errors, self.skipped, self.testsRun = [], [], [], 0
        self.expectedFailures, self.unexpectedSuccesses = [], []

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def printErrors(self):
        pass

    def _stop_if_asked(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._text_of(err, test)))
        self._stop_if_asked()

    def addFailure(self, test, err):
        self.failures.append((test, self._text_of(err, test)))
        self._stop_if_asked()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            rows = self.failures if issubclass(err[0], test.failureException) else self.errors
            rows.append((subtest, self._text_of(err, test)))
            self._stop_if_asked()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text_of(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stop_if_asked()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _text_of(self, err, test):
        """The traceback without what this library does."""
        import traceback
        kind, value, frames = err
        is_own = lambda frame: "__unittest" in frame.tb_frame.f_globals
        while frames and is_own(frames):
            frames = frames.tb_next
        shown = traceback.TracebackException(kind, value, frames)
        if issubclass(kind, test.failureException):
            count = 0
            while frames and not is_own(frames):
                count, frames = count + 1, frames.tb_next
            if count:
                del shown.stack[count:]
        return "".join(shown.format())

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (
            class_name(type(self)), self.testsRun, len(self.errors), len(self.failures))


class TextTestResult(TestResult):
    """Shows each test as a letter or a line."""
    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._newline = True

    def getDescription(self, test):
        first = test.shortDescription()
        return "\n".join((str(test), first)) if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._write(self.getDescription(test), " ... ")
            self._newline = False

    def _write(self, *texts):
        for text in texts:
            self.stream.write(text)
        self.stream.flush()

    def _tell(self, test, status, letter):
        if self.dots:
            self._write(letter)
        if not self.showAll:
            return
        if isinstance(test, SubTest) or self._newline:
            if not self._newline:
                self._write("\n")
            if isinstance(test, SubTest):
                self._write("  ")
            self._write(self.getDescription(test), " ... ")
        self._write(status, "\n")
        self._newline = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(subtest, *(("FAIL", "F") if failed else ("ERROR", "E")))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, "skipped {0!r}".format(reason), "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self._write("\n")
        for flavour, rows in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in rows:
                self._write(self.separator1, "\n", flavour, ": ", self.getDescription(test), "\n",
                            self.separator2, "\n", text, "\n")
        if self.unexpectedSuccesses:
            self._write(self.separator1, "\n")
            for test in self.unexpectedSuccesses:
                self._write("UNEXPECTED SUCCESS: ", self.getDescription(test), "\n")


class _ClassFixture:
    """Stands for a class whose fixture went wrong."""
    failureException = AssertionError

    def __init__(self, text):
        self._text = text

    def id(self):
        return self._text

    __str__ = id

    def shortDescription(self):
        return None


class TestSuite:
    """Tests to be run one after another."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("{} is not callable".format(repr(test)))
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def __iter__(self):
        return iter(self._tests)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def __repr__(self):
        return "<unittest.suite.TestSuite tests=%s>" % list(self)

    def _leaves(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._leaves()
            else:
                yield test

    def _fixture(self, result, owner, name, shown):
        """Runs a fixture of a class or module; whether it went well."""
        function = getattr(owner, name, None)
        if function is None:
            return True
        from _unittest_case import SkipTest
        try:
            function()
            return True
        except SkipTest as problem:
            result.addSkip(_ClassFixture(f"{name} ({shown})"), str(problem))
        except Exception:
            result.addError(_ClassFixture(f"{name} ({shown})"), sys.exc_info())
        return False

    def run(self, result, debug=False):
        module = cls = None
        module_ready = class_ready = True
        for test in self._leaves():
            if result.shouldStop:
                break
            new = type(test)
            if new is not cls and cls is not None and class_ready:
                self._end_class(result, cls)
            if new.__module__ != module:
                if module is not None and module_ready:
                    self._fixture(result, sys.modules.get(module), "tearDownModule", module)
                module = new.__module__
                module_ready = self._fixture(result, sys.modules.get(module), "setUpModule",
                                             module)
            if new is not cls:
                cls = new
                class_ready = module_ready and (getattr(cls, "__unittest_skip__", False) or
                                                self._fixture(result, cls, "setUpClass",
                                                              class_name(cls)))
            if module_ready and class_ready:
                test(result)
        if cls is not None and class_ready:
            self._end_class(result, cls)
        if module is not None and module_ready:
            self._fixture(result, sys.modules.get(module), "tearDownModule", module)
        return result

    def _end_class(self, result, cls):
        if not getattr(cls, "__unittest_skip__", False):
            self._fixture(result, cls, "tearDownClass", class_name(cls))


class TextTestRunner:
    """Runs tests and writes what came of them."""
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        write = self.stream.write
        write(result.separator2 + "\n")
        write("Ran %d test%s in %.3fs\n\n" % (result.testsRun, "s" * (result.testsRun != 1), taken))
        counts = [("failures", result.failures), ("errors", result.errors)] \
            if not result.wasSuccessful() else []
        counts += [("skipped", result.skipped), ("expected failures", result.expectedFailures),
                   ("unexpected successes", result.unexpectedSuccesses)]
        shown = ", ".join("%s=%d" % (name, len(rows)) for name, rows in counts if rows)
        write("OK" if result.wasSuccessful() else "FAILED")
        write(" (%s)\n" % shown if shown else "\n")
        self.stream.flush()
        return result


class TestLoader:
    """Finds tests in classes and modules."""
    testMethodPrefix = "test"
    suiteClass = TestSuite
    errors = ()

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass)
                      if name.startswith(self.testMethodPrefix) and
                      callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to "
                            "derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None):
        tests = [self.loadTestsFromTestCase(thing) for thing in
                 (getattr(module, name) for name in dir(module))
                 if isinstance(thing, type) and issubclass(thing, TestCase) and
                 thing.__module__ != "unittest.case"]
        return self.suiteClass(tests)

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            module = __import__(parts[0])
            parts = parts[1:]
        owner = thing = module
        for part in parts:
            owner, thing = thing, getattr(thing, part)
        if isinstance(thing, type) and issubclass(thing, TestCase):
            return self.loadTestsFromTestCase(thing)
        if isinstance(owner, type) and issubclass(owner, TestCase):
            return self.suiteClass([owner(parts[-1])])
        if thing is module:
            return self.loadTestsFromModule(module)
        return thing() if not isinstance(thing, TestSuite) else thing

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


class TestProgram:
    """The command line: runs the tests of a module, or those named."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=None, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False):
        argv = sys.argv if argv is None else argv
        self.module = __import__(module) if isinstance(module, str) else module
        names = []
        for option in argv[1:]:
            if option in ("-v", "--verbose"):
                verbosity = 2
            elif option in ("-q", "--quiet"):
                verbosity = 0
            elif option in ("-f", "--failfast"):
                failfast = True
            elif not option.startswith("-"):
                names.append(option)
        loader = testLoader or TestLoader()
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = loader.loadTestsFromNames(names, self.module) if names else \
            loader.loadTestsFromModule(self.module)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


for _name, _classes in (("result", (TestResult,)), ("runner", (TextTestResult, TextTestRunner)),
                        ("suite", (TestSuite,)), ("loader", (TestLoader,)),
                        ("main", (TestProgram,))):
    for _class in _classes:
        _class.__module__ = "unittest." + _name
