"""Reprs that stay short."""
from builtins import repr as _plain
from functools import wraps


def recursive_repr(fillvalue="..."):
    """Give this text where a __repr__ comes back to its own object."""
    def decorate(function):
        running = set()

        @wraps(function)
        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)
        return wrapper
    return decorate


class Repr:
    def __init__(self):
        self.maxlevel, self.maxother, self.maxstring, self.maxlong = 6, 30, 30, 40
        self.maxdict, self.maxlist, self.maxtuple, self.maxset = 4, 6, 6, 6

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        for cls, brackets in ((list, "[]"), (tuple, "()"), (set, "{}")):
            if type(x) is cls and (x or cls is not set):
                limit = getattr(self, "max" + cls.__name__)
                return self._row(x, brackets, level, limit, cls is tuple and len(x) == 1)
        if type(x) is dict:
            return self._dict(x, level)
        limit = {str: self.maxstring, int: self.maxlong}.get(type(x), self.maxother)
        text = _plain(x[:limit] if isinstance(x, str) else x)
        if len(text) <= limit:
            return text
        head = max(0, (limit - 3) // 2)
        text = _plain(x[:head] + x[len(x) - (limit - 3 - head):]) if isinstance(x, str) else text
        return text[:head] + "..." + text[len(text) - max(0, limit - 3 - head):]

    def _row(self, x, brackets, level, limit, is_single):
        if level <= 0 and x:
            return brackets[0] + "..." + brackets[1]
        words = [self.repr1(item, level - 1) for item in list(x)[:limit]]
        if len(x) > limit:
            words.append("...")
        return brackets[0] + ", ".join(words) + ("," if is_single else "") + brackets[1]

    def _dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{...}"
        words = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}"
                 for key in sorted(x)[:self.maxdict]]
        if len(x) > self.maxdict:
            words.append("...")
        return "{" + ", ".join(words) + "}"


aRepr = Repr()
repr = aRepr.repr
