# Writes a program of many small ones, each a mixture of operations on containers, instances and
# strings that prints sys.getsizeof as it goes. The same seed gives the same text everywhere.
import sys


class Choices:
    def __init__(self, seed):
        self.state = seed * 2654435761 % 2**32 or 1

    def below(self, n):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % n

    def of(self, row):
        return row[self.below(len(row))]


def list_steps(c):
    n = c.below(20)
    yield c.of([
        "x = []", "x = [n, n]", "x = [1, 2, 3, 4, 5]", "x = list(range(%d))" % n,
        "x = list(i for i in range(%d))" % n, "x = [i for i in range(%d)]" % n,
        "x = [None] * %d" % n, "x = list('abcdefg'[:%d])" % c.below(8), "x = [*range(%d)]" % n,
        "x = sorted(range(%d))" % n, "x = list(map(str, range(%d)))" % n,
        "x = list(dict.fromkeys(range(%d)))" % n, "x = list((1, 2, 3))", "x = [n, *range(%d)]" % n,
        "x = list(zip(range(%d), 'abcdefgh'))" % n, "x = list(reversed(range(%d)))" % n,
        "x = list(enumerate('abcde'))", "x = list([n] * %d)" % n, "x = list(filter(None, range(%d)))" % n,
        "x = [1, 2] + [n] * %d" % n, "x = 'a b c d e f'.split()", "x = 'a,b,c'.split(',')",
        "a, *x = range(%d)" % (n + 1), "x = [[i] for i in range(%d)]" % n])
    for _ in range(4 + c.below(8)):
        n = c.below(14)
        yield c.of([
            "x.append(n)", "for i in range(%d): x.append(i)" % n, "x.extend(range(%d))" % n,
            "x.extend([n] * %d)" % n, "x += (1, 2, 3)", "x.insert(0, n)", "x[:] = x[:%d]" % n,
            "del x[:%d]" % n, "x = x[%d:]" % c.below(4), "x.pop() if x else 0", "x = x * 2",
            "x *= %d" % c.below(3), "x = x + [n]", "x = x.copy()", "x.sort(key=str)", "x.reverse()",
            "x[2:4] = range(%d)" % n, "del x[::2]", "while len(x) > %d: x.pop()" % n,
            "x.clear()", "x.extend(i for i in range(%d))" % n, "x.extend({i: i for i in range(%d)})" % n,
            "x = [y for y in x]", "x.pop(0) if x else 0", "x = list(x)", "x = sorted(x, key=str)",
            "if x: del x[-1]", "x = list(tuple(x))", "x.extend(tuple(x))", "x.extend(x)"])


def dict_steps(c):
    n = c.below(30)
    yield c.of([
        "x = {}", "x = dict()", "x = {'a': 1}", "x = {'a': 1, 'b': 2, 'c': 3}", "x = {n: 1, 2: 3}",
        "x = {i: i for i in range(%d)}" % n, "x = {str(i): i for i in range(%d)}" % n,
        "x = dict(a=1, b=2)", "x = dict(zip('abcdefgh', range(%d)))" % n,
        "x = dict.fromkeys('abcdefghijkl'[:%d])" % c.below(12), "x = dict([(1, 2), (3, 4)])",
        "x = dict(a=1, b=2, c=3, d=4, e=5, f=6, g=7)", "x = dict({i: i for i in range(%d)})" % n,
        "x = {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7}",
        "x = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}", "x = dict.fromkeys(range(%d))" % n,
        "x = {**{'a': 1}, 'b': 2}", "x = {n + i: i for i in range(%d)}" % n,
        "x = (lambda **k: k)(a=1, b=2, c=3)", "x = dict.fromkeys(set(range(%d)))" % n,
        "x = {'k%d' % i: i for i in range(" + str(n) + ")}"])
    for _ in range(4 + c.below(8)):
        n = c.below(30)
        yield c.of([
            "x[n] = 1", "x['s'] = 1", "for i in range(%d): x[i] = i" % n,
            "for i in range(%d): x['t%%d' %% i] = i" % n, "x.update({i: i for i in range(%d)})" % n,
            "x.update(a=1, b=2, zz=3)", "x = x.copy()", "x = dict(x)", "x.pop(next(iter(x))) if x else 0",
            "for k in list(x)[:%d]: del x[k]" % n, "x.clear()", "x.popitem() if x else 0",
            "x.setdefault('q', []).append(1)", "x = {**x, 'u': 1}", "x = {k: v for k, v in x.items()}",
            "x.update([('m', 1), (n, 2)])", "x[(1, 2)] = 3", "x = dict(x, w=1)",
            "while x: x.popitem()", "x.update(dict.fromkeys('abcdefghijk'))", "x = dict(x.items())"])


