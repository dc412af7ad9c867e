"""Reading, sorting and printing profiles."""
from dataclasses import dataclass
from enum import StrEnum
import os
import sys
import time

__all__ = ["Stats", "SortKey", "FunctionProfile", "StatsProfile"]


class SortKey(StrEnum):
    CALLS = "calls", "ncalls"
    CUMULATIVE = "cumulative", "cumtime"
    FILENAME = "filename", "module"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time", "tottime"

    def __new__(cls, *values):
        member = str.__new__(cls, values[0])
        member._value_ = values[0]
        for other in values[1:]:
            cls._value2member_map_[other] = member
        member._all_values = values
        return member


@dataclass(unsafe_hash=True)
class FunctionProfile:
    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    total_tt: float
    func_profiles: dict


def func_std_string(func):
    """How a function is named in the last column."""
    if func[:2] == ("~", 0):
        name = func[2]
        return "{%s}" % name[1:-1] if name.startswith("<") and name.endswith(">") else name
    return "%s:%d(%s)" % func


def func_strip_path(func):
    filename, line, name = func
    return os.path.basename(filename), line, name


def func_get_function_name(func):
    return func[2]


def count_calls(callers):
    return sum(callers.values())


def f8(x):
    return "%8.3f" % x


def _add_values(a, b):
    return tuple(x + y for x, y in zip(a, b)) if isinstance(a, tuple) else a + b


def add_callers(target, source):
    """One table of callers out of two."""
    merged = dict(target)
    for func, value in source.items():
        merged[func] = _add_values(value, merged[func]) if func in merged else value
    return merged


def add_func_stats(target, source):
    sums = tuple(a + b for a, b in zip(target[:4], source[:4]))
    return sums + (add_callers(target[4], source[4]),)


def _count(nc, cc):
    return f"{nc}/{cc}" if nc != cc else str(nc)


