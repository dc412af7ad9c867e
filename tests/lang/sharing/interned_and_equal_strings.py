import sys
a = sys.intern("some text")
b = sys.intern("".join(["some", " ", "text"]))
print(a is b)
c = "".join(["ab", "cd"])
print(c == "abcd", sys.intern(c) == c)
d = {c: 1}
print(d["abcd"], "abcd" in d, {"".join(["k", "1"]): 2}["k1"])


class K:
    pass


k = K()
setattr(k, "".join(["at", "tr"]), 5)
print(k.attr, getattr(k, "attr"), "attr" in k.__dict__)
print([s for s in ("x" * 3, "xxx", "y")].count("xxx"), ("a" + "b") in {"ab"}, hash("ab") == hash("a" + "b"))
