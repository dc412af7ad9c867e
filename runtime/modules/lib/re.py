"""Regular expressions, with the interface of CPython's re. PCRE2 does the matching."""
import enum as _enum
import sys as _sys
import types as _types

from _regex import Regex as _Regex, imitated as _imitated
from _regex_parser import A as _A, Parser as _Parser, emit as _emit, error
from _regex_template import parse_template as _parse_template

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
           "purge", "template", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X",
           "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag"]

_SEARCH, _MATCH, _FULL = range(3)
_CACHED_MOST = 512
_cache = {}


@_enum.global_enum
class RegexFlag(_enum.IntFlag, boundary=_enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class Match:
    """The result of re.match() and re.search()."""
    __slots__ = "re", "string", "_pos", "_endpos", "_offsets"

    def __new__(cls, *arguments, **keywords):
        raise TypeError("cannot create 're.Match' instances")

    @property
    def pos(self):
        return min(max(self._pos, 0), len(self.string))

    @property
    def endpos(self):
        return min(max(self._endpos, 0), len(self.string))

    @property
    def regs(self):
        return tuple([self.span(group) for group in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        return self.re._find_last(self._offsets)

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, group in self.re.groupindex.items():
            if group == last:
                return name
        return None

    def _number(self, group):
        if isinstance(group, str):
            group = self.re.groupindex.get(group, -1)
        elif not isinstance(group, int):
            group = group.__index__() if hasattr(group, "__index__") else -1
        if 0 <= group <= self.re.groups:
            return group
        raise IndexError("no such group")

    def _text(self, group, default):
        start, end = self._offsets[2 * group:2 * group + 2]
        if start < 0:
            return default
        text = self.string[start:end]
        return text if isinstance(text, (str, bytes)) else bytes(text)

    def group(self, *groups):
        """Return subgroup(s) of the match by indices or names."""
        if len(groups) <= 1:
            return self._text(self._number(groups[0]) if groups else 0, None)
        return tuple([self._text(self._number(group), None) for group in groups])

    def __getitem__(self, group):
        return self._text(self._number(group), None)

    def groups(self, default=None):
        """Return a tuple containing all the subgroups of the match, from 1."""
        return tuple([self._text(group, default) for group in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        """Return a dictionary containing all the named subgroups, keyed by the subgroup name."""
        return {name: self._text(group, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0, /):
        """Return index of the start of the substring matched by group."""
        return self._offsets[2 * self._number(group)]

    def end(self, group=0, /):
        """Return index of the end of the substring matched by group."""
        return self._offsets[2 * self._number(group) + 1]

    def span(self, group=0, /):
        """For match object m, return the 2-tuple (m.start(group), m.end(group))."""
        at = 2 * self._number(group)
        return self._offsets[at], self._offsets[at + 1]

    def expand(self, template):
        """Return the string obtained by doing backslash substitution on the string template."""
        parts = [self._text(part, None) if isinstance(part, int) else part
                 for part in _parse_template(template, self.re)]
        return template[:0].join([part for part in parts if part is not None])

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return "<re.Match object; span=(%d, %d), match=%.50s>" % (*self.span(), repr(self[0]))


class Pattern:
    """Compiled regular expression object."""
    __slots__ = ("pattern", "flags", "groups", "groupindex", "_regex", "_closed", "_repeats",
                 "_words", "__weakref__")

    def __new__(cls, *arguments, **keywords):
        raise TypeError("cannot create 're.Pattern' instances")

    def _find_last(self, offsets):
        """The group that ended last, or None. In repetitions the text tells, else the pattern."""
        last, end = None, -1
        for group in self._closed:
            if offsets[2 * group] >= 0 and (not self._repeats or offsets[2 * group + 1] >= end):
                last, end = group, offsets[2 * group + 1]
        return last

    def _run(self, string, pos, endpos, mode, not_empty=False):
        offsets = self._regex.match(string, pos, endpos, mode, not_empty)
        return None if offsets is None else _new_match(self, string, pos, endpos, offsets)

    def match(self, string, pos=0, endpos=_sys.maxsize):
        """Matches zero or more characters at the beginning of the string."""
        return self._run(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=_sys.maxsize):
        """Matches against all of the string."""
        return self._run(string, pos, endpos, _FULL)

    def search(self, string, pos=0, endpos=_sys.maxsize):
        """Scan through string looking for a match, and return a corresponding match object."""
        return self._run(string, pos, endpos, _SEARCH)

    def findall(self, string, pos=0, endpos=_sys.maxsize):
        """Return a list of all non-overlapping matches of pattern in string."""
        return self._regex.find(string, pos, endpos)

    def scanner(self, string, pos=0, endpos=_sys.maxsize):
        return _Scanner(self, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=_sys.maxsize):
        """Return an iterator over all non-overlapping matches for the pattern in string."""
        return iter(_Scanner(self, string, pos, endpos).search, None)

    def split(self, string, maxsplit=0):
        """Split string by the occurrences of pattern."""
        if maxsplit < 0:
            return [string]
        return self._regex.split(string, maxsplit)

    def subn(self, repl, string, count=0):
        """Return the tuple (new_string, number_of_subs_made)."""
        if callable(repl):
            def template(offsets):
                return repl(_new_match(self, string, 0, _sys.maxsize, offsets))
        else:
            template = _parse_template(repl, self)
        if count < 0:
            return string, 0
        parts, made = self._regex.replace(string, template, count)
        if not made:
            return string, 0
        empty = "" if isinstance(string, str) else b""
        return empty.join(parts), made

    def sub(self, repl, string, count=0):
        """Return the string obtained by replacing the leftmost non-overlapping occurrences."""
        return self.subn(repl, string, count)[0]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags == other.flags and type(self.pattern) is type(other.pattern)
                and self.pattern == other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and flags & (_A | 32) == 32:
            flags &= ~32
        names = []
        for flag in (1, 2, 4, 8, 16, 32, 64, 128, 256):
            if flags & flag:
                names.append("re." + RegexFlag(flag)._name_)
        shown = ", " + "|".join(names) if names else ""
        return "re.compile(%.200s%s)" % (repr(self.pattern), shown)


class _Scanner:
    """Goes along the matches in a text, one at a time."""
    __slots__ = "pattern", "_string", "_pos", "_endpos", "_at", "_was_empty"

    def __init__(self, pattern, string, pos, endpos):
        pattern._regex.match(string, 0, 0, _SEARCH, False)  # refuses what is no text
        self.pattern, self._string, self._pos, self._endpos = pattern, string, pos, endpos
        self._at, self._was_empty = pos, False

    def _next(self, mode):
        if self._at is None:
            return None
        found = self.pattern._run(self._string, self._at, self._endpos, mode, self._was_empty)
        if found is None:
            self._at = None
            return None
        start, self._at = found.span()
        self._was_empty = start == self._at
        found._pos = self._pos
        return found

    def search(self):
        return self._next(_SEARCH)

    def match(self):
        return self._next(_MATCH)


def _new_match(pattern, string, pos, endpos, offsets):
    self = object.__new__(Match)
    self.re, self.string, self._pos, self._endpos, self._offsets = (pattern, string, pos, endpos,
                                                                   offsets)
    return self


# ---- compiling ---------------------------------------------------------------------------------

def _check_flags(flags, is_text):
    if is_text:
        if flags & 4:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & 256 and flags & 32:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        return flags if flags & 256 else flags | 32
    if flags & 32:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & 4 and flags & 256:
        raise ValueError("ASCII and LOCALE flags are incompatible")
    return flags


def _new_pattern(pattern, flags):
    is_text = isinstance(pattern, str)
    parsed = _Parser(pattern, flags)
    parsed.parse()
    flags = _check_flags(parsed.flags, is_text)
    pieces = parsed.pieces
    self = object.__new__(Pattern)
    self.pattern, self.flags, self.groups = pattern, flags, parsed.groups
    self.groupindex = _types.MappingProxyType(parsed.names)
    self._regex = _Regex(lambda limit: _emit(pieces, limit), parsed.groups, not is_text,
                         is_text and not flags & 256)
    self._closed, self._repeats = tuple(parsed.closed), parsed.repeats_groups
    if _imitated is not None:
        from _regex_weight import count_words
        self._words = count_words(pattern, flags, _imitated)
    return self


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    compiled = _new_pattern(pattern, flags)
    if len(_cache) >= _CACHED_MOST:
        del _cache[next(iter(_cache))]
    _cache[type(pattern), pattern, flags] = compiled
    return compiled


def compile(pattern, flags=0):
    """Compile a regular expression pattern, returning a Pattern object."""
    return _compile(pattern, flags)


def template(pattern, flags=0):
    """Compile a template pattern, returning a Pattern object"""
    import warnings
    warnings.warn("The re.template() function is deprecated as it is an undocumented and "
                  "untested flag without an obvious purpose. Don't use it.", DeprecationWarning)
    return _compile(pattern, flags | 1)


def purge():
    """Clear the regular expression caches"""
    _cache.clear()


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning a Match object or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning a Match object or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning a Match or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Return the string with the leftmost non-overlapping occurrences of pattern replaced."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """Return a 2-tuple containing (new_string, number)."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split the source string by the occurrences of the pattern."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the string."""
    return _compile(pattern, flags).finditer(string)


_special = {point: "\\" + chr(point) for point in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")
