import weakref


class Res:
    pass


r = Res()
f = weakref.finalize(r, print, "finalized", 1)
print(f.alive)
del r
print(f.alive)


class M:
    def go(self):
        return "went"


m = M()
w = weakref.WeakMethod(m.go)
print(w()())
del m
print(w())
