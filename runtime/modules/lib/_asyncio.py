"""Futures and tasks of asyncio: results to come, and coroutines that wait for them."""
import contextvars
import reprlib
from _thread import _local
from _weakrefset import WeakSet
from asyncio.exceptions import CancelledError, InvalidStateError

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"
_current_tasks = {}
_all_tasks = WeakSet()
_task_count = 0


class _Running(_local):
    """The loop that runs in this thread."""
    loop = None


_running = _Running()


def get_running_loop():
    loop = _running.loop
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _running.loop


def _set_running_loop(loop):
    _running.loop = loop


def get_event_loop():
    if _running.loop is not None:
        return _running.loop
    from asyncio import events
    return events.get_event_loop_policy().get_event_loop()


def _callback_text(callback, args=()):
    """What a repr says of a callback."""
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, Task):
        return "Task.task_wakeup()"
    inner = getattr(callback, "func", callback)
    name = getattr(inner, "__qualname__", None) or repr(inner)
    code = getattr(inner, "__code__", None)
    place = f" at {code.co_filename}:{code.co_firstlineno}" if code else ""
    return f"{name}({', '.join(map(reprlib.repr, args))}){place}"


class Future:
    """A result that is not there yet."""
    __module__ = "_asyncio"
    _asyncio_future_blocking = False
    _log_traceback = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state, self._result, self._exception = _PENDING, None, None
        self._callbacks, self._cancel_message = [], None

    def _facts(self):
        facts = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                facts.append(f"exception={self._exception!r}")
            else:
                facts.append(f"result={reprlib.repr(self._result)}")
        if self._callbacks:
            texts = [_callback_text(callback) for callback, _ in self._callbacks]
            if len(texts) > 2:
                texts[1:-1] = [f"<{len(texts) - 2} more>"]
            facts.append(f"cb=[{', '.join(texts)}]")
        return facts

    @reprlib.recursive_repr()
    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._facts())}>"

    def __del__(self):
        if self._log_traceback:
            self._loop.call_exception_handler({
                "message": f"{type(self).__name__} exception was never retrieved",
                "exception": self._exception, "future": self})

    __class_getitem__ = classmethod(type(list[int]))

    def get_loop(self):
        return self._loop

    def _cancelled_error(self):
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._state, self._cancel_message = _CANCELLED, msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        if self._state == _CANCELLED:
            raise self._cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_traceback)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = contextvars.copy_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn, /):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed, self._callbacks = len(self._callbacks) - len(kept), kept
        return removed

    def set_result(self, result, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result, self._state = result, _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators "
                            "and cannot be raised into a Future")
        self._exception, self._state = exception, _FINISHED
        self._exception_traceback = exception.__traceback__
        self._log_traceback = True
        self._schedule_callbacks()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _coroutine_text(coroutine):
    name = getattr(coroutine, "__qualname__", type(coroutine).__name__)
    code = getattr(coroutine, "cr_code", None) or getattr(coroutine, "gi_code", None)
    frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
    if code is None:
        return f"{name}()"
    if frame is None:
        return f"{name}() done, defined at {code.co_filename}:{code.co_firstlineno}"
    return f"{name}() running at {code.co_filename}:{frame.f_lineno}"


def _is_coroutine(value):
    from asyncio.coroutines import iscoroutine
    return iscoroutine(value)


class Task(Future):
    """A coroutine that the loop runs, a piece at a time, until it ends."""
    __module__ = "_asyncio"

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _task_count
        if not _is_coroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        super().__init__(loop=loop)
        if name is None:
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name, self._coro = str(name), coro
        self._must_cancel, self._fut_waiter, self._cancels = False, None, 0
        self._context = contextvars.copy_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)
        _all_tasks.add(self)

    def _facts(self):
        facts = super()._facts()
        if self._must_cancel:
            facts[0] = "cancelling"
        facts[1:1] = [f"name={self._name!r}", f"coro=<{_coroutine_text(self._coro)}>"]
        if self._fut_waiter is not None:
            facts.insert(3, f"wait_for={self._fut_waiter!r}")
        return facts

    def __del__(self):
        if self._state == _PENDING:
            self._loop.call_exception_handler({
                "task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, "cr_frame", None) or getattr(self._coro, "gi_frame", None)
        return [] if frame is None or limit == 0 else [frame]

    def print_stack(self, *, limit=None, file=None):
        frames = self.get_stack(limit=limit)
        print(f"Stack for {self!r} (most recent call last):" if frames
              else f"No stack for {self!r}", file=file)
        for frame in frames:
            print(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno}, in '
                  f"{frame.f_code.co_name}", file=file)

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels:
            self._cancels -= 1
        return self._cancels

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._cancels += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def _step(self, problem=None):
        """Runs the coroutine to the next place where it waits."""
        if self._must_cancel:
            if not isinstance(problem, CancelledError):
                problem = self._cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _current_tasks[self._loop] = self
        try:
            if problem is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(problem)
        except StopIteration as end:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(end.value)
        except CancelledError as error:
            self._cancel_error = error
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait_for(awaited)
        finally:
            del _current_tasks[self._loop]
            self = problem = None

    def _cancelled_error(self):
        error = self.__dict__.pop("_cancel_error", None)
        return super()._cancelled_error() if error is None else error

    def _wait_for(self, awaited):
        """Goes on when what the coroutine awaits is there."""
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if blocking and awaited is not self and awaited.get_loop() is self._loop:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self._wakeup, context=self._context)
            self._fut_waiter = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        if awaited is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        if awaited is self:
            told = f"Task cannot await on itself: {self!r}"
        elif blocking:
            told = f"Task {self!r} got Future {awaited!r} attached to a different loop"
        elif blocking is not None:
            told = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        else:
            told = f"Task got bad yield: {awaited!r}"
        self._loop.call_soon(self._step, RuntimeError(told), context=self._context)

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as problem:
            self._step(problem)
        else:
            self._step()
        self = None


def current_task(loop=None):
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {task for task in _all_tasks if task._loop is loop and not task.done()}
