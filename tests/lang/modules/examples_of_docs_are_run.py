"""doctest: examples of documentation strings.

>>> double(4)
8
>>> Counter().step
0
"""
import doctest
import io
import sys
import unittest


def double(number):
    """Twice the number.

    >>> double(2)
    5
    >>> double("ab")
    'abab'
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> print("one\\n\\ntwo")
    one
    <BLANKLINE>
    two
    >>> list(range(30))  # doctest: +ELLIPSIS
    [0, 1, ..., 29]
    >>> [1,    2]  # doctest: +NORMALIZE_WHITESPACE
    [1,
     2]
    >>> 1 / 0  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ZeroDivisionError: anything
    >>> value = double(5)
    >>> value
    >>> for letter in "ab":
    ...     print(letter)
    a
    b
    >>> this is skipped  # doctest: +SKIP
    >>> True
    1
    """
    return number * 2


class Counter:
    """Counts.

    >>> counter = Counter()
    >>> counter.count()
    2
    """
    step = 0

    def count(self):
        """
        >>> Counter().count()
        1
        """
        self.step += 1
        return self.step

    @property
    def half(self):
        """
        >>> Counter().half
        0.0
        """
        return self.step / 2


__test__ = {"extra": ">>> double(1)\n2\n"}


def quiet():
    """Nothing to run."""


def shown(text):
    print(text.replace(__file__, "FILE"), end="")


def collect(action):
    saved, sys.stdout = sys.stdout, io.StringIO()
    try:
        result = action()
    finally:
        text, sys.stdout = sys.stdout.getvalue(), saved
    shown(text)
    print(result)


collect(doctest.testmod)
collect(lambda: doctest.testmod(verbose=True,
                                optionflags=doctest.REPORT_ONLY_FIRST_FAILURE))
collect(lambda: doctest.testmod(optionflags=doctest.FAIL_FAST, report=False))
collect(lambda: doctest.run_docstring_examples(Counter.count, globals(), verbose=True))
print([(example.source, example.want, example.lineno)
       for example in doctest.DocTestParser().get_examples(Counter.__doc__)])
print(doctest.script_from_examples(">>> 1 + 1\n2\n>>> if 1:\n...     pass\n"), end="")
print(sorted(test.name for test in doctest.DocTestFinder().find(sys.modules["__main__"])))
checker = doctest.OutputChecker()
print(checker.check_output("a...c\n", "abbc\n", doctest.ELLIPSIS),
      checker.check_output("a...c\n", "abb\n", doctest.ELLIPSIS),
      checker.check_output("1\n", "True\n", doctest.DONT_ACCEPT_TRUE_FOR_1))
suite = doctest.DocTestSuite()
print(suite.countTestCases(), unittest.TextTestRunner(stream=io.StringIO()).run(suite))
for wrong in (">>>double(1)", "  >>> 1\n 2", ">>> 1  # doctest: +NOTHING"):
    try:
        print(doctest.DocTestParser().get_examples(wrong, "wrong"))
    except ValueError as problem:
        print(problem)
try:
    doctest.testmod(raise_on_error=True)
except doctest.DocTestFailure as failure:
    print(repr(failure.example.want), repr(failure.got), failure.test.name)
