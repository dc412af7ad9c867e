print("a b  c".split(), " a b ".split(" "), "a,b,,c".split(","), "".split(), "".split(","), "a b c".split(None, 1), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), " a  b ".rsplit(None, 1), "a--b--c".split("--"), "abc".split("abc"))
print("a\nb\r\nc\rd".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines(), "x\n\ny".splitlines(keepends=True))
print("  x ".strip(), "xxaxx".strip("x"), "  x ".lstrip() + "|", "  x ".rstrip() + "|", "abcba".strip("ab"), "abc".lstrip("ba"), "\t\n x \u3000".strip(), "".strip(), "x".strip("x"), "x".strip(""), "x ".strip(None))
print(",".join(["a", "b"]), "".join("abc"), "-".join([]), "x".join(["solo"]), "é".join("ab"), ", ".join(str(i) for i in range(4)), "+".join({"k": 1, "j": 2}), "".join(("a", "é", "中", "😀")))
print("a b".split(sep=None), "a b c".split(maxsplit=1), "1<>2<>3".split("<>"), "  ".split(" "), "a\u00a0b".split(), "\x1ca\x1fb".split(), "abc".split("c"), "a b c d".rsplit(maxsplit=2))
for bad in ("'a'.split('')", "'a'.split(1)", "'a'.join(1)", "'a'.join([1])", "'a'.join(['x', None])", "'a'.strip(1)", "'a'.split(',', 'x')", "'a'.rsplit('')", "'a'.join(['a', b'b'])"):
    try:
        print(eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, type(e).__name__, e)
