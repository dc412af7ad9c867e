# Several pickles in a file, long lists, persistent ids, reducers, old pickles, and what is refused.
import copyreg
import io
import pickle

file = io.BytesIO()
for thing in (1, "two", [3], {"four": 4}):
    pickle.dump(thing, file)
file.seek(0)
try:
    while True:
        print(pickle.load(file))
except EOFError as problem:
    print(problem)
for count in (999, 1000, 1001, 2000, 2001):
    items = list(range(count))
    for protocol in (0, 2, 4):
        data = pickle.dumps(items, protocol)
        table = pickle.dumps(dict.fromkeys(items), protocol)
        print(count, protocol, len(data), len(table), sum(data), sum(table), pickle.loads(data) == items,
              len(pickle.loads(table)), len(pickle.dumps(set(items), protocol)))
for size in (10, 65535, 65536, 200000):
    for thing in ("x" * size, b"y" * size, ["z" * size, 1, b"q" * size], ["ab%d" % i for i in range(size // 8)]):
        data = pickle.dumps(thing)
        print(size, len(data), data[:12], sum(data), pickle.loads(data) == thing)
pickler = pickle.Pickler(io.BytesIO(), 2)
memory = ["kept"]
out = io.BytesIO()
pickler = pickle.Pickler(out, 2)
pickler.dump(memory)
pickler.dump(memory)
pickler.clear_memo()
pickler.dump(memory)
print(out.getvalue())


class Case:
    def __init__(self, number):
        self.number = number


class Ids(pickle.Pickler):
    def persistent_id(self, obj):
        return ("case", obj.number) if isinstance(obj, Case) else None


class Loads(pickle.Unpickler):
    def persistent_load(self, pid):
        return "loaded %s %d" % pid

    def find_class(self, module, name):
        if module != "builtins":
            raise pickle.UnpicklingError(f"{module}.{name} is forbidden")
        return super().find_class(module, name)


out = io.BytesIO()
Ids(out).dump([Case(1), range(2)])
print(out.getvalue(), Loads(io.BytesIO(out.getvalue())).load())
try:
    Loads(io.BytesIO(pickle.dumps(Case(1)))).load()
except pickle.UnpicklingError as problem:
    print(problem)


class Overrides(pickle.Pickler):
    def reducer_override(self, obj):
        return (complex, (obj.number,)) if isinstance(obj, Case) else NotImplemented


out = io.BytesIO()
Overrides(out).dump(Case(7))
print(pickle.loads(out.getvalue()))
copyreg.pickle(Case, lambda case: (int, (str(case.number),)))
print(pickle.loads(pickle.dumps(Case(8))))
for old in (b"(lp0\nI1\naL5L\naF1.5\naS'a\\x41b'\np1\naV\\u00e9\np2\na.", b"(dp0\nI1\nI01\ns.", b"(I1\nI2\nt.",
            b"c__builtin__\nxrange\n(I3\ntR.", b"cexceptions\nValueError\n(S'x'\ntR.", b"\x80\x02]q\x00(K\x01U\x02abe.",
            b"(i__builtin__\nlist\n.", b"I0x10\n."):
    try:
        print(pickle.loads(old))
    except Exception as problem:
        print(type(problem).__name__, problem)
print(pickle.loads(b"U\x02\xffa.", encoding="bytes"), pickle.loads(b"U\x02\xffa.", encoding="latin1"))
local = lambda: 1


def make():
    class Local:
        pass
    return Local()


class Wrong:
    def __reduce__(self):
        return self.what

    def __repr__(self):
        return "Wrong()"


def wrong(what):
    thing = Wrong()
    thing.what = what
    return thing


generator = (i for i in ())
for bad in (local, make(), generator, wrong(5), wrong(()), wrong((1, 2)), wrong((int, 5)), wrong("nothing"), open("/dev/null")):
    try:
        pickle.dumps(bad)
    except Exception as problem:
        print(type(problem), str(problem).replace(hex(id(local)), "0x"), sep=": ")
for bad in (b"", b"K", b"X\x05\x00\x00\x00ab.", b"\x80\x09.", b"z", b"\x00", b"h\x05.", b"0.", b"a.", b"cno_such\nname\n.",
            b"\x80\x04\x8c\x03int.", b"(.", b"e.", b"\x80\x04K\x01K\x02\x93."):
    try:
        print(pickle.loads(bad))
    except Exception as problem:
        print(bad, type(problem), problem)
for call in (lambda: pickle.dumps(1, 6), lambda: pickle.loads("text"), lambda: pickle.loads(5),
             lambda: pickle.dump(1, 5), lambda: pickle.load(5), lambda: copyreg.pickle(int, 5),
             lambda: pickle.dumps(1, -1)):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, issubclass(pickle.PicklingError, pickle.PickleError))
