print((), (1,), (1, 2), ((),), [], [1], [[]], {}, {1: 2}, {1}, {1, 1}, {1: 2, 1: 3}, (1, 2,), [1, ], {1: 1, }, {1, })
print(None, True, False, Ellipsis, ..., NotImplemented, __debug__, type(...), type(NotImplemented), type(None))
x = 1, 2
y = 3,
print(x, y, (4), (5,), ())
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b"}, {"a": 1, "a": 2}, len({1, 1.0, True}))
print([1, "two", 3.0, None, [4], (5,), {6}, {7: 8}, b"9", ..., 10j, range(3), int, print is print])
print({"k": [1, {"n": (2, {3})}]})
l = [1]
l.append(l)
d = {}
d["me"] = d
t = ([],)
t[0].append(t)
print(l, d, t, [l, l])
for s in ("None = 1", "True = 2", "__debug__ = 1", "del None", "def f(None): pass", "x.True = 1", "... = 1", "for False in x: pass",
          "import x as None", "f(True=1)", "class None: pass", "lambda None: 0", "x.None"):
    try:
        exec(s)
    except SyntaxError as e:
        print(s, "->", e.msg)
for s in ("[[]] == [[]]", "{[]: 1}", "{[]}", "{{}: 1}", "{(1, []): 2}", "{{1}}", "{frozenset([1]): 2}"):
    try:
        print(eval(s))
    except TypeError as e:
        print(e)
