s = "abracadabra"
print(s.find("bra"), s.find("bra", 2), s.find("zz"), s.find(""), s.find("", 11), s.find("", 12), s.rfind("bra"), s.rfind("a", 0, -1), s.rfind(""))
print(s.index("c"), s.rindex("a"), s.count("a"), s.count("ab"), s.count(""), s.count("a", 1, 5), "aaa".count("aa"), "".count(""), "".count("a"))
print(s.replace("a", "X"), s.replace("a", "X", 2), s.replace("", "-"), s.replace("bra", ""), s.replace("zz", "q"), "".replace("", "x"), s.replace("a", "b", 0), "aaa".replace("aa", "b"))
print(s.startswith("ab"), s.startswith(("x", "abr")), s.startswith("bra", 1), s.startswith(""), s.endswith("bra"), s.endswith(("a", "b")), s.endswith("b", 0, 2), s.endswith(""), s.startswith("a", 5))
print("b" in s, "" in s, "zz" not in s, s.find("a", -4), s.find("a", -100, 2), s.find("é"), "é中😀x".find("😀"), "é中😀x".index("x"), "xéx".rfind("x"))
print("prefix_x".removeprefix("prefix_"), "prefix".removeprefix("x"), "a.py".removesuffix(".py"), "a.py".removesuffix(""), "aa".removeprefix("a"))
print("a,b,c".partition(","), "abc".partition(","), "a,b,c".rpartition(","), "abc".rpartition(","))
for bad in ("s.index('z')", "s.rindex('z')", "s.find(5)", "s.replace('a')", "s.startswith(5)", "s.startswith((1,))", "s.count()", "s.removeprefix(1)", "5 in s", "s.partition(1)", "s.replace(1, 2)", "s.replace('a', 'b', 'c')"):
    try:
        print(eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, type(e).__name__, e)
