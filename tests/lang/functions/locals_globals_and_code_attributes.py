def f(a, b=1, *c, d, e=2, **g):
    h = a
    return sorted(locals())


print(f(1, d=2))
code = f.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames, code.co_nlocals, code.co_flags & 0x0C, code.co_freevars, code.co_cellvars)


def outer():
    x = 1

    def inner():
        return x
    return inner


print(outer.__code__.co_cellvars, outer().__code__.co_freevars, outer().__code__.co_name)


def pos(a, b, /, c):
    pass


print(pos.__code__.co_posonlyargcount, pos.__code__.co_argcount)


def gen():
    yield 1


print(bool(gen.__code__.co_flags & 0x20), bool(f.__code__.co_flags & 0x20), gen().gi_code is gen.__code__)
print(type(code).__name__, f.__globals__ is globals(), f.__builtins__["len"] is len if hasattr(f, "__builtins__") else True)


def loc():
    a = 1
    l = locals()
    l["a"] = 99
    l["new"] = 5
    return a, "new" in locals() or True


print(loc())
