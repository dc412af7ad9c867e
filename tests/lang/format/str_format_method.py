class A:
    x = 5
    items = [1, {"k": "deep"}]

    def __format__(self, s):
        return f"A<{s}>"


a = A()
print("{} {} {}".format(1, "two", 3.0), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{} {x} {}".format(1, 2, x=3))
print("{0.x} {0.items[0]} {0.items[1][k]} {d[key]} {l[0]}".format(a, d={"key": "v"}, l=[9]), "{:>{w}}|{:{f}^{w}}".format("r", "c", w=5, f="*"))
print("{0!r} {0!s} {1!a}".format("q", "é"), "{{}} {{{}}}".format(1), "{:{}}".format(3, "05"), "{:x} {:#b}".format(255, 5), "{:%}".format(0.5))
print("{0[a b]} {0[1]}".format({"a b": 1, 1: 2}), "{} {:spec}".format(a, a), "{:.{p}f}".format(3.14159, p=2), "".format(1, 2), "{0[0]}".format("xyz"))
print("{:,} {:_} {:e}".format(1000000, 1000000, 12345.678), "{:<5}{:>5}{:^5}".format(1, 2, 3), "{!r:>6}".format("a"), "{0.real}{0.imag}".format(3))
print("{a} {b}".format_map({"a": 1, "b": 2}), "{0}".format(*[7]), "{a[b][0]}".format(a={"b": [4]}), "{.__class__.__name__}".format(5))


class Missing(dict):
    def __missing__(self, k):
        return f"<{k}>"


print("{a} {zz}".format_map(Missing(a=1)))
bad = [("{", ()), ("}", ()), ("{}", ()), ("{0}", ()), ("{a}", ()), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{!x}", (1,)), ("{0.zz}", (1,)), ("{0[zz]}", ({},)),
       ("{0[0]}", ({},)), ("{0[9]}", ([],)), ("{0[x]}", ([1],)), ("{:d}", ("s",)), ("{:{}{}}", (1, 2)), ("{!}", (1,)), ("{!r", (1,)), ("{0.}", (1,)), ("{0[]}", (1,)),
       ("{0[0}", (1,)), ("{0]}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{a.b}", ()), ("{-1}", (1,)), ("{ 0}", (1,)), ("{0 }", (1,)), ("{0!rr}", (1,)), ("{99999999999999999999}", (1,)), ("a}b", ()), ("{0[a]b}", ({"a": 1},))]
for f, args in bad:
    try:
        print(f, f.format(*args))
    except Exception as e:
        print(f, "->", type(e).__name__, e)
