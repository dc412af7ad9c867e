class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name):
        self.name = name

    def add(self, trick):
        self.tricks.append(trick)


a, b = Dog("Fido"), Dog("Buddy")
print(a.kind, b.kind, a.name, b.name)
a.kind = "wolf"
print(a.kind, b.kind, Dog.kind, a.__dict__, b.__dict__)
Dog.kind = "dog"
print(a.kind, b.kind)
del a.kind
print(a.kind)
a.add("roll")
b.add("dead")
print(a.tricks, Dog.tricks is a.tricks)
try:
    del a.kind
except AttributeError as e:
    print(e)
try:
    Dog.nothing
except AttributeError as e:
    print(e)
try:
    a.nothing
except AttributeError as e:
    print(e)
try:
    del Dog.nothing
except AttributeError as e:
    print(e)
print(Dog.__name__, Dog.__qualname__, Dog.__module__, Dog.__bases__, Dog.__doc__)
print(isinstance(a, Dog), issubclass(Dog, object), type(a) is Dog, a.__class__ is Dog)
