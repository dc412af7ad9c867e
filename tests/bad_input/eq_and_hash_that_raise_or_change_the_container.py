class Eq:
    def __init__(self, f):
        self.f = f

    def __eq__(self, o):
        return self.f()

    def __hash__(self):
        return 1


def boom():
    raise ValueError("eq")


e = Eq(boom)
for what, f in (("in list", lambda: 5 in [e]), ("index", lambda: [e].index(5)), ("count", lambda: (e,).count(5)), ("list eq", lambda: [e] == [5]), ("dict get", lambda: {e: 1}.get(Eq(boom))),
                ("set add", lambda: {e, Eq(boom)}), ("remove", lambda: [e].remove(5)), ("dict eq", lambda: {1: e} == {1: 5}), ("tuple eq", lambda: (e,) == (5,)), ("set in", lambda: Eq(boom) in {e})):
    try:
        f()
    except ValueError as err:
        print(what, err)
l = []


def clear():
    l.clear()
    return False


l.extend([Eq(clear), 1, 2, 3])
print(7 in l, len(l))
l.extend([Eq(clear), Eq(clear)])
try:
    l.index(7)
except ValueError as err:
    print(err, len(l))
l.extend([Eq(clear), 1])
print(l == [5, 6], l.count(5), len(l))
l.extend([Eq(lambda: l.clear() or True), 1])
try:
    l.remove(9)
    print("removed", len(l))
except (ValueError, IndexError) as err:
    print(err)
d = {}


def dclear():
    d.clear()
    return False


d[Eq(dclear)] = 1
print(d.get(Eq(dclear)), len(d))
d[Eq(dclear)] = 1
d[Eq(dclear)] = 2
print(len(d))
s = set()


def grow():
    for i in range(100):
        s.add((1, i))
    return False


s.add(Eq(grow))
s.add(Eq(grow))
print(len(s))


class H:
    def __hash__(self):
        raise KeyError("hash")


for what, f in (("dict", lambda: {H(): 1}), ("set", lambda: {H()}), ("in", lambda: H() in {}), ("get", lambda: {}.get(H())), ("pop", lambda: {1: 1}.pop(H(), None)), ("hash tuple", lambda: hash((1, H()))), ("fromkeys", lambda: dict.fromkeys([H()]))):
    try:
        f()
        print(what, "fine")
    except KeyError as err:
        print(what, err)


class Lt:
    def __lt__(self, o):
        big.clear()
        return True


big = [Lt() for _ in range(10)]
try:
    big.sort()
except ValueError as err:
    print(err)
m = [3, 2, 1]
try:
    m.sort(key=lambda x: m.append(x))
except (ValueError, TypeError) as err:
    print(type(err).__name__)
