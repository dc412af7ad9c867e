"""Who refers to an object, and who to those, as a tree in text.

Referrers are those of gc.get_referrers: containers that the collector follows. `%why` also names
locals of running calls and all else that keeps an object alive.
"""
import gc
import sys

__all__ = ["ConsoleBrowser", "FileBrowser", "InteractiveBrowser", "RefBrowser", "StreamBrowser"]


def _type_name(obj):
    return type(obj).__name__


class _Node:
    """An object of the tree, with its referrers: nodes, or texts in the place of repeated ones."""

    __slots__ = ("children", "o", "str_func")

    def __init__(self, o, str_func=None):
        self.o = o
        self.children = []
        self.str_func = str_func

    def __str__(self):
        return (self.str_func or str)(self.o)


class RefBrowser:
    """Finds the tree of referrers of an object, `maxdepth` steps far.

    `str_func` gives the text of an object. Unless `repeat` is true, an object that was met before
    is named and not followed again.
    """

    def __init__(self, rootobject, maxdepth=3, str_func=_type_name, repeat=True, stream=None):
        self.root = rootobject
        self.maxdepth = maxdepth
        self.str_func = str_func
        self.repeat = repeat
        self.stream = stream
        self.ignore = []
        self.already_included = set()

    def get_tree(self):
        """The tree as nodes, which have the object as `o` and its referrers as `children`."""
        self.already_included = set()
        return self._follow(self.root, self.maxdepth)

    def _is_own(self, obj):
        """Whether the browser itself made or holds it, or the program wants it left out."""
        if obj is self or obj is self.ignore or isinstance(obj, _Node):
            return True
        if type(obj) is dict and obj is vars(self):
            return True
        return any(obj is one for one in self.ignore)

    def _follow(self, obj, depth):
        node = _Node(obj, self.str_func)
        self.already_included.add(id(obj))
        if not depth:
            return node
        referrers = [one for one in gc.get_referrers(obj) if not self._is_own(one)]
        self.ignore.append(referrers)
        for one in referrers:
            if not self.repeat and id(one) in self.already_included:
                node.children.append(f"{self.str_func(one)} (already included, id {id(one)})")
            else:
                node.children.append(self._follow(one, depth - 1))
        self.ignore.pop()
        return node


class StreamBrowser(RefBrowser):
    """Writes the tree to the stream, drawn with the characters of the class."""

    hline = "-"
    vline = "|"
    cross = "+"
    space = " "

    def print_tree(self, tree=None):
        """Writes the given tree, or that of the root object."""
        lines = self._draw(self.get_tree() if tree is None else tree)
        while len(lines) > 1 and not lines[-1]:
            lines.pop()
        for line in lines:
            self.stream.write(line + "\n")

    def _draw(self, node):
        """The lines of a node and all to the right of it; several branches end in an empty one."""
        label = str(node)
        branches = [self._draw(child) for child in getattr(node, "children", ())]
        if not branches:
            return [label]
        begin = label + self.hline
        if len(branches) == 1:
            return self._join(begin + self.hline, self.space * (len(begin) + 1), branches[0])
        indent = self.space * len(begin)
        lines = self._join(begin + self.cross + self.hline, indent + self.vline + self.space,
                           branches[0])
        for branch in branches[1:]:
            rest = self.space if branch is branches[-1] else self.vline
            lines += self._join(indent + self.cross + self.hline, indent + rest + self.space,
                                branch)
        return lines + [""]

    def _join(self, first, rest, lines):
        return [first + lines[0]] + [(rest + line).rstrip() for line in lines[1:]]


class ConsoleBrowser(StreamBrowser):
    """Writes to standard output, unless it is given a stream."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stream = self.stream or sys.stdout


class FileBrowser(StreamBrowser):
    """Writes to a file."""

    def print_tree(self, filename, tree=None):
        before = self.stream
        with open(filename, "w") as file:
            self.stream = file
            try:
                super().print_tree(tree)
            finally:
                self.stream = before


class InteractiveBrowser(RefBrowser):
    """Wants a window, and there is none."""

    def __init__(self, *args, **kwargs):
        raise ImportError("InteractiveBrowser requires Tkinter to be installed.")
