from __future__ import annotations


def f(a: undefined, b: list[int] = None, *args: 1 + 2, **kw: "quoted") -> lambda x: x + 1:
    x: not_evaluated = 1
    return x


print(f.__annotations__, f(1))


class Node:
    next: Node
    value: int | None = None
    table: dict[str, tuple[int, ...]]
    odd: (a, [b, *c], {d: e}, {f}, not g, -h ** 2, i if j else k, l.m(n, o=1, *p, **q)[r:s], t and u or v, w < x <= y, f"{z!r:>{w}}", [a for b in c if d], 'str', b'b', 1.5, ..., None)


for name, text in Node.__annotations__.items():
    print(name, "=", text)
g: int = 5
print(__annotations__)
