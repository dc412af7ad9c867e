import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"A{self.n}"


d = weakref.WeakValueDictionary()
a, b = A(1), A(2)
d["a"], d["b"] = a, b
print(len(d), d["a"], "b" in d, sorted(d), d.get("zz"))
del a
print(len(d), "a" in d, d.get("a"))
try:
    d["a"]
except KeyError as e:
    print("KeyError", e)
k = weakref.WeakKeyDictionary()
x, y = A(3), A(4)
k[x], k[y] = "x", "y"
print(len(k), k[x], x in k)
del x
print(len(k), list(k.values()))
s = weakref.WeakSet([y, b])
print(len(s), y in s)
del y
print(len(s), len(k))
