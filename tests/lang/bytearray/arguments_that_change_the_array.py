# Bounds, counts and keys whose __index__ changes the array that is worked on.


def attempt(act, size=64):
    array = bytearray(b"ab" * (size // 2))

    class Shrinker:
        def __init__(self, result):
            self.result = result

        def __index__(self):
            array.clear()
            return self.result

        def __iter__(self):
            array.clear()
            return iter([1, 2, 3])

    try:
        print(repr(act(array, Shrinker)), array)
    except (IndexError, ValueError, TypeError, BufferError) as error:
        print(type(error).__name__, error)


# What these find is not said: only that they come back.
attempt(lambda a, s: [a.startswith(b"", s(10))] and None)
attempt(lambda a, s: [a.startswith(b"ab", s(0), 40)] and None)
attempt(lambda a, s: [a.endswith((b"b", b"a"), s(1), 30)] and None)
attempt(lambda a, s: [a.find(b"b", s(3))] and None)
attempt(lambda a, s: [a.rfind(b"b", s(3), 60)] and None)
attempt(lambda a, s: [a.count(b"b", s(3))] and None)
attempt(lambda a, s: [a.find(s(98), 20)] and None)
attempt(lambda a, s: a.hex(":", s(2)))
attempt(lambda a, s: a.split(b"a", s(2)))
attempt(lambda a, s: a.splitlines(s(2)))
attempt(lambda a, s: a.expandtabs(s(2)))
attempt(lambda a, s: a.center(s(4)))
attempt(lambda a, s: a.replace(b"a", b"cc", s(2)))
attempt(lambda a, s: a.pop(s(2)))
attempt(lambda a, s: a.insert(s(2), s(70)))
attempt(lambda a, s: a[s(2)])
attempt(lambda a, s: a[s(2) : s(50)])
attempt(lambda a, s: a.__setitem__(s(2), 65))
attempt(lambda a, s: a.__setitem__(2, s(65)))
attempt(lambda a, s: a.__setitem__(slice(2, 40), s(65)))
attempt(lambda a, s: a.__delitem__(slice(s(2), 40)))
attempt(lambda a, s: a.extend(s(65)))
attempt(lambda a, s: a.__imul__(s(3)))
attempt(lambda a, s: a * s(3))

needle = bytearray(b"a" * 100)


class Emptier:
    def __index__(self):
        try:
            needle.clear()
        except BufferError:
            pass
        return 5


bytearray(b"xaxaxa").replace(needle, b"c", Emptier())


class Counted:
    calls = 0

    def __index__(self):
        Counted.calls += 1
        return 0


array = bytearray(b"abc")
array[Counted()] = 65
print(array, Counted.calls)
