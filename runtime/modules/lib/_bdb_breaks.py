"""Breakpoints, and the table that a debugger has of them."""
import linecache


class Breakpoint:
    """A line to stop at, perhaps once, on a condition, or after some passes. All that there are
    stand in bpbynumber by their numbers, and in bplist by file and line."""
    next = 1
    bplist = {}
    bpbynumber = [None]

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        self.file, self.line = file, line
        self.temporary, self.cond, self.funcname = temporary, cond, funcname
        self.func_first_executable_line = None
        self.enabled, self.ignore, self.hits = True, 0, 0
        self.number = Breakpoint.next
        Breakpoint.next += 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    @staticmethod
    def clearBreakpoints():
        Breakpoint.next = 1
        Breakpoint.bplist = {}
        Breakpoint.bpbynumber = [None]

    def deleteMe(self):
        place = (self.file, self.line)
        self.bpbynumber[self.number] = None
        self.bplist[place].remove(self)
        if not self.bplist[place]:
            del self.bplist[place]

    def enable(self):
        self.enabled = True

    def disable(self):
        self.enabled = False

    def bpprint(self, out=None):
        print(self.bpformat(), file=out)

    def bpformat(self):
        """The rows of the list of breakpoints."""
        text = "%-4dbreakpoint   %s at %s:%d" % (
            self.number, ("del  " if self.temporary else "keep ") +
            ("yes  " if self.enabled else "no   "), self.file, self.line)
        if self.cond:
            text += "\n\tstop only if %s" % (self.cond,)
        if self.ignore:
            text += "\n\tignore next %d hits" % (self.ignore,)
        if self.hits:
            text += "\n\tbreakpoint already hit %d time%s" % (self.hits,
                                                               "s" if self.hits > 1 else "")
        return text

    def __str__(self):
        return "breakpoint %s at %s:%s" % (self.number, self.file, self.line)


def checkfuncname(b, frame):
    """Whether the frame is at the breakpoint: of a function set by name, at its first line."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if frame.f_code.co_name != b.funcname:
        return False
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno  # it has just been entered
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """The breakpoint of that line that holds now, and whether one that is temporary is done with;
    (None, None) when all of them let pass."""
    for b in Breakpoint.bplist[file, line]:
        if not b.enabled or not checkfuncname(b, frame):
            continue
        b.hits += 1
        try:
            holds = not b.cond or eval(b.cond, frame.f_globals, frame.f_locals)
        except Exception:
            return b, False  # a condition that fails had better be seen
        if not holds:
            continue
        if b.ignore > 0:
            b.ignore -= 1
            continue
        return b, True
    return None, None


class BreakpointTable:
    """The files and lines with breakpoints. Methods that can fail answer with the reason."""

    def __init__(self):
        self.breaks = {}
        self.fncache = {}
        for file, line in Breakpoint.bplist:
            self.breaks.setdefault(file, []).append(line)

    def set_break(self, filename, lineno, temporary=False, cond=None, funcname=None):
        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return "Line %s:%d does not exist" % (filename, lineno)
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        return None

    def _prune_breaks(self, filename, lineno):
        if (filename, lineno) not in Breakpoint.bplist:
            self.breaks[filename].remove(lineno)
        if not self.breaks[filename]:
            del self.breaks[filename]

    def clear_break(self, filename, lineno):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return "There are no breakpoints in %s" % filename
        if lineno not in self.breaks[filename]:
            return "There is no breakpoint at %s:%d" % (filename, lineno)
        for b in Breakpoint.bplist[filename, lineno][:]:
            b.deleteMe()
        self._prune_breaks(filename, lineno)
        return None

    def clear_bpbynumber(self, arg):
        try:
            b = self.get_bpbynumber(arg)
        except ValueError as error:
            return str(error)
        b.deleteMe()
        self._prune_breaks(b.file, b.line)
        return None

    def clear_all_file_breaks(self, filename):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return "There are no breakpoints in %s" % filename
        for line in self.breaks[filename]:
            for b in Breakpoint.bplist[filename, line][:]:
                b.deleteMe()
        del self.breaks[filename]
        return None

    def clear_all_breaks(self):
        if not self.breaks:
            return "There are no breakpoints"
        for b in Breakpoint.bpbynumber:
            if b:
                b.deleteMe()
        self.breaks = {}
        return None

    def get_bpbynumber(self, arg):
        if not arg:
            raise ValueError("Breakpoint number expected")
        try:
            number = int(arg)
        except ValueError:
            raise ValueError("Non-numeric breakpoint number %s" % arg) from None
        if not 0 <= number < len(Breakpoint.bpbynumber):
            raise ValueError("Breakpoint number %d out of range" % number)
        if Breakpoint.bpbynumber[number] is None:
            raise ValueError("Breakpoint %d already deleted" % number)
        return Breakpoint.bpbynumber[number]

    def get_break(self, filename, lineno):
        return lineno in self.breaks.get(self.canonic(filename), ())

    def get_breaks(self, filename, lineno):
        filename = self.canonic(filename)
        return Breakpoint.bplist.get((filename, lineno), []) \
            if lineno in self.breaks.get(filename, ()) else []

    def get_file_breaks(self, filename):
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        return self.breaks
