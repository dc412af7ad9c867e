print(str(), str(5), str("x"), str(b"abc", "utf-8"), str(b"\xff", "latin-1"), str(b"a\xff", "utf-8", "replace"), str(b"abc"), str(object=3), str(None), str([1, "a"]))
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\\"), repr("\n\r\t\0\x1b"), repr("é"), repr("\ud800"), ascii("é中😀\x80"), repr("\U0010ffff"), repr("\xa0\u3000\u200b\ufeff"))
print("abc".encode(), "é中😀".encode("utf-8"), "é".encode("latin-1"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", "replace"), "aé中".encode("ascii", "backslashreplace"), "aé中".encode("ascii", "xmlcharrefreplace"))
print("a😀".encode("utf-16-le"), "a".encode("utf-16-be"), "a".encode("utf-32-le"), "x".encode("UTF8"), "x".encode(encoding="Latin1"), "é".encode("utf-8", "strict"))
print(b"\xc3\xa9".decode(), b"abc\xff".decode("utf-8", "ignore"), b"abc\xff".decode("utf-8", "replace"), b"\xe9".decode("latin-1"), b"ab\xffc".decode("ascii", "backslashreplace"))
print(len("é"), len("😀"), len("e\u0301"), "é" == "e\u0301", "\x41" == "A", hash("a") == hash("a"), "a" < "b" < "é" < "中" < "😀", max("héy"), sorted("hello"), list("é😀"))
print("abc" * 3, "abc" * 0, "abc" * -1, 2 * "ab", "a" + "b", "ab"[::-1], "é中"[1], "a😀b"[1], [c for c in "a😀"], "x" "y", chr(233), ord("é"), chr(128512), ord("😀"))
a = "hello"
print(a is str(a), a[:] is a, a + "" == a, "%s" % a, a.__len__(), a.__contains__("ell"), a.__add__("!"), a.__getitem__(1), a.__eq__(5), a.__lt__("z"), a.__mul__(2), a.__class__)
for bad in (b"\xff", b"\xc3", b"\xe4\xb8", b"a\x80b", b"\xed\xa0\x80", b"\xf8\x88", b"\xc0\x80", b"\xf4\x90\x80\x80"):
    try:
        bad.decode()
    except UnicodeDecodeError as e:
        print(e)
    print(ascii(bad.decode("utf-8", "replace")))
for t, enc in (("é", "ascii"), ("ab中", "latin-1"), ("\ud800x", "utf-8"), ("éé", "ascii"), ("a\ud800\ud801", "utf-8")):
    try:
        t.encode(enc)
    except UnicodeEncodeError as e:
        print(e)
