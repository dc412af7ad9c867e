class Greeter:
    def __init__(self, name):
        self.name = name

    def greet(self, word="hello"):
        "Say it."
        return f"{word} {self.name}"


g = Greeter("ann")
m = g.greet
print(m(), m("bye"))
print(m.__self__ is g, m.__func__ is Greeter.greet, m.__name__, m.__doc__, m.__qualname__)
print(g.greet == g.greet, g.greet is g.greet, hash(g.greet) == hash(g.greet))
print(Greeter.greet(g, "yo"))
h = Greeter("bob")
print(g.greet == h.greet)
try:
    m.extra = 1
except AttributeError as e:
    print(e)
Greeter.greet.extra = 2
print(m.extra)
try:
    Greeter.greet()
except TypeError as e:
    print(e)
try:
    g.greet(1, 2, 3)
except TypeError as e:
    print(e)
callbacks = [Greeter(n).greet for n in "abc"]
print([c() for c in callbacks])
g.greet = lambda: "instance wins"
print(g.greet())
del g.greet
print(g.greet())


def outside(self):
    return "outside " + self.name


Greeter.outside = outside
print(g.outside(), outside.__get__(g)(), outside.__get__(g, Greeter)())
print(type(outside.__get__(None, Greeter)).__name__)