def set_steps(c):
    n = c.below(40)
    yield c.of([
        "x = set()", "x = {n, n + 1}", "x = {1, 2, 3, 4, 5}", "x = set(range(%d))" % n,
        "x = {i for i in range(%d)}" % n, "x = set('abcdefgh')", "x = frozenset(range(%d))" % n,
        "x = set({i: i for i in range(%d)})" % n, "x = {1, 2, 3}", "x = set([n] * 5)",
        "x = {*range(%d)}" % n, "x = frozenset({1, 2, 3})"])
    yield "x = set(x)"
    for _ in range(4 + c.below(8)):
        n = c.below(30)
        yield c.of([
            "x.add(n)", "for i in range(%d): x.add(i)" % n, "x.update(range(%d))" % n,
            "x.update({1, 2, 3}, [7])", "x = x | set(range(%d))" % n, "x |= {100, 101}",
            "x = x & set(range(%d))" % n, "x -= set(range(%d))" % n, "x = x.copy()", "x = set(x)",
            "x.discard(n)", "x.clear()", "x = x - {1, 2}", "x ^= set(range(%d))" % n,
            "x = x.union(range(%d))" % n, "x = frozenset(x); x = set(x)", "x = {y for y in x}",
            "x.intersection_update(range(%d))" % n, "x.pop() if x else 0", "x = set(sorted(x))"])


def bytes_steps(c):
    n = c.below(40)
    yield c.of(["x = bytearray()", "x = bytearray(%d)" % n, "x = bytearray(b'abc')",
                "x = bytearray([1, 2, 3])", "x = bytearray(range(%d))" % n,
                "x = bytearray('abc', 'utf8')", "x = bytearray(b'a' * %d)" % n])
    for _ in range(4 + c.below(8)):
        n = c.below(30)
        yield c.of([
            "x.append(1)", "for i in range(%d): x.append(i)" % n, "x.extend(b'a' * %d)" % n,
            "x += b'xyz'", "x.extend(range(%d))" % n, "del x[:%d]" % n, "del x[%d:]" % n,
            "x.pop() if x else 0", "x.insert(0, 1)", "x = x[:%d]" % n, "x = x + b'q'", "x.clear()",
            "x = x * 2", "x[1:3] = b'abcdef'", "x = bytearray(x)", "x = x.copy()",
            "x.pop(0) if x else 0", "x *= 2", "x = x.upper()"])


NAMES = "abcdefghijklmnopqrstuvwxyz"


