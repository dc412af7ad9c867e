"""What str answers of single characters, block by block: properties, identifiers, cases."""
import hashlib

PROPERTIES = (str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.islower, str.isupper,
              str.istitle, str.isprintable, str.isidentifier, str.isspace)
CASES = (str.lower, str.upper, str.title, str.casefold, str.swapcase, str.capitalize)
BLOCKS = [(0, 0x2200), (0x2460, 0x2500), (0x2c00, 0x2e30), (0x3000, 0x3400), (0x4e00, 0x4f00),
          (0xa640, 0xab70), (0xd7f0, 0xd810), (0xfb00, 0xfb20), (0xfe70, 0xffa0),
          (0x10400, 0x10500), (0x10780, 0x107c0), (0x11f00, 0x11f60), (0x1d7c0, 0x1d800),
          (0x1e900, 0x1e960), (0x1f100, 0x1f190), (0xe0100, 0xe0110)]


def describe(character):
    answers = [ask(character) for ask in PROPERTIES]
    answers.append(("a" + character).isidentifier())
    answers += [change(character) for change in CASES]
    # What stands beside it: a final sigma, and the start of a word.
    answers += [("a\u03a3" + character).lower(), (character + "a").title()]
    return ascii(answers)


for first, end in BLOCKS:
    for start in range(first, end, 256):
        digest = hashlib.md5()
        for point in range(start, min(start + 256, end)):
            digest.update(describe(chr(point)).encode())
        print(f"{start:05x} {digest.hexdigest()}")
