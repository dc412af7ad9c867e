# Patterns, matches and flags as objects, templates, and what is refused.
import copy
import re


def attempt(action):
    try:
        print(ascii(action()))
    except Exception as error:
        print(type(error).__name__, error)


print(re.I, repr(re.I | re.M), re.RegexFlag(0), re.RegexFlag(258), type(re.X), re.A.value, int(re.S))
print(re.I | 0, re.I == 2, re.IGNORECASE is re.I, re.I in (re.I | re.S), re.NOFLAG)
pattern = re.compile(r"(?P<key>\w+)\s*=\s*(?P<value>\d+)?(;)?", re.I | re.X)
print(pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), type(pattern))
print(re.compile(b"x\n"), re.compile("q" * 250), re.compile("a", re.A | re.M), re.compile("'"))
match = pattern.search("  size = 12; rest", 1, 11)
print(match, match.group(), match.group(1, "value", 3), match["key"], match[2], match[0])
print(match.groups(), match.groups("none"), match.groupdict(), match.groupdict(0), match.regs)
print(match.start(), match.end("value"), match.span(3), match.pos, match.endpos, match.lastindex,
      match.lastgroup, match.re is pattern, match.string)
print(match.expand(r"\g<key>:\2[\3]\g<0>\t\\n\056\."))
print(re.match("a", "a" * 100), repr(re.match("(?s).*", "x" * 100)), re.match(b"a", b"ab"))
print(copy.copy(pattern) is pattern, copy.deepcopy(match) is match, pattern == re.compile(
    pattern.pattern, pattern.flags), pattern == re.compile("a"), hash(pattern) == hash(pattern))
print(re.compile(pattern) is pattern, re.compile("a") is re.compile("a"), bool(match))
for group in ("nothing", 4, -1, 1.5, None):
    attempt(lambda: match.group(group))
    attempt(lambda: match[group])
attempt(lambda: match.span(9))

print(re.sub(r"(\w)(\w)", r"\2\1", "abcdef"), re.sub("x*", "-", "abxd"), re.subn("b", "", "abcb"))
print(re.sub("a|b", lambda m: m[0].upper() * m.start(), "cabab"), re.sub("a", r"\\", "a.a"))
print(re.sub("a", "b", "aaaa", 2), re.sub(b"a", b"<\\g<0>>", b"bab"))
print(re.sub("(a)|b", r"[\1]", "ab"), re.sub("é", "è", "été中"), re.sub("", "-", "ab"))
for template in (r"\2", r"\g<2>", r"\g<x>", r"\g<1", r"\g", r"\g<>", r"\q", "\\", r"\g<-1>", r"\400",
                 r"\08", r"\g<a b>"):
    attempt(lambda: re.sub("(a)", template, "a"))
attempt(lambda: re.sub("a", lambda m: 5, "a"))
attempt(lambda: re.sub("a", lambda m: 1 / 0, "a"))
attempt(lambda: re.sub("a", lambda m: None, "bab"))
attempt(lambda: re.sub("a", b"b", "a"))
print(re.split("(,)|;", "a,b;c"), re.split("x*", "axbc"), re.split(",", "a,b,c", 1), re.split("b", ""))
print(re.findall("", "ab"), re.findall("(a)(b)?", "aab"))
print(re.findall(r"\b", "a b"), re.findall("a*?", "baa"), re.findall("a|", "baa"))
walk = re.finditer(r"\d", "1a2")
print(type(walk).__name__, next(walk), list(walk))
print(re.compile("^b").match("ab", 1), re.compile("(?<=a)b").match("ab", 1), re.compile("b$").search(
    "abc", 0, 2), re.compile("a").search("ba", 5), re.compile("a").match("ba", -3))
print(re.fullmatch("a|ab", "ab"), re.match("a|ab", "ab"), re.compile("a").fullmatch("ba", 1))
print(re.search(b"b", bytearray(b"abc")), re.findall(b".", memoryview(b"abc")), re.search(
    b"(b)", bytearray(b"abc"))[1])
for action in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 5),
               lambda: re.compile(5), lambda: re.compile(pattern, re.I), lambda: re.finditer("a", 5),
               lambda: re.compile("a", re.L), lambda: re.compile("a", re.A | re.U),
               lambda: re.compile(b"a", re.U), lambda: re.compile(b"a", re.L | re.A),
               lambda: re.Pattern(), lambda: re.Match(), lambda: re.compile("a{9999999999}")):
    attempt(action)
try:
    re.compile("a\n(b")
except re.error as error:
    print(error.msg, error.pattern, error.pos, error.lineno, error.colno, error, error.args)
print(re.error("only"), re.error("m", "p").pos)
print(re.escape("a.b*c d\n-é#~/_"), re.escape(b"\x00[ab]"))
re.purge()
long = "ab" * 50000 + "é中"
print(len(re.findall("(?:ab)+", long)), re.search("中", long).span(), re.match("(?:a|b)*", long).end())
print(len(re.compile("(" * 90 + ")" * 90).match("").groups()))
