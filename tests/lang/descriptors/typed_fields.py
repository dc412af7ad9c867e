class Field:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = "_" + name
        self.public = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return getattr(obj, self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.public} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)


class Person:
    name = Field(str, "nobody")
    age = Field(int)

    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)


p = Person(name="ann", age=3)
q = Person()
print(p.name, p.age, q.name, q.age, p.__dict__, q.__dict__)
try:
    p.age = "old"
except TypeError as e:
    print(e)
print([k for k, v in Person.__dict__.items() if isinstance(v, Field)], Person.age.kind)


class Slotted:
    __slots__ = ("_v",)
    v = Field(int, 0)


s = Slotted()
print(s.v)
s.v = 4
print(s.v, s._v)
