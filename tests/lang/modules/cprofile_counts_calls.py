# cProfile and pstats: everything that is printed, but for the times.
import cProfile
import io
import profile
import pstats


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def gen(n):
    for i in range(n):
        yield i


def fail():
    raise ValueError("no")


class Thing:
    def __init__(self, x):
        self.x = x

    def double(self):
        return self.x * 2


def work():
    x = []
    for i in gen(3):
        x.append(i)
    try:
        fail()
    except ValueError:
        pass
    try:
        int("x")
        len(5)
    except (TypeError, ValueError):
        pass
    return len(x) + fib(5) + sum(map(fib, [1, 2])) + len(sorted([2, 1], key=abs)) + Thing(3).double()


def without_times(text):
    words = []
    for line in text.splitlines():
        parts = line.split(" ")
        words.append(" ".join("T" if p.count(".") == 1 and p.replace(".", "").isdigit() else p
                              for p in parts))
    return "\n".join(words)


stream = io.StringIO()
pr = cProfile.Profile()
pr.enable()
work()
pr.disable()
stats = pstats.Stats(pr, stream=stream)
stats.strip_dirs().sort_stats("calls", "name").print_stats(5)
stats.print_callers()
stats.print_callees(.5)
stats.reverse_order().print_stats(0.3)
stats.sort_stats("nfl", "stdname").print_stats()
print(without_times(stream.getvalue()))
for keys in (["cumu"], ["tot"], ["pc", "line"], [-1], [0], [1], [2], ["module"],
             [pstats.SortKey.TIME, pstats.SortKey.NAME]):
    print(stats.sort_stats(*keys).sort_type)
for bad in ("nonsense", "c", "cum"):
    try:
        stats.sort_stats(bad)
    except KeyError as error:
        print("KeyError", error)
try:
    stats.sort_stats("name", 1)
except TypeError as error:
    print(error)
try:
    pstats.Stats(object())
except TypeError as error:
    print(str(error).split(" at ")[0])
print(pr.runcall(fib, 6), callable(profile.run), cProfile.Profile().runctx("x = 1", {}, {}) is not None)
both = pstats.Stats(cProfile.Profile().run("work()"), stream=stream)
one = both.stats[("~", 0, "<method 'append' of 'list' objects>")][:2]
both.add(cProfile.Profile().run("work()"))
print(one, both.stats[("~", 0, "<method 'append' of 'list' objects>")][:2])
found = both.get_stats_profile().func_profiles["fib"]
print(found.ncalls, found.line_number, found.tottime >= 0)
