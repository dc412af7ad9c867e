"""How sequences differ: what they share, and the lines that change one into the other."""
from collections import namedtuple

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ",
           "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "context_diff", "unified_diff", "Match"]
Match = namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """The longest common runs of two sequences, then those before and after it, and so on."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk, self.a, self.b = isjunk, autojunk, None, None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        self.b2j = places = {}
        for i, item in enumerate(b):
            places.setdefault(item, []).append(i)
        self.bjunk = {item for item in places if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            limit = len(b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > limit}
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest run that both have in these ranges, the earliest of several."""
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_a, best_b, best = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = new[j] = lengths.get(j - 1, 0) + 1
                if size > best:
                    best_a, best_b, best = i - size + 1, j - size + 1, size
            lengths = new
        for is_junk in (False, True):
            while best_a > alo and best_b > blo and (b[best_b - 1] in junk) is is_junk and \
                    a[best_a - 1] == b[best_b - 1]:
                best_a, best_b, best = best_a - 1, best_b - 1, best + 1
            while best_a + best < ahi and best_b + best < bhi and \
                    (b[best_b + best] in junk) is is_junk and \
                    a[best_a + best] == b[best_b + best]:
                best += 1
        return Match(best_a, best_b, best)

    def get_matching_blocks(self):
        """All common runs in order, and an empty one at the end."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        ranges, found = [(0, len(self.a), 0, len(self.b))], []
        while ranges:
            alo, ahi, blo, bhi = ranges.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    ranges.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    ranges.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks, at_a, at_b, length = [], 0, 0, 0
        for i, j, size in found:
            if at_a + length == i and at_b + length == j:
                length += size
                continue
            if length:
                blocks.append(Match(at_a, at_b, length))
            at_a, at_b, length = i, j, size
        if length:
            blocks.append(Match(at_a, at_b, length))
        blocks.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """What turns a into b: (tag, start and end in a, start and end in b)."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = codes = []
        for at_a, at_b, size in self.get_matching_blocks():
            if i < at_a or j < at_b:
                tag = "insert" if i == at_a else "delete" if j == at_b else "replace"
                codes.append((tag, i, at_a, j, at_b))
            i, j = at_a + size, at_b + size
            if size:
                codes.append(("equal", at_a, i, at_b, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """Changes with at most n equal items around them."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How much is the same, from 0 to 1."""
        same = sum(size for _, _, size in self.get_matching_blocks())
        return _ratio(same, len(self.a) + len(self.b))

    def quick_ratio(self):
        """No less than ratio()."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left, same = {}, 0
        for item in self.a:
            count = left.get(item, self.fullbcount.get(item, 0))
            left[item] = count - 1
            same += count > 0
        return _ratio(same, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """No less than quick_ratio()."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    __class_getitem__ = classmethod(type(list[int]))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The best matches for a word, at most n, the best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    found, matcher = [], SequenceMatcher()
    matcher.set_seq2(word)
    for other in possibilities:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and \
                matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), other))
    found.sort(reverse=True)
    return [other for _, other in found[:n]]


def IS_LINE_JUNK(line):
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def _marks(line, tags):
    """Marks below a line, with its own blanks where there are none."""
    return "".join(c if tag == " " and c.isspace() else tag for c, tag in zip(line, tags)).rstrip()


class Differ:
    """Lines of two texts, each with what became of it, and marks below changed ones."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "equal":
                yield from self._dump(" ", a, alo, ahi)
            else:
                yield from self._change(a, alo, ahi, b, blo, bhi)

    def _dump(self, tag, lines, low, high):
        for line in lines[low:high]:
            yield f"{tag} {line}"

    def _change(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("+", b, blo, bhi)

    def _most_alike(self, a, alo, ahi, b, blo, bhi):
        """The best ratio of two lines that differ, where they are, and the first equal pair."""
        best, at_a, at_b, equal = 0.74, None, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and \
                        matcher.ratio() > best:
                    best, at_a, at_b = matcher.ratio(), i, j
        return best, at_a, at_b, equal

    def _replace(self, a, alo, ahi, b, blo, bhi):
        best, i, j, equal = self._most_alike(a, alo, ahi, b, blo, bhi)
        if best < 0.75:
            if equal is None:
                rows = [self._dump("-", a, alo, ahi), self._dump("+", b, blo, bhi)]
                if bhi - blo < ahi - alo:
                    rows.reverse()
                for row in rows:
                    yield from row
                return
            i, j = equal
        else:
            equal = None
        yield from self._change(a, alo, i, b, blo, j) if alo < i or blo < j else ()
        if equal is None:
            yield from self._marked(a[i], b[j])
        else:
            yield "  " + a[i]
        if i + 1 < ahi or j + 1 < bhi:
            yield from self._change(a, i + 1, ahi, b, j + 1, bhi)

    def _marked(self, old, new):
        below_old = below_new = ""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, old, new).get_opcodes():
            mark_old, mark_new = {"replace": "^^", "delete": "--", "insert": "++",
                                  "equal": "  "}[tag]
            below_old += mark_old * (i2 - i1)
            below_new += mark_new * (j2 - j1)
        for sign, line, below in (("-", old, below_old), ("+", new, below_new)):
            yield f"{sign} {line}"
            below = _marks(line, below)
            if below:
                yield f"? {below}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two texts that ndiff compared."""
    try:
        sign = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]


def _header(file, date):
    return file + ("\t" + date if date else "")


def _check(a, b, *texts):
    for name, lines in (("a", a), ("b", b)):
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" %
                            (type(lines[0]).__name__, lines[0]))
    for text in texts:
        if not isinstance(text, str):
            raise TypeError("all arguments must be str, not: %r" % (text,))


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return "{},{}".format(start + bool(length), length)


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes as diff -u shows them."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "--- " + _header(fromfile, fromfiledate) + lineterm
            yield "+++ " + _header(tofile, tofiledate) + lineterm
        first, last = group[0], group[-1]
        yield "@@ -{} +{} @@{}".format(_unified_range(first[1], last[2]),
                                       _unified_range(first[3], last[4]), lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _context_range(start, stop):
    length = stop - start
    start += bool(length)
    return str(start) if length <= 1 else "{},{}".format(start, start + length - 1)


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes as diff -c shows them."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "*** " + _header(fromfile, fromfiledate) + lineterm
            yield "--- " + _header(tofile, tofiledate) + lineterm
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield "*** {} ****{}".format(_context_range(first[1], last[2]), lineterm)
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield signs[tag] + line
        yield "--- {} ----{}".format(_context_range(first[3], last[4]), lineterm)
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield signs[tag] + line
