"""A test case: its fixture, its run, and what it is called."""
import functools
import sys
from _unittest_asserts import Assertions

__unittest = True


class SkipTest(Exception):
    """Raised to skip a test."""


def skip(reason):
    """A decorator that skips a test or a class of them."""
    def decorate(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and hasattr(reason, "__code__"):
        function, reason = reason, ""
        return decorate(function)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def class_name(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


class _Outcome:
    """How one test goes: each part of it is run under `guard`."""

    def __init__(self, result):
        self.result, self.success, self.problem = result, True, None
        self.expecting_failure = False

    def guard(self, test, function, subtest=False):
        """Runs a part; whether it went well."""
        before, self.success = self.success, True
        try:
            function()
        except KeyboardInterrupt:
            raise
        except SkipTest as problem:
            self.success = False
            self.result.addSkip(test, str(problem))
        except BaseException:
            error = sys.exc_info()
            self.success = False
            if self.expecting_failure:
                self.problem = error
            elif subtest:
                self.result.addSubTest(test.test_case, test, error)
            elif issubclass(error[0], test.failureException):
                self.result.addFailure(test, error)
            else:
                self.result.addError(test, error)
        else:
            if subtest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        went_well = self.success
        self.success = self.success and before
        return went_well


class TestCase(Assertions):
    """One test method of a class, with what is set up before and torn down after it."""

    def __init__(self, methodName="runTest"):
        self._testMethodName, self._outcome = methodName, None
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        self._cleanups, self._subtest = [], None

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        entered = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return entered

    def doCleanups(self):
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.guard(self, lambda: function(*args, **kwargs))
        return outcome.success

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from _unittest_run import TestResult
        return TestResult()

    def id(self):
        return "%s.%s" % (class_name(self.__class__), self._testMethodName)

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def __str__(self):
        return "%s (%s.%s)" % (self._testMethodName, class_name(self.__class__),
                               self._testMethodName)

    def __repr__(self):
        return "<%s testMethod=%s>" % (class_name(self.__class__), self._testMethodName)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def run(self, result=None):
        """Runs the test and tells the result what came of it."""
        if result is None:
            result = self.defaultTestResult()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for marked in (self.__class__, method):
                if getattr(marked, "__unittest_skip__", False):
                    result.addSkip(self, getattr(marked, "__unittest_skip_why__", ""))
                    return result
            outcome = self._outcome = _Outcome(result)
            expecting = any(getattr(marked, "__unittest_expecting_failure__", False)
                            for marked in (self, method))
            self._run_parts(outcome, method, expecting)
            if outcome.success and expecting:
                result.addUnexpectedSuccess(self)
            elif outcome.success:
                result.addSuccess(self)
            elif expecting and outcome.problem:
                result.addExpectedFailure(self, outcome.problem)
            return result
        finally:
            self._outcome = None
            result.stopTest(self)

    def _run_parts(self, outcome, method, expecting):
        if outcome.guard(self, self.setUp):
            outcome.expecting_failure = expecting
            outcome.guard(self, method)
            outcome.expecting_failure = False
            outcome.guard(self, self.tearDown)
        self.doCleanups()

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTestContext(self, msg, params)


class _SubTestContext:
    """A part of a test that may fail while the others go on."""

    def __init__(self, case, msg, params):
        outer = case._subtest
        self._case, self._outer = case, outer
        self._test = SubTest(case, msg, {**outer.params, **params} if outer else params)

    def __enter__(self):
        self._case._subtest = self._test

    def __exit__(self, kind, value, traceback):
        case, outcome = self._case, self._case._outcome
        case._subtest = self._outer
        if outcome is None or kind is not None and issubclass(kind, KeyboardInterrupt):
            return False

        def again():
            if value is not None:
                raise value.with_traceback(traceback)
        outcome.guard(self._test, again, subtest=True)
        return not outcome.expecting_failure


class SubTest:
    """A part of a test, as results show it."""

    def __init__(self, test_case, message, params):
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def _description(self):
        parts = [] if self._message is None else ["[{}]".format(self._message)]
        if self.params:
            shown = ", ".join("{}={!r}".format(*pair) for pair in self.params.items())
            parts.append("({})".format(shown))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return "{} {}".format(self.test_case.id(), self._description())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return "{} {}".format(self.test_case, self._description())


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self.runTest, self._function, self._text = testFunc, testFunc, description
        self.setUp, self.tearDown = setUp or self.setUp, tearDown or self.tearDown

    def id(self):
        return self._function.__name__

    def __str__(self):
        return "%s (%s)" % (class_name(self.__class__), self._function.__name__)

    def shortDescription(self):
        doc = self._text or self._function.__doc__
        return doc.split("\n")[0].strip() if doc else None


for _class in (SkipTest, TestCase, FunctionTestCase):
    _class.__module__ = "unittest.case"
