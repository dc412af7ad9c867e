# Observer, state, strategy, visitor, builder, command, flyweight, pool, prototype, chain.
class Signal:
    def __init__(self):
        self.slots = []

    def connect(self, f):
        self.slots.append(f)
        return f

    def __call__(self, *a, **k):
        return [s(*a, **k) for s in self.slots]


changed = Signal()


@changed.connect
def first(v, old=None):
    return f"first {old}->{v}"


changed.connect(lambda v, **k: f"lambda {v} {k}")
print(changed(2, old=1))


class Light:
    class State:
        def __init__(self, light):
            self.light = light

    class Red(State):
        def tick(self):
            return Light.Green

    class Green(State):
        def tick(self):
            return Light.Yellow

    class Yellow(State):
        def tick(self):
            return Light.Red

    def __init__(self):
        self.state = Light.Red(self)

    def tick(self):
        self.state = self.state.tick()(self)
        return type(self.state).__name__


l = Light()
print([l.tick() for _ in range(4)])


class Visitor:
    def visit(self, node):
        for k in type(node).__mro__:
            m = getattr(self, "visit_" + k.__name__.lower(), None)
            if m:
                return m(node)
        raise TypeError(f"no visitor for {type(node).__name__}")


class Num:
    def __init__(self, v):
        self.v = v


class Bin:
    def __init__(self, op, a, b):
        self.op, self.a, self.b = op, a, b


class Add(Bin):
    def __init__(self, a, b):
        super().__init__("+", a, b)


class Show(Visitor):
    def visit_num(self, n):
        return str(n.v)

    def visit_bin(self, n):
        return f"({self.visit(n.a)} {n.op} {self.visit(n.b)})"


class Eval(Visitor):
    ops = {"+": lambda a, b: a + b, "*": lambda a, b: a * b}

    def visit_num(self, n):
        return n.v

    def visit_bin(self, n):
        return self.ops[n.op](self.visit(n.a), self.visit(n.b))


tree = Add(Num(1), Bin("*", Num(2), Add(Num(3), Num(4))))
print(Show().visit(tree), Eval().visit(tree))
try:
    Show().visit("text")
except TypeError as e:
    print(e)


class Query:
    def __init__(self):
        self.parts = {}

    def __getattr__(self, word):
        def add(*args):
            self.parts[word] = args
            return self
        return add

    def __str__(self):
        return " ".join(f"{w} {', '.join(map(str, a))}" for w, a in self.parts.items())


print(Query().select("a", "b").where("x > 1").limit(5))


class Editor:
    def __init__(self):
        self.text, self.undo_stack = "", []

    def do(self, f, *a):
        self.undo_stack.append(self.text)
        self.text = f(self.text, *a)

    def undo(self):
        if self.undo_stack:
            self.text = self.undo_stack.pop()


e = Editor()
e.do(str.__add__, "hello")
e.do(str.upper)
e.do(lambda t, n: t * n, 2)
print(e.text, end=" ")
e.undo()
print(e.text, end=" ")
e.undo()
e.undo()
e.undo()
print(repr(e.text))


class Glyph:
    _all = {}
    __slots__ = ("char",)

    def __new__(cls, char):
        g = cls._all.get(char)
        if g is None:
            g = cls._all[char] = super().__new__(cls)
            g.char = char
        return g


text = [Glyph(c) for c in "mississippi"]
print(len(text), len(Glyph._all), text[2] is text[3], "".join(g.char for g in text))


class Pool:
    def __init__(self, make):
        self.make, self.free, self.made = make, [], 0

    def take(self):
        if self.free:
            return self.free.pop()
        self.made += 1
        return self.make()

    def give(self, x):
        self.free.append(x)


pool = Pool(list)
for i in range(100):
    x, y = pool.take(), pool.take()
    pool.give(x)
    pool.give(y)
print(pool.made, len(pool.free))


class Prototype:
    def clone(self, **changes):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.update(changes)
        return new


class Monster(Prototype):
    def __init__(self, name, hp, skills):
        self.name, self.hp, self.skills = name, hp, skills


orc = Monster("orc", 10, ["hit"])
boss = orc.clone(name="boss", hp=99)
boss.skills.append("shout")
print(vars(boss), orc.skills is boss.skills, orc.name)


class Handler:
    def __init__(self, ok, nxt=None):
        self.ok, self.next = ok, nxt

    def __call__(self, v):
        return self.ok(v) if self.ok(v) is not None else self.next(v) if self.next else "unhandled"


chain = Handler(lambda v: "int" if isinstance(v, int) else None, Handler(lambda v: "str" if isinstance(v, str) else None))
print(chain(1), chain("a"), chain(2.0))


class Multi:
    registry = {}

    @classmethod
    def on(cls, *types):
        def deco(f):
            cls.registry[types] = f
            return f
        return deco

    @classmethod
    def call(cls, *args):
        return cls.registry[tuple(type(a) for a in args)](*args)


@Multi.on(int, int)
def _(a, b):
    return a * b


@Multi.on(str, int)
def _(a, b):
    return a * b + "!"


print(Multi.call(3, 4), Multi.call("x", 3))
