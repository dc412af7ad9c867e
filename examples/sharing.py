# A reference costs a word; what it refers to is paid once. Sharing is what makes lists cheap, and
# [[0] * n] * n a trap.
import sys
import tare

name = "a rather long name for a row"
rows = [
    ("1000 times the same str", [name] * 1000),
    ("1000 equal strs", ["".join(["a rather long name for a ", str(i % 10)]) for i in range(1000)]),
    ("1000 interned strs",
     [sys.intern("".join(["a rather long name for a ", str(i % 10)])) for i in range(1000)]),
    ("1000 small ints", list(range(1000))),
    ("1000 times one list", [[0]] * 1000),
    ("1000 lists", [[0] for _ in range(1000)]),
]
print(f"{'list of':28}{'own':>8}{'alone':>9}{'objects':>9}")
for what, value in rows:
    anatomy = tare.anatomy(value)
    print(f"{what:28}{anatomy.own_bytes:8}{anatomy.alone_bytes:9}{anatomy.alone_count:9}")

grid = [[0] * 3] * 3
grid[0][0] = 1
print("one row three times:", grid)
grid = [[0] * 3 for _ in range(3)]
grid[0][0] = 1
print("three rows:         ", grid)
