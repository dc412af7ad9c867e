b = b"hello world"
print(b[0], b[1:4], b[::-1], len(b), list(b[:3]), b + b"!", b * 2, 104 in b, b"lo" in b, b.find(b"o"), b.find(111), b.rfind(b"o"), b.index(b"w"), b.count(b"l"), b.count(108))
print(b.upper(), b.title(), b.capitalize(), b"ABC".lower(), b"aBc".swapcase(), b.replace(b"o", b"0"), b.split(), b.split(b"o"), b.partition(b" "), b.rpartition(b"o"), b"a\nb\r\n".splitlines())
print(b" x ".strip(), b"xxax".lstrip(b"x"), b.startswith(b"he"), b.endswith((b"x", b"ld")), b",".join([b"a", b"b"]), b"ab".center(6, b"*"), b"5".zfill(3), b"a\tb".expandtabs(4), b"ab".ljust(4), b"ab".rjust(4))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab".istitle(), b"\x80".isascii(), b"".isalpha())
print(b"abc".hex(), b"abc".hex(":"), b"abcdef".hex("-", 2), bytes.fromhex("61 62 63"), bytes.fromhex(""), b"abc".translate(bytes.maketrans(b"a", b"z")), b"abc".translate(None, b"b"), b"p_x".removeprefix(b"p_"), b"x.c".removesuffix(b".c"))
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), bytes((65, 66)), bytes(bytearray(b"q")), bytes(x for x in [1, 2]))
print(repr(b"'"), repr(b'"'), repr(b"'\""), repr(b"\n\t\\\x00\xff"), str(b"a"), b"a".decode(), b"a" == "a", b"a" < b"b", b"a" == bytearray(b"a"), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], bool(b""), b"%d" % 5)


class B:
    def __bytes__(self):
        return b"custom"


print(bytes(B()), max(b"abc"), sorted(b"cab"), b"a" b"b", [x for x in b"ab"], tuple(b"ab"), b"abc".__contains__(97), isinstance(b"", bytes), b"\x00" * 2, sum(b"\x01\x02"))
for bad in ("b'a' + 'b'", "b'a'[5]", "bytes(-1)", "bytes([256])", "bytes([-1])", "bytes('a')", "bytes(1.5)", "b'a'.join(['x'])", "b'a'.index(b'z')", "'a' in b'a'", "b'a' < 'a'", "bytes.fromhex('abc')", "bytes.fromhex('zz')", "b'a'.replace('a', 'b')", "b'abc'.find('a')", "300 in b'a'", "bytes(None)", "b'a'.split('')", "b'a'.split(b'')", "b'a' % 1", "bytes([1.5])", "b''.center(3, 'x')", "bytes(1, 2)", "bytes.maketrans(b'a', b'bc')", "b'x'.startswith('x')", "b'\\x80'.decode('ascii')"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
