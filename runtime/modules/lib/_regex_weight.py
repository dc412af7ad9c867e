"""How many words of code CPython's compiler makes of a regular expression: its pattern object takes
four bytes for each. Asked for while a version of CPython is imitated.

A pattern, known to be valid, becomes a tree as that compiler reads it, whose nodes are tuples with
their kind in front; then the words are counted, node by node."""
import warnings

from _regex_parser import A, I, L, U, Parser

_KINDS = A | L | U
_UNITS = "literal", "other", "any", "set"
_MAP, _PLANE = 256, 65536
# Small letters with the same capital; those behind the semicolon are known from 3.9 on.
_SAME_CAPITAL = ("69 131,73 17f,b5 3bc,345 3b9 1fbe,390 1fd3,3b0 1fe3,3b2 3d0,3b5 3f5,3b8 3d1,"
                 "3ba 3f0,3c0 3d6,3c1 3f1,3c2 3c3,3c6 3d5,1e61 1e9b,fb05 fb06;432 1c80,434 1c81,"
                 "43e 1c82,441 1c83,442 1c84 1c85,44a 1c86,463 1c87,1c88 a64b")


class Row(list):
    """Nodes one after the other. Two rows are the same only if they are one."""
    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


# ---- the tree


class _Tree(Parser):
    """Reads a pattern as rows of nodes."""

    def parse_tree(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return self.read_choice(self.flags)

    def read_choice(self, flags):
        rows = [self.read_row(flags)]
        while self.take("|"):
            rows.append(self.read_row(flags))
        return rows[0] if len(rows) == 1 else _join(rows)

    def read_row(self, flags):
        row = Row()
        while self.at < len(self.text) and self.peek() not in "|)":
            this = self.take()
            if flags & 64 and this in " \t\n\r\v\f":
                continue
            if flags & 64 and this == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end + 1
            elif this in "*+?{":
                self.read_repeat(this, row)
            elif this == "(":
                self.read_group(flags, row)
            else:
                row.append(self.read_simple(this, flags))
        for number in reversed(range(len(row))):  # groups that only hold together
            if _is_plain_group(row[number]):
                row[number:number + 1] = row[number][-1]
        return row

    def read_repeat(self, this, row):
        bounds = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(this) or self.parse_bounds()
        if bounds is None:
            row.append(("literal", ord("{")))
            return
        body = Row([row[-1]])
        if _is_plain_group(row[-1]):
            body = row[-1][-1]
        kind = self.take("?") or self.take("+")
        row[-1] = "repeat", kind, bounds[0], body

    def read_simple(self, this, flags):
        if this == ".":
            return ("any",)
        if this in "^$":
            return "place", this
        if this == "[":
            return self.read_class()
        if this != "\\":
            return "literal", ord(this)
        char = self.take_escaped()
        if char in "dDsSwW":
            return "set", [("category", char)]
        if char in "AZbB":
            return "place", char
        if char in "123456789":
            return self.read_number(char)
        return "literal", self.parse_character(char, False)

    def read_number(self, number):
        if self.peek() and self.peek() in "0123456789":
            number += self.take()
            if max(number) < "8" and self.peek() and self.peek() in "01234567":
                return "literal", self.take_octal(number)
        return "reference", int(number)

    def read_class(self):
        negated, members, first = bool(self.take("^")), [], self.at
        while self.peek() != "]" or self.at == first:
            low = self.parse_member(self.take(), first)
            if self.peek() == "-" and self.text[self.at + 1] != "]":
                self.take()
                members.append(("range", low, self.parse_member(self.take(), first)))
            else:
                members.append(("category" if isinstance(low, str) else "literal", low))
        self.take()
        members = list(dict.fromkeys(members))
        if len(members) == 1 and members[0][0] == "literal":
            return ("other" if negated else "literal"), members[0][1]
        return "set", [("not",)] * negated + members

    # ---- groups

    def read_group(self, flags, row):
        if not self.take("?"):
            self.read_capture(flags, row)
            return
        char = self.take()
        if char == "P":
            self.read_named(flags, row)
        elif char == "#":
            self.at = self.text.find(")", self.at) + 1
        elif char == ":":
            row.append(("group", None, 0, 0, self.read_inner(flags)))
        elif char == ">":
            row.append(("atomic", self.read_inner(flags)))
        elif char in "=!<":
            is_negative = (self.take() if char == "<" else char) == "!"
            body = self.read_inner(flags)
            row.append(("never" if is_negative and not body else "look", body))
        elif char == "(":
            self.read_condition(flags, row)
        else:
            self.read_flags(flags, char, row)

    def read_inner(self, flags):
        body = self.read_choice(flags)
        self.take(")")
        return body

    def read_capture(self, flags, row):
        self.groups = group = self.groups + 1
        body = self.read_inner(flags)
        self.widths[group] = _least(body, self.widths)
        row.append(("group", group, 0, 0, body))

    def read_named(self, flags, row):
        if self.take("<"):
            self.names[self.take_name(">")] = self.groups + 1
            self.read_capture(flags, row)
        else:
            self.take("=")
            row.append(("reference", self.names[self.take_name(")")]))

    def read_condition(self, flags, row):
        name = self.take_name(")")
        yes = self.read_row(flags)
        no = self.read_row(flags) if self.take("|") else None
        self.take(")")
        row.append(("condition", yes, no))

    def read_flags(self, flags, char, row):
        add, char = self.parse_added(char) if char != "-" else (0, char)
        if char == ")":
            return
        removed = self.parse_removed() if char == "-" else 0
        body = self.read_inner(_combine(flags, add, removed))
        row.append(("group", None, add, removed, body))


def _is_plain_group(node):
    return node[0] == "group" and node[1:4] == (None, 0, 0)


def _combine(flags, add, removed):
    if add & _KINDS:
        flags &= ~_KINDS
    return (flags | add) & ~removed


def _join(rows):
    """The row of a choice: what all begin with stands in front, and characters become a set."""
    joined = Row()
    while all(rows) and all(row[0] == rows[0][0] for row in rows):
        joined.append(rows[0][0])
        for row in rows:
            del row[0]
    members = []
    for row in rows:
        if len(row) != 1 or row[0][0] not in ("literal", "set"):
            break
        if row[0][0] == "literal":
            members.append(row[0])
        elif row[0][1][0] == ("not",):
            break
        else:
            members += row[0][1]
    else:
        joined.append(("set", list(dict.fromkeys(members))))
        return joined
    joined.append(("branch", rows))
    return joined


def _least(row, widths):
    """How many characters a row takes at least."""
    total = 0
    for node in row:
        kind = node[0]
        if kind in _UNITS:
            total += 1
        elif kind == "repeat":
            total += node[2] * _least(node[3], widths)
        elif kind == "group" or kind == "atomic":
            total += _least(node[-1], widths)
        elif kind == "branch":
            total += min(_least(one, widths) for one in node[1])
        elif kind == "reference":
            total += widths.get(node[1], 0)
        elif kind == "condition" and node[2] is not None:
            total += min(_least(node[1], widths), _least(node[2], widths))
    return total


# ---- case


def _lower(code):
    lower = chr(code).lower()
    return ord(lower[0]) if len(lower) == 1 or code == 0x130 else code


def _is_cased(code):
    """Whether it has another form."""
    return _lower(code) != code or chr(code).upper() != chr(code)


class _Case:
    """What matching without regard to case means under some flags; None: case counts."""

    def __init__(self, is_unicode, release):
        self.is_unicode = is_unicode
        self.same = {}
        groups = _SAME_CAPITAL.split(";")[:1 if release <= (3, 8) else 2] if is_unicode else ()
        for group in ",".join(groups).split(","):
            codes = [int(code, 16) for code in group.split()]
            for code in codes:
                self.same[code] = [other for other in codes if other != code]

    def is_cased(self, code):
        if self.is_unicode:
            return _is_cased(code)
        return code < 128 and chr(code).isalpha()

    def lower(self, code):
        if self.is_unicode:
            return _lower(code)
        return code + 32 if 65 <= code <= 90 else code


# ---- words


class _Counter:
    def __init__(self, release):
        self.release = release
        self.cases = {}

    def case_of(self, flags):
        if not flags & I or flags & L:
            return None
        is_unicode = bool(flags & U)
        if is_unicode not in self.cases:
            self.cases[is_unicode] = _Case(is_unicode, self.release)
        return self.cases[is_unicode]

    def count_row(self, row, flags):
        return sum(self.count_node(node, flags) for node in row)

    def count_node(self, node, flags):
        kind = node[0]
        if kind in ("literal", "other"):
            return self.count_literal(node, flags)
        if kind == "set":
            return 2 + self.count_set(self.pack_set(node[1], self.case_of(flags))[0])
        if kind in ("place", "reference"):
            return 2
        if kind == "repeat":
            return 5 + self.count_row(node[3], flags)
        if kind == "group":
            inner = _combine(flags, node[2], node[3])
            return 4 * (node[1] is not None) + self.count_row(node[4], inner)
        if kind == "branch":
            return 2 + sum(3 + self.count_row(row, flags) for row in node[1])
        if kind == "never" and self.release >= (3, 13):
            return 1
        if kind == "look" or kind == "never":
            return 4 + self.count_row(node[1], flags)
        if kind == "atomic":
            return 3 + self.count_row(node[1], flags)
        if kind == "condition":
            no = 2 + self.count_row(node[2], flags) if node[2] else 0
            return 3 + self.count_row(node[1], flags) + no
        return 1  # any

    def count_literal(self, node, flags):
        case = self.case_of(flags)
        if case is None or not case.is_cased(node[1]):
            return 2
        lower = case.lower(node[1])
        if lower not in case.same:
            return 2
        return 3 + (node[0] == "other") + 2 * (1 + len(case.same[lower]))

    # ---- sets: members are single characters and ranges, or a map of bits

    def count_set(self, members):
        words = {"not": 1, "literal": 2, "category": 2, "range": 3, "map": 9}
        return 1 + sum(member[1] if member[0] == "planes" else words[member[0]]
                       for member in members)

    def pack_set(self, members, case):
        """The members that the compiler makes of these, and whether case was folded in."""
        marks, front, rest, is_cased = bytearray(_MAP), [], [], False
        for member in members:
            if member[0] == "not":
                front.append(member)
            elif member[0] == "category":
                rest.append(member)
            elif self.mark(marks, member[1], member[-1], case):
                is_cased = is_cased or case and any(
                    case.is_cased(code) for code in range(member[1], member[-1] + 1))
            else:
                is_cased = is_cased or case is not None
                rest.append(member)
        return self.pack_marks(members, marks, front, rest, is_cased)

    def mark(self, marks, low, high, case):
        """Marks characters in all their forms; False when they reach beyond the map."""
        if case is None:
            forms = range(low, high + 1)
        else:
            forms = (form for code in range(low, high + 1) for lower in (case.lower(code),)
                     for form in (lower, *case.same.get(lower, ())))
        for form in forms:
            if form >= len(marks):
                marks += bytes(_PLANE - len(marks))
            if form >= _PLANE:
                return False
            marks[form] = 1
        return True

    def pack_marks(self, members, marks, front, rest, is_cased):
        runs, end = [], 0
        while len(runs) < 3 and (start := marks.find(1, end)) >= 0:
            end = marks.find(0, start)
            end = len(marks) if end < 0 else end
            runs.append((start, end))
        if len(runs) < 3:
            packed = front + [("literal", start) if end - start == 1 else ("range", start, end - 1)
                              for start, end in runs] + rest
            return (packed if is_cased or len(packed) < len(members) else members), is_cased
        if len(marks) == _MAP:
            return front + [("map",)] + rest, is_cased
        blocks = len({bytes(marks[start:start + _MAP]) for start in range(0, _PLANE, _MAP)})
        return front + [("planes", 1 + 1 + 64 + 8 * blocks)] + rest, is_cased

    # ---- what stands in front: least and most width, and how a match begins

    def count_front(self, row, flags, widths):
        if not _least(row, widths):
            return 5
        if flags & I and flags & L:
            return 5
        prefix, _ = self.find_prefix(row, flags)
        if prefix:
            return 5 + 2 + 2 * prefix
        members = self.find_first(row, flags)
        return 5 + self.count_set(self.pack_set(members, None)[0]) if members else 5

    def find_prefix(self, row, flags):
        """How many characters each match begins with, and whether that is all of it."""
        case, count = self.case_of(flags), 0
        for node in row:
            if node[0] == "literal" and not (case and case.is_cased(node[1])):
                count += 1
            elif node[0] == "group":
                inner = _combine(flags, node[2], node[3])
                if inner & I and inner & L:
                    return count, False
                more, is_all = self.find_prefix(node[4], inner)
                count += more
                if not is_all:
                    return count, False
            else:
                return count, False
        return count, True

    def find_first(self, row, flags):
        """The set of characters with which a match may begin; None if that is not told."""
        while row and row[0][0] == "group":
            flags, row = _combine(flags, row[0][2], row[0][3]), row[0][4]
            if flags & I and flags & L:
                return None
        if not row:
            return None
        case, node = self.case_of(flags), row[0]
        if node[0] == "branch":
            nodes = [one[0] if one else None for one in node[1]]
        elif node[0] == "literal":
            nodes = [node]
        else:
            return self.check_first(node, case)
        for one in nodes:
            if one is None or one[0] != "literal" or case and case.is_cased(one[1]):
                return None
        return nodes

    def check_first(self, node, case):
        if node[0] != "set":
            return None
        for member in node[1] if case else ():
            if member[0] not in ("literal", "range"):
                continue
            if member[-1] >= _PLANE and member[0] == "range":
                return None
            if any(case.is_cased(code) for code in range(member[1], member[-1] + 1)):
                return None
        return node[1]


def count_words(pattern, flags, release):
    """The words of code of a valid pattern, whose flags are those that it was compiled with, in a
    version as "3.11" or "3.14t"."""
    release = tuple(int(part) for part in release.partition("-")[0].rstrip("t").split("."))
    tree = _Tree(pattern, flags)
    row = tree.parse_tree()
    counter = _Counter(release)
    return counter.count_front(row, flags, tree.widths) + counter.count_row(row, flags) + 1
