"""Compiles damaged programs: each must be accepted or refused with a clean error.

usage: mutate_programs.py SEED COUNT FILE...
Prints a line for each damaged text, so that the last line names the one that ended badly; with
COUNT 1 the text itself is shown. The same seed damages the same way in any Python.
"""
import random
import sys

JUNK = [b"\x00", b"\xff", b"\xc3", b"\xe2\x82", b"\r", b"\t", b"\\", b"'''", b'"""', b"(", b")", b"[", b"{", b"}",
        b"f'{", b"f'{x!", b"f'{x:{", b":", b":=", b"*", b"**", b"@", b"->", b"...", b"lambda ", b"yield ", b"await ",
        b"async ", b"match ", b"case ", b"_", b"0x", b"1e", b"1__0", b"9" * 30, b"=", b"==", b"not ", b"is ", b"in ",
        b"for ", b"if ", b"else:", b"try:", b"except*", b"finally:", b"with ", b"class ", b"def ", b"return ", b"global ",
        b"nonlocal ", b"del ", b"import ", b"from . ", b"\n", b"\n\n    ", b"    ", b"\f", b"#", b"$", b"?", b"\xef\xbb\xbf",
        b"# coding: latin-1\n", b"\\N{DIGIT ONE}", b"\\x", b"\\u12", b"b'", b"rb'", b"1_", b"j", b";", b",", b"\xc2\xb2"]


def damage(r, data, other):
    kind = r.randint(0, 7)
    at = r.randint(0, len(data))
    end = min(len(data), at + r.randint(0, r.choice([2, 10, 80])))
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data[end:]
    if kind <= 4:
        return data[:at] + r.choice(JUNK) + data[at:]
    if kind == 5:
        return data[:at] + bytes([r.randint(0, 255)]) + data[at + 1:]
    if kind == 6:
        start = r.randint(0, len(other))
        return data[:at] + other[start:start + r.randint(0, 60)] + data[end:]
    return data[:at] + data[at:end] * r.randint(2, 40) + data[end:]


def attempt(text):
    try:
        compile(text, "damaged", "exec", 0, True)
    except SyntaxError as error:
        return f"{type(error).__name__}: {error.msg}"
    except (ValueError, MemoryError, RecursionError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"
    return "accepted"


def main():
    seed, count, paths = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    sources = []
    for path in paths:
        with open(path, "rb") as file:
            sources.append(file.read()[:6000])
    for number in range(seed, seed + count):
        r = random.Random(number)
        text, other = r.choice(sources), r.choice(sources)
        start = r.randint(0, len(text)) if r.random() < 0.5 else 0
        text = text[text.rfind(b"\n", 0, start) + 1:][:r.choice([200, 2000, 6000])]
        for i in range(r.choice([1, 1, 1, 2, 5])):
            text = damage(r, text, other)
        if count == 1:
            print(text)
        print(number, end=" ", flush=True)
        print(ascii(attempt(text)))


if __name__ == "__main__":
    main()
