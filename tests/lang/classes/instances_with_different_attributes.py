class R:
    def __init__(self, **kw):
        for k in kw:
            setattr(self, k, kw[k])


rs = [R(a=1), R(b=2, a=3), R(a=4, b=5), R(), R(c=1, b=2, a=3), R(**{f"f{i}": i for i in range(30)})]
for r in rs:
    print(r.__dict__ if len(r.__dict__) < 5 else len(r.__dict__), getattr(r, "a", "none"))
rs[0].b = 9
rs[1].c = 7
del rs[2].a
rs[2].a = "back"
print([list(r.__dict__) for r in rs[:5]])
for i, r in enumerate(rs):
    r.common = i
print([r.common for r in rs])
for r in rs[:3]:
    r.__dict__.clear()
print([r.__dict__ for r in rs[:3]], hasattr(rs[0], "common"))
