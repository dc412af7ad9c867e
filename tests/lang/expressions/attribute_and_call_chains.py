class B:
    def __init__(self):
        self.parts = []

    def add(self, x):
        self.parts.append(x)
        return self

    def __getitem__(self, i):
        return self.parts[i]

    def __call__(self, f):
        return f(self.parts)


b = B().add([1, 2]).add({"k": (lambda: "called")})
print(b[0][1], b[1]["k"](), b(len), b.add(3).parts[-1], b.add("x")[-1].upper().lower()[0], B()(list), [B][0]().add(1)(sum))
print("a,b".split(",")[1].join(["x", "y"]), (1).__add__(2).__mul__(3), "%s" % "abc"[1:][0], -b[0][0] ** 2, [[1, 2], [3]][0][-1], {"f": print}["f"]("through a dict"))
obj = type("O", (), {})()
obj.a = type("P", (), {"b": [10, {"c": "deep"}]})
print(obj.a.b[1]["c"], obj.a().b[0])
obj.a.b[1]["d"] = obj
print(obj.a.b[1]["d"].a.b[0])
print((lambda f: f(f))(lambda f: "self applied"), (lambda: (lambda: "twice"))()(), [f() for f in [lambda: 1, lambda: 2]])
