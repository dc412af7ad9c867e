"""Memory at calls and returns of functions."""
import sys

from pympler.process import ProcessMemoryInfo

__all__ = ["MProfiler"]


class MProfiler:
    """Notes what the process takes at each call and return: codepoints maps (file, line, function)
    to a list of (event, ProcessMemoryInfo)."""

    def __init__(self, codepoints=None, events=None):
        self.wanted = codepoints
        self.events = events
        self.codepoints = {}

    def codepoint_included(self, codepoint):
        """Whether the function is one of those wanted: all, or those named."""
        return self.wanted is None or codepoint[0] in self.wanted or codepoint[2] in self.wanted

    def profile(self, frame, event, arg):
        """What sys.setprofile calls."""
        if frame.f_globals is globals() or self.events is not None and event not in self.events:
            return
        code = frame.f_code
        point = (code.co_filename, code.co_firstlineno, code.co_name)
        if self.codepoint_included(point):
            self.codepoints.setdefault(point, []).append((event, ProcessMemoryInfo()))

    def run(self, cmd):
        """Runs the text of a program in __main__ and follows it."""
        names = sys.modules["__main__"].__dict__
        sys.setprofile(self.profile)
        try:
            exec(cmd, names, names)
        finally:
            sys.setprofile(None)
        return self
