class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, o):
        return self.parts == o.parts if isinstance(o, Version) else NotImplemented

    def __lt__(self, o):
        return self.parts < o.parts if isinstance(o, Version) else NotImplemented

    def __le__(self, o):
        return self < o or self == o

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version("1.2.3"), Version("1.10"), Version("1.2.3")
print(a < b, a > b, a <= c, a >= c, a == c, a != b, a == "1.2.3", a != 5)
print(sorted([b, a, Version("0.9")]), max(a, b), min([a, b]))
for f in (lambda: a < 5, lambda: 5 < a, lambda: a >= "x", lambda: sorted([a, 1])):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Odd:
    def __eq__(self, o):
        return "not a bool"

    def __lt__(self, o):
        return []

    def __ne__(self, o):
        return None


print(Odd() == 1, Odd() < 1, Odd() != 1, 1 == Odd(), [Odd()] == [1], Odd() in [1])
