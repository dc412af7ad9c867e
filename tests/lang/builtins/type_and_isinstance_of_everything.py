import sys
import math


def gen():
    yield


class K:
    s = staticmethod(len)
    c = classmethod(lambda cls: 0)
    p = property()
    __slots__ = ("slot",)

    def m(self):
        pass


try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
    err = e
things = [None, True, 1, 1.5, 1j, "", b"", bytearray(), [], (), {}, set(), frozenset(), range(1), slice(1), ..., NotImplemented, len, [].append, str.upper, gen, gen(), lambda: 0, K, K(), K().m, K.m, K.__dict__["s"], K.__dict__["c"], K.p, K.slot,
          type, object, object(), sys, err, tb, tb.tb_frame, gen.__code__, iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(1)), {}.keys(), {}.values(), {}.items(), zip(), map(len, []), filter(None, []), enumerate([]), reversed([]),
          int.__add__, (1).__add__, int.__dict__["__add__"], dict.__dict__["fromkeys"], K.__dict__, super(K, K()), int | str, list[int], type(None), (lambda x: lambda: x)(1).__closure__[0], int.__dict__["real"], object.__init__, K().__init__, math.sin, print]
for t in things:
    print(type(t).__name__, isinstance(t, object), callable(t), type(type(t)).__name__, type(t).__module__)
