"""The debugger's commands for breakpoints."""
import inspect
import linecache
import os
import re
import sys
from bdb import Breakpoint


def find_function(name, filename):
    """(name, file, line) of the function that the file defines by that name; or None."""
    pattern = re.compile(r"def\s+%s\s*[(]" % re.escape(name))
    for lineno, line in enumerate(linecache.getlines(filename), 1):
        if pattern.match(line):
            return name, filename, lineno
    return None


class Stopping:
    """Setting, listing, changing and clearing breakpoints."""

    def do_break(self, arg, temporary=0):
        """b(reak) [([filename:]lineno | function) [, condition]]
        Set a breakpoint at a line or at the first line of a function, where it stops if the
        condition is true; without an argument, list the breakpoints."""
        if not arg:
            if self.breaks:
                self.message("Num Type         Disp Enb   Where")
                for b in Breakpoint.bpbynumber:
                    if b:
                        self.message(b.bpformat())
            return
        place, comma, condition = arg.partition(",")
        condition = condition.strip() if comma else None
        found = self._find_place(place.rstrip())
        if found is None:
            return
        filename, lineno, name = found
        lineno = self.checkline(filename, lineno)
        if not lineno:
            return
        error = self.set_break(filename, lineno, temporary, condition, name)
        if error:
            self.error(error)
        else:
            b = self.get_breaks(filename, lineno)[-1]
            self.message("Breakpoint %d at %s:%d" % (b.number, b.file, b.line))

    do_b = do_break

    def _find_place(self, text):
        """(file, line, name of a function or None), or None when an error was told."""
        filename, colon, number = text.rpartition(":")
        if colon:
            found = self.lookupmodule(filename.rstrip())
            if not found:
                self.error("%r not found from sys.path" % filename.rstrip())
                return None
            try:
                return found, int(number.lstrip()), None
            except ValueError:
                self.error("Bad lineno: %s" % number.lstrip())
                return None
        try:
            return self.defaultFile(), int(text), None
        except ValueError:
            return self._find_function(text)

    def _find_function(self, text):
        try:
            value = eval(text, self.curframe.f_globals, self.curframe_locals)
        except Exception:
            value = text
        code = getattr(getattr(value, "__func__", value), "__code__", None)
        if code is not None:
            return code.co_filename, code.co_firstlineno, code.co_name
        found = find_function(text, self.defaultFile()) if text.isidentifier() else None
        if found:
            return found[1], found[2], found[0]
        self.error("The specified object %r is not a function or was not found along sys.path."
                   % text)
        return None

    def defaultFile(self):
        filename = self.curframe.f_code.co_filename
        if filename == "<string>" and self.mainpyfile:
            return self.mainpyfile
        return filename

    def do_tbreak(self, arg):
        """tbreak [([filename:]lineno | function) [, condition]]
        A breakpoint that is cleared when it is hit."""
        self.do_break(arg, 1)

    def lookupmodule(self, filename):
        """The file of that name, beside the program or on sys.path; or None."""
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        beside = os.path.join(sys.path[0], filename) if sys.path else filename
        if os.path.exists(beside) and self.canonic(beside) == self.mainpyfile:
            return beside
        if os.path.splitext(filename)[1] == "":
            filename += ".py"
        if os.path.isabs(filename):
            return filename
        for folder in sys.path:
            full = os.path.join(folder, filename)
            if os.path.exists(full):
                return full
        return None

    def checkline(self, filename, lineno):
        """The line, or 0 when there is nothing to stop at."""
        globals = self.curframe.f_globals if getattr(self, "curframe", None) else None
        line = linecache.getline(filename, lineno, globals)
        if not line:
            self.message("End of file")
            return 0
        line = line.strip()
        if not line or line[0] == "#" or line[:3] in ('"""', "'''"):
            self.error("Blank or comment")
            return 0
        return lineno

    # ---- by number ----

    def _numbered(self, arg):
        """The breakpoints of the numbers; tells of those that are none."""
        for word in arg.split():
            try:
                b = self.get_bpbynumber(word)
            except ValueError as error:
                self.error(error)
            else:
                yield b

    def _each(self, arg, change, report):
        for b in self._numbered(arg):
            change(b)
            self.message(report % b)

    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]
        Enable breakpoints."""
        self._each(arg, Breakpoint.enable, "Enabled %s")

    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]
        Disable breakpoints, which stay in the list."""
        self._each(arg, Breakpoint.disable, "Disabled %s")

    def do_condition(self, arg):
        """condition bpnumber [condition]
        Give a breakpoint a condition, or take it away."""
        number, _, condition = arg.partition(" ")
        try:
            b = self.get_bpbynumber(number.strip())
        except ValueError as error:
            self.error(error)
            return
        b.cond = condition or None
        self.message("New condition set for breakpoint %d." % b.number if b.cond else
                     "Breakpoint %d is now unconditional." % b.number)

    def do_ignore(self, arg):
        """ignore bpnumber [count]
        Let the breakpoint pass that many times."""
        words = arg.split()
        try:
            count = int(words[1].strip())
        except (IndexError, ValueError):
            count = 0
        try:
            b = self.get_bpbynumber(words[0].strip() if words else "")
        except ValueError as error:
            self.error(error)
            return
        b.ignore = max(count, 0)
        if count <= 0:
            self.message("Will stop next time breakpoint %d is reached." % b.number)
        else:
            self.message("Will ignore next %s of breakpoint %d." % (
                "%d crossings" % count if count > 1 else "1 crossing", b.number))

    def do_clear(self, arg):
        """cl(ear) [filename:lineno | bpnumber ...]
        Clear breakpoints; without an argument all of them, when that is confirmed."""
        if not arg:
            return self._clear_all()
        if ":" in arg:
            filename, _, number = arg.rpartition(":")
            try:
                lineno = int(number)
            except ValueError:
                error = "Invalid line number (%s)" % arg
            else:
                found = self.get_breaks(filename, lineno)[:]
                error = self.clear_break(filename, lineno)
            self._report_cleared(error, [] if error else found)
            return
        for b in self._numbered(arg):
            self._report_cleared(self.clear_bpbynumber(b.number), [b])

    do_cl = do_clear

    def _report_cleared(self, error, found):
        if error:
            self.error(error)
        for b in found:
            self.message("Deleted %s" % b)

    def _clear_all(self):
        try:
            reply = input("Clear all breaks? ")
        except EOFError:
            reply = "no"
        if reply.strip().lower() in ("y", "yes"):
            found = [b for b in Breakpoint.bpbynumber if b]
            self.clear_all_breaks()
            self._report_cleared(None, found)

    # ---- commands at a breakpoint ----

    def do_commands(self, arg):
        """commands [bpnumber]
        Read lines up to `end` that are obeyed whenever the breakpoint, by default the last one, is
        hit; `silent` among them prints no place, a command that goes on ends them."""
        number = int(arg) if arg.isdigit() else len(Breakpoint.bpbynumber) - 1
        try:
            self.get_bpbynumber(str(number) if arg in ("", str(number)) else arg)
        except ValueError as error:
            self.error("cannot set commands: %s" % error)
            return
        lines, self.commands[number] = [], []
        prompt, self.prompt = self.prompt, "(com) "
        try:
            while True:
                line = self._read_line().strip()
                if line in ("end", "EOF"):
                    break
                if line:
                    lines.append(line)
        finally:
            self.prompt = prompt
        self.commands[number] = lines

    def obey_commands(self, frame):
        """Runs the commands of the breakpoint that was hit; whether the prompt is still wanted."""
        number, self.currentbp = self.currentbp, 0
        lines = self.commands.get(number)
        if not lines:
            return True
        self.setup(frame, None)
        stops = False
        for line in lines:
            if line == "silent":
                continue
            stops = self.onecmd(line)
            if stops:
                break
        if "silent" not in lines and not stops:
            self.print_stack_entry(self.stack[self.curindex])
        if not stops:
            self._cmdloop()
        self.forget()
        return False
