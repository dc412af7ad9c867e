"""Tests that are coroutines, each in a loop of its own."""
import asyncio
import inspect

from _unittest_case import TestCase


class IsolatedAsyncioTestCase(TestCase):
    """A case whose methods may be coroutines."""
    __module__ = "unittest.async_case"
    _runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(self._finish, func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        value = await type(cm).__aenter__(cm)
        self.addAsyncCleanup(type(cm).__aexit__, cm, None, None, None)
        return value

    def _finish(self, function, /, *args, **kwargs):
        """Calls the function, and runs what it gives if that is a coroutine."""
        async def call():
            result = function(*args, **kwargs)
            return await result if inspect.isawaitable(result) else result
        return self._runner.run(call())

    def _set_up_all(self):
        self._finish(self.setUp)
        self._finish(self.asyncSetUp)

    def _tear_down_all(self):
        self._finish(self.asyncTearDown)
        self._finish(self.tearDown)

    def _run_parts(self, outcome, method, expecting):
        with asyncio.Runner(debug=True) as self._runner:
            if outcome.guard(self, self._set_up_all):
                outcome.expecting_failure = expecting
                outcome.guard(self, lambda: self._finish(method))
                outcome.expecting_failure = False
                outcome.guard(self, self._tear_down_all)
            self.doCleanups()
        self._runner = None
