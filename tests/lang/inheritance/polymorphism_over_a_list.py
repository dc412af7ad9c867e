class Animal:
    sound = "..."
    made = []

    def __init__(self, name):
        self.name = name
        Animal.made.append(self)

    def speak(self):
        return f"{self.name} says {self.sound}"

    def __lt__(self, other):
        return self.name < other.name


class Dog(Animal):
    sound = "woof"


class Puppy(Dog):
    def speak(self):
        return super().speak().replace("woof", "yip") + "!"


class Cat(Animal):
    sound = "meow"

    def speak(self):
        return super().speak().upper()


class Fish(Animal):
    pass


for a in sorted([Dog("rex"), Cat("tom"), Puppy("bit"), Fish("wet")]):
    print(a.speak(), type(a).__name__, isinstance(a, Dog), issubclass(type(a), Animal), [k.__name__ for k in type(a).__mro__[:-1]])
print(len(Animal.made), Animal.__subclasses__(), Puppy.__bases__, Puppy.__base__, hasattr(Fish, "sound"), "sound" in Fish.__dict__)
