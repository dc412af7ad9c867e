"""The event loop: calls that are due, calls of later, and a clock."""
import collections
import heapq
import logging
import sys
import threading
import time

from asyncio import events, futures, tasks
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from _asyncio import Future, _get_running_loop, _set_running_loop

__all__ = ("BaseEventLoop",)
logger = logging.getLogger("asyncio")


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()


class BaseEventLoop(events.AbstractEventLoop):
    """A loop of one thread, which sleeps when nothing is due."""

    def __init__(self):
        self._ready, self._scheduled = collections.deque(), []
        self._closed = self._stopping = self._running = self._debug = False
        self._exception_handler = self._task_factory = None
        self._generators = set()
        self._default_executor, self._has_shut_executor = None, False
        self._alarm = threading.Lock()  # open while another thread has something for the loop
        self._alarm.acquire()

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self.get_debug()}>")

    def time(self):
        return time.monotonic()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def stop(self):
        self._stopping = True

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    # Calls to come.
    def _check_callback(self, callback, method):
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon")
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        if self._alarm.locked():
            self._alarm.release()
        return handle

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = events.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    # Running.
    def _run_once(self):
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)
        if self._ready or self._stopping:
            time.sleep(0)
        elif self._scheduled:
            self._alarm.acquire(timeout=max(0, self._scheduled[0]._when - self.time()))
        else:
            self._alarm.acquire()
        end = self.time() + 1e-9
        while self._scheduled and self._scheduled[0]._when < end:
            self._ready.append(heapq.heappop(self._scheduled))
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None  # which would keep its task

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._running = True
        _set_running_loop(self)
        hooks = sys.get_asyncgen_hooks() if hasattr(sys, "get_asyncgen_hooks") else None
        try:
            if hooks:
                sys.set_asyncgen_hooks(firstiter=self._generators.add)
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            _set_running_loop(None)
            if hooks:
                sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not tasks.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    async def shutdown_asyncgens(self):
        generators, self._generators = list(self._generators), set()
        for generator in generators:
            await generator.aclose()

    async def shutdown_default_executor(self):
        self._has_shut_executor = True
        if self._default_executor is None:
            return
        future = self.create_future()
        thread = threading.Thread(target=self._shut_executor, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _shut_executor(self, future):
        try:
            self._default_executor.shutdown(wait=True)
        except Exception as problem:
            self.call_soon_threadsafe(future.set_exception, problem)
        else:
            self.call_soon_threadsafe(future.set_result, None)

    # Futures and tasks.
    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        task = self._task_factory(self, coro)
        task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            executor = self._fetch_executor()
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def _fetch_executor(self):
        from concurrent.futures import ThreadPoolExecutor
        if self._has_shut_executor:
            raise RuntimeError("Executor shutdown has been called")
        if self._default_executor is None:
            self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return self._default_executor

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    # Errors that nobody handles.
    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines += [f"{key}: {context[key]!r}" for key in sorted(context)
                  if key not in ("message", "exception")]
        logger.error("\n".join(lines), exc_info=context.get("exception") or False)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)


BaseEventLoop.__name__ = BaseEventLoop.__qualname__ = "_UnixSelectorEventLoop"
BaseEventLoop.__module__ = "asyncio.unix_events"
