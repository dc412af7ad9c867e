def boom(*a):
    raise ValueError("boom")


def attempt(name, f):
    try:
        f()
        print(name, "nothing")
    except Exception as e:
        print(name, type(e).__name__, e)


class B:
    __bool__ = __len__ = __iter__ = __next__ = __enter__ = __exit__ = __getitem__ = __contains__ = __del__x = boom
    __set_name__x = __get__ = __index__ = __hash__ = __eq__ = __format__ = __call__ = boom


b = B()


class Owner:
    attr = b if False else None


Owner.attr = b
attempt("if", lambda: 1 if b else 2)
attempt("while", lambda: exec("while b: pass", {"b": b}))
attempt("for", lambda: exec("for x in b: pass", {"b": b}))
attempt("unpack", lambda: exec("x, y = b", {"b": b}))
attempt("with", lambda: exec("with b: pass", {"b": b}))
attempt("getitem", lambda: b[0])
attempt("in", lambda: 1 in b)
attempt("descriptor", lambda: Owner.attr)
attempt("index", lambda: [1][b])
attempt("hash", lambda: {b: 1})
attempt("eq", lambda: b == 1)
attempt("format", lambda: f"{b}")
attempt("default", lambda: exec("def f(x=b()): pass", {"b": b}))
attempt("decorator", lambda: exec("@b\ndef f(): pass", {"b": b}))
attempt("base", lambda: exec("class A(b()): pass", {"b": b}))
attempt("comprehension", lambda: [b() for _ in [1]])
attempt("condition", lambda: [x for x in [1] if b])
attempt("key", lambda: sorted([1], key=boom))
attempt("star", lambda: print(*b))
attempt("double star", lambda: dict(**b))
attempt("assert", lambda: exec("assert b", {"b": b}))
attempt("assert message", lambda: exec("assert 0, b()", {"b": b}))
attempt("raise", lambda: exec("raise b", {"b": b}))
attempt("except", lambda: exec("try:\n 1/0\nexcept b():\n pass", {"b": b}))
attempt("yield from", lambda: list(exec("def g(): yield from b", ns := {"b": b}) or ns["g"]()))
attempt("slice", lambda: [1, 2][b:])
attempt("chained", lambda: 1 < 2 < b())
attempt("and", lambda: b and 1)
attempt("match", lambda: exec("match b:\n case 5: pass", {"b": b}))
attempt("import", lambda: exec("from math import nothing_here"))
attempt("del", lambda: exec("del b[0]", {"b": b}))
attempt("augmented", lambda: exec("b[0] += 1", {"b": b}))
attempt("print", lambda: print(b, sep=3))
attempt("annotation", lambda: exec("x: b() = 1", {"b": b}))
attempt("call", lambda: b(1, 2))
attempt("lambda default", lambda: exec("lambda x=b(): 0", {"b": b}))
attempt("metaclass", lambda: exec("class A(metaclass=b): pass", {"b": b}))
attempt("prepare", lambda: exec("class A:\n x = b()", {"b": b}))
