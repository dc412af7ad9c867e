"""Tests in classes: claims about what a program does, run and counted."""
from _unittest_case import (FunctionTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf,
                            skipUnless)
from _unittest_run import (TestLoader, TestProgram, TestResult, TestSuite, TextTestResult,
                           TextTestRunner)

__all__ = ["IsolatedAsyncioTestCase", "TestResult", "TestCase", "TestSuite", "TextTestRunner",
           "TestLoader", "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip",
           "skipIf", "skipUnless", "expectedFailure", "TextTestResult"]
__path__ = []  # of the binary: modules in it are found by their names
__unittest = True
main = TestProgram
defaultTestLoader = TestLoader()


def __getattr__(name):
    # It needs asyncio, which few tests do.
    if name == "IsolatedAsyncioTestCase":
        global IsolatedAsyncioTestCase
        from _unittest_async import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
