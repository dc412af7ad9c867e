g = (x * x for x in range(4))
print(next(g), list(g), list(g))
print(sum(x for x in range(5)), max(x % 3 for x in range(5)), list(x for x in "ab"), tuple(i for i in range(2)), set(x % 2 for x in range(5)), dict((k, 1) for k in "ab"), sorted(-x for x in range(3)), "".join(str(x) for x in range(3)))
n = 2
g = (x * n for x in range(3))
n = 10
print(list(g))
source = [1, 2]
g = (x for x in source)
source.append(3)
print(list(g))
source = [1]
g = (x for x in source)
source = [9, 9]
print(list(g))
nested = ((x, y) for x in range(2) for y in "ab" if x or y == "a")
print(list(nested), type(nested).__name__, nested.__name__)


def f(it, *rest):
    return list(it), rest


print(f((x for x in [1]), 2), f(x for x in [5]))
print(any(x > 2 for x in (print("looked", v) or v for v in [1, 3, 5])))
g = (i for i in [1, 2, 3] if i != 2)
for x in g:
    print(x, end=" ")
for x in g:
    print("never")
print()
gen_of_gen = ((y for y in range(x)) for x in range(3))
print([list(g) for g in gen_of_gen])
a, b, *c = (x for x in range(5))
print(a, b, c, 3 in (x for x in range(5)), [*(x for x in "xy")])
