"""Reads a regular expression of the language and writes it as PCRE2 reads it.

What is written depends on the highest character of the text that is searched: characters above it
stand as pieces until then. Flags are spelt out, so that only that for case is left to PCRE2."""
import warnings

from _regex_class import CATEGORIES, Class, emit_literal

T, I, L, M, S, U, X, DEBUG, A = 1, 2, 4, 8, 16, 32, 64, 128, 256
_LETTERS = {"i": I, "L": L, "m": M, "s": S, "x": X, "a": A, "u": U}
_KINDS = A | L | U
_DIGITS, _OCTAL, _HEX = "0123456789", "01234567", "0123456789abcdefABCDEF"
_SPACE = " \t\n\r\v\f"
_ESCAPES = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_MOST = 4294967295   # CPython's largest count of a repetition
_MOST_HERE = 65535   # and that of PCRE2
_WORD = "[0-9A-Za-z_]"
_ASCII_EDGE = "(?:(?<=%s)(?!%s)|(?<!%s)(?=%s))" % ((_WORD,) * 4)
_ASCII_INSIDE = "(?:(?<=%s)(?=%s)|(?<!%s)(?!%s))" % ((_WORD,) * 4)


class error(Exception):
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        super().__init__(msg)


class Reader:
    """The text of a pattern or a template, and the place in it that comes next."""

    def __init__(self, source):
        self.source = source
        self.is_text = isinstance(source, str)
        self.text = source if self.is_text else str(source, "latin-1")
        self.at = 0

    def fail(self, message, back=0):
        if not self.is_text:
            message = message.encode("ascii", "backslashreplace").decode("ascii")
        raise error(message, self.source, self.at - back)

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take(self, ahead=None):
        """The next character, or "" at the end; with `ahead`, only if it is that one."""
        found = self.text[self.at:self.at + 1]
        if ahead is not None and found != ahead:
            return ""
        self.at += len(found)
        return found

    def take_while(self, most, allowed):
        start = self.at
        while self.at < start + most and self.peek() and self.peek() in allowed:
            self.at += 1
        return self.text[start:self.at]

    def take_escaped(self):
        """The character after a backslash that has been taken."""
        found = self.take()
        if not found:
            raise error("bad escape (end of pattern)", self.source, len(self.text) - 1)
        return found

    def take_name(self, end, kind="group name"):
        start = self.at
        stop = self.text.find(end, start)
        if stop < 0:
            self.at = len(self.text)
            if start == self.at:
                self.fail("missing " + kind)
            self.fail("missing %s, unterminated name" % end, self.at - start)
        self.at = stop + 1
        if start == stop:
            self.fail("missing " + kind, 1)
        return self.text[start:stop]

    def check_name(self, name):
        if not name.isidentifier():
            self.fail("bad character in group name %r" % name, len(name) + 1)

    def take_octal(self, digits):
        """The character of three octal digits, the last of which is taken here."""
        digits += self.take()
        if int(digits, 8) > 0o377:
            self.fail("octal escape value \\%s outside of range 0-0o377" % digits,
                      len(digits) + 1)
        return int(digits, 8)

    def take_code(self, letter):
        """The character of \\x, \\u or \\U, whose letter has been taken."""
        count = {"x": 2, "u": 4, "U": 8}[letter]
        digits = self.take_while(count, _HEX)
        if len(digits) != count:
            self.fail("incomplete escape \\" + letter + digits, len(digits) + 2)
        if int(digits, 16) > 0x10ffff:
            self.fail("bad escape \\" + letter + digits, len(digits) + 2)
        return int(digits, 16)


class Item:
    """A part of a pattern that may be repeated: its pieces and how many characters it takes."""
    __slots__ = "pieces", "least", "most", "is_place", "is_repeat", "has_groups"

    def __init__(self, pieces, least=1, most=1, is_place=False, has_groups=False):
        self.pieces, self.least, self.most = pieces, least, most
        self.is_place, self.is_repeat, self.has_groups = is_place, False, has_groups


