"""What debuggers stand on: where to stop, by sys.settrace; who asks what is derived from Bdb."""
import fnmatch
import linecache
import os
import reprlib
import sys
from _bdb_breaks import Breakpoint, BreakpointTable, checkfuncname, effective
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]
GENERATOR_AND_COROUTINE_FLAGS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR


class BdbQuit(Exception):
    """Raised in the program that is to be given up."""


def _can_wait(frame):
    return frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS


class Bdb(BreakpointTable):
    """Traces a program and calls user_line, user_call, user_return and user_exception where it is
    to stop. One of set_step, set_next, set_return, set_until, set_continue and set_quit tells then
    where that is."""

    def __init__(self, skip=None):
        super().__init__()
        self.skip = set(skip) if skip else None
        self.frame_returning = None

    def canonic(self, filename):
        """The file's one name; texts as <stdin> stay."""
        if filename.startswith("<") and filename.endswith(">"):
            return filename
        if filename not in self.fncache:
            self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return self.fncache[filename]

    def reset(self):
        linecache.checkcache()
        self.botframe = None
        self._stop_at(None, None)

    # ---- events ----

    def trace_dispatch(self, frame, event, arg):
        """The function for sys.settrace, which is also that of each frame."""
        if self.quitting:
            return None
        if event == "line":
            return self.dispatch_line(frame)
        if event == "call":
            return self.dispatch_call(frame, arg)
        if event == "return":
            return self.dispatch_return(frame, arg)
        if event == "exception":
            return self.dispatch_exception(frame, arg)
        return self.trace_dispatch

    def _go_on(self):
        if self.quitting:
            raise BdbQuit
        return self.trace_dispatch

    def dispatch_line(self, frame):
        if self.stop_here(frame) or self.break_here(frame):
            self.user_line(frame)
        return self._go_on()

    def dispatch_call(self, frame, arg):
        if self.botframe is None:
            self.botframe = frame.f_back  # what is above the program is none of our business
            return self.trace_dispatch
        if not (self.stop_here(frame) or self.break_anywhere(frame)):
            return None
        if self.stopframe and _can_wait(frame):
            return self.trace_dispatch  # it goes on, rather than being called
        self.user_call(frame, arg)
        return self._go_on()

    def dispatch_return(self, frame, arg):
        if self.stop_here(frame) or frame == self.returnframe:
            if self.stopframe and _can_wait(frame):
                return self.trace_dispatch
            self.frame_returning = frame
            try:
                self.user_return(frame, arg)
            finally:
                self.frame_returning = None
            if self.quitting:
                raise BdbQuit
            # Where `next` was to go on has come to its end.
            if self.stopframe is frame and self.stoplineno != -1:
                self._stop_at(None, None)
        return self.trace_dispatch

    def dispatch_exception(self, frame, arg):
        kind = arg[0]
        if self.stop_here(frame):
            # Generators that end by StopIteration while `next` steps are no news.
            if not (_can_wait(frame) and kind is StopIteration and arg[2] is None):
                self.user_exception(frame, arg)
                return self._go_on()
        elif self.stopframe and frame is not self.stopframe and _can_wait(self.stopframe) \
                and kind in (StopIteration, GeneratorExit):
            self.user_exception(frame, arg)
            return self._go_on()
        return self.trace_dispatch

    # ---- whether to stop ----

    def is_skipped_module(self, module_name):
        return module_name is not None and \
            any(fnmatch.fnmatch(module_name, pattern) for pattern in self.skip)

    def stop_here(self, frame):
        if self.skip and self.is_skipped_module(frame.f_globals.get("__name__")):
            return False
        if frame is self.stopframe:
            return self.stoplineno != -1 and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame):
        """Whether a breakpoint stands here that holds now."""
        filename = self.canonic(frame.f_code.co_filename)
        lines = self.breaks.get(filename)
        if lines is None:
            return False
        lineno = frame.f_lineno
        if lineno not in lines:
            lineno = frame.f_code.co_firstlineno  # a breakpoint at a function by its name
            if lineno not in lines:
                return False
        found, is_hit = effective(filename, lineno, frame)
        if not found:
            return False
        self.currentbp = found.number
        if is_hit and found.temporary:
            self.do_clear(str(found.number))
        return True

    def do_clear(self, arg):
        raise NotImplementedError("subclass of bdb must implement do_clear()")

    def break_anywhere(self, frame):
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # ---- for derived classes ----

    def user_call(self, frame, argument_list):
        """A function is called in which to stop."""

    def user_line(self, frame):
        """A line is about to run at which to stop."""

    def user_return(self, frame, return_value):
        """A function returns from which to stop."""

    def user_exception(self, frame, exc_info):
        """An exception reached a frame in which to stop."""

    # ---- where to stop next ----

    def _stop_at(self, stopframe, returnframe, stoplineno=0):
        # stoplineno: the first line to stop at in stopframe, -1 for none
        self.stopframe, self.returnframe, self.stoplineno = stopframe, returnframe, stoplineno
        self.quitting = False

    _set_stopinfo = _stop_at

    def set_until(self, frame, lineno=None):
        """Stop beyond the line, or when the function returns."""
        self._stop_at(frame, frame, frame.f_lineno + 1 if lineno is None else lineno)

    def set_step(self):
        """Stop at the next line, wherever."""
        if self.frame_returning:
            caller = self.frame_returning.f_back
            if caller and not caller.f_trace:
                caller.f_trace = self.trace_dispatch
        self._stop_at(None, None)

    def set_next(self, frame):
        """Stop at the next line of the frame, or above it."""
        self._stop_at(frame, None)

    def set_return(self, frame):
        """Stop when the frame returns."""
        if _can_wait(frame):
            self._stop_at(frame, None, -1)
        else:
            self._stop_at(frame.f_back, frame)

    def set_trace(self, frame=None):
        """Begin to debug the frame, or the caller's."""
        frame = frame or sys._getframe().f_back
        self.reset()
        while frame:
            frame.f_trace = self.trace_dispatch
            self.botframe = frame
            frame = frame.f_back
        self.set_step()
        sys.settrace(self.trace_dispatch)

    def set_continue(self):
        """Stop at breakpoints only; without any nothing is traced any more."""
        self._stop_at(self.botframe, None, -1)
        if self.breaks:
            return
        sys.settrace(None)
        frame = sys._getframe().f_back
        while frame and frame is not self.botframe:
            del frame.f_trace
            frame = frame.f_back

    def set_quit(self):
        """Give the program up by BdbQuit."""
        self._stop_at(self.botframe, None)
        self.quitting = True
        sys.settrace(None)

    # ---- stacks ----

    def get_stack(self, f, t):
        """Pairs of frame and line from the outermost on, and the index of the frame f."""
        stack = []
        if t and t.tb_frame is f:
            t = t.tb_next
        while f is not None:
            stack.append((f, f.f_lineno))
            if f is self.botframe:
                break
            f = f.f_back
        stack.reverse()
        index = max(0, len(stack) - 1)
        while t is not None:
            stack.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        if f is None:
            index = max(0, len(stack) - 1)
        return stack, index

    def format_stack_entry(self, frame_lineno, lprefix=": "):
        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        text = "%s(%r)%s()" % (filename, lineno, frame.f_code.co_name or "<lambda>")
        if "__return__" in frame.f_locals:
            text += "->" + reprlib.repr(frame.f_locals["__return__"])
        if lineno is None:
            return text + lprefix + "Warning: lineno is None"
        line = linecache.getline(filename, lineno, frame.f_globals)
        return text + lprefix + line.strip() if line else text

    # ---- running ----

    def _traced(self, function, arguments, keywords={}):
        self.reset()
        sys.settrace(self.trace_dispatch)
        result = None
        try:
            result = function(*arguments, **keywords)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)
        return result

    def run(self, cmd, globals=None, locals=None):
        """Debug a statement."""
        if globals is None:
            import __main__
            globals = __main__.__dict__
        if isinstance(cmd, str):
            cmd = compile(cmd, "<string>", "exec")
        self._traced(exec, (cmd, globals, globals if locals is None else locals))

    def runeval(self, expr, globals=None, locals=None):
        """Debug an expression, and give its value."""
        if globals is None:
            import __main__
            globals = __main__.__dict__
        return self._traced(eval, (expr, globals, globals if locals is None else locals))

    def runctx(self, cmd, globals, locals):
        self.run(cmd, globals, locals)

    def runcall(self, func, /, *args, **kwds):
        """Debug a call, and give what it returns."""
        return self._traced(func, args, kwds)


def set_trace():
    Bdb().set_trace()
