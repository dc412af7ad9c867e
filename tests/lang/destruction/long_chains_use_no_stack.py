class Link:
    __slots__ = ("next",)

    def __init__(self, nxt):
        self.next = nxt


head = None
for i in range(100000):
    head = Link(head)
del head
print("slotted chain")
l = []
for i in range(100000):
    l = [l]
del l
print("lists")
t = ()
for i in range(100000):
    t = (t,)
del t
print("tuples")
d = {}
for i in range(50000):
    d = {"k": d}
del d
print("dicts")


class Plain:
    pass


p = None
for i in range(50000):
    q = Plain()
    q.next = p
    p = q
del p, q
print("instances")
f = None
for i in range(20000):
    f = (lambda g: lambda: g)(f)
del f
print("closures")
