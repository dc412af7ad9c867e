class Temperature:
    __slots__ = ("_celsius",)

    def __init__(self, celsius=0.0):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    def __repr__(self):
        return f"{type(self).__name__}({self._celsius!r})"

    def __eq__(self, other):
        return isinstance(other, Temperature) and self._celsius == other._celsius

    def __hash__(self):
        return hash(self._celsius)


t = Temperature(25)
print(t, t.fahrenheit)
t.celsius = 30.5
print(t.celsius, t.fahrenheit)
try:
    t.celsius = -300
except ValueError as e:
    print(e)
try:
    t.fahrenheit = 3
except AttributeError as e:
    print(e)
print(t == Temperature(30.5), t != Temperature(1), len({t, Temperature(30.5)}))
