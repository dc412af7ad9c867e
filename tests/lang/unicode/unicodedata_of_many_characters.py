import unicodedata
from unicodedata import name, lookup

for c in "aA1é½٣²三\u0660\u2066\n\u0378(☃\uac01\U0001f600\ue000\u05d0\u212b\ufb01\ud800":
    print(ascii(c), name(c, None), unicodedata.category(c), unicodedata.bidirectional(c),
          unicodedata.combining(c), unicodedata.mirrored(c), unicodedata.east_asian_width(c),
          repr(unicodedata.decomposition(c)), unicodedata.decimal(c, None),
          unicodedata.digit(c, None), unicodedata.numeric(c, None))
print(unicodedata.unidata_version)
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    text = "Å ﬁ é e\u0301 각 가\u11a8 \ud800\u0301 q\u0307\u0323 ½"
    normal = unicodedata.normalize(form, text)
    print(form, ascii(normal), unicodedata.is_normalized(form, text),
          unicodedata.is_normalized(form, normal))
print(lookup("bullet"), lookup(b"BULLET"), ascii(lookup("LF")), lookup("Latin Small Letter A"))
print(sum(name(chr(i), "") != "" for i in range(0x3000)))


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)


attempt(name, "\n")
attempt(name, "ab")
attempt(name, 3)
attempt(name)
attempt(name, "\n", "default")
attempt(lookup, "no such")
attempt(lookup, "é")
attempt(lookup, "x" * 300)
attempt(lookup, 3)
attempt(unicodedata.category, b"a")
attempt(unicodedata.decimal, "a")
attempt(unicodedata.digit, "½")
attempt(unicodedata.numeric, "a")
attempt(unicodedata.numeric, "a", -1)
attempt(unicodedata.normalize, "NFX", "é")
attempt(unicodedata.normalize, "NFX", "")
attempt(unicodedata.normalize, "NFC", 1)
attempt(unicodedata.normalize, "NFC")
attempt(unicodedata.is_normalized, "x", "a")
# Every character of the first planes, in one number a property.
for property in (name, unicodedata.category, unicodedata.bidirectional,
                 unicodedata.east_asian_width, unicodedata.decomposition):
    total = 0
    for i in list(range(0x3400)) + list(range(0xf900, 0x10000)) + list(range(0x1f000, 0x1fb00)):
        text = property(chr(i), "") if property is name else property(chr(i))
        total = (total * 31 + len(text) + sum(map(ord, text))) % 1000000007
    print(property.__name__, total)
