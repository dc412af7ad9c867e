calls = []


def c(x):
    calls.append(x)
    return x


print(c(1) < c(2) <= c(2) != c(3) == c(3) > c(0), calls)
calls.clear()
print(c(3) < c(1) < c(5), calls)
print([] == [], [] is [], None is None, 1 == 1.0 == True, "a" < "b" <= "b", (1, 2) < (1, 3), [1] < [1, 0])
print(1 in (1,), 1 not in [], "" in "abc", "bc" in "abc", b"b" in b"abc", 98 in b"abc", None in [None], 2 in {1: 2}, 1.0 in [1])
for op in ("1 < 'a'", "[] < ()", "None > 1", "{} <= {}", "1j < 2", "object() >= object()", "'a' in 5", "1 in 'a'", "'a' in b'a'",
           "(1, 'a') < (1, 2)", "[1, None] < [1, 2]", "min(1, 'a')", "sorted([1, 'a'])", "max([])", "300 in b'a'"):
    try:
        print(eval(op))
    except Exception as e:
        print(type(e).__name__, e)
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1} > set(), {1} < {2}, frozenset([1]) == {1}, {1: 2} == {1: 2.0}, {1: 2} != {})
print(float("nan") != float("nan"), 0.0 == -0.0, 10 ** 20 == 1e20, 2 ** 53 + 1 == float(2 ** 53), 2 ** 1000 > 1e300, -2 ** 70 < -1e10)
print(True == 1, True is True, type(True) == bool, isinstance(1, bool), calls is not None, ... is Ellipsis)
