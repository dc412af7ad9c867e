es = [Exception(), Exception("one"), Exception(1, 2), KeyError("k"), KeyError(), KeyError(1, 2), ValueError(""), ValueError(None),
      OSError(2, "No such file or directory"), OSError(2, "msg", "file.txt"), OSError("only"), StopIteration(5), SystemExit(3),
      AttributeError("a"), NameError("n"), ImportError("i"), UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte"),
      UnicodeEncodeError("ascii", "aé", 1, 2, "ordinal not in range(128)"), AssertionError((1, 2)), FileNotFoundError(2, "nf"),
      SyntaxError("bad"), RecursionError("deep"), ZeroDivisionError("z"), Warning("w"), KeyboardInterrupt()]
for e in es:
    print(type(e).__name__, "|", str(e), "|", repr(e), "|", e.args)
e = OSError(13, "denied", "f")
print(type(e).__name__, e.errno, e.strerror, e.filename)
print(StopIteration(7).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, ImportError("x", name="n", path="p").name)
e = ValueError("x")
e.args = (1, 2)
print(e, repr(e))
e.custom = 5
print(e.custom, e.__dict__)
e.add_note("a note")
e.add_note("another")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as err:
    print(err)
try:
    e.args = 5
except TypeError as err:
    print(err)
try:
    e.__cause__ = 5
except TypeError as err:
    print(err)
try:
    e.__traceback__ = 5
except TypeError as err:
    print(err)
e.__cause__ = KeyError("c")
print(e.__suppress_context__, e.__traceback__)
print(NameError("x", name="q").name, AttributeError("m", name="n", obj=3).obj)
try:
    ValueError(x=1)
except TypeError as err:
    print(err)
