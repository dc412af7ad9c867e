def maker(n):
    class Local:
        value = n

        def get(self):
            return n

        class Inner:
            def who(self):
                return type(self).__qualname__

    return Local


A, B = maker(1), maker(2)
print(A is B, A.value, B().get(), A.__qualname__, A.Inner().who())
print(A.get.__qualname__)


class Outer:
    x = "outer x"

    class Inner:
        try:
            y = x
        except NameError as e:
            y = str(e)


print(Outer.Inner.y, Outer.Inner.__qualname__)


class Node:
    def __init__(self, v, nxt=None):
        self.v, self.next = v, nxt

    def __iter__(self):
        node = self
        while node:
            yield node.v
            node = node.next


print(list(Node(1, Node(2, Node(3)))))


class Counter:
    total = 0

    class Meta:
        ordering = ["a"]

    def bump(self):
        Counter.total += 1
        return self


Counter().bump().bump()
print(Counter.total, Counter.Meta.ordering)
