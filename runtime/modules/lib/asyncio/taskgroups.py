"""Tasks that end together."""
from asyncio import events, exceptions, tasks

__all__ = ("TaskGroup",)


class TaskGroup:
    """Waits for its tasks at the end of the block; when one fails the others are cancelled."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = self._parent_cancel = False
        self._loop = self._parent = self._on_completed = self._base_error = None
        self._tasks, self._errors = set(), []

    def __repr__(self):
        text = f" tasks={len(self._tasks)}" if self._tasks else ""
        text += f" errors={len(self._errors)}" if self._errors else ""
        if self._aborting:
            text += " cancelling"
        elif self._entered:
            text += " entered"
        return f"<TaskGroup{text}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._entered = True
        self._loop = events.get_running_loop()
        self._parent = tasks.current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, kind, value, traceback):
        self._exiting = True
        if _is_base_error(value) and self._base_error is None:
            self._base_error = value
        cancelled = value if kind is exceptions.CancelledError else None
        if self._parent_cancel and self._parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed is None:
                self._on_completed = self._loop.create_future()
            try:
                await self._on_completed
            except exceptions.CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._on_completed = None
        if self._base_error is not None:
            raise self._base_error
        if cancelled and not self._errors:
            raise cancelled
        if kind is not None and kind is not exceptions.CancelledError:
            self._errors.append(value)
        if self._errors:
            try:
                raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
            finally:
                self._errors = None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context)
        task.add_done_callback(self._on_task_done)
        self._tasks.add(task)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        if self._on_completed is not None and not self._tasks and not self._on_completed.done():
            self._on_completed.set_result(True)
        if task.cancelled() or task.exception() is None:
            return
        error = task.exception()
        self._errors.append(error)
        if _is_base_error(error) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent task {self._parent} is "
                           "already completed", "exception": error, "task": task})
        elif not self._aborting and not self._parent_cancel:
            self._abort()
            self._parent_cancel = True
            self._parent.cancel()


def _is_base_error(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))
