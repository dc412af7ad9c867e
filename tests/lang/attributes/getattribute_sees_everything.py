class Loud:
    x = 1

    def __init__(self):
        self.y = 2

    def __getattribute__(self, name):
        print("get", name)
        if name == "fake":
            return "made up"
        return super().__getattribute__(name)

    def method(self):
        return self.y


a = Loud()
print(a.x, a.y, a.fake, a.method())
try:
    a.none
except AttributeError as e:
    print(e)


class Both:
    def __getattribute__(self, name):
        if name == "direct":
            return "direct"
        raise AttributeError("from getattribute")

    def __getattr__(self, name):
        return "fallback " + name


b = Both()
print(b.direct, b.anything)
print(object.__getattribute__(Loud(), "y"))
print(len.__name__, Loud.x)
