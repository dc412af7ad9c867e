log = []


def v(name, value=None):
    log.append(name)
    return value if value is not None else name


def show():
    print(" ".join(map(str, log)))
    log.clear()


v("a", 1) + v("b", 2) * v("c", 3)
show()
(v("a", 1), [v("b")], {v("c"): v("d")}, {v("e")})
show()
v("f", lambda *a, **k: 0)(v("x"), *v("y", [1]), k=v("z"), **v("w", {}))
show()
d = {}
v("target", d)[v("index")] = v("value")
show()
v("t1", d)[v("i1")], v("t2", d)[v("i2")] = v("rhs", (1, 2))
show()
v("cond", 1) if v("test", False) else v("other")
show()
v("l", 1) < v("m", 2) < v("r", 3) < v("s", 1) < v("never", 1)
show()
v("o", 0) or v("p", 1) or v("never")
show()


class O:
    pass


o = O()
o.x = 1
v("obj", o).x += v("rhs", 5)
show()
d["k"] = 1
v("dict", d)[v("key", "k")] += v("add", 2)
show()
print(o.x, d["k"])
a = [0, 1, 2]
i = 0
i, a[i] = 1, "x"
print(i, a)
x = [1, 2, 3]
x[v("s", 0):v("e", 2):v("st", 1)]
show()
f"{v('one')}{v('two')!r:{v('wid', 5)}}"
show()


@v("deco", lambda c: c)
class K(v("base", object), metaclass=v("meta", type)):
    v("body")


show()
del v("d1", d)[v("d2", "k")]
show()
assert v("assert", True), v("message")
show()
lambda x=v("default"): v("not run")
show()
{**v("d1", {}), v("k"): v("v"), **v("d2", {})}
show()
