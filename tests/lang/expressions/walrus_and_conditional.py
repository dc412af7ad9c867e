if (n := len([1, 2, 3])) > 2:
    print("long", n)
while (line := ["a", "b", ""][n - 3]):
    print(line)
    n += 1
print((x := 1, y := 2), x, y)
print([z := 3, z * 2], f"{(w := 10)} {w}")


def f(a):
    return a


print(f(q := 5), q)
d = {(k := "key"): (v := "value")}
print(d, k, v)
data = [1, 5, 2, 8]
print([m for d in data if (m := d * 2) > 4], m)
print(any((hit := v) > 4 for v in data), hit)
result = "a" if x else "b" if y else "c"
print(result, (x if 0 else y), [1 if i % 2 else 0 for i in range(4)])
lam = lambda: (t := 4) + t
print(lam())
print((a := 1) + (a := 2) + a)
assert (ok := True) and ok
