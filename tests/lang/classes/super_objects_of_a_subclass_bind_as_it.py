class Loud(super):
    def __repr__(self):
        return "loud"


class Base:
    def speak(self):
        return ["base"]


class Heir(Base):
    def speak(self):
        return [repr(self._above)] + self._above.speak()


Heir._above = Loud(Heir)
print(Heir().speak(), type(Heir()._above).__name__, type(Heir._above).__name__)
Heir._above = super(Heir, Heir)
print(type(Heir()._above).__name__)
