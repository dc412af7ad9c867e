é = 1
中文 = 2
π = 3.14
_ñ = 4
ﬁ = 5
print(é, 中文, π, _ñ, fi)
print(sorted(n for n in list(globals()) if not n.startswith("__") and not n.isascii()))


class Größe:
    länge = 10

    def über(self):
        return self.länge


print(Größe().über(), Größe.__name__)
𝐱 = 7
print(x)
for s in ("a€ = 1", "1é = 2", "x = “a”", "a\u00a0= 1", "→", "😀 = 1", "x = 5；", "print(１)"):
    try:
        exec(s)
    except SyntaxError as e:
        print(ascii(s), e.msg)
