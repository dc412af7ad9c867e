# Parent and child links: garbage that only the collector finds.
import report


class N:
    def __init__(self):
        self.child = None
        self.parent = None


for _ in range(300000):
    a, b = N(), N()
    a.child, b.parent = b, a
report.cost()
