name, n, pi = "Ann", 42, 3.14159
print(f"{name} {n} {pi}", f"{name!r} {name!s} {'é'!a}", f"{n:5d}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:,}")
print(f"{pi:.2f} {pi:8.3f} {pi:e} {pi:g} {pi:%} {1e10:,.2f} {pi:.0f} {-pi:+.1f} {1234567.891:_.1f}")
print(f"{n + 1} {n * 2!r} {[x for x in range(3)]} {name.upper()} {(lambda x: x * 2)(4)} {name[0]} {len(name)}")
print(f"{ {'a': 1}['a'] } { {1, 2} } {{literal}} {{{n}}} {{{{")
print(f"{n=} {n = } {name=!s} {pi=:.2f} {n+1=} { n = }{name[0]=}")
width, prec = 10, 3
print(f"{pi:{width}.{prec}f}|{name:{'*'}^{width}}|{name:>{width}}|{n:{'0'}>{4}}|{pi:{'.2' + 'f'}}")
print(f"{'nested ' + f'{n} {name!r}'}")
print(f"""multi
{n}
line {name
}""")
print(f"{n if n > 40 else 0} {n and name} {not n} {n == 42} {n != 3} {n >= 1} {(y := 5)} {y}")
print(f'{"double"} {name + "x"}', f"{'a' 'b'}", f"{1, 2}", f"{*[1, 2],}", f"{None} {True} {...}", f"{'a' if 1 else 'b':>3}")
print(f"{n:{width}}" f"{n!s:>{width}}" "plain {n}" rf"\{n}", "no backslash")
class F:
    def __format__(self, spec):
        return f"<{spec}>"
    def __repr__(self):
        return "R"
print(f"{F()} {F():abc} {F()!r:>4} {F():{n}} {F():%Y-%m-%d}")
print(f"", f"{''}", f"{n!r:^{width}}", f"{3.0}", f"{10**20}", f"{'{'}{'}'}")
d = {"k": {"j": 1}}
print(f"{d['k']['j']} {d}")
def g():
    yield f"{(yield 1)}"
it = g()
next(it)
print(it.send("sent"))
