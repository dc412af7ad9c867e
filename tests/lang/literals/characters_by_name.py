# \N{...} in plain texts and f-strings, by name, alias, rule, and what is wrong with one.
import re

print("\N{BULLET} \N{em dash} \N{LATIN SMALL LETTER E WITH ACUTE}", ascii("\N{NULL}\N{LINE FEED}\N{LF}"))
print(ascii("\N{BACKSPACE}\N{ESC}\N{NBSP}\N{ZWJ}\N{VS1}\N{VS256}\N{bell}\N{ALERT}"))
print("\N{HANGUL SYLLABLE GANJ}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{CJK COMPATIBILITY IDEOGRAPH-F900}")
n = 3
print(f"{n}\N{DEGREE SIGN}C {n:\N{BULLET}>5} \N{LEFT CURLY BRACKET}{n!r}\N{GREEK SMALL LETTER ALPHA}")
print(r"\N{BULLET}", rf"\N{n}", b"\N{BULLET}")
print("'''" '''\N{SNOWMAN}
\N{COMET}''')
for source in (r"'\N{NO SUCH NAME}'", r"'abc\N{x}'", r"'\N'", r"'\N{'", r"'\N{}'", r"'\N{BULLET'",
               r"'\N{ BULLET}'", r"'\N{KEYCAP DIGIT ONE}'", r"'é\N{é}'", r"f'\N{nothing}{1}'",
               r"'\N{cjk unified ideograph-4e00}'", r"'\N{HANGUL SYLLABLE X}'", r"'\N{VS257}'",
               r"'\N{LATIN-SMALL LETTER A}'", r"'\N{" + "x" * 300 + "}'"):
    try:
        print(ascii(eval(source)))
    except SyntaxError as error:
        print(error.msg)
print("é\u20ac\U0001f600\x80\ud800".encode("ascii", "namereplace"))
print("日本 \u0378 \uac05".encode("latin-1", "namereplace"))
try:
    b"\xff".decode("ascii", "namereplace")
except TypeError as error:
    print(error)
print(re.findall(r"\N{BULLET}|[\N{EM DASH}a]", "a\u2022b\u2014"), re.sub("b", "-", "abc"))
for pattern in (r"\N{NOPE}", r"\N", r"[\N{]", r"\N{KEYCAP DIGIT ONE}"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(error)