class Parser(Reader):
    """One pass over a pattern; after parse(): pieces, flags, groups, names and their order."""

    def __init__(self, source, flags):
        super().__init__(source)
        self.flags = flags
        self.groups = 0
        self.names = {}
        self.closed = []            # groups in the order in which they end
        self.widths = {}            # (least, most) of closed groups
        self.repeats_groups = False
        self.behind_from = None     # first group inside of the outermost lookbehind
        self.behind_varies = False
        self.referred = {}          # groups that conditions name by number: where

    def parse(self):
        body = self.parse_choice(self.flags, True)
        if self.at < len(self.text):
            self.fail("unbalanced parenthesis")
        for group, place in self.referred.items():
            if group > self.groups:
                raise error("invalid group reference %d" % group, self.source, place)
        if self.behind_varies:
            raise error("look-behind requires fixed-width pattern")
        self.pieces = ["(?i)"] + body.pieces if self.flags & I else body.pieces

    # ---- choices and rows

    def parse_choice(self, flags, is_outermost=False):
        first = self.parse_row(flags, is_outermost)
        while self.take("|"):
            other = self.parse_row(flags if not is_outermost else self.flags, False)
            first.pieces += ["|"] + other.pieces
            first.least, first.most = min(first.least, other.least), max(first.most, other.most)
            first.has_groups |= other.has_groups
        return first

    def parse_row(self, flags, is_outermost):
        items = []
        while self.at < len(self.text) and self.peek() not in "|)":
            if is_outermost:
                flags = self.flags
            this = self.take()
            if flags & X and this in _SPACE:
                continue
            if flags & X and this == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end + 1
                continue
            if this in "*+?{":
                self.parse_repeat(this, items)
            elif this == "(":
                item = self.parse_group(flags, is_outermost and not items)
                if item is not None:
                    items.append(item)
            else:
                items.append(self.parse_simple(this, flags))
        row = Item([piece for item in items for piece in item.pieces],
                   sum(item.least for item in items), sum(item.most for item in items))
        row.has_groups = any(item.has_groups for item in items)
        return row

    def parse_simple(self, this, flags):
        if this == ".":
            return Item(["." if flags & S else "[^\\x{a}]"])
        if this == "^":
            return Item(["(?m:^)" if flags & M else "\\A"], 0, 0, True)
        if this == "$":
            return Item(["(?m:$)" if flags & M else "\\Z"], 0, 0, True)
        if this == "[":
            return Item([self.parse_class(flags)])
        if this == "\\":
            return self.parse_escape(flags)
        return Item([emit_literal(ord(this), flags & I)])

    def parse_bounds(self):
        """The numbers of {m,n}, or None where the brace is a character."""
        here = self.at
        low = high = self.take_while(len(self.text), _DIGITS)
        has_comma = self.take(",")
        if has_comma:
            high = self.take_while(len(self.text), _DIGITS)
        if not self.take("}") or self.at == here + 1:
            self.at = here
            return None
        least, most = int(low or 0), int(high) if high else None
        for number in (least, most):
            if number is not None and number > _MOST_HERE:
                raise OverflowError("the repetition number is too large")
        if most is not None and most < least:
            self.fail("min repeat greater than max repeat", self.at - here)
        return least, most

    def parse_repeat(self, this, items):
        here = self.at
        bounds = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(this)
        if bounds is None:
            bounds = self.parse_bounds()
            if bounds is None:
                items.append(Item([emit_literal(ord("{"), 0)]))
                return
        if not items or items[-1].is_place:
            raise error("nothing to repeat", self.source, here - 1)
        item = items[-1]
        if item.is_repeat:
            raise error("multiple repeat", self.source, here - 1)
        least, most = bounds
        text = this if this != "{" else "{%d,%s}" % (least, "" if most is None else most)
        item.pieces = item.pieces + [text + (self.take("?") or self.take("+"))]
        item.is_repeat = True
        item.least = min(item.least * least, _MOST)
        item.most = min(item.most * (_MOST if most is None else most), _MOST)
        if item.has_groups and most != 1:
            self.repeats_groups = True

    # ---- groups

    def take_group(self, start):
        if not self.take(")"):
            self.fail("missing ), unterminated subpattern", self.at - start)

    def parse_inner(self, flags, start, opening):
        item = self.parse_choice(flags)
        self.take_group(start)
        item.pieces = [opening] + item.pieces + [")"]
        return item

    def parse_group(self, flags, is_first):
        start = self.at - 1
        if not self.take("?"):
            return self.parse_capture(flags, start, None)
        char = self.take()
        if not char:
            self.fail("unexpected end of pattern")
        if char == "P":
            return self.parse_named(flags, start)
        if char == "#":
            end = self.text.find(")", self.at)
            if end < 0:
                raise error("missing ), unterminated comment", self.source, start)
            self.at = end + 1
            return None
        if char == ":" or char == ">":
            return self.parse_inner(flags, start, "(?" + char)
        if char in "=!<":
            return self.parse_look(flags, start, char)
        if char == "(":
            return self.parse_condition(flags, start)
        if char in _LETTERS or char == "-":
            return self.parse_flags(flags, start, char, is_first)
        self.fail("unknown extension ?" + char, len(char) + 1)

    def parse_capture(self, flags, start, name):
        self.groups = group = self.groups + 1
        if name is not None:
            if name in self.names:
                self.fail("redefinition of group name %r as group %d; was group %d"
                          % (name, group, self.names[name]), len(name) + 1)
            self.names[name] = group
        item = self.parse_inner(flags, start, "(")
        self.widths[group] = item.least, item.most
        self.closed.append(group)
        item.has_groups = True
        return item

    def parse_named(self, flags, start):
        if self.take("<"):
            name = self.take_name(">")
            self.check_name(name)
            return self.parse_capture(flags, start, name)
        if self.take("="):
            name = self.take_name(")")
            self.check_name(name)
            if name not in self.names:
                self.fail("unknown group name %r" % name, len(name) + 1)
            return self.refer(self.names[name], len(name) + 1)
        char = self.take()
        if not char:
            self.fail("unexpected end of pattern")
        self.fail("unknown extension ?P" + char, len(char) + 2)

    def check_reference(self, group, back):
        if self.behind_from is not None:
            if group <= self.groups and group not in self.widths:
                self.fail("cannot refer to an open group", back)
            if group >= self.behind_from:
                self.fail("cannot refer to group defined in the same lookbehind subpattern", back)

    def refer(self, group, back):
        if group not in self.widths:
            self.fail("cannot refer to an open group", back)
        self.check_reference(group, 0)
        return Item(["\\g{%d}" % group], *self.widths[group])

    def parse_look(self, flags, start, char):
        opening, is_outer = "(?" + char, False
        if char == "<":
            char = self.take()
            if not char:
                self.fail("unexpected end of pattern")
            if char not in "=!":
                self.fail("unknown extension ?<" + char, len(char) + 2)
            opening += char
            is_outer = self.behind_from is None
            if is_outer:
                self.behind_from = self.groups + 1
        item = self.parse_inner(flags, start, opening)
        if is_outer:
            self.behind_from = None
        if "<" in opening and item.least != item.most:
            self.behind_varies = True
        item.least = item.most = 0
        return item

    def parse_condition(self, flags, start):
        name = self.take_name(")")
        if name.isidentifier():
            self.check_name(name)
            if name not in self.names:
                self.fail("unknown group name %r" % name, len(name) + 1)
            group = self.names[name]
        else:
            try:
                group = int(name)
                if group < 0:
                    raise ValueError
            except ValueError:
                group = None
            if group is None:
                self.fail("bad character in group name %r" % name, len(name) + 1)
            if not group:
                self.fail("bad group number", len(name) + 1)
            self.referred.setdefault(group, self.at - len(name) - 1)
        self.check_reference(group, 0)
        item = self.parse_row(flags, False)
        item.pieces = ["(?(%d)" % group] + item.pieces
        other = self.parse_row(flags, False) if self.take("|") else Item([], 0, 0)
        if self.peek() == "|":
            self.fail("conditional backref with more than two branches")
        self.take_group(start)
        item.pieces += ["|"] + other.pieces + [")"]
        item.least, item.most = min(item.least, other.least), max(item.most, other.most)
        item.has_groups |= other.has_groups
        return item

    # ---- flags inside of a pattern

    def parse_flags(self, flags, start, char, is_first):
        add, char = self.parse_added(char) if char != "-" else (0, char)
        if char == ")":
            if not is_first:
                raise error("global flags not at the start of the expression", self.source, start)
            self.flags |= add
            return None
        removed = self.parse_removed() if char == "-" else 0
        if add & removed:
            self.fail("bad inline flags: flag turned on and off", 1)
        opening = "(?i:" if add & I else "(?-i:" if removed & I else "(?:"
        if add & _KINDS:
            flags &= ~_KINDS
        return self.parse_inner((flags | add) & ~removed, start, opening)

    def parse_added(self, char):
        add = 0
        while True:
            flag = _LETTERS[char]
            if char == "L" and self.is_text:
                self.fail("bad inline flags: cannot use 'L' flag with a str pattern")
            if char == "u" and not self.is_text:
                self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern")
            add |= flag
            if flag & _KINDS and add & _KINDS != flag:
                self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            char = self.take()
            if not char:
                self.fail("missing -, : or )")
            if char in ")-:":
                return add, char
            if char not in _LETTERS:
                self.fail("unknown flag" if char.isalpha() else "missing -, : or )", len(char))

    def parse_removed(self):
        removed, missing = 0, "missing flag"
        while True:
            char = self.take()
            if not char:
                self.fail(missing)
            if char == ":" and removed:
                return removed
            if char not in _LETTERS:
                self.fail("unknown flag" if char.isalpha() else missing, len(char))
            if _LETTERS[char] & _KINDS:
                self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            removed |= _LETTERS[char]
            missing = "missing :"

    # ---- escapes and classes

    def is_explicit(self, flags):
        """Whether categories mean ASCII here, and Unicode in the rest of the pattern."""
        return bool(self.is_text and flags & A and not self.flags & A)

    def parse_escape(self, flags):
        char = self.take_escaped()
        if char in CATEGORIES:
            found = Class(self.is_text, not flags & A)
            found.add_category(char, self.is_explicit(flags))
            return Item([found.finish(False, 0)])
        if char in "AZbB":
            text = {"A": "\\A", "Z": "\\z", "b": "\\b", "B": "\\B"}[char]
            if char in "bB" and self.is_explicit(flags):
                text = _ASCII_EDGE if char == "b" else _ASCII_INSIDE
            return Item([text], 0, 0, True)
        if char in "123456789":
            number = char
            if self.peek() and self.peek() in _DIGITS:
                number += self.take()
                if number[0] in _OCTAL and number[1] in _OCTAL and self.peek() \
                        and self.peek() in _OCTAL:
                    return Item([emit_literal(self.take_octal(number), flags & I)])
            if int(number) > self.groups:
                self.fail("invalid group reference %s" % number, len(number))
            return self.refer(int(number), len(number) + 1)
        return Item([emit_literal(self.parse_character(char, False), flags & I)])

    def parse_character(self, char, in_class):
        """The character that an escape means which is none of another kind."""
        if char == "x" or char in "uU" and self.is_text:
            return self.take_code(char)
        if char == "N" and self.is_text:
            if not self.take("{"):
                self.fail("missing {")
            name = self.take_name("}", "character name")
            from unicodedata import lookup
            try:
                return ord(lookup(name))
            except (KeyError, TypeError):  # TypeError: the name of a sequence
                self.fail("undefined character name %r" % name, len(name) + len("\\N{}"))
        if char == "0" or in_class and char in _OCTAL:
            digits = char + self.take_while(2, _OCTAL)
            if int(digits, 8) > 0o377:
                self.fail("octal escape value \\%s outside of range 0-0o377" % digits,
                          len(digits) + 1)
            return int(digits, 8)
        if char in _ESCAPES and (in_class or char != "b"):
            return _ESCAPES[char]
        if char.isascii() and (char.isalpha() or in_class and char.isdigit()):
            self.fail("bad escape \\" + char, 2)
        return ord(char)

    def warn_of_set(self, kind, place):
        warnings.warn("Possible %s at position %d" % (kind, place), FutureWarning, stacklevel=8)

    def parse_member(self, this, start):
        """One member of a class: a character's number, or the letter of a category."""
        if not this:
            raise error("unterminated character set", self.source, start)
        if this != "\\":
            return ord(this)
        char = self.take_escaped()
        return char if char in CATEGORIES else self.parse_character(char, True)

    def parse_class(self, flags):
        start = self.at - 1
        found = Class(self.is_text, not flags & A)
        if self.peek() == "[":
            self.warn_of_set("nested set", self.at)
        negated = bool(self.take("^"))
        first = self.at
        while True:
            place = self.at
            this = self.take()
            if this == "]" and place != first:
                return found.finish(negated, flags & I)
            if place != first and this and this in "-&~|" and self.peek() == this:
                kinds = {"-": "difference", "&": "intersection", "~": "symmetric difference"}
                self.warn_of_set("set " + kinds.get(this, "union"), self.at - 1)
            low = self.parse_member(this, start)
            if self.peek() == "-" and self.at + 1 < len(self.text) \
                    and self.text[self.at + 1] != "]":
                self.take()
                this = self.take()
                if this == "-":
                    self.warn_of_set("set difference", self.at - 2)
                high = self.parse_member(this, start)
                if isinstance(low, str) or isinstance(high, str) or high < low:
                    self.fail("bad character range " + self.text[place:self.at],
                              self.at - place)
                found.add_range(low, high)
            elif isinstance(low, str):
                found.add_category(low, self.is_explicit(flags))
            else:
                found.add_range(low, low)


def emit(pieces, limit):
    """The pattern for texts without characters above `limit`."""
    return "".join([piece if isinstance(piece, str) else piece.emit(limit) for piece in pieces])
