print(1 and 2, 0 and 2, 1 or 2, 0 or 2, None or "x", "" or [] or {}, [] and 1, not [], not "a", not None, not not 5)
print(1 and 0 or 3, 0 or 1 and 2, not 1 or 2, (1, 0)[not 0], bool("False"), bool(" "), bool(0.0), bool(0j), bool(()), bool({0}), bool(range(0)), bool(b""), bool(...), bool(NotImplemented) if False else "-")


class T:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", self.v, end="; ")
        return self.v


if T(True) and T(False) or T(True):
    print("taken")
if not T(False):
    print("not taken")
while T(False):
    pass
print([x for x in (T(True), T(False)) if x][0].v)
print((T(False) or "default") if True else 0)
x = T(True) and "kept"
print(x)


class L:
    def __len__(self):
        return 0


print(bool(L()), not L())
print(True & False, True | False, True ^ True, ~True, True + 1, -True, True * 3, True / 2, isinstance(True & 1, bool), isinstance(True & True, bool), True == 1, str(True), f"{True:d}", int(True), sum([True, True]))
