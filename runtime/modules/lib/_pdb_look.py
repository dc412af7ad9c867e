"""The debugger's commands that only look: source, values, the stack."""
import inspect
import linecache
import pprint
import sys
import traceback


def describe_error(kind, value):
    return traceback.format_exception_only(kind, value)[-1].strip()


def source_of(object):
    """The lines of a function, class or frame, and the number of the first."""
    lines, lineno = inspect.findsource(object)
    if inspect.ismodule(object) or \
            inspect.isframe(object) and object.f_code.co_name == "<module>":
        return lines, 1
    return inspect.getblock(lines[lineno:]), lineno + 1


class Looking:
    """What Pdb can print of the frame that it stands in."""

    def message(self, text):
        print(text, file=self.stdout)

    def error(self, text):
        print("***", text, file=self.stdout)

    def report_error(self):
        self.error(describe_error(*sys.exc_info()[:2]))

    # ---- values ----

    def evaluate(self, text):
        """The value of an expression; what it raises is told, and raised."""
        try:
            return eval(text, self.curframe.f_globals, self.curframe_locals)
        except:
            self.report_error()
            raise

    _getval = evaluate

    def evaluate_for_display(self, text):
        """The value, or a text that says what the expression raised."""
        try:
            return eval(text, self.curframe.f_globals, self.curframe_locals)
        except Exception:
            return Raised("** raised %s **" % describe_error(*sys.exc_info()[:2]))

    def _print_value(self, arg, write):
        try:
            value = self.evaluate(arg)
        except Exception:
            return
        try:
            self.message(write(value))
        except Exception:
            self.report_error()

    def do_p(self, arg):
        """p expression
        Print the value of the expression."""
        self._print_value(arg, repr)

    def do_pp(self, arg):
        """pp expression
        Pretty-print the value of the expression."""
        self._print_value(arg, pprint.pformat)

    def do_whatis(self, arg):
        """whatis arg
        Print the type of the argument."""
        try:
            value = self.evaluate(arg)
        except Exception:
            return
        function = getattr(value, "__func__", None)
        if inspect.ismethod(value) and function is not None:
            self.message("Method %s" % function.__code__.co_name)
        elif inspect.isfunction(value):
            self.message("Function %s" % value.__code__.co_name)
        elif type(value) is type:
            self.message("Class %s.%s" % (value.__module__, value.__qualname__))
        else:
            self.message(type(value))

    def do_args(self, arg):
        """a(rgs)
        Print the arguments of the current function."""
        code = self.curframe.f_code
        count = code.co_argcount + code.co_kwonlyargcount
        count += bool(code.co_flags & inspect.CO_VARARGS)
        count += bool(code.co_flags & inspect.CO_VARKEYWORDS)
        for name in code.co_varnames[:count]:
            if name in self.curframe_locals:
                self.message("%s = %r" % (name, self.curframe_locals[name]))
            else:
                self.message("%s = *** undefined ***" % (name,))

    do_a = do_args

    def do_retval(self, arg):
        """rv(retval)
        Print the value that the function returned last."""
        if "__return__" in self.curframe_locals:
            self.message(repr(self.curframe_locals["__return__"]))
        else:
            self.error("Not yet returned!")

    do_rv = do_retval

    # ---- display ----

    def do_display(self, arg):
        """display [expression]
        Print the value of the expression at each stop in this frame where it has changed; without
        an expression, list what is displayed here."""
        if not arg:
            self.message("Currently displaying:")
            for item in self.displaying.get(self.curframe, {}).items():
                self.message("%s: %r" % item)
            return
        value = self.evaluate_for_display(arg)
        self.displaying.setdefault(self.curframe, {})[arg] = value
        self.message("display %s: %r" % (arg, value))

    def do_undisplay(self, arg):
        """undisplay [expression]
        Do not display the expression any more; without one, none in this frame."""
        if not arg:
            self.displaying.pop(self.curframe, None)
            return
        try:
            del self.displaying.get(self.curframe, {})[arg]
        except KeyError:
            self.error("not displaying %s" % arg)

    def show_displays(self):
        displayed = self.displaying.get(self.curframe, {})
        for text, old in displayed.items():
            new = self.evaluate_for_display(text)
            if new is not old and new != old:
                displayed[text] = new
                self.message("display %s: %r  [old: %r]" % (text, new, old))

    # ---- source ----

    def print_lines(self, lines, start, breaks=(), frame=None):
        current = failed = -1
        if frame:
            current, failed = frame.f_lineno, self.tb_lineno.get(frame, -1)
        for lineno, line in enumerate(lines, start):
            row = str(lineno).rjust(3)
            if len(row) < 4:
                row += " "
            row += "B" if lineno in breaks else " "
            if lineno == current:
                row += "->"
            elif lineno == failed:
                row += ">>"
            self.message(row + "\t" + line.rstrip())

    def do_list(self, arg):
        """l(ist) [first [,last] | .]
        List source: 11 lines around the current one, or on from where the last listing ended; `.`
        for around the current one again, one number for 11 lines around that, two for a range
        (a second that is less than the first is a count)."""
        self.lastcmd = "list"
        last = None
        if arg and arg != ".":
            try:
                first, comma, end = arg.partition(",")
                first = int(first.strip())
                if comma:
                    last = int(end.strip())
                    if last < first:
                        last += first
                else:
                    first = max(1, first - 5)
            except ValueError:
                self.error("Error in argument: %r" % arg)
                return
        elif self.lineno is None or arg == ".":
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        self._list_range(first, first + 10 if last is None else last)

    do_l = do_list

    def _list_range(self, first, last):
        filename = self.curframe.f_code.co_filename
        lines = linecache.getlines(filename, self.curframe.f_globals)
        self.print_lines(lines[first - 1:last], first, self.get_file_breaks(filename),
                         self.curframe)
        self.lineno = min(last, len(lines))
        if len(lines) < last:
            self.message("[EOF]")

    def do_longlist(self, arg):
        """longlist | ll
        List all source of the current function."""
        filename = self.curframe.f_code.co_filename
        try:
            lines, lineno = source_of(self.curframe)
        except OSError as error:
            self.error(error)
            return
        self.print_lines(lines, lineno, self.get_file_breaks(filename), self.curframe)

    do_ll = do_longlist

    def do_source(self, arg):
        """source expression
        List the source of a function, class or module."""
        try:
            value = self.evaluate(arg)
        except Exception:
            return
        try:
            lines, lineno = source_of(value)
        except (OSError, TypeError) as error:
            self.error(error)
            return
        self.print_lines(lines, lineno)

    # ---- the stack ----

    def print_stack_trace(self):
        for entry in self.stack:
            self.print_stack_entry(entry)

    def print_stack_entry(self, frame_lineno, prompt_prefix="\n-> "):
        prefix = "> " if frame_lineno[0] is self.curframe else "  "
        self.message(prefix + self.format_stack_entry(frame_lineno, prompt_prefix))

    def do_where(self, arg):
        """w(here)
        Print the stack, the newest frame last; > is the current one."""
        self.print_stack_trace()

    do_w = do_bt = do_where

    def _select(self, index):
        self.curindex = index
        self.curframe = self.stack[index][0]
        self.curframe_locals = self.curframe.f_locals
        self.print_stack_entry(self.stack[index])
        self.lineno = None

    def _count(self, arg):
        try:
            return int(arg or 1)
        except ValueError:
            self.error("Invalid frame count (%s)" % arg)

    def do_up(self, arg):
        """u(p) [count]
        Go that many frames up, to callers; a negative count: to the oldest."""
        if self.curindex == 0:
            self.error("Oldest frame")
            return
        count = self._count(arg)
        if count is not None:
            self._select(0 if count < 0 else max(0, self.curindex - count))

    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]
        Go that many frames down; a negative count: to the newest."""
        if self.curindex + 1 == len(self.stack):
            self.error("Newest frame")
            return
        count = self._count(arg)
        if count is not None:
            newest = len(self.stack) - 1
            self._select(newest if count < 0 else min(newest, self.curindex + count))

    do_d = do_down


class Raised(str):
    """What stands for a value that could not be computed."""

    def __repr__(self):
        return str(self)
