l = [1, 2, 3]
out = []
for x in l:
    out.append(x)
    if x == 1:
        l.clear()
print(out)
l = list(range(5))
it = iter(l)
next(it)
del l[:]
print(list(it))
d = {1: 1, 2: 2, 3: 3}
for op in (lambda: d.pop(3), lambda: d.update({9: 9}), lambda: d.clear()):
    d = {1: 1, 2: 2, 3: 3}
    try:
        for k in d:
            op()
        print("no error")
    except RuntimeError as e:
        print(e)
s = {1, 2, 3}
try:
    for k in s:
        s.discard(1)
        s.discard(2)
        s.discard(3)
except RuntimeError as e:
    print(e)


def gen():
    yield from g


g = gen()
try:
    next(g)
except ValueError as e:
    print(e)


def self_close():
    me.close()
    yield


me = self_close()
try:
    next(me)
except ValueError as e:
    print(e)
b = bytearray(b"abc")
seen = []
for x in b:
    seen.append(x)
    b.clear()
print(seen)


class Evil:
    def __iter__(self):
        return self

    def __next__(self):
        target.clear()
        raise StopIteration


target = [1, 2]
target.extend(Evil())
print(target)
target = [1, 2]
target[0:1] = Evil()
print(target)


class Len:
    def __len__(self):
        return 10 ** 3

    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i


print(list(Len()), tuple(Len()))


class Hint:
    def __init__(self, h):
        self.h = h

    def __length_hint__(self):
        return self.h

    def __iter__(self):
        return iter([1])


for h in (5, -1, "x", NotImplemented):
    try:
        print(list(Hint(h)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