class Stats:
    """A profile, of files, of Profile objects, or of several of them together."""

    # What is sorted by: places in (cc, nc, tt, ct, file, line, name, standard name), each with
    # its direction; and the words for it.
    sort_arg_dict_default = {
        "calls": (((1, -1),), "call count"),
        "ncalls": (((1, -1),), "call count"),
        "cumtime": (((3, -1),), "cumulative time"),
        "cumulative": (((3, -1),), "cumulative time"),
        "filename": (((4, 1),), "file name"),
        "line": (((5, 1),), "line number"),
        "module": (((4, 1),), "file name"),
        "name": (((6, 1),), "function name"),
        "nfl": (((6, 1), (4, 1), (5, 1)), "name/file/line"),
        "pcalls": (((0, -1),), "primitive call count"),
        "stdname": (((7, 1),), "standard name"),
        "time": (((2, -1),), "internal time"),
        "tottime": (((2, -1),), "internal time"),
    }

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        arg = args[0] if args else None
        self.init(arg)
        self.add(*args[1:])

    def init(self, arg):
        self.all_callees = None
        self.files = []
        self.fcn_list = None
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level = set()
        self.stats = {}
        self.sort_arg_dict = {}
        self.load_stats(arg)
        for func, (cc, nc, tt, ct, callers) in self.stats.items():
            self.total_calls += nc
            self.prim_calls += cc
            self.total_tt += tt
            if ("jprofile", 0, "profiler") in callers:
                self.top_level.add(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def load_stats(self, arg):
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, str):
            import marshal
            with open(arg, "rb") as file:
                self.stats = marshal.load(file)
            try:
                arg = time.ctime(os.stat(arg).st_mtime) + "    " + arg
            except (OSError, AttributeError):
                pass
            self.files = [arg]
        elif hasattr(arg, "create_stats"):
            arg.create_stats()
            self.stats = arg.stats
            arg.stats = {}
        if not self.stats:
            raise TypeError("Cannot create or construct a %r object from %r"
                            % (self.__class__, arg))

    def add(self, *arg_list):
        for item in arg_list:
            if type(self) != type(item):
                item = Stats(item)
            self.files += item.files
            self.total_calls += item.total_calls
            self.prim_calls += item.prim_calls
            self.total_tt += item.total_tt
            self.top_level |= item.top_level
            self.max_name_len = max(self.max_name_len, item.max_name_len)
            self.fcn_list = None
            for func, stat in item.stats.items():
                known = self.stats.get(func, (0, 0, 0, 0, {}))
                self.stats[func] = add_func_stats(known, stat)
        return self

    def dump_stats(self, filename):
        import marshal
        with open(filename, "wb") as file:
            marshal.dump(self.stats, file)

    # ---- order

    def get_sort_arg_defs(self):
        """The keys with their beginnings. The longest that two of them share means neither."""
        if not self.sort_arg_dict:
            known = {}
            shared = set()
            for word, definition in self.sort_arg_dict_default.items():
                for length in range(len(word), 0, -1):
                    part = word[:length]
                    if part in known:
                        shared.add(part)
                        break
                    known[part] = definition
            self.sort_arg_dict = {part: definition for part, definition in known.items()
                                  if part not in shared}
        return self.sort_arg_dict

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [{-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}[field[0]]]
        elif len(field) >= 2:
            for arg in field[1:]:
                if type(arg) != type(field[0]):
                    raise TypeError("Can't have mixed argument type")
        field = [word.value if isinstance(word, SortKey) else word for word in field]
        known = self.get_sort_arg_defs()
        places = [place for word in field for place in known[word][0]]
        self.sort_type = ", ".join(known[word][1] for word in field)
        rows = [(*stat[:4], *func, func_std_string(func), func)
                for func, stat in self.stats.items()]
        for place, direction in reversed(places):
            rows.sort(key=lambda row: row[place], reverse=direction < 0)
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        old = self.stats
        self.stats = {}
        self.max_name_len = 0
        for func, (cc, nc, tt, ct, callers) in old.items():
            short = func_strip_path(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(short)))
            known_by = {}
            for caller, value in callers.items():
                known_by = add_callers(known_by, {func_strip_path(caller): value})
            stat = cc, nc, tt, ct, known_by
            self.stats[short] = add_func_stats(self.stats[short], stat) \
                if short in self.stats else stat
        self.top_level = {func_strip_path(func) for func in self.top_level}
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = {}
        for func, stat in self.stats.items():
            self.all_callees.setdefault(func, {})
            for caller, value in stat[4].items():
                self.all_callees.setdefault(caller, {})[func] = value

    # ---- choice

    def eval_print_amount(self, sel, list, msg):
        new_list = list
        if isinstance(sel, str):
            matches = _matcher(sel)
            if matches is None:
                return new_list, msg + "   <Invalid regular expression %r>\n" % sel
            new_list = [func for func in list if matches(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            new_list = list[:int(len(list) * sel + .5)]
        elif isinstance(sel, int) and 0 <= sel < len(list):
            new_list = list[:sel]
        if len(list) != len(new_list):
            msg += "   List reduced from %r to %r due to restriction <%r>\n" % (
                len(list), len(new_list), sel)
        return new_list, msg

    def get_print_list(self, sel_list):
        if self.fcn_list:
            chosen = self.fcn_list[:]
            msg = "   Ordered by: " + self.sort_type + "\n"
        else:
            chosen = list(self.stats)
            msg = "   Random listing order was used\n"
        for selection in sel_list:
            chosen, msg = self.eval_print_amount(selection, chosen, msg)
        if not chosen:
            return 0, chosen
        print(msg, file=self.stream)
        width = self.max_name_len
        if len(chosen) < len(self.stats):
            width = max(len(func_std_string(func)) for func in chosen)
        return width + 2, chosen

    def get_stats_profile(self):
        functions = self.fcn_list[:] if self.fcn_list else list(self.stats)
        profiles = {}
        for func in functions:
            cc, nc, tt, ct, callers = self.stats[func]
            profiles[func[2]] = FunctionProfile(
                _count(nc, cc), float(f8(tt)), -1 if nc == 0 else float(f8(tt / nc)),
                float(f8(ct)), -1 if cc == 0 else float(f8(ct / cc)), func[0], func[1])
        return StatsProfile(float(f8(self.total_tt)), profiles)

    # ---- printing

    def print_stats(self, *amount):
        for filename in self.files:
            print(filename, file=self.stream)
        if self.files:
            print(file=self.stream)
        indent = " " * 8
        for func in self.top_level:
            print(indent, func_get_function_name(func), file=self.stream)
        print(indent, self.total_calls, "function calls", end=" ", file=self.stream)
        if self.total_calls != self.prim_calls:
            print("(%d primitive calls)" % self.prim_calls, end=" ", file=self.stream)
        print("in %.3f seconds" % self.total_tt, file=self.stream)
        print(file=self.stream)
        width, functions = self.get_print_list(amount)
        if functions:
            self.print_title()
            for func in functions:
                self.print_line(func)
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_title(self):
        print("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)",
              file=self.stream)

    def print_line(self, func):
        cc, nc, tt, ct, callers = self.stats[func]
        print(_count(nc, cc).rjust(9), f8(tt), " " * 8 if nc == 0 else f8(tt / nc), f8(ct),
              " " * 8 if cc == 0 else f8(ct / cc), func_std_string(func), file=self.stream)

    def print_callees(self, *amount):
        width, functions = self.get_print_list(amount)
        if functions:
            self.calc_callees()
            self.print_call_heading(width, "called...")
            for func in functions:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callers(self, *amount):
        width, functions = self.get_print_list(amount)
        if functions:
            self.print_call_heading(width, "was called by...")
            for func in functions:
                self.print_call_line(width, func, self.stats[func][4], "<-")
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_call_heading(self, name_size, column_title):
        print("Function ".ljust(name_size) + column_title, file=self.stream)
        values = [value for stat in self.stats.values() for value in stat[4].values()]
        if values and isinstance(values[0], tuple):
            print(" " * name_size + "    ncalls  tottime  cumtime", file=self.stream)

    def print_call_line(self, name_size, source, call_dict, arrow="->"):
        print(func_std_string(source).ljust(name_size) + arrow, end=" ", file=self.stream)
        if not call_dict:
            print(file=self.stream)
            return
        indent = ""
        for func in sorted(call_dict):
            name, value = func_std_string(func), call_dict[func]
            if isinstance(value, tuple):
                nc, cc, tt, ct = value
                count = _count(nc, cc).rjust(7 + 2 * len(indent))
                words = "%s %s %s  %s" % (count, f8(tt), f8(ct), name)
                left_width = name_size + 1
            else:
                words = "%s(%r) %s" % (name, value, f8(self.stats[func][3]))
                left_width = name_size + 3
            print(indent * left_width + words, file=self.stream)
            indent = " "


def _matcher(pattern):
    """A function that searches for the regular expression; None when it is none."""
    try:
        import re
    except ModuleNotFoundError:
        return lambda text: pattern in text
    try:
        return re.compile(pattern).search
    except re.error:
        return None


if __name__ == "__main__":
    import _pstats_browser
    _pstats_browser.main(sys.argv)
