# A table of patterns and texts, as str and as bytes: what matches where, and how errors are worded.
import re
import warnings

warnings.simplefilter("ignore")
PATTERNS = r'''
a|b* (a|b)* (a)|(b)|(c) a*? a+b a++b (?>a*)b x{2} x{2,} x{,3} x{,} x{} x{a} {} a{1,2}{3} a** *a (?:)*
^* \b* (?=a)* (a (a)) [a [] []a] [^]a] [a-z] [z-a] [\w-z] [a-\d] [-a] [a-] \d+ \D+ \w+ \W+ \s+ \S+
[\s\d]+ [^\S]+ [\S]+ [^\s]+ \bfoo\b \Bo\B ^a a$ \Aa a\Z (?m)^a$ (?m)^ (?m)$ (?s). . (?i)straße (?i)É
(?i)ÿ (?i)Ÿ (?i)s (?i)k (?i)[a-z]+ (?i)µ (?i)Μ (?i:a)b (?-i:a)b (?i)(?-i:a)b (?a)\w+ (?a:\w+)é
(?a:\b)é (?x)a#b (?x:a)b a(?i)b (?i)(?m)^a (?u)a (?L)a (?au)a (?z)a (?i (?i- (?- (?-: (?i-z:a)
(?i-i:a) (?ims-x:a.$) (?P<n>a)(?P=n) (?P<n>a)(?P<n>b) (?P<1>a) (?P<n (?P< (?P<>a) (?Pn) (?P (? (?<a
(?<=a)b (?<!a)b (?<=a*)b (?<=a|bc)b (?<=(a))\1 (?<=(a)\1) (?=a)a (?!a). (a)?b(?(1)c|d)
(?P<q>a)?(?(q)b|c) (?(1)a|b) (?(0)a) (?(1)a|b|c)(x) (?(x)a) (?(-1)a) (a)(?(1)b) (?#com)a (?#com \1
(a)\1 (a)\2 (\1) (a)\01 \07 \x41 \x4 \xg \u0041 \u12 \U00000041 \U00110000 \400 \377 \101 [\101] [\8]
[\400] \q \_ \é [\b] [\q] [\A] \a\f\n\r\t\v\\ \N{x} \ a\ (?:a|b)+ (a|b)+? ((a)(b))+ (?:(a)|(b))+
(a*)* (a*)+ (a|b*)* (?:a?)*? (?:a?)*y .*?b \. \+ a|ab|abc (?:a|ab)(?:c|bcd) [[a] [a--b] [a&&b]
[a||b] [a~~b] \Z \z \G \h \R \K \Q \E \p{L} \X (?|a) (?R) (?1) (?&n) (?'n'a) (*FAIL) [[:alpha:]]
[.-/] [,--] é+ [é-ü]+ [à-ʯ]+ 中 [^中] [^a] [^é] 😀 [😀-😂]+ .{2} (?s:.)a (?i:[^k]) \w{3} (?<=\b)a
a(?=\n) (?P<a>.)(?P<b>.)? (.)(.)(.)? [^\S中] [\S中]
'''.split() + ["a b", "(?x) a b # c\n c", "(?x)[a b]", "a\nb(", "\n\n(?P<x>a", " (?i)a", "(?x) (?i)a",
               "a\\", "[\\"]
TEXTS = ["", "aab", "foo bar", "a\nb\na\n", "ÿŸ", "straSSe STRAßE", "ſK\u212a", "µΜμ",
         "1٣ \u2003\x1c\x85", "中😀😁a", "acbd"]


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error), getattr(error, "pos", None)


def all_of(match):
    return match and (match.regs, match.groups("-"), match.lastindex, match.lastgroup)


for source in PATTERNS:
    for convert in (str, lambda text: text.encode("latin-1", "replace")):
        pattern = attempt(lambda: re.compile(convert(source)))
        print(ascii(pattern))
        if isinstance(pattern, tuple):
            continue
        print("  ", pattern.flags, pattern.groups, pattern.groupindex)
        for text in map(convert, TEXTS):
            found = pattern.search(text)
            if found is not None:
                print("  ", ascii(text), ascii(all_of(found)), ascii(pattern.split(text)),
                      ascii(pattern.subn(convert("-"), text)), ascii(pattern.findall(text)),
                      pattern.match(text, 1) and 1, pattern.fullmatch(text) and 1,
                      [match.span() for match in pattern.finditer(text, 1, 3)])
