import gc

gc.disable()  # a stress build would walk the full heap at every step


def attempt(f, what):
    try:
        f()
        print(what, "fitted")
    except MemoryError as e:
        print(what, type(e).__name__)


def grow_list():
    l = []
    while True:
        l.append([0] * 100)


def grow_string():
    s = "x"
    while True:
        s += s


def grow_dict():
    d = {}
    n = 0
    while True:
        d[n] = str(n)
        n += 1


def grow_int():
    n = 1 << 1000
    while True:
        n = n * n


def grow_chain():
    class Node:
        __slots__ = ("next",)
    head = None
    while True:
        n = Node()
        n.next = head
        head = n


def grow_set():
    s = set()
    while True:
        s.add((len(s),))


def grow_bytes():
    b = bytearray(b"x")
    while True:
        b += b


def one_big():
    return [0] * 100000000


def comprehension():
    return [[i] for i in range(10 ** 9)]


def instances():
    class P:
        pass
    keep = []
    while True:
        p = P()
        p.a = p.b = 1
        keep.append(p)


for round in range(2):
    for f in (grow_list, grow_string, grow_dict, grow_chain, grow_set, grow_bytes, one_big, comprehension, instances):
        attempt(f, f.__name__)
print(sum(range(1000)), "still works")