def instance_steps(c):
    first = [NAMES[c.below(26)] for _ in range(1 + c.below(6))]
    body = "; ".join("self.%s = n" % name for name in first)
    yield "class C:\n        def __init__(self, n): %s" % body
    yield "x = C(1); kept = []"
    for _ in range(4 + c.below(6)):
        name = NAMES[c.below(26)]
        yield c.of([
            "x = C(2)", "kept.append(x); x.%s = 1" % name, "l = [C(i) for i in range(%d)]; x = l[-1]" % (1 + c.below(35)),
            "kept.append(x); x = x.__dict__", "kept.append(C(3)); x = kept[-1].__dict__",
            "kept.append(C(4)); x = vars(kept[-1])", "x = C", "x.%s = 2" % first[0],
            "y = C(5); kept.append(y); y.%s = 1; x = y.__dict__" % name,
            "y = C(6); kept.append(y); y.u1 = y.u2 = y.u3 = y.u4 = 1; x = y.__dict__",
            "y = C(7); kept.append(y); del y.%s; x = y.__dict__" % first[0],
            "x = dict(C(8).__dict__)", "kept.append(C(9)); x = kept[-1].__dict__.copy()",
            "y = C(9); kept.append(y); x = y.__dict__; x['k'] = 1",
            "y = C(9); kept.append(y); x = y.__dict__; x[1] = 1",
            "y = C(1); kept.append(y)\n    for i in range(%d): setattr(y, 'g%%d' %% i, i)\n    x = y.__dict__"
            % c.below(35)])
        yield "kept.append(x); x = x.__dict__ if type(x) is C and n % 3 == 0 else x"
        yield "x = x if type(x) is C else C(n)"


def class_steps(c):
    slots = tuple(NAMES[:c.below(5)])
    base = c.of(["object", "object", "int", "tuple", "list", "dict", "str", "set", "float", "bytes",
                 "Exception", "bytearray", "frozenset", "ValueError", "OSError", "complex"])
    yield "class C(%s): pass" % base
    if base in ("int", "tuple", "bytes", "str") or c.below(2):
        yield "x = C()"
    else:
        yield "class D(C): __slots__ = %r\n    C = D\n    x = C()" % (slots,)
    yield "x = C"
    yield "class S: __slots__ = %r\n    x = S()" % (slots + c.of([(), ("__dict__",), ("__weakref__",)]),)
    yield "class T(S): __slots__ = ('q1', 'q2')\n    x = T()"
    yield "class U(T): pass\n    x = U()"
    yield "x = U"
    yield "x = T"


def text_steps(c):
    letter = c.of(["a", "\\xe9", "\\u20ac", "\\U0001f600"])
    n = c.below(30)
    yield "x = '%s' * %d" % (letter, n)
    for _ in range(6):
        yield c.of(["x = x + 'b'", "x += '\\xe9'", "x = f'{x}-{n}'", "x = x[:%d]" % n, "x = x.upper()",
                    "x = '%s-%d' % (x, n)", "x = ''.join([x, x])", "x = str(n)", "x = x.replace('a', 'bb')",
                    "x = repr(x)", "x = x[::2]", "x = x.encode()\n    x = x.decode()", "x = x.strip('a')",
                    "x = '{:>20}'.format(x[:9])", "x = x * 2", "x = chr(%d) + x" % c.below(400),
                    "x = x[-1:]", "x += '\\u20ac'"])
    yield "x = n ** %d" % c.below(60)
    yield "x = -x >> %d" % c.below(70)
    yield "x = x / 7"
    yield "x = (n,) * %d" % c.below(20)
    yield "x = tuple(range(%d))" % c.below(20)
    yield "x = b'abc' * %d" % c.below(9)
    yield "x = [range(n), slice(n), iter([]), zip(), map(str, []), lambda: n, len, enumerate([])][%d]" % c.below(8)


KINDS = [list_steps, dict_steps, set_steps, bytes_steps, instance_steps, class_steps, text_steps]


def main(seed, count):
    print("from sys import getsizeof")
    c = Choices(seed)
    for number in range(count):
        print("def program_%d(n):\n    x = None" % number)
        for place, step in enumerate(KINDS[number % len(KINDS)](c)):
            print("    try:")
            print("        " + step.replace("\n", "\n    "))
            print("    except (TypeError, ValueError, MemoryError, OverflowError): pass")
            print("    print(%d, %d, getsizeof(x), %r)"
                  % (number, place, step))
        print("program_%d(%d)" % (number, c.below(40)))


main(int(sys.argv[1]), int(sys.argv[2]))
