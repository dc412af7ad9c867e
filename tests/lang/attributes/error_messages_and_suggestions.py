class Thing:
    colour = 1

    def method(self):
        pass


t = Thing()
tests = [
    lambda: t.colur, lambda: Thing.clour, lambda: (5).bit_lenght, lambda: "x".uper(), lambda: [].appendd(1),
    lambda: None.x, lambda: t.method.zzz, lambda: len.zzz, lambda: {}.foo, lambda: (1).x, lambda: True.x,
    lambda: (lambda: 0).zzz, lambda: type.zzz, lambda: object().x, lambda: super(Thing, t).x, lambda: 1.5.x, lambda: ...  .x,
    lambda: range(3).x, lambda: int.zzz,
]
for test in tests:
    try:
        test()
        print("no error")
    except AttributeError as e:
        print(e, "|", e.name)
import math, sys
try:
    math.sine
except AttributeError as e:
    print(e)
